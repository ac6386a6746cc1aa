"""Steps over where things fit: supply, suitability, allocation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from ..allocation import AllocationResult, allocate_plots, claims_from, shortage_answers
from ..demand import DemandResult
from ..messages import Message
from ..results import Result
from ..siting import suitability
from ..supply import candidates_from, land_supply
from .desk import Desk
from .step import NothingToDo, Step
from .steps_rules import BY_RULE, RESTRICTION_KEYS, all_restrictions

_PARCELS = ("layers.parcels", "mappings.parcels")
_ZONES = ("layers.zones", "mappings.zones", "rules.zone_rules")
_BUILDINGS = ("layers.buildings", "mappings.buildings")
_LAYERS = ("roads", "facilities", "rivers", "water_lines", "power_lines", "settlement", "forest")
_CLAIM = ["use", "min_ha", "max_ha", "tolerance_ha"]
_NEEDS = "after_transformation"
_GAP = 0.001  # proven within a thousandth: the last thousandth takes ten times as long


def _supply(desk: Desk) -> Result:
    restrictions, _ = all_restrictions(desk)
    levels = desk.part("hazard_levels")
    zones, rules = desk.layer("layers.zones"), desk.source("rules.zone_rules")
    return land_supply(
        desk.needed("layers.parcels"),
        restrictions,
        zones if rules else None,
        None if levels is None else levels.layer,
        rules=rules if zones is not None else None,
        uses=desk.value("supply.uses"),
        on=desk.value("rules.on"),
        buildings=desk.layer("layers.buildings"),
        settings=desk.value("supply.settings"),
        order=desk.value("hazards.order"),
        feedback=desk.feedback,
    )


def _suitability(desk: Desk) -> Result:
    layers: dict[str, Any] = {name: desk.layer(f"layers.{name}") for name in _LAYERS}
    levels = desk.part("hazard_levels")
    layers["hazards"] = None if levels is None else levels.layer
    layers["dem"] = desk.source("layers.dem")
    for name in desk.value("siting.layers", {}):
        layers[name] = desk.source(f"siting.layers.{name}")
    scored = suitability(
        desk.needed("layers.parcels"),
        desk.value("siting.criteria"),
        desk.value("siting.weights"),
        layers={name: layer for name, layer in layers.items() if layer is not None},
        uses=_uses(desk),
        exclude=desk.value("siting.exclude"),
        feedback=desk.feedback,
    )
    kept = scored.of_best_uses()
    told = Message("plan.contributions_best", all=len(scored.contributions),
                   kept=len(kept.contributions))  # fmt: skip
    return replace(kept, notes=(*kept.notes, told))


def _uses(desk: Desk) -> list[str] | None:
    """The uses that are scored: those named, else those that ask for land."""
    named = desk.value("siting.uses")
    if named:
        return list(named)
    demand = desk.part("demand")
    if demand is None:
        return None
    asked = demand.table[demand.table["high_ha"] > 0]
    return list(dict.fromkeys(asked["sector"]))


def claims_of(desk: Desk) -> pd.DataFrame:
    """What each use asks for: the demand of the last year, and the plan's own claims instead."""
    demand: DemandResult | None = desk.part("demand")
    own = pd.DataFrame(desk.value("claims.own") or [], columns=_CLAIM)
    own = own.dropna(axis=1, how="all") if len(own) else own[:0]
    if demand is None:
        return own
    asked = claims_from(
        demand,
        year=int(desk.value("claims.year", max(desk.plan.years))),
        scenario=desk.value("claims.scenario", "central"),
        uses=desk.value("claims.uses"),
        upper=desk.value("claims.upper", "central"),
        tolerance_ha=desk.value("claims.tolerance_ha"),
    )
    asked = asked[(asked["min_ha"] > 0) & ~asked["use"].isin(own.get("use", []))]
    return pd.concat([own, asked], ignore_index=True) if len(own) else asked


