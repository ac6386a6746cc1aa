"""Hazards that a raster shows, or the slopes of a terrain model."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterRasterLayer

from ..qgis_plugin.translation import tr
from . import parameters as p
from .base import SedpAlgorithm

RASTER, RASTER_HAZARD = "RASTER", "RASTER_HAZARD"
THRESHOLDS, SLOPE = "THRESHOLDS", "SLOPE"


def declare_raster(algorithm: SedpAlgorithm) -> None:
    """A raster, and how its values become levels."""
    algorithm.addParameter(
        p.with_help(
            QgsProcessingParameterRasterLayer(
                RASTER, tr("Raster with a hazard or with heights"), optional=True
            ),
            tr("Classes or depths of one hazard, or a terrain model for its slopes."),
        )
    )
    algorithm.addParameter(
        p.words(
            RASTER_HAZARD,
            tr("Hazard of the raster"),
            tr("Which hazard the raster shows: mudflow, landslide, flood and so on."),
        )
    )
    algorithm.addParameter(
        p.words(
            THRESHOLDS,
            tr("Least value of each level"),
            tr("From the lowest level to the highest, separated by commas, as 1,2,3."),
        )
    )
    algorithm.addParameter(
        p.flag(
            SLOPE,
            tr("The raster holds heights: take their slope"),
            tr("The levels then are slopes in degrees, as 10,20,35."),
        )
    )


def raster_parameters(values: p.Values) -> dict[str, Any]:
    """The raster as the operation takes it."""
    raster = values.raster(RASTER)
    return {
        "raster": raster,
        "hazard": values.text(RASTER_HAZARD) if raster else "",
        "thresholds": values.text(THRESHOLDS) if raster else "",
        "slope": values.boolean(SLOPE),
    }
