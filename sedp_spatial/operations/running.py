"""Run an operation by name: layers mapped to the schema in, plain tables out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..optional import need
from ..progress import Feedback, part, step
from ..results import Result
from . import (
    of_budget,
    of_cases,
    of_district,
    of_forecast,
    of_hazards,
    of_land,
    of_law,
    of_plan,
    of_repair,
    of_rules,
    of_sites,
    of_wizard,
)
from .operation import Layers, Operation, Parameters
from .plain import PlainTable, plain_table, plain_value

OPERATIONS: dict[str, Operation] = {
    **of_land.OPERATIONS,
    **of_forecast.OPERATIONS,
    **of_rules.OPERATIONS,
    **of_hazards.OPERATIONS,
    **of_sites.OPERATIONS,
    **of_law.OPERATIONS,
    **of_budget.OPERATIONS,
    **of_plan.OPERATIONS,
    **of_cases.OPERATIONS,
    **of_wizard.OPERATIONS,
    **of_repair.OPERATIONS,
    **of_district.OPERATIONS,
}
PAGE = ("page", "parcel")
"""Parameters of the page, which the library function does not take."""
_KINDS = {"parcels": "parcels", "buildings": "buildings", "projects": "zones"}
"""Projects are plots with columns of their own, which every kind of layer passes through."""


@dataclass(frozen=True)
class Outcome:
    """What an operation gives back, ready to cross the border."""

    numbers: dict[str, Any]
    notes: list[str]
    summary: str
    tables: list[PlainTable]


def run(
    name: str,
    layers: Layers,
    parameters: Parameters,
    *,
    mappings: Mapping[str, Mapping[str, Any]] | None = None,
    mapping_file: str | None = None,
    sources: Mapping[str, str] | None = None,
    lang: str = "en",
    title: str = "",
    feedback: Feedback | None = None,
) -> Outcome:
    """Run an operation and give its result back in plain Python.

    Parameters
    ----------
    name : str
        A key of ``OPERATIONS``.
    layers : dict of GeoDataFrame
        As the user has them, before any field mapping, by argument name.
    parameters : dict
        Keyword arguments of the library function.
    mappings : dict, optional
        For each layer the field mapping that overrides that of the file.
    mapping_file : str, optional
        A TOML file with a field and code mapping for the parcel layers.
    sources : dict, optional
        What the user calls each layer, for the sentences.
    lang : str
        ``ky``, ``ru`` or ``en``, for sentences and labels.
    title : str
        The heading of the summary page.
    feedback : Feedback, optional
        Hears progress, and is asked whether to stop.

    Raises
    ------
    SedpError
        Whatever the library finds wrong with the layers or the parameters.
    """
    from ..layers import load_mapping

    operation = OPERATIONS[name]
    from_file = load_mapping(mapping_file) if mapping_file else {}
    given = {key: value for key, value in parameters.items() if key not in PAGE}
    page = _page_of(operation, parameters)
    mapped = {
        key: _mapped(
            frame,
            operation.layers[key] or _KINDS[str(parameters["kind"])],
            from_file,
            (mappings or {}).get(key, {}),
            (sources or {}).get(key, key),
        )
        for key, frame in layers.items()
    }
    step(feedback, 0.1)
    result = operation.call(mapped, given, part(feedback, 0.1, 0.9))
    step(feedback, 0.9)
    if page is not None and operation.page is not None:
        operation.page(page, result, mapped, parameters, lang)
    return outcome(result, lang, title, operation.figures, operation.shown)


def outcome(
    result: Result,
    lang: str,
    title: str,
    figures: Callable[[Any], dict[str, Any]] | None = None,
    shown: Callable[[Any, str], tuple[pd.DataFrame, dict[str, Any]]] | None = None,
) -> Outcome:
    """A result in plain Python, its sentences said in one language."""
    from ..report.summary import summary_page

    page = _shown(result, lang, figures)
    if shown is not None:
        table, numbers_shown = shown(result, lang)
        page = _Shown(table, None, result.notes, numbers_shown)
    said = result.translated(lang)
    frames = {**said.tables(), **said.layers()}
    numbers = {**said.numbers(), **(figures(result) if figures else {})}
    return Outcome(
        numbers={key: plain_value(value) for key, value in numbers.items()},
        notes=[str(note) for note in said.notes],
        summary=summary_page(page, lang, title),
        tables=[plain_table(key, frame, lang) for key, frame in frames.items()],
    )


_SETTINGS = ("by", "seed", "draws", "low_quantile", "high_quantile", "rounding", "growth_share",
             "open_age", "base")  # fmt: skip
"""Figures that are settings, or said better by others: they stay off the summary page."""


@dataclass(frozen=True)
class _Shown(Result):
    """What the summary page shows of a result."""

    figures: dict[str, Any]

    def numbers(self) -> dict[str, Any]:
        """The figures of the result and the sums of its tables."""
        return self.figures


def _shown(result: Result, lang: str, figures: Callable[[Any], dict[str, Any]] | None) -> _Shown:
    """Years are names and whole numbers have no decimals; codes of a forecast become words."""
    from ..report.table_book import named

    told = {key: value for key, value in result.numbers().items() if key not in _SETTINGS}
    numbers = {**told, **(figures(result) if figures else {})}
    if "last_year" in numbers:
        numbers["year"] = numbers.pop("last_year")
    for name, value in numbers.items():
        if name.endswith("year"):
            numbers[name] = str(value)
        elif isinstance(value, float) and value.is_integer() and not name.endswith("_ha"):
            numbers[name] = int(value)
    table = named(result.table, lang) if {"year", "scenario"} & {*result.table} else result.table
    return _Shown(table, None, result.notes, numbers)


def _page_of(operation: Operation, parameters: Parameters) -> Path | None:
    """The page that is wanted; what it needs is asked for before the work and not after it."""
    if operation.page is None or not parameters.get("page"):
        return None
    for module in operation.page_needs:
        need(module, purpose=str(parameters["page"]))
    return Path(parameters["page"])


def _mapped(
    frame: gpd.GeoDataFrame,
    kind: str,
    from_file: Mapping[str, Any],
    own: Mapping[str, Any],
    source: str,
) -> gpd.GeoDataFrame:
    """Give a layer the columns of the schema; the mapping file is about the parcels alone."""
    from ..layers import prepare_layer

    if kind != "parcels":
        return prepare_layer(frame, kind=kind, mapping=own or None, source=source)
    mapping = {
        "fields": {**from_file.get("fields", {}), **own.get("fields", {})},
        "codes": {**from_file.get("codes", {}), **own.get("codes", {})},
    }
    return prepare_layer(frame, kind=kind, mapping=mapping, source=source)
