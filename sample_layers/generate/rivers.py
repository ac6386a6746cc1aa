"""The river, its tributaries and the canals: centre lines, and the strips of the water fund."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from scipy import ndimage
from shapely.geometry import LineString, Polygon

from sample_layers.generate import place
from sample_layers.generate.place import Floats, at, smooth_noise
from sample_layers.generate.terrain import NEIGHBOURS, Terrain

TRIBUTARY_NAMES = (
    "Таң-Суу",
    "Үч-Жылга суусу",
    "Күн-Төр суусу",
    "Сары-Өзөн",
    "Кара-Көл-Суу",
    "Жылуу-Булак",
    "Өрүктүү-Суу",
    "Ийри-Суу",
    "Тескей-Булак",
)


@dataclass(frozen=True)
class River:
    """One watercourse; ``strip`` is the polygon of the water fund, None for a brook without one."""

    name: str
    kind: str  # main, tributary, stream, canal
    width: float
    line: LineString
    strip: Polygon | None


def main_river() -> River:
    """The meandering river: two wavelengths of bends on top of the valley's own."""
    s = np.arange(-1500.0, 24_000.0, 22.0)
    phase = s + 140.0 * np.sin(2 * np.pi * s / 4100.0)  # bends of unequal length
    size = 0.65 + 0.35 * np.sin(2 * np.pi * s / 5200.0 + 1.0)
    n = place.river_n(s) + 78.0 * size * np.sin(2 * np.pi * phase / 930.0)
    n = n + 26.0 * np.sin(2 * np.pi * phase / 410.0 + 0.8)
    lean = 26.0 * size * np.sin(4 * np.pi * phase / 930.0)  # bends lean downstream
    points = at(s + lean, n)
    line = LineString(points)
    half = 11.0 + 4.0 * smooth_noise(s, 1500.0, 0.2) - 0.00022 * s
    direction = np.gradient(points, axis=0)
    direction /= np.hypot(direction[:, 0], direction[:, 1])[:, None]
    normal = np.stack([-direction[:, 1], direction[:, 0]], axis=1)
    strip = Polygon(
        np.vstack([points + normal * half[:, None], (points - normal * half[:, None])[::-1]])
    )
    strip = shapely.simplify(strip.buffer(0.5).buffer(-0.5), 0.8)
    return River(place.MAIN_RIVER, "main", 22.0, line, strip)


def _upstream(terrain: Terrain, cell: int, least: float) -> list[int]:
    """Follow the larger branch up to where less than ``least`` m² drains to it."""
    rows, cols = terrain.z.shape
    path = [cell]
    while True:
        r, c = divmod(path[-1], cols)
        best, best_area = -1, least
        for dr, dc in NEIGHBOURS:
            rr, cc = r + dr, c + dc
            if 0 <= rr < rows and 0 <= cc < cols:
                j = rr * cols + cc
                if terrain.receiver[j] == path[-1] and terrain.area.flat[j] > best_area:
                    best, best_area = j, float(terrain.area.flat[j])
        if best < 0:
            return path
        path.append(best)


def _smooth(points: Floats, sigma: float) -> Floats:
    """Round off the steps of the raster, the two ends kept."""
    if len(points) < 4:
        return points
    out = ndimage.gaussian_filter1d(points, sigma, axis=0, mode="nearest")
    out[0], out[-1] = points[0], points[-1]
    return np.asarray(out)


def _down_the_fan(terrain: Terrain, cell: int, main: LineString) -> Floats:
    """From the mouth of a side valley across its fan to the main river, slanting downstream."""
    s0, n0 = float(terrain.s.flat[cell]), float(terrain.n.flat[cell])
    river = float(place.river_n(s0))
    t = np.linspace(0.0, 1.0, 28)[1:]
    reach = abs(n0 - river)
    s = s0 - 0.30 * reach * t**1.4 + 32.0 * smooth_noise(t * reach, 700.0, s0) * np.sin(np.pi * t)
    n = n0 + (river - n0) * t * 1.25  # beyond the bed, then cut where it meets the river
    points = at(s, n)
    fan = LineString(np.vstack([[terrain.x.flat[cell], terrain.y.flat[cell]], points]))
    meeting = shapely.intersection(fan, main)
    if meeting.is_empty:
        return np.asarray(shapely.get_coordinates(fan))
    first = shapely.get_point(meeting, 0) if meeting.geom_type == "LineString" else meeting
    end = min(shapely.get_parts(first), key=lambda p: fan.project(p))
    along = fan.project(end)
    keep = [p for p in shapely.get_coordinates(fan) if fan.project(shapely.Point(p)) < along - 1]
    return np.vstack([keep, shapely.get_coordinates(end)[:1]])


