"""Pages for printing, styles, and what is said when rules or forecasts cannot be made."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from .harness import Qgis, left_out

PARCEL = "4-09-06-0021-0417"
ENGLISH = 3


def layers(qgis: Qgis, **names: str) -> dict[str, Any]:
    return {key: qgis.layer("municipality.gpkg", name) for key, name in names.items()}


def test_extract_of_one_parcel(qgis: Qgis, out: Path) -> None:
    page = out / "extract.html"
    given = layers(qgis, PARCELS="parcels", RESTRICTIONS="restrictions")
    done = qgis.algorithm("extract", {**given, "PARCEL": PARCEL, "PAGE": page, "LANGUAGE": 1})
    if qgis.env.way == "child":  # its minimal environment has no jinja2
        assert done.code != 0
        assert "jinja2" in done.text and "Traceback" not in done.text
        assert not page.exists()
        return
    assert done.code == 0, done.text
    assert done.results["PAGE"] == qgis.inside(page)
    text = page.read_text("utf-8")
    assert PARCEL in text and "<svg" in text and "ң" in text


def test_demand_page(qgis: Qgis, out: Path) -> None:
    page = out / "demand.html"
    given = {"INPUTS_FILE": qgis.folder / "layers/forecast.toml", "PAGE": page, "LANGUAGE": 1}
    done = qgis.algorithm("demand", given)
    assert done.code != 0  # none of the environments has Bokeh
    assert "Traceback" not in done.text and ("bokeh" in done.text or "jinja2" in done.text)
    assert not page.exists()
    if qgis.env.way != "child":
        return
    if any(importlib.util.find_spec(name) is None for name in ("bokeh", "jinja2")):
        left_out("the environment of the tests has no bokeh or no jinja2")
    done = qgis.algorithm("demand", given, SEDP_CHILD_PYTHON=sys.executable)
    assert done.code == 0, done.text
    assert "Көк-Өңүр айыл аймагы" in page.read_text("utf-8")


BAD: dict[str, tuple[str, dict[str, str], dict[str, Any], str]] = {
    "overlap: no such field": (
        "overlap",
        {"PARCELS": "parcels", "ZONES": "zones"},
        {"ZONE_FIELDS": "no_such_field"},
        "no_such_field",
    ),
    "population: no such file": (
        "population",
        {},
        {"TABLE_FILE": "/no/such/table.csv"},
        "/no/such/table.csv",
    ),
    "population: another table": (
        "population",
        {},
        {"TABLE_FILE": Path("layers/zone_rules.csv")},
        "year",
    ),
    "demand: nothing given": ("demand", {}, {}, "population"),
    "demand: years": ("demand", {}, {"YEARS": "soon"}, "soon"),
    "extract: page without parcel": (
        "extract",
        {"PARCELS": "parcels", "RESTRICTIONS": "restrictions"},
        {"PAGE": Path("out/never.html")},
        "number of a parcel",
    ),
    "extract: not a day": (
        "extract",
        {"PARCELS": "parcels", "RESTRICTIONS": "restrictions"},
        {"ON": "tomorrow"},
        "tomorrow",
    ),
    "zoning: no such rules": (
        "zoning",
        {"FEATURES": "parcels", "ZONES": "zones"},
        {"RULES": "/no/such/rules.csv"},
        "/no/such/rules.csv",
    ),
    "capacity: another table": (
        "capacity",
        {"PARCELS": "parcels", "BUILDINGS": "buildings", "ZONES": "zones"},
        {"RULES": Path("layers/population_history.csv")},
        "zone",
    ),
    "exposure: order of other levels": (
        "exposure",
        {"BUILDINGS": "buildings", "HAZARDS": "hazards"},
        {"ORDER": "a, b"},
        "level",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_one_sentence(qgis: Qgis, name: str) -> None:
    says_one_sentence(qgis, *BAD[name])


def says_one_sentence(
    qgis: Qgis, algorithm: str, names: dict[str, str], parameters: dict[str, Any], word: str
) -> None:
    placed = {k: qgis.folder / v if isinstance(v, Path) else v for k, v in parameters.items()}
    done = qgis.algorithm(algorithm, {**layers(qgis, **names), **placed, "LANGUAGE": ENGLISH})
    assert done.code != 0
    assert word in done.text, done.text
    assert "Traceback" not in done.text, done.text


def test_layers_of_results_have_colours(qgis: Qgis) -> None:
    told = qgis.python("styles_of_results.py", qgis.inside(qgis.folder / "layers"))
    assert told["overlap"][0] == "hazard" and len(told["overlap"][1]) == 3
    assert told["extract"][0] == "regime" and all(c for c in told["extract"][1])
    assert told["zoning"][0] == "severity"
    assert told["capacity"][0] == "limited_by"
    assert told["exposure"][0].startswith("level_")
    assert told["supply"][0] == "status" and "Free" in told["supply"][2]
    assert told["suitability"][0] == "best_use"
    assert told["allocate"][0] == "use" and len(set(told["allocate"][1])) == 2
    assert told["precheck"][0] == "outcome"
    assert told["constraints"][0] == "regime"
    assert told["transform"] == ["category", ["#f1c232"], ["Agricultural"]]
    assert told["management"][0] == "future_use"
    assert told["rule_zones"][0] == "regime"
