"""The interactive map of the page: parcels by category, and what is wrong or has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import labels, load_codes
from ..geometry.area import area_m2
from ..optional import need
from .drawing import INK, PURPOSE, LegendItem, hover, polygons, source
from .map_data import MapFrame, map_frame, ring_lists, simplified, to_frame
from .map_overlays import draw_boundary, draw_changes, draw_findings, draw_pieces
from .words import (
    UNASSIGNED,
    colour,
    integer,
    is_missing,
    number,
    short_category,
    value_label,
    word,
)

_MARGIN = 0.03
_FLATTEST, _TALLEST = 2.0, 1.25  # width over height of the map


@dataclass(frozen=True)
class MapParts:
    """The map for the page: the Bokeh figure, its legend, and how far outlines were simplified."""

    figure: Any
    categories: tuple[LegendItem, ...]
    overlays: tuple[LegendItem, ...]
    tolerance_m: float
    hidden_findings: int


def map_parts(
    parcels: gpd.GeoDataFrame,
    pieces: gpd.GeoDataFrame | None,
    changes: gpd.GeoDataFrame | None,
    findings: gpd.GeoDataFrame | None,
    boundary: gpd.GeoDataFrame | None,
    lang: str,
) -> MapParts:
    """Draw the map.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema.
    pieces, changes, findings : geopandas.GeoDataFrame, optional
        The layers of a balance, a change and a check.
    boundary : geopandas.GeoDataFrame, optional
    lang : str

    Returns
    -------
    MapParts
    """
    frame = map_frame(parcels)
    figure = _empty_figure(frame)
    drawn = to_frame(parcels, frame)
    shapes, tolerance = simplified(polygons(drawn))
    categories = _draw_categories(figure, drawn, shapes, area_m2(parcels).to_numpy() / 10_000, lang)
    if boundary is not None and len(boundary):
        draw_boundary(figure, to_frame(boundary, frame))
    overlays: list[LegendItem] = []
    if changes is not None and len(changes):
        overlays.append(draw_changes(figure, to_frame(changes, frame), lang))
    if pieces is not None and len(pieces):
        overlays += draw_pieces(figure, to_frame(pieces, frame), lang)
    hidden = 0
    if findings is not None and len(findings):
        items, hidden = draw_findings(figure, to_frame(findings, frame), lang)
        overlays += items
    return MapParts(figure, tuple(categories), tuple(overlays), tolerance, hidden)


def _empty_figure(frame: MapFrame) -> Any:
    plotting = need("bokeh.plotting", purpose=PURPOSE)
    models = need("bokeh.models", purpose=PURPOSE)
    margin = _MARGIN * max(frame.width, frame.height, 1.0)
    width, height = frame.width + 2 * margin, frame.height + 2 * margin
    aspect = min(max(width / height, _TALLEST), _FLATTEST)
    width, height = max(width, height * aspect), max(height, width / aspect)
    middle = (frame.width / 2, frame.height / 2)
    figure = plotting.figure(
        x_range=models.Range1d(middle[0] - width / 2, middle[0] + width / 2),
        y_range=models.Range1d(middle[1] - height / 2, middle[1] + height / 2),
        aspect_ratio=aspect,
        sizing_mode="scale_width",
        tools="pan,wheel_zoom",
        active_scroll="wheel_zoom",
        toolbar_location=None,
        min_border=0,
        outline_line_color=None,
        background_fill_color="#f6f5f0",
        border_fill_color=None,
        lod_threshold=None,
        name="map",
    )
    figure.axis.visible = False
    figure.grid.visible = False
    return figure


def _category_column(layer: gpd.GeoDataFrame) -> pd.Series:
    known = load_codes("categories")
    if "category" not in layer.columns:
        return pd.Series(UNASSIGNED, index=layer.index)
    return layer["category"].map(lambda code: code if code in known else UNASSIGNED)


def _draw_categories(
    figure: Any, layer: gpd.GeoDataFrame, shapes: np.ndarray, area_ha: np.ndarray, lang: str
) -> list[LegendItem]:
    categories = _category_column(layer).to_numpy()
    kinds = labels("land_kinds", lang)
    items = []
    for code in [*load_codes("categories"), UNASSIGNED]:
        chosen = np.flatnonzero(categories == code)
        if not len(chosen):
            continue
        rows = layer.iloc[chosen]
        xs, ys = ring_lists(shapes[chosen])
        data = {
            "xs": xs,
            "ys": ys,
            "id": _texts(rows, "parcel_id"),
            "kind": [kinds.get(kind, "") for kind in _texts(rows, "land_kind")],
            "registered": _numbers(rows, "registered_area_ha", lang),
            "area": [number(v, lang, 4) for v in area_ha[chosen]],
        }
        name = f"category-{code}"
        shade = colour("category", code)
        renderer = figure.multi_polygons(
            "xs",
            "ys",
            source=source(data),
            fill_color=shade,
            line_color="#85877c",
            line_width=0.4,
            name=name,
            hover_line_color=INK,
            hover_line_width=2,
            hover_line_alpha=1,
            hover_fill_color=shade,
        )
        label = value_label("category", code, lang)
        rows_of_tooltip = [
            (word("column.parcel_id", lang), "@id"),
            (word("column.category", lang), short_category(code, lang)),
            (word("column.land_kind", lang), "@kind"),
            (word("column.area_ha", lang), "@area"),
            (word("column.registered_area_ha", lang), "@registered"),
        ]
        hover(figure, renderer, rows_of_tooltip)
        items.append(
            LegendItem((name,), label, shade, integer(len(chosen), lang), "area", visible=True)
        )
    return items


def _texts(rows: pd.DataFrame, column: str) -> list[str]:
    if column not in rows.columns:
        return [""] * len(rows)
    return ["" if is_missing(value) else str(value) for value in rows[column]]


def _numbers(rows: pd.DataFrame, column: str, lang: str) -> list[str]:
    if column not in rows.columns:
        return [number(None, lang)] * len(rows)
    return [number(v, lang, 4) for v in pd.to_numeric(rows[column], errors="coerce")]
