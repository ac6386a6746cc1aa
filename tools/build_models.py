#!/usr/bin/env python3
"""Writes the plugin's .model3 files from their definitions, in the oldest QGIS that is supported.

A newer QGIS reads what an older one has written, not the other way round. ::

    build_models.py            write processing_algorithms/models/*.model3 anew
    build_models.py FOLDER     write them into a folder instead

Exit codes: 0 done, 1 QGIS 3.22 is missing or failed, 2 wrong use.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import qgis_environments as environments
import stage_plugin as stage

MODELS = stage.CHECKOUT / "processing_algorithms" / "models"
OLDEST = "3.22"
INSIDE = """
import sys
from pathlib import Path
from qgis.core import QgsApplication
sys.path.insert(0, sys.argv[1])
application = QgsApplication([], False)
application.initQgis()
import sedp_spatial_planning
plugin = sedp_spatial_planning.classFactory(None)
from qgis.analysis import QgsNativeAlgorithms
QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
plugin.initProcessing()
from sedp_spatial_planning.processing_algorithms.models.building import build
from sedp_spatial_planning.processing_algorithms.models.definitions import DEFINITIONS
for definition in DEFINITIONS:
    model = build(definition)
    problems = model.canExecute()[1]
    if problems or not model.toFile(str(Path(sys.argv[2]) / (definition.name + ".model3"))):
        sys.exit(definition.name + ": " + problems)
"""


def write(folder: Path) -> list[Path]:
    """Write the models into a folder and name them."""
    ready, reasons = environments.usable()
    env = next((one for one in ready if one.name == OLDEST), None)
    python = environments.qgis_python(env) if env else None
    if env is None or python is None:
        raise stage.StageError(f"QGIS {OLDEST}: {reasons.get(OLDEST, 'has no Python of its own')}")
    with env.workdir() as work:
        stage.lay_out(work / "plugins")
        (work / "out").mkdir()
        arguments = [env.inside(work / "plugins"), env.inside(work / "out")]
        variables = {
            "XDG_RUNTIME_DIR": env.inside(work),
            "XDG_DATA_HOME": env.inside(work),
            "SEDP_LANGUAGE": "en",
            "QT_HASH_SEED": "0",  # the same attributes in the same order
            "SEDP_RUN_MODE": env.way,
            "SEDP_CHILD_PYTHON": env.child_python or "",
        }
        done = environments.run(env, [python, "-c", INSIDE, *arguments], variables)
        if done.returncode:
            raise stage.StageError(done.stderr.strip()[-800:])
        folder.mkdir(parents=True, exist_ok=True)
        return [Path(shutil.copy(path, folder)) for path in sorted((work / "out").iterdir())]


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=MODELS)
    options = parser.parse_args(argv)
    try:
        for path in write(options.folder):
            print(path)
    except stage.StageError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
