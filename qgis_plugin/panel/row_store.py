"""Rows of a GeoPackage that several people change: nobody's work is written over unseen.

A change says what the row was before and what it is to be. In one transaction the file's row is
compared with what it was thought to be; if somebody was faster, nothing is written and the other
row is shown. The change turned round undoes it, under the same condition. Only Python's own
library is used: QGIS's may have nothing else.
"""

from __future__ import annotations

import datetime
import getpass
import sqlite3
import struct
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Iterable, Mapping, Sequence

from .qt import tr
from .sqlite_files import address

Row = Mapping[str, Any]
TRACES = ("revision", "changed_by", "changed_at")
"""Who changed a row last, and when: told in a conflict, never compared."""
BUSY_S = 3.0
_WKB_POINT = 1


class StoreError(Exception):
    """Why a file could not be read or written, in one sentence."""


class ConflictError(StoreError):
    """Somebody else changed a row since it was read; ``theirs`` is None where it is gone."""

    def __init__(self, text: str, change: "Change", theirs: Row | None) -> None:
        super().__init__(text)
        self.change, self.theirs = change, theirs


@dataclass(frozen=True)
class Change:
    """What a row was and what it is to be; None stands for no row."""

    key: str
    before: Row | None
    after: Row | None

    def turned(self) -> "Change":
        """The change that undoes this one."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class RowStore:
    """A table of a GeoPackage whose rows are told apart by one column.

    Parameters
    ----------
    file : Path
    table : str
    key : str
        The column with the number of a row.
    """

    file: Path
    table: str
    key: str

    def read(self) -> list[dict[str, Any]]:
        """All rows in their order, without the GeoPackage's own numbering."""
        with closing(self._open()) as connection:
            try:
                return self._rows(connection)
            except sqlite3.Error as error:
                raise self._said(error) from error

    def apply(self, changes: Iterable[Change]) -> None:
        """Write all changes, or none of them.

        Raises
        ------
        ConflictError
            If a row is no longer what a change says that it was.
        StoreError
            If the file cannot be written.
        """
        with closing(self._open()) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                columns = self._columns(connection)
                found = {str(row[self.key]): row for row in self._rows(connection)}
                for change in changes:
                    self._check(change, found.get(change.key), columns)
                    self._write(connection, change, found.get(change.key), columns)
                self._touch(connection)
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise self._said(error) from error

    # --- within a transaction ---------------------------------------------------------------

    def _open(self) -> sqlite3.Connection:
        if not self.file.is_file():
            raise StoreError(tr("{path} is not there any more.").format(path=self.file))
        try:
            # Without a level Python begins no transactions of its own. A file that is taken away
            # at this moment must not come back empty.
            return sqlite3.connect(
                address(self.file, "rw"), uri=True, timeout=BUSY_S, isolation_level=None
            )
        except sqlite3.Error as error:
            raise self._said(error) from error

    def _columns(self, connection: sqlite3.Connection) -> list[str]:
        """The columns but the numbering, which is the primary key."""
        told = connection.execute(_sql("PRAGMA table_info({table})", table=self.table)).fetchall()
        if not told:
            raise StoreError(
                tr("{path} has no table {table}.").format(path=self.file, table=self.table)
            )
        return [str(column[1]) for column in told if not column[5]]

    def _rows(self, connection: sqlite3.Connection) -> list[dict[str, Any]]:
        columns = self._columns(connection)
        query = _sql("SELECT {all} FROM {table} ORDER BY rowid", all=columns, table=self.table)
        return [dict(zip(columns, row)) for row in connection.execute(query)]

    def _check(self, change: Change, there: Row | None, columns: Sequence[str]) -> None:
        if _same(change.before, there, columns):
            return
        traces = there or {}
        who, when = traces.get("changed_by"), traces.get("changed_at")
        text = tr("{key} was changed by somebody else; nothing was written.")
        if there is None:
            text = tr("{key} was removed by somebody else; nothing was written.")
        elif who:
            text = tr("{key} was changed by {who} on {when}; nothing was written.")
        raise ConflictError(text.format(key=change.key, who=who, when=when), change, there)

    def _write(
        self,
        connection: sqlite3.Connection,
        change: Change,
        there: Row | None,
        columns: Sequence[str],
    ) -> None:
        named = {"table": self.table, "key": self.key}
        if change.after is None:
            connection.execute(_sql("DELETE FROM {table} WHERE {key} = ?", **named), (change.key,))
            return
        values = {name: change.after.get(name) for name in columns}
        revision = int((there or change.before or {}).get("revision") or 0) + 1
        stamp = dict(zip(TRACES, (revision, _user(), _now())))
        values.update({name: value for name, value in stamp.items() if name in columns})
        places = ", ".join("?" for name in values)
        given = list(values.values())
        if there is None:
            statement = _sql("INSERT INTO {table} ({all}) VALUES ", all=list(values), **named)
            connection.execute(f"{statement}({places})", given)
        else:
            first = _sql("UPDATE {table} SET ({all}) = ", all=list(values), **named)
            last = _sql("WHERE {key} = ?", **named)
            connection.execute(f"{first}({places}) {last}", [*given, change.key])

    def _touch(self, connection: sqlite3.Connection) -> None:
        """Tell other programs that the table changed, and how far its points reach."""
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        connection.execute(
            "UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?", (now, self.table)
        )
        column = connection.execute(
            "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (self.table,)
        ).fetchone() if _has(connection, "gpkg_geometry_columns") else None  # fmt: skip
        if column is None:
            return
        query = _sql("SELECT {shape} FROM {table}", shape=str(column[0]), table=self.table)
        shapes = connection.execute(query)
        points = [point for (blob,) in shapes if (point := point_of(blob)) is not None]
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            connection.execute(
                "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? "
                "WHERE table_name = ?",
                (min(xs), min(ys), max(xs), max(ys), self.table),
            )

    def _said(self, error: sqlite3.Error) -> StoreError:
        text, path = str(error), self.file
        if "locked" in text or "busy" in text:
            return StoreError(
                tr("{path} is being written by another program; try again.").format(path=path)
            )
        if "readonly" in text or "read-only" in text:
            return StoreError(tr("{path} may only be read.").format(path=path))
        return StoreError(
            tr("{output} could not be written: {reason}").format(output=path, reason=text)
        )


