"""The overlay engine against ``geopandas.overlay``: areas with and without numba, and pieces."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import shapely

from sedp_spatial import overlap_areas, overlap_pieces

from .measuring import take_turns
from .suite import Layers, Row, agree, row_of

SEED = 7
# How many zones the sizes below are made for. Fewer are larger and more are smaller, so that the
# share of the land under zones is the same for 10 000 parcels and for a million: the time of
# geopandas.overlay per parcel then hardly changes, as in the published measurements.
_ZONES = 300


def zones_over(parcels: gpd.GeoDataFrame, count: int) -> gpd.GeoDataFrame:
    """Seeded zones: protected areas with holes and long borders, hazards, strips along rivers."""
    rng = np.random.default_rng(SEED)
    low, high = np.reshape(parcels.total_bounds, (2, 2))
    size = float((high - low).max()) * np.sqrt(_ZONES / count)
    shapes: list[shapely.Geometry] = []
    for number in range(count):
        centre = rng.uniform(low, high)
        if number % 15 == 0:
            outline = _blob(rng, centre, size * rng.uniform(0.03, 0.11), rng.integers(5000, 25000))
            lake = shapely.point_on_surface(outline).buffer(size / 100, quad_segs=64)
            shapes.append(outline - lake)
        elif number % 3:
            shapes.append(
                _blob(rng, centre, size * rng.uniform(0.006, 0.05), rng.integers(99, 2000))
            )
        else:
            steps = rng.normal(0, size / 2000, (200, 2)) + rng.normal(0, size / 1000, 2)
            shapes.append(shapely.LineString(centre + steps.cumsum(axis=0)).buffer(size / 1000))
    sound = shapely.make_valid(np.array(shapes, dtype=object))
    return gpd.GeoDataFrame({"zone": range(count)}, geometry=sound, crs=parcels.crs)


def _blob(
    rng: np.random.Generator, centre: np.ndarray, radius: float, vertices: int
) -> shapely.Polygon:
    angles = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    waves = sum(
        rng.normal(0, 0.25 / wave) * np.cos(wave * angles + rng.uniform(0, 6.3))
        for wave in range(1, 12)
    )
    radii = radius * np.clip(1 + waves / 1.5 + rng.normal(0, 0.004, vertices), 0.2, 3)
    ring = centre + np.column_stack([np.cos(angles), np.sin(angles)]) * radii[:, None]
    return shapely.make_valid(shapely.Polygon(ring))


def overlays(layers: Layers, repetitions: int) -> Iterator[Row]:
    """Areas and pieces of all parcels in some hundred zones."""
    parcels = layers.parcels
    zones = zones_over(parcels, max(20, min(300, len(parcels) // 300)))
    results, seconds = take_turns(
        {
            "peer": lambda: gpd.overlay(parcels, zones, keep_geom_type=True),
            "kernel": lambda: overlap_areas(parcels, zones, by="zone", engine="kernel"),
            "geos": lambda: overlap_areas(parcels, zones, by="zone", engine="geos"),
            "pieces": lambda: overlap_pieces(parcels, zones),
        },
        repetitions,
    )
    total = results["kernel"]["area_m2"].sum()
    agree(results["geos"]["area_m2"].sum(), total, 1e-12, "areas by GEOS")
    agree(results["pieces"]["area_m2"].sum(), total, 1e-9, "areas of pieces")
    # The peer's areas are those of the plane, off by the grid's scale.
    agree(results["peer"].area.sum(), total, 1e-3, "areas")
    for ours, what, required in (
        ("kernel", "overlap_areas, kernel", "≥ 40"),
        ("geos", "overlap_areas, without numba", "≥ 10"),
        ("pieces", "overlap_pieces", "≥ 15"),
    ):
        pair = {"peer": seconds["peer"], "ours": seconds[ours]}
        name = f"{what}, {layers.name} × {len(zones)}"
        yield row_of(name, "geopandas.overlay", pair, layers.promised(required))
