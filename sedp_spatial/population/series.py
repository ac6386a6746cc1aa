"""A number by year: read from whatever holds it, checked, and the years it is wanted for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from .cells import Floats, first_number, need_columns, numbers

# From a series as a table, a mapping or a pandas Series.
SeriesLike = pd.Series | pd.DataFrame | Mapping[int, float]
Years = int | Iterable[int]

MOST_AHEAD = 200  # a larger number is a calendar year


def yearly(series: SeriesLike, *, table: str = "series", column: str = "population") -> pd.Series:
    """A number by year as a Series of float, years ascending.

    Parameters
    ----------
    series : pandas.Series, mapping or pandas.DataFrame
        Indexed by year, year to number, or with the columns ``year`` and ``column``.
    table, column : str
        What error sentences call them.

    Raises
    ------
    DataError
        Fewer than two years, a year twice, a number missing, unreadable or negative.
    """
    if isinstance(series, pd.DataFrame):
        need_columns(series, ("year", column), table)
        values = pd.Series(series[column].to_numpy(), index=series["year"].to_numpy())
    else:
        values = pd.Series(series) if isinstance(series, Mapping) else series
    years = []
    for row, label in enumerate(values.index):
        year = first_number(label)
        if year is None:
            raise DataError(
                "error.cell_unreadable", table=table, row=row + 1, column="year", value=str(label)
            )
        years.append(year)
    if len(set(years)) < len(years):
        twice = next(year for year in years if years.count(year) > 1)
        raise DataError("error.year_twice", table=table, year=twice)
    if len(years) < 2:
        raise DataError("error.years_few", table=table, years=years or ["–"])
    found = numbers(values, table=table, column=column, rows=years)
    return pd.Series(found, index=pd.Index(years, name="year"), name=column).sort_index()


def check_no_gaps(series: pd.Series, table: str) -> None:
    """Stop where a year between the first and the last is missing."""
    years = [int(year) for year in series.index]
    missing = sorted(set(range(years[0], years[-1] + 1)) - set(years))
    if missing:
        raise DataError("error.year_gap", table=table, years=missing[:10])


def check_above_zero(series: pd.Series, table: str) -> None:
    """Stop where growth would start from nobody."""
    for year, value in series.items():
        if value <= 0:
            raise DataError("error.growth_of_zero", table=table, row=year, column=series.name)


def target_years(years: Years, last: int) -> list[int]:
    """The calendar years of a forecast.

    Parameters
    ----------
    years : int or iterable of int
        How many years ahead (each of them is given), one calendar year, or calendar years.
    last : int
        The last known year.

    Raises
    ------
    UsageError
        If a year is not after the last known one, or not a year.

    Examples
    --------
    >>> target_years(2, 2024), target_years(2030, 2024), target_years([2025, 2027], 2024)
    ([2025, 2026], [2030], [2025, 2027])
    """
    if isinstance(years, int | np.integer):
        count = int(years)
        wanted = list(range(last + 1, last + count + 1)) if 0 < count <= MOST_AHEAD else [count]
    else:
        wanted = sorted({_calendar_year(year) for year in _listed(years)})
    for year in wanted:
        if year <= last:
            raise UsageError("error.target_year", year=year, last=last)
    if not wanted:
        raise UsageError("error.target_year", year="–", last=last)
    return wanted


def _listed(years: Any) -> list[Any]:
    if isinstance(years, str) or not isinstance(years, Iterable):
        raise UsageError("error.years_asked", value=str(years))
    return list(years)


def _calendar_year(value: Any) -> int:
    year = None if isinstance(value, str) else first_number(value)
    if year is None:
        raise UsageError("error.years_asked", value=str(value))
    return year


def growth_rates(series: pd.Series) -> Floats:
    """Each year's growth over the year before, as a share."""
    values = series.to_numpy(dtype=float)
    return values[1:] / values[:-1] - 1.0


def log_slope(series: pd.Series) -> float:
    """The slope of the straight line through ln(value), by least squares, per year."""
    years = np.asarray(series.index, dtype=float)
    logs = np.log(series.to_numpy(dtype=float))
    apart = years - years.mean()
    return float((apart * (logs - logs.mean())).sum() / (apart**2).sum())
