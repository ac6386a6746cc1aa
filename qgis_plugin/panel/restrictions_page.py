"""Which layers the restrictions of a clicked parcel are taken from; plain Qt."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from .layer_choice import LayerChoice
from .qt import button, tr, wrapped


class RestrictionsPage(QWidget):
    """Two layers and a button that turns the pointer into a question."""

    asking = pyqtSignal(bool)
    refresh_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.parcels = LayerChoice()
        self.restrictions = LayerChoice()
        self.ask = button(tr("Restrictions of this parcel"), tr("Then click a parcel on the map."))
        self.ask.setCheckable(True)
        self.ask.toggled.connect(self.asking)
        self.said = wrapped(
            tr(
                "Choose both layers, press the button, then click a parcel: which restrictions in "
                "force today lie on it, on how much of it, and by which law."
            )
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Parcels"), self.parcels)
        form.addRow(tr("Restrictions"), self.restrictions)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.ask)
        layout.addWidget(self.said)
        layout.addStretch()

    def showEvent(self, event: Any) -> None:
        """The layers of the map may have changed."""
        self.refresh_wanted.emit()
        super().showEvent(event)
