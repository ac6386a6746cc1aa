"""What fits on a parcel: the floor area that its rules allow, less what stands, in dwellings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..geometry.rings import Floats
from ..layers.classes import classes_of
from ..layers.findings import feature_ids
from .built import Built
from .checks_of_uses import not_buildable


@dataclass(frozen=True)
class Norms:
    """Numbers that turn rules into capacity: a storey's height (m), dwellings' floor area (m²)."""

    storey_m: float
    dwelling_m2: dict[str, float]


def capacity_norms(dwelling_m2: float | None) -> Norms:
    """The norms of ``codes/zoning_norms.toml``, or one size for every dwelling."""
    codes = load_codes("zoning_norms")
    sizes = {use: float(entry["value"]) for use, entry in codes["dwelling_m2"].items()}
    if dwelling_m2 is not None:
        sizes = dict.fromkeys(sizes, float(dwelling_m2))
    return Norms(float(codes["storey_height_m"]["value"]), sizes)


def capacity_table(
    parcels: gpd.GeoDataFrame,
    found: pd.DataFrame,
    measured: Floats,
    built: Built,
    rules: pd.DataFrame,
    norms: Norms,
) -> pd.DataFrame:
    """Work out what fits on each parcel, whether or not it lies in a zone.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    found : pandas.DataFrame
        feature, zone, area_m2: how much of each parcel lies in which zone, the largest first.
    measured : ndarray
        The area of each parcel, m².
    built : Built
    rules : pandas.DataFrame
        Indexed by zone.
    norms : Norms
    """
    main = found.drop_duplicates("feature").set_index("feature")["zone"]
    zone = main.reindex(range(len(parcels))).to_numpy(dtype=object)
    street = not_buildable(classes_of(parcels, "land_kind")[0].to_numpy(dtype=object))
    ratios = {name: _ratio(rule, norms) for name, rule in rules.iterrows()}
    allowed = _allowed(found, ratios, len(parcels))
    allowed[street] = 0.0
    existing = built.parcels["floor_m2"].to_numpy()
    remaining = np.clip(allowed - existing, 0.0, None)
    homes = built.parcels["dwellings"].to_numpy()
    table = pd.DataFrame(
        {
            "parcel_id": feature_ids(parcels, "parcel_id"),
            "zone": pd.Series([None if pd.isna(z) else z for z in zone], dtype="object"),
            "plot_m2": np.where(street, 0.0, measured),
            "allowed_floor_m2": allowed,
            "existing_floor_m2": existing,
            "remaining_floor_m2": remaining,
            "exceeded_floor_m2": np.clip(existing - allowed, 0.0, None),
            "existing_dwellings": homes.astype("int64"),
        }
    )
    permitted = {name: _housing(uses) for name, uses in rules["permitted"].items()}
    plots = rules["min_plot_m2"].to_dict()
    answers = []
    for row, is_street in zip(table.to_dict("records"), street, strict=True):
        reason = _no_more(row, bool(is_street), permitted)
        if reason is None:
            home, ratio = permitted[row["zone"]], ratios[row["zone"]][1]
            answers.append(_dwellings(row, home, plots[row["zone"]], ratio, norms))
        else:
            answers.append((0, 0, reason))
    table["more_houses"] = np.array([houses for houses, _, _ in answers], dtype="int64")
    table["more_apartments"] = np.array([flats for _, flats, _ in answers], dtype="int64")
    table["more_dwellings"] = table[["more_houses", "more_apartments"]].max(axis=1)
    table["limited_by"] = pd.Series([reason for _, _, reason in answers], dtype="object")
    vacant = (built.parcels["buildings"] == 0).to_numpy() & (built.parcels["footprint_m2"] == 0)
    table["vacant"] = np.where(vacant, "yes", "no").astype(object)
    return table.set_axis(parcels.index)


def _ratio(rule: pd.Series, norms: Norms) -> tuple[float, str]:
    """Floor area per square metre of plot that a rule allows, and what limits it."""
    green = 0.0 if np.isnan(rule["min_green_share"]) else rule["min_green_share"]
    cover = 1.0 if np.isnan(rule["max_coverage"]) else rule["max_coverage"]
    storeys = np.floor(rule["max_height_m"] / norms.storey_m + 1e-9)  # NaN without a height limit
    by_height = min(cover, 1.0 - green) * storeys
    by_ratio = rule["max_floor_ratio"]
    if np.isnan(by_height) and np.isnan(by_ratio):
        return np.nan, "no_limit"
    if np.isnan(by_ratio) or by_height < by_ratio:
        return float(by_height), "coverage_height"
    return float(by_ratio), "floor_ratio"


def _allowed(found: pd.DataFrame, ratios: dict[Any, tuple[float, str]], count: int) -> Floats:
    """Floor area allowed on each parcel: the sum over the zones that it lies in."""
    ratio = found["zone"].map(lambda zone: ratios.get(zone, (0.0, ""))[0])
    parts = (found["area_m2"] * ratio).groupby(found["feature"]).sum(min_count=1)
    unlimited = found.loc[ratio.isna(), "feature"].unique()
    allowed = parts.reindex(range(count), fill_value=0.0).to_numpy(dtype=float, copy=True)
    allowed[unlimited] = np.nan
    return allowed


def _no_more(row: dict[Any, Any], street: bool, housing: dict[Any, list[str]]) -> str | None:
    """Why no dwelling fits on a parcel, where that does not depend on its size."""
    if street:
        return "not_buildable"
    if row["zone"] is None:
        return "no_zone"
    if row["zone"] not in housing:
        return "no_rule"
    if np.isnan(row["allowed_floor_m2"]):
        return "no_limit"
    if row["remaining_floor_m2"] <= 0:
        return "full"
    return None if housing[row["zone"]] else "no_housing"


def _housing(permitted: tuple[str, ...]) -> list[str]:
    codes = load_codes("zoning_uses")
    return [use for use in permitted if codes.get(use, {}).get("housing")]


def _dwellings(
    row: dict[Any, Any], housing: list[str], min_plot: float, ratio: str, norms: Norms
) -> tuple[int, int, str]:
    """Houses or apartments that fit on a parcel, and what limits the larger number of them."""
    floor = row["remaining_floor_m2"]
    houses = flats = 0
    limit = ratio
    if "residential" in housing:
        houses = int(floor // norms.dwelling_m2["residential"])
        if min_plot > 0:
            plots = int(row["plot_m2"] // min_plot) - row["existing_dwellings"]
            if plots < houses:
                houses, limit = max(plots, 0), "plot_size"
    if "apartment" in housing:
        flats = int(floor // norms.dwelling_m2["apartment"])
    return houses, flats, ratio if flats > houses else limit
