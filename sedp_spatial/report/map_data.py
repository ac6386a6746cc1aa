"""Outlines for the map of the page: flat, light, and only as exact as a screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS

from ..geometry.local import metres_per_unit

START_TOLERANCE_M = 0.25
MOST_VERTICES = 160_000  # about 2.5 MB in the page
_NEARLY_TRUE = 0.02  # a grid whose scale is off by more than 2 % is not drawn as it is

# Bokeh's multi_polygons: shapes → parts → rings → coordinates.
Coordinates = list[list[list[list[float]]]]


@dataclass(frozen=True)
class MapFrame:
    """Where the map lies: its flat CRS, and the corner from which coordinates are counted.

    Counting from a corner makes the numbers, and so the page, shorter.
    """

    crs: CRS
    left: float
    bottom: float
    width: float
    height: float


def map_frame(layer: gpd.GeoDataFrame) -> MapFrame:
    """The frame of a layer: its own CRS if metres are metres there, or a local projection.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        Has a CRS and something to draw.

    Returns
    -------
    MapFrame
    """
    crs = CRS.from_user_input(layer.crs)
    bounds = layer.total_bounds
    if not crs.is_projected or abs(metres_per_unit(crs, bounds) - 1) > _NEARLY_TRUE:
        west, south, east, north = layer.to_crs("EPSG:4326").total_bounds
        lat, lon = (south + north) / 2, (west + east) / 2
        crs = CRS.from_proj4(f"+proj=laea +lat_0={lat:.4f} +lon_0={lon:.4f} +datum=WGS84")
        bounds = layer.to_crs(crs).total_bounds
    left, bottom, right, top = (float(value) for value in bounds)
    return MapFrame(crs, left, bottom, right - left, top - bottom)


def to_frame(layer: gpd.GeoDataFrame, frame: MapFrame) -> gpd.GeoDataFrame:
    """A layer in the map's CRS, counted from its corner."""
    if len(layer) == 0:
        return layer
    flat = layer if CRS.from_user_input(layer.crs) == frame.crs else layer.to_crs(frame.crs)
    corner = np.array([frame.left, frame.bottom])
    return flat.set_geometry(shapely.transform(flat.geometry.array, lambda xy: xy - corner))


def simplified(shapes: np.ndarray) -> tuple[np.ndarray, float]:
    """Outlines with fewer corners, and by how many metres they may differ at most.

    Parameters
    ----------
    shapes : ndarray of shapely geometries

    Returns
    -------
    shapes : ndarray
    tolerance : float
        The smallest of 0.25, 0.5, 1 … m with which the page stays light.
    """
    tolerance = START_TOLERANCE_M
    while True:
        light = shapely.simplify(shapes, tolerance, preserve_topology=True)
        if shapely.get_num_coordinates(light).sum() <= MOST_VERTICES or tolerance >= 64:
            return light, tolerance
        tolerance *= 2


def ring_lists(shapes: np.ndarray) -> tuple[Coordinates, Coordinates]:
    """The x and the y coordinates of polygons in the nesting that Bokeh draws, to 0.1 m."""
    xs: Coordinates = []
    ys: Coordinates = []
    for shape in shapes:
        parts = [_rings(part) for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
        xs.append([[ring[:, 0].tolist() for ring in part] for part in parts])
        ys.append([[ring[:, 1].tolist() for ring in part] for part in parts])
    return xs, ys


def _rings(polygon: Any) -> list[np.ndarray]:
    rings = [polygon.exterior, *polygon.interiors]
    return [np.round(shapely.get_coordinates(ring)[:-1], 1) for ring in rings]


def marks(shapes: np.ndarray) -> tuple[list[float], list[float]]:
    """A point inside each shape, so that the smallest defect is seen from afar."""
    points = shapely.point_on_surface(shapes)
    return (
        np.round(shapely.get_x(points), 1).tolist(),
        np.round(shapely.get_y(points), 1).tolist(),
    )
