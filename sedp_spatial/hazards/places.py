"""Which village, municipality or district a feature lies in; everything else is outside."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..errors import DataError, UsageError
from ..layers.cells import by_value, texts
from ..layers.place import check_place
from ..layers.schema import UNASSIGNED

OUTSIDE = "outside"


def place_in_areas(features: gpd.GeoDataFrame, areas: gpd.GeoDataFrame, by: str) -> pd.Series:
    """Say in which area each feature lies.

    Parameters
    ----------
    features : geopandas.GeoDataFrame
        Points, or anything else by a point on it.
    areas : geopandas.GeoDataFrame
        Polygons with the column ``by``; of areas that overlap the first counts.
    by : str
        The column that names an area.

    Returns
    -------
    pandas.Series of str
        With the index of the features; ``outside`` for what lies in no area or has no place.

    Raises
    ------
    DataError
        No areas, or a layer without a usable CRS.
    UsageError
        No such column.

    Examples
    --------
    >>> int((place_in_areas(facilities, villages, "village") != "outside").sum())
    17
    """
    if len(areas) == 0:
        raise DataError("error.no_features", layer="areas")
    if by not in areas.columns:
        have = [str(name) for name in areas.columns if name != areas.geometry.name]
        raise UsageError("error.no_group_column", column=by, columns=have)
    check_place(features, "features")
    check_place(areas, "areas")
    names = by_value(texts(areas[by]), str, missing=UNASSIGNED).to_numpy()
    points = points_on(features).to_crs(areas.crs)
    found = np.full(len(features), OUTSIDE, dtype=object)
    tree = shapely.STRtree(points.values)
    area, feature = tree.query(areas.geometry.values, predicate="intersects")
    order = np.argsort(-area, kind="stable")  # the first area is written last
    found[feature[order]] = names[area[order]]
    return pd.Series(found, index=features.index, name=by, dtype="object")


def points_on(features: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """A point on each feature; itself where it is one, none where there is no geometry."""
    shapes = np.asarray(features.geometry.values, dtype=object)
    points = shapely.force_2d(shapely.point_on_surface(shapes))
    return gpd.GeoSeries(points, index=features.index, crs=features.crs)
