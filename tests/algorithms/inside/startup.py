"""Run in QGIS's Python: switch the plugin on and off and see what that costs."""

import json
import sys
import time

from qgis.core import QgsApplication

sys.path.insert(0, sys.argv[1])
application = QgsApplication([], False)
application.initQgis()
registry = QgsApplication.processingRegistry()

before = set(sys.modules)
started = time.process_time()  # whatever else this machine does
import sedp_spatial_planning  # noqa: E402

plugin = sedp_spatial_planning.classFactory(None)
plugin.initProcessing()
seconds = time.process_time() - started

provider = registry.providerById("sedp")
algorithms = len(provider.algorithms())
heavy = {"numpy", "pandas", "geopandas", "shapely", "pyproj"}
imported = sorted((set(sys.modules) - before) & heavy)
plugin.unload()
left_over = [p.id() for p in registry.providers() if p.id() == "sedp"]
print(
    json.dumps(
        {
            "algorithms": algorithms,
            "imported": imported,
            "left_over": left_over,
            "seconds": seconds,
        }
    )
)
