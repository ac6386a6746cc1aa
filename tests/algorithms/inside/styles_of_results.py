"""Run in QGIS's Python: the first style of each layer that the newer algorithms put on the map."""

import json
import sys

from qgis.core import QgsApplication, QgsProcessingContext

sys.path.insert(0, sys.argv[1])
application = QgsApplication([], False)
application.initQgis()

from sedp_spatial_planning import processing_algorithms  # noqa: E402
from sedp_spatial_planning.processing_algorithms.parameters import Values  # noqa: E402
from sedp_spatial_planning.qgis_plugin.runtime.job import ResultTable  # noqa: E402

COLUMNS = {
    "overlap": (["category", "hazard", "level"], [["forest", h, 1] for h in ("a", "b", "c")]),
    "extract": (["parcel_id", "regime"], [["1", "full"], ["2", "partial"]]),
    "zoning": (["feature", "severity"], [["1", "error"]]),
    "capacity": (["parcel_id", "limited_by"], [["1", "full"], ["2", "no_zone"]]),
    "exposure": (["building_id", "level_flood", "level_mudflow"], [["1", "2", "not_exposed"]]),
}
LEGENDS = {"extract": {"regime": [["full", "Full", "#b3261e"]]}}
context = QgsProcessingContext()
told = {}
for kind in processing_algorithms.ALGORITHMS:
    algorithm = kind()
    if algorithm.name() not in COLUMNS:
        continue
    algorithm.initAlgorithm({})
    names, rows = COLUMNS[algorithm.name()]
    table = ResultTable(
        name="layer",
        columns=[(name, "text") for name in names],
        crs_wkt="",
        has_geometry=True,
        legend=LEGENDS.get(algorithm.name(), {}),
        rows=lambda rows=rows: iter([(row, None) for row in rows]),
    )
    values = Values(algorithm, {"ZONE_FIELDS": ["hazard", "level"]}, context)
    style = algorithm.style(table, values)
    told[algorithm.name()] = [style.column, [colour for _, _, colour in style.legend]]
print(json.dumps(told))
