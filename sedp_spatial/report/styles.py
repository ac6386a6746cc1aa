"""How QGIS draws the layers of a result: QML styles with legends in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET  # nosec B405 - builds XML, never reads any

import geopandas as gpd

from ..codes import load_codes
from .legends import Legend, legend_of
from .looks import Look, ground
from .qml_symbols import add_line, add_outline, add_symbol, rgb
from .words import number, titles_of, word

_SCORE = "suitability_"  # followed by a use
_BEST = "best_suitability"
_STRONG = ("misfit", "severity", "to", "to_category", "outcome")
"""Small pieces: a coloured outline keeps them visible."""
_OUTLINES = {"boundary": (0.8, "dash dot"), "villages": (0.5, "solid")}
_LABELS = (
    # The column, from which scale on, points of print. The first column that is there is written.
    ("boundary", "", 0, 0.0),
    ("villages", "name", 0, 10.0),
    ("rivers", "name", 50_000, 7.5),
    ("roads", "name", 50_000, 7.5),
    ("facilities", "name", 10_000, 7.5),
    ("management_places", "proposal_id", 10_000, 7.0),
    ("", "parcel_id", 2_500, 6.5),
    ("", "building_id", 1_000, 6.0),
    ("zones", "zone", 25_000, 8.5),
)
CATEGORIES = "Symbology|Labeling|Fields|Forms"


def qml_style(layer: gpd.GeoDataFrame, geometry: str, lang: str, name: str = "") -> str:
    """The QML document of a layer: renderer, legend, labels and column titles.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
    geometry : {"polygon", "line", "point"}
    lang : str
        The language of the legend and of the column titles.
    name : str, optional
        The layer's name: ``boundary``, ``villages``, ``rivers`` … are ground and not coloured.

    Returns
    -------
    str
        What QGIS 3.22 to 4 read from the ``layer_styles`` table.
    """
    label = _label_of(layer, name, lang)
    root = ET.Element(
        "qgis",
        {
            "version": "3.22.0",
            "styleCategories": CATEGORIES,
            "labelsEnabled": "1" if label else "0",
        },
    )
    legend = legend_of(layer, lang)
    scores = [str(column) for column in layer.columns if str(column).startswith(_SCORE)]
    if name in ("rivers", "roads", "villages", "boundary", "buildings"):
        _ground(root, name, geometry)
    elif _BEST in layer.columns or scores:
        _graduated(root, _BEST if _BEST in layer.columns else scores[0], geometry, lang)
    elif legend is None:
        _single(root, geometry)
    else:
        _categorized(root, legend, geometry)
    if label:
        _labelling(root, *label)
    _aliases(root, [str(c) for c in layer.columns if c != layer.geometry.name], lang)
    return "<!DOCTYPE qgis>\n" + ET.tostring(root, encoding="unicode")


def table_style(columns: Sequence[str], lang: str) -> str:
    """The QML document of a table without geometry: its column titles."""
    root = ET.Element("qgis", {"version": "3.22.0", "styleCategories": "Fields"})
    _aliases(root, columns, lang)
    return "<!DOCTYPE qgis>\n" + ET.tostring(root, encoding="unicode")


def _renderer(root: ET.Element, kind: str, **more: str) -> ET.Element:
    return ET.SubElement(root, "renderer-v2", {"type": kind, "enableorderby": "0", **more})


def _ground(root: ET.Element, name: str, geometry: str) -> None:
    """What orients the reader: borders as outlines, water and roads as lines, quiet houses."""
    symbols = ET.SubElement(_renderer(root, "singleSymbol"), "symbols")
    if geometry == "polygon" and name in _OUTLINES:
        add_outline(symbols, "0", ground(name), *_OUTLINES[name])
    elif geometry == "line":
        add_line(symbols, "0", ground(name), 0.45 if name == "rivers" else 0.6)
    else:
        add_symbol(symbols, "0", geometry, Look(ground(name)))


def _single(root: ET.Element, geometry: str) -> None:
    symbols = ET.SubElement(_renderer(root, "singleSymbol"), "symbols")
    add_symbol(symbols, "0", geometry, Look(ground("plain")))


def _categorized(root: ET.Element, legend: Legend, geometry: str) -> None:
    renderer = _renderer(root, "categorizedSymbol", attr=legend.attribute)
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    for position, entry in enumerate(legend.entries):
        ET.SubElement(
            categories,
            "category",
            {
                "value": entry.value,
                "type": "string",
                "label": entry.label,
                "symbol": str(position),
                "render": "true",
            },
        )
        strong = legend.theme in _STRONG
        add_symbol(symbols, str(position), geometry, entry.look, strong=strong)
    if not legend.entries:  # a result without a finding: QGIS wants a symbol all the same
        everything = {"value": "", "type": "string", "label": "", "symbol": "0", "render": "true"}
        ET.SubElement(categories, "category", everything)
        add_symbol(symbols, "0", geometry, Look(ground("plain")))


def _graduated(root: ET.Element, column: str, geometry: str, lang: str) -> None:
    """Scores from 0 to 1 in equal steps; QGIS leaves plots without a score blank."""
    colours = load_codes("labels")["score.range"]["colours"]
    renderer = _renderer(root, "graduatedSymbol", attr=column, graduatedMethod="GraduatedColor")
    ranges = ET.SubElement(renderer, "ranges")
    symbols = ET.SubElement(renderer, "symbols")
    for position, shade in enumerate(colours):
        low, high = position / len(colours), (position + 1) / len(colours)
        label = word("score.range", lang, low=number(low, lang, 1), high=number(high, lang, 1))
        limits = {"lower": f"{low:g}", "upper": f"{high:g}"}
        named = {"symbol": str(position), "label": label, "render": "true"}
        ET.SubElement(ranges, "range", {**limits, **named})
        add_symbol(symbols, str(position), geometry, Look(shade))


def _label_of(layer: gpd.GeoDataFrame, name: str, lang: str) -> tuple[str, int, float] | None:
    """The column that is written on the map, the scale from which on, and the size of print."""
    for owner, column, scale, size in _LABELS:
        if name == owner and owner and not column:
            return None
        if owner and owner != name:
            continue
        for wanted in (f"{column}_{lang}", column):
            if wanted in layer.columns and layer[wanted].notna().any():
                return wanted, scale, size
    return None


def _labelling(root: ET.Element, column: str, scale: int, size: float) -> None:
    """Names in dark print with a white halo, only where the map is large enough for them."""
    settings = ET.SubElement(ET.SubElement(root, "labeling", {"type": "simple"}), "settings")
    style = {
        "fieldName": column,
        "isExpression": "0",
        "fontSize": f"{size:g}",
        "fontSizeUnit": "Point",
        "textColor": rgb(ground("boundary")),
        "textOpacity": "1",
        "fontWeight": "50",  # left out it would be the thinnest
    }
    text = ET.SubElement(settings, "text-style", style)
    halo = {"bufferDraw": "1", "bufferSize": "0.7", "bufferSizeUnits": "MM"}
    ET.SubElement(text, "text-buffer", {**halo, "bufferColor": "255,255,255,230"})
    # The "max" is the denominator from which on the labels are drawn, the "min" where they end.
    shown = {"scaleVisibility": "1" if scale else "0", "scaleMin": "0", "scaleMax": str(scale)}
    ET.SubElement(settings, "rendering", {**shown, "drawLabels": "1", "obstacle": "1"})


def _aliases(root: ET.Element, columns: Sequence[str], lang: str) -> None:
    aliases = ET.SubElement(root, "aliases")
    titles = titles_of(columns, lang)
    for position, (column, title) in enumerate(zip(columns, titles, strict=True), start=1):
        # The first field of a GeoPackage, fid, keeps its name.
        name = "" if title == column else title
        ET.SubElement(aliases, "alias", {"index": str(position), "field": column, "name": name})
