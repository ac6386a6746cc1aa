"""The panel in real QGIS: a plan is opened, run, cancelled, shown, and nothing stays behind."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sys
import types
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from sedp_spatial.codes import labels
from sedp_spatial.plan.steps import STEPS

from .harness import CHECKOUT, SAMPLE, Qgis

PICTURES = CHECKOUT / "build" / "screenshots"
"""Left for people to look at."""
BOXES = 200
QUIET_S = 0.5
"""A pause of the window that is a fault, on a machine that does other work as well."""


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS; each test looks at a part of it."""
    out = qgis.folder / "out" / "panel"
    out.mkdir()
    source = SAMPLE / "municipality.gpkg"
    small = gpd.read_file(source, layer="parcels").iloc[:BOXES]
    small.to_file(out / "layers.gpkg", layer="parcels", driver="GPKG")
    boundary = gpd.GeoDataFrame(geometry=[small.union_all().convex_hull], crs=small.crs)
    boundary.to_file(out / "layers.gpkg", layer="boundary", driver="GPKG")
    found = qgis.python(
        "panel.py",
        qgis.inside(qgis.folder / "layers"),
        qgis.inside(out),
        *(["venv"] if qgis.env.root is None else []),
    )
    PICTURES.mkdir(parents=True, exist_ok=True)
    for picture in out.glob("*.png"):
        shutil.copy2(picture, PICTURES / f"{qgis.env.name}-{picture.name}")
    return dict(found)


def test_costs_nothing_until_it_is_opened(told: dict[str, Any]) -> None:
    assert told["start_seconds"] < 0.2 and not told["panel_at_start"]
    assert told["actions"] == [3, 1]


def test_runs_a_plan_and_shows_its_steps(told: dict[str, Any]) -> None:
    assert told["sample"] == ["plan.toml", True] and told["sample_states"] == ["not_run"]
    assert told["running"] == [True, False]
    states = told["states"]
    assert states["check"] == states["balance"] == "fresh"
    assert states["strips"] == states["budget"] == "missing"
    assert "layers.rivers" in told["why"]
    assert [text for text in told["run_said"] if "The plan is worked out" in text]
    assert told["after_change"] == {"check": "stale", "balance": "stale"}


def test_results_come_on_the_map_once(told: dict[str, Any]) -> None:
    assert told["groups"] == ["Көк-Өңүр айыл аймагы"] and told["groups_again"] == 1
    assert told["layers"]["Land balance"] == "categorizedSymbol"
    assert "plan.gpkg" in told["files"]


def test_the_window_goes_on_answering(told: dict[str, Any], qgis: Qgis) -> None:
    """Inside QGIS, writing a GeoPackage holds Python's lock; beside QGIS nothing does."""
    assert told["map_beat"][0] < QUIET_S and told["check_beat"][0] < QUIET_S
    if qgis.env.way == "child":
        assert told["run_beat"][0] < QUIET_S


def test_cancel_stops_soon_and_leaves_nothing_half_written(told: dict[str, Any]) -> None:
    assert told["cancel_seconds"] < 15
    assert any("Cancelled" in text for text in told["cancel_said"])
    assert told["cancel_outputs"] == []


def test_a_wrong_plan_gets_one_sentence_and_stays_as_it_is(told: dict[str, Any]) -> None:
    assert len(told["wrong_said"]) == 1 and "plan.toml" in told["wrong_said"][0]
    assert told["wrong_unchanged"]


def test_findings_lead_to_their_parcels(told: dict[str, Any]) -> None:
    selected, named = told["selected"]
    assert told["findings"] > 20
    assert selected and set(selected) == set(named.split(", "))
    assert told["zoomed"] and told["hint"]


def test_a_click_gives_the_extract_of_a_parcel(told: dict[str, Any]) -> None:
    assert told["tool"]
    regime = labels("regimes", "en")["conditional"]
    assert [row[:2] for row in told["extract"]] == [[regime, "ЭБЧ 35 кВ"]]
    assert told["extract"][0][2] == pytest.approx(853.5, abs=0.1)
    assert told["identified"] == [1, True]
    assert told["page"] or "jinja2" in told["page_said"][0]


def test_the_doctor_says_how_the_library_runs(told: dict[str, Any], qgis: Qgis) -> None:
    assert ("inside" in told["verdict"]) == (qgis.env.way == "inprocess")
    assert told["parts"]["SEDP Spatial"] and told["parts"]["QGIS"].startswith(qgis.env.version)
    assert told["parts"]["geopandas"][0].isdigit()


def test_child_environment_from_a_folder_of_wheels(told: dict[str, Any], qgis: Qgis) -> None:
    """On this machine's QGIS: the trees have no means to make an environment."""
    assert ("prepared" in told) == (qgis.env.root is None)
    if qgis.env.root is None:
        assert told["prepared"] == {"sedp-probe": "1.0", "not-there": ""}
        assert told["without"] == ["not-there"]
        assert told["refused"] == "no room left" and told["kept"]


def test_nothing_is_left_behind(told: dict[str, Any]) -> None:
    nothing = {"menu": 0, "toolbar": 0, "docks": [], "widgets": [], "tasks": 0}
    assert told["left"] == {**nothing, "on features": 0, "tool": False, "provider": False}
    assert told["errors"] == [] and told["python_log"] == []
    assert told["unload_seconds"] < 10


