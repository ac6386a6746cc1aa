"""One writer at a time in a schema; whoever waits is told for whom."""

from __future__ import annotations

import hashlib
import time
from typing import Any

from ...errors import OutputError
from ...messages import Message
from ...progress import Feedback, step
from .address import Address
from .connection import psycopg, sql

PATIENCE_S = 120.0
"""How long a writer waits for another, and for readers to let go of a table."""
_PAUSE_S = 0.25
_SINCE = " since "
_HOLDER = """
SELECT a.usename::text, a.application_name FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
  AND l.classid::bigint = %s AND l.objid::bigint = %s LIMIT 1
"""


def session_name(what: str) -> str:
    """How this writer is called for those who wait: everybody may see a session's name."""
    return f"sedp-spatial {what[:20]}{_SINCE}{time.strftime('%Y-%m-%d %H:%M %z')}"


def hold_schema(
    connection: Any, address: Address, *, lang: str, patience_s: float, feedback: Feedback | None
) -> None:
    """Hold a schema until the transaction ends, however it ends.

    Raises
    ------
    OutputError
        If another writer holds it for longer than the patience lasts.
    Cancelled
    """
    text = f"sedp-spatial\0{address.schema}".encode()
    number = int.from_bytes(hashlib.sha256(text).digest()[:8], "big", signed=True)
    begun, told = time.monotonic(), False
    while True:
        got = connection.execute("SELECT pg_try_advisory_xact_lock(%s::bigint)", (number,))
        if got.fetchone()[0]:
            return
        who = _holder(connection, number)
        if time.monotonic() - begun > patience_s:
            raise OutputError("error.postgis_busy", database=address.full, **who)
        sentence = None if told else Message("note.postgis_waiting", **who).text(lang)
        step(feedback, 0.0, sentence)
        told = True
        time.sleep(_PAUSE_S)


def _holder(connection: Any, number: int) -> dict[str, str]:
    unsigned = number % (1 << 64)
    row = connection.execute(_HOLDER, (unsigned >> 32, unsigned & 0xFFFFFFFF)).fetchone()
    user, name = row if row is not None else ("?", "")
    program, _, since = str(name).partition(_SINCE)
    return {"user": str(user), "program": program or "?", "since": since or "?"}


def hold_tables(
    connection: Any, address: Address, names: list[str], *, patience_s: float,
    feedback: Feedback | None
) -> None:  # fmt: skip
    """Wait until nobody reads the tables that are to be replaced, without making others wait long.

    Raises
    ------
    OutputError
        If somebody reads for longer than the patience lasts.
    Cancelled
    """
    if not names:
        return
    library, s = psycopg(), sql()
    tables = s.SQL(", ").join(s.Identifier(address.schema, name) for name in sorted(names))
    lock = s.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(tables)
    begun = time.monotonic()
    while True:
        try:
            with connection.transaction():
                # Readers that come meanwhile queue behind this: so it asks for a moment only.
                connection.execute("SET LOCAL lock_timeout = '500ms'")
                connection.execute(lock)
                connection.execute("SET LOCAL lock_timeout = 0")
            return
        except library.errors.LockNotAvailable:
            if time.monotonic() - begun > patience_s:
                raise OutputError(
                    "error.postgis_read_by_others", database=address.full, tables=sorted(names)
                ) from None
        step(feedback, 1.0)
        time.sleep(_PAUSE_S)
