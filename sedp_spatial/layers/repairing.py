"""Mend what can be mended without a decision: nothing moves by more than the tolerance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.local import check_tolerance, metres_per_unit
from ..geometry.rings import Geometries
from ..geometry.scale import fit_areal_scale
from ..geometry.sound import is_finite, is_sound, only, sound
from ..messages import Label, Message
from ..progress import Feedback, step
from ..results import Result
from .boundary import Boundary, territory_of
from .findings import feature_ids as name_features
from .place import check_place
from .repair_seams import Changes, Mask, close_overlaps, cut_overhangs, fill_gaps
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
    places : geopandas.GeoDataFrame
        The table with the land that each change took or gave; of a mended or removed outline the
        whole of it. In the CRS of the layer.
    """

    features: int
    changes: int
    area_before_ha: float
    area_after_ha: float
    area_change_m2: float
    largest_move_m: float
    places: gpd.GeoDataFrame


REPAIRS = {
    "invalid_geometry": "made_valid",
    "duplicate_geometry": "removed_copy",
    "duplicate_id": "removed_copy",
    "overlap": "overlap_cut",
    "overlap_below_tolerance": "overlap_cut",
    "gap": "gap_filled",
    "gap_below_tolerance": "gap_filled",
    "outside": "overhang_cut",
    "outside_below_tolerance": "overhang_cut",
}
"""What may mend the findings of a rule. All other findings need a person."""


