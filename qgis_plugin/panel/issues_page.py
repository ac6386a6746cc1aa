"""The findings of the check as a list; plain Qt."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from .ink import DOUBT, TOLD, WRONG
from .layer_choice import LayerChoice
from .models import RowsView
from .qt import button, tr, wrapped
from .repair_box import RepairBox

COLOURS = {"error": WRONG, "warning": DOUBT, "info": TOLD}


class IssuesPage(QWidget):
    """Choose a layer, check it, go from finding to finding."""

    check_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()
    zoom_wanted = pyqtSignal(int)
    refresh_wanted = pyqtSignal()
    repair_wanted = pyqtSignal(bool)
    """What the repair would do: of the chosen finding, or of all findings of its rule."""
    apply_wanted = pyqtSignal()
    drop_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.parcels = LayerChoice()
        self.boundary = LayerChoice(tr("none"))
        self.check = button(tr("Check"), tr("Look for errors in the layer of parcels."))
        self.cancel = button(tr("Cancel"))
        self.zoom = button(
            tr("Zoom and select"), tr("Go to the place of the finding and select its parcels.")
        )
        self.repair = button(
            tr("Repair this…"), tr("Show what a repair of this finding would change.")
        )
        self.repair_all = button(
            tr("All of this kind…"),
            tr("Show what a repair of all findings like this would change."),
        )
        self.repairing = RepairBox()
        self.table = RowsView((tr("Severity"), tr("Finding")))
        self.table.setColumnWidth(0, 125)
        self.progress = QProgressBar()
        self.summary = wrapped(tr("Choose the layer of parcels and press Check."))
        self.hint = wrapped()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Parcels"), self.parcels)
        form.addRow(tr("Boundary"), self.boundary)
        buttons = QHBoxLayout()
        buttons.addWidget(self.check)
        buttons.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addLayout(buttons)
        layout.addWidget(self.progress)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.zoom)
        mending = QHBoxLayout()
        mending.addWidget(self.repair)
        mending.addWidget(self.repair_all)
        layout.addLayout(mending)
        layout.addWidget(self.repairing)
        self._whole: list[str] = []
        self.check.clicked.connect(self.check_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.zoom.clicked.connect(self._zoom)
        self.repair.clicked.connect(lambda: self._repair(False))
        self.repair_all.clicked.connect(lambda: self._repair(True))
        self.repairing.apply.clicked.connect(self.apply_wanted)
        self.repairing.drop.clicked.connect(self.drop_wanted)
        self.repairing.changed.connect(self.drop_wanted)
        self.repairing.shown.connect(self._make_room)
        self.table.doubleClicked.connect(self._zoom)
        self.table.selectionModel().selectionChanged.connect(self._hint)
        self.show_running(False)

    def show_running(self, running: bool) -> None:
        """While the check goes on nothing but stopping is possible."""
        self.progress.setVisible(running)
        self.progress.setValue(0)
        self.cancel.setEnabled(running)
        self.check.setEnabled(not running)
        found = not running and self.table.rows.rowCount() > 0
        for one in (self.zoom, self.repair, self.repair_all):
            one.setEnabled(found)
        self.repairing.setEnabled(not running)

    def show_findings(self, findings: Sequence[dict[str, Any]], notes: Sequence[str]) -> None:
        """List the findings; the whole of the chosen one stands below, with what to do."""
        words = severity_words()
        rows = [(words.get(f["severity"], f["severity"]), f["message"]) for f in findings]
        self._whole = ["\n".join(t for t in (f["message"], f["suggestion"]) if t) for f in findings]
        self.table.rows.fill(rows, {words[code]: colour for code, colour in COLOURS.items()})
        count = tr("Findings: {count}").format(count=len(rows))
        self.summary.setText("\n".join([count, *notes]))
        self.repairing.clear()
        for one in (self.zoom, self.repair, self.repair_all):
            one.setEnabled(bool(rows))

    def _make_room(self, shown: bool) -> None:
        """On a small screen either the sentences or the repair."""
        self.summary.setVisible(not shown)
        self.hint.setVisible(not shown)

    def _repair(self, all_of_rule: bool) -> None:
        if self.table.chosen() >= 0:
            self.repair_wanted.emit(all_of_rule)

    def _zoom(self, *ignored: Any) -> None:
        if self.table.chosen() >= 0:
            self.zoom_wanted.emit(self.table.chosen())

    def _hint(self, *ignored: Any) -> None:
        row = self.table.chosen()
        self.hint.setText(self._whole[row] if row >= 0 else "")

    def showEvent(self, event: Any) -> None:
        """The layers of the map may have changed."""
        self.refresh_wanted.emit()
        super().showEvent(event)


def severity_words() -> dict[str, str]:
    """What each degree of severity is called."""
    return {"error": tr("Error"), "warning": tr("Warning"), "info": tr("Information")}
