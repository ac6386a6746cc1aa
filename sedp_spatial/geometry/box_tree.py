"""Which of many boxes meet others: a packed tree that is asked with arrays, not with geometries.

GEOS's tree answers as fast, but wants a geometry for every box, and building a hundred thousand
of these takes longer than the question. It answers where numba is absent.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import shapely

from ..optional import has
from .rings import Floats, Ints

_WIDTH = 8  # boxes of one node


class BoxTree:
    """An index of boxes.

    Parameters
    ----------
    boxes : ndarray of shape (n, 4)
        minx, miny, maxx, maxy; boxes of NaN meet nothing.
    """

    def __init__(self, boxes: Floats) -> None:
        self._boxes = boxes

    def query(self, boxes: Floats) -> tuple[Ints, Ints]:
        """All pairs of boxes that have a point in common, sorted.

        Returns
        -------
        asked, found : ndarray of int
            Positions in ``boxes`` and in the tree.
        """
        if len(boxes) == 0 or len(self._boxes) == 0:
            return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
        if has("numba"):
            from .box_kernel import search

            return search(*self._packed, boxes)
        whole = np.flatnonzero(np.isfinite(boxes).all(axis=1))
        asked, found = self._tree.query(shapely.box(*boxes[whole].T))
        order = np.lexsort((found, asked))
        return whole[asked[order]], found[order]

    @cached_property
    def _tree(self) -> shapely.STRtree:
        known = np.isfinite(self._boxes).all(axis=1)
        return shapely.STRtree(np.where(known, shapely.box(*self._boxes.T), None))

    @cached_property
    def _packed(self) -> tuple[Floats, Ints, Ints]:
        """Boxes of all nodes from the leaves to the root, where each level starts, the order."""
        order = _by_place(self._boxes)
        level = self._boxes[order]
        levels = []
        while True:
            level = _padded(level)
            levels.append(level)
            if len(level) == _WIDTH:
                break
            groups = level.reshape(-1, _WIDTH, 4)
            level = np.hstack([groups[:, :, :2].min(axis=1), groups[:, :, 2:].max(axis=1)])
        starts = np.concatenate([[0], np.cumsum([len(one) for one in levels])])
        return np.concatenate(levels), starts, order


def _by_place(boxes: Floats) -> Ints:
    """An order in which neighbours follow each other: columns of about as many boxes, by height."""
    middle = boxes[:, :2] + boxes[:, 2:]
    columns = int(np.ceil(np.sqrt(len(boxes) / _WIDTH)))
    rank = np.empty(len(boxes), dtype=np.intp)
    rank[np.argsort(middle[:, 0], kind="stable")] = np.arange(len(boxes))
    return np.lexsort((middle[:, 1], rank * columns // len(boxes)))


def _padded(level: Floats) -> Floats:
    """Filled up to whole nodes with boxes that meet nothing."""
    nothing = np.array([np.inf, np.inf, -np.inf, -np.inf])
    known = np.where(np.isfinite(level).all(axis=1, keepdims=True), level, nothing)
    return np.vstack([known, np.tile(nothing, (-len(level) % _WIDTH, 1))])
