"""What a table holds, as one number: worked out by the server, nothing is transferred."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from .address import address_of
from .connection import connected, sql
from .reference import crs_of, srid_of
from .selecting import order
from .tables import Table, described

# Two steps, because one text of all rows ends at a gigabyte.
_ROWS = """
SELECT encode(sha256(coalesce(string_agg(part, ''::bytea ORDER BY place), ''::bytea)), 'hex')
FROM (
  SELECT (number - 1) / 100000 AS place, sha256(string_agg(hash, ''::bytea ORDER BY number)) AS part
  FROM (
    SELECT row_number() OVER (ORDER BY {order}) AS number,
           sha256(convert_to({row}::text, 'UTF8')) AS hash
    FROM {table} AS {row}
  ) AS hashed GROUP BY 1
) AS parts
"""


def digest(source: str, layer: str | None = None) -> str:
    """The SHA-256 of a table's content: its rows in their order, columns, coordinate system.

    Raises
    ------
    UsageError, DataError
        As :func:`~sedp_spatial.layers.postgis.reading.read_postgis`.
    """
    address = address_of(source, layer)
    with connected(address) as connection:
        table = described(connection, address)
        srid = srid_of(connection, table, address)
        told = {
            "columns": table.columns,
            "geometry": table.geometry,
            "crs": crs_of(connection, table, srid).to_wkt() if srid else None,
            "rows": rows_digest(connection, table),
        }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def rows_digest(connection: Any, table: Table) -> str:
    """The SHA-256 of the rows of a table in their order."""
    s = sql()
    # An alias that no column has: the whole row is meant.
    taken = {name for name, _ in table.columns} | {table.geometry}
    alias = "row"
    while alias in taken:
        alias += "_"
    query = s.SQL(_ROWS).format(
        order=order(table),
        row=s.Identifier(alias),
        table=s.Identifier(table.schema, table.name),
    )
    return str(connection.execute(query).fetchone()[0])
