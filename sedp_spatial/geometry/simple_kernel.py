"""Which plain rings are certainly simple, told from their coordinates (needs numba).

GEOS takes as long to say that a parcel is valid as to build it. Almost every parcel is one ring
of a few dozen vertices, and that no two of its edges meet can be seen without a topology. What
is not certain (edges that come near each other, rings that touch themselves) is left to GEOS.

Most parcels are seen whole from their middle, with every edge running the same way round it: such
a ring is simple, which one pass tells. Of the others every pair of edges is looked at.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from .rings import Rings

# Longer rings have too many pairs of edges.
_MOST = 120
# Turns below this share of the product of two lengths are too small to be told.
_FLAT = 1e-9


def certainly_simple(rings: Rings, count: int) -> NDArray[np.bool_]:
    """Which polygons are one ring that certainly neither crosses nor touches itself.

    Parameters
    ----------
    rings : Rings
    count : int
        How many polygons there are; one without a ring is not simple.
    """
    single = np.bincount(rings.owner, minlength=count) == 1
    chosen = np.flatnonzero(single[rings.owner])
    simple = np.zeros(count, dtype=bool)
    simple[rings.owner[chosen]] = _simple(rings.xy, rings.offsets, chosen)
    return simple


@njit(nogil=True, cache=True)
def _simple(xy, offsets, chosen):  # type: ignore[no-untyped-def]
    found = np.zeros(len(chosen), dtype=np.bool_)
    for place in range(len(chosen)):
        start, end = offsets[chosen[place]], offsets[chosen[place] + 1]
        count = end - start - 1
        if count < 3 or count > _MOST:
            continue
        if xy[start, 0] != xy[end - 1, 0] or xy[start, 1] != xy[end - 1, 1]:
            continue
        found[place] = _seen_from_middle(xy, start, count) or _ring_is_simple(xy, start, count)
    return found


@njit(nogil=True, cache=True)
def _seen_from_middle(xy, start, count):  # type: ignore[no-untyped-def]
    """Whether the ring runs once round the mean of its vertices, and never back."""
    ox, oy = xy[start, 0], xy[start, 1]
    mx = my = 0.0
    for i in range(count):
        mx += xy[start + i, 0] - ox
        my += xy[start + i, 1] - oy
    mx, my = ox + mx / count, oy + my / count
    px, py = xy[start, 0] - mx, xy[start, 1] - my
    way = 0
    halves = 0
    for i in range(1, count + 1):
        qx, qy = xy[start + i, 0] - mx, xy[start + i, 1] - my
        turn = px * qy - py * qx
        reach = _FLAT * (abs(px) + abs(py)) * (abs(qx) + abs(qy))
        if turn > reach and way >= 0:
            way = 1
        elif turn < -reach and way <= 0:
            way = -1
        else:
            return False  # back, through the middle, too little to tell, or no number
        halves += (py < 0.0) != (qy < 0.0)
        px, py = qx, qy
    return halves == 2


@njit(nogil=True, cache=True)
def _ring_is_simple(xy, start, count):  # type: ignore[no-untyped-def]
    for i in range(count):
        ax, ay = xy[start + i, 0], xy[start + i, 1]
        bx, by = xy[start + i + 1, 0], xy[start + i + 1, 1]
        dx, dy = bx - ax, by - ay
        length = abs(dx) + abs(dy)
        if not (length > 0.0 and length < np.inf):
            return False  # a vertex twice, or no number
        low_x, high_x = min(ax, bx), max(ax, bx)
        low_y, high_y = min(ay, by), max(ay, by)
        # The next edge must not fold back onto this one.
        after = start + (i + 1) % count
        ex, ey = xy[after + 1, 0] - bx, xy[after + 1, 1] - by
        turn = dx * ey - dy * ex
        if dx * ex + dy * ey < 0.0 and abs(turn) <= _FLAT * length * (abs(ex) + abs(ey)):
            return False
        for j in range(i + 2, count):
            if i == 0 and j == count - 1:
                continue  # the last edge ends where the first begins
            cx, cy = xy[start + j, 0], xy[start + j, 1]
            fx, fy = xy[start + j + 1, 0], xy[start + j + 1, 1]
            if min(cx, fx) > high_x or max(cx, fx) < low_x:
                continue
            if min(cy, fy) > high_y or max(cy, fy) < low_y:
                continue
            # Both ends of one edge on the same side of the other, and clearly so.
            one = dx * (cy - ay) - dy * (cx - ax)
            two = dx * (fy - ay) - dy * (fx - ax)
            reach = _FLAT * length * (abs(cx - ax) + abs(cy - ay) + abs(fx - ax) + abs(fy - ay))
            if (one > reach and two > reach) or (one < -reach and two < -reach):
                continue
            gx, gy = fx - cx, fy - cy
            one = gx * (ay - cy) - gy * (ax - cx)
            two = gx * (by - cy) - gy * (bx - cx)
            reach = (
                _FLAT
                * (abs(gx) + abs(gy))
                * (abs(ax - cx) + abs(ay - cy) + abs(bx - cx) + abs(by - cy))
            )
            if (one > reach and two > reach) or (one < -reach and two < -reach):
                continue
            return False
    return True
