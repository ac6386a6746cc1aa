"""Mending without deciding: nothing moves by more than the tolerance, every m² is reported."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import Polygon, box

from sedp_spatial import DataError, RepairResult, UsageError, check_layer, repair_layer
from tests.library.builders import GRID, X, Y, block, bow_tie, layer, squares

BORDER = block(0, 0, 2, 1)


def right_of(gap: float) -> Polygon:
    """The right neighbour of the first square, so far away from it (negative: over it)."""
    return box(X + 100 + gap, Y, X + 200, Y + 100)


def only_action(result: RepairResult) -> Any:
    assert len(result.table) == result.changes == 1, result.table["message"].tolist()
    return result.table.iloc[0]


def test_a_clean_layer_is_left_exactly_as_it_is(parcels: Any, boundary: Any) -> None:
    result = repair_layer(parcels, boundary=boundary)
    assert result.changes == 0
    assert result.largest_move_m == 0
    assert result.area_change_m2 == 0
    assert shapely.equals_exact(result.layer.geometry.values, parcels.geometry.values).all()


def test_a_bow_tie_becomes_what_it_encloses() -> None:
    result = repair_layer(layer([bow_tie(0, 0)]))
    row = only_action(result)
    assert (row["parcel_id"], row["action"]) == ("P1", "made_valid")
    assert row["area_after_m2"] == pytest.approx(5000, rel=1e-3)
    assert result.layer.is_valid.all()


def test_an_exact_copy_is_removed_and_a_copy_with_another_number_is_not() -> None:
    shapes = [block(0, 0), block(0, 0), block(0, 0)]
    result = repair_layer(layer(shapes, parcel_id=["A", "A", "B"]))
    row = only_action(result)
    assert (row["parcel_id"], row["action"], row["area_after_m2"]) == ("A", "removed_copy", 0)
    assert result.layer["parcel_id"].tolist() == ["A", "B"]
    assert result.features == 2
    assert result.area_change_m2 == pytest.approx(-10_000, rel=1e-3)


def test_records_without_an_outline_are_never_copies() -> None:
    result = repair_layer(layer([None, None, block(0, 0)], parcel_id=["A", "A", "B"]))
    assert result.changes == 0
    assert len(result.layer) == 3


def test_a_narrow_overlap_is_cut_from_the_larger_parcel() -> None:
    small, large = block(0, 0), box(X + 99.995, Y, X + 300, Y + 100)
    result = repair_layer(layer([small, large]))
    row = only_action(result)
    assert (row["parcel_id"], row["action"]) == ("P2", "overlap_cut")
    assert row["area_change_m2"] == pytest.approx(-0.5, rel=1e-3)
    assert 0 < row["moved_m"] <= 0.01
    assert result.largest_move_m == row["moved_m"]
    assert check_layer(result.layer).table.empty


def test_a_narrow_gap_goes_to_the_neighbour_with_the_longest_edge() -> None:
    shapes = [block(0, 0), right_of(0.005)]
    result = repair_layer(layer(shapes), boundary=BORDER)
    row = only_action(result)
    assert row["action"] == "gap_filled"
    assert row["area_change_m2"] == pytest.approx(0.5, rel=1e-3)
    after = check_layer(result.layer, boundary=BORDER)
    assert (after.errors, after.infos) == (0, 0)


def test_a_narrow_gap_inside_is_filled_without_a_boundary() -> None:
    shapes = [block(0, 0), right_of(0.005), block(0, 1, 2, 1), block(0, -1, 2, 1)]
    result = repair_layer(layer(shapes))
    assert only_action(result)["action"] == "gap_filled"


def test_a_narrow_overhang_is_cut_at_the_boundary() -> None:
    border = box(X, Y, X + 199.995, Y + 100)
    result = repair_layer(layer(squares(2)), boundary=border)
    row = only_action(result)
    assert (row["parcel_id"], row["action"]) == ("P2", "overhang_cut")
    assert row["area_change_m2"] == pytest.approx(-0.5, rel=1e-3)
    assert check_layer(result.layer, boundary=border).table.empty


@pytest.mark.parametrize("gap", [-0.5, -0.02, 0.02, 0.5])
def test_wider_overlaps_and_gaps_are_somebodys_land(gap: float) -> None:
    frame = layer([block(0, 0), right_of(gap)])
    result = repair_layer(frame, boundary=BORDER)
    assert result.changes == 0
    assert shapely.equals_exact(result.layer.geometry.values, frame.geometry.values).all()


SPIT = box(X + 100, Y, X + 150, Y + 0.005)  # half a centimetre wide, fifty metres long


@pytest.mark.parametrize(
    ("shapes", "border"),
    [
        ([block(0, 0)], block(0, 0).union(SPIT)),
        ([block(0, 0).union(SPIT)], block(0, 0)),
        ([block(0, 0).union(SPIT), block(1, 0, 0.9, 1)], None),
    ],
    ids=["a gap", "an overhang", "an overlap"],
)
def test_what_is_narrow_but_long_is_not_walked_along(shapes: list, border: Any) -> None:
    """Its area is small, but its far end would move by fifty metres."""
    frame = layer(shapes)
    result = repair_layer(frame, boundary=border)
    for old, new in zip(frame.geometry, result.layer.geometry, strict=True):
        assert shapely.hausdorff_distance(old.boundary, new.boundary) <= 0.01
    assert result.largest_move_m <= 0.01


@pytest.mark.parametrize("crs", [GRID, 4326, 3857])
@pytest.mark.parametrize("gap", [-0.03, 0.03])
def test_the_tolerance_is_metres_in_any_system(crs: Any, gap: float) -> None:
    # The neighbour above has all their corners, so that a bent map opens no other seam.
    low, high = sorted([X + 100, X + 100 + gap])
    rim = [(X, Y + 100), (low, Y + 100), (high, Y + 100), (X + 200, Y + 100)]
    left = Polygon([(X, Y), (X + 100, Y), (X + 100, Y + 100), (X, Y + 100)])
    above = Polygon([*rim, (X + 200, Y + 200), (X, Y + 200)])
    below = Polygon([(x, 2 * Y + 100 - y) for x, y in above.exterior.coords])
    frame = layer([left, right_of(gap), above, below]).to_crs(crs)
    assert (repair_layer(frame, tolerance_m=0.02).table["moved_m"] < 1e-4).all()
    mended = repair_layer(frame, tolerance_m=0.06)
    assert mended.changes >= 1
    assert mended.largest_move_m <= 0.06
    assert check_layer(mended.layer, tolerance_m=1e-5).errors == 0


def test_a_repaired_layer_needs_no_second_repair() -> None:
    shapes = [block(0, 0), right_of(-0.004), bow_tie(4, 0), block(0, 1, 2, 1)]
    once = repair_layer(layer(shapes))
    assert once.changes == 2
    assert repair_layer(once.layer).changes == 0


def test_columns_and_index_survive() -> None:
    frame = layer([block(0, 0), right_of(-0.004)], village=["V1", None])
    frame = frame.set_index(pd.Index([7, 3], name="fid"))
    result = repair_layer(frame)
    assert result.layer.index.equals(frame.index)
    columns = ["parcel_id", "category", "village"]
    pd.testing.assert_frame_equal(pd.DataFrame(result.layer[columns]), pd.DataFrame(frame[columns]))
    assert result.layer.crs == frame.crs


def test_what_cannot_be_mended_stays() -> None:
    shapes = [block(0, 0), None, Polygon(), Polygon([(X, Y), (X + 9, Y), (X, Y)])]
    result = repair_layer(layer(shapes))
    assert len(result.layer) == 4
    assert result.layer.geometry[1] is None
    assert result.layer.geometry[2].is_empty


def test_an_outline_lost_at_infinity_does_not_spoil_the_figures() -> None:
    lost = Polygon([(X, Y), (np.inf, Y), (X, Y + 9)])
    result = repair_layer(layer([block(0, 0), lost]))
    assert result.area_before_ha == pytest.approx(1, rel=1e-3)
    assert result.area_change_m2 == 0


def test_the_dirty_sample(dirty: gpd.GeoDataFrame, dirty_boundary: gpd.GeoDataFrame) -> None:
    before = dirty.copy()
    result = repair_layer(dirty, boundary=dirty_boundary)
    assert sorted(result.table["action"]) == ["made_valid"] * 3
    assert len(result.layer) == len(dirty)
    after = check_layer(result.layer, boundary=dirty_boundary)
    assert "invalid_geometry" not in set(after.table["rule"])
    pd.testing.assert_frame_equal(pd.DataFrame(dirty), pd.DataFrame(before))


def test_zones_are_made_valid_but_their_seams_are_left() -> None:
    zones = gpd.GeoDataFrame(geometry=[block(0, 0), right_of(-0.004), bow_tie(4, 0)], crs=GRID)
    assert repair_layer(zones, kind="zones").table["action"].tolist() == ["made_valid"]


def test_the_sentences_name_the_parcel_and_the_square_metres() -> None:
    row = only_action(repair_layer(layer([block(0, 0), right_of(-0.005)])))
    assert "P1" in row["message"] or "P2" in row["message"]
    assert "-0.5000 m²" in row["message"]
    assert "-0,5000 м²" in row["message"].text("ru")


@pytest.mark.parametrize("tolerance", [-1.0, float("nan")])
def test_a_tolerance_that_is_no_length(tolerance: float) -> None:
    with pytest.raises(UsageError, match="tolerance"):
        repair_layer(layer(squares(1)), tolerance_m=tolerance)


def test_a_layer_without_features_or_system() -> None:
    for frame in (layer([]), layer(squares(1), crs=None)):
        with pytest.raises(DataError):
            repair_layer(frame)


# --- chosen findings only -------------------------------------------------------------------


def broken() -> gpd.GeoDataFrame:
    """Two bow ties, a copy, and a narrow overlap."""
    shapes = [bow_tie(0, 2), bow_tie(2, 2), block(0, 0), box(X + 99.995, Y, X + 300, Y + 100)]
    names = ["A", "B", "C", "D", "E", "E"]
    return layer([*shapes, block(0, 4), block(0, 4)], parcel_id=names)


@pytest.mark.parametrize(
    ("rules", "ids", "expected"),
    [
        (None, None, {("A", "made_valid"), ("B", "made_valid"), ("D", "overlap_cut"),
                      ("E", "removed_copy")}),
        (["invalid_geometry"], None, {("A", "made_valid"), ("B", "made_valid")}),
        (["invalid_geometry"], ["B"], {("B", "made_valid")}),
        (["overlap_below_tolerance"], ["C"], {("D", "overlap_cut")}),
        (["duplicate_geometry"], None, {("E", "removed_copy")}),
        (["missing_value"], None, set()),
        (["overlap"], ["A"], set()),
    ],
)  # fmt: skip
def test_only_the_chosen_findings_are_repaired(rules, ids, expected) -> None:
    frame = broken()
    result = repair_layer(frame, rules=rules, feature_ids=ids)
    assert set(result.table[["parcel_id", "action"]].itertuples(index=False, name=None)) == expected
    touched = {name for name, _ in expected}
    for at, name in frame["parcel_id"].items():
        if name not in touched:  # to the last digit
            assert shapely.equals_exact(result.layer.geometry[at], frame.geometry[at])
    assert result.area_change_m2 == pytest.approx(result.table["area_change_m2"].sum(), abs=1e-6)
    assert (rules is None) == (len(result.notes) == 1)


def test_the_places_of_the_changes_are_as_large_as_the_changes() -> None:
    result = repair_layer(broken(), rules=["overlap", "duplicate_geometry"])
    drawn = result.places.area
    assert len(result.places) == result.changes == 2
    assert drawn.tolist() == pytest.approx(result.table["area_change_m2"].abs(), rel=1e-3)
    assert result.places.crs == GRID


def test_repairs_one_by_one_are_the_repair_of_all() -> None:
    frame = broken()
    one_by_one = frame
    for rule in ("invalid_geometry", "duplicate_geometry", "overlap"):
        one_by_one = repair_layer(one_by_one, rules=[rule]).layer
    together = repair_layer(frame).layer
    assert one_by_one.area.tolist() == pytest.approx(together.area.tolist(), rel=1e-9)


def test_a_rule_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="invalid_geometry"):
        repair_layer(broken(), rules=["ugly"])
