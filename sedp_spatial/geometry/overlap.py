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
from .clip import clipped_pieces, scattered_pieces
from .rings import Floats, Geometries, Ints, Rings, rings_of, summed
from .zone_index import ZoneIndex, index_zones, inside_to_left

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
# Fewer pairs than this are worked on in less time than threads take to start.
_WORTH_THREADS = 5_000


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
    measure = _by_kernel if kernel else _by_geos
    area, centre = measure(sides, near, workers)
    _check_sample(sides, near, area)
    own = sides.area[near.parcel]
    real = area > _NOISE * own
    whole = area[real] >= (1 - _NOISE) * own[real]
    inner, around = _wholly_inside(sides, near)
    parcel = np.concatenate([inner, near.parcel[real]])
    zone = np.concatenate([around, near.zone[real]])
    # Both halves are in order already, which a stable sort only has to merge.
    order = np.argsort(parcel * len(sides.zones.shapes) + zone, kind="stable")
    return Overlaps(
        parcel=sides.own[parcel[order]],
        zone=zone[order],
        area=np.concatenate([sides.area[inner], area[real]])[order],
        centre=np.concatenate([np.full((len(inner), 2), np.nan), centre[real]])[order],
        whole=np.concatenate([np.ones(len(inner), dtype=bool), whole])[order],
    )


@dataclass(frozen=True)
class _Sides:
    """Both layers with what is asked of them again and again.

    Only the parcels whose boxes meet a zone's are looked at: ``own`` holds their positions in the
    layer, and everything else is by their order.
    """

    parcels: Geometries | None
    zones: ZoneIndex
    own: Ints
    boxes: Floats
    candidates: tuple[Ints, Ints]
    rings: Rings
    first_ring: Ints
    ring_areas: Floats
    area: Floats

    @classmethod
    def of(cls, parcels: Geometries | Rings, zones: ZoneIndex) -> _Sides:
        bounds = parcels.bounds() if isinstance(parcels, Rings) else shapely.bounds(parcels)
        size = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
        margin = (size * _GROWTH)[:, None] * [-1, -1, 1, 1]
        boxes = bounds + margin
        parcel, zone = zones.tree.query(boxes)
        if isinstance(parcels, Rings):
            own, shapes, rings = np.arange(len(boxes)), None, parcels
        else:
            own, parcel = np.unique(parcel, return_inverse=True)
            shapes = parcels[own]
            boxes, rings = boxes[own], rings_of(shapes)
        areas = rings.signed_areas
        sizes = np.abs(areas)
        return cls(
            parcels=shapes,
            zones=zones,
            own=own,
            boxes=boxes,
            candidates=(parcel, zone),
            rings=rings,
            first_ring=np.searchsorted(rings.owner, np.arange(len(own) + 1)),
            ring_areas=areas,
            area=summed(np.where(rings.is_hole, -sizes, sizes), rings.owner, len(own)),
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
    # A run of edges lies in the box of its zone, which most parcels do not meet.
    some = np.unique(sides.candidates[0])
    parcel, run = sides.zones.runs.query(sides.boxes[some])
    parcel = some[parcel]
    zone = sides.zones.run_zone[run]  # the runs of a zone follow each other
    new = np.append(True, (np.diff(parcel) != 0) | (np.diff(zone) != 0))[: len(parcel)]
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(parcel))[: len(first)]
    return _Near(parcel[first], zone[first], first, last, run)


def _wholly_inside(sides: _Sides, near: _Near) -> tuple[Ints, Ints]:
    """Pairs without a border in common where one point decides: parcel and zone."""
    parcel, zone = sides.candidates
    count = len(sides.zones.shapes)
    far = np.ones(len(parcel), dtype=bool)
    far[np.searchsorted(parcel * count + zone, near.parcel * count + near.zone)] = False
    parcel, zone = parcel[far], zone[far]
    vertex = sides.rings.offsets[sides.first_ring[parcel]]
    inside = sides.zones.contains(zone, sides.rings.xy[vertex])
    return parcel[inside], zone[inside]


def _by_kernel(sides: _Sides, near: _Near, workers: int) -> tuple[Floats, Floats]:
    from .kernel import common_areas

    boxes = sides.boxes[near.parcel]
    corner = sides.zones.contains(near.zone, boxes[:, [0, 3]]).astype(np.float64)
    signs = inside_to_left(sides.rings, sides.ring_areas)
    out = np.empty((len(near.parcel), 3))
    doubtful = np.zeros(len(near.parcel), dtype=bool)

    def work(part: slice) -> None:
        common_areas(
            sides.rings.xy,
            sides.rings.offsets,
            signs,
            sides.first_ring,
            sides.zones.xy,
            sides.zones.run_start,
            sides.zones.run_end,
            near.parcel[part],
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
    """Do the work on slices of the pairs, on several processors where there are many."""
    if workers == 1 or count < _WORTH_THREADS:
        work(slice(0, count))
        return
    cuts = np.linspace(0, count, workers * 4 + 1).astype(int)
    parts = [slice(a, b) for a, b in pairwise(cuts) if b > a]
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, parts))


def _check_sample(sides: _Sides, near: _Near, area: Floats) -> None:
    """Compare a random sample of pairs with GEOS; a wrong area must not get out."""
    if len(area) == 0:
        return
    size = min(len(area), int(np.clip(len(area) // _SAMPLE_SHARE, *_SAMPLE)))
    chosen = np.random.default_rng(0).choice(len(area), size, replace=False)
    parcel, zone = near.parcel[chosen], near.zone[chosen]
    oracle = shapely.area(scattered_pieces(sides.shapes(parcel), sides.zones.shapes[zone]))
    off = np.abs(area[chosen] - oracle)
    if (off > _AGREES * sides.area[parcel] + _AGREES).any():
        raise CalculationError("error.overlap_sample", off=float(off.max()))
