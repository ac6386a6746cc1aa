"""How QGIS draws the layers of a result: QML styles with legends in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET  # nosec B405 - builds XML, never reads any

import geopandas as gpd

from ..codes import load_codes
from .words import UNASSIGNED, colour, number, titles_of, tolerance_rank, value_label, word

OUTLINE = "60,62,58,140"
_MARKS = {"polygon": "fill", "line": "line", "point": "marker"}
_LAYERS = {"polygon": "SimpleFill", "line": "SimpleLine", "point": "SimpleMarker"}
_STATUSES = ("free", "conditional", "after_transformation", "no")  # of land, see `supply`
_ALLOCATED = {"use", "suitability", "reason"}  # plots with what they were taken for
_SCORE = "suitability_"  # followed by a use
_STRONG = ("kind", "severity", "to")  # small pieces: a coloured outline keeps them visible


@dataclass(frozen=True)
class Legend:
    """The column that colours a layer, and its values with label and colour in printing order."""

    column: str
    entries: tuple[tuple[str, str, str], ...]


def legend_of(layer: gpd.GeoDataFrame, lang: str) -> Legend | None:
    """What colours a layer: the first column it has of those that reports colour by.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
    lang : str

    Returns
    -------
    Legend or None
        ``None`` for a layer without such a column.
    """
    columns = ["tolerance_class", "severity", "kind", "status", "to", "category", "land_kind"]
    if set(layer.columns) >= _ALLOCATED:
        columns.insert(0, "use")
    for column in columns:
        if column not in layer.columns:
            continue
        present = dict.fromkeys(str(value) for value in layer[column].dropna())
        if column == "status" and not set(present) <= set(_STATUSES):
            continue
        values = _ordered(column, present)
        if column == "kind" and not set(values) <= {"overlap", "gap", "outside"}:
            continue
        return Legend(
            column, tuple((v, value_label(column, v, lang), colour(column, v)) for v in values)
        )
    return None


def qml_style(layer: gpd.GeoDataFrame, geometry: str, lang: str) -> str:
    """The QML document of a layer: renderer, legend and column titles.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
    geometry : {"polygon", "line", "point"}
    lang : str
        The language of the legend and of the column titles.

    Returns
    -------
    str
        What QGIS 3.22 to 4 read from the ``layer_styles`` table.
    """
    root = ET.Element("qgis", {"version": "3.22.0", "styleCategories": "Symbology|Fields|Forms"})
    legend = legend_of(layer, lang)
    scores = [str(name) for name in layer.columns if str(name).startswith(_SCORE)]
    if scores:
        _graduated(root, scores[0], geometry, lang)
    elif legend is None:
        _single(root, geometry)
    else:
        _categorized(root, legend, geometry)
    _aliases(root, [str(c) for c in layer.columns if c != layer.geometry.name], lang)
    return "<!DOCTYPE qgis>\n" + ET.tostring(root, encoding="unicode")


def table_style(columns: Sequence[str], lang: str) -> str:
    """The QML document of a table without geometry: its column titles."""
    root = ET.Element("qgis", {"version": "3.22.0", "styleCategories": "Fields"})
    _aliases(root, columns, lang)
    return "<!DOCTYPE qgis>\n" + ET.tostring(root, encoding="unicode")


def _ordered(column: str, present: Iterable[str]) -> list[str]:
    """The values of a column in printing order; all seven categories, even those not there."""
    if column == "tolerance_class":
        return sorted(present, key=tolerance_rank)
    if column in ("category", "to"):
        codes = list(load_codes("categories"))
    elif column == "land_kind":
        codes = list(load_codes("land_kinds"))
    elif column == "status":
        codes = list(_STATUSES)
    elif column == "use":
        codes = list(load_codes("land_uses"))
    else:
        codes = ["error", "warning", "info", "overlap", "gap", "outside"]
    there = set(present)
    ordered = [code for code in codes if code in there or column == "category"]
    return [*ordered, *sorted(there - set(ordered))]


def _single(root: ET.Element, geometry: str) -> None:
    renderer = ET.SubElement(root, "renderer-v2", {"type": "singleSymbol", "enableorderby": "0"})
    symbols = ET.SubElement(renderer, "symbols")
    _symbol(symbols, "0", geometry, "#f2f0ea", strong=False)


def _categorized(root: ET.Element, legend: Legend, geometry: str) -> None:
    renderer = ET.SubElement(
        root,
        "renderer-v2",
        {"type": "categorizedSymbol", "attr": legend.column, "enableorderby": "0"},
    )
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    everything_else = ("", value_label("category", UNASSIGNED, "en"), "#f2f0ea")
    entries = legend.entries or (everything_else,)
    for position, (value, label, shade) in enumerate(entries):
        ET.SubElement(
            categories,
            "category",
            {
                "value": value,
                "type": "string",
                "label": label,
                "symbol": str(position),
                "render": "true",
            },
        )
        _symbol(symbols, str(position), geometry, shade, strong=legend.column in _STRONG)


def _graduated(root: ET.Element, column: str, geometry: str, lang: str) -> None:
    """Scores from 0 to 1 in equal steps; QGIS leaves plots without a score blank."""
    colours = load_codes("labels")["score.range"]["colours"]
    renderer = ET.SubElement(
        root,
        "renderer-v2",
        {
            "type": "graduatedSymbol",
            "attr": column,
            "graduatedMethod": "GraduatedColor",
            "enableorderby": "0",
        },
    )
    ranges = ET.SubElement(renderer, "ranges")
    symbols = ET.SubElement(renderer, "symbols")
    for position, shade in enumerate(colours):
        low, high = position / len(colours), (position + 1) / len(colours)
        label = word("score.range", lang, low=number(low, lang, 1), high=number(high, lang, 1))
        limits = {"lower": f"{low:g}", "upper": f"{high:g}"}
        named = {"symbol": str(position), "label": label, "render": "true"}
        ET.SubElement(ranges, "range", {**limits, **named})
        _symbol(symbols, str(position), geometry, shade, strong=False)


def _symbol(parent: ET.Element, name: str, geometry: str, shade: str, *, strong: bool) -> None:
    symbol = ET.SubElement(
        parent,
        "symbol",
        {"name": name, "type": _MARKS[geometry], "alpha": "1", "clip_to_extent": "1"},
    )
    layer = ET.SubElement(
        symbol,
        "layer",
        {"class": _LAYERS[geometry], "enabled": "1", "locked": "0"},
    )
    options = ET.SubElement(layer, "Option", {"type": "Map"})
    for key, value in _look(geometry, shade, strong).items():
        ET.SubElement(options, "Option", {"name": key, "value": value, "type": "QString"})
        # QGIS 3.22 reads Option; a file saved for older ones would hold these too.
        ET.SubElement(layer, "prop", {"k": key, "v": value})


def _look(geometry: str, shade: str, strong: bool) -> Mapping[str, str]:
    rgb = _rgb(shade)
    if geometry == "line":
        return {"line_color": rgb, "line_width": "0.7", "line_width_unit": "MM"}
    outline = {
        "outline_color": rgb if strong else OUTLINE,
        "outline_style": "solid",
        "outline_width": "0.5" if strong else "0.08",
        "outline_width_unit": "MM",
    }
    if geometry == "point":
        return {"color": rgb, "name": "circle", "size": "2.6", "size_unit": "MM", **outline}
    return {"color": rgb, "style": "solid", "joinstyle": "bevel", **outline}


def _rgb(shade: str) -> str:
    red, green, blue = (int(shade[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},255"


def _aliases(root: ET.Element, columns: Sequence[str], lang: str) -> None:
    aliases = ET.SubElement(root, "aliases")
    titles = titles_of(columns, lang)
    for position, (column, title) in enumerate(zip(columns, titles, strict=True), start=1):
        # The first field of a GeoPackage, fid, keeps its name.
        name = "" if title == column else title
        ET.SubElement(aliases, "alias", {"index": str(position), "field": column, "name": name})
