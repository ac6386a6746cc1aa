"""Zones made by rule: their areas against what can be worked out, and rule tables with mistakes."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from pyproj import CRS, Geod
from shapely import LineString, Point

from sedp_spatial import DataError, SedpError, UsageError, read_layer
from sedp_spatial.restrictions import sanitary_zones, warning_zones, water_strips
from tests.library.builders import GRID, X, Y, block

RULES = pd.DataFrame(
    {
        "class": ["main", "main", "lake"],
        "kind": ["water_strip", "water_protection_zone", "water_strip"],
        "width_m": [35, 100, 50],
        "regime": ["partly_prohibited", "conditional", "partly_prohibited"],
        "legal_basis": ["№ 1"] * 3,
    }
)
# 64 corners instead of a circle: its area is this share of the circle's.
ROUND = math.sin(math.pi / 32) / (math.pi / 32)


def rivers(shapes: list, crs: object = GRID, **columns: object) -> gpd.GeoDataFrame:
    given = {"class": ["main"] * len(shapes), "name": ["Көк-Өзөн"] * len(shapes), **columns}
    return gpd.GeoDataFrame(given, geometry=shapes, crs=crs)


def straight(length: float = 1000.0, row: float = 0.0) -> LineString:
    return LineString([(X, Y + row), (X + length, Y + row)])


def strip_area(length: float, width: float) -> float:
    return 2 * width * length + math.pi * width**2 * ROUND


@pytest.mark.parametrize("bank", [0.0, 22.0])
def test_the_strip_beside_a_straight_river_is_twice_its_width_and_two_half_circles(bank):
    layer = rivers([straight()], width_m=[bank])
    result = water_strips(layer, RULES)
    geod = Geod(ellps="GRS80")
    ends = gpd.GeoSeries([Point(X, Y), Point(X + 1000, Y)], crs=GRID).to_crs(CRS(GRID).geodetic_crs)
    length = geod.inv(ends.x[0], ends.y[0], ends.x[1], ends.y[1])[2]
    table = result.table.iloc[:2].set_index("kind")["area_m2"]
    for kind, width in (("water_strip", 35), ("water_protection_zone", 100)):
        assert table[kind] == pytest.approx(strip_area(length, width + bank / 2), rel=1e-6)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32643"])
def test_widths_are_metres_on_the_ground_whatever_the_crs(crs):
    here = water_strips(rivers([straight()]), RULES).table["area_m2"].to_numpy()
    there = water_strips(rivers([straight()]).to_crs(crs), RULES).table["area_m2"].to_numpy()
    assert there == pytest.approx(here, rel=1e-5)


def test_rivers_of_one_class_that_meet_are_counted_once():
    crossing = LineString([(X + 500, Y - 500), (X + 500, Y + 500)])
    one = water_strips(rivers([straight(), straight()]), RULES).table["area_m2"].to_numpy()
    twice = water_strips(rivers([straight()]), RULES).table["area_m2"].to_numpy()
    assert one == pytest.approx(twice, rel=1e-12)
    both = water_strips(rivers([straight(), crossing]), RULES)
    assert len(both.layer) == 2  # a strip and a zone for the class
    assert both.table["area_m2"].iloc[0] < 2 * twice[0]
    named = water_strips(rivers([straight(), crossing], name=["A", "B"]), RULES, by="name")
    assert sorted(named.layer["name"]) == ["A", "A", "B", "B"]


def test_a_lake_lies_outside_its_own_strip():
    result = water_strips(rivers([block(0, 0)], **{"class": ["lake"]}), RULES)
    expected = 4 * 100 * 50 + math.pi * 50**2 * ROUND
    assert result.table["area_m2"].iloc[2] == pytest.approx(expected, rel=1e-3)
    assert not result.layer.geometry.iloc[0].contains(block(0, 0).centroid)


def test_classes_without_a_rule_are_rows_and_a_note():
    layer = rivers([straight(), straight(row=500)], **{"class": ["main", "үңкүр"]})
    result = water_strips(layer, RULES)
    assert result.without_rule == 1
    last = result.table.iloc[-1]
    assert (last["class"], last["features"], last["area_m2"]) == ("үңкүр", 1, 0.0)
    assert pd.isna(last["kind"])
    assert any(note.code == "note.without_rule" for note in result.notes)


def test_the_shipped_widths_are_examples_and_say_so(sample):
    waters = read_layer(sample / "municipality.gpkg", "rivers", kind="rivers")
    result = water_strips(waters)
    assert any(note.code == "note.example_rules" for note in result.notes)
    assert result.without_rule == 0
    assert result.layer.geometry.is_valid.all()
    own = water_strips(waters, RULES)
    assert not any(note.code == "note.example_rules" for note in own.notes)


def test_rules_are_read_from_csv_as_excel_writes_it(tmp_path):
    path = tmp_path / "rules.csv"
    path.write_text(
        "class;width_m;regime;also\nmain;35,5;частично запрещено;дарыя;x\n".replace(";x", ""),
        encoding="cp1251",
        errors="ignore",
    )
    result = water_strips(rivers([straight()]), path)
    assert result.table["width_m"].tolist() == [35.5]
    assert result.layer["regime"].tolist() == ["partly_prohibited"]
    assert result.layer["kind"].tolist() == ["water_strip"]


def test_words_in_other_languages_name_a_class():
    result = water_strips(rivers([straight(), straight()], **{"class": ["Дарыя", "ПРИТОК"]}))
    features = result.table.groupby("class")["features"].first()
    assert (features["main"], features["tributary"]) == (1, 1)


def test_sanitary_zones_reach_from_the_outline(sample, parcels):
    graves = parcels[parcels["purpose"] == "Көрүстөн"].assign(**{"class": "Көрүстөн"})
    result = sanitary_zones(graves)
    assert result.layer["kind"].tolist() == ["sanitary_zone"]
    assert not result.layer.union_all().intersects(graves.representative_point().union_all())
    point = rivers([Point(X, Y)], **{"class": ["скотомогильник"]})
    burial = sanitary_zones(point)
    row = burial.table.set_index("class").loc["animal_burial"]
    assert row["area_m2"] == pytest.approx(math.pi * row["width_m"] ** 2 * ROUND, rel=1e-5)


def test_the_warning_zone_is_a_notice_beside_the_protected_area():
    from tests.library.test_restrictions import limits

    spna = limits([block(0, 0, 5, 5)], kind=["заповедник"], regime=["prohibited"])
    result = warning_zones(spna, 200)
    zone = result.layer.iloc[0]
    assert (zone["kind"], zone["regime"], zone["name"]) == ("warning_zone", "notice", "R1")
    expected = 4 * 500 * 200 + math.pi * 200**2 * ROUND
    assert result.table["area_m2"].iloc[0] == pytest.approx(expected, rel=1e-3)
    assert zone.geometry.intersection(block(0, 0, 5, 5)).area < 1e-6
    with pytest.raises(UsageError):
        warning_zones(spna, 0)
    with pytest.raises(DataError):
        warning_zones(spna, 100, kinds=["forest"])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"width_m": [35, -1, 50]}, "error.rule_too_small"),
        ({"width_m": [35, 0, 50]}, "error.rule_too_small"),
        ({"width_m": [35, "кең", 50]}, "error.rule_not_a_number"),
        ({"regime": ["катуу", "conditional", "conditional"]}, "error.rule_code"),
        ({"regime": [None, "conditional", "conditional"]}, "error.rule_code"),
        ({"kind": ["strip", "water_strip", "water_strip"]}, "error.rule_code"),
        (
            {"valid_from": ["2030", "", ""], "valid_to": ["2020", "", ""]},
            "error.rule_dates_reversed",
        ),
        ({"valid_from": ["жазда", "", ""]}, "error.rule_day"),
    ],
)
def test_mistakes_in_the_rules_are_named(change, code):
    with pytest.raises(DataError) as caught:
        water_strips(rivers([straight()]), RULES.assign(**change))
    assert caught.value.code == code
    assert caught.value.text("ky") != caught.value.text("ru")


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (RULES.drop(columns="width_m"), "error.rule_column_missing"),
        (RULES.rename(columns={"legal_basis": "legal_bases"}), "error.rule_column_slip"),
        (RULES.iloc[:0], "error.no_rules"),
        ("nowhere.csv", "error.no_file"),
        (RULES.assign(**{"class": ["a", "b", "c"]}), "error.no_rule_fits"),
    ],
)
def test_tables_that_cannot_be_used_are_refused(rules, code):
    with pytest.raises(SedpError) as caught:
        water_strips(rivers([straight()]), rules)
    assert caught.value.code == code


def test_a_layer_without_classes_is_refused():
    with pytest.raises(DataError) as caught:
        water_strips(rivers([straight()]).drop(columns="class"), RULES)
    assert caught.value.code == "error.no_field"
    with pytest.raises(UsageError):
        water_strips(rivers([straight()]), RULES, by="colour")


def test_a_country_wide_layer_says_how_far_widths_are_off():
    wide = gpd.GeoDataFrame(
        {"class": ["main", "main"]},
        geometry=[LineString([(69.5, 39.5), (69.6, 39.5)]), LineString([(80, 42), (80.1, 42)])],
        crs=4326,
    )
    result = water_strips(wide, RULES)
    assert any(note.code == "note.widths_stretched" for note in result.notes)
    assert np.isfinite(result.table["area_m2"]).all()
