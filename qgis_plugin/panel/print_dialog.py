"""A small window: which sheets, which paper, into the project only or to PDF too; plain Qt."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QVBoxLayout

from .qt import tr, wrapped


class PrintDialog(QDialog):
    """What is chosen is told by a signal; the window never blocks."""

    chosen = pyqtSignal(list, str, bool)

    def __init__(self, kinds: Sequence[tuple[str, str]], parent: object = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print maps"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kinds = {code: QCheckBox(title) for code, title in kinds}
        self.paper = QComboBox()
        self.paper.addItems(["A4", "A3"])
        self.pdf = QCheckBox(tr("Write PDF files beside the results"))
        self.pdf.setChecked(True)
        buttons = QDialogButtonBox()
        self.make = buttons.addButton(tr("Make the sheets"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        self.setMinimumWidth(320)
        layout.addWidget(wrapped(tr("The sheets become layouts of the project, to be changed.")))
        for box in self.kinds.values():
            box.setChecked(True)
            layout.addWidget(box)
        below = wrapped(
            tr(
                "The PDFs show the results as they were saved. What you change in a layout is "
                "written by its own window: Layout, Export as PDF."
            )
        )
        for one in (self.paper, self.pdf, below, buttons):
            layout.addWidget(one)
        buttons.accepted.connect(self._tell)
        buttons.rejected.connect(self.reject)

    def _tell(self) -> None:
        wanted = [code for code, box in self.kinds.items() if box.isChecked()]
        self.chosen.emit(wanted, self.paper.currentText(), self.pdf.isChecked())
        self.accept()
