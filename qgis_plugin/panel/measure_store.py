"""The store of a plan's measures, changed by several people; nothing but Python's own library.

A GeoPackage with the tables ``measures`` and ``measure_plots``, begun by the library
(``sedp_spatial/codes/measure_store.sql``). Each measure has a revision. Whoever saves says which
one was read: in one transaction that nobody else can enter, it is compared with the one in the
file, and either everything is written or nothing.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Iterator, Mapping, Sequence

from .sqlite_files import address

KEPT, DECLINED, REMOVED = "kept", "declined", "removed"
GIVEN, TAKEN_OVER, GENERATED = "given", "taken_over", "generated"
TEXTS = ("section", "name", "sources", "municipalities", "after", "purpose", "kind", "note")
WHOLE = ("year", "commissioning_year")
NUMBERS = ("cost_som", "cost_low_som", "cost_high_som", "annual_upkeep_som", "priority",
           "quantity")  # fmt: skip
FIELDS = (*TEXTS, *WHOLE, *NUMBERS)
WAIT_S = 5.0
"""How long somebody else may hold the file before it is called busy."""
GONE, BUSY, READ_ONLY, NO_STORE, FULL, UNREADABLE = (
    "gone", "busy", "read_only", "no_store", "full", "unreadable",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A measure as it stands in the store, or as it is to stand there.

    ``revision`` is the one that was read, 0 for a measure that is not in the store yet; an entry
    without a number gets the next free one.
    """

    measure_id: str
    values: Mapping[str, Any] = field(default_factory=dict)
    plots: tuple[str, ...] = ()
    state: str = KEPT
    origin: str = GIVEN
    revision: int = 0
    changed_by: str = ""
    changed_at: str = ""

    def says(self) -> tuple[Any, ...]:
        """What it says, whoever wrote it when: two entries that say the same are the same."""
        values = tuple(self.values.get(name) or None for name in FIELDS)
        return (self.measure_id, self.state, self.origin, sorted(self.plots), values)


class StoreError(Exception):
    """Why the store cannot be used: one of the codes of this file, and what SQLite said."""

    def __init__(self, code: str, path: Path, reason: str = "") -> None:
        super().__init__(f"{path}: {reason or code}")
        self.code, self.path, self.reason = code, path, reason


class Conflict(Exception):
    """Somebody else changed a measure since it was read; nothing was written."""

    def __init__(self, mine: Entry, theirs: Entry) -> None:
        super().__init__(f"{mine.measure_id}: {mine.revision} != {theirs.revision}")
        self.mine, self.theirs = mine, theirs


def read(path: Path) -> list[Entry]:
    """All measures, those that were removed or declined too.

    Raises
    ------
    StoreError
    """
    with _opened(path) as connection:
        connection.execute("BEGIN")  # measures and plots of the same moment
        entries = _entries(connection)
        connection.execute("COMMIT")
    return entries


def write(path: Path, entries: Sequence[Entry], who: str) -> list[Entry]:
    """Save entries, all or none; they come back as they stand in the file now.

    Raises
    ------
    Conflict
        If one of them has another revision in the file than the one that was read.
    StoreError
    """
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    saved = []
    with _opened(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        known = {entry.measure_id: entry for entry in _entries(connection)}
        for entry in entries:
            if not entry.measure_id:
                entry = replace(entry, measure_id=next_number(known))
            there = known.get(entry.measure_id)
            if (there.revision if there is not None else 0) != entry.revision:
                raise Conflict(entry, there or replace(entry, revision=0, state=REMOVED))
            entry = replace(
                entry,
                revision=entry.revision + 1,
                changed_by=who,
                changed_at=now,
                plots=tuple(dict.fromkeys(entry.plots)),
            )
            _put(connection, entry, new=there is None)
            known[entry.measure_id] = entry
            saved.append(entry)
        connection.execute(
            "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') "
            "WHERE table_name IN ('measures', 'measure_plots')"
        )
        connection.execute("COMMIT")
    return saved


def next_number(taken: Mapping[str, Any]) -> str:
    """The number after the highest of the form M01; a number is never given twice."""
    found = [int(match.group(1)) for name in taken if (match := re.fullmatch(r"M(\d+)", name))]
    return f"M{max(found, default=0) + 1:02d}"


def _entries(connection: sqlite3.Connection) -> list[Entry]:
    plots: dict[str, list[str]] = {}
    for measure, plot in connection.execute(
        "SELECT measure_id, parcel_id FROM measure_plots ORDER BY fid"
    ):
        plots.setdefault(str(measure), []).append(str(plot))
    cursor = connection.execute("SELECT * FROM measures ORDER BY fid")
    names = [column[0] for column in cursor.description]
    found = []
    for values in cursor:
        row = dict(zip(names, values))
        name = str(row["measure_id"])
        found.append(
            Entry(
                measure_id=name,
                values={key: row.get(key) for key in FIELDS},
                plots=tuple(plots.get(name, ())),
                state=str(row["state"]),
                origin=str(row["origin"]),
                revision=int(row["revision"]),
                changed_by=str(row.get("changed_by") or ""),
                changed_at=str(row.get("changed_at") or ""),
            )
        )
    return found


def _put(connection: sqlite3.Connection, entry: Entry, new: bool) -> None:
    name = (entry.measure_id,)
    if new:
        connection.execute("INSERT INTO measures (measure_id, revision) VALUES (?, -1)", name)
    # The triggers that count the changes of other programs leave a row below zero alone.
    connection.execute("UPDATE measures SET revision = -1 WHERE measure_id = ?", name)
    connection.execute("DELETE FROM measure_plots WHERE measure_id = ?", name)
    connection.executemany(
        "INSERT INTO measure_plots (measure_id, parcel_id) VALUES (?, ?)",
        [(entry.measure_id, plot) for plot in entry.plots],
    )
    written = {
        **{name: entry.values.get(name) for name in FIELDS},
        "state": entry.state,
        "origin": entry.origin,
        "revision": entry.revision,
        "changed_by": entry.changed_by,
        "changed_at": entry.changed_at,
    }
    pairs = ", ".join(f'"{name}" = ?' for name in written)
    connection.execute(
        f"UPDATE measures SET {pairs} WHERE measure_id = ?",  # nosec B608: names of this file
        (*written.values(), entry.measure_id),
    )


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """An open store; what goes wrong becomes a StoreError, and nothing is half written."""
    if not path.is_file():
        raise StoreError(GONE, path)
    connection = None
    try:
        # With the right to write even for reading: a change that was killed is undone first.
        connection = sqlite3.connect(
            address(path, "rw"), uri=True, timeout=WAIT_S, isolation_level=None
        )
        yield connection
    except sqlite3.Error as error:
        raise StoreError(_code_of(error), path, str(error)) from error
    finally:
        if connection is not None:
            if connection.in_transaction:
                connection.rollback()
            connection.close()


def _code_of(error: sqlite3.Error) -> str:
    said = str(error).lower()
    for words, code in (
        (("locked", "busy"), BUSY),
        (("readonly", "read-only"), READ_ONLY),
        (("no such table", "no such column", "not a database", "malformed"), NO_STORE),
        (("full",), FULL),
    ):
        if any(word in said for word in words):
            return code
    return UNREADABLE
