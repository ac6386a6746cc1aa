"""Measures that follow from the plan itself: what its plots and facilities will cost."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from ..errors import DataError, UsageError
from ..messages import Label, Message
from ..rounding import round_to_total
from .measure_store import DECLINED_ROWS
from .measures import MeasuresResult, measures_table
from .reading import listed, number_of, table_of, text_of
from .sources import source_text
from .unit_costs import UnitCost, unit_costs_of

_PLAN = "plan"
_DECLINED = "\0"
"""Before the number of a measure that stands in the way of a generated one and is none itself."""


@dataclasses.dataclass(frozen=True)
class _Wish:
    """Something to be built: which unit cost, how much, on which plots, when."""

    purpose: str
    quantity: float
    year: int
    parcel_ids: tuple[str, ...] = ()


def measures_from_plan(
    *,
    base_year: int,
    horizon: int = 5,
    allocation: pd.DataFrame | None = None,
    facilities: pd.DataFrame | None = None,
    resettlement_plots: float | pd.DataFrame | None = None,
    land_works_ha: float | None = None,
    compensation_som: float | pd.DataFrame | None = None,
    measures: Any = None,
    unit_costs: Mapping[str, Any] | None = None,
    parcels: Any = None,
    year: int | None = None,
    municipality: str = "",
    strict: bool = True,
) -> MeasuresResult:
    """Measures generated from the spatial result, joined with the user's own.

    Parameters
    ----------
    base_year, horizon : int
        The running year, and how many years follow.
    allocation : pandas.DataFrame, optional
        parcel_id, use (missing: nothing is allocated), area_ha; optionally plots (per parcel) and
        year. A use is a code of the demand or of the zone rules. Networks and works follow from
        the hectares or plots of each use, facilities that have a place count from their hectares.
    facilities : pandas.DataFrame, optional
        facility (school, kindergarten, clinic), places or places_missing; optionally year. Such as
        ``.catchments`` of the demand, for one year and scenario. They count instead of hectares.
    resettlement_plots : float or DataFrame, optional
        Plots still needed; a ledger's table has the column plots_needed.
    land_works_ha : float, optional
        Hectares of land-management works; else all allocated hectares.
    compensation_som : float or DataFrame, optional
        Of lost farm production: one sum, or parcel_id and compensation_som.
    measures : table, optional
        The user's own: see :func:`measures_table`. One of them that is for the same purpose (its
        column ``purpose``, or words in its name) on the same plots stands instead of the generated
        one; for what has no plots, the same purpose is enough.
    unit_costs : mapping, optional
        Overrides of codes/unit_costs.toml by code: ``{"road_housing": {"value": 3e6, "source":
        "…"}}``.
    parcels : GeoDataFrame or DataFrame, optional
        See :func:`measures_table`.
    year : int, optional
        When what has no year of its own is done; the first year after the running one.
    municipality : str
        Whose measures they are.
    strict : bool
        See :func:`measures_table`.

    Returns
    -------
    MeasuresResult
        Generated rows have ``origin`` = ``generated``, and their sources follow the shares of the
        unit cost. ``.replaced`` lists what the user's measures replaced.

    Raises
    ------
    DataError, UsageError

    Examples
    --------
    >>> plots = pd.DataFrame({"parcel_id": ["7"], "use": ["individual"], "area_ha": [2.0]})
    >>> made = measures_from_plan(base_year=2026, allocation=plots)
    >>> "road_housing" in set(made.table["purpose"])
    True
    """
    costs = unit_costs_of(unit_costs)
    when = base_year + 1 if year is None else year
    own = None if measures is None else table_of(measures, "measures")
    wishes = [
        *_networks(allocation, costs, when, facilities is not None),
        *_facilities(facilities, costs, when),
        *_single("resettlement", _plots(resettlement_plots), costs, when),
        *_works(allocation, land_works_ha, costs, when),
        *_compensation(compensation_som, costs, when),
    ]
    left, replaced = _without(wishes, own, costs)
    declined = replaced["measure_id"].str.startswith(_DECLINED)
    refused, replaced = replaced[declined], replaced[~declined].reset_index(drop=True)
    taken = set() if own is None else {text_of(cell) for cell in own["measure_id"]}
    taken |= {name.removeprefix(_DECLINED) for name in refused["measure_id"]}
    rows = _rows(left, costs, taken, municipality)
    generated = pd.DataFrame(rows)
    if rows:  # sentences would become plain text in a column of strings
        generated["name"] = pd.Series([row["name"] for row in rows], dtype=object)
    if own is not None:
        generated = pd.concat([_marked(own), generated], ignore_index=True)
        generated.attrs = own.attrs
    if generated.empty and not len(refused):
        raise DataError("error.nothing_generated")
    result = measures_table(
        generated,
        horizon=horizon,
        base_year=base_year,
        parcels=parcels,
        unit_costs=unit_costs,
        strict=strict,
    )
    given_som = dict(zip(result.table["measure_id"], result.table["cost_som"], strict=True))
    told = (*_notes(left, replaced, costs, given_som), *_refused(refused))
    return dataclasses.replace(result, replaced=replaced, notes=(*result.notes, *told))


def _networks(
    allocation: pd.DataFrame | None, costs: dict[str, UnitCost], when: int, counted: bool
) -> list[_Wish]:
    """What each allocated use asks for: one wish per unit cost and year."""
    if allocation is None:
        return []
    missing = [c for c in ("parcel_id", "use", "area_ha") if c not in allocation.columns]
    if missing:
        found = [str(column) for column in allocation.columns]
        raise DataError("error.demand_columns", table="allocation", missing=missing, found=found)
    used = allocation[allocation["use"].notna()].copy()
    used["year"] = used["year"].fillna(when).astype(int) if "year" in used.columns else when
    if "plots" not in used.columns:
        used["plots"] = float("nan")
    wishes = []
    for code, cost in costs.items():
        if cost.purpose != _PLAN or (cost.per == "place" and counted):
            continue
        chosen = used[used["use"].isin(cost.uses)]
        for year, part in chosen.groupby("year", sort=True):
            quantity = cost.quantity(part["area_ha"], part["plots"])
            ids = tuple(dict.fromkeys(part["parcel_id"].astype(str)))
            wishes.append(_Wish(code, quantity, int(str(year)), ids))
    return wishes


def _facilities(
    facilities: pd.DataFrame | None, costs: dict[str, UnitCost], when: int
) -> list[_Wish]:
    if facilities is None:
        return []
    column = next((c for c in ("places", "places_missing") if c in facilities.columns), None)
    if column is None or "facility" not in facilities.columns:
        found = [str(name) for name in facilities.columns]
        missing = ["facility", "places_missing"]
        raise DataError("error.demand_columns", table="facilities", missing=missing, found=found)
    for key in ("scenario", "year"):
        # Places of two scenarios or two years are the same places twice.
        if key in facilities.columns and facilities[key].nunique() > 1:
            values = [str(value) for value in facilities[key].unique()]
            raise UsageError("error.facilities_once", column=key, values=values)
    places = facilities.groupby("facility", sort=False)[column].sum()
    return [
        _Wish(code, float(places[cost.uses[0]]), when)
        for code, cost in costs.items()
        if cost.per == "place" and cost.uses[0] in places.index and places[cost.uses[0]] > 0
    ]


def _plots(given: float | pd.DataFrame | None) -> float:
    if isinstance(given, pd.DataFrame):
        if "plots_needed" not in given.columns:
            found = [str(name) for name in given.columns]
            missing = ["plots_needed"]
            raise DataError("error.demand_columns", table="ledger", missing=missing, found=found)
        return float(given["plots_needed"].sum())
    return 0.0 if given is None else float(given)


def _single(code: str, quantity: float, costs: dict[str, UnitCost], when: int) -> list[_Wish]:
    return [_Wish(code, quantity, when)] if quantity > 0 and code in costs else []


def _works(
    allocation: pd.DataFrame | None, hectares: float | None, costs: dict[str, UnitCost], when: int
) -> list[_Wish]:
    if hectares is None and allocation is not None:
        used = allocation[allocation["use"].notna()]
        ids = tuple(dict.fromkeys(used["parcel_id"].astype(str)))
        area = float(used["area_ha"].sum())
        return [_Wish("land_works", area, when, ids)] if area > 0 else []
    return _single("land_works", hectares or 0.0, costs, when)


def _compensation(
    given: float | pd.DataFrame | None, costs: dict[str, UnitCost], when: int
) -> list[_Wish]:
    if isinstance(given, pd.DataFrame):
        owed = given[given["compensation_som"] > 0]
        ids = tuple(dict.fromkeys(owed["parcel_id"].astype(str)))
        return [_Wish("compensation", float(owed["compensation_som"].sum()), when, ids)] * bool(ids)
    return _single("compensation", 0.0 if given is None else float(given), costs, when)


def _without(
    wishes: Iterable[_Wish], own: pd.DataFrame | None, costs: dict[str, UnitCost]
) -> tuple[list[_Wish], pd.DataFrame]:
    """The wishes that no measure of the user's fulfils; of the others, what would have been."""
    columns = ["measure_id", "purpose", "parcel_id", "generated_som"]
    left: list[_Wish] = []
    rows: list[tuple[str, str, str, float]] = []
    declined = [] if own is None else own.attrs.get(DECLINED_ROWS, [])
    given = [] if own is None else [_given(row, costs) for row in own.to_dict("records")]
    given += [
        (_DECLINED + text_of(row["measure_id"]), {text_of(row["purpose"])},
         tuple(listed(row["parcel_ids"], plots=True)))
        for row in declined
    ]  # fmt: skip
    for wish in wishes:
        rivals = [(name, plots) for name, purposes, plots in given if wish.purpose in purposes]
        whole = costs[wish.purpose].cost(wish.quantity)
        if not wish.parcel_ids:
            if rivals:
                rows.append((rivals[0][0], wish.purpose, "", whole))
            else:
                left.append(wish)
            continue
        served = {plot: name for name, plots in reversed(rivals) for plot in plots}
        rest = tuple(plot for plot in wish.parcel_ids if plot not in served)
        share = len(rest) / len(wish.parcel_ids)
        rows += [
            (served[plot], wish.purpose, plot, whole / len(wish.parcel_ids))
            for plot in wish.parcel_ids
            if plot in served
        ]
        if rest:
            left.append(dataclasses.replace(wish, quantity=wish.quantity * share, parcel_ids=rest))
    return left, pd.DataFrame(rows, columns=columns)


