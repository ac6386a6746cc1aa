"""Sites marked on the map: into the plan's cases, and out again."""

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


OPERATIONS = {
    "keep_case": Operation(_keep, {"site": "boundary"}),
    "drop_case": Operation(_drop, {}),
}
