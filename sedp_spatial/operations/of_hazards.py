"""Who and what is in danger."""

from __future__ import annotations

from ..progress import Feedback
from ..results import Result
from .operation import Layers, Operation, Parameters


def _exposure(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..hazards import hazard_exposure
    from ..population import read_table

    given = dict(parameters)
    table = given.pop("population", None)
    return hazard_exposure(
        layers["buildings"],
        layers["hazards"],
        areas=layers.get("areas"),
        parcels=layers.get("parcels"),
        facilities=layers.get("facilities"),
        population=read_table(table, kind="population_age_sex") if table else None,
        feedback=feedback,
        **given,
    )


OPERATIONS = {
    "exposure": Operation(
        _exposure,
        {
            "buildings": "buildings",
            "hazards": "hazards",
            "areas": "places",
            "parcels": "parcels",
            "facilities": "places",
        },
    ),
}
