"""Of many zones those that come near one piece of a file."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer

from ..geometry.area import horizontal_crs
from ..geometry.rings import Ints

_ZONE_BYTES = 600.0  # a vertex of the zones: shape, prepared shape, edges, their index, its copies


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
        vertices = int(shapely.get_num_coordinates(zones.geometry.values).sum())
        self.bytes = vertices * _ZONE_BYTES

    def of(self, parcels: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Those whose extent meets that of the parcels; a single one where none does."""
        crs, own = horizontal_crs(parcels.crs), horizontal_crs(self._all.crs)
        left, bottom, right, top = parcels.total_bounds
        if crs != own:
            change = Transformer.from_crs(crs, own, always_xy=True)
            left, bottom, right, top = change.transform_bounds(left, bottom, right, top, 99)
        edge = 1e-3 * max(right - left, top - bottom)
        boxes = shapely.bounds(np.asarray(self._all.geometry.values, dtype=object))
        with np.errstate(invalid="ignore"):
            meets = (
                (boxes[:, 0] <= right + edge)
                & (boxes[:, 2] >= left - edge)
                & (boxes[:, 1] <= top + edge)
                & (boxes[:, 3] >= bottom - edge)
            )
        kept = np.isin(self._group, np.unique(self._group[meets & (self._group >= 0)]))
        kept &= self._group >= 0
        if not kept.any() and (self._group >= 0).any():  # one that it does not touch will do
            kept = self._group == self._group[self._group >= 0][0]
        return self._all[kept] if kept.any() else self._all
