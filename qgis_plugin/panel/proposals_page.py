"""What residents propose, where, and what became of it; plain Qt."""

from __future__ import annotations

from typing import Any, Mapping, Sequence

from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygon
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from .ink import DOUBT, OPEN_INK, RIGHT, WRONG
from .qt import button, tr, wrapped

OPEN = "open"
COLOURS = {"accepted": RIGHT, "partly": DOUBT, "rejected": WRONG, OPEN: OPEN_INK}
SHAPES = {"accepted": "circle", "partly": "triangle", "rejected": "square", OPEN: "diamond"}
"""A shape of its own for each fate, for grey print and for the colour-blind."""
ICON = 14
EDITED = ("text", "wanted_use", "author", "date", "hearing_id", "fate", "reason")
TEXT_LINES = 3
LEAST_HEIGHT = 120


class ProposalsPage(QWidget):
    """The list above, the chosen proposal below."""

    refresh_wanted = pyqtSignal()
    chosen = pyqtSignal(str)
    place_wanted = pyqtSignal(bool)
    new_wanted = pyqtSignal()
    save_wanted = pyqtSignal()
    remove_wanted = pyqtSignal()
    undo_wanted = pyqtSignal()
    map_wanted = pyqtSignal()

    def __init__(self, fates: Mapping[str, str], uses: Mapping[str, str]) -> None:
        super().__init__()
        self._fates = dict(fates)
        self._rows: Sequence[Mapping[str, Any]] = ()
        self.filter = QComboBox()
        self.filter.addItem(tr("All proposals"), "")
        for code, label in self._fates.items():
            self.filter.addItem(fate_icon(code), label, code)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(LEAST_HEIGHT)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(tr("What is proposed"))
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight((TEXT_LINES + 1) * self.fontMetrics().lineSpacing() + 8)
        self.use = QComboBox()
        self.use.setEditable(True)
        self.use.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.use.addItem("")
        self.use.addItems(list(uses.values()))
        self.author, self.date, self.hearing = QLineEdit(), QLineEdit(), QLineEdit()
        self.date.setPlaceholderText("2026-05-12")
        self.fate = QComboBox()
        for code, label in self._fates.items():
            self.fate.addItem(fate_icon(code), label, code)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("It is published together with the fate"))
        self.on_map = button(tr("Show on the map"), tr("Add the layer of the proposals."))
        self.new = button(tr("New proposal"), tr("Write down another one, then place it."))
        self.place = button(tr("Place on the map"), tr("Then click where it is meant."))
        self.place.setCheckable(True)
        self.save = button(tr("Save"), tr("Into the layer of the proposals of the plan."))
        self.remove = button(tr("Remove"), tr("Take the proposal out of the layer."))
        self.undo = button(tr("Undo"), tr("Put back what was changed last."))
        self.said = wrapped(tr("Open a plan on the page “Plan” first."))
        self._lay_out()
        self._connect()
        self.show_rows((), {})

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Wanted use"), self.use)
        form.addRow(tr("By whom"), self.author)
        form.addRow(tr("Date"), self.date)
        form.addRow(tr("Hearing"), self.hearing)
        form.addRow(tr("Fate"), self.fate)
        form.addRow(tr("Reason"), self.reason)
        below = QGridLayout()
        for number, one in enumerate(
            (self.new, self.place, self.save, self.remove, self.undo, self.on_map)
        ):
            below.addWidget(one, number // 2, number % 2)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.text)
        layout.addLayout(form)
        layout.addLayout(below)
        layout.addWidget(self.said)

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(lambda place: self._fill())
        self.list.currentItemChanged.connect(lambda *ignored: self._choose())
        self.place.toggled.connect(self.place_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.on_map.clicked.connect(self.map_wanted)

    def showEvent(self, event: Any) -> None:
        """Somebody may have changed the layer."""
        self.refresh_wanted.emit()
        super().showEvent(event)

    def show_rows(self, rows: Sequence[Mapping[str, Any]], counts: Mapping[str, int]) -> None:
        """Show the proposals, and how many have each fate."""
        self._rows = rows
        for place, (code, label) in enumerate(self._fates.items(), start=1):
            self.filter.setItemText(place, f"{label}: {counts.get(code, 0)}")
        self._fill()
        for one in (self.new, self.on_map):
            one.setEnabled(bool(counts) or bool(rows))
        self.show_one(None)

    def _fill(self) -> None:
        wanted = self.filter.currentData()
        self._shown = [row for row in self._rows if not wanted or row["fate"] == wanted]
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._shown:
            fate = str(row["fate"])
            item = QListWidgetItem(fate_icon(fate), f"{row['proposal_id']}. {row['text'] or ''}")
            item.setToolTip(f"{self._fates.get(fate, fate)}. {row['reason'] or ''}")
            item.setData(Qt.ItemDataRole.UserRole, str(row["proposal_id"]))
            self.list.addItem(item)
        self.list.blockSignals(False)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def choose(self, number: str) -> None:
        """Choose the line of a proposal."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.data(Qt.ItemDataRole.UserRole) == number:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)
                return

    def show_one(self, row: Mapping[str, Any] | None) -> None:
        """Show a proposal to be edited; none empties the form."""
        given = row or {}
        self.text.setPlainText(str(given.get("text") or ""))
        self.use.setEditText(str(given.get("wanted_use") or ""))
        self.author.setText(str(given.get("author") or ""))
        self.date.setText(str(given.get("date") or ""))
        self.hearing.setText(str(given.get("hearing_id") or ""))
        self.fate.setCurrentIndex(max(self.fate.findData(given.get("fate") or OPEN), 0))
        self.reason.setText(str(given.get("reason") or ""))
        for line in (self.author, self.reason):
            line.setCursorPosition(0)  # the beginning says more than the end
        for one in (self.place, self.save, self.remove):
            one.setEnabled(row is not None)

    def edited(self) -> dict[str, Any]:
        """What stands in the form; nothing where a field is empty."""
        said = {
            "text": self.text.toPlainText(),
            "wanted_use": self.use.currentText(),
            "author": self.author.text(),
            "date": self.date.text(),
            "hearing_id": self.hearing.text(),
            "reason": self.reason.text(),
        }
        found: dict[str, Any] = {key: value.strip() or None for key, value in said.items()}
        return {**found, "fate": self.fate.currentData()}


def fate_icon(code: str) -> QIcon:
    """The sign of a fate, as it stands on the map."""
    picture = QPixmap(ICON, ICON)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(COLOURS.get(code, COLOURS[OPEN])))
    shape, last, half = SHAPES.get(code, SHAPES[OPEN]), ICON - 2, ICON // 2
    if shape == "circle":
        painter.drawEllipse(1, 1, last - 1, last - 1)
    elif shape == "square":
        painter.drawRect(2, 2, last - 3, last - 3)
    elif shape == "triangle":
        painter.drawPolygon(QPolygon([QPoint(half, 1), QPoint(last, last), QPoint(1, last)]))
    else:
        corners = [QPoint(half, 0), QPoint(last + 1, half), QPoint(half, last + 1), QPoint(0, half)]
        painter.drawPolygon(QPolygon(corners))
    painter.end()
    return QIcon(picture)
