"""The plugin among projects that come and go, reloaded, taken away and closed during a run."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import pytest

from .harness import CHECKOUT, SAMPLE, Qgis

MEASURED = CHECKOUT / "build" / "responsiveness"
BOXES = 200
START_S = 0.2
"""Of the plugin's own work: other programs share the machine."""
GROWTH_MB = 25
"""What five reloads may add, each of which opened all pages and ran a plan."""
PLAN = """
base_year = 2026
[territory]
ky = "Айыл аймагы {name}"
[layers]
parcels = "layers.gpkg|layername=parcels"
boundary = "layers.gpkg|layername=boundary"
"""


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS."""
    out = qgis.folder / "out" / "living"
    small = gpd.read_file(SAMPLE / "municipality.gpkg", layer="parcels").iloc[:BOXES]
    boundary = gpd.GeoDataFrame(geometry=[small.union_all().convex_hull], crs=small.crs)
    for name in ("a", "b"):
        (out / name).mkdir(parents=True)
        small.to_file(out / name / "layers.gpkg", layer="parcels", driver="GPKG")
        boundary.to_file(out / name / "layers.gpkg", layer="boundary", driver="GPKG")
        (out / name / "plan.toml").write_text(PLAN.format(name=name), encoding="utf-8")
    layers, folder = qgis.inside(qgis.folder / "layers"), qgis.inside(out)
    found = dict(qgis.python("panel_living.py", layers, folder))
    MEASURED.mkdir(parents=True, exist_ok=True)
    names = ("start", "megabytes", "unload_seconds", "close_seconds")
    text = json.dumps({name: found[name] for name in names}, indent=1)
    (MEASURED / f"living-{qgis.env.name}.json").write_text(text, encoding="utf-8")
    return found


def test_reloading_leaves_nothing(told: dict[str, Any]) -> None:
    compared = "children docks menu modules provider signals threads toolbar"
    assert set(told["seen"]) >= set(compared.split())
    assert told["left"] == [{}] * 5
    assert max(told["unload_seconds"]) < 10


def test_reloading_does_not_fill_the_memory(told: dict[str, Any]) -> None:
    second, last = told["megabytes"][2], told["megabytes"][-1]
    assert last - second < GROWTH_MB


def test_the_start_is_quick(told: dict[str, Any]) -> None:
    assert told["start"]["of_this_process"] < START_S


def test_the_plan_belongs_to_the_project(told: dict[str, Any]) -> None:
    assert told["new"] == [None, False]
    assert told["dirty"] and not told["nothing_dirty"]
    assert told["shown"] == [["a", True], ["b", True], [None, False], ["a", True]]
    assert told["after_reload"] == "b"


def test_the_path_is_relative_to_the_project(told: dict[str, Any]) -> None:
    assert told["entry"] == "./plan.toml" and told["entry_elsewhere"] == "./a/plan.toml"
    assert told["moved"] == ["moved", True]


def test_a_plan_that_is_gone_is_named(told: dict[str, Any]) -> None:
    plan, can_run, text = told["lost"]
    assert plan is None and not can_run and "plan.toml" in text


def test_a_run_goes_on_without_its_project(told: dict[str, Any]) -> None:
    assert told["while_running"] == ["b", False, True]
    assert told["after_running"] == ["b", True, True, False]
    assert told["layers"] == ["parcels of b"]
    assert [text for text in told["said"] if "a project that is closed" in text]


def test_layers_never_come_into_another_project(told: dict[str, Any]) -> None:
    assert told["some_layers"] and told["layers_again"] == ["parcels of b"]


def test_a_check_outlives_its_layer(told: dict[str, Any]) -> None:
    assert told["findings"] > 20


def test_can_be_taken_away_and_put_back(told: dict[str, Any]) -> None:
    assert told["held"] == [] and told["gone"]
    assert "fresh" in told["put_back"]


def test_closing_during_a_run(told: dict[str, Any], qgis: Qgis) -> None:
    assert told["close_seconds"] < 10 and told["at_the_end"] == {} and told["half"] == []
    assert told["working"] > 0


def test_no_error_is_logged(told: dict[str, Any]) -> None:
    assert told["errors"] == [] and told["python_log"] == []
