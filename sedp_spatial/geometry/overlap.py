"""The overlay engine: how much of which polygon lies in which zone.

Three things make it fast. Pairs whose borders are far apart are settled by one point: the parcel
is wholly inside or outside. Of a zone only the runs of edges near a parcel are looked at. And
the common area of the rest is summed up edge by edge (:mod:`.kernel`) without building it; where
numba is absent GEOS intersects the parcel with the zone clipped to its surroundings.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import shapely

from ..errors import CalculationError
from ..optional import has
from .clip import clipped_pieces
from .rings import Floats, Geometries, Ints, Rings, rings_of, signed_ring_areas, summed
from .zone_index import ZoneIndex, index_zones, oriented

Engine = Literal["auto", "kernel", "geos"]

# Boxes are a little larger than the parcels, by a share that no survey uses, so that a zone drawn
# along the same grid does not pass through their corners.
_GROWTH = 0.0123456789
# How many pairs are compared with GEOS: one in 500, but neither too few to tell nor so many that
# the comparison takes longer than the work.
_SAMPLE_SHARE = 500
_SAMPLE = (50, 200)
# What a pair may differ from GEOS, as a share of the parcel and in square map units.
_AGREES = 1e-9
_NOISE = 1e-11


@dataclass(frozen=True)
class Overlaps:
    """Which polygon overlaps which zone, and by how much.

    Attributes
    ----------
    parcel, zone : ndarray of int, shape (pairs,)
        Positions, sorted by parcel and zone.
    area : ndarray, shape (pairs,)
        Planar, in square map units.
    centre : ndarray, shape (pairs, 2)
        The centroid of the common part; may be NaN where the parcel lies wholly in the zone.
    whole : ndarray of bool, shape (pairs,)
        Whether the parcel lies wholly in the zone.
    """

    parcel: Ints
    zone: Ints
    area: Floats
    centre: Floats
    whole: np.ndarray


def planar_overlaps(
    parcels: Geometries | Rings,
    zones: Geometries | ZoneIndex,
    *,
    engine: Engine = "auto",
    threads: int | None = None,
) -> Overlaps:
    """Common areas of every parcel with every zone.

    Parameters
    ----------
    parcels : ndarray of shapely polygons, or Rings
        Valid. As rings they are measured without being built, which is what large files want.
    zones : ndarray of shapely polygons, or ZoneIndex
        Valid; in the same coordinate reference system.
    engine : {"auto", "kernel", "geos"}
        ``kernel`` needs numba; ``auto`` takes it where it is.
    threads : int, optional
        All processors if not given.

    Returns
    -------
    Overlaps
        Pairs with a common area only.

    Raises
    ------
    CalculationError
        If a random sample of the pairs does not agree with GEOS.
    """
    kernel = engine == "kernel" or (engine == "auto" and has("numba"))
    workers = threads or os.cpu_count() or 1
    sides = _Sides.of(parcels, zones if isinstance(zones, ZoneIndex) else index_zones(zones))
    near = _near(sides)
    far = _wholly_inside(sides, near)
    measure = _by_kernel if kernel else _by_geos
    area, centre = measure(sides, near, workers)
    _check_sample(sides, near, area, workers)
    own = sides.area[near.parcel]
    real = area > _NOISE * own
    whole = area[real] >= (1 - _NOISE) * own[real]
    parcel = np.concatenate([far[:, 0], near.parcel[real]])
    zone = np.concatenate([far[:, 1], near.zone[real]])
    order = np.lexsort((zone, parcel))
    return Overlaps(
        parcel=parcel[order],
        zone=zone[order],
        area=np.concatenate([sides.area[far[:, 0]], area[real]])[order],
        centre=np.concatenate([np.full((len(far), 2), np.nan), centre[real]])[order],
        whole=np.concatenate([np.ones(len(far), dtype=bool), whole])[order],
    )


@dataclass(frozen=True)
class _Sides:
    """Both layers with what is asked of them again and again."""

    parcels: Geometries | None
    zones: ZoneIndex
    rings: Rings
    present: Ints
    boxes: Floats
    box_shapes: Geometries
    area: Floats

    @classmethod
    def of(cls, parcels: Geometries | Rings, zones: ZoneIndex) -> _Sides:
        if isinstance(parcels, Rings):
            rings, shapes, bounds = parcels, None, parcels.bounds()
        else:
            rings, shapes, bounds = rings_of(parcels), parcels, shapely.bounds(parcels)
        size = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
        margin = size * _GROWTH
        boxes = bounds + np.column_stack([-margin, -margin, margin, margin])
        sizes = np.abs(signed_ring_areas(rings))
        area = summed(np.where(rings.is_hole, -sizes, sizes), rings.owner, len(bounds))
        present = np.flatnonzero(np.isfinite(boxes).all(axis=1))
        return cls(
            parcels=shapes,
            zones=zones,
            rings=rings,
            present=present,
            boxes=boxes,
            box_shapes=shapely.box(*boxes[present].T),
            area=area,
        )

    def shapes(self, positions: Ints) -> Geometries:
        """Some of the parcels as polygons."""
        if self.parcels is not None:
            return self.parcels[positions]
        return self.rings.polygons(positions)


@dataclass(frozen=True)
class _Near:
    """Pairs in which some edge of the zone passes the parcel's box, and the runs that do."""

    parcel: Ints
    zone: Ints
    first: Ints
    last: Ints
    runs: Ints


