"""Seams that are open by less than a tolerance: close them, and list every change."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from ..geometry.area import drawn_area_m2
from ..geometry.coverage import Faces, covering_faces, overlapping_pairs
from ..geometry.cutting import difference
from ..geometry.rings import Geometries
from ..geometry.sound import areal_part, width_at_most
from ..messages import Message

Mask = NDArray[np.bool_]


class Changes:
    """The list of changes, and the rule that none of them moves an edge too far."""

    def __init__(self, ids: Any, crs: CRS, unit: float, chosen: Mask, kept: Mask) -> None:
        self.names = ids
        self._crs = crs
        self.unit = unit
        self.chosen = chosen
        """The features that changes must concern."""
        self.kept = kept
        """Broken outlines that nobody asked to mend: they stay as they are."""
        self.rows: list[dict[str, Any]] = []

    def changed(
        self, action: str, which: np.ndarray, old: Geometries, new: Geometries, moved: float = 0.0
    ) -> None:
        """Write down what changed for the features at ``which`` (a mask)."""
        positions = np.flatnonzero(which)
        before = drawn_area_m2(old[positions], self._crs)
        after = drawn_area_m2(new[positions], self._crs)
        for position, area_before, area_after in zip(positions, before, after, strict=True):
            name = self.names[position]
            change = float(area_after - area_before)
            self.rows.append(
                {
                    "parcel_id": name,
                    "action": action,
                    "area_before_m2": float(area_before),
                    "area_after_m2": float(area_after),
                    "area_change_m2": change,
                    "moved_m": moved,
                    "message": Message(f"repair.{action}", id=name, change_m2=change),
                    "place": _difference(old[position], new[position], action),
                }
            )

    def replace(
        self, action: str, shapes: Geometries, position: int, new: Any, width: float
    ) -> bool:
        """Take a new shape if its edges stay within ``width`` of the old ones."""
        if self.kept[position]:
            return False
        new = areal_part(np.array([new], dtype=object))[0]
        if new is None or not new.is_valid:
            return False
        moved = shapely.hausdorff_distance(new.boundary, shapes[position].boundary)
        if moved > width:
            return False
        which = np.zeros(len(shapes), dtype=bool)
        which[position] = True
        changed = shapes.copy()
        changed[position] = new
        self.changed(action, which, shapes, changed, moved=float(moved * self.unit))
        shapes[position] = new
        return True


def _difference(old: Any, new: Any, action: str) -> Any:
    """The land that a change took or gave: what is drawn to show it."""
    return new if action == "made_valid" else shapely.symmetric_difference(old, new)


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
