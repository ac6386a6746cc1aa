"""Cut parcels along the edge of a site: new numbers, registered areas pro rata, lineage."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.local import metres_per_unit
from ..geometry.sound import areal_part, sound, width_at_most
from ..layers.boundary import Boundary, territory_of
from ..layers.findings import feature_ids
from ..layers.numbers import to_numbers
from ..layers.plane import laid, plane_of


@dataclass(frozen=True)
class Split:
    """Parcels after the cut.

    Attributes
    ----------
    parcels : geopandas.GeoDataFrame
        With the columns of the input; a parcel that is cut stands as two rows.
    origin : ndarray of int
        The position of each row's parcel in the input.
    within : ndarray of bool
        Which rows lie in the site.
    cut : list of (str, str, str)
        Old number, the new one within the site and the new one of the rest.
    """

    parcels: gpd.GeoDataFrame
    origin: NDArray[np.intp]
    within: NDArray[np.bool_]
    cut: list[tuple[str, str, str]]


def split_along(parcels: gpd.GeoDataFrame, site: Boundary, tolerance_m: float) -> Split:
    """Cut the parcels that a site cuts; slivers on either side move no boundary.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    site : GeoDataFrame, GeoSeries or polygon
    tolerance_m : float
        A part nowhere wider than this, inside or outside, is not cut off.
    """
    crs, plane = horizontal_crs(parcels.crs), plane_of(parcels)
    outline = laid(np.array([territory_of(site, parcels)], dtype=object), crs, plane)[0]
    raw = np.asarray(parcels.geometry.values, dtype=object)
    flat = sound(laid(raw, crs, plane))[0]
    near = np.sort(shapely.STRtree(flat).query(outline, predicate="intersects"))
    inside = areal_part(shapely.intersection(flat[near], outline))
    rest = areal_part(shapely.difference(flat[near], outline))
    width = tolerance_m / metres_per_unit(plane, np.array(outline.bounds))
    some, more = _wide(inside, width), _wide(rest, width)
    whole, cut = near[some & ~more], near[some & more]
    shapes_in, shapes_out = inside[some & more], rest[some & more]
    counts = np.ones(len(parcels), dtype=np.intp)
    counts[cut] = 2
    origin = np.repeat(np.arange(len(parcels)), counts)
    first = np.cumsum(counts) - counts
    after = parcels.iloc[origin].copy()
    within = np.isin(origin, whole)
    within[first[cut]] = True
    if len(cut):
        shapes = raw[origin]
        back = _Back.of(raw[cut], laid(raw[cut], crs, plane), crs, plane)
        shapes[first[cut]] = back.shapes(shapes_in)
        shapes[first[cut] + 1] = back.shapes(shapes_out)
        after.index = _labels(parcels.index, origin, first[cut] + 1)
        after = after.set_geometry(gpd.GeoSeries(shapes, index=after.index, crs=parcels.crs))
        _share_registered(after, first[cut], shapes_in, shapes_out, plane)
    names = _rename(parcels, after, cut, first)
    return Split(after, origin, within, names)


@dataclass(frozen=True)
class _Back:
    """The way from the flat map back to the layer's CRS, exact where vertices were there before.

    A projection's inverse is off by micrometres; neighbours that share a vertex would part.
    """

    crs: CRS
    plane: CRS
    flat: NDArray[np.complex128]
    own: NDArray[np.float64]

    @classmethod
    def of(cls, raw: NDArray[np.object_], flat: NDArray[np.object_], crs: CRS, plane: CRS) -> _Back:
        xy = shapely.get_coordinates(flat)
        keys, first = np.unique(xy[:, 0] + 1j * xy[:, 1], return_index=True)
        return cls(crs, plane, keys, shapely.get_coordinates(raw)[first])

    def shapes(self, pieces: NDArray[np.object_]) -> NDArray[np.object_]:
        if self.crs == self.plane:
            return pieces
        back: NDArray[np.object_] = shapely.transform(pieces, self._turned)
        return back

    def _turned(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        there = Transformer.from_crs(self.crs, self.plane, always_xy=True)
        target = xy
        for _ in range(3):  # the inverse, corrected by what the way forth says
            turned = np.column_stack(
                there.transform(target[:, 0], target[:, 1], direction="INVERSE")
            )
            target = target - (np.column_stack(there.transform(turned[:, 0], turned[:, 1])) - xy)
        keys = xy[:, 0] + 1j * xy[:, 1]
        place = np.minimum(np.searchsorted(self.flat, keys), len(self.flat) - 1)
        known = self.flat[place] == keys
        turned[known] = self.own[place[known]]
        return turned


def _wide(shapes: NDArray[np.object_], width: float) -> NDArray[np.bool_]:
    wide = ~shapely.is_missing(shapes)
    wide[wide] = ~width_at_most(shapes[wide], width)
    return wide


def _labels(index: pd.Index, origin: NDArray[np.intp], new: NDArray[np.intp]) -> pd.Index:
    """The input's labels; the rests of cut parcels get new ones."""
    labels = index.to_numpy(dtype=object)[origin]
    if pd.api.types.is_integer_dtype(index):
        labels[new] = np.arange(len(new)) + int(index.max()) + 1
        return pd.Index(labels.astype(np.int64), name=index.name)
    labels[new] = [f"{label}/2" for label in labels[new]]
    return pd.Index(labels, name=index.name)


def _share_registered(
    after: gpd.GeoDataFrame,
    rows: NDArray[np.intp],
    inside: NDArray[np.object_],
    rest: NDArray[np.object_],
    plane: CRS,
) -> None:
    """Divide the registered area as the measured one; both parts add up to the whole."""
    column = "registered_area_ha"
    if column not in after.columns:
        return
    numbers = to_numbers(after[column])[0].to_numpy(dtype=float).copy()
    first, second = drawn_area_m2(inside, plane), drawn_area_m2(rest, plane)
    whole = numbers[rows]
    part = whole * (first / (first + second))
    values = after[column].to_numpy(dtype=object).copy()
    values[rows] = part
    values[rows + 1] = whole - part
    numeric = pd.api.types.is_numeric_dtype(after[column])
    after[column] = pd.Series(values, index=after.index, dtype=float if numeric else object)


def _rename(
    parcels: gpd.GeoDataFrame,
    after: gpd.GeoDataFrame,
    cut: NDArray[np.intp],
    first: NDArray[np.intp],
) -> list[tuple[str, str, str]]:
    """New numbers for both parts of each cut parcel: the old one with a suffix that is free."""
    taken = {str(name) for name in feature_ids(parcels, "parcel_id")}
    named: list[tuple[str, str, str]] = []
    for name in feature_ids(parcels, "parcel_id", cut):
        parts = _free(str(name), taken)
        named.append((str(name), parts[0], parts[1]))
    if "parcel_id" in after.columns and named:
        ids = after["parcel_id"].to_numpy(dtype=object).copy()
        ids[first[cut]] = [one for _, one, _ in named]
        ids[first[cut] + 1] = [two for _, _, two in named]
        after["parcel_id"] = pd.Series(ids, index=after.index, dtype=object)
    return named


def _free(name: str, taken: set[str]) -> tuple[str, str]:
    found: list[str] = []
    number = 0
    while len(found) < 2:
        number += 1
        if f"{name}/{number}" not in taken:
            found.append(f"{name}/{number}")
    taken.update(found)
    return found[0], found[1]
