"""The maps of the section, once for the text and once as sheets."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd

from ...messages import say
from ...optional import has
from ...results import Result
from ..document.blocks import Picture
from ..map_data import map_frame
from ..maps.parts import MapLayer, MapSheet
from ..maps.sheet import draw_sheet
from ..maps.themes import (
    ground_lines,
    hazard_layers,
    land_layers,
    quiet_land,
    regime_layers,
    zone_layers,
)
from ..words import word
from .context import SectionContext
from .follow import spoken_day
from .plan_map import plan_layers
from .restrictions import printed_regimes
from .teller import Teller
from .territory import printed_categories

# A map names the layers that it was drawn from, not the tables of the plan.
_LAYER_FILES = (".gpkg", ".shp", ".geojson", ".fgb", ".parquet", ".tif", ".tiff", ".gdb", ".tab")
_MOST_SOURCES = 3


def section_maps(
    parts: Mapping[str, Result],
    context: SectionContext,
    lang: str,
    *,
    paper: str = "figure",
    pdf: bool = False,
    shown: Mapping[str, MapSheet] | None = None,
) -> dict[str, Picture]:
    """Draw the maps that the results and layers allow.

    Parameters
    ----------
    parts, context, lang
        As for :func:`section_blocks`.
    paper : {"figure", "a4", "a3"}
        A figure within the text, or a sheet of its own with title.
    pdf : bool
        Whether each map is wanted as PDF too.
    shown : mapping of str to MapSheet, optional
        What :func:`sheets` made, where it is drawn a second time.

    Returns
    -------
    dict
        Any of ``land``, ``zones``, ``restrictions``, ``plan``; empty without parcels or without
        matplotlib.
    """
    parcels = context.layers.get("parcels")
    if parcels is None or not len(parcels) or not has("matplotlib"):
        return {}
    frame = map_frame(_extent(context, parcels))
    return {
        key: draw_sheet(sheet, frame, lang, paper=paper, pdf=pdf)
        for key, sheet in (sheets(parts, context, lang) if shown is None else shown).items()
    }


def sheets(parts: Mapping[str, Result], context: SectionContext, lang: str) -> dict[str, MapSheet]:
    """What each map shows."""
    teller = Teller(parts, context, lang)
    made = {
        "land": (teller.say("territory.map"), _land(teller)),
        "zones": (teller.say("zoning.map"), _zones(teller)),
        "restrictions": (teller.say("restrictions.map"), _restrictions(teller)),
        "plan": (teller.say("plan.map"), plan_layers(teller)),
    }
    return {key: _sheet(teller, title, layers) for key, (title, layers) in made.items() if layers}


def _sheet(teller: Teller, title: str, layers: list[MapLayer]) -> MapSheet:
    context, lang = teller.context, teller.lang
    villages = context.layers.get("villages")
    names: tuple[tuple[gpd.GeoDataFrame, str], ...] = ()
    if villages is not None:
        column = next((c for c in (f"name_{lang}", "name") if c in villages.columns), None)
        names = ((villages, column),) if column else ()
    day = teller.say("day", day=spoken_day(context.day, lang)) if context.day else ""
    subtitle = f"{context.name(lang)} · {word('page.kicker', lang)}"
    return MapSheet(title, subtitle, tuple(layers), names, _sources(teller), day)


def _sources(teller: Teller) -> tuple[str, ...]:
    said = [str(say(one, teller.lang)) for one in teller.context.sources]
    layers = [one for one in said if one.lower().endswith(_LAYER_FILES)]
    return tuple((layers or said)[:_MOST_SOURCES])


def _extent(context: SectionContext, parcels: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    boundary = context.layers.get("boundary")
    return boundary if boundary is not None and len(boundary) else parcels


def _land(teller: Teller) -> list[MapLayer]:
    layers = teller.context.layers
    drawn = land_layers(layers["parcels"], printed_categories(teller), teller.lang)
    return [*drawn, *ground_lines(layers, teller.lang)]


def _zones(teller: Teller) -> list[MapLayer]:
    layers = teller.context.layers
    zones = layers.get("zones")
    if zones is None or not len(zones):
        return []
    ground = quiet_land(layers)
    return [*ground, *zone_layers(zones, teller.lang), *ground_lines(layers, teller.lang)]


def _restrictions(teller: Teller) -> list[MapLayer]:
    layers = teller.context.layers
    extract, dangers = teller.part("restrictions"), layers.get("hazards")
    drawn: list[MapLayer] = []
    if extract is not None and len(extract.regimes):
        drawn += regime_layers(extract.regimes, printed_regimes(teller), teller.lang)
    if dangers is not None and len(dangers):
        drawn += hazard_layers(dangers, teller.lang)
    if not drawn:
        return []
    return [*quiet_land(layers), *drawn, *ground_lines(layers, teller.lang)]
