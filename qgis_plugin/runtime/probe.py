"""Which ways to run the library are open, found out without importing it.

On Linux, QGIS links PROJ, GDAL and GEOS itself, and its symbols take the place of the copies in
wheels from PyPI: pyproj and pyogrio then crash the whole of QGIS. So a wheel is recognised by the
``<name>.libs`` folder beside it and refused before anything of it is imported.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..settings import child_python, run_mode
from ..translation import tr

NEEDED = ("numpy", "pandas", "geopandas", "shapely", "pyproj")
CARRYING_OWN_LIBRARIES = ("shapely", "pyproj", "pyogrio", "fiona", "rasterio")
MINIMUM_PYTHON = (3, 11)
FEATURES = (
    ("shapely", "from_wkb"),
    ("geopandas", "GeoSeries.union_all"),
    ("pandas", "Series.case_when"),
)
"""What only a new enough version has. Versions themselves lie: Debian's shapely says 0+unknown."""


def way() -> tuple[str, str]:
    """``inprocess``, ``child`` or nothing, and if nothing what to do, in one sentence."""
    mode = run_mode()
    in_process = inprocess_obstacle() if mode != "child" else tr("the settings exclude it")
    if not in_process:
        return "inprocess", ""
    child = child_obstacle() if mode != "inprocess" else tr("the settings exclude it")
    if not child:
        return "child", ""
    return "", tr(
        "The calculation cannot run inside QGIS ({inside}) nor beside it ({beside}). "
        "Install Python 3.11 or newer with geopandas in a virtual environment and give its "
        "interpreter as SEDP_CHILD_PYTHON or in the setting sedp/child_python."
    ).format(inside=in_process, beside=child)


def inprocess_obstacle() -> str:
    """Why the library cannot run in this interpreter; empty if nothing is known against it."""
    if sys.version_info < MINIMUM_PYTHON:
        return tr("its Python is older than 3.11")
    for name in NEEDED:
        if importlib.util.find_spec(name) is None:
            return tr("it has no {package}").format(package=name)
    for name in CARRYING_OWN_LIBRARIES:
        if is_wheel(name):
            return tr("its {package} was installed by pip and would crash QGIS").format(
                package=name
            )
    return _feature_obstacle()


def is_wheel(name: str) -> bool:
    """Whether a package brings its own copies of shared libraries, on Linux."""
    if not sys.platform.startswith("linux"):
        return False
    spec = importlib.util.find_spec(name)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return any(Path(place).with_name(f"{name}.libs").is_dir() for place in places)


@lru_cache(maxsize=1)
def _feature_obstacle() -> str:
    """Import what is needed, once, and look for what only a new enough version has."""
    for package, feature in FEATURES:
        found: Any
        try:
            found = importlib.import_module(package)
        except Exception:  # a package of the wrong build fails in any way it likes
            return tr("its {package} does not start").format(package=package)
        for attribute in feature.split("."):
            found = getattr(found, attribute, None)
        if found is None:
            return tr("its {package} is too old").format(package=package)
    return ""


def child_obstacle() -> str:
    """Why the child process cannot be started; empty if nothing is known against it."""
    python = child_python()
    if not python.is_file():
        return tr("there is no interpreter at {path}").format(path=python)
    if not os.access(python, os.X_OK):
        return tr("the interpreter {path} may not be run").format(path=python)
    return ""
