"""Zones made ready to be laid over many parcels: their edges in short runs, each with a box."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .box_tree import BoxTree
from .rings import Floats, Geometries, Ints, Rings, rings_of

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
    runs, tree : BoxTree
        Of the runs and of the zones.
    """

    shapes: Geometries
    xy: Floats
    run_start: Ints
    run_end: Ints
    run_zone: Ints
    runs: BoxTree
    tree: BoxTree
    asking: Any = field(default_factory=Lock, compare=False, repr=False)

    def contains(self, zone: Ints, xy: Floats) -> NDArray[np.bool_]:
        """Whether each point lies in its zone.

        One thread at a time: a prepared outline of GEOS changes while it is asked, and two
        threads in the same one bring the process down or get wrong answers.
        """
        with self.asking:
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
    shapely.prepare(zones)
    return ZoneIndex(
        shapes=zones,
        xy=rings.xy,
        run_start=start,
        run_end=end,
        run_zone=rings.owner[ring],
        runs=BoxTree(_boxes(rings.xy, start, end)),
        tree=BoxTree(shapely.bounds(zones)),
    )


def oriented(rings: Rings) -> Rings:
    """The same rings with their polygon's inside to the left of every edge."""
    xy = rings.xy.copy()
    for ring in np.flatnonzero(inside_to_left(rings) < 0):
        stretch = slice(*rings.offsets[ring : ring + 2])
        xy[stretch] = rings.xy[stretch][::-1]
    return Rings(xy, rings.offsets, rings.owner, rings.is_hole)


def inside_to_left(rings: Rings, areas: Floats | None = None) -> Floats:
    """1 for rings that have their polygon's inside to the left, -1 for the others."""
    areas = rings.signed_areas if areas is None else areas
    return np.where(rings.is_hole, areas > 0, areas < 0) * -2.0 + 1.0


def _boxes(xy: Floats, start: Ints, end: Ints) -> Floats:
    """The box of each run of vertices, both ends included."""
    # reduceat takes half-open stretches one after the other; the shared vertex is added by hand.
    last = xy[end]
    columns = [
        extreme(extreme.reduceat(xy[:, axis], start), last[:, axis])
        for extreme in (np.minimum, np.maximum)
        for axis in (0, 1)
    ]
    return np.column_stack(columns)
