"""What a map sheet is made of: its classes, its paper, and how a class looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd

from ...optional import need
from ..map_data import MapFrame, to_frame
from .canvas import PURPOSE
from .paths import together


@dataclass(frozen=True)
class MapLayer:
    """A class on the map: its shapes and how they look.

    ``label`` is empty for what needs no line in the legend; ``heading`` opens a group there.
    """

    layer: gpd.GeoDataFrame
    label: str
    colour: str
    hatch: str = ""
    kind: str = "area"
    width: float = 0.5
    alpha: float = 1.0
    heading: str = ""
    value: str = ""
    edge: str = ""
    _joined: dict[MapFrame, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def joined(self, frame: MapFrame) -> Any:
        """Its shapes as one within a frame, worked out once for all sizes of paper."""
        if frame not in self._joined:
            self._joined[frame] = together(to_frame(self.layer, frame))
        return self._joined[frame]


@dataclass(frozen=True)
class SheetFormat:
    """A size of paper in millimetres and its print in points."""

    width: float
    height: float
    legend: float
    margin: float
    title: float
    size: float


# A figure within a page of text, and the sheets that hang on a wall.
FORMATS = {
    "figure": SheetFormat(170, 96, 48, 0.5, 0, 6.4),
    "a4": SheetFormat(297, 210, 68, 10, 17, 8.5),
    "a3": SheetFormat(420, 297, 90, 12, 22, 11.0),
}


TALLEST = 190.0  # millimetres of a figure


@dataclass(frozen=True)
class MapSheet:
    """What a sheet says and shows.

    Attributes
    ----------
    title, subtitle : str
    layers : tuple of MapLayer
        Drawn in this order.
    names : tuple of (layer, column)
        Points or areas with a name written on them.
    sources : tuple of str
    day : str
        The day of the data, as it is printed.
    """

    title: str
    subtitle: str
    layers: tuple[MapLayer, ...]
    names: tuple[tuple[gpd.GeoDataFrame, str], ...]
    sources: tuple[str, ...]
    day: str


def patch_of(path: Any, layer: MapLayer) -> Any:
    """A path with the looks of its class."""
    patches = need("matplotlib.patches", purpose=PURPOSE)
    if layer.kind == "area":
        return patches.PathPatch(
            path,
            facecolor=_clear(layer.colour, layer.alpha),
            edgecolor=layer.edge or _darker(layer.colour),
            hatch=layer.hatch or None,
            linewidth=layer.width,
        )
    return patches.PathPatch(
        path,
        fill=False,
        edgecolor=layer.colour,
        linewidth=layer.width,
        linestyle=(0, (6, 2, 1, 2)) if layer.kind == "border" else "solid",
        capstyle="round",
        joinstyle="round",
    )


def _clear(colour: str, alpha: float) -> Any:
    return need("matplotlib.colors", purpose=PURPOSE).to_rgba(colour, alpha)


def _darker(colour: str) -> tuple[float, float, float]:
    red, green, blue = need("matplotlib.colors", purpose=PURPOSE).to_rgb(colour)
    return red * 0.55, green * 0.55, blue * 0.55
