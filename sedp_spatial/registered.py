"""Measured against registered areas: which parcels differ from their documents, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .errors import DataError, UsageError
from .geometry.area import drawn_area_m2, horizontal_crs
from .geometry.sound import sound
from .layers.classes import classes_of
from .layers.findings import feature_ids, notes_on_outlines
from .layers.numbers import to_numbers
from .layers.place import check_place
from .layers.plane import laid, plane_of
from .messages import Message
from .progress import Feedback, step
from .results import Result


@dataclass(frozen=True)
class RegisteredResult(Result):
    """The result of :func:`compare_registered`.

    Attributes
    ----------
    table : pandas.DataFrame
        parcel_id, category, measured_ha, registered_ha, difference_ha, difference_share
        (measured over registered, minus 1), tolerance_class (within | above_1 | above_5 |
        above_20 | no_registered_area | not_measured), with the index of the layer.
    layer : geopandas.GeoDataFrame
        The same with the parcels' geometries.
    classes : pandas.DataFrame
        tolerance_class, parcels, measured_ha, registered_ha, difference_ha.
    measured_ha, registered_ha, difference_ha : float
        Σ over the parcels that have both.
    """

    classes: pd.DataFrame
    measured_ha: float
    registered_ha: float
    difference_ha: float


def compare_registered(
    parcels: gpd.GeoDataFrame,
    *,
    tolerance_share: float = 0.01,
    coarser: Sequence[float] = (0.05, 0.20),
    feedback: Feedback | None = None,
) -> RegisteredResult:
    """Compare each parcel's measured area with its registered one.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        With ``registered_area_ha``.
    tolerance_share : float
        The difference that is still within tolerance, as a share of the registered area.
    coarser : sequence of float
        The bounds of the classes above it.
    feedback : Feedback, optional

    Returns
    -------
    RegisteredResult

    Raises
    ------
    DataError
        If the layer has no features, no usable CRS or no registered areas.
    UsageError
        If a tolerance is not a positive number.

    Examples
    --------
    >>> result = compare_registered(parcels)
    >>> set(result.table["tolerance_class"]) >= {"within", "above_1"}
    True
    """
    result = measured_against_registered(
        parcels, tolerance_share=tolerance_share, coarser=coarser, feedback=feedback
    )
    if not result.table["difference_ha"].notna().any():
        raise DataError("error.no_registered_area", layer="parcels")
    return result


def measured_against_registered(
    parcels: gpd.GeoDataFrame,
    *,
    tolerance_share: float = 0.01,
    coarser: Sequence[float] = (0.05, 0.20),
    feedback: Feedback | None = None,
) -> RegisteredResult:
    """:func:`compare_registered` of a part of a layer, where not one parcel may have both areas."""
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    if "registered_area_ha" not in parcels.columns:
        raise DataError(
            "error.no_field",
            field="registered_area_ha",
            column="registered_area_ha",
            layer="parcels",
            nearest=[str(name) for name in parcels.columns if name != parcels.geometry.name][:10],
        )
    bounds = sorted({tolerance_share, *(b for b in coarser if b > tolerance_share)})
    if not all(np.isfinite(b) and b > 0 for b in bounds):
        raise UsageError("error.tolerance", value=str(tolerance_share))
    check_place(parcels, "parcels")
    step(feedback, 0.0)
    crs, plane = horizontal_crs(parcels.crs), plane_of(parcels)
    shapes, mended = sound(laid(np.asarray(parcels.geometry.values, dtype=object), crs, plane))
    measured = pd.Series(drawn_area_m2(shapes, plane) / 1e4, index=parcels.index)
    step(feedback, 0.6)
    registered, _ = to_numbers(parcels["registered_area_ha"])
    difference = measured - registered
    usable = (registered > 0) & ~shapely.is_missing(shapes)
    share = (difference / registered).where(usable)
    table = pd.DataFrame(
        {
            "parcel_id": pd.Series(
                feature_ids(parcels, "parcel_id"), index=parcels.index, dtype="object"
            ),
            "category": classes_of(parcels, "category")[0],
            "measured_ha": measured,
            "registered_ha": registered,
            "difference_ha": difference.where(usable),
            "difference_share": share,
            "tolerance_class": _classes(share, usable, shapes, bounds),
        }
    )
    both = table[usable.to_numpy()]
    without = int((~(registered > 0)).sum())
    notes = [
        Message("note.registered_compared", features=len(both), tolerance=tolerance_share * 100)
    ]
    if without:
        notes.append(Message("note.without_registered", features=without))
    notes += notes_on_outlines(parcels, "parcel_id", shapes, mended)
    step(feedback, 1.0)
    return RegisteredResult(
        table=table,
        layer=gpd.GeoDataFrame(table.copy(), geometry=parcels.geometry.values, crs=parcels.crs),
        notes=tuple(notes),
        classes=_summary(table, bounds),
        measured_ha=float(both["measured_ha"].sum()),
        registered_ha=float(both["registered_ha"].sum()),
        difference_ha=float(both["difference_ha"].sum()),
    )


def _class_names(bounds: Sequence[float]) -> list[str]:
    return ["within", *(f"above_{bound * 100:g}" for bound in bounds)]


def _classes(
    share: pd.Series, usable: pd.Series, shapes: np.ndarray, bounds: Sequence[float]
) -> pd.Series:
    names = np.array(_class_names(bounds), dtype=object)
    # A difference of exactly the tolerance is within it.
    classes = names[np.searchsorted(bounds, share.abs().fillna(0.0).to_numpy(), side="left")]
    classes = np.where(usable, classes, "no_registered_area")
    classes = np.where(shapely.is_missing(shapes), "not_measured", classes)
    return pd.Series(classes, index=share.index, dtype="object")


def _summary(table: pd.DataFrame, bounds: Sequence[float]) -> pd.DataFrame:
    order = [*_class_names(bounds), "no_registered_area", "not_measured"]
    sums = (
        table.assign(parcels=1)
        .groupby("tolerance_class")[["parcels", "measured_ha", "registered_ha", "difference_ha"]]
        .sum()
        .reindex(order, fill_value=0)
    )
    return sums.rename_axis("tolerance_class").reset_index()
