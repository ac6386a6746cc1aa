"""What would grow where: the natural zones of the land, read off the terrain."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rasterio import features
from scipy import ndimage
from shapely.geometry import Polygon

from sample_layers.generate import place
from sample_layers.generate.boundary import TRANSFORM
from sample_layers.generate.coverage import smooth_labels
from sample_layers.generate.place import Floats
from sample_layers.generate.terrain import Terrain, floor_elevation, half_width

FLOODPLAIN, IRRIGATED, RAINFED, HAYFIELD, PASTURE, SHRUB = range(1, 7)
FOREST, PROTECTED, ROCK, TUGAI, MARSH = range(7, 12)
PROTECTED_FOREST, PROTECTED_ROCK = 12, 13
ZONE_NAMES = {
    FLOODPLAIN: "floodplain",
    IRRIGATED: "irrigated",
    RAINFED: "rainfed",
    HAYFIELD: "hayfield",
    PASTURE: "pasture",
    SHRUB: "shrub",
    FOREST: "forest",
    PROTECTED: "protected",
    ROCK: "rock",
    TUGAI: "tugai",
    MARSH: "marsh",
    PROTECTED_FOREST: "protected_forest",
    PROTECTED_ROCK: "protected_rock",
}
BLOCK = 100_000


def _noise(rng: np.random.Generator, shape: tuple[int, ...], sigma: float) -> Floats:
    field = ndimage.gaussian_filter(rng.normal(size=shape), sigma)
    return np.asarray(field / field.std())


def basins(terrain: Terrain, least: float) -> NDArray[np.int64]:
    """Catchment of each stream reach: allotments of pasture end at ridges and at confluences."""
    size = terrain.z.size
    area, down = terrain.area.ravel(), terrain.receiver
    stream = (area > least) & ~terrain.floor.ravel()
    inflow = np.zeros(size, dtype=int)
    np.add.at(inflow, down[stream & (down != np.arange(size))], 1)
    # A reach starts below a confluence; the cell above it is the mouth of the reach above.
    mouth = stream & ((inflow[down] > 1) | ~stream[down])
    bucket = ((np.floor(terrain.s / 1900.0).astype(int) + 50) * 2 + (terrain.n > 0)).ravel()
    stop = mouth | terrain.floor.ravel()
    nxt = np.where(stop, np.arange(size), down)
    while True:
        further = nxt[nxt]
        if np.array_equal(further, nxt):
            break
        nxt = further
    label = np.where(terrain.floor.ravel()[nxt], -bucket[nxt], nxt + 1)
    _, compact = np.unique(label, return_inverse=True)
    return np.asarray(compact.reshape(terrain.z.shape))


def zones(terrain: Terrain, rng: np.random.Generator) -> list[tuple[Polygon, str, int]]:
    """Natural zones as a coverage: ``(polygon, zone, basin)``; wider than the municipality."""
    s, n, z = terrain.s, terrain.n, terrain.z
    half = half_width(s, n)
    low = floor_elevation(s, np.clip(n, -half, half))
    slope = ndimage.gaussian_filter(terrain.slope, 2.0)
    north = ndimage.gaussian_filter(terrain.northness, 3.0)
    rise = z - low
    beyond = np.abs(n) - half
    fine, broad = _noise(rng, z.shape, 4.0), _noise(rng, z.shape, 12.0)

    zone = np.full(z.shape, PASTURE)
    zone[(slope < 0.36) & (rise > 120) & (z < 2750) & (broad + 0.4 * fine > 0.55)] = HAYFIELD
    zone[(north < 0.1) & (slope > 0.24) & (z < 2600) & (broad + 0.5 * fine > 1.05)] = SHRUB
    fit = 0.9 * north + 0.35 * broad + 0.2 * fine
    zone[(fit > 0.42) & (z > 2060) & (z < 2900) & (slope > 0.12)] = FOREST
    zone[(z + 60 * fine > 3080)] = ROCK
    sown = 1.2 - slope / 0.17 - np.clip(beyond - 900, 0, None) / 700 + 0.25 * broad + 0.1 * fine
    zone[(ndimage.gaussian_filter(sown, 2.0) > 0) & (beyond > -50) & (rise < 330)] = RAINFED
    wet = (slope < 0.085) & (rise < 75) & (beyond < 480)
    zone[(ndimage.gaussian_filter(wet.astype(float), 2.0) > 0.5) | terrain.floor] = IRRIGATED
    from_river = np.abs(n - place.river_n(s)) - 25 * fine
    zone[from_river < 165] = FLOODPLAIN
    zone[(from_river < 165) & (_noise(rng, z.shape, 7.0) > 0.75)] = TUGAI
    zone[(from_river < 230) & (from_river > -60) & (_noise(rng, z.shape, 6.0) > 1.55)] = MARSH

    # The reserve: the head of the high side valleys in the south-east, down to the forest's edge.
    reserve = (n < -1900) & (s > 12_300 + 350 * fine) & (z > 2480 + 70 * broad)
    kept = ndimage.gaussian_filter(reserve.astype(float), 3.0) > 0.5
    inner = np.where(zone == FOREST, PROTECTED_FOREST, PROTECTED)
    inner = np.where(zone == ROCK, PROTECTED_ROCK, inner)
    zone = np.where(kept, inner, zone)

    fine_basin, coarse_basin = basins(terrain, 0.62e6), basins(terrain, 2.2e6)
    basin = np.where(np.isin(zone, [PASTURE]), fine_basin, coarse_basin)
    riverside = np.isin(zone, [FLOODPLAIN, TUGAI, MARSH])
    basin[riverside] = (s[riverside] // 1500).astype(int) + 30
    basin[np.isin(zone, [IRRIGATED, RAINFED])] = 0
    coarse_protected = basins(terrain, 6e6)
    basin[kept] = coarse_protected[kept]
    label = (zone * BLOCK + basin).astype("int32")
    _, packed = np.unique(label, return_inverse=True)
    values = np.unique(label)
    sieved = features.sieve(packed.reshape(label.shape).astype("int32"), size=45, connectivity=4)
    result = []
    for polygon, value in smooth_labels(sieved, TRANSFORM, 28.0):
        code = int(values[value])
        result.append((polygon, ZONE_NAMES[code // BLOCK], code % BLOCK))
    return result
