"""Cutting polygons where GEOS alone cannot be trusted: every cut is held against its areas.

Outlines that nearly coincide, as unions and differences leave them behind, make the overlay of
GEOS 3.14 return wrong differences without a word: a polygon that lies wholly inside another has
come back whole. The areas of both parts tell it.
"""

from __future__ import annotations

import numpy as np
import shapely

from ..errors import CalculationError
from .rings import Floats, Geometries
from .sound import areal_part

# What both parts may differ from the whole before another way is tried, and before none is right.
_EXACT = 1e-9
_WRONG = 1e-6
# The grid of the second way, as a share of the coordinates: under a micrometre.
_GRID = 1e-13


def difference(shape: shapely.Geometry, other: shapely.Geometry) -> shapely.Geometry | None:
    """What of a polygon lies outside another; None where nothing does.

    Parameters
    ----------
    shape, other : shapely.Geometry
        Valid polygons or multipolygons.

    Raises
    ------
    CalculationError
        If the part inside and the part outside do not add up to the polygon.

    Examples
    --------
    >>> from shapely import box
    >>> difference(box(0, 0, 2, 1), box(1, 0, 3, 1)).area
    1.0
    """
    whole = shapely.area(shape)
    best, least = None, np.inf
    for grid in (None, fine_grid(np.array([shape, other], dtype=object))):
        rest = shapely.difference(shape, other, grid_size=grid)
        inside = shapely.intersection(shape, other, grid_size=grid)
        off = abs(shapely.area(rest) + shapely.area(inside) - whole)
        if off < least:
            best, least = rest, off
        if off <= _EXACT * whole:
            break
    if least > _WRONG * whole:
        raise CalculationError("error.cut", off=float(least / whole))
    found: shapely.Geometry | None = areal_part(np.array([best], dtype=object))[0]
    return found


def faces_of(shapes: Geometries) -> tuple[Geometries, np.ndarray]:
    """All the faces that the outlines of polygons make together, and what lies over each.

    Parameters
    ----------
    shapes : ndarray of shapely polygons
        Valid; they may overlap.

    Returns
    -------
    faces : ndarray of shapely polygons
        They do not overlap, and together are the union.
    over : ndarray of bool, shape (faces, shapes)
        Whether a face lies in a polygon.

    Raises
    ------
    CalculationError
        If the faces in a polygon do not add up to it.
    """
    whole = shapely.area(shapes)
    best, least = None, np.inf
    for grid in (None, fine_grid(shapes)):
        faces, over = _faces(shapes, grid)
        off = _share(np.abs(shapely.area(faces) @ over - whole), whole)
        if off < least:
            best, least = (faces, over), off
        if off <= _EXACT:
            break
    if best is None or least > _WRONG:
        raise CalculationError("error.cut", off=float(least))
    return best


def _faces(shapes: Geometries, grid: float | None) -> tuple[Geometries, np.ndarray]:
    lines = shapely.union_all(shapely.boundary(shapes), grid_size=grid)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    faces = faces[shapely.area(faces) > 0]
    over = np.zeros((len(faces), len(shapes)), dtype=bool)
    place, face = shapely.STRtree(shapely.point_on_surface(faces)).query(
        shapes, predicate="contains"
    )
    over[face, place] = True
    some = over.any(axis=1)
    return faces[some], over[some]


def fine_grid(shapes: Geometries) -> float:
    """A grid finer than any survey and coarser than the rounding of coordinates."""
    return float(np.nanmax(np.abs(shapely.total_bounds(shapes)))) * _GRID


def _share(off: Floats, whole: Floats) -> float:
    return float((off / whole).max(initial=0.0))
