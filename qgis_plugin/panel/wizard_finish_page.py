"""The wizard's last page: tables, and what a run will work out with all that; plain Qt."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .plan_page import state_icon
from .qt import button, tr, wrapped
from .record import FRESH, MISSING

RUNS = "runs"


class FinishPage(QWidget):
    """Tables on the left, steps on the right."""

    changed = pyqtSignal()
    file_wanted = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, str] = {}
        self._keys: list[str] = []
        self.tables = QTableWidget(0, 2)
        self.tables.setHorizontalHeaderLabels([tr("Table"), tr("File")])
        self.tables.verticalHeader().hide()
        self.tables.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tables.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tables.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tables.setWordWrap(True)
        self.tables.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        rows = self.tables.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tables.setColumnWidth(0, 220)
        self.choose = button(tr("Choose the file…"), tr("A CSV or Excel table for this row."))
        self.leave = button(tr("Without it"), tr("Take the file of this row away again."))
        self.steps = QTableWidget(0, 1)
        self.steps.horizontalHeader().hide()
        self.steps.horizontalHeader().setStretchLastSection(True)
        self.steps.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.steps.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.steps.setShowGrid(False)
        self.steps.setWordWrap(True)
        rows = self.steps.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.summary = wrapped()
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.leave.clicked.connect(lambda: self.take(self._row_key(), ""))
        self.tables.doubleClicked.connect(lambda _: self._choose())
        self.tables.itemSelectionChanged.connect(self._enable)
        self._enable()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.choose)
        below.addWidget(self.leave)
        below.addStretch()
        self.left = QGroupBox(tr("Tables, if there are any"))
        inner = QVBoxLayout(self.left)
        inner.addWidget(self.tables, 1)
        inner.addLayout(below)
        right = QGroupBox(tr("What will be worked out"))
        inner = QVBoxLayout(right)
        inner.addWidget(self.summary)
        inner.addWidget(self.steps, 1)
        middle = QHBoxLayout()
        middle.addWidget(self.left, 1)
        middle.addWidget(right, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(wrapped(tr(
            "Everything here can be added later in plan.toml, which is written with a comment for "
            "each key. What lacks data is left out of the results, with the reason."
        )))  # fmt: skip
        layout.addLayout(middle, 1)

    def offer(self, tables: Sequence[dict[str, object]]) -> None:
        """Show the tables that a plan may have."""
        self._keys = [str(row["key"]) for row in tables]
        self.tables.setRowCount(len(tables))
        for place, row in enumerate(tables):
            title = QTableWidgetItem(str(row["title"]))
            title.setToolTip(str(row["key"]))
            self.tables.setItem(place, 0, title)
            self.tables.setItem(place, 1, QTableWidgetItem("–"))

    def take(self, key: str, file: str) -> None:
        """Take a file for a table, or none."""
        if key not in self._keys:
            return
        if file:
            self.files[key] = file
        else:
            self.files.pop(key, None)
        item = self.tables.item(self._keys.index(key), 1)
        item.setText(file.replace("\\", "/").rpartition("/")[2] or "–")
        item.setToolTip(file)
        self._enable()
        self.changed.emit()

    def show_steps(self, steps: Sequence[dict[str, str]]) -> None:
        """Show what a run would do."""
        runs = sum(step["state"] == RUNS for step in steps)
        self.steps.setRowCount(len(steps))
        for place, step in enumerate(sorted(steps, key=lambda one: one["state"] == RUNS)):
            fine = step["state"] == RUNS
            text = step["title"] if fine else f"{step['title']}. {step['reason']}"
            item = QTableWidgetItem(text)
            item.setIcon(state_icon(FRESH if fine else MISSING))
            item.setToolTip(text)
            self.steps.setItem(place, 0, item)
        text = tr("{runs} of {count} steps have what they need.")
        self.summary.setText(text.format(runs=runs, count=len(steps)))

    def _row_key(self) -> str:
        row = self.tables.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def _choose(self) -> None:
        if self._row_key():
            self.file_wanted.emit(self._row_key())

    def _enable(self) -> None:
        self.choose.setEnabled(bool(self._row_key()))
        self.leave.setEnabled(self._row_key() in self.files)

    def obstacle(self) -> str:
        """Tables may all be left out."""
        return ""
