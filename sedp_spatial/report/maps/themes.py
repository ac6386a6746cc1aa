"""What the sheets show: the land balance, zones, restrictions and hazards, the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd

from ...codes import labels, load_codes
from ..words import UNASSIGNED, colour, short_category, value_label, word
from .parts import MapLayer

Layers = Mapping[str, gpd.GeoDataFrame]
_OTHER = tuple(f"other.{number}" for number in range(1, 9))
_HAZARD_WIDTH = 0.5


def hatch(group: str, code: str) -> str:
    """The hatch of a class; none where nobody chose one."""
    return str(load_codes("map_looks").get(f"{group}.{code}", {}).get("hatch", ""))


def other_look(position: int) -> tuple[str, str]:
    """Colour and hatch for the classes that the user brings along, in their order."""
    look = load_codes("map_looks")[_OTHER[position % len(_OTHER)]]
    return str(look["colour"]), str(look["hatch"])


def land_layers(parcels: gpd.GeoDataFrame, values: Mapping[str, str], lang: str) -> list[MapLayer]:
    """Parcels by category, in the house's colours.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    values : mapping of category to text
        What stands behind its name in the legend: the printed hectares.
    lang : str
    """
    known = load_codes("categories")
    found = parcels["category"] if "category" in parcels.columns else None
    codes = pd.Series(UNASSIGNED, index=parcels.index, dtype=object)
    if found is not None:
        codes = found.where(found.isin(list(known)), UNASSIGNED).astype(object)
    made = []
    for code in (*known, UNASSIGNED):
        rows = parcels[(codes == code).to_numpy()]
        if len(rows):
            name = short_category(code, lang)
            shade = colour("category", code)
            look = hatch("category", code)
            value = values.get(code, "")
            made.append(MapLayer(rows, name, shade, look, width=0.25, value=value))
    return made


def quiet_land(layers: Layers) -> list[MapLayer]:
    """The territory, settlements and water as a pale ground under what a map is about."""
    made = []
    boundary, parcels = layers.get("boundary"), layers.get("parcels")
    if boundary is not None and len(boundary):
        made.append(MapLayer(boundary, "", "#ffffff", width=0))
    if parcels is None or "category" not in parcels.columns:
        return made
    for code in ("settlement", "water"):
        rows = parcels[(parcels["category"] == code).to_numpy()]
        if len(rows):
            made.append(MapLayer(rows, "", colour("category", code), width=0, alpha=0.35))
    return made


def ground_lines(layers: Layers, lang: str, *, legend: bool = True) -> list[MapLayer]:
    """Rivers, roads and the boundary, as far as they are there."""
    made = []
    for key, shade, width, kind in (
        ("rivers", "#3f7fb5", 0.7, "line"),
        ("roads", "#7a4b3a", 0.8, "line"),
        ("boundary", "#22302f", 1.3, "border"),
    ):
        layer = layers.get(key)
        if layer is not None and len(layer):
            label = word(f"section.{key}", lang) if legend else ""
            made.append(MapLayer(layer, label, shade, kind=kind, width=width))
    return made


def zone_layers(zones: gpd.GeoDataFrame, lang: str) -> list[MapLayer]:
    """Zones by their code, with a name where the layer holds one."""
    made = []
    for position, code in enumerate(_codes(zones, "zone")):
        rows = zones[(zones["zone"].astype(str) == code).to_numpy()]
        shade, look = other_look(position)
        label = _zone_name(rows, code)
        made.append(MapLayer(rows, label, shade, look, width=0.4, alpha=0.75))
    return made


def regime_layers(
    regimes: gpd.GeoDataFrame, values: Mapping[str, str], lang: str
) -> list[MapLayer]:
    """Restricted land by its strictest regime, the mildest first."""
    names = labels("regimes", lang)
    order = [code for code in load_codes("regimes") if code in set(regimes["regime"])]
    made = []
    for position, code in enumerate(order):
        rows = regimes[(regimes["regime"] == code).to_numpy()]
        shade = str(load_codes("regimes")[code]["colour"])
        heading = word("section.restrictions", lang) if position == 0 else ""
        value = values.get(code, "")
        look = hatch("regime", code)
        made.append(
            MapLayer(
                rows, names[code], shade, look, width=0.3, alpha=0.6, heading=heading, value=value
            )
        )
    return made


def hazard_layers(hazards: gpd.GeoDataFrame, lang: str) -> list[MapLayer]:
    """Hazards by kind as bold outlines with hatches, so that restrictions show through."""
    names = labels("hazards", lang)
    made = []
    for position, code in enumerate(_codes(hazards, "hazard")):
        rows = hazards[(hazards["hazard"].astype(str) == code).to_numpy()]
        entry = load_codes("hazards").get(code, {})
        shade = str(entry.get("colour", other_look(position)[0]))
        heading = word("section.hazards", lang) if position == 0 else ""
        look = hatch("hazard", code) or other_look(position)[1]
        made.append(
            MapLayer(
                rows,
                names.get(code, code),
                shade,
                look,
                width=_HAZARD_WIDTH,
                alpha=0.18,
                heading=heading,
                edge=shade,
            )
        )
    return made


def class_layers(
    layer: gpd.GeoDataFrame,
    column: str,
    name: Callable[[str], str],
    *,
    heading: str = "",
    values: Mapping[str, str] | None = None,
    order: Sequence[str] = (),
    group: str = "sector",
) -> list[MapLayer]:
    """Any classes: the house's colour where a code has one, else the colours in turn."""
    made = []
    present = _codes(layer, column)
    ordered = [code for code in order if code in present]
    ordered += [code for code in present if code not in ordered]
    for position, code in enumerate(ordered):
        rows = layer[(layer[column].astype(str) == code).to_numpy()]
        shade, look = other_look(position)
        entry = load_codes("labels").get(f"{group}.{code}", {})
        made.append(
            MapLayer(
                rows,
                name(code),
                str(entry.get("colour", shade)),
                hatch(group, code) or look,
                width=0.6,
                heading=heading if position == 0 else "",
                value=(values or {}).get(code, ""),
            )
        )
    return made


def label_of(column: str, lang: str) -> Callable[[str], str]:
    """What a code of a column is called."""
    return lambda code: value_label(column, code, lang)


def _zone_name(rows: gpd.GeoDataFrame, code: str) -> str:
    """The code, and the name that all its polygons share."""
    names = set(rows["name"].dropna().astype(str)) if "name" in rows.columns else set()
    return f"{code} – {names.pop()}" if len(names) == 1 else code


def _codes(layer: gpd.GeoDataFrame, column: str) -> list[str]:
    if column not in layer.columns:
        return []
    return [str(code) for code in np.unique(layer[column].dropna().astype(str))]
