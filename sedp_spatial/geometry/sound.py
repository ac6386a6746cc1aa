"""Polygons that can be measured: valid, flat, areal parts only."""

from __future__ import annotations

import inspect

import numpy as np
import shapely
from numpy.typing import NDArray

from .rings import Geometries

# "structure" keeps what a ring encloses; the older method turns doubly covered parts into holes.
_MEND = (
    {"method": "structure", "keep_collapsed": False}
    if "method" in inspect.signature(shapely.make_valid).parameters
    else {}
)


def only(geometries: Geometries, which: NDArray[np.bool_]) -> Geometries:
    """A copy that holds ``None`` wherever ``which`` is false."""
    kept = geometries.copy()
    kept[~which] = None
    return kept


def is_sound(geometries: Geometries) -> NDArray[np.bool_]:
    """Which geometries are valid polygons or multipolygons with something in them."""
    kinds = shapely.get_type_id(geometries)
    areal = ((kinds == 3) | (kinds == 6)) & ~shapely.is_empty(geometries)
    return areal & shapely.is_valid(geometries)


def sound(geometries: Geometries) -> tuple[Geometries, NDArray[np.bool_]]:
    """Make every geometry measurable.

    Parameters
    ----------
    geometries : ndarray of shapely geometries

    Returns
    -------
    shapes : ndarray of shapely geometries
        Valid polygons and multipolygons; ``None`` for what has no area at all.
    mended : ndarray of bool
        Which ones had to be changed.
    """
    good = is_sound(geometries)
    if good.all():
        return geometries, ~good
    shapes = geometries.copy()
    shapes[~good] = areal_part(make_valid(geometries[~good]))
    mended = ~good & ~shapely.is_missing(shapes)
    return shapes, mended


def make_valid(geometries: Geometries) -> Geometries:
    """Valid geometries that cover what the rings enclose."""
    finite = np.isfinite(shapely.bounds(geometries)).all(axis=1)
    made = np.full(len(geometries), None, dtype=object)
    made[finite] = shapely.make_valid(shapely.force_2d(geometries[finite]), **_MEND)
    return made


def areal_part(geometries: Geometries) -> Geometries:
    """The polygons within geometries of any kind; ``None`` where there are none."""
    result = np.full(len(geometries), None, dtype=object)
    kinds = shapely.get_type_id(geometries)
    areal = ((kinds == 3) | (kinds == 6)) & (shapely.area(geometries) > 0)
    result[areal] = geometries[areal]
    for position in np.flatnonzero(kinds == 7):  # mixed collections are rare
        parts = shapely.get_parts(shapely.get_parts(geometries[position]))
        polygons = parts[shapely.area(parts) > 0]
        if len(polygons):
            result[position] = shapely.union_all(polygons)
    return result


def width_at_most(shapes: Geometries, width: float) -> NDArray[np.bool_]:
    """Which polygons are nowhere wider than ``width`` (map units)."""
    inner = shapely.buffer(shapes, -width / 2, quad_segs=4)
    narrow: NDArray[np.bool_] = shapely.is_empty(inner) | (shapely.area(inner) == 0)
    return narrow
