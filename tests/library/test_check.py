"""What check_layer says: every planted defect, each rule on a layer made by hand, nothing else."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon, box

from sedp_spatial import CheckResult, DataError, UsageError, check_layer
from sedp_spatial.codes import load_codes
from tests.library.builders import GRID, X, Y, block, bow_tie, layer, squares

RULES = load_codes("checks")
NAN_SHAPE = Polygon([(X, Y), (np.inf, Y), (X, Y + 9)])
LINE_SHAPE = Polygon([(X, Y), (X + 10, Y), (X, Y)])


# --- the dirty sample ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def checked(dirty: gpd.GeoDataFrame, dirty_boundary: gpd.GeoDataFrame) -> CheckResult:
    return check_layer(dirty, boundary=dirty_boundary)


def planted_ids(defect: pd.Series) -> set[str]:
    return set(defect["parcel_ids"].split(";"))


def matches(checked: CheckResult, defect: pd.Series) -> pd.DataFrame:
    table = checked.table[checked.table["rule"] == defect["rule"]]
    named = table["feature_ids"].map(lambda ids: planted_ids(defect) <= set(ids))
    return table[named.astype(bool)]


def test_every_planted_defect_is_found_by_rule_and_parcel(
    checked: CheckResult, defects: pd.DataFrame
) -> None:
    assert len(defects) > 40
    missed = [d["defect_id"] for _, d in defects.iterrows() if matches(checked, d).empty]
    assert not missed


def test_the_size_of_every_overlap_gap_and_overhang_is_the_planted_one(
    checked: CheckResult, defects: pd.DataFrame
) -> None:
    rules = ("overlap", "gap", "outside", "sliver", "duplicate_geometry", "multipart")
    measured = defects[defects["rule"].isin([*rules, "registered_unit"])]
    assert len(measured) > 20
    for _, defect in measured.iterrows():
        found = matches(checked, defect)["area_m2"].to_numpy()
        off = np.abs(found - defect["area_m2"]).min()
        assert off <= 0.01 + 1e-6 * defect["area_m2"], defect["defect_id"]


def test_nothing_that_was_not_planted_is_found(checked: CheckResult, defects: pd.DataFrame) -> None:
    """Rows are the same in number; defects of one kind of value share a row."""
    found = checked.table["rule"].value_counts().to_dict()
    planted = defects["rule"].value_counts().to_dict()
    together = {"missing_value", "unknown_code"}
    assert {k: v for k, v in found.items() if k not in together} == {
        k: v for k, v in planted.items() if k not in together
    }
    for rule in together:
        rows = checked.table[checked.table["rule"] == rule]
        named = sorted(name for ids in rows["feature_ids"] for name in ids)
        expected = defects[defects["rule"] == rule]["parcel_ids"]
        assert named == sorted(expected)
    assert checked.errors == sum(v for k, v in planted.items() if RULES[k]["severity"] == "error")


def test_every_finding_can_be_zoomed_to_and_says_how_to_mend_it(checked: CheckResult) -> None:
    places = checked.layer
    assert places.crs == GRID
    assert len(places) == len(checked.table)
    without = set(places["rule"][places.geometry.isna()])
    assert without <= {"null_geometry", "empty_geometry", "bad_coordinates"}
    assert set(places.geom_type.dropna()) == {"MultiPolygon"}
    assert places.geometry.dropna().is_valid.all()
    for column in ("message", "suggestion"):
        for text in checked.table[column]:
            assert text.endswith(".")
            assert text.text("ky") != text.text("ru") != str(text)
    for ids, message in zip(checked.table["feature_ids"], checked.table["message"], strict=True):
        assert ids[0] in message


def test_the_gravest_come_first(checked: CheckResult) -> None:
    ranks = checked.table["severity"].map({"error": 0, "warning": 1, "info": 2})
    assert ranks.is_monotonic_increasing
    assert list(checked.table["severity"]) == [RULES[r]["severity"] for r in checked.table["rule"]]


def test_the_clean_sample_has_no_findings(
    parcels: gpd.GeoDataFrame, boundary: gpd.GeoDataFrame, parcels_2021: gpd.GeoDataFrame
) -> None:
    for year in (parcels, parcels_2021):
        result = check_layer(year, boundary=boundary)
        assert result.table.empty, result.table["message"].tolist()
        assert (result.errors, result.warnings, result.infos) == (0, 0, 0)
        assert result.features == len(year)


def test_the_clean_sample_has_no_findings_in_degrees(
    parcels: gpd.GeoDataFrame, boundary: gpd.GeoDataFrame
) -> None:
    result = check_layer(parcels.to_crs(4326), boundary=boundary.to_crs(4326))
    assert result.errors == 0, result.table["message"].tolist()


# --- each rule by hand -----------------------------------------------------------------------

# What is put in, the boundary, the rule, the parcels it names, its size in m².
Planted = tuple[dict[str, Any], Any, str, tuple[str, ...], float | None]

BY_HAND: dict[str, Planted] = {
    "no geometry": ({"shapes": [block(0, 0), None]}, None, "null_geometry", ("P2",), None),
    "an empty geometry": (
        {"shapes": [block(0, 0), Polygon()]},
        None,
        "empty_geometry",
        ("P2",),
        None,
    ),
    "a point": ({"shapes": [block(0, 0), Point(X, Y)]}, None, "not_polygon", ("P2",), None),
    "a coordinate at infinity": (
        {"shapes": [block(0, 0), NAN_SHAPE]},
        None,
        "bad_coordinates",
        ("P2",),
        None,
    ),
    "a collapsed outline": (
        {"shapes": [block(0, 0), LINE_SHAPE]},
        None,
        "zero_area",
        ("P2",),
        0.0,
    ),
    "a bow-tie": (
        {"shapes": [block(0, 0), bow_tie(3, 0)]},
        None,
        "invalid_geometry",
        ("P2",),
        5000.0,
    ),
    "no number": (
        {"shapes": squares(2), "parcel_id": ["A", None]},
        None,
        "missing_id",
        ("row:1",),
        None,
    ),
    "a blank number": (
        {"shapes": squares(2), "parcel_id": ["A", "  "]},
        None,
        "missing_id",
        ("row:1",),
        None,
    ),
    "a number twice": (
        {"shapes": squares(3), "parcel_id": ["A", "B", "A "]},
        None,
        "duplicate_id",
        ("A", "A"),
        None,
    ),
    "an outline twice": (
        {"shapes": [block(0, 0), block(0, 0)]},
        None,
        "duplicate_geometry",
        ("P1", "P2"),
        10_000.0,
    ),
    "an outline twice, the other way round": (
        {"shapes": [block(0, 0), block(0, 0).reverse()]},
        None,
        "duplicate_geometry",
        ("P1", "P2"),
        10_000.0,
    ),
    "an overlap": (
        {"shapes": [block(0, 0), block(0.9, 0)]},
        None,
        "overlap",
        ("P1", "P2"),
        1000.0,
    ),
    "one within another": (
        {"shapes": [block(0, 0, 3, 3), block(1, 1)]},
        None,
        "overlap",
        ("P1", "P2"),
        10_000.0,
    ),
    "an enclosed gap": (
        {"shapes": [shapely.difference(block(0, 0, 3, 3), block(1, 1))]},
        None,
        "gap",
        ("P1",),
        10_000.0,
    ),
    "a gap at the boundary": (
        {"shapes": squares(2)},
        block(0, 0, 3, 1),
        "gap",
        ("P2",),
        10_000.0,
    ),
    "over the boundary": (
        {"shapes": squares(2)},
        block(0, 0, 1.7, 1),
        "outside",
        ("P2",),
        3000.0,
    ),
    "a sliver": (
        {"shapes": [block(0, 0), box(X + 100, Y, X + 100.3, Y + 100)]},
        None,
        "sliver",
        ("P2",),
        30.0,
    ),
    "a negative area": (
        {"shapes": squares(1), "registered_area_ha": [-1.0]},
        None,
        "bad_number",
        ("P1",),
        None,
    ),
    "a text for an area": (
        {"shapes": squares(1), "registered_area_ha": ["много"]},
        None,
        "bad_number",
        ("P1",),
        None,
    ),
    "an infinite area": (
        {"shapes": squares(1), "registered_area_ha": [np.inf]},
        None,
        "bad_number",
        ("P1",),
        None,
    ),
    "square metres for hectares": (
        {"shapes": squares(2), "registered_area_ha": [10_020.0, 1.0]},
        None,
        "registered_unit",
        ("P1",),
        10_000.0,
    ),
    "сотки for hectares": (
        {"shapes": squares(2), "registered_area_ha": [1.0, 99.0]},
        None,
        "registered_unit",
        ("P2",),
        10_000.0,
    ),
    "no category": (
        {"shapes": squares(2), "category": ["forest", None]},
        None,
        "missing_value",
        ("P2",),
        None,
    ),
    "an unknown category": (
        {"shapes": squares(3), "category": ["forest", "Жайыт?", "Жайыт?"]},
        None,
        "unknown_code",
        ("P2", "P3"),
        None,
    ),
    "an unknown kind of land": (
        {"shapes": squares(1), "land_kind": ["огород-бахча"]},
        None,
        "unknown_code",
        ("P1",),
        None,
    ),
    "two parts": (
        {"shapes": [MultiPolygon([block(0, 0), block(2, 0)])]},
        None,
        "multipart",
        ("P1",),
        20_000.0,
    ),
    "a zone of the grid far away": (
        {"shapes": squares(1), "crs": "EPSG:2154"},
        None,
        "far_from_crs",
        (),
        None,
    ),
    "a thin overlap": (
        {"shapes": [block(0, 0), box(X + 99.995, Y, X + 200, Y + 100)]},
        None,
        "overlap_below_tolerance",
        (),
        0.5,
    ),
    "a thin gap": (
        {"shapes": [block(0, 0), box(X + 100.005, Y, X + 200, Y + 100)]},
        block(0, 0, 2, 1),
        "gap_below_tolerance",
        (),
        0.5,
    ),
    "a vertex on one side of a common line only": (
        {"shapes": [block(0, 0, 2, 1), block(0, 1), block(1, 1)]},
        None,
        "mismatched_seam",
        (),
        None,
    ),
    "a thin overhang": (
        {"shapes": [block(0, 0)]},
        box(X, Y, X + 99.995, Y + 100),
        "outside_below_tolerance",
        (),
        0.5,
    ),
}


def beside_seams(table: pd.DataFrame, rule: str = "") -> pd.DataFrame:
    """The findings without the remark on vertices that neighbours do not share."""
    kept = table["rule"].isin([rule]) | (table["rule"] != "mismatched_seam")
    return table[kept].reset_index(drop=True)


@pytest.mark.parametrize("case", BY_HAND)
def test_each_rule_finds_what_it_is_for_and_only_that(case: str) -> None:
    given, boundary, rule, ids, area = BY_HAND[case]
    table = beside_seams(check_layer(layer(**given), boundary=boundary).table, rule)
    assert table["rule"].tolist() == [rule], table["message"].tolist()
    assert table["feature_ids"][0] == ids
    assert table["severity"][0] == RULES[rule]["severity"]
    if area is None:
        assert np.isnan(table["area_m2"][0])
    else:
        assert table["area_m2"][0] == pytest.approx(area, rel=1e-3, abs=1e-6)


def test_no_rule_is_without_an_example() -> None:
    assert {planted[2] for planted in BY_HAND.values()} == set(RULES)


@pytest.mark.parametrize("crs", [GRID, 4326, 3857])
def test_lengths_are_metres_on_the_ground_in_any_system(crs: Any) -> None:
    shapes = [block(0, 0), box(X + 100, Y, X + 100.3, Y + 100), block(1.003, -0.5)]
    table = check_layer(layer(shapes).to_crs(crs)).table.set_index("rule")
    assert table.loc["sliver", "length_m"] == pytest.approx(100, rel=0.3)


@pytest.mark.parametrize("crs", [GRID, 4326, 3857])
def test_the_tolerance_is_metres_on_the_ground_in_any_system(crs: Any) -> None:
    shapes = [block(0, 0), box(X + 99.97, Y, X + 200, Y + 100)]
    there = layer(shapes).to_crs(crs)
    above = check_layer(there, tolerance_m=0.02)
    assert beside_seams(above.table)["rule"].tolist() == ["overlap"]
    below = check_layer(there, tolerance_m=0.05)
    assert beside_seams(below.table)["rule"].tolist() == ["overlap_below_tolerance"]
    assert (below.errors, below.infos) == (0, 1)


def test_three_copies_are_one_finding() -> None:
    table = check_layer(layer([block(0, 0)] * 3)).table
    assert table["rule"].tolist() == ["duplicate_geometry"]
    assert table["feature_ids"][0] == ("P1", "P2", "P3")


def test_a_block_digitised_twice_is_a_copy_of_each_of_its_parcels() -> None:
    table = check_layer(layer([*squares(3, 3), *squares(2, 2)])).table
    assert table["rule"].tolist() == ["duplicate_geometry"] * 4


def test_three_deep_overlaps_are_named_pair_by_pair() -> None:
    shapes = [block(0, 0), block(0.5, 0), block(0.75, 0)]
    table = beside_seams(check_layer(layer(shapes)).table)
    found = table.set_index("feature_ids")["area_m2"]
    assert set(found.index) == {("P1", "P2"), ("P1", "P3"), ("P2", "P3")}
    assert found[("P1", "P2")] == pytest.approx(5000, rel=1e-3)
    assert found[("P1", "P3")] == pytest.approx(2500, rel=1e-3)


def test_a_parcel_wholly_outside_is_measured_whole() -> None:
    table = check_layer(layer([block(0, 0), block(5, 5)]), boundary=block(0, 0)).table
    assert table["rule"].tolist() == ["outside"]
    assert table["feature_ids"][0] == ("P2",)
    assert table["area_m2"][0] == pytest.approx(10_000, rel=1e-3)


def test_without_a_boundary_it_is_said_what_cannot_be_seen() -> None:
    result = check_layer(layer(squares(2)))
    assert "note.no_boundary" in [note.code for note in result.notes]
    with_it = check_layer(layer(squares(2)), boundary=block(0, 0, 2, 1))
    assert "note.no_boundary" not in [note.code for note in with_it.notes]


def test_zones_may_overlap_and_leave_land_out() -> None:
    zones = gpd.GeoDataFrame(
        {"zone": ["R1", "R2"]}, geometry=[block(0, 0), block(0.5, 0)], crs=GRID
    )
    assert check_layer(zones, kind="zones").table.empty


def test_buildings_may_be_points_and_have_their_own_columns() -> None:
    buildings = gpd.GeoDataFrame(
        {"building_id": ["a", "a"], "residents": ["5", "пять"]},
        geometry=[Point(X, Y), block(0, 0)],
        crs=GRID,
    )
    table = check_layer(buildings, kind="buildings").table
    assert table["rule"].tolist() == ["duplicate_id", "bad_number"]


def test_broken_outlines_may_have_other_faults_too() -> None:
    """Every fault of a record is found, whatever its outline."""
    shapes = [NAN_SHAPE, None, LINE_SHAPE, bow_tie(4, 0)]
    frame = layer(shapes, parcel_id=["A", "A", None, None], category=["?"] * 4)
    rules = check_layer(frame).table["rule"].tolist()
    assert sorted(rules) == sorted(
        [
            *("bad_coordinates", "null_geometry", "zero_area", "invalid_geometry"),
            *("duplicate_id", "missing_id", "missing_id", "unknown_code"),
        ]
    )


def test_a_layer_of_nothing_but_missing_outlines_is_listed_even_with_a_boundary() -> None:
    result = check_layer(layer([None, None]), boundary=block(0, 0))
    assert result.table["rule"].tolist()[:2] == ["null_geometry"] * 2


def test_the_input_is_not_changed() -> None:
    frame = layer([block(0, 0), bow_tie(2, 0), block(0, 0)]).set_index(pd.Index([5, 5, 7]))
    before = frame.copy()
    check_layer(frame, boundary=block(0, 0, 4, 4))
    pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(before))


def test_heights_and_another_name_of_the_geometry_do_not_matter() -> None:
    frame = layer([shapely.force_3d(block(0, 0), 9.0), block(0.9, 0)]).rename_geometry("outline")
    assert check_layer(frame).table["rule"].tolist() == ["overlap"]


# --- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize("tolerance", [-0.01, float("nan"), float("inf")])
def test_a_tolerance_that_is_no_length(tolerance: float) -> None:
    with pytest.raises(UsageError) as caught:
        check_layer(layer(squares(1)), tolerance_m=tolerance)
    assert caught.value.code == "error.tolerance"


BOUNDARIES = {
    "elsewhere": (gpd.GeoDataFrame(geometry=[box(2, 46, 3, 47)], crs=4326), "boundary_elsewhere"),
    "a point": (gpd.GeoDataFrame(geometry=[Point(X, Y)], crs=GRID), "boundary_no_area"),
    "a line": (
        gpd.GeoDataFrame(geometry=[LineString([(X, Y), (X, Y + 9)])], crs=GRID),
        "boundary_no_area",
    ),
    "missing": (gpd.GeoDataFrame(geometry=[None], crs=4326), "boundary_no_area"),
    "no records": (gpd.GeoDataFrame(geometry=[], crs=4326), "boundary_no_area"),
    "not numbers": (gpd.GeoDataFrame(geometry=[NAN_SHAPE], crs=GRID), "boundary_no_area"),
    "no system": (gpd.GeoDataFrame(geometry=[block(0, 0)]), "no_crs"),
    "a bare shape elsewhere": (box(0, 0, 5, 5), "boundary_elsewhere"),
}


@pytest.mark.parametrize("which", BOUNDARIES)
def test_a_boundary_that_cannot_be_right(which: str) -> None:
    boundary, code = BOUNDARIES[which]
    with pytest.raises(DataError) as caught:
        check_layer(layer(squares(2)), boundary=boundary)
    assert caught.value.code == f"error.{code}"


def test_a_boundary_in_another_system_is_brought_over(
    parcels: gpd.GeoDataFrame, boundary: gpd.GeoDataFrame
) -> None:
    """Its long edges keep their course: nothing is out or missing by more than a decimetre."""
    result = check_layer(parcels, boundary=boundary.to_crs(4326), tolerance_m=0.1)
    assert result.errors == 0


def test_the_long_edges_of_a_boundary_in_degrees_keep_their_course() -> None:
    """A parallel of sixteen kilometres bends by metres on the national grid."""
    border = gpd.GeoDataFrame(geometry=[box(74.3, 41.4, 74.5, 41.6)], crs=4326)
    parcel = layer([border.geometry[0].segmentize(0.0003)], crs=4326).to_crs(GRID)
    result = check_layer(parcel, boundary=border, tolerance_m=0.01)
    assert result.errors == 0, result.table["message"].tolist()


def test_an_invalid_boundary_is_taken_for_what_it_encloses() -> None:
    frame = gpd.GeoDataFrame(geometry=[bow_tie(0, 0)], crs=GRID)
    table = check_layer(layer(squares(1)), boundary=frame).table.set_index("rule")
    assert table.loc["outside", "area_m2"] == pytest.approx(5000, rel=1e-3)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (layer([]), "no_features"),
        (layer(squares(1), crs=None), "no_crs_of"),
        (layer(squares(1), crs='LOCAL_CS["site",UNIT["metre",1]]'), "no_place_on_earth_of"),
        (layer([box(74, 42, 75, 43)]), "wrong_crs"),
        (layer([box(120, 150, 121, 151)], crs=4326), "wrong_crs"),
        (layer(squares(1), crs=4326), "wrong_crs"),
    ],
)
def test_a_layer_that_cannot_be_checked(frame: gpd.GeoDataFrame, code: str) -> None:
    with pytest.raises(DataError) as caught:
        check_layer(frame)
    assert caught.value.code == f"error.{code}"


def test_a_kind_that_does_not_exist() -> None:
    with pytest.raises(UsageError, match="parcels, boundary"):
        check_layer(layer(squares(1)), kind="parcel")
