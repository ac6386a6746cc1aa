"""Which results a chart says more of than a table, and its bars; knows neither QGIS nor Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping

from .results_tables import Sheet, colour_of, number, shown

MOST = 24
"""With more bars nobody reads them."""
PLAIN = "#3f6e9e"


@dataclass(frozen=True)
class Chart:
    """Bars of the sums of columns, by the values of others.

    Attributes
    ----------
    by : tuple of str
        The columns whose values name a bar.
    of : tuple of str
        The columns that are added up.
    only : mapping
        Columns and the values that are looked at; ``LAST`` stands for the largest there is.
    """

    by: tuple[str, ...]
    of: tuple[str, ...]
    only: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Bar:
    """One bar, with the rows that it stands for."""

    label: str
    value: float
    text: str
    colour: str
    rows: tuple[int, ...]


LAST = "*"
_CENTRAL = (("scenario", "central"),)
CHARTS: Mapping[str, Chart] = {
    "balance_table": Chart(("category",), ("area_ha",)),
    "registered_classes": Chart(("tolerance_class",), ("parcels",)),
    "change_table": Chart(("category",), ("net_ha",)),
    "restrictions_categories": Chart(("category",), ("free_ha",)),
    "constraints_regimes": Chart(("regime",), ("area_ha",)),
    "land_exposure_levels": Chart(("hazard", "level"), ("area_ha",)),
    "exposure_table": Chart(("hazard", "level"), ("people",)),
    "ledger_table": Chart(("village",), ("waiting",)),
    "population_table": Chart(("year",), ("female", "male"), _CENTRAL),
    "demand_table": Chart(("sector",), ("demand_ha",), (*_CENTRAL, ("year", LAST))),
    "demand_totals": Chart(("year",), ("demand_ha",), _CENTRAL),
    "supply_by_use": Chart(("use",), ("free_ha",)),
    "suitability_by_use": Chart(("use",), ("usable_ha",)),
    "allocation_uses": Chart(("use",), ("allocated_ha",)),
    "transformation_table": Chart(("category",), ("net_ha",)),
    "measures_table": Chart(("name",), ("cost_som",)),
    "budget_totals": Chart(("year",), ("balance_som",), _CENTRAL),
    "funding_years": Chart(("year",), ("local_asked_som",)),
    "land_revenue_totals": Chart(("charge",), ("revenue_after_som",)),
    "management_summary": Chart(("future_use",), ("area_ha",)),
}


def bars_of(sheet: Sheet, language: str) -> list[Bar]:
    """The bars of a table; none where it has no chart, or too many for one."""
    chart = CHARTS.get(sheet.name)
    if chart is None or any(sheet.column(name) < 0 for name in (*chart.by, *chart.of)):
        return []
    rows = _looked_at(sheet, chart)
    sums: dict[tuple[Any, ...], float] = {}
    places: dict[tuple[Any, ...], list[int]] = {}
    for place in rows:
        row = sheet.rows[place]
        key = tuple(row[sheet.column(name)] for name in chart.by)
        values = [row[sheet.column(name)] for name in chart.of]
        sums[key] = sums.get(key, 0.0) + sum(v for v in values if isinstance(v, (int, float)))
        places.setdefault(key, []).append(place)
    if not 1 < len(sums) <= MOST:
        return []
    return [
        Bar(
            label=" ".join(str(shown(n, v, language)) for n, v in zip(chart.by, key)),
            value=value,
            text=number(chart.of[0], float(value), language),
            colour=next((c for n, v in zip(chart.by, key) if (c := colour_of(n, str(v)))), PLAIN),
            rows=tuple(places[key]),
        )
        for key, value in sums.items()
    ]


def _looked_at(sheet: Sheet, chart: Chart) -> list[int]:
    rows = list(range(len(sheet.rows)))
    for name, wanted in chart.only:
        column = sheet.column(name)
        if column < 0:
            continue
        values = [sheet.rows[place][column] for place in rows]
        known = [value for value in values if value is not None]
        sought = max(known, default=None) if wanted == LAST else wanted
        if wanted == LAST or sought in known:  # years that are past have no scenario
            past = [v is None or v in ("", "observed") for v in values] if wanted != LAST else []
            rows = [p for i, p in enumerate(rows)
                    if values[i] == sought or (past and past[i])]  # fmt: skip
    return rows