def repair_layer(
    gdf: gpd.GeoDataFrame,
    *,
    kind: str = "parcels",
    boundary: Boundary | None = None,
    tolerance_m: float = 0.01,
    rules: Sequence[str] | None = None,
    feature_ids: Sequence[str] | None = None,
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
    rules : sequence of str, optional
        Only what these rules of the check find is mended; a rule that no machine can mend is
        allowed and mends nothing.
    feature_ids : sequence of str, optional
        Only changes that concern one of these features, as the check calls them: an overlap or a
        gap concerns both neighbours.
    feedback : Feedback, optional

    Returns
    -------
    RepairResult

    Raises
    ------
    DataError
        As :func:`check_layer`.
    UsageError
        If a rule is none of the check's, or the tolerance no length.

    Examples
    --------
    >>> result = repair_layer(dirty, tolerance_m=0.01)
    >>> bool(result.largest_move_m <= 0.01)
    True
    >>> set(repair_layer(dirty, rules=["invalid_geometry"]).table["action"])
    {'made_valid'}
    """
    if len(gdf) == 0:
        raise DataError("error.no_features", layer=kind)
    check_place(gdf, kind)
    check_tolerance(tolerance_m)
    actions = _actions(rules)
    crs = horizontal_crs(gdf.crs)
    names = name_features(gdf, schema_of(kind).id)
    chosen = np.ones(len(gdf), dtype=bool) if feature_ids is None else np.isin(
        names.astype(str), [str(one) for one in feature_ids])  # fmt: skip
    copy, copies = _copies(gdf, names, chosen, crs, wanted="removed_copy" in actions)
    gdf, chosen = gdf[~copy], chosen[~copy]
    raw = np.asarray(gdf.geometry.values, dtype=object)
    unit = metres_per_unit(crs, gdf.total_bounds)
    step(feedback, 0.1)
    shapes, mended = sound(raw)
    usable = only(raw, is_finite(raw))
    extent = shapely.total_bounds(usable)
    scale = fit_areal_scale(crs, extent) if np.isfinite(extent).all() else None
    before = drawn_area_m2(usable, crs, scale=scale)
    mine = mended & chosen if "made_valid" in actions else np.zeros(len(raw), dtype=bool)
    # What is broken and shall stay so is measured as it would be mended, but not changed.
    log = Changes(names[~copy], crs, scale, unit, chosen, mended & ~mine)
    for position in np.flatnonzero(mine).tolist():
        log.changed("made_valid", position, raw[position], shapes[position])
    kept = np.where(is_sound(raw) | mine, shapes, raw)
    if kind == "parcels":
        width = tolerance_m / log.unit
        territory = None if boundary is None else territory_of(boundary, gdf)
        if "overlap_cut" in actions:
            shapes = close_overlaps(shapes, width, log)
        step(feedback, 0.5)
        if "gap_filled" in actions:
            shapes = fill_gaps(shapes, territory, width, log)
        step(feedback, 0.8)
        if territory is not None and "overhang_cut" in actions:
            shapes = cut_overhangs(shapes, territory, width, log)
        kept = np.where(shapely.is_missing(shapes) | log.kept, kept, shapes)
    layer = gdf.set_geometry(gpd.GeoSeries(kept, index=gdf.index, crs=gdf.crs))
    after = drawn_area_m2(only(kept, is_finite(kept)), crs, scale=scale)
    rows = [*copies, *log.rows()]
    table = table_of(rows)
    step(feedback, 1.0)
    copied_m2 = sum(row["area_before_m2"] for row in copies)
    notes = [Message("note.repaired", changes=len(table), tolerance_m=tolerance_m)]
    if rules is not None:
        said = [Label("checks", rule) for rule in rules]
        notes.append(Message("note.repair_limited", rules=said))
    return RepairResult(
        table=table,
        layer=layer,
        notes=tuple(notes),
        features=len(layer),
        changes=len(table),
        area_before_ha=float(before.sum() + copied_m2) / 1e4,
        area_after_ha=float(after.sum()) / 1e4,
        area_change_m2=float(after.sum() - before.sum() - copied_m2),
        largest_move_m=float(table["moved_m"].max()) if len(table) else 0.0,
        places=gpd.GeoDataFrame(
            table.copy(),
            geometry=np.array([row["place"] for row in rows], dtype=object),
            crs=gdf.crs,
        ),
    )


def _actions(rules: Sequence[str] | None) -> set[str]:
    """What may be done to mend the findings of some rules."""
    if rules is None:
        return set(REPAIRS.values())
    known = load_codes("checks")
    for rule in rules:
        if rule not in known:
            raise UsageError("error.no_such_rule", rule=rule, allowed=", ".join(REPAIRS))
    return {REPAIRS[rule] for rule in rules if rule in REPAIRS}


def table_of(rows: list[dict[str, Any]]) -> pd.DataFrame:
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


def _copies(
    gdf: gpd.GeoDataFrame, names: Any, chosen: Mask, crs: CRS, *, wanted: bool
) -> tuple[Mask, list[dict[str, Any]]]:
    """Later records that repeat an earlier one in everything, outline and attributes."""
    if not wanted:
        return np.zeros(len(gdf), dtype=bool), []
    copy = is_copy(gdf) & chosen
    shapes = np.asarray(gdf.geometry.values, dtype=object)
    return copy, rows_of_copies(names[copy], shapes[copy], crs)


def is_copy(gdf: gpd.GeoDataFrame) -> Mask:
    """Which records repeat an earlier one in everything, outline and attributes."""
    shapes = np.asarray(gdf.geometry.values, dtype=object)
    usable = only(shapes, is_finite(shapes))  # GEOS cannot put in order what has no place
    outlines = pd.Series(shapely.to_wkb(shapely.normalize(usable)), index=gdf.index)
    cells = gdf.drop(columns=gdf.geometry.name).astype("object").map(str).assign(outline=outlines)
    copy: Mask = (cells.duplicated() & outlines.notna()).to_numpy()
    return copy


def rows_of_copies(names: Any, shapes: Geometries, crs: CRS) -> list[dict[str, Any]]:
    """What the log of changes says of removed copies."""
    if len(shapes) == 0:
        return []
    gone = sound(shapes)[0]
    return [
        {
            "parcel_id": name,
            "action": "removed_copy",
            "area_before_m2": float(area),
            "area_after_m2": 0.0,
            "area_change_m2": -float(area),
            "moved_m": 0.0,
            "message": Message("repair.removed_copy", id=name, change_m2=-float(area)),
            "place": shape,
        }
        for name, area, shape in zip(names, drawn_area_m2(gone, crs), gone, strict=True)
    ]
