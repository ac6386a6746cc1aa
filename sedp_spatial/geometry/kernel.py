"""Exact areas of common parts without building them: the compiled inner loop.

For two polygons given by their oriented edges, area(P ∩ Z) is a sum over pairs of edges of
± ∫ min(e(x), f(x)) dx: the trapezoids under the edges, overlapped two by two. No intersection
is constructed and no predicate decides anything, so nothing can fail. Holes and parts enter by
the direction of their rings; shared and collinear edges need no special case.

Only the zone's edges near a parcel are looked at. What the zone does above the parcel's box is
known from one corner of the box and from the edges that cross the box's upper side.
"""

from __future__ import annotations

import numpy as np
from numba import njit

# How near, in map units, a zone's edge may pass the corner of a box whose side was decided
# elsewhere; nearer than this the pair is left to GEOS.
_TOO_NEAR = 1e-6


@njit(nogil=True, cache=True)
def _under_both(x0, x1, e0, e1, f0, f1):  # type: ignore[no-untyped-def]
    """∫ min, ∫ x·min and ∫ min²/2 over x0…x1 of two straight lines given at both ends."""
    d0, d1 = e0 - f0, e1 - f1
    if (d0 <= 0.0) == (d1 <= 0.0):
        a0, a1 = (e0, e1) if d0 <= 0.0 and d1 <= 0.0 else (f0, f1)
        return _under(x0, x1, a0, a1)
    t = d0 / (d0 - d1)
    x = x0 + t * (x1 - x0)
    y = e0 + t * (e1 - e0)
    if d0 <= 0.0:
        left, right = _under(x0, x, e0, y), _under(x, x1, y, f1)
    else:
        left, right = _under(x0, x, f0, y), _under(x, x1, y, e1)
    return left[0] + right[0], left[1] + right[1], left[2] + right[2]


@njit(nogil=True, cache=True)
def _under(x0, x1, a0, a1):  # type: ignore[no-untyped-def]
    """∫ a, ∫ x·a and ∫ a²/2 over x0…x1 of one straight line."""
    w = x1 - x0
    area = 0.5 * w * (a0 + a1)
    moment_x = w / 6.0 * (a0 * (2.0 * x0 + x1) + a1 * (x0 + 2.0 * x1))
    moment_y = w / 6.0 * (a0 * a0 + a0 * a1 + a1 * a1)
    return area, moment_x, moment_y


@njit(nogil=True, cache=True)
def common_areas(  # type: ignore[no-untyped-def]
    xy,
    offsets,
    signs,
    first_ring,
    zone_xy,
    run_start,
    run_end,
    pair_parcel,
    pair_first,
    pair_last,
    pair_runs,
    box,
    corner_inside,
    out,
    doubtful,
):
    """Area and first moments of P ∩ Z for many pairs.

    Parameters
    ----------
    xy : float64 (n, 2)
        Vertices of the parcels' rings.
    offsets : int64 (rings + 1,)
        Where each ring starts in them.
    signs : float64 (rings,)
        1 for rings that have the parcel's inside to their left, -1 for the others.
    first_ring : int64 (parcels + 1,)
        Where each parcel's rings start.
    zone_xy : float64 (m, 2)
        Vertices of the zones' rings, the inside to the left.
    run_start, run_end : int64 (runs,)
        Runs of consecutive zone edges: vertices ``run_start … run_end`` inclusive.
    pair_parcel : int64 (pairs,)
    pair_first, pair_last : int64 (pairs,)
        Range in ``pair_runs`` of the runs near the parcel.
    pair_runs : int64
    box : float64 (pairs, 4)
        A box around each parcel, a little larger than it: x0, y0, x1, y1.
    corner_inside : float64 (pairs,)
        Whether the upper left corner of the box lies in the zone, 1 or 0.
    out : float64 (pairs, 3)
        Receives area, ∫∫ (x − x0) and ∫∫ (y − y0).
    doubtful : bool (pairs,)
        Receives True where a zone's edge passes the corner too closely.
    """
    edges = np.empty((64, 6))
    laid_out, count = -1, 0
    for pair in range(len(pair_parcel)):
        parcel = pair_parcel[pair]
        x0, y0, x1, y1 = box[pair]
        top, right = y1 - y0, x1 - x0
        if parcel != laid_out:  # the pairs of one parcel follow each other
            first, last = first_ring[parcel], first_ring[parcel + 1]
            if len(edges) < offsets[last] - offsets[first]:
                edges = np.empty((2 * (offsets[last] - offsets[first]), 6))
            count = _lay_out(xy, offsets, signs, first, last, x0, y0, edges)
            laid_out = parcel
        area = moment_x = moment_y = 0.0
        # The upper side: the whole parcel counts if the corner is inside …
        inside = corner_inside[pair]
        if inside != 0.0:
            a, b, c = _right_of(edges, count, 0.0)
            area, moment_x, moment_y = inside * a, inside * b, inside * c
        for at in range(pair_first[pair], pair_last[pair]):
            run = pair_runs[at]
            for v in range(run_start[run], run_end[run]):
                fx0, fy0 = zone_xy[v, 0] - x0, zone_xy[v, 1] - y0
                fx1, fy1 = zone_xy[v + 1, 0] - x0, zone_xy[v + 1, 1] - y0
                if (fx0 <= -_TOO_NEAR and fx1 <= -_TOO_NEAR) or (fx0 >= right and fx1 >= right):
                    continue
                if fy0 <= 0.0 and fy1 <= 0.0:
                    continue
                if fy0 >= top and fy1 >= top:
                    continue
                # … and from every crossing of the upper side on, it counts once more or less.
                if (fy0 > top) != (fy1 > top):
                    cross = fx0 + (top - fy0) / (fy1 - fy0) * (fx1 - fx0)
                    if abs(cross) < _TOO_NEAR:
                        doubtful[pair] = True
                    if 0.0 < cross < right:
                        a, b, c = _right_of(edges, count, cross)
                        sign = -1.0 if fy1 > fy0 else 1.0
                        area += sign * a
                        moment_x += sign * b
                        moment_y += sign * c
                if fx0 == fx1:
                    continue
                # The part of the edge within the box, below its upper side.
                sign = 1.0 if fx1 < fx0 else -1.0
                if fx1 < fx0:
                    fx0, fy0, fx1, fy1 = fx1, fy1, fx0, fy0
                slope = (fy1 - fy0) / (fx1 - fx0)
                lo, hi = max(fx0, 0.0), min(fx1, right)
                if lo >= hi:
                    continue
                flo = fy0 + slope * (lo - fx0)
                fhi = fy1 - slope * (fx1 - hi)
                if flo >= top and fhi >= top:
                    continue
                if flo > top:
                    lo, flo = lo + (top - flo) / slope, top
                elif fhi > top:
                    hi, fhi = hi - (fhi - top) / slope, top
                a, b, c = _under_edge(edges, count, lo, hi, flo, fhi)
                area += sign * a
                moment_x += sign * b
                moment_y += sign * c
        out[pair, 0], out[pair, 1], out[pair, 2] = area, moment_x, moment_y


