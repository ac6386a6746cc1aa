"""The result of the land demand, and the tables that are made from its steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..results import Result
from ..rounding import round_to_total
from .activity import sectors
from .norms import LEVELS, Level, Norms
from .steps import Step

VALUES = ("demand_ha", "low_ha", "high_ha", "of_which_resettlement_ha")
_DWELLINGS = {
    "population": "population",
    "households": "households",
    "dwellings_growth": "growth",
    "dwellings_backlog": "backlog",
    "dwellings_replacement": "replacement",
    "dwellings_resettlement": "resettlement",
    "dwellings": "dwellings",
}
_KEYS = ("scenario", "year")


@dataclass(frozen=True)
class DemandResult(Result):
    """The result of :func:`land_demand`. Hectares are additional land since the base year.

    Attributes
    ----------
    table : pandas.DataFrame
        sector, year, scenario, demand_ha, low_ha, high_ha, of_which_resettlement_ha.
    uses : pandas.DataFrame
        The same by use within the sector (type of housing, kind of facility, kind of land).
    totals : pandas.DataFrame
        year, scenario and the sums over the sectors.
    dwellings : pandas.DataFrame
        year, scenario, population, households, and the dwellings needed: growth, backlog,
        replacement, resettlement, dwellings (their sum), low, high.
    trace : pandas.DataFrame
        One row per number: sector, use, year, scenario, quantity, value, low, high, unit,
        formula (a Message with the numbers filled in), norms, sources, checked, land.
    catchments : pandas.DataFrame
        facility, village, year, scenario, places_needed, places_reached, places_missing.
    norms : pandas.DataFrame
        The norms that the trace used, with source, date and checked.
    trend : pandas.DataFrame
        scenario, year, norm_ha, trend_ha, ratio, disagree; empty without a history.
    people : pandas.DataFrame
        year, scenario, age, female, male: the base year and the years of the forecast; without
        sexes or ages year, scenario, persons.
    base_year : int
    households_today : float
        Households of the base year, at the central values of the norms.
    rules : str
        The date of the norms that ship, and how many of them the plan replaced.
    """

    uses: pd.DataFrame
    totals: pd.DataFrame
    dwellings: pd.DataFrame
    trace: pd.DataFrame
    catchments: pd.DataFrame
    norms: pd.DataFrame
    trend: pd.DataFrame
    people: pd.DataFrame
    base_year: int
    households_today: float
    rules: str

    def printed(self, year: int, scenario: str = "central", *, decimals: int = 1) -> pd.DataFrame:
        """The sectors of a year rounded so that each column adds up to its printed total.

        Examples
        --------
        >>> shown = demand.printed(2036)
        >>> bool(round(shown.demand_ha.sum(), 1) == round(demand.total_ha(2036), 1))
        True
        """
        rows = self.table[(self.table["year"] == year) & (self.table["scenario"] == scenario)]
        shown = rows[["sector"]].reset_index(drop=True)
        for column in VALUES:
            shown[column] = round_to_total(rows[column], decimals)
        return shown

    def total_ha(self, year: int, scenario: str = "central") -> float:
        """All additional land of a year, in hectares."""
        rows = self.totals[(self.totals["year"] == year) & (self.totals["scenario"] == scenario)]
        return float(rows["demand_ha"].iloc[0])


def trace_of(
    steps: Mapping[Level, Sequence[Step]], norms: Norms, year: int, scenario: str
) -> pd.DataFrame:
    """The steps of the three levels as one table: the central sentence, the range beside it."""
    rows = []
    for low, central, high in zip(*(steps[level] for level in LEVELS), strict=True):
        around = (low.value, central.value, high.value)
        used = [norms[code] for code in central.norms]
        rows.append(
            {
                "sector": central.sector,
                "use": central.use,
                "year": year,
                "scenario": scenario,
                "quantity": central.quantity,
                "value": central.value,
                "low": min(around),
                "high": max(around),
                "unit": central.unit,
                "formula": central.formula,
                "norms": ", ".join(central.norms),
                "sources": "; ".join(dict.fromkeys(norm.source for norm in used)),
                "checked": all(norm.checked for norm in used),
                "land": central.land,
                "resettlement": central.resettlement,
            }
        )
    trace = pd.DataFrame(rows)
    trace["formula"] = pd.Series([row["formula"] for row in rows], dtype=object)
    return trace


def by_sector(trace: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The land lines of the trace by use, by sector and in all.

    Returns
    -------
    uses, table, totals : pandas.DataFrame
        Sums of the same lines, so each adds up to the next.
    """
    lines = trace[trace["land"]].rename(
        columns={"value": "demand_ha", "low": "low_ha", "high": "high_ha"}
    )
    lines = lines.assign(
        of_which_resettlement_ha=np.where(lines["resettlement"], lines["demand_ha"], 0.0)
    )
    uses = _sums(lines, ["sector", "use", "year", "scenario"])
    everywhere = _sums(lines, ["sector", "year", "scenario"])
    grid = pd.MultiIndex.from_product(
        [sectors(), trace["year"].unique(), trace["scenario"].unique()],
        names=["sector", "year", "scenario"],
    )
    filled = everywhere.set_index(["sector", "year", "scenario"]).reindex(grid, fill_value=0.0)
    table = filled.reset_index()
    return uses, table, _sums(table, ["year", "scenario"])


def _sums(lines: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return lines.groupby(keys, sort=False, as_index=False)[list(VALUES)].sum()


def dwellings_of(trace: pd.DataFrame) -> pd.DataFrame:
    """People, households and the dwellings they need, one row per year and scenario."""
    rows = trace[(trace["sector"] == "housing") & trace["quantity"].isin(list(_DWELLINGS))]
    wide = rows.pivot_table(index=list(_KEYS), columns="quantity", values="value", sort=False)
    table = wide[list(_DWELLINGS)].rename(columns=_DWELLINGS).reset_index()
    table.columns.name = None
    total = rows[rows["quantity"] == "dwellings"]
    table["low"], table["high"] = total["low"].to_numpy(), total["high"].to_numpy()
    return table


def catchments_of(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The catchments of the facilities."""
    columns = ["facility", "village", "year", "scenario"]
    columns += ["places_needed", "places_reached", "places_missing"]
    return pd.DataFrame(rows, columns=columns)
