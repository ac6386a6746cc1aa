"""Which table is meant, and what it has: columns, geometry, key."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from ...errors import DataError, UsageError
from .address import Address
from .connection import postgis_schema

_LISTED = 20
_RELATIONS = """
SELECT n.nspname, c.relname, c.relkind::text, c.oid, pg_catalog.pg_table_is_visible(c.oid)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%%'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.objid = c.oid AND d.deptype = 'e' AND d.classid = 'pg_class'::regclass)
ORDER BY 1, 2
"""
_COLUMNS = """
SELECT a.attname, coalesce(b.typname, t.typname)::text, a.atttypmod, a.attnum
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_type b ON b.oid = nullif(t.typbasetype, 0)
WHERE a.attrelid = %s AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""
# The primary key, else any index that tells all rows apart.
_KEY = """
SELECT i.indkey::int2[] FROM pg_catalog.pg_index i
WHERE i.indrelid = %s AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
  AND i.indexprs IS NULL AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int2[]) AND NOT a.attnotnull)
ORDER BY i.indisprimary DESC, i.indexrelid LIMIT 1
"""
_SHAPES = ("geometry", "geography")
# The keys that OGR and this program give a table, as a GeoPackage has one: no field of the layer.
_ROW_NUMBERS = ("fid", "ogc_fid")


@dataclass(frozen=True)
class Table:
    """A table or view as it is read.

    Attributes
    ----------
    schema, name : str
    columns : tuple of (name, type)
        Without the geometries, and without the row number that a program gave it.
    geometry : str
    geography : bool
    typmod : int
        What PostGIS says of the geometry column's kind, dimensions and coordinate system.
    key : tuple of str
        What the rows are sorted by; empty for the order in which they are stored.
    functions : str
        The schema of PostGIS's functions.
    """

    schema: str
    name: str
    columns: tuple[tuple[str, str], ...]
    geometry: str
    geography: bool
    typmod: int
    key: tuple[str, ...]
    functions: str

    @property
    def full(self) -> str:
        """Schema and name."""
        return f"{self.schema}.{self.name}"


def described(connection: Any, address: Address) -> Table:
    """Find the table that an address means.

    Raises
    ------
    UsageError
        None named and several there; no such table, with the names that may be meant; a name that
        several schemas have; several geometry columns; a view whose rows nothing tells apart.
    DataError
        No PostGIS, no geometry column.
    """
    functions = postgis_schema(connection, address)
    schema, name, kind, oid = _relation(connection, address)
    rows = connection.execute(_COLUMNS, (oid,)).fetchall()
    shapes = [row for row in rows if row[1] in _SHAPES]
    shape = _shape(shapes, address, f"{schema}.{name}")
    others = [(row[0], row[1]) for row in rows if row[1] not in _SHAPES]
    key = _key(connection, address, kind, oid, rows, f"{schema}.{name}")
    if len(key) == 1 and key[0] in _ROW_NUMBERS and dict(others).get(key[0], "")[:3] == "int":
        others = [column for column in others if column[0] != key[0]]
    return Table(
        schema, name, tuple(others), shape[0], shape[1] == "geography", shape[2], key, functions
    )


def _relation(connection: Any, address: Address) -> tuple[str, str, str, int]:
    rows = connection.execute(_RELATIONS).fetchall()
    named = [row for row in rows if address.schema in (None, row[0])]
    if address.table is None:
        found = _spatial(connection, named)
        if len(found) == 1:
            return found[0]
        names = [f"{row[0]}.{row[1]}" for row in found[:_LISTED]]
        raise UsageError("error.postgis_which", database=address.full, tables=names or ["–"])
    found = [tuple(row[:4]) for row in named if row[1] == address.table]
    if address.schema is None:
        found = [tuple(row[:4]) for row in named if row[1] == address.table and row[4]] or found
    if len(found) == 1:
        return found[0]
    if found:
        names = [f"{row[0]}.{row[1]}" for row in found]
        raise UsageError("error.postgis_which", database=address.shown, tables=names)
    known = [f"{row[0]}.{row[1]}" for row in rows]
    wanted = address.table if address.schema is None else f"{address.schema}.{address.table}"
    bare = {name.rpartition(".")[2]: name for name in known}
    near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.6) or [
        bare[one] for one in difflib.get_close_matches(address.table, bare, n=3, cutoff=0.6)
    ]
    raise UsageError(
        "error.postgis_no_table",
        database=address.shown,
        table=wanted,
        tables=near or [f"{r[0]}.{r[1]}" for r in _spatial(connection, rows)[:_LISTED]] or ["–"],
    )


def _spatial(connection: Any, rows: list[Any]) -> list[tuple[str, str, str, int]]:
    """Those of the tables that have a geometry."""
    oids = [row[3] for row in rows]
    having = connection.execute(
        "SELECT DISTINCT a.attrelid FROM pg_catalog.pg_attribute a"
        " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
        " WHERE a.attrelid = ANY (%s) AND NOT a.attisdropped"
        " AND t.typname IN ('geometry', 'geography')",
        (oids,),
    ).fetchall()
    spatial = {row[0] for row in having}
    return [tuple(row[:4]) for row in rows if row[3] in spatial]


def _shape(shapes: list[Any], address: Address, table: str) -> Any:
    if not shapes:
        raise DataError("error.postgis_no_geometry", table=table, database=address.shown)
    if address.geometry is None and len(shapes) == 1:
        return shapes[0]
    for row in shapes:
        if row[0] == address.geometry:
            return row
    raise UsageError(
        "error.postgis_geometries", table=table, columns=[row[0] for row in shapes],
        example=f"{table}({shapes[0][0]})",
    )  # fmt: skip


def _key(
    connection: Any, address: Address, kind: str, oid: int, rows: list[Any], table: str
) -> tuple[str, ...]:
    names = [row[0] for row in rows]
    if address.key is not None:
        if address.key not in names:
            raise UsageError("error.postgis_no_key", table=table, key=address.key, columns=names)
        return (address.key,)
    found = connection.execute(_KEY, (oid,)).fetchone()
    if found is not None:
        by_number = {row[3]: row[0] for row in rows}
        return tuple(by_number[number] for number in found[0])
    if kind in ("v", "f"):
        raise UsageError("error.postgis_view", table=table, columns=names)
    return ()
