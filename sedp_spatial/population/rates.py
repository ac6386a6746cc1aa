"""Tidy tables of rates as arrays by period, sex and age, with every gap named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from ..messages import Message
from .cells import SEXES, Floats, ages_of, first_number, group_name, need_columns, numbers, sex_of

FERTILE = tuple(range(15, 50, 5))
_MOST_BIRTHS = 1.0  # per woman and year; such rates are per thousand or percents
_SEX_RATIOS = (0.5, 2.0)


def rate_array(
    frame: pd.DataFrame,
    *,
    table: str,
    value: str,
    periods: Sequence[int],
    ages: Sequence[int],
    sexes: Sequence[str] | None = SEXES,
    negative: bool = False,
) -> tuple[Floats, list[Message]]:
    """A tidy table as an array (periods, sexes, ages), or (periods, ages) without sexes.

    Parameters
    ----------
    frame : pandas.DataFrame
        period_start (left out: the same in all periods), sex, age, value; one row each.
    table, value : str
        What sentences call the table; the column with the rates.
    periods, ages, sexes : sequence
        What is needed. Other periods may be there too, other ages may not.
    negative : bool
        Whether values below zero are allowed.

    Raises
    ------
    DataError
        A column, period, age or cell that is missing; ages that do not match; a row twice.
    """
    need_columns(frame, ["age", value, *(["sex"] if sexes else [])], table)
    if len(frame) == 0:
        raise DataError("error.table_empty", table=table)
    found = pd.DataFrame({"age": ages_of(frame["age"], table)})
    found["sex"] = _sexes(frame["sex"], table) if sexes else ""
    notes: list[Message] = []
    if "period_start" in frame.columns:
        found["period"] = _periods(frame["period_start"], table)
        check_horizon(sorted(set(found["period"])), periods, table)
    else:
        found["period"] = periods[0]
        if len(periods) > 1:
            notes.append(Message("note.rates_constant", table=table))
    _check_ages(set(found["age"]), ages, table)
    rows = [
        " ".join(str(part) for part in (p, s, _name(a, ages)) if part != "")
        for p, s, a in zip(found["period"], found["sex"], found["age"], strict=True)
    ]
    found["value"] = numbers(frame[value], table=table, column=value, rows=rows, negative=negative)
    keys = ["period", "sex", "age"]
    twice = found.duplicated(keys)
    if twice.any():
        raise DataError("error.row_twice", table=table, row=rows[int(np.argmax(twice))])
    wanted = list(periods) if "period_start" in frame.columns else [periods[0]]
    index = pd.MultiIndex.from_product([wanted, list(sexes or [""]), list(ages)], names=keys)
    values = found.set_index(keys)["value"].reindex(index)
    if values.isna().any():
        period, sex, age = index.tolist()[int(np.argmax(values.isna().to_numpy()))]
        row = " ".join(str(part) for part in (period, sex, _name(age, ages)) if part != "")
        raise DataError("error.cell_missing", table=table, row=row, column=value)
    shape = (len(wanted), len(sexes), len(ages)) if sexes else (len(wanted), len(ages))
    array = values.to_numpy(dtype=float).reshape(shape)
    return np.broadcast_to(array, (len(periods), *shape[1:])), notes


def _name(age: int, ages: Sequence[int]) -> str:
    """A group's name, the first two of a life table (0 and 1–4) included."""
    abridged = {0: 1, 1: 4} if 1 in ages else {}
    return str(age) if abridged.get(age) == 1 else group_name(age, ages[-1], abridged.get(age, 5))


def _sexes(values: pd.Series, table: str) -> list[str]:
    spelt = {value: sex_of(value) for value in values.unique()}
    for value, sex in spelt.items():
        if sex is None:
            row = int(np.argmax((values == value).to_numpy())) + 1
            raise DataError(
                "error.cell_unreadable", table=table, row=row, column="sex", value=str(value)
            )
    return [str(spelt[value]) for value in values]


def _periods(values: pd.Series, table: str) -> list[int]:
    found = [first_number(value) for value in values]
    if None in found:
        row = found.index(None)
        value = str(values.iloc[row])
        raise DataError(
            "error.cell_unreadable", table=table, row=row + 1, column="period_start", value=value
        )
    return [int(period) for period in found if period is not None]


