"""What the fuzzers and the hostile inputs found, one test for each mistake, by what it was."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import GeometryCollection, Polygon

from sedp_spatial import (
    DataError,
    SedpError,
    UsageError,
    check_layer,
    land_balance,
    measures_from_plan,
    read_layer,
    read_plan,
    read_table,
    repair_layer,
    restriction_extract,
    zonal_statistics,
    zone_rules,
)
from sedp_spatial.allocation.claimed import read_claims
from sedp_spatial.allocation.inputs import _least_sizes
from sedp_spatial.console import printable
from sedp_spatial.demand.inputs import inputs_of
from sedp_spatial.demand.reading import numbers as column_numbers
from sedp_spatial.geometry.dissolve import faces_joined
from sedp_spatial.layers.numbers import plain_numbers, to_numbers
from sedp_spatial.layers.reach import cut_to_reach
from sedp_spatial.layers.reading import prepare_layer
from sedp_spatial.layers.table_files import check_workbook, read_csv_table
from sedp_spatial.plan.desk import read_csv
from sedp_spatial.report.geopackage import write_geopackage
from sedp_spatial.textfiles import is_there, parse_toml
from tests.library.builders import X, Y, block, layer, squares
from tests.reliability import hostile_tables, plan_values, seeds


def code_of(caught: pytest.ExceptionInfo[SedpError]) -> str:
    assert all(caught.value.text(lang).strip() for lang in ("ky", "ru", "en"))
    return caught.value.code


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "a = 0x" + "f" * 5000])
def test_toml_that_the_parser_chokes_on(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_toml(text)


def test_a_path_that_no_system_can_hold() -> None:
    assert not is_there(Path("x" * 5000)) and not is_there(Path("a\0b"))


def test_a_raster_that_ends_early(tmp_path: Path) -> None:
    path = seeds.write_raster(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(DataError) as caught:
        zonal_statistics(seeds.parcels(), path)
    assert code_of(caught) == "error.unreadable"


def test_rules_in_a_workbook_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(DataError) as caught:
        zone_rules(path)
    assert code_of(caught) == "error.unreadable"


def test_a_projection_with_parameters_that_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "parcels.shp"
    seeds.parcels().iloc[:, [0, 1, -1]].to_file(path)
    prj = path.with_suffix(".prj")
    prj.write_text(prj.read_text().replace("Transverse_Mercator", "Transverse_Mercatox"))
    with pytest.raises(SedpError):
        read_layer(path, kind="parcels")


@pytest.mark.parametrize("x", [float("inf"), 1e308, 1e20, float("nan")])
def test_an_outline_that_lies_nowhere(x: float, tmp_path: Path) -> None:
    bad = Polygon([(X, Y), (x, Y), (X, Y + 9), (X, Y)])
    path = tmp_path / "parcels.parquet"
    layer([*squares(2), bad]).to_parquet(path)
    read = read_layer(path, kind="parcels")
    assert read.geometry.isna().tolist() == [False, False, True]
    found = check_layer(read).table
    assert found[found["rule"] == "bad_coordinates"]["feature_ids"].tolist() == [("P3",)]
    assert land_balance(read).parcels_ha == pytest.approx(2.0, rel=1e-3)
    assert len(repair_layer(read).layer) == 3


def test_texts_in_geoparquet_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "parcels.parquet"
    layer(squares(1), purpose=["ӨӨӨӨ"]).to_parquet(path, compression=None)
    data = path.read_bytes()
    assert "ӨӨӨӨ".encode() in data
    path.write_bytes(data.replace("ӨӨӨӨ".encode(), b"\xff\xfe\xff\xfe\xff\xfe\xff\xfe"))
    with pytest.raises(DataError) as caught:
        read_layer(path, kind="parcels")
    assert code_of(caught) == "error.unreadable"


def test_lists_and_tables_in_cells(tmp_path: Path) -> None:
    path = tmp_path / "parcels.parquet"
    cells = {"category": [["a"], ["b"]], "registered_area_ha": [{"a": 1}, None]}
    layer(squares(2), **cells).to_parquet(path)
    assert check_layer(read_layer(path, kind="parcels")).errors


def test_sums_of_absurd_areas_are_no_infinity() -> None:
    numbers, unreadable = to_numbers(pd.Series([1e308, -1e308, 1.0]))
    assert unreadable.tolist() == [True, True, False]
    assert np.isfinite(numbers.sum())


@pytest.mark.parametrize(
    "shape", [Polygon(), GeometryCollection([GeometryCollection([block(3, 0)])])]
)
def test_layers_of_mixed_and_nested_outlines_are_written(shape: object, tmp_path: Path) -> None:
    mixed = layer([block(0, 0), block(1, 0).union(block(4, 0)), shape])
    write_geopackage(tmp_path / "a.gpkg", {"parcels": mixed}, lang="en")
    assert len(gpd.read_file(tmp_path / "a.gpkg")) == 3


def test_a_plan_of_twenty_thousand_mistakes(tmp_path: Path) -> None:
    path = plan_values.write_plan(tmp_path, plan_values.spoilt_tomls()["many rows"])
    with pytest.raises(SedpError) as caught:
        read_plan(path)
    assert "more" in str(caught.value)


def test_a_ledger_row_whose_village_is_a_list(tmp_path: Path) -> None:
    path = plan_values.write_plan(tmp_path, plan_values.plan_with("ledger.#.village", "[]"))
    with pytest.raises(SedpError) as caught:
        read_plan(path)
    assert code_of(caught) == "error.plan"


def test_claims_without_a_use() -> None:
    claims = pd.DataFrame({"use": ["housing", None], "min_ha": [0.0, 1.0], "max_ha": [1.0, 2.0]})
    with pytest.raises(DataError) as caught:
        read_claims(claims, None)
    assert code_of(caught) == "error.alloc_claims_nameless"


def test_a_least_plot_that_is_no_number() -> None:
    with pytest.raises(SedpError):
        _least_sizes({"housing": [1]}, pd.Series(["housing"]))  # type: ignore[dict-item]


@pytest.mark.parametrize("entry", [{"sources": 1}, {"uses": 5}, {"years": "x"}, {"sources": "abc"}])
def test_unit_costs_of_other_types(entry: dict[str, object]) -> None:
    with pytest.raises(SedpError):
        measures_from_plan(base_year=2026, unit_costs={"school": entry})


@pytest.mark.parametrize("name", ["far cell", "bomb"])
def test_a_workbook_that_is_larger_inside(name: str, tmp_path: Path) -> None:
    path = hostile_tables.write_workbook(tmp_path, "measures", name)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(DataError) as caught:
        check_workbook(path)
    assert code_of(caught) == "error.workbook_too_large"


def test_a_row_wider_than_its_header_does_not_move_the_columns(tmp_path: Path) -> None:
    """Pandas takes the first columns for names of rows, and everything stands one too far left."""
    path = tmp_path / "hearings.csv"
    path.write_text("hearing_id,date\nH1,2026-05-12,\nH2,2026-05-13,\n", encoding="utf-8")
    assert read_csv(path)["hearing_id"].tolist() == ["H1", "H2"]
    path.write_text("hearing_id,date\nH1,2026-05-12,more\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_csv_table(path)
    assert code_of(caught) == "error.row_width"


@pytest.mark.parametrize("name", ["one giant cell", "many columns"])
def test_texts_that_stopped_the_reader(name: str, tmp_path: Path) -> None:
    path = hostile_tables.write_text(tmp_path, "population_history", name)
    with pytest.raises(SedpError):
        read_table(path, kind="population_history")


def test_a_header_that_stands_there_twice(tmp_path: Path) -> None:
    path = hostile_tables.write_text(tmp_path, "population_history", "the same column")
    assert list(read_table(path, kind="population_history")["year"]) == [2021]


def test_names_do_not_steer_a_terminal() -> None:
    assert printable("a\x1b[31m\u202eb\nc\t") == "a?[31m?b\nc\t"


@pytest.mark.parametrize(
    "trend",
    [3, {}, {"parcels": 2021}, {"parcels": {"2021": 1.5}}, {"table": 3},
     {"parcels": {"then": "municipality.gpkg"}}],
)  # fmt: skip
def test_a_trend_that_names_no_files(trend: object) -> None:
    told = parse_toml((seeds.SAMPLE / "forecast.toml").read_text(encoding="utf-8"))
    with pytest.raises(UsageError) as caught:
        inputs_of({**told, "trend": trend}, seeds.SAMPLE, "forecast.toml")
    assert code_of(caught) == "error.inputs_trend"


@pytest.mark.parametrize("present", [{"villages": "villages"}, {"layers": "m.gpkg", "villages": 3}])
def test_present_layers_without_their_file(present: object) -> None:
    told = parse_toml((seeds.SAMPLE / "forecast.toml").read_text(encoding="utf-8"))
    with pytest.raises(UsageError) as caught:
        inputs_of({**told, "present": present}, seeds.SAMPLE, "forecast.toml")
    assert code_of(caught) == "error.inputs_present"


def test_a_layer_of_a_name_that_no_system_can_hold() -> None:
    with pytest.raises(UsageError) as caught:
        read_layer("municipality.gpk" + "-" * 5000, kind="parcels")
    assert code_of(caught).startswith("error.no_file")


def test_numbers_of_hundreds_of_digits() -> None:
    endless = pd.DataFrame({"year": pd.Series([10**400, 2031], dtype=object)})
    with pytest.raises(DataError) as caught:
        column_numbers(endless, "year", "targets")
    assert code_of(caught) == "error.demand_number"
    read = plain_numbers(pd.Series(["2.5", "x", -(10**400), None], dtype=object))
    np.testing.assert_array_equal(read, [2.5, np.nan, -np.inf, np.nan])


def test_faces_that_a_coverage_refuses() -> None:
    square, neighbour = shapely.box(0, 0, 2, 2), Polygon([(2, 0), (4, 0), (4, 2), (2, 1)])
    with pytest.raises(shapely.errors.GEOSException):
        shapely.coverage_union_all([square, neighbour])
    joined = faces_joined(np.array([square, neighbour], dtype=object))
    assert joined.area == pytest.approx(square.area + neighbour.area)


def test_fields_of_one_name() -> None:
    frame = layer(squares(2, 1), category=["forest"] * 2, purpose=["а", "б"], other=["в", "г"])
    frame.columns = ["purpose" if name == "other" else name for name in frame.columns]
    read = prepare_layer(frame, kind="parcels", source="twice.shp")
    assert (list(read["purpose"]), list(read["purpose_2"])) == (["а", "б"], ["в", "г"])
    assert any(note.code == "note.fields_twice" for note in read.attrs["sedp_notes"])


def test_a_thousand_copies_of_one_outline() -> None:
    """Half a million pairs that are all alike: twenty seconds, once."""
    one = squares(1, 1)[0]
    frame = layer([one] * 1000, category=["forest"] * 1000)
    begun = time.process_time()
    result = repair_layer(frame)
    assert time.process_time() - begun < 15
    assert len(result.layer) == 1000 and result.changes == 0


def test_a_ring_of_half_a_million_vertices() -> None:
    count = 500_000
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    far = 100 + np.random.default_rng(0).uniform(0, 1e-4, count)
    ring = Polygon(np.c_[X + 500 + far * np.cos(turn), Y + 500 + far * np.sin(turn)])
    begun = time.process_time()
    result = land_balance(layer([ring, *squares(2, 1)], category=["forest"] * 3))
    assert time.process_time() - begun < 20
    assert abs(result.residual_ha) < 1e-6


WHOLE = {"kind": ["national_park"], "regime": ["prohibited"], "name": ["Жер"]}


def test_a_zone_round_the_globe() -> None:
    parcels = seeds.parcels()
    begun = time.process_time()
    earth = gpd.GeoDataFrame(WHOLE, geometry=[shapely.box(-180, -90, 180, 90)], crs=4326)
    result = restriction_extract(parcels, earth)
    assert time.process_time() - begun < 15
    assert result.free_ha == pytest.approx(0, abs=1e-9)
    assert "note.cut_to_reach" in [note.code for note in result.notes]


def test_a_zone_cut_to_reach_is_left_alone() -> None:
    near = gpd.GeoDataFrame(WHOLE, geometry=[shapely.box(73, 40, 76, 43)], crs=4326)
    same, notes = cut_to_reach(near, seeds.parcels().crs)
    assert same is near and notes == []
    beyond = gpd.GeoDataFrame(WHOLE, geometry=[shapely.box(-10, 10, -5, 12)], crs=4326)
    cut, notes = cut_to_reach(beyond, seeds.parcels().crs)
    assert len(cut) == 1 and cut.geometry.is_empty.all() and len(notes) == 1
