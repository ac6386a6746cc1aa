"""Steps over transformation: the pre-check of the plots that need it, and the balance after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..results import Result
from ..transformation import (
    LandChange,
    PrecheckResult,
    apply_transformation,
    precheck_transformation,
    read_cases,
)
from .desk import Desk
from .step import NothingToDo, Step
from .steps_rules import BY_RULE, RESTRICTION_KEYS, all_restrictions

_PARCELS = ("layers.parcels", "mappings.parcels")
_NEEDS = "after_transformation"
_OVER = ("registered", "refused", "returned")


@dataclass(frozen=True)
class PlanPrecheckResult(Result):
    """The pre-checks of all plots of the allocation that need a transformation, use by use.

    Attributes
    ----------
    table : pandas.DataFrame
        use, target_category, purpose, plots, area_ha, verdict (passes | needs |
        would_be_returned), compensation_som.
    layer : geopandas.GeoDataFrame or None
        The plots with use and verdict.
    rules : pandas.DataFrame
        use, and the table of :func:`precheck_transformation`.
    compensation, documents : pandas.DataFrame
        use, and the tables of the same name.
    compensation_som : float
    area_ha : float
    """

    rules: pd.DataFrame
    compensation: pd.DataFrame
    documents: pd.DataFrame
    compensation_som: float
    area_ha: float


@dataclass(frozen=True)
class PlanCasesResult(Result):
    """The cases of transformation of a plan.

    Attributes
    ----------
    table : pandas.DataFrame
        case_id, title, target_category, purpose, state, reached, next_stage, parcels.
    stages : pandas.DataFrame
        case_id, and the table of each case.
    """

    stages: pd.DataFrame


def _cases(desk: Desk) -> Result:
    cases = read_cases(desk.source("transformation.cases"), on=desk.value("rules.on"))
    names = ("case_id", "title", "target_category", "purpose", "state", "reached", "next_stage")
    rows = [{**{n: getattr(case, n) for n in names}, "parcels": len(case.parcel_ids)}
            for case in cases]  # fmt: skip
    stages = [case.table.assign(case_id=case.case_id) for case in cases]
    notes = tuple(dict.fromkeys(note for case in cases for note in case.notes))
    return PlanCasesResult(
        table=pd.DataFrame(rows),
        layer=None,
        notes=notes,
        stages=pd.concat(stages, ignore_index=True),
    )


def to_transform(desk: Desk) -> dict[str, list[str]]:
    """The plots of the allocation that need a transformation, by use."""
    table = desk.part("allocation").table
    needed = table[table["use"].notna() & (table["status"] == _NEEDS)]
    return {str(use): list(rows["parcel_id"]) for use, rows in needed.groupby("use", sort=True)}


def target_of(use: str, settings: Any) -> str:
    """The category in which a use stands: the first of those that it may have."""
    own = (settings or {}).get(use, {}).get("categories")
    return str((own or load_codes("land_uses")[use]["categories"])[0])


def _purpose(desk: Desk, use: str) -> str:
    own = desk.value("transformation.purposes", {})
    return str(own.get(use) or load_codes("use_purposes")["purposes"].get(use, use))


def _prechecked(desk: Desk, use: str, ids: list[str]) -> PrecheckResult:
    restrictions, _ = all_restrictions(desk)
    levels = desk.part("hazard_levels")
    return precheck_transformation(
        desk.needed("layers.parcels"),
        target_of(use, desk.value("supply.settings")),
        purpose=_purpose(desk, use),
        on=desk.value("rules.on"),
        rules=desk.source("rules.transformation"),
        restrictions=restrictions,
        hazards=None if levels is None else levels.layer,
        zones=desk.layer("layers.zones"),
        zone_table=desk.source("rules.zone_rules"),
        parcel_ids=ids,
        values=desk.source("transformation.compensation_values"),
        feedback=desk.feedback,
    )


def _precheck(desk: Desk) -> Result:
    rows: list[dict[str, Any]] = []
    rules: list[pd.DataFrame] = []
    losses: list[pd.DataFrame] = []
    papers: list[pd.DataFrame] = []
    layers: list[Any] = []
    notes: list[Any] = []
    for use, ids in to_transform(desk).items():
        found = _prechecked(desk, use, ids)
        rows.append({
            "use": use, "target_category": found.target_category, "purpose": found.purpose,
            "plots": len(ids), "area_ha": found.site_ha, "verdict": found.verdict,
            "compensation_som": found.total_som,
        })  # fmt: skip
        rules.append(_of(use, found.table))
        losses.append(_of(use, found.compensation))
        papers.append(_of(use, found.documents))
        if found.layer is not None:
            layers.append(found.layer.assign(use=use))
        notes += found.notes
    columns = ["use", "target_category", "purpose", "plots", "area_ha", "verdict",
               "compensation_som"]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns)
    return PlanPrecheckResult(
        table=table,
        layer=pd.concat(layers, ignore_index=True) if layers else None,
        notes=tuple(dict.fromkeys(notes)),
        rules=pd.concat(rules, ignore_index=True) if rules else pd.DataFrame(),
        compensation=pd.concat(losses, ignore_index=True) if losses else pd.DataFrame(),
        documents=pd.concat(papers, ignore_index=True) if papers else pd.DataFrame(),
        compensation_som=float(table["compensation_som"].sum()),
        area_ha=float(table["area_ha"].sum()),
    )


def _law(desk: Desk) -> Result:
    """What the law says of every plot that a use could have after a transformation.

    Asked before plots are chosen, so that none is chosen which would be returned.
    """
    rows = desk.part("supply").uses
    rows = rows[rows["status"] == _NEEDS]
    wanted = set(_wanted(desk))
    tables: list[pd.DataFrame] = []
    notes: list[Any] = []
    for use, some in rows[rows["use"].isin(wanted)].groupby("use", sort=True):
        found = _prechecked(desk, str(use), list(some["parcel_id"]))
        notes += found.notes
        if found.layer is not None:
            pieces = pd.DataFrame(found.layer[["parcel_id", "area_ha", "outcome", "rules"]])
            pieces["outcome"] = pd.Categorical(pieces["outcome"], ["blocks", "needs", "ok"])
            worst = pieces.sort_values(["parcel_id", "outcome"], kind="stable")
            worst["outcome"] = worst["outcome"].astype(object)
            tables.append(_of(str(use), worst.drop_duplicates("parcel_id")))
    columns = ["use", "parcel_id", "area_ha", "outcome", "rules"]
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)
    return Result(table=table, layer=None, notes=tuple(dict.fromkeys(notes)))


def _wanted(desk: Desk) -> list[str]:
    """The uses that claim land."""
    own = [str(row["use"]) for row in desk.value("claims.own") or [] if "use" in row]
    demand = desk.part("demand")
    if demand is None:
        return own
    asked = demand.table[demand.table["demand_ha"] > 0]["sector"]
    return [*own, *dict.fromkeys(asked)]


def _of(use: str, table: pd.DataFrame) -> pd.DataFrame:
    named = table.reset_index(drop=True).copy()
    named.insert(0, "use", pd.Series([use] * len(named), dtype=object))
    return named


def _transformation(desk: Desk) -> Result:
    """The parcels after the allocation, and after the cases that are still under way."""
    changes: list[Any] = [
        LandChange(
            category=target_of(use, desk.value("supply.settings")), parcel_ids=ids, case_id=use
        )
        for use, ids in to_transform(desk).items()
    ]
    taken = {parcel for change in changes for parcel in change.parcel_ids}
    source = desk.source("transformation.cases")
    if source is not None:
        for case in read_cases(source, on=desk.value("rules.on")):
            if case.state not in _OVER and not taken & set(case.parcel_ids):
                changes.append(case)
    if not changes:
        raise NothingToDo("plan.nothing_to_transform")
    return apply_transformation(
        desk.needed("layers.parcels"),
        changes,
        boundary=desk.layer("layers.boundary"),
        folder=desk.plan.folder if source is None else _folder(desk),
        feedback=desk.feedback,
    )


def _folder(desk: Desk) -> Any:
    """The folder to which the site layers of the cases are relative: that of their file."""
    return (desk.plan.folder / str(desk.value("transformation.cases"))).parent


_CODES = ("transformation_rules", "transformation_laws", "transformation_purposes",
          "transformation_documents", "transformation_stages", "transformation_decisions",
          "compensation_values", "land_uses", "use_purposes")  # fmt: skip

_LAW_KEYS = (*_PARCELS, *RESTRICTION_KEYS, "layers.zones", "mappings.zones", "rules.zone_rules",
             "rules.transformation", "transformation.purposes",
             "transformation.compensation_values", "supply.settings")  # fmt: skip

BEFORE = (
    Step("law", _law, needs=("supply",), uses=("demand", "hazard_levels", *BY_RULE),
         needs_keys=("layers.parcels",), keys=(*_LAW_KEYS, "claims.own"), codes=_CODES, weight=5),
)  # fmt: skip
STEPS = (
    Step("cases", _cases, needs_keys=("transformation.cases",), keys=("rules.on",),
         codes=_CODES, extra=True),
    Step("precheck", _precheck, needs=("allocation",), uses=("hazard_levels", *BY_RULE),
         needs_keys=("layers.parcels",),
         keys=(*_PARCELS, *RESTRICTION_KEYS, "layers.zones", "mappings.zones", "rules.zone_rules",
               "rules.transformation", "transformation.purposes",
               "transformation.compensation_values", "supply.settings"),
         codes=_CODES, weight=3),
    Step("transformation", _transformation, needs=("allocation",), uses=("cases",),
         needs_keys=("layers.parcels",),
         keys=(*_PARCELS, "layers.boundary", "mappings.boundary", "transformation.cases",
               "rules.on", "supply.settings"),
         codes=_CODES, weight=3),
)  # fmt: skip
