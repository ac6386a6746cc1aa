"""The link between measures and plots as data in a GeoPackage, in relations that QGIS reads.

The tables ``measures`` and ``measure_plots`` follow the OGC Related Tables Extension: the mapping
table has ``base_id`` (of the measure) and ``related_id`` (of the plot), and ``gpkgext_relations``
names both. QGIS lists it as a relation, and GDAL reads it as one. Beside the row numbers stand
``measure_id`` and ``parcel_id``, which people and other programs join by.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

from ..budget import MeasuresResult
from ..errors import DataError, OutputError, UsageError
from ..layers.writing import flat_cells, replacing
from ..results import translate_frame

TABLES = ("measures", "measure_plots", "measure_sources", "measure_upkeep")
RELATION = "measure_plots"
_DEFINITION = "http://www.geopackage.org/18-000.html"

_CREATE = {
    "measures": """
        CREATE TABLE measures (fid INTEGER PRIMARY KEY, measure_id TEXT NOT NULL UNIQUE,
        section TEXT, name TEXT, cost_som REAL, year INTEGER, commissioning_year INTEGER,
        annual_upkeep_som REAL, sources TEXT, municipalities TEXT, priority REAL, purpose TEXT,
        origin TEXT, plots INTEGER, area_ha REAL)""",
    "measure_plots": """
        CREATE TABLE measure_plots (fid INTEGER PRIMARY KEY, base_id INTEGER NOT NULL,
        related_id INTEGER, measure_id TEXT NOT NULL REFERENCES measures (measure_id),
        parcel_id TEXT NOT NULL, area_ha REAL)""",
    "measure_sources": """
        CREATE TABLE measure_sources (fid INTEGER PRIMARY KEY,
        measure_id TEXT NOT NULL REFERENCES measures (measure_id), source TEXT, amount_som REAL)""",
    "measure_upkeep": """
        CREATE TABLE measure_upkeep (fid INTEGER PRIMARY KEY,
        measure_id TEXT NOT NULL REFERENCES measures (measure_id), year INTEGER,
        upkeep_som REAL)""",
}
_EXTENSIONS = """
    CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT,
    extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))"""
_RELATIONS = """
    CREATE TABLE IF NOT EXISTS gpkgext_relations (id INTEGER PRIMARY KEY AUTOINCREMENT,
    base_table_name TEXT NOT NULL, base_primary_column TEXT NOT NULL DEFAULT 'id',
    related_table_name TEXT NOT NULL, related_primary_column TEXT NOT NULL DEFAULT 'id',
    relation_name TEXT NOT NULL, mapping_table_name TEXT NOT NULL UNIQUE)"""


def write_links(
    path: str | Path,
    measures: MeasuresResult,
    *,
    links: pd.DataFrame | None = None,
    parcels: str = "parcels",
    lang: str = "en",
) -> None:
    """Write measures and their plots into a GeoPackage that holds the parcels.

    Parameters
    ----------
    path : str or Path
        An existing GeoPackage. It is copied, completed and put back as a whole, or left untouched.
        Tables of an earlier run are replaced.
    measures : MeasuresResult
    links : pandas.DataFrame, optional
        measure_id, parcel_id where they differ from the measures' own (after plots changed).
    parcels : str
        The layer of plots in the file, with the column parcel_id.
    lang : str
        The language of generated names.

    Raises
    ------
    UsageError
        No such file.
    DataError
        The file has no such layer, or its layer no parcel_id.
    OutputError
        If the file cannot be read or written.

    Notes
    -----
    A plot that the layer does not hold stays in ``measure_plots`` with an empty ``related_id``.
    """
    source = Path(path)
    if not source.is_file():
        raise UsageError("error.no_file", path=str(path))
    with replacing(source) as temporary:
        shutil.copyfile(source, temporary)
        try:
            with closing(sqlite3.connect(temporary)) as connection, connection:
                _write(connection, source, measures, links, parcels, lang)
        except sqlite3.DatabaseError as error:
            raise OutputError("error.cannot_write", path=str(path)) from error


def read_links(path: str | Path) -> pd.DataFrame:
    """The links that :func:`write_links` wrote: measure_id, parcel_id, area_ha.

    Raises
    ------
    UsageError, DataError
    """
    source = Path(path)
    if not source.is_file():
        raise UsageError("error.no_file", path=str(path))
    with closing(sqlite3.connect(source)) as connection:
        try:
            rows = connection.execute(
                "SELECT measure_id, parcel_id, area_ha FROM measure_plots ORDER BY fid"
            ).fetchall()
        except sqlite3.DatabaseError as error:
            raise DataError("error.no_links", path=str(path)) from error
    return pd.DataFrame(rows, columns=["measure_id", "parcel_id", "area_ha"])


def _write(
    connection: sqlite3.Connection,
    path: Path,
    measures: MeasuresResult,
    links: pd.DataFrame | None,
    parcels: str,
    lang: str,
) -> None:
    key, plots = _plots(connection, path, parcels)
    _drop(connection)
    table = flat_cells(translate_frame(measures.table, lang))
    number = {name: row for row, name in enumerate(table["measure_id"], start=1)}
    joined = (measures.links if links is None else links).copy()
    joined["base_id"] = joined["measure_id"].map(number)
    lost = joined["base_id"].isna()
    if lost.any():
        names = sorted(set(joined.loc[lost, "measure_id"].astype(str)))
        raise DataError("error.links_measure", names=names)
    joined["related_id"] = joined["parcel_id"].astype(str).map(plots)
    if "area_ha" not in joined.columns:
        joined["area_ha"] = None
    frames = {
        "measures": table,
        "measure_plots": joined,
        "measure_sources": measures.sources,
        "measure_upkeep": measures.upkeep,
    }
    for name, frame in frames.items():
        connection.execute(_CREATE[name])
        _fill(connection, name, frame)
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)"
            " VALUES (?, 'attributes', ?, '2024-01-01T00:00:00.000Z')",
            (name, name),
        )
    connection.execute(_EXTENSIONS)
    connection.execute(_RELATIONS)
    connection.executemany(
        "INSERT OR REPLACE INTO gpkg_extensions VALUES (?, NULL, 'gpkg_related_tables', ?,"
        " 'read-write')",
        [("gpkgext_relations", _DEFINITION), (RELATION, _DEFINITION)],
    )
    connection.execute(
        "INSERT INTO gpkgext_relations (base_table_name, base_primary_column,"
        " related_table_name, related_primary_column, relation_name, mapping_table_name)"
        " VALUES ('measures', 'fid', ?, ?, 'features', ?)",
        (parcels, key, RELATION),
    )


def _plots(connection: sqlite3.Connection, path: Path, parcels: str) -> tuple[str, dict[str, int]]:
    """The primary key of the parcels' table, and its value by parcel_id."""
    known = connection.execute(
        "SELECT table_name FROM gpkg_contents WHERE table_name = ?", (parcels,)
    ).fetchone()
    columns = connection.execute("SELECT name, pk FROM pragma_table_info(?)", (parcels,)).fetchall()
    key = next((name for name, primary in columns if primary), None)
    if known is None or key is None or "parcel_id" not in {name for name, _ in columns}:
        raise DataError("error.links_layer", path=str(path), layer=parcels)
    quoted = parcels.replace('"', '""'), key.replace('"', '""')
    # Identifiers come from the file's own catalogue and are quoted; values are bound.
    rows = connection.execute(
        f'SELECT parcel_id, "{quoted[1]}" FROM "{quoted[0]}"'  # nosec B608
    ).fetchall()
    return str(key), {str(name): int(row) for name, row in rows if name is not None}


