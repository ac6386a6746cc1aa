"""Which feature lies in which zone, and with how much of itself."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..errors import DataError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.local import metres_per_unit
from ..geometry.rings import Floats, Geometries
from ..geometry.sound import only, sound, width_at_most
from ..layers.cells import shortened, texts
from ..layers.mapping import NOTES
from ..layers.place import check_place
from ..messages import Message
from ..overlay import overlap_areas, overlap_pieces

_SLIVER_M = 0.1  # zones that overlap by less than this width share a boundary drawn twice


@dataclass(frozen=True)
class Placed:
    """Features in zones.

    Attributes
    ----------
    table : pandas.DataFrame
        feature (position), zone, area_m2, share: one row per feature and zone that it lies in; a
        point lies in its zone with the share 1 and the area 0.
    measured : ndarray
        The area of each feature, m²; 0 for points.
    notes : list of Message
    """

    table: pd.DataFrame
    measured: Floats
    notes: list[Message]


def checked_zones(zones: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[Message]]:
    """Zones with a code each: zone (text), geometry (valid polygons).

    Returns
    -------
    zones : geopandas.GeoDataFrame
        Without the records that have no area.
    notes : list of Message
        Which outlines were invalid and mended.

    Raises
    ------
    DataError
        No features, no CRS, no codes, or nothing with an area.
    """
    if len(zones) == 0:
        raise DataError("error.no_features", layer="zones")
    check_place(zones, "zones")
    codes = texts(zones["zone"]) if "zone" in zones.columns else None
    if codes is None or codes.isna().all():
        raise DataError("error.no_zone_column")
    shapes, mended = sound(np.asarray(zones.geometry.values, dtype=object))
    plain = gpd.GeoDataFrame(
        {"zone": codes.fillna("–").to_numpy(dtype=object)}, geometry=shapes, crs=zones.crs
    )
    notes: list[Message] = []
    if mended.any():
        names = [f"{plain['zone'].iloc[at]} (row:{at})" for at in np.flatnonzero(mended)]
        notes.append(Message("note.measured_mended", features=len(names), ids=shortened(names)))
    there = ~shapely.is_missing(shapes)
    if not there.any():
        raise DataError("error.nothing_to_measure", layer="zones")
    return plain[there].reset_index(drop=True), notes


def placed(features: gpd.GeoDataFrame, zones: gpd.GeoDataFrame, *, layer: str) -> Placed:
    """Find the zones of each feature; polygons by area, points and lines by where they stand.

    Raises
    ------
    DataError
        No features or no CRS.
    """
    if len(features) == 0:
        raise DataError("error.no_features", layer=layer)
    check_place(features, layer)
    shapes = np.asarray(features.geometry.values, dtype=object)
    areal = shapely.get_dimensions(shapes) == 2
    flat, _ = sound(only(shapes, areal))
    measured = drawn_area_m2(flat, horizontal_crs(features.crs))
    parts, notes = [], []
    if measured.any():
        own = gpd.GeoDataFrame(geometry=flat, crs=features.crs)
        found = overlap_areas(own, zones, by="zone", tolerance_m=0.0)
        notes += found.attrs[NOTES]
        parts.append(found.rename(columns={"parcel": "feature"}))
    if (~areal & ~shapely.is_missing(shapes)).any():
        parts.append(_points(features, shapes, areal, zones))
    columns = ["feature", "zone", "area_m2", "share"]
    table = pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)
    table = table.sort_values(["feature", "share"], ascending=[True, False], kind="stable")
    return Placed(table.reset_index(drop=True), measured, notes)


def _points(
    features: gpd.GeoDataFrame, shapes: Geometries, areal: np.ndarray, zones: gpd.GeoDataFrame
) -> pd.DataFrame:
    there = zones.to_crs(features.crs)
    present = np.flatnonzero(~areal & ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))
    outlines = sound(np.asarray(there.geometry.values, dtype=object))[0]
    spots = shapely.point_on_surface(shapes[present])
    hit, zone = shapely.STRtree(outlines).query(spots, predicate="intersects")
    table = pd.DataFrame(
        {
            "feature": present[hit],
            "zone": there["zone"].to_numpy(dtype=object)[zone],
            "area_m2": 0.0,
            "share": 1.0,
        }
    )
    return table.drop_duplicates(["feature", "zone"])


def overlapping_zones(zones: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, float]:
    """Where zones lie over each other.

    Returns
    -------
    pairs : geopandas.GeoDataFrame
        zone, other, area_m2, geometry: zones of different codes.
    same_m2 : float
        How much zones of the same code overlap; that land is counted once.
    """
    pieces = overlap_pieces(zones, zones)
    pieces = pieces[pieces["parcel"] < pieces["zone"]]
    unit = metres_per_unit(horizontal_crs(zones.crs), zones.total_bounds)
    narrow = width_at_most(np.asarray(pieces.geometry.values, dtype=object), _SLIVER_M / unit)
    pieces = pieces[~narrow]
    names = zones["zone"].to_numpy(dtype=object)
    pairs = gpd.GeoDataFrame(
        {
            "zone": names[pieces["parcel"].to_numpy(dtype=int)],
            "other": names[pieces["zone"].to_numpy(dtype=int)],
            "area_m2": pieces["area_m2"].to_numpy(),
        },
        geometry=np.asarray(pieces.geometry.values, dtype=object),
        crs=zones.crs,
    )
    same = pairs["zone"] == pairs["other"]
    return pairs[~same].reset_index(drop=True), float(pairs.loc[same, "area_m2"].sum())
