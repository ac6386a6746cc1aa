"""Of many zones those that come near one piece of a file."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from ..geometry.area import horizontal_crs
from ..geometry.rings import Floats, Ints

_ZONE_BYTES = 600.0  # a vertex of the zones: shape, prepared shape, edges, their index, its copies
_MARGIN = 1e-3  # of the extent
_BEND = 0.02  # of an edge of 1000 km, by which it is bent in another CRS; of shorter ones less
_POINT = 1e-5  # the extent of a single point, in whatever unit


class Near:
    """The zones that a piece may touch.

    Parameters
    ----------
    zones : geopandas.GeoDataFrame
    group : ndarray of int
        Those of one group are taken together; -1 is never taken.
    """

    def __init__(self, zones: gpd.GeoDataFrame, group: Ints) -> None:
        self._all, self._group = zones, group
        self.bytes = _vertex_bytes(zones)

    def of(self, parcels: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Those whose extent meets that of the parcels; a single one where none does."""
        boxes = shapely.bounds(np.asarray(self._all.geometry.values, dtype=object))
        meets = _meet(boxes, _around(parcels, self._all))
        kept = np.isin(self._group, np.unique(self._group[meets & (self._group >= 0)]))
        kept &= self._group >= 0
        if not kept.any() and (self._group >= 0).any():  # one that it does not touch will do
            kept = self._group == self._group[self._group >= 0][0]
        return self._all[kept] if kept.any() else self._all


class NearParts:
    """The parts of hazard levels that a piece may touch.

    A level is one outline of the whole country. Its parts are taken as they are: an edge that was
    cut would run elsewhere in another CRS.

    Parameters
    ----------
    levels : geopandas.GeoDataFrame
        As :func:`hazard_levels` returns it.
    """

    def __init__(self, levels: gpd.GeoDataFrame) -> None:
        self._levels = levels
        self._parts, self._level = shapely.get_parts(levels.geometry.values, return_index=True)
        self._boxes = shapely.bounds(self._parts)
        self.bytes = _vertex_bytes(levels)

    def of(self, features: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Those near the features, and something of every hazard."""
        around = _around(features, self._levels)
        if not np.isfinite(around).all():  # nothing has a place
            return self._levels
        kept = _meet(self._boxes, around)
        hazard = self._levels["hazard"].to_numpy(dtype=object)
        for name in dict.fromkeys(hazard):
            mine = np.flatnonzero(hazard[self._level] == name)
            if not kept[mine].any():  # one that nothing touches says that nobody is exposed
                kept[mine[:1]] = True
        level, number = np.unique(self._level[kept], return_inverse=True)
        shapes = shapely.multipolygons(self._parts[kept], indices=number)
        near = self._levels.iloc[level].reset_index(drop=True)
        return near.set_geometry(gpd.GeoSeries(shapes, crs=self._levels.crs))


def _vertex_bytes(zones: gpd.GeoDataFrame) -> float:
    """About how many bytes zones take while they are laid over features."""
    return float(shapely.get_num_coordinates(zones.geometry.values).sum()) * _ZONE_BYTES


def _around(features: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> Floats:
    """The extent of features in the CRS of zones, a little larger."""
    crs, own = horizontal_crs(features.crs), horizontal_crs(zones.crs)
    left, bottom, right, top = features.total_bounds
    if crs != own:
        change = Transformer.from_crs(crs, own, always_xy=True)
        left, bottom, right, top = change.transform_bounds(left, bottom, right, top, 99)
    edge = _MARGIN * max(right - left, top - bottom, _POINT)
    return np.array([left - edge, bottom - edge, right + edge, top + edge])


def _meet(boxes: Floats, around: Floats) -> NDArray[np.bool_]:
    """Which boxes may meet an extent, though their straight edges are bent in another CRS."""
    left, bottom, right, top = around
    with np.errstate(invalid="ignore"):
        bend = _BEND * np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
        return np.asarray(
            (boxes[:, 0] - bend <= right)
            & (boxes[:, 2] + bend >= left)
            & (boxes[:, 1] - bend <= top)
            & (boxes[:, 3] + bend >= bottom)
        )
