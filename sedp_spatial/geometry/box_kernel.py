"""The compiled search of :class:`.box_tree.BoxTree` (needs numba)."""

from __future__ import annotations

import numpy as np
from numba import njit

from .rings import Floats, Ints


def search(nodes: Floats, starts: Ints, order: Ints, boxes: Floats) -> tuple[Ints, Ints]:
    """All pairs of a box and a leaf that meet, sorted; arguments as ``BoxTree`` packs them."""
    asked, found = _search(nodes, starts, order, np.ascontiguousarray(boxes))
    return asked, found


@njit(nogil=True, cache=True)
def _search(nodes, starts, order, boxes):  # type: ignore[no-untyped-def]
    width = starts[-1] - starts[-2]
    top = len(starts) - 2
    asked, found = np.empty(1024, dtype=np.int64), np.empty(1024, dtype=np.int64)
    levels = np.empty(width * (top + 1), dtype=np.int64)
    groups = np.empty(width * (top + 1), dtype=np.int64)
    count = 0
    for box in range(len(boxes)):
        x0, y0, x1, y1 = boxes[box]
        own = count
        waiting = 1
        levels[0], groups[0] = top, 0
        while waiting > 0:
            waiting -= 1
            level, group = levels[waiting], groups[waiting]
            for child in range(group * width, (group + 1) * width):
                node = starts[level] + child
                if not (
                    nodes[node, 0] <= x1
                    and nodes[node, 2] >= x0
                    and nodes[node, 1] <= y1
                    and nodes[node, 3] >= y0
                ):
                    continue
                if level > 0:
                    levels[waiting], groups[waiting] = level - 1, child
                    waiting += 1
                    continue
                if count == len(found):
                    asked, found = _longer(asked), _longer(found)
                asked[count], found[count] = box, order[child]
                count += 1
        found[own:count].sort()
    return asked[:count].copy(), found[:count].copy()


@njit(nogil=True, cache=True)
def _longer(values):  # type: ignore[no-untyped-def]
    more = np.empty(2 * len(values), dtype=np.int64)
    more[: len(values)] = values
    return more
