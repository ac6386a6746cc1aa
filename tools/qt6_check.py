#!/usr/bin/env python3
"""Finds what works under Qt 5 and fails under Qt 6, before anybody starts QGIS 4.

What flake8-qgis knows (removed calls, removed classes, QVariant's types) is left to flake8-qgis.
This finds what it does not: members of enums without their scope. For Qt's own classes PyQt6
itself is asked whether it has the attribute; for those of QGIS, which is not there, a member is
known by its spelling, as PyQGIS spells them all: ``QgsWkbTypes.PolygonGeometry``. ::

    qt6_check.py            look through the plugin
    qt6_check.py FILE ...   look through these

Exit codes: 0 nothing found, 1 something found, 2 wrong use.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDERS = ("qgis_plugin", "processing_algorithms")
QT = re.compile(r"qgis\.PyQt\.(\w+)$")
MOVED = ("QAction", "QActionGroup", "QFileSystemModel", "QShortcut")
"""What qgis.PyQt.QtWidgets still gives under Qt 6 though it has moved to QtGui."""
GONE = {
    ("QtCore", "QVariant"): "QVariant",
    ("QtCore", "NULL"): "NULL",
}
"""What qgis.PyQt adds to PyQt6."""
MEMBER = re.compile(r"[A-Z][a-z]\w*$")
ENUMS = re.compile(
    r"(Type|Flag|Flags|Level|Mode|Role|Policy|Capability|Behavior|Result|Unit|ActionOnExistingFile)$"
)
"""How PyQGIS ends the names of enums themselves."""


BEFORE = "# Qt 5 only"
"""Ends a line that is reached in older versions of QGIS only."""


def _before_qt_6(tree: ast.Module) -> set[int]:
    """What stands under ``except ImportError``: the old place of something that has moved."""
    return {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and getattr(node.type, "id", "") == "ImportError"
        for inner in ast.walk(node)
    }


def dotted(node: ast.expr) -> list[str]:
    """``a.b.c`` as its names; nothing for anything else."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else []


def qt_object(module: str, name: str) -> Any:
    """What PyQt6 has under a name, or None."""
    found = getattr(importlib.import_module(f"PyQt6.{module}"), name, None)
    if found is None and module == "QtWidgets" and name in MOVED:
        found = getattr(importlib.import_module("PyQt6.QtGui"), name)
    return found


def imported(tree: ast.Module) -> dict[str, tuple[str, str]]:
    """The module and the name in it, by the name in the file, of all that comes from QGIS."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis."):
            for alias in node.names:
                found[alias.asname or alias.name] = (str(node.module), alias.name)
    return found


def findings(text: str, file: str = "") -> Iterator[str]:
    """Each thing in a source that Qt 6 does not have, with its line."""
    tree = ast.parse(text, filename=file)
    names = imported(tree)
    inner = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    called = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    lines = text.splitlines()
    only_before = _before_qt_6(tree)
    for node in ast.walk(tree):
        if id(node) in only_before or lines[getattr(node, "lineno", 1) - 1].endswith(BEFORE):
            continue
        where = f"{file}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.ImportFrom | ast.Import):
            yield from _imports(node, where)
        if not isinstance(node, ast.Attribute) or id(node) in inner:
            continue
        chain = dotted(node)
        if not chain or chain[0] not in names:
            continue
        module, name = names[chain[0]]
        said = ".".join(chain)
        if qt := QT.match(module):
            if (qt[1], name) not in GONE and not _has(qt_object(qt[1], name), chain[1:]):
                yield f"{where} {said}: PyQt6 has no such attribute; write the enum's scope"
        elif (
            len(chain) == 2
            and id(node) not in called
            and MEMBER.match(chain[1])
            and not ENUMS.search(chain[1])
        ):
            yield f"{where} {said}: a member without its enum; write the enum's scope"


def _imports(node: ast.ImportFrom | ast.Import, where: str) -> Iterator[str]:
    modules = [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        modules = [node.module or ""]
        if qt := QT.match(modules[0]):
            for alias in node.names:
                if (qt[1], alias.name) not in GONE and qt_object(qt[1], alias.name) is None:
                    yield f"{where} {alias.name}: PyQt6's {qt[1]} has no such class"
    for module in modules:
        if module.split(".")[0] in {"PyQt5", "PyQt6", "sip", "PySide2", "PySide6"}:
            yield f"{where} {module}: import Qt through qgis.PyQt"


def _has(found: Any, attributes: Sequence[str]) -> bool:
    for name in attributes:
        if not hasattr(found, name):
            return False
        found = getattr(found, name)
    return True


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args(argv)
    files = options.files or [p for f in FOLDERS for p in sorted((CHECKOUT / f).rglob("*.py"))]
    found = [one for path in files for one in findings(path.read_text("utf-8"), str(path))]
    for one in found:
        print(one)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
