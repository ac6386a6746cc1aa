"""The help in the plugin's zip: a page for everything in each language, and every link leads on."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import sys
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ky", "ru", "en")
LARGEST = 4_000_000
"""Bytes of the whole help before it is packed."""


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "help_pages", CHECKOUT / "tools" / "help_pages.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["help_pages"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def written(pages: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(pages.write(tmp_path_factory.mktemp("a folder") / "жардам"))


def algorithms() -> set[str]:
    """The ids that the plugin's own sources give, and the models that ship."""
    folder = CHECKOUT / "processing_algorithms"
    found = {path.stem for path in (folder / "models").glob("*.model3")}
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "ID":
                found.add(ast.literal_eval(node.value))
    return found - {""}


def plugin_constant(file: str, name: str) -> dict[str, str]:
    """A constant of the plugin, which cannot be imported without QGIS."""
    for node in ast.parse((CHECKOUT / file).read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
            return dict(ast.literal_eval(node.value))
    raise AssertionError(f"{file} has no {name}")


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", "", html)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_algorithm_and_chapter_has_a_page(written: Path, language: str) -> None:
    named = algorithms()
    assert len(named) > 25
    assert {path.stem for path in (written / language / "algorithms").iterdir()} == named
    chapters = {path.stem for path in (CHECKOUT / "docs/guide" / language).glob("[0-9]*.md")}
    assert {path.stem for path in (written / language / "guide").iterdir()} == chapters
    contents = (written / language / "index.html").read_text("utf-8")
    listed = set(re.findall(r'href="(?:algorithms|guide)/([\w-]+)\.html"', contents))
    assert listed == named | chapters


def test_every_link_and_picture_leads_somewhere(pages: ModuleType, written: Path) -> None:
    assert pages.problems(written) == []
    shown = {
        name
        for path in written.rglob("*.html")
        for name in re.findall(r'src="\.\./\.\./pictures/([\w-]+\.png)"', path.read_text("utf-8"))
    }
    assert shown == {path.name for path in (written / "pictures").iterdir()}


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ('<a href="../guide/13-none.html">x</a>', "13-none.html leads nowhere"),
        ('<a href="../index.html#none">x</a>', "no such part"),
        ('<img src="https://example.org/a.png">', "from a network"),
        ('<link rel="stylesheet" href="//example.org/a.css">', "from a network"),
        ('<a href="http://example.org">x</a>', "from a network"),
        ("<script>1</script>", "<script>"),
        ('<a href="../../../outside.html">x</a>', "outside.html leads nowhere"),
    ],
)
def test_what_leads_nowhere_is_found(
    pages: ModuleType, written: Path, tmp_path: Path, planted: str, told: str
) -> None:
    folder = tmp_path / "help"
    shutil.copytree(written, folder)
    (tmp_path / "outside.html").write_text("", encoding="utf-8")
    page = folder / "en" / "algorithms" / "balance.html"
    text = page.read_text("utf-8").replace("</main>", f"{planted}</main>")
    page.write_text(text, encoding="utf-8")
    found = pages.problems(folder)
    assert len(found) == 1 and found[0].startswith("en/algorithms/balance.html: ")
    assert told in found[0]


