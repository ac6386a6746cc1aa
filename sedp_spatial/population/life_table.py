"""Abridged life tables from death rates, by the conventions of the United Nations.

* Ages 0 and 1–4: Coale and Demeny's West formulas by sex (for m0 below 0.107 linear in m0).
* Ages 5–9 and 10–14: 2.5 years, as MORTPAK and ABACUS have it.
* Ages 15 and above: Greville, a = 2.5 − 25/12 · (m(x) − ln(m(x+5)/m(x−5))/10). The last closed
  group takes the slope of the group before it. From age 45 on a is at least 0.97, its value for
  a force of mortality of 1.
* Open group: everybody dies, after 1/m years on average.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..messages import Message
from ..results import Result
from .cells import SEXES, Floats, Ints, ages_of, group_name, need_columns, numbers, sex_of

_GREVILLE_FROM = 4  # place of age 15 among 0, 1, 5, 10, 15, …
_OLD_FROM = 10  # place of age 45
_LEAST_A = 0.97  # 1 − 5·exp(−5)/(1 − exp(−5)), rounded as the United Nations round it
_HIGH_M0 = 0.107
_TINY = 1e-300
_HIGHEST_RATE = 5.0  # nobody's; such rates are per thousand

# Coale and Demeny (1983), model West: a0 and a1–4 as intercept + slope · m0, and above 0.107.
_WEST = {
    "female": ((0.053, 2.800, 0.350), (1.522, -1.518, 1.361)),
    "male": ((0.045, 2.684, 0.330), (1.651, -2.816, 1.352)),
}


@dataclass(frozen=True)
class LifeTableResult(Result):
    """The result of :func:`life_table`.

    Attributes
    ----------
    table : pandas.DataFrame
        Index as given (age start): age, n, mx, ax, qx, lx, dx, Lx, Tx, ex. l0 = 1; n and ax in
        years, n of the open group NaN.
    sex : str
        ``female`` or ``male``.
    e0 : float
        Life expectancy at birth, years.
    rule : str
        ``un_abridged``.
    """

    sex: str
    e0: float
    rule: str


def life_table(mx: pd.Series, *, sex: str) -> LifeTableResult:
    """Make an abridged life table from death rates.

    Parameters
    ----------
    mx : pandas.Series
        Deaths per person and year, indexed by age start: 0, 1, 5, 10, …, the open group.
    sex : {"female", "male"}
        Infants die at another mean age by sex.

    Returns
    -------
    LifeTableResult

    Raises
    ------
    DataError
        Ages that are not 0, 1, 5, 10, …; a rate missing, negative or per thousand.
    UsageError
        Another sex.

    References
    ----------
    Coale, Demeny, Vaughan (1983), Regional Model Life Tables and Stable Populations; Greville
    (1943); United Nations (2013), MORTPAK for Windows, LIFTB; Preston, Heuveline, Guillot (2001),
    Demography, chapter 3.

    Examples
    --------
    >>> import pandas as pd
    >>> rates = [0.02, 0.001, 0.0005, 0.0005, 0.001, 0.001, 0.002, 0.01, 0.1]
    >>> table = life_table(pd.Series(rates, index=[0, 1, 5, 10, 15, 20, 25, 30, 35]), sex="female")
    >>> round(table.e0, 2), float(table.table["lx"].iloc[0])
    (42.82, 1.0)
    """
    if sex not in SEXES:
        raise UsageError("error.choice", name="sex", value=sex, allowed="female, male")
    ages = ages_of(mx.index, "mx")
    order = np.argsort(ages, kind="stable")
    ages = ages[order]
    check_abridged(ages, "mx")
    rows = ["0", "1–4", *(group_name(int(a), int(ages[-1])) for a in ages[2:])]
    rates = numbers(mx.iloc[order], table="mx", column="mx", rows=rows)
    check_rates(rates, rows, "mx")
    columns = abridged(rates, sex)
    table = pd.DataFrame({"age": ages, **columns}, index=mx.index[order])
    return LifeTableResult(
        table=table,
        layer=None,
        notes=(Message("note.life_table"),),
        sex=sex,
        e0=float(columns["ex"][0]),
        rule="un_abridged",
    )


def check_abridged(ages: Ints, table: str) -> None:
    """Stop where ages are not 0, 1, 5, 10, … up to an open group."""
    count = len(ages)
    expected = np.array([0, 1, *range(5, 5 * max(count - 1, 1), 5)], dtype=np.int64)
    if count < 6 or not np.array_equal(ages, expected):
        raise DataError("error.ages_abridged", table=table, ages=[int(a) for a in ages])


def check_rates(rates: Floats, rows: list[str], table: str) -> None:
    """Stop at a death rate above any that exists, and at an open group in which nobody dies."""
    if rates.max() > _HIGHEST_RATE:
        place = int(np.argmax(rates))
        raise DataError(
            "error.per_thousand",
            table=table,
            row=rows[place],
            column="mx",
            value=float(rates[place]),
            expected=Message("note.expected_mx"),
        )
    if rates[-1] <= 0:
        raise DataError("error.open_rate", table=table, row=rows[-1], column="mx")


def separation(mx: Floats, sex: str) -> Floats:
    """Years lived by those who die in each age group; the open group's is 1/m.

    Parameters
    ----------
    mx : array, shape (..., ages)
        Ages 0, 1, 5, …, open along the last axis.
    sex : str
    """
    a = np.empty_like(mx)
    infant = mx[..., 0]
    for place, (intercept, gradient, high) in enumerate(_WEST[sex]):
        a[..., place] = np.where(infant < _HIGH_M0, intercept + gradient * infant, high)
    a[..., 2:_GREVILLE_FROM] = 2.5
    last = mx.shape[-1] - 2  # the last closed group
    m = np.maximum(mx, _TINY)
    slope = 0.1 * np.log(m[..., 2:] / m[..., :-2])  # of the groups 1 … last
    slope[..., -1] = slope[..., -2]  # the last closed group takes its neighbour's
    closed = slice(_GREVILLE_FROM, last + 1)
    a[..., closed] = 2.5 - 25.0 / 12.0 * (mx[..., closed] - slope[..., _GREVILLE_FROM - 1 :])
    a[..., closed] = np.minimum(a[..., closed], 5.0)
    old = slice(min(_OLD_FROM, last + 1), last + 1)
    a[..., old] = np.maximum(a[..., old], _LEAST_A)
    a[..., closed] = np.maximum(a[..., closed], 0.0)
    a[..., -1] = 1.0 / m[..., -1]
    return a


def abridged(mx: Floats, sex: str) -> dict[str, Floats]:
    """All columns of abridged life tables along the last axis of an array of death rates."""
    a = separation(mx, sex)
    count = mx.shape[-1]
    n = np.array([1.0, 4.0, *[5.0] * (count - 3)])
    closed = mx[..., :-1]
    q = np.minimum(n * closed / (1.0 + (n - a[..., :-1]) * closed), 1.0)
    one = np.ones_like(mx[..., :1])
    lx = np.concatenate([one, np.cumprod(1.0 - q, axis=-1)], axis=-1)
    d = np.concatenate([lx[..., :-1] - lx[..., 1:], lx[..., -1:]], axis=-1)
    years = n * lx[..., 1:] + a[..., :-1] * d[..., :-1]
    lived = np.concatenate([years, lx[..., -1:] * a[..., -1:]], axis=-1)
    total = np.flip(np.cumsum(np.flip(lived, -1), axis=-1), -1)
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = np.where(lx > 0, total / lx, np.nan)
    return {
        "n": np.broadcast_to(np.append(n, np.nan), mx.shape),
        "mx": mx,
        "ax": a,
        "qx": np.concatenate([q, one], axis=-1),
        "lx": lx,
        "dx": d,
        "Lx": lived,
        "Tx": total,
        "ex": expected,
    }


def person_years_of(mx: Floats, sex: str) -> Floats:
    """Person-years by five-year group (0–4, 5–9, …, open) of life tables with l0 = 1."""
    lived = abridged(mx, sex)["Lx"]
    return np.concatenate([lived[..., :1] + lived[..., 1:2], lived[..., 2:]], axis=-1)


def person_years(mx: pd.DataFrame, *, open_age: int | None = None) -> pd.DataFrame:
    """Turn tidy death rates into the tidy ``Lx`` that :func:`project_cohorts` takes.

    Parameters
    ----------
    mx : pandas.DataFrame
        period_start, sex, age (0, 1, 5, …, open), mx.
    open_age : int, optional
        Where the result's open group shall begin: a national table to 100+ serves a village's
        count to 80+. The table's own open group if left out.

    Returns
    -------
    pandas.DataFrame
        period_start, sex, age (0, 5, …, open), Lx in years per birth; the open group's row
        holds its T.

    Raises
    ------
    DataError
        As :func:`life_table`; an open age that is not one of the table's.

    Examples
    --------
    >>> import pandas as pd
    >>> ages = [0, 1, 5, 10, 15, 20, 25, 30, 35]
    >>> rates = [0.02, 0.001, 0.0005, 0.0005, 0.001, 0.001, 0.002, 0.01, 0.1]
    >>> mx = pd.DataFrame({"period_start": 2020, "sex": "female", "age": ages, "mx": rates})
    >>> person_years(mx, open_age=25)["age"].tolist()
    [0, 5, 10, 15, 20, 25]
    """
    parts = []
    need_columns(mx, ("period_start", "sex", "age", "mx"), "mx")
    for (period, given), rows in mx.groupby(["period_start", "sex"], sort=False):
        sex = sex_of(given) or str(given)
        lived = life_table(pd.Series(rows["mx"].to_numpy(), index=rows["age"].to_numpy()), sex=sex)
        ages = lived.table["age"].to_numpy()
        last = int(ages[-1]) if open_age is None else open_age
        if last not in ages[2:]:
            raise DataError("error.open_age", table="mx", age=last, ages=[int(a) for a in ages[2:]])
        years = lived.table["Lx"].to_numpy()
        first, others, over = years[:2].sum(), years[2:][ages[2:] < last], years[ages >= last].sum()
        groups = np.arange(0, last + 5, 5)
        values = np.concatenate([[first], others, [over]])
        parts.append(
            pd.DataFrame({"period_start": period, "sex": sex, "age": groups, "Lx": values})
        )
    if not parts:
        raise DataError("error.table_empty", table="mx")
    return pd.concat(parts, ignore_index=True)


def survival_of(lived: Floats, radix: Floats | float) -> Floats:
    """Survival over five years into each five-year group.

    Parameters
    ----------
    lived : array, shape (..., groups)
        Person-years by five-year group; the open group's T last.
    radix : array or float
        Births of the life table.

    Returns
    -------
    array, shape (..., groups)
        Births → 0–4: L0/(5·l0). Group before → group: L(x)/L(x−5). The last two groups together
        → the open one: T/(L before + T). Nobody survives beyond an age that nobody reaches.
    """
    born = lived[..., :1] / (5.0 * np.asarray(radix)[..., None])
    last = lived[..., -2:-1] + lived[..., -1:]
    with np.errstate(invalid="ignore", divide="ignore"):
        grown = np.where(lived[..., :-2] > 0, lived[..., 1:-1] / lived[..., :-2], 0.0)
        left = np.where(last > 0, lived[..., -1:] / last, 0.0)
    return np.concatenate([born, grown, left], axis=-1)
