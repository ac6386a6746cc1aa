"""The measures of a plan and the money of its years, from the last run and the store.

The store says what the user wants; the run says what the plan generates and what can be paid.
A measure that the run does not know as it stands now waits for the next run. Nothing but Python's
own library, so that it can be read beside the main thread whatever QGIS's Python holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Iterable, Mapping, Sequence

from . import measure_store, record
from .measure_run import CENT, CHANGED, LastRun, Measure, UnitCost
from .measure_store import DECLINED, GENERATED, KEPT, Entry
from .words import entries_with

STEPS = ("measures", "budget", "funding")
OWN_YEARS = 5
"""How many years of measures follow the base year, where the plan does not say."""


@dataclass(frozen=True)
class Year:
    """What the measures ask of a year's budget, beside what there is."""

    year: int
    asked_som: float
    upkeep_som: float
    outside_som: float
    """From those whose money never passes through the local budget."""
    available_som: float | None
    """The development budget of the forecast; none where the forecast does not reach."""

    @property
    def over_som(self) -> float:
        """How much is asked beyond what there is."""
        if self.available_som is None:
            return 0.0
        beyond = self.asked_som + self.upkeep_som - max(self.available_som, 0.0)
        return beyond if beyond > CENT else 0.0


@dataclass(frozen=True)
class Book:
    """All that the page of the budget shows."""

    measures: Sequence[Measure] = ()
    years: Sequence[Year] = ()
    unit_costs: Mapping[str, UnitCost] = field(default_factory=dict)
    areas: Mapping[str, float] = field(default_factory=dict)
    base_year: int | None = None
    last_year: int | None = None
    has_run: bool = False
    is_stale: bool = False
    municipality: str = ""
    store: Path | None = None
    """Where the measures are saved; none before the first change."""

    def of_plots(self, plots: Iterable[str]) -> list[Measure]:
        """The measures on these plots."""
        wanted = plots if isinstance(plots, frozenset) else frozenset(plots)
        return [m for m in self.measures if not wanted.isdisjoint(m.entry.plots)]

    def by_id(self, name: str) -> Measure | None:
        """A measure by its number."""
        return next((m for m in self.measures if m.entry.measure_id == name), None)


def read_book(plan: Path, out: Path, language: str) -> Book:
    """Read the store and the last run.

    Raises
    ------
    measure_store.StoreError
        If the store cannot be read. A run that cannot be read counts as none.
    """
    told = _text(plan)
    store = store_of(plan, told)
    entries = None if store is None else measure_store.read(store)
    run = LastRun(out / "plan.gpkg", language)
    base = _number(value_in(told, "", "base_year"))
    years = _number(value_in(told, "budget", "years")) or OWN_YEARS
    measures = _measures(entries, run)
    states = {step.code: step.state for step in record.states(plan, out, language)}
    late = any(states.get(name) == record.STALE for name in STEPS)
    return Book(
        measures=measures,
        years=years_of(measures, run.available),
        unit_costs=run.unit_costs,
        areas=run.areas,
        base_year=base,
        last_year=None if base is None else base + years,
        has_run=bool(run.entries),
        is_stale=late or (bool(run.entries) and _differs(measures, run)),
        municipality=run.municipality,
        store=store,
    )


def store_of(plan: Path, told: str | None = None) -> Path | None:
    """The store that a plan names; none where its measures are a table still."""
    named = value_in(_text(plan) if told is None else told, "budget", "measures").partition("|")[0]
    return plan.parent / named if named.lower().endswith(".gpkg") else None


def value_in(text: str, table: str, key: str) -> str:
    """The value of a key in a table of a TOML text, as far as it stands on a line of its own.

    Python has had a reader of TOML since 3.11 only. What is written in another way is not found,
    and then the library is asked, which reads all of TOML.
    """
    here = ""
    for line in text.splitlines():
        head = re.match(r"\s*\[\s*([\w.]+)\s*\]", line)
        if line.lstrip().startswith("["):
            here = head.group(1) if head else line
            continue
        found = re.match(r"""\s*([\w.]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#\s]+))""", line)
        if found and f"{here}.{found.group(1)}".lstrip(".") == f"{table}.{key}".lstrip("."):
            return found.group(2) or found.group(3) or found.group(4) or ""
    return ""


def years_of(measures: Iterable[Measure], available: Mapping[int, float]) -> list[Year]:
    """What the measures that count ask of each year, from those as they stand now."""
    counted = [m for m in measures if m.counts and m.year]
    inside = entries_with("finance_sources", "own", "group")
    rows = []
    for year in sorted({*available, *(m.year for m in counted)}):
        of_year = [m for m in counted if m.year == year]
        asked = sum(s for m in of_year for name, s in m.sources.items() if name in inside)
        outside = sum(s for m in of_year for name, s in m.sources.items() if name not in inside)
        upkeep = sum(m.upkeep_som for m in counted if m.ready < year)
        rows.append(Year(year, asked, upkeep, outside, available.get(year)))
    return rows


def _measures(entries: list[Entry] | None, run: LastRun) -> list[Measure]:
    """The user's measures in the order of the store, then those that the run generated."""
    if entries is None:
        return [run.judged(entry) for entry in run.entries.values()]
    shown = [e for e in entries if e.state in (KEPT, DECLINED)]
    known = {entry.measure_id: entry for entry in entries}
    # A row that does not count any more has its revision still.
    generated = [
        replace(e, revision=known[e.measure_id].revision) if e.measure_id in known else e
        for e in run.entries.values()
        if e.origin == GENERATED and known.get(e.measure_id) not in shown
    ]
    return [run.judged(entry) for entry in (*shown, *generated)]


def _differs(measures: Sequence[Measure], run: LastRun) -> bool:
    """Whether the run counted other measures than those that stand now."""
    counted = {m.entry.measure_id for m in measures if m.counts}
    return any(m.standing == CHANGED for m in measures) or counted != set(run.entries)


def _text(plan: Path) -> str:
    try:
        return plan.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
