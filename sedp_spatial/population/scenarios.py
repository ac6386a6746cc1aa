"""Low, central and high, and the range behind them, instead of one number.

Scenarios are three sets of assumptions that a reader can follow by hand. Ranges come from a
simulation with a fixed seed, so that the same plan gives the same figures everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import UsageError
from ..messages import Message
from ..results import Result
from .cells import Floats
from .cohort_rates import Rates, read_rates
from .cohorts import (
    BirthsFrom,
    MigrationTiming,
    people_table,
    period_starts,
    project_cohorts,
)
from .growth import GrowthRule, carry, project_growth
from .people import people_of
from .series import SeriesLike, Years, check_above_zero, growth_rates, target_years, yearly
from .steps import STEP, take_step

SCENARIOS = ("low", "central", "high")
_SEED = 20241
_DRAWS = 2000
_LEVELS = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class ScenarioResult(Result):
    """The result of :func:`scenarios` and :func:`cohort_scenarios`.

    Attributes
    ----------
    table : pandas.DataFrame
        scenario (low, central, high), year, population; by age also age, female, male instead of
        population.
    ranges : pandas.DataFrame
        year, low, median, high: quantiles of the simulated population.
    assumptions : pandas.DataFrame
        scenario, name, value, unit, source: what each scenario assumes.
    rule : str
        The rule of the central scenario.
    seed, draws : int
        Of the simulation.
    low_quantile, high_quantile : float
    """

    ranges: pd.DataFrame
    assumptions: pd.DataFrame
    rule: str
    seed: int
    draws: int
    low_quantile: float
    high_quantile: float


def scenarios(
    series: SeriesLike,
    *,
    years: Years,
    rule: GrowthRule = "mean_growth",
    low: float | None = None,
    high: float | None = None,
    draws: int = _DRAWS,
    seed: int = _SEED,
    quantiles: Sequence[float] = _LEVELS,
) -> ScenarioResult:
    """Low, central and high growth from a population by year.

    Parameters
    ----------
    series : pandas.Series, mapping or pandas.DataFrame
        Persons by year, as :func:`project_growth`.
    years : int or iterable of int
        How many years ahead, or the calendar years wanted.
    rule : {"mean_growth", "cagr", "log_linear"}
        Of the central scenario.
    low, high : float, optional
        Growth per year as a share in the other scenarios. The smallest and the largest yearly
        growth that was observed if left out.
    draws, seed : int
        Of the simulation: the mean growth is uncertain by its standard error, and every year
        differs from it by as much as the observed years do.
    quantiles : three floats
        Low, middle and high of the ranges.

    Returns
    -------
    ScenarioResult

    Raises
    ------
    DataError, UsageError
        As :func:`project_growth`; fewer than three years; low above high.

    Examples
    --------
    >>> history = {2021: 9800, 2022: 10500, 2023: 11000, 2024: 11500}
    >>> result = scenarios(history, years=[2029])
    >>> result.table["population"].round(0).tolist()
    [14362.0, 15018.0, 16237.0]
    """
    check_quantiles(quantiles)
    central = project_growth(series, years=years, rule=rule)
    known = yearly(series)
    check_above_zero(known, "population")
    observed = growth_rates(known) if rule == "mean_growth" else _yearly(known)
    steady = float(np.expm1(central.growth_share)) if rule == "log_linear" else central.growth_share
    rates = {
        "low": float(observed.min()) if low is None else float(low),
        "central": steady,
        "high": float(observed.max()) if high is None else float(high),
    }
    if not rates["low"] <= rates["central"] <= rates["high"]:
        raise UsageError("error.scenario_order", **{n: r * 100 for n, r in rates.items()})
    wanted = target_years(years, central.base_year)
    ahead = np.asarray(wanted) - central.base_year
    table = pd.concat(
        pd.DataFrame(
            {
                "scenario": name,
                "year": wanted,
                "population": carry(central.base, rate, ahead, "mean_growth"),
            }
        )
        for name, rate in rates.items()
    ).reset_index(drop=True)
    spread = float(observed.std(ddof=1)) if len(observed) > 1 else 0.0
    random = np.random.default_rng(seed)
    mean = steady + random.normal(size=(draws, 1)) * spread / len(observed) ** 0.5
    yearly_rates = mean + random.normal(size=(draws, int(ahead.max()))) * spread
    paths = central.base * np.cumprod(1 + np.maximum(yearly_rates, -0.99), axis=1)
    return ScenarioResult(
        table=table,
        layer=None,
        notes=(
            *central.notes,
            Message("note.scenarios_growth", **{n: r * 100 for n, r in rates.items()}),
            _simulated(draws, seed, quantiles),
        ),
        ranges=_ranges(wanted, paths[:, ahead - 1], quantiles),
        assumptions=pd.DataFrame(
            [(n, "growth_percent", r * 100, "%/year", "series") for n, r in rates.items()],
            columns=["scenario", "name", "value", "unit", "source"],
        ),
        rule=rule,
        seed=seed,
        draws=draws,
        low_quantile=quantiles[0],
        high_quantile=quantiles[-1],
    )


def _yearly(known: pd.Series) -> Floats:
    """Growth per year between known years, also across gaps."""
    values, years = known.to_numpy(dtype=float), np.asarray(known.index, dtype=float)
    return cast(Floats, (values[1:] / values[:-1]) ** (1 / np.diff(years)) - 1)


def cohort_scenarios(
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
    assumptions: Mapping[str, Any] | None = None,
    draws: int = 500,
    seed: int = _SEED,
    quantiles: Sequence[float] = _LEVELS,
) -> ScenarioResult:
    """Low, central and high by age and sex: other fertility and migration, the same mortality.

    Parameters
    ----------
    population, start, periods, mx, Lx, asfr, sex_ratio, migration, migration_timing, births_from
        As :func:`project_cohorts`, which is the central scenario.
    radix : float, optional
        As :func:`project_cohorts`.
    assumptions : mapping, optional
        Replaces entries of ``codes/population_scenarios.toml``: the change of children per woman
        and of migration in the low and high scenarios, and the spreads of the simulation.
    draws, seed : int
        Of the simulation: children per woman, mortality and migration of a draw keep their
        distance from the central course in all periods.
    quantiles : three floats
        Low, middle and high of the ranges.

    Returns
    -------
    ScenarioResult

    Raises
    ------
    DataError, UsageError
        As :func:`project_cohorts`.

    References
    ----------
    United Nations, World Population Prospects 2019: Methodology (the low and high variants are
    half a child below and above the medium one, reached in the third period).

    Examples
    --------
    >>> import pandas as pd
    >>> ages = list(range(0, 85, 5))
    >>> people = pd.DataFrame({"female": 100.0, "male": 100.0}, index=ages)
    >>> Lx = pd.concat(
    ...     pd.DataFrame({"sex": s, "age": ages, "Lx": [5 - a / 20 for a in ages]})
    ...     for s in ("female", "male")
    ... )
    >>> asfr = pd.DataFrame({"age": range(15, 50, 5), "asfr": 0.08})
    >>> result = cohort_scenarios(people, start=2026, periods=1, Lx=Lx, asfr=asfr, sex_ratio=1.05)
    >>> bool(result.ranges["low"].iloc[-1] < result.ranges["high"].iloc[-1])
    True
    """
    check_quantiles(quantiles)
    given: dict[str, Any] = {
        "mx": mx, "asfr": asfr, "sex_ratio": sex_ratio, "migration": migration, "radix": radix,
    }  # fmt: skip
    options: dict[str, Any] = {"migration_timing": migration_timing, "births_from": births_from}
    central = project_cohorts(population, start=start, periods=periods, Lx=Lx, **given, **options)
    people, starts = people_of(population), period_starts(start, periods)
    rates, _, _ = read_rates(people, starts, lived=Lx, **given)
    known = {**load_codes("population_scenarios"), **(assumptions or {})}
    years = [start, *(s + STEP for s in starts)]
    tables, rows = [], []
    for name in SCENARIOS:
        children = _course(known["fertility_change"].get(name, 0.0), len(starts))
        moved = float(known["migration_change"].get(name, 0.0))
        varied = _varied(rates, children, np.zeros(len(starts)), np.asarray(moved))
        path = _run(people.counts, varied, migration_timing, births_from)
        tables.append(people_table(people.ages, years, path).assign(scenario=name))
        rows += [
            (name, f"children_per_woman {period}", value, "children", "fertility_change")
            for period, value in zip(starts, children.tolist(), strict=True)
        ]
        rows.append((name, "migration", moved, "share", "migration_change"))
    random = np.random.default_rng(seed)
    fertility = random.normal(size=(draws, 1)) * _course(
        known["fertility_spread"]["values"], len(starts)
    )
    mortality = random.normal(size=(draws, 1)) * _course(
        known["mortality_spread"]["values"], len(starts)
    )
    movement = random.normal(size=draws) * float(known["migration_spread"]["value"])
    drawn = _varied(rates, fertility.T, mortality.T, movement)
    totals = [
        now.sum(axis=(-1, -2))
        for now in _run(
            np.broadcast_to(people.counts, (draws, *people.counts.shape)),
            drawn,
            migration_timing,
            births_from,
        )
    ]
    columns = ["scenario", "year", "age", "female", "male"]
    return ScenarioResult(
        table=pd.concat(tables, ignore_index=True)[columns],
        layer=None,
        notes=(
            *central.notes,
            Message("note.scenarios_cohorts"),
            _simulated(draws, seed, quantiles),
        ),
        ranges=_ranges(years, np.stack(totals, axis=1), quantiles),
        assumptions=pd.DataFrame(rows, columns=["scenario", "name", "value", "unit", "source"]),
        rule="cohort_component",
        seed=seed,
        draws=draws,
        low_quantile=quantiles[0],
        high_quantile=quantiles[-1],
    )


def _course(values: Any, count: int) -> Floats:
    """A number or the numbers of the first periods, the last of them kept to the end."""
    given = [values] if isinstance(values, int | float) else list(values)
    return np.array([float(given[min(place, len(given) - 1)]) for place in range(count)])


def _varied(rates: Rates, children: Floats, mortality: Floats, moved: Floats) -> Rates:
    """Rates with other fertility (children per woman), mortality (log) and migration (share).

    Leading axes of draws stand behind the axis of periods.
    """
    total = STEP * rates.births.sum(axis=-1)  # children per woman by period
    factor = np.maximum(1.0 + children / _beside(np.maximum(total, 1e-9), children), 0.0)
    hazard = np.exp(mortality)
    return Rates(
        survival=_beside(rates.survival, hazard) ** hazard[..., None, None],
        births=_beside(rates.births, factor) * factor[..., None],
        boys=_beside(rates.boys, factor),
        migration=_beside(rates.migration, hazard)
        + np.abs(_beside(rates.migration, hazard)) * moved[..., None, None],
    )


def _beside(array: Floats, shaped: Floats) -> Floats:
    """An array (periods, …) with an axis of draws after the periods if the other has one."""
    return array if shaped.ndim == 1 else array[:, None]


def _run(start: Floats, rates: Rates, migration_timing: str, births_from: str) -> list[Floats]:
    path = [start]
    for place in range(len(rates.survival)):
        path.append(take_step(path[-1], rates, place, migration_timing, births_from).end)
    return path


def check_quantiles(quantiles: Sequence[float]) -> None:
    """Stop at anything but three rising shares."""
    if len(quantiles) != 3 or not 0 < quantiles[0] < quantiles[1] < quantiles[2] < 1:
        raise UsageError(
            "error.choice", name="quantiles", value=list(quantiles), allowed="(0.1, 0.5, 0.9)"
        )


def _ranges(years: Sequence[int], paths: Floats, quantiles: Sequence[float]) -> pd.DataFrame:
    low, middle, high = np.quantile(paths, list(quantiles), axis=0)
    return pd.DataFrame({"year": list(years), "low": low, "median": middle, "high": high})


def _simulated(draws: int, seed: int, quantiles: Sequence[float]) -> Message:
    return Message(
        "note.simulated",
        draws=draws,
        seed=seed,
        low=quantiles[0] * 100,
        high=quantiles[-1] * 100,
    )
