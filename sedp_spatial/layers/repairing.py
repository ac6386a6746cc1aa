"""Mend what can be mended without a decision: nothing moves by more than the tolerance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from ..errors import DataError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.coverage import covering_faces, overlapping_pairs
from ..geometry.cutting import difference
from ..geometry.local import check_tolerance, metres_per_unit
from ..geometry.rings import Geometries
from ..geometry.sound import areal_part, is_finite, is_sound, only, sound, width_at_most
from ..messages import Message
from ..progress import Feedback, step
from ..results import Result
from .boundary import Boundary, territory_of
from .findings import feature_ids
from .place import check_place
from .schema import schema_of

_COLUMNS = (
    "parcel_id",
    "action",
    "area_before_m2",
    "area_after_m2",
    "area_change_m2",
    "moved_m",
    "message",
)


@dataclass(frozen=True)
class RepairResult(Result):
    """What :func:`repair_layer` did.

    Attributes
    ----------
    table : pandas.DataFrame
        One row per change: parcel_id, action (made_valid | removed_copy | overlap_cut |
        gap_filled | overhang_cut), area_before_m2, area_after_m2, area_change_m2, moved_m,
        message.
    layer : geopandas.GeoDataFrame
        The repaired layer with all its columns and the index of the input.
    features, changes : int
        Features of the repaired layer, and rows of the table.
    area_before_ha, area_after_ha, area_change_m2 : float
        Σ of the areas of the features before and after.
    largest_move_m : float
        The farthest that any edge was moved, never more than the tolerance.
    """

    features: int
    changes: int
    area_before_ha: float
    area_after_ha: float
    area_change_m2: float
    largest_move_m: float


def repair_layer(
    gdf: gpd.GeoDataFrame,
    *,
    kind: str = "parcels",
    boundary: Boundary | None = None,
    tolerance_m: float = 0.01,
    feedback: Feedback | None = None,
) -> RepairResult:
    """Mend invalid outlines, exact copies, and seams that are open by no more than a tolerance.

    Parameters
    ----------
    gdf : geopandas.GeoDataFrame
    kind : str
        Seams between neighbours are only closed in ``parcels``.
    boundary : GeoDataFrame, GeoSeries or shapely polygon, optional
        The territory: narrow overhangs are cut and narrow gaps along it filled.
    tolerance_m : float
        No edge is moved by more than this. Wider overlaps and gaps are somebody's land and are
        left as they are; :func:`check_layer` lists them.
    feedback : Feedback, optional

    Returns
    -------
    RepairResult

    Raises
    ------
    DataError
        As :func:`check_layer`.

    Examples
    --------
    >>> result = repair_layer(dirty, tolerance_m=0.01)
    >>> bool(result.largest_move_m <= 0.01)
    True
    """
    if len(gdf) == 0:
        raise DataError("error.no_features", layer=kind)
    check_place(gdf, kind)
    check_tolerance(tolerance_m)
    crs = horizontal_crs(gdf.crs)
    schema = schema_of(kind)
    gdf, copies = _without_copies(gdf, schema.id, crs)
    raw = np.asarray(gdf.geometry.values, dtype=object)
    log = _Log(feature_ids(gdf, schema.id), crs, metres_per_unit(crs, gdf.total_bounds))
    step(feedback, 0.1)
    shapes, mended = sound(raw)
    before = drawn_area_m2(only(raw, is_finite(raw)), crs)
    log.changed("made_valid", mended, raw, shapes)
    kept = np.where(is_sound(raw) | mended, shapes, raw)
    if kind == "parcels":
        width = tolerance_m / log.unit
        territory = None if boundary is None else territory_of(boundary, gdf)
        shapes = _close_overlaps(shapes, width, log)
        step(feedback, 0.5)
        shapes = _fill_gaps(shapes, territory, width, log)
        step(feedback, 0.8)
        if territory is not None:
            shapes = _cut_overhangs(shapes, territory, width, log)
        kept = np.where(shapely.is_missing(shapes), kept, shapes)
    layer = gdf.set_geometry(gpd.GeoSeries(kept, index=gdf.index, crs=gdf.crs))
    after = drawn_area_m2(only(kept, is_finite(kept)), crs)
    table = _table([*copies, *log.rows])
    step(feedback, 1.0)
    copied_m2 = sum(row["area_before_m2"] for row in copies)
    return RepairResult(
        table=table,
        layer=layer,
        notes=(Message("note.repaired", changes=len(table), tolerance_m=tolerance_m),),
        features=len(layer),
        changes=len(table),
        area_before_ha=float(before.sum() + copied_m2) / 1e4,
        area_after_ha=float(after.sum()) / 1e4,
        area_change_m2=float(after.sum() - before.sum() - copied_m2),
        largest_move_m=float(table["moved_m"].max()) if len(table) else 0.0,
    )


def _table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The changes; texts as objects, because pandas makes plain strings of messages."""
    texts = ("parcel_id", "action", "message")
    return pd.DataFrame(
        {
            name: pd.Series(
                [row[name] for row in rows], dtype="object" if name in texts else "float64"
            )
            for name in _COLUMNS
        }
    )


