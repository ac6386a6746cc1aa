"""A measure in two lines, for a table on a narrow panel; plain Qt."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate

from .measure_run import Measure
from .money_words import COLOURS, ICON, SHAPES, draw_sign, standing_words

MEASURE = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a cell gives its measure."""
PAD = 4


class TwoLines(QStyledItemDelegate):
    """Its sign and its name; below them its year and its standing in words."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self._words = standing_words()
        self.is_wide = False
        """Whether standing and years have columns of their own."""

    def sizeHint(self, option: Any, index: Any) -> QSize:
        """Two lines, and little more."""
        return QSize(120, 2 * option.fontMetrics.lineSpacing() + PAD)

    def paint(self, painter: Any, option: Any, index: Any) -> None:
        """Draw the cell."""
        measure = index.data(MEASURE)
        if self.is_wide or not isinstance(measure, Measure):
            super().paint(painter, option, index)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette, metrics = option.palette, option.fontMetrics
        painter.save()
        painter.setClipRect(option.rect)
        role = QPalette.ColorRole
        if chosen:
            painter.fillRect(option.rect, palette.brush(role.Highlight))
        ink = palette.color(role.HighlightedText if chosen else role.Text)
        colour = ink if chosen else QColor(COLOURS[measure.standing])
        box, line = option.rect, metrics.lineSpacing()
        top = box.top() + (box.height() - 2 * line) // 2
        inner = palette.color(role.Highlight).name() if chosen else "white"
        draw_sign(painter, SHAPES[measure.standing], colour, box.left() + PAD, top + 1, inner)
        left = box.left() + ICON + 2 * PAD
        room = box.right() - left - PAD
        painter.setPen(ink if measure.counts or chosen else QColor("#767676"))
        name = f"{measure.entry.measure_id} {measure.name}"
        self._line(painter, metrics, name, QRect(left, top, room, line))
        painter.setPen(colour)
        # The year first and alone: a second one would push the word out of sight.
        parts = (str(measure.year or ""), self._words[measure.standing])
        below = " · ".join(part for part in parts if part)
        self._line(painter, metrics, below, QRect(left, top + line, room, line))
        painter.restore()

    @staticmethod
    def _line(painter: Any, metrics: Any, text: str, box: QRect) -> None:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
