"""What is there: checks, repairs, balances and overlays."""

from __future__ import annotations

from typing import Any

from ..progress import Feedback
from ..results import Result
from .operation import M2_PER_HA, Layers, Operation, Parameters, boundary_of, with_feedback


def _check(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..layers import check_layer

    return with_feedback(
        check_layer,
        feedback,
        layers["parcels"],
        kind="parcels",
        **boundary_of(layers),
        **parameters,
    )


def _repair(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..layers import repair_layer

    return with_feedback(
        repair_layer, feedback, layers["parcels"], **boundary_of(layers), **parameters
    )


def _balance(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..balance import land_balance

    return with_feedback(
        land_balance, feedback, layers["parcels"], **boundary_of(layers), **parameters
    )


def _registered(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..registered import compare_registered

    return with_feedback(compare_registered, feedback, layers["parcels"], **parameters)


def _change(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..change import land_change

    return with_feedback(land_change, feedback, layers["before"], layers["after"], **parameters)


def _overlap(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..overlay import overlap_result

    return overlap_result(layers["parcels"], layers["zones"], feedback=feedback, **parameters)


def _overlap_figures(result: Result) -> dict[str, Any]:
    return {
        "parcels": int(result.table["parcel_id"].nunique()),
        "overlap_ha": float(result.table["area_m2"].sum()) / M2_PER_HA,
        "sliver_m2": float(result.table["sliver_m2"].sum()),
    }


OPERATIONS = {
    "check": Operation(_check, {"parcels": "parcels", "boundary": "boundary"}),
    "repair": Operation(_repair, {"parcels": "parcels", "boundary": "boundary"}),
    "balance": Operation(_balance, {"parcels": "parcels", "boundary": "boundary"}),
    "registered": Operation(_registered, {"parcels": "parcels"}),
    "change": Operation(_change, {"before": "parcels", "after": "parcels"}),
    "overlap": Operation(
        _overlap, {"parcels": "parcels", "zones": "zones"}, figures=_overlap_figures
    ),
}
