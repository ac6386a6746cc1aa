"""The invented place: its frame, its valley axis and its names.

Everything else is derived from these few numbers, so a reader who wants another valley
starts here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SEED = 7694
CRS = "EPSG:7694"  # Kyrg-06, zone 3
BASE_YEAR = 2026
PAST_YEAR = 2021
TARGET_AREA_M2 = 176_200_000.0  # 17 620 ha, the territory of the guide's example (question 32)

# South-west corner and size of the modelled landscape. It is larger than the municipality, because
# its borders are watersheds, and a watershed needs the neighbouring valleys to exist.
ORIGIN_X, ORIGIN_Y = 3_345_000.0, 4_585_000.0
WIDTH, HEIGHT = 27_000.0, 17_400.0
CELL = 30.0

NAME = {
    "ky": "Көк-Өңүр айыл аймагы",
    "ru": "Кок-Онурский айыл аймак",
    "en": "Kok-Ongur aiyl aimagy",
}
MAIN_RIVER = "Көк-Өзөн"
CADASTRE_PREFIX = "4-09-06"


@dataclass(frozen=True)
class VillagePlan:
    """What decides a village's shape: where on the road, how long, how deep, which way it grows."""

    code: str
    name_ky: str
    name_ru: str
    name_en: str
    s: float  # distance along the valley axis of its middle
    side: int  # 1 = road north of the river, -1 = south
    rows_up: int  # rows of blocks on the uphill side of its main street
    rows_down: int
    columns: int
    new_quarter: bool  # a new housing quarter laid out since the past year
    quarter: int  # number of the cadastral quarter


VILLAGES = (
    VillagePlan("V1", "Ак-Өрүк", "Ак-Орюк", "Ak-Oruk", 2600.0, 1, 3, 2, 8, False, 11),
    VillagePlan("V2", "Көк-Өңүр", "Кок-Онур", "Kok-Ongur", 6500.0, 1, 6, 3, 12, True, 21),
    VillagePlan("V3", "Таң-Булак", "Тан-Булак", "Tang-Bulak", 10900.0, -1, 4, 2, 9, False, 31),
    VillagePlan("V4", "Күн-Төр", "Кун-Тёр", "Kun-Tor", 13700.0, -1, 4, 2, 8, True, 41),
    VillagePlan("V5", "Үч-Жылга", "Уч-Жылга", "Uch-Jylga", 16100.0, -1, 3, 2, 7, False, 51),
)


def axis_y(x: Floats | float) -> Floats:
    """Northing (local) of the valley axis above easting ``x`` (local): two gentle bends."""
    x = np.asarray(x, dtype=float)
    return (
        8900.0
        + 1100.0 * np.sin(2 * np.pi * (x - 3000.0) / 25_000.0)
        + 260.0 * np.sin(2 * np.pi * (x - 800.0) / 9_300.0)
    )


def _axis_table() -> tuple[Floats, Floats, Floats]:
    x = np.linspace(-2000.0, WIDTH + 2000.0, 6201)
    y = axis_y(x)
    s = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    return x, y, s - np.interp(2500.0, x, s)  # s = 0 near the municipality's lower end


_X, _Y, _S = _axis_table()
_TX, _TY = np.gradient(_X, _S), np.gradient(_Y, _S)


def at(s: Floats | float, n: Floats | float) -> Floats:
    """Map coordinates of valley coordinates: ``s`` up the valley, ``n`` to the left (north)."""
    s, n = np.broadcast_arrays(np.asarray(s, dtype=float), np.asarray(n, dtype=float))
    tx, ty = np.interp(s, _S, _TX), np.interp(s, _S, _TY)
    length = np.hypot(tx, ty)
    x = np.interp(s, _S, _X) - n * ty / length + ORIGIN_X
    y = np.interp(s, _S, _Y) + n * tx / length + ORIGIN_Y
    return np.stack([x, y], axis=-1)


def valley_coordinates(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Valley coordinates of map coordinates (two Newton steps: ample for these gentle bends)."""
    lx, ly = np.asarray(x) - ORIGIN_X, np.asarray(y) - ORIGIN_Y
    foot = lx.astype(float)
    for _ in range(4):
        fy = np.interp(foot, _X, _Y)
        slope = np.interp(foot, _X, _TY / _TX)
        foot = foot + 0.8 * ((lx - foot) + slope * (ly - fy)) / (1 + slope**2)
    fy = np.interp(foot, _X, _Y)
    slope = np.interp(foot, _X, _TY / _TX)
    n = ((ly - fy) - slope * (lx - foot)) / np.sqrt(1 + slope**2)
    return np.interp(foot, _X, _S), n


def smooth_noise(values: Floats | float, wavelength: float, phase: float) -> Floats:
    """A reproducible wavy number in about −1…1 along a line; cheaper to reason about than noise."""
    t = 2 * np.pi * np.asarray(values, dtype=float) / wavelength
    return (
        0.55 * np.sin(t + phase)
        + 0.3 * np.sin(2.3 * t + 2.1 * phase)
        + 0.15 * np.sin(5.1 * t + 0.7 * phase)
    )


def floor_half_width(s: Floats | float, side: int) -> Floats:
    """Half width of the flat valley floor; it narrows upstream and differs from side to side."""
    s = np.asarray(s, dtype=float)
    return (1330.0 - 0.022 * s) * (1 + 0.17 * smooth_noise(s, 8000.0, 1.3 + side))


def river_n(s: Floats | float) -> Floats:
    """Where the main river runs across the floor, meanders left out."""
    return 190.0 * smooth_noise(s, 6100.0, 0.4)


def road_n(s: Floats | float) -> Floats:
    """The main road: north of the river in the lower valley, south of it above the bridge."""
    s = np.asarray(s, dtype=float)
    north = 0.40 * floor_half_width(5000.0, 1) + 45.0 * smooth_noise(s, 5300.0, 2.0)
    south = -0.42 * floor_half_width(14000.0, 0) + 45.0 * smooth_noise(s, 4700.0, 0.6)
    share = 0.5 * (1 - np.tanh((s - 9100.0) / 420.0))
    return river_n(s) * 0.5 + share * north + (1 - share) * south
