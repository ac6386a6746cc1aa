"""First styles of results on the map: the library's own, the same that its GeoPackages carry."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProcessingLayerPostProcessorInterface,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtXml import QDomDocument

from .runtime.job import ResultTable
from .translation import tr

OUTLINE = "#5a5a50"
MOST_OUTLINES = 5_000
"""Up to so many features a layer is drawn into a PDF as outlines: some 3 kB for each."""

PALETTE = (
    "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#999999",
)  # fmt: skip
"""Colours for values that have none of their own: ``other`` in the library's map_looks.toml."""


class LibraryStyle(QgsProcessingLayerPostProcessorInterface):
    """Gives a result the style that the library made for it: colours, hatches, legend, labels.

    QGIS does not keep this object alive; the algorithm's class does, one per output.
    """

    def __init__(self, qml: str) -> None:
        """Remember the style."""
        super().__init__()
        self.qml = qml

    def postProcessLayer(self, layer: Any, context: Any, feedback: Any) -> None:
        """Called by QGIS on its main thread."""
        if isinstance(layer, QgsVectorLayer) and layer.isSpatial():
            dress(layer, self.qml)


def dress(layer: QgsVectorLayer, qml: str) -> bool:
    """Give a layer a style; whether QGIS took it."""
    document = QDomDocument()
    if not qml or not document.setContent(qml):
        return False
    taken = layer.importNamedStyle(document)[0]
    layer.triggerRepaint()
    return bool(taken)


def as_image(layer: QgsVectorLayer) -> None:
    """Let a layer of many hatched outlines be one image in PDFs instead of thousands of tiles.

    Hatches are tiles of their own in each outline: a hundred thousand parcels make a PDF of
    300 MB otherwise. On the screen nothing changes.
    """
    if layer.renderer() is not None and layer.featureCount() > MOST_OUTLINES:
        layer.renderer().setForceRasterRender(True)


class StyleOnLoad(QgsProcessingLayerPostProcessorInterface):
    """Gives a result its colours when QGIS puts it on the map.

    QGIS does not keep this object alive; the algorithm's class does, one per output.
    """

    def __init__(self, column: str, legend: list[tuple[str, str, str]]) -> None:
        """Remember which column holds the codes, and each code's label and colour."""
        super().__init__()
        self.column = column
        self.legend = legend

    def postProcessLayer(self, layer: Any, context: Any, feedback: Any) -> None:
        """Called by QGIS on its main thread."""
        if isinstance(layer, QgsVectorLayer) and layer.isSpatial():
            categories = [
                QgsRendererCategory(code, symbol(layer, colour), label)
                for code, label, colour in self.legend
            ]
            layer.setRenderer(QgsCategorizedSymbolRenderer(self.column, categories))
            layer.triggerRepaint()


def style_of(table: ResultTable) -> StyleOnLoad | None:
    """The style of a result, if it has a column with codes that have colours."""
    names = [name for name, _ in table.columns]
    if "severity" in names:
        return StyleOnLoad("severity", severities())
    if "depth" in names:
        return StyleOnLoad("kind", misfits())
    for column, legend in table.legend.items():
        return StyleOnLoad(column, coloured(legend))
    return None


def coloured(legend: list[list[str]]) -> list[tuple[str, str, str]]:
    """A legend in which every entry has a colour."""
    return [
        (code, label, colour or PALETTE[place % len(PALETTE)])
        for place, (code, label, colour) in enumerate(legend)
    ]


def style_by_values(table: ResultTable, column: str) -> StyleOnLoad | None:
    """A colour for each value of a column; of many values the colours repeat."""
    names = [name for name, _ in table.columns]
    if column not in names:
        return None
    place = names.index(column)
    legend = table.legend.get(column)
    if legend:
        return StyleOnLoad(column, coloured(legend))
    found = {str(values[place]) for values, _ in table.rows() if values[place] is not None}
    return StyleOnLoad(
        column,
        [(text, text, PALETTE[i % len(PALETTE)]) for i, text in enumerate(sorted(found))],
    )


def severities() -> list[tuple[str, str, str]]:
    """How grave an issue is, in colours that also differ in grey."""
    return [
        ("error", tr("Error"), "#c0241c"),
        ("warning", tr("Warning"), "#f08c1e"),
        ("info", tr("Information"), "#9fb4c7"),
    ]


def misfits() -> list[tuple[str, str, str]]:
    """Where the parcels do not tile the territory."""
    return [
        ("overlap", tr("Overlaps"), "#b5179e"),
        ("gap", tr("Gaps"), "#e8590c"),
        ("outside", tr("Outside the boundary"), "#5f3dc4"),
    ]


def symbol(layer: QgsVectorLayer, colour: str) -> QgsSymbol:
    """A plain symbol for the layer's kind of geometry."""
    kind = layer.geometryType()
    if kind == QgsWkbTypes.GeometryType.PolygonGeometry:
        look = {"color": colour, "outline_color": OUTLINE, "outline_width": "0.1"}
        return QgsFillSymbol.createSimple(look)
    if kind == QgsWkbTypes.GeometryType.LineGeometry:
        return QgsLineSymbol.createSimple({"color": colour, "width": "0.8"})
    return QgsMarkerSymbol.createSimple({"color": colour, "outline_color": OUTLINE, "size": "3"})
