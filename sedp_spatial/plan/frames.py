"""Tables and layers as Parquet and back, exactly: types, index, CRS, None beside NaN, sentences.

pandas' own way to Parquet turns None and NaN into one, so each column is laid down here by what
it holds; the description of the table (JSON) says how.
"""

from __future__ import annotations

import io
import json
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from geopandas.array import GeometryArray, GeometryDtype
from pyproj import CRS

from ..optional import need
from .nested import Frame, NotStorable, crs_text, decode, encode

_PURPOSE = "the cache of a plan"
Description = dict[str, Any]


def pack(frame: Frame) -> tuple[Description, bytes]:
    """A table as a description and the bytes of a Parquet file.

    Raises
    ------
    NotStorable
        For a column whose type has no exact form.
    MissingDependency
        If pyarrow is not installed.
    """
    arrow = need("pyarrow", purpose=_PURPOSE)
    parquet = need("pyarrow.parquet", purpose=_PURPOSE)
    columns: list[Any] = []
    if isinstance(frame, pd.Index):
        told: Description = {"kind": "index", "index": _pack_index(frame, columns)}
    elif isinstance(frame, pd.Series):
        told = {
            "kind": "series",
            "name": encode(frame.name, _no_frames),
            "index": _pack_index(frame.index, columns),
            "column": _pack_column(frame, columns),
        }
    else:
        told = {
            "kind": "frame",
            "labels": _pack_index(frame.columns, columns, spelt=True),
            "index": _pack_index(frame.index, columns),
            "columns": [_pack_column(frame.iloc[:, i], columns) for i in range(frame.shape[1])],
            "attrs": encode(dict(frame.attrs), _no_frames),
            "geometry": None,
        }
        if isinstance(frame, gpd.GeoDataFrame):
            told["kind"] = "layer"
            told["geometry"] = encode(frame._geometry_column_name, _no_frames)
    table = arrow.table(columns, names=[str(place) for place in range(len(columns))])
    written = io.BytesIO()
    parquet.write_table(table, written, compression="zstd", version="2.6")
    return told, written.getvalue()


def unpack(told: Description, data: bytes) -> Any:
    """The table that :func:`pack` took apart."""
    parquet = need("pyarrow.parquet", purpose=_PURPOSE)
    table = parquet.read_table(io.BytesIO(data))
    if told["kind"] == "index":
        return _index(told["index"], table)
    index = _index(told["index"], table)
    if told["kind"] == "series":
        series = _series(told["column"], table, index)
        series.name = decode(told["name"], _no_table)
        return series
    values = {i: _series(column, table, index) for i, column in enumerate(told["columns"])}
    frame = pd.DataFrame(values, index=index, copy=False)
    frame.columns = _index(told["labels"], table)
    if told["kind"] == "layer":
        frame = gpd.GeoDataFrame(frame)
        name = decode(told["geometry"], _no_table)
        if name is not None and name in frame.columns:
            frame = frame.set_geometry(name)
    frame.attrs = decode(told["attrs"], _no_table)
    return frame


def _series(told: Description, table: Any, index: pd.Index) -> pd.Series:
    values = _column(told, table)
    return pd.Series(values, index=index, dtype=values.dtype)  # objects stay objects


def _pack_index(index: pd.Index, columns: list[Any], *, spelt: bool = False) -> Description:
    names = [encode(name, _no_frames) for name in index.names]
    if isinstance(index, pd.RangeIndex):
        return {"range": [index.start, index.stop, index.step], "names": names}
    if spelt and index.dtype == object and not isinstance(index, pd.MultiIndex):
        return {"labels": [encode(label, _no_frames) for label in index], "names": names}
    count = index.nlevels
    levels = [index.get_level_values(i) for i in range(count)]
    # Column labels are as many as the table has columns, not rows: they cannot be a column.
    if spelt:
        packed = [pack(pd.Series(level).reset_index(drop=True)) for level in levels]
        inner = [{"told": told, "data": data.hex()} for told, data in packed]
        return {"inner": inner, "multi": count > 1, "names": names}
    told = [_pack_column(pd.Series(level), columns) for level in levels]
    return {"columns": told, "multi": isinstance(index, pd.MultiIndex), "names": names}


def _index(told: Description, table: Any) -> pd.Index:
    names = [decode(name, _no_table) for name in told["names"]]
    if "range" in told:
        start, stop, stride = told["range"]
        return pd.RangeIndex(start, stop, stride, name=names[0])
    if "labels" in told:
        labels = _objects([decode(label, _no_table) for label in told["labels"]])
        return pd.Index(labels, dtype=object, name=names[0], tupleize_cols=False)
    if "inner" in told:
        series = [unpack(part["told"], bytes.fromhex(part["data"])) for part in told["inner"]]
        levels: list[Any] = [part.array for part in series]
    else:
        levels = [_column(column, table) for column in told["columns"]]
    if told["multi"]:
        return pd.MultiIndex.from_arrays(levels, names=names)
    kind = getattr(levels[0], "dtype", None)
    return pd.Index(levels[0], dtype=kind, name=names[0], tupleize_cols=False)


