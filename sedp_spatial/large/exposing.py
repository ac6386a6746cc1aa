"""Who and what is in danger in files too large for memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..hazards.counting import Counted, counted
from ..hazards.critical import critical_buildings, given_facilities
from ..hazards.exposure import HazardExposureResult, exposed_ages
from ..hazards.land import closed_table, land_in_levels
from ..hazards.levels import Order, hazard_levels
from ..hazards.residents import COUNTED, numbers_of
from ..hazards.shares import Split, check_split
from ..hazards.tallies import exposure_table, steps_of, tallied
from ..layers.mapping import NOTES
from ..messages import Message
from ..progress import Feedback, part, step
from .appending import appending, as_path
from .merging import Notes
from .near import NearParts
from .pieces import Large, all_rows, named, open_large, pieces_of, prepared, rows_allowed
from .running import measurable

_OF_THE_WHOLE = ("note.nothing_exposed",)


def exposure_file(
    path: str | Path,
    hazards: gpd.GeoDataFrame,
    *,
    out: Sequence[str | Path] = (),
    by: str | None = None,
    areas: gpd.GeoDataFrame | None = None,
    parcels: str | Path | None = None,
    facilities: gpd.GeoDataFrame | None = None,
    population: pd.DataFrame | None = None,
    order: Order = None,
    split: Split = "floor_area",
    layer: str | None = None,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
    memory_mb: float = 2000.0,
    lang: str = "en",
    feedback: Feedback | None = None,
) -> HazardExposureResult:
    """:func:`hazard_exposure` of files too large for memory.

    Parameters
    ----------
    path, layer, mapping, crs
        The buildings, as in :func:`extract_file`. They are read twice: whether people are counted
        in whole numbers is decided for the whole file.
    hazards, by, areas, facilities, population, order, split
        As in :func:`hazard_exposure`; kept in memory.
    out, memory_mb, lang
        As in :func:`extract_file`: ``exposure`` the buildings, ``exposure_by_building``,
        ``exposure_issues`` and the summaries.
    parcels : path, optional
        A file, too.
    feedback : Feedback, optional

    Returns
    -------
    HazardExposureResult
        Every sum and every facility; ``layer`` is None, and ``by_building`` and ``issues`` are
        empty: what is said building by building is in the outputs.

    Raises
    ------
    DataError, UsageError
        As :func:`hazard_exposure` and :func:`extract_file`.

    Examples
    --------
    >>> exposure = exposure_file("country.parquet", hazards, by="village")  # doctest: +SKIP
    >>> mudflow = exposure.table[exposure.table["hazard"] == "mudflow"]  # doctest: +SKIP
    >>> bool(mudflow["people"].sum() == exposure.people)  # doctest: +SKIP
    True
    """
    check_split(split)
    large = open_large(path, layer, mapping=mapping, crs=crs)
    land = None if parcels is None else open_large(parcels)
    levels = hazard_levels(hazards, order=order)
    near = NearParts(levels)
    rows = rows_allowed(large, memory_mb, near.bytes)
    look = _first_look(large, rows, part(feedback, 0.0, 0.2))
    run = _Sums(levels)
    with appending([as_path(p) for p in out], lang, "exposure_table") as outputs:
        progress = part(feedback, 0.2, 0.7 if land else 1.0)
        for first, raw in pieces_of(large, rows):
            step(progress, first / large.rows)
            piece = prepared(large, raw, all_rows(first, len(raw)), "buildings")
            called, some = named(piece, "building_id"), near.of(piece)
            found = counted(called, some, by=by, areas=areas, split=split, whole=look.whole)
            run.take(found, piece.attrs.get(NOTES, []))
            if facilities is None:
                run.reach(*critical_buildings(found, some))
            for output in outputs:
                output.append("exposure", found.layer(run.hazards), mixed=look.is_mixed)
                output.append("exposure_by_building", found.listed())
                output.append("exposure_issues", found.known.issues)
        if facilities is not None:
            run.reach(*given_facilities(facilities, levels, by, areas))
        critical = run.critical()
        table = exposure_table(run.tally, critical, levels, by, look.whole)
        ages, about_ages = exposed_ages(table, population, by)
        hectares, about_land = pd.DataFrame(), list[Message]()
        if land is not None:
            allowed = rows_allowed(land, memory_mb, near.bytes)
            hectares, about_land = _land(land, levels, near, allowed, part(feedback, 0.7, 1.0))
        summaries = {"table": table, "by_age": ages, "land": hectares, "facilities": critical}
        for output in outputs:
            for name, frame in summaries.items():
                output.append(f"exposure_{name}", frame)
    step(feedback, 1.0)
    notes = [*levels.attrs.get(NOTES, []), Message(f"note.split_{split}"), *run.notes.all()]
    if run.exposed["buildings"] == 0:
        notes.append(Message("note.nothing_exposed", features=run.buildings))
    last = Message("note.large_pieces", features=run.buildings, pieces=run.pieces)
    return HazardExposureResult(
        table=table,
        layer=None,
        notes=tuple(dict.fromkeys([*notes, *about_ages, *about_land, last])),
        by_building=pd.DataFrame(),
        by_age=ages,
        facilities=critical,
        land=hectares,
        issues=pd.DataFrame(),
        by=by,
        people=run.all["people"],
        households=run.all["households"],
        buildings=run.buildings,
        exposed_people=run.exposed["people"],
        exposed_households=run.exposed["households"],
        exposed_buildings=int(run.exposed["buildings"]),
    )


@dataclass(frozen=True)
class _Look:
    """What must be known of the whole file before its first piece is counted."""

    whole: dict[str, bool]
    is_mixed: bool


def _first_look(large: Large, rows: int, feedback: Feedback | None) -> _Look:
    """Whether people and households are whole numbers, and whether not all are polygons."""
    whole, is_mixed = dict.fromkeys(COUNTED, True), False
    for first, raw in pieces_of(large, rows):
        step(feedback, first / large.rows)
        piece = prepared(large, raw, all_rows(first, len(raw)), "buildings")
        for column, source in COUNTED.items():
            whole[column] &= bool((numbers_of(piece, source)[0] % 1 == 0).all())
        kinds = np.unique(shapely.get_type_id(np.asarray(piece.geometry.values, dtype=object)))
        is_mixed |= not set(kinds.tolist()) <= _POLYGONS
    return _Look(whole, is_mixed)


_POLYGONS = {-1, 3, 6}
"""None, POLYGON, MULTIPOLYGON."""


class _Sums:
    """What is kept of one piece after the other."""

    def __init__(self, levels: gpd.GeoDataFrame) -> None:
        self.hazards = list(dict.fromkeys(levels["hazard"]))
        self.notes = Notes(_OF_THE_WHOLE)
        self.tally = pd.DataFrame()
        self.all = dict.fromkeys(COUNTED, 0.0)
        self.exposed = dict.fromkeys((*COUNTED, "buildings"), 0.0)
        self.buildings = self.pieces = 0
        self._critical: list[pd.DataFrame] = []

    def take(self, found: Counted, notes: Sequence[Message]) -> None:
        """Add the buildings of a piece."""
        self.notes.add([*notes, *found.notes])
        self.tally = tallied(pd.concat([self.tally, tallied(found.rows)]))
        anywhere = found.anywhere()
        for column in COUNTED:
            self.all[column] += float(found.known.table[column].sum())
            self.exposed[column] += float(anywhere[column].sum())
        self.exposed["buildings"] += int(anywhere["feature"].nunique())
        self.buildings += len(found.buildings)
        self.pieces += 1

    def reach(self, critical: pd.DataFrame, notes: Sequence[Message]) -> None:
        """Add facilities."""
        self._critical.append(critical)
        self.notes.add(notes)

    def critical(self) -> pd.DataFrame:
        """All facilities."""
        return pd.concat(self._critical, ignore_index=True)


def _land(
    large: Large, levels: gpd.GeoDataFrame, near: NearParts, rows: int, feedback: Feedback | None
) -> tuple[pd.DataFrame, list[Message]]:
    """Hectares by category and level."""
    notes, column = Notes(_OF_THE_WHOLE), "category"
    whole, exposed = [], []
    features = 0
    for first, raw in measurable(large, rows):
        step(feedback, first / large.rows)
        parcels = prepared(large, raw, all_rows(first, len(raw)), "parcels")
        own, under, more = land_in_levels(parcels, near.of(parcels), (column,))
        notes.add([*parcels.attrs.get(NOTES, []), *more])
        whole.append(own.groupby(column, as_index=False, sort=False)[["area_m2"]].sum())
        keys = ["hazard", "level", column]
        exposed.append(under.groupby(keys, as_index=False, sort=False)[["area_m2"]].sum())
        features += len(parcels)
    step(feedback, 1.0)
    land = pd.concat(exposed, ignore_index=True)
    table, _ = closed_table(pd.concat(whole, ignore_index=True), land, steps_of(levels), (column,))
    said = notes.all()
    if len(land) == 0:
        said.append(Message("note.nothing_exposed", features=features))
    return table, said