def _near(sides: _Sides) -> _Near:
    hit, run = sides.zones.runs.query(sides.box_shapes)
    parcel, zone = sides.present[hit], sides.zones.run_zone[run]
    order = np.lexsort((zone, parcel))
    parcel, zone, run = parcel[order], zone[order], run[order]
    new = np.append(True, (np.diff(parcel) != 0) | (np.diff(zone) != 0))[: len(parcel)]
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(parcel))[: len(first)]
    return _Near(parcel[first], zone[first], first, last, run)


def _wholly_inside(sides: _Sides, near: _Near) -> Ints:
    """Pairs without a border in common where one point decides: rows of parcel, zone."""
    hit, zone = sides.zones.tree.query(sides.box_shapes)
    parcel = sides.present[hit]
    count = len(sides.zones.shapes)
    known = np.isin(parcel * count + zone, near.parcel * count + near.zone)
    parcel, zone = parcel[~known], zone[~known]
    first = np.zeros(len(sides.boxes), dtype=np.intp)
    first[sides.rings.owner[::-1]] = sides.rings.offsets[:-1][::-1]
    inside = sides.zones.contains(zone, sides.rings.xy[first[parcel]])
    return np.column_stack([parcel[inside], zone[inside]])


def _by_kernel(sides: _Sides, near: _Near, workers: int) -> tuple[Floats, Floats]:
    from .kernel import common_areas

    own, place = np.unique(near.parcel, return_inverse=True)
    xy, start, end = _separated(oriented(sides.rings.of(own)), len(own))
    boxes = sides.boxes[near.parcel]
    corner = sides.zones.contains(near.zone, boxes[:, [0, 3]]).astype(np.float64)
    out = np.empty((len(near.parcel), 3))
    doubtful = np.zeros(len(near.parcel), dtype=bool)

    def work(part: slice) -> None:
        common_areas(
            xy,
            start,
            end,
            sides.zones.xy,
            sides.zones.run_start,
            sides.zones.run_end,
            place[part],
            near.first[part],
            near.last[part],
            near.runs,
            boxes[part],
            corner[part],
            out[part],
            doubtful[part],
        )

    _in_parts(work, len(near.parcel), workers)
    area = out[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        centre = boxes[:, :2] + out[:, 1:] / area[:, None]
    again = np.flatnonzero(doubtful)
    if len(again):
        pieces = shapely.intersection(
            sides.shapes(near.parcel[again]), sides.zones.shapes[near.zone[again]]
        )
        area[again], centre[again] = _sizes(pieces)
    return area, centre


def _separated(rings: Rings, count: int) -> tuple[Floats, Ints, Ints]:
    """Vertices with a NaN row behind each ring, and each polygon's range in them."""
    at = rings.offsets[1:]
    xy = np.insert(rings.xy, at, np.nan, axis=0)
    starts = rings.offsets[:-1] + np.arange(len(rings))
    ends = at + np.arange(len(rings))
    first = np.full(count, 0)
    last = np.full(count, 0)
    first[rings.owner[::-1]] = starts[::-1]
    last[rings.owner] = ends - 1
    return xy, first, last


def _by_geos(sides: _Sides, near: _Near, workers: int) -> tuple[Floats, Floats]:
    own, parcel = np.unique(near.parcel, return_inverse=True)
    pieces = clipped_pieces(sides.shapes(own), sides.zones.shapes, parcel, near.zone, workers)
    return _sizes(pieces)


def _sizes(pieces: Geometries) -> tuple[Floats, Floats]:
    """Area and centroid; NaN is the centre of nothing."""
    centre = np.full((len(pieces), 2), np.nan)
    some = ~shapely.is_empty(pieces)
    centre[some] = shapely.get_coordinates(shapely.centroid(pieces[some]))
    return shapely.area(pieces), centre


def _in_parts(work: Callable[[slice], None], count: int, workers: int) -> None:
    """Do the work on slices of the pairs, on several processors."""
    cuts = np.linspace(0, count, workers * 4 + 1).astype(int)
    parts = [slice(a, b) for a, b in pairwise(cuts) if b > a]
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, parts))


def _check_sample(sides: _Sides, near: _Near, area: Floats, workers: int) -> None:
    """Compare a random sample of pairs with GEOS; a wrong area must not get out."""
    if len(area) == 0:
        return
    size = min(len(area), int(np.clip(len(area) // _SAMPLE_SHARE, *_SAMPLE)))
    chosen = np.random.default_rng(0).choice(len(area), size, replace=False)
    parcel, zone = near.parcel[chosen], near.zone[chosen]
    own = np.arange(len(chosen))
    pieces = clipped_pieces(sides.shapes(parcel), sides.zones.shapes, own, zone, workers)
    oracle = shapely.area(pieces)
    off = np.abs(area[chosen] - oracle)
    if (off > _AGREES * sides.area[parcel] + _AGREES).any():
        raise CalculationError("error.overlap_sample", off=float(off.max()))
