"""The tables of the extract: by parcel and restriction, by parcel, by category, and the pieces."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..geometry.area import HECTARE
from ..geometry.rings import Floats
from ..layers.classes import classes_of
from ..layers.findings import feature_ids
from ..layers.numbers import to_numbers
from ..overlay import overlap_areas, overlap_pieces
from .strictest import FREE, regime_order
from .themes import ATTRIBUTES, THEME

TOLERANCE_M = 0.1


def extract_table(
    parcels: gpd.GeoDataFrame,
    whole: gpd.GeoDataFrame,
    themes: gpd.GeoDataFrame,
    tolerances: Mapping[str, float],
    measured: Floats,
) -> pd.DataFrame:
    """One row per parcel and restriction; ``parcel`` and ``theme`` are positions."""
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
    usual = tolerances.get("", TOLERANCE_M)
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
    return np.where(hectares > 0, hectares * HECTARE, np.nan)


def by_parcel_table(
    parcels: gpd.GeoDataFrame, table: pd.DataFrame, land: pd.DataFrame, measured: Floats
) -> pd.DataFrame:
    """One row per parcel: its land by regime, in the order and with the index of the layer."""
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


def by_category_table(by_parcel: pd.DataFrame) -> pd.DataFrame:
    """The closed table: each category's land by its strictest regime, in hectares."""
    sums = [f"{regime}_m2" for regime in regime_order()] + ["free_m2", "measured_m2"]
    grouped = by_parcel.assign(parcels=1).groupby("category")[["parcels", *sums]].sum()
    codes = list(load_codes("categories"))
    others = sorted(set(grouped.index) - set(codes))
    table = grouped.reindex([*codes, *others], fill_value=0)
    table.loc["total"] = table.sum()
    hectares = table[sums] / HECTARE
    hectares.columns = [name.removesuffix("_m2") + "_ha" for name in sums]
    result = pd.concat([table["parcels"].astype("int64"), hectares], axis=1)
    result = result.rename(columns={"measured_ha": "area_ha"}).rename_axis("category")
    if not result["unassigned_ha"].any():
        result = result.drop(columns="unassigned_ha")
    return result.reset_index()


def by_restriction_table(table: pd.DataFrame, themes: gpd.GeoDataFrame) -> pd.DataFrame:
    """One row per restriction, with what of it lies on parcels."""
    sums = table.groupby("theme")[["area_m2", "sliver_m2"]].sum()
    sums["parcels"] = table.groupby("theme").size()
    sums = sums.reindex(themes["theme"], fill_value=0).reset_index(drop=True)
    listed = pd.concat([pd.DataFrame(themes[ATTRIBUTES]), sums], axis=1)
    order = [*THEME, "parcels", "area_m2", "sliver_m2", *ATTRIBUTES[len(THEME) :]]
    return listed[order].astype({"parcels": "int64"})


def extract_pieces(
    parcels: gpd.GeoDataFrame, whole: gpd.GeoDataFrame, themes: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """The pieces of the restrictions within parcels, for the map."""
    columns = ["parcel_id", *ATTRIBUTES, "area_m2", "geometry"]
    if len(themes) == 0:
        empty = {name: pd.Series(dtype="object") for name in columns[:-1]}
        return gpd.GeoDataFrame(empty, geometry=[], crs=parcels.crs)
    pieces = overlap_pieces(whole, themes)
    pieces["parcel_id"] = feature_ids(parcels, "parcel_id", pieces["parcel"].to_numpy())
    pieces = pieces.rename_geometry("geometry") if pieces.geometry.name != "geometry" else pieces
    pieces.attrs = {}
    return pieces[columns]
