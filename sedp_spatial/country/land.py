"""The land of each municipality in a partition, closed to its territory."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from ..errors import CalculationError, SedpError
from ..geometry.area import drawn_area_m2, ring_polygons_area_m2
from ..geometry.coverage import Faces
from ..geometry.defects import covering_defects
from ..geometry.dissolve import faces_joined
from ..geometry.rings import Floats, Geometries, Ints, Rings, rings_of
from ..geometry.scale import PROJ, ArealScale
from ..geometry.sound import is_sound
from ..geometry.survey import survey
from ..layers.plane import laid, plane_of
from .job import Ground
from .source import Rows

# Municipality, rule, features, what is told of it.
Remark: TypeAlias = tuple[str, str, int, object]

CLOSING = ("parcels", "parcels_m2", "covered_m2", "overlap_m2", "gap_m2", "outside_m2",
           "territory_m2")  # fmt: skip
# Where more polygons than this share need a closer look, all of them are built.
_UNSURE = 0.02


@dataclass(frozen=True)
class Measured:
    """The parcels of a partition measured.

    Attributes
    ----------
    shapes : ndarray of shapely geometries, or Rings
        Valid polygons in the CRS of the file; ``None`` or empty where there is nothing. As
        rings where nothing had to be built.
    area_m2 : ndarray
        As the balance measures them.
    own_m2 : ndarray
        As they are drawn; the same but for layers in degrees, which the balance lays flat.
    marks : tuple of ndarray of bool
        Which outlines were mended, and which parcels are without area.
    failed : ndarray of bool
        Which parcels lie in a municipality that could not be measured.
    closing : list of dict
        One per municipality.
    remarks : list of Remark
        Municipalities that could not be measured, and why.
    scale : ArealScale or None
        That of the whole file, if the partition lies within it.
    """

    shapes: Geometries | Rings
    area_m2: Floats
    own_m2: Floats
    marks: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    failed: NDArray[np.bool_]
    closing: list[dict[str, object]]
    remarks: list[Remark]
    scale: ArealScale | None


def measured_land(outlines: Rows, names: np.ndarray, cuts: Ints, ground: Ground) -> Measured:
    """Measure parcels that are ordered by municipality.

    Parameters
    ----------
    outlines : Rows
    names : ndarray of str
        The municipality of each.
    cuts : ndarray of int
        Where each municipality starts.
    ground : Ground
    """
    crs, count = ground.source.crs, len(outlines)
    rings = outlines.rings() if ground.flat else None
    shapes: Geometries | Rings
    if rings is not None and valid_rings(rings, count):
        # No geometry is built but for municipalities without a boundary.
        shapes, good = rings, np.ones(count, dtype=bool)
        scale = _scale_for(rings.xy, ground)
        area = ring_polygons_area_m2(rings, crs, scale, compiled=True)
    else:
        built = outlines.shapes(0, count)
        shapes, rings = built, rings_of(built)
        good = is_sound(built) | shapely.is_missing(built) | shapely.is_empty(built)
        scale = _scale_for(rings.xy, ground)
        area = np.zeros(count)
        if len(rings):
            area = drawn_area_m2(built, crs, rings, scale, compiled=True)
    ring_areas = rings.signed_areas
    nothing = np.zeros(count, dtype=bool)
    made = Measured(
        shapes, area, area if ground.flat else area.copy(), (nothing, nothing.copy()),
        nothing.copy(), [], [], scale,
    )  # fmt: skip
    for first, last in pairwise([*cuts.tolist(), count]):
        name, some = str(names[first]), slice(first, last)
        territory = ground.territories.get(name)
        try:
            closing = None
            if ground.flat and territory is not None and good[some].all():
                closing = _tiled(rings, ring_areas, area, first, last, territory, ground, scale)
            if closing is None:
                own = shapes[some] if not isinstance(shapes, Rings) else None
                if own is None:
                    own = outlines.shapes(first, last)
                with PROJ:  # it asks the CRS, which no two threads may
                    closing = _surveyed(made, own, some, territory, crs)
        except SedpError as error:
            made.failed[some] = True
            made.remarks.append((name, "country_failed", last - first, error))
            continue
        made.marks[1][some] = made.area_m2[some] == 0
        made.closing.append({"municipality": name, "parcels": last - first, **closing})
    return made


def valid_rings(rings: Rings, count: int) -> bool:
    """Whether polygons that exist as rings are all valid, seen without building most of them.

    Parameters
    ----------
    rings : Rings
    count : int
        How many polygons there are.
    """
    from ..geometry.simple_kernel import certainly_simple  # where there are rings there is numba

    unsure = np.flatnonzero(~certainly_simple(rings, count))
    if len(unsure) > _UNSURE * count:
        return False
    return bool(len(unsure) == 0 or shapely.is_valid(rings.polygons(unsure)).all())


def _scale_for(xy: Floats, ground: Ground) -> ArealScale | None:
    """The scale of the whole file; none where its extent was not told or told wrongly."""
    scale = ground.scale
    if scale is None or len(xy) == 0:
        return None
    # Column by column: numpy goes through pairs of numbers ten times more slowly.
    x, y = xy[:, 0], xy[:, 1]
    ends = np.array([[x.min(), y.min()], [x.max(), y.max()]])
    inside = np.abs(ends - scale.centre) <= scale.half * (1 + 1e-9)
    return scale if inside.all() else None


def _tiled(
    rings: Rings,
    ring_areas: Floats,
    area: Floats,
    first: int,
    last: int,
    territory: tuple[shapely.Geometry, float],
    ground: Ground,
    scale: ArealScale | None,
) -> dict[str, object] | None:
    """A municipality whose parcels are valid, against its boundary; None to look again."""
    a, b = np.searchsorted(rings.owner, [first, last])
    lo, hi = rings.offsets[a], rings.offsets[b]
    own = Rings(
        rings.xy[lo:hi], rings.offsets[a : b + 1] - lo, rings.owner[a:b] - first,
        rings.is_hole[a:b],
    )  # fmt: skip
    try:
        faces = covering_defects(own, ring_areas[a:b], territory[0])
    except (CalculationError, shapely.errors.ShapelyError):
        return None
    measured = np.zeros(0)
    if len(faces.shapes):
        measured = drawn_area_m2(faces.shapes, ground.source.crs, scale=scale)
    parcels, terms = float(area[first:last].sum()), _terms(faces, measured)
    return {
        "bounded": True,
        "outline": None,
        "parcels_m2": parcels,
        "covered_m2": parcels - terms["overlap_m2"],
        **terms,
        "territory_m2": territory[1],
    }


def _surveyed(
    made: Measured,
    shapes: Geometries,
    some: slice,
    territory: tuple[shapely.Geometry, float] | None,
    crs: CRS,
) -> dict[str, object]:
    """As :func:`land_balance` measures a municipality, with outlines mended where need be."""
    plane = plane_of(gpd.GeoDataFrame(geometry=shapes, crs=crs)) if crs.is_geographic else crs
    outline = None if territory is None else laid(_one(territory[0]), crs, plane)[0]
    surveyed = survey(laid(shapes, crs, plane), plane, outline)
    made.area_m2[some] = surveyed.area_m2
    made.marks[0][some] = surveyed.mended
    faces, face_m2 = surveyed.faces, surveyed.face_m2
    whole = outline
    if whole is None:
        whole = faces_joined(faces.shapes)
    if surveyed.mended.any() and not isinstance(made.shapes, Rings):
        back = laid(surveyed.shapes, plane, crs)
        made.shapes[some] = back
        made.own_m2[some] = drawn_area_m2(back, crs, scale=made.scale)
    return {
        "bounded": outline is not None,
        "outline": laid(_one(whole), plane, crs)[0] if outline is None else None,
        "parcels_m2": float(surveyed.area_m2.sum()),
        "covered_m2": float(face_m2[faces.depth > 0].sum()),
        **_terms(faces, face_m2),
        "territory_m2": float(drawn_area_m2(_one(whole), plane)[0]),
    }


def _terms(faces: Faces, face_m2: Floats) -> dict[str, float]:
    deep = faces.depth > 0
    return {
        "overlap_m2": float((face_m2 * np.maximum(faces.depth - 1, 0)).sum()),
        "gap_m2": float(face_m2[faces.inside & ~deep].sum()),
        "outside_m2": float(face_m2[~faces.inside & deep].sum()),
    }


def _one(shape: shapely.Geometry) -> Geometries:
    return np.array([shape], dtype=object)
