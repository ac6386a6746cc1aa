"""The landscape: ridges cut by streams, a flat valley floor, alluvial fans.

A few dozen steps of the stream-power law give branching side valleys and ridges that drain as real
ones do. Every later layer (forest, pasture allotments, hazards, the border) is read off this
terrain, so the layers agree with each other as they do in a real municipality.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from sample_layers.generate import place
from sample_layers.generate.place import CELL, HEIGHT, ORIGIN_X, ORIGIN_Y, WIDTH, Floats

Ints = NDArray[np.int64]
COARSE = 120.0
NEIGHBOURS = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


@dataclass(frozen=True)
class Terrain:
    """Elevation and drainage on the 30 m grid; row 0 is the northern edge."""

    z: Floats
    slope: Floats  # rise over run
    northness: Floats  # −1 facing south … 1 facing north
    receiver: Ints  # flat index of the cell that water flows to
    area: Floats  # upstream area in m²
    s: Floats
    n: Floats
    x: Floats
    y: Floats
    floor: NDArray[np.bool_]


def grid(cell: float) -> tuple[Floats, Floats]:
    """Cell centres of the landscape in map coordinates."""
    cols, rows = round(WIDTH / cell), round(HEIGHT / cell)
    x = ORIGIN_X + (np.arange(cols) + 0.5) * cell
    y = ORIGIN_Y + HEIGHT - (np.arange(rows) + 0.5) * cell
    return np.meshgrid(x, y)


def floor_elevation(s: Floats, n: Floats) -> Floats:
    """The valley floor: 1.4 % along the river, 1 % towards it."""
    return 1720.0 + 0.0135 * s + 3e-7 * np.maximum(s, 0) ** 2 + 0.010 * np.abs(n - place.river_n(s))


def half_width(s: Floats, n: Floats) -> Floats:
    """Half width of the floor on the side of the valley where ``n`` lies."""
    return np.where(n > 0, place.floor_half_width(s, 1), place.floor_half_width(s, 0))


def receivers(z: Floats, cell: float) -> tuple[Ints, Floats]:
    """Steepest of the eight neighbours (a cell is its own receiver in a pit or at the edge)."""
    rows, cols = z.shape
    best = np.zeros_like(z)
    target = np.arange(z.size).reshape(z.shape)
    dist = np.full(z.shape, cell)
    padded = np.pad(z, 1, constant_values=np.inf)
    index = np.pad(target, 1)
    for dr, dc in NEIGHBOURS:
        d = cell * float(np.hypot(dr, dc))
        drop = (z - padded[1 + dr : 1 + dr + rows, 1 + dc : 1 + dc + cols]) / d
        better = drop > best
        best = np.where(better, drop, best)
        target = np.where(better, index[1 + dr : 1 + dr + rows, 1 + dc : 1 + dc + cols], target)
        dist = np.where(better, d, dist)
    return target.ravel(), dist.ravel()


def accumulate(z: Floats, receiver: Ints, cell: float) -> Floats:
    """Upstream area of each cell, passed down from the highest to the lowest."""
    area = [cell * cell] * z.size
    order = np.argsort(-z.ravel(), kind="stable")
    down = receiver.tolist()
    for i in order.tolist():
        if down[i] != i:
            area[down[i]] += area[i]
    return np.array(area)


def _erode(rng: np.random.Generator) -> Floats:
    x, y = grid(COARSE)
    s, n = place.valley_coordinates(x, y)
    half = half_width(s, n)
    margin_n, margin_s = 8300.0, -9300.0
    base = (np.abs(n) < half) | (n > margin_n) | (n < margin_s)
    edge = np.zeros_like(base)
    edge[0], edge[-1] = True, True
    base |= edge
    low = floor_elevation(s, np.clip(n, -half, half))
    z = low + np.where(base, 0.0, rng.uniform(0, 60, x.shape) + 5)
    away = np.clip((np.abs(n) - half) / 2200.0, 0, 1)
    uplift = (0.25 + 0.75 * away) * np.where(n < 0, 1.35, 0.85)
    uplift *= 1 + 0.35 * ndimage.gaussian_filter(rng.normal(size=x.shape), 9) * 18
    uplift = np.where(base, 0.0, np.clip(uplift, 0.1, 3))
    k, step = 0.075, 1.0
    free = (~base).ravel()
    for turn in range(110):
        z = z + 8.0 * uplift * step
        receiver, dist = receivers(z, COARSE)
        area = accumulate(z, receiver, COARSE)
        factor = (k * step * area**0.5 / dist * 1.0).tolist()
        flat = z.ravel().tolist()
        order = np.argsort(z.ravel(), kind="stable")
        order = order[free[order]]
        down = receiver.tolist()
        for i in order.tolist():
            j = down[i]
            if j != i:
                f = factor[i]
                flat[i] = (flat[i] + f * flat[j]) / (1 + f)
        z = np.array(flat).reshape(z.shape)
        if turn % 4 == 0:  # creep: without it ridges are knife edges
            z = np.where(base, z, 0.7 * z + 0.3 * ndimage.uniform_filter(z, 3))
    return z


def fill(z: Floats, outlets: NDArray[np.bool_]) -> Floats:
    """Priority-flood: raise pits until every cell drains to an outlet, always slightly downhill."""
    rows, cols = z.shape
    filled = z.ravel().tolist()
    done = outlets.ravel().tolist()
    heap = [(filled[i], i) for i in np.flatnonzero(outlets.ravel()).tolist()]
    heapq.heapify(heap)
    while heap:
        level, i = heapq.heappop(heap)
        r, c = divmod(i, cols)
        for dr, dc in NEIGHBOURS:
            rr, cc = r + dr, c + dc
            if 0 <= rr < rows and 0 <= cc < cols:
                j = rr * cols + cc
                if not done[j]:
                    done[j] = True
                    if filled[j] <= level:
                        filled[j] = level + 1e-3
                    heapq.heappush(heap, (filled[j], j))
    return np.array(filled).reshape(z.shape)


def fan_mouths(coarse: Floats) -> list[tuple[float, float, float]]:
    """Where larger side valleys reach the floor: ``(x, y, upstream area)``, largest first."""
    x, y = grid(COARSE)
    s, n = place.valley_coordinates(x, y)
    inside = np.abs(n) < half_width(s, n)
    receiver, _ = receivers(coarse, COARSE)
    area = accumulate(coarse, receiver, COARSE)
    into = inside.ravel()[receiver] & ~inside.ravel()
    cells = np.flatnonzero(into & (area > 2.0e6))
    order = cells[np.argsort(-area[cells])]
    return [(float(x.flat[i]), float(y.flat[i]), float(area[i])) for i in order]


def build(rng: np.random.Generator) -> Terrain:
    """Elevation, slope and drainage of the whole landscape."""
    coarse = _erode(rng)
    x, y = grid(CELL)
    s, n = place.valley_coordinates(x, y)
    half = half_width(s, n)
    row = (ORIGIN_Y + HEIGHT - y) / COARSE - 0.5
    col = (x - ORIGIN_X) / COARSE - 0.5
    z = ndimage.map_coordinates(
        ndimage.gaussian_filter(coarse, 0.55), [row, col], order=3, mode="nearest"
    )
    low = floor_elevation(s, np.clip(n, -half, half))
    fans = low.copy()
    for mx, my, area in fan_mouths(coarse):
        radius = min(350.0 + 0.26 * area**0.5, 1050.0)
        top = float(floor_elevation(*_sn(mx, my))) + 0.055 * radius
        cone = top - 0.055 * np.hypot(x - mx, y - my)
        fans = np.maximum(fans, np.where(np.abs(n) < half + 300, cone, 0))
    inside = np.abs(n) < half
    z = np.where(inside, np.maximum(fans, 0), np.maximum(z, fans))
    z = ndimage.gaussian_filter(z, 1.0)
    rough = ndimage.gaussian_filter(rng.normal(size=z.shape), 2.5) * 9
    rough += ndimage.gaussian_filter(rng.normal(size=z.shape), 8) * 60
    z = z + rough * np.clip((z - low) / 400.0, 0, 1) * 3.0
    outlets = np.zeros(z.shape, dtype=bool)
    outlets[0], outlets[-1] = True, True
    outlets |= inside
    z = fill(z, outlets)
    receiver, _ = receivers(np.where(inside, z - 5000, z), CELL)
    area_up = accumulate(z, receiver, CELL).reshape(z.shape)
    gy, gx = np.gradient(ndimage.gaussian_filter(z, 1.5), CELL)
    slope = np.hypot(gx, gy)
    northness = np.where(slope > 1e-6, gy / np.maximum(slope, 1e-6), 0.0)
    return Terrain(z, slope, northness, receiver, area_up, s, n, x, y, inside)


def _sn(x: float, y: float) -> tuple[Floats, Floats]:
    return place.valley_coordinates(np.array(x), np.array(y))
