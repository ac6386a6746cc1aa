"""From people to households: by headship rates, or by a mean size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from .reading import frame_of, numbers, require, rows_of
from .steps import Case, Step, step

TABLE = "headship rates"
_WHERE = ("housing", "households")


@dataclass(frozen=True)
class Households:
    """Households of the base year and of the year of the forecast."""

    base: float
    now: float


def read_headship(headship: Any, ages: pd.DataFrame | None) -> pd.DataFrame | None:
    """Headship rates by age, checked against the age groups of the people.

    Parameters
    ----------
    headship : DataFrame or None
        age (start of group) and headship, or female and male: heads of household per person.
    ages : DataFrame or None
        The people's age groups, as index.

    Returns
    -------
    DataFrame or None
        Index age; columns female and male, or both.

    Raises
    ------
    DataError
        Age groups without a rate, rates outside 0 … 1.
    """
    if headship is None:
        return None
    frame = frame_of(headship, TABLE)
    columns = ["female", "male"] if "female" in frame.columns else ["headship"]
    require(frame, ["age", *columns], TABLE)
    rates = pd.DataFrame({column: numbers(frame, column, TABLE) for column in columns})
    for column in columns:
        if (rates[column] > 1).any():
            raise DataError("error.headship_share", column=column, rows=rows_of(rates[column] > 1))
    rates.index = pd.Index(numbers(frame, "age", TABLE), name="age")
    if ages is None:
        raise DataError("error.demand_no_ages", table="population")
    missing = [f"{age:g}" for age in ages.index.difference(rates.index)]
    if missing:
        raise DataError("error.headship_ages", ages=missing)
    return rates.reindex(ages.index)


def households(case: Case, headship: pd.DataFrame | None) -> tuple[Households, list[Step]]:
    """Households of the base year and of the case's year, with their steps.

    Notes
    -----
    By headship: Σ people(age, sex) × rate, calibrated to the registered households of the base
    year where they are known. By size: people ÷ mean size, the size of the base year measured
    where the households are known, falling by ``household_size_fall`` a year.
    """
    people = case.people.total(case.year)
    steps = [
        step("population", people, "persons", *_WHERE, year=str(case.year), formula="population")
    ]
    if headship is not None:
        return _by_headship(case, headship, steps)
    return _by_size(case, people, steps)


def _by_size(case: Case, people: float, steps: list[Step]) -> tuple[Households, list[Step]]:
    at_start = case.people.total(case.base_year)
    known = case.present.households
    fall = case.norm("household_size_fall")
    numbers_said: dict[str, Any] = {
        "fall": 100 * fall,
        "years": case.years,
        "base": str(case.base_year),
    }
    if known and at_start:
        size = at_start / known
        now = size * (1 - fall) ** case.years
        said = step(
            "household_size", now, "persons/household", *_WHERE, formula="household_size_measured",
            norms=("household_size_fall",), people=at_start, households=known, **numbers_said,
        )  # fmt: skip
    else:
        size = case.norm("household_size")
        now = size * (1 - fall) ** case.years
        said = step(
            "household_size", now, "persons/household", *_WHERE, formula="household_size_norm",
            norms=("household_size", "household_size_fall"), size=size, **numbers_said,
        )  # fmt: skip
    count = people / now
    steps += [
        said,
        step("households", count, "households", *_WHERE, people=people, size=now),
    ]
    return Households(at_start / size, count), steps


def _by_headship(
    case: Case, rates: pd.DataFrame, steps: list[Step]
) -> tuple[Households, list[Step]]:
    base, now = _heads(case, rates, case.base_year), _heads(case, rates, case.year)
    known = case.present.households
    factor = known / base if known and base else 1.0
    steps.append(
        step(
            "households",
            now * factor,
            "households",
            *_WHERE,
            formula="households_headship",
            heads=now,
            factor=factor,
        )
    )
    return Households(base * factor, now * factor), steps


def _heads(case: Case, rates: pd.DataFrame, year: int) -> float:
    if "headship" in rates.columns:
        return float((case.people.by_age(year) * rates["headship"]).sum())
    by_sex = case.people.by_sex(year)
    return float(np.sum([(by_sex[sex] * rates[sex]).sum() for sex in ("female", "male")]))
