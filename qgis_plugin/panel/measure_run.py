"""What the last run of a plan says of its measures, their money and its plots.

Nothing but Python's own library, so that it can be read beside the main thread whatever QGIS's
Python holds.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Mapping

from .measure_store import DECLINED, FIELDS, KEPT, Entry
from .sqlite_files import reading
from .words import labels

FUNDED, OVER, UNFUNDED, CHANGED, UNCHECKED = (
    "funded", "over_budget", "unfunded", "changed", "unchecked",
)  # fmt: skip
CENT = 0.5
"""som: less is noise of numbers with a point."""
# Tables of a run that know the area of every plot, and how many of its units make a hectare.
_AREAS = (("restrictions_parcels", "measured_m2", 10_000.0), ("registered", "measured_ha", 1.0),
          ("supply", "area_ha", 1.0), ("suitability", "area_ha", 1.0))  # fmt: skip
_FILLED_IN = ("commissioning_year", "annual_upkeep_som")
"""What the library fills in where nothing stands."""
_COMPARED = ("section", "name", "cost_som", "year", "sources", "after", "priority", "purpose",
             "kind", *_FILLED_IN)  # fmt: skip
_SENTENCES, _REASONS, _LANGUAGES = "messages-budget", "funding.", ("ky", "ru", "en")


@dataclass(frozen=True)
class Measure:
    """A measure with what the last run says of its money."""

    entry: Entry
    sources: Mapping[str, float]
    area_ha: float | None
    standing: str
    covered_som: float = 0.0
    missing_som: float = 0.0
    reason: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.entry.values.get("name") or "")

    @property
    def cost_som(self) -> float:
        """What it costs."""
        return float(self.entry.values.get("cost_som") or 0.0)

    @property
    def upkeep_som(self) -> float:
        """What it costs every year from the year after commissioning."""
        return float(self.entry.values.get("annual_upkeep_som") or 0.0)

    @property
    def year(self) -> int:
        """When it is built; 0 where nobody said."""
        return int(self.entry.values.get("year") or 0)

    @property
    def ready(self) -> int:
        """When it is ready for use."""
        return int(self.entry.values.get("commissioning_year") or self.year)

    @property
    def counts(self) -> bool:
        """Whether its money is asked for."""
        return self.entry.state == KEPT


@dataclass(frozen=True)
class UnitCost:
    """What a unit of a purpose costs, as the plan has it."""

    purpose: str
    section: str
    unit: str
    som: float
    per_ha: float
    upkeep_share: float
    building_years: int
    sources: Mapping[str, float]
    source: str
    checked: bool


def sources_in(text: Any) -> dict[str, float]:
    """Amount by source, of ``source=som;source=som``; what cannot be read is left out."""
    found: dict[str, float] = {}
    for part in re.split(r"[;\n]", str(text or "")):
        name, sign, amount = part.partition("=")
        try:
            som = float(amount)
        except ValueError:
            continue
        if sign:
            found[name.strip()] = found.get(name.strip(), 0.0) + som
    return found


def sources_text(sources: Mapping[str, float]) -> str:
    """The sources as the library writes them."""
    return ";".join(
        f"{name}={int(som) if float(som).is_integer() else som}" for name, som in sources.items()
    )


class LastRun:
    """What the last run wrote of measures and money."""

    def __init__(self, file: Path, language: str) -> None:
        self._language = language
        self.areas: dict[str, float] = {}
        self.entries: dict[str, Entry] = {}
        self.available: dict[int, float] = {}
        self.unit_costs: dict[str, UnitCost] = {}
        self.municipality = ""
        self._money: dict[str, dict[str, Any]] = {}
        if not file.is_file():
            return
        try:
            with reading(file) as opened:
                self._read(opened)
        except sqlite3.Error:
            self.entries = {}  # written at this moment, or cut off: the next reading shows it

    def _read(self, opened: sqlite3.Connection) -> None:
        tables = {row[0] for row in opened.execute("SELECT table_name FROM gpkg_contents")}
        plots: dict[str, list[str]] = {}
        for row in _rows(opened, tables, "measures_links"):
            plots.setdefault(row["measure_id"], []).append(row["parcel_id"])
        for row in _rows(opened, tables, "measures_table"):
            name = str(row["measure_id"])
            self.municipality = str(row.get("municipalities") or "") or self.municipality
            self.entries[name] = Entry(
                measure_id=name,
                values={key: row.get(key) for key in FIELDS},
                plots=tuple(plots.get(name, ())),
                origin=str(row.get("origin") or "given"),
            )
        self._money = {row["measure_id"]: row for row in _rows(opened, tables, "funding_measures")}
        self.available = {
            int(row["year"]): float(row["development_som"])
            for row in _rows(opened, tables, "funding_years")
        }
        for row in _rows(opened, tables, "measures_unit_costs"):
            self.unit_costs[row["purpose"]] = _unit_cost(row)
        for table, column, per_ha in _AREAS:
            if table in tables and column in _columns(opened, table):
                found = opened.execute(f'SELECT parcel_id, "{column}" FROM "{table}"')  # nosec B608
                self.areas = {str(plot): area / per_ha for plot, area in found if area is not None}
                break

    def judged(self, entry: Entry) -> Measure:
        """A measure with the run's word on its money, if the run knows it as it is now."""
        known = [self.areas[plot] for plot in entry.plots if plot in self.areas]
        area = sum(known) if known else None
        measure = Measure(entry, sources_in(entry.values.get("sources")), area, CHANGED)
        if entry.state == DECLINED:
            return replace(measure, standing=DECLINED)
        counted = self.entries.get(entry.measure_id)
        if counted is None or not _same(entry, counted):
            return measure
        money = self._money.get(entry.measure_id)
        if money is None:
            return replace(measure, standing=UNCHECKED)
        covered, missing = float(money["covered_som"]), float(money["missing_som"])
        return replace(
            measure,
            standing=_standing(covered, missing, bool(money["upkeep_affordable"])),
            covered_som=covered,
            missing_som=missing,
            reason=reason_in(str(money.get("reason") or ""), self._language),
        )


