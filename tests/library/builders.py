"""Small layers made by hand, whose answer can be worked out on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS, Transformer
from shapely import Polygon, box

# A round corner in the middle of the sample municipality (Kyrg-06 zone 3).
X, Y = 3_358_000.0, 4_593_000.0
GRID = "EPSG:7694"


def block(column: float, row: float, wide: float = 1, high: float = 1, size: float = 100.0) -> Any:
    """A rectangle of so many squares of ``size`` metres, counted from the corner."""
    x, y = X + column * size, Y + row * size
    return box(x, y, x + wide * size, y + high * size)


def bow_tie(column: float, row: float, size: float = 100.0) -> Polygon:
    """A square with two corners swapped: two triangles of a quarter of it each."""
    x, y = X + column * size, Y + row * size
    return Polygon([(x, y), (x + size, y + size), (x + size, y), (x, y + size)])


def layer(shapes: Sequence[Any], crs: Any = GRID, **columns: Any) -> gpd.GeoDataFrame:
    """Parcels P1, P2, … of agricultural land with these outlines; columns override."""
    count = len(shapes)
    given = {
        "parcel_id": [f"P{number}" for number in range(1, count + 1)],
        "category": ["agricultural"] * count,
        **columns,
    }
    return gpd.GeoDataFrame(given, geometry=list(shapes), crs=crs)


def squares(columns: int, rows: int = 1, size: float = 100.0) -> list[Any]:
    """A clean grid of squares, row by row."""
    return [block(c, r, size=size) for r in range(rows) for c in range(columns)]


def polygons_near(
    lon: float, lat: float, crs: CRS, *, sizes: Sequence[float], seed: int = 1
) -> gpd.GeoSeries:
    """Triangles to hexagons of given extents in metres around a place, in a CRS."""
    random = np.random.default_rng(seed)
    geod = crs.get_geod()
    base = crs.geodetic_crs.to_2d() if not crs.geodetic_crs.is_geocentric else CRS(4326)
    to_map = Transformer.from_crs(base, crs, always_xy=True)
    shapes = []
    for number, size in enumerate(sizes):
        corners = 3 + number % 4
        bearings = np.sort(random.uniform(0, 360, corners)) + 360 / corners * np.arange(corners) / 2
        angle = np.sort(bearings % 360)
        distance = size / 2 * random.uniform(0.6, 1.0, corners)
        start = geod.fwd(lon, lat, random.uniform(0, 360), random.uniform(0, 5000))[:2]
        along, up, _ = geod.fwd([start[0]] * corners, [start[1]] * corners, angle, distance)
        shapes.append(Polygon(np.column_stack(to_map.transform(along, up)[:2])))
    return gpd.GeoSeries(shapes, crs=crs)


def geodesic_oracle(series: gpd.GeoSeries) -> np.ndarray:
    """Areas by ``pyproj.Geod``, one ring after the other."""
    crs = series.crs.to_2d()
    if crs.is_compound:
        crs = crs.sub_crs_list[0]
    if crs.is_bound:
        crs = crs.source_crs
    base = crs.geodetic_crs
    to_degrees = Transformer.from_crs(crs, _in_degrees(base), always_xy=True)
    geod = crs.get_geod()

    def ring_area(ring: Any) -> float:
        lon, lat = to_degrees.transform(*shapely.get_coordinates(ring).T)
        return abs(geod.polygon_area_perimeter(lon[:-1], lat[:-1])[0])

    return np.array(
        [
            sum(
                ring_area(part.exterior) - sum(ring_area(hole) for hole in part.interiors)
                for part in shapely.get_parts(shape)
            )
            for shape in series
        ]
    )


def _in_degrees(base: CRS) -> CRS:
    from pyproj.crs import GeographicCRS

    return GeographicCRS(datum=base.datum)
