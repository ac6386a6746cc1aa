"""Paper, ink and letters of the sheets."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.core import QgsUnitTypes
from qgis.PyQt.QtGui import QFont, QFontMetricsF

MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
INK, SOFT = "#22302f", "#566462"
_POINT_MM = 0.3528
_PIXELS = 100
"""The size in which widths are measured: small letters are rounded to whole pixels."""


@dataclass(frozen=True)
class Paper:
    """A landscape sheet in millimetres, and how much larger than A4 its print is."""

    name: str
    width: float
    height: float
    side: float
    print: float

    @property
    def margin(self) -> float:
        """Round the sheet."""
        return 9.0 * self.print

    @property
    def head(self) -> float:
        """The height of title and subtitle."""
        return 16.0 * self.print

    @property
    def map_box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the map."""
        top = self.margin + self.head
        width = self.width - 2 * self.margin - self.side - 4
        return self.margin, top, width, self.height - self.margin - top


PAPERS = {"A4": Paper("A4", 297, 210, 80, 1.0), "A3": Paper("A3", 420, 297, 112, 1.35)}


def lines(text: str, width_mm: float, points: float) -> int:
    """How many lines a text takes; half a point per letter is the mean of Cyrillic print."""
    return max(1, math.ceil(len(text) * points * _POINT_MM * 0.56 / width_mm))


def lines_in(text: str, width_mm: float, points: float, bold: bool = False) -> int:
    """In how many lines a text is broken between its words; measured, for one that must fit."""
    large = font(1, bold)
    large.setPixelSize(_PIXELS)
    metrics = QFontMetricsF(large)
    room = width_mm / (points * _POINT_MM) * _PIXELS
    found, used = 1, 0.0
    for word in text.split():
        if used and used + metrics.horizontalAdvance(word) > room:
            found, used = found + 1, 0.0
        used += metrics.horizontalAdvance(f"{word} ")
    return found


def font(points: float, bold: bool = False) -> QFont:
    """The letters of the sheets."""
    found = QFont("Noto Sans")
    found.setStyleHint(QFont.StyleHint.SansSerif)
    found.setPointSizeF(points)
    found.setBold(bold)
    return found
