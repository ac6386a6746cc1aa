"""What changed between two years, against the answer list of the sample and by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import Polygon, box

from sedp_spatial import ChangeResult, DataError, UsageError, land_change
from tests.library.builders import GRID, X, Y, block, bow_tie, layer, squares

ONE = pytest.approx(1, rel=1e-3)


def events(result: ChangeResult) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return list(
        result.lineage[["event", "before_ids", "after_ids"]].itertuples(index=False, name=None)
    )


# --- the sample ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def answer(sample: Path) -> pd.DataFrame:
    table = pd.read_csv(sample / "change_answer.csv", dtype=str)
    for column in ("ids_before", "ids_after"):
        table[column] = table[column].map(lambda ids: frozenset(ids.split(";")))
    return table.assign(area_ha=table["area_ha"].astype(float))


@pytest.fixture(scope="module")
def change(parcels_2021: gpd.GeoDataFrame, parcels: gpd.GeoDataFrame) -> ChangeResult:
    return land_change(parcels_2021, parcels)


@pytest.fixture(scope="module")
def change_of_kind(parcels_2021: gpd.GeoDataFrame, parcels: gpd.GeoDataFrame) -> ChangeResult:
    return land_change(parcels_2021, parcels, by="land_kind")


def found(result: ChangeResult, *names: str) -> dict[tuple[frozenset, frozenset], Any]:
    rows = result.lineage[result.lineage["event"].isin(names)]
    return {(frozenset(r.before_ids), frozenset(r.after_ids)): r for r in rows.itertuples()}


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("split", "split"),
        ("merge", "merge"),
        ("transformation", "transformed"),
        ("moved_line", "reshaped"),
    ],
)
def test_every_change_of_the_answer_list_is_found_and_no_other(
    change: ChangeResult, answer: pd.DataFrame, kind: str, event: str
) -> None:
    planted = answer[answer["kind"] == kind]
    named = found(change, event)
    expected = {(r.ids_before, r.ids_after): r for r in planted.itertuples()}
    assert set(named) == set(expected)
    assert len(expected) >= 10
    for key, row in expected.items():
        assert set(named[key].from_category.split(", ")) == set(row.from_category.split(";"))
        assert set(named[key].to_category.split(", ")) == set(row.to_category.split(";"))
        if kind in ("split", "merge", "transformation"):
            assert named[key].area_ha == pytest.approx(row.area_ha, rel=1e-7, abs=2e-6)


def test_changes_of_the_kind_of_land_are_found_by_it(
    change: ChangeResult, change_of_kind: ChangeResult, answer: pd.DataFrame
) -> None:
    planted = answer[answer["kind"] == "land_kind"]
    named = found(change_of_kind, "transformed")
    for row in planted.itertuples():
        event = named[(row.ids_before, row.ids_after)]
        assert (event.from_category, event.to_category) == (row.from_land_kind, row.to_land_kind)
        assert (row.ids_before, row.ids_after) not in found(change, "transformed")
    also = answer[
        (answer["kind"] == "transformation") & (answer["from_land_kind"] != answer["to_land_kind"])
    ]
    expected = {(r.ids_before, r.ids_after) for r in [*planted.itertuples(), *also.itertuples()]}
    assert set(named) == expected


def test_the_matrix_of_the_sample_closes(
    change: ChangeResult, parcels: gpd.GeoDataFrame, answer: pd.DataFrame
) -> None:
    assert change.matrix.to_numpy().sum() == pytest.approx(17_620, abs=1e-4)
    assert change.before_ha == pytest.approx(change.after_ha, rel=1e-10)
    assert abs(change.residual_ha) < 1e-6
    moved = answer[answer["from_category"] != answer["to_category"]]
    same = moved[~moved["from_category"].str.contains(";")]
    assert change.changed_ha >= same[same["kind"] != "moved_line"]["area_ha"].sum() - 1e-3
    settled = same[(same["to_category"] == "settlement") & (same["kind"] == "split")]
    gained = settled.groupby("from_category")["area_ha"].sum()
    for category, hectares in gained.items():
        assert change.matrix.loc[category, "settlement"] >= hectares - 1e-4


def test_the_changed_pieces_are_the_matrix_off_its_diagonal(change: ChangeResult) -> None:
    sums = change.layer.groupby(["from", "to"])["area_m2"].sum() / 1e4
    for (old, new), hectares in sums.items():
        assert old != new
        assert change.matrix.loc[old, new] == pytest.approx(hectares, rel=1e-9)
    off = change.matrix.to_numpy().sum() - np.trace(change.matrix.to_numpy())
    assert sums.sum() == pytest.approx(off, rel=1e-9)


def test_a_year_compared_with_itself(parcels: gpd.GeoDataFrame) -> None:
    result = land_change(parcels, parcels)
    assert result.lineage.empty
    assert result.changed_ha == 0
    assert len(result.layer) == 0


# --- by hand ---------------------------------------------------------------------------------


def test_gain_loss_swap_and_net() -> None:
    """Pontius: what is lost in one place and won in another is swap."""
    before = layer(squares(4), category=["forest", "forest", "forest", "water"])
    after = layer(squares(4), category=["water", "water", "forest", "forest"])
    table = land_change(before, after).table.set_index("category")
    columns = ["before_ha", "after_ha", "unchanged_ha", "gain_ha", "loss_ha", "swap_ha", "net_ha"]
    forest = table.loc["forest", columns].tolist()
    assert forest == pytest.approx([3, 2, 1, 1, 2, 2, -1], rel=1e-3)
    water = table.loc["water", columns].tolist()
    assert water == pytest.approx([1, 2, 0, 2, 1, 2, 1], rel=1e-3)


def test_rows_are_before_and_columns_after() -> None:
    result = land_change(layer(squares(1)), layer(squares(1), category=["water"]))
    assert result.matrix.loc["agricultural", "water"] == ONE
    assert result.matrix.loc["water", "agricultural"] == 0
    assert (result.matrix.index.name, result.matrix.columns.name) == ("from", "to")


WHOLE, HALVES = block(0, 0, 2, 1), squares(2)
BY_HAND: dict[str, tuple[Any, Any, list]] = {
    "nothing": (layer(HALVES), layer(HALVES), []),
    "drawn from another corner": (
        layer(HALVES),
        layer([shapely.normalize(shape).reverse() for shape in HALVES]),
        [],
    ),
    "a vertex more on a straight edge": (
        layer([WHOLE]),
        layer([shapely.segmentize(WHOLE, 30)]),
        [],
    ),
    "a split": (
        layer([WHOLE]),
        layer(HALVES, parcel_id=["A", "B"]),
        [("split", ("P1",), ("A", "B"))],
    ),
    "a split that keeps the old number": (
        layer([WHOLE]),
        layer(HALVES),
        [("split", ("P1",), ("P1", "P2"))],
    ),
    "a merge": (
        layer(HALVES),
        layer([WHOLE], parcel_id=["A"]),
        [("merge", ("P1", "P2"), ("A",))],
    ),
    "a new number": (
        layer(HALVES),
        layer(HALVES, parcel_id=["P1", "B"]),
        [("renamed", ("P2",), ("B",))],
    ),
    "another category": (
        layer(HALVES),
        layer(HALVES, category=["agricultural", "water"]),
        [("transformed", ("P2",), ("P2",))],
    ),
    "a line moved between neighbours": (
        layer(HALVES),
        layer([block(0, 0, 1.3, 1), block(1.3, 0, 0.7, 1)]),
        [("reshaped", ("P1", "P2"), ("P1", "P2"))],
    ),
    "a line moved within the tolerance": (
        layer([*HALVES, block(5, 5)]),
        layer([block(0, 0, 1.0003, 1), block(1.0003, 0, 0.9997, 1), block(5, 5)]),
        [],
    ),
    "a new number and a line within the tolerance": (
        layer(HALVES),
        layer([block(0, 0, 1.0003, 1), block(1.0003, 0, 0.9997, 1)], parcel_id=["A", "P2"]),
        [("renamed", ("P1",), ("A",))],
    ),
    "a parcel grown into no man's land": (
        layer([block(0, 0)]),
        layer([block(0, 0, 1.5, 1)]),
        [("reshaped", ("P1",), ("P1",))],
    ),
    "one come and one gone": (
        layer([block(0, 0), block(1, 0)]),
        layer([block(0, 0), block(0, 1)], parcel_id=["P1", "N"]),
        [("new", (), ("N",)), ("gone", ("P2",), ())],
    ),
    "drawn anew across the old lines": (
        layer(HALVES),
        layer([block(0, 0, 2, 0.5), block(0, 0.5, 2, 0.5)], parcel_id=["A", "B"]),
        [("regrouped", ("P1", "P2"), ("A", "B"))],
    ),
}


@pytest.mark.parametrize("case", BY_HAND)
def test_each_event_by_hand(case: str) -> None:
    before, after, expected = BY_HAND[case]
    assert events(land_change(before, after)) == expected


def test_land_of_one_layer_only_is_a_class_of_its_own() -> None:
    result = land_change(layer(squares(2)), layer(squares(3)[1:]))
    assert result.matrix.loc["agricultural", "not_covered"] == ONE
    assert result.matrix.loc["not_covered", "agricultural"] == ONE
    assert result.matrix.loc["not_covered", "not_covered"] == 0
    assert result.changed_ha == pytest.approx(2, rel=1e-3)
    pieces = result.layer.set_index("from")
    assert pieces.loc["not_covered", "before_id"] is None
    assert pieces.loc["not_covered", "after_id"] == "P2"


def test_overlaps_count_for_the_first_parcel_and_are_noted() -> None:
    before = layer([block(0, 0), block(0.5, 0)], category=["forest", "water"])
    result = land_change(before, layer([block(0, 0, 1.5, 1)], category=["forest"]))
    assert result.before_ha == pytest.approx(1.5, rel=1e-3)
    assert result.matrix.loc["forest", "forest"] == ONE
    assert result.matrix.loc["water", "forest"] == pytest.approx(0.5, rel=1e-3)
    note = next(n for n in result.notes if n.code == "note.change_overlap")
    assert "0.5" in note
    assert "before" in note


def test_unknown_values_are_unassigned_and_noted() -> None:
    before = layer(squares(2), category=["forest", "?"])
    result = land_change(before, layer(squares(2), category=["forest", None]))
    assert result.matrix.loc["unassigned", "unassigned"] == ONE
    assert "note.codes_unassigned" in [note.code for note in result.notes]


def test_records_without_an_outline_are_named() -> None:
    result = land_change(layer([block(0, 0), None]), layer([block(0, 0), bow_tie(2, 0)]))
    codes = {note.code: str(note) for note in result.notes}
    assert "P2" in codes["note.without_area"]
    assert "P2" in codes["note.measured_mended"]


def test_the_later_layer_may_be_in_another_system() -> None:
    result = land_change(layer(squares(2)), layer(squares(2)).to_crs(4326), tolerance_m=0.05)
    assert result.lineage.empty
    assert result.changed_ha < 1e-6
    assert result.layer.crs == GRID


def test_any_column_can_be_compared() -> None:
    before, after = layer(squares(2), zone=["A", "B"]), layer(squares(2), zone=["A", None])
    result = land_change(before, after, by="zone")
    assert list(result.matrix.index) == ["A", "B", "unassigned"]
    assert result.matrix.loc["B", "unassigned"] == ONE
    assert result.table.columns[0] == "zone"


def test_indices_may_repeat() -> None:
    before = layer(squares(2)).set_index(pd.Index([7, 7]))
    after = layer([WHOLE], parcel_id=["A"]).set_index(pd.Index([7]))
    assert events(land_change(before, after)) == [("merge", ("P1", "P2"), ("A",))]


# --- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (layer([]), layer(squares(1)), "no_features"),
        (layer(squares(1)), layer([]), "no_features"),
        (layer(squares(1)), layer(squares(1), crs=None), "no_crs_of"),
        (layer(squares(1)), layer([box(X + 9e4, Y, X + 9.1e4, Y + 50)]), "layers_apart"),
        (layer(squares(1)), layer([None, Polygon()]), "nothing_to_measure"),
    ],
)
def test_layers_that_cannot_be_compared(before: Any, after: Any, code: str) -> None:
    with pytest.raises(DataError) as caught:
        land_change(before, after)
    assert caught.value.code == f"error.{code}"


def test_a_column_that_one_layer_lacks() -> None:
    with pytest.raises(UsageError, match="zone"):
        land_change(layer(squares(1), zone=["A"]), layer(squares(1)), by="zone")


@pytest.mark.parametrize("tolerance", [-1.0, float("nan")])
def test_a_tolerance_that_is_no_length(tolerance: float) -> None:
    with pytest.raises(UsageError) as caught:
        land_change(layer(squares(1)), layer(squares(1)), tolerance_m=tolerance)
    assert caught.value.code == "error.tolerance"
