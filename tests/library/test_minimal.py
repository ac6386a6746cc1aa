"""Light at the door: the library works where only five libraries are, in their oldest versions."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.qgis_environments import cache_folder

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CONSTRAINTS = HERE / "minimal-constraints.txt"


@pytest.fixture(scope="module")
def minimal_python() -> Path:
    """An interpreter with numpy, pandas, geopandas, shapely, pyproj and what these need."""
    stamp = hashlib.sha256(CONSTRAINTS.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = cache_folder() / f"minimal-{stamp}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        # Without their dependencies: geopandas would bring pyogrio.
        pip = [python, "-m", "pip", "install", "--quiet", "--no-deps", "-r", CONSTRAINTS]
        subprocess.run(pip, check=True)
        (folder / "ready").touch()
    return python


def test_importing_and_running_needs_only_five_libraries(minimal_python):
    # pyproj's wheel must not hear of another PROJ from the developer's shell.
    env = {name: value for name, value in os.environ.items() if not name.startswith("PROJ")}
    done = subprocess.run(
        [minimal_python, HERE / "minimal_script.py"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**env, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["loaded"] == []
    numbers = found["balance"]
    closure = numbers["parcels_ha"] - numbers["overlap_ha"] + numbers["gap_ha"]
    assert abs(closure - numbers["outside_ha"] - numbers["territory_ha"]) < 1e-9
    assert 0.95 * 0.01 < numbers["overlap_ha"] < 1.05 * 0.01  # 1 m × 100 m
    assert found["rules"] == ["gap", "overlap", "unknown_code"]
    assert found["repaired"] == 3
    assert found["classes"][2] == "no_registered_area"
    assert found["changed_ha"] == 0
    assert found["reading"] == "error.missing_dependency"
