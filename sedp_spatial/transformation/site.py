"""The site: which parcels, or which parts of parcels, are to be transformed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from ..errors import DataError, UsageError
from ..geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from ..geometry.local import metres_per_unit
from ..geometry.rings import Geometries
from ..geometry.sound import sound, width_at_most
from ..geometry.survey import survey
from ..layers.boundary import Boundary, territory_of
from ..layers.cells import shortened
from ..layers.classes import classes_of
from ..layers.findings import feature_ids
from ..layers.numbers import to_numbers
from ..layers.place import check_place
from ..layers.plane import laid, plane_of
from ..messages import Message
from ..overlay import overlap_pieces
from .catalogue import near_words

SLIVER_M = 0.1
_NOISE_HA = 5e-9  # 50 mm²: what rounding of coordinates leaves
_CLASSES = ("category", "land_kind", "ownership", "in_use")
QUALITY = "quality_score"


@dataclass(frozen=True)
class Site:
    """The land that is to be transformed.

    Attributes
    ----------
    pieces : geopandas.GeoDataFrame
        parcel_id, category, land_kind, ownership, in_use, quality, area_ha, registered_ha (pro
        rata), part (share of the parcel), parcel (position), geometry (in ``plane``).
    plane : pyproj.CRS
        In which areas are added up.
    site_ha, overlap_ha, gap_ha : float
        The site, what its parcels count twice, and what lies under no parcel.
    gap_parts : int
        How many pieces under no parcel are wider than a sliver.
    notes : list of Message
    """

    pieces: gpd.GeoDataFrame
    plane: CRS
    site_ha: float
    overlap_ha: float
    gap_ha: float
    gap_parts: int
    notes: list[Message]


def site_of(
    parcels: gpd.GeoDataFrame,
    *,
    parcel_ids: Sequence[str] | None = None,
    site: Boundary | None = None,
    quality: str = QUALITY,
    tolerance_m: float = SLIVER_M,
) -> Site:
    """Cut a site out of the parcels, or take whole parcels as the site.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    parcel_ids : sequence of str, optional
        Which parcels; all of the layer if neither they nor a site are given.
    site : GeoDataFrame, GeoSeries or polygon, optional
        A polygon that may cut parcels.
    quality : str
        The column of soil quality scores, if the layer has one.
    tolerance_m : float
        Pieces nowhere wider than this do not make a parcel part of the site.

    Raises
    ------
    DataError
        No features, no usable CRS, nothing selected, or nothing with an area.
    UsageError
        Parcels that do not exist, or parcels and a polygon at once.
    """
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    if parcel_ids is not None and site is not None:
        raise UsageError("error.transformation_ids_or_site")
    check_place(parcels, "parcels")
    chosen = np.arange(len(parcels)) if parcel_ids is None else positions_of(parcels, parcel_ids)
    crs, plane = horizontal_crs(parcels.crs), plane_of(parcels)
    notes: list[Message] = []
    own = laid(np.asarray(parcels.geometry.values, dtype=object)[chosen], crs, plane)
    outline = None
    if site is not None:
        outline = laid(np.array([territory_of(site, parcels)], dtype=object), crs, plane)[0]
        near = np.sort(shapely.STRtree(own).query(outline, predicate="intersects"))
        chosen, own = chosen[near], own[near]
        if len(chosen) == 0:
            raise DataError("error.transformation_nothing_selected")
    shapes, mended = sound(own)
    whole = drawn_area_m2(shapes, plane)
    if mended.any():
        ids = feature_ids(parcels, "parcel_id", chosen[mended])
        notes.append(Message("note.measured_mended", features=len(ids), ids=shortened(ids)))
    if not whole.any():
        raise DataError("error.nothing_to_measure", layer="parcels")
    if (whole == 0).any():
        ids = feature_ids(parcels, "parcel_id", chosen[whole == 0])
        notes.append(Message("note.without_area", features=len(ids), ids=shortened(ids)))
    chosen, shapes, whole = chosen[whole > 0], shapes[whole > 0], whole[whole > 0]
    part = np.ones(len(chosen))
    if outline is not None:
        kept, shapes, areas = _cut(shapes, outline, plane, tolerance_m, notes)
        chosen, part = chosen[kept], areas / whole[kept]
    surveyed = survey(shapes, plane, outline)
    faces, face_ha = surveyed.faces, surveyed.face_m2 / HECTARE
    overlap = float((face_ha * np.maximum(faces.depth - 1, 0)).sum())
    gap, gap_parts = 0.0, 0
    if outline is not None:
        gaps = faces.inside & (faces.depth == 0)
        gap = float(face_ha[gaps].sum())
        width = tolerance_m / metres_per_unit(plane, np.array(outline.bounds))
        gap_parts = int((~width_at_most(faces.shapes[gaps], width)).sum())
    overlap, gap = (value if value > _NOISE_HA else 0.0 for value in (overlap, gap))
    pieces, more = _pieces(parcels, chosen, shapes, surveyed.area_m2 / HECTARE, part, quality)
    pieces = gpd.GeoDataFrame(pieces, geometry=shapes, crs=plane)
    total = float(pieces["area_ha"].sum()) - overlap + gap
    return Site(pieces, plane, total, overlap, gap, gap_parts, [*notes, *more])


def positions_of(parcels: gpd.GeoDataFrame, parcel_ids: Sequence[str]) -> NDArray[np.intp]:
    """Where the parcels of these numbers stand in the layer.

    Raises
    ------
    DataError
        If no number is given.
    UsageError
        Numbers that the layer does not have, with the nearest ones.
    """
    asked = list(dict.fromkeys(str(one).strip() for one in parcel_ids if str(one).strip()))
    if not asked:
        raise DataError("error.transformation_nothing_selected")
    names = pd.Series(feature_ids(parcels, "parcel_id")).astype(str)
    known = set(names)
    missing = [one for one in asked if one not in known]
    if missing:
        near = list(dict.fromkeys(n for one in missing[:3] for n in near_words(one, names)))
        raise UsageError(
            "error.transformation_no_parcels",
            count=len(missing),
            ids=shortened(missing, 10),
            near=near or ["–"],
        )
    return np.flatnonzero(names.isin(asked).to_numpy())


def _cut(
    shapes: Geometries,
    outline: shapely.Geometry,
    plane: CRS,
    tolerance_m: float,
    notes: list[Message],
) -> tuple[NDArray[np.intp], Geometries, NDArray[np.float64]]:
    """The pieces of the parcels within the outline; slivers are left out and noted."""
    layer = gpd.GeoDataFrame(geometry=shapes, crs=plane)
    found = overlap_pieces(layer, gpd.GeoDataFrame(geometry=[outline], crs=plane))
    cut = np.asarray(found.geometry.values, dtype=object)
    width = tolerance_m / metres_per_unit(plane, np.array(outline.bounds))
    thin = width_at_most(cut, width)
    if thin.any():
        notes.append(
            Message(
                "note.transformation_slivers",
                count=int(thin.sum()),
                area_m2=float(found["area_m2"][thin].sum()),
            )
        )
    if thin.all():
        raise DataError("error.transformation_nothing_selected")
    kept = found["parcel"].to_numpy()[~thin]
    return kept, cut[~thin], found["area_m2"].to_numpy()[~thin]


def _pieces(
    parcels: gpd.GeoDataFrame,
    chosen: NDArray[np.intp],
    shapes: Geometries,
    area_ha: NDArray[np.float64],
    part: NDArray[np.float64],
    quality: str,
) -> tuple[pd.DataFrame, list[Message]]:
    own = parcels.iloc[chosen]
    notes: list[Message] = []
    table = pd.DataFrame({"parcel_id": feature_ids(parcels, "parcel_id", chosen)}, dtype=object)
    for column in _CLASSES:
        classes, unknown = classes_of(own, column)
        table[column] = classes.to_numpy(dtype=object)
        notes += unknown
    table["quality"] = np.nan
    if quality in own.columns:
        numbers, _ = to_numbers(own[quality], as_area=False)
        table["quality"] = numbers.to_numpy(dtype=float)
    table["area_ha"] = area_ha
    table["registered_ha"] = np.nan
    if "registered_area_ha" in own.columns:
        numbers, _ = to_numbers(own["registered_area_ha"])
        table["registered_ha"] = numbers.to_numpy(dtype=float) * part
    table["part"] = part
    table["parcel"] = chosen
    return table, notes