def tributaries(terrain: Terrain, border: Polygon, main: LineString) -> list[River]:
    """Watercourses of the side valleys, the largest named; brooks have a line but no own parcel."""
    floor = terrain.floor.ravel()
    cells = np.flatnonzero(~floor & floor[terrain.receiver] & (terrain.area.ravel() > 0.75e6))
    cells = cells[np.argsort(-terrain.area.flat[cells], kind="stable")]
    found: list[River] = []
    named = 0
    for cell in cells.tolist():
        point = shapely.Point(terrain.x.flat[cell], terrain.y.flat[cell])
        if not border.buffer(-250).contains(point):
            continue
        area = float(terrain.area.flat[cell])
        large = area > 2.6e6
        path = _upstream(terrain, cell, 0.22e6 if large else 0.3e6)
        up = np.stack([terrain.x.flat[path], terrain.y.flat[path]], axis=1)
        points = np.vstack([_smooth(up, 2.2)[::-1], _down_the_fan(terrain, cell, main)[1:]])
        points = _smooth(points, 1.2)
        line = shapely.simplify(LineString(points), 1.5)
        if large and named < len(TRIBUTARY_NAMES):
            width = float(np.clip(3.0 + area / 3.5e6, 4.0, 9.0))
            strip = shapely.simplify(line, 3.0).buffer(width * 0.5 + 3.0, quad_segs=2)
            found.append(River(TRIBUTARY_NAMES[named], "tributary", round(width, 1), line, strip))
            named += 1
            for k, joint in enumerate(path[::3]):
                found += _branches(
                    terrain, joint, set(path), f"{TRIBUTARY_NAMES[named - 1]}, куйма", k
                )
        else:
            found.append(River("Аталбаган булак", "stream", 2.0, line, None))
    return found


def _branches(terrain: Terrain, joint: int, path: set[int], name: str, number: int) -> list[River]:
    """Side brooks that join a tributary at one of its cells."""
    cols = terrain.z.shape[1]
    r, c = divmod(joint, cols)
    out = []
    for dr, dc in NEIGHBOURS:
        j = (r + dr) * cols + c + dc
        if not 0 <= j < terrain.z.size or terrain.receiver[j] != joint or j in path:
            continue
        if terrain.area.flat[j] > 0.6e6:
            cells = [joint, *_upstream(terrain, j, 0.25e6)]
            points = np.stack([terrain.x.flat[cells], terrain.y.flat[cells]], axis=1)
            line = shapely.simplify(LineString(_smooth(points[::-1], 2.0)), 1.5)
            out.append(River(name, "stream", 1.5, line, None))
    return out


def canal_n(s: Floats | float, side: int, which: str) -> Floats:
    """Course of a canal: ``main`` along the foot of the slope, ``middle`` half-way to the river."""
    half = place.floor_half_width(s, 1 if side > 0 else 0)
    share = 0.97 if which == "main" else 0.70
    return side * share * half + 14.0 * smooth_noise(s, 1700.0, 0.9 * side)


def canals() -> list[River]:
    """Two canals on each side of the valley; the main ones carry a wider strip of land."""
    found = []
    names = {(1, "main"): "Түндүк каналы", (-1, "main"): "Түштүк каналы"}
    for side in (1, -1):
        for which in ("main", "middle"):
            s = np.arange(-300.0 if which == "main" else 900.0, 21_000.0, 60.0)
            line = shapely.simplify(LineString(at(s, canal_n(s, side, which))), 0.5)
            width = 4.0 if which == "main" else 2.5
            name = names.get((side, which), f"Орто канал {1 if side > 0 else 2}")
            found.append(
                River(name, "canal", width, line, line.buffer(width, cap_style="flat", quad_segs=1))
            )
    return found


def layer(rivers: list[River], border: Polygon) -> gpd.GeoDataFrame:
    """Centre lines inside the municipality."""
    rows = []
    for r in rivers:
        line = shapely.simplify(shapely.intersection(r.line, border), 0.5)
        for part in shapely.get_parts(line):
            if part.length > 20:
                part = shapely.transform(part, lambda c: np.round(c, 2))
                rows.append({"name": r.name, "class": r.kind, "width_m": r.width, "geometry": part})
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=place.CRS)
