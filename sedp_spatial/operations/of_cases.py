"""What is marked on the map and goes into the plan: sites as cases, proposals as a layer."""

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


OPERATIONS = {
    "keep_case": Operation(_keep, {"site": "boundary"}),
    "drop_case": Operation(_drop, {}),
    "proposals_layer": Operation(_proposals, {}),
}
