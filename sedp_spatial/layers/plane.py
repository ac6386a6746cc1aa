"""Layers in degrees are laid flat before their land is added up.

Nobody draws a boundary as a straight line in longitude and latitude: such layers were exported
from a grid, and between two vertices they mean the short way. On an equal-area map centred on the
layer a straight line is that way to a part in a billion over a kilometre. Layers in a grid are
left as they are drawn.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS, Transformer

from ..geometry.area import horizontal_crs
from ..geometry.rings import Geometries
from ..geometry.scale import equal_area_crs


def plane_of(gdf: gpd.GeoDataFrame) -> CRS:
    """The CRS in which a layer's land is added up.

    Parameters
    ----------
    gdf : geopandas.GeoDataFrame
        With a usable CRS.

    Returns
    -------
    pyproj.CRS
        The layer's own grid, or a local equal-area map on the same datum for degrees.
    """
    crs = horizontal_crs(gdf.crs)
    bounds = gdf.total_bounds
    if not crs.is_geographic or not np.isfinite(bounds).all():
        return crs
    return equal_area_crs(crs, (bounds[:2] + bounds[2:]) / 2)


def laid(geometries: Geometries, crs: CRS, plane: CRS) -> Geometries:
    """Geometries of one CRS in another, vertex by vertex.

    Parameters
    ----------
    geometries : ndarray of shapely geometries
    crs, plane : pyproj.CRS
        From and to; nothing is done where they are the same.
    """
    if crs == plane:
        return geometries
    change = Transformer.from_crs(crs, plane, always_xy=True)
    turned: Geometries = shapely.transform(
        geometries, lambda xy: np.column_stack(change.transform(*xy.T))
    )
    return turned
