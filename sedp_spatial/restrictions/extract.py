"""What restricts each parcel: how many square metres, under which regime, by which law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.local import metres_per_unit
from ..geometry.rings import Floats
from ..geometry.sound import sound
from ..layers.cells import distinct
from ..layers.classes import classes_of
from ..layers.findings import feature_ids, shortened
from ..layers.numbers import to_numbers
from ..layers.place import check_place
from ..messages import Message
from ..overlay import overlap_areas, overlap_pieces
from ..progress import Feedback, step
from ..results import Result
from .cleaning import Cleaned, cleaned
from .strictest import FREE, land_by_regime, regime_order, strictest_layer
from .validity import Day, day_of, in_force

_HECTARE = 10_000.0
_TOLERANCE_M = 0.1
_EDGE_M = 200.0  # an edge drawn in another CRS keeps its course when it is cut this fine
_THEME = ["kind", "regime", "name"]
_ATTRIBUTES = [*_THEME, "legal_basis", "valid_from", "valid_to"]


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
    tolerance_m: float | Mapping[str, float] = _TOLERANCE_M,
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
    themes, moved = _themes(clean.layer[valid], parcels)
    notes += moved
    shapes, mended = sound(np.asarray(parcels.geometry.values, dtype=object))
    measured = drawn_area_m2(shapes, horizontal_crs(parcels.crs))
    if not measured.any():
        raise DataError("error.nothing_to_measure", layer="parcels")
    notes += _parcel_notes(parcels, mended, measured)
    whole = parcels[[parcels.geometry.name]].set_geometry(shapes, crs=parcels.crs)
    step(feedback, 0.2)
    table = _table(parcels, whole, themes, tolerances, measured)
    step(feedback, 0.5)
    regimes = strictest_layer(themes)
    land = land_by_regime(whole, themes, regimes, measured)
    step(feedback, 0.8)
    by_parcel = _by_parcel(parcels, table, land, measured)
    pieces = _pieces(parcels, whole, themes)
    notes += _finding_notes(clean, table, themes)
    result = ExtractResult(
        table=table.drop(columns=["parcel", "theme"]),
        layer=pieces,
        notes=tuple(notes),
        parcels=by_parcel,
        categories=_by_category(by_parcel),
        restrictions=_by_restriction(table, themes),
        regimes=regimes,
        findings=clean.findings,
        on=None if day is None else day.isoformat(),
        restricted_parcels=int((by_parcel["strictest_regime"] != FREE).sum()),
        measured_ha=float(measured.sum()) / _HECTARE,
        restricted_ha=float(by_parcel["restricted_m2"].sum()) / _HECTARE,
        free_ha=float(by_parcel["free_m2"].sum()) / _HECTARE,
        residual_ha=float(
            measured.sum() - by_parcel["restricted_m2"].sum() - by_parcel["free_m2"].sum()
        )
        / _HECTARE,
    )
    step(feedback, 1.0)
    return result


def _tolerances(tolerance_m: float | Mapping[str, float]) -> Mapping[str, float]:
    given = tolerance_m if isinstance(tolerance_m, Mapping) else {"": tolerance_m}
    for value in given.values():
        if not (np.isfinite(value) and value >= 0):
            raise UsageError("error.tolerance", value=str(value))
    return given


def _themes(
    valid: gpd.GeoDataFrame, parcels: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, list[Message]]:
    """One row per restriction that is in force, in the CRS of the parcels."""
    notes: list[Message] = []
    crs = horizontal_crs(parcels.crs)
    if horizontal_crs(valid.crs) != crs:
        unit = metres_per_unit(horizontal_crs(valid.crs), valid.total_bounds)
        fine = valid.set_geometry(valid.geometry.segmentize(_EDGE_M / unit))
        valid = fine.to_crs(parcels.crs)
        notes.append(Message("note.brought_to_crs", features=len(valid), crs=crs.name))
    shapes = sound(np.asarray(valid.geometry.values, dtype=object))[0]
    order = {regime: place for place, regime in enumerate(regime_order())}
    rows, wholes = [], []
    groups = valid.groupby(_THEME, dropna=False, sort=False).indices
    for members in groups.values():
        first = valid.iloc[members[0]]
        rows.append({**{name: first[name] for name in _THEME}, **_joined(valid.iloc[members])})
        own = shapes[members]
        wholes.append(own[0] if len(own) == 1 else shapely.union_all(own))
    table = pd.DataFrame(rows, columns=_ATTRIBUTES, dtype=object)
    layer = gpd.GeoDataFrame(table, geometry=np.array(wholes, dtype=object), crs=parcels.crs)
    layer = layer.iloc[np.argsort([order[regime] for regime in table["regime"]], kind="stable")]
    layer = layer.reset_index(drop=True)
    layer["theme"] = np.arange(len(layer))
    return layer, notes


def _joined(members: gpd.GeoDataFrame) -> dict[str, str | None]:
    """The law and the dates of a restriction whose parts may have different ones."""
    starts, stops = members["valid_from"], members["valid_to"]
    return {
        "legal_basis": "; ".join(distinct(members["legal_basis"])) or None,
        "valid_from": None if starts.isna().any() else min(starts),
        "valid_to": None if stops.isna().any() else max(stops),
    }


def _table(
    parcels: gpd.GeoDataFrame,
    whole: gpd.GeoDataFrame,
    themes: gpd.GeoDataFrame,
    tolerances: Mapping[str, float],
    measured: Floats,
) -> pd.DataFrame:
    found = _found(whole, themes, tolerances)
    rows = themes.iloc[found["theme"].to_numpy()].reset_index(drop=True)
    position = found["parcel"].to_numpy()
    registered = _registered_m2(parcels)[position]
    area = found["area_m2"].to_numpy()
    table = pd.DataFrame(
        {
            "parcel_id": feature_ids(parcels, "parcel_id", position),
            "category": classes_of(parcels, "category")[0].to_numpy(dtype=object)[position],
            "kind": rows["kind"],
            "regime": rows["regime"],
            "name": rows["name"],
            "area_m2": area,
            "share": area / measured[position],
            "share_of_registered": area / registered,
            "sliver_m2": found["sliver_m2"].to_numpy(),
            "legal_basis": rows["legal_basis"],
            "valid_from": rows["valid_from"],
            "valid_to": rows["valid_to"],
            "parcel": position,
            "theme": found["theme"].to_numpy(),
        }
    )
    return table.sort_values(["parcel", "theme"], kind="stable", ignore_index=True)


def _found(
    whole: gpd.GeoDataFrame, themes: gpd.GeoDataFrame, tolerances: Mapping[str, float]
) -> pd.DataFrame:
    """Areas and slivers of each parcel in each theme, themes of one tolerance at a time."""
    usual = tolerances.get("", _TOLERANCE_M)
    widths = themes["kind"].map(lambda kind: tolerances.get(kind, usual)).to_numpy(dtype=float)
    parts = [
        overlap_areas(
            whole, themes[widths == width][["theme", "geometry"]], by="theme", tolerance_m=width
        )
        for width in np.unique(widths)
    ]
    columns = ["parcel", "theme", "area_m2", "sliver_m2"]
    if not parts:
        return pd.DataFrame({name: pd.Series(dtype="int64") for name in columns})
    return pd.concat(parts, ignore_index=True)[columns]


def _registered_m2(parcels: gpd.GeoDataFrame) -> Floats:
    if "registered_area_ha" not in parcels.columns:
        return np.full(len(parcels), np.nan)
    hectares = to_numbers(parcels["registered_area_ha"])[0].to_numpy()
    return np.where(hectares > 0, hectares * _HECTARE, np.nan)


def _by_parcel(
    parcels: gpd.GeoDataFrame, table: pd.DataFrame, land: pd.DataFrame, measured: Floats
) -> pd.DataFrame:
    order = [*regime_order(), FREE]
    real = table[table["area_m2"] > table["sliver_m2"]]
    rank = real["regime"].map(order.index).groupby(real["parcel"]).min()
    positions = range(len(parcels))
    strictest = rank.reindex(positions, fill_value=order.index(FREE)).astype(int)
    by_parcel = pd.DataFrame(
        {
            "parcel_id": feature_ids(parcels, "parcel_id"),
            "category": classes_of(parcels, "category")[0].to_numpy(dtype=object),
            "measured_m2": measured,
            "strictest_regime": [order[place] for place in strictest],
            "restrictions": real.groupby("parcel").size().reindex(positions, fill_value=0),
            **{f"{regime}_m2": land[regime] for regime in regime_order()},
            "restricted_m2": land[regime_order()].sum(axis=1),
            "free_m2": land[FREE],
            "sliver_m2": table.groupby("parcel")["sliver_m2"]
            .sum()
            .reindex(positions, fill_value=0.0),
        }
    )
    return by_parcel.set_axis(parcels.index)


def _by_category(by_parcel: pd.DataFrame) -> pd.DataFrame:
    """The closed table: each category's land by its strictest regime, in hectares."""
    sums = [f"{regime}_m2" for regime in regime_order()] + ["free_m2", "measured_m2"]
    grouped = by_parcel.assign(parcels=1).groupby("category")[["parcels", *sums]].sum()
    codes = list(load_codes("categories"))
    others = sorted(set(grouped.index) - set(codes))
    table = grouped.reindex([*codes, *others], fill_value=0)
    table.loc["total"] = table.sum()
    hectares = table[sums] / _HECTARE
    hectares.columns = [name.removesuffix("_m2") + "_ha" for name in sums]
    result = pd.concat([table["parcels"].astype("int64"), hectares], axis=1)
    result = result.rename(columns={"measured_ha": "area_ha"}).rename_axis("category")
    if not result["unassigned_ha"].any():
        result = result.drop(columns="unassigned_ha")
    return result.reset_index()