@njit(nogil=True, cache=True)
def _lay_out(xy, offsets, signs, first, last, x0, y0, edges):  # type: ignore[no-untyped-def]
    """A parcel's edges from left to right, measured from the box: both ends, slope, sign."""
    count = 0
    for ring in range(first, last):
        start, end = offsets[ring], offsets[ring + 1]
        ax, ay = xy[start, 0] - x0, xy[start, 1] - y0
        for v in range(start + 1, end):
            bx, by = xy[v, 0] - x0, xy[v, 1] - y0
            if ax < bx:
                edges[count, 0], edges[count, 1], edges[count, 2], edges[count, 3] = ax, ay, bx, by
                edges[count, 5] = -signs[ring]
            elif bx < ax:
                edges[count, 0], edges[count, 1], edges[count, 2], edges[count, 3] = bx, by, ax, ay
                edges[count, 5] = signs[ring]
            if ax != bx:  # nothing lies under an upright edge
                edges[count, 4] = (by - ay) / (bx - ax)
                count += 1
            ax, ay = bx, by
    return count


@njit(nogil=True, cache=True)
def _right_of(edges, count, cut):  # type: ignore[no-untyped-def]
    """Area and moments of the parcel where x is beyond ``cut`` (measured from the box)."""
    area = moment_x = moment_y = 0.0
    for e in range(count):
        x0, y0, x1, y1 = edges[e, 0], edges[e, 1], edges[e, 2], edges[e, 3]
        if x1 <= cut:
            continue
        if x0 < cut:
            y0 += (y1 - y0) * (cut - x0) / (x1 - x0)
            x0 = cut
        a, b, c = _under(x0, x1, y0, y1)
        sign = edges[e, 5]
        area += sign * a
        moment_x += sign * b
        moment_y += sign * c
    return area, moment_x, moment_y


@njit(nogil=True, cache=True)
def _under_edge(edges, count, lo, hi, flo, fhi):  # type: ignore[no-untyped-def]
    """What of the parcel lies under a piece of a zone's edge, with the sign of its edges."""
    area = moment_x = moment_y = 0.0
    if flo <= 0.0 and fhi <= 0.0:
        return area, moment_x, moment_y
    slope = (fhi - flo) / (hi - lo) if hi > lo else 0.0
    for e in range(count):
        x0, x1 = edges[e, 0], edges[e, 2]
        a, b = max(x0, lo), min(x1, hi)
        if a >= b:
            continue
        steep, sign = edges[e, 4], edges[e, 5]
        ea, eb = edges[e, 1] + steep * (a - x0), edges[e, 3] - steep * (x1 - b)
        fa, fb = flo + slope * (a - lo), fhi - slope * (hi - b)
        p, q, r = _under_both(a, b, ea, eb, fa, fb)
        area += sign * p
        moment_x += sign * q
        moment_y += sign * r
    return area, moment_x, moment_y
