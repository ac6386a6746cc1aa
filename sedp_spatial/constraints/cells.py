"""Land cut into cells: in each one regime, and one level of every hazard, hold throughout."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..geometry.cutting import faces_of
from ..geometry.dissolve import dissolved
from ..geometry.rings import Floats, Geometries
from ..geometry.sound import areal_part
from ..hazards.levels import NOT_EXPOSED
from ..restrictions.strictest import FREE

LEVEL = "level_"
# Cells are made for the extent of the parcels and a little more, not for a whole country.
_MARGIN = 0.01


def constraint_cells(
    regimes: gpd.GeoDataFrame, levels: gpd.GeoDataFrame, extent: Floats
) -> gpd.GeoDataFrame:
    """Lay regimes and the levels of all hazards over each other.

    Parameters
    ----------
    regimes : geopandas.GeoDataFrame
        ``regime`` and polygons that do not overlap.
    levels : geopandas.GeoDataFrame
        ``hazard``, ``level`` and polygons in the same CRS, from the lowest level of a hazard to
        the highest; within a hazard they do not overlap.
    extent : ndarray
        minx, miny, maxx, maxy of what is going to be laid under the cells.

    Returns
    -------
    geopandas.GeoDataFrame
        regime (``free`` where none), level_<hazard> for each hazard (``not_exposed`` outside of
        it), geometry: one row per combination that has land, without overlaps. What has neither
        a regime nor a hazard is in no cell.

    Raises
    ------
    CalculationError
        If the cells do not add up to the regimes and levels.
    """
    hazards = list(dict.fromkeys(levels["hazard"]))
    columns = ["regime", *[LEVEL + hazard for hazard in hazards]]
    sources = [
        *[("regime", name) for name in regimes["regime"]],
        *[(LEVEL + row.hazard, row.level) for row in levels.itertuples()],
    ]
    shapes = _clipped(
        np.concatenate([np.asarray(side.geometry.values, object) for side in (regimes, levels)]),
        extent,
    )
    some = np.flatnonzero([shape is not None for shape in shapes])
    if len(some) == 0:
        empty = {name: pd.Series(dtype="object") for name in columns}
        return gpd.GeoDataFrame(empty, geometry=[], crs=regimes.crs)
    faces, over = faces_of(shapes[some])
    table = pd.DataFrame(NOT_EXPOSED, index=range(len(faces)), columns=columns, dtype=object)
    table["regime"] = FREE
    for place, source in enumerate(some):  # the higher level comes later
        column, value = sources[source]
        table.loc[over[:, place], column] = value
    number = table.groupby(columns, sort=False).ngroup().to_numpy()
    joined, numbers = dissolved(faces, number)
    first = np.unique(number, return_index=True)[1][numbers]
    rows = table.iloc[first].reset_index(drop=True)
    return gpd.GeoDataFrame(rows, geometry=joined, crs=regimes.crs)


def _clipped(shapes: Geometries, extent: Floats) -> Geometries:
    """What of each shape lies in the extent; None where nothing does."""
    low, high = extent[:2], extent[2:]
    margin = float((high - low).max()) * _MARGIN
    frame = shapely.box(*(low - margin), *(high + margin))
    kept = shapes.copy()
    outside = ~shapely.contains_properly(frame, shapes)
    kept[outside] = areal_part(shapely.intersection(shapes[outside], frame))
    return kept
