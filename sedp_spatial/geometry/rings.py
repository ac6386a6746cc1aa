"""Polygons as flat arrays of rings: what the fast methods of this floor work on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Geometries = NDArray[np.object_]

_POLYGON, _MULTIPOLYGON = 3, 6
# From this many vertices on a compiled pass pays for the loading of numba.
WORTH_COMPILING = 1_000_000
# Arrays of this many vertices stay in the processor's cache, which is worth a factor of three.
_BLOCK = 1 << 15


@dataclass(frozen=True)
class Rings:
    """The rings of many polygons, one after the other.

    Attributes
    ----------
    xy : ndarray of shape (vertices, 2)
        Coordinates; each ring repeats its first vertex at its end.
    offsets : ndarray of shape (rings + 1,)
        Where each ring starts in ``xy``.
    owner : ndarray of shape (rings,)
        The position of the polygon that a ring belongs to.
    is_hole : ndarray of bool, shape (rings,)
    """

    xy: Floats
    offsets: Ints
    owner: Ints
    is_hole: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.owner)

    def bounds(self) -> Floats:
        """minx, miny, maxx, maxy of each polygon; every polygon has a ring."""
        return self._bounds

    @cached_property
    def _bounds(self) -> Floats:
        starts = self.offsets[np.flatnonzero(np.append(True, np.diff(self.owner) != 0))]
        columns = [
            extreme.reduceat(self.xy[:, axis], starts)
            for extreme in (np.minimum, np.maximum)
            for axis in (0, 1)
        ]
        return np.column_stack(columns)

    @cached_property
    def signed_areas(self) -> Floats:
        """The planar area of each ring, positive where it runs counter-clockwise."""
        areas = np.zeros(len(self))
        for first, last in self.blocks():
            starts = self.offsets[first:last] - self.offsets[first]
            x, y = local_coordinates(self, first, last)
            areas[first:last] = np.add.reduceat(cross_products(x, y), starts) / 2
        return areas

    def of(self, positions: Ints) -> Rings:
        """The rings of some polygons, given in ascending order; these are numbered anew."""
        number = np.full(int(self.owner[-1]) + 1 if len(self) else 0, -1)
        number[positions] = np.arange(len(positions))
        which = np.flatnonzero(number[self.owner] >= 0)
        counts = np.diff(self.offsets)[which]
        offsets = np.concatenate([[0], np.cumsum(counts)])
        at = np.repeat(self.offsets[which] - offsets[:-1], counts) + np.arange(offsets[-1])
        return Rings(self.xy[at], offsets, number[self.owner[which]], self.is_hole[which])

    def polygons(self, positions: Ints) -> Geometries:
        """Some of the polygons as geometries; several shells make a multipolygon."""
        shapes = [self._polygon(position) for position in positions]
        return np.array(shapes, dtype=object)

    def _polygon(self, position: int) -> shapely.Geometry:
        which = np.arange(*np.searchsorted(self.owner, [position, position + 1]))
        rings = [
            shapely.linearrings(self.xy[self.offsets[ring] : self.offsets[ring + 1]])
            for ring in which
        ]
        shells = np.flatnonzero(~self.is_hole[which])
        parts = [
            shapely.polygons(rings[shell], holes=rings[shell + 1 : end] or None)
            for shell, end in zip(shells, [*shells[1:], len(rings)], strict=True)
        ]
        return parts[0] if len(parts) == 1 else shapely.multipolygons(parts)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Runs of whole rings, each of about a cacheful of vertices."""
        marks = np.arange(0, self.offsets[-1], _BLOCK)
        cuts = np.unique(np.append(np.searchsorted(self.offsets, marks), len(self)))
        yield from zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True)


def rings_of(geometries: Geometries) -> Rings:
    """Lay out the rings of polygons and multipolygons; anything else contributes none.

    Parameters
    ----------
    geometries : ndarray of shapely geometries
        Polygons, multipolygons, None or empty.
    """
    kinds = shapely.get_type_id(geometries)
    # A polygon without holes is one ring, and its vertices can be read without taking it apart.
    plain = (kinds == _POLYGON) & (shapely.get_num_interior_rings(geometries) == 0)
    if plain.all():
        counts = shapely.get_num_coordinates(geometries)
        xy = shapely.get_coordinates(geometries)
        owner = np.arange(len(geometries))
        is_hole = np.zeros(len(geometries), dtype=bool)
    else:
        areal = np.flatnonzero((kinds == _POLYGON) | (kinds == _MULTIPOLYGON))
        parts, part_owner = shapely.get_parts(geometries[areal], return_index=True)
        rings, ring_part = shapely.get_rings(parts, return_index=True)
        counts = shapely.get_num_coordinates(rings)
        xy = shapely.get_coordinates(rings)
        owner = areal[part_owner[ring_part]]
        # The shell comes first, then the holes of the same part.
        is_hole = np.append(False, np.diff(ring_part) == 0)[: len(ring_part)]
    filled = counts > 0
    offsets = np.concatenate([[0], np.cumsum(counts[filled])])
    return Rings(xy, offsets, owner[filled].astype(np.intp), is_hole[filled])


def summed(values: Floats, place: Ints, count: int) -> Floats:
    """Σ of the values that fall on each of ``count`` places."""
    return np.bincount(place, weights=values, minlength=count).astype(np.float64, copy=False)


def total_area(rings: Rings, ring_areas: Floats, weights: Ints | None = None) -> float:
    """The planar area of all polygons of a ring array, each times its weight.

    GEOS measures at full coordinates and loses square millimetres far from the origin.
    """
    signed = np.where(rings.is_hole, -np.abs(ring_areas), np.abs(ring_areas))
    return float(signed.sum() if weights is None else (signed * weights[rings.owner]).sum())


def local_coordinates(rings: Rings, first: int, last: int) -> tuple[Floats, Floats]:
    """The vertices of some rings, each measured from its ring's first vertex.

    Coordinates of a national grid are millions of metres; products of differences keep the
    square millimetres that products of such numbers lose.
    """
    lo, hi = rings.offsets[first], rings.offsets[last]
    starts = rings.offsets[first:last]
    origins = np.repeat(rings.xy[starts], np.diff(rings.offsets[first : last + 1]), axis=0)
    local = rings.xy[lo:hi] - origins
    return local[:, 0].copy(), local[:, 1].copy()


def cross_products(x: Floats, y: Floats) -> Floats:
    """x_i y_{i+1} - x_{i+1} y_i; zero from the end of one ring to the start of the next.

    It is zero there because both ends are the local origin.
    """
    cross = np.zeros_like(x)
    cross[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    return cross
