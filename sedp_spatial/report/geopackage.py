"""One GeoPackage of a result that QGIS opens coloured, with legends in the reader's language."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..layers.writing import replacing, within_reach, write_gpkg
from ..optional import need
from ..results import Result, translate_frame
from .styles import qml_style, table_style
from .words import words_of

_DIMENSIONS = {0: "point", 1: "line", 2: "polygon"}
_SUFFIXES = {"point": "points", "line": "lines", "polygon": "polygons"}

_CREATE_STYLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
)
"""
_REGISTER_STYLES = """
INSERT INTO gpkg_contents (table_name, data_type, identifier)
VALUES ('layer_styles', 'attributes', 'layer_styles')
"""
_ADD_STYLE = """
INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
    styleName, styleQML, styleSLD, useAsDefault, description, owner)
VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '')
"""


def write_geopackage(
    path: str | Path,
    layers: Mapping[str, gpd.GeoDataFrame | Result],
    tables: Mapping[str, pd.DataFrame] | None = None,
    *,
    lang: str = "en",
    repeated: bool = True,
) -> None:
    """Write layers, results and tables into one GeoPackage with QGIS default styles.

    Parameters
    ----------
    path : str or Path
        An existing file is replaced as a whole or not at all.
    layers : mapping of name to GeoDataFrame or Result
        A result called ``balance`` gives the layer ``balance``, the table ``balance_table`` and
        one table for each further one (``balance_cross``).
    tables : mapping of name to DataFrame, optional
        Tables without geometry.
    lang : str
        The language of legends, column titles and sentences. Codes stay codes, so that a layer
        written in Kyrgyz can be read by a program that knows only the schema.
    repeated : bool
        Whether a table is written whose columns and rows a layer of the same result holds already,
        as ``supply_table`` those of ``supply``.

    Raises
    ------
    OutputError
        If the file cannot be written.
    MissingDependency
        If pyogrio is not installed.

    Notes
    -----
    A layer with points, lines and polygons together, as findings are, is written as one layer
    for each of them, because QGIS draws only one kind of geometry per layer.
    """
    need("pyogrio", purpose="GeoPackage (.gpkg)")
    shapes, plain = unpacked(layers, tables or {}, lang, repeated)
    with replacing(path) as temporary, within_reach(temporary) as file:
        write_gpkg(file, shapes, plain)
        with closing(sqlite3.connect(file)) as connection, connection:
            _write_styles(connection, shapes, plain, lang)


def unpacked(
    layers: Mapping[str, gpd.GeoDataFrame | Result],
    tables: Mapping[str, pd.DataFrame],
    lang: str,
    repeated: bool,
) -> tuple[dict[str, gpd.GeoDataFrame], dict[str, pd.DataFrame]]:
    """Every layer and every table under the name that it gets in the file."""
    shapes: dict[str, gpd.GeoDataFrame] = {}
    plain = {name: _plain(frame, lang) for name, frame in tables.items()}
    for name, content in layers.items():
        if not isinstance(content, Result):
            shapes.update(_by_dimension(name, content, lang))
            continue
        for key, frame in content.layers().items():
            shapes.update(_by_dimension(_layer_name(name, key), frame, lang))
        for key, frame in content.tables().items():
            if repeated or _repeating(content, frame) is None:
                plain[f"{name}_{key}"] = _plain(frame, lang)
    return shapes, plain


def table_name(name: str, key: str, result: Result) -> str:
    """Where a table of a result is in a GeoPackage that repeats none: its own name or a layer's.

    Examples
    --------
    >>> table_name("supply", "uses", supply), table_name("supply", "table", supply)
    ('supply_uses', 'supply')
    """
    layer = _repeating(result, result.tables()[key])
    return f"{name}_{key}" if layer is None else _layer_name(name, layer)


def _repeating(result: Result, table: pd.DataFrame) -> str | None:
    """The layer of a result that holds all of a table, row by row."""
    if table.index.name is not None:
        return None
    columns = list(table.columns)
    for key, layer in result.layers().items():
        if len(np.unique(shapely.get_dimensions(layer.geometry.to_numpy()))) > 1:
            continue  # such a layer is written in parts
        if len(layer) == len(table) and set(columns) <= set(layer.columns):
            held = pd.DataFrame(layer)[columns].reset_index(drop=True)
            if held.equals(table.reset_index(drop=True)):
                return key
    return None


