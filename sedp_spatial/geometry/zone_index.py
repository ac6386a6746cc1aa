"""Zones made ready to be laid over many parcels: their edges in short runs, each with a box."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from .rings import Floats, Geometries, Ints, Rings, rings_of, signed_ring_areas

# Runs of this many edges have one box in the index: fewer make a large index, more make the
# kernel look at edges that are far away.
_RUN = 8


@dataclass(frozen=True)
class ZoneIndex:
    """Zones with what every batch of parcels asks of them.

    Attributes
    ----------
    shapes : ndarray of shapely polygons
        Prepared for questions about points.
    xy : ndarray of shape (vertices, 2)
        The vertices of their rings, the inside to the left.
    run_start, run_end, run_zone : ndarray of int, shape (runs,)
        Each run's first and last vertex, and the position of its zone.
    runs : shapely.STRtree
        Of the runs' boxes.
    tree : shapely.STRtree
        Of the zones.
    """

    shapes: Geometries
    xy: Floats
    run_start: Ints
    run_end: Ints
    run_zone: Ints
    runs: shapely.STRtree
    tree: shapely.STRtree

    def contains(self, zone: Ints, xy: Floats) -> NDArray[np.bool_]:
        """Whether each point lies in its zone."""
        inside: NDArray[np.bool_] = shapely.contains_xy(self.shapes[zone], xy[:, 0], xy[:, 1])
        return inside


def index_zones(zones: Geometries) -> ZoneIndex:
    """Make zones ready; worth keeping where parcels come in batches.

    Parameters
    ----------
    zones : ndarray of shapely polygons
        Valid.
    """
    rings = oriented(rings_of(zones))
    edges = np.diff(rings.offsets) - 1
    runs = -(-edges // _RUN)
    ring = np.repeat(np.arange(len(rings)), runs)
    number = np.arange(len(ring)) - np.repeat(np.cumsum(runs) - runs, runs)
    start = rings.offsets[ring] + number * _RUN
    end = np.minimum(start + _RUN, rings.offsets[ring + 1] - 1)
    low, high = _extents(rings.xy, start, end)
    shapely.prepare(zones)
    return ZoneIndex(
        shapes=zones,
        xy=rings.xy,
        run_start=start,
        run_end=end,
        run_zone=rings.owner[ring],
        runs=shapely.STRtree(shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])),
        tree=shapely.STRtree(zones),
    )


def oriented(rings: Rings) -> Rings:
    """The same rings with their polygon's inside to the left of every edge."""
    areas = signed_ring_areas(rings)
    turn = np.where(rings.is_hole, areas > 0, areas < 0)
    counts = np.diff(rings.offsets)
    ring = np.repeat(np.arange(len(rings)), counts)
    position = np.arange(len(rings.xy))
    mirrored = rings.offsets[ring] + rings.offsets[ring + 1] - 1 - position
    return Rings(
        rings.xy[np.where(turn[ring], mirrored, position)],
        rings.offsets,
        rings.owner,
        rings.is_hole,
    )


def _extents(xy: Floats, start: Ints, end: Ints) -> tuple[Floats, Floats]:
    """The box of each run of vertices, both ends included."""
    # reduceat takes half-open stretches one after the other; the shared vertex is added by hand.
    low = np.minimum(np.minimum.reduceat(xy, start, axis=0), xy[end])
    high = np.maximum(np.maximum.reduceat(xy, start, axis=0), xy[end])
    return low, high