def _sql(statement: str, **names: str | Sequence[str]) -> str:
    """A statement with the names of tables and columns, quoted; values are never part of it."""
    quoted = {
        place: _quoted(name) if isinstance(name, str) else ", ".join(map(_quoted, name))
        for place, name in names.items()
    }
    return statement.format(**quoted)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _has(connection: sqlite3.Connection, table: str) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(query, (table,)).fetchone() is not None


def _same(thought: Row | None, there: Row | None, columns: Sequence[str]) -> bool:
    if thought is None or there is None:
        return thought is None and there is None
    compared = [name for name in columns if name not in TRACES]
    return all(thought.get(name) == there.get(name) for name in compared)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no user database, and nothing in the environment
        return ""


def _now() -> str:
    return datetime.datetime.now().strftime("%Y-%m-%d %H:%M")


# --- points ---------------------------------------------------------------------------------


def point_blob(x: float, y: float, srs_id: int) -> bytes:
    """A point as GeoPackage keeps it."""
    head = struct.pack("<2sBBi", b"GP", 0, 1, srs_id)
    return head + struct.pack("<BIdd", 1, _WKB_POINT, x, y)


def point_of(blob: bytes | None) -> "tuple[float, float] | None":
    """The coordinates of a point as GeoPackage keeps it; None for everything else."""
    if blob is None or len(blob) < 8 or blob[:2] != b"GP":
        return None
    lengths = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
    wkb = blob[8 + lengths.get((blob[3] >> 1) & 7, 0) :]
    if len(wkb) < 21 or wkb[0] not in (0, 1):
        return None
    order = "<" if wkb[0] else ">"
    kind, x, y = struct.unpack(f"{order}Idd", wkb[1:21])
    return (x, y) if kind == _WKB_POINT and x == x and y == y else None
