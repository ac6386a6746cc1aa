"""Ten invented municipalities in a row, cut small, with one mistake of each kind planted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import box

from sedp_spatial.codes import load_codes
from sedp_spatial.district import write_package
from tests.library.builders import GRID, X, Y

SIDE = 1000.0
CELL = 100.0
NAMES = {
    1: ("Арча", "Арча", "Archa"),
    2: ("Бешик-Таш", "Бешик-Таш", "Beshik-Tash"),
    3: ("Жаңы-Суу", "Джаны-Суу", "Jany-Suu"),
    4: ("Көк-Жар", "Кок-Джар", "Kok-Jar"),
    5: ("Кызыл-Кыя", "Кызыл-Кия", "Kyzyl-Kyya"),
    6: ("Мин-Булак", "Мин-Булак", "Min-Bulak"),
    7: ("Ой-Терек", "Ой-Терек", "Oi-Terek"),
    8: ("Сары-Өзөн", "Сары-Озон", "Sary-Ozon"),
    9: ("Талды-Суу", "Талды-Суу", "Taldy-Suu"),
    10: ("Чоң-Төр", "Чон-Тор", "Chong-Tor"),
}
YEAR = 2026
GAP_M, OVERLAP_M = 20.0, 30.0


def names(number: int) -> dict[str, str]:
    return dict(zip(("ky", "ru", "en"), NAMES[number], strict=True))


def register(**columns: Any) -> pd.DataFrame:
    """The district's list of its ten municipalities."""
    table = pd.DataFrame(
        [
            {"name_ky": ky, "name_ru": ru, "name_en": en, "code": f"417{number:02d}"}
            for number, (ky, ru, en) in NAMES.items()
        ]
    )
    return table.assign(**columns)


def corner(number: int) -> tuple[float, float]:
    """Two rows of five."""
    return X + (number - 1) % 5 * SIDE, Y + (number - 1) // 5 * SIDE


def extent(number: int, *, planted: bool = True) -> tuple[float, float, float, float]:
    """Of municipality 2 the east side lies short by a gap, of 7 it reaches over its neighbour."""
    x, y = corner(number)
    east = x + SIDE
    if planted and number == 2:
        east -= GAP_M
    if planted and number == 7:
        east += OVERLAP_M
    return x, y, east, y + SIDE


def layers(number: int, *, planted: bool = True, cells: int = 10) -> dict[str, gpd.GeoDataFrame]:
    """Parcels, boundary and buildings of a municipality, seeded by its number."""
    random = np.random.default_rng(number)
    west, south, east, north = extent(number, planted=planted)
    xs, ys = np.linspace(west, east, cells + 1), np.linspace(south, north, cells + 1)
    shapes = [box(xs[i], ys[j], xs[i + 1], ys[j + 1]) for j in range(cells) for i in range(cells)]
    categories = list(load_codes("categories"))
    count = len(shapes)
    ids = [f"{number:02d}-{place:04d}" for place in range(count)]
    if planted and number == 9:
        ids[0] = "08-0005"
    parcels = gpd.GeoDataFrame(
        {
            "parcel_id": ids,
            "category": random.choice(categories, count),
            "land_kind": "pasture",
            "ownership": "municipal",
            "in_use": random.choice(["yes", "no", "unknown"], count),
        },
        geometry=shapes,
        crs=GRID,
    )
    places = random.uniform((west + 50, south + 50), (east - 80, north - 50), (20, 2))
    buildings = gpd.GeoDataFrame(
        {
            "building_id": [f"B{number:02d}-{place}" for place in range(20)],
            "use": "dwelling",
            "residents": random.integers(1, 9, 20).astype(float),
            "households": 1.0,
            "floors": 1.0,
        },
        geometry=[box(x, y, x + 10, y + 10) for x, y in places],
        crs=GRID,
    )
    boundary = gpd.GeoDataFrame(geometry=[box(west, south, east, north)], crs=GRID)
    return {"parcels": parcels, "boundary": boundary, "buildings": buildings}


def hazards() -> gpd.GeoDataFrame:
    """A mudflow and a flood across the district."""
    return gpd.GeoDataFrame(
        {"hazard": ["mudflow", "mudflow", "flood"], "level": ["low", "high", "high"]},
        geometry=[
            box(X, Y + 300, X + 5 * SIDE, Y + 500),
            box(X + 900, Y + 350, X + 2300, Y + 400),
            box(X + 400, Y, X + 600, Y + 2 * SIDE),
        ],
        crs=GRID,
    )


def restrictions() -> gpd.GeoDataFrame:
    """A park over the corner of four municipalities, and a water strip."""
    return gpd.GeoDataFrame(
        {
            "kind": ["national_park", "water_strip"],
            "regime": ["partly_prohibited", "prohibited"],
            "name": ["Парк", "Суу"],
            "legal_basis": ["", ""],
            "valid_from": [None, None],
            "valid_to": [None, None],
        },
        geometry=[
            box(X + 1700, Y + 600, X + 2600, Y + 1400),
            box(X, Y + 1500, X + 5 * SIDE, Y + 1530),
        ],
        crs=GRID,
    )


def boundary() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=[box(X, Y, X + 5 * SIDE, Y + 2 * SIDE)], crs=GRID)


def demand(number: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "sector": ["housing", "industry"],
            "year": [2036, 2036],
            "scenario": ["central", "central"],
            "demand_ha": [2.0 * number, 1.0],
        }
    )


def supply(number: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "use": ["housing", "industry"],
            "free_ha": [8.0, 3.0],
            "conditional_ha": [2.0, 0.0],
            "after_transformation_ha": [1.0, 1.0],
        }
    )


def packages(folder: Path, *, planted: bool = True, cells: int = 10) -> list[Path]:
    """Ten packages with one gap, one overlap, one number twice, one spelling, one year."""
    paths = []
    for number in NAMES:
        own: Mapping[str, str] = names(number)
        if planted and number == 4:
            own = {"ru": "Кок-Жарский айылный аймак"}
        path = folder / f"m{number:02d}.zip"
        write_package(
            path,
            layers(number, planted=planted, cells=cells),
            {"demand": demand(number), "supply": supply(number)},
            municipality=own,
            year=2024 if planted and number == 6 else YEAR,
            vintage="2026-11-01",
        )
        paths.append(path)
    return paths
