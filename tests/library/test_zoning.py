"""What breaks zone rules: every rule once by hand, the sample municipality, and bad tables."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point

from sedp_spatial import DataError, SedpError, UsageError, read_layer
from sedp_spatial.codes import load_codes
from sedp_spatial.zoning import check_zoning, land_use_codes, zone_rules
from tests.library.builders import GRID, X, Y, block, bow_tie, layer, squares

RULES = pd.DataFrame(
    {
        "zone": ["R", "IND"],
        "permitted": ["residential;school", "industrial"],
        "conditional": ["shop", ""],
        "max_height_m": [9.0, None],
        "max_coverage": [0.4, 0.6],
        "max_floor_ratio": [0.6, None],
        "min_plot_m2": [600, 0],
        "min_green_share": [0.3, 0.0],
        "legal_basis": ["№ 14-2", "№ 14-2"],
    }
)


def zones(shapes: list, names: list[str], crs: object = GRID) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"zone": names}, geometry=shapes, crs=crs)


def houses(shapes: list, **columns: object) -> gpd.GeoDataFrame:
    count = len(shapes)
    given = {
        "building_id": [f"B{number}" for number in range(1, count + 1)],
        "use": ["residential"] * count,
        "floors": [1] * count,
        "height_m": [4.0] * count,
        **columns,
    }
    return gpd.GeoDataFrame(given, geometry=shapes, crs=GRID)


TWO = zones([block(0, 0), block(1, 0)], ["R", "IND"])


def rules_of(result) -> list[tuple[str, str]]:
    return list(zip(result.table["feature"], result.table["rule"], strict=True))


@pytest.fixture(scope="module")
def sample_zones(sample) -> gpd.GeoDataFrame:
    return read_layer(sample / "municipality.gpkg", "zones", kind="zones")


@pytest.fixture(scope="module")
def sample_buildings(sample) -> gpd.GeoDataFrame:
    return read_layer(sample / "municipality.gpkg", "buildings", kind="buildings")


# --- uses and heights ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("use", "rule"),
    [
        ("residential", None),
        ("Мектеп", None),
        ("Магазин", "use_conditional"),
        ("industrial", "use_forbidden"),
        ("казино", "use_forbidden"),
        (None, "no_use"),
        ("residential; industrial", "use_forbidden"),
    ],
)
def test_uses_in_any_language_are_held_against_the_zone(use, rule):
    result = check_zoning(houses([block(0.2, 0.2, 0.1, 0.1)], use=[use]), TWO, RULES)
    assert rules_of(result) == ([] if rule is None else [("B1", rule)])
    if rule == "use_forbidden":
        assert result.errors == 1
        assert "residential" in result.table["allowed"].iloc[0]
        assert "«" in result.table["message"].iloc[0].text("ky")


def test_heights_are_held_against_every_zone_that_counts():
    shapes = [block(0.2, 0.2, 0.1, 0.1), block(0.95, 0.2, 0.1, 0.1), block(1.2, 0.2, 0.1, 0.1)]
    tall = houses(shapes, height_m=[9.0, 9.5, 30.0], use=["school", "school", "industrial"])
    result = check_zoning(tall, TWO, RULES)
    high = result.table[result.table["rule"] == "max_height"]
    assert high["feature"].tolist() == ["B2"]
    assert high["found_value"].iloc[0] == 9.5
    assert high["allowed_value"].iloc[0] == 9.0
    assert high["share"].iloc[0] == pytest.approx(0.5, abs=1e-6)
    assert "0.5 m" in high["suggestion"].iloc[0]


def test_a_zone_that_holds_a_sliver_of_a_building_is_not_applied():
    edge = houses([block(0.9, 0.2, 0.102, 0.1)])  # 2 % of it in the industrial zone
    assert check_zoning(edge, TWO, RULES).table.empty
    strict = check_zoning(edge, TWO, RULES, tolerance_share=0.0)
    assert rules_of(strict) == [("B1", "use_forbidden")]


def test_buildings_without_height_are_listed():
    result = check_zoning(houses([block(0.2, 0.2, 0.1, 0.1)], height_m=[None]), TWO, RULES)
    assert rules_of(result) == [("B1", "no_height")]
    assert any(note.code == "note.without_height" for note in result.notes)


def test_points_stand_in_the_zone_they_lie_in():
    spot = houses([Point(X + 150, Y + 50)], use=["shop"])
    result = check_zoning(spot, TWO.to_crs(4326), RULES)
    assert rules_of(result) == [("B1", "use_forbidden")]
    assert result.table["zone"].tolist() == ["IND"]


# --- plots --------------------------------------------------------------------------------------


def test_plots_are_held_against_coverage_ratio_size_and_green():
    plots = layer([block(0, 0, 0.2, 0.2)], category=["settlement"])  # 400 m²
    built = houses([block(0, 0, 0.2, 0.16)], floors=[2])  # 320 m² on the ground
    result = check_zoning(plots, TWO, RULES, buildings=built)
    assert sorted(rule for _, rule in rules_of(result)) == [
        "max_coverage",
        "max_floor_ratio",
        "min_green_share",
        "min_plot",
    ]
    table = result.table.set_index("rule")
    assert table.loc["max_coverage", "found_value"] == pytest.approx(0.8, abs=1e-6)
    assert table.loc["max_floor_ratio", "found_value"] == pytest.approx(1.6, abs=1e-6)
    assert table.loc["min_green_share", "found_value"] == pytest.approx(0.2, abs=1e-6)
    assert table.loc["min_plot", "found_value"] == pytest.approx(400, rel=1e-4)
    assert check_zoning(plots, TWO, RULES).table["rule"].tolist() == ["min_plot"]


def test_streets_are_not_plots():
    street = layer([block(0, 0, 0.2, 0.2)], category=["settlement"], land_kind=["road"])
    assert check_zoning(street, TWO, RULES).table.empty


def test_projects_say_what_they_will_build():
    project = gpd.GeoDataFrame(
        {
            "project_id": ["J1", "J2"],
            "use": ["residential", "industrial"],
            "height_m": [12.0, 40.0],
            "floors": [3, 1],
            "footprint_m2": [500.0, None],
            "floor_area_m2": [None, None],
            "green_share": [0.1, None],
        },
        geometry=[block(0, 0, 0.3, 0.3), block(5, 5)],
        crs=GRID,
    )
    result = check_zoning(project, TWO, RULES)
    first = {rule for name, rule in rules_of(result) if name == "J1"}
    assert first == {"max_height", "max_coverage", "max_floor_ratio", "min_green_share"}
    assert ("J2", "no_zone") in rules_of(result)
    ratio = result.table.set_index("rule").loc["max_floor_ratio", "found_value"]
    assert ratio == pytest.approx(1500 / 900, rel=1e-4)


def test_a_plot_in_two_zones_is_judged_by_the_larger_part():
    plots = layer([block(0.9, 0, 0.25, 0.2)], category=["settlement"])  # 500 m², 60 % industrial
    assert check_zoning(plots, TWO, RULES).table.empty


# --- categories and zones -----------------------------------------------------------------------


def test_the_category_must_fit_one_of_the_uses():
    fields = layer(squares(2), category=["agricultural", "settlement"])
    result = check_zoning(fields, TWO, RULES)
    assert rules_of(result) == [("P1", "category_conflict")]
    own = check_zoning(fields, TWO, RULES.assign(categories=["agricultural;settlement", ""]))
    assert own.table.empty


def test_settlement_land_without_a_zone_is_reported_and_other_land_counted():
    parcels = layer(
        [block(0, 0), block(1.8, 0, 0.5, 1), block(7, 0), block(8, 0)],
        category=["settlement", "settlement", "settlement", "agricultural"],
    )
    result = check_zoning(parcels, TWO, RULES)
    assert rules_of(result) == [("P3", "no_zone"), ("P2", "partly_no_zone")]
    assert any(note.code == "note.outside_zones" for note in result.notes)


def test_overlapping_zones_are_rows_and_zones_of_one_code_a_note():
    over = zones([block(0, 0), block(0.9, 0), block(1, 0)], ["R", "IND", "IND"])
    result = check_zoning(layer(squares(1), category=["settlement"]), over, RULES)
    row = result.table[result.table["rule"] == "zones_overlap"].iloc[0]
    assert {row["zone"], row["feature"]} == {"R", "IND"}
    assert row["found_value"] == pytest.approx(1000, rel=1e-3)
    assert any(note.code == "note.zones_self_overlap" for note in result.notes)


def test_zones_without_rules_and_rules_without_zones():
    strange = zones([block(0, 0)], ["X9"])
    result = check_zoning(houses([block(0.2, 0.2, 0.1, 0.1)]), strange, RULES)
    assert rules_of(result) == [("B1", "no_rule")]
    assert any(note.code == "note.zones_without_polygons" for note in result.notes)


def test_zones_elsewhere_invalid_or_in_another_crs():
    far = check_zoning(houses([block(0, 0, 0.1, 0.1)]), zones([block(400, 0)], ["R"]), RULES)
    assert any(note.code == "note.zones_elsewhere" for note in far.notes)
    crossed = zones([bow_tie(0, 0), None], ["R", "R"]).to_crs(4326)
    result = check_zoning(layer(squares(1), category=["settlement"]), crossed, RULES)
    codes = {note.code for note in result.notes}
    assert {"note.brought_to_crs", "note.measured_mended"} <= codes
    assert result.table["rule"].tolist() == ["partly_no_zone"]


def test_layers_that_cannot_be_used_are_refused():
    one = houses([block(0, 0)])
    for features, areas, options, code in (
        (one.iloc[:0], TWO, {}, "error.no_features"),
        (one, TWO.iloc[:0], {}, "error.no_features"),
        (one, TWO.drop(columns="zone"), {}, "error.no_zone_column"),
        (one, TWO, {"kind": "trees"}, "error.choice"),
        (one, TWO, {"tolerance_share": 2}, "error.share"),
    ):
        with pytest.raises(SedpError) as caught:
            check_zoning(features, areas, RULES, **options)
        assert caught.value.code == code


# --- rule tables --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"max_height_m": [-9, 1]}, "error.rule_too_small"),
        ({"max_coverage": [40, 0.5]}, "error.rule_not_a_share"),
        ({"min_plot_m2": ["алты сотка", 1]}, "error.rule_not_a_number"),
        ({"permitted": ["residentail", ""]}, "error.use_slip"),
        ({"zone": ["R", "R"]}, "error.zone_rules_repeated"),
        ({"zone": ["R", None]}, "error.rule_too_small"),
        ({"valid_from": ["2030", ""], "valid_to": ["2020", ""]}, "error.rule_dates_reversed"),
        ({"valid_from": ["жазда", ""]}, "error.rule_day"),
        ({"categories": ["талаа", ""]}, "error.rule_code"),
        ({"max_hieght": [1, 1]}, "error.rule_column_slip"),
    ],
)
def test_mistakes_in_the_rules_are_named(change, code):
    table = RULES.drop(columns="max_height_m") if "max_hieght" in change else RULES
    with pytest.raises(DataError) as caught:
        zone_rules(table.assign(**change))
    assert caught.value.code == code
    assert len({caught.value.text(lang) for lang in ("ky", "ru", "en")}) == 3


def test_own_uses_and_columns_are_kept_and_noted():
    rules = zone_rules(RULES.assign(permitted=["residential;тегирмен", ""], эскертүү=["", ""]))
    codes = {note.code for note in rules.notes}
    assert {"note.own_uses", "note.rule_columns_unused"} <= codes
    mill = houses([block(0.2, 0.2, 0.1, 0.1)], use=["Тегирмен"])
    assert check_zoning(mill, TWO, rules).table.empty


def test_rules_of_the_day_are_applied():
    both = pd.concat([RULES, RULES.assign(max_height_m=[3.0, None])], ignore_index=True)
    both["valid_from"] = ["2020", "2020", "2025", "2025"]
    both["valid_to"] = ["2024", "2024", None, None]
    house = houses([block(0.2, 0.2, 0.1, 0.1)])
    assert check_zoning(house, TWO, both, on="2023-05-01").table.empty
    assert check_zoning(house, TWO, both, on="2026-05-01").errors == 1
    with pytest.raises(DataError):
        check_zoning(house, TWO, both)
    with pytest.raises(DataError):
        check_zoning(house, TWO, both, on="1999-01-01")
    with pytest.raises(UsageError):
        check_zoning(house, TWO, both, on="эртең")


def test_rules_are_read_from_a_file_with_semicolons_and_decimal_commas(tmp_path: Path):
    path = tmp_path / "rules.csv"
    path.write_text('zone;permitted;max_coverage\nR;"residential;school";0,4\n', encoding="utf-8")
    table = zone_rules(path).table
    assert table.loc["R", "permitted"] == ("residential", "school")
    assert table.loc["R", "max_coverage"] == 0.4
    with pytest.raises(UsageError):
        zone_rules(tmp_path / "rules.pdf")


def test_rules_are_read_from_a_workbook(tmp_path: Path):
    pytest.importorskip("openpyxl")
    path = tmp_path / "rules.xlsx"
    RULES.to_excel(path, index=False)
    assert zone_rules(path).table.loc["R", "max_height_m"] == 9.0


# --- the sample municipality --------------------------------------------------------------------


def test_five_houses_of_the_sample_break_the_height_limit(sample, sample_buildings, sample_zones):
    result = check_zoning(sample_buildings, sample_zones, sample / "zone_rules.csv")
    assert result.errors == 5
    assert (result.table["rule"] == "max_height").sum() == 5
    assert result.features_checked == 3117
    assert result.features_in_zones == 3108
    assert result.summary["count"].sum() == len(result.table)


def test_the_parcels_of_the_sample_keep_the_rules(sample, parcels, sample_buildings, sample_zones):
    rules = sample / "zone_rules.csv"
    result = check_zoning(parcels, sample_zones, rules, buildings=sample_buildings)
    assert result.table.empty
    assert result.features_in_zones == 3544


# --- the mapping to European codes --------------------------------------------------------------


def test_every_term_has_one_european_code():
    codes = land_use_codes()
    assert not codes.duplicated(["term", "code"]).any()
    for term, file in (
        ("use", "zoning_uses"),
        ("land_kind", "land_kinds"),
        ("restriction_kind", "restriction_kinds"),
    ):
        assert set(codes.loc[codes["term"] == term, "code"]) == set(load_codes(file))
    assert set(codes["list"]) == {"HILUCS", "HSRCL"}


@pytest.mark.parametrize(
    "file",
    (
        "regimes",
        "restriction_kinds",
        "water_rules",
        "sanitary_rules",
        "zoning_uses",
        "zoning_norms",
    ),
)
def test_every_entry_has_its_source_date_and_flag(file):
    for code, entry in load_codes(file).items():
        nested = entry.values() if "source" not in entry else [entry]
        for one in nested:
            assert one["source"] and one["date"].year > 1990, code
            assert isinstance(one["checked"], bool), code


@pytest.mark.parametrize(
    "file", ["regimes", "restriction_kinds", "zoning_uses", "zoning_checks", "hilucs"]
)
def test_labels_are_there_in_three_languages(file):
    for code, entry in load_codes(file).items():
        assert all(entry[lang].strip() for lang in ("ky", "ru", "en")), code
