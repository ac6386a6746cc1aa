"""Run in QGIS's Python: open the shipped models from their files, as the designer does."""

import json
import os
import sys
import tempfile
from pathlib import Path

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm

sys.path.insert(0, sys.argv[1])
os.environ["SEDP_LANGUAGE"] = "en"
application = QgsApplication([], False)
application.initQgis()

import sedp_spatial_planning  # noqa: E402

QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
plugin = sedp_spatial_planning.classFactory(None)
plugin.initProcessing()
folder = Path(sedp_spatial_planning.__file__).parent / "processing_algorithms" / "models"
told = {}
for path in sorted(folder.glob("*.model3")):
    model, again = QgsProcessingModelAlgorithm(), QgsProcessingModelAlgorithm()
    opens = model.fromFile(str(path))
    runs, problem = model.canExecute()
    with tempfile.TemporaryDirectory() as scratch:
        saved = str(Path(scratch) / path.name)
        kept = model.toFile(saved) and again.fromFile(saved)
    told[path.stem] = {
        "opens": opens,
        "can_execute": runs,
        "problem": problem,
        "again": kept and again.toVariant() == model.toVariant(),
        "steps": len(model.childAlgorithms()),
    }
print(json.dumps(told))
