"""Land by category, strictest regime and hazard in a file too large for memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..constraints import ConstraintResult, constraint_table
from ..constraints.cells import LEVEL
from ..constraints.summaries import by_combination, by_each_hazard, by_highest, by_regime, sums
from ..errors import DataError, UsageError
from ..geometry.area import HECTARE
from ..hazards.levels import NOT_EXPOSED, Order, ranked_hazards
from ..layers.classes import columns_of
from ..layers.mapping import NOTES
from ..messages import Message
from ..progress import Feedback
from ..restrictions.validity import Day
from ..results import Result
from .merging import Notes
from .near import Near
from .pieces import open_large, rows_allowed
from .restricting import OF_THE_WHOLE, all_restrictions, near_restrictions
from .running import Run

_OF_THE_WHOLE = (
    *OF_THE_WHOLE,
    "note.constraints",
    "note.nothing_exposed",
    "note.constraints_no_hazards",
)


def constraints_file(
    path: str | Path,
    restrictions: gpd.GeoDataFrame | None = None,
    hazards: gpd.GeoDataFrame | None = None,
    *,
    by: str | Sequence[str] = "category",
    on: Day = None,
    order: Order = None,
    tolerance_m: float | Mapping[str, float] = 0.1,
    layer: str | None = None,
    mapping: Mapping[str, Any] | str | Path | None = None,
    crs: Any = None,
    memory_mb: float = 2000.0,
    feedback: Feedback | None = None,
) -> ConstraintResult:
    """:func:`constraint_table` of a file too large for memory.

    Parameters
    ----------
    path, layer, mapping, crs, memory_mb
        As in :func:`extract_file`.
    restrictions, hazards, by, on, order, tolerance_m
        As in :func:`constraint_table`; restrictions and hazards are kept in memory.
    feedback : Feedback, optional

    Returns
    -------
    ConstraintResult
        Every table and figure; ``layer`` is None, because the cells of all pieces would not fit.
        The combinations of all pieces are added up, and the other tables are made of them, so
        that all of them close as those of the whole layer do.

    Raises
    ------
    DataError, UsageError, CalculationError
        As :func:`constraint_table` and :func:`extract_file`.

    Notes
    -----
    Each piece is checked as :func:`constraint_table` checks the whole: regimes and levels measured
    on their own must give what its cells give. Which restrictions touch no parcel is said by
    :func:`extract_file`.

    Examples
    --------
    >>> land = constraints_file("country.parquet", zones, hazards)  # doctest: +SKIP
    >>> abs(land.residual_ha) < 1e-6  # doctest: +SKIP
    True
    """
    if restrictions is None and hazards is None:
        raise UsageError("error.constraints_nothing")
    large = open_large(path, layer, mapping=mapping, crs=crs)
    zones = None if restrictions is None else near_restrictions(restrictions)
    dangers, steps, notes = _dangers(hazards, order)
    levels = {hazard: [level for name, level in steps if name == hazard] for hazard, _ in steps}

    def work(parcels: gpd.GeoDataFrame) -> Result:
        return constraint_table(
            parcels,
            None if zones is None else zones.of(parcels),
            None if dangers is None else dangers.of(parcels),
            by=by,
            on=on,
            order=levels,
            tolerance_m=tolerance_m,
        )

    run = Run(large, "constraints", (), ("combinations",))
    run.notes = Notes(_OF_THE_WHOLE)
    bytes_ = sum(near.bytes for near in (zones, dangers) if near is not None)
    run.go(work, rows_allowed(large, memory_mb, bytes_), (), feedback)
    if not isinstance(run.first, ConstraintResult):
        raise DataError("error.no_features", layer=large.name)
    columns = columns_of(by, run.sample)
    land = _added_up(run.sums["combinations"], [*columns, "regime"], list(levels))
    table, figures = by_highest(land, columns, steps), sums(land, steps)
    parcels_ha = run.figures["parcels_ha"]
    if restrictions is not None:
        every = all_restrictions(restrictions, run.sample, on, tolerance_m)
        notes += [note for note in every.notes if note.code == "note.restriction_findings"]
    if hazards is None:
        notes.append(Message("note.constraints_no_hazards"))
    elif figures["exposed_ha"] == 0:
        notes.append(Message("note.nothing_exposed", features=run.features))
    return ConstraintResult(
        table=table,
        layer=None,
        notes=(*run.notes.all(), *notes, Message("note.constraints", **figures), run.said()),
        by_hazard=by_each_hazard(land, columns, steps),
        combinations=by_combination(land, columns, steps),
        regimes=by_regime(land, columns),
        on=run.first.on,
        parcels_ha=parcels_ha,
        residual_ha=parcels_ha - float(table["area_ha"].sum()),
        **figures,
    )


def _dangers(
    hazards: gpd.GeoDataFrame | None, order: Order
) -> tuple[Near | None, list[tuple[str, str]], list[Message]]:
    """The hazards as they were drawn, the levels of all of them from the lowest, and notes."""
    if hazards is None:
        return None, [], []
    ranked = ranked_hazards(hazards, order=order)
    ladder = ranked[["hazard", "level", "rank"]].drop_duplicates()
    places = {name: place for place, name in enumerate(dict.fromkeys(ladder["hazard"]))}
    ladder = ladder.assign(place=ladder["hazard"].map(places)).sort_values(["place", "rank"])
    steps = list(zip(ladder["hazard"], ladder["level"], strict=True))
    return Near(ranked, np.arange(len(ranked))), steps, list(ranked.attrs[NOTES])


def _added_up(
    tables: Sequence[pd.DataFrame], own: list[str], hazards: Sequence[str]
) -> pd.DataFrame:
    """The combinations of all pieces; a hazard that is not near a piece does not threaten it."""
    keys = [*own, *[LEVEL + hazard for hazard in hazards]]
    whole = pd.concat([table.reindex(columns=[*keys, "area_ha"]) for table in tables])
    whole[keys] = whole[keys].astype(object).where(whole[keys].notna(), NOT_EXPOSED)
    land = whole.groupby(keys, sort=False, as_index=False)[["area_ha"]].sum()
    return land.assign(area_m2=land["area_ha"] * HECTARE).drop(columns="area_ha")
