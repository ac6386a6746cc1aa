"""Exact areas of common parts without building them: the compiled inner loop.

For two polygons given by their oriented edges, area(P ∩ Z) is a sum over pairs of edges of
± ∫ min(e(x), f(x)) dx: the trapezoids under the edges, overlapped two by two. No intersection
is constructed and no predicate decides anything, so nothing can fail. Holes and parts enter by
the direction of their rings; shared and collinear edges need no special case.

Only the zone's edges near a parcel are looked at. What the zone does above the parcel's box is
known from one corner of the box and from the edges that cross the box's upper side.
"""

from __future__ import annotations

import math

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
    parcel_xy,
    parcel_start,
    parcel_end,
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
    parcel_xy : float64 (n, 2)
        Vertices of the parcels' rings, the inside to the left.
    parcel_start, parcel_end : int64 (rings of all parcels,)
        Per parcel the range of its vertices; rings are separated by NaN rows.
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
    for pair in range(len(pair_parcel)):
        parcel = pair_parcel[pair]
        x0, y0, x1, y1 = box[pair]
        top, right = y1 - y0, x1 - x0
        first, last = parcel_start[parcel], parcel_end[parcel]
        area = moment_x = moment_y = 0.0
        # The upper side: the whole parcel counts if the corner is inside …
        inside = corner_inside[pair]
        if inside != 0.0:
            a, b, c = _right_of(parcel_xy, first, last, x0, y0, 0.0)
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
                        a, b, c = _right_of(parcel_xy, first, last, x0, y0, cross)
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
                a, b, c = _under_edge(parcel_xy, first, last, x0, y0, lo, hi, flo, fhi)
                area += sign * a
                moment_x += sign * b
                moment_y += sign * c
        out[pair, 0], out[pair, 1], out[pair, 2] = area, moment_x, moment_y


@njit(nogil=True, cache=True)
def _right_of(xy, first, last, x0, y0, cut):  # type: ignore[no-untyped-def]
    """Area and moments of the parcel where x is beyond ``cut`` (measured from the box)."""
    area = moment_x = moment_y = 0.0
    for v in range(first, last):
        ex0, ey0 = xy[v, 0] - x0, xy[v, 1] - y0
        ex1, ey1 = xy[v + 1, 0] - x0, xy[v + 1, 1] - y0
        if math.isnan(ex0) or math.isnan(ex1) or ex0 == ex1:
            continue
        if ex0 <= cut and ex1 <= cut:
            continue
        sign = 1.0 if ex1 < ex0 else -1.0
        if ex1 < ex0:
            ex0, ey0, ex1, ey1 = ex1, ey1, ex0, ey0
        if ex0 < cut:
            ey0 = ey0 + (ey1 - ey0) * (cut - ex0) / (ex1 - ex0)
            ex0 = cut
        a, b, c = _under(ex0, ex1, ey0, ey1)
        area += sign * a
        moment_x += sign * b
        moment_y += sign * c
    return area, moment_x, moment_y


@njit(nogil=True, cache=True)
def _under_edge(xy, first, last, x0, y0, lo, hi, flo, fhi):  # type: ignore[no-untyped-def]
    """What of the parcel lies under a piece of a zone's edge, with the sign of its edges."""
    area = moment_x = moment_y = 0.0
    if flo <= 0.0 and fhi <= 0.0:
        return area, moment_x, moment_y
    slope = (fhi - flo) / (hi - lo) if hi > lo else 0.0
    for v in range(first, last):
        ex0, ey0 = xy[v, 0] - x0, xy[v, 1] - y0
        ex1, ey1 = xy[v + 1, 0] - x0, xy[v + 1, 1] - y0
        if math.isnan(ex0) or math.isnan(ex1) or ex0 == ex1:
            continue
        sign = 1.0 if ex1 < ex0 else -1.0
        if ex1 < ex0:
            ex0, ey0, ex1, ey1 = ex1, ey1, ex0, ey0
        a, b = max(ex0, lo), min(ex1, hi)
        if a >= b:
            continue
        steep = (ey1 - ey0) / (ex1 - ex0)
        ea, eb = ey0 + steep * (a - ex0), ey1 - steep * (ex1 - b)
        fa, fb = flo + slope * (a - lo), fhi - slope * (hi - b)
        p, q, r = _under_both(a, b, ea, eb, fa, fb)
        area += sign * p
        moment_x += sign * q
        moment_y += sign * r
    return area, moment_x, moment_y
