"""Steps over how land is managed and the work conducted: inventory, hearings, calendar, targets."""

from __future__ import annotations

import geopandas as gpd

from ..management import (
    calendar,
    hearings_register,
    indicators,
    management_plan,
    plan_against_actual,
    working_group_check,
)
from ..results import Result
from .desk import Desk
from .step import Step

_PARCELS = ("layers.parcels", "mappings.parcels")
_PROPOSALS = ("management.proposals", "layers.proposals", "mappings.proposals")


def _management(desk: Desk) -> Result:
    measures = desk.part("measures")
    return management_plan(
        desk.needed("layers.parcels"),
        supply=desk.part("supply"),
        allocation=desk.part("allocation"),
        proposals=_proposals(desk),
        stages=desk.table("management.stages"),
        measures=None if measures is None else measures.table,
        monitoring=desk.layer("layers.parcels_after"),
        monitoring_year=desk.value("management.monitoring_year"),
        ownership=tuple(desk.value("management.ownership", ("municipal",))),
        on=desk.value("rules.on"),
        feedback=desk.feedback,
    )


def _proposals(desk: Desk) -> object:
    """The proposals as a layer of points if there is one, else as a table."""
    layer: gpd.GeoDataFrame | None = desk.layer("layers.proposals")
    return desk.table("management.proposals") if layer is None else layer


def _calendar(desk: Desk) -> Result:
    year = int(desk.value("management.calendar_year", desk.plan.base_year))
    return calendar(year, on=desk.value("rules.on"))


def _hearings(desk: Desk) -> Result:
    return hearings_register(desk.table("management.hearings"), _proposals(desk))


def _working_group(desk: Desk) -> Result:
    return working_group_check(desk.table("management.working_group"), on=desk.value("rules.on"))


def _indicators(desk: Desk) -> Result:
    return indicators(desk.table("management.indicators"))


def _actual(desk: Desk) -> Result:
    return plan_against_actual(desk.part("indicators"), desk.table("management.actual"))


STEPS = (
    Step("management", _management, needs_keys=("layers.parcels",),
         uses=("supply", "allocation", "measures"),
         keys=(*_PARCELS, *_PROPOSALS, "management.stages", "layers.parcels_after",
               "mappings.parcels_after", "management.monitoring_year", "management.ownership",
               "rules.on"), codes=("management_stages", "land_uses"), weight=2),
    Step("calendar", _calendar, keys=("base_year", "management.calendar_year", "rules.on"),
         codes=("sedp_calendar",), weight=0.1),
    Step("hearings", _hearings, needs_keys=("management.hearings",), keys=_PROPOSALS,
         weight=0.1),
    Step("working_group", _working_group, needs_keys=("management.working_group",),
         keys=("rules.on",), codes=("working_group_rules",), weight=0.1),
    Step("indicators", _indicators, needs_keys=("management.indicators",), weight=0.1),
    Step("actual", _actual, needs=("indicators",), needs_keys=("management.actual",), weight=0.1,
         extra=True),
)  # fmt: skip