def check_horizon(found: Sequence[int], periods: Sequence[int], table: str) -> None:
    """Stop where a period of the forecast has no rates."""
    missing = sorted(set(periods) - set(found))
    if not missing:
        return
    code = "error.horizon" if missing[0] > found[-1] else "error.period_gap"
    raise DataError(code, table=table, missing=missing, first=found[0], last=found[-1])


def _check_ages(found: set[int], expected: Sequence[int], table: str) -> None:
    if found == set(expected):
        return
    if max(found) != expected[-1]:
        raise DataError(
            "error.open_ages_differ", table=table, rates=max(found), people=int(expected[-1])
        )
    missing = sorted(set(expected) - found)
    surplus = sorted(found - set(expected))
    raise DataError(
        "error.ages_differ", table=table, missing=missing or ["–"], surplus=surplus or ["–"]
    )


def births_array(
    asfr: pd.DataFrame, periods: Sequence[int], ages: Sequence[int]
) -> tuple[Floats, list[Message]]:
    """Births per woman and year as an array (periods, ages of the population).

    Rates must be there for 15–19 … 45–49; other ages may be there too and count 0 otherwise, but
    nobody is born to children under five or to the open group.
    """
    need_columns(asfr, ("age", "asfr"), "asfr")
    given = sorted(set(ages_of(asfr["age"], "asfr").tolist()))
    strange = [age for age in given if age not in ages]
    missing = [age for age in FERTILE if age not in given]
    if strange or missing:
        raise DataError(
            "error.ages_differ", table="asfr", missing=missing or ["–"], surplus=strange or ["–"]
        )
    values, notes = rate_array(
        asfr, table="asfr", value="asfr", periods=periods, ages=given, sexes=None
    )
    if values.max() > _MOST_BIRTHS:
        place = np.unravel_index(int(np.argmax(values)), values.shape)
        raise DataError(
            "error.per_thousand",
            table="asfr",
            row=f"{periods[int(place[0])]} {given[int(place[1])]}",
            column="asfr",
            value=float(values[place]),
            expected=Message("note.expected_asfr"),
        )
    full = np.zeros((len(periods), len(ages)))
    full[:, [list(ages).index(age) for age in given]] = values
    if full[:, [0, -1]].any():
        impossible = [int(ages[place]) for place in (0, -1) if full[:, place].any()]
        raise DataError("error.ages_differ", table="asfr", missing=["–"], surplus=impossible)
    return full, notes


def sex_ratio_array(sex_ratio: Any, periods: Sequence[int]) -> tuple[Floats, list[Message]]:
    """Boys per girl at birth by period, from a number or a table."""
    notes: list[Message] = []
    if isinstance(sex_ratio, pd.DataFrame):
        need_columns(sex_ratio, ("males_per_female",), "sex_ratio")
        column = sex_ratio["males_per_female"]
        if "period_start" in sex_ratio.columns:
            starts = _periods(sex_ratio["period_start"], "sex_ratio")
        else:
            starts = [int(periods[0])] * len(column)
        values = numbers(column, table="sex_ratio", column="males_per_female", rows=starts)
        by_period = dict(zip(starts, values.tolist(), strict=True))
        if len(by_period) < len(starts):
            twice = next(start for start in starts if starts.count(start) > 1)
            raise DataError("error.row_twice", table="sex_ratio", row=str(twice))
        if "period_start" not in sex_ratio.columns:
            by_period = dict.fromkeys(periods, float(values[0]))
        check_horizon(sorted(by_period), periods, "sex_ratio")
        ratios = np.array([by_period[period] for period in periods])
    else:
        one = numbers(
            pd.Series([sex_ratio]), table="sex_ratio", column="males_per_female", rows=[periods[0]]
        )
        ratios = np.repeat(one, len(periods))
    low, high = _SEX_RATIOS
    for period, ratio in zip(periods, ratios.tolist(), strict=True):
        if not low <= ratio <= high:
            raise DataError(
                "error.per_thousand",
                table="sex_ratio",
                row=str(period),
                column="males_per_female",
                value=ratio,
                expected=Message("note.expected_sex_ratio"),
            )
    return ratios, notes
