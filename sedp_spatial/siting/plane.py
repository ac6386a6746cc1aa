"""One plane for all distances, whatever the layers were drawn in.

A transverse Mercator map through the middle of the plots shows lengths within 20 km of it to five
parts in a million. The same plots give the same plane from a national grid and from degrees.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.crs import ProjectedCRS
from pyproj.crs.coordinate_operation import TransverseMercatorConversion

from ..errors import DataError
from ..geometry.area import horizontal_crs
from ..geometry.rings import Geometries
from ..geometry.scale import geodetic_base
from ..layers.cells import shortened, texts
from ..layers.place import check_place
from ..layers.plane import laid
from .scales import plain_classes

_DIGITS = 2  # of a degree: about a kilometre, so that a rounded centre is the same in every CRS


def ground_plane(plots: gpd.GeoDataFrame) -> CRS:
    """The plane of a layer of plots, in metres."""
    crs = horizontal_crs(plots.crs)
    base = geodetic_base(crs)
    bounds = plots.total_bounds
    to_degrees = Transformer.from_crs(crs, base, always_xy=True)
    lon, lat = to_degrees.transform(*((bounds[:2] + bounds[2:]) / 2))
    middle = TransverseMercatorConversion(
        latitude_natural_origin=round(lat, _DIGITS), longitude_natural_origin=round(lon, _DIGITS)
    )
    return ProjectedCRS(middle, geodetic_crs=base)


def on_plane(layer: gpd.GeoDataFrame, plane: CRS, name: str) -> Geometries:
    """A layer's geometries in the plane, without heights; empty ones are left out.

    Raises
    ------
    DataError
        No usable CRS, or nothing drawn.
    """
    check_place(layer, name)
    shapes = shapely.force_2d(np.asarray(layer.geometry.values, dtype=object))
    shapes = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    if len(shapes) == 0:
        raise DataError("error.no_features", layer=name)
    return laid(shapes, horizontal_crs(layer.crs), plane)


def chosen(layer: gpd.GeoDataFrame, where: Mapping[str, Any], name: str) -> gpd.GeoDataFrame:
    """The features of a layer that have one of the wanted values in each column.

    Raises
    ------
    DataError
        A column that the layer does not have, or no such feature.
    """
    keep: NDArray[np.bool_] = np.ones(len(layer), dtype=bool)
    for column, wanted in where.items():
        if column not in layer.columns:
            raise DataError(
                "error.no_field",
                field=column,
                column=column,
                layer=name,
                nearest=[str(c) for c in layer.columns if c != layer.geometry.name][:10],
            )
        cells = texts(layer[column])
        keep &= cells.isin(plain_classes(wanted)).to_numpy()
        if not keep.any():
            raise DataError(
                "error.siting_nothing_chosen",
                layer=name,
                column=column,
                wanted=plain_classes(wanted),
                found=shortened(sorted(cells.dropna().unique()), 10),
            )
    return layer[keep]


def segments_of(shapes: Geometries) -> Geometries:
    """The straight pieces of lines and of the outlines of polygons."""
    outlines = shapely.get_parts(shapely.boundary(shapes[shapely.get_dimensions(shapes) == 2]))
    lines = shapely.get_parts(shapes[shapely.get_dimensions(shapes) == 1])
    lines = np.concatenate([lines, outlines])
    xy, line = shapely.get_coordinates(lines, return_index=True)
    together = np.flatnonzero(line[1:] == line[:-1])
    ends = np.stack([xy[together], xy[together + 1]], axis=1)
    long = (ends[:, 0] != ends[:, 1]).any(axis=1)
    pieces: Geometries = shapely.linestrings(ends[long])
    return pieces
