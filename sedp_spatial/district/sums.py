"""The tables of the district: the municipalities one below the other, and their sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from ..layers.classes import print_order
from ..layers.schema import UNASSIGNED
from .figures import Figures
from .members import Lost
from .seams import Seams

_SUMS = ["parcels", "area_ha", "registered_ha", "used_ha", "unused_ha", "unknown_use_ha"]
_COLUMNS = ["category", "parcels", "area_ha", "share", *_SUMS[2:]]
_CLOSING = ("overlap", "gap", "outside")
_KNOWN_SHARE = 1e-12


def balance_table(figures: Sequence[Figures]) -> pd.DataFrame:
    """The balance of each municipality, closed to its territory."""
    frames = [one.balance.table.assign(municipality=one.member.name) for one in figures]
    return pd.concat(frames, ignore_index=True)[["municipality", *_COLUMNS]]


def district_table(table: pd.DataFrame, seams: Seams) -> pd.DataFrame:
    """Σ over the municipalities by category, then the seams, closed to the district."""
    codes = [*print_order("category"), UNASSIGNED]
    found = table["category"].unique().tolist()
    others = sorted(set(found) - {*codes, *_CLOSING})
    order = [code for code in [*codes[:-1], *others, UNASSIGNED, *_CLOSING] if code in found]
    # A registered area that nobody gave is not a registered area of nothing.
    summed = table.groupby("category")[_SUMS].sum(min_count=1).loc[order].reset_index()
    closing = pd.DataFrame(
        {
            "category": [f"seam_{kind}" for kind in _CLOSING],
            "parcels": 0,
            "area_ha": [-seams.overlap_ha or 0.0, seams.gap_ha, -seams.outside_ha or 0.0],
            **dict.fromkeys(_SUMS[2:], 0.0),
        }
    )
    district = pd.concat([summed, closing], ignore_index=True)
    whole = seams.territory_ha
    district["share"] = district["area_ha"] / whole if whole else np.nan
    return district[_COLUMNS].astype({"parcels": "int64"})


def stacked(
    figures: Sequence[Figures],
    take: Callable[[Figures], pd.DataFrame | None],
    columns: Sequence[str],
) -> pd.DataFrame:
    """A table of each municipality that has one, its name before it."""
    frames = [
        found.assign(municipality=one.member.name)
        for one in figures
        if (found := take(one)) is not None and len(found)
    ]
    if not frames:
        return pd.DataFrame(columns=["municipality", *columns])
    table = pd.concat(frames, ignore_index=True)
    kept = [column for column in columns if column in table.columns]
    return table[["municipality", *kept]]


def by_regime(one: Figures) -> pd.DataFrame | None:
    """regime, area_ha, share of the municipality's land."""
    if one.constraints is None:
        return None
    return _shared(one.constraints.regimes, ["regime"], one.constraints.parcels_ha)


def by_hazard(one: Figures) -> pd.DataFrame | None:
    """hazard, level, area_ha, share of the municipality's land."""
    if one.constraints is None or not len(one.constraints.by_hazard):
        return None
    return _shared(one.constraints.by_hazard, ["hazard", "level"], one.constraints.parcels_ha)


def by_kind(one: Figures) -> pd.DataFrame | None:
    """restriction_kind, area_ha, share of the municipality's territory."""
    if one.kinds is None:
        return None
    return _shared(one.kinds, ["restriction_kind"], one.balance.territory_ha)


def _shared(table: pd.DataFrame, by: list[str], whole: float) -> pd.DataFrame:
    summed = table.groupby(by, sort=False, as_index=False)[["area_ha"]].sum()
    return summed.assign(share=summed["area_ha"] / whole if whole else np.nan)


