#!/usr/bin/env python3
"""Lays the plugin out as QGIS wants it, packs it, and looks at what was packed.

qgis-plugin-ci cannot pack a repository's root, so the plugin is laid out in
``build/stage/sedp_spatial_planning`` first: the three packages, the sample layers, the licence,
the compiled translations, the pages of help. There it becomes a throw-away git repository, because
qgis-plugin-ci packs what is committed. ::

    stage_plugin.py            lay out only
    stage_plugin.py --link     the development folder: links instead of copies, for QGIS_PLUGINPATH
    stage_plugin.py --package  lay out, pack into dist/, check the zip

Exit codes: 0 done, 1 the plugin may not be published as it is, 2 wrong use.
"""

from __future__ import annotations

import argparse
import configparser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import help_pages

CHECKOUT = Path(__file__).resolve().parent.parent
NAME = "sedp_spatial_planning"
STAGE = CHECKOUT / "build" / "stage"
LINKED = CHECKOUT / "build" / "link"
DIST = CHECKOUT / "dist"

PACKAGES = ("sedp_spatial", "processing_algorithms", "qgis_plugin")
DATA = "sample_layers"
HELP = "help"
"""Where qgis_plugin/help.py looks for the pages."""
SINGLE_FILES = ("metadata.txt", "LICENSE")
LEFT_BEHIND = ("__pycache__", "*.pyc", "*.ts", "generate", ".*")

REQUIRED = (
    "name",
    "description",
    "version",
    "qgisMinimumVersion",
    "author",
    "email",
    "about",
    "tracker",
    "repository",
    "hasProcessingProvider",
)
LARGEST = 25 * 1024 * 1024
BINARIES = (".so", ".dll", ".pyd", ".dylib", ".exe", ".bin", ".whl", ".pyc")

ENTRY = '''"""SEDP Spatial: spatial planning for municipalities."""

from .qgis_plugin import classFactory  # noqa: F401
'''


class StageError(Exception):
    """Why the plugin cannot be laid out or published, in one sentence."""


def lay_out(folder: Path = STAGE, link: bool = False) -> Path:
    """Lay the plugin out in ``folder`` and return its own folder there."""
    plugin = folder / NAME
    shutil.rmtree(folder, ignore_errors=True)
    plugin.mkdir(parents=True)
    for name in SINGLE_FILES:
        if not (CHECKOUT / name).is_file():
            raise StageError(f"{name} is missing at the root of the repository")
        place(CHECKOUT / name, plugin / name, link)
    for name in (*PACKAGES, *([DATA] if (CHECKOUT / DATA).is_dir() else [])):
        place(CHECKOUT / name, plugin / name, link)
    (plugin / "__init__.py").write_text(ENTRY, encoding="utf-8")
    compile_translations(CHECKOUT / "qgis_plugin" / "i18n", plugin / "qgis_plugin" / "i18n")
    help_pages.write(plugin / HELP)
    return plugin


def place(source: Path, target: Path, link: bool) -> None:
    """Copy or link a file or a folder."""
    if link:
        target.symlink_to(source, target_is_directory=source.is_dir())
    elif source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    else:
        shutil.copy2(source, target)


def compile_translations(sources: Path, target: Path) -> None:
    """Compile the ``.ts`` files of each language into the one ``.qm`` that QGIS loads."""
    program = lrelease()
    target.mkdir(parents=True, exist_ok=True)
    for language in sorted(folder for folder in sources.iterdir() if folder.is_dir()):
        parts = [str(part) for part in sorted(language.glob("*.ts"))]
        argv = [program, "-silent", *parts, "-qm", str(target / f"sedp_{language.name}.qm")]
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
        if done.returncode:
            raise StageError(f"{language.name}/*.ts do not compile: {done.stderr.strip()}")


def lrelease() -> str:
    """Qt's compiler of translations, whatever it is called here."""
    places = ("/usr/lib/qt5/bin", "/usr/lib/qt6/bin")
    path = os.pathsep.join([os.environ.get("PATH", ""), *places])
    for name in ("lrelease", "lrelease-qt5", "lrelease-qt6", "pyside6-lrelease"):
        if found := shutil.which(name, path=path):
            return found
    raise StageError("lrelease is missing: install Qt's linguist tools, or run make qgis")


# --- packing --------------------------------------------------------------------------------


def version() -> str:
    """The version of metadata.txt; the library must say the same."""
    found = metadata((CHECKOUT / "metadata.txt").read_text("utf-8"))["version"]
    text = (CHECKOUT / "sedp_spatial" / "version.py").read_text("utf-8")
    library = re.search(r'^__version__ = "([^"]+)"', text, re.M)
    if library is None or library[1] != found:
        told = library[1] if library else "no version"
        raise StageError(f"metadata.txt says version {found}, sedp_spatial/version.py {told}")
    return found


