"""Parcels: everything painted together, cut into one coverage, and described as a cadastre would.

Painting order decides who gets the ground: nature first, then fields, villages, works, canals,
roads, rivers. The result is noded once, so neighbours share every vertex.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from sample_layers.generate import place
from sample_layers.generate.boundary import ellipsoidal_area, geodesic_area
from sample_layers.generate.coverage import (
    join,
    neighbours,
    node,
    polygon_parts,
    topmost,
)
from sample_layers.generate.fields import Field
from sample_layers.generate.place import CRS, TARGET_AREA_M2, at
from sample_layers.generate.rivers import River
from sample_layers.generate.villages import Village

COLUMNS = [
    "parcel_id",
    "category",
    "land_kind",
    "ownership",
    "in_use",
    "purpose",
    "registered_area_ha",
    "village",
    "geometry",
]
Row = dict[str, Any]


@dataclass
class Painted:
    """A polygon with the attributes it gives to the ground that stays visible of it."""

    polygon: Polygon
    rank: int
    key: tuple[Any, ...]
    row: Row


LOT_ROWS: dict[str, tuple[str, str, str, str]] = {
    "household": ("household_plot", "private", "yes", "Короо жай"),
    "empty": ("household_plot", "private", "no", "Короо жай"),
    "new": ("household_plot", "private", "no", "Жилищное строительство"),
    "school": ("built", "municipal", "yes", "Школа"),
    "kindergarten": ("built", "municipal", "yes", "Детский сад"),
    "clinic": ("built", "municipal", "yes", "ФАП / ГСВ"),
    "office": ("built", "municipal", "yes", "Айыл өкмөтү"),
    "mosque": ("built", "private", "yes", "Мечит"),
    "club": ("built", "municipal", "yes", "Маданият үйү"),
    "shop": ("built", "private", "yes", "Магазин"),
    "park": ("other", "municipal", "yes", "Парк"),
    "stadium": ("other", "municipal", "yes", "Стадион"),
}


def _row(
    category: str, kind: str, owner: str, used: str, purpose: str, village: str | None = None
) -> Row:
    return {
        "category": category,
        "land_kind": kind,
        "ownership": owner,
        "in_use": used,
        "purpose": purpose,
        "village": village,
    }


# name: s, offset from the floor's edge (or from the road), length, depth, and what it is
SITES: tuple[tuple[str, float, str, float, float, float, Row], ...] = (
    (
        "quarry",
        4700.0,
        "foot-",
        620.0,
        330.0,
        260.0,
        _row("industry", "other", "municipal", "yes", "Карьер (песок, гравий)"),
    ),
    (
        "plant",
        8450.0,
        "road",
        75.0,
        300.0,
        125.0,
        _row("industry", "built", "private", "yes", "Завод по переработке молока"),
    ),
    (
        "depot",
        8790.0,
        "road",
        65.0,
        180.0,
        105.0,
        _row("industry", "built", "private", "no", "Бывшая машинно-тракторная база"),
    ),
    (
        "store",
        1250.0,
        "road",
        60.0,
        170.0,
        95.0,
        _row("industry", "built", "private", "yes", "Плодоовощехранилище"),
    ),
    ("fuel", 9900.0, "road", 35.0, 70.0, 45.0, _row("industry", "built", "private", "yes", "АЗС")),
    (
        "substation",
        4350.0,
        "road",
        45.0,
        90.0,
        65.0,
        _row("industry", "built", "state", "yes", "Подстанция 35/10 кВ"),
    ),
    (
        "mast",
        7100.0,
        "foot+",
        900.0,
        40.0,
        40.0,
        _row("industry", "built", "state", "yes", "Вышка связи"),
    ),
    (
        "post",
        14900.0,
        "foot-",
        330.0,
        190.0,
        150.0,
        _row("industry", "built", "state", "yes", "Объект обороны"),
    ),
    (
        "landfill",
        4650.0,
        "foot+",
        820.0,
        190.0,
        160.0,
        _row("industry", "other", "municipal", "yes", "Полигон ТБО"),
    ),
    (
        "asphalt",
        5150.0,
        "foot-",
        560.0,
        150.0,
        120.0,
        _row("industry", "built", "private", "no", "Асфальтный завод"),
    ),
    (
        "basin",
        9300.0,
        "foot+",
        -140.0,
        210.0,
        150.0,
        _row("water", "water", "state", "yes", "Бассейн суточного регулирования"),
    ),
    (
        "basin2",
        3300.0,
        "foot-",
        -130.0,
        180.0,
        130.0,
        _row("water", "water", "state", "yes", "Бассейн суточного регулирования"),
    ),
    (
        "farm1",
        1500.0,
        "foot-",
        -70.0,
        150.0,
        110.0,
        _row("agricultural", "built", "private", "yes", "Ферма"),
    ),
    (
        "farm2",
        8300.0,
        "foot-",
        -90.0,
        160.0,
        100.0,
        _row("agricultural", "built", "private", "yes", "Ферма"),
    ),
    (
        "farm3",
        12300.0,
        "foot+",
        -80.0,
        140.0,
        100.0,
        _row("agricultural", "built", "private", "no", "Ферма"),
    ),
    (
        "dip",
        13000.0,
        "foot+",
        150.0,
        70.0,
        50.0,
        _row("agricultural", "built", "municipal", "yes", "Купочная ванна"),
    ),
    (
        "cem1",
        2900.0,
        "foot+",
        250.0,
        190.0,
        120.0,
        _row("settlement", "other", "municipal", "yes", "Көрүстөн", "V1"),
    ),
    (
        "cem2",
        6000.0,
        "foot+",
        330.0,
        240.0,
        150.0,
        _row("settlement", "other", "municipal", "yes", "Көрүстөн", "V2"),
    ),
    (
        "cem3",
        10100.0,
        "foot-",
        210.0,
        190.0,
        120.0,
        _row("settlement", "other", "municipal", "yes", "Көрүстөн", "V3"),
    ),
    (
        "cem4",
        12900.0,
        "foot-",
        240.0,
        170.0,
        110.0,
        _row("settlement", "other", "municipal", "yes", "Көрүстөн", "V4"),
    ),
    (
        "cem5",
        15750.0,
        "foot-",
        190.0,
        140.0,
        100.0,
        _row("settlement", "other", "municipal", "yes", "Көрүстөн", "V5"),
    ),
)


def site_polygon(s: float, anchor: str, offset: float, length: float, depth: float) -> Polygon:
    """A slightly irregular quadrilateral beside the road or at the foot of the slope."""
    a = np.array([-1, 1, 1, -1]) * 0.5 * length
    b = np.array([-1, -1, 1, 1]) * 0.5 * depth
    a = a + np.array([0.0, 0.04, -0.07, 0.03]) * length
    side = 1 if anchor == "foot+" else -1
    if anchor == "road":
        up = 1 if s < 8600 else -1
        base = place.road_n(s) + up * (offset + 10.0)
    else:
        base = side * (place.floor_half_width(s, 1 if side > 0 else 0) + offset)
    return Polygon(at(s + a, base + b + 0.05 * a))


def _bands(strip: BaseGeometry, step: float) -> list[tuple[int, Polygon]]:
    """Cut a long strip across the valley: the cadastre ends rivers and roads at quarter limits."""
    out = []
    for k, s in enumerate(np.arange(-2000.0, 24_000.0, step)):
        n = np.linspace(-4500, 4500, 2)
        ring = np.vstack([at(np.full(2, s), n), at(np.full(2, s + step), n[::-1])])
        for part in polygon_parts(shapely.intersection(strip, Polygon(ring))):
            out.append((k, part))
    return out


def side_road(s: float, n_to: float) -> LineString:
    """A gravel road from the main road to the pastures, up one of the slopes."""
    n = np.linspace(float(place.road_n(s)), n_to, 24)
    return LineString(at(s + 60 * place.smooth_noise(n, 1500.0, s) + 0.12 * np.abs(n - n[0]), n))


def roads() -> list[tuple[str, str, float, LineString]]:
    """``(name, class, width, line)``; the order is the order in which they matter."""
    s = np.arange(-1500.0, 23_000.0, 50.0)
    out = [("Көк-Өзөн өрөөнүнүн жолу", "main", 18.0, LineString(at(s, place.road_n(s))))]
    for name, s0, n1 in (
        ("Тескей жайлоо жолу", 5000.0, -3300.0),
        ("Күңгөй жайлоо жолу", 8100.0, 3900.0),
        ("Күн-Төр коругу жолу", 12_250.0, -3000.0),
        ("Үч-Жылга жолу", 14_980.0, 2500.0),
        ("Карьер жолу", 4560.0, -1900.0),
    ):
        out.append((name, "local", 10.0, side_road(s0, n1)))
    return out


def road_layer(border: Polygon) -> gpd.GeoDataFrame:
    """Centre lines of the roads inside the municipality."""
    rows = []
    for name, kind, width, line in roads():
        for part in shapely.get_parts(shapely.intersection(line, border)):
            part = shapely.transform(part, lambda c: np.round(c, 2))
            rows.append({"name": name, "class": kind, "width_m": width, "geometry": part})
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=CRS)


def paint(
    zones: list[tuple[Polygon, str, int]],
    fields: list[Field],
    villages: list[Village],
    rivers: list[River],
    border: Polygon,
    rng: np.random.Generator,
) -> list[Painted]:
    """All polygons in painting order."""
    out: list[Painted] = []
    near = border.buffer(5)
    shapely.prepare(near)
    for i, (polygon, zone, basin) in enumerate(zones):
        if near.intersects(polygon):
            out.append(Painted(polygon, 0, ("zone", i), {"zone": zone, "basin": basin}))
    arable = [p for p, zone, _ in zones if zone in ("irrigated", "rainfed")]
    tree = shapely.STRtree(arable)
    fate: dict[int, float] = {}
    for i, f in enumerate(fields):
        if not near.intersects(f.polygon) or not len(tree.query(f.polygon, "intersects")):
            continue
        luck = fate.setdefault(f.block, float(rng.random()))
        row = {"field": True, "whole": f.whole, "luck": luck, "own": float(rng.random())}
        out.append(Painted(f.polygon, 1, ("field", i), row))
    for name, s, anchor, offset, length, depth, row in SITES:
        out.append(Painted(site_polygon(s, anchor, offset, length, depth), 3, ("site", name), row))
    built = shapely.union_all([v.outline for v in villages])
    for r in rivers:
        if r.kind == "canal" and r.strip is not None:
            for k, part in _bands(shapely.difference(r.strip, built), 4400.0):
                row = _row(
                    "water",
                    "water",
                    "state" if "Орто" not in r.name else "municipal",
                    "yes",
                    "Канал",
                )
                out.append(Painted(part, 2, ("canal", r.name, k), row))
    for v in villages:
        for part in polygon_parts(v.outline):
            row = _row("settlement", "road", "municipal", "yes", "Көчөлөр", v.plan.code)
            out.append(Painted(part, 4, ("street", v.plan.code), row))
        for i, lot in enumerate(v.lots):
            kind, owner, used, purpose = LOT_ROWS[lot.use]
            if lot.use == "new" and rng.random() < 0.38:
                used = "yes"
            row = _row("settlement", kind, owner, used, purpose, v.plan.code) | {
                "lot": lot.use,
                "front": lot.front,
            }
            out.append(Painted(lot.polygon, 5, ("lot", v.plan.code, i), row))
        # A brook through a village has a green strip on both sides, not fields.
        park = v.outline.convex_hull.buffer(25)
        for k, r in enumerate(rivers):
            if r.kind in ("stream", "tributary"):
                strip = shapely.intersection(shapely.intersection(r.line, park).buffer(17.0), park)
                for part in polygon_parts(strip):
                    row = _row(
                        "settlement", "other", "municipal", "yes", "Зелёная зона", v.plan.code
                    )
                    out.append(Painted(part, 3, ("green", v.plan.code, k), row))
    for name, kind, width, line in roads():
        strip = shapely.simplify(line, 0.4).buffer(width / 2, cap_style="flat", quad_segs=2)
        if kind != "main":
            strip = shapely.difference(strip, built)
        for k, part in _bands(strip, 3300.0):
            row = _row(
                "industry", "road", "state" if kind == "main" else "municipal", "yes", "Автожол"
            )
            out.append(Painted(part, 7 if kind == "main" else 3, ("road", name, k), row))
    for r in rivers:
        if r.strip is not None and r.kind != "canal":
            for k, part in _bands(r.strip, 3700.0 if r.kind == "main" else 26_000.0):
                row = _row("water", "water", "state", "yes", r.name)
                out.append(Painted(part, 6, ("river", r.name, k), row))
    return out


def _zone_row(zone: str, basin: int, luck: float) -> Row:
    """What the cadastre says of land that nobody cut into fields."""
    if zone in ("irrigated", "rainfed"):
        return _row("agricultural", "other", "municipal", "no", "Неудобья")
    if zone == "floodplain":
        if luck < 0.45:
            return _row("agricultural", "hayfield", "municipal", "yes", "Сенокос")
        if luck < 0.75:
            return _row("agricultural", "pasture", "municipal", "yes", "Присельное пастбище")
        return _row("reserve", "shrub", "state", "no", "Земли запаса")
    if zone == "tugai":
        return _row("forest", "shrub", "state", "yes", "Тугайный лес")
    if zone == "marsh":
        return _row("reserve", "marsh", "state", "no", "Саз")
    if zone == "hayfield":
        return _row(
            "agricultural", "hayfield", "municipal", "yes" if luck < 0.85 else "no", "Сенокос"
        )
    if zone == "shrub":
        if luck < 0.5:
            return _row("forest", "shrub", "state", "yes", "Лесной фонд")
        return _row("agricultural", "shrub", "municipal", "unknown", "Кустарник")
    if zone == "forest":
        return _row("forest", "forest", "state", "yes", "Лесной фонд")
    if zone.startswith("protected"):
        kind = {"protected": "pasture", "protected_forest": "forest", "protected_rock": "other"}[
            zone
        ]
        return _row(
            "protected", kind, "state", "yes" if kind != "other" else "no", "Күн-Төр коругу"
        )
    if zone == "rock":
        return _row("reserve", "other", "state", "no", "Скалы, осыпи")
    assert zone == "pasture", (zone, basin)
    if luck < 0.09:
        return _row("reserve", "pasture", "state", "no", "Земли запаса")
    if luck < 0.17:
        return _row("agricultural", "pasture", "municipal", "no", "Жайыт")
    return _row(
        "agricultural", "pasture", "municipal", "unknown" if luck > 0.94 else "yes", "Жайыт"
    )


def _field_row(row: Row, zone: str) -> Row:
    luck, own = row["luck"], row["own"]
    if zone == "rainfed":
        kind, purpose = "arable_rainfed", "Кайрак айдоо"
        used = "yes" if own < 0.84 else "no"
        if luck < 0.10:
            kind, used, purpose = "fallow", "no", "Залежь"
    else:
        kind, purpose = "arable_irrigated", "Сугат айдоо"
        used = "yes" if own < 0.94 else ("no" if own < 0.985 else "unknown")
        if luck < 0.05:
            kind, purpose = "perennial", "Бак"
        elif luck < 0.07:
            kind, used, purpose = "fallow", "no", "Залежь"
    owner = "private"
    if row["whole"] or 0.86 < luck < 0.93:
        owner, purpose = "municipal", f"{purpose} (ФПС)"
    elif luck > 0.985:
        owner = "unknown"
    return _row("agricultural", kind, owner, used, purpose)


def build(painted: list[Painted], border: Polygon, rng: np.random.Generator) -> gpd.GeoDataFrame:
    """The coverage of parcels, with ids and registered areas."""
    polygons = [p.polygon for p in painted]
    rank = np.array([p.rank for p in painted], dtype=float)
    cuts: list[BaseGeometry] = [shapely.boundary(border)]
    for s in np.arange(0.0, 22_000.0, 1600.0):
        cuts.append(LineString(at(np.full(2, s), np.array([-2600.0, 2600.0]))))
    faces = node(polygons, cuts)
    faces = faces[shapely.contains(border.buffer(0.01), shapely.point_on_surface(faces))]
    top = topmost(faces, polygons, rank)
    ground = topmost(faces, polygons, np.where(rank == 0, 1.0, -1.0))
    s_face, _ = place.valley_coordinates(*_xy(faces))
    groups: dict[tuple[Any, ...], list[int]] = {}
    for i in range(len(faces)):
        p, g = painted[top[i]], painted[ground[i]]
        zone = g.row["zone"]
        key: tuple[Any, ...] = p.key
        if p.rank == 1:
            key = (*p.key, zone) if zone in ("irrigated", "rainfed") else g.key
        if key[0] == "zone" and zone in ("irrigated", "rainfed"):
            key = (*g.key, int(s_face[i] // 1600))
        groups.setdefault(key, []).append(i)
    by_key = {p.key: p for p in painted}
    rows: list[Row] = []
    for key, members in groups.items():
        luck = float(rng.random())
        for polygon in join([faces[i] for i in members]):
            if key[0] == "zone":
                ground_row = by_key[key[:2]].row
                row = _zone_row(ground_row["zone"], ground_row["basin"], luck)
                if len(key) == 3:
                    row = _leftover(polygon, row)
            elif key[0] == "field":
                row = _field_row(by_key[key[:2]].row, key[2])
            else:
                row = dict(by_key[key].row)
            lot = row.pop("lot", None)
            rows.append({**row, "lot": lot, "origin": key[0], "geometry": polygon})
    frame = gpd.GeoDataFrame(rows, geometry="geometry", crs=CRS)
    frame = absorb_small(frame)
    # Overlay leaves vertices that no surveyor would have measured; neighbours lose them together.
    lean = shapely.coverage_simplify(frame.geometry.to_numpy(), 0.9)
    lean = shapely.remove_repeated_points(lean)  # some GEOS versions leave a doubled vertex
    return frame.set_geometry(gpd.GeoSeries(lean, crs=CRS, index=frame.index))


def _xy(faces: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    inner = shapely.point_on_surface(faces)
    return shapely.get_x(inner), shapely.get_y(inner)


def _leftover(polygon: Polygon, row: Row) -> Row:
    """Ground between fields: long thin pieces are tracks, the rest is waste or grazed land."""
    thick = polygon.area / polygon.length
    if thick < 7.0:
        return _row("agricultural", "road", "municipal", "yes", "Полевая дорога")
    if polygon.area > 15_000:
        return _row("agricultural", "pasture", "municipal", "yes", "Присельное пастбище")
    return row


def absorb_small(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give scraps left by the overlay to the neighbour with the longest common edge."""
    for _ in range(8):
        geometry = frame.geometry.to_numpy()
        area = shapely.area(geometry)
        core = shapely.is_empty(shapely.buffer(geometry, -1.0))
        origin = frame["origin"].to_numpy()
        least = np.select(
            [origin == "lot", np.isin(origin, ["field"]), np.isin(origin, ["zone"])],
            [150.0, 900.0, 1500.0],
            60.0,
        )
        small = (area < least) | core
        if not small.any():
            break
        shared = neighbours(geometry)
        target = np.arange(len(frame))
        for i in sorted(np.flatnonzero(small).tolist(), key=lambda k: (area[k], k)):
            best, score = i, 0.0
            for j, common in sorted(shared[i].items()):
                weight = {"lot": 0.02, "road": 0.3, "river": 0.3, "canal": 0.3}.get(origin[j], 1.0)
                if not (small[j] and area[j] < area[i]) and common * weight > score:
                    best, score = j, common * weight
            target[i] = best
        for _hop in range(20):
            target = np.where(target[target] == np.arange(len(frame)), target, target[target])
        members: dict[int, list[int]] = {}
        for i, t in enumerate(target.tolist()):
            members.setdefault(t, []).append(i)
        keep, shapes = [], []
        for t, group in sorted(members.items()):
            parts = [geometry[group[0]]] if len(group) == 1 else join([geometry[k] for k in group])
            for part in parts:
                keep.append(t)
                shapes.append(part)
        frame = frame.iloc[keep].reset_index(drop=True).set_geometry(gpd.GeoSeries(shapes, crs=CRS))
    return frame


