"""The cohort-component method: people grow five years older, die, are born and move.

For each step of five years, N being the people at its start and S the survival ratios:

    exposed(x+5) = N(x) + migrants who came at the start
    end(x)       = exposed(x) · S(x) + migrants who come at the end
    births       = 5 · Σ asfr(x) · (women at the start + women at the end)(x) / 2
    end(0–4)     = births · L0/(5·l0) + migrants who come at the end
    end(open)    = (exposed of the last two groups) · T(open)/T(the group before)

Deaths are counted as exposed − survivors, so start + births − deaths + migrants = end is a real
check of every step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Integral
from typing import Literal

import numpy as np
import pandas as pd

from ..errors import CalculationError, UsageError
from ..messages import Message
from ..results import Result
from .cells import SEXES, Floats, Ints
from .cohort_rates import Rates, read_rates
from .people import People, people_of
from .steps import STEP, TIMING, Step, take_step

MigrationTiming = Literal["half", "start", "end"]
BirthsFrom = Literal["without_migrants", "with_migrants"]

_TIMING_SAID = {
    "half": "note.timing_half",
    "start": "note.timing_start",
    "end": "note.timing_end",
}
_BIRTHS_FROM = {
    "without_migrants": "note.births_without_migrants",
    "with_migrants": "note.births_with_migrants",
}
_CLOSURE = 1e-9


@dataclass(frozen=True)
class CohortResult(Result):
    """The result of :func:`project_cohorts`.

    Attributes
    ----------
    table : pandas.DataFrame
        year, age (start of the group), female, male: the start and the end of every step.
    flows : pandas.DataFrame
        period_start, period_end, start, births, deaths, net_migration, end, residual and
        births, deaths and net migration by sex; persons in the five years. start + births −
        deaths + net_migration − end = residual, which is rounding noise.
    births_by_age : pandas.DataFrame
        period_start, age (of the mother), births in the five years.
    life_expectancy : pandas.DataFrame
        period_start, female, male: years at birth.
    rule : str
        ``cohort_component``.
    migration_timing, births_from : str
        The conventions that were used.
    open_age : int
        Where the open group begins.
    """

    flows: pd.DataFrame
    births_by_age: pd.DataFrame
    life_expectancy: pd.DataFrame
    rule: str
    migration_timing: str
    births_from: str
    open_age: int


def project_cohorts(
    population: pd.DataFrame,
    *,
    start: int,
    periods: int,
    mx: pd.DataFrame | None = None,
    Lx: pd.DataFrame | None = None,  # noqa: N803 - the name of the life table's column
    asfr: pd.DataFrame,
    sex_ratio: pd.DataFrame | float,
    migration: pd.DataFrame | None = None,
    migration_timing: MigrationTiming = "half",
    births_from: BirthsFrom = "without_migrants",
    radix: float | None = None,
) -> CohortResult:
    """Carry a population by age and sex forward in steps of five years.

    Parameters
    ----------
    population : pandas.DataFrame
        Index age start (0, 5, …, open), columns female, male in persons. Any open age: 80+,
        85+, 100+, as long as the rates have the same.
    start : int
        The year of the population.
    periods : int
        Steps of five years.
    mx : pandas.DataFrame
        Deaths per person and year: period_start, sex, age (0, 1, 5, …, open), mx.
    Lx : pandas.DataFrame
        Instead of mx, person-years of a life table: period_start, sex, age (0, 5, …, open), Lx;
        the open group's row holds its T.
    asfr : pandas.DataFrame
        Births per woman and year: period_start, age (15, 20, …, 45), asfr.
    sex_ratio : float or pandas.DataFrame
        Boys per girl at birth, or period_start, males_per_female.
    migration : pandas.DataFrame, optional
        Net migrants in the five years: period_start, sex, age, net (persons). Nobody moves if
        it is left out. Out-migrants beyond the people who are there are cut, with a note.
    migration_timing : {"half", "start", "end"}
        When migrants come: half of them at the start and half at the end of the step (Preston
        et al.), all at the start, or all at the end (United Nations, WPP 2019).
    births_from : {"without_migrants", "with_migrants"}
        Which women bear children: the mean of those at the start and their survivors, or the
        mean of those at the start (with migrants who came then) and those at the end (with all
        migrants). Two products of the United Nations differ in this; WPP 2019 is with them.
    radix : float, optional
        Births of the life table ``Lx``. The power of ten next above L0/5 if left out.

    Returns
    -------
    CohortResult

    A table of rates without ``period_start`` serves every period, with a note.

    Raises
    ------
    DataError
        Ages that do not match, sexes merged, counts missing or negative, a horizon longer than
        the rates, rates per thousand: with the table, row and column.
    UsageError
        Both or neither of mx and Lx; an unknown option; fewer than one period.

    References
    ----------
    Preston, Heuveline, Guillot (2001), Demography, chapter 6; United Nations, World Population
    Prospects 2019: Methodology; Ševčíková and Raftery (2016), bayesPop, J. Stat. Softw. 75(5).

    Examples
    --------
    >>> import pandas as pd
    >>> ages = list(range(0, 85, 5))
    >>> people = pd.DataFrame({"female": 100.0, "male": 100.0}, index=ages)
    >>> lived = [5.0 - age / 20 for age in ages]
    >>> Lx = pd.concat(
    ...     pd.DataFrame({"sex": sex, "age": ages, "Lx": lived}) for sex in ("female", "male")
    ... )
    >>> asfr = pd.DataFrame({"age": range(15, 50, 5), "asfr": 0.08})
    >>> result = project_cohorts(people, start=2026, periods=2, Lx=Lx, asfr=asfr, sex_ratio=1.05)
    >>> result.table["year"].unique().tolist()
    [2026, 2031, 2036]
    >>> bool(result.flows["births"].iloc[0] > 200)
    True
    """
    people = people_of(population)
    starts = period_starts(start, periods)
    _check_options(migration_timing, births_from)
    rates, lived, notes = read_rates(
        people, starts, mx=mx, lived=Lx, asfr=asfr, sex_ratio=sex_ratio, migration=migration,
        radix=radix,
    )  # fmt: skip
    now = people.counts
    populations, steps = [now], []
    for place in range(len(starts)):
        done = take_step(now, rates, place, migration_timing, births_from)
        steps.append(done)
        now = done.end
        populations.append(now)
    flows = _flows(starts, populations, steps)
    expectancy = pd.DataFrame({"period_start": starts, **dict(zip(SEXES, lived.T, strict=True))})
    return CohortResult(
        table=people_table(people.ages, [start, *(s + STEP for s in starts)], populations),
        layer=None,
        notes=(
            Message(
                "note.cohorts",
                open_age=people.open_age,
                timing=Message(_TIMING_SAID[migration_timing]),
                births=Message(_BIRTHS_FROM[births_from]),
            ),
            *people.notes,
            *notes,
            *_cut_notes(rates, steps, starts, people),
        ),
        flows=flows,
        births_by_age=_births_by_age(people.ages, starts, rates, steps),
        life_expectancy=expectancy,
        rule="cohort_component",
        migration_timing=migration_timing,
        births_from=births_from,
        open_age=people.open_age,
    )


def period_starts(start: int, periods: int) -> list[int]:
    """The first years of the steps."""
    if not isinstance(periods, Integral) or isinstance(periods, bool) or periods < 1:
        raise UsageError("error.periods", value=periods)
    return [int(start) + STEP * step for step in range(int(periods))]


def _check_options(migration_timing: str, births_from: str) -> None:
    if migration_timing not in TIMING:
        raise UsageError(
            "error.choice",
            name="migration_timing",
            value=migration_timing,
            allowed=", ".join(TIMING),
        )
    if births_from not in _BIRTHS_FROM:
        raise UsageError(
            "error.choice", name="births_from", value=births_from, allowed=", ".join(_BIRTHS_FROM)
        )


def people_table(ages: Ints, years: Sequence[int], populations: Sequence[Floats]) -> pd.DataFrame:
    """year, age, female, male from arrays (sexes, groups), one per year."""
    counts = np.stack(list(populations))
    return pd.DataFrame(
        {
            "year": np.repeat(np.asarray(years), len(ages)),
            "age": np.tile(ages, len(years)),
            "female": counts[:, 0].ravel(),
            "male": counts[:, 1].ravel(),
        }
    )


def _flows(
    starts: Sequence[int], populations: Sequence[Floats], steps: Sequence[Step]
) -> pd.DataFrame:
    before = np.array([p.sum() for p in populations[:-1]])
    after = np.array([p.sum() for p in populations[1:]])
    births = np.array([s.births for s in steps])
    deaths = np.array([s.deaths.sum(axis=-1) for s in steps])
    moved = np.array([s.moved.sum(axis=-1) for s in steps])
    residual = before + births.sum(axis=1) - deaths.sum(axis=1) + moved.sum(axis=1) - after
    scale = np.maximum(before + births.sum(axis=1) + np.abs(moved).sum(axis=1), 1.0)
    if (np.abs(residual) > _CLOSURE * scale).any():
        raise CalculationError("error.not_closed", residual=float(np.abs(residual).max()))
    return pd.DataFrame(
        {
            "period_start": list(starts),
            "period_end": [start + STEP for start in starts],
            "start": before,
            "births": births.sum(axis=1),
            "deaths": deaths.sum(axis=1),
            "net_migration": moved.sum(axis=1),
            "end": after,
            "residual": residual,
            **{f"births_{sex}": births[:, place] for place, sex in enumerate(SEXES)},
            **{f"deaths_{sex}": deaths[:, place] for place, sex in enumerate(SEXES)},
            **{f"net_migration_{sex}": moved[:, place] for place, sex in enumerate(SEXES)},
        }
    )


def _births_by_age(
    ages: Ints, starts: Sequence[int], rates: Rates, steps: Sequence[Step]
) -> pd.DataFrame:
    fertile = (rates.births > 0).any(axis=0)
    return pd.DataFrame(
        {
            "period_start": np.repeat(np.asarray(starts), int(fertile.sum())),
            "age": np.tile(ages[fertile], len(starts)),
            "births": np.concatenate([done.mothers[fertile] for done in steps]),
        }
    )


def _cut_notes(
    rates: Rates, steps: Sequence[Step], starts: Sequence[int], people: People
) -> list[Message]:
    """Where more people were to leave than were there."""
    cut = []
    for place, (done, period) in enumerate(zip(steps, starts, strict=True)):
        missing = done.moved - rates.migration[place]
        for sex, group in np.argwhere(missing > 1e-9 * np.abs(rates.migration[place]).max() + 1e-9):
            cut.append((period, SEXES[sex], people.names[group], float(missing[sex, group])))
    if not cut:
        return []
    places = [f"{period} {sex} {age}" for period, sex, age, _ in cut[:5]]
    return [
        Message("note.migration_cut", places=places, cells=len(cut), persons=sum(c[3] for c in cut))
    ]
