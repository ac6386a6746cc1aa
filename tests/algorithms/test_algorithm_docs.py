"""docs/algorithms/ says what the algorithms say of themselves, in every QGIS alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .harness import CHECKOUT, Qgis, _tool

docs = _tool("algorithm_docs")
words = docs.algorithm_words


def test_committed_pages_are_those_of_the_algorithms(qgis: Qgis) -> None:
    files = docs.rendered(
        {code: docs.told(qgis.env, qgis.folder, qgis.plugins, code) for code in docs.LANGUAGES}
    )
    assert docs.differences(files) == [], "run tools/algorithm_docs.py"


def test_differences_are_seen(tmp_path: Path) -> None:
    files = {"ru/one.md": "# One\n", "ru/two.md": "# Two\n"}
    docs.write(files, tmp_path)
    assert docs.differences(files, tmp_path) == []
    (tmp_path / "ru/one.md").write_text("# Other\n", encoding="utf-8")
    (tmp_path / "ru/two.md").rename(tmp_path / "ru/three.md")
    assert docs.differences(files, tmp_path) == [
        "ru/three.md is not made of any algorithm",
        "ru/one.md differs from the algorithm",
        "ru/two.md is missing",
    ]
    docs.write(files, tmp_path)
    assert docs.differences(files, tmp_path) == []


def test_words_are_the_same_in_each_language() -> None:
    assert set(words.WORDS) == set(docs.LANGUAGES)
    keys = {language: set(said) for language, said in words.WORDS.items()}
    assert keys["ru"] == keys["ky"] == keys["en"]
    for key, said in words.WORDS["en"].items():
        for language in ("ru", "ky"):
            other = words.WORDS[language][key]
            assert re.findall(r"{\w+}", other) == re.findall(r"{\w+}", said), key
            assert re.search("[а-яё]", other), key


def test_a_bar_does_not_break_a_table() -> None:
    assert docs.table([("a", "b"), ("x|y", "1\n2")]) == [
        "| a | b |",
        "|---|---|",
        "| x\\|y | 1 2 |",
    ]


@pytest.mark.parametrize("language", docs.LANGUAGES)
def test_links_lead_somewhere(language: str) -> None:
    folder = CHECKOUT / "docs" / "algorithms" / language
    for path in folder.glob("*.md"):
        for link in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
            assert (folder / link).is_file(), f"{path.name}: {link}"
