"""What the windows that make a plan ask: likely layers, fields, values, and writing the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..codes import labels, load_codes
from ..messages import Label
from ..progress import Feedback, part
from ..results import Result
from .operation import Layers, Operation, Parameters

TABLES = (
    "population.counts",
    "population.history",
    "population.forecast",
    "economy.projects",
    "budget.revenue",
    "budget.expenditure",
    "budget.measures",
    "budget.rates",
    "norms",
    "rules.zone_rules",
    "transformation.cases",
    "management.proposals",
    "management.hearings",
    "management.working_group",
    "management.indicators",
)
"""The tables that the wizard asks for; all other keys are written by hand."""


@dataclass(frozen=True)
class LikelyLayers(Result):
    """The layers that a plan may have, and which of the map they may be.

    Attributes
    ----------
    table : pandas.DataFrame
        As :func:`sedp_spatial.plan.layer_choice.propose_layers` gives it.
    tables_wanted : pandas.DataFrame
        key, title of the tables that a plan may have.
    columns : pandas.DataFrame
        kind, column, title, type, codes (the code file, "" if none), unit.
    codes : pandas.DataFrame
        file, code, label, colour: what may be chosen in a column of codes.
    units : pandas.DataFrame
        unit, label, in_ha.
    applied_from : float
        The score from which a proposal is taken.
    """

    tables_wanted: pd.DataFrame
    columns: pd.DataFrame
    codes: pd.DataFrame
    units: pd.DataFrame
    applied_from: float


def _likely(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..layers.proposing import applied_from
    from ..layers.schema import schema_of
    from ..plan.layer_choice import propose_layers

    lang = str(parameters["lang"])
    columns = [
        (kind, one.name, Label("labels", f"column.{one.name}"), one.type, one.codes or "",
         one.unit or "")
        for kind in load_codes("schema")
        for one in schema_of(kind).columns.values()
    ]  # fmt: skip
    files = dict.fromkeys(one[4] for one in columns if one[4])
    codes = [
        (file, code, label, load_codes(file)[code].get("colour", ""))
        for file in files
        for code, label in labels(file, lang).items()
    ]
    units = labels("units", lang)
    wanted = [(key, Label("labels", f"key.{key}")) for key in TABLES]
    return LikelyLayers(
        table=propose_layers(parameters["layers"]),
        layer=None,
        notes=(),
        tables_wanted=_frame(wanted, "key", "title"),
        columns=_frame(columns, "kind", "column", "title", "type", "codes", "unit"),
        codes=_frame(codes, "file", "code", "label", "colour"),
        units=pd.DataFrame(
            [(unit, units[unit], entry["in_ha"]) for unit, entry in load_codes("units").items()],
            columns=["unit", "label", "in_ha"],
        ),
        applied_from=applied_from(),
    )


@dataclass(frozen=True)
class Described(Result):
    """What some layers have; ``key`` is the layer in each table.

    Attributes
    ----------
    table : pandas.DataFrame
        key, features, area_ha.
    fields, proposals, values : pandas.DataFrame
        As of :class:`sedp_spatial.layers.describing.LayerDescription`.
    codes : pandas.DataFrame
        file, value, code, score: what each value may be, for every file of codes.
    """

    fields: pd.DataFrame
    proposals: pd.DataFrame
    values: pd.DataFrame
    codes: pd.DataFrame


def _describe(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..layers.describing import describe_layer
    from ..layers.proposing import propose_codes
    from ..layers.reading import read_raw
    from ..plan.drafting import mapped_kind

    asked: Mapping[str, Mapping[str, Any]] = parameters["sources"]
    found: dict[str, Any] = {}
    for place, (key, one) in enumerate(asked.items()):
        raw, name = read_raw(one["source"], crs=one.get("crs") or None)
        found[key] = describe_layer(
            raw, kind=mapped_kind(key), source=str(one.get("name") or name),
            feedback=part(feedback, place / len(asked), (place + 1) / len(asked)),
        )  # fmt: skip
    values = _keyed({key: one.values for key, one in found.items()})
    spelt = sorted({str(value) for value in values["value"].dropna()}) if len(values) else []
    codes = [
        (file, one.name, one.meant, one.score)
        for file in ("categories", "land_kinds", "ownership", "in_use")
        for one in propose_codes(spelt, file)
        if one.meant
    ]
    rows = [(key, one.features, one.area_ha) for key, one in found.items()]
    return Described(
        table=pd.DataFrame(rows, columns=["key", "features", "area_ha"]),
        layer=None,
        notes=(),
        fields=_keyed({key: one.table for key, one in found.items()}),
        proposals=_keyed({key: one.proposals for key, one in found.items()}),
        values=values,
        codes=pd.DataFrame(codes, columns=["file", "value", "code", "score"]),
    )


@dataclass(frozen=True)
class Foreseen(Result):
    """What a run of a plan would do, see :func:`sedp_spatial.plan.foreseeing.foreseen`."""

    steps_running: int


def _foresee(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..plan.foreseeing import RUNS, foreseen

    table = foreseen(parameters["keys"])
    return Foreseen(table, None, (), int((table["state"] == RUNS).sum()))


def _new(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..plan.drafting import new_plan

    return new_plan(**parameters)


def _given(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..plan.remapping import given_mappings

    return given_mappings(parameters["plan"])


def _change(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..plan.remapping import change_mappings

    return change_mappings(**parameters)


def _frame(rows: list[tuple[Any, ...]], *names: str) -> pd.DataFrame:
    """A table of texts and labels."""
    return pd.DataFrame(
        {name: pd.Series([row[at] for row in rows], dtype=object) for at, name in enumerate(names)}
    )


def _keyed(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Tables below one another, the first column saying whose each row is."""
    tables = [frame.assign(key=key) for key, frame in frames.items()]
    whole = pd.concat(tables, ignore_index=True)
    return whole[["key", *(name for name in whole.columns if name != "key")]]


OPERATIONS = {
    "likely_layers": Operation(_likely, {}),
    "describe_layers": Operation(_describe, {}),
    "foresee_plan": Operation(_foresee, {}),
    "new_plan": Operation(_new, {}),
    "given_mappings": Operation(_given, {}),
    "change_mappings": Operation(_change, {}),
}
