"""The doctor at work: look at both ways to run the library, prepare the environment."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import sys
from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR
from qgis.PyQt.QtWidgets import QFileDialog

from ..runtime import probe
from ..settings import child_python, default_child_python
from ..translation import tr
from . import child_environment
from .host import Host
from .setup_page import SetupPage
from .task import Task

MODULES = {"python-docx": "docx"}
"""Packages whose module has another name."""


class SetupControl:
    """One look, or one preparation, at a time."""

    def __init__(self, page: SetupPage, host: Host) -> None:
        self.page, self.host = page, host
        self.task: Task | None = None
        page.look_wanted.connect(self.look)
        page.online_wanted.connect(lambda: self.prepare(None))
        page.folder_wanted.connect(self.choose_folder)
        page.cancel_wanted.connect(self.cancel)

    def look(self) -> None:
        """Find out in the background: importing geopandas takes its time."""
        if self.task is None:
            self.task = self.host.start(
                tr("Looking at the installation"),
                lambda feedback: report(),
                lambda found: self.page.show_report(*found),
                ended=self._looked,
            )

    def _looked(self) -> None:
        self.task = None

    def choose_folder(self) -> None:
        """Ask for the folder of wheels."""
        folder = QFileDialog.getExistingDirectory(self.page, tr("Folder of wheels"))
        if folder:
            self.prepare(Path(folder))

    def prepare(self, wheels: Path | None) -> None:
        """Make the environment in the profile."""
        if self.task is not None:
            return
        target = default_child_python().parents[1]
        self.page.log.clear()
        self.page.show_running(True)
        spare = self.host.spare

        def prepare(feedback: Any) -> list[str]:
            with spare.held_back():  # Windows gives no file away that a process has open
                return child_environment.prepare(
                    target, wheels, feedback.pushInfo, feedback.isCanceled
                )

        self.task = self.host.start(
            tr("Preparing the child environment"),
            prepare,
            self._prepared,
            ended=self._ended,
            said=self.page.log.appendPlainText,
        )

    def cancel(self) -> None:
        """Stop; an environment that was there before stays."""
        if self.task is not None:
            self.task.cancel()

    def _ended(self) -> None:
        self.task = None
        self.page.show_running(False)
        self.look()

    def _prepared(self, without: list[str]) -> None:
        said = tr("The child environment is ready.")
        detail = tr("Not to be had: {packages}").format(packages=", ".join(without))
        self.host.say(said, detail if without else "", Qgis.MessageLevel.Success)


def report() -> tuple[str, list[tuple[str, str]]]:
    """How the library runs in one sentence, and the parts with their versions."""
    way, obstacle = probe.way()
    verdict = {
        "inprocess": tr("The library runs inside QGIS."),
        "child": tr("The library runs beside QGIS, in an environment of its own."),
    }.get(way, obstacle)
    packages = [re.split("[<>=]", name)[0] for name in
                (*child_environment.REQUIRED, *child_environment.OPTIONAL)]  # fmt: skip
    rows = [
        ("SEDP Spatial", _library_version()),
        ("QGIS", Qgis.QGIS_VERSION),
        ("Qt", QT_VERSION_STR),
        (tr("Python of QGIS"), ".".join(map(str, sys.version_info[:3]))),
    ]
    if way == "child":
        found = child_environment.versions_in(child_python(), packages)
        version = child_environment.version_of(child_python())
        rows.append((tr("Python beside QGIS"), ".".join(map(str, version))))
        rows.append((tr("Its place"), str(child_python())))
    else:
        found = {name: _own_version(name) for name in packages}
    needed = len(child_environment.REQUIRED)
    for place, name in enumerate(packages):
        rows.append((name, found.get(name) or _missing(name, place < needed)))
    return verdict, rows


def _missing(name: str, needed: bool) -> str:
    if needed:
        return tr("missing and needed: prepare the child environment below")
    return tr("missing: some outputs cannot be made")


def _own_version(name: str) -> str:
    """The version here, or a mark where the package is there without saying its version."""
    if importlib.util.find_spec(MODULES.get(name, name)) is None:
        return ""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "✓"


def _library_version() -> str:
    text = (Path(__file__).resolve().parents[2] / "sedp_spatial" / "version.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    return found.group(1) if found else "?"
