"""Layers as GeoParquet and tables as CSV with the kinds of their columns: data, never code."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import DataError
from ..layers.writing import flat_cells
from ..optional import need
from .refusal import Refusal
from .settings import PackageLimits

PURPOSE = "GeoParquet in exchange packages (.zip)"
_TRUE, _FALSE = "true", "false"


def layer_bytes(name: str, layer: gpd.GeoDataFrame) -> bytes:
    """A layer as GeoParquet.

    Raises
    ------
    DataError
        A layer without a CRS, or with a column that no file can hold.
    """
    need("pyarrow", purpose=PURPOSE)
    if layer.crs is None:
        raise DataError("error.no_crs_of", layer=name, advice="EPSG:7692–7696 (Kyrg-06)")
    buffer = io.BytesIO()
    try:
        flat_cells(layer).to_parquet(buffer, index=False, compression="zstd")
    except (ValueError, TypeError, OverflowError, OSError) as error:
        reason = str(error).splitlines()[0][:200]
        raise DataError("error.unreadable", path=name, reason=reason) from error
    return buffer.getvalue()


def read_layer_bytes(member: str, data: bytes, limits: PackageLimits) -> gpd.GeoDataFrame:
    """A layer from GeoParquet, its size looked at before it is unpacked.

    Raises
    ------
    Refusal
    """
    parquet = need("pyarrow.parquet", purpose=PURPOSE)
    try:
        told = parquet.ParquetFile(io.BytesIO(data)).metadata
        rows, columns = int(told.num_rows), int(told.num_columns)
        size = sum(told.row_group(place).total_byte_size for place in range(told.num_row_groups))
    except Exception as error:  # pyarrow raises many kinds
        raise Refusal("package.no_layer", member=member, reason=_first(error)) from error
    _check_extent(member, rows, columns, limits)
    if size > limits.member_bytes:
        raise Refusal("package.size", member=member, size=size, allowed=limits.member_bytes)
    try:
        return gpd.read_parquet(io.BytesIO(data))
    except Exception as error:  # pyarrow, geopandas, pyproj and shapely have their own kinds
        raise Refusal("package.no_layer", member=member, reason=_first(error)) from error


def table_bytes(table: pd.DataFrame) -> tuple[bytes, dict[str, str]]:
    """A table as CSV, and what each column holds: text, number, integer or boolean."""
    flat = flat_cells(table if table.index.name is None else table.reset_index())
    kinds, cells = {}, {}
    for column in map(str, flat.columns):
        values = flat[column]
        kinds[column] = _kind(values)
        cells[column] = _written(values, kinds[column])
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(kinds)
    writer.writerows(zip(*cells.values(), strict=True))
    return buffer.getvalue().encode("utf-8"), kinds


def _kind(values: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(values.dtype):
        return "boolean"
    if pd.api.types.is_integer_dtype(values.dtype) and not values.hasnans:
        return "integer"
    return "number" if pd.api.types.is_numeric_dtype(values.dtype) else "text"


def _written(values: pd.Series, kind: str) -> list[str]:
    if kind == "boolean":
        return [_TRUE if value else _FALSE for value in values]
    if kind == "integer":
        return [str(int(value)) for value in values]
    if kind == "number":
        return ["" if np.isnan(value) else repr(value) for value in values.astype(float).tolist()]
    return ["" if value is None or value is pd.NA or value != value else str(value)
            for value in values]  # fmt: skip


def read_table_bytes(
    member: str, data: bytes, kinds: Mapping[str, Any], limits: PackageLimits
) -> pd.DataFrame:
    """A table from CSV; empty cells of numbers are missing.

    Raises
    ------
    Refusal
        If the columns are not those that the manifest names, or a cell is not of its kind.
    """
    rows = data.count(b"\n")
    _check_extent(member, rows, len(kinds), limits)
    try:
        lines = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refusal("package.no_table", member=member, reason=_first(error)) from error
    if not lines or lines[0] != list(kinds) or any(len(line) != len(kinds) for line in lines):
        raise Refusal("package.table_columns", member=member, columns=list(kinds))
    columns = {}
    for place, (name, kind) in enumerate(kinds.items()):
        cells = [line[place] for line in lines[1:]]
        try:
            columns[name] = _read(cells, kind)
        except (ValueError, KeyError, OverflowError) as error:
            raise Refusal(
                "package.table_value", member=member, column=name, reason=_first(error)
            ) from error
    return pd.DataFrame(columns)


def _read(cells: list[str], kind: Any) -> pd.Series:
    if kind == "boolean":
        return pd.Series([{_TRUE: True, _FALSE: False}[cell] for cell in cells], dtype=bool)
    if kind == "integer":
        return pd.Series([int(cell) for cell in cells], dtype="int64")
    if kind == "number":
        return pd.Series([float(cell) if cell else np.nan for cell in cells], dtype="float64")
    if kind == "text":
        return pd.Series(cells, dtype=object)
    raise ValueError(str(kind)[:40])


def _check_extent(member: str, rows: int, columns: int, limits: PackageLimits) -> None:
    if rows > limits.rows or columns > limits.columns:
        raise Refusal("package.extent", member=member, rows=rows, columns=columns)


def _first(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
