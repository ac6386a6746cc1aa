"""Read polygons out of well-known binary straight into rings, without building geometries.

A million parcels are two or three gigabytes of GEOS objects and take seconds to build. Where
only areas are wanted their coordinates are enough, and these lie in the file as they are needed.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from .rings import Ints, Rings


def rings_of_wkb(data: NDArray[np.uint8], offsets: Ints) -> Rings | None:
    """Lay out the rings of polygons and multipolygons in two dimensions.

    Parameters
    ----------
    data : ndarray of uint8
        The geometries' bytes, one behind the other, little-endian.
    offsets : ndarray of int, shape (geometries + 1,)

    Returns
    -------
    Rings or None
        ``None`` where some geometry is missing, empty, of another kind or of three dimensions:
        such a layer has to be read as geometries.
    """
    offsets = offsets.astype(np.int64)
    rings, vertices, sound = _count(data, offsets)
    if not sound:
        return None
    xy = np.empty((vertices, 2))
    starts = np.zeros(rings + 1, dtype=np.int64)
    owner = np.empty(rings, dtype=np.int64)
    is_hole = np.empty(rings, dtype=np.bool_)
    _fill(data, offsets, xy.view(np.uint8).reshape(-1), starts, owner, is_hole)
    return Rings(xy, starts, owner, is_hole)


@njit(nogil=True, cache=True)
def _uint(data, at):  # type: ignore[no-untyped-def]
    return (
        np.int64(data[at])
        | np.int64(data[at + 1]) << 8
        | np.int64(data[at + 2]) << 16
        | np.int64(data[at + 3]) << 24
    )


@njit(nogil=True, cache=True)
def _count(data, offsets):  # type: ignore[no-untyped-def]
    """Rings and vertices in all, and whether every geometry can be laid out."""
    rings = vertices = 0
    for geometry in range(len(offsets) - 1):
        at, end = offsets[geometry], offsets[geometry + 1]
        if end - at < 9 or data[at] != 1:
            return 0, 0, False
        kind, parts = _uint(data, at + 1), 1
        if kind == 6:
            parts = _uint(data, at + 5)
            at += 9
        elif kind != 3:
            return 0, 0, False
        if parts == 0:
            return 0, 0, False
        for _ in range(parts):
            if data[at] != 1 or _uint(data, at + 1) != 3:
                return 0, 0, False
            own = _uint(data, at + 5)
            if own == 0:
                return 0, 0, False
            at += 9
            for _ in range(own):
                points = _uint(data, at)
                rings += 1
                vertices += points
                at += 4 + 16 * points
        if at != end:
            return 0, 0, False
    return rings, vertices, True


@njit(nogil=True, cache=True)
def _fill(data, offsets, xy, starts, owner, is_hole):  # type: ignore[no-untyped-def]
    ring = vertex = 0
    for geometry in range(len(offsets) - 1):
        at, parts = offsets[geometry], 1
        if _uint(data, at + 1) == 6:
            parts = _uint(data, at + 5)
            at += 9
        for _ in range(parts):
            own = _uint(data, at + 5)
            at += 9
            for number in range(own):
                points = _uint(data, at)
                at += 4
                xy[16 * vertex : 16 * (vertex + points)] = data[at : at + 16 * points]
                owner[ring] = geometry
                is_hole[ring] = number > 0
                ring += 1
                vertex += points
                starts[ring] = vertex
                at += 16 * points
