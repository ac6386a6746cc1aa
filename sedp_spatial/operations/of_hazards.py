"""Who and what is in danger."""

from __future__ import annotations

import geopandas as gpd

from ..progress import Feedback
from ..results import Result
from .operation import Layers, Operation, Parameters

RASTER = ("raster", "thresholds", "hazard", "slope")
"""What says how a raster becomes hazards."""


def _exposure(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """Drawn hazards, those of a raster, or both."""
    from ..hazards import hazard_exposure
    from ..population import read_table

    given = {key: value for key, value in parameters.items() if key not in RASTER}
    table = given.pop("population", None)
    return hazard_exposure(
        layers["buildings"],
        _dangers(layers, parameters),
        areas=layers.get("areas"),
        parcels=layers.get("parcels"),
        facilities=layers.get("facilities"),
        population=read_table(table, kind="population_age_sex") if table else None,
        feedback=feedback,
        **given,
    )


def _dangers(layers: Layers, parameters: Parameters) -> gpd.GeoDataFrame:
    from ..hazards import hazards_together, read_hazard_raster

    dangers = [layers["hazards"]] if "hazards" in layers else []
    if parameters.get("raster"):
        # Land may be in danger far from any building.
        within = None if "parcels" in layers else layers["buildings"]
        raster = read_hazard_raster(
            parameters["raster"],
            parameters.get("thresholds") or "",
            hazard=parameters.get("hazard") or "",
            slope=bool(parameters.get("slope")),
            within=within,
        )
        dangers.append(raster)
    return hazards_together(dangers)


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
