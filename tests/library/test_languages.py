"""Whatever a user sees is there in Kyrgyz, Russian and English: the places a catalogue cannot see.

Sentences, labels and the command line have tests of their own (test_messages, test_cli); so have
the strings marked in the plugin (tests/algorithms/test_plugin_zip). Here is what could slip past
them: words written straight into a template, a model, a widget, or a style; a translation that
is only a copy; a page of the documentation that is there in one language and not in another.
"""

from __future__ import annotations

import ast
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SHIPPED = ("sedp_spatial", "qgis_plugin", "processing_algorithms")
PLUGIN = SHIPPED[1:]
I18N = CHECKOUT / "qgis_plugin" / "i18n"
LANGUAGES = ("ky", "ru", "en")
TEMPLATES = sorted((CHECKOUT / "sedp_spatial" / "report" / "templates").glob("*.html"))
SCRIPTS = sorted((CHECKOUT / "sedp_spatial" / "report" / "templates").glob("*.js"))
MODELS = sorted((CHECKOUT / "processing_algorithms" / "models").glob("*.model3"))
FILLED_IN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.S)
NOT_READ = re.compile(r"<(style|script)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.S)
READ_ATTRIBUTES = re.compile(r'\b(?:alt|title|aria-label|placeholder|content)="([^"]*)"')
WORD = re.compile(r"[^\W\d_]{3,}")
TOLD = {
    "QLabel", "QPushButton", "QCheckBox", "QGroupBox", "QAction", "QRadioButton", "QToolButton",
    "button", "wrapped", "setText", "setWindowTitle", "setToolTip", "setPlaceholderText",
    "setTitle", "addTab", "addItem", "addItems", "addRow", "setHeaderLabels", "setStatusTip",
    "setWhatsThis", "setSuffix", "setPrefix", "setSpecialValueText", "setFormat", "pushMessage",
    "pushInfo", "pushWarning", "reportError", "setProgressText", "QgsProcessingException",
    "RunError", "QgsRendererCategory", "QgsRendererRange", "setUnitLabel", "setHeading", "setName",
    "setLegendText", "setUserLabel", "QgsLayoutTableColumn", "addGroup", "QTreeWidgetItem",
    "QTableWidgetItem", "setHorizontalHeaderLabels", "QMenu", "addMenu", "addAction",
    "getOpenFileName", "getSaveFileName", "getExistingDirectory", "question", "information",
    "warning", "critical", "setInformativeText", "setAccessibleName", "setHtml", "setPlainText",
}  # fmt: skip
"""Calls whose texts somebody reads."""
NAMES = {"SEDP Spatial", "M01;M02", "HTML (*.html)", "*.csv"}
"""The same in every language."""
SAME_WORD = {
    "ha", "m", "m²", "{count}, {area} ha", "Table", "File", "Scenario", "Inventory", "Regime",
    "Plan", "Budget", "Category",
}  # fmt: skip
"""What Kyrgyz writes as Russian does."""
CODE_WORDS = re.compile(r"[a-z_]+(:[A-Z_]+)?|[A-Z_]+|(sedp|native):\w+")
READ_IN_MODELS = {"description", "help", "ALG_DESC", "model_name", "model_group", "name"}


def texts_of_template(text: str) -> list[str]:
    """Words that stand in a template itself, not put in from a catalogue."""
    bare = FILLED_IN.sub("\0", text)
    found = [value.replace("\0", "") for value in READ_ATTRIBUTES.findall(bare)]
    if "<" in bare:
        bare = re.sub(r"^.*?\0>", "", NOT_READ.sub("\n", bare))
    lines = [line.replace("\0", "").strip() for line in bare.splitlines()]
    found += [line for line in lines if not re.fullmatch(r'(class="[\w-]+")?>?', line)]
    found = [text for text in found if text not in NAMES and "width=device" not in text]
    return [text for text in found if WORD.search(text)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(path: Path) -> None:
    assert texts_of_template(path.read_text("utf-8")) == []


def texts_of_script(text: str) -> list[str]:
    """Strings of a script that read like words: several, or one that begins a sentence."""
    text = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)
    found = [one or other for one, other in re.findall(r'"([^"\n]*)"|\'([^\'\n]*)\'', text)]
    words = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}|^[A-ZА-Я][a-zа-я]{2,}$|[а-яө]")
    return [one for one in found if words.search(one) and one != "use strict"]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_no_words_of_their_own(path: Path) -> None:
    assert texts_of_script(path.read_text("utf-8")) == []


def test_words_in_a_script_are_found() -> None:
    assert texts_of_script('a.textContent = "No data"; b = "Area"; // no "two words"') == [
        "No data",
        "Area",
    ]
    assert texts_of_script('"use strict"; var x = document.getElementById("card");') == []


def test_words_in_a_template_are_found() -> None:
    assert texts_of_template("<p>{{ area }} <b>hectares</b></p>") == ["hectares"]
    assert texts_of_template('<img alt="A map" src="{{ map }}">') == ["A map"]
    assert texts_of_template("<style>p { color: red }</style><p>{{ a }}</p>") == []


