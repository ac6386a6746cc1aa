"""How much of which parcel lies in which zone, and where: the overlay that the rules build on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from .errors import DataError, UsageError
from .geometry.area import drawn_area_m2, horizontal_crs
from .geometry.clip import clipped_pieces, scattered_pieces
from .geometry.local import metres_per_unit
from .geometry.overlap import Engine, Overlaps, planar_overlaps
from .geometry.rings import Floats, Geometries, Ints, Rings
from .geometry.scale import ArealScale, fit_areal_scale
from .geometry.sound import areal_part, sound, width_at_most, with_sound
from .geometry.zone_index import ZoneIndex, index_zones
from .layers.cells import by_value, shortened, texts
from .layers.findings import feature_ids
from .layers.mapping import NOTES
from .layers.place import check_place
from .layers.reach import cut_to_reach
from .layers.schema import UNASSIGNED
from .messages import Message
from .progress import Feedback, step
from .results import Result

# A piece of a parcel larger than this is measured by itself; of a smaller one the area on the
# ellipsoid follows from its planar area and its centre to a square millimetre.
_LARGE_M = 1000.0
# A zone drawn in another system keeps its drawn course when its edges are cut this fine.
_EDGE_M = 200.0

# The index of the zones, the number of each one's kind, the values of the kinds, and notes.
ReadyZones: TypeAlias = tuple[ZoneIndex, Ints, pd.DataFrame, list[Message]]


def overlap_areas(
    parcels: gpd.GeoDataFrame,
    zones: gpd.GeoDataFrame,
    *,
    by: str | Sequence[str],
    tolerance_m: float = 0.0,
    engine: Engine = "auto",
    threads: int | None = None,
) -> pd.DataFrame:
    """Measure how much of every parcel lies in every kind of zone.

    Parameters
    ----------
    parcels, zones : geopandas.GeoDataFrame
        Polygons; zones in another CRS are brought to that of the parcels. Invalid outlines are
        mended first, never counted by winding number.
    by : str or sequence of str
        Columns of the zones. Zones that agree in them and overlap are counted once.
    tolerance_m : float
        Pieces nowhere wider than this are told apart in ``sliver_m2``; they stay in ``area_m2``.
    engine : {"auto", "kernel", "geos"}
        The compiled kernel (needs numba) or GEOS; the numbers are the same.
    threads : int, optional
        All processors if not given.

    Returns
    -------
    pandas.DataFrame
        parcel_id, the columns of ``by``, area_m2 (ellipsoidal), share (of the parcel's measured
        area), sliver_m2, parcel (position in the layer); one row per parcel and kind of zone
        that have land in common, in the order of the parcels. ``attrs["sedp_notes"]`` says what
        was mended or brought to another CRS.

    Raises
    ------
    DataError
        No features, no usable CRS, or nothing with an area.
    UsageError
        A column that the zones do not have.

    Examples
    --------
    >>> table = overlap_areas(parcels, hazards, by=["hazard", "level"])
    >>> bool((table["share"] <= 1 + 1e-9).all())
    True
    """
    columns = [by] if isinstance(by, str) else list(by)
    _check_layers(parcels, zones)
    zones, notes = _placed(zones, columns, horizontal_crs(parcels.crs))

    def work(shapes: Geometries) -> pd.DataFrame:
        ready: ReadyZones = (*_indexed(zones, shapes, columns), [])
        return areas_in_zones(
            parcels, ready, columns, tolerance_m=tolerance_m, engine=engine, threads=threads
        )

    table, shapes, mended = with_sound(_outlines(zones), work)
    _note_mended(zones, "zone", shapes, mended, notes)
    table.attrs[NOTES] = notes + table.attrs[NOTES]
    return table


def areas_in_zones(
    parcels: gpd.GeoDataFrame,
    ready: ReadyZones,
    columns: list[str],
    *,
    tolerance_m: float = 0.0,
    engine: Engine = "auto",
    threads: int | None = None,
) -> pd.DataFrame:
    """:func:`overlap_areas` with zones that are ready, where parcels come in batches.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    ready
        As :func:`ready_zones` returns them, for the columns and the CRS of the parcels.
    columns : list of str
    tolerance_m, engine, threads
        As in :func:`overlap_areas`.
    """
    if len(parcels) == 0:
        names = ["parcel_id", *columns, "area_m2", "share", "sliver_m2", "parcel"]
        return pd.DataFrame({name: pd.Series(dtype="int64") for name in names})
    sides, found = _overlaid(parcels, ready, engine, threads)
    parcel_m2 = np.zeros(len(sides.parcels))
    own = np.unique(found.parcel)
    parcel_m2[own] = drawn_area_m2(sides.parcels[own], sides.crs)
    area_m2 = measure_on_ellipsoid(found, sides.parcels, sides.zones, parcel_m2, sides.crs, threads)
    slivers = _slivers(found, sides, area_m2, tolerance_m)
    parts = {"area_m2": area_m2, "sliver_m2": slivers}
    result = by_kind(found, sides.kind, sides.kinds, parts, parcel_m2)
    result["parcel_id"] = feature_ids(parcels, "parcel_id", result["parcel"].to_numpy())
    result = result[["parcel_id", *columns, "area_m2", "share", "sliver_m2", "parcel"]]
    result.attrs[NOTES] = sides.notes
    return result


def by_kind(
    found: Overlaps,
    kind: Ints,
    kinds: pd.DataFrame,
    parts: dict[str, Floats],
    parcel_m2: Floats,
) -> pd.DataFrame:
    """Add up the pairs of each parcel and kind of zone.

    Parameters
    ----------
    found : Overlaps
    kind, kinds
        As :func:`ready_zones` returns them.
    parts : dict of str to ndarray
        What is added up per pair, ``area_m2`` among it.
    parcel_m2 : ndarray
        The area of each parcel.

    Returns
    -------
    pandas.DataFrame
        The columns of ``kinds``, parcel (position), those of ``parts``, share; by parcel and kind.
    """
    pairs = pd.DataFrame({"parcel": found.parcel, "kind": kind[found.zone], **parts})
    sums = pairs.groupby(["parcel", "kind"], as_index=False, sort=True).sum()
    named = kinds.iloc[sums["kind"].to_numpy()].reset_index(drop=True)
    table = pd.concat([named, sums.drop(columns="kind")], axis=1)
    return table.assign(share=table["area_m2"] / parcel_m2[table["parcel"].to_numpy()])


def overlap_pieces(
    parcels: gpd.GeoDataFrame,
    zones: gpd.GeoDataFrame,
    *,
    threads: int | None = None,
) -> gpd.GeoDataFrame:
    """Cut parcels along zones: the pieces themselves, with the attributes of both.

    Parameters
    ----------
    parcels, zones : geopandas.GeoDataFrame
        As in :func:`overlap_areas`; overlapping zones give overlapping pieces.
    threads : int, optional

    Returns
    -------
    geopandas.GeoDataFrame
        One row per parcel and zone that have land in common: the columns of the parcels, those
        of the zones (``_zone`` behind a name that both have), area_m2, parcel and zone
        (positions in the layers), geometry.

    Raises
    ------
    DataError
        As :func:`overlap_areas`.

    Examples
    --------
    >>> pieces = overlap_pieces(parcels, restrictions)
    >>> pieces.geometry.is_valid.all()
    True
    """
    _check_layers(parcels, zones)
    ready = ready_zones(zones, None, horizontal_crs(parcels.crs))
    sides, found = _overlaid(parcels, ready, "auto", threads)
    pieces = sides.parcels[found.parcel].copy()
    cut = np.flatnonzero(~found.whole)
    pieces[cut] = areal_part(
        clipped_pieces(sides.parcels, sides.zones, found.parcel[cut], found.zone[cut], threads or 2)
    )
    left = parcels.drop(columns=parcels.geometry.name).iloc[found.parcel].reset_index(drop=True)
    right = zones.drop(columns=zones.geometry.name).iloc[found.zone].reset_index(drop=True)
    both = {name: f"{name}_zone" for name in right.columns if name in left.columns}
    table = pd.concat([left, right.rename(columns=both)], axis=1).assign(
        area_m2=drawn_area_m2(pieces, sides.crs), parcel=found.parcel, zone=found.zone
    )
    result = gpd.GeoDataFrame(table, geometry=pieces, crs=parcels.crs)
    result.attrs = {NOTES: sides.notes}
    return result[result["area_m2"] > 0].reset_index(drop=True)


def overlap_result(
    parcels: gpd.GeoDataFrame,
    zones: gpd.GeoDataFrame,
    *,
    by: str | Sequence[str],
    tolerance_m: float = 0.0,
    feedback: Feedback | None = None,
) -> Result:
    """The table of :func:`overlap_areas` and the layer of :func:`overlap_pieces` as one result."""
    step(feedback, 0.0)
    table = overlap_areas(parcels, zones, by=by, tolerance_m=tolerance_m)
    step(feedback, 0.5)
    layer = overlap_pieces(parcels, zones)
    step(feedback, 1.0)
    return Result(table=table, layer=layer, notes=tuple(table.attrs[NOTES]))


@dataclass(frozen=True)
class _Sides:
    """Both layers as the engine took them: valid, in one CRS, zones of a kind apart."""

    parcels: Geometries
    zones: Geometries
    kind: Ints
    kinds: pd.DataFrame
    crs: CRS
    notes: list[Message]


def _check_layers(parcels: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> None:
    for name, layer in (("parcels", parcels), ("zones", zones)):
        if len(layer) == 0:
            raise DataError("error.no_features", layer=name)
    check_place(parcels, "parcels")


def _overlaid(
    parcels: gpd.GeoDataFrame, ready: ReadyZones, engine: Engine, threads: int | None
) -> tuple[_Sides, Overlaps]:
    """Make the parcels ready and find what they have in common with the zones."""
    index, kind, kinds, noted = ready
    notes = list(noted)
    found, own, mended = with_sound(
        _outlines(parcels),
        lambda some: planar_overlaps(some, index, engine=engine, threads=threads),
    )
    _note_mended(parcels, "parcel_id", own, mended, notes)
    crs = horizontal_crs(parcels.crs)
    return _Sides(own, index.shapes, kind, kinds, crs, notes), found


def ready_zones(zones: gpd.GeoDataFrame, columns: list[str] | None, crs: CRS) -> ReadyZones:
    """Zones in a CRS, valid, those of one kind apart, and indexed.

    Returns
    -------
    index : ZoneIndex
    kind : ndarray of int
        The number of each zone's kind.
    kinds : pandas.DataFrame
        The values of ``columns`` by that number; without columns every zone is a kind.
    notes : list of Message
        What was mended or brought to another CRS.
    """
    zones, notes = _placed(zones, columns or [], crs)
    shapes, mended = sound(_outlines(zones))
    _note_mended(zones, "zone", shapes, mended, notes)
    return *_indexed(zones, shapes, columns), notes


def _placed(
    zones: gpd.GeoDataFrame, columns: list[str], crs: CRS
) -> tuple[gpd.GeoDataFrame, list[Message]]:
    """The zones in a CRS, and a note where they were in another."""
    check_place(zones, "zones")
    _check_columns(columns, zones)
    if horizontal_crs(zones.crs) == crs:
        return zones, []
    zones, notes = cut_to_reach(zones, crs)
    unit = metres_per_unit(horizontal_crs(zones.crs), zones.total_bounds)
    fine = zones.set_geometry(zones.geometry.segmentize(_EDGE_M / unit))
    moved = Message("note.brought_to_crs", features=len(zones), crs=crs.name)
    return fine.to_crs(crs), [*notes, moved]


def _indexed(
    zones: gpd.GeoDataFrame, shapes: Geometries, columns: list[str] | None
) -> tuple[ZoneIndex, Ints, pd.DataFrame]:
    """The index, the kinds' numbers and the kinds of zones with these outlines."""
    if columns is None:
        kind, kinds = np.arange(len(zones)), pd.DataFrame(index=range(len(zones)))
    else:
        kind, kinds = _kinds(zones, columns)
        shapes, kind = apart(shapes, kind)
    return index_zones(shapes), kind, kinds