def demand_table(one: Figures) -> pd.DataFrame | None:
    """use, year, demand_ha and the land that is there for it; the last year that was forecast."""
    if one.demand is None or not len(one.demand):
        return None
    last = one.demand[one.demand["year"] == one.demand["year"].max()]
    table = last.groupby(["use", "year"], sort=False, as_index=False)[["demand_ha"]].sum()
    if one.supply is None:
        ready = after = pd.Series(np.nan, index=table.index)
    else:
        supply = one.supply.set_index("use")
        ready = (supply["free_ha"] + supply["conditional_ha"]).reindex(table["use"])
        after = (
            supply["after_transformation_ha"].reindex(table["use"])
            if "after_transformation_ha" in supply.columns
            else pd.Series(np.nan, index=table["use"])
        )
    table["land_ready_ha"] = ready.to_numpy()
    table["after_transformation_ha"] = after.to_numpy()
    lack = table["demand_ha"] - table["land_ready_ha"]
    table["missing_ha"] = lack.clip(lower=0.0)
    needed = table["demand_ha"].where(table["demand_ha"] > _KNOWN_SHARE)
    table["covered_share"] = ((needed - table["missing_ha"]) / needed).clip(0.0, 1.0)
    return table


def municipality_table(
    figures: Sequence[Figures], lost: Sequence[Lost], demand: pd.DataFrame
) -> pd.DataFrame:
    """One row per municipality with its main figures and ranks; the lost ones last."""
    rows = [_row(one, demand[demand["municipality"] == one.member.name]) for one in figures]
    rows += [
        {"municipality": one.name, "code": "", "file": one.file, "status": "refused", "vintage": ""}
        for one in lost
    ]
    table = pd.DataFrame(rows, columns=list(_row_columns()))
    numbers = [name for name in table.columns if name not in _TEXTS]
    table[numbers] = table[numbers].astype("float64")
    table["year"] = table["year"].astype("Int64")
    table["parcels"] = table["parcels"].astype("Int64")
    for rank, column in _RANKS.items():
        place = table[column].rank(method="min", ascending=False)
        table[rank] = place.where(table[column].notna()).astype("Int64")
    return table


_TEXTS = ("municipality", "code", "file", "status", "vintage")
_RANKS = {
    "rank_protected": "protected_ha",
    "rank_exposed": "exposed_people",
    "rank_land": "missing_ha",
}


def _row_columns() -> tuple[str, ...]:
    return ("municipality", "code", "file", "status", "year", "vintage", "parcels", "parcels_ha",
            "territory_ha", "protected_ha", "protected_share", "restricted_ha", "restricted_share",
            "exposed_ha", "exposed_land_share", "people", "households", "exposed_people",
            "exposed_people_share", "demand_ha", "missing_ha", "covered_share")  # fmt: skip


def _row(one: Figures, demand: pd.DataFrame) -> dict[str, object]:
    nature = None
    if one.kinds is not None:
        chosen = one.kinds["restriction_kind"] == "nature"
        nature = float(one.kinds.loc[chosen, "area_ha"].sum())
    limits, territory = one.constraints, one.balance.territory_ha
    land = None if limits is None else limits.parcels_ha
    needed, missing = (
        (float(demand[name].sum()) if len(demand) and demand[name].notna().any() else None)
        for name in ("demand_ha", "missing_ha")
    )
    row: dict[str, object] = {
        "municipality": one.member.name,
        "code": one.member.code,
        "file": one.member.file,
        "status": "partly_received" if one.failed else "received",
        "year": one.member.year,
        "vintage": one.member.vintage,
        "parcels": None if "parcels" not in one.member.layers else len(one.land),
        "parcels_ha": one.balance.parcels_ha,
        "territory_ha": territory,
        "protected_ha": nature,
        "protected_share": _part(nature, territory),
        "restricted_ha": None if limits is None else limits.restricted_ha,
        "exposed_ha": None if limits is None else limits.exposed_ha,
        "people": one.people,
        "households": one.households,
        "exposed_people": one.exposed_people,
        "exposed_people_share": _part(one.exposed_people, one.people),
        "demand_ha": needed,
        "missing_ha": missing,
    }
    row["restricted_share"] = _part(row["restricted_ha"], land)
    row["exposed_land_share"] = _part(row["exposed_ha"], land)
    covered = None if needed is None or missing is None else needed - missing
    row["covered_share"] = _part(covered, needed)
    return row


def _part(value: object, whole: object) -> float | None:
    if not isinstance(value, float | int) or not isinstance(whole, float | int) or not whole:
        return None
    return float(value) / float(whole)


def total(table: pd.DataFrame, column: str) -> float | None:
    """The sum over the municipalities that have the figure; None if none has."""
    return float(table[column].sum()) if table[column].notna().any() else None
