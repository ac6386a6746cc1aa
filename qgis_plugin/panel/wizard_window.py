"""The wizard's window: its pages one after the other; plain Qt."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from .ink import FAINT, WRONG
from .qt import button, tr, wrapped

SIZE = (880, 600)
HERE, PASSED, AHEAD = "font-weight: bold", "", f"color: {FAINT}"


class WizardWindow(QDialog):
    """Back, next and cancel; it never blocks the map."""

    leaving = pyqtSignal(int)
    """The user wants to leave a page for the next one; whoever listens calls ``go``."""
    finish_wanted = pyqtSignal()
    cancelled = pyqtSignal()

    def __init__(
        self,
        title: str,
        pages: Sequence[tuple[str, Any]],
        last: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = [page for _, page in pages]
        self.stack = QStackedWidget()
        self._heads = []
        top = QHBoxLayout()
        for number, (name, page) in enumerate(pages, start=1):
            head = QLabel(f"{number}. {name}")
            self._heads.append(head)
            top.addWidget(head)
            top.addStretch()
            self.stack.addWidget(page)
            page.changed.connect(self.tell)
        self.said = wrapped()
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(180)
        self.back = button(tr("Back"))
        self.next = button(tr("Next"))
        self.finish = button(last)
        self.cancel = button(tr("Cancel"), tr("Close the window; nothing is written."))
        for one in (self.back, self.next, self.finish, self.cancel):
            one.setAutoDefault(False)
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.progress)
        for one in (self.back, self.next, self.finish, self.cancel):
            below.addWidget(one)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.stack, 1)
        layout.addLayout(below)
        self.resize(*SIZE)
        self._busy = False
        self._over = False
        self.back.clicked.connect(lambda: self.go(self.stack.currentIndex() - 1))
        self.next.clicked.connect(lambda: self.leaving.emit(self.stack.currentIndex()))
        self.finish.clicked.connect(self.finish_wanted)
        self.cancel.clicked.connect(self.close)
        self.show_busy(False)
        self.go(0)

    def go(self, place: int) -> None:
        """Turn to a page."""
        self.stack.setCurrentIndex(place)
        page = self.pages[self.stack.currentIndex()]
        if hasattr(page, "refresh"):
            page.refresh()
        for number, head in enumerate(self._heads):
            head.setStyleSheet(HERE if number == place else PASSED if number < place else AHEAD)
        self.tell()

    def obstacle(self) -> str:
        """What the page still needs, or nothing."""
        return str(self.pages[self.stack.currentIndex()].obstacle())

    def tell(self) -> None:
        """Say what is missing, and let the user go on when nothing is."""
        if self._busy:
            return
        obstacle, place = self.obstacle(), self.stack.currentIndex()
        self.say(obstacle)
        is_last = place == len(self.pages) - 1
        self.back.setEnabled(place > 0)
        self.next.setVisible(not is_last)
        self.next.setEnabled(not obstacle)
        self.finish.setVisible(is_last)
        self.finish.setEnabled(not obstacle)

    def say(self, text: str, is_wrong: bool = False) -> None:
        """One sentence beside the buttons."""
        self.said.setText(text)
        self.said.setStyleSheet(f"color: {WRONG}" if is_wrong else "")

    def show_busy(self, busy: bool, text: str = "") -> None:
        """While something is being worked out only cancelling is possible."""
        self._busy = busy
        self.progress.setVisible(busy)
        self.progress.setValue(0)
        self.stack.setEnabled(not busy)
        for one in (self.back, self.next, self.finish):
            one.setEnabled(not busy)
        if busy:
            self.say(text)
        else:
            self.tell()

    def end(self) -> None:
        """Close without anything to be undone."""
        self._over = True
        self.close()

    def reject(self) -> None:
        """The Escape key closes like the button."""
        self.close()

    def closeEvent(self, event: Any) -> None:
        """Whoever closes the window before its end cancels."""
        if not self._over:
            self._over = True
            self.cancelled.emit()
        event.accept()
