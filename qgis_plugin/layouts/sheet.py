"""One sheet of paper: its titles, its map, its sources, and text wherever a part wants it."""

from __future__ import annotations

import math
from typing import Sequence

from qgis.core import (
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .facts import Facts
from .paper import INK, MM, SOFT, Paper, font, lines

SCALES = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 10.0)


class Sheet:
    """Lays the parts of a sheet onto a layout, from the top of its side column downwards."""

    def __init__(self, project: QgsProject, name: str, paper: Paper, facts: Facts) -> None:
        self.project, self.paper, self.facts = project, paper, facts
        self.layout = QgsPrintLayout(project)
        self.layout.initializeDefaults()
        self.layout.setName(name)
        page = self.layout.pageCollection().page(0)
        page.setPageSize(paper.name, QgsLayoutItemPage.Orientation.Landscape)
        self.x = paper.width - paper.margin - paper.side
        self.y = paper.margin + paper.head
        self.map: QgsLayoutItemMap | None = None

    def titles(self, subtitle: str) -> None:
        """Title and subtitle over the whole width; the subtitle may hold expressions."""
        paper = self.paper
        width = paper.width - 2 * paper.margin
        self.text(self.facts.title, paper.margin, paper.margin - 2, width, 8.5 * paper.print, 16,
                  bold=True, name="title")  # fmt: skip
        self.text(subtitle, paper.margin, paper.margin + 6.5 * paper.print, width,
                  6.5 * paper.print, 11, colour=SOFT, name="subtitle")  # fmt: skip

    def put_map(self, layers: Sequence[QgsVectorLayer], extent: QgsRectangle) -> QgsLayoutItemMap:
        """The map at a round scale that holds the extent."""
        left, top, width, height = self.paper.map_box
        item = QgsLayoutItemMap(self.layout)
        item.setId("map")
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(left, top, MM))
        item.attemptResize(QgsLayoutSize(width, height, MM))
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(QColor(INK))
        item.setBackgroundColor(QColor("#f4f3ee"))
        item.setCrs(layers[0].crs())
        item.setLayers(list(layers))
        item.setKeepLayerSet(True)
        item.setExtent(_fitting(extent, width / height))
        item.attemptResize(QgsLayoutSize(width, height, MM))
        item.setScale(round_up(item.scale() * 1.03))
        self.map = item
        return item

    def foot(self) -> float:
        """Sources at the bottom of the column; where they begin."""
        paper, size = self.paper, 6.6
        count = sum(lines(line, paper.side / paper.print, size) for line in self.facts.foot)
        tall = (count * size * 0.47 + 1.5) * paper.print
        top = paper.height - paper.margin - tall
        self.text("\n".join(self.facts.foot), self.x, top, paper.side, tall, size, colour=SOFT,
                  name="sources")  # fmt: skip
        return top

    def text(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        height: float,
        points: float,
        *,
        bold: bool = False,
        colour: str = INK,
        name: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> QgsLayoutItemLabel:
        """A piece of text on the sheet."""
        item = QgsLayoutItemLabel(self.layout)
        item.setId(name)
        item.setText(text)
        item.setFont(font(points * self.paper.print, bold))
        item.setFontColor(QColor(colour))
        item.setMarginX(0)
        item.setMarginY(0)
        item.setHAlign(align)
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(x, y, MM))
        item.attemptResize(QgsLayoutSize(width, height, MM))
        return item


def _fitting(extent: QgsRectangle, ratio: float) -> QgsRectangle:
    """The smallest rectangle of a shape round an extent."""
    width = max(extent.width(), extent.height() * ratio)
    centre = extent.center()
    half, tall = width / 2, width / ratio / 2
    return QgsRectangle(centre.x() - half, centre.y() - tall, centre.x() + half, centre.y() + tall)


def round_up(scale: float) -> float:
    """The next scale that people know."""
    power = 10 ** math.floor(math.log10(max(scale, 1.0)))
    return float(round(next(step for step in SCALES if step * power >= scale) * power))
