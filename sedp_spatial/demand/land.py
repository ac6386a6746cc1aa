"""The land demand: from people and work to hectares by sector, every number with its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..codes import source_of
from ..errors import CalculationError
from ..messages import Message
from ..progress import Feedback, step
from .activity import Activity, read_activity
from .agriculture import Farming, agriculture, read_farming
from .employment import employment
from .facilities import KINDS, Stock, facilities, read_facilities
from .households import households, read_headship
from .housing import housing
from .ledger import Plots, plots_needed
from .norms import LEVELS, Level, Norms, load_norms
from .other_uses import cemetery, green, landfill, read_beds, tourism
from .people import People, check_years, read_people, scenarios_asked
from .present import Present
from .result import DemandResult, by_sector, catchments_of, dwellings_of, trace_of
from .steps import Case, Step
from .trend import TrendResult, built_trend, compare

BUILT = ("housing", "social", "industry", "construction", "trade", "transport", "services",
         "other", "tourism")  # fmt: skip
_CLOSES = 1e-9


@dataclass(frozen=True)
class _Inputs:
    """What all years, scenarios and levels share."""

    present: Present
    plots: Plots
    headship: Any
    stocks: dict[str, Stock]
    farming: Farming
    beds: pd.DataFrame | None
    norms: Norms
    history: Any


def land_demand(
    population: Any,
    economy: Any = None,
    norms: Norms | Mapping[str, Any] | str | Path | None = None,
    *,
    scenario: str | Sequence[str] = "central",
    base_year: int | None = None,
    years: Sequence[int] | None = None,
    present: Present | None = None,
    ledger: Any = None,
    headship: Any = None,
    projects: Any = None,
    crops: Any = None,
    livestock: Any = None,
    beds: Any = None,
    history: Any = None,
    feedback: Feedback | None = None,
) -> DemandResult:
    """How many hectares housing, services, work and farming will need beyond today's.

    Parameters
    ----------
    population : DataFrame or a result with ``.table``
        year, age (start of group), female, male (persons), at least two years; ``scenario`` and
        ``village`` may stand beside. Or year, population: then schools and kindergartens are
        left out, with a note.
    economy : DataFrame, a result with ``.table``, or None
        sector, year, jobs (there in that year) or change_jobs (against the base year), hectares
        (of the projects begun by then). A list of projects may stand here instead.
    norms : Norms, mapping, path of a TOML file, or None
        A plan's own norms, see :func:`load_norms`.
    scenario : str or sequence of str
        ``low``, ``central``, ``high``, or ``all`` that the table has. It chooses the people and
        the jobs; the range low_ha … high_ha is that of the norms.
    base_year : int, optional
        The first year of the table if left out.
    years : sequence of int, optional
        All later years of the table if left out.
    present : Present, optional
        What stands in the base year.
    ledger : DataFrame, a result with ``.table``, or a number of plots, optional
        exposed_households, plots_granted, moved.
    headship : DataFrame, optional
        age and headship, or female and male: heads of household per person.
    projects : DataFrame, optional
        sector, year, jobs, hectares, land_kind, beds. Declared hectares go before norms.
    crops : DataFrame, optional
        crop, land_kind, year, and area_ha or output_t and yield_t_ha (and harvests_per_year).
    livestock : DataFrame, optional
        animal, year, heads.
    beds : DataFrame, optional
        year, beds.
    history : DataFrame, optional
        year, population, built_ha: for the trend beside the norms.
    feedback : Feedback, optional

    Returns
    -------
    DemandResult

    Raises
    ------
    DataError
        Tables that lack columns or age groups, numbers below zero, sectors that are not known,
        norms without a source, years beyond the population table.
    UsageError
        A scenario or a norm that is not known.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 81 and 82.

    Examples
    --------
    >>> people = pd.DataFrame({"year": [2026, 2036], "population": [10_000, 12_000]})
    >>> demand = land_demand(people, present=Present(households=2_000, dwellings=2_000), ledger=30)
    >>> demand.dwellings.resettlement.tolist()
    [30.0]
    >>> housing = demand.table.set_index("sector").loc["housing"]
    >>> bool(housing.low_ha <= housing.demand_ha <= housing.high_ha)
    True
    """
    own = norms if isinstance(norms, Norms) else load_norms(norms)
    standing = present or Present()
    plots, notes = plots_needed(ledger)
    stocks, more = read_facilities(standing)
    inputs = _Inputs(
        present=standing,
        plots=plots,
        headship=headship,
        stocks=stocks,
        farming=read_farming(crops, livestock, own),
        beds=read_beds(beds),
        norms=own,
        history=history,
    )
    notes = [*_assumptions(inputs), *notes, *more]
    names = scenarios_asked(scenario, population)
    parts = []
    for number, name in enumerate(names):
        step(feedback, number / len(names))
        people, said = read_people(population, name)
        base, asked, between = check_years(people, base_year, years)
        activity, of_projects = read_activity(economy, projects, name, base, asked[-1])
        part = _scenario(people, base, asked, activity, inputs)
        notes += [*said, *between, *of_projects, *part.notes]
        parts.append(part)
    result = _joined(parts, inputs, base, notes)
    step(feedback, 1.0)
    return result


@dataclass(frozen=True)
class _Part:
    """One scenario: its people, trace, catchments, trend and notes."""

    people: pd.DataFrame
    trace: pd.DataFrame
    catchments: list[dict[str, Any]]
    trend: pd.DataFrame
    notes: list[Message]
    households_today: float


def _scenario(
    people: People, base: int, years: list[int], activity: Activity, inputs: _Inputs
) -> _Part:
    headship = read_headship(inputs.headship, people.ages)
    today = Case(people, inputs.present, base, years[0], inputs.norms, "central")
    traces, catchments = [], []
    for year in years:
        steps: dict[Level, list[Step]] = {}
        for level in LEVELS:
            case = Case(people, inputs.present, base, year, inputs.norms, level)
            steps[level], reached = _steps(case, headship, activity, inputs)
            if level == "central":
                where = {"year": year, "scenario": people.scenario}
                catchments += [{**row, **where} for row in reached]
        traces.append(trace_of(steps, inputs.norms, year, people.scenario))
    trace = pd.concat(traces, ignore_index=True)
    trend, notes = _trend(people, base, trace, inputs)
    if people.ages is None:
        kinds = [kind.code for kind in KINDS if kind.by_age]
        notes.append(Message("note.demand_no_ages", kinds=kinds))
    return _Part(
        people.table([base, *years]),
        trace,
        catchments,
        trend,
        notes,
        households(today, headship)[0].base,
    )


def _steps(
    case: Case, headship: pd.DataFrame | None, activity: Activity, inputs: _Inputs
) -> tuple[list[Step], list[dict[str, Any]]]:
    """All steps of one case, in the order in which a reader follows them."""
    counted, steps = households(case, headship)
    steps += housing(case, counted, inputs.plots)
    social, catchments = facilities(case, inputs.stocks)
    steps += social
    steps += employment(case, activity)
    steps += tourism(case, activity, inputs.beds)
    steps += agriculture(case, activity, inputs.farming)
    return [*steps, *cemetery(case), *landfill(case), *green(case)], catchments


def _trend(
    people: People, base: int, trace: pd.DataFrame, inputs: _Inputs
) -> tuple[pd.DataFrame, list[Message]]:
    if inputs.history is None:
        return pd.DataFrame(), []
    _, table, _ = by_sector(trace)
    built = table[table["sector"].isin(BUILT)]
    demand = built.groupby("year")[["demand_ha"]].sum().reset_index()
    years = [base, *demand["year"]]
    trend: TrendResult = built_trend(
        inputs.history, pd.Series({year: people.total(year) for year in years})
    )
    rows, notes = compare(trend, demand, people.scenario, base)
    return rows, [*trend.notes, *notes]


def _joined(
    parts: Sequence[_Part], inputs: _Inputs, base: int, notes: Sequence[Message]
) -> DemandResult:
    trace = pd.concat([part.trace for part in parts], ignore_index=True)
    uses, table, totals = by_sector(trace)
    _check_closure(trace, totals)
    used = set(", ".join(trace["norms"]).split(", "))
    shown = inputs.norms.table
    shown = shown[shown["norm"].isin(used)].reset_index(drop=True)
    own = int(shown["own"].sum())
    unread = int((~shown["checked"].astype(bool)).sum())
    meta = source_of("norms")
    said = [Message("note.demand_cumulative", base=str(base)), *notes]
    said.append(Message("note.norms", norms=len(shown), own=own, unchecked=unread))
    trends = [part.trend for part in parts if len(part.trend)]
    return DemandResult(
        table=table,
        layer=None,
        notes=tuple(dict.fromkeys(said)),
        uses=uses,
        totals=totals,
        dwellings=dwellings_of(trace),
        trace=trace,
        catchments=catchments_of([row for part in parts for row in part.catchments]),
        norms=shown,
        trend=pd.concat(trends, ignore_index=True) if trends else pd.DataFrame(),
        people=pd.concat([part.people for part in parts], ignore_index=True),
        base_year=base,
        households_today=parts[0].households_today,
        rules=f"norms {meta['date']}, {own} own",
    )


def _check_closure(trace: pd.DataFrame, totals: pd.DataFrame) -> None:
    """No result whose sectors do not add up to its lines."""
    lines = float(trace.loc[trace["land"], "value"].sum())
    summed = float(totals["demand_ha"].sum())
    if abs(lines - summed) > _CLOSES * max(1.0, lines):
        raise CalculationError("error.demand_closure", lines=lines, total=summed)


def _assumptions(inputs: _Inputs) -> list[Message]:
    """What was not known and had to be assumed."""
    present = inputs.present
    notes = []
    if present.households is None:
        notes.append(Message("note.demand_no_households"))
    if present.dwellings is None:
        notes.append(Message("note.demand_no_dwellings"))
    if present.green_ha is None:
        notes.append(Message("note.demand_no_green"))
    if inputs.plots.needed:
        notes.append(
            Message(
                "note.demand_resettlement",
                plots=inputs.plots.needed,
                exposed=inputs.plots.exposed,
                granted=inputs.plots.granted,
                moved=inputs.plots.moved,
            )
        )
    return notes
