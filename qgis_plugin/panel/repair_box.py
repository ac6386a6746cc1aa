"""What a repair would change, before it is applied to a copy; plain Qt."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QFormLayout, QGroupBox, QHBoxLayout, QVBoxLayout

from .models import RowsView
from .qt import button, tr, wrapped

LEAST_M, MOST_M, USUAL_M = 0.001, 0.5, 0.01
SHOWN = 150
"""How high the list of changes may be, in pixels."""


class RepairBox(QGroupBox):
    """The tolerance, the changes with their square metres, and two buttons."""

    changed = pyqtSignal()
    shown = pyqtSignal(bool)

    def __init__(self) -> None:
        super().__init__(tr("Repair"))
        self.tolerance = QDoubleSpinBox()
        self.tolerance.setDecimals(3)
        self.tolerance.setRange(LEAST_M, MOST_M)
        self.tolerance.setSingleStep(0.01)
        self.tolerance.setValue(USUAL_M)
        self.tolerance.setSuffix(" " + tr("m"))
        self.tolerance.setToolTip(tr("No edge is moved by more than this."))
        self.said = wrapped()
        self.changes = RowsView((tr("m²"), tr("Change")))
        self.changes.setColumnWidth(0, 122)
        self.changes.setMaximumHeight(SHOWN)
        self.apply = button(
            tr("Apply to a copy"), tr("Write a repaired layer and put it on the map; yours stays.")
        )
        self.drop = button(tr("Leave it"), tr("Change nothing."))
        form = QFormLayout()
        form.addRow(tr("Tolerance"), self.tolerance)
        below = QHBoxLayout()
        below.addWidget(self.apply)
        below.addWidget(self.drop)
        layout = QVBoxLayout(self)
        layout.addWidget(self.said)
        layout.addLayout(form)
        layout.addWidget(self.changes)
        layout.addLayout(below)
        self.tolerance.valueChanged.connect(lambda _: self.changed.emit())
        self.clear()

    def show_changes(self, said: str, rows: Sequence[tuple[str, str]]) -> None:
        """Show what would be changed; without changes only what a person must do."""
        self.said.setText(said)
        self.changes.rows.fill(rows)
        self.changes.setVisible(bool(rows))
        self.apply.setVisible(bool(rows))
        self.setVisible(True)
        self.shown.emit(True)

    def clear(self) -> None:
        """Nothing is proposed."""
        self.changes.rows.fill([])
        self.setVisible(False)
        self.shown.emit(False)
