"""Small windows: details of a message, and the restrictions of a parcel."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from .models import RowsView
from .qt import button, tr, wrapped


class _Window(QDialog):
    """A window that goes away for good when it is closed."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.close_box = QDialogButtonBox()
        closing = self.close_box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        closing.clicked.connect(self.close)


class DetailsDialog(_Window):
    """The whole of a message whose first sentence stood in the message bar."""

    def __init__(self, text: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Details"), parent)
        self.detail = QPlainTextEdit(detail)
        self.detail.setReadOnly(True)
        layout = QVBoxLayout(self)
        layout.addWidget(wrapped(text))
        layout.addWidget(self.detail)
        layout.addWidget(self.close_box)
        self.resize(560, 360)


class ExtractDialog(_Window):
    """What restricts one parcel: regime, area, law."""

    page_wanted = pyqtSignal()

    def __init__(
        self,
        heading: str,
        figures: Sequence[str],
        rows: Sequence[Sequence[Any]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Restrictions of this parcel"), parent)
        titles = (tr("Regime"), tr("Restriction"), tr("Area, m²"), tr("Legal basis"))
        self.table = RowsView(titles)
        self.table.rows.fill(rows)
        self.page = button(tr("Page for printing…"), tr("Write the extract with a map as a page."))
        self.page.clicked.connect(self.page_wanted)
        head = wrapped(heading)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        below = QHBoxLayout()
        below.addWidget(self.page)
        below.addStretch()
        below.addWidget(self.close_box)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        for figure in figures:
            layout.addWidget(wrapped(figure))
        layout.addWidget(self.table)
        layout.addLayout(below)
        self.resize(640, 360)
        for column, width in enumerate((150, 170, 90)):
            self.table.setColumnWidth(column, width)
