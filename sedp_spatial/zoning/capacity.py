"""How much may still be built: floor area and dwellings that fit into the zones as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes, source_of
from ..errors import UsageError
from ..geometry.rings import Floats
from ..layers.classes import classes_of
from ..layers.findings import feature_ids
from ..messages import Message
from ..progress import Feedback, step
from ..restrictions.rule_tables import Source
from ..restrictions.validity import Day
from ..results import Result
from .built import Built, built_on
from .checks_of_uses import not_buildable
from .placing import checked_zones, placed
from .rules import ZoneRules, zone_rules

_SUMS = [
    "plot_m2",
    "allowed_floor_m2",
    "existing_floor_m2",
    "remaining_floor_m2",
    "exceeded_floor_m2",
    "existing_dwellings",
    "more_houses",
    "more_apartments",
    "more_dwellings",
]
_SETTLED = "settlement"


@dataclass(frozen=True)
class CapacityResult(Result):
    """The result of :func:`zoning_capacity`.

    Attributes
    ----------
    table : pandas.DataFrame
        parcel_id, zone (that holds most of it), plot_m2, allowed_floor_m2 (NaN where no rule
        limits it), existing_floor_m2, remaining_floor_m2, exceeded_floor_m2, existing_dwellings,
        more_houses, more_apartments (what fits if only these are built), more_dwellings (the
        larger of both), limited_by (floor_ratio | coverage_height | plot_size | full |
        no_housing | not_buildable | no_zone | no_rule | no_limit), vacant (yes | no); with the
        index of the layer: every parcel in a zone, and those of settlements without one.
    layer : geopandas.GeoDataFrame
        The same with the parcels' geometries.
    zones : pandas.DataFrame
        The sums by zone, and the total in the last row.
    remaining_floor_m2 : float
    more_dwellings, vacant_parcels : int
        Dwellings that still fit, and parcels without a building on which something may be built.
    buildings_floor_m2, elsewhere_floor_m2 : float
        Floor area of all buildings, and of those on no parcel of the table; the rest is the sum
        of existing_floor_m2.
    """

    zones: pd.DataFrame
    remaining_floor_m2: float
    more_dwellings: int
    vacant_parcels: int
    buildings_floor_m2: float
    elsewhere_floor_m2: float


@dataclass(frozen=True)
class Norms:
    """Numbers that turn rules into capacity: a storey's height (m), dwellings' floor area (m²)."""

    storey_m: float
    dwelling_m2: dict[str, float]


def zoning_capacity(
    parcels: gpd.GeoDataFrame,
    buildings: gpd.GeoDataFrame,
    zones: gpd.GeoDataFrame,
    rules: Source | ZoneRules,
    *,
    on: Day = None,
    dwelling_m2: float | None = None,
    feedback: Feedback | None = None,
) -> CapacityResult:
    """Work out the floor area and the dwellings that still fit on each parcel.

    Parameters
    ----------
    parcels, buildings, zones : geopandas.GeoDataFrame
    rules : DataFrame, path of a .csv or .xlsx, or ZoneRules
        See :func:`zone_rules`.
    on : str or date, optional
        The day whose rules are applied.
    dwelling_m2 : float, optional
        Floor area of a dwelling, m²; by default the examples of ``codes/zoning_norms.toml`` by
        kind of dwelling.
    feedback : Feedback, optional

    Returns
    -------
    CapacityResult
        The floor area allowed is the smaller of floor ratio × plot and of coverage × plot ×
        storeys; coverage leaves room for the green share, storeys follow from the height. In
        zones of houses each further dwelling also needs its minimum plot. Restrictions and
        hazards are not taken off here: that is the supply of land.

    Raises
    ------
    DataError
        No features, no CRS, zones without codes, mistakes in the rules.
    UsageError
        A dwelling size that is not a positive number.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 78 and 81 (1): use better what is built.

    Examples
    --------
    >>> capacity = zoning_capacity(parcels, buildings, zones, sample / "zone_rules.csv")
    >>> capacity.more_dwellings > 0
    True
    """
    if dwelling_m2 is not None and not (np.isfinite(dwelling_m2) and dwelling_m2 > 0):
        raise UsageError("error.dwelling_size", value=str(dwelling_m2))
    ruled = zone_rules(rules, on=on)
    areas, mended = checked_zones(zones)
    where = placed(parcels, areas, layer="parcels")
    step(feedback, 0.4)
    built = built_on(parcels, buildings)
    step(feedback, 0.7)
    norms = _norms(dwelling_m2)
    full = _table(parcels, where.table, where.measured, built, ruled.table, norms)
    settled = (classes_of(parcels, "category")[0] == _SETTLED).to_numpy()
    kept = (full["zone"].notna() | settled).to_numpy()
    table = full[kept]
    notes = [*ruled.notes, *mended, *where.notes, *built.notes, *_norm_notes(norms, dwelling_m2)]
    if not kept.all():
        notes.append(Message("note.capacity_outside", features=int((~kept).sum())))
    if table["zone"].isna().all():
        notes.append(Message("note.zones_elsewhere", features=len(parcels)))
    open_plots = (table["vacant"] == "yes") & (table["remaining_floor_m2"] > 0)
    step(feedback, 1.0)
    return CapacityResult(
        table=table,
        layer=gpd.GeoDataFrame(
            table.copy(), geometry=parcels.geometry.to_numpy()[kept], crs=parcels.crs
        ),
        notes=tuple(dict.fromkeys(notes)),
        zones=_by_zone(table),
        remaining_floor_m2=float(table["remaining_floor_m2"].sum()),
        more_dwellings=int(table["more_dwellings"].sum()),
        vacant_parcels=int(open_plots.sum()),
        buildings_floor_m2=built.floor_m2,
        elsewhere_floor_m2=built.floor_m2 - float(table["existing_floor_m2"].sum()),
    )


def _norms(dwelling_m2: float | None) -> Norms:
    codes = load_codes("zoning_norms")
    sizes = {use: float(entry["value"]) for use, entry in codes["dwelling_m2"].items()}
    if dwelling_m2 is not None:
        sizes = dict.fromkeys(sizes, float(dwelling_m2))
    return Norms(float(codes["storey_height_m"]["value"]), sizes)


def _norm_notes(norms: Norms, dwelling_m2: float | None) -> list[Message]:
    source = source_of("zoning_norms")
    said = Message(
        "note.capacity_norms",
        storey=norms.storey_m,
        house=norms.dwelling_m2["residential"],
        flat=norms.dwelling_m2["apartment"],
        source="zoning_norms.toml" if dwelling_m2 is None else "–",
    )
    if dwelling_m2 is not None or not source.get("example"):
        return [said]
    return [said, Message("note.example_norms", file="zoning_norms.toml")]


def _table(
    parcels: gpd.GeoDataFrame,
    found: pd.DataFrame,
    measured: Floats,
    built: Built,
    rules: pd.DataFrame,
    norms: Norms,
) -> pd.DataFrame:
    """One row per parcel, whether or not it lies in a zone."""
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


def _by_zone(table: pd.DataFrame) -> pd.DataFrame:
    vacant = ((table["vacant"] == "yes") & (table["remaining_floor_m2"] > 0)).astype("int64")
    counted = table.assign(parcels=1, vacant_parcels=vacant, zone=table["zone"].fillna("no_zone"))
    sums = counted.groupby("zone")[["parcels", "vacant_parcels", *_SUMS]].sum()
    sums.loc["total"] = sums.sum()
    whole = ["parcels", "vacant_parcels", "existing_dwellings"]
    whole += ["more_houses", "more_apartments", "more_dwellings"]
    return sums.astype(dict.fromkeys(whole, "int64")).rename_axis("zone").reset_index()
