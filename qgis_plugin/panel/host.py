"""QGIS as the panel sees it: its window, its message bar, its tasks."""

from __future__ import annotations

import time
from typing import Any, Callable

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtWidgets import QPushButton

from ..runtime.job import RunError
from ..runtime.spare import Spare
from ..translation import tr
from .dialogs import DetailsDialog
from .project_plan import ProjectPlan
from .task import Task

LOG = "SEDP Spatial"
SECONDS_TO_LEAVE = 10


class Host:
    """One per panel; what it started ends with it."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self._tasks: list[Task] = []
        self._bars: list[Any] = []
        self._windows: list[Any] = []
        self.plans = ProjectPlan()
        self.spare = Spare()
        self.turn_to: Callable[[str], Any] = lambda name: None
        """Turn to another page of the panel, and give what is behind it; the panel says how."""

    @property
    def window(self) -> Any:
        """QGIS's main window."""
        return self.iface.mainWindow()

    def layer(self, identifier: str) -> QgsVectorLayer | None:
        """A layer of the project."""
        found = QgsProject.instance().mapLayer(identifier) if identifier else None
        return found if isinstance(found, QgsVectorLayer) else None

    def polygon_layers(self) -> list[tuple[str, str]]:
        """Id and name of the polygon layers, in the order of the map."""
        polygons = QgsWkbTypes.GeometryType.PolygonGeometry
        unknown = QgsWkbTypes.GeometryType.UnknownGeometry
        layers = [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()]
        return [
            (layer.id(), layer.name())
            for layer in layers
            if isinstance(layer, QgsVectorLayer)
            and layer.isValid()
            and layer.geometryType() in (polygons, unknown)
        ]

    def start(
        self,
        title: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        *,
        ended: Callable[[], None],
        progress: Callable[[int], None] | None = None,
        said: Callable[[str], None] | None = None,
        problem: Callable[[RunError], None] | None = None,
    ) -> Task:
        """Start work in the background; what goes wrong is said in the bar unless asked else."""

        def leave() -> None:
            if task in self._tasks:
                self._tasks.remove(task)
            if not task.silent:
                ended()

        task = Task(title, work, done, problem or self.problem, leave)
        if progress is not None:
            task.progressChanged.connect(
                lambda percent: None if task.silent else progress(int(percent))
            )
        if said is not None:
            task.said.connect(lambda text: None if task.silent else said(text))
        self._tasks.append(task)
        QgsApplication.taskManager().addTask(task)
        return task

    def let_go(self, task: Task) -> None:
        """Cancel a task for whose answer nobody waits any more."""
        task.silent = True
        task.cancel()

    def log(self, text: str) -> None:
        """Write to QGIS's log what need not be said aloud."""
        if text:
            QgsMessageLog.logMessage(text, LOG, Qgis.MessageLevel.Info, False)

    def problem(self, error: RunError) -> None:
        """Say in one sentence what went wrong; the rest is behind a button and in the log."""
        first = error.text.strip().splitlines()[0] if error.text.strip() else ""
        detail = "\n\n".join(part for part in (error.text, error.detail) if part)
        self.say(first, detail if detail != first else "", Qgis.MessageLevel.Warning)
        self.log(error.detail)

    def say(self, text: str, detail: str = "", level: Any = Qgis.MessageLevel.Info) -> None:
        """One sentence in the message bar, with a button where there is more to read."""
        bar = self.iface.messageBar()
        item = bar.createMessage("SEDP Spatial", text)
        if detail:
            more = QPushButton(tr("Details"))
            more.clicked.connect(lambda: self.show(DetailsDialog(text, detail, self.window)))
            item.layout().addWidget(more)
        bar.pushWidget(item, level, 0 if detail else 8)
        self._bars.append(item)
        item.destroyed.connect(lambda: self._forget(self._bars, item))

    def show(self, dialog: Any) -> None:
        """Show a small window that goes with the plugin."""
        self._windows.append(dialog)
        dialog.destroyed.connect(lambda: self._forget(self._windows, dialog))
        dialog.show()

    def unload(self) -> None:
        """Cancel what runs and wait for it; close what is open."""
        self.plans.unload()
        for task in list(self._tasks):
            task.silent = True
            task.cancel()
        until = time.monotonic() + SECONDS_TO_LEAVE
        for task in self._tasks:
            task.waitForFinished(max(1, int(1000 * (until - time.monotonic()))))
        self._tasks.clear()
        self.spare.close()
        for dialog in list(self._windows):
            dialog.close()
        for item in list(self._bars):
            self.iface.messageBar().popWidget(item)

    @staticmethod
    def _forget(kept: list[Any], one: Any) -> None:
        kept[:] = [other for other in kept if other is not one]
