"""What a layer covers once, twice or not at all, against unions and intersections of pairs."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import MultiPolygon, Polygon, box
from shapely.affinity import translate

from sedp_spatial.geometry.coverage import Faces, covering_faces, overlapping_pairs
from sedp_spatial.geometry.sound import areal_part, is_sound, sound, width_at_most
from tests.library.builders import X, Y, block, bow_tie, squares


def turned(shapes: list[Any]) -> list[Any]:
    """The same polygons with every other ring running the other way."""
    return [
        shapely.orient_polygons(shape, exterior_cw=bool(number % 2))
        for number, shape in enumerate(shapes)
    ]


def with_negative_zero(shapes: list[Any]) -> list[Any]:
    """At the origin, where one neighbour says 0.0 and the other -0.0."""
    moved = [translate(shape, -X, -Y) for shape in shapes]
    return [
        shapely.transform(shape, lambda xy: np.where(xy == 0, -0.0, xy)) if number % 2 else shape
        for number, shape in enumerate(moved)
    ]


RING = shapely.difference(block(0, 0, 3, 3), block(1, 1))
LAYERS: dict[str, list[Any]] = {
    "clean grid": squares(4, 4),
    "one parcel": [block(0, 0)],
    "T-junctions": [block(0, 0, 2, 1), block(0, 1), block(1, 1), block(2, 0, 1, 2)],
    "hole left open": [RING],
    "hole filled": [RING, block(1, 1)],
    "hole filled too full": [RING, block(0.9, 0.9, 1.2, 1.2)],
    "island in a hole": [RING, block(1.4, 1.4, 0.2, 0.2)],
    "hole that touches its shell": [
        Polygon(block(0, 0, 2, 2).exterior.coords, [[(X, Y), (X + 90, Y + 50), (X + 50, Y + 90)]])
    ],
    "one within another": [block(0, 0, 4, 4), block(1, 1)],
    "one within another, on its edge": [block(0, 0, 4, 4), block(0, 1)],
    "the same parcel three times": [block(0, 0), block(0, 0), block(0, 0), block(1, 0)],
    "a block digitised twice": [
        *squares(4, 4),
        *[block(1 + i, 1 + j) for i in (0, 1) for j in (0, 1)],
    ],
    "a block digitised twice, whole and divided": [*squares(3, 3), block(0, 0, 3, 3)],
    "a whole layer twice": [*squares(3, 3), *squares(3, 3)],
    "a layer shifted over itself": [
        *squares(3, 3),
        *[translate(shape, 30, 20) for shape in squares(3, 3)],
    ],
    "touching at corners": [block(0, 0), block(1, 1), block(2, 0), block(1, -1)],
    "islands": [block(0, 0), block(10, 10), MultiPolygon([block(20, 0), block(22, 0)])],
    "parts of one parcel touch at a corner": [
        MultiPolygon([block(0, 0), block(1, 1)]),
        block(1, 0),
    ],
    "three deep": [block(0, 0, 3, 3), block(1, 1, 3, 3), block(2, 2, 3, 3)],
    "with nothing among them": [block(0, 0), None, Polygon(), block(0.5, 0)],
    "a millimetre over and short": [
        block(0, 0),
        box(X + 99.999, Y, X + 200, Y + 100),
        box(X + 200.001, Y, X + 300, Y + 100),
        box(X, Y + 100.001, X + 300, Y + 200),
    ],
}
LAYERS |= {
    f"{name}, turned": turned(shapes) for name, shapes in LAYERS.items() if None not in shapes
}
LAYERS |= {
    f"{name}, signed zeros": with_negative_zero(LAYERS[name])
    for name in ("clean grid", "T-junctions")
}
OUTLINE = block(0, 0, 3, 3)


def as_array(shapes: list[Any]) -> np.ndarray:
    return np.array([*shapes, None], dtype=object)[:-1]


def covered_by(faces: Faces, which: np.ndarray) -> float:
    return float(shapely.area(faces.shapes[which]).sum())


@pytest.fixture(params=LAYERS)
def shapes(request: pytest.FixtureRequest) -> np.ndarray:
    return as_array(LAYERS[request.param])


def tolerance(shapes: np.ndarray) -> float:
    """Areas far from the origin are only good to their last digits."""
    return 1e-5 if np.nanmax(np.abs(shapely.bounds(shapes))) > 1e5 else 1e-9


def test_the_faces_cover_what_the_union_covers(shapes: np.ndarray) -> None:
    faces = covering_faces(shapes)
    union = shapely.union_all(shapes)
    assert covered_by(faces, faces.depth > 0) == pytest.approx(union.area, abs=tolerance(shapes))
    assert (
        shapely.intersection(shapely.union_all(faces.shapes[faces.depth == 0]), union).area < 1e-5
    )


def test_each_face_counts_every_polygon_over_it(shapes: np.ndarray) -> None:
    faces = covering_faces(shapes)
    for face, depth in zip(faces.shapes, faces.depth, strict=True):
        over = shapely.intersection(shapes, face)
        assert np.isclose(np.nansum(shapely.area(over)), depth * face.area, atol=1e-5)


def test_faces_do_not_overlap(shapes: np.ndarray) -> None:
    faces = covering_faces(shapes).shapes
    for one, other in itertools.combinations(faces, 2):
        assert shapely.intersection(one, other).area < 1e-5


def test_enclosed_land_without_a_parcel_is_a_face_of_depth_zero(shapes: np.ndarray) -> None:
    faces = covering_faces(shapes)
    union = shapely.union_all(shapes)
    # Four squares that touch at their corners enclose the one between them.
    lines = shapely.get_parts(shapely.node(union.boundary))
    enclosed = shapely.union_all(shapely.polygonize(lines)).area - union.area
    assert covered_by(faces, faces.depth == 0) == pytest.approx(enclosed, abs=tolerance(shapes))


def test_with_an_outline_gaps_and_the_outside_are_told_apart(shapes: np.ndarray) -> None:
    outline = OUTLINE if np.nanmax(shapely.bounds(shapes)) > 1e5 else translate(OUTLINE, -X, -Y)
    faces = covering_faces(shapes, outline)
    union = shapely.union_all(shapes)
    gap = covered_by(faces, faces.inside & (faces.depth == 0))
    outside = covered_by(faces, ~faces.inside & (faces.depth > 0))
    assert gap == pytest.approx(outline.difference(union).area, abs=tolerance(shapes))
    assert outside == pytest.approx(union.difference(outline).area, abs=tolerance(shapes))


def test_pairs_that_overlap_are_those_whose_intersections_have_an_area(shapes: np.ndarray) -> None:
    pairs, pieces = overlapping_pairs(shapes, covering_faces(shapes))
    expected = {
        (first, second): shapely.intersection(shapes[first], shapes[second]).area
        for first, second in itertools.combinations(range(len(shapes)), 2)
        if shapes[first] is not None and shapes[second] is not None
    }
    found = {
        tuple(pair): piece.area
        for pair, piece in zip(pairs.tolist(), pieces, strict=True)
        if piece.area > 1e-5
    }
    assert found == pytest.approx({k: v for k, v in expected.items() if v > 1e-5}, abs=1e-5)
    assert [tuple(pair) for pair in pairs] == sorted(tuple(pair) for pair in pairs)


@pytest.mark.parametrize("seed", range(12))
def test_random_polygons_strewn_over_each_other(seed: int) -> None:
    random = np.random.default_rng(seed)
    centres = shapely.points(X + random.uniform(0, 400, 25), Y + random.uniform(0, 400, 25))
    discs = shapely.buffer(centres, random.uniform(10, 80, 25), quad_segs=2)
    outline = block(0.5, 0.5, 3, 3)
    faces = covering_faces(discs, outline)
    union = shapely.union_all(discs)
    assert (faces.depth * shapely.area(faces.shapes)).sum() == pytest.approx(
        shapely.area(discs).sum(), rel=1e-9
    )
    assert covered_by(faces, faces.depth > 0) == pytest.approx(union.area, rel=1e-9)
    assert covered_by(faces, faces.inside & (faces.depth == 0)) == pytest.approx(
        outline.difference(union).area, abs=1e-4
    )


def test_nothing_has_no_faces() -> None:
    for shapes in ([], [None], [Polygon()]):
        faces = covering_faces(as_array(shapes))
        assert len(faces.shapes) == len(faces.depth) == len(faces.inside) == 0
        pairs, pieces = overlapping_pairs(as_array(shapes), faces)
        assert pairs.shape == (0, 2)
        assert len(pieces) == 0


# --- sound outlines --------------------------------------------------------------------------


def test_a_bow_tie_becomes_its_two_triangles() -> None:
    shapes, mended = sound(as_array([bow_tie(0, 0), block(2, 0)]))
    assert mended.tolist() == [True, False]
    assert shapes[0].area == pytest.approx(5000)
    assert is_sound(shapes).all()


def test_what_has_no_area_cannot_be_made_sound() -> None:
    line = Polygon([(X, Y), (X + 10, Y), (X, Y)])
    shapes, mended = sound(as_array([line, None, Polygon(), shapely.Point(X, Y)]))
    assert shapely.is_missing(shapes).all()
    assert not mended.any()


def test_a_ring_walked_twice_over_one_part_keeps_it() -> None:
    """The older method of GEOS makes a hole of what is covered twice."""
    loop = Polygon([(0, 0), (4, 0), (4, 4), (1, 4), (1, 1), (3, 1), (3, 5), (0, 5)])
    shapes, _ = sound(as_array([loop]))
    assert shapes[0].area == pytest.approx(19)


def test_the_areal_part_of_a_mixed_collection() -> None:
    mixed = shapely.GeometryCollection([block(0, 0), block(1, 0), shapely.Point(X, Y)])
    parts = areal_part(as_array([mixed, shapely.Point(X, Y), None]))
    assert parts[0].area == pytest.approx(20_000)
    assert parts[1] is None
    assert parts[2] is None


@pytest.mark.parametrize(("width", "narrow"), [(0.9, False), (1.1, True)])
def test_width_is_measured_at_the_widest_place(width: float, narrow: bool) -> None:
    wedge = Polygon([(X, Y), (X + 100, Y), (X + 100, Y + 1)])
    strip = box(X, Y, X + 100, Y + 1)
    assert width_at_most(as_array([strip]), width).tolist() == [narrow]
    assert width_at_most(as_array([wedge]), 1.1).all()
