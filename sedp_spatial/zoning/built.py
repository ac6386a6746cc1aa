"""What stands on each parcel: footprints, floor area and dwellings, shared out without loss."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import CalculationError, DataError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.rings import Floats
from ..geometry.sound import sound
from ..layers.cells import shortened, texts
from ..layers.findings import feature_ids
from ..layers.numbers import to_numbers
from ..layers.place import check_place
from ..messages import Message
from ..overlay import overlap_areas
from .rules import use_code

# What may be lost or gained when floor area is shared out to parcels, as a share of all of it.
_AGREES = 1e-6


@dataclass(frozen=True)
class Built:
    """Buildings by parcel.

    Attributes
    ----------
    parcels : pandas.DataFrame
        footprint_m2, floor_m2, dwellings, buildings (those with most of themselves here), by the
        parcel's position.
    floor_m2, outside_m2 : float
        Floor area of all buildings, and of what lies outside the parcels.
    notes : list of Message
    """

    parcels: pd.DataFrame
    floor_m2: float
    outside_m2: float
    notes: list[Message]


def built_on(parcels: gpd.GeoDataFrame, buildings: gpd.GeoDataFrame) -> Built:
    """Share out buildings to the parcels under them, by the area of their outline on each.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    buildings : geopandas.GeoDataFrame
        Outlines with use, floors, height_m, households, any of which may be missing.

    Raises
    ------
    DataError
        No buildings or no CRS.
    CalculationError
        If parcels overlap so much that floor area would be counted twice.
    """
    if len(buildings) == 0:
        raise DataError("error.no_features", layer="buildings")
    check_place(buildings, "buildings")
    shapes, _ = sound(np.asarray(buildings.geometry.values, dtype=object))
    footprint = drawn_area_m2(shapes, horizontal_crs(buildings.crs))
    floors, notes = floors_of(buildings)
    without = footprint == 0
    if without.any():
        ids = feature_ids(buildings, "building_id", np.flatnonzero(without))
        notes.append(Message("note.without_footprint", features=len(ids), ids=shortened(ids)))
    table = pd.DataFrame(
        0.0,
        index=range(len(parcels)),
        columns=["footprint_m2", "floor_m2", "dwellings", "buildings"],
    )
    if not footprint.any():
        return Built(table, 0.0, 0.0, notes)
    numbered = parcels[[parcels.geometry.name]].reset_index(drop=True)
    numbered["position"] = np.arange(len(parcels))
    outlines = gpd.GeoDataFrame(geometry=shapes, crs=buildings.crs)
    found = overlap_areas(outlines, numbered, by="position")
    building = found["parcel"].to_numpy()
    found["floor_m2"] = found["area_m2"] * floors[building]
    sums = found.groupby("position")[["area_m2", "floor_m2"]].sum()
    table.loc[sums.index, ["footprint_m2", "floor_m2"]] = sums.to_numpy()
    main = found.sort_values("area_m2", kind="stable").groupby("parcel").tail(1)
    counted = main.assign(homes=dwellings_of(buildings)[main["parcel"].to_numpy()], one=1.0)
    homes = counted.groupby("position")[["homes", "one"]].sum()
    table.loc[homes.index, ["dwellings", "buildings"]] = homes.to_numpy()
    floor = float((footprint * floors).sum())
    outside = floor - float(table["floor_m2"].sum())
    if outside < -_AGREES * floor:
        raise CalculationError("error.floor_area_not_closed", off_m2=-outside)
    outside = 0.0 if abs(outside) <= _AGREES * floor else outside
    if outside:
        notes.append(Message("note.floor_outside", area_m2=outside))
    return Built(table, floor, outside, notes)


def floors_of(buildings: gpd.GeoDataFrame) -> tuple[Floats, list[Message]]:
    """The number of floors of each building; from its height, or one, where it is not known."""
    stated = numbers(buildings, "floors")
    height = numbers(buildings, "height_m")
    storey = float(load_codes("zoning_norms")["storey_height_m"]["value"])
    guessed = np.where(height > 0, np.maximum(np.floor(height / storey), 1.0), 1.0)
    known = stated > 0
    if known.all():
        return stated, []
    ids = feature_ids(buildings, "building_id", np.flatnonzero(~known))
    note = Message("note.without_floors", features=len(ids), ids=shortened(ids))
    return np.where(known, stated, guessed), [note]


def dwellings_of(buildings: gpd.GeoDataFrame) -> Floats:
    """The dwellings in each building: its households, and at least one in a house."""
    households = np.nan_to_num(numbers(buildings, "households"))
    if "use" not in buildings.columns:
        return households
    codes = load_codes("zoning_uses")
    uses = [use_code(use or "") for use in texts(buildings["use"])]
    homes = np.array([bool(codes.get(use, {}).get("housing")) for use in uses], dtype=np.bool_)
    return np.where(homes, np.maximum(households, 1.0), 0.0)


def numbers(layer: gpd.GeoDataFrame, column: str) -> Floats:
    """A column of numbers, NaN where it is absent or unreadable."""
    if column not in layer.columns:
        return np.full(len(layer), np.nan)
    return to_numbers(layer[column], as_area=False)[0].to_numpy(dtype=float)
