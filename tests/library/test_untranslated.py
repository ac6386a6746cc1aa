"""Words that would reach a reader without having been translated.

Sentences of the library and of the plugin have tests of their own (catalogue, ``.ts`` files).
These look where words could slip in beside them: in templates, and in what the algorithms and
the models say of themselves.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
TEMPLATES = CHECKOUT / "sedp_spatial" / "report" / "templates"
ALGORITHMS = CHECKOUT / "docs" / "algorithms"
READ = ("alt", "aria-label", "placeholder", "title")
"""Attributes that a reader sees or hears."""
NAMES = {"OpenStreetMap", "QGIS", "SEDP Spatial"}
"""The same in every language."""
CYRILLIC = re.compile("[а-яёңөү]", re.I)


class Words(HTMLParser):
    """What of a page is read: its text and a few attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        self.found += [value or "" for name, value in attrs if name in READ]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def words_of(template: str) -> list[str]:
    """What stands in a template itself and not in what is put into it."""
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", template, flags=re.S)
    reader = Words()
    reader.feed(bare)
    # An attribute may stand in a block of its own, which the page's frame puts into its tag.
    attribute = r"[\w-]+=\"[^\"]*\""
    texts = (re.sub(rf"&\w+;|{attribute}", " ", text).strip() for text in reader.found)
    return [text for text in texts if re.search(r"[^\W\d_]{2,}", text) and text not in NAMES]


def spoken_by(script: str) -> list[str]:
    """Words that a script writes into the page."""
    written = r"(?:textContent|innerText|title|placeholder|ariaLabel)\s*=\s*(['\"`])(.*?)\1"
    called = r"(?:alert|confirm|createTextNode)\(\s*(['\"`])(.*?)\1"
    texts = [found[1] for found in re.findall(f"{written}", script)]
    texts += [found[1] for found in re.findall(f"{called}", script)]
    bare = (re.sub(r"\$\{.*?\}", " ", text) for text in texts)
    return [text for text in bare if re.search(r"[^\W\d_]{2,}", text)]


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("*.html")))
def test_templates_hold_no_words_of_their_own(name: str) -> None:
    assert words_of((TEMPLATES / name).read_text("utf-8")) == []


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("*.js")))
def test_scripts_of_pages_hold_no_words_of_their_own(name: str) -> None:
    assert spoken_by((TEMPLATES / name).read_text("utf-8")) == []


def test_style_sheets_hold_no_words() -> None:
    for path in TEMPLATES.glob("*.css"):
        said = re.findall(r"content:\s*['\"]([^'\"]*)['\"]", path.read_text("utf-8"))
        assert not [text for text in said if re.search(r"[^\W\d_]{2,}", text)], path.name


def test_words_that_slipped_in_are_found() -> None:
    assert words_of("<h1>{{ t.title }}</h1><p>Total</p>") == ["Total"]
    assert words_of('<img alt="Map" src="{{ x }}">') == ["Map"]
    assert words_of("<script>const a = 'b c'</script><td>{{ a }} &nbsp;%</td>") == []
    assert spoken_by("cell.textContent = 'Nothing'; x.title = `${a}`; alert(\"No\")") == [
        "Nothing",
        "No",
    ]


def cells(language: str) -> dict[str, list[str]]:
    """What a reader sees of each algorithm and model: title, explanation, cells of tables."""
    found = {}
    for path in sorted((ALGORITHMS / language).glob("*.md")):
        told = path.read_text("utf-8").split("```")[0]
        texts = [cell.strip() for cell in re.split(r"\n|(?<!\\)\|", told)]
        found[path.stem] = [text for text in texts if text and not re.fullmatch(r"[-`#| ]+", text)]
    return found


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_algorithms_and_models_speak_the_language(language: str) -> None:
    """No cell of more than a word or two is left in English."""
    english = [
        f"{name}: {text}"
        for name, texts in cells(language).items()
        for text in texts
        if not CYRILLIC.search(text) and len(re.findall(r"[A-Za-z]{3,}", text)) > 1
        if not re.fullmatch(r"`[^`]*`", text)
    ]
    assert english == []


def test_kyrgyz_is_not_russian() -> None:
    """A sentence that is the same in both was copied and not translated."""
    russian = {text for texts in cells("ru").values() for text in texts}
    copied = [
        f"{name}: {text}"
        for name, texts in cells("ky").items()
        for text in texts
        if text in russian and len(text.split()) > 3 and CYRILLIC.search(text)
    ]
    assert copied == []
