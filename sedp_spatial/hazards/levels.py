"""Levels of hazards: put in order, and laid out so that the highest wins wherever they overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..codes import code_of, load_codes
from ..errors import DataError
from ..geometry.cutting import difference
from ..geometry.dissolve import dissolved, joined
from ..geometry.rings import Geometries
from ..geometry.sound import sound
from ..layers.cells import by_value, distinct, shortened, texts
from ..layers.findings import feature_ids
from ..layers.mapping import NOTES
from ..layers.numbers import parse_number
from ..layers.place import check_place
from ..layers.schema import UNASSIGNED
from ..messages import Message

Order = Sequence[Any] | Mapping[str, Sequence[Any]] | None

NOT_EXPOSED = "not_exposed"


def hazard_levels(hazards: gpd.GeoDataFrame, *, order: Order = None) -> gpd.GeoDataFrame:
    """Lay out hazards so that each place has one level of each: the highest.

    Parameters
    ----------
    hazards : geopandas.GeoDataFrame
        ``hazard`` (a code of ``codes/hazards.toml``, its label in any language, or any other
        name), ``level``, polygons that may overlap.
    order : sequence, or mapping of hazard to sequence, optional
        The levels from the lowest to the highest, for levels that are neither numbers nor words
        of ``codes/hazard_levels.toml``.

    Returns
    -------
    geopandas.GeoDataFrame
        hazard, level (text), rank (1 is the lowest of its hazard), geometry: one row per hazard
        and level; within one hazard they do not overlap, between hazards they may. Features
        without a level are ``unassigned``, below all others. ``attrs["sedp_notes"]`` says what
        was mended or not understood.

    Raises
    ------
    DataError
        No features, no usable CRS, a column missing, levels without an order.

    Notes
    -----
    The union of each level, less the union of all higher ones.

    Examples
    --------
    >>> levels = hazard_levels(hazards)
    >>> levels[levels["hazard"] == "mudflow"]["level"].tolist()
    ['1', '2', '3']
    """
    shapes, without, names, ranked, notes = _understood(hazards, order)
    rows = []
    for hazard, ranks in ranked.items():
        mine = (names == hazard).to_numpy() & ~without
        rows += _highest_wins(hazard, shapes[mine], ranks["rank"].to_numpy()[mine], ranks)
    levels = gpd.GeoDataFrame(
        pd.DataFrame([row[:3] for row in rows], columns=["hazard", "level", "rank"]),
        geometry=np.array([row[3] for row in rows], dtype=object),
        crs=hazards.crs,
    )
    levels.attrs = {NOTES: notes}
    return levels


def ranked_hazards(hazards: gpd.GeoDataFrame, *, order: Order = None) -> gpd.GeoDataFrame:
    """Hazards as they were drawn, understood but not laid out.

    Parameters
    ----------
    hazards, order
        As in :func:`hazard_levels`.

    Returns
    -------
    geopandas.GeoDataFrame
        hazard, level, rank, geometry (valid polygons): one row per feature with an area, by
        hazard in the order of the code file.
    """
    shapes, without, names, ranked, notes = _understood(hazards, order)
    parts = []
    for hazard, ranks in ranked.items():
        mine = np.flatnonzero((names == hazard).to_numpy() & ~without)
        table = ranks.iloc[mine].reset_index(drop=True)
        table.insert(0, "hazard", hazard)
        parts.append(gpd.GeoDataFrame(table, geometry=shapes[mine], crs=hazards.crs))
    found = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=hazards.crs)
    found.attrs = {NOTES: notes}
    return found


def _understood(
    hazards: gpd.GeoDataFrame, order: Order
) -> tuple[Geometries, np.ndarray, pd.Series, dict[str, pd.DataFrame], list[Message]]:
    """Valid outlines, which have none, each one's hazard, levels and ranks, and notes."""
    if len(hazards) == 0:
        raise DataError("error.no_features", layer="hazards")
    check_place(hazards, "hazards")
    for column in ("hazard", "level"):
        if column not in hazards.columns:
            raise DataError(
                "error.no_field",
                field=column,
                column=column,
                layer="hazards",
                nearest=[str(c) for c in hazards.columns if c != hazards.geometry.name][:10],
            )
    notes: list[Message] = list(hazards.attrs.get(NOTES, []))  # what the reader noticed
    shapes, mended = sound(np.asarray(hazards.geometry.values, dtype=object))
    without = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    for code, which in (("note.measured_mended", mended), ("note.without_area", without)):
        if which.any():
            ids = feature_ids(hazards, "hazard_id", np.flatnonzero(which))
            notes.append(Message(code, features=len(ids), ids=shortened(ids)))
    if without.all():
        raise DataError("error.nothing_to_measure", layer="hazards")
    names, unknown = _names(hazards["hazard"])
    notes += unknown
    ranked = _ranked(names, hazards["level"], order, notes)
    return shapes, without, names, ranked, notes


