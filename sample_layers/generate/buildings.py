"""Buildings with their residents, public facilities, and the villages as a layer."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import Point, Polygon

from sample_layers.generate import place

# use: footprint length and width in m, floors, height
PUBLIC = {
    "school": (52.0, 20.0, 2, 8.5),
    "kindergarten": (26.0, 14.0, 1, 4.8),
    "clinic": (22.0, 12.0, 1, 4.5),
    "office": (24.0, 12.0, 2, 8.0),
    "mosque": (15.0, 14.0, 1, 9.5),
    "club": (26.0, 16.0, 1, 7.0),
    "shop": (12.0, 9.0, 1, 4.2),
}
WORKS = {
    "Завод по переработке молока": ("industrial", 5),
    "Бывшая машинно-тракторная база": ("storage", 3),
    "Плодоовощехранилище": ("storage", 3),
    "АЗС": ("industrial", 1),
    "Подстанция 35/10 кВ": ("energy", 1),
    "Объект обороны": ("office", 2),
    "Асфальтный завод": ("industrial", 2),
    "Ферма": ("farm", 3),
}
CAPACITY = {"school": (420, 640), "kindergarten": (70, 130), "clinic": (25, 60)}
NAMES = {"school": "орто мектеби", "kindergarten": "бала бакчасы", "clinic": "ФАП"}


def rectangle(centre: Any, along: Any, length: float, width: float) -> Polygon:
    """A footprint with its long side along a direction."""
    u = np.asarray(along) / np.hypot(*along)
    v = np.array([-u[1], u[0]])
    c = np.asarray(centre)
    corners = [
        c + u * a * length / 2 + v * b * width / 2 for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    return Polygon(np.round(np.array(corners), 2))


def _inside(lot: Polygon, front: Any, length: float, width: float, setback: float) -> Polygon:
    """A building near the street if it fits there, else in the middle, else smaller."""
    inner = np.array(lot.representative_point().coords[0])
    inward = inner - np.asarray(front)
    inward = inward / max(np.hypot(*inward), 1e-9)
    along = np.array([-inward[1], inward[0]])
    for scale in (1.0, 0.8, 0.6, 0.4, 0.2):
        for centre in (np.asarray(front) + inward * (setback + width * scale / 2), inner):
            shape = rectangle(centre, along, length * scale, width * scale)
            if lot.contains(shape):
                return shape
    raise RuntimeError("a building fits nowhere on its plot")


def build(parcels: gpd.GeoDataFrame, rng: np.random.Generator) -> gpd.GeoDataFrame:
    """One house on each plot in use; public buildings and works on theirs."""
    rows: list[dict[str, Any]] = []
    for p in parcels.itertuples():
        lot, front = p.lot, p.front
        if lot in ("household", "new") and p.in_use == "yes" and p.geometry.area > 250:
            families = int(rng.choice([1, 1, 1, 1, 1, 1, 1, 2], 1)[0]) if lot == "household" else 1
            people = sum(int(np.clip(rng.poisson(3.7) + 1, 1, 11)) for _ in range(families))
            if rng.random() < 0.025:  # lived in during summer only
                families, people = 0, 0
            floors = 2 if rng.random() < 0.04 else 1
            size = float(rng.uniform(9, 13)), float(rng.uniform(7.5, 9.5))
            shape = _inside(p.geometry, front, *size, float(rng.uniform(3.5, 7)))
            height = round(3.6 + 3.1 * (floors - 1) + float(rng.uniform(0, 1.2)), 1)
            rows.append(_row(p.village, "residential", people, families, floors, height, shape))
        elif lot in PUBLIC:
            length, width, floors, height = PUBLIC[lot]
            shape = _inside(p.geometry, front, length, width, 8.0)
            rows.append(_row(p.village, lot, 0, 0, floors, height, shape))
        elif p.purpose in WORKS:
            use, count = WORKS[p.purpose]
            ring = shapely.get_coordinates(shapely.minimum_rotated_rectangle(p.geometry))
            sides = ring[1] - ring[0], ring[2] - ring[1]
            along = max(sides, key=lambda d: np.hypot(*d))
            across = min(sides, key=lambda d: np.hypot(*d))
            for k in range(count):
                centre = ring[:4].mean(axis=0) + along * ((k + 0.5) / count - 0.5) * 0.8
                shape = rectangle(
                    centre, across, np.hypot(*across) * 0.5, np.hypot(*along) / count * 0.4
                )
                if p.geometry.contains(shape):
                    rows.append(_row(None, use, 0, 0, 1, 7.0, shape))
    # A few houses break the zone's height limit, so that a check of zoning has something to find.
    homes = [r for r in rows if r["use"] == "residential"]
    for k in rng.choice(len(homes), 5, replace=False).tolist():
        homes[k] |= {"floors": 3, "height_m": 10.8}
    frame = gpd.GeoDataFrame(rows, geometry="geometry", crs=place.CRS)
    frame.insert(0, "building_id", [f"B{k:05d}" for k in range(1, len(frame) + 1)])
    return frame


def _row(
    village: str | None,
    use: str,
    people: int,
    families: int,
    floors: int,
    height: float,
    shape: Polygon,
) -> dict[str, Any]:
    return {
        "use": use,
        "residents": people,
        "households": families,
        "floors": floors,
        "height_m": height,
        "village": village,
        "geometry": shape,
    }


def facilities(parcels: gpd.GeoDataFrame, rng: np.random.Generator) -> gpd.GeoDataFrame:
    """Schools, kindergartens and clinics with what they are built for."""
    rows: list[dict[str, Any]] = []
    names = {v.code: v.name_ky for v in place.VILLAGES}
    for p in parcels[parcels["lot"].isin(list(CAPACITY))].itertuples():
        low, high = CAPACITY[p.lot]
        rows.append(
            {
                "facility_id": f"F{len(rows) + 1:03d}",
                "kind": p.lot,
                "name": f"{names[p.village]} {NAMES[p.lot]}",
                "capacity": int(rng.integers(low // 5, high // 5) * 5),
                "unit": {
                    "school": "pupils",
                    "kindergarten": "places",
                    "clinic": "visits_per_shift",
                }[p.lot],
                "year_built": int(rng.integers(1964, 2022)),
                "village": p.village,
                "geometry": Point(np.round(p.geometry.representative_point().coords[0], 2)),
            }
        )
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=place.CRS)


def village_layer(parcels: gpd.GeoDataFrame, buildings: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Outlines of the villages: their own land without the cemetery that lies apart."""
    rows = []
    for plan in place.VILLAGES:
        own = (parcels["village"] == plan.code) & (parcels["purpose"] != "Көрүстөн")
        union = shapely.coverage_union_all(parcels.geometry[own].to_numpy())
        living = buildings[buildings["village"] == plan.code]
        rows.append(
            {
                "village": plan.code,
                "name_ky": plan.name_ky,
                "name_ru": plan.name_ru,
                "name_en": plan.name_en,
                "population": int(living["residents"].sum()),
                "households": int(living["households"].sum()),
                "geometry": shapely.multipolygons(shapely.get_parts(union)),
            }
        )
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=place.CRS)
