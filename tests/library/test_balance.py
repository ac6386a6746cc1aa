"""The land balance: its total is the territory, whatever the parcels are like."""

from __future__ import annotations

import dataclasses
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import MultiPolygon, Polygon, box

from sedp_spatial import BalanceResult, DataError, Message, UsageError, land_balance
from sedp_spatial.codes import load_codes
from tests.library.builders import GRID, X, Y, block, bow_tie, geodesic_oracle, layer, squares

CATEGORIES = list(load_codes("categories"))
FIGURES = ("parcels_ha", "covered_ha", "overlap_ha", "gap_ha", "outside_ha", "territory_ha")
HALF = pytest.approx(0.5, rel=1e-3)
ONE = pytest.approx(1, rel=1e-3)


def codes(result: Any) -> list[str]:
    return [note.code for note in result.notes]


def rows(result: BalanceResult, column: str = "area_ha") -> dict[str, float]:
    return dict(zip(result.table["category"], result.table[column], strict=True))


# --- the sample ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def balance(parcels: gpd.GeoDataFrame, boundary: gpd.GeoDataFrame) -> BalanceResult:
    return land_balance(parcels, boundary=boundary)


def test_the_sample_closes_at_17620_hectares(balance: BalanceResult) -> None:
    assert balance.territory_ha == pytest.approx(17_620, abs=1e-4)
    assert balance.table["area_ha"].sum() == pytest.approx(17_620, abs=1e-4)
    assert abs(balance.residual_ha) < 1e-4
    assert (balance.overlap_ha, balance.gap_ha, balance.outside_ha) == (0, 0, 0)


def test_the_territory_is_the_geodesic_area_of_the_boundary(
    balance: BalanceResult, boundary: gpd.GeoDataFrame
) -> None:
    assert balance.territory_ha * 1e4 == pytest.approx(
        geodesic_oracle(boundary.geometry)[0], rel=1e-6
    )


def test_all_seven_categories_stand_in_their_order(balance: BalanceResult) -> None:
    assert list(balance.table["category"]) == [*CATEGORIES, "overlap", "gap", "outside"]


def test_the_cross_table_holds_every_parcel_once(
    balance: BalanceResult, parcels: gpd.GeoDataFrame
) -> None:
    assert balance.cross["area_ha"].sum() == pytest.approx(balance.parcels_ha, rel=1e-12)
    assert balance.cross["parcels"].sum() == balance.table["parcels"].sum() == len(parcels)
    for kind, ares in balance.cross.groupby("category")["area_ha"].sum().items():
        assert ares == pytest.approx(rows(balance)[kind], rel=1e-12)


def test_the_registered_areas_are_added_up_beside_the_measured(
    balance: BalanceResult, parcels: gpd.GeoDataFrame
) -> None:
    assert balance.table["registered_ha"].sum() == pytest.approx(
        parcels["registered_area_ha"].sum()
    )
    assert "note.without_registered" in codes(balance)


def test_it_is_the_same_in_degrees_and_web_mercator(
    balance: BalanceResult, parcels: gpd.GeoDataFrame, boundary: gpd.GeoDataFrame
) -> None:
    """Straight lines of another map are other lines, but by square metres only."""
    for crs in (4326, 3857):
        there = land_balance(parcels.to_crs(crs), boundary=boundary.to_crs(crs))
        assert there.territory_ha == pytest.approx(17_620, rel=1e-5)
        assert abs(there.residual_ha) < 1e-9 * there.territory_ha
        assert list(there.table["area_ha"]) == pytest.approx(
            list(balance.table["area_ha"]), rel=1e-4, abs=1e-2
        )


def test_grouping_by_several_columns(parcels: gpd.GeoDataFrame, balance: BalanceResult) -> None:
    result = land_balance(parcels, by=["category", "land_kind"])
    assert result.by == ("category", "land_kind")
    assert list(result.table.columns[:3]) == ["category", "land_kind", "parcels"]
    assert result.table["area_ha"].sum() == pytest.approx(result.territory_ha, rel=1e-12)
    by_category = result.table.groupby("category")["area_ha"].sum()
    for category in CATEGORIES:
        assert by_category[category] == pytest.approx(rows(balance)[category], rel=1e-12)


def test_the_dirty_sample_closes_too(
    dirty: gpd.GeoDataFrame, dirty_boundary: gpd.GeoDataFrame, defects: pd.DataFrame
) -> None:
    result = land_balance(dirty, boundary=dirty_boundary)
    assert result.territory_ha == pytest.approx(17_620, abs=1e-4)
    assert abs(result.residual_ha) < 1e-4
    planted = defects.groupby("rule")["area_m2"].sum() / 1e4
    assert result.gap_ha == pytest.approx(planted["gap"], abs=1e-5)
    assert result.outside_ha == pytest.approx(planted["outside"], abs=1e-5)
    twice = planted["overlap"] + planted["duplicate_geometry"]
    assert result.overlap_ha == pytest.approx(twice, abs=1e-5)
    assert result.table["parcels"].sum() == len(dirty)
    assert {"note.without_area", "note.measured_mended", "note.codes_unassigned"} <= set(
        codes(result)
    )
    assert rows(result, "parcels")["unassigned"] == 5  # three without, two unknown


