"""Polygons that can be measured: valid, flat, areal parts only."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray

from ..errors import CalculationError
from .rings import Geometries

Outcome = TypeVar("Outcome")

# From here on the check of outlines pays for threads: so many in all, so many in the mean.
_MANY_VERTICES = 20_000
_LONG_OUTLINE = 200

FARTHEST = 1e11
"""No map unit is so small that a coordinate on the Earth is beyond this: twice its round in mm."""

# "structure" keeps what a ring encloses; the older method turns doubly covered parts into holes.
_MEND = (
    {"method": "structure", "keep_collapsed": False}
    if "method" in inspect.signature(shapely.make_valid).parameters
    else {}
)


def only(geometries: Geometries, which: NDArray[np.bool_]) -> Geometries:
    """A copy that holds ``None`` wherever ``which`` is false."""
    kept = geometries.copy()
    kept[~which] = None
    return kept


def is_sound(geometries: Geometries) -> NDArray[np.bool_]:
    """Which geometries are valid polygons or multipolygons with something in them."""
    kinds = shapely.get_type_id(geometries)
    areal = ((kinds == 3) | (kinds == 6)) & ~shapely.is_empty(geometries)
    return areal & _on_earth(geometries) & _valid(geometries)


def _on_earth(geometries: Geometries) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        return np.asarray((np.abs(shapely.bounds(geometries)) <= FARTHEST).all(axis=1))


def _valid(geometries: Geometries) -> NDArray[np.bool_]:
    """Few polygons of many vertices are looked through by all processors, the largest first."""
    counts = shapely.get_num_coordinates(geometries)
    workers = os.cpu_count() or 1
    if workers == 1 or counts.sum() < _MANY_VERTICES or counts.mean() < _LONG_OUTLINE:
        found: NDArray[np.bool_] = shapely.is_valid(geometries)
        return found
    valid = np.zeros(len(geometries), dtype=bool)
    order = np.argsort(-counts, kind="stable")

    def work(start: int) -> None:
        part = order[start :: 4 * workers]
        valid[part] = shapely.is_valid(geometries[part])

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, range(4 * workers)))
    return valid


def sound(geometries: Geometries) -> tuple[Geometries, NDArray[np.bool_]]:
    """Make every geometry measurable.

    Parameters
    ----------
    geometries : ndarray of shapely geometries

    Returns
    -------
    shapes : ndarray of shapely geometries
        Valid polygons and multipolygons; ``None`` for what has no area at all.
    mended : ndarray of bool
        Which ones had to be changed.
    """
    good = is_sound(geometries)
    if good.all():
        return geometries, ~good
    shapes = geometries.copy()
    shapes[~good] = areal_part(make_valid(geometries[~good]))
    mended = ~good & ~shapely.is_missing(shapes)
    return shapes, mended


def is_finite(geometries: Geometries) -> NDArray[np.bool_]:
    """Which geometries have coordinates throughout that something on the Earth could have."""
    # GEOS passes over NaN when it looks for the extent, but not when it measures.
    with np.errstate(invalid="ignore", over="ignore"):
        return _on_earth(geometries) & np.isfinite(shapely.length(geometries))


def with_sound(
    geometries: Geometries, work: Callable[[Geometries], Outcome]
) -> tuple[Outcome, Geometries, NDArray[np.bool_]]:
    """Do some work on polygons while another processor checks whether they are valid.

    Almost every layer is valid, and GEOS needs as long to say so as measuring takes. So both go
    on at the same time, and only a layer with invalid outlines is worked on again.

    Parameters
    ----------
    geometries : ndarray of shapely geometries
    work : callable
        Gets the geometries, valid ones the last time it is called.

    Returns
    -------
    outcome
        What ``work`` made of valid geometries.
    shapes, mended
        As :func:`sound` returns them; what is empty stays as it is.
    """
    nothing = shapely.is_missing(geometries) | shapely.is_empty(geometries)
    with ThreadPoolExecutor(1) as pool:
        checked = pool.submit(is_sound, geometries)
        try:
            with np.errstate(all="ignore"):  # coordinates need not be numbers yet
                outcome, done = work(geometries), True
        except (CalculationError, shapely.errors.ShapelyError):
            done = False  # an invalid outline, most likely: the work is done again below
        if done and (checked.result() | nothing).all():
            return outcome, geometries, np.zeros(len(geometries), dtype=bool)
    shapes, mended = sound(geometries)
    return work(shapes), shapes, mended


def make_valid(geometries: Geometries) -> Geometries:
    """Valid geometries that cover what the rings enclose."""
    finite = is_finite(geometries)
    made = np.full(len(geometries), None, dtype=object)
    made[finite] = shapely.make_valid(shapely.force_2d(geometries[finite]), **_MEND)
    return made


def areal_part(geometries: Geometries) -> Geometries:
    """The polygons within geometries of any kind; ``None`` where there are none."""
    result = np.full(len(geometries), None, dtype=object)
    kinds = shapely.get_type_id(geometries)
    areal = ((kinds == 3) | (kinds == 6)) & (shapely.area(geometries) > 0)
    result[areal] = geometries[areal]
    for position in np.flatnonzero(kinds == 7):  # mixed collections are rare
        parts = shapely.get_parts(shapely.get_parts(geometries[position]))
        polygons = parts[shapely.area(parts) > 0]
        if len(polygons):
            result[position] = shapely.union_all(polygons)
    return result


def width_at_most(shapes: Geometries, width: float) -> NDArray[np.bool_]:
    """Which polygons are nowhere wider than ``width`` (map units)."""
    inner = shapely.buffer(shapes, -width / 2, quad_segs=4)
    narrow: NDArray[np.bool_] = shapely.is_empty(inner) | (shapely.area(inner) == 0)
    return narrow
