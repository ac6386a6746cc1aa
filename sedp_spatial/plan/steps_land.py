"""Steps over what is there: checks, the balance, registered areas, what changed."""

from __future__ import annotations

from ..balance import land_balance
from ..change import land_change
from ..layers import check_layer
from ..registered import compare_registered
from ..results import Result
from .desk import Desk
from .step import Step

_PARCELS = ("layers.parcels", "mappings.parcels")
_TERRITORY = ("layers.boundary", "mappings.boundary")
_CODES = ("categories", "land_kinds", "ownership", "in_use", "schema")


def _check(desk: Desk) -> Result:
    parcels = desk.needed("layers.parcels")
    return check_layer(parcels, boundary=desk.layer("layers.boundary"), feedback=desk.feedback)


def _balance(desk: Desk) -> Result:
    parcels = desk.needed("layers.parcels")
    return land_balance(parcels, boundary=desk.layer("layers.boundary"), feedback=desk.feedback)


def _registered(desk: Desk) -> Result:
    tolerance = float(desk.value("rules.tolerance_share", 0.01))
    return compare_registered(
        desk.needed("layers.parcels"), tolerance_share=tolerance, feedback=desk.feedback
    )


def _change(desk: Desk) -> Result:
    before = desk.needed("layers.parcels_before")
    return land_change(before, desk.needed("layers.parcels"), feedback=desk.feedback)


STEPS = (
    Step("check", _check, needs_keys=_PARCELS[:1], keys=(*_PARCELS, *_TERRITORY),
         codes=(*_CODES, "checks"), weight=4),
    Step("balance", _balance, needs_keys=_PARCELS[:1], keys=(*_PARCELS, *_TERRITORY),
         codes=_CODES, weight=3),
    Step("registered", _registered, needs_keys=_PARCELS[:1],
         keys=(*_PARCELS, "rules.tolerance_share"), codes=_CODES, weight=1),
    Step("change", _change, needs_keys=("layers.parcels", "layers.parcels_before"),
         keys=(*_PARCELS, "mappings.parcels_before"), codes=_CODES, weight=3),
)  # fmt: skip
