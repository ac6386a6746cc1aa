"""Measure a layer and what it covers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from .area import drawn_area_m2
from .coverage import Faces, covering_faces
from .rings import Floats, Geometries, rings_of
from .sound import with_sound


@dataclass(frozen=True)
class Survey:
    """A layer measured.

    Attributes
    ----------
    shapes : ndarray of shapely geometries
        Valid polygons; ``None`` or empty where nothing can be measured.
    mended : ndarray of bool
        Which outlines had to be made valid for it.
    area_m2 : ndarray
        Per polygon.
    faces : Faces
    face_m2 : ndarray
        Per face.
    """

    shapes: Geometries
    mended: NDArray[np.bool_]
    area_m2: Floats
    faces: Faces
    face_m2: Floats


def survey(geometries: Geometries, crs: CRS, outline: shapely.Geometry | None = None) -> Survey:
    """Measure polygons and the land they cover.

    Parameters
    ----------
    geometries : ndarray of shapely geometries
    crs : pyproj.CRS
        Horizontal, with a geodetic base.
    outline : shapely Polygon or MultiPolygon, optional
        The territory; valid.
    """
    measured, shapes, mended = with_sound(geometries, lambda some: _measure(some, crs, outline))
    return Survey(shapes, mended, *measured)


def _measure(
    shapes: Geometries, crs: CRS, outline: shapely.Geometry | None
) -> tuple[Floats, Faces, Floats]:
    rings = rings_of(shapes)
    faces = covering_faces(shapes, outline, rings)
    return drawn_area_m2(shapes, crs, rings), faces, drawn_area_m2(faces.shapes, crs)
