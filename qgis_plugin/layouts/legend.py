"""The legend of a sheet."""

from __future__ import annotations

from typing import Mapping, Sequence

from qgis.core import (
    QgsLayerTree,
    QgsLayoutItemLegend,
    QgsLayoutPoint,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from . import texts
from .paper import MM, font
from .sheet import Sheet
from .texts import said


def put_legend(sheet: Sheet, layers: Sequence[QgsVectorLayer], labels: Mapping[str, str]) -> None:
    """The legend of some layers; a label that is given takes the place of the layer's own."""
    sheet.text(
        said(texts.LEGEND, sheet.facts.language),
        sheet.x,
        sheet.y,
        sheet.paper.side,
        5 * sheet.paper.print,
        10,
        bold=True,
        name="legend title",
    )
    sheet.y += 3.5 * sheet.paper.print  # the first line of a legend has room above it
    item = QgsLayoutItemLegend(sheet.layout)
    item.setId("legend")
    item.setLinkedMap(sheet.map)
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
        item.setStyleFont(style, font(8.2 * sheet.paper.print))
        item.rstyle(style).setMargin(QgsLegendStyle.Side.Top, 1.1 * sheet.paper.print)
    item.setSymbolWidth(6.5 * sheet.paper.print)
    item.setSymbolHeight(3.4 * sheet.paper.print)
    item.setBoxSpace(0)
    item.setBackgroundEnabled(False)
    item.setWrapString("|")
    item.setResizeToContents(True)
    sheet.layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(sheet.x, sheet.y, MM))
    item.adjustBoxSize()


def wrapped(text: str, most: int) -> str:
    """A label of the legend in lines of at most so many letters; a bar parts the lines."""
    lines = [""]
    for part in text.split():
        if lines[-1] and len(lines[-1]) + len(part) >= most:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return "|".join(lines)
