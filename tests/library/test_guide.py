"""The user guide quotes what stands on the screen, and shows what a test has drawn."""

from __future__ import annotations

import ast
import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from sedp_spatial import cli

CHECKOUT = Path(__file__).resolve().parents[2]
GUIDE = CHECKOUT / "docs" / "guide"
LANGUAGES = ("ru", "ky", "en")
CHAPTERS = sorted(path.name for path in (GUIDE / "ru").glob("*.md"))
QUOTED = re.compile("«([^»]+)»|“([^”]+)”")
"""What stands on the screen; names of QGIS's own parts are in italics instead."""
COMMAND = re.compile(r"`sedp-spatial ((?:district )?[\w-]+)([^`]*)`")
INSIDE = CHECKOUT / "tests" / "algorithms" / "inside"


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "guide_pictures", CHECKOUT / "tools" / "guide_pictures.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def guides(language: str) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((GUIDE / language).glob("*.md"))}


def shown(language: str) -> set[str]:
    """All that the plugin can show in a language."""
    found = set()
    for path in (CHECKOUT / "qgis_plugin" / "i18n" / ("ru" if language == "en" else language)).glob(
        "*.ts"
    ):
        for message in ET.parse(path).iter("message"):
            name = "source" if language == "en" else "translation"
            found.add((message.findtext(name) or "").strip())
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_there(language: str) -> None:
    assert len(CHAPTERS) == 13 and sorted(guides(language)) == CHAPTERS
    cover = guides(language)["README.md"]
    assert re.findall(r"\((\d\d-\w+\.md)\)", cover) == CHAPTERS[:-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_quoted_words_stand_on_the_screen(language: str) -> None:
    known = shown(language)
    unknown = [
        f"{name}: {found}"
        for name, text in guides(language).items()
        for pair in QUOTED.findall(text)
        if (found := "".join(pair)) not in known
    ]
    assert unknown == []


def test_words_that_are_on_no_screen_are_found() -> None:
    assert "Рассчитать всё" in shown("ru") and "Run all" in shown("en")
    assert "Посчитать всё" not in shown("ru")
    assert ["".join(pair) for pair in QUOTED.findall("«А» и “B”")] == ["А", "B"]


def shape(text: str, language: str) -> tuple[list[str], ...]:
    """Steps, pictures, links and headings of a chapter, without its words."""
    pictures = re.findall(r"\(\.\./pictures/(\S+)-\w\w\.png\)", text)
    links = re.findall(r"[^!]\[[^\]]*\]\((\S+)\)", text)
    return (
        re.findall(r"^(\d+)\. ", text, re.M),
        pictures,
        [link.replace(f"/{language}/", "//") for link in links],
        re.findall(r"^(#+) ", text, re.M),
    )


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapters_say_the_same_in_each_language(name: str) -> None:
    """The same steps, pictures and links; only the words differ."""
    told = {language: guides(language)[name] for language in LANGUAGES}
    shapes = {language: shape(text, language) for language, text in told.items()}
    assert shapes["ru"] == shapes["ky"] == shapes["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_chapters_say_who_what_and_how_to_know(language: str) -> None:
    words = {
        "ru": ("**Кто:**", "**Понадобится:**", "**Как понять, что всё верно.**"),
        "ky": ("**Ким:**", "**Керек болот:**", "**Туура экенин кантип билсе болот.**"),
        "en": ("**Who:**", "**You need:**", "**How to know that it is right.**"),
    }
    for name, text in guides(language).items():
        if name != "README.md":
            assert [word for word in words[language] if word not in text] == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_somewhere(language: str) -> None:
    for name, text in guides(language).items():
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (GUIDE / language / link).is_file(), f"{name}: {link}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_algorithms_are_called_by_their_names(language: str) -> None:
    folder = CHECKOUT / "docs" / "algorithms" / language
    for name, text in guides(language).items():
        for said, file in re.findall(r"\[([^\]]+)\]\(\S*/algorithms/\w\w/(\w+\.md)\)", text):
            title = (folder / file).read_text("utf-8").splitlines()[0].removeprefix("# ")
            assert said == title or file == "README.md", f"{name}: {said}, not {title}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folder_of_wheels_holds_what_the_plugin_installs(language: str) -> None:
    """The one line that is typed where there is a network, for a place where there is none."""
    path = CHECKOUT / "qgis_plugin" / "panel" / "child_environment.py"
    lists = [
        ast.literal_eval(node.value)
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        and getattr(node.targets[0], "id", "") in ("REQUIRED", "OPTIONAL")
    ]
    packages = [re.split("[<>=]", name)[0] for found in lists for name in found]
    said = re.search(r"pip download --dest wheels (.+)", guides(language)["01-install.md"])
    assert said is not None and said[1].split() == packages


def test_pictures_are_small_and_all_of_them_shown(pictures: ModuleType) -> None:
    wanted = {f"{name}-{language}.png" for name, language in pictures.named()}
    assert {path.name for path in pictures.PICTURES.glob("*")} == wanted
    for path in pictures.PICTURES.glob("*.png"):
        assert path.stat().st_size <= pictures.LARGEST, path.name


def test_each_picture_is_made_by_a_test(pictures: ModuleType) -> None:
    """A script inside QGIS names it, in every language that shows it."""
    scripts = "\n".join(path.read_text("utf-8") for path in INSIDE.glob("*.py"))
    patterns = [
        re.sub(r"\\{.*?\\}", r"[\\w-]+", re.escape(name))
        for name in re.findall(r'"(\w(?:\{[^}]*\}|[^"{\s])*)\.png"', scripts)
    ]
    unmade = [
        f"{name}-{language}"
        for name, language in sorted(pictures.named())
        if f'"{name}"' not in scripts
        and not any(re.fullmatch(pattern, f"{name}-{language}") for pattern in patterns)
    ]
    assert unmade == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_and_their_options_exist(language: str) -> None:
    for name, text in guides(language).items():
        for command, rest in COMMAND.findall(text):
            told = CliRunner().invoke(cli.app, [*command.split(), "--help"])
            assert told.exit_code == 0, f"{name}: {command}"
            for option in re.findall(r"--[\w-]+", rest):
                assert option in told.stdout, f"{name}: {command} {option}"


def test_pictures_lose_colours_until_they_are_small(pictures: ModuleType, tmp_path: Path) -> None:
    from PIL import Image

    noise = Image.effect_noise((900, 500), 60).convert("RGB")
    noise.save(tmp_path / "noise.png")
    pictures.take(tmp_path / "noise.png", tmp_path / "small.png")
    assert (tmp_path / "small.png").stat().st_size < (tmp_path / "noise.png").stat().st_size
