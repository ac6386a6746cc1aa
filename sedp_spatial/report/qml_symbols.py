"""Symbols of QGIS as XML: a colour, a hatch drawn by lines or dots, an outline, a marker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from xml.etree import ElementTree as ET  # nosec B405 - builds XML, never reads any

from .looks import Look, ground

MARKS = {"polygon": "fill", "line": "line", "point": "marker"}
_ANGLES = {"/": (45,), "\\": (135,), "|": (90,), "-": (0,), "x": (45, 135), "+": (0, 90)}
_STROKES_PER_TILE, _TILE_MM = 6, 25.4
"""Matplotlib draws a stroke written n times 6 n times within an inch; the same distance here."""
_STROKE_MM = "0.12"
_STROKE = 150  # of 255: strokes on a ground leave the borders of the plots the darkest
_VEIL = 70  # of 255: what is drawn over the land lets it through


def add_symbol(
    parent: ET.Element, name: str, geometry: str, look: Look, *, strong: bool = False
) -> None:
    """Add a symbol for a kind of geometry; a strong one keeps small pieces visible."""
    symbol = _symbol(parent, name, MARKS[geometry])
    if geometry == "line":
        _layer(symbol, "SimpleLine", {"line_color": rgb(look.colour), "line_width": "0.7"})
    elif geometry == "point":
        _layer(symbol, "SimpleMarker", _marker(look))
    else:
        shade = rgb(look.colour, _VEIL if look.clear else 255)
        _layer(symbol, "SimpleFill", {"color": shade, "style": "solid", **_outline(look, strong)})
        stroke = rgb(look.colour) if look.clear else rgb(darker(look.colour), _STROKE)
        for sign, count in Counter(look.hatch).items():
            _hatch(symbol, sign, count, stroke)


def add_outline(parent: ET.Element, name: str, colour: str, width: float, dash: str) -> None:
    """Add a symbol that is an outline alone."""
    look = {"color": "0,0,0,0", "style": "no", "outline_color": rgb(colour)}
    width_of = {"outline_width": f"{width:g}", "outline_style": dash, "joinstyle": "round"}
    _layer(_symbol(parent, name, "fill"), "SimpleFill", {**look, **width_of})


def add_line(parent: ET.Element, name: str, colour: str, width: float) -> None:
    """Add a line of one colour."""
    look = {"line_color": rgb(colour), "line_width": f"{width:g}", "capstyle": "round"}
    _layer(_symbol(parent, name, "line"), "SimpleLine", {**look, "joinstyle": "round"})


def rgb(shade: str, alpha: int = 255) -> str:
    """A colour as QGIS writes it."""
    red, green, blue = (int(shade[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"


def darker(shade: str) -> str:
    """The colour of strokes on a ground: as matplotlib's maps of the house draw them."""
    parts = (round(int(shade[i : i + 2], 16) * 0.55) for i in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _outline(look: Look, strong: bool) -> Mapping[str, str]:
    shade = rgb(look.colour) if strong or look.clear else rgb(ground("outline"), 140)
    width = "0.5" if strong else "0.2" if look.clear else "0.08"
    units = {"outline_width_unit": "MM", "joinstyle": "bevel", "outline_style": "solid"}
    return {"outline_color": shade, "outline_width": width, **units}


def _marker(look: Look) -> Mapping[str, str]:
    edge = {"outline_color": rgb(ground("outline"), 200), "outline_width": "0.2"}
    return {
        "color": rgb(look.colour),
        "name": look.marker,
        "size": "2.8",
        "size_unit": "MM",
        **edge,
    }


def _hatch(symbol: ET.Element, sign: str, count: int, stroke: str) -> None:
    apart = f"{_TILE_MM / (_STROKES_PER_TILE * count):.3f}"
    number = len(symbol)
    if sign in _ANGLES:
        for turn, angle in enumerate(_ANGLES[sign]):
            look = {"angle": str(angle), "distance": apart, "distance_unit": "MM"}
            layer = _layer(symbol, "LinePatternFill", look)
            inner = _symbol(layer, f"@{symbol.get('name')}@{number + turn}", "line")
            _layer(inner, "SimpleLine", {"line_color": stroke, "line_width": _STROKE_MM})
        return
    distances = {"distance_x": apart, "distance_y": apart, "displacement_x": "0"}
    layer = _layer(symbol, "PointPatternFill", distances)
    inner = _symbol(layer, f"@{symbol.get('name')}@{number}", "marker")
    hollow = sign in ("o", "O")
    dot = {
        "name": "circle",
        "color": "0,0,0,0" if hollow else stroke,
        "outline_color": stroke if hollow else "0,0,0,0",
        "outline_width": _STROKE_MM,
        "size": "0.7" if hollow else "0.35",
        "size_unit": "MM",
    }
    _layer(inner, "SimpleMarker", dot)


def _symbol(parent: ET.Element, name: str, kind: str) -> ET.Element:
    look = {"name": name, "type": kind, "alpha": "1", "clip_to_extent": "1"}
    return ET.SubElement(parent, "symbol", look)


def _layer(symbol: ET.Element, kind: str, look: Mapping[str, str]) -> ET.Element:
    layer = ET.SubElement(symbol, "layer", {"class": kind, "enabled": "1", "locked": "0"})
    options = ET.SubElement(layer, "Option", {"type": "Map"})
    for key, value in look.items():
        ET.SubElement(options, "Option", {"name": key, "value": value, "type": "QString"})
        # QGIS 3.22 reads Option; a file saved for older ones would hold these too.
        ET.SubElement(layer, "prop", {"k": key, "v": value})
    return layer
