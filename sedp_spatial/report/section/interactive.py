"""The interactive map of the section: parcels, zones, restrictions, hazards and the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd

from ...codes import labels
from ...optional import need
from ...results import Result
from ..document.html_writer import PURPOSE, MapView
from ..drawing import INK, LegendItem, hover, polygons, source
from ..map import map_parts
from ..map_data import MapFrame, map_frame, ring_lists, simplified, to_frame
from ..maps.parts import MapLayer
from ..maps.themes import class_layers, hazard_layers, regime_layers, zone_layers
from ..words import integer, is_missing, value_label, word, words_of
from .context import SectionContext
from .plan_map import allocated, use_column
from .restrictions import printed_regimes
from .teller import Teller

# Bokeh's names for about the hatches of the printed maps.
_PATTERNS = {
    "x": "cross",
    "/": "right_diagonal_line",
    "\\": "left_diagonal_line",
    ".": "dot",
    "-": "horizontal_line",
    "|": "vertical_line",
    "+": "cross",
    "o": "ring",
}


def interactive_map(
    parts: Mapping[str, Result], context: SectionContext, lang: str
) -> MapView | None:
    """The map for the page.

    Parameters
    ----------
    parts, context, lang
        As for :func:`section_blocks`.

    Returns
    -------
    MapView or None
        None without parcels.
    """
    parcels = context.layers.get("parcels")
    if parcels is None or not len(parcels):
        return None
    teller = Teller(parts, context, lang)
    change, balance = parts.get("change"), parts.get("balance")
    drawn = map_parts(
        parcels,
        None if balance is None else balance.layer,
        None if change is None else change.layer,
        None,
        context.layers.get("boundary"),
        lang,
    )
    frame = map_frame(parcels)
    overlays = list(drawn.overlays)
    for name, layers, visible in _overlays(teller):
        for position, layer in enumerate(layers):
            item = _draw(drawn.figure, layer, frame, f"{name}-{position}", visible, lang)
            overlays.append(item)
    _clickable(drawn.figure, _known(teller, parcels))
    fields = (
        ("id", word("column.parcel_id", lang)),
        ("category_name", word("column.category", lang)),
        ("kind", word("column.land_kind", lang)),
        ("owner", teller.say("card_owner")),
        ("use", word("column.in_use", lang)),
        ("purpose", word("column.purpose", lang)),
        ("area", word("column.area_ha", lang)),
        ("registered", word("column.registered_area_ha", lang)),
        ("regime", teller.say("card_regime")),
        ("plan", teller.say("card_plan")),
    )
    return MapView(replace(drawn, overlays=tuple(overlays)), fields)


def _overlays(teller: Teller) -> list[tuple[str, list[MapLayer], bool]]:
    layers, lang = teller.context.layers, teller.lang
    made: list[tuple[str, list[MapLayer], bool]] = []
    plots = allocated(teller)
    column = use_column(plots)
    if plots is not None and column is not None:
        words = words_of(lang)
        named = class_layers(
            plots,
            column,
            lambda code: words.get(f"sector.{code}") or words.get(f"use.{code}", code),
        )
        made.append(("plan", named, True))
    extract = teller.part("restrictions")
    if extract is not None and len(extract.regimes):
        made.append(
            ("regime", regime_layers(extract.regimes, printed_regimes(teller), lang), False)
        )
    if layers.get("hazards") is not None:
        made.append(("hazard", hazard_layers(layers["hazards"], lang), False))
    if layers.get("zones") is not None:
        zones = zone_layers(layers["zones"], lang)
        label = teller.say("zone")
        made.append(("zone", [replace(z, label=f"{label} {z.label}") for z in zones], False))
    return made


def _draw(
    figure: Any, layer: MapLayer, frame: MapFrame, name: str, visible: bool, lang: str
) -> LegendItem:
    """A class over the parcels, hatched, with its name at the pointer."""
    shapes, _ = simplified(polygons(to_frame(layer.layer, frame)))
    xs, ys = ring_lists(shapes)
    pattern = next((_PATTERNS[sign] for sign in layer.hatch if sign in _PATTERNS), None)
    renderer = figure.multi_polygons(
        "xs",
        "ys",
        source=source({"xs": xs, "ys": ys}),
        fill_color=layer.colour,
        fill_alpha=0.45,
        hatch_pattern=pattern,
        hatch_color=INK,
        hatch_alpha=0.35,
        hatch_scale=8,
        line_color=layer.colour,
        line_width=1.5,
        name=name,
        visible=visible,
    )
    hover(figure, renderer, [("", layer.label)])
    count = layer.value or integer(len(layer.layer), lang)
    return LegendItem((name,), layer.label, layer.colour, count, "area", visible=visible)


def _known(teller: Teller, parcels: gpd.GeoDataFrame) -> dict[str, dict[str, str]]:
    """What else is known of each parcel, by its number."""
    lang = teller.lang
    ids = _texts(parcels, "parcel_id")
    owners, uses = labels("ownership", lang), labels("in_use", lang)
    columns = {
        "owner": [owners.get(code, "") for code in _texts(parcels, "ownership")],
        "use": [uses.get(code, "") for code in _texts(parcels, "in_use")],
        "purpose": _texts(parcels, "purpose"),
    }
    known = {name: dict(zip(ids, values, strict=True)) for name, values in columns.items()}
    extract = teller.part("restrictions")
    if extract is not None:
        frame = extract.parcels
        names = {**labels("regimes", lang), "free": word("row.free", lang)}
        regimes = [names.get(str(code), "") for code in frame["strictest_regime"]]
        known["regime"] = dict(zip(frame["parcel_id"].astype(str), regimes, strict=True))
    plots = allocated(teller)
    column = use_column(plots)
    if plots is not None and column is not None and "parcel_id" in plots.columns:
        words = words_of(lang)
        given = [
            words.get(f"sector.{code}") or words.get(f"use.{code}", str(code))
            for code in plots[column]
        ]
        known["plan"] = dict(zip(plots["parcel_id"].astype(str), given, strict=True))
    known["category_name"] = {
        key: value_label("category", code, lang)
        for key, code in zip(ids, _texts(parcels, "category"), strict=True)
    }
    return known


def _clickable(figure: Any, known: Mapping[str, Mapping[str, str]]) -> None:
    """Let a click choose a parcel, and put what is known of it beside its outline."""
    models = need("bokeh.models", purpose=PURPOSE)
    chosen = []
    for renderer in figure.renderers:
        if not str(renderer.name).startswith("category-"):
            continue
        data = renderer.data_source.data
        for name, values in known.items():
            data[name] = [values.get(str(key), "") for key in data["id"]]
        renderer.nonselection_glyph = None
        picked = renderer.glyph.clone()
        picked.update(line_color=INK, line_width=3)
        renderer.selection_glyph = picked
        chosen.append(renderer)
    figure.add_tools(models.TapTool(renderers=chosen))


def _texts(frame: Any, column: str) -> Sequence[str]:
    if column not in frame.columns:
        return [""] * len(frame)
    return ["" if is_missing(value) else str(value) for value in frame[column]]
