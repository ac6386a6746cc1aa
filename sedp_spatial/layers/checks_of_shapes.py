"""Checks of each feature's own geometry."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Transformer
from shapely.validation import explain_validity

from ..geometry.area import drawn_area_m2
from ..geometry.local import metres_per_unit
from ..geometry.rings import Floats, Geometries
from ..geometry.scale import geodetic_base
from ..geometry.sound import is_finite, only, width_at_most, with_sound
from .findings import Findings
from .mapping import NOWHERE
from .schema import Schema

_AREAL = (3, 6)
_FAR_DEGREES = 3.0


def check_shapes(
    gdf: gpd.GeoDataFrame,
    findings: Findings,
    crs: CRS,
    schema: Schema,
    sliver_m: float,
    extent: Floats | None = None,
) -> tuple[Geometries, Floats]:
    """Report geometries that are missing, broken, doubled or suspiciously thin.

    ``extent`` is that of the whole layer where ``gdf`` is a part of it.

    Returns
    -------
    shapes : ndarray of shapely geometries
        What can be measured of each feature; ``None`` where nothing can. A later copy of the
        same outline is ``None`` too, so that it is not reported again as an overlap.
    area_m2 : ndarray
        The area of each feature, copies included.
    """
    raw = np.asarray(gdf.geometry.values, dtype=object)
    missing = shapely.is_missing(raw)
    empty = ~missing & shapely.is_empty(raw)
    nowhere = np.zeros(len(raw), dtype=bool)
    told = np.asarray(gdf.attrs.get(NOWHERE, ()), dtype=int)
    nowhere[told[told < len(raw)]] = True
    nowhere &= missing  # a layer of which rows were taken since keeps the note, not the rows
    for position in np.flatnonzero(nowhere):
        findings.add("bad_coordinates", [position], None)
    for rule, concerned in (("null_geometry", missing & ~nowhere), ("empty_geometry", empty)):
        for position in np.flatnonzero(concerned):
            findings.add(rule, [position], None)
    present = ~missing & ~empty
    bounds = gdf.total_bounds if extent is None else extent
    check_place_in_crs(bounds, findings, crs)
    if schema.geometry != "polygon":
        return only(raw, present), np.zeros(len(raw))
    kinds = shapely.get_type_id(raw)
    finite = is_finite(raw)
    for position in np.flatnonzero(present & ~finite):
        findings.add("bad_coordinates", [position], None)
    for position in np.flatnonzero(present & finite & ~np.isin(kinds, _AREAL)):
        found = raw[position].geom_type.lower()
        findings.add("not_polygon", [position], raw[position], found=found)
    areal = present & finite & np.isin(kinds, _AREAL)
    candidates = only(raw, areal)
    areas, shapes, mended = with_sound(candidates, lambda some: drawn_area_m2(some, crs))
    shapes = shapes.copy()
    collapsed = areal & (areas <= 0)
    for position in np.flatnonzero(collapsed):
        findings.add("zero_area", [position], raw[position].envelope, area_m2=0.0)
    _check_validity(raw, mended & ~collapsed, areas, findings)
    _check_copies(shapes, areas, findings)
    # What mending made of an invalid outline is not how the parcel was drawn.
    _check_parts(only(shapes, ~mended), areas, findings)
    _check_slivers(shapes, areas, findings, sliver_m, metres_per_unit(crs, bounds))
    return shapes, areas


def check_place_in_crs(bounds: Floats, findings: Findings, crs: CRS) -> None:
    """Warn of a layer far from where its CRS is meant to be used: a wrong zone, most often."""
    area = crs.area_of_use
    if area is None or not np.isfinite(bounds).all():
        return
    to_degrees = Transformer.from_crs(crs, geodetic_base(crs), always_xy=True)
    lon, lat = to_degrees.transform(*np.reshape(bounds, (2, 2)).mean(axis=0))
    off = max(area.west - lon, lon - area.east, area.south - lat, lat - area.north)
    if area.west <= area.east and off > _FAR_DEGREES:
        outline = shapely.box(*bounds)
        findings.add("far_from_crs", [], outline, crs=crs.name, degrees=float(off))


def _check_validity(
    raw: Geometries,
    invalid: np.ndarray,
    areas: Floats,
    findings: Findings,
) -> None:
    for position in np.flatnonzero(invalid):
        reason, place = _reason(raw[position])
        findings.add(
            "invalid_geometry",
            [position],
            place or raw[position],
            area_m2=float(areas[position]),
            reason=reason,
        )


def _reason(geometry: shapely.Geometry) -> tuple[str, shapely.Point | None]:
    """What GEOS calls the defect, and where it is."""
    text, _, place = explain_validity(geometry).partition("[")
    numbers = place.rstrip("]").split()
    return text, shapely.Point(*map(float, numbers[:2])) if len(numbers) >= 2 else None


def _check_copies(shapes: Geometries, areas: np.ndarray, findings: Findings) -> None:
    """Report the same outline twice; only its first copy stays in ``shapes``."""
    present = np.flatnonzero(~shapely.is_missing(shapes))
    # Equal outlines have equal extents and areas: few are left to be compared vertex by vertex.
    likeness = pd.DataFrame(shapely.bounds(shapes[present])).assign(
        vertices=shapely.get_num_coordinates(shapes[present])
    )
    alike = present[likeness.duplicated(keep=False).to_numpy()]
    if len(alike) == 0:
        return
    outlines = shapely.to_wkb(shapely.normalize(shapes[alike]))
    for _, group in pd.Series(alike).groupby(outlines):
        if len(group) > 1:
            first = group.iloc[0]
            findings.add("duplicate_geometry", group, shapes[first], area_m2=float(areas[first]))
            shapes[group.iloc[1:].to_numpy()] = None


def _check_parts(shapes: Geometries, areas: np.ndarray, findings: Findings) -> None:
    parts = shapely.get_num_geometries(shapes)
    for position in np.flatnonzero(parts > 1):
        findings.add(
            "multipart",
            [position],
            shapes[position],
            area_m2=float(areas[position]),
            parts=int(parts[position]),
        )


def _check_slivers(
    shapes: Geometries, areas: np.ndarray, findings: Findings, sliver_m: float, unit_m: float
) -> None:
    width = sliver_m / unit_m
    present = np.flatnonzero(~shapely.is_missing(shapes))
    # A polygon nowhere wider than w has at most half its perimeter times w as its area.
    lengths = shapely.length(shapes[present])
    thin = present[shapely.area(shapes[present]) <= lengths * width / 2]
    for position in thin[width_at_most(shapes[thin], width)]:
        findings.add(
            "sliver",
            [position],
            shapes[position],
            area_m2=float(areas[position]),
            length_m=float(shapely.length(shapes[position]) / 2 * unit_m),
        )
