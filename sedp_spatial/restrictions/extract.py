"""What restricts each parcel: how many square metres, under which regime, by which law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from ..geometry.rings import Floats
from ..geometry.sound import sound
from ..layers.cells import shortened
from ..layers.findings import feature_ids
from ..layers.place import check_place
from ..messages import Message
from ..progress import Feedback, step
from ..results import Result
from .cleaning import Cleaned, cleaned
from .extract_tables import (
    TOLERANCE_M,
    by_category_table,
    by_parcel_table,
    by_restriction_table,
    extract_pieces,
    extract_table,
)
from .strictest import FREE, land_by_regime, strictest_layer
from .themes import themes_of
from .validity import Day, day_of, in_force


@dataclass(frozen=True)
class ExtractResult(Result):
    """The result of :func:`restriction_extract`.

    Attributes
    ----------
    table : pandas.DataFrame
        parcel_id, category, kind, regime, name, area_m2, share (of the measured area),
        share_of_registered, sliver_m2 (the part of area_m2 in slivers), legal_basis, valid_from,
        valid_to: one row per parcel and restriction, parcels in the order of the layer, the
        strictest regime first.
    layer : geopandas.GeoDataFrame
        The pieces: parcel_id, kind, regime, name, legal_basis, valid_from, valid_to, area_m2,
        geometry.
    parcels : pandas.DataFrame
        parcel_id, category, measured_m2, strictest_regime (``free`` where nothing but slivers
        restricts), restrictions (how many), a column of m² for each regime (``prohibited_m2``,
        …: the parcel's land by its strictest regime), restricted_m2 (their sum, which is the
        union of all restrictions), free_m2, sliver_m2; with the index of the layer.
    categories : pandas.DataFrame
        category, parcels, a column of hectares for each regime, free_ha, area_ha; all seven
        categories, the last row is the total.
    restrictions : pandas.DataFrame
        kind, regime, name, parcels (that it touches), area_m2 (on parcels), sliver_m2,
        legal_basis, valid_from, valid_to: every restriction in force, also where it touches none.
    regimes : geopandas.GeoDataFrame
        The restricted land by its strictest regime, without overlaps: regime, area_m2, geometry.
    findings : pandas.DataFrame
        Records of the restrictions that need attention: rule, severity, feature_ids, message,
        suggestion.
    on : str or None
        The day on which the restrictions are in force; None takes all whatever their dates.
    restricted_parcels : int
        Parcels with a restriction that is not only a sliver.
    measured_ha, restricted_ha, free_ha, residual_ha : float
        Σ over the parcels; residual = measured − restricted − free.
    """

    parcels: pd.DataFrame
    categories: pd.DataFrame
    restrictions: pd.DataFrame
    regimes: gpd.GeoDataFrame
    findings: pd.DataFrame
    on: str | None
    restricted_parcels: int
    measured_ha: float
    restricted_ha: float
    free_ha: float
    residual_ha: float


def restriction_extract(
    parcels: gpd.GeoDataFrame,
    restrictions: gpd.GeoDataFrame,
    *,
    on: Day = None,
    tolerance_m: float | Mapping[str, float] = TOLERANCE_M,
    feedback: Feedback | None = None,
) -> ExtractResult:
    """Lay restrictions over parcels and say what restricts which parcel, and how much of it.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema.
    restrictions : geopandas.GeoDataFrame
        The restriction schema, in any CRS. Restrictions that agree in kind, regime and name are
        one restriction: where their polygons overlap, land counts once.
    on : str or date, optional
        Only what is in force on this day; a missing beginning or end is open. Without it all
        restrictions count, and a note says so.
    tolerance_m : float or mapping of kind to float
        Pieces nowhere wider than this are slivers: they stay in ``area_m2``, are told apart in
        ``sliver_m2`` and do not make a regime the strictest of a parcel. Kinds that a mapping
        does not name have 0.1 m, or what it gives for ``""``.
    feedback : Feedback, optional

    Returns
    -------
    ExtractResult

    Raises
    ------
    DataError
        No features, no usable CRS or nothing with an area in either layer.
    UsageError
        A day that is not a date, or a tolerance that is not a number from zero up.
    CalculationError
        If the regimes do not add up to the union of the restrictions.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 79 and 83.

    Examples
    --------
    >>> result = restriction_extract(parcels, restrictions, on="2026-11-22")
    >>> abs(result.residual_ha) < 1e-6
    True
    """
    day = day_of(on)
    tolerances = _tolerances(tolerance_m)
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    check_place(parcels, "parcels")
    step(feedback, 0.0)
    clean = cleaned(restrictions)
    valid = in_force(clean.layer["valid_from"], clean.layer["valid_to"], day)
    notes = _date_notes(clean.layer[~valid], None if day is None else day.isoformat())
    themes, moved = themes_of(clean.layer[valid], parcels)
    notes += moved
    shapes, mended = sound(np.asarray(parcels.geometry.values, dtype=object))
    measured = drawn_area_m2(shapes, horizontal_crs(parcels.crs))
    if not measured.any():
        raise DataError("error.nothing_to_measure", layer="parcels")
    notes += _parcel_notes(parcels, mended, measured)
    whole = parcels[[parcels.geometry.name]].set_geometry(shapes, crs=parcels.crs)
    step(feedback, 0.2)
    table = extract_table(parcels, whole, themes, tolerances, measured)
    step(feedback, 0.5)
    regimes = strictest_layer(themes)
    land = land_by_regime(whole, themes, regimes, measured)
    step(feedback, 0.8)
    by_parcel = by_parcel_table(parcels, table, land, measured)
    pieces = extract_pieces(parcels, whole, themes)
    notes += _finding_notes(clean, table, themes)
    result = ExtractResult(
        table=table.drop(columns=["parcel", "theme"]),
        layer=pieces,
        notes=tuple(notes),
        parcels=by_parcel,
        categories=by_category_table(by_parcel),
        restrictions=by_restriction_table(table, themes),
        regimes=regimes,
        findings=clean.findings,
        on=None if day is None else day.isoformat(),
        restricted_parcels=int((by_parcel["strictest_regime"] != FREE).sum()),
        measured_ha=float(measured.sum()) / HECTARE,
        restricted_ha=float(by_parcel["restricted_m2"].sum()) / HECTARE,
        free_ha=float(by_parcel["free_m2"].sum()) / HECTARE,
        residual_ha=float(
            measured.sum() - by_parcel["restricted_m2"].sum() - by_parcel["free_m2"].sum()
        )
        / HECTARE,
    )
    step(feedback, 1.0)
    return result


def _tolerances(tolerance_m: float | Mapping[str, float]) -> Mapping[str, float]:
    given = tolerance_m if isinstance(tolerance_m, Mapping) else {"": tolerance_m}
    for value in given.values():
        if not (np.isfinite(value) and value >= 0):
            raise UsageError("error.tolerance", value=str(value))
    return given


def _date_notes(left_out: gpd.GeoDataFrame, on: str | None) -> list[Message]:
    if on is None:
        return [Message("note.all_dates")]
    notes = [Message("note.in_force_on", on=on)]
    if len(left_out):
        names = [
            name or kind for name, kind in zip(left_out["name"], left_out["kind"], strict=True)
        ]
        notes.append(
            Message("note.not_in_force", features=len(names), on=on, names=shortened(names))
        )
    return notes


def _parcel_notes(parcels: gpd.GeoDataFrame, mended: np.ndarray, measured: Floats) -> list[Message]:
    crs = horizontal_crs(parcels.crs)
    notes = [
        Message("note.ellipsoidal", ellipsoid=str(crs.ellipsoid.name if crs.ellipsoid else "")),
    ]
    for code, concerned in (
        ("note.without_area", measured == 0),
        ("note.measured_mended", mended),
    ):
        if concerned.any():
            ids = feature_ids(parcels, "parcel_id", np.flatnonzero(concerned))
            notes.append(Message(code, features=len(ids), ids=shortened(ids)))
    return notes


def _finding_notes(clean: Cleaned, table: pd.DataFrame, themes: gpd.GeoDataFrame) -> list[Message]:
    notes: list[Message] = []
    if len(clean.findings):
        notes.append(Message("note.restriction_findings", count=len(clean.findings)))
    slivers = table["sliver_m2"] > 0
    if slivers.any():
        area = float(table["sliver_m2"].sum())
        notes.append(Message("note.slivers", count=int(slivers.sum()), area_m2=area))
    return [*notes, *notes_on_untouched(themes, themes["theme"].isin(table["theme"]))]


def notes_on_untouched(restrictions: pd.DataFrame, touched: pd.Series) -> list[Message]:
    """Which restrictions (kind, name) no parcel lies under, if there are any."""
    apart = restrictions[~touched]
    if len(apart) == 0:
        return []
    if len(apart) == len(restrictions):
        return [Message("note.restrictions_elsewhere", features=len(apart))]
    names = [name or kind for name, kind in zip(apart["name"], apart["kind"], strict=True)]
    return [Message("note.restrictions_untouched", features=len(apart), names=shortened(names))]
