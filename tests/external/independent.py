"""The same quantities by other means than the library's: pyproj and plain shapely only."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from pyproj.crs import GeographicCRS

Floats = NDArray[np.float64]

# What pyproj.Geod may be off by, whatever the polygon's size: it adds up pieces of the ellipsoid
# between each edge and the equator, millions of hectares each, in numbers of 16 digits. It shows
# on polygons of a few square metres, where 0.05 m² is far more than a millionth.
GEOD_NOISE_M2 = 0.1


def degrees_of(layer: gpd.GeoSeries) -> tuple[gpd.GeoSeries, pyproj.Geod]:
    """Longitudes and latitudes of a layer on its own ellipsoid, and that ellipsoid.

    Some national systems count in grads and from Paris; the datum is kept, the units are not.
    """
    datum = pyproj.CRS(layer.crs.to_2d()).geodetic_crs.datum
    base = GeographicCRS(datum=datum)
    turned = gpd.GeoSeries(shapely.force_2d(layer.geometry.values), crs=layer.crs).to_crs(base)
    return turned, layer.crs.get_geod()


def geod_areas(layer: gpd.GeoSeries | gpd.GeoDataFrame) -> Floats:
    """Geodesic area of each polygon in m², ring by ring with ``pyproj.Geod``."""
    turned, geod = degrees_of(layer.geometry)

    def ring_area(ring: shapely.LinearRing) -> float:
        return abs(geod.polygon_area_perimeter(*shapely.get_coordinates(ring).T)[0])

    return np.array(
        [
            sum(
                ring_area(part.exterior) - sum(ring_area(hole) for hole in part.interiors)
                for part in shapely.get_parts(shape)
            )
            for shape in turned.values
        ]
    )


def geod_area(shape: shapely.Geometry, crs: pyproj.CRS) -> float:
    """Geodesic area of one geometry in m²."""
    return float(geod_areas(gpd.GeoSeries([shape], crs=crs))[0])


def as_drawn(layer: gpd.GeoSeries | gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The layer with its edges cut so fine that a geodesic follows the line drawn on the map.

    Only for layers in degrees: a thousandth of one is some 100 m, where both lines are less than
    a millimetre apart.
    """
    return layer.geometry.segmentize(0.001)


def laid_flat(layer: gpd.GeoSeries | gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The layer on an equal-area map around its middle, where a straight line is a short way."""
    west, south, east, north = layer.total_bounds
    flat = pyproj.CRS.from_dict(
        {"proj": "laea", "lon_0": (west + east) / 2, "lat_0": (south + north) / 2}
    )
    return layer.geometry.to_crs(flat)


def own_map_areas(layer: gpd.GeoSeries | gpd.GeoDataFrame) -> Floats:
    """Area of each polygon in m² on an equal-area map centred on that very polygon.

    It has none of Geod's noise. Geodesics are straight enough on such a map (1e-8) as long as a
    polygon is smaller than two kilometres; larger ones are NaN.
    """
    turned, geod = degrees_of(layer.geometry)
    areas = np.full(len(turned), np.nan)
    for position, shape in enumerate(turned.values):
        west, south, east, north = shape.bounds
        if geod.inv(west, south, east, north)[2] > 2000:
            continue
        own = pyproj.Proj(
            proj="laea", lon_0=(west + east) / 2, lat_0=(south + north) / 2, a=geod.a, b=geod.b
        )
        flat = shapely.transform(shape, lambda xy, own=own: np.column_stack(own(*xy.T)))
        areas[position] = flat.area
    return areas


def overlapping_pairs(layer: gpd.GeoDataFrame, ids: str) -> set[frozenset[str]]:
    """The ids of each two polygons whose intersection has an area (a geopandas self-join)."""
    shapes = layer.geometry.values
    first, second = layer.sindex.query(layer.geometry, predicate="intersects")
    first, second = first[first < second], second[first < second]
    area = shapely.area(shapely.intersection(shapes[first], shapes[second])) > 0
    names = layer[ids].astype(str).to_numpy()
    return {frozenset((names[a], names[b])) for a, b in zip(first[area], second[area], strict=True)}


def enclosed_gaps(layer: gpd.GeoDataFrame) -> list[shapely.Polygon]:
    """The holes of the union that are not covered: land that the polygons enclose."""
    union = layer.geometry.union_all()
    return [
        shapely.Polygon(ring)
        for part in shapely.get_parts(union)
        if part.geom_type == "Polygon"
        for ring in part.interiors
    ]
