"""What the map and the charts of the page have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ..optional import need

PURPOSE = "the page (.html)"
FONT = '"Segoe UI", "Noto Sans", "DejaVu Sans", Arial, sans-serif'
INK = "#22302f"
_TOOLTIP = (
    "display:grid;grid-template-columns:auto auto;gap:2px 12px;max-width:340px;"
    "overflow-wrap:anywhere;"
    f"font:13px/1.4 {FONT.replace(chr(34), chr(39))};color:{INK}"
)


@dataclass(frozen=True)
class LegendItem:
    """A line of the legend: the drawings it switches, how it looks, whether it starts on."""

    names: tuple[str, ...]
    label: str
    colour: str
    count: str
    shape: str
    visible: bool


def hover(figure: Any, renderer: Any, rows: Sequence[tuple[str, str]]) -> None:
    """Show rows of label and value beside the pointer; Bokeh escapes what ``@`` stands for."""
    models = need("bokeh.models", purpose=PURPOSE)
    cells = "".join(
        f'<span style="color:#566462">{escape(label)}</span><b>{escape(value)}</b>'
        if label
        else f'<span style="grid-column:1/3">{escape(value)}</span>'
        for label, value in rows
    )
    figure.add_tools(
        models.HoverTool(
            renderers=[renderer],
            tooltips=f'<div style="{_TOOLTIP}">{cells}</div>',
            visible=False,
            point_policy="follow_mouse",
            attachment="horizontal",
        )
    )


def source(data: Mapping[str, object]) -> Any:
    """The columns of a drawing."""
    return need("bokeh.models", purpose=PURPOSE).ColumnDataSource(data=dict(data))


def polygons(layer: gpd.GeoDataFrame) -> np.ndarray:
    """The areal parts; anything else is drawn as nothing and stays in the tables."""
    shapes = np.asarray(layer.geometry.values, dtype=object)
    empty = shapely.from_wkt("POLYGON EMPTY")
    areal = shapely.get_dimensions(shapes) == 2
    return np.where(areal, shapes, empty)
