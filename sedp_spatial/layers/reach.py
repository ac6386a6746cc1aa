"""What lies too far away for a map grid is cut off before it is brought to that grid.

A grid like EPSG:7694 is made for a few degrees. Far outside of them its coordinates fold over each
other or have no end, so that a zone round the globe, or a data set of the whole world, would be
noded for minutes into land that is none.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..geometry.area import horizontal_crs
from ..geometry.sound import areal_part, is_finite, make_valid
from ..messages import Message

_REACH_DEGREES = 10.0
_EDGES = 64  # along each side of the window when it is brought to another grid
_WGS84 = 4326


def cut_to_reach(layer: gpd.GeoDataFrame, crs: CRS) -> tuple[gpd.GeoDataFrame, list[Message]]:
    """The layer, with polygons cut that reach ten degrees beyond what the grid is made for.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        In a CRS of its own.
    crs : pyproj.CRS
        The grid that it will be brought to.

    Returns
    -------
    layer : geopandas.GeoDataFrame
        The same object where nothing reaches so far; else with all its rows, those that lie
        wholly beyond without land.
    notes : list of Message
        How many were cut.
    """
    window = _window(horizontal_crs(layer.crs), crs)
    if window is None:
        return layer, []
    shapes = np.asarray(layer.geometry.values, dtype=object)
    bounds = shapely.bounds(shapes)
    far = (bounds[:, :2] < window[:2]).any(axis=1) | (bounds[:, 2:] > window[2:]).any(axis=1)
    # Lines and points are not noded, and outlines without end are told of elsewhere.
    far &= np.isin(shapely.get_type_id(shapes), (3, 6)) & is_finite(shapes)
    if not far.any():
        return layer, []
    cut = areal_part(shapely.intersection(make_valid(shapes[far]), shapely.box(*window)))
    cut[shapely.is_missing(cut)] = shapely.Polygon()
    shapes = shapes.copy()
    shapes[far] = cut
    note = Message("note.cut_to_reach", features=int(far.sum()), crs=crs.name,
                   degrees=_REACH_DEGREES)  # fmt: skip
    return layer.set_geometry(gpd.GeoSeries(shapes, index=layer.index, crs=layer.crs)), [note]


def _window(own: CRS, crs: CRS) -> np.ndarray | None:
    """Where the grid may be used, ten degrees around included, as an extent in another CRS."""
    used = crs.area_of_use
    if used is None or used.west > used.east:
        return None
    west, east = used.west - _REACH_DEGREES, used.east + _REACH_DEGREES
    south, north = max(used.south - _REACH_DEGREES, -89.0), min(used.north + _REACH_DEGREES, 89.0)
    if west <= -180 or east >= 180:
        return None
    try:
        there = Transformer.from_crs(_WGS84, own, always_xy=True)
        window = np.array(there.transform_bounds(west, south, east, north, densify_pts=_EDGES))
    except ProjError:
        return None
    return window if np.isfinite(window).all() and (window[:2] < window[2:]).all() else None
