"""The main job on the sample municipality: the whole plan, and the yearly balance out of it."""

from __future__ import annotations

import os
from importlib import metadata
from pathlib import Path
from typing import Any

from .console import ConsoleFeedback, words
from .errors import UsageError
from .layers import read_layer
from .messages import LANGUAGES
from .plan import PlanResult, run_plan
from .report.geopackage import write_geopackage
from .report.page import write_page
from .report.workbook import write_workbook

YEAR = 2026
_FIRST = "municipality.gpkg"
_SHARED = Path("share/sedp-spatial/sample_layers")  # as pyproject.toml has it
_BALANCE = ("balance", "registered", "change", "check")


def run_demo(out: Path, lang: str, feedback: ConsoleFeedback) -> dict[str, Path]:
    """Run the sample plan, and write the yearly balance in the forms of its own.

    Parameters
    ----------
    out : Path
        A folder; made if it is not there.
    lang : str
        The language of the balance; documents are written in all three, this one first.
    feedback : ConsoleFeedback

    Returns
    -------
    dict
        Where the results lie: ``document``, ``section_page``, ``plan_workbook``,
        ``plan_geopackage`` of the plan; ``workbook``, ``geopackage``, ``page`` of the balance.
    """
    folder = sample_folder()
    out.mkdir(parents=True, exist_ok=True)
    feedback.start("say.planning", path=folder / "plan.toml")
    languages = [lang, *(one for one in LANGUAGES if one != lang)]
    plan = run_plan(
        folder / "plan.toml",
        out / "plan",
        languages=languages,
        processes=min(len(languages), os.cpu_count() or 1),
        feedback=feedback,
    )
    written = {path.name: path for path in plan.outputs.values()}
    named = {
        "document": f"mejkindik_{lang}.docx",
        "section_page": f"mejkindik_{lang}.html",
        "plan_workbook": "plan.xlsx",
        "plan_geopackage": "plan.gpkg",
    }
    paths = {key: written[name] for key, name in named.items() if name in written}
    paths |= _write_balance(out, folder / _FIRST, plan, lang, feedback)
    return {name: path.resolve() for name, path in paths.items()}


def _write_balance(
    out: Path, source: Path, plan: PlanResult, lang: str, feedback: ConsoleFeedback
) -> dict[str, Path]:
    """The balance that the plan worked out, as land specialists hand it in."""
    parcels = read_layer(source, "parcels", kind="parcels")
    boundary = read_layer(source, "boundary", kind="boundary")
    results: dict[str, Any] = {name: plan.parts[name] for name in _BALANCE}
    said: dict[str, Any] = {
        "lang": lang,
        "title": words("say.demo_title", lang, year=YEAR),
        "territory_name": str(boundary[f"name_{lang}"].iloc[0]),
    }
    paths = {
        "workbook": out / "land_balance.xlsx",
        "geopackage": out / "land_balance.gpkg",
        "page": out / "land_balance.html",
    }
    feedback.start("say.writing", path=paths["workbook"])
    write_workbook(paths["workbook"], **results, **said)
    feedback.start("say.writing", path=paths["geopackage"])
    layers = {"parcels": parcels, "boundary": boundary, **results}
    write_geopackage(paths["geopackage"], layers, lang=lang)
    feedback.start("say.writing", path=paths["page"])
    write_page(paths["page"], parcels=parcels, boundary=boundary, **results, **said)
    return paths


def sample_folder() -> Path:
    """Where the sample layers lie: beside the library, or where its wheel has put them.

    They lie beside it in a checkout and in the plugin.

    Raises
    ------
    UsageError
    """
    beside = Path(__file__).resolve().parent.parent
    places = [beside / "sample_layers", beside / _SHARED, *_installed()]  # second: pip --target
    found = next((one for one in places if (one / _FIRST).exists()), None)
    if found is None:
        raise UsageError("error.no_file", path=str(places[0] / _FIRST))
    return found


def _installed() -> list[Path]:
    """The folder of the sample by the list of what pip has installed."""
    try:
        files = metadata.files("sedp-spatial") or []
    except metadata.PackageNotFoundError:
        return []
    listed = [one for one in files if one.parts[-2:] == ("sample_layers", _FIRST)]
    return [Path(str(one.locate())).resolve().parent for one in listed]
