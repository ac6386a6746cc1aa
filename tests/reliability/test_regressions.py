"""What the fuzzers and the hostile inputs found, one test for each mistake, by what it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import GeometryCollection, Polygon

from sedp_spatial import (
    DataError,
    SedpError,
    check_layer,
    land_balance,
    measures_from_plan,
    read_layer,
    read_plan,
    read_table,
    repair_layer,
    zonal_statistics,
    zone_rules,
)
from sedp_spatial.allocation.claimed import read_claims
from sedp_spatial.allocation.inputs import _least_sizes
from sedp_spatial.console import printable
from sedp_spatial.layers.numbers import to_numbers
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
