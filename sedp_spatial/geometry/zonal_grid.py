"""Polygons on the grid of a raster: columns and rows in the place of coordinates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from .raster import Affine, Raster
from .rings import Floats, Geometries, Ints, Rings, rings_of

# An edge that is straight on one map and bent on the other is cut until it misses its course by
# less than this share of a cell.
_ASTRAY = 1e-4
_MOST_CUTS = 1000


@dataclass(frozen=True)
class GridPolygons:
    """Polygons in cells of a raster.

    Attributes
    ----------
    xy : ndarray of shape (vertices, 2)
        Column and row as floating numbers.
    ring_start : ndarray of int, shape (rings + 1,)
    ring_sign : ndarray of shape (rings,)
        ±1 so that the edges of shells add coverage and those of holes take it away.
    poly_ring : ndarray of int, shape (polygons + 1,)
        The rings of each polygon.
    area : ndarray of shape (polygons,)
        In cells.
    bounds : ndarray of shape (polygons, 4)
        First and last column and row: x0, y0, x1, y1; NaN for what has no place on the grid.
    """

    xy: Floats
    ring_start: Ints
    ring_sign: Floats
    poly_ring: Ints
    area: Floats
    bounds: Floats


def on_grid(geometries: Geometries, crs: CRS, raster: Raster) -> GridPolygons:
    """Bring valid polygons to the columns and rows of a raster, whatever its CRS and rotation.

    Parameters
    ----------
    geometries : ndarray of shapely polygons
        Valid; None and empty ones stay without a place.
    crs : pyproj.CRS
        Theirs; horizontal.
    raster : Raster
    """
    rings = rings_of(geometries)
    if len(rings):
        if crs == raster.crs:
            xy, offsets = to_cells(rings.xy, raster.transform), rings.offsets
        else:
            xy, offsets = _brought(rings, crs, raster)
        rings = Rings(xy, offsets, rings.owner, rings.is_hole)
    count = len(geometries)
    areas = rings.signed_areas
    bounds = np.full((count, 4), np.nan)
    poly_ring = np.searchsorted(rings.owner, np.arange(count + 1))
    if len(rings):
        low = np.minimum.reduceat(rings.xy, rings.offsets[:-1], axis=0)
        high = np.maximum.reduceat(rings.xy, rings.offsets[:-1], axis=0)
        some = np.flatnonzero(np.diff(poly_ring))
        bounds[some, :2] = np.minimum.reduceat(low, poly_ring[some], axis=0)
        bounds[some, 2:] = np.maximum.reduceat(high, poly_ring[some], axis=0)
    bounds[~np.isfinite(bounds).all(axis=1)] = np.nan
    signed = np.where(rings.is_hole, -np.abs(areas), np.abs(areas))
    return GridPolygons(
        xy=np.ascontiguousarray(rings.xy),
        ring_start=rings.offsets.astype(np.int64),
        ring_sign=np.where(rings.is_hole, np.sign(areas), -np.sign(areas)),
        poly_ring=poly_ring.astype(np.int64),
        area=np.bincount(rings.owner, signed, minlength=count).astype(np.float64),
        bounds=bounds,
    )


def to_cells(xy: Floats, transform: Affine) -> Floats:
    """Map coordinates as column and row."""
    a, b, c, d, e, f = transform
    x, y = xy[:, 0] - c, xy[:, 1] - f
    det = a * e - b * d
    return np.column_stack([(e * x - b * y) / det, (a * y - d * x) / det])


def from_cells(cells: Floats, transform: Affine) -> Floats:
    """Column and row as map coordinates."""
    a, b, c, d, e, f = transform
    column, row = cells[:, 0], cells[:, 1]
    return np.column_stack([a * column + b * row + c, d * column + e * row + f])


def _brought(rings: Rings, crs: CRS, raster: Raster) -> tuple[Floats, Ints]:
    """Vertices in cells, with more of them where a drawn edge would leave its course."""
    to_raster = Transformer.from_crs(crs, raster.crs, always_xy=True)

    def cells(xy: Floats) -> Floats:
        return to_cells(np.column_stack(to_raster.transform(xy[:, 0], xy[:, 1])), raster.transform)

    corners = cells(rings.xy)
    start, end = rings.xy[:-1], rings.xy[1:]
    with np.errstate(invalid="ignore"):
        astray = cells((start + end) / 2) - (corners[:-1] + corners[1:]) / 2
        parts = np.ceil(np.sqrt(np.hypot(astray[:, 0], astray[:, 1]) / _ASTRAY))
    parts = np.clip(np.nan_to_num(parts, posinf=1.0), 1, _MOST_CUTS).astype(np.intp)
    parts[rings.offsets[1:-1] - 1] = 1  # from one ring to the next there is no edge
    if (parts == 1).all():
        return corners, rings.offsets
    edge = np.repeat(np.arange(len(parts)), parts)
    step = np.arange(len(edge)) - (np.cumsum(parts) - parts)[edge]
    share = (step / parts[edge])[:, None]
    xy: NDArray[np.float64] = start[edge] + (end - start)[edge] * share
    fine = cells(np.vstack([xy, rings.xy[-1:]]))
    offsets = np.append(0, np.cumsum(parts))[np.minimum(rings.offsets, len(parts))]
    offsets[-1] = len(fine)
    # Where nothing was put in, the vertex is the very one that its neighbour has.
    return fine, offsets