def reason_in(said: str, language: str) -> str:
    """A reason that the library gave, in another language than that of the run."""
    for spoken in _LANGUAGES:
        for code, text in labels(_SENTENCES, spoken).items():
            if text == said and code.startswith(_REASONS):
                return labels(_SENTENCES, language).get(code, said)
    return said


def _standing(covered: float, missing: float, can_be_kept_up: bool) -> str:
    """Funded, beyond what the years hold in part, or without any money."""
    if missing <= CENT:
        return FUNDED if can_be_kept_up else OVER
    return OVER if covered > CENT else UNFUNDED


def _same(entry: Entry, counted: Entry) -> bool:
    """Whether a run counted a measure as it stands in the store."""
    if set(entry.plots) != set(counted.plots):
        return False
    for name in _COMPARED:
        mine, theirs = entry.values.get(name) or None, counted.values.get(name) or None
        if mine is None and name in _FILLED_IN:
            continue
        if name == "sources":
            mine, theirs = sources_in(mine), sources_in(theirs)
        if mine != theirs:
            return False
    return True


def _unit_cost(row: Mapping[str, Any]) -> UnitCost:
    per_ha = {"ha": 1.0, "plot": row["plots_per_ha"], "place": row["places_per_ha"]}
    return UnitCost(
        purpose=row["purpose"],
        section=row["section"],
        unit=row["unit"],
        som=float(row["unit_cost_som"]),
        per_ha=float(per_ha.get(row["unit"]) or 0.0),
        upkeep_share=float(row["upkeep_share"]),
        building_years=int(row["building_years"]),
        sources=sources_in(row["sources"]),
        source=str(row["source"] or ""),
        checked=bool(row["checked"]),
    )


def _rows(opened: sqlite3.Connection, tables: set[str], table: str) -> list[dict[str, Any]]:
    if table not in tables:
        return []
    cursor = opened.execute(f'SELECT * FROM "{table}" ORDER BY fid')  # nosec B608
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row)) for row in cursor]


def _columns(opened: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in opened.execute(f'PRAGMA table_info("{table}")')}
