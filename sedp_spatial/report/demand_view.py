"""What the steps and tables of the demand page look at: one year of one scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ..demand import DemandResult
from ..errors import UsageError
from .demand_charts import printed_ha
from .words import integer, number, word, words_of

OTHER = ("communal", "green")


@dataclass(frozen=True)
class View:
    """What all steps of the page look at."""

    demand: DemandResult
    year: int
    scenario: str
    lang: str
    trace: pd.DataFrame

    def ha(self, value: float) -> str:
        """Hectares as the page prints them."""
        return number(value, self.lang, 1)

    def count(self, value: float) -> str:
        """A count as the page prints it."""
        return integer(value, self.lang)

    def lines(self, sectors: Sequence[str]) -> pd.DataFrame:
        """The land of some sectors by use, in hectares."""
        uses = self.demand.uses
        here = (uses["year"] == self.year) & (uses["scenario"] == self.scenario)
        return uses[here & uses["sector"].isin(list(sectors))]

    def total(self, sectors: Sequence[str], column: str = "demand_ha") -> float:
        """The printed hectares of some sectors, so that every place says the same number."""
        return printed_ha(self.demand, self.year, self.scenario, sectors, column)

    def steps(
        self, sectors: Sequence[str], *, use: str = "", land: bool | None = None
    ) -> pd.DataFrame:
        """The rows of the trace of some sectors, of one use, or only the lines of land."""
        rows = self.trace[self.trace["sector"].isin(list(sectors))]
        if use:
            rows = rows[rows["use"] == use]
        return rows if land is None else rows[rows["land"] == land]


def view_of(demand: DemandResult, year: int | None, scenario: str | None, lang: str) -> View:
    """The year and scenario that a page explains.

    Raises
    ------
    UsageError
        A year or scenario that the result does not have.
    """
    scenarios = list(demand.totals["scenario"].unique())
    chosen = scenario or ("central" if "central" in scenarios else scenarios[0])
    years = [int(value) for value in demand.totals["year"].unique()]
    when = max(years) if year is None else year
    for name, value, allowed in (("scenario", chosen, scenarios), ("year", when, years)):
        if value not in allowed:
            raise UsageError(
                "error.choice", name=name, value=value, allowed=", ".join(map(str, allowed))
            )
    trace = demand.trace
    trace = trace[(trace["year"] == when) & (trace["scenario"] == chosen)]
    return View(demand, when, chosen, lang, trace)


def scenario_name(scenario: str, lang: str) -> str:
    """What a scenario is called; the plan's own ones by their code."""
    return words_of(lang).get(f"scenario.{scenario}", scenario)


def dwellings_row(view: View) -> pd.Series:
    """People, households and dwellings of the view."""
    rows = view.demand.dwellings
    return rows[(rows["year"] == view.year) & (rows["scenario"] == view.scenario)].iloc[0]


def people_before(view: View) -> float:
    """The people of the base year."""
    rows = view.demand.people
    rows = rows[(rows["year"] == view.demand.base_year) & (rows["scenario"] == view.scenario)]
    return float(rows.drop(columns=["year", "scenario", "age"], errors="ignore").sum().sum())


def change_of(view: View, before: float, now: float) -> str:
    """How many more or fewer people there are, from whole numbers as they are printed."""
    key = "page.demand_more" if now >= before else "page.demand_fewer"
    more = view.count(abs(round(now) - round(before)))
    return word(key, view.lang, more=more, base=view.demand.base_year)


def range_of(view: View, sectors: Sequence[str]) -> str:
    """Between how many hectares the demand of some sectors lies."""
    low, high = (view.ha(view.total(sectors, column)) for column in ("low_ha", "high_ha"))
    return word("page.demand_range", view.lang, low=low, high=high)
