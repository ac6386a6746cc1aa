"""Coordinate systems: PostGIS's numbers for them, and what they are to PROJ."""

from __future__ import annotations

import warnings
from typing import Any

from pyproj import CRS
from pyproj.exceptions import CRSError

from ...errors import DataError, OutputError
from .address import Address
from .connection import sql
from .tables import Table

_FIRST_FREE, _LAST_FREE = 910000, 998999  # what PostGIS leaves to its users
_PARTS = "SELECT srid, auth_name, auth_srid, srtext FROM {schema}.spatial_ref_sys WHERE {condition}"


def srid_of(connection: Any, table: Table, address: Address) -> int:
    """The number of a table's coordinate system; 0 where none is given.

    Raises
    ------
    DataError
        If its geometries have several.
    """
    if table.geography:
        return 4326
    s = sql()
    stated = connection.execute(
        s.SQL("SELECT {}(%s)").format(s.Identifier(table.functions, "postgis_typmod_srid")),
        (table.typmod,),
    ).fetchone()[0]
    if stated:
        return int(stated)
    # A column that states none may still hold geometries that do.
    found = connection.execute(
        s.SQL("SELECT DISTINCT {srid}({shape}) FROM {table} WHERE {shape} IS NOT NULL LIMIT 3")
        .format(srid=s.Identifier(table.functions, "st_srid"), shape=s.Identifier(table.geometry),
                table=s.Identifier(table.schema, table.name))
    ).fetchall()  # fmt: skip
    srids = sorted(row[0] for row in found)
    if len(srids) > 1:
        raise DataError("error.postgis_srids", table=table.full, srids=[str(one) for one in srids])
    return int(srids[0]) if srids else 0


def crs_of(connection: Any, table: Table, srid: int) -> CRS:
    """The coordinate system of a number, as the database defines it.

    Raises
    ------
    DataError
        If the database does not define it, or in a way that PROJ does not understand.
    """
    s = sql()
    row = connection.execute(
        s.SQL(_PARTS).format(schema=s.Identifier(table.functions), condition=s.SQL("srid = %s")),
        (srid,),
    ).fetchone()
    if row is not None:
        _, authority, code, text = row
        for given in ((authority, code), text):
            if (isinstance(given, tuple) and not all(given)) or not given:
                continue
            try:
                return (
                    CRS.from_authority(*given) if isinstance(given, tuple) else CRS.from_wkt(given)
                )
            except CRSError:
                continue  # an authority of the database's own: its text is left
    raise DataError("error.postgis_unknown_srid", table=table.full, srid=str(srid))


def srid_for(connection: Any, crs: CRS, functions: str, address: Address) -> int:
    """The number under which a database knows a coordinate system; entered where it has none.

    Raises
    ------
    OutputError
        If it is missing and the user may not enter it; the sentence has the statement for those
        who may.
    """
    s = sql()
    authority = crs.to_authority(min_confidence=100)
    text = _wkt(crs)
    if authority is not None:
        condition, values = s.SQL("auth_name = %s AND auth_srid = %s"), authority
    else:
        condition, values = s.SQL("srtext = %s"), (text,)
    query = s.SQL(_PARTS + " ORDER BY srid").format(
        schema=s.Identifier(functions), condition=condition
    )
    row = connection.execute(query, values).fetchone()
    if row is not None:
        return int(row[0])
    table = s.Identifier(functions, "spatial_ref_sys")
    wanted = int(authority[1]) if authority is not None and authority[1].isdigit() else 0
    used = connection.execute(
        s.SQL("SELECT srid FROM {} WHERE srid = %s OR srid BETWEEN %s AND %s").format(table),
        (wanted, _FIRST_FREE, _LAST_FREE),
    ).fetchall()
    taken = {number for (number,) in used}
    if not 0 < wanted <= _LAST_FREE or wanted in taken:
        wanted = next(n for n in range(_FIRST_FREE, _LAST_FREE) if n not in taken)
    values = (wanted, *(authority or (None, None)), text, _proj(crs))
    insert = s.SQL(
        "INSERT INTO {} (srid, auth_name, auth_srid, srtext, proj4text) VALUES ({})"
    ).format(table, s.SQL(", ").join(map(s.Literal, values)))
    may = connection.execute(
        "SELECT has_table_privilege(%s, 'INSERT')", (table.as_string(connection),)
    ).fetchone()[0]
    if not may:
        raise OutputError(
            "error.postgis_no_srid",
            database=address.shown,
            crs=crs.name,
            statement=insert.as_string(connection),
        )
    connection.execute(insert)
    return wanted


def _wkt(crs: CRS) -> str:
    try:
        return str(crs.to_wkt("WKT1_GDAL"))
    except CRSError:
        return str(crs.to_wkt())


def _proj(crs: CRS) -> str:
    with warnings.catch_warnings():
        # PostGIS asks for the old text as well; what it leaves out stands in the other columns.
        warnings.simplefilter("ignore")
        return str(crs.to_proj4())