def _given(
    row: Mapping[Any, Any], costs: dict[str, UnitCost]
) -> tuple[str, set[str], tuple[str, ...]]:
    """A measure of the user's: its number, what it is for, and on which plots."""
    plots = tuple(listed(row["parcel_ids"], plots=True))
    purpose = text_of(row["purpose"])
    if purpose:
        return text_of(row["measure_id"]), {purpose}, plots
    name = text_of(row["name"]).casefold()
    purposes = {code for code, cost in costs.items() if any(w in name for w in cost.words)}
    return text_of(row["measure_id"]), purposes, plots


def _marked(own: pd.DataFrame) -> pd.DataFrame:
    """The user's rows as they are, with amounts in som."""
    # What the user took over from the plan says so; anything else is given.
    origin = own["origin"].tolist() if "origin" in own.columns else [None] * len(own)
    marked = own.assign(origin=["taken_over" if o == "taken_over" else "given" for o in origin])
    for column, factor in own.attrs.get("factors", {}).items():
        marked[column] = [
            cell if (value := number_of(cell)) is None or value != value else value * factor
            for cell in own[column]
        ]
        if column == "cost_som":
            marked["sources"] = [_multiplied(text_of(cell), factor) for cell in own["sources"]]
    marked.attrs = {key: value for key, value in own.attrs.items() if key != "factors"}
    own.attrs = marked.attrs
    return marked


