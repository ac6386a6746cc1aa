"""Steps over what endangers: the levels, who and what lies in them, who must move."""

from __future__ import annotations

import dataclasses
from typing import Any

import geopandas as gpd
import pandas as pd

from ..constraints import constraint_table
from ..hazards import (
    hazard_exposure,
    land_exposure,
    levels_from_raster,
    open_slope,
    resettlement_ledger,
)
from ..layers.mapping import NOTES
from ..results import Result
from .desk import Desk
from .step import Step
from .steps_rules import BY_RULE, RESTRICTION_KEYS, all_restrictions, together

_PARCELS = ("layers.parcels", "mappings.parcels")
_ORDER = ("hazards.order",)
HAZARD_CODES = ("hazards", "hazard_levels", "schema")


def _levels(desk: Desk) -> Result:
    """The hazard layer and the rasters' classes as one layer."""
    drawn = desk.layer("layers.hazards")
    layers = [] if drawn is None else [_plain(drawn)]
    notes: list[Any] = [] if drawn is None else list(drawn.attrs.get(NOTES, []))
    for name in sorted(desk.value("hazards.rasters", {})):
        key = f"hazards.rasters.{name}"
        path = desk.source(f"{key}.file")
        if path is None:
            continue
        bounds = [float(value) for value in desk.value(f"{key}.thresholds")]
        if desk.value(f"{key}.slope", False):
            with open_slope(path) as steep:
                made = levels_from_raster(steep, bounds, hazard=name)
        else:
            made = levels_from_raster(path, bounds, hazard=name)
        notes += made.attrs.get(NOTES, [])
        layers.append(_plain(made))
    layer = together(layers)
    if layer is None:
        layer = layers[0]
    layer.attrs = {}
    table = pd.DataFrame(layer.drop(columns="geometry"))
    counted = table.groupby(["hazard", "level"], sort=True).size().rename("areas").reset_index()
    return Result(table=counted, layer=layer, notes=tuple(notes))


def _plain(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    named = layer if layer.geometry.name == "geometry" else layer.rename_geometry("geometry")
    return named[["hazard", "level", "geometry"]]


def _exposure(desk: Desk) -> Result:
    villages = desk.layer("layers.villages")
    by = desk.value("hazards.by", None if villages is None else "village")
    options: dict[str, Any] = {}
    if desk.value("hazards.split"):
        options["split"] = desk.value("hazards.split")
    return hazard_exposure(
        desk.needed("layers.buildings"),
        desk.part("hazard_levels").layer,
        by=by,
        areas=villages if by else None,
        parcels=desk.layer("layers.parcels"),
        facilities=desk.layer("layers.facilities"),
        order=desk.value("hazards.order"),
        feedback=desk.feedback,
        **options,
    )


def _land(desk: Desk) -> Result:
    return land_exposure(
        desk.needed("layers.parcels"),
        desk.part("hazard_levels").layer,
        order=desk.value("hazards.order"),
        feedback=desk.feedback,
    )


def _constraints(desk: Desk) -> Result:
    restrictions, notes = all_restrictions(desk)
    levels = desk.part("hazard_levels")
    result = constraint_table(
        desk.needed("layers.parcels"),
        restrictions,
        None if levels is None else levels.layer,
        on=desk.value("rules.on"),
        order=desk.value("hazards.order"),
        feedback=desk.feedback,
    )
    return dataclasses.replace(result, notes=(*notes, *result.notes))


def _ledger(desk: Desk) -> Result:
    """The ledger of the plan, or of the houses that the exposure found and two tables."""
    rows = desk.value("ledger")
    if rows:
        told = pd.DataFrame(rows)
        told["village"] = told["village"].fillna("") if "village" in told else ""
        sums = told.groupby("village", sort=True)[
            ["exposed_households", "plots_granted", "moved"]
        ].sum()
        exposed, granted, moved = (
            sums[column].rename(name).reset_index()
            for column, name in (
                ("exposed_households", "households"),
                ("plots_granted", "plots"),
                ("moved", "households"),
            )
        )
        return resettlement_ledger(exposed, granted, moved)
    plots, gone = desk.table("resettlement.granted"), desk.table("resettlement.moved")
    none = pd.DataFrame({"village": pd.Series(dtype=object), "plots": pd.Series(dtype=float)})
    return resettlement_ledger(
        desk.part("exposure"),
        none if plots is None else plots,
        none.rename(columns={"plots": "households"}) if gone is None else gone,
        min_level=desk.value("hazards.min_level"),
    )


STEPS = (
    Step("hazard_levels", _levels, keys=("layers.hazards", "mappings.hazards", "hazards.rasters"),
         any_of=("layers.hazards", "hazards.rasters"), codes=HAZARD_CODES, weight=1),
    Step("exposure", _exposure, needs=("hazard_levels",), needs_keys=("layers.buildings",),
         keys=("mappings.buildings", "layers.villages", "mappings.villages", *_PARCELS,
               "layers.facilities", "mappings.facilities", "hazards.by", "hazards.split", *_ORDER),
         codes=(*HAZARD_CODES, "critical_uses"), weight=3),
    Step("land_exposure", _land, needs=("hazard_levels",), needs_keys=("layers.parcels",),
         keys=(*_PARCELS, *_ORDER), codes=HAZARD_CODES, weight=3),
    Step("constraints", _constraints, needs_keys=("layers.parcels",),
         uses=("hazard_levels", *BY_RULE), keys=(*_PARCELS, *RESTRICTION_KEYS, *_ORDER),
         any_of=("layers.restrictions", "layers.rivers", "layers.hazards", "hazards.rasters"),
         codes=(*HAZARD_CODES, "regimes", "restriction_kinds"), weight=4),
    Step("ledger", _ledger, uses=("exposure",),
         keys=("ledger", "resettlement", "hazards.min_level"),
         any_of=("ledger", "resettlement.granted", "resettlement.moved"), weight=1),
)  # fmt: skip
