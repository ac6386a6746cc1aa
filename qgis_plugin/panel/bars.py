"""Bars that are labelled where they stand, and can be clicked; plain Qt."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QTextOption
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from .results_charts import PLAIN, Bar

HEIGHT, GAP, PAD = 15, 3, 4
LABELS = 0.42
"""The share of the width that labels may take."""
NEGATIVE = "#9a5b00"


class Bars(QWidget):
    """A bar to a line: label, bar, value."""

    chosen = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self._marked = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def fill(self, bars: Sequence[Bar]) -> None:
        """Show other bars; without any the chart hides."""
        self._bars, self._marked = bars, -1
        self.setVisible(bool(bars))
        said = "\n".join(f"{bar.label}: {bar.text}" for bar in bars)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, len(self._bars) * (self._line() + GAP) + 2 * PAD)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, event: Any) -> None:
        """Draw; zero lies where the longest negative bar needs it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        labels = min(
            int(self.width() * LABELS),
            max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0) + 6,
        )
        texts = max((metrics.horizontalAdvance(bar.text) for bar in self._bars), default=0) + 6
        room = max(self.width() - labels - texts - 2 * PAD, 20)
        low = min(0.0, *(bar.value for bar in self._bars)) if self._bars else 0.0
        high = max(0.0, *(bar.value for bar in self._bars)) if self._bars else 1.0
        scale = room / ((high - low) or 1.0)
        zero = labels + PAD - low * scale
        left = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        left.setWrapMode(QTextOption.WrapMode.NoWrap)
        ink = self.palette().text().color()
        for place, bar in enumerate(self._bars):
            top = PAD + place * (self._line() + GAP)
            if place == self._marked:
                tint = QColor(self.palette().highlight().color())
                tint.setAlpha(60)
                painter.fillRect(QRectF(0, top - 1, self.width(), self._line() + 2), tint)
            painter.setPen(ink)
            box = QRectF(PAD, top, labels - 4, self._line())
            cut = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, cut, left)
            length = bar.value * scale
            drawn = QRectF(
                zero + min(length, 0.0), top + 1, max(abs(length), 1.0), self._line() - 2
            )
            fill = QColor(NEGATIVE if bar.value < 0 and bar.colour == PLAIN else bar.colour)
            painter.setPen(fill.darker(150))
            painter.setBrush(fill)
            painter.drawRect(drawn)
            painter.setPen(ink)
            box = QRectF(zero + max(length, 0.0) + 4, top, texts, self._line())
            painter.drawText(box, bar.text, left)
        painter.end()

    def mouseReleaseEvent(self, event: Any) -> None:
        """Choose the bar under the pointer."""
        place = self.bar_at(event.pos().y())
        if place >= 0:
            self.mark(place)
            self.chosen.emit(place)

    def mouseMoveEvent(self, event: Any) -> None:
        """Say in full what was cut."""
        place = self.bar_at(event.pos().y())
        bar = self._bars[place] if place >= 0 else None
        self.setToolTip("" if bar is None else f"{bar.label}: {bar.text}")

    def bar_at(self, y: int) -> int:
        """The place of the bar at a height, or -1."""
        place = (y - PAD) // (self._line() + GAP)
        return int(place) if 0 <= place < len(self._bars) else -1

    def mark(self, place: int) -> None:
        """Show which bar is chosen."""
        self._marked = place
        self.update()

    def _line(self) -> int:
        return max(HEIGHT, self.fontMetrics().height())
