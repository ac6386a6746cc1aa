"""Dates between which a restriction or a rule is in force, as people write them."""

from __future__ import annotations

import datetime
import re
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import UsageError
from ..layers.cells import by_value, is_missing

Day = str | datetime.date | None

_ISO = re.compile(r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?$")
_LOCAL = re.compile(r"^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?:\s*(?:г|г\.|ж|ж\.))?$")
_YEAR = re.compile(r"^(\d{4})(?:\s*(?:г|г\.|год|ж|ж\.|-ж\.|жыл))?$")


def parse_day(value: Any, *, end: bool = False) -> datetime.date | None:
    """Read a date as it stands in a table.

    Parameters
    ----------
    value : object
        A date, a time, or text such as ``2024-07-01``, ``01.07.2024`` or ``2024``.
    end : bool
        Whether a bare year means its last day rather than its first.

    Returns
    -------
    datetime.date or None
        ``None`` where the value cannot be understood without guessing.

    Examples
    --------
    >>> parse_day("01.07.2024"), parse_day("2024", end=True)
    (datetime.date(2024, 7, 1), datetime.date(2024, 12, 31))
    >>> parse_day("summer") is None
    True
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()
    if match := _YEAR.match(text):
        year = int(match[1])
        return datetime.date(year, 12, 31) if end else datetime.date(year, 1, 1)
    if match := _ISO.match(text):
        year, month, day = map(int, match.groups())
    elif match := _LOCAL.match(text):
        day, month, year = map(int, match.groups())
    else:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def day_of(on: Day) -> datetime.date | None:
    """The day on which something must be in force, or ``None`` for no filter.

    Raises
    ------
    UsageError
        If it is not a date.
    """
    if on is None:
        return None
    day = parse_day(on)
    if day is None:
        raise UsageError("error.day", value=str(on))
    return day


def days(values: pd.Series, *, end: bool = False) -> tuple[pd.Series, pd.Series]:
    """A column of dates as ISO text.

    Returns
    -------
    iso : pandas.Series of str or None
        ``2024-07-01``, so that texts sort as dates do.
    unreadable : pandas.Series of bool
        Where something stood that is not a date.
    """
    given = by_value(values, lambda value: None if is_missing(value) else value)
    read = by_value(given, lambda value: None if value is None else parse_day(value, end=end))
    iso = by_value(read, lambda day: None if is_missing(day) else day.isoformat())
    return iso, given.notna() & iso.isna()


def in_force(
    valid_from: pd.Series, valid_to: pd.Series, day: datetime.date | None
) -> NDArray[np.bool_]:
    """Which rows are in force on a day: both ends count, a missing end is open.

    Rows whose dates stand the wrong way round can be in force on no day; they are kept, because
    leaving out a real restriction is the graver mistake, and are reported by whoever reads them.
    """
    if day is None:
        return np.ones(len(valid_from), dtype=bool)
    today = day.isoformat()
    start = valid_from.where(valid_from.notna(), "0000").astype(str)
    stop = valid_to.where(valid_to.notna(), "9999").astype(str)
    valid = (start <= today) & (today <= stop)
    return (valid | reversed_dates(valid_from, valid_to)).to_numpy(dtype=bool)


def reversed_dates(valid_from: pd.Series, valid_to: pd.Series) -> pd.Series:
    """Which rows end before they begin."""
    both = valid_from.notna() & valid_to.notna()
    start = valid_from.where(both, "").astype(str)
    stop = valid_to.where(both, "").astype(str)
    return both & (stop < start)