def _layer_name(name: str, key: str) -> str:
    return name if key == "layer" else f"{name}_{key}"


def _plain(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """A table whose sentences are said and whose named index has become columns."""
    said = translate_frame(frame, lang)
    return said.reset_index() if said.index.name is not None else said


def _by_dimension(
    name: str, layer: gpd.GeoDataFrame, lang: str
) -> Iterator[tuple[str, gpd.GeoDataFrame]]:
    """One layer per kind of geometry, single and multi parts together as multi parts."""
    said = translate_frame(layer, lang)
    if said.index.name is not None and said.index.name not in said.columns:
        said = said.reset_index()
    dimension = shapely.get_dimensions(said.geometry.to_numpy())
    present = sorted({int(d) for d in dimension if d in _DIMENSIONS}, reverse=True) or [2]
    for kind in present:
        # Records without geometry stay with the largest kind: nothing is dropped in silence.
        chosen = (dimension == kind) | ((dimension < 0) & (kind == present[0]))
        part = said[chosen].copy()
        part = part.set_geometry(_multi(part.geometry), crs=layer.crs)
        yield (name if len(present) == 1 else f"{name}_{_SUFFIXES[_DIMENSIONS[kind]]}"), part


_SINGLE = 3  # GEOS numbers points, lines, rings and polygons first, then what has parts


def _multi(geometry: gpd.GeoSeries) -> gpd.GeoSeries:
    """The same geometries as multi parts where both kinds occur, so that the layer has one type."""
    if geometry.geom_type.dropna().nunique() < 2:
        return geometry
    wrap = {0: shapely.MultiPoint, 1: shapely.MultiLineString, 2: shapely.MultiPolygon}
    parts = [
        shape if shape is None else wrap[max(shapely.get_dimensions(shape), 0)](_parts(shape))
        for shape in geometry
    ]
    return gpd.GeoSeries(parts, index=geometry.index, crs=geometry.crs)


def _parts(shape: shapely.Geometry) -> list[shapely.Geometry]:
    """The parts of the shape's own dimension; a collection may hold crumbs of a smaller one."""
    largest, parts = shapely.get_dimensions(shape), shapely.get_parts(shape)
    while (shapely.get_type_id(parts) > _SINGLE).any():  # collections within collections
        parts = shapely.get_parts(parts)
    wanted = (shapely.get_dimensions(parts) == largest) & ~shapely.is_empty(parts)
    return list(parts[wanted])


def _write_styles(
    connection: sqlite3.Connection,
    shapes: Mapping[str, gpd.GeoDataFrame],
    tables: Mapping[str, pd.DataFrame],
    lang: str,
) -> None:
    connection.execute(_CREATE_STYLES)
    connection.execute(_REGISTER_STYLES)
    column_of = dict(
        connection.execute("SELECT table_name, column_name FROM gpkg_geometry_columns")
    )
    # A layer without features has no type of its own, and QGIS would ask the user for one.
    connection.execute(
        "UPDATE gpkg_geometry_columns SET geometry_type_name = 'MULTIPOLYGON'"
        " WHERE geometry_type_name = 'GEOMETRY'"
    )
    for name, layer in shapes.items():
        dimension = int(max(shapely.get_dimensions(layer.geometry.to_numpy()), default=2))
        style = qml_style(layer, _DIMENSIONS.get(dimension, "polygon"), lang, name)
        connection.execute(
            _ADD_STYLE, (name, column_of[name], name[:30], style, layer_title(name, lang))
        )
    for name, table in tables.items():
        style = table_style([str(column) for column in table.columns], lang)
        connection.execute(_ADD_STYLE, (name, "", name[:30], style, layer_title(name, lang)))


def layer_title(name: str, lang: str) -> str:
    """What a layer is called in words, for the description of its style."""
    return words_of(lang).get(f"sheet.{name}", name)
