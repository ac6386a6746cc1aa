"""Fields: large blocks between canals and tracks, cut into the strips of the 1990s land shares."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from sample_layers.generate import place
from sample_layers.generate.place import Floats, at
from sample_layers.generate.rivers import canal_n

Curve = Callable[[Floats], Floats]
S_FROM, S_TO = 150.0, 21_500.0


@dataclass(frozen=True)
class Field:
    """One strip; strips of a block share ``block``, which is how the shares were handed out."""

    polygon: Polygon
    block: int
    whole: bool  # a block left in one piece: municipal or a former state farm's


def _edges(side: int) -> list[tuple[Curve, float]]:
    """Curves that separate the bands of blocks, with half the width that the road or canal needs.

    They follow the relief as the canals do, so fields lie along the water that irrigates them.
    """

    def half(s: Floats) -> Floats:
        return place.floor_half_width(s, 1 if side > 0 else 0)

    def road(s: Floats) -> Floats:
        share = 0.40 if side > 0 else -0.42
        at_s, phase, wave = (5000.0, 2.0, 5300.0) if side > 0 else (14_000.0, 0.6, 4700.0)
        width = place.floor_half_width(at_s, 1 if side > 0 else 0)
        wavy = 45.0 * place.smooth_noise(s, wave, phase)
        return 0.5 * place.river_n(s) + share * width + wavy

    return [
        (lambda s: place.river_n(s) + side * 60.0, 0.0),
        (road, 9.0),
        (lambda s: canal_n(s, side, "middle"), 6.0),
        (lambda s: canal_n(s, side, "main"), 8.0),
        (lambda s: side * (half(s) + 300.0), 3.0),
        (lambda s: side * (half(s) + 610.0), 3.0),
        (lambda s: side * (half(s) + 960.0), 3.0),
        (lambda s: side * (half(s) + 1340.0), 3.0),
        (lambda s: side * (half(s) + 1750.0), 0.0),
    ]


def _split(total: float, least: float, most: float, rng: np.random.Generator) -> Floats:
    """Cut 0…total into pieces of similar but not equal width."""
    count = max(1, round(total / rng.uniform(least, most)))
    widths = np.clip(rng.normal(1.0, 0.16, count), 0.6, 1.5)
    return np.concatenate([[0.0], np.cumsum(widths) / widths.sum()])


def build(arable: BaseGeometry, rng: np.random.Generator) -> list[Field]:
    """All strips, clipped roughly to the arable land."""
    found: list[Field] = []
    block = 0
    shapely.prepare(arable)
    for side in (1, -1):
        edges = _edges(side)
        for band in range(len(edges) - 1):
            (inner, gap_in), (outer, gap_out) = edges[band], edges[band + 1]
            rainfed = band >= 5
            s0, skew = S_FROM, rng.uniform(-0.22, 0.22)
            while s0 < S_TO:
                length = rng.uniform(380, 760) if rainfed else rng.uniform(300, 620)
                s1 = s0 + length
                lo = inner(np.array([s0, s1])).mean() + side * gap_in
                hi = outer(np.array([s0, s1])).mean() - side * gap_out
                if abs(hi - lo) > 60:
                    block += 1
                    found += _strips(
                        (s0, s1, inner, outer, side, gap_in, gap_out, skew), block, rainfed, rng
                    )
                s0 = s1 + rng.choice([3.0, 5.0, 7.0])
                skew = float(np.clip(skew + rng.normal(0, 0.02), -0.3, 0.3))
    return [f for f in found if arable.intersects(f.polygon)]


def _strips(
    frame: tuple[float, float, Curve, Curve, int, float, float, float],
    block: int,
    rainfed: bool,
    rng: np.random.Generator,
) -> list[Field]:
    s0, s1, inner, outer, side, gap_in, gap_out, skew = frame

    def point(u: Floats, v: Floats) -> Floats:
        s = s0 + u * (s1 - s0)
        lo, hi = inner(s) + side * gap_in, outer(s) - side * gap_out
        n = lo + v * (hi - lo)
        return at(s + skew * (n - 0.5 * (lo + hi)), n)

    depth = float(np.abs(outer(np.array([s0])) - inner(np.array([s0])))[0])
    kind = rng.random()
    out: list[Field] = []
    if kind < (0.12 if not rainfed else 0.35):
        u = np.linspace(0, 1, 9)
        ring = np.vstack([point(u, np.zeros(9)), point(u[::-1], np.ones(9))])
        return [Field(Polygon(ring), block, True)]
    if kind < 0.78 and not (rainfed and kind < 0.65):
        cuts = _split(s1 - s0, 58, 124, rng) if not rainfed else _split(s1 - s0, 150, 320, rng)
        for a, b in itertools.pairwise(cuts):
            ring = point(np.array([a, b, b, a]), np.array([0.0, 0.0, 1.0, 1.0]))
            out.append(Field(Polygon(ring), block, False))
        return out
    cuts = _split(depth, 52, 94, rng) if not rainfed else _split(depth, 130, 230, rng)
    u = np.linspace(0, 1, 7)
    for a, b in itertools.pairwise(cuts):
        ring = np.vstack([point(u, np.full(7, a)), point(u[::-1], np.full(7, b))])
        out.append(Field(Polygon(ring), block, False))
    return out
