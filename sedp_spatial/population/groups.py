"""People by the groups that plans are made for: pre-school, school, working and pension age.

The limits are data (``codes/age_groups.toml``), by sex, with their source. They cut through
five-year groups; a group is split into single years either evenly (the default: a reader can
follow it by hand) or by Sprague's multipliers (smooth, for large places).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError, UsageError
from .cells import SEXES, Floats, need_columns
from .people import check_groups
from .steps import STEP

Split = Literal["uniform", "sprague"]

# Sprague's fifth-difference multipliers (Shryock and Siegel 1976, appendix C): rows are the five
# single years of a panel, columns the five neighbouring groups that it is read from.
_FIRST = [
    [0.3616, -0.2768, 0.1488, -0.0336, 0.0],
    [0.2640, -0.0960, 0.0400, -0.0080, 0.0],
    [0.1840, 0.0400, -0.0320, 0.0080, 0.0],
    [0.1200, 0.1360, -0.0720, 0.0160, 0.0],
    [0.0704, 0.1968, -0.0848, 0.0176, 0.0],
]
_SECOND = [
    [0.0336, 0.2272, -0.0752, 0.0144, 0.0],
    [0.0080, 0.2320, -0.0480, 0.0080, 0.0],
    [-0.0080, 0.2160, -0.0080, 0.0, 0.0],
    [-0.0160, 0.1840, 0.0400, -0.0080, 0.0],
    [-0.0176, 0.1408, 0.0912, -0.0144, 0.0],
]
_MIDDLE = [
    [-0.0128, 0.0848, 0.1504, -0.0240, 0.0016],
    [-0.0016, 0.0144, 0.2224, -0.0416, 0.0064],
    [0.0064, -0.0336, 0.2544, -0.0336, 0.0064],
    [0.0064, -0.0416, 0.2224, 0.0144, -0.0016],
    [0.0016, -0.0240, 0.1504, 0.0848, -0.0128],
]


def age_groups(
    table: pd.DataFrame, *, groups: Mapping[str, Any] | None = None, split: Split = "uniform"
) -> pd.DataFrame:
    """Count the people of each planning group.

    Parameters
    ----------
    table : pandas.DataFrame
        year, age (0, 5, …, open), female, male: the table of :func:`project_cohorts` or of
        :func:`project_hamilton_perry`. Further columns (village, scenario) are kept apart.
    groups : mapping, optional
        Group to limits, as in ``codes/age_groups.toml``: ``{"school": {"from": 7, "to": 17}}``,
        or ``from`` and ``to`` by sex: ``{"from": {"female": 58, "male": 63}}``. Without ``to``
        the group is open.
    split : {"uniform", "sprague"}
        How five-year groups are split. Sprague needs five groups or more; where it would make a
        single year negative, that five-year group is split evenly.

    Returns
    -------
    pandas.DataFrame
        The key columns, group, persons (not rounded). Groups may overlap (a pupil of 16 is of
        working age): only ``below_working_age``, ``working_age`` and ``pension_age`` add up.

    Raises
    ------
    DataError
        Columns missing, ages that are not five-year groups, a limit within the open group.
    UsageError
        Another way to split.

    Examples
    --------
    >>> import pandas as pd
    >>> people = pd.DataFrame({"year": 2026, "age": range(0, 85, 5), "female": 50.0, "male": 50.0})
    >>> found = age_groups(people).set_index("group")["persons"]
    >>> float(found["preschool"]), float(found["school"])
    (140.0, 220.0)
    """
    if split not in ("uniform", "sprague"):
        raise UsageError("error.choice", name="split", value=split, allowed="uniform, sprague")
    need_columns(table, ("age", *SEXES), "population")
    limits = load_codes("age_groups") if groups is None else groups
    keys = [c for c in table.columns if c not in ("age", *SEXES, "total", "persons")]
    rows = []
    parts = table.groupby(keys, sort=False, dropna=False) if keys else [((), table)]
    for key, part in parts:
        part = part.sort_values("age")
        ages = part["age"].to_numpy(dtype=np.int64)
        check_groups(ages, "population")
        singles = {sex: single_years(part[sex].to_numpy(dtype=float), split) for sex in SEXES}
        for group, limit in limits.items():
            persons = sum(_between(singles[sex], int(ages[-1]), limit, sex, group) for sex in SEXES)
            rows.append((*(key if isinstance(key, tuple) else (key,)), group, persons))
    return pd.DataFrame(rows, columns=[*keys, "group", "persons"])


def single_years(counts: Floats, split: str = "uniform") -> Floats:
    """Five-year groups as single years; the open group stays whole at the end.

    Parameters
    ----------
    counts : array, shape (groups,)
        0–4, 5–9, …, open.
    split : {"uniform", "sprague"}

    Returns
    -------
    array, shape (5 · (groups − 1) + 1,)
        Sums by five equal the groups.

    Examples
    --------
    >>> single_years(np.array([10.0, 20.0, 7.0])).tolist()
    [2.0, 2.0, 2.0, 2.0, 2.0, 4.0, 4.0, 4.0, 4.0, 4.0, 7.0]
    """
    closed = counts[:-1]
    even = np.repeat(closed / STEP, STEP).reshape(-1, STEP)
    if split == "sprague" and len(closed) >= 5:
        smooth = _sprague(closed)
        # The multipliers' sums are exact to their four decimals; close the last bit.
        smooth += ((closed - smooth.sum(axis=1)) / STEP)[:, None]
        even = np.where(smooth.min(axis=1)[:, None] < 0, even, smooth)
    return np.append(even.ravel(), counts[-1])


def _sprague(closed: Floats) -> Floats:
    count = len(closed)
    first, second, middle = np.array(_FIRST), np.array(_SECOND), np.array(_MIDDLE)
    years = np.empty((count, STEP))
    for place in range(count):
        if place == 0:
            panel, window = first, closed[:5]
        elif place == 1:
            panel, window = second, closed[:5]
        elif place == count - 2:
            panel, window = second[::-1, ::-1], closed[-5:]
        elif place == count - 1:
            panel, window = first[::-1, ::-1], closed[-5:]
        else:
            panel, window = middle, closed[place - 2 : place + 3]
        years[place] = panel @ window
    return years


def _between(years: Floats, open_age: int, limit: Mapping[str, Any], sex: str, group: str) -> float:
    first, last = _limit(limit, "from", sex, 0), _limit(limit, "to", sex, None)
    if (first or 0) > open_age or (last is not None and last >= open_age):
        raise DataError("error.group_beyond", group=group, age=last or first, open_age=open_age)
    return float(years[first : None if last is None else last + 1].sum())


def _limit(limit: Mapping[str, Any], name: str, sex: str, default: int | None) -> int | None:
    value = limit.get(name, default)
    return value.get(sex, default) if isinstance(value, Mapping) else value


def at_years(table: pd.DataFrame, years: list[int]) -> pd.DataFrame:
    """A forecast in steps of five years, read at the years of a plan.

    Parameters
    ----------
    table : pandas.DataFrame
        year, then keys (age, village, scenario …) and counts (female, male, population …).
    years : list of int
        Within the table's years.

    Returns
    -------
    pandas.DataFrame
        The same columns; counts are interpolated along a straight line between the two
        neighbouring years, so that sums keep their sums.

    Raises
    ------
    UsageError
        A year outside the table's.

    Examples
    --------
    >>> import pandas as pd
    >>> at_years(pd.DataFrame({"year": [2026, 2031], "population": [100.0, 110.0]}), [2029])
       year  population
    0  2029       106.0
    """
    known = sorted({int(year) for year in table["year"]})
    counts = [c for c in table.columns if c in ("female", "male", "population", "persons")]
    keys = [c for c in table.columns if c not in ("year", *counts)]
    parts = []
    for year in years:
        if not known[0] <= year <= known[-1]:
            raise UsageError("error.year_outside", year=year, first=known[0], last=known[-1])
        before = max(k for k in known if k <= year)
        after = min(k for k in known if k >= year)
        weight = 0.0 if after == before else (year - before) / (after - before)
        low, high = (table[table["year"] == k].reset_index(drop=True) for k in (before, after))
        if keys:
            high = low[keys].merge(high, on=keys, how="left")
        part = low.copy()
        part["year"] = year
        part[counts] = low[counts] * (1 - weight) + high[counts] * weight
        parts.append(part)
    return pd.concat(parts, ignore_index=True)