def _by_restriction(table: pd.DataFrame, themes: gpd.GeoDataFrame) -> pd.DataFrame:
    sums = table.groupby("theme")[["area_m2", "sliver_m2"]].sum()
    sums["parcels"] = table.groupby("theme").size()
    sums = sums.reindex(themes["theme"], fill_value=0).reset_index(drop=True)
    listed = pd.concat([pd.DataFrame(themes[_ATTRIBUTES]), sums], axis=1)
    order = [*_THEME, "parcels", "area_m2", "sliver_m2", *_ATTRIBUTES[len(_THEME) :]]
    return listed[order].astype({"parcels": "int64"})


def _pieces(
    parcels: gpd.GeoDataFrame, whole: gpd.GeoDataFrame, themes: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    columns = ["parcel_id", *_ATTRIBUTES, "area_m2", "geometry"]
    if len(themes) == 0:
        empty = {name: pd.Series(dtype="object") for name in columns[:-1]}
        return gpd.GeoDataFrame(empty, geometry=[], crs=parcels.crs)
    pieces = overlap_pieces(whole, themes)
    pieces["parcel_id"] = feature_ids(parcels, "parcel_id", pieces["parcel"].to_numpy())
    pieces = pieces.rename_geometry("geometry") if pieces.geometry.name != "geometry" else pieces
    pieces.attrs = {}
    return pieces[columns]


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
    apart = themes[~themes["theme"].isin(table["theme"])]
    if len(themes) and len(apart) == len(themes):
        notes.append(Message("note.restrictions_elsewhere", features=len(apart)))
    elif len(apart):
        names = [name or kind for name, kind in zip(apart["name"], apart["kind"], strict=True)]
        notes.append(
            Message("note.restrictions_untouched", features=len(apart), names=shortened(names))
        )
    return notes
