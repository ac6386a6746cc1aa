"""Growth rules of the guide: from a number by year to the same number in later years.

Three rules give three figures from the same table, so a result always names its rule:

``mean_growth``  the arithmetic mean of the yearly growth rates (guide, question 30)
``cagr``         the compound rate from the first year to the last: (last / first)^(1/n) − 1
``log_linear``   the slope of ln(number) on the year by least squares; from two years it is
                 ln(last / first) / n
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..messages import Message
from ..results import Result
from .people import thousands
from .printed import compare_printed
from .series import (
    SeriesLike,
    Years,
    check_above_zero,
    check_no_gaps,
    growth_rates,
    log_slope,
    target_years,
    yearly,
)

GrowthRule = Literal["mean_growth", "cagr", "log_linear"]

RULES = ("mean_growth", "cagr", "log_linear")
_JUMP = 100.0  # between two years: no municipality does that, a unit was changed


@dataclass(frozen=True)
class GrowthResult(Result):
    """The result of :func:`project_growth`.

    Attributes
    ----------
    table : pandas.DataFrame
        year, population (or the column that was asked for): the forecast years.
    history : pandas.DataFrame
        year, the number, growth_share: what was known, with each year's growth.
    rule : str
        ``mean_growth``, ``cagr`` or ``log_linear``.
    growth_share, growth_percent : float
        Growth per year. For ``log_linear`` the continuous rate, which grows by exp(rate).
    rounding : int or None
        Decimals of a percent to which rates were rounded, or None.
    base_year : int
        The last known year, from which the forecast starts.
    base : float
        The number in that year.
    """

    history: pd.DataFrame
    rule: str
    growth_share: float
    growth_percent: float
    rounding: int | None
    base_year: int
    base: float


def project_growth(
    series: SeriesLike,
    *,
    years: Years,
    rule: GrowthRule = "mean_growth",
    rounding: int | None = None,
    column: str = "population",
    printed: Mapping[str, float] | None = None,
) -> GrowthResult:
    """Carry a number by year forward at the rate at which it has grown.

    Parameters
    ----------
    series : pandas.Series, mapping or pandas.DataFrame
        Persons (or any unit) by year; a table has the columns ``year`` and ``column``.
    years : int or iterable of int
        How many years ahead, or the calendar years wanted.
    rule : {"mean_growth", "cagr", "log_linear"}
        See the module's head. ``mean_growth`` needs every year; the others allow gaps.
    rounding : int, optional
        Round rates to so many decimals of a percent and the forecast to whole numbers, as the
        guide does by hand with 2. Nothing is rounded by default.
    column : str
        What is counted; the name of the result's column.
    printed : mapping, optional
        Figures that a document prints, to be compared in the notes: ``growth_percent``, or a
        year as text.

    Returns
    -------
    GrowthResult

    Raises
    ------
    DataError
        Fewer than two years, gaps in the years, a year twice, a count that is missing,
        unreadable, negative or zero.
    UsageError
        An unknown rule; years that are not after the last known one.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 24 and 30.

    Examples
    --------
    >>> history = {2021: 9800, 2022: 10500, 2023: 11000, 2024: 11500}
    >>> project_growth(history, years=1, rounding=2).table["population"].tolist()
    [12130.0]
    >>> round(project_growth(history, years=1, rule="cagr").growth_percent, 5)
    5.47688
    """
    if rule not in RULES:
        raise UsageError("error.choice", name="rule", value=rule, allowed=", ".join(RULES))
    if rounding is not None and (not isinstance(rounding, int) or not 0 <= rounding <= 10):
        raise UsageError("error.choice", name="rounding", value=rounding, allowed="0 … 10, None")
    known = yearly(series, table=column, column=column)
    check_above_zero(known, column)
    rate = growth_of(known, rule, rounding, table=column)
    base_year, base = int(known.index[-1]), float(known.iloc[-1])
    wanted = target_years(years, base_year)
    values = carry(base, rate, np.asarray(wanted) - base_year, rule)
    if rounding is not None:
        values = np.floor(values + 0.5)
    forecast = dict(zip(map(str, wanted), values.tolist(), strict=True))
    return GrowthResult(
        table=pd.DataFrame({"year": wanted, column: values}),
        layer=None,
        notes=(
            *_notes(known, rule, rate, rounding),
            *compare_printed(printed, {**forecast, "growth_percent": rate * 100}, rule),
        ),
        history=pd.DataFrame(
            {
                "year": known.index.to_numpy(),
                column: known.to_numpy(),
                "growth_share": _yearly_growth(known),
            }
        ),
        rule=rule,
        growth_share=rate,
        growth_percent=rate * 100,
        rounding=rounding,
        base_year=base_year,
        base=base,
    )


def growth_of(
    known: pd.Series, rule: str, rounding: int | None = None, *, table: str = "series"
) -> float:
    """The yearly growth of a checked series by a rule, as a share."""
    if rule == "mean_growth":
        check_no_gaps(known, table)
        shares = _rounded(growth_rates(known), rounding)
        return float(_rounded(np.array([shares.mean()]), rounding)[0])
    if rule == "cagr":
        apart = float(known.index[-1] - known.index[0])
        rate = (known.iloc[-1] / known.iloc[0]) ** (1 / apart) - 1
    else:
        rate = log_slope(known)
    return float(_rounded(np.array([rate]), rounding)[0])


def carry(base: float, rate: float, ahead: np.ndarray, rule: str) -> np.ndarray:
    """The base carried so many years ahead at a rate."""
    if rule == "log_linear":
        return cast(np.ndarray, base * np.exp(rate * ahead))
    if rate <= -1:
        raise DataError("error.growth_all_gone", rate=rate * 100)
    return cast(np.ndarray, base * (1.0 + rate) ** ahead)


def _rounded(shares: np.ndarray, rounding: int | None) -> np.ndarray:
    """Shares rounded as percents; the half goes up, as on paper."""
    if rounding is None:
        return shares
    unit = 10.0**rounding
    return cast(np.ndarray, np.floor(shares * 100 * unit + 0.5 + 1e-9) / unit / 100)


def _yearly_growth(known: pd.Series) -> np.ndarray:
    """Growth over the year before; NaN for the first year and behind a gap."""
    growth = np.concatenate([[np.nan], growth_rates(known)])
    apart = np.diff(np.asarray(known.index), prepend=known.index[0] - 1)
    return np.where(apart == 1, growth, np.nan)


def _notes(known: pd.Series, rule: str, rate: float, rounding: int | None) -> list[Message]:
    first, last = int(known.index[0]), int(known.index[-1])
    values = {"first": first, "last": last, "percent": rate * 100}
    code = {
        "mean_growth": "note.growth_mean",
        "cagr": "note.growth_cagr",
        "log_linear": "note.growth_log_linear",
    }[rule]
    notes = [Message(code, **values)]
    if rounding is not None:
        notes.append(Message("note.growth_rounded", decimals=rounding))
    if len(known) < last - first + 1:
        notes.append(Message("note.years_between", first=first, last=last, known=len(known)))
    ratios = known.to_numpy()[1:] / known.to_numpy()[:-1]
    for place in np.flatnonzero((ratios > _JUMP) | (ratios < 1 / _JUMP)):
        before, after = known.index[int(place)], known.index[int(place) + 1]
        notes.append(
            Message(
                "note.jump",
                column=str(known.name),
                before=int(before),
                after=int(after),
                old=float(known.iloc[place]),
                new=float(known.iloc[place + 1]),
            )
        )
    if known.name == "population":
        notes += thousands(known.to_numpy(), "population", "population")
    return notes
