"""Hamilton–Perry: a forecast by age from two counts, where no rates are known.

Each group is followed from one count to the next; the ratio (deaths and migration in one) is
applied to the later count. Children come from the ratio of the youngest to women 15–49. For
places too small to have death rates of their own; the district's total holds the sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..messages import Message
from ..results import Result
from .cells import SEXES, Floats
from .cohorts import people_table
from .people import People, people_of
from .series import MOST_AHEAD, Years, target_years
from .steps import STEP, older

Control = float | Mapping[int, float] | pd.Series | pd.DataFrame

_MOTHERS = (15, 50)
_UNLIKELY = (0.5, 2.0)  # a group that halves or doubles in five years, below 70
_YOUNG = 70


@dataclass(frozen=True)
class HamiltonPerryResult(Result):
    """The result of :func:`project_hamilton_perry`.

    Attributes
    ----------
    table : pandas.DataFrame
        year, age, female, male: the later count and the forecast years.
    ratios : pandas.DataFrame
        age, female, male: the cohort-change ratio into each group; for 0–4 children per woman
        of 15–49.
    totals : pandas.DataFrame
        year, uncontrolled, control, factor: what the ratios gave and what it was scaled to.
    rule : str
        ``hamilton_perry`` or ``hamilton_perry_controlled``.
    base_year : int
        The year of the later count; 0 where no year is known.
    open_age : int
    """

    ratios: pd.DataFrame
    totals: pd.DataFrame
    rule: str
    base_year: int
    open_age: int


def project_hamilton_perry(
    earlier: pd.DataFrame,
    later: pd.DataFrame,
    *,
    years: Years,
    control_total: Control | None = None,
    base_year: int | None = None,
) -> HamiltonPerryResult:
    """Carry a small place's population forward by its cohort-change ratios.

    Parameters
    ----------
    earlier, later : pandas.DataFrame
        Two counts five years apart: index age start (0, 5, …, open) or a column ``age``;
        columns female, male in persons; a column ``year`` tells their years.
    years : int or iterable of int
        How many years ahead (a multiple of five), or calendar years five apart.
    control_total : float, mapping, Series or DataFrame, optional
        Persons in a forecast year (a number where one year is asked for), by year otherwise
        (a table with year, population: a :class:`GrowthResult`'s). Every age is scaled alike, and
        the next step starts from the scaled population.
    base_year : int, optional
        The year of the later count where it has no column ``year``.

    Returns
    -------
    HamiltonPerryResult

    Raises
    ------
    DataError
        Counts that do not fit each other or are not five years apart; a control total missing
        or negative.
    UsageError
        Years that are not five apart.

    References
    ----------
    Hamilton and Perry (1962), Social Forces 41; Smith, Tayman, Swanson (2013), A Practitioner's
    Guide to State and Local Population Projections, chapter 7.

    Examples
    --------
    >>> import pandas as pd
    >>> ages = list(range(0, 85, 5))
    >>> then = pd.DataFrame({"female": 100.0, "male": 100.0}, index=ages)
    >>> result = project_hamilton_perry(then, then * 1.1, years=[2031], base_year=2026,
    ...                                 control_total=4000)
    >>> round(float(result.table.query("year == 2031")[["female", "male"]].sum().sum()), 6)
    4000.0
    """
    first, second = people_of(earlier, "earlier"), people_of(later, "later")
    if not np.array_equal(first.ages, second.ages):
        raise DataError(
            "error.counts_differ",
            earlier=[int(a) for a in first.ages],
            later=[int(a) for a in second.ages],
        )
    base = _base_year(earlier, later, base_year, years)
    wanted = _years_wanted(years, base)
    controls = _controls(control_total, wanted)
    ratios, notes = _ratios(first, second)
    now, found, populations = second.counts, [], [second.counts]
    for year in range(base + STEP, wanted[-1] + STEP, STEP):
        now = _step(now, ratios, second)
        uncontrolled = float(now.sum())
        if year in controls:
            if uncontrolled <= 0:
                raise DataError("error.nobody", table="later")
            now = _scaled(now, controls[year])
        control = controls.get(year, np.nan)
        found.append((year, uncontrolled, control, control / uncontrolled))
        populations.append(now)
    all_years = [base, *range(base + STEP, wanted[-1] + STEP, STEP)]
    keep = [place for place, year in enumerate(all_years) if year in (base, *wanted)]
    totals = pd.DataFrame(found, columns=["year", "uncontrolled", "control", "factor"])
    rule = "hamilton_perry_controlled" if controls else "hamilton_perry"
    return HamiltonPerryResult(
        table=people_table(
            second.ages, [all_years[p] for p in keep], [populations[p] for p in keep]
        ),
        layer=None,
        notes=(
            Message("note.hamilton_perry"),
            *([Message("note.hamilton_perry_controlled")] if controls else []),
            *([Message("note.years_ahead")] if base == 0 else []),
            *first.notes,
            *second.notes,
            *notes,
        ),
        ratios=pd.DataFrame({"age": second.ages, **dict(zip(SEXES, ratios, strict=True))}),
        totals=totals,
        rule=rule,
        base_year=base,
        open_age=second.open_age,
    )


def _base_year(
    earlier: pd.DataFrame, later: pd.DataFrame, base_year: int | None, years: Years
) -> int:
    found = []
    for table, frame in (("earlier", earlier), ("later", later)):
        if "year" in frame.columns:
            known = sorted({int(year) for year in frame["year"]})
            if len(known) != 1:
                raise DataError("error.years_mixed", table=table, years=known)
            found.append(known[0])
    if len(found) == 2 and found[1] - found[0] != STEP:
        raise DataError("error.counts_apart", earlier=found[0], later=found[1])
    if base_year is not None:
        return int(base_year)
    if "year" in later.columns:
        return found[-1]
    asked = [years] if isinstance(years, int) else list(years)
    if max(asked, default=0) > MOST_AHEAD:
        raise UsageError("error.base_year")
    return 0


def _years_wanted(years: Years, base: int) -> list[int]:
    wanted = target_years(years, base)
    if isinstance(years, int) and years <= MOST_AHEAD:
        if years % STEP:
            raise UsageError("error.years_five", years=[years])
        return [year for year in wanted if (year - base) % STEP == 0]
    wrong = [year for year in wanted if (year - base) % STEP]
    if wrong:
        raise UsageError("error.years_five", years=wrong)
    return wanted


def _controls(control: Control | None, wanted: list[int]) -> dict[int, float]:
    if control is None:
        return {}
    if isinstance(control, int | float | np.number):
        if len(wanted) > 1:
            raise UsageError("error.control_years", years=wanted)
        control = {wanted[-1]: float(control)}
    elif isinstance(control, pd.DataFrame):
        control = control.set_index("year")["population"]
    values = {int(year): float(value) for year, value in dict(control).items()}
    for year, value in values.items():
        where = {"table": "control_total", "row": year, "column": "population"}
        if not np.isfinite(value):
            raise DataError("error.cell_missing", **where)
        if value < 0:
            raise DataError("error.cell_negative", **where, value=value)
    missing = [year for year in wanted if year not in values]
    if missing:
        raise DataError("error.control_missing", years=missing)
    return values


def _ratios(first: People, second: People) -> tuple[Floats, list[Message]]:
    """Cohort-change ratios (sexes, groups), children per woman in the first column."""
    exposed = older(first.counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = second.counts / exposed
        pooled = second.counts.sum(axis=0) / exposed.sum(axis=0)
    empty = ~(exposed > 0)
    empty[:, 0] = False
    ratios = np.where(empty, np.where(np.isfinite(pooled), pooled, 1.0), ratios)
    women = _women(second.counts, second)
    if women <= 0:
        raise DataError("error.no_women", table="later")
    ratios[:, 0] = second.counts[:, 0] / women
    notes = []
    if empty.any():
        names = [f"{SEXES[sex]} {second.names[group]}" for sex, group in np.argwhere(empty)]
        notes.append(Message("note.ratio_pooled", groups=names[:10]))
    low, high = _UNLIKELY
    young = (second.ages > 0) & (second.ages < _YOUNG)
    odd = ((ratios < low) | (ratios > high)) & young
    if odd.any():
        names = [f"{SEXES[sex]} {second.names[group]}" for sex, group in np.argwhere(odd)]
        notes.append(Message("note.ratio_unlikely", groups=names[:10]))
    return ratios, notes


def _women(counts: Floats, people: People) -> float:
    fertile = (people.ages >= _MOTHERS[0]) & (people.ages < _MOTHERS[1])
    return float(counts[0, fertile].sum())


def _step(now: Floats, ratios: Floats, people: People) -> Floats:
    later = older(now) * ratios
    later[:, 0] = ratios[:, 0] * _women(later, people)
    return later


def _scaled(now: Floats, total: float) -> Floats:
    """Every group by one factor, so that the sum is the total to the last bit that it can be."""
    scaled = now * (total / now.sum())
    for _ in range(3):
        sex, group = np.unravel_index(int(np.argmax(scaled)), scaled.shape)
        scaled[sex, group] += total - scaled.sum()
    return scaled
