"""What is held against the zones: parcels, buildings or proposed projects, read the same way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
import numpy as np

from ..geometry.rings import Floats, Geometries
from ..layers.cells import texts
from ..layers.findings import feature_ids
from .built import Built, floors_of, numbers

Kind = Literal["parcels", "buildings", "projects"]

_IDS: dict[Kind, str] = {
    "projects": "project_id",
    "buildings": "building_id",
    "parcels": "parcel_id",
}


@dataclass(frozen=True)
class Features:
    """Features with all that rules ask about.

    Attributes
    ----------
    layer : geopandas.GeoDataFrame
    kind : {"parcels", "buildings", "projects"}
    names : ndarray of str
    shapes : ndarray of geometries
    uses : ndarray of str or None
        Uses joined by ``;``; None where the layer has no such column.
    height_m : ndarray
        NaN where it is not known.
    plot_m2, footprint_m2, floor_m2, green_share : ndarray
        Of plots: parcels and projects; NaN where not known. ``plot_m2`` is measured.
    """

    layer: gpd.GeoDataFrame
    kind: Kind
    names: np.ndarray
    shapes: Geometries
    uses: np.ndarray | None
    height_m: Floats
    plot_m2: Floats
    footprint_m2: Floats
    floor_m2: Floats
    green_share: Floats


def kind_of(layer: gpd.GeoDataFrame) -> Kind:
    """What a layer holds, by the column that names its features; parcels if none does."""
    for kind, column in _IDS.items():
        if column in layer.columns:
            return kind
    return "parcels"


def features_of(
    layer: gpd.GeoDataFrame, kind: Kind, measured: Floats, built: Built | None
) -> Features:
    """Read the columns that the rules ask about.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
    kind : {"parcels", "buildings", "projects"}
        Projects may state footprint_m2, floor_area_m2, floors, height_m and green_share.
    measured : ndarray
        Ellipsoidal area of each feature, m².
    built : Built or None
        What stands on the parcels.
    """
    unknown = np.full(len(layer), np.nan)
    plot = np.where(measured > 0, measured, np.nan) if kind != "buildings" else unknown
    footprint, floor = unknown, unknown
    if kind == "projects":
        footprint, floor = numbers(layer, "footprint_m2"), numbers(layer, "floor_area_m2")
        if "floors" in layer.columns:
            floor = np.where(np.isnan(floor), footprint * floors_of(layer)[0], floor)
    elif built is not None:
        footprint = built.parcels["footprint_m2"].to_numpy()
        floor = built.parcels["floor_m2"].to_numpy()
    return Features(
        layer=layer,
        kind=kind,
        names=feature_ids(layer, _IDS[kind]),
        shapes=np.asarray(layer.geometry.values, dtype=object),
        uses=texts(layer["use"]).to_numpy(dtype=object) if "use" in layer.columns else None,
        height_m=numbers(layer, "height_m"),
        plot_m2=plot,
        footprint_m2=footprint,
        floor_m2=floor,
        green_share=numbers(layer, "green_share"),
    )