def words_in_code(text: str) -> Iterator[tuple[int, str]]:
    """Texts that are handed to a widget or a message without ``tr``."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if called not in TOLD:
            continue
        given: list[ast.expr] = []
        for one in [*node.args, *(k.value for k in node.keywords)]:
            given += one.elts if isinstance(one, ast.List | ast.Tuple) else [one]
        for one in given:
            for part in one.values if isinstance(one, ast.JoinedStr) else [one]:
                said = part.value if isinstance(part, ast.Constant) else None
                if isinstance(said, str) and WORD.search(said) and said not in NAMES:
                    yield node.lineno, said


@pytest.mark.parametrize("folder", PLUGIN)
def test_widgets_say_nothing_untranslated(folder: str) -> None:
    found = [
        f"{path.name}:{line} {said}"
        for path in sorted((CHECKOUT / folder).rglob("*.py"))
        for line, said in words_in_code(path.read_text("utf-8"))
    ]
    assert found == []


def test_words_in_code_are_found() -> None:
    text = 'a = QLabel("Area")\nb.setToolTip(f"{x} hectares")\nc.setText(tr("Area"))\nd("Area")'
    assert list(words_in_code(text)) == [(1, "Area"), (2, " hectares")]


def translations(language: str) -> dict[str, str]:
    return {
        str(message.findtext("source")): str(message.findtext("translation"))
        for part in sorted((I18N / language).glob("*.ts"))
        for message in ET.parse(part).iter("message")
    }


def words_of(text: str) -> list[str]:
    """The words of a sentence without what is filled in."""
    return WORD.findall(re.sub(r"{[^}]*}", "", text))


def test_translations_are_no_copies() -> None:
    """Neither of the English source nor of each other, but for words that are the same."""
    kyrgyz, russian = translations("ky"), translations("ru")
    assert set(kyrgyz) == set(russian)
    for source in set(kyrgyz) - NAMES:
        if words_of(source):
            assert kyrgyz[source] != source, source
            assert russian[source] != source, source
        if source not in SAME_WORD and words_of(kyrgyz[source]):
            assert kyrgyz[source] != russian[source], source


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_translations_are_in_their_own_letters(language: str) -> None:
    """A text with more words in Latin letters than the source has names was not translated."""
    for source, said in translations(language).items():
        if len(words_of(source)) > 1 and source not in NAMES:
            assert re.search("[а-яё]", said.lower()), source


def texts_of_model(path: Path) -> set[str]:
    """All that a model says: titles, labels, explanations."""
    root = ET.parse(path).getroot()
    return {
        str(option.get("value"))
        for option in root.iter("Option")
        if option.get("name") in READ_IN_MODELS and option.get("value")
    }


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_models_say_only_what_is_translated(path: Path) -> None:
    known = set(translations("ky"))
    said = {text for text in texts_of_model(path) if not CODE_WORDS.fullmatch(text)}
    assert said - known == set()
    assert len(said) > 8


def test_all_three_models_are_looked_at() -> None:
    assert len(MODELS) == 3


def test_nothing_with_words_ships_that_is_looked_at_nowhere() -> None:
    """A style, layout, form or page of a new kind needs a test before it may ship."""
    kinds = {
        path.suffix
        for folder in SHIPPED
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file()
        and not {"__pycache__", ".mypy_cache", ".ruff_cache"} & set(path.parts)
        and not any(part.startswith(".") for part in path.parts[len(CHECKOUT.parts) :])
    }
    looked_at = {".py", ".toml", ".html", ".css", ".js", ".ts", ".model3", ".sql", ".svg", ".pyc"}
    built = {".nbi", ".nbc", ".qm"}  # of .py and .ts, by who works with a linked plugin too
    assert kinds - looked_at - built == set()


def test_pictures_that_ship_hold_no_words() -> None:
    for path in (CHECKOUT / "qgis_plugin").rglob("*.svg"):
        said = [e.text for e in ET.parse(path).iter() if e.tag.endswith("}text") and e.text]
        assert not [text for text in said if WORD.search(text)], path.name


def entries(node: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each table of a code file that says something in a language."""
    if isinstance(node, dict):
        if set(node) & set(LANGUAGES) and any(isinstance(node.get(c), str) for c in LANGUAGES):
            yield where, node
        for key, inner in node.items():
            yield from entries(inner, f"{where}.{key}")
    elif isinstance(node, list):
        for place, inner in enumerate(node):
            yield from entries(inner, f"{where}[{place}]")


@pytest.mark.parametrize(
    "path", sorted((CHECKOUT / "sedp_spatial/codes").glob("*.toml")), ids=lambda path: path.stem
)
def test_what_a_code_file_says_it_says_in_each_language(path: Path) -> None:
    for where, entry in entries(tomllib.loads(path.read_text("utf-8")), path.stem):
        missing = [c for c in LANGUAGES if not str(entry.get(c, "")).strip()]
        assert missing == [], where


@pytest.mark.parametrize("part", ["algorithms", "guide"])
def test_documentation_has_the_same_pages_in_each_language(part: str) -> None:
    pages = {
        language: {p.name for p in (CHECKOUT / "docs" / part / language).glob("*.md")}
        for language in LANGUAGES
    }
    assert pages["ru"] == pages["ky"] == pages["en"] and pages["ru"]


@pytest.mark.parametrize(("language", "letters"), [("ky", "өүң"), ("ru", "ыъщ")])
def test_documentation_is_in_its_own_language(language: str, letters: str) -> None:
    for part in ("algorithms", "guide"):
        text = "".join(
            p.read_text("utf-8") for p in (CHECKOUT / "docs" / part / language).glob("*.md")
        )
        assert all(letter in text.lower() for letter in letters), part
        if language == "ru":
            assert not re.search("[өүңӨҮҢ]", re.sub("`[^`]*`|«[^»]*»", "", text)), part
