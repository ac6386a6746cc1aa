"""Tables in: columns found, numbers read, and what is wrong said by row and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from ..layers.numbers import plain_numbers

_SHOWN = 8


def frame_of(table: Any, name: str) -> pd.DataFrame:
    """A DataFrame, or the ``.table`` of a result.

    Raises
    ------
    DataError
        If it is neither, or has no rows.
    """
    frame = getattr(table, "table", table)
    if not isinstance(frame, pd.DataFrame):
        raise DataError("error.demand_not_a_table", table=name, found=type(table).__name__)
    if frame.empty:
        raise DataError("error.demand_empty", table=name)
    return frame.reset_index(drop=True)


def require(frame: pd.DataFrame, columns: Iterable[str], name: str) -> None:
    """Refuse a table that lacks a column.

    Raises
    ------
    DataError
    """
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise DataError(
            "error.demand_columns", table=name, missing=missing, found=list(map(str, frame.columns))
        )


def numbers(
    frame: pd.DataFrame, column: str, name: str, *, negative: bool = False, empty: bool = False
) -> pd.Series:
    """A column as float64; rows are counted from 1, as a spreadsheet without its header.

    Parameters
    ----------
    frame : pandas.DataFrame
    column, name : str
        The column, and what the table is called in sentences.
    negative : bool
        Whether negative numbers are allowed.
    empty : bool
        Whether cells may be empty; they count as zero.

    Raises
    ------
    DataError
        Something that is not a number, an empty cell, a negative number.
    """
    values = plain_numbers(frame[column])
    missing = frame[column].isna()
    bad = (values.isna() & ~missing) | np.isinf(values)
    if not empty:
        bad |= missing
    if bad.any():
        where = rows_of(bad)
        found = [str(value) for value in frame[column][bad].head(_SHOWN)]
        raise DataError("error.demand_number", table=name, column=column, rows=where, values=found)
    if not negative and (values < 0).any():
        raise DataError(
            "error.demand_negative",
            table=name,
            column=column,
            rows=rows_of(values < 0),
            values=[f"{value:g}" for value in values[values < 0].head(_SHOWN)],
        )
    return values.fillna(0.0)


def whole_years(frame: pd.DataFrame, name: str) -> pd.Series:
    """The column ``year`` as whole numbers.

    Raises
    ------
    DataError
        A year that is not a whole number, or no year anybody plans for.
    """
    years = numbers(frame, "year", name)
    bad = (years != years.round()) | (years < 1800) | (years > 2300)
    if bad.any():
        raise DataError(
            "error.demand_year",
            table=name,
            rows=rows_of(bad),
            values=[f"{value:g}" for value in years[bad].head(_SHOWN)],
        )
    return years.astype("int64")


def rows_of(mask: pd.Series | Sequence[bool]) -> list[str]:
    """The numbers of the rows that a mask marks, the first of them 1."""
    places = (np.flatnonzero(np.asarray(mask)) + 1).tolist()
    shown = [str(place) for place in places[:_SHOWN]]
    return [*shown, "…"] if len(places) > _SHOWN else shown


def at_year(years: pd.Series, values: pd.Series, year: int, name: str) -> float:
    """A figure of a year, between two years of a table on the straight line.

    Raises
    ------
    DataError
        If the year lies beyond the table.
    """
    known = values.groupby(years).sum().sort_index()
    first, last = int(known.index[0]), int(known.index[-1])
    if not first <= year <= last:
        raise DataError(
            "error.demand_year_missing",
            table=name,
            year=str(year),
            first=str(first),
            last=str(last),
        )
    return float(np.interp(year, known.index, known.to_numpy(dtype=np.float64)))
