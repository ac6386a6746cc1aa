"""Seeded parcels: a valid coverage made of Voronoi cells with wiggly common edges.

Real cadastres of 100 000 parcels may not be shipped, and random rectangles are too easy: their
edges have two vertices and never meet at odd angles. Here every edge between two neighbours is a
crooked line of several vertices, rounded to millimetres as surveyors deliver them, and both
neighbours have exactly the same vertices. One parcel measures one hectare in the mean.

Everything is done on flat arrays; 100 000 parcels take a few seconds.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

# Raise it whenever the same seed gives other data than before: cached files carry it.
VERSION = 1
SEED = 20241122
CRS = "EPSG:7694"  # Kyrg-06 zone 3
# The south-west corner, so that the territory lies around the middle of the zone.
_ORIGIN = np.array([3_280_000.0, 4_540_000.0])
_SIDE = 100.0  # one hectare
_JITTER = 0.42  # how far a site may leave the middle of its square, in sides
_STEP = 10.0  # about how far apart the vertices of an edge are, in metres
_MOST_INNER = 5  # 10 neighbours at most, so 60 vertices at most
_WIGGLE = 3.0  # metres
_DECIMALS = 3

_CODES = {
    "category": ("agricultural", "settlement", "industry", "protected", "forest", "water"),
    "land_kind": ("arable_irrigated", "pasture", "household_plot", "forest", "other"),
    "ownership": ("state", "municipal", "private", "unknown"),
    "in_use": ("yes", "no", "unknown"),
}


@dataclass(frozen=True)
class Territory:
    """A layer of parcels and the outline that they tile.

    Attributes
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema.
    boundary : geopandas.GeoDataFrame
        One polygon.
    """

    parcels: gpd.GeoDataFrame
    boundary: gpd.GeoDataFrame


@dataclass(frozen=True)
class _Edges:
    """The common edges of Voronoi cells, each as a run of vertices in ``xy``."""

    xy: Floats
    offsets: Ints  # where each edge starts; one more at the end
    sides: Ints  # the cells on both sides, shape (edges, 2); a cell ≥ count is outside


def shape_of(count: int) -> tuple[int, int]:
    """Rows and columns of about ``count`` squares, neither very long nor very narrow."""
    rows = max(2, round(np.sqrt(count * 0.625)))
    return rows, max(2, round(count / rows))


def make_territory(count: int, seed: int = SEED) -> Territory:
    """Parcels that tile a territory exactly.

    Parameters
    ----------
    count : int
        About how many; rows times columns are made.
    seed : int

    Returns
    -------
    Territory

    Raises
    ------
    RuntimeError
        If the result is not a valid coverage: figures drawn from it would mean nothing.
    """
    rng = np.random.default_rng(seed)
    rows, columns = shape_of(count)
    sites = _sites(rows, columns, rng)
    edges = _wiggly_edges(sites, rows, columns, rng)
    shapes = _cells(sites, edges)
    rim = edges.sides[:, 1] >= len(sites)
    lines = [
        shapely.LineString(edges.xy[edges.offsets[i] : edges.offsets[i + 1]])
        for i in np.flatnonzero(rim)
    ]
    outline = shapely.get_geometry(shapely.polygonize(lines), 0)
    if not (shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)):
        raise RuntimeError("the generated parcels are not a valid coverage")
    measured = shapely.area(shapes) / 10_000
    frame: dict[str, object] = {"parcel_id": [f"P{number:07d}" for number in range(len(shapes))]}
    for column, codes in _CODES.items():
        frame[column] = np.array(codes, dtype=object)[rng.integers(len(codes), size=len(shapes))]
    frame["registered_area_ha"] = np.round(measured * rng.normal(1, 0.01, len(shapes)), 4)
    return Territory(
        gpd.GeoDataFrame(pd.DataFrame(frame), geometry=shapes, crs=CRS),
        gpd.GeoDataFrame({"name": ["territory"]}, geometry=[outline], crs=CRS),
    )


def plant_defects(
    parcels: gpd.GeoDataFrame, count: int = 200, seed: int = SEED
) -> tuple[gpd.GeoDataFrame, int, int]:
    """Move one vertex of some parcels by a few metres: half of them overlap, half leave a gap.

    The parcels are taken far enough apart that no two defects touch.

    Returns
    -------
    parcels : geopandas.GeoDataFrame
        A copy with the defects.
    overlaps, gaps : int
        How many of each there are.
    """
    rng = np.random.default_rng(seed + 1)
    shapes = np.array(parcels.geometry.values, dtype=object)
    tree = shapely.STRtree(shapes)
    overlaps = 0
    planted = 0
    for position in _far_apart(shapes, rng):
        outward = planted % 2 == 0
        moved = _with_moved_vertex(shapes, tree, position, outward)
        if moved is None:
            continue
        shapes[position] = moved
        planted += 1
        overlaps += outward
        if planted == count:
            break
    broken = parcels.set_geometry(gpd.GeoSeries(shapes, index=parcels.index, crs=parcels.crs))
    return broken, overlaps, planted - overlaps


def cached_territory(count: int, folder: Path | None = None) -> Path:
    """The GeoPackage with layers ``parcels`` and ``boundary``, made once per machine.

    Parameters
    ----------
    count : int
    folder : Path, optional
        Where it is kept; the user's cache folder if not given, never the checkout.
    """
    folder = cache_folder() if folder is None else folder
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"coverage-v{VERSION}-seed{SEED}-{count}.gpkg"
    if not path.exists():
        territory = make_territory(count)
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            made = Path(scratch) / path.name
            territory.parcels.to_file(made, layer="parcels", engine="pyogrio")
            territory.boundary.to_file(made, layer="boundary", engine="pyogrio")
            made.replace(path)
    return path


def cache_folder() -> Path:
    """``SEDP_CACHE``, else the folder for caches that the system's convention names."""
    if chosen := os.environ.get("SEDP_CACHE"):
        return Path(chosen) / "benchmarks"
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", home / ".cache"))
    return base / "sedp-spatial" / "benchmarks"


