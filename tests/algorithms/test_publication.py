"""The zip before the plugin repository: its validator's rules restated, and its scanners run.

The site refuses a zip that breaks a rule of its validator, and shows everybody what Bandit,
detect-secrets and flake8 find. All of them look at the zip as it would be sent.
"""

from __future__ import annotations

import ast
import json
import re
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from urllib.parse import urlparse

import pytest

from .harness import stage

LARGEST = 25_000_000
REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about",
            "tracker", "repository")  # fmt: skip
BOOLEANS = ("experimental", "deprecated", "server", "supportsQt6")
CATEGORIES = {"Raster", "Vector", "Database", "Mesh", "Web", "Analysis"}
"""The menus that QGIS knows."""
PLACEHOLDERS = {
    "tracker": "http://bugs",
    "repository": "http://repo",
    "homepage": "http://homepage",
}
SUSPICIOUS = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd", ".pyc", ".pyo",
              ".pyd", ".bin", ".whl", ".jar", ".qrc", ".ui")  # fmt: skip
FOREIGN = {"__MACOSX", ".git", "__pycache__", "build", "dist", "tests"}
LINE_LENGTH = 120
"""The site's own; the project's is 100."""
CALL_LIMIT_S = 300


@pytest.fixture(scope="module")
def entries(plugin_zip: Path) -> dict[str, str]:
    with zipfile.ZipFile(plugin_zip) as opened:
        return dict(stage.metadata(opened.read(f"{stage.NAME}/metadata.txt").decode("utf-8")))


@pytest.fixture(scope="module")
def infos(plugin_zip: Path) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(plugin_zip) as opened:
        return opened.infolist()


@pytest.fixture(scope="module")
def unpacked(plugin_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(plugin_zip) as opened:
        opened.extractall(folder)
    return folder


# --- the validator ----------------------------------------------------------------------------


def test_zip_is_small_and_whole(plugin_zip: Path) -> None:
    assert plugin_zip.stat().st_size <= LARGEST
    with zipfile.ZipFile(plugin_zip) as opened:
        assert opened.testzip() is None


def test_one_folder_with_a_sound_name(infos: list[zipfile.ZipInfo]) -> None:
    assert {info.filename.split("/")[0] for info in infos} == {stage.NAME}
    assert stage.NAME.isidentifier() and re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]+", stage.NAME)
    names = {info.filename for info in infos}
    assert {f"{stage.NAME}/{name}" for name in ("__init__.py", "LICENSE", "metadata.txt")} <= names


def test_nothing_strange_is_packed(infos: list[zipfile.ZipInfo]) -> None:
    for info in infos:
        parts = info.filename.split("/")
        assert ".." not in info.filename and not info.filename.startswith("/")
        assert "\\" not in info.filename, "packed on Windows with its own separators"
        assert not FOREIGN & set(parts), info.filename
        assert not [part for part in parts if part.startswith(".")], info.filename
        assert not info.filename.lower().endswith(SUSPICIOUS), info.filename
        mode = info.external_attr >> 16
        assert not stat.S_ISLNK(mode), f"{info.filename} is a link"
        assert info.is_dir() or not mode & 0o111, f"{info.filename} can be executed"


def test_no_program_hides_under_another_name(unpacked: Path) -> None:
    heads = (b"\x7fELF", b"MZ", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!", b"PK\x03\x04")
    for path in filter(Path.is_file, unpacked.rglob("*")):
        assert not path.read_bytes()[:4].startswith(heads), path.name


def test_metadata_is_complete(entries: dict[str, str]) -> None:
    assert [key for key in REQUIRED if not entries.get(key, "").strip()] == []
    for key in BOOLEANS:
        assert entries.get(key, "False") in {"True", "False"}, key
    assert entries["hasProcessingProvider"] == "yes"
    assert entries["category"] in CATEGORIES
    assert "%" not in "".join(entries[key] for key in REQUIRED), "the site's parser interpolates"


def test_metadata_can_be_read_by_the_site_s_parser(plugin_zip: Path) -> None:
    """With interpolation, as the site reads it."""
    import configparser

    parser = configparser.ConfigParser()
    with zipfile.ZipFile(plugin_zip) as opened:
        parser.read_string(opened.read(f"{stage.NAME}/metadata.txt").decode("utf-8"))
    assert parser.sections() == ["general"]
    assert dict(parser.items("general"))["name"] == "SEDP Spatial"


def test_names_and_versions_are_well_formed(entries: dict[str, str]) -> None:
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9 _.-]{2,80}", entries["name"])
    assert "plugin" not in entries["name"].lower()
    assert re.fullmatch(r"\d+\.\d+\.\d+(-(alpha|beta|rc)\d*)?", entries["version"])
    assert entries["qgisMinimumVersion"] == "3.22"
    assert entries["qgisMaximumVersion"] == "4.99"
    assert "/" not in entries["author"]
    assert re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", entries["email"])
    tags = entries["tags"].split(",")
    assert all(re.fullmatch(r"[a-z][a-z0-9 -]*", tag) for tag in tags)
    assert len(tags) == len(set(tags))
    assert len(entries["description"]) <= 500 and "<" not in entries["about"]