def _drop(connection: sqlite3.Connection) -> None:
    """Take an earlier run's tables away."""
    have = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for name in TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute("DELETE FROM gpkg_contents WHERE table_name = ?", (name,))
        if "gpkg_ogr_contents" in have:
            connection.execute("DELETE FROM gpkg_ogr_contents WHERE table_name = ?", (name,))
    if "gpkg_extensions" in have:
        connection.execute(
            "DELETE FROM gpkg_extensions WHERE extension_name = 'gpkg_related_tables'"
            " AND table_name IN ('gpkgext_relations', ?)",
            (RELATION,),
        )
    if "gpkgext_relations" in have:
        connection.execute(
            "DELETE FROM gpkgext_relations WHERE mapping_table_name = ?", (RELATION,)
        )


def _fill(connection: sqlite3.Connection, name: str, frame: pd.DataFrame) -> None:
    """Every row in the columns that the table has; what is missing is NULL."""
    columns = [
        row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
    ]
    columns = [column for column in columns if column != "fid"]
    rows = [
        (number, *(_value(row.get(column)) for column in columns))
        for number, row in enumerate(frame.to_dict("records"), start=1)
    ]
    marks = ", ".join("?" * (len(columns) + 1))
    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # nosec B608


def _value(value: object) -> object:
    if value is None or value is pd.NA or value != value:
        return None
    return value.item() if hasattr(value, "item") else value
