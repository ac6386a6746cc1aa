"""Hectares of each category in each level of each hazard, closed to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import DataError
from ..geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from ..geometry.sound import sound
from ..layers.classes import class_table, columns_of, print_order
from ..layers.mapping import NOTES
from ..layers.place import check_place
from ..layers.schema import UNASSIGNED
from ..messages import Message
from ..overlay import overlap_areas
from ..progress import Feedback, step
from ..results import Result
from .levels import NOT_EXPOSED, Order, hazard_levels
from .shares import ANY
from .tallies import steps_of


@dataclass(frozen=True)
class LandExposureResult(Result):
    """The result of :func:`land_exposure`.

    Attributes
    ----------
    table : pandas.DataFrame
        The columns of ``by``, hazard, level, area_ha, share (of the land of that class). For
        every hazard the levels of a class, ``not_exposed`` included, add up to its land; the
        hazard ``any`` has the level ``exposed`` for land under at least one.
    layer : geopandas.GeoDataFrame
        The levels as they were measured: hazard, level, rank, area_ha.
    levels : pandas.DataFrame
        hazard, level, area_ha (whole), inside_ha (under the parcels), outside_ha.
    parcels_ha, exposed_ha : float
        All land, and the land under at least one hazard.
    residual_ha : float
        The greatest difference between a class's land and the sum of its levels.
    """

    levels: pd.DataFrame
    parcels_ha: float
    exposed_ha: float
    residual_ha: float


def land_exposure(
    parcels: gpd.GeoDataFrame,
    hazards: gpd.GeoDataFrame,
    *,
    by: str | Sequence[str] = "category",
    order: Order = None,
    feedback: Feedback | None = None,
) -> LandExposureResult:
    """Measure how much land of each class lies in each level of each hazard.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        Parcels, districts, anything with an area. Land under two parcels counts for both.
    hazards : geopandas.GeoDataFrame
        As :func:`hazard_levels` takes it.
    by : str or sequence of str
        The columns whose values are the classes.
    order
        As in :func:`hazard_levels`.
    feedback : Feedback, optional

    Returns
    -------
    LandExposureResult

    Raises
    ------
    DataError
        As :func:`hazard_levels`; parcels without features or CRS.
    UsageError
        A column that the parcels do not have.

    Examples
    --------
    >>> land = land_exposure(parcels, hazards)
    >>> mudflow = land.table[land.table["hazard"] == "mudflow"]
    >>> bool(abs(mudflow["area_ha"].sum() - land.parcels_ha) < 1e-6)
    True
    """
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    check_place(parcels, "parcels")
    columns = columns_of(by, parcels)
    levels = hazard_levels(hazards, order=order)
    return measured_land(parcels, levels, columns, feedback)


def measured_land(
    parcels: gpd.GeoDataFrame,
    levels: gpd.GeoDataFrame,
    columns: tuple[str, ...],
    feedback: Feedback | None = None,
) -> LandExposureResult:
    """As :func:`land_exposure`, for levels that are laid out already."""
    step(feedback, 0.0)
    rows, exposed, measured = land_in_levels(parcels, levels, columns, feedback)
    notes: list[Message] = [*levels.attrs.get(NOTES, []), *measured]
    anywhere = exposed[exposed["hazard"] == ANY]
    if len(anywhere) == 0:
        notes.append(Message("note.nothing_exposed", features=len(parcels)))
    table, residual = closed_table(rows, exposed, steps_of(levels), columns)
    own = levels.copy()
    own["area_ha"] = (
        drawn_area_m2(np.asarray(levels.geometry.values, dtype=object), horizontal_crs(levels.crs))
        / HECTARE
    )
    inside = exposed.groupby(["hazard", "level"])["area_m2"].sum() / HECTARE
    keys = pd.MultiIndex.from_frame(own[["hazard", "level"]])
    summed = pd.DataFrame(own.drop(columns=own.geometry.name)).assign(
        inside_ha=inside.reindex(keys).fillna(0.0).to_numpy()
    )
    summed["outside_ha"] = summed["area_ha"] - summed["inside_ha"]
    step(feedback, 1.0)
    return LandExposureResult(
        table=table,
        layer=own,
        notes=tuple(dict.fromkeys(notes)),
        levels=summed.drop(columns="rank"),
        parcels_ha=float(rows["area_m2"].sum()) / HECTARE,
        exposed_ha=float(anywhere["area_m2"].sum()) / HECTARE,
        residual_ha=residual,
    )


def land_in_levels(
    parcels: gpd.GeoDataFrame,
    levels: gpd.GeoDataFrame,
    columns: tuple[str, ...],
    feedback: Feedback | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame, list[Message]]:
    """The land of each parcel, and what of it lies in which level, for :func:`closed_table`.

    Returns
    -------
    rows : pandas.DataFrame
        The columns of the classes and area_m2, a row per parcel.
    exposed : pandas.DataFrame
        The same with parcel (position), hazard and level; of the hazard ``any`` the level
        ``exposed``.
    notes : list of Message
    """
    classes, notes = class_table(parcels, columns)
    crs = horizontal_crs(parcels.crs)
    shapes, _ = sound(np.asarray(parcels.geometry.values, dtype=object))
    rows = classes.assign(area_m2=drawn_area_m2(shapes, crs))
    zones = levels.assign(any=ANY)
    found = overlap_areas(parcels, zones, by=["hazard", "level"])
    step(feedback, 0.5)
    notes += found.attrs.get(NOTES, [])
    anywhere = overlap_areas(parcels, zones, by="any").assign(hazard=ANY, level="exposed")
    step(feedback, 0.9)
    exposed = pd.concat([found, anywhere], ignore_index=True)
    for column in columns:
        exposed[column] = rows[column].to_numpy()[exposed["parcel"].to_numpy()]
    return rows, exposed, notes


def closed_table(
    rows: pd.DataFrame,
    exposed: pd.DataFrame,
    steps: Sequence[tuple[str, str]],
    columns: tuple[str, ...],
) -> tuple[pd.DataFrame, float]:
    """Every class with every level of every hazard, and what is left of it.

    Parameters
    ----------
    rows : pandas.DataFrame
        The columns of the classes, area_m2.
    exposed : pandas.DataFrame
        The same with hazard and level.
    steps : sequence of (hazard, level)
        In the order of printing.
    columns : tuple of str

    Returns
    -------
    table : pandas.DataFrame
        As in :class:`LandExposureResult`.
    residual_ha : float
    """
    own = list(columns)
    whole = rows.groupby(own, sort=False)["area_m2"].sum()
    parts = exposed.groupby(["hazard", "level", *own])["area_m2"].sum()
    classes = sorted(whole.index.to_list(), key=lambda key: _place(key, columns))
    frames = []
    for hazard in dict.fromkeys(name for name, _ in steps):
        names = [level for name, level in steps if name == hazard]
        for key in classes:
            named = (key,) if len(own) == 1 else key
            areas = [float(parts.get((hazard, level, *named), 0.0)) for level in names]
            left = float(whole[key]) - sum(areas)
            frames += [
                (*named, hazard, level, area)
                for level, area in zip([*names, NOT_EXPOSED], [*areas, left], strict=True)
            ]
    table = pd.DataFrame(frames, columns=[*own, "hazard", "level", "area_ha"])
    table["area_ha"] /= HECTARE
    # What rounding leaves below zero is nothing; the residual shows that it is no more.
    below = float(-table["area_ha"].min()) if len(table) else 0.0
    residual = max(below, 0.0) + 0.0  # never -0.0
    table["area_ha"] = table["area_ha"].clip(lower=0.0)
    total = table.groupby([*own, "hazard"])["area_ha"].transform("sum")
    table["share"] = np.where(total > 0, table["area_ha"] / total, 0.0)
    return table, residual


def _place(key: Any, columns: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    named = (key,) if len(columns) == 1 else key
    places = []
    for value, column in zip(named, columns, strict=True):
        codes = print_order(column)
        last = len(codes) + (value == UNASSIGNED)
        places.append((codes.index(value) if value in codes else last, str(value)))
    return tuple(places)
