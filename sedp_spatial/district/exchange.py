"""One file per municipality: its layers, tables and their origin, with a checksum for each."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..errors import UsageError
from ..layers.writing import replacing
from ..messages import LANGUAGES, Message
from ..restrictions.validity import Day, day_of
from .archive import MANIFEST, packed, seal_of
from .frames import layer_bytes, table_bytes
from .manifest import DIRECTIONS, manifest_bytes
from .names import spoken

PROVENANCE = "provenance.json"
_NAME = re.compile(r"[a-z0-9_]{1,60}")
# The kinds of layers that packages hold beside those of the schema's own names.
KINDS = {"facilities": "places", "villages": "places", "projects": "places", "roads": "rivers"}


@dataclass(frozen=True)
class Package:
    """A package that was read and found whole.

    Attributes
    ----------
    municipality : mapping of language to str
        Its name in ``ky``, ``ru`` and ``en``, or those of them that it gave.
    code : str
        Its number in the state's register; empty if none was given.
    year : int
        The base year of its figures.
    vintage : str
        The day of its layers (``2026-11-01``); empty if none was given.
    direction : {"up", "down"}
        Figures of a municipality for its district, or limits of a district for municipalities.
    layers : mapping of str to geopandas.GeoDataFrame
    tables : mapping of str to pandas.DataFrame
    provenance : mapping
        Where the figures come from, as the run of the plan wrote it.
    software : str
        The version that packed it.
    sha256 : str
        The seal of the file.
    path : Path
    notes : tuple of Message
        What reading the layers had to say.
    """

    municipality: Mapping[str, str]
    code: str
    year: int
    vintage: str
    direction: str
    layers: Mapping[str, gpd.GeoDataFrame]
    tables: Mapping[str, pd.DataFrame]
    provenance: Mapping[str, Any] = field(default_factory=dict)
    software: str = ""
    sha256: str = ""
    path: Path = Path()
    notes: tuple[Message, ...] = ()

    @property
    def name(self) -> str:
        """The name in Kyrgyz, else in Russian or English."""
        return spoken(self.municipality)


def write_package(
    path: str | Path,
    layers: Mapping[str, gpd.GeoDataFrame],
    tables: Mapping[str, pd.DataFrame] | None = None,
    *,
    municipality: str | Mapping[str, str],
    year: int,
    code: str = "",
    vintage: Day = None,
    direction: str = "up",
    provenance: Mapping[str, Any] | None = None,
) -> str:
    """Pack layers and tables into one sealed ZIP file.

    Parameters
    ----------
    path : str or Path
        Ends in ``.zip``; an existing file is replaced as a whole or not at all.
    layers : mapping of str to geopandas.GeoDataFrame
        ``parcels``, ``boundary``, ``restrictions``, ``hazards``, ``buildings``, ``zones``, … in
        the schema.
    tables : mapping of str to pandas.DataFrame
        ``balance``, ``exposure``, ``demand``, ``supply``, ``norms``, … Messages are said in
        English, lists are joined.
    municipality : str or mapping of language to str
        Whose package it is; a plain text is the Kyrgyz name.
    year : int
        The base year of the figures.
    code : str
        Its number in the state's register.
    vintage : str or date, optional
        The day of the layers.
    direction : {"up", "down"}
        ``up``: figures for the district; ``down``: limits for the municipalities (regional
        scheme, protected areas, hazard zones, norms, planned state projects).
    provenance : mapping, optional
        Where the figures come from.

    Returns
    -------
    str
        The SHA-256 of the package, by which sender and receiver can compare it.

    Raises
    ------
    UsageError
        Nothing to pack, a name that is none, a direction that is none.
    DataError
        A layer without a CRS.
    MissingDependency
        Without pyarrow.
    OutputError
        If the file cannot be written.

    Notes
    -----
    The same content gives the same bytes, whenever it is packed.

    Examples
    --------
    >>> seal = write_package(folder / "a.zip", {"parcels": parcels}, municipality="Арча", year=2026)
    >>> read_package(folder / "a.zip").sha256 == seal
    True
    """
    target, names = Path(path), _names(municipality)
    tables = tables or {}
    if target.suffix.lower() != ".zip":
        raise UsageError(
            "error.output_format", path=str(target), suffix=target.suffix, allowed=".zip"
        )
    if not layers and not tables:
        raise UsageError("error.package_empty")
    if direction not in DIRECTIONS:
        raise UsageError(
            "error.choice", name="direction", value=direction, allowed=", ".join(DIRECTIONS)
        )
    for name in (*layers, *tables):
        if not _NAME.fullmatch(name):
            raise UsageError("error.choice", name="layers, tables", value=name, allowed="a–z 0–9 _")
    members: dict[str, bytes] = {}
    more: dict[str, dict[str, Any]] = {}
    for name, layer in layers.items():
        members[f"layers/{name}.parquet"] = layer_bytes(name, layer)
        more[f"layers/{name}.parquet"] = {"rows": len(layer)}
    for name, table in tables.items():
        data, kinds = table_bytes(table)
        members[f"tables/{name}.csv"] = data
        more[f"tables/{name}.csv"] = {"rows": len(table), "columns": kinds}
    members[PROVENANCE] = _json(provenance or {})
    day = day_of(vintage)
    members[MANIFEST] = manifest_bytes(
        names, code, year, "" if day is None else day.isoformat(), direction, members, more
    )
    data = packed(members)
    with replacing(target) as temporary:
        temporary.write_bytes(data)
    return seal_of(data)


def _names(municipality: str | Mapping[str, str]) -> dict[str, str]:
    given = {"ky": municipality} if isinstance(municipality, str) else dict(municipality)
    names = {lang: str(given[lang]).strip() for lang in LANGUAGES if str(given.get(lang) or "")}
    if not any(names.values()):
        raise UsageError("error.package_nameless")
    return {lang: name for lang, name in names.items() if name}


def _json(told: Mapping[str, Any]) -> bytes:
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    return (text + "\n").encode("utf-8")