class _Log:
    """The list of changes, and the rule that none of them moves an edge too far."""

    def __init__(self, ids: Any, crs: CRS, unit: float) -> None:
        self._ids = ids
        self._crs = crs
        self.unit = unit
        self.rows: list[dict[str, Any]] = []

    def changed(
        self, action: str, which: np.ndarray, old: Geometries, new: Geometries, moved: float = 0.0
    ) -> None:
        """Write down what changed for the features at ``which`` (a mask)."""
        positions = np.flatnonzero(which)
        before = drawn_area_m2(old[positions], self._crs)
        after = drawn_area_m2(new[positions], self._crs)
        for position, area_before, area_after in zip(positions, before, after, strict=True):
            name = self._ids[position]
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
                }
            )

    def replace(
        self, action: str, shapes: Geometries, position: int, new: Any, width: float
    ) -> bool:
        """Take a new shape if its edges stay within ``width`` of the old ones."""
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


def _without_copies(
    gdf: gpd.GeoDataFrame, id_column: str, crs: CRS
) -> tuple[gpd.GeoDataFrame, list[dict[str, Any]]]:
    """Drop later records that repeat an earlier one in everything, outline and attributes."""
    outlines = pd.Series(shapely.to_wkb(shapely.normalize(gdf.geometry.values)), index=gdf.index)
    cells = gdf.drop(columns=gdf.geometry.name).astype("object").map(str).assign(outline=outlines)
    copy = (cells.duplicated() & outlines.notna()).to_numpy()
    if not copy.any():
        return gdf, []
    gone = gdf[copy]
    areas = drawn_area_m2(sound(np.asarray(gone.geometry.values, dtype=object))[0], crs)
    rows = [
        {
            "parcel_id": name,
            "action": "removed_copy",
            "area_before_m2": float(area),
            "area_after_m2": 0.0,
            "area_change_m2": -float(area),
            "moved_m": 0.0,
            "message": Message("repair.removed_copy", id=name, change_m2=-float(area)),
        }
        for name, area in zip(feature_ids(gone, id_column), areas, strict=True)
    ]
    return gdf[~copy], rows


def _close_overlaps(shapes: Geometries, width: float, log: _Log) -> Geometries:
    """Cut narrow overlaps from the larger of the two, whose area changes least by it."""
    shapes = shapes.copy()
    pairs, pieces = overlapping_pairs(shapes, covering_faces(shapes))
    for (first, second), piece in zip(pairs, pieces, strict=True):
        if not width_at_most(np.array([piece]), width)[0]:
            continue
        larger = first if shapes[first].area >= shapes[second].area else second
        other = second if larger == first else first
        cut = difference(shapes[larger], shapes[other]) or shapely.Polygon()
        log.replace("overlap_cut", shapes, int(larger), cut, width)
    return shapes


def _fill_gaps(
    shapes: Geometries, territory: shapely.Geometry | None, width: float, log: _Log
) -> Geometries:
    """Give narrow gaps to the neighbour with the longest common edge."""
    shapes = shapes.copy()
    faces = covering_faces(shapes, territory)
    empty = faces.shapes[faces.inside & (faces.depth == 0)]
    if len(empty) == 0:
        return shapes
    gaps = shapely.get_parts(shapely.union_all(empty))
    gaps = gaps[width_at_most(gaps, width)]
    tree = shapely.STRtree(shapes)
    for gap in gaps:
        near = tree.query(gap, predicate="intersects")
        shared = shapely.length(shapely.intersection(shapes[near], gap.boundary))
        for neighbour in near[np.argsort(-shared, kind="stable")]:
            joined = shapely.union(shapes[neighbour], gap)
            if log.replace("gap_filled", shapes, int(neighbour), joined, width):
                break
    return shapes


def _cut_overhangs(
    shapes: Geometries, territory: shapely.Geometry, width: float, log: _Log
) -> Geometries:
    """Cut what reaches over the boundary by no more than the tolerance."""
    shapes = shapes.copy()
    shapely.prepare(territory)
    for position in np.flatnonzero(shapely.intersects(shapes, territory.boundary)):
        over = difference(shapes[position], territory)
        if over is not None and width_at_most(np.array([over]), width)[0]:
            cut = shapely.intersection(shapes[position], territory)
            log.replace("overhang_cut", shapes, int(position), cut, width)
    return shapes
