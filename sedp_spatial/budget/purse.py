"""The money of each year, and one measure on its way through the funding check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from .forecast import BudgetResult
from .measures import MeasuresResult
from .reading import listed

# How a source of a measure stands.
COVERED, PARTLY, MISSING = "covered", "partly", "missing"
NAMED, RUNNING = "named", "running_year"
CENT = 0.5  # som: less is float noise


class Purse:
    """The money of each year: all of the development budget, and the earmarked lines in it."""

    def __init__(self, forecast: BudgetResult, scenario: str) -> None:
        totals = forecast.totals
        rows = totals[(totals["scenario"] == scenario) & (totals["status"] == "forecast")]
        before = rows["development_som"] + rows["new_upkeep_som"]
        self.years = [int(year) for year in rows["year"]]
        self.development = dict(zip(self.years, before.astype(float), strict=True))
        self.left = dict(self.development)
        lines = forecast.table
        lines = lines[(lines["scenario"] == scenario) & lines["year"].isin(self.years)]
        self.marked = {
            (source, year): _line_of(entry, lines[lines["year"] == year])
            for source, entry in load_codes("finance_sources").items()
            if entry.get("group")
            for year in self.years
        }
        self.upkeep = dict.fromkeys(self.years, 0.0)

    def offers(self, source: str, year: int, asked: float) -> float:
        """How much of an amount there is."""
        found = min(asked, self.left.get(year, 0.0))
        if (source, year) in self.marked:
            found = min(found, self.marked[source, year])
        return max(found, 0.0)

    def take(self, source: str, year: int, amount: float) -> None:
        """Spend an amount of a year."""
        self.left[year] -= amount
        if (source, year) in self.marked:
            self.marked[source, year] -= amount

    def table(self, cases: list[Case]) -> pd.DataFrame:
        """Each year's development budget, upkeep, and what the local budget is asked for."""
        rows = []
        for year in self.years:
            lines = [line for case in cases for line in case.lines() if line["year"] == year]
            own = [line for line in lines if is_own(str(line["source"]))]
            asked = float(sum(line["asked_som"] for line in own))
            covered = float(sum(line["covered_som"] for line in own))
            earmarked = float(
                sum(line["covered_som"] for line in lines if line["status"] != NAMED) - covered
            )
            every = float(sum(case.upkeep.get(year, 0.0) for case in cases))
            room = self.development[year] - earmarked - self.upkeep[year]
            rows.append(
                {
                    "year": year,
                    "development_som": self.development[year],
                    "upkeep_som": self.upkeep[year],
                    "upkeep_all_som": every,
                    "upkeep_affordable": every <= max(self.development[year], 0.0) + CENT,
                    "earmarked_som": earmarked,
                    "local_asked_som": asked,
                    "local_covered_som": covered,
                    "local_missing_som": asked - covered,
                    "local_asked_share": asked / room if room > 0 else np.nan,
                    "left_som": self.left[year],
                }
            )
        return pd.DataFrame(rows)


class Case:
    """One measure on its way through the check."""

    def __init__(self, row: dict[Any, Any], measures: MeasuresResult) -> None:
        self.row, self.name, self.year = row, str(row["measure_id"]), int(row["year"])
        chosen = measures.sources[measures.sources["measure_id"] == self.name]
        self.asked = dict(zip(chosen["source"], chosen["amount_som"], strict=True))
        self.covered = dict.fromkeys(self.asked, 0.0)
        paid = measures.upkeep[measures.upkeep["measure_id"] == self.name]
        self.upkeep = dict(zip(paid["year"].astype(int), paid["upkeep_som"], strict=True))
        self.after = listed(row["after"])
        self.phase, self.kept_up, self.reason = 3, True, ""
        self.running = False

    def fits(self, purse: Purse) -> bool:
        """Whether every source is there, with what the sources before it leave."""
        trial = dict(purse.left), dict(purse.marked)
        found = all(
            self._offer(purse, source, asked) >= asked - CENT
            for source, asked in self._by_mark().items()
        )
        purse.left, purse.marked = trial
        return found

    def pays_upkeep(self, purse: Purse) -> bool:
        """Whether the upkeep fits into what is left of each later year, after this measure."""
        return all(
            purse.left[year] + CENT >= som for year, som in self.upkeep.items() if year in
            purse.left
        )  # fmt: skip

    def can_be_kept_up(self, purse: Purse) -> bool:
        """Whether the development budget bears its upkeep beside that of phase 1."""
        own = 0.0 if self.phase == 1 else 1.0  # phase 1 is in the sum already
        return all(
            purse.development[year] + CENT >= purse.upkeep[year] + own * som
            for year, som in self.upkeep.items()
            if year in purse.upkeep
        )

    def take(self, purse: Purse) -> None:
        """Take what there is, and say in which phase that leaves the measure."""
        for source, asked in self._by_mark().items():
            self.covered[source] = self._offer(purse, source, asked)
        if self.phase != 1:
            inside = sum(self.covered.values()) > CENT
            self.phase = 2 if inside else 3

    def keep_up(self, purse: Purse) -> None:
        """Set its upkeep aside in each later year."""
        for year, som in self.upkeep.items():
            if year in purse.left:
                purse.left[year] -= som
                purse.upkeep[year] += som

    def lines(self) -> list[dict[str, Any]]:
        """One row per source: asked, covered, missing."""
        return [
            {
                "measure_id": self.name,
                "year": self.year,
                "source": source,
                "asked_som": asked,
                "covered_som": self.covered[source],
                "missing_som": asked - self.covered[source],
                "status": self._status(source, asked),
            }
            for source, asked in self.asked.items()
        ]

    def _by_mark(self) -> dict[str, float]:
        """Earmarked money first, the local budget's own last."""
        return dict(sorted(self.asked.items(), key=lambda pair: is_own(pair[0])))

    def _offer(self, purse: Purse, source: str, asked: float) -> float:
        if self.running or not in_budget(source):
            return asked
        found = purse.offers(source, self.year, asked)
        found = asked if asked - found <= CENT else found
        if found > 0:
            purse.take(source, self.year, found)
        return found

    def _status(self, source: str, asked: float) -> str:
        if self.running:
            return RUNNING
        if not in_budget(source):
            return NAMED
        missing = asked - self.covered[source]
        if missing <= CENT:
            return COVERED
        return PARTLY if self.covered[source] > CENT else MISSING


def is_own(source: str) -> bool:
    """Whether a source is the local budget's own money."""
    return bool(load_codes("finance_sources")[source].get("own"))


def in_budget(source: str) -> bool:
    """Whether a source's money passes through the local budget."""
    entry = load_codes("finance_sources")[source]
    return bool(entry.get("own") or entry.get("group"))


def _line_of(entry: Mapping[str, Any], lines: pd.DataFrame) -> float:
    """What the forecast's revenue lines of an earmarked source hold."""
    found = lines[lines["group"] == entry["group"]]
    words = [str(word).casefold() for word in entry.get("words", [])]
    fits = [not words or any(w in str(item).casefold() for w in words) for item in found["item"]]
    return float(found["amount_som"][fits].sum())
