"""Turning painted polygons into a valid coverage: one set of edges, shared by both neighbours.

All lines are noded on a 1 mm grid and polygonized; each face then takes the attributes of the
topmost polygon painted over it. Gaps and overlaps cannot arise, whatever was painted.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import Any

import numpy as np
import shapely
from rasterio import features
from rasterio.transform import Affine
from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from sample_layers.generate.place import Floats

GRID = 0.001


def chaikin(points: Floats, rounds: int = 2, closed: bool = False) -> Floats:
    """Corner cutting; the ends of an open line stay, so that arcs still meet at their nodes."""
    for _ in range(rounds):
        if len(points) < 3:
            break
        a, b = points[:-1], points[1:]
        cut = np.empty((2 * len(a), 2))
        cut[0::2], cut[1::2] = 0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b
        points = (
            np.vstack([cut, cut[:1]]) if closed else np.vstack([points[:1], cut[1:-1], points[-1:]])
        )
    return points


def smooth_labels(
    labels: np.ndarray[Any, Any], transform: Affine, tolerance: float
) -> list[tuple[Polygon, int]]:
    """Polygons of a label raster with stair steps smoothed and common edges still common."""
    rings = [
        shapely.boundary(shape(geometry))
        for geometry, value in features.shapes(labels.astype("int32"), transform=transform)
        if value >= 0
    ]
    arcs = shapely.get_parts(shapely.line_merge(shapely.unary_union(rings)))
    smooth: list[BaseGeometry] = []
    for arc in arcs:
        points = shapely.get_coordinates(shapely.simplify(arc, tolerance))
        closed = bool(np.all(points[0] == points[-1]))
        line = LineString(chaikin(points, 2, closed))
        smooth.append(shapely.simplify(line, 5.0))  # a third of the vertices, the same look
    net = shapely.unary_union(np.array(smooth), grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize([net]))
    inner = shapely.point_on_surface(faces)
    col, row = ~transform * (shapely.get_x(inner), shapely.get_y(inner))
    values = labels[
        np.clip(row.astype(int), 0, labels.shape[0] - 1),
        np.clip(col.astype(int), 0, labels.shape[1] - 1),
    ]
    return [(f, int(v)) for f, v in zip(faces, values, strict=True)]


def node(painted: list[Polygon], extra: list[BaseGeometry]) -> np.ndarray[Any, Any]:
    """Faces of all outlines together."""
    lines = [shapely.boundary(p) for p in painted] + list(extra)
    net = shapely.unary_union(np.array(lines), grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize([net]))
    # A grid of 0.001 has no exact binary form; rounding gives every copy of a vertex one number.
    return np.asarray(shapely.transform(faces, lambda c: np.round(c, 3)))


def topmost(
    faces: np.ndarray[Any, Any], painted: list[Polygon], rank: Floats
) -> np.ndarray[Any, Any]:
    """Index of the highest-ranked painted polygon over each face, −1 where there is none."""
    tree = shapely.STRtree(painted)
    inner = shapely.point_on_surface(faces)
    face, poly = tree.query(inner, predicate="intersects")
    owner = np.full(len(faces), -1)
    order = np.lexsort((poly, rank[poly]))  # later wins: rank first, then the one painted later
    owner[face[order]] = poly[order]
    return owner


def neighbours(polygons: np.ndarray[Any, Any]) -> dict[int, dict[int, float]]:
    """Length of the common edge of each pair; in a valid coverage edges match vertex by vertex."""
    owner: dict[tuple[float, float, float, float], int] = {}
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for i, polygon in enumerate(polygons):
        for ring in [polygon.exterior, *polygon.interiors]:
            c = shapely.get_coordinates(ring).tolist()
            for (x0, y0), (x1, y1) in itertools.pairwise(c):
                key = (x0, y0, x1, y1) if (x0, y0) < (x1, y1) else (x1, y1, x0, y0)
                j = owner.setdefault(key, i)
                if j != i:
                    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
                    shared[i][j] += length
                    shared[j][i] += length
    return shared


def polygon_parts(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons of any geometry."""
    return [p for p in shapely.get_parts(geometry, return_index=False) if p.geom_type == "Polygon"]


def join(polygons: list[Polygon]) -> list[Polygon]:
    """Union of coverage members; corner-touching members stay apart."""
    return polygon_parts(shapely.coverage_union_all(polygons))


def chord_split(polygon: Polygon, i: int, j: int) -> tuple[Polygon, Polygon]:
    """Cut along the line between two of the polygon's own vertices: neighbours need no new one."""
    ring = shapely.get_coordinates(polygon.exterior)[:-1]
    i, j = min(i, j), max(i, j)
    return Polygon(ring[i : j + 1]), Polygon(np.vstack([ring[j:], ring[: i + 1]]))


def best_chord(polygon: Polygon, wanted: float) -> tuple[int, int] | None:
    """Vertices whose chord lies inside and cuts off nearest to the ``wanted`` share of the area."""
    if polygon.interiors:
        return None
    ring = shapely.get_coordinates(polygon.exterior)[:-1]
    count = len(ring)
    if not 5 <= count <= 60:
        return None
    best: tuple[float, tuple[int, int]] | None = None
    for i in range(count):
        for j in range(i + 2, count):
            if i == 0 and j == count - 1:
                continue
            chord = LineString([ring[i], ring[j]])
            if (
                not polygon.covers(chord)
                or shapely.intersection(chord, polygon.exterior).length > 0
            ):
                continue
            a, b = chord_split(polygon, i, j)
            if not (a.is_valid and b.is_valid):
                continue
            miss = abs(min(a.area, b.area) / polygon.area - wanted)
            if best is None or miss < best[0] - 1e-12:
                best = (miss, (i, j))
    return best[1] if best is not None and best[0] < 0.15 else None
