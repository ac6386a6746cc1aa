"""Where municipalities meet: outlines that overlap or leave gaps, land that two of them claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from ..geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from ..geometry.coverage import covering_faces, overlapping_pairs
from ..geometry.dissolve import faces_joined
from ..geometry.local import metres_per_unit
from ..geometry.rings import Geometries
from ..geometry.sound import sound, width_at_most
from ..geometry.survey import survey
from ..layers.boundary import Boundary, territory_of
from ..layers.findings import feature_ids
from ..layers.plane import laid, plane_of

_PIECES_PER_SIDE = 500  # of an outline in another grid, so that it keeps its drawn course
_NEAR_M = 0.5
CLAIMED = ("municipality", "parcel_id", "other_municipality", "other_parcel_id", "kind", "area_ha")


@dataclass(frozen=True)
class Seams:
    """What lies between municipalities.

    Attributes
    ----------
    pieces : geopandas.GeoDataFrame
        kind (overlap | gap | outside), municipalities, area_ha, narrow, geometry.
    overlap_ha, gap_ha, outside_ha, territory_ha : float
    """

    pieces: gpd.GeoDataFrame
    overlap_ha: float
    gap_ha: float
    outside_ha: float
    territory_ha: float


def common_crs(layers: Sequence[gpd.GeoDataFrame]) -> CRS:
    """The CRS of most of the layers; of as many, that of the first."""
    systems = [horizontal_crs(layer.crs) for layer in layers]
    counted = Counter(system.to_wkt() for system in systems)
    most = counted.most_common(1)[0][0]
    return next(system for system in systems if system.to_wkt() == most)


def in_crs(layer: gpd.GeoDataFrame, crs: CRS) -> gpd.GeoDataFrame:
    """A layer in the common CRS, its edges on their drawn course."""
    if horizontal_crs(layer.crs) == crs:
        return layer.set_crs(crs, allow_override=True)
    bounds = np.reshape(layer.total_bounds, (2, 2))
    size = float(np.ptp(bounds, axis=0).max())
    if not np.isfinite(size) or size <= 0:
        return layer.to_crs(crs)
    fine = layer.geometry.segmentize(size / _PIECES_PER_SIDE)
    return layer.set_geometry(fine).to_crs(crs)


def outline_of(parcels: gpd.GeoDataFrame) -> shapely.Geometry:
    """The outer outline of parcels: what a municipality without a boundary is taken to be."""
    crs, plane = horizontal_crs(parcels.crs), plane_of(parcels)
    flat = laid(np.asarray(parcels.geometry.values, dtype=object), crs, plane)
    faces = survey(flat, plane).faces
    whole = np.array([faces_joined(faces.shapes)], dtype=object)
    return laid(whole, plane, crs)[0]


def seams_of(outlines: gpd.GeoDataFrame, boundary: Boundary | None, tolerance_m: float) -> Seams:
    """Lay the outlines of municipalities beside each other and into the district.

    Parameters
    ----------
    outlines : geopandas.GeoDataFrame
        municipality, geometry; one row each.
    boundary : Boundary, optional
        The district. Without it the outer outline of the municipalities is its territory, and
        gaps are only what they enclose.
    tolerance_m : float
        Pieces nowhere wider than this are marked as narrow; they are counted all the same.
    """
    crs, plane = horizontal_crs(outlines.crs), plane_of(outlines)
    shapes = laid(np.asarray(outlines.geometry.values, dtype=object), crs, plane)
    territory = None if boundary is None else territory_of(boundary, outlines)
    territory = laid(np.array([territory], dtype=object), crs, plane)[0]
    surveyed = survey(shapes, plane, territory)
    faces, face_ha = surveyed.faces, surveyed.face_m2 / HECTARE
    outline = faces_joined(faces.shapes) if territory is None else territory
    overlap, gap = faces.depth > 1, faces.inside & (faces.depth == 0)
    outside = ~faces.inside & (faces.depth > 0)
    unit = metres_per_unit(plane, shapely.total_bounds(shapes))
    names = outlines["municipality"].to_numpy(dtype=object)
    frames = [
        _grouped(kind, faces.shapes[which], (face_ha * weight)[which], surveyed.shapes, names, unit)
        for kind, which, weight in (
            ("overlap", overlap, np.maximum(faces.depth - 1, 0)),
            ("gap", gap, np.ones(len(face_ha))),
            ("outside", outside, np.ones(len(face_ha))),
        )
    ]
    pieces = pd.concat(frames, ignore_index=True)
    geometry = pieces["geometry"].to_numpy(dtype=object)
    pieces["narrow"] = (
        width_at_most(geometry, tolerance_m / unit) if len(pieces) else np.zeros(0, bool)
    )
    return Seams(
        pieces=gpd.GeoDataFrame(
            pieces[["kind", "municipalities", "area_ha", "narrow"]],
            geometry=laid(geometry, plane, crs),
            crs=outlines.crs,
        ),
        overlap_ha=float((face_ha * np.maximum(faces.depth - 1, 0)).sum()),
        gap_ha=float(face_ha[gap].sum()),
        outside_ha=float(face_ha[outside].sum()),
        territory_ha=float(drawn_area_m2(np.array([outline], dtype=object), plane)[0]) / HECTARE,
    )


def _grouped(
    kind: str,
    shapes: Geometries,
    areas: np.ndarray,
    outlines: Geometries,
    names: np.ndarray,
    unit: float,
) -> pd.DataFrame:
    """One row for all faces of a kind between the same municipalities."""
    empty: dict[str, list[object]] = {
        "kind": [],
        "municipalities": [],
        "area_ha": [],
        "geometry": [],
    }
    if len(shapes) == 0:
        return pd.DataFrame(empty, dtype=object)
    tree = shapely.STRtree(outlines)
    if kind == "gap":
        face, who = tree.query(shapes, predicate="dwithin", distance=_NEAR_M / unit)
    else:
        face, who = tree.query(shapely.point_on_surface(shapes), predicate="intersects")
    pairs = pd.DataFrame({"face": face, "name": names[who].astype(str)}).sort_values("name")
    told = pairs.groupby("face")["name"].agg(", ".join).reindex(range(len(shapes)), fill_value="")
    group, groups = pd.factorize(told.to_numpy(dtype=object), sort=True)
    order = np.argsort(group, kind="stable")
    rows = []
    for name, some in zip(
        groups, np.split(order, np.flatnonzero(np.diff(group[order])) + 1), strict=True
    ):
        rows.append({"kind": kind, "municipalities": name, "area_ha": float(areas[some].sum()),
                     "geometry": shapely.union_all(shapes[some])})  # fmt: skip
    return pd.DataFrame(rows)


def claimed_twice(
    layers: Sequence[tuple[str, gpd.GeoDataFrame]], crs: CRS, tolerance_m: float
) -> pd.DataFrame:
    """Parcels that several municipalities claim: the same number, or the same land.

    Returns
    -------
    pandas.DataFrame
        municipality, parcel_id, other_municipality, other_parcel_id, kind (same_id |
        same_land), area_ha (of the common land; 0 where only the number is the same).
    """
    parcels = pd.concat(
        [
            pd.DataFrame(
                {
                    "municipality": name,
                    "parcel_id": feature_ids(layer, "parcel_id"),
                    "named": _named(layer),
                    "geometry": np.asarray(in_crs(layer, crs).geometry.values, dtype=object),
                }
            )
            for name, layer in layers
        ],
        ignore_index=True,
    )
    rows = pd.concat([_same_ids(parcels), _same_land(parcels, crs, tolerance_m)])
    order = ["municipality", "other_municipality", "kind", "parcel_id", "other_parcel_id"]
    return rows.sort_values(order, kind="stable").reset_index(drop=True)[list(CLAIMED)]


def _named(layer: gpd.GeoDataFrame) -> np.ndarray:
    if "parcel_id" not in layer.columns:
        return np.zeros(len(layer), dtype=bool)
    return layer["parcel_id"].notna().to_numpy()


def _same_ids(parcels: pd.DataFrame) -> pd.DataFrame:
    own = parcels.loc[parcels["named"], ["municipality", "parcel_id"]].drop_duplicates()
    often = own[own.duplicated("parcel_id", keep=False)]
    both = often.merge(often, on="parcel_id", suffixes=("", "_other"))
    both = both[both["municipality"] < both["municipality_other"]]
    return pd.DataFrame(
        {
            "municipality": both["municipality"],
            "parcel_id": both["parcel_id"],
            "other_municipality": both["municipality_other"],
            "other_parcel_id": both["parcel_id"],
            "kind": "same_id",
            "area_ha": 0.0,
        }
    )


def _same_land(parcels: pd.DataFrame, crs: CRS, tolerance_m: float) -> pd.DataFrame:
    shapes, _ = sound(parcels["geometry"].to_numpy(dtype=object))
    flat = gpd.GeoDataFrame(geometry=shapes, crs=crs)
    plane = plane_of(flat)
    shapes = laid(shapes, crs, plane)
    pairs, pieces = overlapping_pairs(shapes, covering_faces(shapes))
    owner = parcels["municipality"].to_numpy(dtype=object)
    across = owner[pairs[:, 0]] != owner[pairs[:, 1]]
    pairs, pieces = pairs[across], pieces[across]
    if len(pairs):
        unit = metres_per_unit(plane, shapely.total_bounds(pieces))
        wide = ~width_at_most(pieces, tolerance_m / unit)
        pairs, pieces = pairs[wide], pieces[wide]
    ids = parcels["parcel_id"].to_numpy(dtype=object)
    first, second = pairs[:, 0], pairs[:, 1]
    return pd.DataFrame(
        {
            "municipality": owner[first],
            "parcel_id": ids[first],
            "other_municipality": owner[second],
            "other_parcel_id": ids[second],
            "kind": "same_land",
            "area_ha": drawn_area_m2(pieces, plane) / HECTARE if len(pieces) else np.zeros(0),
        }
    )
