"""Foreign fields and codes to the schema: one TOML file, reused by every command and by QGIS."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..codes import recognise
from ..errors import DataError, UsageError
from ..messages import Label, Message
from ..textfiles import load_toml
from .cells import by_value, distinct, shortened, texts
from .numbers import area_factor, to_numbers
from .schema import UNASSIGNED, Column, Schema, schema_of

# Where a layer keeps what was noticed while it was read (pandas carries ``attrs`` along).
NOTES = "sedp_notes"
UNREADABLE = "sedp_unreadable"
# The rows whose outlines were left aside because their coordinates lie nowhere on the Earth.
NOWHERE = "sedp_nowhere"

_LISTED = 10
_EXAMPLES = {
    "fields": 'category = "PURPOSE", registered_area_ha = { field = "AREA", unit = "m2" }',
    "codes": '[codes.category] "ЛПХ" = "agricultural"',
    "layer": 'crs = "EPSG:7694"',
}


def load_mapping(path: str | Path) -> dict[str, Any]:
    """Read a mapping file.

    Raises
    ------
    UsageError
        If the file is not there, is not TOML or has a part that is not known.
    """
    try:
        mapping = load_toml(Path(path))
    except OSError as error:
        raise UsageError("error.no_file", path=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("error.mapping_syntax", path=str(path), reason=str(error)) from error
    unknown = set(mapping) - {"fields", "codes", "layer"}
    if unknown:
        raise UsageError("error.mapping_part", path=str(path), parts=sorted(unknown))
    _check_form(mapping, str(path))
    return mapping


def apply_mapping(
    gdf: gpd.GeoDataFrame,
    mapping: Mapping[str, Any] | None = None,
    *,
    kind: str,
    source: str = "",
) -> gpd.GeoDataFrame:
    """Give a layer the columns of the schema; its other fields pass through untouched.

    Parameters
    ----------
    gdf : geopandas.GeoDataFrame
    mapping : mapping, optional
        ``fields``: schema column → field, or ``{field = …, unit = "m2"}``;
        ``codes``: schema column → {value in the layer → code}, ``"*"`` for all others.
        Without it, fields are taken by their schema names, whatever their case.
    kind : str
        The kind of layer (``parcels``, ``zones``, …).
    source : str
        What the layer is called in error messages.

    Returns
    -------
    geopandas.GeoDataFrame
        A copy with the input's index. ``attrs["sedp_notes"]`` holds what was noticed. A value
        that has no code under an explicit code mapping becomes ``unassigned``; without a mapping
        it is kept, so that :func:`check_layer` can name it.

    Raises
    ------
    DataError
        If a mapped field is not in the layer; the nearest names are suggested.
    UsageError
        If the mapping names a column, unit or code that does not exist.
    """
    schema = schema_of(kind)
    fields, codes = _parts_of(mapping or {}, schema)
    mapped = gdf.copy()
    notes: list[Message] = list(gdf.attrs.get(NOTES, []))
    unreadable: list[dict[str, Any]] = list(gdf.attrs.get(UNREADABLE, []))
    for column in schema.columns.values():
        field, unit = _field_of(column, fields, gdf, source)
        if field is None:
            mapped[column.name] = _absent(column, schema, gdf)
            if column.name not in gdf.columns:
                notes.append(
                    Message(
                        "note.absent_column",
                        column=Label("labels", f"column.{column.name}"),
                        layer=source,
                    )
                )
            continue
        values = gdf[field]
        if column.type == "number":
            mapped[column.name], wrong = to_numbers(
                values, factor=_factor(column, unit), as_area=column.unit == "ha"
            )
            unreadable += [
                {"column": column.name, "row": row, "value": str(value)}
                for row, value in values[wrong].items()
            ]
            if wrong.any():
                notes.append(_unreadable_note(column, values[wrong]))
        elif column.type == "code":
            mapped[column.name], note = _to_codes(values, column, codes.get(column.name))
            notes += note
        elif column.type == "text":
            mapped[column.name] = texts(values)
        else:
            mapped[column.name] = values
    mapped.attrs = {**gdf.attrs, NOTES: notes, UNREADABLE: unreadable}
    return mapped


def _check_form(mapping: Mapping[str, Any], path: str) -> None:
    """Refuse texts where tables belong and the like, before they are taken for something else."""
    for part, example in _EXAMPLES.items():
        given = mapping.get(part, {})
        wrong = not isinstance(given, Mapping)
        if not wrong and part == "fields":
            wrong = not all(map(_names_a_field, given.values()))
        elif not wrong and part == "codes":
            wrong = not all(map(_is_code_table, given.values()))
        if wrong:
            raise UsageError("error.mapping_shape", path=path, part=part, example=example)


def _names_a_field(given: Any) -> bool:
    return isinstance(given.get("field") if isinstance(given, Mapping) else given, str)


def _is_code_table(given: Any) -> bool:
    return isinstance(given, Mapping) and all(isinstance(code, str) for code in given.values())


def _parts_of(
    mapping: Mapping[str, Any], schema: Schema
) -> tuple[dict[str, Any], dict[str, dict[str, str]]]:
    _check_form(mapping, "TOML")
    fields = dict(mapping.get("fields", {}))
    codes = {name: dict(values) for name, values in mapping.get("codes", {}).items()}
    for name in [*fields, *codes]:
        if name not in schema.columns:
            raise UsageError(
                "error.mapping_column",
                column=name,
                kind=schema.kind,
                allowed=", ".join(schema.columns),
            )
    for name, values in codes.items():
        file = schema.columns[name].codes
        known = recognise(file, list(values.values())) if file else {}
        wrong = [code for code, meant in known.items() if meant is None and code != UNASSIGNED]
        if wrong or not file:
            raise UsageError(
                "error.mapping_code", column=name, codes=wrong or list(values.values())
            )
        codes[name] = {value: known[code] or code for value, code in values.items()}
    return fields, codes


def _field_of(
    column: Column, fields: Mapping[str, Any], gdf: gpd.GeoDataFrame, source: str
) -> tuple[str | None, str | None]:
    """The field of the layer behind a schema column, and the unit it is in."""
    names = [str(name) for name in gdf.columns if name != gdf.geometry.name]
    wanted = fields.get(column.name)
    if wanted is None:
        same = [name for name in names if name.casefold() == column.name.casefold()]
        return (same[0] if same else None), None
    field = wanted["field"] if isinstance(wanted, Mapping) else str(wanted)
    unit = wanted.get("unit") if isinstance(wanted, Mapping) else None
    if field not in names:
        near = difflib.get_close_matches(field, names, n=3, cutoff=0.4) or names[:_LISTED]
        raise DataError(
            "error.no_field", field=field, column=column.name, layer=source, nearest=near
        )
    return field, unit


def _factor(column: Column, unit: str | None) -> float:
    if unit is None or column.unit != "ha":
        return 1.0
    factor = area_factor(unit)
    if factor is None:
        raise UsageError("error.unit", unit=unit, column=column.name)
    return factor


def _absent(column: Column, schema: Schema, gdf: gpd.GeoDataFrame) -> pd.Series:
    if column.name == schema.id:
        numbers = [str(number) for number in range(1, len(gdf) + 1)]
        return pd.Series(numbers, index=gdf.index, dtype="object")
    if column.type == "number":
        return pd.Series(float("nan"), index=gdf.index, dtype="float64")
    return pd.Series(column.given, index=gdf.index, dtype="object")


def _to_codes(
    values: pd.Series, column: Column, mapping: dict[str, str] | None
) -> tuple[pd.Series, list[Message]]:
    text = texts(values)
    found = distinct(text)
    known = recognise(column.codes or "", found)
    if mapping is None:
        return by_value(text, lambda value: known[value] or value), []
    stripped = {str(value).strip(): code for value, code in mapping.items()}
    fallback = stripped.pop("*", None)
    meaning = {v: stripped.get(v) or fallback or known[v] or UNASSIGNED for v in found}
    lost = [value for value in found if meaning[value] == UNASSIGNED]
    coded = by_value(text, meaning.__getitem__, missing=fallback)
    if not lost:
        return coded, []
    counts = text.value_counts()
    return coded, [
        Message(
            "note.codes_unassigned",
            column=Label("labels", f"column.{column.name}"),
            features=int(counts[lost].sum()),
            values=shortened([f"{value} ({counts[value]})" for value in lost], _LISTED),
        )
    ]


def _unreadable_note(column: Column, values: pd.Series) -> Message:
    return Message(
        "note.unreadable_numbers",
        column=Label("labels", f"column.{column.name}"),
        features=len(values),
        values=shortened([str(value) for value in values.unique()], _LISTED),
    )
