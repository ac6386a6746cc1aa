"""How each page is made; a page that stands nowhere here fails a test."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
PANEL = CHECKOUT / "qgis_plugin" / "panel"
LANGUAGES = ("ky", "ru", "en")


def module(name: str) -> Any:
    return importlib.import_module(f"qgis_plugin.panel.{name}")


def words(file: str, language: str) -> Any:
    return module("words").labels(file, language)


def _state(language: str) -> Any:
    """A wizard that has seen one layer with one field of codes."""
    wizard = module("wizard_state")
    state = wizard.WizardState(language)
    labels = words("categories", language)
    state.know(
        [{"kind": "parcels", "column": "category", "title": "category", "type": "text",
          "codes": "categories", "unit": ""}],
        [{"file": "categories", "code": code, "label": label, "colour": "#808080"}
         for code, label in labels.items()],
        [{"unit": "ha", "label": "ha", "in_ha": 1.0}],
        1.0,
    )  # fmt: skip
    state.layers["parcels"] = wizard.LayerState("parcels", "Участки", "parcels", "parcels.gpkg")
    state.describe({
        "table": [{"key": "parcels", "features": 3, "area_ha": 6.0}],
        "fields": [{"key": "parcels", "field": "тип", "type": "text", "filled": 3, "distinct": 2,
                    "example": "пашня", "ratio_ha": None, "most": False}],
        "values": [
            {"key": "parcels", "field": "тип", "value": "пашня", "features": 2, "area_ha": 4.0},
            {"key": "parcels", "field": "тип", "value": "?", "features": 1, "area_ha": 2.0},
        ],
        "codes": [{"file": "categories", "value": "пашня", "code": "agricultural", "score": 0.9}],
        "proposals": [{"key": "parcels", "column": "category", "field": "тип", "score": 1.0}],
    })  # fmt: skip
    return state


def _of_state(file: str, name: str, language: str) -> Any:
    page = getattr(module(file), name)(_state(language))
    page.refresh()
    return page


def _measures(language: str) -> Any:
    names = ("measure_sections", "unit_costs", "finance_sources")
    return module("measures_page").MeasuresPage(
        language, *(words(name, language) for name in names)
    )


def _wizard(language: str) -> Any:
    pages = [("1", make("wizard_layers_page", language))]
    return module("wizard_window").WizardWindow("SEDP", pages, "OK")


MAKERS: dict[str, Callable[[str], Any]] = {
    "issues_page": lambda _: module("issues_page").IssuesPage(),
    "measures_page": _measures,
    "plan_page": lambda _: module("plan_page").PlanPage(),
    "proposals_page": lambda language: module("proposals_page").ProposalsPage(
        words("proposal_fates", language), words("land_uses", language)
    ),
    "results_page": lambda _: module("results_page").ResultsPage(),
    "restrictions_page": lambda _: module("restrictions_page").RestrictionsPage(),
    "setup_page": lambda _: module("setup_page").SetupPage(),
    "site_page": lambda language: module("site_page").SitePage(
        words("categories", language), words("transformation_purposes", language)
    ),
    "wizard_codes_page": lambda language: _of_state("wizard_codes_page", "CodesPage", language),
    "wizard_fields_page": lambda language: _of_state("wizard_fields_page", "FieldsPage", language),
    "wizard_finish_page": lambda _: module("wizard_finish_page").FinishPage(),
    "wizard_layers_page": lambda _: module("wizard_layers_page").LayersPage(),
    "wizard_start_page": lambda _: module("wizard_start_page").StartPage(2026, "plan"),
}
WINDOWS: dict[str, Callable[[str], Any]] = {
    "details": lambda _: module("dialogs").DetailsDialog("What happened.", "Where."),
    "extract": lambda _: module("dialogs").ExtractDialog(
        "1-02-03", ["1 ha"], [["forbidden", "river strip", 12.5, "Water Code"]]
    ),
    "repair": lambda _: module("repair_box").RepairBox(),
    "wizard": _wizard,
}


def make(name: str, language: str = "en") -> Any:
    return (MAKERS | WINDOWS)[name](language)


def page_modules() -> list[str]:
    """Every page in the folder, by the name of its file."""
    return sorted(path.stem for path in PANEL.glob("*_page.py"))


def pure_modules() -> list[str]:
    """The files that name no part of QGIS but its Qt, and import none that does."""
    found = {path.stem: path.read_text("utf-8") for path in PANEL.glob("*.py")}
    bound = {
        name for name, text in found.items()
        if re.search(r"^\s*(from|import) qgis\.(core|gui|utils|analysis)", text, re.M)
        or "from ..translation" in text or "from .." in text
    }  # fmt: skip
    return sorted(set(found) - bound - {"__init__"})