# --- cells and their edges -------------------------------------------------------------------


def _sites(rows: int, columns: int, rng: np.random.Generator) -> Floats:
    """One point in each square of a grid, at random but never near its rim."""
    x, y = np.meshgrid(np.arange(columns) + 0.5, np.arange(rows) + 0.5)
    middle = np.column_stack([x.ravel(), y.ravel()])
    return (middle + rng.uniform(-_JITTER, _JITTER, middle.shape)) * _SIDE


def _wiggly_edges(sites: Floats, rows: int, columns: int, rng: np.random.Generator) -> _Edges:
    from scipy.spatial import Voronoi

    # Sites mirrored at the four sides make the cells at the rim end there.
    width, height = columns * _SIDE, rows * _SIDE
    near = 3 * _SIDE
    x, y = sites.T
    mirrored = [
        np.column_stack([-x, y])[x < near],
        np.column_stack([2 * width - x, y])[x > width - near],
        np.column_stack([x, -y])[y < near],
        np.column_stack([x, 2 * height - y])[y > height - near],
    ]
    points = np.concatenate([sites, *mirrored])
    diagram = Voronoi(points)
    sides = np.sort(diagram.ridge_points, axis=1)
    ends = np.asarray(diagram.ridge_vertices)
    kept = (sides[:, 0] < len(sites)) & (ends >= 0).all(axis=1)
    sides, ends = sides[kept], ends[kept]
    start, end = diagram.vertices[ends[:, 0]], diagram.vertices[ends[:, 1]]
    length = np.hypot(*(end - start).T)
    inner = np.where(length > 1.0, np.clip((length / _STEP).astype(int), 1, _MOST_INNER), 0)

    # All vertices of all edges in one array: t runs from 0 to 1 along each edge.
    counts = inner + 2
    offsets = np.concatenate([[0], np.cumsum(counts)])
    edge = np.repeat(np.arange(len(counts)), counts)
    t = (np.arange(offsets[-1]) - offsets[edge]) / (counts[edge] - 1)
    room = np.minimum(
        _room(points[sides[:, 0]], start, end)[:, edge],
        _room(points[sides[:, 1]], start, end)[:, edge],
    )
    space = np.minimum(room[0] * t, room[1] * (1 - t)) * length[edge]
    shift = rng.uniform(-0.8, 0.8, len(t)) * np.minimum(space, _WIGGLE)
    along = (end - start) / np.maximum(length, 1e-9)[:, None]
    across = np.column_stack([-along[:, 1], along[:, 0]])
    xy = start[edge] + (end - start)[edge] * t[:, None] + across[edge] * shift[:, None]
    # The ends belong to several edges: they must be the very same numbers.
    xy[offsets[:-1]], xy[offsets[1:] - 1] = start, end
    return _Edges(np.round(xy + _ORIGIN, _DECIMALS), offsets, sides)


