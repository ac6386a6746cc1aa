"""Shapes as matplotlib paths: one compound path per class, holes included."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ...optional import need
from .canvas import PURPOSE


def together(layer: gpd.GeoDataFrame) -> Any:
    """All shapes of a class as one."""
    shapes = np.asarray(layer.geometry.values, dtype=object)
    shapes = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    if not len(shapes):
        return shapely.from_wkt("GEOMETRYCOLLECTION EMPTY")
    if (shapely.get_dimensions(shapes) == 2).any():
        sound = shapely.make_valid(shapes)
        return shapely.union_all(sound)
    return shapely.multilinestrings(
        [part for part in shapely.get_parts(shapes) if part.geom_type == "LineString"]
    )


def lighter(shape: Any, tolerance: float) -> Any:
    """A shape without the corners that no eye sees on paper."""
    return shapely.simplify(shape, tolerance, preserve_topology=True)


def area_path(shape: Any) -> Any:
    """The polygons of a shape as one compound path; None if it has none."""
    rings = []
    for part in _parts(shape):
        if part.geom_type == "Polygon" and not part.is_empty:
            rings += [part.exterior, *part.interiors]
    return _compound([shapely.get_coordinates(ring) for ring in rings], closed=True)


def line_path(shape: Any) -> Any:
    """The lines of a shape, or the outlines of its polygons, as one path."""
    lines = []
    for part in _parts(shape):
        if part.geom_type == "Polygon":
            lines += [part.exterior, *part.interiors]
        elif part.geom_type in ("LineString", "LinearRing"):
            lines.append(part)
    return _compound([shapely.get_coordinates(line) for line in lines], closed=False)


def _parts(shape: Any) -> Any:
    return shapely.get_parts(shapely.get_parts(shape))


def _compound(runs: list[np.ndarray], *, closed: bool) -> Any:
    if not runs:
        return None
    path = need("matplotlib.path", purpose=PURPOSE).Path
    codes = []
    for run in runs:
        code = np.full(len(run), path.LINETO, dtype=path.code_type)
        code[0] = path.MOVETO
        if closed:
            code[-1] = path.CLOSEPOLY
        codes.append(code)
    return path(np.vstack(runs), np.concatenate(codes))
