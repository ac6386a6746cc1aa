"""What is known of each parcel before anything is laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..geometry.rings import Floats
from ..layers.measured import measured_parcels
from ..messages import Message
from ..zoning.built import built_on
from .settings import Access

Texts = NDArray[np.object_]


@dataclass(frozen=True)
class Ground:
    """Parcels as columns, in the order of the layer.

    Attributes
    ----------
    layer : geopandas.GeoDataFrame
        Valid outlines, in the CRS of the parcels.
    ids, category, land_kind, ownership, in_use, access : ndarray of str
    rank : ndarray of int
    measured, footprint : ndarray of float
        The area of the parcel and of the buildings on it, m².
    buildings : ndarray of float
        How many stand on it.
    notes : list of Message
    """

    layer: gpd.GeoDataFrame
    ids: Texts
    category: Texts
    land_kind: Texts
    ownership: Texts
    in_use: Texts
    access: Texts
    rank: NDArray[np.integer[Any]]
    measured: Floats
    footprint: Floats
    buildings: Floats
    notes: list[Message]


def ground_of(
    parcels: gpd.GeoDataFrame,
    access: dict[str, Access],
    buildings: gpd.GeoDataFrame | None = None,
) -> Ground:
    """Measure the parcels and read their attributes.

    Raises
    ------
    DataError
        No features, no usable CRS, nothing with an area, or a number that two parcels have.
    """
    read = measured_parcels(parcels)
    notes = read.notes
    keys = _access_keys(read.classes["ownership"], read.classes["in_use"], access)
    rank = {code: entry.rank for code, entry in access.items()}
    layer = gpd.GeoDataFrame(geometry=read.shapes, crs=parcels.crs)
    footprint, count = np.zeros(len(parcels)), np.zeros(len(parcels))
    if buildings is not None:
        built = built_on(layer, buildings)
        notes += built.notes
        footprint = built.parcels["footprint_m2"].to_numpy(dtype=float)
        count = built.parcels["buildings"].to_numpy(dtype=float)
    return Ground(
        layer=layer,
        ids=read.ids,
        **read.classes,
        access=keys,
        rank=pd.Series(keys).map(rank).to_numpy(dtype=np.int64),
        measured=read.area_m2,
        footprint=footprint,
        buildings=count,
        notes=notes,
    )


def _access_keys(ownership: Texts, in_use: Texts, access: dict[str, Access]) -> Texts:
    """The kind of access of each parcel; what has no code counts as not known."""
    keys = pd.Series(ownership + "_" + in_use, dtype="object")
    known = {key: key for key in access}
    second = pd.Series(ownership + "_unknown", dtype="object").map(known)
    return keys.map(known).fillna(second).fillna("unknown_unknown").to_numpy(dtype=object)
