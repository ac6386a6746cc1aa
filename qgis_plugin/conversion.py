"""Between the features of QGIS and plain values: the only place that knows both.

Geometry goes as WKB, the CRS as WKT 2 (never as an authority's id: a CRS of the user's own has
none), a missing value as None.
"""

from __future__ import annotations

import json
from typing import Any, Collection, Iterator

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from .compat import is_null, kind_of, make_field
from .runtime.job import BOOLEAN, DATETIME, INTEGER, REAL, InputLayer, ResultTable

ROW_NUMBER = "fid"
"""What GeoPackage calls its own numbering of rows: no attribute of the user's."""

MULTI_TYPE = {
    QgsWkbTypes.GeometryType.PolygonGeometry: QgsWkbTypes.Type.MultiPolygon,
    QgsWkbTypes.GeometryType.LineGeometry: QgsWkbTypes.Type.MultiLineString,
    QgsWkbTypes.GeometryType.PointGeometry: QgsWkbTypes.Type.MultiPoint,
}
LARGEST_FIRST = tuple(MULTI_TYPE)
LARGEST = QgsWkbTypes.Type.MultiPolygon


def input_layer(source: QgsProcessingFeatureSource, wanted: Collection[str] = ()) -> InputLayer:
    """A layer as the library takes it; selections and filters are already in the source.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        The layer that the user chose.
    wanted : collection of str
        Fields that a mapping names; they come along even if they are GeoPackage's row numbers.
    """
    fields = [
        (position, field.name(), kind)
        for position, field in enumerate(source.fields())
        if (kind := kind_of(field)) is not None
        and (field.name().lower() != ROW_NUMBER or field.name() in wanted)
    ]

    def rows() -> Iterator[tuple[int, bytes | None, list[Any]]]:
        skip_checks = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
        for feature in source.getFeatures(QgsFeatureRequest(), skip_checks):
            attributes = feature.attributes()
            values = [plain(attributes[position], kind) for position, _, kind in fields]
            yield feature.id(), wkb_of(feature.geometry()), values

    crs = source.sourceCrs()
    return InputLayer(
        name=source.sourceName(),
        columns=[(name, kind) for _, name, kind in fields],
        crs_wkt=wkt_of(crs) if crs.isValid() else "",
        rows=rows,
    )


def wkt_of(crs: QgsCoordinateReferenceSystem) -> str:
    """The CRS as WKT 2."""
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)


def wkb_of(geometry: QgsGeometry) -> bytes | None:
    """WKB with straight edges and without measures, as every geometry library reads it."""
    if geometry.isNull():
        return None
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry.convertToStraightSegment()
    if QgsWkbTypes.hasM(geometry.wkbType()):
        geometry.get().dropMValue()
    return bytes(geometry.asWkb())


def plain(value: Any, kind: str) -> Any:
    """An attribute as int, float, str or None."""
    if is_null(value):
        return None
    if kind in (INTEGER, BOOLEAN):
        return int(value)
    if kind == REAL:
        return float(value)
    if kind == DATETIME:
        return value.toString(Qt.DateFormat.ISODate)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value if isinstance(value, str) else str(value)


# --- the way back ---------------------------------------------------------------------------


def fields_of(table: ResultTable) -> QgsFields:
    """The fields of a result, under names that any format can hold.

    A kept row number may repeat and so changes its name; of two names that differ in case alone
    (the user's ``CATEGORY`` and the schema's ``category``) the second gets a number.
    """
    fields = QgsFields()
    taken: set[str] = set()
    for name, kind in table.columns:
        free = stem = "source_fid" if name.lower() == ROW_NUMBER else name
        number = 2
        while free.lower() in taken:
            free = f"{stem}_{number}"
            number += 1
        taken.add(free.lower())
        fields.append(make_field(free, kind))
    return fields


def geometry_type_of(table: ResultTable) -> Any:
    """The type of layer that holds every geometry of the result."""
    if not table.has_geometry:
        return QgsWkbTypes.Type.NoGeometry
    codes = {geometry_of(wkb).wkbType() for _, wkb in table.rows() if wkb is not None}
    families = {QgsWkbTypes.geometryType(code) for code in codes}
    kind = next((MULTI_TYPE[f] for f in LARGEST_FIRST if f in families), LARGEST)
    return QgsWkbTypes.addZ(kind) if any(QgsWkbTypes.hasZ(code) for code in codes) else kind


def crs_of(table: ResultTable) -> QgsCoordinateReferenceSystem:
    """The CRS of a result; a table has none."""
    if not table.crs_wkt:
        return QgsCoordinateReferenceSystem()
    return QgsCoordinateReferenceSystem.fromWkt(table.crs_wkt)


def geometry_of(wkb: bytes) -> QgsGeometry:
    """A geometry of QGIS from WKB."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def write(table: ResultTable, fields: QgsFields, sink: QgsFeatureSink, feedback: Any) -> bool:
    """Write a result into a sink; False if a feature was refused or the user cancelled."""
    fast = QgsFeatureSink.Flag.FastInsert
    for values, wkb in table.rows():
        if feedback.isCanceled():
            return False
        feature = QgsFeature(fields)
        kinds = [kind for _, kind in table.columns]
        feature.setAttributes([attribute(value, kinds[i]) for i, value in enumerate(values)])
        if wkb is not None:
            geometry = geometry_of(wkb)
            geometry.convertToMultiType()
            feature.setGeometry(geometry)
        if not sink.addFeature(feature, fast):
            return False
    return True


def attribute(value: Any, kind: str) -> Any:
    """A plain value as an attribute of QGIS."""
    if value is None:
        return None
    if kind == BOOLEAN:
        return bool(value)
    if kind == DATETIME:
        return QDateTime.fromString(value, Qt.DateFormat.ISODate)
    return value