def tune(frame: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, Polygon]:
    """Move one vertex of the border so that the territory is 17 620 ha on the ellipsoid.

    The vertex belongs to one parcel only, so the coverage stays valid.
    """
    border = join(list(frame.geometry))
    assert len(border) == 1 and not border[0].interiors
    ring = shapely.get_coordinates(border[0].exterior)[:-1]
    count: dict[tuple[float, float], list[int]] = {}
    for i, polygon in enumerate(frame.geometry):
        for x, y in {(float(a), float(b)) for a, b in shapely.get_coordinates(polygon)}:
            count.setdefault((x, y), []).append(i)
    missing = TARGET_AREA_M2 - geodesic_area(border[0])
    best, chosen = -1.0, -1
    for k in range(len(ring)):
        if len(count[tuple(ring[k])]) == 1:
            base = float(np.hypot(*(ring[(k + 1) % len(ring)] - ring[k - 1])))
            owner = frame.geometry.iloc[count[tuple(ring[k])][0]]
            if base > best and owner.area > 50_000:
                best, chosen = base, k
    step = 2 * missing / best
    chord = ring[(chosen + 1) % len(ring)] - ring[chosen - 1]
    outward = np.array([chord[1], -chord[0]]) / best
    if not border[0].exterior.is_ccw:
        outward = -outward
    old, new = ring[chosen], np.round(ring[chosen] + outward * step, 3)
    owner = count[tuple(old)][0]

    def moved(c: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.where((c == old).all(axis=1)[:, None], new, c)

    shapes = frame.geometry.to_numpy().copy()
    shapes[owner] = shapely.transform(shapes[owner], moved)
    frame = frame.set_geometry(gpd.GeoSeries(shapes, crs=CRS, index=frame.index))
    return frame, join(list(shapes))[0]


def number(frame: gpd.GeoDataFrame, rng: np.random.Generator) -> gpd.GeoDataFrame:
    """Cadastral numbers by quarter, from north-west to south-east, and registered areas."""
    x, y = _xy(frame.geometry.to_numpy())
    s, n = place.valley_coordinates(x, y)
    quarter = 100 + np.clip(s // 2000, 0, 12).astype(int) * 2 + (n > 0)
    natural = (frame["origin"] == "zone").to_numpy() & (np.abs(n) > 1500)
    quarter = np.where(natural, quarter + 200, quarter)
    plan = {v.code: v.quarter for v in place.VILLAGES}
    in_village = frame["village"].notna().to_numpy()
    own = frame["village"].map(plan).fillna(0).to_numpy().astype(int)
    own = own + np.where(n > np.asarray(place.road_n(s)), 0, 1)
    quarter = np.where(in_village, own, quarter)
    order = np.lexsort((-np.round(n), np.round(s / 60), quarter))
    frame = frame.iloc[order].reset_index(drop=True)
    quarter = quarter[order]
    serial = pd.Series(quarter).groupby(quarter).cumcount() + 1
    frame["parcel_id"] = [
        f"{place.CADASTRE_PREFIX}-{q:04d}-{k:04d}" for q, k in zip(quarter, serial, strict=True)
    ]
    frame["registered_area_ha"] = registered(frame, rng)
    return frame


def registered(frame: gpd.GeoDataFrame, rng: np.random.Generator) -> np.ndarray[Any, Any]:
    """Registered areas: most within 1 % of the measured ones, a handful far off, some missing."""
    ellipsoidal = ellipsoidal_area(frame.geometry.to_numpy())
    size = len(frame)
    luck = rng.random(size)
    sign = rng.choice([-1.0, 1.0], size)
    error = np.select(
        [luck < 0.930, luck < 0.985, luck < 0.9985],
        [
            rng.triangular(0, 0.001, 0.0095, size),
            rng.uniform(0.011, 0.048, size),
            rng.uniform(0.055, 0.19, size),
        ],
        rng.uniform(0.22, 0.6, size),
    )
    area = ellipsoidal * (1 + sign * error) / 10_000
    digits = np.where(area > 50, 1, np.where(area > 1, 3, 4))
    out = np.array([round(a, int(d)) for a, d in zip(area, digits, strict=True)])
    out[rng.choice(size, 9, replace=False)] = np.nan
    return out
