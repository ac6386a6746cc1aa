"""The municipality's border: watersheds on both sides, a cut across the valley at either end."""

from __future__ import annotations

import math

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from rasterio import features
from rasterio.transform import Affine
from scipy.optimize import brentq
from shapely.geometry import Polygon, shape

from sample_layers.generate.coverage import chaikin
from sample_layers.generate.place import (
    CELL,
    CRS,
    HEIGHT,
    ORIGIN_X,
    ORIGIN_Y,
    TARGET_AREA_M2,
    smooth_noise,
)
from sample_layers.generate.terrain import Ints, Terrain

TRANSFORM = Affine(CELL, 0, ORIGIN_X, 0, -CELL, ORIGIN_Y + HEIGHT)
S_START = 700.0
_GEOD = pyproj.Geod(ellps="GRS80")
_TO_LONLAT = pyproj.Transformer.from_crs(CRS, pyproj.CRS(CRS).geodetic_crs, always_xy=True)


def geodesic_area(polygon: Polygon) -> float:
    """Area on the ellipsoid. Edges are straight in the map, so they are densified first."""
    dense = shapely.segmentize(polygon, 20.0)
    total = 0.0
    for number, ring in enumerate([dense.exterior, *dense.interiors]):
        c = shapely.get_coordinates(ring)
        lon, lat = _TO_LONLAT.transform(c[:, 0], c[:, 1])
        area = abs(_GEOD.polygon_area_perimeter(lon, lat)[0])
        total += area if number == 0 else -area
    return float(total)


def roots(terrain: Terrain) -> Ints:
    """For each cell the cell of the valley floor that it drains to (or where its water leaves)."""
    index = np.arange(terrain.z.size)
    down = np.where(terrain.floor.ravel(), index, terrain.receiver)
    while True:
        further = down[down]
        if np.array_equal(further, down):
            return further
        down = further


def build(terrain: Terrain) -> Polygon:
    """A smooth border with the wanted area to about a hectare; `tune` does the rest."""
    root = roots(terrain)
    s_root = terrain.s.ravel()[root].reshape(terrain.z.shape)
    to_floor = terrain.floor.ravel()[root].reshape(terrain.z.shape)
    # The upper end goes where the catchments between the two ends come nearest to the wanted area;
    # moving the watershed by more than a few dozen metres would look wrong.
    # The longest side valley leaves the modelled landscape; the border crosses it before that.
    crossing = ORIGIN_X + 23_600.0 + 350.0 * smooth_noise(terrain.y, 2900.0, 1.0)
    above = to_floor & (s_root > S_START) & (terrain.x < crossing)
    ends = np.sort(s_root[above])[: round(TARGET_AREA_M2 / CELL**2)]
    mask = above & (s_root <= ends[-1])
    parts = [
        shape(g) for g, v in features.shapes(mask.astype("uint8"), transform=TRANSFORM) if v == 1
    ]
    largest = Polygon(max(parts, key=lambda p: p.area).exterior)
    largest = largest.buffer(60).buffer(-120).buffer(60)
    if largest.geom_type != "Polygon":
        largest = max(largest.geoms, key=lambda p: p.area)

    def grown(distance: float) -> Polygon:
        points = shapely.get_coordinates(shapely.simplify(largest.buffer(distance).exterior, 30.0))
        return Polygon(chaikin(points, 2, closed=True))

    distance = brentq(lambda d: geodesic_area(grown(d)) - TARGET_AREA_M2, -250, 250, xtol=0.5)
    assert math.isfinite(distance)
    return shapely.set_precision(grown(float(distance)), 0.001)


def ellipsoidal_area(polygons: NDArray[np.object_]) -> NDArray[np.float64]:
    """Area in m² of parcels: the map's area without the scale of the transverse Mercator map.

    Good to 1e-7 so near the central meridian, and quick enough for every parcel.
    """
    radius = 6_373_500.0  # mean radius of curvature at 41.5° N on GRS 80
    from_meridian = (shapely.get_x(shapely.centroid(polygons)) - 3_300_000.0) / radius
    return np.asarray(shapely.area(polygons) / (1 + from_meridian**2))
