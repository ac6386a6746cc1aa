"""The table of a sheet."""

from __future__ import annotations

from typing import Sequence

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItemManualTable,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsTableCell,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .paper import INK, MM, Paper, font, lines_in
from .sheet import Sheet

POINTS, MARGIN, LINE = 8.0, 0.7, 0.15
LINE_MM = 0.43
"""The height of a line for each point of its letters, in millimetres."""
WIDTHS = {"balance": (19.0, 13.0), "restrictions": (24.0,), "plan": (21.0, 17.0)}
"""All columns but the first, in millimetres of A4."""


def put_table(sheet: Sheet, rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is its head and whose last is its total."""
    if not rows:
        return
    count = len(rows[0])
    paper = sheet.paper
    around = count * 2 * MARGIN * paper.print + (count + 1) * LINE
    narrow = [width * paper.print for width in WIDTHS[sheet.facts.kind]]
    widths = [paper.side - around - sum(narrow), *narrow]
    item = QgsLayoutItemManualTable.create(sheet.layout)
    sheet.layout.addMultiFrame(item)
    item.setColumns([QgsLayoutTableColumn() for _ in range(count)])
    item.setTableContents(
        [[_cell(paper, text, row, place, len(rows)) for place, text in enumerate(cells)]
         for row, cells in enumerate(rows)]
    )  # fmt: skip
    item.setColumnWidths(widths)
    item.setCellMargin(MARGIN * paper.print)
    item.setGridStrokeWidth(LINE)
    item.setGridColor(QColor("#b8c0bc"))
    item.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    frame = QgsLayoutFrame(sheet.layout, item)
    frame.setId("table")
    item.addFrame(frame)
    frame.attemptMove(QgsLayoutPoint(sheet.x, sheet.y, MM))
    height = sum(_tall(cells, widths, paper, row in (0, len(rows) - 1))
                 for row, cells in enumerate(rows)) + LINE  # fmt: skip
    frame.attemptResize(QgsLayoutSize(paper.side, height, MM))
    item.refresh()
    sheet.y += height + 3 * paper.print


def _tall(cells: Sequence[str], widths: Sequence[float], paper: Paper, strong: bool) -> float:
    """The height of a row; QGIS tells that of a table only as far as its frame reaches."""
    count = max(
        lines_in(text, width, POINTS * paper.print, strong) for text, width in zip(cells, widths)
    )
    return (count * POINTS * LINE_MM + 2 * MARGIN) * paper.print + LINE


def _cell(paper: Paper, text: str, row: int, place: int, rows: int) -> QgsTableCell:
    cell = QgsTableCell(text)
    strong = row in (0, rows - 1)
    form = QgsTextFormat()
    form.setFont(font(POINTS * paper.print, strong))
    form.setSize(POINTS * paper.print)
    form.setColor(QColor(INK))
    cell.setTextFormat(form)
    if row == 0:
        cell.setBackgroundColor(QColor("#e8eeec"))
    right = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
    cell.setHorizontalAlignment(right)
    return cell
