"""What is published: its contents, its conduct, its languages."""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .harness import CHECKOUT, stage

PLUGIN_SIDE = ("qgis_plugin", "processing_algorithms")
SHIPPED = (*PLUGIN_SIDE, "sedp_spatial")
FORBIDDEN_CALLS = {"eval", "exec", "__import__"}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve"}
MARKS = {"tr", "QT_TRANSLATE_NOOP"}


def sources(folders: tuple[str, ...]) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((CHECKOUT / folder).rglob("*.py")):
            yield str(path.relative_to(CHECKOUT)), ast.parse(path.read_text("utf-8"))


def test_zip_meets_the_rules_of_the_plugin_repository(plugin_zip: Path) -> None:
    assert stage.problems_of(plugin_zip) == []
    assert stage.check_starts_clean(plugin_zip) == []


def test_zip_holds_what_the_plugin_needs(plugin_zip: Path) -> None:
    with zipfile.ZipFile(plugin_zip) as opened:
        names = {name.removeprefix(f"{stage.NAME}/") for name in opened.namelist()}
        entries = stage.metadata(opened.read(f"{stage.NAME}/metadata.txt").decode("utf-8"))
    assert {"qgis_plugin/i18n/sedp_ky.qm", "qgis_plugin/i18n/sedp_ru.qm"} <= names
    assert {"sedp_spatial/worker.py", "sample_layers/municipality.gpkg"} <= names
    assert entries["icon"] in names
    assert entries["hasProcessingProvider"] == "yes"
    assert entries["version"] == stage.version()
    assert not [name for name in names if name.endswith(".ts") or "layers/generate" in name]


def test_shipped_code_does_nothing_that_scanners_refuse() -> None:
    found = []
    for name, tree in sources(SHIPPED):
        for node in ast.walk(tree):
            where = f"{name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Assert):
                found.append(f"{where} assert")
            if isinstance(node, ast.ExceptHandler) and [type(n) for n in node.body] == [ast.Pass]:
                found.append(f"{where} except: pass")
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", "")
                if called in FORBIDDEN_CALLS:
                    found.append(f"{where} {called}")
                if any(k.arg == "shell" for k in node.keywords):
                    found.append(f"{where} shell")
            if isinstance(node, ast.Import | ast.ImportFrom):
                modules = [getattr(node, "module", None), *(alias.name for alias in node.names)]
                found += [f"{where} {m}" for m in modules if m in FORBIDDEN_MODULES]
    assert found == []


@pytest.mark.parametrize("folder", PLUGIN_SIDE)
def test_plugin_side_is_python_39(folder: str) -> None:
    """The Windows installers of QGIS 3.22 to 3.28 carry Python 3.9."""
    for path in sorted((CHECKOUT / folder).rglob("*.py")):
        text = path.read_text("utf-8")
        tree = ast.parse(text, filename=str(path), feature_version=(3, 9))
        assert len(tree.body) <= 1 or "from __future__ import annotations" in text, path
        assert not any(isinstance(node, getattr(ast, "Match", ())) for node in ast.walk(tree))
        assert "tomllib" not in text, path


def marked_strings() -> set[str]:
    found = set()
    for name, tree in sources(PLUGIN_SIDE):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS and node.args:
                text = node.args[-1]
                if isinstance(text, ast.Constant):
                    found.add(str(text.value))
                elif not name.endswith(("base.py", "models/loading.py")):
                    raise AssertionError(f"{name}:{node.lineno} translates something unnamed")
    return found


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_every_sentence_is_translated(language: str) -> None:
    said: dict[str, str] = {}
    for part in sorted((CHECKOUT / "qgis_plugin/i18n" / language).glob("*.ts")):
        for message in ET.parse(part).iter("message"):
            translation = message.find("translation")
            assert translation is not None and translation.get("type") is None
            source = str(message.findtext("source"))
            assert source not in said, f"{source} stands twice, once in {part.name}"
            said[source] = translation.text or ""
    assert set(said) == marked_strings()
    for source, text in said.items():
        assert text.strip(), source
        assert placeholders(source) == placeholders(text), source


def placeholders(text: str) -> list[str]:
    return sorted(part.split("}")[0] for part in text.split("{")[1:])


def test_labels_that_users_read_are_marked_for_translation() -> None:
    """A label written in the code without ``tr`` would stay English for everybody."""
    found = []
    for name, tree in sources(("processing_algorithms",)):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called.startswith("QgsProcessingParameter") and len(node.args) > 1:
                label = node.args[1]
                if isinstance(label, ast.Constant):
                    found.append(f"{name}:{node.lineno} {label.value}")
    assert found == []


def test_kyrgyz_letters_survive() -> None:
    text = (CHECKOUT / "qgis_plugin/i18n/ky/plugin.ts").read_text("utf-8")
    assert all(letter in text for letter in "өүңӨ")