def _outlines(layer: gpd.GeoDataFrame) -> Geometries:
    return np.asarray(layer.geometry.values, dtype=object)


def _check_columns(columns: list[str], zones: gpd.GeoDataFrame) -> None:
    for column in columns:
        if column not in zones.columns or column == zones.geometry.name:
            have = [str(name) for name in zones.columns if name != zones.geometry.name]
            raise UsageError("error.no_group_column", column=column, columns=have)


def _note_mended(
    layer: gpd.GeoDataFrame,
    id_column: str,
    shapes: Geometries,
    mended: NDArray[np.bool_],
    notes: list[Message],
) -> None:
    if mended.any():
        ids = feature_ids(layer, id_column, np.flatnonzero(mended))
        notes.append(Message("note.measured_mended", features=len(ids), ids=shortened(ids)))
    if (shapely.is_missing(shapes) | shapely.is_empty(shapes)).all():
        raise DataError("error.nothing_to_measure", layer=id_column)


def _kinds(zones: gpd.GeoDataFrame, columns: list[str]) -> tuple[Ints, pd.DataFrame]:
    """The number of each zone's kind, and the kinds' values."""
    values = pd.DataFrame(
        {
            column: by_value(texts(zones[column]), str, missing=UNASSIGNED)
            if not pd.api.types.is_numeric_dtype(zones[column])
            else zones[column]
            for column in columns
        }
    )
    numbers = values.groupby(columns, dropna=False, sort=True).ngroup().to_numpy()
    first = np.unique(numbers, return_index=True)[1]
    return numbers.astype(np.intp), values.iloc[first].reset_index(drop=True)


