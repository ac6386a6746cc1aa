"""One door for libraries that are only sometimes there.

Importing ``sedp_spatial`` needs numpy, pandas, geopandas, shapely and pyproj. Everything else is
asked for here, where it is used, so that a laptop without it loses one function and not all.
"""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType

from .errors import MissingDependency

# Which extra of the package brings a module (`pip install sedp-spatial[extra]`).
EXTRAS = {
    "numba": "fast",
    "bokeh": "reports",
    "jinja2": "reports",
    "openpyxl": "reports",
    "matplotlib": "reports",
    "pyarrow": "reports",
    "docx": "reports",
    "scipy": "sites",
    "dask": "cluster",
    "distributed": "cluster",
    "psycopg": "postgis",
}


def has(module: str) -> bool:
    """Say whether a module could be imported, without importing it."""
    return importlib.util.find_spec(module) is not None


def need(module: str, *, purpose: str) -> ModuleType:
    """Import a module or say in one sentence what is missing and how to get it.

    Parameters
    ----------
    module : str
        The module's import name.
    purpose : str
        What it is wanted for, for the sentence ("the workbook (.xlsx)").

    Raises
    ------
    MissingDependency
        If the module is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.split(".")[0]
        extra = EXTRAS.get(package)
        install = f"sedp-spatial[{extra}]" if extra else package
        raise MissingDependency(
            "error.missing_dependency", module=package, purpose=purpose, install=install
        ) from error
