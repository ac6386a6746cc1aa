"""How the library runs here, what is missing, and how to get it; plain Qt."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from .models import RowsView
from .qt import button, tr, wrapped


class SetupPage(QWidget):
    """The doctor's page."""

    look_wanted = pyqtSignal()
    online_wanted = pyqtSignal()
    folder_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.verdict = wrapped(tr("Looking…"))
        self.table = RowsView((tr("Part"), tr("Version or advice")))
        self.again = button(tr("Look again"))
        self.online = button(
            tr("Prepare the child environment online"),
            tr("Make a Python environment in your profile and fetch the packages from PyPI."),
        )
        self.folder = button(
            tr("Prepare it from a folder of wheels…"),
            tr("The same without a network: the packages are carried in a folder, on a stick."),
        )
        self.cancel = button(tr("Cancel"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(2000)
        self.log.setMaximumHeight(140)
        layout = QVBoxLayout(self)
        layout.addWidget(self.verdict)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.again)
        layout.addWidget(
            wrapped(
                tr(
                    "Where QGIS's own Python lacks something, the library runs in an environment "
                    "of its own beside it. QGIS's Python is never changed."
                )
            )
        )
        for one in (self.online, self.folder, self.cancel, self.progress, self.log):
            layout.addWidget(one)
        self.again.clicked.connect(self.look_wanted)
        self.online.clicked.connect(self.online_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self._looked = False
        self.show_running(False)

    def show_running(self, running: bool) -> None:
        """While the environment is made nothing but stopping is possible."""
        for one in (self.cancel, self.progress, self.log):
            one.setVisible(running)
        for one in (self.again, self.online, self.folder):
            one.setEnabled(not running)

    def show_report(self, verdict: str, rows: Sequence[Sequence[str]]) -> None:
        """Say how the library runs and list the parts."""
        self._looked = True
        self.verdict.setText(verdict)
        self.table.rows.fill(rows)
        self.table.setColumnWidth(0, 150)

    def showEvent(self, event: Any) -> None:
        """Look when the page is seen for the first time, and not before."""
        if not self._looked:
            self.look_wanted.emit()
        super().showEvent(event)
