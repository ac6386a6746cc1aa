"""The statement that reads a table, and what its columns become."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely

from .connection import sql
from .tables import Table

_DAY_MS = 86_400_000
_SIMPLE = ("point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon")
_TEXTS = ("text", "varchar", "bpchar")
# Type of the database: what the server sends, what it becomes. Anything else is sent as text.
# Dates are sent as numbers, because the Gregorian calendar of Python ends where theirs goes on;
# an infinite one means "without end", which is how an empty cell is read.
_FLAG = ("{c}", "bool", "bool")
_TEXT = ("{c}::text", "text", "text")
_KINDS = {
    "bool": _FLAG,
    "int2": ("{c}::int8", "int8", "int16"),
    "int4": ("{c}::int8", "int8", "int32"),
    "int8": ("{c}", "int8", "int64"),
    "float4": ("{c}::float8", "float8", "float32"),
    "float8": ("{c}", "float8", "float64"),
    "numeric": ("{c}::float8", "float8", "float64"),
    "date": (
        f"CASE WHEN isfinite({{c}}) THEN ({{c}} - DATE '1970-01-01')::int8 * {_DAY_MS} END",
        "int8",
        "time",
    ),
    "timestamp": (
        "CASE WHEN isfinite({c}) THEN floor(extract(epoch FROM {c}) * 1000)::int8 END",
        "int8",
        "time",
    ),
    "timestamptz": (
        "CASE WHEN isfinite({c}) THEN floor(extract(epoch FROM {c}) * 1000)::int8 END",
        "int8",
        "utc",
    ),
}


def statement(table: Table, names: list[str], shape_kind: str, dimensions: int) -> Any:
    """``COPY (SELECT … ORDER BY …) TO STDOUT`` in the binary form, the geometry last."""
    s = sql()
    types = dict(table.columns)
    parts = [
        s.SQL(_KINDS.get(types[name], _TEXT)[0]).format(c=s.Identifier(name)) for name in names
    ]
    parts.append(_shape(table, shape_kind, dimensions))
    return s.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT (FORMAT BINARY)").format(
        s.SQL(", ").join(parts), s.Identifier(table.schema, table.name), order(table)
    )


def sent_types(table: Table, names: list[str]) -> list[str]:
    """The types of the columns that :func:`statement` sends."""
    types = dict(table.columns)
    return [*(_KINDS.get(types[name], _TEXT)[1] for name in names), "bytea"]


def order(table: Table) -> Any:
    """What the rows are sorted by: the key, letter by letter, or the place they are stored at."""
    s = sql()
    types = dict(table.columns)
    if not table.key:
        return s.SQL("tableoid, ctid")
    plain, by_letter = s.SQL("{}"), s.SQL('{} COLLATE "C"')
    return s.SQL(", ").join(
        (by_letter if types.get(name) in _TEXTS else plain).format(s.Identifier(name))
        for name in table.key
    )


def _shape(table: Table, kind: str, dimensions: int) -> Any:
    """The geometry as well-known binary of two or three dimensions without arcs."""
    s = sql()

    def function(name: str) -> Any:
        return s.Identifier(table.functions, name)

    shape = s.Identifier(table.geometry)
    if table.geography:
        shape = s.SQL("{}::{}").format(shape, s.Identifier(table.functions, "geometry"))
    plain = kind.lower().removesuffix("m").removesuffix("z")
    if kind.lower().endswith("m"):  # a measure along the line is no height
        force = "st_force2d" if dimensions == 3 else "st_force3dz"
        shape = s.SQL("{}({})").format(function(force), shape)
    elif plain not in _SIMPLE:
        shape = s.SQL("CASE WHEN {has}({x}) THEN {line}({x}) ELSE {x} END").format(
            has=function("st_hasarc"), line=function("st_curvetoline"), x=shape
        )
    return s.SQL("{}({}, 'NDR')").format(function("st_asbinary"), shape)


class Column:
    """One column as it grows batch by batch: compact, and typed when all of it is there."""

    def __init__(self, table: Table, name: str) -> None:
        kind = _KINDS.get(dict(table.columns)[name], _TEXT)
        self._sent, self._kind = kind[1], kind[2]
        self._parts: list[np.ndarray] = []
        self._missing: list[np.ndarray] = []

    def add(self, values: tuple[Any, ...]) -> None:
        """Take the values of a batch."""
        cells = np.empty(len(values), dtype=object)
        cells[:] = values
        if self._kind == "text":
            self._parts.append(cells)
            return
        missing = pd.isna(cells)
        cells[missing] = 0
        dtype = {"bool": bool, "int8": np.int64, "float8": np.float64}[self._sent]
        self._parts.append(cells.astype(dtype))
        self._missing.append(missing)

    def whole(self) -> Any:
        """The column as a GeoPackage gives it: numbers with gaps as float64, times in ms."""
        if not self._parts:
            self.add(())
        cells = np.concatenate(self._parts)
        if self._kind == "text":
            return cells
        missing = np.concatenate(self._missing)
        if self._kind in ("time", "utc"):
            times = cells.astype("datetime64[ms]")
            times[missing] = np.datetime64("NaT")
            series = pd.Series(times)
            return series.dt.tz_localize("UTC") if self._kind == "utc" else series
        if self._kind in ("float32", "float64"):
            cells[missing] = np.nan
            return cells.astype(self._kind)
        if missing.any():
            cells = cells.astype(np.float64)
            cells[missing] = np.nan
            return cells
        return cells if self._kind == "bool" else cells.astype(self._kind)


def shapes_of(blobs: tuple[bytes | None, ...]) -> np.ndarray:
    """Geometries out of well-known binary."""
    cells = np.empty(len(blobs), dtype=object)
    cells[:] = blobs
    return np.asarray(shapely.from_wkb(cells), dtype=object)
