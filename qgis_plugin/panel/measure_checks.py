"""What a new measure is likely to cost, and what is wrong with one; plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, Mapping

from .measure_run import CENT, UnitCost, sources_in
from .measure_store import Entry
from .words import labels

_SUMS = ("cost_som", "cost_low_som", "cost_high_som", "annual_upkeep_som", "quantity")


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong: in which field, by which rule, with what the sentence needs."""

    field: str
    rule: str
    told: Mapping[str, Any]


def quantity_of(cost: UnitCost, area_ha: float) -> float | None:
    """How many units of a purpose fit on the plots; none where hectares do not tell.

    To two decimals, as people see it: what they see times the unit cost is the cost.
    """
    return round(area_ha * cost.per_ha, 2) or None if cost.per_ha > 0 else None


def proposal(cost: UnitCost, quantity: float, year: int) -> dict[str, Any]:
    """Cost, upkeep, commissioning and sources by the unit cost, in whole som that add up."""
    som = float(round(cost.som * quantity))
    return {
        "cost_som": som,
        "section": cost.section,
        "quantity": quantity,
        "annual_upkeep_som": float(round(som * cost.upkeep_share)),
        "commissioning_year": year + cost.building_years - 1,
        "sources": shared(som, cost.sources),
    }


def shared(som: float, shares: Mapping[str, float]) -> dict[str, float]:
    """A sum by shares, in whole som; the largest takes what rounding leaves."""
    parts = {name: float(round(som * share)) for name, share in shares.items()}
    if parts:
        largest = max(parts, key=lambda name: parts[name])
        parts[largest] += som - sum(parts.values())
    return {name: part for name, part in parts.items() if part}


def wrong_with(
    entry: Entry, first: int | None, last: int | None, known: Iterable[str]
) -> list[Wrong]:
    """Everything that is wrong with a measure, by the rules by which the plan would refuse it.

    ``first`` and ``last`` are the years of the plan, ``known`` the numbers of other measures.
    """
    found: list[Wrong] = []

    def say(field: str, rule: str, **told: Any) -> None:
        found.append(Wrong(field, rule, told))

    values = entry.values
    if not str(values.get("name") or "").strip():
        say("name", "no_name")
    if values.get("section") not in labels("measure_sections", "en"):
        say("section", "no_section")
    for name in _SUMS:
        value = values.get(name)
        if value is not None and not (isinstance(value, (int, float)) and value >= 0):
            say(name, "no_number", value=value)
    cost = values.get("cost_som")
    if cost is None:
        say("cost_som", "no_cost")
    elif not found:
        _costs(values, float(cost), say)
    _years(values, first, last, say)
    _sources(values, cost, say)
    others = set(known) - {entry.measure_id}
    for other in str(values.get("after") or "").split(";"):
        if other.strip() and other.strip() not in others:
            say("after", "unknown_after", other=other.strip())
    return found


def _costs(values: Mapping[str, Any], cost: float, say: Any) -> None:
    low, high = values.get("cost_low_som"), values.get("cost_high_som")
    if (low is not None and low > cost) or (high is not None and high < cost):
        say("cost_som", "not_between")


def _years(values: Mapping[str, Any], first: int | None, last: int | None, say: Any) -> None:
    year, ready = values.get("year"), values.get("commissioning_year")
    if not isinstance(year, int):
        say("year", "no_year")
        return
    if (first is not None and year < first) or (last is not None and year > last):
        say("year", "outside", year=year, first=first, last=last)
    if isinstance(ready, int) and ready < year:
        say("commissioning_year", "ready_before", year=year, ready=ready)


def _sources(values: Mapping[str, Any], cost: Any, say: Any) -> None:
    sources = sources_in(values.get("sources"))
    if not sources:
        say("sources", "no_source")
        return
    for name, som in sources.items():
        if name not in labels("finance_sources", "en"):
            say("sources", "unknown_source", source=name)
        elif not som >= 0:
            say("sources", "no_number", value=som)
    paid = sum(sources.values())
    if isinstance(cost, (int, float)) and abs(paid - cost) > CENT:
        say("sources", "not_the_cost", paid=paid, cost=cost, difference=paid - cost)
