"""The operations that other programs call by name: QGIS in-process, and the child process.

Both ways go through :func:`run`, so that they cannot differ: the same function, the same field
mapping, the same plain tables on the way out. What crosses the border is plain Python (numbers,
strings, WKB, the WKT of the CRS), because the caller may have another Python, another GEOS or no
geopandas at all.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from .codes import labels, load_codes
from .progress import Feedback, part, step
from .results import Result

Layers = Mapping[str, gpd.GeoDataFrame]
Parameters = Mapping[str, Any]

INTEGER, REAL, TEXT, BOOLEAN, DATETIME = "integer", "real", "text", "boolean", "datetime"
"""The kinds of column that cross the border. A boolean crosses as 0 or 1, a time as ISO text."""


@dataclass(frozen=True)
class Operation:
    """A library function under a stable name.

    Attributes
    ----------
    call : callable
        Takes the layers and the parameters by name and a feedback, returns a Result.
    layers : dict
        The kind (``parcels``, ``boundary``) of each layer that it takes, by argument name.
    """

    call: Callable[[Layers, Parameters, Feedback | None], Result]
    layers: Mapping[str, str]


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
    """

    name: str
    columns: list[tuple[str, str]]
    rows: list[list[Any]]
    geometry: list[bytes | None] | None = None
    crs_wkt: str = ""
    legend: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What an operation gives back, ready to cross the border."""

    numbers: dict[str, Any]
    notes: list[str]
    summary: str
    tables: list[PlainTable]


# --- the registry ---------------------------------------------------------------------------


def _check(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .layers import check_layer

    return _with_feedback(
        check_layer, feedback, layers["parcels"], kind="parcels", **_boundary(layers), **parameters
    )


def _repair(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .layers import repair_layer

    return _with_feedback(
        repair_layer, feedback, layers["parcels"], **_boundary(layers), **parameters
    )


def _balance(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .balance import land_balance

    return _with_feedback(
        land_balance, feedback, layers["parcels"], **_boundary(layers), **parameters
    )


def _registered(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .registered import compare_registered

    return _with_feedback(compare_registered, feedback, layers["parcels"], **parameters)


def _change(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from .change import land_change

    return _with_feedback(land_change, feedback, layers["before"], layers["after"], **parameters)


OPERATIONS: dict[str, Operation] = {
    "check": Operation(_check, {"parcels": "parcels", "boundary": "boundary"}),
    "repair": Operation(_repair, {"parcels": "parcels", "boundary": "boundary"}),
    "balance": Operation(_balance, {"parcels": "parcels", "boundary": "boundary"}),
    "registered": Operation(_registered, {"parcels": "parcels"}),
    "change": Operation(_change, {"before": "parcels", "after": "parcels"}),
}


def run(
    name: str,
    layers: Layers,
    parameters: Parameters,
    *,
    mappings: Mapping[str, Mapping[str, Any]] | None = None,
    mapping_file: str | None = None,
    sources: Mapping[str, str] | None = None,
    lang: str = "en",
    title: str = "",
    feedback: Feedback | None = None,
) -> Outcome:
    """Run an operation and give its result back in plain Python.

    Parameters
    ----------
    name : str
        A key of ``OPERATIONS``.
    layers : dict of GeoDataFrame
        As the user has them, before any field mapping, by argument name.
    parameters : dict
        Keyword arguments of the library function.
    mappings : dict, optional
        For each layer the field mapping that overrides that of the file.
    mapping_file : str, optional
        A TOML file with a field and code mapping for the parcel layers.
    sources : dict, optional
        What the user calls each layer, for the sentences.
    lang : str
        ``ky``, ``ru`` or ``en``, for sentences and labels.
    title : str
        The heading of the summary page.
    feedback : Feedback, optional
        Hears progress, and is asked whether to stop.

    Raises
    ------
    SedpError
        Whatever the library finds wrong with the layers or the parameters.
    """
    from .layers import load_mapping

    operation = OPERATIONS[name]
    from_file = load_mapping(mapping_file) if mapping_file else {}
    mapped = {
        key: _mapped(
            frame,
            operation.layers[key],
            from_file,
            (mappings or {}).get(key, {}),
            (sources or {}).get(key, key),
        )
        for key, frame in layers.items()
    }
    step(feedback, 0.1)
    result = operation.call(mapped, parameters, part(feedback, 0.1, 0.9))
    step(feedback, 0.9)
    return outcome(result, lang, title)


def outcome(result: Result, lang: str, title: str) -> Outcome:
    """A result in plain Python, its sentences said in one language."""
    from .report.summary import summary_page

    said = result.translated(lang)
    frames = {**said.tables(), **said.layers()}
    return Outcome(
        numbers={key: plain_value(value) for key, value in said.numbers().items()},
        notes=[str(note) for note in said.notes],
        summary=summary_page(result, lang, title),
        tables=[plain_table(key, frame, lang) for key, frame in frames.items()],
    )


def _with_feedback(
    function: Callable[..., Result], feedback: Feedback | None, *args: Any, **kwargs: Any
) -> Result:
    if "feedback" in inspect.signature(function).parameters:
        kwargs["feedback"] = feedback
    return function(*args, **kwargs)


def _boundary(layers: Layers) -> dict[str, gpd.GeoDataFrame | None]:
    return {"boundary": layers.get("boundary")}


def _mapped(
    frame: gpd.GeoDataFrame,
    kind: str,
    from_file: Mapping[str, Any],
    own: Mapping[str, Any],
    source: str,
) -> gpd.GeoDataFrame:
    """Give a layer the columns of the schema; the mapping file is about the parcels alone."""
    from .layers import prepare_layer

    if kind != "parcels":
        return prepare_layer(frame, kind=kind, source=source)
    mapping = {
        "fields": {**from_file.get("fields", {}), **own.get("fields", {})},
        "codes": {**from_file.get("codes", {}), **own.get("codes", {})},
    }
    return prepare_layer(frame, kind=kind, mapping=mapping, source=source)


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
    geometry, crs_wkt = None, ""
    if isinstance(frame, gpd.GeoDataFrame):
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
    return PlainTable(name, columns, rows, geometry, crs_wkt, legend)


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
    "category": ("categories",),
    "land_kind": ("land_kinds",),
    "to": ("categories", "land_kinds"),
}
"""The code files that the values of a column may come from."""


def legend_of(column: str, values: Sequence[Any], lang: str) -> list[tuple[str, str, str]]:
    """Value, label and colour of a column that holds codes; empty for any other column."""
    for name in _CODE_FILES.get(column, ()):
        coloured = {code: e["colour"] for code, e in load_codes(name).items() if "colour" in e}
        if not coloured.keys().isdisjoint(values):
            said = labels(name, lang)
            return [(code, said[code], colour) for code, colour in coloured.items()]
    return []
