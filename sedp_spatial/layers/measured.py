"""Parcels as most analyses want them: numbers that occur once, sound outlines, area, classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.rings import Floats, Geometries
from ..geometry.sound import sound
from ..messages import Message
from .cells import shortened
from .classes import classes_of
from .findings import feature_ids, notes_on_outlines
from .place import check_place

CLASSES = ("category", "land_kind", "ownership", "in_use")


@dataclass(frozen=True)
class MeasuredParcels:
    """Parcels as columns, in the order of the layer.

    Attributes
    ----------
    ids : ndarray of str
    shapes : ndarray of shapely polygons
        Valid, in the CRS of the parcels.
    area_m2 : ndarray of float
    classes : dict of str to ndarray of str
        The code of each parcel by column.
    notes : list of Message
        What was mended, and codes that are not known.
    """

    ids: NDArray[np.object_]
    shapes: Geometries
    area_m2: Floats
    classes: dict[str, NDArray[Any]]
    notes: list[Message]


def measured_parcels(
    parcels: gpd.GeoDataFrame, classes: Sequence[str] = CLASSES
) -> MeasuredParcels:
    """Measure parcels and read their classes.

    Raises
    ------
    DataError
        No features, no usable CRS, nothing with an area, or a number that two parcels have.
    """
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    check_place(parcels, "parcels")
    ids = feature_ids(parcels, "parcel_id")
    repeated = pd.unique(ids[pd.Series(ids).duplicated().to_numpy()])
    if len(repeated):
        raise DataError("error.parcel_ids_repeated", count=len(repeated), ids=shortened(repeated))
    shapes, mended = sound(np.asarray(parcels.geometry.values, dtype=object))
    area_m2 = drawn_area_m2(shapes, horizontal_crs(parcels.crs))
    if not area_m2.any():
        raise DataError("error.nothing_to_measure", layer="parcels")
    notes = notes_on_outlines(parcels, "parcel_id", shapes, mended)
    read = {}
    for column in classes:
        values, unknown = classes_of(parcels, column)
        notes += unknown
        read[column] = values.to_numpy(dtype=object)
    return MeasuredParcels(ids, shapes, area_m2, read, notes)
