"""Columns of a frame as columns of a table: their names, their types, their cells."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

_LONGEST = 63  # bytes of a name in PostgreSQL, which cuts longer ones without a word
_OF_SYSTEM = {"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"}
# What a GeoPackage holds for each type of a frame; anything else is text there and here.
_INTEGERS = {
    "int8": "int2", "uint8": "int2", "int16": "int2", "uint16": "int4", "int32": "int4",
    "uint32": "int8", "int64": "int8", "uint64": "numeric",
}  # fmt: skip


@dataclass(frozen=True)
class Cells:
    """One column ready to be sent.

    Attributes
    ----------
    source : str
        Its name in the frame.
    name : str
        Its name in the table.
    type : str
        Of the table: bool, int2, int4, int8, numeric, float4, float8, timestamp, timestamptz, text.
    values : list
    """

    source: str
    name: str
    type: str
    values: list[Any]


def cells_of(frame: pd.DataFrame, taken: Iterable[str]) -> list[Cells]:
    """The columns of a frame but its geometry; ``taken`` are names that are not free."""
    geometry = frame.geometry.name if isinstance(frame, gpd.GeoDataFrame) else None
    used = {*taken, *_OF_SYSTEM}
    found = []
    for place, label in enumerate(frame.columns):
        if label == geometry:
            continue
        name = free_name(str(label) or f"column_{place + 1}", used)
        used.add(name)
        kind, values = _typed(frame.iloc[:, place])
        found.append(Cells(str(label), name, kind, values))
    return found


def free_name(wanted: str, used: Iterable[str] = ()) -> str:
    """A name that PostgreSQL keeps whole and that is still free.

    Examples
    --------
    >>> free_name("area_ha"), free_name("fid", {"fid"})
    ('area_ha', 'fid_1')
    """
    used, name, number = set(used), _short(wanted), 0
    while name in used:
        number += 1
        name = _short(f"{wanted}_{number}")
    return name


def _short(name: str) -> str:
    data = name.encode()
    if len(data) <= _LONGEST:
        return name
    mark = hashlib.sha256(data).hexdigest()[:8]
    return f"{data[: _LONGEST - 9].decode(errors='ignore')}_{mark}"


def _typed(column: pd.Series) -> tuple[str, list[Any]]:
    dtype = column.dtype
    missing = column.isna().to_numpy()
    name = str(dtype).lower()
    if name in ("bool", "boolean"):
        return "bool", _listed(column, missing, bool)
    if name in _INTEGERS:
        kind = _INTEGERS[name]
        return kind, _listed(column, missing, Decimal if kind == "numeric" else int)
    if pd.api.types.is_float_dtype(dtype):
        return "float4" if name == "float32" else "float8", _listed(column, missing, float)
    if isinstance(dtype, pd.DatetimeTZDtype):
        times = column.dt.tz_convert("UTC").dt.floor("ms")
        return "timestamptz", _listed(times, missing, pd.Timestamp.to_pydatetime)
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return "timestamp", _listed(column.dt.floor("ms"), missing, pd.Timestamp.to_pydatetime)
    return "text", _listed(column.astype(object), missing, str)


def _listed(column: pd.Series, missing: np.ndarray, kind: Any) -> list[Any]:
    """The values as Python's own; None where there is none."""
    if not missing.any() and kind in (bool, int, float):
        return column.to_numpy().tolist()
    return [
        None if gone else kind(value)
        for gone, value in zip(missing, column.tolist(), strict=True)
    ]  # fmt: skip


def shape_kind(layer: gpd.GeoDataFrame) -> str | None:
    """The kind that the geometry column is given; None where two and three dimensions meet."""
    shapes = np.asarray(layer.geometry.values, dtype=object)
    some = shapes[~shapely.is_missing(shapes)]
    if not len(some):
        return "MultiPolygon"  # as in a GeoPackage: QGIS would ask the user for a kind
    high = shapely.has_z(some)
    if high.any() and not high.all():
        return None
    kinds = np.unique(shapely.get_type_id(some))
    names = {0: "Point", 1: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString",
             6: "MultiPolygon", 7: "GeometryCollection"}  # fmt: skip
    name = names.get(int(kinds[0]), "Geometry") if len(kinds) == 1 else "Geometry"
    return f"{name}Z" if high.any() else name


def blobs_of(layer: gpd.GeoDataFrame, srid: int) -> list[bytes | None]:
    """The geometries as PostGIS takes them, every vertex as it is."""
    shapes = np.asarray(layer.geometry.values, dtype=object)
    marked = shapely.set_srid(shapes, srid) if srid else shapes
    written = shapely.to_wkb(marked, include_srid=bool(srid), flavor="extended", byte_order=1)
    return list(written)
