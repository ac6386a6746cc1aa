"""Which plan belongs to the project that is open; it is kept in the project, by a relative path."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QTimer

from ..settings import setting

OUT = "plan-out"
SCOPE, KEY = "SEDP", "/plan"
LAST = "sedp/last_plan"


def results_of(plan: Path | None) -> Path:
    """The folder beside a plan where its results lie; one that holds none without a plan."""
    return (plan or Path()).parent / OUT


class ProjectPlan:
    """The plan of the open project, for all pages of the panel.

    A project without one gets the plan that was opened last only if it is new and unsaved when
    the panel is opened: so one can go on without a project, and no project shows the plan of
    another. What is shown while a project is saved belongs to it from then on.

    Attributes
    ----------
    plan : Path or None
    lost : Path or None
        Where the project's plan should be, and is not.
    changed : list of callable
        Called after another project was opened.
    turn : int
        Another number after each project that was closed.
    """

    def __init__(self) -> None:
        self.plan: Path | None = None
        self.lost: Path | None = None
        self.changed: list[Callable[[], None]] = []
        self.turn = 0
        self._project = QgsProject.instance()
        # Opening a project closes another first, and closing QGIS closes one as well: what counts
        # is what is open when QGIS has time again.
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_again)
        self._project.cleared.connect(self._closed)
        self._project.readProject.connect(self._soon)
        self._project.writeProject.connect(self._write)
        self._look()
        if self.plan is None and self.lost is None and not self._project.fileName():
            last = Path(setting("last_plan", ""))
            self.plan = last if last.is_file() else None
        else:
            self._remember()

    def keep(self, plan: Path) -> None:
        """The plan that was just opened belongs to the project."""
        self.plan, self.lost = plan, None
        self._remember()
        if self._stored() != plan:
            self._write()

    def unload(self) -> None:
        """Listen to nothing any more."""
        self._timer.stop()
        self._project.cleared.disconnect(self._closed)
        self._project.readProject.disconnect(self._soon)
        self._project.writeProject.disconnect(self._write)
        self.changed.clear()

    def _closed(self) -> None:
        self.turn += 1
        self._soon()

    def _soon(self, *ignored: Any) -> None:
        self._timer.start(0)

    def _look_again(self) -> None:
        before = (self.plan, self.lost)
        self._look()
        self._remember()
        if (self.plan, self.lost) != before:
            for tell in list(self.changed):
                tell()

    def _look(self) -> None:
        stored = self._stored()
        is_there = stored is not None and stored.is_file()
        self.plan = stored if is_there else None
        self.lost = None if is_there else stored

    def _remember(self) -> None:
        """For the other pages, and for the next start of QGIS."""
        QgsSettings().setValue(LAST, str(self.plan or ""))

    def _stored(self) -> Path | None:
        text = str(self._project.readEntry(SCOPE, KEY)[0])
        return Path(self._project.readPath(text)) if text else None

    def _write(self, *ignored: Any) -> None:
        """Also while the project is saved: under a new name the relative path is another one."""
        plan = self.plan or self.lost
        if plan is not None:
            self._project.writeEntry(SCOPE, KEY, self._project.writePath(str(plan)))
