"""Natural hazards where the terrain puts them: mudflow on fans, flood by the river, slides."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import rasterio
import shapely
from rasterio import features
from rasterio.transform import Affine
from scipy import ndimage
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from sample_layers.generate import place
from sample_layers.generate.boundary import TRANSFORM
from sample_layers.generate.coverage import polygon_parts, smooth_labels
from sample_layers.generate.place import CELL, at
from sample_layers.generate.rivers import River
from sample_layers.generate.terrain import Terrain, half_width

Levels = dict[int, BaseGeometry]


def _nested(widest: BaseGeometry, middle: BaseGeometry, core: BaseGeometry) -> Levels:
    """Levels that do not overlap: every place has its highest level."""
    return {
        1: shapely.difference(widest, shapely.union_all([middle, core])),
        2: shapely.difference(middle, core),
        3: core,
    }


def _side_of_river(side: int) -> Polygon:
    """Everything on one side of the valley down to the far bank of the main river."""
    s = np.arange(-1500.0, 22_000.0, 150.0)
    bank = at(s, place.river_n(s) - side * 45.0)
    return Polygon(np.vstack([bank, at(s, np.full(len(s), side * 4500.0))[::-1]]))


def mudflow(rivers: list[River]) -> Levels:
    """Along the lower course of each side stream; wider where the fan lets it spread."""
    reach: dict[int, list[BaseGeometry]] = {1: [], 2: [], 3: []}
    for r in rivers:
        if r.kind not in ("tributary", "stream") or ", куйма" in r.name:
            continue
        line = shapely.simplify(r.line, 4.0)
        points = shapely.get_coordinates(line)
        s, n = place.valley_coordinates(points[:, 0], points[:, 1])
        half = half_width(s, n)
        near = np.abs(n) < half + 700
        if near.sum() < 2:
            continue
        lower = shapely.linestrings(points[near])
        size = 1.0 if r.kind == "tributary" else 0.55
        # Wider in the middle of the fan, and never across the river: it takes the flow away.
        own_side = _side_of_river(1 if n[near][0] > 0 else -1)
        radius = 62.0 + 115.0 * np.sin(np.pi * np.clip((half - np.abs(n)) / half, 0, 1)) ** 2
        discs = shapely.buffer(shapely.points(points[near]), radius[near] * size, quad_segs=3)
        pairs = [shapely.union(a, b) for a, b in itertools.pairwise(discs)]
        spread = shapely.union_all([shapely.convex_hull(pair) for pair in pairs])
        reach[3].append(shapely.intersection(lower.buffer(30.0 * size, quad_segs=3), own_side))
        reach[2].append(shapely.intersection(lower.buffer(62.0 * size, quad_segs=3), own_side))
        reach[1].append(shapely.intersection(spread, own_side))
    return _nested(*(shapely.union_all(reach[k]) for k in (1, 2, 3)))


def flood() -> Levels:
    """Three bands along the river whose width follows the width of the low ground."""
    s = np.arange(-500.0, 20_000.0, 60.0)
    bands = []
    for width, phase in ((175.0, 0.3), (125.0, 1.2), (80.0, 2.2)):
        spread = width * (1 + 0.22 * place.smooth_noise(s, 1900.0, phase))
        n = place.river_n(s)
        ring = np.vstack([at(s, n + spread), at(s, n - spread)[::-1]])
        bands.append(shapely.make_valid(Polygon(ring)))
    return _nested(
        bands[0],
        shapely.intersection(bands[1], bands[0]),
        shapely.intersection(bands[2], shapely.intersection(bands[1], bands[0])),
    )


def landslide(terrain: Terrain, rng: np.random.Generator) -> Levels:
    """Soft foothill slopes of 14–25°, in patches; one old slide reaches the edge of a village."""
    noise = ndimage.gaussian_filter(rng.normal(size=terrain.z.shape), 6.0)
    noise /= noise.std()
    beyond = np.abs(terrain.n) - half_width(terrain.s, terrain.n)
    slope = ndimage.gaussian_filter(terrain.slope, 3.0)
    fit = (slope > 0.25) & (slope < 0.47) & (beyond > 100) & (beyond < 2600) & (noise > 1.15)
    label = features.sieve(np.where(fit, np.where(slope > 0.36, 2, 1), 0).astype("int32"), size=60)
    found: dict[int, list[BaseGeometry]] = {1: [], 2: [], 3: []}
    for polygon, value in smooth_labels(label, TRANSFORM, 25.0):
        if value > 0:
            found[value + (1 if polygon.area > 260_000 else 0)].append(polygon)
    angle = np.linspace(0, 2 * np.pi, 30, endpoint=False)
    s0 = 13_750.0
    edge = -float(place.floor_half_width(s0, 0))
    size = 1 + 0.12 * np.sin(3 * angle + 0.5)
    slide = Polygon(at(s0 + 150 * size * np.cos(angle), edge + 40 + 285 * size * np.sin(angle)))
    found[3].append(slide)
    level3 = shapely.union_all(found[3])
    level2 = shapely.difference(shapely.union_all(found[2]), level3)
    level1 = shapely.difference(shapely.union_all(found[1]), shapely.union_all([level2, level3]))
    return {1: level1, 2: level2, 3: level3}


def layer(levels: dict[str, Levels], border: BaseGeometry) -> gpd.GeoDataFrame:
    """One feature for each separate area, inside the municipality."""
    rows = []
    for hazard, by_level in levels.items():
        for level, geometry in by_level.items():
            inside = shapely.set_precision(shapely.intersection(geometry, border), 0.001)
            for part in polygon_parts(inside):
                if part.area > 400:
                    rows.append({"hazard": hazard, "level": level, "geometry": part})
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=place.CRS)


def _window(border: BaseGeometry, margin: float) -> tuple[slice, slice, Affine]:
    left, bottom, right, top = border.bounds
    col0 = int((left - margin - place.ORIGIN_X) // CELL)
    col1 = int((right + margin - place.ORIGIN_X) // CELL) + 1
    row0 = int((place.ORIGIN_Y + place.HEIGHT - top - margin) // CELL)
    row1 = int((place.ORIGIN_Y + place.HEIGHT - bottom + margin) // CELL) + 1
    col0, row0 = max(col0, 0), max(row0, 0)
    return slice(row0, row1), slice(col0, col1), TRANSFORM * Affine.translation(col0, row0)


def _save(path: Path, values: np.ndarray[Any, Any], transform: Affine, nodata: int) -> None:
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=values.shape[1],
        height=values.shape[0],
        count=1,
        dtype=values.dtype,
        crs=place.CRS,
        transform=transform,
        nodata=nodata,
        compress="deflate",
        zlevel=9,
        predictor=2,
        tiled=True,
    ) as file:
        file.write(values, 1)


def rasters(out: Path, terrain: Terrain, mud: Levels, border: BaseGeometry) -> None:
    """``dem.tif`` (m) and ``hazard_mudflow.tif`` (class 0–3, 255 outside the municipality)."""
    rows, cols, transform = _window(border, 300.0)
    z = np.round(terrain.z[rows, cols]).astype("int16")
    _save(out / "dem.tif", z, transform, -32768)
    shapes = [(mud[level], level) for level in (1, 2, 3) if not mud[level].is_empty]
    classes = features.rasterize(
        shapes, out_shape=z.shape, transform=transform, fill=0, dtype="uint8"
    )
    inside = features.rasterize(
        [(border, 1)], out_shape=z.shape, transform=transform, fill=0, dtype="uint8"
    )
    _save(
        out / "hazard_mudflow.tif",
        np.where(inside == 1, classes, 255).astype("uint8"),
        transform,
        255,
    )
