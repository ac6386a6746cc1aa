"""The store of a plan's measures: read as a table of measures, and begun from one.

The file is changed by the QGIS plugin (``qgis_plugin/panel/measure_store.py``), whose Python may
have none of the library's own dependencies; both take the tables from ``codes/measure_store.sql``.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Any

import pandas as pd

from .. import codes
from ..errors import DataError, OutputError, UsageError
from ..layers.cells import is_missing
from ..layers.sqlite_files import sqlite_address
from ..layers.writing import replacing

TABLE, PLOTS = "measures", "measure_plots"
KEPT, DECLINED, REMOVED = "kept", "declined", "removed"
DECLINED_ROWS = "declined"
"""Under this name a table's ``attrs`` hold the generated measures that the user does not want."""
_OWN = ("fid", "state", "revision", "changed_by", "changed_at")
_OPTIONAL = ("cost_low_som", "cost_high_som", "quantity", "note")


def is_store(source: str | Path) -> bool:
    """Whether a table of measures is a store: a GeoPackage, with or without the table's name.

    Examples
    --------
    >>> is_store("measures.gpkg|layername=measures"), is_store("measures.csv")
    (True, False)
    """
    return str(source).partition("|")[0].lower().endswith(".gpkg")


def read_store(source: str | Path) -> pd.DataFrame:
    """The user's measures of a store, with the plots of each.

    Parameters
    ----------
    source : str or Path
        ``FILE.gpkg``, or ``FILE.gpkg|layername=measures``.

    Returns
    -------
    pandas.DataFrame
        The columns of :func:`sedp_spatial.measures_table`, amounts in som, and the user's further
        ones. ``.attrs["declined"]`` holds measure_id, purpose and parcel_ids of the generated
        measures that are not wanted.

    Raises
    ------
    UsageError
        If there is no such file.
    DataError
        If it is no store, or cannot be read.
    """
    file = Path(str(source).partition("|")[0])
    if not file.is_file():
        raise UsageError("error.no_file", path=str(file))
    try:
        with closing(_opened(file)) as connection, connection:
            # In one transaction: plots and measures belong to the same moment.
            connection.execute("BEGIN")
            wanted = f"SELECT * FROM {TABLE} ORDER BY fid"  # nosec B608 - a name of this file
            frame = pd.read_sql_query(wanted, connection)
            plots = connection.execute(
                f"SELECT measure_id, parcel_id FROM {PLOTS} ORDER BY fid"  # nosec B608
            ).fetchall()
    except (sqlite3.Error, pd.errors.DatabaseError) as error:
        reason = str(error).splitlines()[0]
        raise DataError("error.measure_store", path=str(file), reason=reason) from error
    missing = [c for c in ("measure_id", "state", "revision") if c not in frame.columns]
    if missing:
        reason = f"{TABLE}: {', '.join(missing)}"
        raise DataError("error.measure_store", path=str(file), reason=reason)
    of: dict[str, list[str]] = {}
    for measure, plot in plots:
        of.setdefault(str(measure), []).append(str(plot))
    ids = [";".join(of.get(str(name), [])) for name in frame["measure_id"]]
    frame["parcel_ids"] = pd.Series(ids, dtype=object)
    declined = frame[frame["state"] == DECLINED]
    kept = frame[frame["state"] == KEPT].reset_index(drop=True)
    unused = [c for c in _OPTIONAL if c in kept.columns and kept[c].isna().all()]
    kept = kept.drop(columns=[c for c in (*_OWN, *unused) if c in kept.columns])
    kept.attrs[DECLINED_ROWS] = declined[["measure_id", "purpose", "parcel_ids"]].to_dict("records")
    return kept


def write_store(path: Path, table: pd.DataFrame) -> None:
    """Begin a store from a checked table of measures; each row is at its first revision.

    Parameters
    ----------
    path : Path
        A file that is not there yet.
    table : pandas.DataFrame
        ``.table`` of :func:`sedp_spatial.measures_table`.

    Raises
    ------
    OutputError
        If it cannot be written, or somebody else was faster.
    """
    with replacing(path) as temporary:
        try:
            with closing(sqlite3.connect(temporary)) as connection, connection:
                connection.executescript(schema())
                _fill(connection, table)
        except sqlite3.Error as error:
            raise OutputError("error.no_right_to_write", path=str(path)) from error
        if path.exists():
            raise OutputError("error.changed_meanwhile", path=str(path))


def schema() -> str:
    """The statements that make an empty store."""
    # By the module, whose name is another one inside the plugin.
    folder = resources.files(codes)
    return folder.joinpath("measure_store.sql").read_text("utf-8")


def _fill(connection: sqlite3.Connection, table: pd.DataFrame) -> None:
    known = [row[1] for row in connection.execute(f"PRAGMA table_info({TABLE})")]
    left_out = ("parcel_ids", "plots", "area_ha", "geometry", *_OWN)
    columns = [str(column) for column in table.columns if column not in left_out]
    # SQLite takes "Note" and "note" for one column.
    taken = {name.casefold() for name in known}
    further = [c for c in columns if c not in known and c.casefold() not in taken]
    for column in dict.fromkeys(further):
        kind = "REAL" if pd.api.types.is_numeric_dtype(table[column]) else "TEXT"
        connection.execute(f"ALTER TABLE {TABLE} ADD COLUMN {_quoted(column)} {kind}")
    written = [c for c in columns if c in known or c in further]
    names = ", ".join(map(_quoted, written))
    marks = ", ".join("?" * len(written))
    # The plots first: a plot that is added to a measure is a change of it.
    links = [
        (row["measure_id"], plot)
        for row in table.to_dict("records")
        for plot in str(row["parcel_ids"]).split(";")
        if plot
    ]
    linked = f"INSERT INTO {PLOTS} (measure_id, parcel_id) VALUES (?, ?)"  # nosec B608
    connection.executemany(linked, links)
    rows = [[_cell(row[column]) for column in written] for row in table.to_dict("records")]
    # The names are those of this file and of columns in quotes.
    added = f"INSERT INTO {TABLE} ({names}) VALUES ({marks})"  # nosec B608
    connection.executemany(added, rows)


def _cell(value: Any) -> Any:
    """A value as SQLite takes it: numbers, text, or nothing."""
    if is_missing(value) or value == "":
        return None
    if hasattr(value, "item"):
        value = value.item()
    return value if isinstance(value, int | float) else str(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _opened(file: Path) -> sqlite3.Connection:
    """For reading. With the right to write, so that a change that was killed can be undone."""
    return sqlite3.connect(sqlite_address(file, "rw"), uri=True, timeout=10, isolation_level=None)
