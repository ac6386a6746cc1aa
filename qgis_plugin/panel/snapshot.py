"""A layer as it is now, which another thread may read while the user goes on working."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from .. import conversion
from ..runtime.job import InputLayer

TURNED = 1.1
"""A box that is turned into another CRS is a little larger than its corners say."""


class _Snapshot:
    """What :func:`conversion.input_layer` asks of a source."""

    def __init__(self, layer: QgsVectorLayer, request: QgsFeatureRequest | None) -> None:
        self._source = QgsVectorLayerFeatureSource(layer)
        self._request = request
        self._fields, self._crs, self._name = layer.fields(), layer.crs(), layer.name()

    def fields(self) -> Any:
        return self._fields

    def sourceCrs(self) -> Any:
        return self._crs

    def sourceName(self) -> str:
        return str(self._name)

    def getFeatures(self, request: QgsFeatureRequest, flags: Any = None) -> Any:
        return self._source.getFeatures(self._request or request)


def input_layer(layer: QgsVectorLayer, request: QgsFeatureRequest | None = None) -> InputLayer:
    """The layer, or the features that a request asks for, for the library."""
    return conversion.input_layer(_Snapshot(layer, request))


def near(box: QgsRectangle, of: QgsVectorLayer, wanted: QgsVectorLayer) -> QgsFeatureRequest:
    """The features of a layer around a box that is given in the CRS of another.

    All of them where none lies near, or where the box cannot be turned: a layer without features
    would be refused as empty, and one that is left out would count as not asked.
    """
    turn = QgsCoordinateTransform(of.crs(), wanted.crs(), QgsProject.instance())
    try:
        around = turn.transformBoundingBox(box)
    except QgsCsException:
        return QgsFeatureRequest()
    around.scale(TURNED)
    request = QgsFeatureRequest().setFilterRect(around)
    first = next(wanted.getFeatures(QgsFeatureRequest(request).setLimit(1)), None)
    return QgsFeatureRequest() if first is None else request
