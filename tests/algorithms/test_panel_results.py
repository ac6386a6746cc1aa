"""Results in real QGIS: tables and charts that choose on the map and are chosen by it."""

from __future__ import annotations

import shutil
from typing import Any

import geopandas as gpd
import pytest

from sedp_spatial import land_balance, read_layer

from .harness import SAMPLE, Qgis
from .test_panel import PICTURES

PLAN = """
base_year = 2026
[territory]
ky = "Көк-Өңүр айыл аймагы"
[layers]
parcels = "layers.gpkg|layername=parcels"
boundary = "layers.gpkg|layername=boundary"
"""


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS; each test looks at a part of it."""
    out = qgis.folder / "out" / "results"
    out.mkdir()
    parcels = gpd.read_file(SAMPLE / "municipality.gpkg", layer="parcels").iloc[:400]
    parcels.to_file(out / "layers.gpkg", layer="parcels", driver="GPKG")
    boundary = gpd.GeoDataFrame(geometry=[parcels.union_all().convex_hull], crs=parcels.crs)
    boundary.to_file(out / "layers.gpkg", layer="boundary", driver="GPKG")
    (out / "plan.toml").write_text(PLAN, encoding="utf-8")
    layers, folder = qgis.inside(qgis.folder / "layers"), qgis.inside(out)
    found = dict(qgis.python("panel_results.py", layers, folder))
    PICTURES.mkdir(parents=True, exist_ok=True)
    for picture in out.glob("*.png"):
        shutil.copy2(picture, PICTURES / f"{qgis.env.name}-{picture.name}")
    source = f"{out / 'layers.gpkg'}"
    balance = land_balance(
        read_layer(source, "parcels", kind="parcels"),
        boundary=read_layer(source, "boundary", kind="boundary"),
    )
    found["library"] = {row.category: row.area_ha for row in balance.table.itertuples()}
    return found


def test_one_step_runs_alone(told: dict[str, Any]) -> None:
    assert "Open a plan" in told["nothing"]
    assert told["after_step"] == {"balance": "fresh", "check": "not_run", "demand": "not_run"}
    assert told["step_files"] == ["plan-out/steps/balance.gpkg"]
    assert told["step_rows"][:2] == ["balance", "balance_table"] and told["step_rows"][2] > 3
    assert any("worked out" in text for text in told["step_said"])
    assert any("layers.parcels_before" in text for text in told["missing_said"])


def test_tables_are_read_in_words(told: dict[str, Any]) -> None:
    assert {"balance", "registered", "check"} <= set(told["steps"])
    assert "category" in told["titles"][0] and "ha" in told["titles"][2]
    assert "Agricultural land" in [row[0] for row in told["rows"]]


def test_bars_say_what_the_library_says(told: dict[str, Any]) -> None:
    shown = sorted(float(text.replace("\u202f", "")) for _, text, _ in told["bars"])
    assert shown == sorted(round(value, 2) for value in told["library"].values())


def test_a_bar_chooses_its_parcels(told: dict[str, Any]) -> None:
    key, some, same, rows = told["bar"]
    assert key == "category" and some and same and rows


def test_rows_and_map_choose_each_other(told: dict[str, Any]) -> None:
    number, selected = told["row"]
    assert selected == [number] and told["zoomed"]
    assert told["from_map"][0] == told["from_map"][1]


def test_rows_are_ordered_looked_through_and_taken_along(told: dict[str, Any]) -> None:
    assert told["sorted"]
    assert told["filtered"][0] == 1 and "1 of 400" in told["filtered"][1]
    assert told["copied"] == told["saved"] == told["row"][0]


def test_nothing_goes_wrong_on_the_way(told: dict[str, Any]) -> None:
    assert told["errors"] == []
