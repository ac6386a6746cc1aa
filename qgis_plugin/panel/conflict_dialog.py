"""Two people changed one measure: both versions side by side, and the choice; plain Qt."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .qt import button, tr, wrapped

Row = Sequence[str]


class ConflictDialog(QDialog):
    """Nothing is chosen by closing it: the file stays as the other person left it."""

    keep_mine = pyqtSignal()
    take_theirs = pyqtSignal()

    def __init__(self, sentence: str, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Changed by somebody else"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = QTableWidget(len(rows), 3)
        self.table.setHorizontalHeaderLabels(["", tr("Theirs"), tr("Mine")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column and row[1] != row[2]:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.table.setItem(place, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.theirs = button(tr("Take theirs"), tr("My change is dropped."))
        self.mine = button(tr("Keep mine"), tr("My version is written over theirs."))
        self.later = button(tr("Decide later"), tr("The file stays as it is."))
        for one in (self.theirs, self.mine):
            one.setAutoDefault(False)  # the Enter key decides nothing
        self.later.setDefault(True)
        buttons = QHBoxLayout()
        for one in (self.theirs, self.mine, self.later):
            buttons.addWidget(one)
        layout = QVBoxLayout(self)
        layout.addWidget(wrapped(sentence))
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        self.theirs.clicked.connect(self._theirs)
        self.mine.clicked.connect(self._mine)
        self.later.clicked.connect(self.close)
        self.resize(620, 380)
        self.table.resizeRowsToContents()

    def _theirs(self) -> None:
        self.take_theirs.emit()
        self.close()

    def _mine(self) -> None:
        self.keep_mine.emit()
        self.close()