def test_addresses_are_well_formed(entries: dict[str, str]) -> None:
    for key, placeholder in PLACEHOLDERS.items():
        parsed = urlparse(entries[key])
        assert parsed.scheme == "https" and "." in parsed.netloc, key
        assert entries[key] != placeholder


def test_icon_is_a_picture(unpacked: Path, entries: dict[str, str]) -> None:
    icon = unpacked / stage.NAME / entries["icon"]
    assert icon.stat().st_size < 100_000
    assert ET.parse(icon).getroot().tag.endswith("svg")
    assert b"<script" not in icon.read_bytes()


def test_licence_is_the_one_that_is_declared(unpacked: Path) -> None:
    text = (unpacked / stage.NAME / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text and "Version 2" in text


# --- the scanners -----------------------------------------------------------------------------


def said(unpacked: Path, *arguments: str) -> str:
    """What a scanner says of the unpacked zip; it finds no settings of ours there."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=unpacked, capture_output=True, text=True, check=False, timeout=CALL_LIMIT_S,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_bandit_finds_nothing(unpacked: Path) -> None:
    """Of any severity, though the site itself shows medium and high ones only."""
    report = json.loads(said(unpacked, "bandit", "-q", "-r", ".", "-f", "json"))
    assert report["errors"] == []
    found = [f"{r['filename']}:{r['line_number']} {r['test_id']}" for r in report["results"]]
    assert found == []
    assert report["metrics"]["_totals"]["nosec"] == 0, "a blanket nosec: name what it is for"


def test_nothing_is_excused_without_its_name(unpacked: Path) -> None:
    """``nosec`` and ``noqa`` name the one finding that they excuse; no file is left out whole."""
    for path in unpacked.rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            where = f"{path.name}:{number}"
            assert not re.search(r"#\s*nosec\b(?!\s+B\d{3})", line), where
            assert not re.search(r"#\s*noqa\b(?!:\s*[A-Z]+\d+)", line), where
            assert not re.search(r"#\s*flake8:", line), where
            assert "allowlist secret" not in line, where


def test_detect_secrets_finds_nothing(unpacked: Path) -> None:
    """As the site calls it: metadata.txt holds the number of the commit."""
    arguments = ("detect_secrets", "scan", "--all-files", "--exclude-files", r"metadata\.txt", ".")
    report = json.loads(said(unpacked, *arguments))
    assert len(report["plugins_used"]) > 20
    assert report["results"] == {}


def in_a_slice(path: Path) -> set[int]:
    """The lines with a slice that has a calculated bound."""
    tree = ast.parse(path.read_text("utf-8"))
    slices = [node for node in ast.walk(tree) if isinstance(node, ast.Slice)]
    return {line for node in slices for line in range(node.lineno, (node.end_lineno or 0) + 1)}


def test_flake8_finds_nothing(unpacked: Path) -> None:
    """flake8's default rules with the site's length of lines.

    E203 is let pass where PEP 8 itself asks for the space that E203 forbids: around the colon
    of a slice with calculated bounds, as the formatter writes it. Anywhere else it counts.
    """
    select = ("--isolated", "--max-line-length", str(LINE_LENGTH), "--extend-exclude", "-")
    plain = ("--format", "%(path)s|%(row)d|%(code)s|%(text)s")
    lines = said(unpacked, "flake8", *select, *plain, ".").splitlines()
    slices: dict[str, set[int]] = {}
    found = []
    for line in lines:
        path, row, code, text = line.split("|", 3)
        if code.startswith("QGS"):
            continue  # not among the default rules: see tests/widgets/test_qt6_check.py
        if code == "E203" and "':'" in text:
            slices.setdefault(path, in_a_slice(unpacked / path))
            if int(row) in slices[path]:
                continue
        found.append(f"{path}:{row} {code} {text}")
    assert found == []


@pytest.mark.parametrize(
    ("planted", "tool"),
    [
        ('import subprocess\nsubprocess.call("ls", shell=True)\n', "bandit"),
        ('KEY = "AKIAIOSFODNN7EXAMPLQ"\n', "detect_secrets"),
        ("import os\nx = 1 ;y = undefined\n", "flake8"),
    ],
)
def test_scanners_do_look(planted: str, tool: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(planted, encoding="utf-8")
    words = {
        "bandit": ("bandit", "-q", "-r", ".", "-f", "json"),
        "detect_secrets": ("detect_secrets", "scan", "--all-files", "."),
        "flake8": ("flake8", "--isolated", "."),
    }
    assert "planted.py" in said(tmp_path, *words[tool])
