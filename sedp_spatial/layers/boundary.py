"""The territory: one outline in the parcels' coordinate reference system."""

from __future__ import annotations

from typing import TypeAlias

import geopandas as gpd
import numpy as np
import shapely

from ..errors import DataError
from ..geometry.area import horizontal_crs
from ..geometry.sound import sound

Boundary: TypeAlias = gpd.GeoDataFrame | gpd.GeoSeries | shapely.Geometry

# A boundary drawn in another system keeps its drawn course when its edges are cut this fine.
_PIECES_PER_SIDE = 500


def territory_of(boundary: Boundary, parcels: gpd.GeoDataFrame) -> shapely.Geometry:
    """The boundary as one valid geometry in the parcels' CRS.

    Parameters
    ----------
    boundary : GeoDataFrame, GeoSeries or shapely polygon
        One or more polygons; a bare shapely geometry is taken to be in the parcels' CRS.
    parcels : geopandas.GeoDataFrame
        The layer that should lie in it.

    Raises
    ------
    DataError
        If the boundary has no area or CRS, or lies elsewhere on the globe.
    """
    if isinstance(boundary, shapely.Geometry):
        outlines = np.array([boundary], dtype=object)
    else:
        crs = horizontal_crs(boundary.crs)
        series = boundary.geometry
        if crs != horizontal_crs(parcels.crs):
            size = np.ptp(np.reshape(series.total_bounds, (2, 2)), axis=0).max()
            series = series.segmentize(size / _PIECES_PER_SIDE).to_crs(parcels.crs)
        outlines = np.asarray(series.values, dtype=object)
    outlines = outlines[~(shapely.is_missing(outlines) | shapely.is_empty(outlines))]
    shapes, _ = sound(outlines)
    areal = shapely.force_2d(shapes[~shapely.is_missing(shapes)])
    if len(areal) == 0:
        raise DataError("error.boundary_no_area")
    territory = areal[0] if len(areal) == 1 else shapely.union_all(areal)
    if not np.isfinite(shapely.bounds(territory)).all():
        raise DataError("error.boundary_elsewhere", share=0.0)
    extent = parcels.total_bounds
    # Parcels without any outline lie nowhere; the check names them.
    if np.isfinite(extent).all() and not shapely.intersects(territory, shapely.box(*extent)):
        raise DataError("error.boundary_elsewhere")
    return territory
