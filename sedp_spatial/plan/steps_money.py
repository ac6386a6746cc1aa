"""Steps over money: measures, what land brings, the forecast, the funding, the forms."""

from __future__ import annotations

import pandas as pd

from ..budget import (
    budget_forecast,
    budget_forms,
    funding_check,
    land_revenue,
    measures_from_plan,
    measures_table,
)
from ..results import Result
from .checks import MEASURE_YEARS
from .desk import Desk
from .step import Step

_PARCELS = ("layers.parcels", "mappings.parcels")
_YEARS = 3
_BUILT_UPON = ("housing", "social", "industry", "construction", "trade", "services", "tourism")


def _measures(desk: Desk) -> Result:
    """The user's measures, and those that follow from the plots that were allocated."""
    own, parcels = desk.source("budget.measures"), desk.needed("layers.parcels")
    horizon = int(desk.value("budget.years", MEASURE_YEARS))
    base = desk.plan.base_year
    if not desk.value("budget.generate", True):
        costs = desk.value("budget.unit_costs")
        return measures_table(
            own, base_year=base, horizon=horizon, parcels=parcels, unit_costs=costs
        )
    allocation, ledger = desk.part("allocation"), desk.part("ledger")
    precheck = desk.part("precheck")
    return measures_from_plan(
        base_year=base,
        horizon=horizon,
        allocation=None if allocation is None else _taken(allocation.table),
        facilities=_facilities(desk),
        resettlement_plots=None if ledger is None else float(ledger.plots_needed),
        land_works_ha=desk.value("budget.land_works_ha"),
        compensation_som=precheck.compensation_som if precheck is not None else None,
        measures=own,
        unit_costs=desk.value("budget.unit_costs"),
        parcels=parcels,
        municipality=next(iter(desk.plan.territory.values()), ""),
    )


def _taken(table: pd.DataFrame) -> pd.DataFrame:
    """The plots that were given to a use that is built upon: fields need no streets."""
    taken = table[table["use"].isin(_BUILT_UPON)]
    return taken[["parcel_id", "use", "area_ha"]].reset_index(drop=True)


def _facilities(desk: Desk) -> pd.DataFrame | None:
    """The places that are missing within the programme's years, in the central scenario."""
    demand = desk.part("demand")
    if demand is None or demand.catchments.empty:
        return None
    table = demand.catchments
    scenario = "central" if "central" in set(table["scenario"]) else table["scenario"].iloc[0]
    first = table[table["scenario"] == scenario]["year"].min()
    rows = table[(table["scenario"] == scenario) & (table["year"] == first)]
    sums = rows.groupby("facility", sort=True)["places_missing"].sum().reset_index()
    return sums[sums["places_missing"] > 0]


def _land_revenue(desk: Desk) -> Result:
    after = desk.part("transformation")
    return land_revenue(
        desk.needed("layers.parcels"),
        desk.source("budget.rates"),
        after=None if after is None else after.layer,
    )


def _budget(desk: Desk) -> Result:
    return budget_forecast(
        desk.source("budget.revenue"),
        desk.source("budget.expenditure"),
        years=int(desk.value("budget.years", _YEARS)),
        rules=desk.value("budget.growth"),
        measures=desk.part("measures"),
        land_revenue=desk.part("land_revenue"),
        transformed_in=desk.value("budget.transformed_in"),
        risks=desk.source("budget.risks"),
        debt=desk.source("budget.debt"),
        one_off=desk.source("budget.one_off"),
        reserve_som=desk.value("budget.reserve_som"),
    )


def _funding(desk: Desk) -> Result:
    priorities = desk.value("budget.priorities")
    return funding_check(desk.part("measures"), desk.part("budget"), priorities=priorities)


def _forms(desk: Desk) -> Result:
    return budget_forms(desk.part("budget"), desk.part("measures"), desk.part("funding"))


_CODES = ("budget_rules", "budget_groups", "finance_sources", "measure_sections", "money_units")

STEPS = (
    Step("measures", _measures, needs_keys=("layers.parcels",),
         uses=("allocation", "ledger", "precheck", "demand"),
         any_of=("budget.measures", "budget.generate", "budget.unit_costs"),
         keys=(*_PARCELS, "base_year", "territory", "budget.measures", "budget.years",
               "budget.generate", "budget.unit_costs", "budget.land_works_ha"),
         codes=(*_CODES, "unit_costs"), weight=1),
    Step("land_revenue", _land_revenue, needs_keys=("layers.parcels",), uses=("transformation",),
         keys=(*_PARCELS, "budget.rates"), codes=("land_rates", "land_charges"), weight=1),
    Step("budget", _budget, needs_keys=("budget.revenue", "budget.expenditure"),
         uses=("measures", "land_revenue"),
         keys=("budget.years", "budget.growth", "budget.transformed_in", "budget.risks",
               "budget.debt", "budget.one_off", "budget.reserve_som"), codes=_CODES),
    Step("funding", _funding, needs=("measures", "budget"), keys=("budget.priorities",),
         codes=_CODES),
    Step("forms", _forms, needs=("budget", "measures"), uses=("funding",), codes=_CODES),
)  # fmt: skip
