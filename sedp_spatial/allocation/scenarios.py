"""Two or more plans side by side: hectares, suitability, people, farmland, cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..hazards import HazardExposureResult
from ..messages import Label, Message
from ..results import Result
from .claimed import use_label
from .result import AllocationResult

_TRANSFORM = "after_transformation"


@dataclass(frozen=True)
class ScenarioParts:
    """One plan: its allocation, and what is known beside it.

    Attributes
    ----------
    allocation : AllocationResult
    parcels : DataFrame, optional
        parcel_id, land_kind: for the farmland that is lost.
    exposed_people : float or HazardExposureResult, optional
    cost_som : float, optional
        Without it the sum of cost_som of the plots, where the candidates had it.
    """

    allocation: AllocationResult
    parcels: pd.DataFrame | None = None
    exposed_people: float | HazardExposureResult | None = None
    cost_som: float | None = None


@dataclass(frozen=True)
class ScenarioComparison(Result):
    """The result of :func:`compare_scenarios`.

    Attributes
    ----------
    table : pandas.DataFrame
        measure (hectares, hectares_all, missing_ha, mean_suitability, objective, plots,
        transform_plots, transform_ha, farmland_ha, farmland_all_ha, exposed_people, cost_som),
        item (use or kind of land), label (a sentence), one column per plan, and
        ``difference_<plan>`` against the first for every further one. Empty where a plan says
        nothing.
    plots : pandas.DataFrame
        parcel_id and the use in each plan: only plots that are not alike in all.
    plans : int
    plots_differing : int
    """

    plots: pd.DataFrame
    plans: int
    plots_differing: int


def compare_scenarios(parts: Mapping[str, ScenarioParts | AllocationResult]) -> ScenarioComparison:
    """Lay plans side by side.

    Parameters
    ----------
    parts : mapping of name to ScenarioParts or AllocationResult
        Two or more; differences are taken against the first.

    Returns
    -------
    ScenarioComparison

    Raises
    ------
    UsageError
        Fewer than two plans.
    DataError
        Parcels without their columns, or that lack plots of the allocation.

    Examples
    --------
    >>> both = compare_scenarios({"as it is": free, "with transformation": moved})
    >>> bool((both.table.measure == "hectares_all").any())
    True
    """
    plans = {
        str(name): part if isinstance(part, ScenarioParts) else ScenarioParts(part)
        for name, part in parts.items()
    }
    if len(plans) < 2:
        raise UsageError("error.alloc_two_plans", found=len(plans))
    names = list(plans)
    figures = {name: _figures(name, plan) for name, plan in plans.items()}
    table = pd.DataFrame(figures).reindex(_order(figures))
    sums = [("hectares", ""), ("farmland_ha", "")]
    for measure, _ in sums:  # a use or kind that a plan does not touch has none, not no answer
        rows = [key for key in table.index if key[0] == measure]
        whole = "hectares_all" if measure == "hectares" else "farmland_all_ha"
        for name in names:
            if (whole, "") in figures[name]:
                table.loc[rows, name] = table.loc[rows, name].fillna(0.0)
    for name in names[1:]:
        table[f"difference_{name}"] = table[name] - table[names[0]]
    keys = list(table.index)
    out = table.reset_index(drop=True)
    out.insert(0, "measure", [key[0] for key in keys])
    out.insert(1, "item", [key[1] for key in keys])
    label = pd.Series([_label(*key) for key in keys], dtype=object)
    out.insert(2, "label", label)
    plots = _differing({name: plan.allocation for name, plan in plans.items()})
    notes = [Message("note.plans_differ", plots=len(plots), plans=len(plans))]
    for what in ("farmland_all_ha", "exposed_people", "cost_som"):
        lacking = [name for name in names if (what, "") not in figures[name]]
        if lacking:
            notes.append(Message("note.plans_lack", what=_label(what, ""), plans=lacking))
    return ScenarioComparison(
        table=out,
        layer=None,
        notes=tuple(notes),
        plots=plots,
        plans=len(plans),
        plots_differing=len(plots),
    )


def _figures(name: str, plan: ScenarioParts) -> dict[tuple[str, str], float]:
    result = plan.allocation
    taken = result.table[result.table["use"].notna()]
    found: dict[tuple[str, str], float] = {
        ("hectares", str(use)): float(ha)
        for use, ha in taken.groupby("use")["area_ha"].sum().items()
    }
    found["hectares_all", ""] = float(taken["area_ha"].sum())
    found["missing_ha", ""] = result.missing_ha
    worth = (taken["area_ha"] * taken["suitability"]).sum()
    found["mean_suitability", ""] = float(worth / taken["area_ha"].sum()) if len(taken) else np.nan
    found["objective", ""] = result.objective
    found["plots", ""] = float(len(taken))
    if "status" in taken.columns:
        moved = taken[taken["status"] == _TRANSFORM]
        found["transform_plots", ""] = float(len(moved))
        found["transform_ha", ""] = float(moved["area_ha"].sum())
    found |= _farmland(name, plan, taken)
    people = plan.exposed_people
    if people is not None:
        exposed = people.exposed_people if isinstance(people, HazardExposureResult) else people
        found["exposed_people", ""] = float(exposed)
    if plan.cost_som is not None:
        found["cost_som", ""] = float(plan.cost_som)
    elif "cost_som" in taken.columns:
        found["cost_som", ""] = float(taken["cost_som"].sum())
    return found


def _farmland(name: str, plan: ScenarioParts, taken: pd.DataFrame) -> dict[tuple[str, str], float]:
    kinds = load_codes("farm_kinds")["farming"]["kinds"]
    given: Any = taken if "land_kind" in taken.columns else None
    if plan.parcels is not None:
        lacking = [c for c in ("parcel_id", "land_kind") if c not in plan.parcels.columns]
        if lacking:
            raise DataError(
                "error.demand_columns",
                table=name,
                missing=lacking,
                found=list(map(str, plan.parcels.columns)),
            )
        kind = plan.parcels.drop_duplicates("parcel_id").set_index("parcel_id")["land_kind"]
        unknown = ~taken["parcel_id"].isin(kind.index)
        if unknown.any():
            ids = taken.loc[unknown, "parcel_id"].astype(str).head(8).tolist()
            raise DataError("error.alloc_plan_parcels", plan=name, ids=ids)
        given = taken.assign(land_kind=taken["parcel_id"].map(kind).to_numpy())
    if given is None:
        return {}
    # A plot that stays in farming is no loss.
    lost = given[given["land_kind"].isin(kinds) & (given["use"] != "agriculture")]
    sums = lost.groupby("land_kind")["area_ha"].sum()
    found = {("farmland_ha", str(k)): float(v) for k, v in sums.items()}
    return {**found, ("farmland_all_ha", ""): float(sums.sum())}


def _order(figures: Mapping[str, Mapping[tuple[str, str], float]]) -> pd.MultiIndex:
    """Measures as listed; uses as the demand lists them, kinds of land as the codes do."""
    measures = ["hectares", "hectares_all", "missing_ha", "mean_suitability", "objective", "plots",
                "transform_plots", "transform_ha", "farmland_ha", "farmland_all_ha",
                "exposed_people", "cost_som"]  # fmt: skip
    items = [*load_codes("land_uses"), *load_codes("land_kinds")]
    keys = dict.fromkeys(key for found in figures.values() for key in found)
    place = {code: number for number, code in enumerate(items)}
    ordered = sorted(
        keys, key=lambda key: (measures.index(key[0]), place.get(key[1], len(place)), key[1])
    )
    return pd.MultiIndex.from_tuples(ordered)


def _label(measure: str, item: str) -> Message:
    name = use_label(item) if measure == "hectares" else Label("land_kinds", item) if item else ""
    return Message(f"measure.plan_{measure}", item=name)


def _differing(results: Mapping[str, AllocationResult]) -> pd.DataFrame:
    columns = {name: r.table.set_index("parcel_id")["use"] for name, r in results.items()}
    wide = pd.DataFrame(columns).astype(object).sort_index(key=lambda ids: ids.astype(str))
    wide = wide.where(wide.notna(), None)
    same = wide.fillna("").nunique(axis=1) == 1
    return wide[~same].rename_axis("parcel_id").reset_index()
