"""The map of the plan: which plots are given to which branch."""

from __future__ import annotations

import geopandas as gpd

from ..maps.parts import MapLayer
from ..maps.themes import class_layers, ground_lines, quiet_land
from ..words import word, words_of
from .supply import last_year, printed_allocated
from .teller import Teller

_COLUMNS = ("sector", "use", "allocated_use", "best_use")


def plan_layers(teller: Teller) -> list[MapLayer]:
    """The allocated plots by branch; nothing where no plot was allocated."""
    plots = allocated(teller)
    column = use_column(plots)
    if plots is None or column is None:
        return []
    words = words_of(teller.lang)

    def name(code: str) -> str:
        return words.get(f"sector.{code}") or words.get(f"use.{code}", code)

    layers = teller.context.layers
    drawn = class_layers(
        plots, column, name, heading=teller.say("plan.plots"), values=_printed(teller)
    )
    ground = quiet_land(layers)
    return [*ground, *drawn, *ground_lines(layers, teller.lang)]


def _printed(teller: Teller) -> dict[str, str]:
    """The hectares of each branch as the table of the chapter prints them."""
    chosen = teller.part("allocation")
    if chosen is None or "use" not in chosen.uses.columns:
        return {}
    unit = word("unit.ha", teller.lang)
    areas = printed_allocated(chosen)
    uses = last_year(chosen.uses)["use"]
    return {
        str(use): f"{teller.ha(area)}\u00a0{unit}" for use, area in zip(uses, areas, strict=True)
    }


def allocated(teller: Teller) -> gpd.GeoDataFrame | None:
    """The plots that the allocation gave away."""
    result = teller.part("allocation")
    layer = None if result is None else result.layer
    if layer is None or not len(layer):
        return None
    column = use_column(layer)
    taken = layer if column is None else layer[layer[column].notna()]
    return taken if len(taken) else None


def use_column(plots: gpd.GeoDataFrame | None) -> str | None:
    """The column that says what a plot is for."""
    if plots is None:
        return None
    return next((name for name in _COLUMNS if name in plots.columns), None)
