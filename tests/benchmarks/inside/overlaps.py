"""Run in QGIS's own Python: seconds of native:calculatevectoroverlaps, start-up left out.

Arguments: a GeoPackage with the layers parcels and zones, how often to run, and ``one`` (all
zones as one layer) or ``each`` (every zone as a layer of its own). Prints one JSON value.
"""

import json
import sys
from time import perf_counter

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

PATH, TIMES, WAY = sys.argv[1], int(sys.argv[2]), sys.argv[3]
ELLIPSOID = sys.argv[4] if len(sys.argv) > 4 else ""

application = QgsApplication([], False)
application.initQgis()
registry = QgsApplication.processingRegistry()
registry.addProvider(QgsNativeAlgorithms(registry))
project = QgsProject.instance()


def in_memory(name):
    """The layer in memory, so that no time goes into the file."""
    return QgsVectorLayer(f"{PATH}|layername={name}", name, "ogr").materialize(QgsFeatureRequest())


parcels, zones = in_memory("parcels"), in_memory("zones")
layers = [zones]
if WAY == "each":
    layers = []
    for feature in zones.getFeatures():
        request = QgsFeatureRequest(feature.id())
        one = zones.materialize(request)
        one.setName(f"z{feature['zone']}")
        layers.append(one)
project.addMapLayers([parcels, *layers])
algorithm = registry.createAlgorithmById("native:calculatevectoroverlaps")
seconds, total = [], 0.0
for _ in range(TIMES):
    context = QgsProcessingContext()
    context.setProject(project)
    context.setEllipsoid(ELLIPSOID or parcels.crs().ellipsoidAcronym())
    given = {"INPUT": parcels.id(), "LAYERS": [one.id() for one in layers], "OUTPUT": "memory:"}
    started = perf_counter()
    results, done = algorithm.run(given, context, QgsProcessingFeedback())
    seconds.append(perf_counter() - started)
    output = context.getMapLayer(results["OUTPUT"])
    fields = [name for name in output.fields().names() if name.endswith("_area")]
    fields = [name for name in fields if name != "registered_area"]
    total = sum(
        value
        for feature in output.getFeatures()
        for value in (feature[name] for name in fields)
        if isinstance(value, float)
    )
    assert done and output.featureCount() == parcels.featureCount()
print(json.dumps({"seconds": seconds, "total": total, "layers": len(layers)}))