def apart(shapes: Geometries, kind: Ints) -> tuple[Geometries, Ints]:
    """Join zones of one kind that overlap, so that no land is counted twice for it."""
    first, second = shapely.STRtree(shapes).query(shapes)
    same = (first < second) & (kind[first] == kind[second])
    first, second = first[same], second[same]
    shapely.prepare(shapes[np.unique(first)])
    meet = shapely.intersects(shapes[first], shapes[second])
    first, second = first[meet], second[meet]
    overlap = ~shapely.touches(shapes[first], shapes[second])
    first, second = first[overlap], second[overlap]
    if len(first) == 0:
        return shapes, kind
    family = np.arange(len(shapes))
    while True:  # the smallest number spreads through each family
        joined = family.copy()
        np.minimum.at(joined, first, family[second])
        np.minimum.at(joined, second, family[first])
        joined = joined[joined]
        if np.array_equal(joined, family):
            break
        family = joined
    heads, members = np.unique(family, return_inverse=True)
    order = np.argsort(members, kind="stable")
    groups = np.split(shapes[order], np.cumsum(np.bincount(members))[:-1])
    joined_shapes = [group[0] if len(group) == 1 else shapely.union_all(group) for group in groups]
    return areal_part(np.array(joined_shapes, dtype=object)), kind[heads]