# --- by hand ---------------------------------------------------------------------------------


def test_an_overlap_is_counted_once_and_shown() -> None:
    result = land_balance(layer([block(0, 0), block(0.5, 0)]))
    assert result.parcels_ha == pytest.approx(2, rel=1e-3)
    assert result.overlap_ha == HALF
    assert result.covered_ha == pytest.approx(result.territory_ha, rel=1e-9)
    assert result.covered_ha == pytest.approx(1.5, rel=1e-3)
    assert rows(result)["overlap"] == -result.overlap_ha
    piece = result.layer.iloc[0]
    assert (piece["kind"], piece["depth"], piece["parcel_ids"]) == ("overlap", 2, ("P1", "P2"))
    assert piece["area_m2"] == pytest.approx(5000, rel=1e-3)


def test_land_under_three_parcels_is_two_surpluses() -> None:
    result = land_balance(layer([block(0, 0)] * 3))
    assert result.overlap_ha == pytest.approx(2, rel=1e-3)
    assert result.covered_ha == ONE
    assert result.layer["depth"].tolist() == [3]


def test_gaps_and_the_outside_are_rows_and_pieces() -> None:
    result = land_balance(layer([block(0, 0), block(5, 0)]), boundary=block(0, 0, 3, 1))
    assert result.gap_ha == pytest.approx(2, rel=1e-3)
    assert result.outside_ha == ONE
    assert rows(result)["gap"] == result.gap_ha
    assert rows(result)["outside"] == -result.outside_ha
    kinds = result.layer.set_index("kind")["parcel_ids"].to_dict()
    assert kinds == {"gap": (), "outside": ("P2",)}
    assert result.layer.crs == GRID


def test_without_a_boundary_enclosed_land_is_a_gap_of_the_territory() -> None:
    result = land_balance(layer([shapely.difference(block(0, 0, 3, 3), block(1, 1))]))
    assert result.gap_ha == ONE
    assert result.territory_ha == pytest.approx(9, rel=1e-3)
    assert "note.outline_is_territory" in codes(result)


def test_a_boundary_with_a_hole_and_two_parts() -> None:
    border = MultiPolygon([shapely.difference(block(0, 0, 3, 3), block(1, 1)), block(5, 0)])
    frame = gpd.GeoDataFrame(geometry=[border], crs=GRID)
    result = land_balance(layer([block(0, 0, 3, 3)]), boundary=frame)
    assert result.territory_ha == pytest.approx(9, rel=1e-3)
    assert (result.outside_ha, result.gap_ha) == (ONE, ONE)


def test_a_boundary_of_several_records_is_one_territory() -> None:
    frame = gpd.GeoDataFrame(geometry=[block(0, 0), block(1, 0)], crs=GRID)
    result = land_balance(layer(squares(2)), boundary=frame)
    assert result.territory_ha == pytest.approx(2, rel=1e-3)
    assert result.gap_ha == result.outside_ha == 0


def test_unknown_and_missing_categories_are_a_row_not_a_loss() -> None:
    frame = layer(squares(4), category=["forest", "Жайыт?", None, "лесной фонд"])
    result = land_balance(frame)
    assert rows(result, "parcels")["forest"] == 2
    assert rows(result, "parcels")["unassigned"] == 2
    note = next(n for n in result.notes if n.code == "note.codes_unassigned")
    assert "Жайыт? (1)" in note
    assert list(result.table["category"])[-4] == "unassigned"


def test_many_unknown_values_are_listed_with_how_many_more() -> None:
    frame = layer(squares(15), category=[f"код {n}" for n in range(15)])
    note = next(n for n in land_balance(frame).notes if n.code == "note.codes_unassigned")
    assert "15 features" in note
    assert "+5" in note


def test_used_unused_and_unknown_use_are_the_area() -> None:
    frame = layer(squares(5), in_use=["yes", "no", "unknown", None, "может быть"])
    table = land_balance(frame).table
    sums = table[["used_ha", "unused_ha", "unknown_use_ha"]].sum()
    assert sums.tolist() == pytest.approx([1, 1, 3], rel=1e-3)


def test_records_without_land_are_counted_as_parcels() -> None:
    line = Polygon([(X, Y), (X + 9, Y), (X, Y)])
    result = land_balance(layer([block(0, 0), None, Polygon(), line, bow_tie(2, 0)]))
    assert result.table["parcels"].sum() == 5
    assert result.parcels_ha == pytest.approx(1.5, rel=1e-3)
    without = next(n for n in result.notes if n.code == "note.without_area")
    assert all(name in without for name in ("P2", "P3", "P4"))
    assert "P5" in next(n for n in result.notes if n.code == "note.measured_mended")


