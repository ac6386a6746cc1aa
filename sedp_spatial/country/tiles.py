"""Large polygons in pieces, so that what is asked of one is asked of the few vertices nearby.

Strips of water joined to a network over a whole country make one shape of half a million
vertices. Halved again and again its pieces are small, and add up to it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import shapely
from numpy.typing import NDArray

from ..geometry.rings import Floats, Geometries, Ints

_MOST = 256  # vertices of a piece
_CLOSED = 1e-9
_ABREAST = 2

Cut = Callable[[Geometries, Floats], Geometries]


def in_tiles(shapes: Geometries) -> tuple[Geometries, Ints]:
    """Cut large polygons into pieces that add up to them.

    Parameters
    ----------
    shapes : ndarray of shapely polygons
        Valid.

    Returns
    -------
    pieces : ndarray of shapely polygons
        Valid, in the order of their shapes.
    owner : ndarray of int
        Which shape each is a piece of.
    """
    pieces, owner = _halved(shapes, _clipped)
    # What is clipped is not always clean: shapes of which a piece is not are cut with care.
    wrong = np.unique(owner[~_valid(pieces)])
    if len(wrong):
        kept = ~np.isin(owner, wrong)
        careful, of = _halved(shapes[wrong], _intersected)
        pieces = np.concatenate([pieces[kept], careful])
        owner = np.concatenate([owner[kept], wrong[of]])
    order = np.argsort(owner, kind="stable")
    return pieces[order], owner[order]


def _halved(shapes: Geometries, cut: Cut) -> tuple[Geometries, Ints]:
    """Halve across the longer side until every piece is small."""
    pieces, owner = shapes, np.arange(len(shapes))
    done: list[tuple[Geometries, Ints]] = [(pieces[:0], owner[:0])]
    while len(pieces):
        large = shapely.get_num_coordinates(pieces) > _MOST
        done.append((pieces[~large], owner[~large]))
        pieces, owner = pieces[large], owner[large]
        left, bottom, right, top = shapely.bounds(pieces).T
        wide = right - left > top - bottom
        x, y = (left + right) / 2, (bottom + top) / 2
        lower = [left, bottom, np.where(wide, x, right), np.where(wide, top, y)]
        upper = [np.where(wide, x, left), np.where(wide, bottom, y), right, top]
        halves = cut(np.tile(pieces, 2), np.hstack([lower, upper]).T)
        area, parted = shapely.area(pieces), shapely.area(halves).reshape(2, -1).sum(axis=0)
        kept = np.abs(parted - area) > _CLOSED * area  # never cut what does not add up
        done.append((pieces[kept], owner[kept]))
        parts, which = shapely.get_parts(halves, return_index=True)
        real = (shapely.area(parts) > 0) & ~np.tile(kept, 2)[which]
        pieces, owner = parts[real], np.tile(owner, 2)[which][real]
    return np.concatenate([p for p, _ in done]), np.concatenate([o for _, o in done])


def _clipped(shapes: Geometries, boxes: Floats) -> Geometries:
    """Each shape within its box: many times faster than an intersection."""
    made = np.empty(len(shapes), dtype=object)
    sides = boxes.tolist()

    def clip(first: int) -> None:
        for place in range(first, len(shapes), _ABREAST):
            made[place] = shapely.clip_by_rect(shapes[place], *sides[place])

    with ThreadPoolExecutor(_ABREAST) as pool:
        list(pool.map(clip, range(_ABREAST)))
    return made


def _intersected(shapes: Geometries, boxes: Floats) -> Geometries:
    cut: Geometries = shapely.intersection(shapes, shapely.box(*boxes.T))
    return cut


def _valid(shapes: Geometries) -> NDArray[np.bool_]:
    with ThreadPoolExecutor(_ABREAST) as pool:
        return np.concatenate(list(pool.map(shapely.is_valid, np.array_split(shapes, _ABREAST))))
