"""Villages: a main street on the road, side streets, blocks of two rows of plots back to back.

Streets are laid out in a straight frame and then bent with the road. All corners of a block's
plots are computed once and shared, so the plots need no repair afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from sample_layers.generate import place
from sample_layers.generate.place import VILLAGES, Floats, VillagePlan, at, smooth_noise

ROAD_HALF = 12.0  # three metres more than the road: the verge with its ditch
STREET = 10.0


@dataclass(frozen=True)
class Lot:
    """A plot in a village; ``front`` is the middle of its street side, where the house stands."""

    polygon: Polygon
    use: (
        str  # household, empty, new, school, kindergarten, clinic, office, mosque, club, shop, park
    )
    front: tuple[float, float]
    village: str


@dataclass
class Village:
    """A village as laid out."""

    plan: VillagePlan
    lots: list[Lot] = field(default_factory=list)
    outline: Polygon = field(default_factory=Polygon)
    streets: list[tuple[str, LineString]] = field(default_factory=list)


def frame(plan: VillagePlan, u: Floats, v: Floats) -> Floats:
    """Map coordinates of street coordinates: ``u`` along the main street, ``v`` uphill of it."""
    skewed = plan.s + u + 0.10 * v * np.sin(plan.quarter)
    far = np.clip(np.abs(v) - ROAD_HALF, 0, None)
    bend = 0.06 * far * smooth_noise(skewed, 900.0, plan.quarter * 1.0)
    return at(
        skewed + 9.0 * smooth_noise(v, 420.0, plan.quarter),
        place.road_n(skewed) + plan.side * (v + bend),
    )


def _widths(length: float, mean: float, rng: np.random.Generator) -> Floats:
    count = max(1, round(length / mean))
    w = np.clip(rng.normal(1.0, 0.13, count), 0.72, 1.45)
    return np.concatenate([[0.0], np.cumsum(w) / w.sum() * length])


PUBLIC = {
    # use: (length along the street, both rows?) – what a village of its size has
    "school": (125.0, True),
    "kindergarten": (75.0, False),
    "clinic": (62.0, False),
    "office": (52.0, False),
    "mosque": (48.0, False),
    "club": (55.0, False),
    "shop": (30.0, False),
    "park": (90.0, True),
    "stadium": (120.0, True),
}


def _wanted(plan: VillagePlan) -> list[str]:
    uses = ["school", "kindergarten", "clinic", "mosque", "shop", "shop"]
    if plan.code == "V2":
        uses += [
            "office",
            "club",
            "park",
            "stadium",
            "school",
            "kindergarten",
            "kindergarten",
            "mosque",
            "shop",
            "shop",
            "shop",
        ]
    elif plan.columns > 7:
        uses += ["club", "stadium", "shop"]
    return uses


def _block(
    plan: VillagePlan,
    box: tuple[float, float, float, float],
    public: list[str],
    rng: np.random.Generator,
    new: bool,
) -> list[Lot]:
    """Plots of one block ``(u0, u1, v0, v1)``; public uses are placed first where given."""
    u0, u1, v0, v1 = box
    middle = v0 + (v1 - v0) * rng.uniform(0.46, 0.54)
    start = u0
    spans: list[tuple[float, float, str, bool]] = []
    for use in public:
        length, both = PUBLIC[use]
        if both and u1 - start > length + 20:
            spans.append((start, start + length, use, True))
            start += length
    cuts: list[list[tuple[float, str]]] = []
    aligned = rng.random() < 0.6  # in most blocks the plots of both rows were measured out together
    for row in (0, 1):
        mean = 17.5 if new else 23.5
        edges: list[tuple[float, str]] = [(start, "")]
        for use in public:
            length, both = PUBLIC[use]
            if not both and row == 0 and u1 - edges[-1][0] > length + 15:
                edges.append((edges[-1][0] + length, use))
        at_u = edges[-1][0]
        if row == 1 and aligned and at_u == start and len(cuts[0]) and cuts[0][1][1] not in PUBLIC:
            cuts.append(list(cuts[0]))
            continue
        for w in _widths(u1 - at_u, mean, rng)[1:]:
            edges.append((at_u + float(w), "new" if new else "household"))
        cuts.append(edges)
    back = sorted({round(u, 6) for row in cuts for u, _ in row})
    lots: list[Lot] = []
    for row in (0, 1):
        v_front = v0 if row == 0 else v1
        for (a, _), (b, use) in zip(cuts[row][:-1], cuts[row][1:], strict=True):
            inner = [a, *[u for u in back if a + 1e-4 < u < b - 1e-4], b]
            us = np.array([a, b, *inner[::-1]])
            vs = np.array([v_front, v_front, *[middle] * len(inner)])
            x, y = frame(plan, np.array([(a + b) / 2]), np.array([v_front]))[0]
            lots.append(Lot(Polygon(frame(plan, us, vs)), use, (float(x), float(y)), plan.code))
    for a, b, use, _ in spans:
        us, vs = np.array([a, b, b, b, a, a]), np.array([v0, v0, middle, v1, v1, middle])
        x, y = frame(plan, np.array([(a + b) / 2]), np.array([v0]))[0]
        lots.append(Lot(Polygon(frame(plan, us, vs)), use, (float(x), float(y)), plan.code))
    return lots


def build(plan: VillagePlan, wet: BaseGeometry, rng: np.random.Generator) -> Village:
    """One village: blocks inside an irregular oval round its middle, nothing in the water."""
    village = Village(plan)
    length = 172.0
    total = plan.columns * (length + STREET)
    edges_u = np.linspace(-total / 2, total / 2, plan.columns + 1)
    edges_u[1:-1] += rng.uniform(-28, 28, plan.columns - 1)
    rows: list[tuple[float, float, int]] = []
    v = ROAD_HALF
    for k in range(plan.rows_up):
        depth = rng.uniform(84, 100)
        rows.append((v, v + depth, k))
        v += depth + STREET
    v = -ROAD_HALF
    for k in range(plan.rows_down):
        depth = rng.uniform(84, 98)
        rows.append((v - depth, v, -k - 1))
        v -= depth + STREET
    up, down = plan.rows_up + 0.35, plan.rows_down + 0.35
    wanted = _wanted(plan)
    boxes: list[tuple[float, tuple[float, float, float, float], int, bool]] = []
    for v0, v1, k in rows:
        c = 0
        while c < plan.columns:
            double = rng.random() < 0.18 and c + 1 < plan.columns and abs(k + 0.5) > 1
            a = edges_u[c] + STREET / 2
            b = edges_u[c + (2 if double else 1)] - STREET / 2
            mid = (a + b) / total
            depth = (k + 0.5) / up if k >= 0 else (-k - 0.5) / down
            distance = abs(mid) ** 2.2 + depth**2.0 + rng.normal(0, 0.05)
            edge = abs(mid) > 0.30 and k >= plan.rows_up - 3 and plan.new_quarter and mid > 0
            if distance < 1.0 or (edge and distance < 1.55):
                boxes.append((abs(mid) + 0.3 * depth, (a, b, v0, v1), k, edge))
            c += 2 if double else 1
    shapely.prepare(wet)
    # Public buildings go to the middle, and to blocks that no stream runs through.
    dry = [
        i
        for i, (_, (a, b, v0, v1), _k, new) in enumerate(boxes)
        if not new
        and not wet.intersects(
            Polygon(frame(plan, np.array([a, b, b, a]), np.array([v0, v0, v1, v1])))
        )
    ]
    order = sorted(dry, key=lambda i: boxes[i][0])
    given: dict[int, list[str]] = {i: [] for i in range(len(boxes))}
    for number, use in enumerate(wanted):  # one to a block, so that each fits
        given[order[number % len(order)]].append(use)
    for i, (_, box, _k, new) in enumerate(boxes):
        lots = _block(plan, box, given[i], rng, new and not given[i])
        ragged = boxes[i][0] > 0.42
        for lot in lots:
            if wet.intersects(lot.polygon):
                continue
            if ragged and lot.use == "household" and rng.random() < 0.06:
                continue
            empty = lot.use == "household" and rng.random() < 0.045
            village.lots.append(Lot(lot.polygon, "empty", lot.front, lot.village) if empty else lot)
        a, b, v0, v1 = box
        us = np.linspace(a, b, 8)
        village.streets.append(("street", LineString(frame(plan, us, np.full(8, v1 + STREET / 2)))))
    # The main street is wider than the gaps that closing fills, so it is added by itself.
    along = [b for _, b, k, _ in boxes if k in (0, -1)]
    us = np.linspace(min(b[0] for b in along), max(b[1] for b in along), 60)
    street = LineString(frame(plan, us, np.zeros(60))).buffer(ROAD_HALF, cap_style="flat")
    ground = shapely.union_all([lot.polygon for lot in village.lots], grid_size=0.001)
    whole = shapely.union(ground.buffer(0.01), street)
    closed = whole.buffer(8.6, join_style="mitre").buffer(-8.61, join_style="mitre")
    # Back onto the plots' own corners: lines a hair apart would be noded into needless vertices.
    closed = shapely.snap(closed, ground, 0.06)
    parts = sorted(shapely.get_parts(closed), key=lambda p: -p.area)
    outline = shapely.union_all([p for p in parts if p.area > 20_000])
    village.outline = shapely.union_all([Polygon(p.exterior) for p in shapely.get_parts(outline)])
    village.lots = [
        lot for lot in village.lots if village.outline.contains(lot.polygon.representative_point())
    ]
    return village


def build_all(wet: BaseGeometry, rng: np.random.Generator) -> list[Village]:
    """The five villages."""
    return [build(plan, wet, rng) for plan in VILLAGES]