def test_a_source_that_links_to_nothing_is_found(pages: ModuleType, tmp_path: Path) -> None:
    for language in LANGUAGES:
        folder = tmp_path / "docs" / "guide" / language
        folder.mkdir(parents=True)
        (folder / "README.md").write_text("# A\n\n[b](01-b.md), [c](01-c.md)\n", encoding="utf-8")
        (folder / "01-b.md").write_text("# B\n\n![d](../pictures/d.png)\n", encoding="utf-8")
    found = pages.problems(pages.write(tmp_path / "help", tmp_path / "docs"))
    assert found == [
        problem
        for language in sorted(LANGUAGES)
        for problem in (
            f"{language}/guide/01-b.html: ../pictures/d.png leads nowhere",
            f"{language}/index.html: 01-c.md leads nowhere",
        )
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_algorithms_and_chapters_lead_to_each_other(
    pages: ModuleType, written: Path, language: str
) -> None:
    told = {name for members in pages.CHAPTERS.values() for name in members}
    assert told == algorithms()
    for chapter, members in pages.CHAPTERS.items():
        text = (written / language / "guide" / f"{chapter}.html").read_text("utf-8")
        for name in members:
            assert f'href="../algorithms/{name}.html"' in text, f"{chapter}: {name}"
            back = (written / language / "algorithms" / f"{name}.html").read_text("utf-8")
            assert f'href="../guide/{chapter}.html"' in back, f"{name}: {chapter}"
    mentioned = {
        (path.stem, name)
        for path in (CHECKOUT / "docs/guide" / language).glob("[0-9]*.md")
        for name in re.findall(r"algorithms/\w\w/(\w+)\.md", path.read_text("utf-8"))
    }
    assert {(c, name) for c, members in pages.CHAPTERS.items() for name in members} >= mentioned


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_sources_is_lost(pages: ModuleType, written: Path, language: str) -> None:
    """Each heading, each cell of a table and each paragraph's first words stand on the page."""
    for source, target in pages.placed().items():
        if not source.endswith(".md") or f"/{language}/" not in source:
            continue
        html = (written / target.partition("#")[0]).read_text("utf-8")
        shown = text_of(html)
        markdown = (CHECKOUT / "docs" / source).read_text("utf-8")
        rows = [line for line in markdown.splitlines() if line.startswith("| ")]
        assert html.count("<tr>") == len(rows), source
        said = [line.lstrip("#").strip() for line in markdown.splitlines() if line[:1] == "#"]
        said += [cell.strip(" `") for row in rows for cell in re.split(r"(?<!\\)\|", row)]
        assert [one for one in said if one.replace("\\|", "|") not in shown] == [], source
        assert len(shown) > 0.8 * len(re.sub(r"\]\([^)]*\)|[-|*`#]", "", markdown)), source


def test_pages_are_of_their_language_and_of_this_folder_only(written: Path) -> None:
    style = (written / "style.css").read_text("utf-8")
    assert "url(" not in style and "@import" not in style
    for path in written.rglob("*.html"):
        text = path.read_text("utf-8")
        language = path.relative_to(written).parts[0]
        assert text.startswith(f'<!DOCTYPE html>\n<html lang="{language}">'), path
        assert '<meta charset="utf-8">' in text and text.count("<h1>") == 1, path
        others = {"ky", "ru", "en"} - {language}
        assert set(re.findall(r'hreflang="(\w\w)"', text)) == others, path


def test_help_is_small_and_always_the_same(
    pages: ModuleType, written: Path, tmp_path: Path
) -> None:
    again = pages.write(tmp_path)
    files = {path.relative_to(written) for path in written.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    assert all((written / name).read_bytes() == (again / name).read_bytes() for name in files)
    assert sum((written / name).stat().st_size for name in files) < LARGEST


def test_what_was_there_before_is_gone(pages: ModuleType, tmp_path: Path) -> None:
    old = tmp_path / "help" / "en" / "algorithms" / "removed.html"
    old.parent.mkdir(parents=True)
    old.write_text("", encoding="utf-8")
    pages.write(tmp_path / "help")
    assert not old.exists()


def test_html_in_a_source_is_text(pages: ModuleType) -> None:
    html = pages.html_of("a <script>b</script> & `c<d`", "guide/en/x.md", "en/guide/x.html", {})
    assert "<script>" not in html and "&lt;script&gt;" in html and "c&lt;d" in html


def test_long_names_break_at_underscores_and_stay_whole(pages: ModuleType) -> None:
    html = pages.html_of("`DEMAND_FILE`, `district_code`", "guide/en/x.md", "en/guide/x.html", {})
    assert "<code>DEMAND_<wbr>FILE</code>" in html and "<code>district_code</code>" in html
    assert text_of(html) == "DEMAND_FILE, district_code"


def test_each_page_of_the_panel_has_its_chapter(written: Path) -> None:
    chapters = plugin_constant("qgis_plugin/help.py", "CHAPTERS")
    dock = ast.parse((CHECKOUT / "qgis_plugin/panel/dock.py").read_text("utf-8"))
    makers = {node.name for node in dock.body if isinstance(node, ast.FunctionDef)}
    shown = {name for name in makers if not name.startswith("_")}
    assert len(shown) >= 8 and set(chapters) == shown
    for language in LANGUAGES:
        for chapter in chapters.values():
            assert (written / language / "guide" / f"{chapter}.html").is_file(), chapter
