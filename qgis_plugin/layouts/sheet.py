"""One sheet of paper: map, legend, table, north arrow, scale bar, sources – all by code."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from qgis.core import (
    QgsLayerTree,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsScaleBarSettings,
    QgsTableCell,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from . import texts
from .facts import Facts
from .texts import said

MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
NORTH = Path(__file__).with_name("north.svg")
INK, SOFT = "#22302f", "#566462"
SCALES = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 10.0)
BARS = (1, 2, 5, 10)


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

    def legend(self, layers: Sequence[QgsVectorLayer], labels: dict[str, str]) -> None:
        """The legend of some layers; a label that is given takes the place of the layer's own."""
        self.text(said(texts.LEGEND, self.facts.language), self.x, self.y, self.paper.side,
                  5 * self.paper.print, 10, bold=True, name="legend title")  # fmt: skip
        self.y += 3.5 * self.paper.print  # the first line of a legend has room above it
        item = QgsLayoutItemLegend(self.layout)
        item.setId("legend")
        item.setLinkedMap(self.map)
        item.setAutoUpdateModel(False)
        root: QgsLayerTree = item.model().rootGroup()
        root.clear()
        for layer in layers:
            node = root.addLayer(layer)
            table = layer.source().partition("|layername=")[2]
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
            for place, entry in enumerate(item.model().layerLegendNodes(node)):
                own = str(entry.data(Qt.ItemDataRole.DisplayRole))
                single = layer.renderer().type() == "singleSymbol"
                text = labels.get(table if single else own)
                if text:
                    QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, place, text)
            item.model().refreshLayerLegend(node)
        for style in (QgsLegendStyle.Style.SymbolLabel, QgsLegendStyle.Style.Subgroup):
            item.setStyleFont(style, _font(8.2 * self.paper.print))
            item.rstyle(style).setMargin(QgsLegendStyle.Side.Top, 1.1 * self.paper.print)
        item.setSymbolWidth(6.5 * self.paper.print)
        item.setSymbolHeight(3.4 * self.paper.print)
        item.setBoxSpace(0)
        item.setBackgroundEnabled(False)
        item.setWrapString("|")
        item.setResizeToContents(True)
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(self.x, self.y, MM))
        item.adjustBoxSize()

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A table whose first row is its head and whose last is its total."""
        if not rows:
            return
        count = len(rows[0])
        wide = 19.0 * self.paper.print if count == 3 else 24.0 * self.paper.print
        last = 13.0 * self.paper.print
        around = count * 1.4 * self.paper.print + (count + 1) * 0.15  # margins and lines
        widths = [self.paper.side - around - wide - (last if count == 3 else 0), wide]
        if count == 3:
            widths.append(last) if self.facts.kind == "balance" else widths.insert(1, last)
        item = QgsLayoutItemManualTable.create(self.layout)
        self.layout.addMultiFrame(item)
        item.setColumns([QgsLayoutTableColumn() for _ in range(count)])
        item.setTableContents(
            [[self._cell(text, row, place, len(rows)) for place, text in enumerate(cells)]
             for row, cells in enumerate(rows)]
        )  # fmt: skip
        item.setColumnWidths(widths)
        item.setCellMargin(0.7 * self.paper.print)
        item.setGridStrokeWidth(0.15)
        item.setGridColor(QColor("#b8c0bc"))
        item.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
        frame = QgsLayoutFrame(self.layout, item)
        frame.setId("table")
        item.addFrame(frame)
        frame.attemptMove(QgsLayoutPoint(self.x, self.y, MM))
        frame.attemptResize(QgsLayoutSize(self.paper.side, 10, MM))
        item.refresh()
        height = item.totalSize().height() + 1
        frame.attemptResize(QgsLayoutSize(self.paper.side, height, MM))
        self.y += height + 3 * self.paper.print

    def _cell(self, text: str, row: int, place: int, rows: int) -> QgsTableCell:
        cell = QgsTableCell(text)
        strong = row in (0, rows - 1)
        form = QgsTextFormat()
        form.setFont(_font(8 * self.paper.print, strong))
        form.setSize(8 * self.paper.print)
        form.setColor(QColor(INK))
        cell.setTextFormat(form)
        if row == 0:
            cell.setBackgroundColor(QColor("#e8eeec"))
        right = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
        cell.setHorizontalAlignment(right)
        return cell

    def foot(self) -> None:
        """Sources at the bottom of the column, above them the scale bar and the north arrow."""
        paper, size = self.paper, 6.6
        lines = sum(_lines(line, paper.side / paper.print, size) for line in self.facts.foot)
        tall = (lines * size * 0.47 + 1.5) * paper.print
        top = paper.height - paper.margin - tall
        self.text("\n".join(self.facts.foot), self.x, top, paper.side, tall, size, colour=SOFT,
                  name="sources")  # fmt: skip
        self._bar(top - 13.5 * paper.print)

    def _bar(self, top: float) -> None:
        if self.map is None:
            return
        paper = self.paper
        metres = bar_metres(self.map.scale() * (paper.side * 0.52) / 1000 / 2)
        far = metres >= 1000 and self.facts.kind != "villages"
        unit = QgsUnitTypes.DistanceUnit
        item = QgsLayoutItemScaleBar(self.layout)
        item.setId("scale bar")
        item.setStyle("Single Box")
        item.setLinkedMap(self.map)
        item.setUnits(unit.DistanceKilometers if far else unit.DistanceMeters)
        known = "km" if far else "m"
        item.setUnitLabel(known if self.facts.language == "en" else {"km": "км", "m": "м"}[known])
        item.setMapUnitsPerScaleBarUnit(1)
        item.setNumberOfSegmentsLeft(0)
        if self.facts.kind == "villages":  # another scale on each page: the bar follows
            item.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeMode.SegmentSizeFitWidth)
            item.setMinimumBarWidth(paper.side * 0.25)
            item.setMaximumBarWidth(paper.side * 0.55)
        item.setNumberOfSegments(2)
        item.setUnitsPerSegment(metres / 1000 if far else metres)
        item.setHeight(1.6 * paper.print)
        item.setBoxContentSpace(0)
        form = QgsTextFormat()
        form.setFont(_font(7.5 * paper.print))
        form.setSize(7.5 * paper.print)
        form.setColor(QColor(INK))
        item.setTextFormat(form)
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(self.x, top + 4.6 * paper.print, MM))
        item.update()
        scale = "1 : [% format_number(map_get(item_variables('map'), 'map_scale'), 0) %]"
        self.text(scale, self.x, top, paper.side * 0.6, 4.5 * paper.print, 8.5, name="scale")
        size = 9 * paper.print
        arrow = QgsLayoutItemPicture(self.layout)
        arrow.setId("north")
        arrow.setPicturePath(str(NORTH))
        arrow.setLinkedMap(self.map)
        arrow.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)
        self.layout.addLayoutItem(arrow)
        arrow.attemptMove(QgsLayoutPoint(self.x + paper.side - size, top + 3 * paper.print, MM))
        arrow.attemptResize(QgsLayoutSize(size, size, MM))
        self.text(said(texts.NORTH, self.facts.language), self.x + paper.side - size - 4, top - 1,
                  size + 8, 4.5 * paper.print, 8.5, bold=True, name="N",
                  align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip

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
        item.setFont(_font(points * self.paper.print, bold))
        item.setFontColor(QColor(colour))
        item.setMarginX(0)
        item.setMarginY(0)
        item.setHAlign(align)
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(x, y, MM))
        item.attemptResize(QgsLayoutSize(width, height, MM))
        return item


def round_up(scale: float) -> float:
    """The next scale that people know."""
    power = 10 ** math.floor(math.log10(max(scale, 1.0)))
    return float(round(next(step for step in SCALES if step * power >= scale) * power))


def _fitting(extent: QgsRectangle, ratio: float) -> QgsRectangle:
    """The smallest rectangle of a shape round an extent."""
    width = max(extent.width(), extent.height() * ratio)
    centre = extent.center()
    half, tall = width / 2, width / ratio / 2
    return QgsRectangle(centre.x() - half, centre.y() - tall, centre.x() + half, centre.y() + tall)


def bar_metres(most: float) -> float:
    """The longest round length that is not longer than that."""
    power = 10 ** math.floor(math.log10(most))
    return float(max(step for step in BARS if step * power <= most) * power)


def wrapped(text: str, most: int) -> str:
    """A label of the legend in lines of at most so many letters; a bar parts the lines."""
    lines = [""]
    for part in text.split():
        if lines[-1] and len(lines[-1]) + len(part) >= most:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return "|".join(lines)


def _lines(text: str, width_mm: float, points: float) -> int:
    """How many lines a text takes; half a point per letter is the mean of Cyrillic print."""
    return max(1, math.ceil(len(text) * points * 0.3528 * 0.56 / width_mm))


def _font(points: float, bold: bool = False) -> QFont:
    font = QFont("Noto Sans")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPointSizeF(points)
    font.setBold(bold)
    return font