def _multiplied(text: str, factor: float) -> str:
    parts = []
    for entry in listed(text):
        source, _, amount = entry.partition("=")
        value = number_of(amount)
        parts.append(entry if value is None or value != value else f"{source}={value * factor}")
    return ";".join(parts)


def _rows(
    wishes: list[_Wish], costs: dict[str, UnitCost], taken: set[str], municipality: str
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    number = 0
    for wish in wishes:
        cost = costs[wish.purpose]
        som = cost.cost(wish.quantity)
        number += 1
        while f"G{number:02d}" in taken:
            number += 1
        parts = round_to_total([som * share for share in cost.sources.values()], 0, total=som)
        shown = dict(zip(cost.sources, parts, strict=True))
        name = Message(
            "measure.generated" if cost.per == "ha" else "measure.generated_count",
            name=Label("unit_costs", wish.purpose),
            quantity=wish.quantity,
            unit=Label("labels", f"unit.{cost.per}"),
        )
        once = Message("measure.generated_som", name=Label("unit_costs", wish.purpose))
        rows.append(
            {
                "measure_id": f"G{number:02d}",
                "section": cost.section,
                "name": once if cost.per == "som" else name,
                "cost_som": som,
                "year": wish.year,
                "commissioning_year": wish.year + cost.years - 1,
                "annual_upkeep_som": float(round(som * cost.upkeep_share)),
                "sources": source_text({s: amount for s, amount in shown.items() if amount}),
                "parcel_ids": ";".join(wish.parcel_ids),
                "municipalities": municipality,
                "purpose": wish.purpose,
                "origin": "generated",
            }
        )
    return rows


def _refused(refused: pd.DataFrame) -> list[Message]:
    """What the user declined, and what it would have cost."""
    purposes = [Label("unit_costs", code) for code in dict.fromkeys(refused["purpose"])]
    som = float(refused["generated_som"].sum())
    return [Message("note.declined", purposes=purposes, som=som)] if purposes else []


def _notes(
    wishes: list[_Wish],
    replaced: pd.DataFrame,
    costs: dict[str, UnitCost],
    own_costs: Mapping[str, float],
) -> list[Message]:
    used = {wish.purpose: costs[wish.purpose] for wish in wishes}
    notes = [Message("note.generated", count=len(wishes))] if wishes else []
    unchecked = [Label("unit_costs", code) for code, cost in used.items() if not cost.checked]
    if unchecked:
        notes.append(Message("note.unit_costs_unchecked", costs=unchecked))
    for name, part in replaced.groupby("measure_id", sort=False):
        purposes = [Label("unit_costs", code) for code in dict.fromkeys(part["purpose"])]
        som = float(part["generated_som"].sum())
        cost = float(own_costs.get(str(name), 0.0))
        said = {"measure": str(name), "purposes": purposes, "som": som, "cost": cost}
        notes.append(Message("note.replaced", **said))
    return notes
