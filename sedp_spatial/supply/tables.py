"""The tables of the supply: by parcel, and the sums that add up to all land."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import CalculationError
from ..geometry.area import HECTARE
from ..geometry.rings import Floats
from ..layers.classes import print_order
from .decision import STATUSES
from .exclusion import Covers, Keys, check_union
from .ground import Ground

_CLOSES_SHARE = 1e-9
_CLOSES_HA = 1e-9
_OPEN = ("free", "conditional")
_AFTER = ("after_transformation",)
_GROUPS = ["use", "ownership", "in_use", "category", "status"]
_SUMS = ["area_ha", "blocked_ha", "refused_ha", "available_ha"]
_UNUSED_PUBLIC = 2  # the last rank of unused public land


def by_parcel(
    ground: Ground,
    covers: Covers,
    whole: tuple[Keys, Keys],
    zones: NDArray[np.object_],
    decisions: pd.DataFrame,
    index: pd.Index,
) -> pd.DataFrame:
    """One row per parcel, see ``SupplyResult.table``."""
    restricted, hazard = covers.of(whole[0]), covers.of(whole[1])
    blocked = covers.of(whole[0] | whole[1])
    check_union(blocked, (restricted, hazard), ground.measured)
    now, now_codes = _best(decisions, _OPEN, len(ground.ids))
    after, after_codes = _best(decisions, _AFTER, len(ground.ids))
    statuses = decisions["status"].to_numpy().reshape(-1, len(ground.ids))
    there = [(statuses == status).any(axis=0) for status in STATUSES]
    return pd.DataFrame(
        {
            "parcel_id": ground.ids,
            "category": ground.category,
            "land_kind": ground.land_kind,
            "ownership": ground.ownership,
            "in_use": ground.in_use,
            "zone": zones,
            "area_ha": ground.measured / HECTARE,
            "restricted_ha": restricted / HECTARE,
            "hazard_ha": hazard / HECTARE,
            "blocked_ha": blocked / HECTARE,
            "left_ha": (ground.measured - blocked) / HECTARE,
            "available_ha": now,
            "available_after_ha": after,
            "uses": now_codes,
            "uses_after_transformation": after_codes,
            "status": np.select(there, STATUSES, default="no").astype(object),
            "rank": ground.rank,
        },
        index=index,
    )


def _best(
    decisions: pd.DataFrame, statuses: tuple[str, ...], count: int
) -> tuple[Floats, NDArray[np.object_]]:
    """The largest area that one use could take of each parcel, and the codes of all that could."""
    codes = list(decisions["use"].unique())
    shape = (len(codes), count)
    could = decisions["status"].isin(statuses).to_numpy().reshape(shape)
    area = decisions["available_ha"].to_numpy().reshape(shape)
    best = np.where(could, area, 0.0).max(axis=0)
    # One text per combination of uses; the combination as bits of a number.
    bits = (could.astype(np.int64) << np.arange(len(codes))[:, None]).sum(axis=0)
    kinds, which = np.unique(bits, return_inverse=True)
    said = np.empty(len(kinds), dtype=object)
    said[:] = [
        ";".join(code for place, code in enumerate(codes) if kind >> place & 1)
        for kind in kinds.tolist()
    ]
    return best, said[which]


def closure(decisions: pd.DataFrame) -> float:
    """The greatest difference between a parcel and the sum of its parts, ha.

    Raises
    ------
    CalculationError
        If a parcel does not add up for some use.
    """
    parts = decisions["blocked_ha"] + decisions["refused_ha"] + decisions["available_ha"]
    off = (decisions["area_ha"] - parts).abs()
    if (off > _CLOSES_SHARE * decisions["area_ha"] + _CLOSES_HA).any():
        raise CalculationError("error.supply_not_closed", off_ha=float(off.max()))
    return float(off.max())


def summed(decisions: pd.DataFrame, ground: Ground) -> pd.DataFrame:
    """The sums by use, ownership, use of the land, category and status, in printing order."""
    parcel = decisions["parcel"].to_numpy()
    rows = decisions[["use", "category", "status", *_SUMS]].assign(
        ownership=ground.ownership[parcel], in_use=ground.in_use[parcel], parcels=1
    )
    sums = rows.groupby(_GROUPS, sort=False)[["parcels", *_SUMS]].sum().reset_index()
    order = {
        "use": list(decisions["use"].unique()),
        "ownership": print_order("ownership"),
        "in_use": ["no", "unknown", "yes"],
        "category": print_order("category"),
        "status": list(STATUSES),
    }
    keys = {name: sums[name].map(_place(codes)) for name, codes in order.items()}
    places = pd.DataFrame(keys).sort_values(_GROUPS, kind="stable").index
    return sums.loc[places].reset_index(drop=True)


def by_use(decisions: pd.DataFrame) -> pd.DataFrame:
    """One row per use: the hectares of each status, and what was refused or taken off."""
    order = list(decisions["use"].unique())
    wide = decisions.pivot_table(
        index="use", columns="status", values="available_ha", aggfunc="sum", sort=False
    ).reindex(index=order, columns=list(STATUSES[:-1]), fill_value=0.0)
    sums = decisions.groupby("use", sort=False)[["refused_ha", "blocked_ha", "area_ha"]].sum()
    counts = (decisions["status"] != "no").groupby(decisions["use"], sort=False).sum()
    table = pd.DataFrame({"use": order, "parcels": counts.reindex(order).to_numpy()})
    for status in STATUSES[:-1]:
        table[f"{status}_ha"] = wide[status].fillna(0.0).to_numpy()
    for column in sums.columns:
        table[column] = sums[column].reindex(order).to_numpy()
    return table


def _place(codes: list[str]) -> dict[str, int] | pd.Series:
    return pd.Series(range(len(codes)), index=codes)


def unused_public(table: pd.DataFrame) -> float:
    """Unused municipal and state land that is free for at least one use, ha."""
    own = table[table["rank"] <= _UNUSED_PUBLIC]
    return float(np.maximum(own["available_ha"], own["available_after_ha"]).sum())
