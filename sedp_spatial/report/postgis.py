"""Results as tables of PostGIS: the same layers and tables that a GeoPackage gets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import geopandas as gpd
import pandas as pd

from ..layers.postgis import Target, target_of
from ..layers.postgis.connection import connected, sentences
from ..layers.postgis.registry import is_current
from ..layers.postgis.swapping import Staged
from ..layers.postgis.writing import staged
from ..layers.repairing import RepairResult
from ..progress import Feedback
from ..results import Result
from .geopackage import layer_title, unpacked
from .words import is_share, titles_of


@contextmanager
def staged_results(
    target: str | Target,
    set_name: str,
    layers: Mapping[str, gpd.GeoDataFrame | Result],
    tables: Mapping[str, pd.DataFrame] | None = None,
    *,
    lang: str = "en",
    repeated: bool = True,
    key: str = "",
    provenance: str = "{}",
    feedback: Feedback | None = None,
) -> Iterator[Staged]:
    """Write results aside; ``.swap()`` puts all of their tables in their places at once.

    Parameters
    ----------
    target : str
        ``postgresql://USER@HOST/DATABASE?schema=SCHEMA`` or ``PG:service=NAME schema=SCHEMA``.
    set_name : str
        What stands in the schema under this name is replaced as a whole.
    layers, tables, lang, repeated
        As :func:`~sedp_spatial.report.geopackage.write_geopackage` takes them.
    key, provenance : str
        What the set was made from: a hash, and a record as JSON.
    feedback : Feedback, optional
        Hears for whom the writing waits.

    Raises
    ------
    UsageError, OutputError
        Each with its sentence; nothing was written.
    """
    shapes, plain = unpacked(layers, tables or {}, lang, repeated)
    with staged(
        target_of(target),
        set_name,
        shapes,
        plain,
        titles=lambda columns: comments_of(columns, lang),
        names=lambda name: layer_title(name, lang),
        lang=lang,
        key=key,
        provenance=provenance,
        feedback=feedback,
    ) as written:
        yield written


def comments_of(columns: list[str], lang: str) -> list[str]:
    """The titles of columns as the numbers stand there: shares from 0 to 1, not in percent.

    Examples
    --------
    >>> comments_of(["area_ha", "share"], "en")
    ['Area, ha', 'Share (0…1)']
    """
    titles = zip(columns, titles_of(columns, lang), strict=True)
    return [
        f"{title.removesuffix(', %')} (0…1)"
        if is_share(column) and title.endswith(", %")
        else title
        for column, title in titles
    ]


def write_result_tables(
    target: str | Target,
    name: str,
    result: Result,
    *,
    parcels: gpd.GeoDataFrame | None = None,
    lang: str,
    feedback: Feedback | None = None,
) -> None:
    """Write one result into a schema.

    Parameters
    ----------
    target : str
        As in :func:`staged_results`.
    name : str
        The operation (``balance``, ``check``, …): names the set, the layers and the tables.
    result : Result
    parcels : geopandas.GeoDataFrame, optional
        What it is about, written as ``NAME_parcels``.
    lang : str
    feedback : Feedback, optional

    Raises
    ------
    UsageError, OutputError
        Nothing was written.
    """
    with_parcels = parcels is not None and not isinstance(result, RepairResult)
    layers: dict[str, gpd.GeoDataFrame | Result] = {name: result}
    if with_parcels:
        layers = {f"{name}_parcels": parcels, name: result}
    record = {"operation": name, "notes": [note.text(lang) for note in result.notes]}
    told = json.dumps(record, ensure_ascii=False)
    with staged_results(
        target, name, layers, lang=lang, provenance=told, feedback=feedback
    ) as written:
        written.swap()


def stands(target: str | Target, set_name: str, key: str) -> bool:
    """Whether a set was made from the same, and nobody changed its tables since.

    Raises
    ------
    UsageError, DataError
        If the database cannot be asked.
    """
    address = target_of(target).address()
    with connected(address) as connection, sentences(address):
        return is_current(connection, address, set_name, key)
