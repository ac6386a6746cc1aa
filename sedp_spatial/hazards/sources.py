"""Where hazards come from: drawn layers, rasters with thresholds, slopes of a terrain model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ..errors import UsageError
from ..layers.mapping import NOTES
from ..progress import Feedback
from .slope import open_slope
from .thresholds import levels_from_raster

COLUMNS = ("hazard", "level", "geometry")


def hazards_together(layers: Sequence[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """Hazard layers as one, in the CRS of the first, with the notes of all.

    Parameters
    ----------
    layers : sequence of geopandas.GeoDataFrame
        hazard, level and a geometry each.

    Returns
    -------
    geopandas.GeoDataFrame
        hazard, level, geometry.

    Raises
    ------
    UsageError
        If there is none.
    """
    if not layers:
        raise UsageError("error.exposure_no_hazards")
    frames = []
    for layer in layers:
        named = layer if layer.geometry.name == "geometry" else layer.rename_geometry("geometry")
        kept = named[[column for column in COLUMNS if column in named.columns]]
        frames.append(kept.to_crs(layers[0].crs))
    joined = gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), crs=layers[0].crs)
    joined.attrs = {NOTES: [note for layer in layers for note in layer.attrs.get(NOTES, [])]}
    return joined


def read_hazard_raster(
    raster: str | Path,
    thresholds: str,
    *,
    hazard: str = "",
    slope: bool = False,
    within: gpd.GeoDataFrame | None = None,
    feedback: Feedback | None = None,
) -> gpd.GeoDataFrame:
    """Hazard polygons of a raster as a user names it: a file, and thresholds in one line.

    Parameters
    ----------
    raster : path
        Classes of a hazard, or elevations where ``slope`` is set.
    thresholds : str
        The least value of each level, separated by commas (``1,2,3``; of a slope in degrees).
    hazard : str
        The hazard's name; a slope has one already.
    slope : bool
        The raster holds elevations, and their slope is the hazard.
    within : geopandas.GeoDataFrame, optional
        Only the cells in the bounds of this layer.
    feedback : Feedback, optional

    Raises
    ------
    UsageError
        Thresholds that are no numbers, or a raster of no named hazard.
    """
    try:
        bounds = [float(text) for text in thresholds.split(",") if text.strip()]
    except ValueError as error:
        raise UsageError("error.thresholds", thresholds=[thresholds]) from error
    if not bounds or not (hazard or slope):
        raise UsageError("error.exposure_no_hazards")
    if not slope:
        return levels_from_raster(raster, bounds, hazard=hazard, within=within, feedback=feedback)
    with open_slope(raster) as steep:
        return levels_from_raster(
            steep, bounds, hazard=hazard or "slope", within=within, feedback=feedback
        )
