"""The workbook of a plan: nothing is left out without a word."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pyogrio
from openpyxl import load_workbook
from shapely.geometry import box

from sedp_spatial.plan import book
from sedp_spatial.report.geopackage import table_name, write_geopackage
from sedp_spatial.results import Result

LAYER = gpd.GeoDataFrame(
    {"parcel_id": ["A", "B"], "area_ha": [1.0, 2.0]},
    geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1)], crs=32643,
)  # fmt: skip


def result(rows: int) -> Result:
    table = pd.DataFrame({"parcel_id": [f"P{i}" for i in range(rows)], "area_ha": 1.5})
    return Result(table=table, layer=None, notes=())


def contents(path) -> list[tuple[object, ...]]:
    sheet = load_workbook(path)["Contents"]
    return [tuple(row) for row in sheet.iter_rows(min_row=4, values_only=True)]


def write(path, parts) -> None:
    book.write_plan_book(
        path, parts, pd.DataFrame(), {}, title="T", lang="en", geopackage="plan.gpkg"
    )


def test_a_table_too_long_for_a_sheet_is_named_with_its_rows_and_its_place(tmp_path, monkeypatch):
    monkeypatch.setattr(book, "MOST_ROWS", 5)
    write(tmp_path / "plan.xlsx", {"balance": result(5), "supply": result(6)})
    short, long = contents(tmp_path / "plan.xlsx")
    names = load_workbook(tmp_path / "plan.xlsx").sheetnames
    assert short[0] in names and short[2] == 5 and short[3] is None
    assert long[0] is None and long[2] == 6
    assert "plan.gpkg" in long[3] and "supply_table" in long[3]
    assert len(names) == 3  # contents, the short table, notes


def test_where_nothing_is_too_long_no_column_speaks_of_it(tmp_path):
    write(tmp_path / "plan.xlsx", {"balance": result(5)})
    assert [len(row) for row in contents(tmp_path / "plan.xlsx")] == [3]


def test_a_table_that_a_layer_repeats_is_written_once(tmp_path):
    same = pd.DataFrame(LAYER[["parcel_id", "area_ha"]])
    other = same.assign(area_ha=[1.0, 2.5])
    parts = {"supply": Result(same, LAYER, ()), "capacity": Result(other, LAYER, ())}
    write_geopackage(tmp_path / "once.gpkg", parts, repeated=False)
    write_geopackage(tmp_path / "twice.gpkg", parts)
    once, twice = ({name for name, _ in pyogrio.list_layers(tmp_path / file)} - {"layer_styles"}
                   for file in ("once.gpkg", "twice.gpkg"))  # fmt: skip
    assert once == {"supply", "capacity", "capacity_table"}
    assert twice == once | {"supply_table"}
    assert table_name("supply", "table", parts["supply"]) == "supply"
    assert table_name("capacity", "table", parts["capacity"]) == "capacity_table"
