"""What stands in a schema and who wrote it: the tables of the record beside the results."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ...codes.loader import source_of
from ...errors import OutputError
from ...version import __version__
from .address import Address
from .connection import sql
from .digest import rows_digest
from .tables import Table

SETS, TABLES = "sedp_sets", "sedp_tables"
_MADE = (
    """
CREATE TABLE IF NOT EXISTS {sets} (
  set_name text PRIMARY KEY, key text NOT NULL, schema_version text NOT NULL,
  software text NOT NULL, language text NOT NULL, provenance text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(), written_by text NOT NULL DEFAULT session_user
)""",
    """
CREATE TABLE IF NOT EXISTS {tables} (
  table_name text PRIMARY KEY, set_name text NOT NULL, title text NOT NULL, geometry boolean NOT NULL,
  row_count bigint NOT NULL, columns text NOT NULL, sha256 text NOT NULL
)""",  # noqa: E501
)


_INDEXES = """
SELECT i.relname FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
JOIN pg_catalog.pg_class c ON c.oid = x.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND c.relname = ANY (%s)
"""


def schema_version() -> str:
    """The version of the columns that the tables have."""
    return str(source_of("schema").get("date", "?"))


def exists(connection: Any, address: Address) -> bool:
    """Whether the record is there."""
    found = connection.execute(
        "SELECT count(*) FROM pg_catalog.pg_class c"
        " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = %s AND c.relname = ANY (%s)",
        (address.schema, [SETS, TABLES]),
    ).fetchone()[0]
    return bool(found == 2)


def make(connection: Any, address: Address) -> None:
    """Make the schema and the record where they are not there yet."""
    s = sql()
    schema = address.schema
    there = connection.execute(
        "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = %s)", (schema,)
    ).fetchone()[0]
    if not there:
        connection.execute(s.SQL("CREATE SCHEMA {}").format(s.Identifier(schema)))
    if exists(connection, address):
        return
    names = {"sets": s.Identifier(schema, SETS), "tables": s.Identifier(schema, TABLES)}
    for statement in _MADE:
        connection.execute(s.SQL(statement).format(**names))


def owners(connection: Any, address: Address) -> dict[str, str]:
    """The set of each table that the record names."""
    s = sql()
    query = s.SQL("SELECT table_name, set_name FROM {}").format(
        s.Identifier(address.schema, TABLES)
    )
    return dict(connection.execute(query).fetchall())


def relations(connection: Any, address: Address) -> set[str]:
    """Everything in the schema whose name a table could not have as well."""
    rows = connection.execute(
        "SELECT c.relname FROM pg_catalog.pg_class c"
        " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = %s",
        (address.schema,),
    ).fetchall()
    return {name for (name,) in rows}


def check_free(connection: Any, address: Address, set_name: str, names: list[str]) -> list[str]:
    """The tables of this set that stand there and are replaced.

    Raises
    ------
    OutputError
        If a name belongs to a table that somebody else made, or to another set.
    """
    known, there = owners(connection, address), relations(connection, address)
    ours = [name for name, owner in known.items() if owner == set_name]
    # The indexes of what is replaced go with it.
    there -= {index for (index,) in connection.execute(_INDEXES, (address.schema, ours))} - {*known}
    for name in names:
        if name in (SETS, TABLES) or (name in there and known.get(name) != set_name):
            owner = known.get(name, "–")
            raise OutputError(
                "error.postgis_not_ours", database=address.full, table=name, owner=owner
            )
    return sorted(name for name, owner in known.items() if owner == set_name and name in there)


def note(
    connection: Any, address: Address, set_name: str, key: str, lang: str, provenance: str,
    rows: list[Mapping[str, Any]],
) -> None:  # fmt: skip
    """Write down what a set holds now."""
    s = sql()
    sets, tables = (s.Identifier(address.schema, name) for name in (SETS, TABLES))
    connection.execute(s.SQL("DELETE FROM {} WHERE set_name = %s").format(tables), (set_name,))
    connection.execute(s.SQL("DELETE FROM {} WHERE set_name = %s").format(sets), (set_name,))
    connection.execute(
        s.SQL(
            "INSERT INTO {} (set_name, key, schema_version, software, language, provenance)"
            " VALUES (%s, %s, %s, %s, %s, %s)"
        ).format(sets),
        (set_name, key, schema_version(), f"sedp-spatial {__version__}", lang, provenance),
    )
    for row in rows:
        connection.execute(
            s.SQL("INSERT INTO {} VALUES (%s, %s, %s, %s, %s, %s, %s)").format(tables),
            (row["name"], set_name, row["title"], row["geometry"], row["rows"],
             json.dumps(row["columns"], ensure_ascii=False), row["sha256"]),
        )  # fmt: skip


def is_current(connection: Any, address: Address, set_name: str, key: str) -> bool:
    """Whether a set was made from the same, and nobody changed its tables since."""
    if not key or not exists(connection, address):
        return False
    s = sql()
    sets, tables = (s.Identifier(address.schema, name) for name in (SETS, TABLES))
    found = connection.execute(
        s.SQL("SELECT key FROM {} WHERE set_name = %s").format(sets), (set_name,)
    ).fetchone()
    if found is None or found[0] != key:
        return False
    rows = connection.execute(
        s.SQL("SELECT table_name, columns, sha256 FROM {} WHERE set_name = %s").format(tables),
        (set_name,),
    ).fetchall()
    there = relations(connection, address)
    return bool(rows) and all(
        name in there and content_of(connection, address, name, json.loads(columns)) == known
        for name, columns, known in rows
    )


def content_of(
    connection: Any, address: Address, name: str, columns: Sequence[Mapping[str, str]]
) -> str:
    """The hash of a table that this program wrote."""
    told = tuple((column["name"], column["type"]) for column in columns)
    schema = str(address.schema)
    table = Table(schema, name, told, "", False, -1, (str(columns[0]["name"]),), "")
    return rows_digest(connection, table)
