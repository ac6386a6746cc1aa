"""The features that rows of a table stand for, looked up beside the main thread.

A layer without an index is read to its end for a single feature: with a hundred thousand parcels
that takes longer than a window may stand still.
"""

from __future__ import annotations

from typing import Any, Callable, Collection, Sequence

from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

Lookup = Callable[[Any], "list[int]"]
"""Work for a task: it is given the feedback and gives the ids of features."""


def with_values(layer: QgsVectorLayer, field: str, values: Collection[str]) -> Lookup:
    """The features in whose field one of the values stands."""
    quoted_values = ", ".join(QgsExpression.quotedValue(value) for value in sorted(values))
    quoted_field = QgsExpression.quotedColumnRef(field)
    request = _bare()
    request.setFilterExpression(f"{quoted_field} IN ({quoted_values})")
    source = QgsVectorLayerFeatureSource(layer)
    return lambda feedback: _ids(source, request) if values else []


def at_places(layer: QgsVectorLayer, places: Sequence[int]) -> Lookup:
    """The features at some places in the order of the layer, counted from 0."""
    request = _bare().setLimit(max(places, default=-1) + 1)
    source = QgsVectorLayerFeatureSource(layer)

    def look(feedback: Any) -> list[int]:
        ids = _ids(source, request) if places else []
        return [ids[place] for place in places if 0 <= place < len(ids)]

    return look


def _bare() -> QgsFeatureRequest:
    request = QgsFeatureRequest().setNoAttributes()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return request


def _ids(source: QgsVectorLayerFeatureSource, request: QgsFeatureRequest) -> list[int]:
    return [feature.id() for feature in source.getFeatures(request)]