def _names(values: pd.Series) -> tuple[pd.Series, list[Message]]:
    """The code of each hazard; a name that no code file knows stays as it is."""
    cells = texts(values)
    known = {value: code_of("hazards", value) for value in distinct(cells)}
    unknown = [value for value, code in known.items() if code is None]
    names = by_value(cells, lambda value: known[value] or value, missing=UNASSIGNED)
    return names, [Message("note.hazards_unknown", names=unknown[:10])] if unknown else []


def _ranked(
    names: pd.Series, values: pd.Series, order: Order, notes: list[Message]
) -> dict[str, pd.DataFrame]:
    """Per hazard, in the order of the code file: level and rank of every feature."""
    cells = texts(values)
    missing = int(cells.isna().sum())
    if missing:
        notes.append(Message("note.level_missing", features=missing))
    codes = list(load_codes("hazards"))
    found = sorted(names.unique(), key=lambda n: (codes.index(n) if n in codes else 99, n))
    ranked = {}
    for hazard in found:
        mine = cells.where((names == hazard) & cells.notna(), None)
        given = order.get(hazard) if isinstance(order, Mapping) else order
        steps = order_levels(distinct(mine), hazard=hazard, order=given)
        level = {value: text for value, (text, _) in steps.items()}
        rank = {value: number for value, (_, number) in steps.items()}
        ranked[hazard] = pd.DataFrame(
            {
                "level": by_value(mine, level.__getitem__, missing=UNASSIGNED),
                "rank": by_value(mine, rank.__getitem__, missing=0).astype("int64"),
            }
        )
    return ranked


def order_levels(
    values: Sequence[str], *, hazard: str = "", order: Sequence[Any] | None = None
) -> dict[str, tuple[str, int]]:
    """Find the order of levels: as given, by number, or by the words of the code file.

    Parameters
    ----------
    values : sequence of str
        The distinct levels.
    hazard : str
        What the sentence names.
    order : sequence, optional
        From the lowest to the highest.

    Returns
    -------
    dict
        Level by value as it is written in tables, and its rank from 1.

    Raises
    ------
    DataError
        If no order can be told.

    Examples
    --------
    >>> order_levels(["10", "9"])
    {'10': ('10', 2), '9': ('9', 1)}
    >>> order_levels(["высокая", "low"])
    {'высокая': ('high', 2), 'low': ('low', 1)}
    """
    if order is not None:
        steps = [str(step) for step in order]
        names = {value: value for value in values}
        keys: dict[str, float] = {value: steps.index(value) for value in values if value in steps}
    else:
        numbers = {value: parse_number(value, as_area=False) for value in values}
        if all(number is not None for number in numbers.values()):
            names = {value: f"{number:.12g}" for value, number in numbers.items()}
            keys = {value: float(number or 0.0) for value, number in numbers.items()}
        else:
            words = list(load_codes("hazard_levels"))
            codes = {value: code_of("hazard_levels", value) for value in values}
            names = {value: code or value for value, code in codes.items()}
            keys = {value: words.index(code) for value, code in codes.items() if code}
    strange = [value for value in values if value not in keys]
    if strange:
        raise DataError("error.levels_unordered", hazard=hazard, levels=strange[:10])
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys.values())), start=1)}
    return {value: (names[value], ranks[keys[value]]) for value in values}


def _highest_wins(
    hazard: str, shapes: Geometries, rank: np.ndarray, ranks: pd.DataFrame
) -> list[tuple[str, str, int, shapely.Geometry]]:
    names = dict(zip(ranks["rank"], ranks["level"], strict=True))
    unions, numbers = dissolved(shapes, rank)
    rows: list[tuple[str, str, int, shapely.Geometry]] = []
    higher: shapely.Geometry | None = None
    for shape, number in zip(unions[::-1], numbers[::-1].tolist(), strict=True):
        rest = shape
        if higher is not None and shapely.intersects(shape, higher):
            rest = difference(shape, higher)
        higher = shape if higher is None else joined(np.array([higher, shape], dtype=object))
        if rest is not None and not shapely.is_empty(rest):
            rows.append((hazard, names[number], number, rest))
    return rows[::-1]
