"""Run in QGIS's Python: what a user can read about each algorithm, in one language."""

import json
import os
import sys

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import QgsApplication

sys.path.insert(0, sys.argv[1])
os.environ["SEDP_LANGUAGE"] = sys.argv[2]
application = QgsApplication([], False)
application.initQgis()

import sedp_spatial_planning  # noqa: E402

QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
plugin = sedp_spatial_planning.classFactory(None)
plugin.initProcessing()
told = {}
for algorithm in plugin.provider.algorithms():
    told[algorithm.name()] = {
        "title": algorithm.displayName(),
        "help": algorithm.shortHelpString(),
        "can_execute": algorithm.canExecute()[0],
        "parameters": {
            p.name(): [p.description(), p.help()] for p in algorithm.parameterDefinitions()
        },
        "outputs": {o.name(): o.description() for o in algorithm.outputDefinitions()},
    }
print(json.dumps(told))
