"""Case sheets, workbooks and plans, and what is said when sites or budgets cannot be judged."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pyogrio
import pytest

from .harness import Qgis, left_out
from .inside.library import SITE_PARCEL
from .test_rules_and_forecasts import ENGLISH, layers, says_one_sentence

SOME = "parcels|subset=parcel_id LIKE '4-09-06-011%'"


def test_case_sheet(qgis: Qgis, out: Path) -> None:
    page = out / "case.html"
    given = layers(qgis, RESTRICTIONS="restrictions", HAZARDS="hazards", PARCELS=SOME)
    asked = {"PARCEL_IDS": SITE_PARCEL, "TARGET": 1, "PURPOSE": "resettlement"}
    done = qgis.algorithm("precheck", {**given, **asked, "PAGE": page, "LANGUAGE": 1})
    if qgis.env.way == "child":  # its minimal environment has no jinja2
        assert done.code != 0
        assert "jinja2" in done.text and "Traceback" not in done.text
        assert not page.exists()
        return
    assert done.code == 0, done.text
    assert done.results["PAGE"] == qgis.inside(page)
    text = page.read_text("utf-8")
    assert SITE_PARCEL in text and "<svg" in text and "ң" in text


TABLES = {"REVENUE": "budget_revenue", "EXPENDITURE": "budget_expenditure", "MEASURES": "measures"}


def test_workbook_of_the_forms(qgis: Qgis, out: Path) -> None:
    book = out / "forms.xlsx"
    given = {key: qgis.folder / f"layers/{name}.csv" for key, name in TABLES.items()}
    done = qgis.algorithm("budget", {**given, "WORKBOOK": book, "LANGUAGE": 1})
    assert done.code != 0  # none of the environments has openpyxl
    assert "openpyxl" in done.text and "Traceback" not in done.text
    assert not book.exists()
    if qgis.env.way != "child":
        return
    if importlib.util.find_spec("openpyxl") is None:
        left_out("the environment of the tests has no openpyxl")
    own = {"WORKBOOK": book, "LANGUAGE": 1}
    done = qgis.algorithm("budget", {**given, **own}, SEDP_CHILD_PYTHON=sys.executable)
    assert done.code == 0, done.text
    assert done.results["WORKBOOK"] == qgis.inside(book)
    assert "1-форма" in openpyxl.load_workbook(book).sheetnames


def test_plan_writes_what_it_can(qgis: Qgis, out: Path) -> None:
    """Without openpyxl there is no workbook, and the notes say so; the rest is there."""
    results, plan = out / "results", qgis.folder / "layers/small_plan.toml"
    given = {"PLAN": plan, "FOLDER": results, "DOCUMENTS": False, "LANGUAGE": ENGLISH}
    done = qgis.algorithm("run_plan", given)
    assert done.code == 0, done.text
    assert done.results["FOLDER"] == qgis.inside(results)
    assert "openpyxl" in done.text and not (results / "plan.xlsx").exists()
    assert done.results["plan_files"] == 3
    parcels = pyogrio.read_dataframe(results / "plan.gpkg", layer="parcels")
    assert len(parcels) == 6405


def test_plan_goes_on_where_it_stopped(qgis: Qgis, out: Path) -> None:
    """What is kept needs pyarrow: the Python of the tests has it, that of QGIS has not."""
    keeps = qgis.env.way == "child"
    own = {"SEDP_CHILD_PYTHON": sys.executable} if keeps else {}
    plan, steps = qgis.folder / "layers/small_plan.toml", out / "steps.csv"
    given = {"PLAN": plan, "FOLDER": out / "results", "DOCUMENTS": False, "LANGUAGE": ENGLISH}
    for run in ("first", "second"):
        done = qgis.algorithm("run_plan", {**given, "STEPS": steps}, **own)
        assert done.code == 0, done.text
        rows = pyogrio.read_dataframe(steps)
        kept = int((rows["state"] == "from the cache").sum())
        assert (kept >= 9) == (keeps and run == "second"), rows
        steps.unlink()


BAD: dict[str, tuple[str, dict[str, str], dict[str, Any], str]] = {
    "supply: no such use": ("supply", {"PARCELS": SOME}, {"USES": "castle"}, "castle"),
    "supply: zones without rules": (
        "supply",
        {"PARCELS": SOME, "ZONES": "zones"},
        {"RULES": "/no/such/rules.csv"},
        "/no/such/rules.csv",
    ),
    "suitability: no such file": (
        "suitability",
        {"PARCELS": SOME},
        {"SITING_FILE": "/no/such/siting.toml"},
        "/no/such/siting.toml",
    ),
    "suitability: no such use": (
        "suitability",
        {"PARCELS": SOME},
        {"SITING_FILE": Path("layers/siting.toml"), "USES": "castle"},
        "castle",
    ),
    "allocate: nothing is claimed": ("allocate", {"PARCELS": SOME}, {}, "claims"),
    "allocate: claims that contradict": (
        "allocate",
        {"PARCELS": SOME},
        {"CLAIMS_FILE": Path("layers/contradicting.csv")},
        "20",
    ),
    "allocate: claims of an unknown use": (
        "allocate",
        {"PARCELS": SOME},
        {"CLAIMS_FILE": Path("layers/unknown_use.csv")},
        "castle",
    ),
    "allocate: no candidate is left": (
        "allocate",
        {"PARCELS": SOME},
        {
            "CLAIMS_FILE": Path("layers/claims.csv"),
            "TRANSFORMED": True,
            "MIN_PLOT": 1000000,
        },
        "smallest",
    ),
    "precheck: no such purpose": (
        "precheck",
        {"PARCELS": SOME},
        {"PARCEL_IDS": SITE_PARCEL, "PURPOSE": "castle"},
        "castle",
    ),
    "precheck: no such parcel": (
        "precheck",
        {"PARCELS": SOME},
        {"PARCEL_IDS": "no-such-parcel", "PURPOSE": "housing"},
        "no-such-parcel",
    ),
    "transform: nothing to change": ("transform", {"PARCELS": SOME}, {}, "numbers of parcels"),
    "transform: no such case": (
        "transform",
        {"PARCELS": SOME},
        {"CASES": Path("layers/transformation.toml"), "CASE": "X-1"},
        "X-1",
    ),
    "transform: no such kind of land": (
        "transform",
        {"PARCELS": SOME},
        {"PARCEL_IDS": SITE_PARCEL, "LAND_KIND": "castle"},
        "castle",
    ),
    "constraints: nothing against": ("constraints", {"PARCELS": SOME}, {}, "restrictions"),
    "constraints: not a day": (
        "constraints",
        {"PARCELS": SOME, "RESTRICTIONS": "restrictions"},
        {"ON": "tomorrow"},
        "tomorrow",
    ),
    "ledger: nobody in danger": ("ledger", {}, {}, "danger"),
    "ledger: half a level": (
        "ledger",
        {"BUILDINGS": "buildings", "HAZARDS": "hazards"},
        {"MIN_LEVEL": "mudflow"},
        "mudflow=2",
    ),
    "ledger: a table of something else": (
        "ledger",
        {},
        {"EXPOSED_FILE": Path("layers/zone_rules.csv"), "GRANTED": Path("layers/granted.csv")},
        "household",
    ),
    "budget: no such table": (
        "budget",
        {},
        {
            "REVENUE": "/no/such/revenue.csv",
            "EXPENDITURE": Path("layers/budget_expenditure.csv"),
            "MEASURES": Path("layers/measures.csv"),
        },
        "/no/such/revenue.csv",
    ),
    "budget: another table": (
        "budget",
        {},
        {
            "REVENUE": Path("layers/zone_rules.csv"),
            "EXPENDITURE": Path("layers/budget_expenditure.csv"),
            "MEASURES": Path("layers/measures.csv"),
        },
        "zone_rules.csv",
    ),
    "management: another table": (
        "management",
        {"PARCELS": "parcels"},
        {"STAGES_FILE": Path("layers/zone_rules.csv")},
        "stage",
    ),
    "management: a layer without uses": (
        "management",
        {"PARCELS": "parcels", "ALLOCATION": "villages"},
        {},
        "parcel_id",
    ),
    "run_plan: no such plan": (
        "run_plan",
        {},
        {"PLAN": "/no/such/plan.toml", "FOLDER": Path("out/never")},
        "/no/such/plan.toml",
    ),
    "run_plan: several mistakes at once": (
        "run_plan",
        {},
        {"PLAN": Path("layers/broken_plan.toml"), "FOLDER": Path("out/never")},
        "nonsense",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_one_sentence(qgis: Qgis, name: str) -> None:
    says_one_sentence(qgis, *BAD[name])
