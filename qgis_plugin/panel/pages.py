"""Pages under buttons that are all in sight; tabs would hide behind arrows in a narrow dock."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

IN_A_ROW = 3


class Pages(QWidget):
    """As QTabWidget, with the titles in several rows."""

    currentChanged = pyqtSignal(int)  # noqa: N815 - as Qt calls it
    helpWanted = pyqtSignal(int)  # noqa: N815 - in the manner of Qt

    def __init__(self) -> None:
        super().__init__()
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(True)
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addLayout(self._grid)
        layout.addWidget(self._stack, 1)
        self._buttons.idClicked.connect(self.setCurrentIndex)

    def addTab(self, page: QWidget, title: str) -> int:
        """Add a page at the end."""
        place = self._stack.addWidget(page)
        one = QToolButton()
        one.setText(title)
        one.setCheckable(True)
        one.setAutoRaise(True)
        one.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        one.setChecked(place == 0)
        self._buttons.addButton(one, place)
        self._grid.addWidget(one, place // IN_A_ROW, place % IN_A_ROW)
        return place

    def addHelp(self, explanation: str) -> QToolButton:
        """Add the button that asks what the page in sight is for, after the last title."""
        one = QToolButton()
        one.setText("?")
        one.setObjectName("help")
        one.setToolTip(explanation)
        one.setAccessibleName(explanation)
        one.clicked.connect(lambda: self.helpWanted.emit(self.currentIndex()))
        place = self.count()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(one, place // IN_A_ROW, place % IN_A_ROW, right)
        return one

    def widget(self, place: int) -> QWidget:
        """The page at a place."""
        return self._stack.widget(place)

    def count(self) -> int:
        """How many pages."""
        return self._stack.count()

    def tabText(self, place: int) -> str:
        """The title of a page."""
        return self._buttons.button(place).text()

    def currentIndex(self) -> int:
        """The place of the page in sight."""
        return self._stack.currentIndex()

    def setCurrentIndex(self, place: int) -> None:
        """Turn to a page."""
        self._buttons.button(place).setChecked(True)
        if place != self._stack.currentIndex():
            self._stack.setCurrentIndex(place)
            self.currentChanged.emit(place)
