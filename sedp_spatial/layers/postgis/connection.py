"""The connection to a database, and whatever the server says against it as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ...errors import DataError, OutputError, SedpError, UsageError
from ...optional import need
from .address import Address

_PATIENCE_S = "10"
# The same text for the same content, whatever the server or the user has set.
_SETTINGS = (
    "SET extra_float_digits = 1",
    "SET DateStyle = 'ISO, YMD'",
    "SET IntervalStyle = 'postgres'",
    "SET TimeZone = 'UTC'",
    "SET bytea_output = 'hex'",
)


def psycopg() -> Any:
    """The library that speaks to PostgreSQL."""
    return need("psycopg", purpose="PostGIS")


def sql() -> Any:
    """The part of it that quotes names and values; no statement is put together otherwise."""
    return need("psycopg.sql", purpose="PostGIS")


@contextmanager
def connected(address: Address, *, name: str = "sedp-spatial") -> Iterator[Any]:
    """A connection in one transaction: ended well at the end, undone by an error.

    Raises
    ------
    UsageError
        Wrong words in the address, no such database, not let in, server not reached.
    DataError, OutputError
        Whatever goes wrong later, see :func:`sentences`.
    """
    library = psycopg()
    defaults = {"connect_timeout": _PATIENCE_S, "client_encoding": "UTF8"}
    try:
        connection = library.connect(
            **{**defaults, **address.parameters, "application_name": name}, prepare_threshold=None
        )
    except (library.ProgrammingError, TypeError):
        raise UsageError("error.postgis_string") from None  # the cause may repeat the string
    except (library.Error, UnicodeError) as error:
        raise _not_open(address, error) from None
    try:
        with sentences(address), connection:
            for setting in _SETTINGS:
                connection.execute(setting)
            yield connection
    finally:
        connection.close()


def _not_open(address: Address, error: Exception) -> UsageError:
    handle = getattr(error, "pgconn", None)
    asked = handle is not None and (handle.needs_password or handle.used_password)
    code = "error.postgis_not_let_in" if asked else "error.postgis_unreachable"
    return UsageError(code, database=address.shown, reason=first_line(address, error))


def first_line(address: Address, error: Exception) -> str:
    """The first line of what the server said, without the password."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return address.masked(lines[0])[:200] if lines else type(error).__name__


@contextmanager
def sentences(address: Address, *, writing: bool = False) -> Iterator[None]:
    """Say what the server refuses as a sentence that tells what to do.

    Raises
    ------
    DataError
        No right to read, the connection lost, anything else.
    OutputError
        The same while writing: nothing was written.
    """
    library = psycopg()
    kind: type[SedpError] = OutputError if writing else DataError
    try:
        yield
    except library.errors.InsufficientPrivilege as error:
        code = "error.postgis_no_right_to_write" if writing else "error.postgis_no_right_to_read"
        reason = first_line(address, error)
        raise kind(code, database=address.full, reason=reason) from None
    except library.OperationalError as error:
        code = "error.postgis_lost_writing" if writing else "error.postgis_lost"
        raise kind(code, database=address.full, reason=first_line(address, error)) from None
    except library.Error as error:
        code = "error.postgis_not_written" if writing else "error.postgis_failed"
        raise kind(code, database=address.full, reason=first_line(address, error)) from None


def postgis_schema(connection: Any, address: Address) -> str:
    """The schema of PostGIS's functions, which need not be on the user's search path.

    Raises
    ------
    DataError
        If the database has no PostGIS.
    """
    row = connection.execute(
        "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
        " WHERE e.extname = 'postgis'"
    ).fetchone()
    if row is None:
        raise DataError("error.postgis_no_extension", database=address.shown)
    return str(row[0])