def _pack_column(column: pd.Series, columns: list[Any]) -> Description:
    """Lay a column down as one or more Arrow arrays, and say how it is made from them."""
    arrow = need("pyarrow", purpose=_PURPOSE)
    kind = column.dtype

    def lay(values: Any, **options: Any) -> int:
        columns.append(arrow.array(values, **options))
        return len(columns) - 1

    if isinstance(kind, GeometryDtype):
        shapes = np.asarray(column.array, dtype=object)
        if (shapely.get_type_id(shapes) == 2).any():  # WKB has no closed ring of its own
            raise NotStorable("LinearRing")
        crs = column.array.crs
        place = lay(shapely.to_wkb(shapes), type=arrow.large_binary())
        return {"as": "wkb", "at": place, "crs": None if crs is None else crs_text(crs)}
    if isinstance(kind, pd.CategoricalDtype):
        told, data = pack(pd.Series(kind.categories).reset_index(drop=True))
        inner = {"told": told, "data": data.hex()}
        place = lay(column.cat.codes.to_numpy(dtype="i4"))
        return {"as": "category", "at": place, "inner": inner, "ordered": bool(kind.ordered)}
    if isinstance(kind, pd.DatetimeTZDtype):
        values = column.array.tz_convert("UTC").tz_localize(None).to_numpy()
        place = lay(values.view("i8"))
        return {"as": "zoned", "at": place, "dtype": values.dtype.str, "zone": str(kind.tz)}
    if isinstance(kind, np.dtype) and kind.kind in "Mm":
        return {"as": "instant", "at": lay(column.to_numpy().view("i8")), "dtype": kind.str}
    if isinstance(kind, np.dtype) and kind.kind in "biuf" and kind.itemsize <= 8:
        return {"as": "number", "at": lay(column.to_numpy(), from_pandas=False), "dtype": kind.str}
    if isinstance(kind, pd.StringDtype):
        missing = "nan" if getattr(kind, "na_value", pd.NA) is not pd.NA else "NA"
        cells = column.array.astype(object)
        values = np.where(column.isna().to_numpy(), None, cells)
        place = lay(values, type=arrow.large_string())
        return {"as": "string", "at": place, "storage": kind.storage, "missing": missing}
    if str(kind) in _NULLABLE:
        return {"as": "nullable", "at": lay(column.array), "dtype": str(kind)}
    if kind == np.dtype(object):
        return _pack_objects(column.to_numpy(), lay, arrow)
    raise NotStorable(str(kind))


_NULLABLE = {
    *(f"{sign}Int{bits}" for sign in ("", "U") for bits in (8, 16, 32, 64)),
    "Float32",
    "Float64",
    "boolean",
}


def _pack_objects(values: Any, lay: Any, arrow: Any) -> Description:
    """Plain texts as texts, anything else cell by cell.

    The same object is put into words once, however many rows hold it: a sentence is shared by
    all parcels that it is true of.
    """
    texts = set(map(type, values)) <= {str, type(None)}
    if texts and not _has_half_letters(values):
        return {"as": "text", "at": lay(values, type=arrow.large_string())}
    distinct = {id(value): value for value in values}
    written = {
        key: json.dumps(encode(value, _no_frames), allow_nan=False)
        for key, value in distinct.items()
    }
    cells = [written[id(value)] for value in values]
    return {"as": "cells", "at": lay(cells, type=arrow.large_string())}


def _has_half_letters(values: Any) -> bool:
    """Whether a broken file left surrogates behind, which UTF-8 cannot hold but JSON can."""
    joined = "".join(value for value in values if value is not None)
    return any("\ud800" <= letter <= "\udfff" for letter in set(joined))


def _column(told: Description, table: Any) -> Any:
    laid, how = table.column(told["at"]), told["as"]
    if how == "number":
        return laid.to_numpy().astype(told["dtype"], copy=False)
    if how == "text":
        return _objects(laid.to_pylist())
    if how == "cells":
        return _objects(_cells(laid.to_pylist()))
    if how == "wkb":
        shapes = shapely.from_wkb(_objects(laid.to_pylist()))
        crs = None if told["crs"] is None else CRS.from_user_input(told["crs"])
        return GeometryArray(shapes, crs=crs)
    if how == "instant":
        return laid.to_numpy().view(told["dtype"])
    if how == "zoned":
        moments = pd.DatetimeIndex(laid.to_numpy().view(told["dtype"]))
        return moments.tz_localize("UTC").tz_convert(told["zone"]).array
    if how == "string":
        options = {"na_value": np.nan} if told["missing"] == "nan" else {}
        kind = pd.StringDtype(told["storage"], **options)
        return pd.array(_objects(laid.to_pylist()), dtype=kind)
    if how == "category":
        categories = unpack(told["inner"]["told"], bytes.fromhex(told["inner"]["data"]))
        labels = pd.Index(categories.array, dtype=categories.dtype)
        return pd.Categorical.from_codes(laid.to_numpy(), labels, ordered=told["ordered"])
    nullable: Any = pd.api.types.pandas_dtype(told["dtype"])
    return nullable.__from_arrow__(laid)


def _cells(written: list[str]) -> list[Any]:
    """The values of cells; the same sentence is made once, however many rows say it."""
    made: dict[str, Any] = {}
    values = []
    for cell in written:
        if cell in made:
            values.append(made[cell])
            continue
        value = decode(json.loads(cell), _no_table)
        if isinstance(value, str | bool | int | float | None):
            made[cell] = value
        values.append(value)
    return values


def _objects(values: list[Any]) -> Any:
    """An array of objects in which lists stay cells."""
    cells = np.empty(len(values), dtype=object)
    for place, value in enumerate(values):
        cells[place] = value
    return cells


def _no_frames(frame: Frame) -> int:
    raise NotStorable(f"{type(frame).__name__} in a cell")


def _no_table(number: int) -> Any:
    raise NotStorable(f"table {number} in a cell")
