"""Schools, kindergartens and clinics: places by norm, less those that are within reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from ..messages import LANGUAGES, Message
from .catchment import distances_m, unmet
from .present import Present
from .reading import numbers, require, rows_of
from .steps import HECTARES, M2_PER_HA, Case, Step, step

TABLE = "facilities"


@dataclass(frozen=True)
class Kind:
    """A kind of facility: its norm of places, the reach, and whose ages it serves."""

    code: str
    places: str
    unit: str
    by_age: bool
    shifts: str = ""


KINDS = (
    Kind("school", "school_places", "places", by_age=True, shifts="school_shifts"),
    Kind("kindergarten", "kindergarten_places", "places", by_age=True),
    Kind("clinic", "clinic_visits", "visits", by_age=False),
)


@dataclass(frozen=True)
class Stock:
    """The facilities of one kind: capacities, and the distances from the villages."""

    capacity: float | None
    capacities: np.ndarray
    villages: tuple[str, ...]
    shares: np.ndarray
    metres: np.ndarray


def read_facilities(present: Present) -> tuple[dict[str, Stock], list[Message]]:
    """What each kind of facility holds today, and who lives how far from it.

    Raises
    ------
    DataError
        Missing columns, capacities that are not numbers, villages that nobody knows.
    """
    notes: list[Message] = []
    names, shares = _villages(present)
    frame = present.facilities
    if frame is None:
        notes.append(Message("note.demand_no_facilities"))
        empty = np.zeros(0)
        return {kind.code: Stock(None, empty, (), empty, np.zeros((0, 0))) for kind in KINDS}, notes
    frame = frame.reset_index(drop=True)
    require(frame, ["kind", "capacity"], TABLE)
    capacity = numbers(frame, "capacity", TABLE, empty=True)
    kinds = frame["kind"].astype(str)
    others = sorted(set(kinds) - {kind.code for kind in KINDS})
    if others:
        notes.append(Message("note.demand_other_facilities", kinds=others))
    stocks = {}
    for kind in KINDS:
        chosen = frame[kinds == kind.code]
        held = capacity[kinds == kind.code].to_numpy(dtype=np.float64)
        stocks[kind.code] = Stock(
            float(held.sum()), held, names, shares, _metres(present, chosen, names)
        )
    return stocks, notes


def _villages(present: Present) -> tuple[tuple[str, ...], np.ndarray]:
    frame = present.villages
    if frame is None or "population" not in frame.columns:
        return (), np.zeros(0)
    require(frame, ["village"], "villages")
    people = numbers(frame.reset_index(drop=True), "population", "villages").to_numpy()
    if not people.sum():
        return (), np.zeros(0)
    return tuple(frame["village"].astype(str)), people / people.sum()


def _spoken(present: Present) -> list[dict[str, str]]:
    """The villages' names by language, their codes where they have none."""
    frame = present.villages
    if frame is None:
        return []
    columns = {
        lang: f"name_{lang}" if f"name_{lang}" in frame.columns else "village" for lang in LANGUAGES
    }
    return [
        {lang: str(row[column]) for lang, column in columns.items()}
        for row in frame.to_dict("records")
    ]


def _metres(present: Present, chosen: pd.DataFrame, names: tuple[str, ...]) -> np.ndarray:
    if present.villages is None or not names:
        return np.zeros((0, len(chosen)))
    if "geometry" not in chosen.columns or "geometry" not in present.villages.columns:
        require(chosen, ["village"], TABLE)
        lost = ~chosen["village"].astype(str).isin(names)
        if lost.any():
            raise DataError("error.facility_village", rows=rows_of(lost), villages=list(names))
    return distances_m(present.villages, chosen)


def facilities(case: Case, stocks: dict[str, Stock]) -> tuple[list[Step], list[dict[str, Any]]]:
    """The steps of the social facilities, and the catchments behind them.

    Notes
    -----
    places = people ÷ 1000 × norm (÷ shifts). Missing are the places that no village finds within
    ``…_reach``, so a half-empty school at the far end of the valley does not hide a full one.
    Without villages the municipality is one catchment; without facilities only the places for
    additional people are counted.
    """
    steps: list[Step] = []
    rows: list[dict[str, Any]] = []
    for kind in KINDS:
        if kind.by_age and case.people.ages is None:
            continue
        needed, said = _places(case, kind, case.year)
        steps += said
        missing, more, catchments = _missing(case, kind, stocks[kind.code], needed)
        steps += more
        rows += catchments
        area = case.norm(f"{kind.code}_land")
        steps.append(
            step(
                "land", missing * area / M2_PER_HA, HECTARES, "social", kind.code, land=True,
                formula="facility_land", norms=(f"{kind.code}_land",), places=missing, area=area,
            )
        )  # fmt: skip
    return steps, rows


def _places(case: Case, kind: Kind, year: int) -> tuple[float, list[Step]]:
    per_1000 = case.norm(kind.places)
    shifts = case.norm(kind.shifts) if kind.shifts else 1.0
    where = ("social", kind.code)
    if kind.by_age:
        start, end = case.norm(f"{kind.code}_age_from"), case.norm(f"{kind.code}_age_to")
        people = case.people.between(year, start, end)
        said = step(
            "age_group", people, "persons", *where, start=start, end=end, year=str(year),
            norms=(f"{kind.code}_age_from", f"{kind.code}_age_to"),
        )  # fmt: skip
    else:
        people = case.people.total(year)
        said = step("population", people, "persons", *where, year=str(year))
    places = people * per_1000 / 1_000 / shifts
    norms = (kind.places, kind.shifts) if kind.shifts else (kind.places,)
    return places, [
        said,
        step(
            "places", places, kind.unit, *where, norms=norms, people=people, per_1000=per_1000,
            shifts=shifts, formula="places_shifts" if kind.shifts else "places",
        ),
    ]  # fmt: skip


def _missing(
    case: Case, kind: Kind, stock: Stock, needed: float
) -> tuple[float, list[Step], list[dict[str, Any]]]:
    where = ("social", kind.code)
    if stock.capacity is None:
        today, _ = _places(case, kind, case.base_year)
        missing = max(0.0, needed - today)
        said = step(
            "places_missing", missing, kind.unit, *where, formula="places_added",
            needed=needed, today=today, base=str(case.base_year),
        )  # fmt: skip
        return missing, [said], []
    if not stock.villages:
        missing = max(0.0, needed - stock.capacity)
        said = step(
            "places_missing", missing, kind.unit, *where, needed=needed, capacity=stock.capacity
        )
        return missing, [said], []
    reach = case.norm(f"{kind.code}_reach")
    wanted = needed * stock.shares
    short = unmet(wanted, stock.capacities, stock.metres, reach)
    missing = float(short.sum())
    parts = [
        Message("formula.village", **names, places=float(gap))
        for names, gap in zip(_spoken(case.present), short, strict=True)
    ]
    said = step(
        "places_missing", missing, kind.unit, *where, formula="places_catchment",
        norms=(f"{kind.code}_reach",), needed=needed, capacity=stock.capacity,
        reach=reach, villages=parts,
    )  # fmt: skip
    rows = [
        {
            "facility": kind.code,
            "village": name,
            "places_needed": float(need),
            "places_reached": float(need - gap),
            "places_missing": float(gap),
        }
        for name, need, gap in zip(stock.villages, wanted, short, strict=True)
    ]
    return missing, [said], rows
