"""Make one table and fill it, under a name that nobody asks for yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import pandas as pd

from ..writing import flat_cells
from . import registry
from .address import Address
from .cells import Cells, blobs_of, cells_of, free_name, shape_kind
from .connection import sql
from .reference import srid_for

Titles = Callable[[list[str]], list[str]]
KEY, SHAPE = "_key", "_shape"
"""What the names of a table's indexes end in."""
_SHAPE = "geom"


def staged_name(place: int) -> str:
    """What the table at a place is called until it takes its own."""
    return f"_sedp_{place}"


def filled(
    connection: Any, address: Address, functions: str, place: int, frame: pd.DataFrame,
    titles: Titles | None, title: str,
) -> dict[str, Any]:  # fmt: skip
    """Make and fill one table under a name of its own."""
    s = sql()
    name = staged_name(place)
    table = s.Identifier(address.schema, name)
    layer = frame if isinstance(frame, gpd.GeoDataFrame) else None
    flat = flat_cells(frame)
    own = {str(column) for column in flat.columns}
    key = free_name("fid", own)
    shape = free_name(_SHAPE, own)
    cells = cells_of(flat, {key, shape})
    parts = [s.SQL("{} int8").format(s.Identifier(key))]
    parts += [s.SQL("{} {}").format(s.Identifier(c.name), s.SQL(c.type)) for c in cells]
    columns: list[list[Any]] = [list(range(1, len(flat) + 1)), *(c.values for c in cells)]
    types = ["int8", *(c.type for c in cells)]
    if layer is not None:
        srid = 0 if layer.crs is None else srid_for(connection, layer.crs, functions, address)
        parts.append(
            s.SQL("{} {}").format(s.Identifier(shape), _shape_type(layer, functions, srid))
        )
        columns.append(blobs_of(layer, srid))
        types.append("bytea")
    connection.execute(s.SQL("CREATE TABLE {} ({})").format(table, s.SQL(", ").join(parts)))
    copy_in = s.SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(table)
    with connection.cursor() as cursor, cursor.copy(copy_in) as copy:
        copy.set_types(types)
        for row in zip(*columns, strict=True):
            copy.write_row(row)
    connection.execute(
        s.SQL("ALTER TABLE {} ADD CONSTRAINT {} PRIMARY KEY ({})").format(
            table, s.Identifier(f"{name}{KEY}"), s.Identifier(key)
        )
    )
    if layer is not None:
        connection.execute(
            s.SQL("CREATE INDEX {} ON {} USING gist ({})").format(
                s.Identifier(f"{name}{SHAPE}"), table, s.Identifier(shape)
            )
        )
    _comment(connection, address, name, title, cells, titles)
    connection.execute(s.SQL("ANALYZE {}").format(table))
    listed = [{"name": key, "type": "int8", "source": ""}]
    listed += [{"name": c.name, "type": c.type, "source": c.source} for c in cells]
    return {
        "title": title,
        "geometry": layer is not None,
        "rows": len(flat),
        "columns": listed,
        "sha256": registry.content_of(connection, address, name, listed),
    }


def _shape_type(layer: gpd.GeoDataFrame, functions: str, srid: int) -> Any:
    s = sql()
    geometry, kind = s.Identifier(functions, "geometry"), shape_kind(layer)
    if kind is None:
        return geometry
    return s.SQL("{}({}, {})").format(geometry, s.SQL(kind), s.Literal(srid))


def _comment(
    connection: Any, address: Address, name: str, title: str, cells: list[Cells],
    titles: Titles | None,
) -> None:  # fmt: skip
    """Say in the database what the table and its columns are, in words and with units."""
    s = sql()
    connection.execute(
        s.SQL("COMMENT ON TABLE {} IS {}").format(
            s.Identifier(address.schema, name), s.Literal(title)
        )
    )
    said = titles([c.source for c in cells]) if titles else [c.source for c in cells]
    for cell, text in zip(cells, said, strict=True):
        connection.execute(
            s.SQL("COMMENT ON COLUMN {} IS {}").format(
                s.Identifier(address.schema, name, cell.name), s.Literal(text)
            )
        )
