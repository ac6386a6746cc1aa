"""What parcels are laid over: restrictions, strictest regimes and levels of hazards, in parts.

Over a whole country one regime would be a shape of a million vertices. In parts every cut is a
matter of neighbours, and its cost grows with the number of zones.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..geometry.area import horizontal_crs
from ..geometry.cutting import difference
from ..geometry.local import metres_per_unit
from ..geometry.rings import Geometries, Ints
from ..geometry.sound import sound
from ..hazards.levels import Order, ranked_hazards
from ..layers.cells import shortened
from ..layers.mapping import NOTES
from ..layers.reach import cut_to_reach
from ..messages import Message
from ..overlay import apart
from ..restrictions.cleaning import cleaned
from ..restrictions.strictest import regime_order
from ..restrictions.validity import Day, day_of, in_force
from .source import Source
from .tiles import in_tiles

RESTRICTION, REGIME = "restriction", "regime"
HAZARD, EXPOSED = "hazard", "exposed"
ALL = "all"
_EDGE_M = 200.0  # an edge drawn in another CRS keeps its course when it is cut this fine


def write_zones(
    restrictions: gpd.GeoDataFrame | None,
    hazards: gpd.GeoDataFrame | None,
    source: Source,
    path: Path,
    *,
    on: Day = None,
    order: Order = None,
) -> tuple[list[tuple[str, str]], list[Message]]:
    """Lay out everything that parcels are laid over, each in parts.

    Returns
    -------
    steps : list of (hazard, level)
        In the order of printing.
    notes : list of Message
    """
    with ThreadPoolExecutor(2) as pool:  # GEOS joins and cuts both at the same time
        limits = pool.submit(_of_restrictions, restrictions, source, on)
        dangers = pool.submit(_of_hazards, hazards, source, order)
        layers, notes = limits.result()
        more, steps, noted = dangers.result()
    layers += more
    layers = [layer for layer in layers if len(layer)]
    if layers:
        zones = gpd.GeoDataFrame(pd.concat(layers, ignore_index=True), crs=source.crs)
        shapes, owner = in_tiles(_shapes(zones))
        zones = zones.iloc[owner].set_geometry(shapes, crs=source.crs)
        zones.to_parquet(path, index=False)
    return steps, [*notes, *noted]


def _of_restrictions(
    restrictions: gpd.GeoDataFrame | None, source: Source, on: Day
) -> tuple[list[gpd.GeoDataFrame], list[Message]]:
    if restrictions is None:
        return [], []
    valid, notes = _valid(restrictions, on)
    if len(valid) == 0:
        return [], notes
    valid = _in_crs(valid, source, notes)
    order = {regime: place for place, regime in enumerate(regime_order())}
    with ThreadPoolExecutor(1) as pool:
        joined = pool.submit(_joined, valid, RESTRICTION, valid["kind"], valid["regime"])
        shapes, place = strictest_parts(_shapes(valid), valid["regime"].map(order).to_numpy())
        regimes = np.array(regime_order(), dtype=object)[place]
        return [joined.result(), _layer(shapes, source, REGIME, regimes, ALL)], notes


def _of_hazards(
    hazards: gpd.GeoDataFrame | None, source: Source, order: Order
) -> tuple[list[gpd.GeoDataFrame], list[tuple[str, str]], list[Message]]:
    if hazards is None:
        return [], [], []
    found = ranked_hazards(hazards, order=order)
    notes: list[Message] = list(found.attrs.get(NOTES, []))
    steps, parts = [], []
    for hazard, features in found.groupby("hazard", sort=False):
        # The highest level comes first and wins; levels are printed from the lowest on.
        ranks = sorted(set(features["rank"]), reverse=True)
        places = {rank: place for place, rank in enumerate(ranks)}
        names = dict(zip(features["rank"], features["level"], strict=True))
        shapes, place = strictest_parts(_shapes(features), features["rank"].map(places).to_numpy())
        levels = np.array([names[rank] for rank in ranks], dtype=object)
        present = set(place.tolist())
        steps += [
            (str(hazard), str(levels[number]))
            for number in range(len(ranks))[::-1]
            if number in present
        ]
        parts.append(
            gpd.GeoDataFrame(
                {"hazard": str(hazard), "level": levels[place]}, geometry=shapes, crs=hazards.crs
            )
        )
    levels_of = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=hazards.crs)
    laid = _in_crs(levels_of, source, notes)
    return [
        _layer(_shapes(laid), source, HAZARD, laid["hazard"], laid["level"]),
        _joined(laid, EXPOSED, ALL, ALL),
    ], steps, notes  # fmt: skip


def strictest_parts(shapes: Geometries, place: Ints) -> tuple[Geometries, Ints]:
    """Give each piece of land to the class that comes first where several lie over it.

    Parameters
    ----------
    shapes : ndarray of shapely polygons
        Valid; they may overlap.
    place : ndarray of int
        The class of each, 0 the first.

    Returns
    -------
    shapes : ndarray of shapely polygons
        Parts that do not overlap and cover what the given ones cover.
    place : ndarray of int
    """
    parts, owner = shapely.get_parts(shapes, return_index=True)
    kind = place[owner].astype(np.intp)
    # As they were drawn: joined first, strips that cross would be one shape over the country, and
    # every circle beside one of them would be cut with all of it.
    mine, other = shapely.STRtree(parts).query(parts, predicate="intersects")
    before = kind[other] < kind[mine]
    mine, other = mine[before], other[before]
    starts = np.flatnonzero(np.append(True, mine[1:] != mine[:-1])[: len(mine)])
    made = parts.copy()

    def cut(run: tuple[int, int]) -> None:
        first, last = run
        above = parts[other[first:last]]
        covered = above[0] if len(above) == 1 else shapely.union_all(above)
        made[mine[first]] = difference(parts[mine[first]], covered)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(cut, pairwise(np.append(starts, len(mine)).tolist())))
    left = np.flatnonzero(~(shapely.is_missing(made) | shapely.is_empty(made)))
    rest, owner = shapely.get_parts(made[left], return_index=True)
    joined, number = apart(rest, kind[left][owner])
    rest, owner = shapely.get_parts(joined, return_index=True)
    return rest, number[owner]


def _valid(restrictions: gpd.GeoDataFrame, on: Day) -> tuple[gpd.GeoDataFrame, list[Message]]:
    day = day_of(on)
    clean = cleaned(restrictions)
    valid = in_force(clean.layer["valid_from"], clean.layer["valid_to"], day)
    notes = [Message("note.all_dates") if day is None else Message("note.in_force_on", on=str(day))]
    if not valid.all():
        out = clean.layer[~valid]
        names = list(out["name"].where(out["name"].notna(), out["kind"]))
        notes.append(
            Message("note.not_in_force", features=len(out), on=str(day), names=shortened(names))
        )
    if len(clean.findings):
        notes.append(Message("note.restriction_findings", count=len(clean.findings)))
    return clean.layer[valid].reset_index(drop=True), notes


def _in_crs(layer: gpd.GeoDataFrame, source: Source, notes: list[Message]) -> gpd.GeoDataFrame:
    crs = horizontal_crs(layer.crs)
    if crs == source.crs:
        return layer.set_crs(source.crs, allow_override=True)
    layer, cut = cut_to_reach(layer, source.crs)
    notes += cut
    unit = metres_per_unit(crs, layer.total_bounds)
    fine = layer.set_geometry(layer.geometry.segmentize(_EDGE_M / unit)).to_crs(source.crs)
    shapes, _ = sound(np.asarray(fine.geometry.values, dtype=object))
    notes.append(Message("note.brought_to_crs", features=len(layer), crs=source.crs.name))
    return fine.set_geometry(shapes, crs=source.crs)


def _shapes(layer: gpd.GeoDataFrame) -> Geometries:
    return np.asarray(layer.geometry.values, dtype=object)


def _joined(
    layer: gpd.GeoDataFrame, theme: str, first: pd.Series | str, second: pd.Series | str
) -> gpd.GeoDataFrame:
    """Zones in parts; those of one kind that overlap are joined here, once for all processes."""
    parts, owner = shapely.get_parts(_shapes(layer), return_index=True)
    names = pd.DataFrame({"first": first, "second": second}, index=layer.index)
    number = names.groupby(["first", "second"], sort=False).ngroup().to_numpy()
    shapes, kind = apart(parts, number[owner])
    shapes, owner = shapely.get_parts(shapes, return_index=True)
    rows = np.unique(number, return_index=True)[1][kind[owner]]
    named = names.iloc[rows].reset_index(drop=True)
    named.insert(0, "theme", theme)
    return gpd.GeoDataFrame(named, geometry=shapes, crs=layer.crs)


def _layer(
    shapes: Geometries, source: Source, theme: str, first: object, second: object
) -> gpd.GeoDataFrame:
    table = pd.DataFrame({"theme": theme, "first": first, "second": second})
    return gpd.GeoDataFrame(table, geometry=shapes, crs=source.crs)
