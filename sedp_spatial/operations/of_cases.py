"""What is changed on the map and goes into the plan: sites, proposals, measures."""

from __future__ import annotations

from ..progress import Feedback
from ..results import Result
from .operation import Layers, Operation, Parameters


def _keep(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..plan.keeping import keep_case

    return keep_case(site=layers.get("site"), **parameters)


def _drop(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..plan.keeping import drop_case

    return drop_case(**parameters)


def _proposals(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..plan.proposing import proposals_layer

    return proposals_layer(**parameters)


def _measures(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..plan.measuring import measures_store

    return measures_store(**parameters)


OPERATIONS = {
    "keep_case": Operation(_keep, {"site": "boundary"}),
    "drop_case": Operation(_drop, {}),
    "proposals_layer": Operation(_proposals, {}),
    "measures_store": Operation(_measures, {}),
}
