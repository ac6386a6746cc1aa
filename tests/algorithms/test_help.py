"""Help that came with the zip, asked for in real QGIS as a user asks for it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from .harness import CHECKOUT, Qgis, stage
from .test_provider import ALGORITHMS, MODELS

PICTURES = CHECKOUT / "build" / "screenshots"
"""Left for people to look at."""
LANGUAGES = ("ky", "ru", "en")
LARGEST_ZIP = 8_000_000
CHAPTERS = {
    "plan": "05-plan",
    "measures": "08-measures",
    "results": "05-plan",
    "issues": "02-check",
    "restrictions": "04-parcel",
    "site": "07-transformation",
    "proposals": "09-proposals",
    "setup": "01-install",
}


@pytest.fixture(scope="session")
def told(qgis: Qgis) -> dict[str, Any]:
    """One session in QGIS."""
    out = qgis.folder / "out" / "help"
    out.mkdir()
    found = qgis.python("help_urls.py", qgis.inside(qgis.folder / "layers"), qgis.inside(out))
    PICTURES.mkdir(parents=True, exist_ok=True)
    for picture in out.glob("*.png"):
        shutil.copy2(picture, PICTURES / f"{qgis.env.name}-{picture.name}")
    return dict(found)


@pytest.fixture(scope="session")
def unpacked(plugin_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zip")
    with zipfile.ZipFile(plugin_zip) as opened:
        opened.extractall(folder)
    return folder / stage.NAME / stage.HELP


def test_the_zip_holds_all_of_it_and_stays_small(plugin_zip: Path, unpacked: Path) -> None:
    assert plugin_zip.stat().st_size < LARGEST_ZIP
    assert stage.help_pages.problems(unpacked) == []
    for language in LANGUAGES:
        found = {path.stem for path in (unpacked / language / "algorithms").glob("*.html")}
        assert found == {*ALGORITHMS, *MODELS}
        assert len(list((unpacked / language / "guide").glob("*.html"))) == 12


def test_a_zip_without_help_is_not_published(plugin_zip: Path, tmp_path: Path) -> None:
    poorer = tmp_path / "poorer.zip"
    with zipfile.ZipFile(plugin_zip) as opened, zipfile.ZipFile(poorer, "w") as copy:
        for name in opened.namelist():
            if "/help/ky/" not in name:
                copy.writestr(name, opened.read(name))
    assert stage.problems_of(poorer) == ["help/ky/index.html is missing"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_algorithm_opens_its_page(told: dict[str, Any], language: str) -> None:
    wanted = {name: f"{language}/algorithms/{name}.html" for name in (*ALGORITHMS, *MODELS)}
    assert told["urls"][language] == wanted
    assert told["plain"] and told["copies"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_opens_the_contents(told: dict[str, Any], language: str) -> None:
    title = {"ky": "Колдонмо", "ru": "Руководство", "en": "Guide"}[language]
    assert told["menu"][language] == [title, [f"{language}/index.html"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_of_the_panel_opens_its_chapter(told: dict[str, Any], language: str) -> None:
    wanted = {name: [f"{language}/guide/{chapter}.html"] for name, chapter in CHAPTERS.items()}
    assert told["panel"][language] == wanted
    assert told["button"] == [True, True] and told["width"] <= 420
    assert told["explained"] == ["?", "What this page is for: opens the guide"]


def test_a_page_that_is_not_translated_opens_in_english(told: dict[str, Any]) -> None:
    assert told["in_english"] == "en/algorithms/balance.html"


def test_what_cannot_be_opened_is_named(told: dict[str, Any]) -> None:
    texts, path = told["not_opened"]
    assert len(texts) == 1 and path in texts[0]


def test_a_folder_without_pages_has_no_help_and_no_trouble(told: dict[str, Any]) -> None:
    url, texts, opened = told["no_help"]
    assert url == "" and opened == []
    assert len(texts) == 1 and "zip" in texts[0]


def test_nothing_is_left_behind(told: dict[str, Any]) -> None:
    assert told["left"] == [0, True]
    assert told["errors"] == [] and told["python_log"] == []
