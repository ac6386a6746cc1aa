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
    "supply": (["parcel_id", "status"], [["1", "free"], ["2", "no"]]),
    "suitability": (["parcel_id", "best_use"], [["1", "housing"]]),
    "allocate": (["parcel_id", "use"], [["1", "housing"], ["2", "industry"], ["3", None]]),
    "precheck": (["parcel_id", "outcome"], [["1", "blocks"]]),
    "constraints": (["regime", "level_flood"], [["full", "2"]]),
    "transform": (["parcel_id", "category"], [["1", "agricultural"]]),
    "management": (["parcel_id", "future_use"], [["1", "unchanged"]]),
    "rule_zones": (["kind", "regime"], [["water_strip", "partial"]]),
    "exposure": (["building_id", "level_flood", "level_mudflow"], [["1", "2", "not_exposed"]]),
}
LEGENDS = {
    "extract": {"regime": [["full", "Full", "#b3261e"]]},
    "supply": {"status": [["free", "Free", ""], ["no", "Not free", ""]]},
    "transform": {"category": [["agricultural", "Agricultural", "#f1c232"]]},
}
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
    labels = [label for _, label, _ in style.legend]
    told[algorithm.name()] = [style.column, [colour for _, _, colour in style.legend], labels]
print(json.dumps(told))
