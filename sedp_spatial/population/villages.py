"""A municipality's forecast shared among its villages, whole people that add up exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..messages import Message
from ..results import Result
from ..rounding import round_to_total
from .cells import need_columns, numbers

ShareRule = Literal["constant_share", "share_of_growth"]

_RULES = {
    "constant_share": "note.constant_share",
    "share_of_growth": "note.share_of_growth",
}


@dataclass(frozen=True)
class VillageResult(Result):
    """The result of :func:`village_shares`.

    Attributes
    ----------
    table : pandas.DataFrame
        year, village, population (whole persons), share. In every year the villages add up to
        the municipality.
    totals : pandas.DataFrame
        year, population: the municipality as forecast, villages: the sum of the parts, which
        is the forecast in whole persons.
    rule : str
        ``constant_share`` or ``share_of_growth``.
    base_year : int
        The year of the shares.
    """

    totals: pd.DataFrame
    rule: str
    base_year: int


def village_shares(
    municipality: pd.DataFrame, villages: pd.DataFrame, *, rule: ShareRule = "constant_share"
) -> VillageResult:
    """Share a municipality's forecast among its villages.

    Parameters
    ----------
    municipality : pandas.DataFrame
        year, population; or year, age, female, male, which is added up.
    villages : pandas.DataFrame
        village, population and, optionally, year; several years for ``share_of_growth``. Rows by
        age and sex (female, male) are added up.
    rule : {"constant_share", "share_of_growth"}
        Every village keeps its share of the last known year; or takes the share of the growth
        that it had between the first and the last known year (where that makes a village
        negative or the municipality stood still, shares are kept and a note says so).

    Returns
    -------
    VillageResult

    Raises
    ------
    DataError
        Columns missing; a count missing, unreadable or negative; nobody in the base year.
    UsageError
        An unknown rule; ``share_of_growth`` from one year.

    Notes
    -----
    Persons are rounded by the largest remainder, so that the printed villages add up to the
    printed municipality.

    Examples
    --------
    >>> import pandas as pd
    >>> forecast = pd.DataFrame({"year": [2031], "population": [1000.0]})
    >>> villages = pd.DataFrame({"village": ["V1", "V2", "V3"], "population": [333, 333, 334]})
    >>> village_shares(forecast, villages).table["population"].tolist()
    [333, 333, 334]
    """
    if rule not in _RULES:
        raise UsageError("error.choice", name="rule", value=rule, allowed=", ".join(_RULES))
    totals = total_by_year(municipality, "municipality")
    known = _by_village(villages)
    years = [int(year) for year in known.columns]
    if rule == "share_of_growth" and len(years) < 2:
        raise UsageError("error.share_of_growth")
    last = known[years[-1]]
    if last.sum() <= 0:
        raise DataError("error.nobody", table="villages")
    shares = (last / last.sum()).to_numpy()
    notes = [Message("note.village_shares", year=years[-1], villages=len(known))]
    notes.append(Message(_RULES[rule]))
    growth = None
    if rule == "share_of_growth":
        gained = (last - known[years[0]]).to_numpy()
        if gained.sum() == 0:
            notes.append(Message("note.share_kept", years=years))
        else:
            growth = gained / gained.sum()
    rows, kept = [], []
    for year, total in zip(totals["year"].tolist(), totals["population"].tolist(), strict=True):
        exact = shares * total
        if growth is not None:
            moved = last.to_numpy() + growth * (total - last.sum())
            if (moved < 0).any():
                kept.append(year)
            else:
                exact = moved
        whole = round_to_total(exact.tolist(), 0, total=total)
        rows += [
            (year, village, int(people), people / total if total else np.nan)
            for village, people in zip(known.index, whole, strict=True)
        ]
    if kept:
        notes.append(Message("note.share_kept", years=kept))
    table = pd.DataFrame(rows, columns=["year", "village", "population", "share"])
    return VillageResult(
        table=table,
        layer=None,
        notes=tuple(notes),
        totals=totals.assign(villages=table.groupby("year")["population"].sum().to_numpy()),
        rule=rule,
        base_year=years[-1],
    )


def total_by_year(table: pd.DataFrame, name: str = "population") -> pd.DataFrame:
    """year, population of any forecast's table, people by age and sex added up.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"year": [1, 1], "age": [0, 5], "female": [1.0, 2.0], "male": [3.0, 4.0]}
    >>> total_by_year(pd.DataFrame(rows))["population"].tolist()
    [10.0]
    """
    need_columns(table, ("year",), name)
    frame = pd.DataFrame({"year": table["year"].astype(int), "population": _people(table, name)})
    return frame.groupby("year")["population"].sum().reset_index()


def _people(table: pd.DataFrame, name: str) -> np.ndarray:
    if {"female", "male"} <= set(table.columns):
        both = [numbers(table[sex], table=name, column=sex) for sex in ("female", "male")]
        return both[0] + both[1]
    need_columns(table, ("population",), name)
    return numbers(table["population"], table=name, column="population")


def _by_village(villages: pd.DataFrame) -> pd.DataFrame:
    """Persons by village (rows, in the order of the table) and year (columns)."""
    need_columns(villages, ("village",), "villages")
    if len(villages) == 0:
        raise DataError("error.table_empty", table="villages")
    frame = pd.DataFrame(
        {
            "village": villages["village"].astype(str).to_numpy(),
            "year": villages["year"].astype(int).to_numpy() if "year" in villages else 0,
            "population": _people(villages, "villages"),
        }
    )
    wide = frame.pivot_table(
        index="village", columns="year", values="population", aggfunc="sum", sort=False
    )
    wide = wide[sorted(wide.columns)]
    if wide.isna().any(axis=None):
        village, year = np.argwhere(wide.isna().to_numpy())[0]
        raise DataError(
            "error.cell_missing",
            table="villages",
            row=f"{wide.index[village]} {wide.columns[year]}",
            column="population",
        )
    return wide