def _panel_file(name: str) -> Any:
    """A file of the panel that knows neither QGIS nor Qt."""
    package = "panel_without_qgis"
    if package not in sys.modules:
        made = types.ModuleType(package)
        made.__path__ = [str(CHECKOUT / "qgis_plugin" / "panel")]
        sys.modules[package] = made
    return importlib.import_module(f"{package}.{name}")


def test_the_tree_holds_the_steps_of_the_chain() -> None:
    assert _panel_file("record").all_steps() == [step.name for step in STEPS]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_words_are_those_of_the_library(language: str) -> None:
    words, record = _panel_file("words"), _panel_file("record")
    for file in ("regimes", "restriction_kinds"):
        assert dict(words.labels(file, language)) == labels(file, language)
    known = labels("labels", language)
    titles = {code: known[f"part.{code}"] for code in record.all_steps()}
    assert {code: words.word(record.LABELS, f"part.{code}", language) for code in titles} == titles
    rows = [[titles["balance"], known["state.cached"], ""], [titles["check"], "?", "why"]]
    assert record.rows_of_run(rows, language) == [
        {"code": "balance", "state": "fresh", "reason": "", "reasons": {}},
        {"code": "check", "state": "failed", "reason": "why", "reasons": {}},
    ]


def test_a_reason_is_said_in_the_language_of_who_reads_it(tmp_path: Path) -> None:
    """Whatever that of the run was; a record of before has only the one of its run."""
    record = _panel_file("record")
    told = {"code": "strips", "ky": "Себеби", "ru": "Причина", "en": "Reason"}
    title = labels("labels", "ru")["part.strips"], labels("labels", "ru")["state.missing"]
    rows = record.rows_of_run([[*title, "Причина"]], "ru", [told])
    rows.append({"code": "zoning", "state": "missing", "reason": "Причина"})
    (tmp_path / "cache").mkdir()
    record.save(tmp_path, rows, [])
    plan = tmp_path / "plan.toml"
    plan.write_text("", "utf-8")
    os.utime(plan, (1, 1))
    for language, wanted in (("ky", "Себеби"), ("ru", "Причина"), ("en", "Reason")):
        shown = {step.code: step.reason for step in record.states(plan, tmp_path, language)}
        assert (shown["strips"], shown["zoning"]) == (wanted, "Причина")


def test_numbers_are_written_as_their_readers_write_them() -> None:
    tables = _panel_file("results_tables")
    assert tables.shown("area_ha", 1234.5, "en") == "1\u202f234.50"
    assert tables.shown("area_ha", 1234.5, "ky") == "1\u202f234,50"
    assert tables.shown("share", 0.125, "ru") == "12,5 %"


def test_state_follows_files_and_steps_before(tmp_path: Path) -> None:
    record = _panel_file("record")
    plan, out = tmp_path / "plan.toml", tmp_path / "out"
    plan.write_text("", "utf-8")
    (tmp_path / "a.gpkg").write_text("", "utf-8")
    inputs = {"inputs": [{"key": "layers.parcels", "file": "a.gpkg|layername=p"}]}
    made = {"balance": ["file:layers.parcels"], "supply": ["step:balance"], "check": []}
    for step, names in made.items():
        (out / "cache" / step).mkdir(parents=True)
        (out / "cache" / step / "k.sedp").write_text("", "utf-8")
        note = json.dumps({"from": dict.fromkeys(names, "x")})
        (out / "cache" / step / "last.json").write_text(note, "utf-8")
    (out / "provenance.json").write_text(json.dumps(inputs), "utf-8")

    def states() -> dict[str, str]:
        found = {step.code: step.state for step in record.states(plan, out, "en")}
        return {name: found[name] for name in (*made, "budget")}

    fresh = {**dict.fromkeys(made, "fresh"), "budget": "not_run"}
    for path in (plan, tmp_path / "a.gpkg"):
        os.utime(path, (1, 1))
    assert states() == fresh
    os.utime(tmp_path / "a.gpkg", (4e9, 4e9))
    assert states() == {**fresh, "balance": "stale", "supply": "stale"}
    (tmp_path / "a.gpkg").unlink()
    assert states()["balance"] == "stale"
    os.utime(plan, (4e9, 4e9))
    assert states()["check"] == "stale"


def test_rows_are_put_in_order() -> None:
    """Numbers as numbers, empty ones last in either direction, equal ones as they came."""
    tables = _panel_file("results_tables")
    values = [None, 10, "б", 9.5, "А", None, 10.0, -1]
    sheet = tables.Sheet("t", ["note"], ["Note"], [[value] for value in values])
    up = tables.arranged(sheet, "", 0, False, "en")
    down = tables.arranged(sheet, "", 0, True, "en")
    assert up == [7, 3, 1, 6, 4, 2, 0, 5]
    assert down == [2, 4, 1, 6, 3, 7, 0, 5]
    assert tables.arranged(sheet, "б", 0, False, "en") == [2]
    rows = tables.ShownRows(sheet, up, "en")
    assert len(rows) == 8 and [row[0] for row in rows][-4:] == ["А", "б", "", ""]
    assert rows[1:3] == [rows[1], rows[2]]
