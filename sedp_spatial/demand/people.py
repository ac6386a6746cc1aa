"""The people of one scenario, by year and age, as the population floor gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..messages import Message
from .reading import frame_of, numbers, require, rows_of, whole_years

TABLE = "population"
SCENARIOS = ("low", "central", "high")
_SAME = {"medium": "central", "mid": "central", "base": "central"}
_COUNTS = ("female", "male")


@dataclass(frozen=True)
class People:
    """The people of one scenario.

    Attributes
    ----------
    scenario : str
    years : tuple of int
        The years of the table, rising.
    ages : pandas.DataFrame or None
        Index age (start of the group), columns year: persons. None where only totals are known.
    sexes : pandas.DataFrame or None
        Index (sex, age), columns year. None where the sexes are not told apart.
    totals : pandas.Series
        Persons by year.
    """

    scenario: str
    years: tuple[int, ...]
    ages: pd.DataFrame | None
    sexes: pd.DataFrame | None
    totals: pd.Series

    def total(self, year: int) -> float:
        """All people of a year; between two years of the table on the straight line."""
        return float(np.interp(year, self.years, self.totals.to_numpy(dtype=np.float64)))

    def by_age(self, year: int) -> pd.Series:
        """The people of a year by start of age group."""
        return _column(self.ages, self.years, year)

    def by_sex(self, year: int) -> pd.Series:
        """The people of a year by sex and start of age group."""
        return _column(self.sexes, self.years, year)

    def table(self, years: Sequence[int]) -> pd.DataFrame:
        """The people of some years as rows: by age and sex where they are known, else in all."""
        if self.sexes is None:
            rows = {"year": list(years), "persons": [self.total(year) for year in years]}
            return pd.DataFrame(rows).assign(scenario=self.scenario)
        parts = []
        for year in years:
            wide = self.by_sex(year).unstack(level=0).rename_axis(index="age", columns=None)
            parts.append(wide.reset_index().assign(year=year, scenario=self.scenario))
        return pd.concat(parts, ignore_index=True)[["year", "scenario", "age", *_COUNTS]]

    def between(self, year: int, start: float, end: float) -> float:
        """People from one birthday up to another; within a group they are spread evenly.

        The open group at the end counts as a whole if it starts within the bounds.
        """
        people = self.by_age(year)
        starts = people.index.to_numpy(dtype=np.float64)
        ends = np.append(starts[1:], starts[-1] + 1e-9)
        inside = np.minimum(ends, end) - np.maximum(starts, start)
        shares = np.clip(inside / (ends - starts), 0.0, 1.0)
        return float((people.to_numpy(dtype=np.float64) * shares).sum())


def _column(frame: pd.DataFrame | None, years: tuple[int, ...], year: int) -> pd.Series:
    if frame is None:
        raise DataError("error.demand_no_ages", table=TABLE)
    if year in years:
        return frame[year]
    later = int(np.searchsorted(years, year))
    first, second = years[later - 1], years[later]
    share = (year - first) / (second - first)
    return frame[first] * (1 - share) + frame[second] * share


def scenarios_asked(scenario: str | Sequence[str], population: Any) -> list[str]:
    """The scenarios to be counted; ``all`` are those of the table.

    Raises
    ------
    UsageError
        A scenario that is not known, or that the table does not have.
    """
    frame = frame_of(population, TABLE)
    there = _scenarios(frame)
    if scenario == "all":
        return there or ["central"]
    asked = [scenario] if isinstance(scenario, str) else list(scenario)
    asked = [_SAME.get(name, name) for name in asked]
    for name in asked:
        if name not in (there or SCENARIOS):
            allowed = ", ".join([*(there or SCENARIOS), "all"])
            raise UsageError("error.choice", name="scenario", value=name, allowed=allowed)
    return list(dict.fromkeys(asked))


def _scenarios(frame: pd.DataFrame) -> list[str]:
    if "scenario" not in frame.columns:
        return []
    found = [_SAME.get(str(name), str(name)) for name in frame["scenario"].dropna().unique()]
    known = [name for name in SCENARIOS if name in found]
    return [*known, *(name for name in found if name not in SCENARIOS)]


def read_people(population: Any, scenario: str) -> tuple[People, list[Message]]:
    """The people of a scenario, checked.

    Parameters
    ----------
    population : DataFrame or a result with ``.table``
        year and either age with female and male (or persons), or population (totals only).
        ``village`` is added up; ``scenario`` is chosen from.
    scenario : str

    Raises
    ------
    DataError
        Missing columns, cells that are not numbers, negative counts, age groups that are missing
        in some year, the same group twice, fewer than two years.
    """
    frame = frame_of(population, TABLE)
    require(frame, ["year"], TABLE)
    notes: list[Message] = []
    if "scenario" in frame.columns:
        spelt = frame["scenario"].astype(str)
        frame = frame[spelt.map(lambda name: _SAME.get(name, name)) == scenario]
        frame = frame.reset_index(drop=True)
    else:
        notes.append(Message("note.demand_one_population"))
    ages, sexes, totals = _counts(frame)
    years = tuple(int(year) for year in totals.index)
    if len(years) < 2:
        raise DataError("error.demand_one_year", table=TABLE, year=list(map(str, years)))
    if (totals < 1_000).all() and not np.allclose(totals, totals.round()):
        notes.append(Message("note.demand_thousands", population=float(totals.iloc[0])))
    return People(scenario, years, ages, sexes, totals), notes


def _counts(frame: pd.DataFrame) -> tuple[pd.DataFrame | None, pd.DataFrame | None, pd.Series]:
    years = whole_years(frame, TABLE)
    if "age" not in frame.columns:
        column = "population" if "population" in frame.columns else "persons"
        require(frame, [column], TABLE)
        totals = numbers(frame, column, TABLE).groupby(years).sum().sort_index()
        return None, None, totals
    age = numbers(frame, "age", TABLE)
    keys = [name for name in ("year", "village", "age") if name in frame.columns]
    twice = frame.duplicated(keys)
    if twice.any():
        raise DataError("error.demand_twice", table=TABLE, rows=rows_of(twice), columns=keys)
    sexes = None
    if "persons" in frame.columns and not set(_COUNTS) & set(frame.columns):
        persons = numbers(frame, "persons", TABLE)
    else:
        require(frame, _COUNTS, TABLE)
        parts = {sex: numbers(frame, sex, TABLE) for sex in _COUNTS}
        persons = parts["female"] + parts["male"]
        sexes = pd.concat({sex: _wide(part, age, years) for sex, part in parts.items()})
    ages = _wide(persons, age, years)
    return ages, sexes, ages.sum().sort_index()


def _wide(values: pd.Series, age: pd.Series, years: pd.Series) -> pd.DataFrame:
    """Age down, years across; every year has every group."""
    wide = values.groupby([age, years]).sum().unstack()
    for year in wide.columns:
        missing = wide.index[wide[year].isna()]
        if len(missing):
            groups = [f"{start:g}" for start in missing]
            raise DataError("error.demand_ages_missing", table=TABLE, year=str(year), ages=groups)
    starts = wide.index.to_numpy(dtype=np.float64)
    if starts[0] != 0:
        raise DataError("error.demand_ages_start", table=TABLE, age=f"{starts[0]:g}")
    widths = np.diff(starts)
    gaps = np.flatnonzero(widths > widths.min(initial=np.inf) * 1.5)
    if len(gaps):
        after = [f"{starts[i]:g}" for i in gaps]
        raise DataError("error.demand_ages_gap", table=TABLE, ages=after, width=f"{widths.min():g}")
    return wide.sort_index(axis=1)


def check_years(
    people: People, base_year: int | None, years: Sequence[int] | None
) -> tuple[int, list[int], list[Message]]:
    """The base year and the years asked for, all within the population table.

    Raises
    ------
    DataError
        A year beyond the table, or not after the base year.
    """
    first, last = people.years[0], people.years[-1]
    base = first if base_year is None else int(base_year)
    asked = [year for year in people.years if year > base] if years is None else sorted(set(years))
    outside = [str(year) for year in (base, *asked) if not first <= year <= last]
    if outside:
        raise DataError("error.demand_horizon", years=outside, first=str(first), last=str(last))
    early = [str(year) for year in asked if year <= base]
    if early or not asked:
        raise DataError("error.demand_before_base", years=early or [str(last)], base=str(base))
    between = [str(year) for year in (base, *asked) if year not in people.years]
    notes = [Message("note.demand_between_years", years=between)] if between else []
    return base, [int(year) for year in asked], notes
