"""The border: frames as plain Python and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from ..codes import labels, load_codes
from ..report.styles import qml_style
from ..report.words import value_label

INTEGER, REAL, TEXT, BOOLEAN, DATETIME = "integer", "real", "text", "boolean", "datetime"
"""The kinds of column that cross the border. A boolean crosses as 0 or 1, a time as ISO text."""
_DIMENSIONS = {0: "point", 1: "line", 2: "polygon"}


@dataclass(frozen=True)
class PlainTable:
    """A table or layer of a result in plain Python.

    Attributes
    ----------
    name : str
        The result's attribute (``table``, ``layer``, ``matrix``).
    columns : list of (str, str)
        Name and kind of each column.
    rows : list of list
        One list of values per row; a missing value is None.
    geometry : list of bytes or None, optional
        WKB per row; None for a table without geometry.
    crs_wkt : str
        The CRS as WKT 2, empty for a table.
    legend : dict
        For columns that hold codes: value, label in the reader's language and colour, in order.
    qml : str
        The style of a layer, the same that a GeoPackage carries; empty for a table.
    """

    name: str
    columns: list[tuple[str, str]]
    rows: list[list[Any]]
    geometry: list[bytes | None] | None = None
    crs_wkt: str = ""
    legend: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    qml: str = ""


# --- in: plain columns to a frame -----------------------------------------------------------


def build_frame(
    columns: Sequence[tuple[str, str, Sequence[Any]]],
    geometry: Sequence[bytes | None],
    crs_wkt: str,
    index: Sequence[int],
) -> gpd.GeoDataFrame:
    """A GeoDataFrame from plain columns: name, kind and values, with WKB and a WKT 2 CRS.

    A geometry that cannot even be represented comes in as missing rather than stop the work:
    the check names it.
    """
    frame_index = pd.Index(list(index), dtype="int64")
    data = {name: _series(kind, values, frame_index) for name, kind, values in columns}
    shapes = shapely.from_wkb(
        pd.Series(list(geometry), dtype=object).to_numpy(), on_invalid="ignore"
    )
    return gpd.GeoDataFrame(data, geometry=shapes, crs=crs_wkt or None, index=frame_index)


def _series(kind: str, values: Sequence[Any], index: pd.Index[int]) -> pd.Series[Any]:
    missing = any(value is None for value in values)
    if kind == REAL or (kind == INTEGER and missing):
        return pd.Series(values, index=index, dtype="float64")
    if kind == INTEGER:
        return pd.Series(values, index=index, dtype="int64")
    if kind == DATETIME:
        return pd.to_datetime(pd.Series(values, index=index, dtype=object), errors="coerce")
    if kind == BOOLEAN:
        truth = [None if value is None else bool(value) for value in values]
        return pd.Series(truth, index=index, dtype=object if missing else bool)
    return pd.Series(values, index=index, dtype=object)


# --- out: a frame to plain columns ----------------------------------------------------------


def plain_table(name: str, frame: pd.DataFrame, lang: str) -> PlainTable:
    """A table or layer of a result in plain Python; a named index becomes columns."""
    if any(level is not None for level in frame.index.names):
        frame = frame.reset_index()
    geometry, crs_wkt, qml = None, "", ""
    if isinstance(frame, gpd.GeoDataFrame):
        largest = int(max(shapely.get_dimensions(frame.geometry.to_numpy()), default=2))
        qml = qml_style(frame, _DIMENSIONS.get(largest, "polygon"), lang)
        geometry = [None if g is None else shapely.to_wkb(g, flavor="iso") for g in frame.geometry]
        crs_wkt = frame.crs.to_wkt("WKT2_2019") if frame.crs else ""
        frame = pd.DataFrame(frame.drop(columns=frame.geometry.name))
    columns = [(str(column), _kind(frame.iloc[:, i])) for i, column in enumerate(frame.columns)]
    values = [
        [_as_kind(kind, value) for value in frame.iloc[:, i]] for i, (_, kind) in enumerate(columns)
    ]
    legend = {
        column: entries
        for (column, _), cells in zip(columns, values, strict=True)
        if (entries := legend_of(column, cells, lang))
    }
    rows = [list(row) for row in zip(*values, strict=True)]
    return PlainTable(name, columns, rows, geometry, crs_wkt, legend, qml)


def _kind(column: pd.Series[Any]) -> str:
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return DATETIME
    kinds = {_kind_of(plain_value(value)) for value in column}
    kinds.discard(None)
    if kinds == {INTEGER, REAL}:
        return REAL
    if len(kinds) == 1:
        return str(kinds.pop())
    if not kinds and pd.api.types.is_numeric_dtype(column.dtype):
        return REAL
    return TEXT


def _kind_of(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, int):
        return INTEGER
    if isinstance(value, float):
        return REAL
    return TEXT


def _as_kind(kind: str, value: Any) -> Any:
    plain = plain_value(value)
    return str(plain) if kind == TEXT and plain is not None else plain


def plain_value(value: Any) -> Any:
    """A value as int, float, str, bool or None.

    Examples
    --------
    >>> plain_value(["A-1", "A-2"]), plain_value(float("nan"))
    ('A-1, A-2', None)
    """
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(plain_value(item)) for item in value)
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    if hasattr(value, "item"):
        return value.item()
    return value if isinstance(value, bool | int | float) else str(value)


_CODE_FILES = {
    "regime": ("regimes",),
    "strictest_regime": ("regimes",),
    "category": ("categories",),
    "land_kind": ("land_kinds",),
    "to": ("categories", "land_kinds"),
    "to_category": ("categories",),
}
"""The code files that the values of a column may come from."""
_WORDS = {
    "use": "use",
    "best_use": "use",
    "future_use": "use",
    "status": "status",
    "outcome": "outcome",
    "fate": "fate",
}
"""Columns whose values have names and no colours of their own, and how reports call them."""


def legend_of(column: str, values: Sequence[Any], lang: str) -> list[tuple[str, str, str]]:
    """Value, label and colour of a column that holds codes; empty for any other column.

    The colour is empty where the codes have none.
    """
    for name in _CODE_FILES.get(column, ()):
        coloured = {code: e["colour"] for code, e in load_codes(name).items() if "colour" in e}
        if not coloured.keys().isdisjoint(values):
            said = labels(name, lang)
            return [(code, said[code], colour) for code, colour in coloured.items()]
    if column in _WORDS:
        found = sorted({str(value) for value in values if value is not None})
        return [(code, value_label(_WORDS[column], code, lang), "") for code in found]
    return []
