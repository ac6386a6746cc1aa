"""Run in QGIS's Python: what becomes of features on the way in, and of results on the way out."""

import json
import sys

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

sys.path.insert(0, sys.argv[1])
application = QgsApplication([], False)
application.initQgis()

from sedp_spatial_planning.qgis_plugin import conversion, styles  # noqa: E402
from sedp_spatial_planning.qgis_plugin.runtime.job import ResultTable  # noqa: E402

FIELDS = "fid:int", "name:string(40)", "area:double", "floors:int", "built:date"
SQUARE = "Polygon((0 0,1 0,1 1,0 1,0 0))"
CURVED = "CurvePolygon(CompoundCurve(CircularString(0 0,1 1,2 0),(2 0,0 0)))"
MEASURED = "PolygonM((0 0 5,1 0 5,1 1 5,0 0 5))"

uri = "Polygon?crs=EPSG:7694&" + "&".join(f"field={field}" for field in FIELDS)
layer = QgsVectorLayer(uri, "жер тилкелери", "memory")
for wkt, values in [
    (SQUARE, [7, "ң ө ү", 1.5, 3, QDate(2021, 5, 9)]),
    (CURVED, [8, None, None, None, None]),
    (MEASURED, [9, "", 0.1, 0, QDate(2022, 1, 1)]),
    (None, [10, "no outline", 2.0, 1, None]),
]:
    feature = QgsFeature(layer.fields())
    feature.setAttributes(values)
    if wkt:
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeature(feature)

context = QgsProcessingContext()


def told(given):
    """What the library would get of this input."""
    source = QgsProcessingUtils.variantToSource(given, context)
    told = conversion.input_layer(source)
    rows = list(told.rows())
    return {
        "name": told.name,
        "columns": told.columns,
        "values": [values for _, _, values in rows],
        "types": [
            None if wkb is None else int.from_bytes(wkb[1:5], "little") for _, wkb, _ in rows
        ],
        "crs": told.crs_wkt[:30],
    }


whole = told(layer)
layer.selectByIds([1, 3])
context.temporaryLayerStore().addMapLayer(layer)
selection = told(QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True))
wanted = conversion.input_layer(QgsProcessingUtils.variantToSource(layer, context), ["fid"])

own = QgsCoordinateReferenceSystem.fromProj(
    "+proj=tmerc +lon_0=74.5 +k=1 +x_0=3300000 +ellps=krass"
)
layer.setCrs(own)
source = QgsProcessingUtils.variantToSource(layer, context)
without_authority = conversion.input_layer(source).crs_wkt

table = ResultTable(
    name="layer",
    columns=[("category", "text"), ("share", "real"), ("ready", "boolean"), ("fid", "integer")],
    crs_wkt=without_authority,
    has_geometry=True,
    legend={"category": [["forest", "Лес", "#5c8a4a"], ["water", "Вода", "#6fa8d6"]]},
    rows=lambda: iter([(["forest", 0.1, 1, 4], bytes(QgsGeometry.fromWkt(SQUARE).asWkb()))]),
)
fields = conversion.fields_of(table)
sink, identifier = QgsProcessingUtils.createFeatureSink(
    "memory:out", context, fields, conversion.geometry_type_of(table), conversion.crs_of(table)
)
written = conversion.write(table, fields, sink, type("F", (), {"isCanceled": lambda self: False})())
result = QgsProcessingUtils.mapLayerFromString(identifier, context)
style = styles.style_of(table)
style.postProcessLayer(result, context, None)
back = next(result.getFeatures())
print(
    json.dumps(
        {
            "whole": whole,
            "selection": selection,
            "kept": [name for name, _ in wanted.columns],
            "own_crs": without_authority[:8],
            "written": written,
            "attributes": [str(value) for value in back.attributes()],
            "fields": [field.name() for field in result.fields()],
            "crs": conversion.crs_of(table) == own,
            "colours": [
                [c.value(), c.label(), c.symbol().color().name()]
                for c in result.renderer().categories()
            ],
        }
    )
)
