"""Seams that are open by less than a tolerance: close them, and list every change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from ..geometry.area import drawn_area_m2
from ..geometry.coverage import Faces, covering_faces, overlapping_pairs
from ..geometry.cutting import difference
from ..geometry.rings import Floats, Geometries, Ints
from ..geometry.scale import ArealScale
from ..geometry.sound import areal_part, width_at_most
from ..messages import Message

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Change:
    """What happened to one feature; its areas are measured with those of all others."""

    position: int
    action: str
    old: Any
    new: Any
    moved_m: float


class Changes:
    """The list of changes, and the rule that none of them moves an edge too far.

    Parameters
    ----------
    names : sequence
        What the features are called.
    crs : pyproj.CRS
    scale : ArealScale or None
        Of the whole layer.
    unit : float
        Metres in a unit of the map.
    chosen, kept : ndarray of bool
        The features that changes must concern; broken outlines that nobody asked to mend, which
        stay as they are.
    """

    def __init__(
        self, names: Any, crs: CRS, scale: ArealScale | None, unit: float, chosen: Mask, kept: Mask
    ) -> None:
        self._names, self._crs, self._scale, self.unit = names, crs, scale, unit
        self.chosen, self.kept = chosen, kept
        self._list: list[Change] = []

    def changed(self, action: str, position: int, old: Any, new: Any, moved: float = 0.0) -> None:
        """Write down that a feature changed."""
        self._list.append(Change(position, action, old, new, moved))

    def replace(
        self, action: str, shapes: Geometries, position: int, new: Any, width: float
    ) -> bool:
        """Take a new shape if its edges stay within ``width`` of the old ones."""
        if self.kept[position]:
            return False
        new = areal_part(np.array([new], dtype=object))[0]
        if new is None or not new.is_valid:
            return False
        old = shapes[position]
        moved = shapely.hausdorff_distance(new.boundary, old.boundary)
        if moved > width:
            return False
        self.changed(action, position, old, new, moved=float(moved * self.unit))
        shapes[position] = new
        return True

    def positions(self) -> Ints:
        """The features that changed, each once."""
        return np.unique([one.position for one in self._list]).astype(np.int64)

    def rows(self) -> list[dict[str, Any]]:
        """The log, in the order in which things happened."""
        old, new = (_array([getattr(one, side) for one in self._list]) for side in ("old", "new"))
        before, after = self._areas(old), self._areas(new)
        # The land that a change took or gave; of a mended outline the whole.
        whole = np.array([one.action == "made_valid" for one in self._list], dtype=bool)
        places = new.copy()
        places[~whole] = shapely.symmetric_difference(old[~whole], new[~whole])
        rows = []
        for number, one in enumerate(self._list):
            name = self._names[one.position]
            change = float(after[number] - before[number])
            rows.append(
                {
                    "parcel_id": name,
                    "action": one.action,
                    "area_before_m2": float(before[number]),
                    "area_after_m2": float(after[number]),
                    "area_change_m2": change,
                    "moved_m": one.moved_m,
                    "message": Message(f"repair.{one.action}", id=name, change_m2=change),
                    "place": places[number],
                }
            )
        return rows

    def _areas(self, shapes: Geometries) -> Floats:
        return drawn_area_m2(shapes, self._crs, scale=self._scale, compiled=True)


def _array(shapes: list[Any]) -> Geometries:
    array = np.empty(len(shapes), dtype=object)
    array[:] = shapes
    return array


def close_overlaps(
    shapes: Geometries, width: float, log: Changes, faces: Faces | None = None
) -> Geometries:
    """Cut narrow overlaps from the larger of the two, whose area changes least by it."""
    shapes = shapes.copy()
    pairs, pieces = overlapping_pairs(shapes, faces or covering_faces(shapes))
    concerned = log.chosen[pairs].any(axis=1)
    narrow = _narrow(pieces[concerned], width)
    for first, second in pairs[concerned][narrow]:
        larger = first if shapes[first].area >= shapes[second].area else second
        other = second if larger == first else first
        cut = difference(shapes[larger], shapes[other]) or shapely.Polygon()
        log.replace("overlap_cut", shapes, int(larger), cut, width)
    return shapes


def _narrow(pieces: Geometries, width: float) -> Mask:
    """Which pieces are nowhere wider; each outline is looked at once.

    A thousand copies of one outline overlap in half a million pairs, and all in the same piece.
    """
    alike, number = np.unique(shapely.to_wkb(pieces), return_inverse=True)
    return width_at_most(shapely.from_wkb(alike), width)[number]


def fill_gaps(
    shapes: Geometries,
    territory: shapely.Geometry | None,
    width: float,
    log: Changes,
    faces: Faces | None = None,
) -> Geometries:
    """Give narrow gaps to the neighbour with the longest common edge, the earlier of equals."""
    shapes = shapes.copy()
    faces = faces or covering_faces(shapes, territory)
    empty = faces.shapes[faces.inside & (faces.depth == 0)]
    if len(empty) == 0:
        return shapes
    # In an order of their own, however the faces were found.
    gaps = shapely.get_parts(shapely.normalize(shapely.union_all(empty)))
    gaps = gaps[width_at_most(gaps, width)]
    tree = shapely.STRtree(shapes)
    for gap in gaps:
        near = np.sort(tree.query(gap, predicate="intersects"))
        if not log.chosen[near].any():
            continue
        shared = shapely.length(shapely.intersection(shapes[near], gap.boundary))
        for neighbour in near[np.argsort(-shared, kind="stable")]:
            joined = shapely.union(shapes[neighbour], gap)
            if log.replace("gap_filled", shapes, int(neighbour), joined, width):
                break
    return shapes


def cut_overhangs(
    shapes: Geometries, territory: shapely.Geometry, width: float, log: Changes
) -> Geometries:
    """Cut what reaches over the boundary by no more than the tolerance."""
    shapes = shapes.copy()
    shapely.prepare(territory)
    for position in np.flatnonzero(log.chosen & shapely.intersects(shapes, territory.boundary)):
        over = difference(shapes[position], territory)
        if over is not None and width_at_most(np.array([over]), width)[0]:
            cut = shapely.intersection(shapes[position], territory)
            log.replace("overhang_cut", shapes, int(position), cut, width)
    return shapes
