"""Read a table of PostGIS: streamed in batches, in an order that is always the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from ...errors import DataError
from ..batches import Batch, WkbOutlines
from .address import Address, address_of
from .connection import connected, sentences, sql
from .reference import crs_of, srid_of
from .selecting import Column, sent_types, shapes_of, statement
from .tables import Table, described

_BATCH = 20_000


def read_postgis(
    source: str, layer: str | None = None, *, crs: CRS | None = None
) -> gpd.GeoDataFrame:
    """Read a table as it is, before fields and codes are mapped.

    Parameters
    ----------
    source, layer : str
        See :func:`~sedp_spatial.layers.postgis.address.address_of`.
    crs : pyproj.CRS, optional
        That of a table which states none.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns as the same table in a GeoPackage gives them: whole numbers with gaps as
        float64, ``numeric`` as float64, times in milliseconds, types without an equal as text,
        ``infinity`` of dates as an empty cell. Rows are sorted by the primary key, else by the
        first unique index, else as they are stored.

    Raises
    ------
    UsageError, DataError
        Each thing that can be wrong with its own sentence, none with a password in it.
    """
    address = address_of(source, layer)
    with connected(address) as connection:
        table = described(connection, address)
        _check_key(connection, table, address)
        found = _crs(connection, table, address, crs)
        names = [name for name, _ in table.columns]
        columns = {name: Column(table, name) for name in names}
        shapes: list[np.ndarray] = []
        for rows in _rows(connection, table, names, _BATCH):
            parts = list(zip(*rows, strict=True))
            for column, values in zip(columns.values(), parts[:-1], strict=True):
                column.add(values)
            shapes.append(_shapes(parts[-1], table))
    frame = pd.DataFrame({name: column.whole() for name, column in columns.items()})
    geometry = np.concatenate(shapes) if shapes else np.empty(0, dtype=object)
    if "geometry" in frame.columns:
        frame = frame.rename(columns={"geometry": "geometry_"})
    return gpd.GeoDataFrame(frame, geometry=geometry, crs=found)


def postgis_batches(
    source: str, layer: str | None, id_column: str, batch: int
) -> tuple[CRS, int, Iterator[Batch]]:
    """A table of polygons batch by batch, as
    :func:`~sedp_spatial.layers.batches.polygon_batches` gives a file.

    The connection stays open until the last batch is taken or the iterator is closed.
    """
    address = address_of(source, layer)
    s = sql()
    with connected(address) as connection:
        table = described(connection, address)
        _check_key(connection, table, address)
        crs = _crs(connection, table, address, None)
        count = connection.execute(
            s.SQL("SELECT count(*) FROM {}").format(s.Identifier(table.schema, table.name))
        ).fetchone()[0]
    names = [id_column] if id_column in dict(table.columns) else []

    def batches() -> Iterator[Batch]:
        with connected(address) as opened:
            for rows in _rows(opened, table, names, batch):
                *ids, blobs = zip(*rows, strict=True)
                column = Column(table, id_column) if names else None
                if column is not None:
                    column.add(ids[0])
                yield Batch(None if column is None else pd.Series(column.whole()), _wkb(blobs))

    return crs, int(count), batches()


def _wkb(blobs: tuple[bytes | None, ...]) -> WkbOutlines:
    lengths = np.fromiter((len(blob or b"") for blob in blobs), np.int64, len(blobs))
    data = np.frombuffer(b"".join(blob or b"" for blob in blobs), dtype=np.uint8)
    return WkbOutlines(data, np.concatenate([[0], np.cumsum(lengths)]))


def _rows(connection: Any, table: Table, names: list[str], batch: int) -> Iterator[list[Any]]:
    s = sql()
    kind, dimensions = connection.execute(
        s.SQL("SELECT {kind}(%s), {dims}(%s)").format(
            kind=s.Identifier(table.functions, "postgis_typmod_type"),
            dims=s.Identifier(table.functions, "postgis_typmod_dims"),
        ),
        (table.typmod, table.typmod),
    ).fetchone()
    query = statement(table, names, kind or "geometry", dimensions or 2)
    with connection.cursor() as cursor, cursor.copy(query) as copy:
        copy.set_types(sent_types(table, names))
        rows = copy.rows()
        while part := list(islice(rows, batch)):
            yield part


def _shapes(blobs: tuple[bytes | None, ...], table: Table) -> np.ndarray:
    try:
        return shapes_of(blobs)
    except shapely.errors.ShapelyError as error:  # kinds of geometry that GEOS does not know
        reason = str(error).splitlines()[0]
        raise DataError("error.unreadable", path=table.full, reason=reason) from error


def _crs(connection: Any, table: Table, address: Address, given: CRS | None) -> CRS:
    srid = srid_of(connection, table, address)
    if srid:
        return crs_of(connection, table, srid)
    if given is None:
        raise DataError("error.postgis_no_crs", table=table.full, geometry=table.geometry)
    return given


def _check_key(connection: Any, table: Table, address: Address) -> None:
    """Refuse a column that was named as the key and does not tell the rows apart."""
    if address.key is None:
        return
    s = sql()
    query = s.SQL("SELECT count(*) - count(DISTINCT {}) FROM {}").format(
        s.Identifier(address.key), s.Identifier(table.schema, table.name)
    )
    with sentences(address):
        repeated = connection.execute(query).fetchone()[0]
    if repeated:
        raise DataError(
            "error.postgis_key_repeats", table=table.full, key=address.key, rows=repeated
        )
