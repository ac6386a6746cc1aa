"""Write a set of tables so that a reader sees the old ones or all of the new ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import geopandas as gpd
import pandas as pd

from ...progress import Feedback, step
from . import registry
from .cells import free_name
from .connection import connected, postgis_schema, sentences
from .filling import Titles, filled
from .locking import PATIENCE_S, hold_schema, session_name
from .swapping import Staged
from .target import Target, target_of


@contextmanager
def staged(
    target: Target,
    set_name: str,
    layers: Mapping[str, gpd.GeoDataFrame],
    tables: Mapping[str, pd.DataFrame],
    *,
    titles: Titles | None = None,
    names: Callable[[str], str] = str,
    lang: str = "en",
    key: str = "",
    provenance: str = "{}",
    patience_s: float = PATIENCE_S,
    feedback: Feedback | None = None,
) -> Iterator[Staged]:
    """Write all tables aside in one transaction; :meth:`Staged.swap` puts them in their places.

    Parameters
    ----------
    target : Target
    set_name : str
        What was written under it before is replaced as a whole.
    layers, tables : mapping of name to frame
        Lists in cells are joined by ``, ``, as in a GeoPackage. Sentences must be said already.
        A name that is taken already gets a number behind it.
    titles : callable, optional
        Gives the titles of a table's columns; they become comments.
    names : callable, optional
        Gives the title of a table.
    lang, key, provenance : str
        Written down with the set.
    patience_s : float
        How long to wait for another writer and for readers.
    feedback : Feedback, optional

    Raises
    ------
    UsageError
        As :func:`~sedp_spatial.layers.postgis.connection.connected`.
    OutputError
        No right to write, another writer, a name that belongs to somebody else's table: nothing
        was written.
    """
    address = target.address()
    frames: dict[str, pd.DataFrame] = {}
    for name, frame in (*layers.items(), *tables.items()):
        if len(frame.columns):
            frames[free_name(name, frames)] = frame
    with connected(address, name=session_name(set_name)) as connection:
        with sentences(address, writing=True):
            functions = postgis_schema(connection, address)
            hold_schema(connection, address, lang=lang, patience_s=patience_s, feedback=feedback)
            registry.make(connection, address)
            old = registry.check_free(connection, address, set_name, list(frames))

        def finish(rows: list[dict[str, Any]]) -> None:
            registry.note(connection, address, set_name, key, lang, provenance, list(rows))

        result = Staged(connection, address, old, patience_s, feedback, finish)
        for place, (name, frame) in enumerate(frames.items()):
            step(feedback, place / len(frames))
            with sentences(address, writing=True):
                made = filled(connection, address, functions, place, frame, titles, names(name))
            result.rows.append({"name": name, **made})
        try:
            yield result
        finally:
            if not connection.closed:
                connection.rollback()  # nothing of it, unless it was swapped


def write_postgis(
    target: str | Target,
    layers: Mapping[str, gpd.GeoDataFrame],
    tables: Mapping[str, pd.DataFrame] | None = None,
    *,
    set_name: str = "layers",
    **options: Any,
) -> None:
    """Write layers and tables into a schema of a database, all of them or none.

    Parameters
    ----------
    target : str
        ``postgresql://USER@HOST/DATABASE?schema=SCHEMA`` or ``PG:service=NAME schema=SCHEMA``.
    layers, tables : mapping of name to frame
        Each becomes a table with the primary key ``fid`` and an index on its geometry.
    set_name : str
        What was written under the same name before is replaced as a whole; tables of other sets,
        and those that this program did not write, are never touched.
    **options
        lang, patience_s, feedback as in :func:`staged`.

    Raises
    ------
    UsageError, OutputError
        Each with its sentence; nothing was written.

    Examples
    --------
    >>> write_postgis("PG:service=land schema=base", {"parcels": parcels})
    """
    with staged(target_of(target), set_name, layers, tables or {}, **options) as written:
        written.swap()
