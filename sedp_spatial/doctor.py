"""What an installation has, and what each missing library would give."""

from __future__ import annotations

from importlib import metadata

import pandas as pd

from .console import words
from .optional import EXTRAS, has

# Library, and the key of what it gives in codes/commands.toml.
_LIBRARIES = {
    "numpy": "core",
    "pandas": "core",
    "geopandas": "core",
    "shapely": "core",
    "pyproj": "core",
    "pyogrio": "reading",
    "fiona": "reading",
    "rasterio": "rasters",
    "numba": "speed",
    "bokeh": "page",
    "jinja2": "page",
    "openpyxl": "workbook",
    "pyarrow": "parquet",
    "dask": "scale",
    "psycopg": "postgis",
}


def doctor_table(lang: str) -> tuple[pd.DataFrame, int]:
    """List the libraries.

    Parameters
    ----------
    lang : str

    Returns
    -------
    table : pandas.DataFrame
        Library, version (or how to install it), what it gives; headed in ``lang``.
    missing : int
        How many are not there.
    """
    rows = []
    missing = 0
    for name, use in _LIBRARIES.items():
        if has(name):
            state = _version(name)
        else:
            missing += 1
            extra = EXTRAS.get(name)
            install = f"sedp-spatial[{extra}]" if extra else name
            state = words("doctor.absent", lang, install=install)
        rows.append((name, state, words(f"doctor.{use}", lang)))
    titles = [words(f"doctor.{key}", lang) for key in ("library", "state", "use")]
    return pd.DataFrame(rows, columns=titles), missing


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"  # Debian's packages do not always carry their metadata
