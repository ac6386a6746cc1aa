"""A site and what the law says of it: outline, aim, verdict, rules, composition; plain Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping, Sequence

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from .ink import DOUBT, RIGHT, WRONG
from .layer_choice import LayerChoice
from .models import RowsView
from .qt import button, tr, wrapped

COLOURS = {"passes": RIGHT, "needs": DOUBT, "would_be_returned": WRONG}
MARKS = {"passes": "tick", "needs": "stop", "would_be_returned": "cross"}
OUTCOMES = {"ok": "passes", "needs": "needs", "blocks": "would_be_returned"}
"""The outcome of a rule has the look of the verdict that it leads to."""
ICON = 18
LEAST_HEIGHT = 96


@dataclass(frozen=True)
class RuleRow:
    """What one rule says of the site."""

    rule: str
    outcome: str
    title: str
    said: str
    area_ha: float
    area: str
    """As it is printed."""
    citation: str
    checked: bool
    parcel_ids: str


@dataclass(frozen=True)
class Verdict:
    """What the pre-check found, in words of the user's language."""

    code: str
    title: str
    figures: Sequence[str]
    rules: Sequence[RuleRow]
    composition: Sequence[Sequence[Any]]


class SitePage(QWidget):
    """Mark a site above, read the verdict below."""

    draw_wanted = pyqtSignal(bool)
    selection_wanted = pyqtSignal()
    forget_wanted = pyqtSignal()
    aim_changed = pyqtSignal()
    rule_chosen = pyqtSignal(int)
    sheet_wanted = pyqtSignal()
    keep_wanted = pyqtSignal()
    undo_wanted = pyqtSignal()
    refresh_wanted = pyqtSignal()

    def __init__(self, categories: Mapping[str, str], purposes: Mapping[str, str]) -> None:
        super().__init__()
        self.parcels = LayerChoice()
        self.restrictions = LayerChoice(tr("none"))
        self.hazards = LayerChoice(tr("none"))
        self.category = _choice(categories, "settlement")
        self.purpose = _choice(purposes, "housing")
        self.day = QDateEdit(QDate.currentDate())
        self.day.setDisplayFormat("dd.MM.yyyy")
        self.day.setCalendarPopup(True)
        self.draw = button(
            tr("Draw a site"),
            tr("Click the corners on the map; a right click ends the outline, Esc drops it."),
        )
        self.draw.setCheckable(True)
        self.take = button(
            tr("From the selection"), tr("The site is the selected parcels of the layer.")
        )
        self.forget = button(tr("Clear"), tr("Take the outline off the map."))
        self.said = wrapped(tr("Draw the site on the map, or select its parcels."))
        self.mark, self.verdict = QLabel(), wrapped()
        self.figures = wrapped()
        self.rules = narrow(RowsView((tr("Rule"), tr("ha"))))
        self.why = wrapped()
        self.composition = narrow(RowsView((tr("Category and kind"), tr("ha"))))
        self.title = QLineEdit()
        self.title.setPlaceholderText(tr("Name of the site, for the plan"))
        self.sheet = button(
            tr("Case sheet…"), tr("The verdict with a map, the rules and the balance, to print.")
        )
        self.keep = button(
            tr("Keep in the plan"),
            tr("Put the site among the cases of the open plan; the next run counts it in."),
        )
        self.undo = button(tr("Undo"), tr("Take the case that was kept last out of the plan."))
        self._rows: Sequence[RuleRow] = ()
        self._lay_out()
        self._connect()
        self.clear()
        self.undo.setEnabled(False)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Parcels"), self.parcels)
        form.addRow(tr("Restrictions"), self.restrictions)
        form.addRow(tr("Hazards"), self.hazards)
        form.addRow(tr("Category asked for"), self.category)
        form.addRow(tr("Purpose"), self.purpose)
        form.addRow(tr("Law of the day"), self.day)
        marking, judged, below = QGridLayout(), QHBoxLayout(), QGridLayout()
        for place, one in enumerate((self.draw, self.take, self.forget, self.sheet)):
            marking.addWidget(one, place // 2, place % 2)
        judged.addWidget(self.mark)
        judged.addWidget(self.verdict, 1)
        below.addWidget(self.title, 0, 0, 1, 2)
        below.addWidget(self.keep, 1, 0)
        below.addWidget(self.undo, 1, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addLayout(marking)
        layout.addWidget(self.said)
        layout.addLayout(judged)
        layout.addWidget(self.figures)
        layout.addWidget(self.rules, 3)
        layout.addWidget(self.why)
        layout.addWidget(self.composition, 2)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.draw.toggled.connect(self.draw_wanted)
        self.take.clicked.connect(self.selection_wanted)
        self.forget.clicked.connect(self.forget_wanted)
        self.category.currentIndexChanged.connect(lambda place: self.aim_changed.emit())
        self.purpose.currentIndexChanged.connect(lambda place: self.aim_changed.emit())
        self.day.dateChanged.connect(lambda day: self.aim_changed.emit())
        for layers in (self.parcels, self.restrictions, self.hazards):
            layers.activated.connect(lambda place: self.aim_changed.emit())
        self.rules.selectionModel().selectionChanged.connect(self._explain)
        self.sheet.clicked.connect(self.sheet_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.undo.clicked.connect(self.undo_wanted)

    def showEvent(self, event: Any) -> None:
        """The layers of the map may have changed."""
        self.refresh_wanted.emit()
        super().showEvent(event)

    def clear(self) -> None:
        """Show that nothing has been asked."""
        self._rows = ()
        self.rules.rows.fill([])
        self.composition.rows.fill([])
        self.mark.clear()
        self.verdict.setText("")
        self.figures.setText("")
        self.why.setText("")
        self.sheet.setEnabled(False)
        self.keep.setEnabled(False)

    def show_verdict(self, found: Verdict) -> None:
        """Show what the law says, told by shape and word as well as by colour."""
        self._rows = found.rules
        self.mark.setPixmap(sign(MARKS[found.code], COLOURS[found.code]).pixmap(ICON, ICON))
        self.verdict.setText(f"<b>{found.title}</b>")
        self.figures.setText("\n".join(found.figures))
        words = outcome_words()
        rows = [(f"{row.title} – {words[row.outcome]}", row.area) for row in found.rules]
        colours = {
            rows[place][0]: COLOURS[OUTCOMES[row.outcome]] for place, row in enumerate(found.rules)
        }
        self.rules.rows.fill(rows, colours)
        self.composition.rows.fill(found.composition)
        self.why.setText(tr("Choose a rule to see which part of the site it concerns."))
        self.sheet.setEnabled(True)
        self.keep.setEnabled(True)

    def chosen_rule(self) -> RuleRow | None:
        """The rule whose row is chosen."""
        place = self.rules.chosen()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _explain(self, *ignored: Any) -> None:
        row = self.chosen_rule()
        if row is None:
            return
        lines = [row.said, row.citation]
        if not row.checked:
            lines.append(tr("The text of this rule has not been compared with the law in force."))
        self.why.setText("\n".join(line for line in lines if line))
        self.rule_chosen.emit(self.rules.chosen())


def outcome_words() -> dict[str, str]:
    """What each outcome of a rule is called."""
    return {"ok": tr("met"), "needs": tr("needed"), "blocks": tr("in the way")}


def sign(shape: str, colour: str) -> QIcon:
    """A tick, a stop bar or a cross."""
    picture = QPixmap(ICON, ICON)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(QColor(colour))
    pen.setWidth(3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if shape == "tick":
        painter.drawLine(3, 10, 7, 14)
        painter.drawLine(7, 14, 15, 4)
    elif shape == "cross":
        painter.drawLine(4, 4, 14, 14)
        painter.drawLine(4, 14, 14, 4)
    else:
        painter.drawEllipse(2, 2, 14, 14)
        painter.drawLine(6, 9, 12, 9)
    painter.end()
    return QIcon(picture)


def narrow(table: RowsView) -> RowsView:
    """The first column takes what the others leave: nothing is pushed out of a narrow panel."""
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.setMinimumHeight(LEAST_HEIGHT)
    return table


def _choice(words: Mapping[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    for code, label in words.items():
        box.addItem(label, code)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box
