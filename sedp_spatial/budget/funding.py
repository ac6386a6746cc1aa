"""The funding check: what is covered, what is missing, what comes first, what can be kept up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..messages import Message
from ..results import Result
from .forecast import PLANNED, BudgetResult
from .measures import MeasuresResult
from .purse import Case, Purse, in_budget
from .reading import listed


@dataclass(frozen=True)
class FundingResult(Result):
    """The result of :func:`funding_check`. All amounts are in som; asked = covered + missing.

    Attributes
    ----------
    table : pandas.DataFrame
        measure_id, year, source, asked_som, covered_som, missing_som, status: ``covered``,
        ``partly``, ``missing``; ``named`` (money that never passes through the local budget:
        whoever names it answers for it), ``running_year`` (in this year's budget, not checked).
    measures : pandas.DataFrame
        measure_id, section, name, year, priority, phase, cost_som, covered_som, missing_som,
        upkeep_som (a full year's), upkeep_affordable, reason.
    phases : pandas.DataFrame
        phase, measures, cost_som, covered_som, missing_som.
    years : pandas.DataFrame
        year, development_som (before the upkeep of new objects), upkeep_som (of phase 1),
        upkeep_all_som, upkeep_affordable (all of it), earmarked_som, local_asked_som,
        local_covered_som, local_missing_som, local_asked_share (asked of what is left), left_som.
    asked_som, covered_som, missing_som : float
    scenario : str
    """

    measures: pd.DataFrame
    phases: pd.DataFrame
    years: pd.DataFrame
    asked_som: float
    covered_som: float
    missing_som: float
    scenario: str

    def phase(self, number: int) -> list[str]:
        """The measures of a phase.

        Examples
        --------
        >>> adopted = measures.only(funding.phase(1))
        """
        table = self.measures
        return [str(name) for name in table.loc[table["phase"] == number, "measure_id"]]


def funding_check(
    measures: MeasuresResult,
    forecast: BudgetResult,
    *,
    priorities: Mapping[str, float] | Iterable[str] | None = None,
    scenario: str = PLANNED,
) -> FundingResult:
    """Set the measures against the forecast, the most important first.

    Parameters
    ----------
    measures : MeasuresResult
    forecast : BudgetResult
        With or without the measures in it: what they ask is taken out again.
    priorities : mapping of measure_id to number, or iterable of measure_id, optional
        1 is the most important. Else the column ``priority``, else the order of the table.
    scenario : str
        ``planned`` or ``with_risks``.

    Returns
    -------
    FundingResult
        Phase 1: every source is found, what must come before is in phase 1 too, and the upkeep can
        be paid in each year of the forecast. Phase 2: something is found. Phase 3: nothing is.

    Raises
    ------
    UsageError
        A scenario that the forecast does not have.
    DataError
        A priority for a measure that is not there.

    Notes
    -----
    Local money is what is left of the development budget when earmarked money (targeted transfers,
    grants, funds) is taken off for the measures that ask for it. Earmarked money is there as far as
    the forecast's own lines hold it. No more is spent than the development budget has.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 31 to 37.

    Examples
    --------
    >>> funding = funding_check(measures, forecast)
    >>> bool(abs(funding.covered_som + funding.missing_som - funding.asked_som) < 1)
    True
    """
    if scenario not in set(forecast.totals["scenario"]):
        allowed = ", ".join(dict.fromkeys(forecast.totals["scenario"]))
        raise UsageError("error.choice", name="scenario", value=scenario, allowed=allowed)
    ordered, named = _ordered(measures, priorities)
    purse = Purse(forecast, scenario)
    cases = [Case(row, measures) for row in ordered.to_dict("records")]
    _first_phase(cases, purse)
    for case in cases:  # what is left goes to the others, in the same order
        if case.phase != 1:
            case.take(purse)
        case.kept_up = case.can_be_kept_up(purse)
    table = pd.DataFrame([line for case in cases for line in case.lines()])
    table = table.reindex(columns=["measure_id", "year", "source", "asked_som", "covered_som",
                                   "missing_som", "status"])  # fmt: skip
    told = _told(cases, table)
    sums = table[["asked_som", "covered_som", "missing_som"]].sum()
    notes = [Message(f"note.priority_{named}"), *_notes(measures, told, sums, purse, cases)]
    return FundingResult(
        table=table,
        layer=None,
        notes=tuple(notes),
        measures=told,
        phases=_phases(told),
        years=purse.table(cases),
        asked_som=float(sums["asked_som"]),
        covered_som=float(sums["covered_som"]),
        missing_som=float(sums["missing_som"]),
        scenario=scenario,
    )


def _ordered(
    measures: MeasuresResult, priorities: Mapping[str, float] | Iterable[str] | None
) -> tuple[pd.DataFrame, str]:
    """The measures by priority, those without one last, and where the priorities come from."""
    table = measures.table.reset_index(drop=True).copy()
    named = "given"
    if priorities is not None and not isinstance(priorities, Mapping):
        priorities = {str(name): float(place) for place, name in enumerate(priorities, 1)}
    if priorities is not None:
        unknown = [name for name in priorities if name not in set(table["measure_id"])]
        if unknown:
            raise DataError("error.priority_unknown", names=unknown)
        table["priority"] = table["measure_id"].map(dict(priorities)).astype("float64")
    elif table["priority"].isna().all():
        named = "order"
        table["priority"] = np.arange(1.0, len(table) + 1)
    unreadable = table["year"].isna() | table["cost_som"].isna()
    if unreadable.any():
        raise DataError("error.measures_unread", names=table.loc[unreadable, "measure_id"].tolist())
    return table.sort_values("priority", kind="stable", na_position="last"), named


def _first_phase(cases: list[Case], purse: Purse) -> None:
    """Phase 1 by priority; a measure whose prerequisite comes in later is asked again."""
    first = min(purse.years)
    accepted: set[str] = set()
    for case in cases:
        if case.year < first:  # its money is in the running budget; its upkeep is still to come
            case.running, case.phase = True, 1
            case.take(purse)
            case.keep_up(purse)
            accepted.add(case.name)
    waiting = [case for case in cases if case.phase != 1]
    moved = True
    while moved:
        moved = False
        for case in list(waiting):
            case.reason = _reason(case, accepted, purse)
            if case.reason:
                continue
            case.phase = 1
            case.take(purse)
            case.keep_up(purse)
            accepted.add(case.name)
            waiting.remove(case)
            moved = True
            break  # from the most important again: it may have waited for this one


def _reason(case: Case, accepted: set[str], purse: Purse) -> str:
    """Why a measure is not in phase 1; nothing if it is."""
    if not set(case.after) <= accepted:
        return "after"
    if not case.fits(purse):
        return "money"
    return "" if case.pays_upkeep(purse) else "upkeep"


def _told(cases: list[Case], table: pd.DataFrame) -> pd.DataFrame:
    sums = table.groupby("measure_id", sort=False)[["covered_som", "missing_som"]].sum()
    rows = []
    for case in cases:
        covered = float(sums["covered_som"].get(case.name, 0.0))
        missing = float(sums["missing_som"].get(case.name, 0.0))
        reason = case.reason if case.phase != 1 else ("running" if case.running else "found")
        rows.append(
            {
                "measure_id": case.name,
                "section": case.row["section"],
                "name": case.row["name"],
                "year": case.year,
                "priority": case.row["priority"],
                "phase": case.phase,
                "cost_som": float(case.row["cost_som"]),
                "covered_som": covered,
                "missing_som": missing,
                "upkeep_som": float(case.row["annual_upkeep_som"]),
                "upkeep_affordable": case.kept_up,
                "reason": Message(f"funding.{reason}"),
            }
        )
    told = pd.DataFrame(rows)
    for column in ("name", "reason"):
        told[column] = pd.Series([row[column] for row in rows], dtype=object)
    return told


def _phases(told: pd.DataFrame) -> pd.DataFrame:
    money = ["cost_som", "covered_som", "missing_som"]
    grouped = told.groupby("phase")
    table = grouped[money].sum()
    table.insert(0, "measures", grouped.size())
    return table.reindex([1, 2, 3], fill_value=0).rename_axis("phase").reset_index()


def _notes(
    measures: MeasuresResult,
    told: pd.DataFrame,
    sums: pd.Series,
    purse: Purse,
    cases: list[Case],
) -> list[Message]:
    notes = [
        Message(
            "note.funding",
            asked=float(sums["asked_som"]),
            covered=float(sums["covered_som"]),
            missing=float(sums["missing_som"]),
            first=int((told["phase"] == 1).sum()),
            count=len(told),
        )
    ]
    if any(not in_budget(source) for case in cases for source in case.asked):
        notes.append(Message("note.funding_named"))
    years = purse.table(cases)
    dear = years[~years["upkeep_affordable"]]
    if len(dear):
        notes.append(
            Message("note.upkeep_not_affordable", years=[str(year) for year in dear["year"]])
        )
    places = {place for cell in measures.table["municipalities"] for place in listed(cell)}
    if len(places) > 1:
        notes.append(Message("note.several_municipalities", municipalities=sorted(places)))
    return notes
