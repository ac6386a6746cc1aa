"""The provider in real QGIS: it loads everywhere, fast, and speaks three languages."""

from __future__ import annotations

import re

import pytest

from .harness import Qgis

ALGORITHMS = (
    "allocate",
    "balance",
    "budget",
    "capacity",
    "change",
    "check",
    "constraints",
    "country",
    "demand",
    "district",
    "exposure",
    "extract",
    "ledger",
    "management",
    "overlap",
    "pack_municipality",
    "population",
    "precheck",
    "registered",
    "repair",
    "rule_zones",
    "run_plan",
    "suitability",
    "supply",
    "transform",
    "zoning",
)
MODELS = ("constraints_of_a_site", "land_for_housing", "yearly_land_balance")
"""Whole tasks: see test_models.py."""


def test_lists_every_algorithm(qgis: Qgis) -> None:
    done = qgis.process("list")
    assert done.code == 0
    for name in (*ALGORITHMS, *MODELS):
        assert f"sedp:{name}\t" in done.stdout
    assert "Traceback" not in done.text


@pytest.mark.parametrize(
    ("locale", "title"), [("ru_RU", "Земельный баланс"), ("ky_KG", "Жер балансы")]
)
def test_speaks_the_language_of_qgis(qgis: Qgis, locale: str, title: str) -> None:
    done = qgis.process("list", LANG=f"{locale}.UTF-8")
    assert f"sedp:balance\t{title}" in done.stdout


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_everything_is_explained(qgis: Qgis, language: str) -> None:
    told = qgis.python("explained.py", language)
    assert set(told) == {*ALGORITHMS, *MODELS}
    for name in ALGORITHMS:
        algorithm = told[name]
        assert algorithm["can_execute"], name
        assert {"SUMMARY", "LANGUAGE"} <= set(algorithm["parameters"])
        for parameter, (label, text) in algorithm["parameters"].items():
            assert label and text, f"{name}: {parameter}"
        for said in (algorithm["title"], algorithm["help"], *algorithm["outputs"].values()):
            assert said and (language == "en" or re.search("[а-я]", said)), said


def test_starts_without_the_library(qgis: Qgis) -> None:
    """geopandas must not cost anybody a second who only opens a map."""
    found = qgis.python("startup.py")
    assert found["algorithms"] == len(ALGORITHMS) + len(MODELS)
    assert found["imported"] == []
    assert found["left_over"] == []
    assert found["seconds"] < 0.2


def test_loads_and_says_what_is_missing_when_nothing_can_run(qgis: Qgis) -> None:
    mode = "auto" if qgis.env.way == "child" else "child"
    nothing = {"SEDP_CHILD_PYTHON": "", "SEDP_RUN_MODE": mode}
    listed = qgis.process("list", **nothing)
    assert listed.code == 0 and "sedp:balance" in listed.stdout
    parcels = qgis.layer("municipality.gpkg", "parcels")
    done = qgis.algorithm("balance", {"PARCELS": parcels, "BY": 0}, **nothing)
    assert done.code != 0
    assert "SEDP_CHILD_PYTHON" in done.text and "Traceback" not in done.text


def test_finds_its_way_by_itself(qgis: Qgis) -> None:
    parcels = qgis.layer("municipality.gpkg", "parcels")
    done = qgis.algorithm("balance", {"PARCELS": parcels, "BY": 0}, SEDP_RUN_MODE="auto")
    assert done.code == 0, done.text
    assert done.results["parcels_ha"] == pytest.approx(17620, abs=0.01)


def test_refuses_wheels_and_old_packages(qgis: Qgis) -> None:
    found = qgis.python("probe.py")
    assert found["wheel"] is True and found["distributors"] is False
    assert found["old"] != "" and found["missing"] != ""
    assert found["child_missing"] != ""
    assert not set(found["environment"]) & {"PYTHONPATH", "PROJ_LIB", "PROJ_DATA", "GDAL_DATA"}


def test_runs_again_in_the_background(qgis: Qgis) -> None:
    """QGIS 3.40 once fell down at the second run: its threads outlive those of pyproj."""
    found = qgis.python("twice.py", str(qgis.inside(qgis.folder / "layers/municipality.gpkg")))
    assert len(found) == 3
    assert all(fine and abs(hectares - 17_620) < 1e-3 for fine, hectares in found)
