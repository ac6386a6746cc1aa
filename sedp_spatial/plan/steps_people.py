"""Steps over people and work: the forecast, and the land that they will need."""

from __future__ import annotations

from typing import Any

from ..demand import demand_of
from ..demand.inputs import inputs_of, population_of
from ..results import Result
from .desk import Desk
from .step import Step

_PEOPLE = ("population", "base_year", "years", "horizon")
_TABLES = ("ledger", "norms", "economy", "trend", "present")
_LAYERS = ("buildings", "villages", "facilities")


def _told(desk: Desk, *parts: str) -> dict[str, Any]:
    """The parts of the plan that a file of demand inputs has as well, spelt the same."""
    told: dict[str, Any] = {"base_year": desk.plan.base_year, "years": list(desk.plan.years)}
    for part in parts:
        value = desk.value(part)
        if value is None:
            continue
        if isinstance(value, dict):
            absent = {key.partition(".")[2] for key in desk.plan.absent}
            value = {name: item for name, item in value.items() if name not in absent}
        if value:
            told[part] = value
    return told


def _population(desk: Desk) -> Result:
    people, history, notes = population_of(_told(desk, "population"), desk.plan.folder)
    del history
    return Result(table=people, layer=None, notes=notes)


def _demand(desk: Desk) -> Result:
    told = _told(desk, "population", *_TABLES)
    layers: dict[str, Any] = {name: desk.layer(f"layers.{name}") for name in _LAYERS}
    for year in told.get("trend", {}).get("parcels", {}):
        layers[f"trend.parcels.{year}"] = desk.layer(f"trend.parcels.{year}")
    inputs = inputs_of(
        told,
        desk.plan.folder,
        desk.plan.path.name,
        layers={name: layer for name, layer in layers.items() if layer is not None},
    )
    return demand_of(inputs, feedback=desk.feedback)


STEPS = (
    Step("population", _population, keys=_PEOPLE, weight=1,
         any_of=("population.forecast", "population.counts"),
         codes=("population_scenarios", "age_groups")),
    Step("demand", _demand, keys=(*_PEOPLE, *_TABLES, "mappings.parcels",
                                  *(f"layers.{name}" for name in _LAYERS),
                                  *(f"mappings.{name}" for name in _LAYERS)),
         any_of=("population.forecast", "population.counts"), weight=6,
         codes=("norms", "sectors", "population_scenarios", "age_groups",
                "economy_coefficients")),
)  # fmt: skip
