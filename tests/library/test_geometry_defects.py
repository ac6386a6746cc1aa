"""Defects found by edges alone are those that the faces show."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from sedp_spatial.geometry.coverage import covering_faces
from sedp_spatial.geometry.defects import covering_defects
from sedp_spatial.geometry.rings import rings_of

pytest.importorskip("numba")
from sedp_spatial.geometry.simple_kernel import certainly_simple

X, Y = 3_280_000.0, 4_540_000.0
OUTLINE = box(X, Y, X + 40, Y + 40)


def totals(shapes: np.ndarray, outline: shapely.Geometry, *, defects: bool) -> tuple[float, ...]:
    rings = rings_of(shapes)
    if defects:
        faces = covering_defects(rings, rings.signed_areas, outline)
    else:
        faces = covering_faces(shapes, outline)
    area = shapely.area(faces.shapes)
    deep = faces.depth > 0
    return (
        float((area * np.maximum(faces.depth - 1, 0)).sum()),
        float(area[faces.inside & ~deep].sum()),
        float(area[~faces.inside & deep].sum()),
    )


boxes = st.lists(
    st.tuples(st.integers(-5, 45), st.integers(-5, 45), st.integers(1, 25), st.integers(1, 25)),
    min_size=1,
    max_size=7,
)


@given(boxes)
def test_any_boxes_over_any_outline(given_boxes: list[tuple[int, int, int, int]]) -> None:
    """Edges along the outline, across it, on each other, outside and inside."""
    shapes = np.array(
        [box(X + x, Y + y, X + x + w, Y + y + h) for x, y, w, h in given_boxes], dtype=object
    )
    found = totals(shapes, OUTLINE, defects=True)
    assert found == pytest.approx(totals(shapes, OUTLINE, defects=False), abs=1e-6)
    overlap, gap, outside = found
    assert shapely.area(shapes).sum() - overlap + gap - outside == pytest.approx(1600, abs=1e-6)


def test_what_tiles_its_outline_has_none() -> None:
    tiles = np.array(
        [box(X + i * 10, Y + j * 10, X + i * 10 + 10, Y + j * 10 + 10)
         for i in range(4) for j in range(4)],
        dtype=object,
    )  # fmt: skip
    outline = shapely.Polygon(
        [(X + i, Y) for i in range(0, 40, 10)]
        + [(X + 40, Y + i) for i in range(0, 40, 10)]
        + [(X + 40 - i, Y + 40) for i in range(0, 40, 10)]
        + [(X, Y + 40 - i) for i in range(0, 40, 10)]
    )
    rings = rings_of(tiles)
    faces = covering_defects(rings, rings.signed_areas, outline)
    assert len(faces.shapes) == 0 and len(faces.open_edges) == 0
    # An outline without the parcels' vertices is tiled all the same.
    assert totals(tiles, OUTLINE, defects=True) == (0, 0, 0)
    # A parcel that lies over the border: its part inside overlaps, the rest is outside.
    more = np.append(tiles, box(X + 35, Y + 12, X + 45, Y + 18))
    assert totals(more, OUTLINE, defects=True) == pytest.approx((30, 0, 30))
    twice = np.append(tiles, tiles[5])
    assert totals(twice, OUTLINE, defects=True) == pytest.approx((100, 0, 0))


def test_a_hole_is_a_gap_unless_it_is_filled() -> None:
    ring = OUTLINE - box(X + 10, Y + 10, X + 20, Y + 20)
    assert totals(np.array([ring]), OUTLINE, defects=True) == pytest.approx((0, 100, 0))
    filled = np.array([ring, box(X + 10, Y + 10, X + 20, Y + 20)])
    assert totals(filled, OUTLINE, defects=True) == pytest.approx((0, 0, 0))
    lake = OUTLINE - box(X + 10, Y + 10, X + 20, Y + 20)
    assert totals(np.array([OUTLINE]), lake, defects=True) == pytest.approx((0, 0, 100))


points = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=3, max_size=12)


@given(points, st.sampled_from([0.001, 1.0, 30.0]))
def test_what_is_certainly_simple_is_valid(vertices: list[tuple[int, int]], step: float) -> None:
    """Never the other way round: what is doubtful is left to GEOS."""
    shape = shapely.Polygon([(X + x * step, Y + y * step) for x, y in vertices])
    sure = certainly_simple(rings_of(np.array([shape], dtype=object)), 1)
    assert not sure[0] or shapely.is_valid(shape)


def test_ordinary_parcels_are_certainly_simple_and_doubtful_ones_are_not() -> None:
    round_one = shapely.Point(X, Y).buffer(50, quad_segs=8)
    star = shapely.Polygon(
        [(X + r * np.cos(a), Y + r * np.sin(a))
         for r, a in zip([50, 20] * 9, np.linspace(0, 6, 18), strict=True)]
    )  # fmt: skip
    bow = shapely.Polygon([(X, Y), (X + 1, Y + 1), (X + 1, Y), (X, Y + 1)])
    spike = shapely.Polygon([(X, Y), (X + 9, Y), (X + 9, Y + 9), (X + 9, Y + 3), (X, Y + 3)])
    holed = round_one - shapely.Point(X, Y).buffer(5)
    parts = shapely.MultiPolygon([box(X, Y, X + 1, Y + 1), box(X + 5, Y, X + 6, Y + 1)])
    nan = shapely.Polygon([(X, Y), (X + 1, np.nan), (X + 1, Y + 1)])
    shapes = np.array([round_one, star, bow, spike, holed, parts, nan], dtype=object)
    found = certainly_simple(rings_of(shapes), len(shapes))
    assert found.tolist() == [True, True, False, False, False, False, False]
