"""Where QGIS 3.22 and QGIS 4 differ, and nothing else."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsField
from qgis.PyQt.QtCore import QVariant

from .runtime.job import BOOLEAN, DATETIME, INTEGER, REAL, TEXT


def _vector_layer() -> Any:
    """The kind of layers with features: an enum of Qgis since 3.30, of its own before."""
    if Qgis.QGIS_VERSION_INT >= 33000:
        return Qgis.LayerType.Vector
    from qgis.core import QgsMapLayerType

    return QgsMapLayerType.VectorLayer  # Qt 5 only


VECTOR_LAYER = _vector_layer()


def _types() -> dict[str, Any]:
    """The type of a field for each kind: QMetaType since 3.38, QVariant before."""
    if Qgis.QGIS_VERSION_INT >= 33800:
        from qgis.PyQt.QtCore import QMetaType

        kinds = QMetaType.Type
        return {
            INTEGER: kinds.LongLong,
            REAL: kinds.Double,
            TEXT: kinds.QString,
            BOOLEAN: kinds.Bool,
            DATETIME: kinds.QDateTime,
        }
    old = QVariant.Type  # noqa: QGS402 - reached before QGIS 3.38 only
    return {
        INTEGER: old.LongLong,
        REAL: old.Double,
        TEXT: old.String,
        BOOLEAN: old.Bool,
        DATETIME: old.DateTime,
    }


_TYPE_OF_KIND = _types()

_KIND_OF_NUMBER = {
    **dict.fromkeys((2, 3, 4, 5, 32, 33, 34, 35, 36, 37), INTEGER),
    **dict.fromkeys((6, 38), REAL),
    **dict.fromkeys((14, 16), DATETIME),
    1: BOOLEAN,
    12: None,  # binary
}
"""Qt's numbers for types, the same in QVariant and QMetaType; whatever else is text."""


def make_field(name: str, kind: str) -> QgsField:
    """A field of a result."""
    return QgsField(name, _TYPE_OF_KIND[kind])


def kind_of(field: QgsField) -> str | None:
    """The kind of a layer's field; None for binary fields, which no analysis reads."""
    number = getattr(field.type(), "value", field.type())
    return _KIND_OF_NUMBER.get(int(number), TEXT)


def is_null(value: Any) -> bool:
    """Whether an attribute is missing: None, or the null QVariant of older versions."""
    return value is None or (isinstance(value, QVariant) and value.isNull())
