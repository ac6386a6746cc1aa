"""Scale, scale bar and north arrow of a sheet."""

from __future__ import annotations

import math
from pathlib import Path

from qgis.core import (
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsScaleBarSettings,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from . import texts
from .paper import INK, MM, font
from .sheet import Sheet
from .texts import said

NORTH = Path(__file__).with_name("north.svg")
SCALE = "format_number(map_get(item_variables('map'), 'map_scale'), 0, 'en')"
BARS = (1, 2, 5, 10)


def put_scale(sheet: Sheet, top: float) -> None:
    """The scale in figures and as a bar, and where north is."""
    if sheet.map is None:
        return
    paper = sheet.paper
    metres = bar_metres(sheet.map.scale() * (paper.side * 0.52) / 1000 / 2)
    far = metres >= 1000 and sheet.facts.kind != "villages"
    unit = QgsUnitTypes.DistanceUnit
    item = QgsLayoutItemScaleBar(sheet.layout)
    item.setId("scale bar")
    item.setStyle("Single Box")
    item.setLinkedMap(sheet.map)
    item.setUnits(unit.DistanceKilometers if far else unit.DistanceMeters)
    known = "km" if far else "m"
    item.setUnitLabel(known if sheet.facts.language == "en" else {"km": "км", "m": "м"}[known])
    item.setMapUnitsPerScaleBarUnit(1)
    item.setNumberOfSegmentsLeft(0)
    if sheet.facts.kind == "villages":  # another scale on each page: the bar follows
        item.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeMode.SegmentSizeFitWidth)
        item.setMinimumBarWidth(paper.side * 0.25)
        item.setMaximumBarWidth(paper.side * 0.55)
    item.setNumberOfSegments(2)
    item.setUnitsPerSegment(metres / 1000 if far else metres)
    item.setHeight(1.6 * paper.print)
    item.setBoxContentSpace(0)
    form = QgsTextFormat()
    form.setFont(font(7.5 * paper.print))
    form.setSize(7.5 * paper.print)
    form.setColor(QColor(INK))
    item.setTextFormat(form)
    sheet.layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(sheet.x, top + 4.6 * paper.print, MM))
    item.update()
    between = "," if sheet.facts.language == "en" else "\u00a0"
    scale = f"1 : [% replace({SCALE}, ',', '{between}') %]"
    sheet.text(scale, sheet.x, top, paper.side * 0.6, 4.5 * paper.print, 8.5, name="scale")
    size = 9 * paper.print
    arrow = QgsLayoutItemPicture(sheet.layout)
    arrow.setId("north")
    arrow.setPicturePath(str(NORTH))
    arrow.setLinkedMap(sheet.map)
    arrow.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)
    sheet.layout.addLayoutItem(arrow)
    arrow.attemptMove(QgsLayoutPoint(sheet.x + paper.side - size, top + 3 * paper.print, MM))
    arrow.attemptResize(QgsLayoutSize(size, size, MM))
    sheet.text(
        said(texts.NORTH, sheet.facts.language),
        sheet.x + paper.side - size - 4,
        top - 1,
        size + 8,
        4.5 * paper.print,
        8.5,
        bold=True,
        name="N",
        align=Qt.AlignmentFlag.AlignHCenter,
    )


def bar_metres(most: float) -> float:
    """The longest round length that is not longer than that."""
    power = 10 ** math.floor(math.log10(most))
    return float(max(step for step in BARS if step * power <= most) * power)