def _room(site: Floats, start: Floats, end: Floats) -> Floats:
    """How steeply an edge may leave its straight line at both ends towards a site.

    The triangles between a Voronoi edge and the sites on its sides do not overlap, so a line
    that stays in them crosses no other.
    """
    tangents = []
    for here, there in ((start, end), (end, start)):
        a, b = there - here, site - here
        cross = np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0])
        dot = (a * b).sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            tangents.append(np.where(dot > 0, cross / dot, 1e9))
    return np.array(tangents)


def _cells(sites: Floats, edges: _Edges) -> NDArray[np.object_]:
    """The cells' polygons, each put together from its edges in counter-clockwise order."""
    count = len(sites)
    edge = np.tile(np.arange(len(edges.sides)), 2)
    cell = edges.sides.T.ravel()
    edge, cell = edge[cell < count], cell[cell < count]
    centre = sites[cell] + _ORIGIN
    first = edges.xy[edges.offsets[edge]] - centre
    last = edges.xy[edges.offsets[edge + 1] - 1] - centre
    forward = first[:, 0] * last[:, 1] - first[:, 1] * last[:, 0] >= 0
    # A cell is convex and its site is inside: the middles of its edges go around it.
    middle = first + last
    order = np.lexsort((np.arctan2(middle[:, 1], middle[:, 0]), cell))
    edge, cell, forward = edge[order], cell[order], forward[order]
    # Each edge gives all its vertices but the last one in the direction it is walked.
    counts = edges.offsets[edge + 1] - edges.offsets[edge] - 1
    part = np.repeat(np.arange(len(edge)), counts)
    step = np.arange(counts.sum()) - (np.cumsum(counts) - counts)[part]
    at = np.where(
        forward[part], edges.offsets[edge[part]] + step, edges.offsets[edge[part] + 1] - 1 - step
    )
    xy, owner = edges.xy[at], cell[part]
    # Very short edges may have shrunk to one point when they were rounded.
    same = np.append(False, (np.diff(xy, axis=0) == 0).all(axis=1) & (np.diff(owner) == 0))
    starts = np.flatnonzero(np.append(True, np.diff(owner) != 0))
    closing = np.append(starts[1:], len(owner)) - 1
    same[starts] |= (xy[starts] == xy[closing]).all(axis=1)
    rings = shapely.linearrings(xy[~same], indices=owner[~same])
    return np.asarray(shapely.polygons(rings), dtype=object)


# --- defects ---------------------------------------------------------------------------------


def _far_apart(shapes: NDArray[np.object_], rng: np.random.Generator) -> Ints:
    """Parcels in random order, no two of them neighbours of each other or of one parcel."""
    centres = shapely.get_coordinates(shapely.centroid(shapes))
    square = np.floor((centres - centres.min(axis=0)) / (4 * _SIDE)).astype(int)
    inside = ((centres - centres.min(axis=0)) % (4 * _SIDE) > 1.2 * _SIDE).all(axis=1)
    inside &= ((centres - centres.min(axis=0)) % (4 * _SIDE) < 2.8 * _SIDE).all(axis=1)
    candidates = rng.permutation(np.flatnonzero(inside))
    _, once = np.unique(square[candidates], axis=0, return_index=True)
    return np.asarray(candidates[np.sort(once)], dtype=np.intp)


def _with_moved_vertex(
    shapes: NDArray[np.object_], tree: shapely.STRtree, position: int, outward: bool
) -> shapely.Polygon | None:
    """The parcel with one vertex of an edge's middle moved; None where that would be unclean."""
    shape = shapes[position]
    xy = shapely.get_coordinates(shape)[:-1]
    centre = shapely.get_coordinates(shapely.centroid(shape))[0]
    around = [shapes[near] for near in tree.query(shape) if near != position]
    for vertex in range(1, len(xy) - 1):
        touching = [s for s in around if s.intersects(shapely.Point(xy[vertex]))]
        towards = centre - xy[vertex]
        step = 4.0 / np.hypot(*towards)
        moved = xy.copy()
        moved[vertex] = np.round(xy[vertex] + towards * (-step if outward else step), _DECIMALS)
        polygon = shapely.Polygon(moved)
        change = shapely.symmetric_difference(polygon, shape)
        clean = (
            len(touching) == 1
            and polygon.is_valid
            and change.geom_type == "Polygon"
            and change.area > 5.0
            and (polygon.area > shape.area) == outward
            and (not outward or shapely.covers(touching[0], change))
        )
        if clean:
            return polygon
    return None
