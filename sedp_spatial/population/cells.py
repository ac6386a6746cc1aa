"""Counts and rates as people write them into tables, with the row and column of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..codes import code_of
from ..errors import DataError
from ..layers.cells import is_missing
from ..layers.numbers import parse_number

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SEXES = ("female", "male")


def need_columns(frame: pd.DataFrame, columns: Iterable[str], table: str) -> None:
    """Stop with the columns that are there where one is missing."""
    for column in columns:
        if column not in frame.columns:
            raise DataError(
                "error.table_column",
                table=table,
                column=column,
                columns=[str(c) for c in frame.columns] or ["–"],
            )


def numbers(
    values: pd.Series,
    *,
    table: str,
    column: str,
    rows: Iterable[Any] | None = None,
    negative: bool = False,
) -> Floats:
    """The numbers of a column; a missing, unreadable or negative one stops the work by name.

    Parameters
    ----------
    values : pandas.Series
        Numbers, or texts such as ``"1 204,5"``.
    table, column : str
        What the sentence calls them.
    rows : iterable, optional
        What the sentence calls the rows; the index if left out.
    negative : bool
        Whether numbers below zero are allowed (net migration).

    Raises
    ------
    DataError
        Naming the table, the row and the column.
    """
    names = list(values.index if rows is None else rows)
    found = np.empty(len(values))
    for place, (name, value) in enumerate(zip(names, values.tolist(), strict=True)):
        where = {"table": table, "row": name, "column": column}
        if is_missing(value):
            raise DataError("error.cell_missing", **where)
        number = parse_number(value, as_area=False) if isinstance(value, str) else _float(value)
        if number is None or not np.isfinite(number):
            raise DataError("error.cell_unreadable", **where, value=str(value))
        if number < 0 and not negative:
            raise DataError("error.cell_negative", **where, value=number)
        found[place] = number
    return found


def _float(value: Any) -> float | None:
    try:
        return None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None


def first_number(label: Any) -> int | None:
    """The first whole number of a label: the age of "80+" or "0–4", the year of "2020-2025".

    Examples
    --------
    >>> [first_number(label) for label in ("80+", "5–9", 15.0, "2020-2025", "всего")]
    [80, 5, 15, 2020, None]
    """
    if is_missing(label) or isinstance(label, bool):
        return None
    if isinstance(label, int | float | np.integer | np.floating):
        return int(label) if float(label).is_integer() else None
    match = re.search(r"\d+", str(label))
    return None if match is None else int(match.group())


def ages_of(labels: Iterable[Any], table: str) -> Ints:
    """The first age of each group; a label without one stops the work."""
    ages = []
    for row, label in enumerate(labels):
        age = first_number(label)
        if age is None or not 0 <= age <= 130:
            raise DataError("error.age_label", table=table, row=row + 1, value=str(label))
        ages.append(age)
    return np.asarray(ages, dtype=np.int64)


def sex_of(value: Any) -> str | None:
    """``female`` or ``male`` for a code or word in any of the three languages.

    Examples
    --------
    >>> [sex_of(word) for word in ("F", "аял", "мужчины", "both")]
    ['female', 'female', 'male', None]
    """
    return None if is_missing(value) else code_of("sexes", str(value))


def group_name(age: int, open_age: int, width: int = 5) -> str:
    """How an age group is written: ``15–19``, the open one ``80+``.

    Examples
    --------
    >>> group_name(15, 80), group_name(80, 80)
    ('15–19', '80+')
    """
    return f"{age}+" if age == open_age else f"{age}–{age + width - 1}"
