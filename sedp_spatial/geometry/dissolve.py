"""Join polygons and draw zones around lines by the fastest way that is right."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from .local import metres_per_unit
from .rings import Geometries, Ints
from .scale import equal_area_transformer
from .sound import areal_part

# What the join of a coverage may miss of its parts, as a share.
_CLOSED = 1e-9


def joined(geometries: Geometries) -> shapely.Geometry | None:
    """The union of polygons.

    Neighbours that share their vertices and do not overlap are joined by dropping the seams
    between them, several times faster than by a general union; whether they are such neighbours
    is checked before, and the areas after.

    Parameters
    ----------
    geometries : ndarray of shapely polygons
        Valid; ``None`` and empty ones add nothing.

    Returns
    -------
    shapely Polygon or MultiPolygon, or None
        ``None`` where there is nothing to join.
    """
    return _joined(_areal(geometries), clean=None)


def dissolved(geometries: Geometries, keys: NDArray[Any]) -> tuple[Geometries, NDArray[Any]]:
    """The union of the polygons of each key.

    Parameters
    ----------
    geometries : ndarray of shapely polygons
        Valid.
    keys : ndarray
        One for each; sortable.

    Returns
    -------
    shapes : ndarray of shapely geometries
        One per key; ``None`` where a key has no polygon with an area.
    keys : ndarray
        Each once, sorted.

    Examples
    --------
    >>> import shapely
    >>> squares = shapely.box([0, 1, 5], 0, [1, 2, 6], 1)
    >>> shapes, keys = dissolved(squares, np.array(["a", "a", "b"]))
    >>> keys.tolist(), shapely.area(shapes).tolist()
    (['a', 'b'], [2.0, 1.0])
    """
    names, number = np.unique(keys, return_inverse=True)
    # A part of a clean layer is clean: most layers are looked through once.
    clean = _is_clean(_areal(geometries))
    order = np.argsort(number, kind="stable")
    groups = np.split(geometries[order], np.cumsum(np.bincount(number))[:-1])
    shapes = np.full(len(names), None, dtype=object)
    for place, group in enumerate(groups[: len(names)]):
        shapes[place] = _joined(_areal(group), clean=clean or None)
    return shapes, names


def _areal(geometries: Geometries) -> Geometries:
    return geometries[shapely.area(geometries) > 0]


def _is_clean(polygons: Geometries) -> bool:
    """Whether neighbours share their vertices and nothing overlaps; False where unknown."""
    if not hasattr(shapely, "coverage_is_valid"):  # shapely 2.0
        return False
    return bool(shapely.coverage_is_valid(polygons))


def _joined(polygons: Geometries, clean: bool | None) -> shapely.Geometry | None:
    if len(polygons) == 0:
        return None
    if len(polygons) == 1:
        return polygons[0]
    if clean or (clean is None and _is_clean(polygons)):
        whole = shapely.coverage_union_all(polygons)
        parts = float(shapely.area(polygons).sum())
        if shapely.is_valid(whole) and abs(shapely.area(whole) - parts) <= _CLOSED * parts:
            return whole
    return areal_part(np.array([shapely.union_all(polygons)], dtype=object))[0]


def faces_joined(faces: Geometries) -> shapely.Geometry:
    """The outer outline of faces that were noded together.

    GEOS refuses a coverage whose edges it finds crossing, as among outlines of damaged
    coordinates; their union is slower and says the same.
    """
    if len(faces) == 1:
        only: shapely.Geometry = faces[0]
        return only
    try:
        return shapely.coverage_union_all(faces)
    except shapely.errors.GEOSException:
        return shapely.union_all(faces)


def zone_around(
    geometries: Geometries, distance_m: float, crs: CRS, *, quad_segs: int = 16
) -> shapely.Geometry | None:
    """Everything within a distance of any of the geometries, as one shape.

    One buffer of one multipart geometry: GEOS then joins the parts while it draws, which is
    faster than many buffers and a union.

    Parameters
    ----------
    geometries : ndarray of shapely geometries
        Lines, polygons, points; ``None`` and empty ones add nothing.
    distance_m : float
        On the ground.
    crs : pyproj.CRS
        Horizontal. A layer in degrees is drawn on an equal-area map around its middle.
    quad_segs : int
        Edges per quarter of a round end.

    Returns
    -------
    shapely Polygon or MultiPolygon, or None
    """
    present = geometries[~(shapely.is_missing(geometries) | shapely.is_empty(geometries))]
    if len(present) == 0:
        return None
    whole = _together(present)
    bounds = shapely.total_bounds(present)
    if not crs.is_geographic:
        unit = metres_per_unit(crs, bounds)
        return shapely.buffer(whole, distance_m / unit, quad_segs=quad_segs)
    there = equal_area_transformer(crs, (bounds[:2] + bounds[2:]) / 2)
    flat = _through(whole, there)
    back = Transformer.from_crs(there.target_crs, crs, always_xy=True)
    return _through(shapely.buffer(flat, distance_m, quad_segs=quad_segs), back)


def _together(geometries: Geometries) -> shapely.Geometry:
    """One multipart geometry where all are lines or points, a collection otherwise."""
    parts = shapely.get_parts(geometries)
    kinds: Ints = np.unique(shapely.get_type_id(parts))
    if set(kinds.tolist()) <= {1, 2}:
        return shapely.multilinestrings(parts)
    if set(kinds.tolist()) == {0}:
        return shapely.multipoints(parts)
    return shapely.geometrycollections(parts)


def _through(geometry: shapely.Geometry, transformer: Transformer) -> shapely.Geometry:
    return shapely.transform(
        geometry, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1]))
    )
