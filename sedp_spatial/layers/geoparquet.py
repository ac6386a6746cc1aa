"""What a GeoParquet file says of its outlines, before any of them is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from ..errors import DataError
from ..optional import need
from .place import ADVICE

SUFFIXES = (".parquet", ".geoparquet")
WKB = "WKB"
NATIVE = {"polygon": 2, "multipolygon": 3}
"""What outlines are called that are stored as lists of coordinates, and how deep the lists are."""
PURPOSE = "GeoParquet"

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Described:
    """The outlines of a file.

    Attributes
    ----------
    geometry, encoding : str
        Their column and how they are stored: ``WKB`` or one of ``NATIVE``.
    crs : pyproj.CRS
    bounds : tuple of float or None
        The extent, where the file tells it.
    """

    geometry: str
    encoding: str
    crs: CRS
    bounds: Bounds | None


def opened(path: Path) -> Any:
    """A Parquet file, to be closed by whoever asked for it.

    Raises
    ------
    DataError
        No such file, not Parquet, damaged.
    """
    if not path.exists():
        raise DataError("error.no_file", path=str(path))
    parquet = need("pyarrow.parquet", purpose=PURPOSE)
    pa = need("pyarrow", purpose=PURPOSE)
    try:
        return parquet.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise DataError("error.unreadable", path=str(path), reason=str(error)[:200]) from error


def described(path: Path, schema: Any) -> Described:
    """What the schema of a Parquet file says of its outlines.

    Parameters
    ----------
    path : Path
        For sentences.
    schema : pyarrow.Schema

    Raises
    ------
    DataError
        No outlines, no CRS, an encoding that is not understood, a description that is none.
    """
    told = (schema.metadata or {}).get(b"geo")
    if not told:
        raise DataError("error.no_geometry", layer=str(path))
    try:
        meta = json.loads(told)
        geometry = str(meta["primary_column"])
        column = dict(meta["columns"][geometry])
        given = column.get("crs", "OGC:CRS84")
        crs = None if given is None else CRS.from_user_input(given)
        bounds = flat_bounds(column.get("bbox"))
    except (ValueError, KeyError, TypeError, CRSError) as error:
        raise DataError("error.unreadable", path=str(path), reason=_geo(str(error))) from error
    encoding = str(column.get("encoding"))
    if geometry not in schema.names or (encoding != WKB and encoding not in NATIVE):
        raise DataError("error.unreadable", path=str(path), reason=_geo(f"{geometry}, {encoding}"))
    if crs is None:  # null is not known; an absent key is longitude and latitude
        raise DataError("error.no_crs_of", layer=str(path), advice=ADVICE)
    return Described(geometry, encoding, crs, bounds)


def flat_bounds(told: object) -> Bounds | None:
    """minx, miny, maxx, maxy of a list that may have heights; None if it is no extent."""
    if not isinstance(told, list) or len(told) not in (4, 6):
        return None
    if not all(isinstance(number, int | float) for number in told):
        return None
    bounds = np.array(told, dtype=np.float64)[[0, 1, len(told) // 2, len(told) // 2 + 1]]
    if not np.isfinite(bounds).all():
        return None
    left, bottom, right, top = bounds.tolist()
    return left, bottom, right, top


def _geo(reason: str) -> str:
    return f"geo: {reason}"[:200]
