"""What a user has chosen in the wizard, and what follows from it; plain Python.

The library describes layers and proposes; here its proposals become choices, the user changes
them, and the sums over what is still unassigned are made. Values are counted once per field, so
that a change costs nothing however many parcels there are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Iterable, Optional, Sequence

UNASSIGNED = "unassigned"
REST = "*"
"""All other values, and features without one, as mapping files write it."""
SAME_AS_PARCELS = ("parcels_before", "neighbours")
AREA = "ha"


@dataclass(frozen=True)
class Column:
    """A column of the schema."""

    name: str
    title: str
    type: str
    codes: str
    unit: str


@dataclass(frozen=True)
class Field:
    """A field of a layer."""

    name: str
    type: str
    filled: int
    distinct: int
    example: str
    ratio_ha: Optional[float]
    many: bool


@dataclass(frozen=True)
class Value:
    """A value of a field; None stands for features without one."""

    value: Optional[str]
    features: int
    area_ha: float


@dataclass(frozen=True)
class Preview:
    """How much land of a layer has which code, and how much has none."""

    features: int
    area_ha: float
    unassigned: int
    unassigned_ha: float
    codes: list[tuple[str, int, float]]


@dataclass
class LayerState:
    """One layer of the plan as it is mapped."""

    key: str
    title: str
    kind: str
    source: str
    name: str = ""
    crs: str = ""
    features: int = 0
    area_ha: float = 0.0
    fields: list[Field] = field(default_factory=list)
    proposed: dict[str, tuple[str, float]] = field(default_factory=dict)
    values: dict[str, list[Value]] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    given: dict[str, dict[str, str]] = field(default_factory=dict)
    """Codes of the mapping file that is edited: they stay even where no feature has the value."""

    def field_named(self, name: str) -> Field | None:
        """A field of the layer."""
        return next((one for one in self.fields if one.name == name), None)


class WizardState:
    """All choices; nothing here knows of windows or of QGIS."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.columns: dict[str, list[Column]] = {}
        self.labels: dict[str, list[tuple[str, str, str]]] = {}
        self.units: list[tuple[str, str, float]] = []
        self.applied_from = 1.0
        self.layers: dict[str, LayerState] = {}
        self.meant: dict[str, dict[str, tuple[str, float]]] = {}

    # --- what the library said ----------------------------------------------------------------

    def know(self, columns: Iterable[dict[str, Any]], codes: Iterable[dict[str, Any]],
             units: Iterable[dict[str, Any]], applied_from: float) -> None:  # fmt: skip
        """Take the schema, the codes and the units."""
        for row in columns:
            one = Column(row["column"], row["title"], row["type"], row["codes"], row["unit"])
            self.columns.setdefault(row["kind"], []).append(one)
        for row in codes:
            entry = (row["code"], row["label"], row["colour"])
            self.labels.setdefault(row["file"], []).append(entry)
        self.units = [(row["unit"], row["label"], float(row["in_ha"])) for row in units]
        self.applied_from = applied_from

    def describe(self, tables: dict[str, list[dict[str, Any]]]) -> None:
        """Take what the library found in the layers, and choose what it is sure of."""
        for row in tables["table"]:
            layer = self.layers[row["key"]]
            layer.features, layer.area_ha = int(row["features"]), float(row["area_ha"])
            layer.fields, layer.values = [], {}
        for row in tables["fields"]:
            self.layers[row["key"]].fields.append(
                Field(row["field"], row["type"], int(row["filled"]), int(row["distinct"]),
                      str(row["example"] or ""), row["ratio_ha"], bool(row["most"]))
            )  # fmt: skip
        for row in tables["values"]:
            values = self.layers[row["key"]].values.setdefault(row["field"], [])
            values.append(Value(row["value"], int(row["features"]), float(row["area_ha"])))
        for row in tables["codes"]:
            meant = self.meant.setdefault(row["file"], {})
            meant[str(row["value"])] = (row["code"], float(row["score"]))
        for row in tables["proposals"]:
            layer = self.layers[row["key"]]
            field_, score = row["field"] or "", float(row["score"] or 0)
            layer.proposed[row["column"]] = (field_, score)
            sure = field_ if score >= self.applied_from else ""
            self.choose_field(layer.key, row["column"], sure)

    # --- fields -------------------------------------------------------------------------------

    def column(self, key: str, name: str) -> Column:
        """A column of a layer's kind."""
        return next(one for one in self.columns[self.layers[key].kind] if one.name == name)

    def choose_field(self, key: str, column: str, name: str) -> None:
        """Take a field for a column; its unit and codes are proposed anew."""
        layer, schema = self.layers[key], self.column(key, column)
        layer.chosen[column] = name
        layer.units.pop(column, None)
        layer.codes.pop(column, None)
        found = layer.field_named(name)
        if found is None:
            return
        if schema.unit == AREA:
            layer.units[column] = self.likely_unit(found.ratio_ha)
        if schema.codes:
            meant = self.meant.get(schema.codes, {})
            layer.codes[column] = {
                one.value: meant[one.value][0]
                for one in layer.values.get(name, [])
                if one.value is not None
                and one.value in meant
                and meant[one.value][1] >= self.applied_from
            }

    def cannot_be_left(self, key: str, column: str) -> str:
        """The field that the library takes by its name even if no mapping names it."""
        names = [one.name for one in self.layers[key].fields]
        return next((name for name in names if name.casefold() == column.casefold()), "")

    def likely_unit(self, ratio_ha: float | None) -> str:
        """The unit in which a register agrees best with the map."""
        if ratio_ha is None or not ratio_ha > 0:
            return AREA
        return min(self.units, key=lambda unit: abs(math.log(ratio_ha * unit[2])))[0]

    def ratio(self, key: str, column: str) -> float | None:
        """Registered by measured area in the chosen unit, the median of the parcels."""
        layer = self.layers[key]
        found = layer.field_named(layer.chosen.get(column, ""))
        if found is None or found.ratio_ha is None:
            return None
        factors = {unit: in_ha for unit, _, in_ha in self.units}
        return found.ratio_ha * factors[layer.units.get(column, AREA)]

    # --- codes --------------------------------------------------------------------------------

    def code_columns(self) -> list[tuple[str, str]]:
        """Layer and column of everything that has codes and a field for them."""
        return [
            (key, one.name)
            for key, layer in self.layers.items()
            for one in self.columns.get(layer.kind, [])
            if one.codes and layer.chosen.get(one.name)
        ]

    def values_of(self, key: str, column: str) -> list[Value]:
        """The values of the chosen field."""
        layer = self.layers[key]
        return layer.values.get(layer.chosen.get(column, ""), [])

    def likely_code(self, key: str, column: str, value: str | None) -> tuple[str, float]:
        """What a value may be, and how sure that is."""
        file = self.column(key, column).codes
        return self.meant.get(file, {}).get(value or "", ("", 0.0))

    def assign(self, key: str, column: str, values: Sequence[str], code: str) -> None:
        """Give values a code; an empty one takes it away."""
        table = self.layers[key].codes.setdefault(column, {})
        for value in values:
            if code:
                table[value] = code
            else:
                table.pop(value, None)

    def preview(self, key: str, column: str) -> Preview:
        """How much is assigned, and how much is not: the sums that a balance would give."""
        layer = self.layers[key]
        table = layer.codes.get(column, {})
        rest = table.get(REST, "")
        sums: dict[str, list[float]] = {}
        for one in self.values_of(key, column):
            code = (table.get(one.value, "") if one.value is not None else "") or rest
            total = sums.setdefault(code if code != UNASSIGNED else "", [0, 0.0])
            total[0] += one.features
            total[1] += one.area_ha
        lost = sums.pop("", [0, 0.0])
        order = [code for code, _, _ in self.labels[self.column(key, column).codes]]
        return Preview(
            features=layer.features,
            area_ha=layer.area_ha,
            unassigned=int(lost[0]),
            unassigned_ha=lost[1],
            codes=[(code, int(sums[code][0]), sums[code][1]) for code in order if code in sums],
        )

    # --- what is written ----------------------------------------------------------------------

    def mapping(self, key: str) -> dict[str, Any]:
        """The mapping of a layer as its file holds it; nothing that goes without saying."""
        layer = self.layers[key]
        fields: dict[str, Any] = {}
        codes: dict[str, dict[str, str]] = {}
        for one in self.columns.get(layer.kind, []):
            name = layer.chosen.get(one.name, "")
            unit = layer.units.get(one.name, "")
            if name and unit not in ("", AREA):
                fields[one.name] = {"field": name, "unit": unit}
            elif name and name.casefold() != one.name.casefold():
                fields[one.name] = name
            if one.codes and name:
                table = self._codes(key, one)
                if table:
                    codes[one.name] = table
        found: dict[str, Any] = {"fields": fields, "codes": codes}
        if layer.crs:
            found["layer"] = {"crs": layer.crs}
        return {part: value for part, value in found.items() if value}

    def _codes(self, key: str, column: Column) -> dict[str, str]:
        """The codes of a column; none where every value says what it is by itself."""
        layer = self.layers[key]
        table = dict(layer.codes.get(column.name, {}))
        known = {v: c for v, (c, score) in self.meant.get(column.codes, {}).items() if score >= 1}
        values = [one.value for one in self.values_of(key, column.name) if one.value is not None]
        for value in values:  # the library would take a label for its code even so
            if value in known and value not in table and REST not in table:
                table[value] = UNASSIGNED
        kept = {v: c for v, c in layer.given.get(column.name, {}).items()
                if v not in values and v != REST}  # fmt: skip
        obvious = REST not in table and not kept
        obvious = obvious and all(v in known and known[v] == table.get(v) for v in values)
        if obvious:
            return {}
        ordered = {value: table[value] for value in values if value in table}
        rest = {REST: table[REST]} if REST in table else {}
        return {**ordered, **kept, **rest} or {REST: UNASSIGNED}

    def mappings(self) -> dict[str, dict[str, Any]]:
        """The mappings of all layers that need one."""
        found = {key: self.mapping(key) for key in self.layers}
        for key in SAME_AS_PARCELS:
            if key in found and found.get("parcels"):
                if found[key] == found["parcels"]:
                    del found[key]
                elif not found[key]:  # or that of the parcels would be taken
                    chosen = self.layers[key].chosen
                    found[key] = {"fields": {c: name for c, name in chosen.items() if name}}
        return {key: mapping for key, mapping in found.items() if mapping}

    def counts(self) -> dict[str, dict[str, dict[str, list[float]]]]:
        """How much land has which value, for the comments of the mapping files."""
        found: dict[str, dict[str, dict[str, list[float]]]] = {}
        for key, column in self.code_columns():
            table = {
                one.value: [one.features, one.area_ha]
                for one in self.values_of(key, column)
                if one.value is not None
            }
            found.setdefault(key, {})[column] = table
        return found

    # --- a plan that is there ------------------------------------------------------------------

    def take_given(self, fields: Iterable[dict[str, Any]], codes: Iterable[dict[str, Any]]) -> None:
        """Choose what the mapping files of a plan say, over what would be proposed."""
        for row in fields:
            layer = self.layers.get(row["key"])
            if layer is not None and layer.field_named(row["field"]) is not None:
                self.choose_field(row["key"], row["column"], row["field"])
                if row["unit"]:
                    layer.units[row["column"]] = self._unit_of(row["unit"])
                elif self.column(row["key"], row["column"]).unit == AREA:
                    layer.units[row["column"]] = AREA
        for row in codes:
            layer = self.layers.get(row["key"])
            if layer is not None:
                layer.given.setdefault(row["column"], {})[row["value"]] = row["code"]
        for layer in self.layers.values():
            for column, table in layer.given.items():
                seen = {one.value for one in self.values_of(layer.key, column)}
                mine = layer.codes.setdefault(column, {})
                mine.update({v: c for v, c in table.items() if v in seen or v == REST})

    def _unit_of(self, written: str) -> str:
        """The unit that a file names by its code or its label."""
        for unit, label, _ in self.units:
            if written.casefold() in (unit, label.casefold()):
                return unit
        return written
