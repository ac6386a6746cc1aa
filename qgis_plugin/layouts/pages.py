"""The sheets of a result file without the project: what a process beside QGIS does.

What is drawn are the layers of the file with the styles that the file carries. What the user
changed in a layout of the project is printed from that layout, by QGIS itself.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import Any, Iterable

from qgis.core import QgsProject, QgsVectorLayer

from ..runtime.job import RunError
from ..styles import as_image
from ..translation import tr
from . import maps, village_sheets
from .printing import write_all

MODULE = "layouts.pages"
FOLDER = "maps"
PREFIX = ".sedp-"
"""How folders for incomplete pages are called; what a crash left is cleared after a day."""
A_DAY = 24 * 3600


def folder_of(file: Path) -> Path:
    """Where the pages of a result file go."""
    return file.parent / FOLDER


def values(
    file: Path, kinds: Iterable[str], language: str, paper: str, project: QgsProject
) -> dict[str, Any]:
    """What a process beside QGIS has to know; taken on the main thread."""
    return {
        "file": str(file),
        "kinds": list(kinds),
        "language": language,
        "paper": paper,
        "author": maps.author_of(project),
        "ellipsoid": project.ellipsoid(),
    }


def work(values: dict[str, Any], report: Any) -> list[str]:
    """Write the pages, or with ``paper`` empty only the layer of the villages."""
    file, language, paper = Path(values["file"]), values["language"], values["paper"]
    if not paper:
        return [str(village_sheets.write(file, language, report))]
    project = QgsProject.instance()
    project.setEllipsoid(values["ellipsoid"])
    for name in dict.fromkeys(name for kind in values["kinds"] for name in maps.DRAWN[kind]):
        layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        if layer.isValid():
            as_image(layer)
            project.addMapLayer(layer, False)
    coverage = coverage_of(file) if "villages" in values["kinds"] else None
    if coverage is not None:
        project.addMapLayer(coverage, False)
    layers = maps.layers_of(file)
    layouts = []
    for kind in values["kinds"]:
        known = maps.facts(kind, file, language, layers, values["author"])()
        layouts.append(maps.build(kind, file, language, paper, coverage, known))
    aside = Path(values["aside"])
    return [str(path) for path in write_all(layouts, folder_of(file), aside, report.setProgress)]


def coverage_of(file: Path) -> QgsVectorLayer:
    """The layer that the atlas walks through, as :func:`village_sheets.write` left it."""
    source = f"{file.with_name(village_sheets.FILE)}|layername={village_sheets.LAYER}"
    return QgsVectorLayer(source, tr("Villages of the atlas"), "ogr")


def begin(file: Path) -> Path:
    """A folder for pages that are not complete, on the disk where they will lie."""
    folder = folder_of(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{PREFIX}*"):
            if time.time() - old.stat().st_mtime > A_DAY:
                shutil.rmtree(old, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=PREFIX, dir=str(folder)))
    except OSError as error:
        raise RunError(
            tr("{output} could not be written: {reason}").format(
                output=folder, reason=error.strerror or error
            )
        ) from error


def end(aside: Path) -> None:
    """Take away what is not complete."""
    shutil.rmtree(aside, ignore_errors=True)
