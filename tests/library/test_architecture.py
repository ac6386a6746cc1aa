"""The house stands as docs/architecture.md draws it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "sedp_spatial"
DRAWING = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def drawn_rooms() -> dict[str, tuple[int, str]]:
    """Floor and room by file or folder, as the table in the drawing has them."""
    table = DRAWING.split("<!-- floors")[1].split("<!-- /floors")[0]
    rooms: dict[str, tuple[int, str]] = {}
    for row in re.findall(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|", table, flags=re.MULTILINE):
        floor, room, files = int(row[0]), row[1].strip(), re.findall(r"`([^`]+)`", row[2])
        rooms.update(dict.fromkeys(files, (floor, room)))
    return rooms


ROOMS = drawn_rooms()
FILES = sorted(
    path.relative_to(LIBRARY).as_posix()
    for path in LIBRARY.rglob("*.py")
    if path != LIBRARY / "__init__.py"
)


def room_of(file: str) -> tuple[int, str]:
    head = file.split("/")[0]
    return ROOMS[f"{head}/" if "/" in file else head]


def imported_files(file: str) -> set[str]:
    """The files of the library that a file imports, wherever in it the import stands."""
    package = ["sedp_spatial", *file.split("/")[:-1]]
    found: set[str] = set()
    for node in ast.walk(ast.parse((LIBRARY / file).read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or node.level == 0:
            continue
        base = package[: len(package) - node.level + 1] + (node.module or "").split(".")
        parts = [part for part in base[1:] if part]
        for name in [[], *([alias.name] for alias in node.names)]:
            target = "/".join([*parts, *name])
            for candidate in (f"{target}.py", f"{target}/__init__.py"):
                if (LIBRARY / candidate).is_file() and candidate not in ("__init__.py", file):
                    found.add(candidate)
    return found


def test_every_file_has_a_room_and_every_room_its_files():
    homeless = [
        file for file in FILES if (f"{file.split('/')[0]}/" if "/" in file else file) not in ROOMS
    ]
    assert homeless == []
    assert [name for name in ROOMS if not (LIBRARY / name).exists()] == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_imports_only_from_below_or_its_own_room(file):
    floor, room = room_of(file)
    for imported in imported_files(file):
        its_floor, its_room = room_of(imported)
        assert its_floor < floor or its_room == room, (
            f"{file} (floor {floor}, {room}) imports {imported} (floor {its_floor}, {its_room})"
        )


def test_the_reader_of_imports_sees_them():
    assert "geometry/rings.py" in imported_files("geometry/area.py")
    assert "layers/boundary.py" in imported_files("balance.py")


def test_the_library_never_imports_qgis():
    for file in FILES:
        text = (LIBRARY / file).read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            assert not [name for name in names if name.split(".")[0] in ("qgis", "PyQt5", "PyQt6")]


def test_the_library_imports_itself_by_relative_paths():
    """It also lives inside the plugin, under another name."""
    for file in FILES:
        assert "import sedp_spatial" not in (LIBRARY / file).read_text(encoding="utf-8").replace(
            "from sedp_spatial import read_layer", ""
        )