def measure_on_ellipsoid(
    found: Overlaps,
    parcels: Geometries | Rings,
    zones: Geometries,
    parcel_m2: Floats,
    crs: CRS,
    threads: int | None,
    scale: ArealScale | None = None,
    *,
    singly: bool = False,
) -> Floats:
    """Planar areas and centres to square metres of the ellipsoid.

    Parameters
    ----------
    found : Overlaps
    parcels, zones
        What was overlaid.
    parcel_m2 : ndarray
        The area of each parcel.
    crs : pyproj.CRS
    threads : int, optional
    scale : ArealScale, optional
        Of a larger extent, where many layers in it are measured one after the other.
    singly : bool
        Cut every piece by itself: its last digit then does not depend on its neighbours, and
        zones of many vertices take longer.
    """
    area = np.where(found.whole, parcel_m2[found.parcel], 0.0)
    cut = np.flatnonzero(~found.whole)
    if len(cut) == 0:
        return area
    own, place = np.unique(found.parcel[cut], return_inverse=True)
    bounds = parcels.bounds()[own] if isinstance(parcels, Rings) else shapely.bounds(parcels[own])
    extent = np.concatenate([bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)])
    scale = scale or fit_areal_scale(crs, extent)
    sizes = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])[place]
    unit = metres_per_unit(crs, extent) if scale is None else scale.metres_per_unit()
    large = sizes * unit > _LARGE_M
    if scale is None:
        large[:] = True
    else:
        small = cut[~large]
        area[small] = found.area[small] * scale.at(found.centre[small])
    big = cut[large]
    if len(big):
        few, at = np.unique(found.parcel[big], return_inverse=True)
        shapes = parcels.polygons(few) if isinstance(parcels, Rings) else parcels[few]
        if singly:
            pieces = scattered_pieces(shapes[at], zones[found.zone[big]])
        else:
            pieces = clipped_pieces(shapes, zones, at, found.zone[big], threads or 2)
        area[big] = drawn_area_m2(areal_part(pieces), crs, scale=scale)
    return area


def _slivers(found: Overlaps, sides: _Sides, area_m2: Floats, tolerance_m: float) -> Floats:
    """The area of pieces nowhere wider than the tolerance, 0 for all others."""
    slivers = np.zeros(len(area_m2))
    if tolerance_m <= 0:
        return slivers
    unit = metres_per_unit(sides.crs, shapely.total_bounds(sides.parcels))
    # A piece nowhere wider than w has at most half its border times w as its area, and its
    # border is hardly longer than the parcel's.
    rim = shapely.length(sides.parcels)[found.parcel] * unit
    suspects = np.flatnonzero(area_m2 <= rim * tolerance_m)
    pieces = areal_part(
        clipped_pieces(sides.parcels, sides.zones, found.parcel[suspects], found.zone[suspects], 1)
    )
    narrow = width_at_most(pieces, tolerance_m / unit)
    slivers[suspects[narrow]] = area_m2[suspects[narrow]]
    return slivers
