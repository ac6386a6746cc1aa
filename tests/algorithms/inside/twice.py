"""Run in QGIS's Python: the same algorithm twice in the background, as the toolbox does it."""

import json
import sys

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

PLUGINS, LAYERS, TIMES = sys.argv[1], sys.argv[2], 3
WAIT_MS = 120_000

sys.path.insert(0, PLUGINS)
application = QgsApplication([], False)
application.initQgis()

import sedp_spatial_planning  # noqa: E402

plugin = sedp_spatial_planning.classFactory(None)
plugin.initProcessing()
parcels = QgsVectorLayer(f"{LAYERS}|layername=parcels", "parcels", "ogr")
manager = QgsApplication.taskManager()
found = []
for _ in range(TIMES):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("sedp:balance")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    task = QgsProcessingAlgRunnerTask(
        algorithm, {"PARCELS": parcels, "TABLE": "memory:"}, context, feedback
    )
    loop = QEventLoop()
    task.executed.connect(lambda fine, results: found.append([fine, results.get("parcels_ha")]))
    task.executed.connect(loop.quit)
    QTimer.singleShot(WAIT_MS, loop.quit)
    manager.addTask(task)
    loop.exec() if hasattr(loop, "exec") else loop.exec_()
plugin.unload()
print(json.dumps(found), flush=True)
del task, algorithm, context, feedback, parcels
application.exitQgis()
