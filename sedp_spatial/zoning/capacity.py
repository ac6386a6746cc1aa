"""How much may still be built: floor area and dwellings that fit into the zones as they are."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import source_of
from ..errors import UsageError
from ..layers.classes import classes_of
from ..messages import Message
from ..progress import Feedback, step
from ..restrictions.rule_tables import Source
from ..restrictions.validity import Day
from ..results import Result
from .built import built_on
from .fitting import Norms, capacity_norms, capacity_table
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
    norms = capacity_norms(dwelling_m2)
    full = capacity_table(parcels, where.table, where.measured, built, ruled.table, norms)
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


def _by_zone(table: pd.DataFrame) -> pd.DataFrame:
    vacant = ((table["vacant"] == "yes") & (table["remaining_floor_m2"] > 0)).astype("int64")
    counted = table.assign(parcels=1, vacant_parcels=vacant, zone=table["zone"].fillna("no_zone"))
    sums = counted.groupby("zone")[["parcels", "vacant_parcels", *_SUMS]].sum()
    sums.loc["total"] = sums.sum()
    whole = ["parcels", "vacant_parcels", "existing_dwellings"]
    whole += ["more_houses", "more_apartments", "more_dwellings"]
    return sums.astype(dict.fromkeys(whole, "int64")).rename_axis("zone").reset_index()
