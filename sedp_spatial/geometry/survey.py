"""Measure a layer and what it covers, checking the outlines on another processor meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from ..errors import CalculationError
from .area import drawn_area_m2
from .coverage import Faces, covering_faces
from .rings import Floats, Geometries, rings_of
from .sound import is_sound, sound


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

    Almost every layer is valid, and GEOS needs as long to say so as the measuring takes. So both
    go on at the same time, and only a layer with invalid outlines is measured again.

    Parameters
    ----------
    geometries : ndarray of shapely geometries
    crs : pyproj.CRS
        Horizontal, with a geodetic base.
    outline : shapely Polygon or MultiPolygon, optional
        The territory; valid.
    """
    nothing = shapely.is_missing(geometries) | shapely.is_empty(geometries)
    with ThreadPoolExecutor(1) as pool:
        checked = pool.submit(is_sound, geometries)
        try:
            measured = _measure(geometries, np.zeros(len(geometries), dtype=bool), crs, outline)
        except (CalculationError, shapely.errors.ShapelyError):
            measured = None  # an invalid outline, which the other thread is about to find
        if measured is not None and (checked.result() | nothing).all():
            return measured
    shapes, mended = sound(geometries)
    return _measure(shapes, mended, crs, outline)


def _measure(
    shapes: Geometries,
    mended: NDArray[np.bool_],
    crs: CRS,
    outline: shapely.Geometry | None,
) -> Survey:
    rings = rings_of(shapes)
    faces = covering_faces(shapes, outline, rings)
    return Survey(
        shapes=shapes,
        mended=mended,
        area_m2=drawn_area_m2(shapes, crs, rings),
        faces=faces,
        face_m2=drawn_area_m2(faces.shapes, crs),
    )
