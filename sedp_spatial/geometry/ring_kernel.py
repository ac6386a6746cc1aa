"""Compiled passes over many rings (needs numba): the sums of areas, the keys of edges."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
from numba import njit
from numpy.typing import NDArray

from .rings import Floats, Rings

SUMS = 10


def ring_sums(rings: Rings) -> Floats:
    """Moments and cubed steps of each ring, measured from its first vertex.

    Returns
    -------
    ndarray of shape (rings, 10)
        Σ over the edges of c, c(x+x'), c(y+y'), c(x²+xx'+x'²), c(xy'+x'y+2xy+2x'y'),
        c(y²+yy'+y'²) with c = xy' - x'y, and of dx³, dx²dy, dxdy², dy³.
    """
    out = np.empty((len(rings), SUMS))
    _in_threads(rings, lambda a, b: _sums(rings.xy, rings.offsets, a, b, out))
    return out


def _in_threads(rings: Rings, work: Callable[[int, int], None]) -> None:
    """Work on stretches of rings with about as many vertices each, on all processors."""
    workers = os.cpu_count() or 1
    cuts = np.searchsorted(rings.offsets, np.linspace(0, rings.offsets[-1], workers * 2 + 1))
    cuts[0], cuts[-1] = 0, len(rings)
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda c: work(c[0], c[1]), pairwise(cuts.tolist())))


@njit(nogil=True, cache=True)
def _sums(xy, offsets, first, last, out):  # type: ignore[no-untyped-def]
    for ring in range(first, last):
        start, end = offsets[ring], offsets[ring + 1]
        ox, oy = xy[start, 0], xy[start, 1]
        a = bx = by = cxx = cxy = cyy = d30 = d21 = d12 = d03 = 0.0
        x0 = y0 = 0.0
        for v in range(start + 1, end):
            x1, y1 = xy[v, 0] - ox, xy[v, 1] - oy
            c = x0 * y1 - x1 * y0
            a += c
            bx += c * (x0 + x1)
            by += c * (y0 + y1)
            cxx += c * (x0 * x0 + x0 * x1 + x1 * x1)
            cxy += c * (x0 * y1 + x1 * y0 + 2.0 * (x0 * y0 + x1 * y1))
            cyy += c * (y0 * y0 + y0 * y1 + y1 * y1)
            dx, dy = x1 - x0, y1 - y0
            d30 += dx * dx * dx
            d21 += dx * dx * dy
            d12 += dx * dy * dy
            d03 += dy * dy * dy
            x0, y0 = x1, y1
        out[ring, 0], out[ring, 1], out[ring, 2] = a, bx, by
        out[ring, 3], out[ring, 4], out[ring, 5] = cxx, cxy, cyy
        out[ring, 6], out[ring, 7], out[ring, 8], out[ring, 9] = d30, d21, d12, d03


def compiled_edge_keys(
    rings: Rings, directions: Floats, bits: int
) -> tuple[NDArray[np.int64], Floats, NDArray[np.bool_]]:
    """What ``coverage._edge_keys`` gives, with the same hashes."""
    count = len(rings.xy)
    buckets, weights = np.zeros(count, dtype=np.int64), np.zeros(count)
    forward = np.zeros(count, dtype=np.bool_)
    bytes_of = np.ascontiguousarray(rings.xy + 0.0).view(np.uint64)
    _in_threads(
        rings,
        lambda a, b: _keys(
            bytes_of, rings.offsets, directions, a, b, bits, buckets, weights, forward
        ),
    )
    return buckets, weights, forward


@njit(nogil=True, cache=True)
def _mixed(value):  # type: ignore[no-untyped-def]
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


@njit(nogil=True, cache=True)
def _keys(xy, offsets, directions, first, last, bits, buckets, weights, forward):  # type: ignore[no-untyped-def]
    mask = (np.uint64(1) << np.uint64(bits)) - np.uint64(1)
    for ring in range(first, last):
        start, end = offsets[ring], offsets[ring + 1]
        before = _mixed(_mixed(xy[start, 0]) + xy[start, 1])
        for v in range(start, end - 1):
            after = _mixed(_mixed(xy[v + 1, 0]) + xy[v + 1, 1])
            if before != after:
                key = _mixed(before + after)
                weight = np.float64(key >> np.uint64(bits)) * directions[ring]
                buckets[v] = np.int64(key & mask)
                forward[v] = before > after
                weights[v] = weight if before > after else -weight
            before = after
