"""Each of the three answers by itself: hectares, dwellings, cost and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ..demand.reading import frame_of, numbers, require
from ..errors import DataError
from ..geometry.area import HECTARE
from ..messages import Message
from ..zoning import CapacityResult
from .allocate import allocate_plots
from .costs import price

HOUSING = "housing"
PUBLIC = ("state", "municipal")
RETURNED = ("would_be_returned", "blocks")
_VACANT = 2  # the ranks of unused municipal and of unused state land, see `supply`
_SHOWN = 3
_TIME_S = 20.0


@dataclass(frozen=True)
class Answer:
    """One answer: its figures by use, and the tables behind them."""

    name: str
    rows: dict[str, dict[str, Any]]
    plots: pd.DataFrame = field(default_factory=pd.DataFrame)
    offers: pd.DataFrame = field(default_factory=pd.DataFrame)
    obstacles: pd.DataFrame = field(default_factory=pd.DataFrame)
    notes: tuple[Message, ...] = ()


def densify(
    missing: dict[str, float],
    capacity: CapacityResult,
    gone: set[Any],
    costs: pd.DataFrame,
    dwelling_m2: float,
) -> Answer:
    """Use better what is built: each dwelling that fits there saves the land of a new one."""
    if HOUSING not in missing:
        return Answer("densify", {}, notes=(Message("note.answers_densify_housing"),))
    hectare = dwelling_m2 / HECTARE
    room = capacity.table
    fits = int(room.loc[~room["parcel_id"].isin(gone), "more_dwellings"].sum())
    wanted = int(np.ceil(missing[HOUSING] / hectare - 1e-9))
    dwellings = min(wanted, fits)
    said = [
        Message("obstacle.densify_owners"),
        Message("obstacle.densify_networks"),
        Message("obstacle.densify_rules"),
    ]
    hectares = min(dwellings * hectare, missing[HOUSING])
    row = {
        "hectares": hectares,
        "available_ha": fits * hectare,
        "dwellings": dwellings,
        "cost_som": dwellings * price(costs, "densify_dwelling_som"),
        "obstacles": sentences(said),
    }
    return Answer(
        "densify",
        {HOUSING: row},
        obstacles=_obstacles("densify", HOUSING, [(one, np.nan, hectares) for one in said]),
    )


def transform(
    missing: dict[str, float], candidates: pd.DataFrame, costs: pd.DataFrame, dwelling_m2: float
) -> Answer:
    """Transform vacant state or municipal land: the best plots that cover what is missing."""
    empty = Answer("transform", {}, notes=(Message("note.answers_no_land"),))
    if candidates.empty:
        return empty
    pairs = _public(candidates.reset_index(drop=True))
    pairs = pairs[pairs["use"].isin([use for use, need in missing.items() if need > 0])]
    if pairs.empty:
        return empty
    claims = pd.DataFrame(
        {"use": list(missing), "min_ha": list(missing.values()), "max_ha": list(missing.values()),
         "tolerance_ha": np.inf}
    )  # fmt: skip
    uses = claims["use"].isin(pairs["use"])
    chosen = allocate_plots(
        pairs.drop(columns="cost_som", errors="ignore"),
        claims[uses & (claims["min_ha"] > 0)],
        time_limit_s=_TIME_S,
        gap=1e-3,
    )
    taken = chosen.table[chosen.table["use"].notna()][["parcel_id", "use", "area_ha"]]
    extra = [name for name in ("category", "ownership", "land_kind", "reason", "obstacles",
                               "verdict", "compensation_som") if name in pairs.columns]  # fmt: skip
    plots = taken.merge(pairs[["parcel_id", "use", *extra]], on=["parcel_id", "use"], how="left")
    rows, tables = {}, []
    for use, need in missing.items():
        mine = plots[plots["use"] == use]
        hectares = float(mine["area_ha"].sum())
        losses = float(mine["compensation_som"].sum()) if "compensation_som" in mine else 0.0
        reasons = _reasons(mine)
        tables.append(_obstacles("transform", use, reasons))
        rows[use] = {
            "hectares": min(hectares, need),
            "available_ha": float(pairs.loc[pairs["use"] == use, "area_ha"].sum()),
            "dwellings": _dwellings(use, min(hectares, need), dwelling_m2),
            "cost_som": hectares * price(costs, "transform_ha_som") + losses,
            "obstacles": sentences(_of_plots(mine, hectares, reasons)),
        }
    return Answer("transform", rows, plots=plots, obstacles=pd.concat(tables, ignore_index=True))


def _of_plots(
    plots: pd.DataFrame, hectares: float, reasons: list[tuple[Any, float, float]]
) -> list[Message]:
    """The stages that every plot passes, and what most of the land has in its way."""
    if plots.empty:
        return [Message("obstacle.transform_none")]
    said = [Message("obstacle.transform_stages", plots=len(plots), hectares=hectares)]
    for reason, count, area in reasons[:_SHOWN]:
        said.append(
            Message("obstacle.transform_reason", plots=int(count), hectares=area, reason=reason)
        )
    return said


def _public(pairs: pd.DataFrame) -> pd.DataFrame:
    """Pairs that a transformation opens, of public land, that would not be returned."""
    kept = np.ones(len(pairs), dtype=bool)
    if "status" in pairs.columns:
        kept &= (pairs["status"] == "after_transformation").to_numpy()
    if "ownership" in pairs.columns:
        kept &= pairs["ownership"].isin(PUBLIC).to_numpy()
    if "in_use" in pairs.columns:
        kept &= (pairs["in_use"] != "yes").to_numpy()
    elif "rank" in pairs.columns:
        kept &= (pairs["rank"] <= _VACANT).to_numpy()
    if "verdict" in pairs.columns:
        kept &= ~pairs["verdict"].isin(RETURNED).to_numpy()
    return pairs[kept]


def _reasons(plots: pd.DataFrame) -> list[tuple[Any, float, float]]:
    """What stands in the way of the plots, the most hectares first."""
    if plots.empty:
        return []
    own = "obstacles" in plots and plots["obstacles"].map(lambda v: isinstance(v, Message)).any()
    column = "obstacles" if own else "reason"
    if column not in plots.columns:
        return []
    spoken = plots[plots[column].notna()]
    spoken = spoken[spoken[column].astype(str).str.strip() != ""]
    sums = spoken.groupby(column, sort=False)["area_ha"].agg(["count", "sum"])
    sums = sums.sort_values("sum", ascending=False, kind="stable")
    first = {str(value): value for value in reversed(spoken[column].tolist())}
    return [(first[str(key)], row["count"], row["sum"]) for key, row in sums.iterrows()]


def exchange(
    missing: dict[str, float], table: Any, costs: pd.DataFrame, dwelling_m2: float
) -> Answer:
    """Exchange with neighbours: their offers, the cheapest hectare first."""
    offers = frame_of(table, "neighbours")
    require(offers, ("municipality", "use", "offered_ha"), "neighbours")
    offers = offers.assign(offered_ha=numbers(offers, "offered_ha", "neighbours"))
    usual = price(costs, "exchange_ha_som")
    given = offers["cost_som"] if "cost_som" in offers else pd.Series(np.nan, offers.index)
    whole = pd.to_numeric(given, errors="coerce").astype("float64")
    if (whole < 0).any():
        raise DataError("error.alloc_cost", item="cost_som", value=str(whole.min()))
    per_ha = (whole / offers["offered_ha"].where(offers["offered_ha"] > 0)).fillna(usual)
    offers = offers.assign(per_ha=per_ha).sort_values(
        ["use", "per_ha", "municipality"], kind="stable"
    )
    before = offers.groupby("use")["offered_ha"].cumsum() - offers["offered_ha"]
    need = offers["use"].map(missing).fillna(0.0)
    offers["taken_ha"] = np.minimum((need - before).clip(lower=0.0), offers["offered_ha"])
    offers["cost_som"] = offers["taken_ha"] * offers["per_ha"]
    rows, tables = {}, []
    for use in missing:
        mine = offers[offers["use"] == use]
        hectares = float(mine["taken_ha"].sum())
        who = sorted(set(mine.loc[mine["taken_ha"] > 0, "municipality"].astype(str)))
        said = [Message("obstacle.exchange_agreement", who=who)]
        said += [Message("obstacle.exchange_boundary")]
        if not who:
            said = [Message("obstacle.exchange_none")]
        tables.append(_obstacles("exchange", use, [(one, np.nan, hectares) for one in said]))
        rows[use] = {
            "hectares": hectares,
            "available_ha": float(mine["offered_ha"].sum()),
            "dwellings": _dwellings(use, hectares, dwelling_m2),
            "cost_som": float(mine["cost_som"].sum()),
            "obstacles": sentences(said),
        }
    columns = ["municipality", "use", "offered_ha", "taken_ha", "cost_som"]
    columns += ["note"] if "note" in offers else []
    return Answer(
        "exchange",
        rows,
        offers=offers[columns].reset_index(drop=True),
        obstacles=pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(),
    )


def sentences(said: list[Message]) -> Message:
    """Several sentences as one that can be said in every language."""
    whole = said[0]
    for one in said[1:]:
        whole = Message("say.alloc_then", first=whole, then=one)
    return whole


def _dwellings(use: str, hectares: float, dwelling_m2: float) -> float:
    """Whole dwellings on so much land; none for other uses."""
    return float(np.floor(hectares * HECTARE / dwelling_m2 + 1e-9)) if use == HOUSING else np.nan


def _obstacles(answer: str, use: str, rows: list[tuple[Any, float, float]]) -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "answer": answer,
            "use": use,
            "obstacle": pd.Series([row[0] for row in rows], dtype=object),
            "plots": [row[1] for row in rows],
            "hectares": [row[2] for row in rows],
        }
    )
    return table.astype({"plots": "float64", "hectares": "float64"})
