"""Large zones in pieces: small, valid, and together what they are pieces of."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial.country import tiles
from sedp_spatial.country.tiles import in_tiles


def shapes() -> np.ndarray:
    """A comb, a ring with many holes, a square."""
    teeth = [shapely.box(4 * n, 0, 4 * n + 2, 300) for n in range(200)]
    comb = shapely.union_all([*teeth, shapely.box(0, -5, 800, 0)])
    holes = [shapely.Point(20 * i, 20 * j).buffer(7) for i in range(12) for j in range(12)]
    sieve = shapely.difference(shapely.box(-10, -10, 230, 230), shapely.union_all(holes))
    return np.array([comb, sieve, shapely.box(0, 0, 1, 1)], dtype=object)


def assert_pieces_of(whole: np.ndarray, pieces: np.ndarray, owner: np.ndarray) -> None:
    assert shapely.is_valid(pieces).all()
    assert (np.diff(owner) >= 0).all()
    area = np.bincount(owner, weights=shapely.area(pieces), minlength=len(whole))
    assert area == pytest.approx(shapely.area(whole), rel=1e-12)
    for number, shape in enumerate(whole):
        joined = shapely.union_all(pieces[owner == number])
        assert shapely.area(shapely.symmetric_difference(joined, shape)) < 1e-6


def test_pieces_are_small_and_add_up() -> None:
    pieces, owner = in_tiles(shapes())
    assert_pieces_of(shapes(), pieces, owner)
    assert shapely.get_num_coordinates(pieces).max() <= tiles._MOST
    assert (owner == 2).sum() == 1


@given(st.integers(0, 2**32 - 1))
def test_any_star_is_the_sum_of_its_pieces(seed: int) -> None:
    rng = np.random.default_rng(seed)
    angle = np.sort(rng.uniform(0, 2 * np.pi, 700))
    reach = rng.uniform(50, 500, 700)
    corners = np.column_stack([reach * np.cos(angle), reach * np.sin(angle)])
    parts = shapely.get_parts(shapely.make_valid(shapely.polygons(corners)))
    whole = parts[shapely.get_type_id(parts) == 3][:1]
    pieces, _ = in_tiles(whole)
    assert shapely.is_valid(pieces).all()
    assert shapely.area(pieces).sum() == pytest.approx(shapely.area(whole).sum(), rel=1e-9)


def test_what_was_clipped_uncleanly_is_cut_with_care(monkeypatch: pytest.MonkeyPatch) -> None:
    def unclean(given: np.ndarray, boxes: np.ndarray) -> np.ndarray:
        """As much land as there should be, in bows that cross themselves."""
        made = np.empty(len(given), dtype=object)
        for place, cut in enumerate(tiles._intersected(given, boxes)):
            side = np.sqrt(cut.area / 2)
            made[place] = shapely.Polygon([(0, 0), (side, 0), (side, side), (0, side),
                                           (0, -side), (-side, -side), (-side, 0)])  # fmt: skip
        return made

    monkeypatch.setattr(tiles, "_clipped", unclean)
    whole = shapes()
    pieces, owner = in_tiles(whole)
    assert_pieces_of(whole, pieces, owner)


def test_nothing_is_nothing() -> None:
    pieces, owner = in_tiles(np.array([], dtype=object))
    assert len(pieces) == len(owner) == 0