def test_registered_areas_in_words_are_added_and_bad_ones_named() -> None:
    result = land_balance(layer(squares(3), registered_area_ha=["1,5 га", "9000 м2", "много"]))
    assert result.table["registered_ha"].sum() == pytest.approx(2.4)
    note = next(n for n in result.notes if n.code == "note.unreadable_numbers")
    assert "много" in note


def test_a_column_of_the_users_own_groups_too() -> None:
    result = land_balance(layer(squares(3), village=["Б", None, "А"]), by="village")
    assert list(result.table["village"]) == ["А", "Б", "unassigned", "overlap", "gap", "outside"]


def test_the_index_may_repeat() -> None:
    frame = layer(squares(3), registered_area_ha=[1.0, 2.0, None])
    result = land_balance(frame.set_index(pd.Index([7, 7, 7])))
    assert result.table["registered_ha"].sum() == 3
    assert result.table["parcels"].sum() == 3


@pytest.mark.parametrize("size", [0.5, 3.0, 20.0])
def test_the_smallest_plots_close_as_well(size: float) -> None:
    shapes = [*squares(3, 3, size=size), block(0.5, 0.5, size=size)]
    result = land_balance(layer(shapes), boundary=block(0, 0, 3, 3, size=size))
    assert abs(result.residual_ha) <= 1e-9 * result.territory_ha
    assert result.territory_ha * 1e4 == pytest.approx(9 * size**2, rel=1e-3)


def test_overlaps_can_be_refused() -> None:
    assert land_balance(layer(squares(2)), overlaps="refuse").overlap_ha == 0
    with pytest.raises(DataError) as caught:
        land_balance(layer([block(0, 0), block(0.5, 0)]), overlaps="refuse")
    assert "0.5" in str(caught.value)


# --- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"by": "villag"}, "villag"),
        ({"by": []}, "group"),
        ({"by": "geometry"}, "geometry"),
        ({"by": "area_ha"}, "area_ha"),
        ({"overlaps": "ignore"}, "report, refuse"),
    ],
)
def test_wrong_use_names_what_is_there(options: dict, named: str) -> None:
    with pytest.raises(UsageError, match=named):
        land_balance(layer(squares(1), area_ha=[1.0]), **options)


def test_the_same_column_twice_groups_once() -> None:
    assert land_balance(layer(squares(1)), by=["category", "category"]).by == ("category",)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (layer([]), "no_features"),
        (layer([None, Polygon()]), "nothing_to_measure"),
        (layer(squares(1), crs=None), "no_crs_of"),
        (layer([box(74, 42, 75, 43)]), "wrong_crs"),
    ],
)
def test_a_layer_that_cannot_be_balanced(frame: gpd.GeoDataFrame, code: str) -> None:
    with pytest.raises(DataError) as caught:
        land_balance(frame)
    assert caught.value.code == f"error.{code}"


# --- what every result is like ---------------------------------------------------------------


def test_a_result_is_frozen(balance: BalanceResult) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        balance.gap_ha = 1.0  # type: ignore[misc]


def test_a_result_gives_its_figures_tables_and_layers(balance: BalanceResult) -> None:
    assert set(balance.numbers()) == {*FIGURES, "residual_ha"}
    assert set(balance.tables()) == {"table", "cross"}
    assert set(balance.layers()) == {"layer"}
    assert all(isinstance(note, Message) for note in balance.notes)


def test_a_translated_result_says_the_same_in_another_language(balance: BalanceResult) -> None:
    said = balance.translated("ky")
    assert [type(note) for note in said.notes] == [str] * len(balance.notes)
    assert list(said.notes) == [note.text("ky") for note in balance.notes]
    assert said.territory_ha == balance.territory_ha
    assert "эллипсоид" in " ".join(said.notes)


def test_progress_is_told_and_cancelling_heard(parcels: gpd.GeoDataFrame) -> None:
    from sedp_spatial import Cancelled

    class Listener:
        def __init__(self, stop_at: float) -> None:
            self.shares: list[float] = []
            self.stop_at = stop_at

        def progress(self, share: float) -> None:
            self.shares.append(share)

        def message(self, text: str) -> None:
            pass

        def is_cancelled(self) -> bool:
            return bool(self.shares) and self.shares[-1] >= self.stop_at

    patient = Listener(2.0)
    land_balance(parcels.iloc[:50], feedback=patient)
    assert patient.shares[-1] == 1.0
    assert patient.shares == sorted(patient.shares)
    with pytest.raises(Cancelled):
        land_balance(parcels.iloc[:50], feedback=Listener(0.2))


def test_the_input_is_not_changed() -> None:
    frame = layer([block(0, 0), bow_tie(2, 0)], registered_area_ha=["1", np.nan])
    before = frame.copy()
    land_balance(frame)
    pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(before))
