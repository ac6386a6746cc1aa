"""A layer as it is now, which another thread may read while the user goes on working."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerFeatureSource

from .. import conversion
from ..runtime.job import InputLayer


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
