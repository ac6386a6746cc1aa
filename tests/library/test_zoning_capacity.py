"""What still fits: worked out by hand, closed to the buildings, and on the sample."""

from __future__ import annotations

import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError, area_m2, read_layer
from sedp_spatial.zoning import zoning_capacity
from tests.library.builders import block, layer, squares
from tests.library.test_zoning import RULES, houses, zones

EXAMPLES = int(os.environ.get("SEDP_EXAMPLES", "25"))
BLOCK = zones([block(0, 0, 3, 1)], ["R"])


def settled(shapes: list, **columns: object):
    return layer(shapes, category=["settlement"] * len(shapes), **columns)


def test_the_smaller_of_ratio_and_coverage_limits_the_floor_area():
    plots = settled(squares(1))
    built = houses([block(0, 0, 0.1, 0.1)], floors=[2], households=[1])  # 200 m² of floors
    plot_m2 = area_m2(plots, edges="drawn").iloc[0]
    result = zoning_capacity(plots, built, BLOCK, RULES)
    row = result.table.iloc[0]
    # ratio 0.6; coverage 0.4 × 3 storeys = 1.2
    assert row["allowed_floor_m2"] == pytest.approx(0.6 * plot_m2, rel=1e-9)
    assert row["existing_floor_m2"] == pytest.approx(200, rel=1e-3)
    assert row["remaining_floor_m2"] == pytest.approx(0.6 * plot_m2 - 200, rel=1e-4)
    # 10 000 m² / 600 m² = 16 plots, one has its house
    assert (row["more_houses"], row["limited_by"]) == (15, "plot_size")
    low = zoning_capacity(plots, built, BLOCK, RULES.assign(max_height_m=[3.5, None]))
    assert low.table["allowed_floor_m2"].iloc[0] == pytest.approx(0.4 * plot_m2, rel=1e-9)
    green = zoning_capacity(
        plots, built, BLOCK, RULES.assign(max_height_m=[3.5, None], min_green_share=[0.8, 0])
    )
    assert green.table["allowed_floor_m2"].iloc[0] == pytest.approx(0.2 * plot_m2, rel=1e-9)


def test_apartments_are_counted_by_floor_area():
    rules = RULES.assign(permitted=["residential;apartment", ""])
    result = zoning_capacity(
        settled(squares(1)), houses([block(0, 0, 0.1, 0.1)]), BLOCK, rules, dwelling_m2=100.0
    )
    row = result.table.iloc[0]
    assert row["more_apartments"] == row["remaining_floor_m2"] // 100 == row["more_dwellings"]
    assert row["limited_by"] == "floor_ratio"
    assert not any(note.code == "note.example_norms" for note in result.notes)


@pytest.mark.parametrize(
    ("columns", "areas", "rules", "reason"),
    [
        ({"land_kind": ["road"]}, BLOCK, RULES, "not_buildable"),
        ({}, zones([block(9, 9)], ["R"]), RULES, "no_zone"),
        ({}, zones([block(0, 0)], ["X"]), RULES, "no_rule"),
        ({}, zones([block(0, 0)], ["IND"]), RULES, "no_limit"),
        ({}, BLOCK, RULES.assign(permitted=["school", ""]), "no_housing"),
        ({}, BLOCK, RULES.assign(max_floor_ratio=[0.0, None]), "full"),
    ],
)
def test_why_no_dwelling_fits(columns, areas, rules, reason):
    plots = settled(squares(1), **columns)
    result = zoning_capacity(plots, houses([block(0, 0, 0.1, 0.1)]), areas, rules)
    assert result.table["limited_by"].tolist() == [reason]
    assert result.more_dwellings == 0


def test_a_building_over_a_border_is_shared_out_and_its_homes_stay_whole():
    built = houses([block(0.9, 0, 0.3, 0.1), block(5, 5)], floors=[2, 1], households=[3, 1])
    result = zoning_capacity(settled(squares(2)), built, BLOCK, RULES)
    assert result.table["existing_floor_m2"].tolist() == pytest.approx([200, 400], rel=1e-3)
    assert result.table["existing_dwellings"].tolist() == [0, 3]
    assert result.table["vacant"].tolist() == ["no", "no"]
    assert result.elsewhere_floor_m2 == pytest.approx(10_000, rel=1e-3)
    total = result.table["existing_floor_m2"].sum() + result.elsewhere_floor_m2
    assert total == pytest.approx(result.buildings_floor_m2)


def test_buildings_without_floors_or_outline_are_listed():
    from shapely import Point

    from tests.library.builders import X, Y

    built = houses(
        [block(0, 0, 0.1, 0.1), block(0.2, 0, 0.1, 0.1), Point(X + 50, Y + 50)],
        floors=[None, None, 1],
        height_m=[7.0, None, 4.0],
    )
    result = zoning_capacity(settled(squares(1)), built, BLOCK, RULES)
    assert result.table["existing_floor_m2"].iloc[0] == pytest.approx(300, rel=1e-3)
    codes = {note.code for note in result.notes}
    assert {"note.without_floors", "note.without_footprint", "note.example_norms"} <= codes


@pytest.mark.parametrize("size", [0, -5, float("nan")])
def test_a_dwelling_needs_a_size(size):
    built = houses([block(0, 0, 0.1, 0.1)])
    with pytest.raises(UsageError):
        zoning_capacity(settled(squares(1)), built, BLOCK, RULES, dwelling_m2=size)
    with pytest.raises(DataError):
        zoning_capacity(settled(squares(1)), built.iloc[:0], BLOCK, RULES)


def test_the_sample_closes(sample, parcels):
    file = sample / "municipality.gpkg"
    built = read_layer(file, "buildings", kind="buildings")
    areas = read_layer(file, "zones", kind="zones")
    result = zoning_capacity(parcels, built, areas, sample / "zone_rules.csv")
    total = result.zones.set_index("zone").loc["total"]
    body = result.zones[result.zones["zone"] != "total"]
    for column in body.columns.drop("zone"):
        assert body[column].sum() == pytest.approx(total[column])
        if column in result.table.columns and column != "parcels":
            assert result.table[column].sum() == pytest.approx(total[column])
    floors = (area_m2(built, edges="drawn") * built["floors"]).sum()
    assert total["existing_floor_m2"] + result.elsewhere_floor_m2 == pytest.approx(floors)
    assert result.more_dwellings == total["more_dwellings"] > 0


@settings(max_examples=EXAMPLES)
@given(
    corners=st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), min_size=1, max_size=8),
    floors=st.integers(1, 5),
)
def test_floor_area_is_shared_out_without_loss(corners, floors):
    plots = settled(squares(3, 3))
    shapes = [block(x / 10, y / 10, 0.7, 0.5) for x, y in corners]
    built = houses(shapes, floors=[floors] * len(shapes), households=[2] * len(shapes))
    result = zoning_capacity(plots, built, zones([block(0, 0, 3, 3)], ["R"]), RULES)
    shared = result.table["existing_floor_m2"].sum() + result.elsewhere_floor_m2
    expected = float((area_m2(built, edges="drawn") * floors).sum())
    assert shared == pytest.approx(expected, rel=1e-9)
    assert result.table["existing_dwellings"].sum() == 2 * len(shapes)
    balance = (
        result.table["allowed_floor_m2"]
        - result.table["existing_floor_m2"]
        - result.table["remaining_floor_m2"]
        + result.table["exceeded_floor_m2"]
    )
    assert np.abs(balance).max() < 1e-6
