"""Run in QGIS's Python: what the probe says of packages that this QGIS must not import."""

import json
import os
import sys
import tempfile
from pathlib import Path

from qgis.core import QgsApplication

sys.path.insert(0, sys.argv[1])
application = QgsApplication([], False)
application.initQgis()

from sedp_spatial_planning.qgis_plugin.runtime import child_process, probe  # noqa: E402

with tempfile.TemporaryDirectory() as folder:
    for name in ("sedp_wheel", "sedp_distributed", "sedp_wheel.libs"):
        (Path(folder) / name).mkdir()
    (Path(folder) / "sedp_wheel" / "__init__.py").write_text("")
    (Path(folder) / "sedp_distributed" / "__init__.py").write_text("")
    sys.path.insert(0, folder)
    wheel = probe.is_wheel("sedp_wheel")
    distributors = probe.is_wheel("sedp_distributed")

probe.FEATURES = (("json", "no.such.feature"),)
probe._feature_obstacle.cache_clear()
old = probe._feature_obstacle()
probe.NEEDED = ("no_such_package",)
missing = probe.inprocess_obstacle()

os.environ["SEDP_CHILD_PYTHON"] = "/no/such/python"
child_missing = probe.child_obstacle()
os.environ.update(PYTHONPATH="x", PROJ_LIB="x", PROJ_DATA="x", GDAL_DATA="x")
print(
    json.dumps(
        {
            "wheel": wheel,
            "distributors": distributors,
            "old": old,
            "missing": missing,
            "child_missing": child_missing,
            "environment": sorted(child_process.scrubbed_environment()),
        }
    )
)