def _pairs(desk: Desk, claims: pd.DataFrame, *, transformed: bool) -> pd.DataFrame:
    """The pairs that may be chosen: none that a limit excludes or the law would return."""
    supply, scores = desk.part("supply"), desk.part("suitability")
    known = set(supply.uses["use"])
    pairs = candidates_from(
        supply,
        _scored(scores, supply),
        uses=[use for use in dict.fromkeys(claims["use"]) if use in known],
        with_transformation=transformed,
    )
    if scores is not None:
        pairs = scores.permitted(pairs)
    law = desk.part("law")
    if law is None or not len(law.table) or not desk.value("claims.only_lawful", True):
        return pairs
    blocked = law.table[law.table["outcome"] == "blocks"][["parcel_id", "use"]]
    barred = pd.MultiIndex.from_frame(pairs[["parcel_id", "use"]]).isin(
        pd.MultiIndex.from_frame(blocked)
    )
    return pairs[~(barred & (pairs["status"] == _NEEDS).to_numpy())].reset_index(drop=True)


def _allocated(desk: Desk, *, transformed: bool) -> AllocationResult:
    claims = claims_of(desk)
    if claims.empty:
        raise NothingToDo("error.plan_no_claims")
    parcels = desk.needed("layers.parcels")
    return allocate_plots(
        _pairs(desk, claims, transformed=transformed),
        claims,
        time_limit_s=float(desk.value("claims.time_limit_s", 60)),
        gap=float(desk.value("claims.gap", _GAP)),
        rank_loss=float(desk.value("claims.rank_loss", 0.0)),
        min_plot_ha=desk.value("claims.min_plot_ha"),
        min_site_ha=desk.value("claims.min_site_ha"),
        sites=parcels,
        parcels=parcels,
        feedback=desk.feedback,
    )


def _allocation(desk: Desk) -> Result:
    """The plots that serve the claims best, those that need a transformation among them."""
    return _allocated(desk, transformed=bool(desk.value("claims.with_transformation", True)))


def _answers(desk: Desk) -> Result:
    """What is missing if no land is transformed, and the guide's three answers to that."""
    claims = claims_of(desk)
    if claims.empty:
        raise NothingToDo("error.plan_no_claims")
    shortage: AllocationResult | pd.DataFrame
    if _pairs(desk, claims, transformed=False).empty:  # no plot is free as it is: all is missing
        shortage = claims[["use", "min_ha"]].rename(columns={"min_ha": "missing_ha"})
    else:
        shortage = _allocated(desk, transformed=False)
    pairs = _pairs(desk, claims, transformed=True)
    return shortage_answers(
        shortage,
        capacity=desk.part("capacity"),
        transformable=pairs[pairs["status"] == _NEEDS],
        neighbours=desk.table("claims.neighbours"),
        costs=desk.source("claims.answer_costs"),
        norms=desk.value("norms"),
        feedback=desk.feedback,
    )


def _scored(scores: Any, supply: Any) -> pd.DataFrame | None:
    """The scores; uses that were not scored keep the middle, so that they are not left behind."""
    if scores is None:
        return None
    table = scores.table[["parcel_id", "use", "suitability"]]
    missing = [use for use in supply.uses["use"].unique() if use not in set(table["use"])]
    if not missing:
        return table
    rest = supply.uses[supply.uses["use"].isin(missing)][["parcel_id", "use"]]
    return pd.concat([table, rest.assign(suitability=0.5)], ignore_index=True)


BEFORE = (
    Step("supply", _supply, needs_keys=("layers.parcels",), uses=("hazard_levels", *BY_RULE),
         keys=(*_PARCELS, *RESTRICTION_KEYS, *_ZONES, *_BUILDINGS, "supply", "hazards.order"),
         codes=("land_uses", "land_access", "regimes", "hazard_levels", "zoning_uses"), weight=5),
    Step("suitability", _suitability, needs_keys=("layers.parcels",),
         uses=("hazard_levels", "demand"),
         keys=(*_PARCELS, "siting", "layers.dem", *(f"layers.{name}" for name in _LAYERS),
               *(f"mappings.{name}" for name in _LAYERS)),
         codes=("siting_criteria", "siting_weights", "siting_roads", "ahp_random_index"),
         weight=8),
)  # fmt: skip
STEPS = (
    Step("allocation", _allocation, needs=("supply",), uses=("suitability", "demand", "law"),
         needs_keys=("layers.parcels",), keys=(*_PARCELS, "claims", "years", "horizon"),
         codes=("land_uses",), weight=5),
    Step("answers", _answers, needs=("supply",), uses=("suitability", "demand", "capacity", "law"),
         needs_keys=("layers.parcels",),
         keys=(*_PARCELS, "claims", "years", "horizon", "norms"),
         codes=("land_uses", "answer_costs", "norms"), weight=5),
)  # fmt: skip
