"""Unit costs: what a hectare, a plot or a place costs, as data that the user replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..codes import code_of, load_codes
from ..errors import UsageError

_UNITS = ("ha", "plot", "place", "som")
_KEYS = ("value", "per", "uses", "section", "upkeep_share", "years", "sources", "plots_per_ha",
         "places_per_ha", "purpose", "words", "source", "date", "checked", "note")  # fmt: skip


@dataclass(frozen=True)
class UnitCost:
    """One entry of ``codes/unit_costs.toml``, as it is or as the plan overrides it.

    Attributes
    ----------
    value : float
        som per unit.
    per : str
        ``ha``, ``plot``, ``place`` or ``som`` (the sum itself).
    uses : tuple of str
        Uses of the allocation, or the facility.
    plots_per_ha, places_per_ha : float
        How many there are where only hectares are known.
    sources : mapping of str to float
        Shares of the cost; they add up to 1.
    purpose : str
        ``plan``: follows from the allocation; ``given``: from a figure of its own.
    """

    value: float
    per: str
    uses: tuple[str, ...]
    section: str
    upkeep_share: float
    years: int
    sources: Mapping[str, float]
    plots_per_ha: float
    places_per_ha: float
    purpose: str
    words: tuple[str, ...]
    source: str
    checked: bool

    def quantity(self, area_ha: pd.Series, plots: pd.Series) -> float:
        """How many units stand on these hectares."""
        if self.per == "plot":
            return float(plots.fillna(area_ha * self.plots_per_ha).sum())
        if self.per == "place":
            return float((area_ha * self.places_per_ha).sum())
        return float(area_ha.sum())

    def cost(self, quantity: float) -> float:
        """Whole som."""
        return float(np.round(self.value * quantity))  # infinite where the quantity is absurd


def unit_costs_of(overrides: Mapping[str, Any] | None = None) -> dict[str, UnitCost]:
    """The unit costs that ship, with those of the plan in their place.

    Parameters
    ----------
    overrides : mapping, optional
        Code to a mapping with the keys that change; a new ``value`` needs its own ``source``.

    Raises
    ------
    UsageError
        An unknown code or key, a value without a source, shares that do not add up to 1.

    Examples
    --------
    >>> unit_costs_of({"school": {"value": 1e6, "source": "Tender 2026"}})["school"].value
    1000000.0
    """
    shipped = load_codes("unit_costs")
    given = {str(code): dict(entry) for code, entry in (overrides or {}).items()}
    unknown = [code for code in given if code not in shipped]
    if unknown:
        raise UsageError("error.unit_cost_code", codes=unknown, allowed=", ".join(shipped))
    found = {}
    for code, entry in shipped.items():
        own = given.get(code, {})
        wrong = [key for key in own if key not in _KEYS]
        if wrong or ("value" in own and not own.get("source")):
            raise UsageError("error.unit_cost_entry", code=code, allowed=", ".join(_KEYS))
        whole = {**entry, "checked": bool(own) or entry["checked"], **own}
        try:
            found[code] = _entry(code, whole)
        except (AttributeError, TypeError, ValueError, OverflowError) as error:
            raise UsageError(
                "error.unit_cost_entry", code=code, allowed=", ".join(_KEYS)
            ) from error
    return found


def unit_costs_table(costs: Mapping[str, UnitCost]) -> pd.DataFrame:
    """The unit costs as a table, for those who propose the cost of a new measure.

    Returns
    -------
    pandas.DataFrame
        purpose, section, unit (ha, plot, place, som), unit_cost_som, plots_per_ha, places_per_ha,
        upkeep_share, building_years, sources (``source=share;…``), source, checked.

    Examples
    --------
    >>> unit_costs_table(unit_costs_of()).set_index("purpose").loc["road_housing", "unit"]
    'ha'
    """
    rows = [
        {
            "purpose": code,
            "section": cost.section,
            "unit": cost.per,
            "unit_cost_som": cost.value,
            "plots_per_ha": cost.plots_per_ha,
            "places_per_ha": cost.places_per_ha,
            "upkeep_share": cost.upkeep_share,
            "building_years": cost.years,
            "sources": ";".join(f"{name}={share:g}" for name, share in cost.sources.items()),
            "source": cost.source,
            "checked": cost.checked,
        }
        for code, cost in costs.items()
    ]
    return pd.DataFrame(rows)


def _entry(code: str, entry: Mapping[str, Any]) -> UnitCost:
    sources = {code_of("finance_sources", s) or s: float(v) for s, v in entry["sources"].items()}
    known = set(sources) <= set(load_codes("finance_sources"))
    right = (
        known
        and abs(sum(sources.values()) - 1) < 1e-9
        and min(sources.values()) >= 0
        and entry["per"] in _UNITS
        and float(entry["value"]) >= 0
        and 0 <= float(entry["upkeep_share"]) <= 1
        and int(entry["years"]) >= 1
    )
    if not right:
        raise UsageError("error.unit_cost_entry", code=code, allowed=", ".join(_KEYS))
    return UnitCost(
        value=float(entry["value"]),
        per=str(entry["per"]),
        uses=tuple(entry.get("uses", ())),
        section=str(entry["section"]),
        upkeep_share=float(entry["upkeep_share"]),
        years=int(entry["years"]),
        sources=sources,
        plots_per_ha=float(entry.get("plots_per_ha", 0.0)),
        places_per_ha=float(entry.get("places_per_ha", 0.0)),
        purpose=str(entry.get("purpose", "plan")),
        words=tuple(str(word).casefold() for word in entry.get("words", ())),
        source=str(entry["source"]),
        checked=bool(entry["checked"]),
    )