def metadata(text: str) -> dict[str, str]:
    """The entries of a metadata.txt."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    return dict(parser["general"])


def package(folder: Path = STAGE, dist: Path = DIST) -> Path:
    """Pack the laid-out plugin with qgis-plugin-ci and move the zip to ``dist``."""
    settings = configuration()
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    (folder / "pyproject.toml").write_text(
        "[tool.qgis-plugin-ci]\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )
    changelog = CHECKOUT / settings["changelog_path"]
    if changelog.is_file():
        shutil.copy2(changelog, folder / "CHANGELOG.md")
    commit_all(folder)
    number = version()
    argv = [sys.executable, "-m", "qgispluginci", "package", number]
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False)
    packed = sorted(folder.glob("*.zip"))
    if done.returncode or len(packed) != 1:
        tail = (done.stderr or done.stdout).strip().splitlines()[-5:]
        raise StageError("qgis-plugin-ci failed: " + " / ".join(tail))
    dist.mkdir(parents=True, exist_ok=True)
    return Path(shutil.move(packed[0], dist / packed[0].name))


def configuration() -> dict[str, str]:
    """What qgis-plugin-ci wants to know, from pyproject.toml."""
    settings = {
        "plugin_path": NAME,
        "github_organization_slug": "sedp-spatial",
        "project_slug": "sedp-spatial",
        "changelog_path": "CHANGELOG.md",
    }
    pyproject = CHECKOUT / "pyproject.toml"
    if pyproject.is_file():
        tools = tomllib.loads(pyproject.read_text("utf-8")).get("tool", {})
        settings.update(tools.get("qgis-plugin-ci", {}))
    return settings


def commit_all(folder: Path) -> None:
    """Make the folder a throw-away repository with one commit, apart from the real one."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    settings = ("user.name=stage", "user.email=stage@localhost", "commit.gpgsign=false")
    given = [word for setting in settings for word in ("-c", setting)]
    steps = (
        ["init", "-q"],
        ["add", "-A", "-f"],
        [*given, "commit", "-q", "--no-verify", "-m", "stage"],
    )
    for step in steps:
        argv = ["git", "-C", str(folder), *step]
        done = subprocess.run(argv, env=clean, capture_output=True, text=True, check=False)
        if done.returncode:
            raise StageError(f"git {step[0]} failed: {done.stderr.strip()}")


# --- looking at what was packed -------------------------------------------------------------


def problems_of(archive: Path) -> list[str]:
    """Everything that the plugin repository would refuse the zip for."""
    found = []
    if archive.stat().st_size > LARGEST:
        found.append(f"the zip is larger than {LARGEST // 1024**2} MB")
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
        if broken := opened.testzip():
            found.append(f"{broken} is damaged in the zip")
        entries = metadata(opened.read(f"{NAME}/metadata.txt").decode("utf-8"))
    found += [f"{n} lies outside {NAME}/" for n in names if not n.startswith(f"{NAME}/")]
    found += [f"{n} does not belong in a plugin" for n in names if "__pycache__" in n]
    found += [f"{n} is a binary" for n in names if n.endswith(BINARIES)]
    wanted = ("LICENSE", "__init__.py", *(f"{package}/__init__.py" for package in PACKAGES))
    wanted += tuple(f"{HELP}/{language}/index.html" for language in help_pages.LANGUAGES)
    found += [f"{n} is missing" for n in wanted if f"{NAME}/{n}" not in names]
    found += [f"metadata.txt lacks {key}" for key in REQUIRED if not entries.get(key)]
    return found


def check_starts_clean(archive: Path) -> list[str]:
    """Whether each Python file in the zip is Python."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
        found = []
        for path in sorted(Path(folder).rglob("*.py")):
            try:
                compile(path.read_text("utf-8"), str(path), "exec")
            except SyntaxError as error:
                found.append(f"{path.relative_to(folder)}: {error}")
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--link", action="store_true", help="links instead of copies")
    parser.add_argument("--package", action="store_true", help="pack into dist/ and check")
    options = parser.parse_args(argv)
    if options.link and options.package:
        parser.error("--link is for development, --package for publishing")
    try:
        if options.link:
            print(lay_out(LINKED, link=True).parent)
            return 0
        if broken := help_pages.problems(lay_out() / HELP):
            raise StageError("\n".join(broken))
        if not options.package:
            print(STAGE / NAME)
            return 0
        archive = package()
    except StageError as error:
        print(error, file=sys.stderr)
        return 1
    problems = problems_of(archive) + check_starts_clean(archive)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(archive)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
