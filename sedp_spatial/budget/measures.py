"""Measures: what is done, what it costs, who pays, on which plots, and what upkeep follows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError
from ..geometry import area_m2
from ..layers.mapping import NOTES
from ..messages import Message
from ..results import Result
from .findings import Findings
from .guide_rules import upkeep
from .measure_checks import check_measures, check_plots
from .reading import codes, listed, number_of, numbers, table_of, text_of, years
from .sources import sources_of
from .unit_costs import unit_costs_of, unit_costs_table


@dataclass(frozen=True)
class MeasuresResult(Result):
    """The result of :func:`measures_table`. All amounts are in som.

    Attributes
    ----------
    table : pandas.DataFrame
        measure_id, section, name, cost_som, year, commissioning_year, annual_upkeep_som, sources
        (``source=som;…``), parcel_ids (``;``), municipalities, after, priority, purpose, kind,
        origin (``given``, ``taken_over`` from the generated ones, or ``generated``), plots,
        area_ha, and the user's further columns.
    sources : pandas.DataFrame
        measure_id, source, amount_som: they add up to the cost.
    links : pandas.DataFrame
        measure_id, parcel_id, area_ha (missing where no parcels were given or the plot is unknown).
    upkeep : pandas.DataFrame
        measure_id, year, upkeep_som, from the year after commissioning.
    findings : pandas.DataFrame
        measure_id, rule, severity (error, warning), message.
    replaced : pandas.DataFrame
        measure_id (the user's), purpose, parcel_id, generated_som: what would have been generated.
    total_som, errors, warnings : numbers
    base_year, last_year : int or None
        The running year, and the last one of the horizon.
    unit_costs : pandas.DataFrame
        What a new measure is likely to cost: see
        :func:`sedp_spatial.budget.unit_costs.unit_costs_table`.
    """

    sources: pd.DataFrame
    links: pd.DataFrame
    upkeep: pd.DataFrame
    findings: pd.DataFrame
    replaced: pd.DataFrame
    total_som: float
    errors: int
    warnings: int
    base_year: int | None
    last_year: int | None
    unit_costs: pd.DataFrame = field(default_factory=pd.DataFrame)

    def only(self, measure_ids: Iterable[str]) -> MeasuresResult:
        """The same result with these measures only, as a phase is adopted.

        Examples
        --------
        >>> measures.only(["M01"]).total_som
        42000000.0
        """
        chosen = {str(name) for name in measure_ids}
        changes: dict[str, Any] = {}
        for key in ("table", "sources", "links", "upkeep", "findings"):
            frame = getattr(self, key)
            changes[key] = frame[frame["measure_id"].isin(chosen)].reset_index(drop=True)
        table, found = changes["table"], changes["findings"]
        severity = found["severity"]
        return dataclasses.replace(
            self,
            **changes,
            total_som=float(table["cost_som"].sum()),
            errors=int((severity == "error").sum()),
            warnings=int((severity == "warning").sum()),
        )


def measures_table(
    measures: Any,
    *,
    horizon: int | tuple[int, int] | None = None,
    base_year: int | None = None,
    parcels: Any = None,
    unit_costs: Mapping[str, Any] | None = None,
    strict: bool = True,
) -> MeasuresResult:
    """Read and check the measures of the programme.

    Parameters
    ----------
    measures : str, Path, DataFrame, GeoDataFrame, or list of dict
        measure_id, section, name, cost_som, year, sources (``source=som;source=som``); optionally
        commissioning_year, annual_upkeep_som (or ``kind``, whose share of the cost is data),
        parcel_ids and municipalities (``;``), after (measures that come first), priority
        (1 first), purpose. Headers and codes in Kyrgyz, Russian or English; a header may say
        "тыс. сом". A GeoPackage is the store that is edited on the map.
    horizon : int or (int, int), optional
        Years of the programme (3 or 5) after ``base_year``, or its first and last year.
    base_year : int, optional
        The running year: measures of this year belong to the running budget.
    parcels : GeoDataFrame or DataFrame, optional
        parcel_id, and geometry or ``area_ha``: plots are looked up and measured.
    unit_costs : mapping, optional
        Overrides of codes/unit_costs.toml, listed in ``.unit_costs``.
    strict : bool
        Whether errors stop the result; else they stand in ``.findings``, and cells that cannot be
        read are missing.

    Raises
    ------
    DataError
        Everything that is wrong, in one list: numbers, codes, duplicates, sources that do not add
        up to the cost (with the difference), cycles, years outside the horizon, commissioning
        before the building year, plots that do not exist.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 31 to 37; Annex 7.

    Examples
    --------
    >>> measures = measures_table(sample / "measures.csv", base_year=2026, horizon=5)
    >>> measures.total_som
    163700000.0
    """
    frame = table_of(measures, "measures")
    notes = list(frame.attrs.get(NOTES, []))
    findings = Findings()
    first, last = horizon_years(horizon, base_year)
    table = _read(frame, findings)
    sources = sources_of(table, frame, findings)
    check_measures(table, sources, findings, first=first, last=last)
    links = _links(table, parcels)
    check_plots(table, links, parcels, findings)
    if strict:
        findings.stop("measures")
    plots = links.groupby("measure_id")
    table["plots"] = table["measure_id"].map(plots.size()).fillna(0).astype("int64")
    table["area_ha"] = table["measure_id"].map(plots["area_ha"].sum(min_count=1)).astype("float64")
    notes.append(Message("note.measures", count=len(table), som=float(table["cost_som"].sum())))
    if findings.count("warning"):
        notes.append(Message("note.measure_warnings", count=findings.count("warning")))
    return MeasuresResult(
        table=table,
        layer=None,
        notes=tuple(notes),
        sources=sources,
        links=links,
        upkeep=_upkeep(table, last),
        findings=findings.table(),
        replaced=pd.DataFrame(columns=["measure_id", "purpose", "parcel_id", "generated_som"]),
        total_som=float(table["cost_som"].sum()),
        errors=findings.count("error"),
        warnings=findings.count("warning"),
        base_year=base_year,
        last_year=last,
        unit_costs=unit_costs_table(unit_costs_of(unit_costs)),
    )


def horizon_years(
    horizon: int | tuple[int, int] | None, base_year: int | None
) -> tuple[int | None, int | None]:
    """The first and the last year in which a measure may stand; the running year is one."""
    if horizon is None:
        return base_year, None
    if isinstance(horizon, tuple):
        return (horizon[0] if base_year is None else min(base_year, horizon[0])), horizon[1]
    return base_year, None if base_year is None else base_year + int(horizon)


def _read(frame: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    """The cells as what they are; a measure without a number is called by its row."""
    names = [
        text_of(cell) or f"row:{row}" for row, cell in enumerate(frame["measure_id"].tolist(), 1)
    ]
    for row, cell in enumerate(frame["measure_id"].tolist(), 1):
        if not text_of(cell):
            findings.error("missing", f"row:{row}", column="measure_id")
    for name, cell in zip(names, frame["name"].tolist(), strict=True):
        if not text_of(cell):
            findings.error("missing", name, column="name")
    table = pd.DataFrame({"measure_id": pd.Series(names, dtype=object)})
    table["section"] = codes(frame, "section", "measure_sections", findings, names)
    table["name"] = pd.Series([text_of(cell) for cell in frame["name"]], dtype=object)
    table["cost_som"] = numbers(frame, "cost_som", findings, names)
    table["year"] = years(frame, "year", findings, names).astype("Int64")
    ready = years(frame, "commissioning_year", findings, names, required=False).astype("Int64")
    table["commissioning_year"] = ready.fillna(table["year"])
    table["annual_upkeep_som"] = _yearly(frame, table, findings, names)
    table["sources"] = pd.Series([text_of(cell) for cell in frame["sources"]], dtype=object)
    for column in ("parcel_ids", "municipalities", "after"):
        parts = [listed(cell, plots=column == "parcel_ids") for cell in frame[column]]
        table[column] = pd.Series([";".join(dict.fromkeys(p)) for p in parts], dtype=object)
    table["priority"] = pd.Series([number_of(c) for c in frame["priority"]], dtype="float64")
    for column in ("purpose", "kind"):
        table[column] = pd.Series([text_of(cell) for cell in frame[column]], dtype=object)
    origin = frame["origin"] if "origin" in frame.columns else pd.Series([None] * len(frame))
    table["origin"] = pd.Series([text_of(cell) or "given" for cell in origin], dtype=object)
    for column in frame.columns:
        if column not in table.columns and column not in ("plots", "area_ha"):
            table[str(column)] = frame[column].to_numpy()
    return table


def _yearly(
    frame: pd.DataFrame, table: pd.DataFrame, findings: Findings, names: list[str]
) -> pd.Series:
    """Upkeep as given, else by the share of the kind of object, else nothing and a warning."""
    given = numbers(frame, "annual_upkeep_som", findings, names, required=False)
    for place in np.flatnonzero(given.isna()).tolist():
        cost, kind = table["cost_som"].iloc[place], text_of(frame["kind"].iloc[place])
        if f"upkeep_{kind}" in load_codes("budget_rules") and cost == cost:
            rule = upkeep(
                pd.DataFrame(
                    [{"name": "", "kind": kind, "cost_som": float(cost), "commissioning_year": 0}]
                ),
                years=[1],
            )
            given.iloc[place] = rule.value_som
        else:
            findings.warn("no_upkeep", names[place])
            given.iloc[place] = 0.0
    return given


def _links(table: pd.DataFrame, parcels: Any) -> pd.DataFrame:
    rows = [
        (measure, plot)
        for measure, plots in zip(table["measure_id"], table["parcel_ids"], strict=True)
        for plot in listed(plots)
    ]
    links = pd.DataFrame(rows, columns=["measure_id", "parcel_id"], dtype=object)
    known = areas_of(parcels)
    links["area_ha"] = links["parcel_id"].map(known).astype("float64") if len(known) else np.nan
    return links


def areas_of(parcels: Any) -> dict[str, float]:
    """Hectares by plot, measured where there is an outline.

    Raises
    ------
    DataError
        If the parcels have no parcel_id, or neither an outline nor area_ha.
    """
    if parcels is None:
        return {}
    wanted = ["parcel_id"] if isinstance(parcels, gpd.GeoDataFrame) else ["parcel_id", "area_ha"]
    missing = [column for column in wanted if column not in parcels.columns]
    if missing:
        found = [str(column) for column in parcels.columns]
        raise DataError("error.demand_columns", table="parcels", missing=missing, found=found)
    if isinstance(parcels, gpd.GeoDataFrame):
        area = area_m2(parcels).to_numpy() / 10_000
    else:
        area = parcels["area_ha"].to_numpy(dtype="float64")
    return dict(zip(parcels["parcel_id"].astype(str), area, strict=True))


def _upkeep(table: pd.DataFrame, last: int | None) -> pd.DataFrame:
    """Upkeep by measure and year, from the year after commissioning to the horizon's end."""
    whole = table[table["commissioning_year"].notna() & (table["annual_upkeep_som"] > 0)]
    columns = ["measure_id", "year", "upkeep_som"]
    if whole.empty:
        return pd.DataFrame(columns=columns)
    begin = int(whole["commissioning_year"].min()) + 1
    end = max(last or 0, int(whole["commissioning_year"].max()) + 1)
    rule = upkeep(whole.assign(name=whole["measure_id"]), years=range(begin, end + 1))
    paid = rule.table[rule.table["upkeep_som"] > 0].rename(columns={"name": "measure_id"})
    return paid[columns].reset_index(drop=True)
