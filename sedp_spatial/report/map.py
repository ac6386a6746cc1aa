"""The interactive map of the page: parcels by category, and what is wrong or has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..codes import labels, load_codes
from ..geometry.area import area_m2
from ..messages import say
from ..optional import need
from .map_data import MapFrame, map_frame, marks, ring_lists, simplified, to_frame
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

PURPOSE = "the page (.html)"
MOST_MARKS = 2_000
FONT = '"Segoe UI", "Noto Sans", "DejaVu Sans", Arial, sans-serif'
INK = "#22302f"
_TOOLTIP = (
    "display:grid;grid-template-columns:auto auto;gap:2px 12px;max-width:340px;overflow-wrap:anywhere;"
    f"font:13px/1.4 {FONT.replace(chr(34), chr(39))};color:{INK}"
)
_MARGIN = 0.03
_FLATTEST, _TALLEST = 2.0, 1.25  # width over height of the map


@dataclass(frozen=True)
class LegendItem:
    """A line of the legend: the drawings it switches, how it looks, whether it starts on."""

    names: tuple[str, ...]
    label: str
    colour: str
    count: str
    shape: str
    visible: bool


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
    shapes, tolerance = simplified(_polygons(drawn))
    categories = _draw_categories(figure, drawn, shapes, area_m2(parcels).to_numpy() / 10_000, lang)
    if boundary is not None and len(boundary):
        _draw_boundary(figure, to_frame(boundary, frame))
    overlays: list[LegendItem] = []
    if changes is not None and len(changes):
        overlays.append(_draw_changes(figure, to_frame(changes, frame), lang))
    if pieces is not None and len(pieces):
        overlays += _draw_pieces(figure, to_frame(pieces, frame), lang)
    hidden = 0
    if findings is not None and len(findings):
        items, hidden = _draw_findings(figure, to_frame(findings, frame), lang)
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


def _polygons(layer: gpd.GeoDataFrame) -> np.ndarray:
    """The areal parts; anything else is drawn as nothing and stays in the tables."""
    shapes = np.asarray(layer.geometry.values, dtype=object)
    empty = shapely.from_wkt("POLYGON EMPTY")
    areal = shapely.get_dimensions(shapes) == 2
    return np.where(areal, shapes, empty)


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
            source=_source(data),
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
        _hover(figure, renderer, rows_of_tooltip)
        items.append(
            LegendItem((name,), label, shade, integer(len(chosen), lang), "area", visible=True)
        )
    return items


def _draw_boundary(figure: Any, boundary: gpd.GeoDataFrame) -> None:
    shapes, _ = simplified(_polygons(boundary))
    xs, ys = ring_lists(shapes)
    figure.multi_polygons(
        "xs",
        "ys",
        source=_source({"xs": xs, "ys": ys}),
        fill_color=None,
        line_color=INK,
        line_width=1.6,
        name="boundary",
    )


def _draw_changes(figure: Any, changes: gpd.GeoDataFrame, lang: str) -> LegendItem:
    shapes, _ = simplified(_polygons(changes))
    xs, ys = ring_lists(shapes)
    data = {
        "xs": xs,
        "ys": ys,
        "before": [short_category(str(code), lang) for code in changes["from"]],
        "after": [short_category(str(code), lang) for code in changes["to"]],
        "area": [number(v / 10_000, lang, 4) for v in changes["area_m2"]],
    }
    renderer = figure.multi_polygons(
        "xs",
        "ys",
        source=_source(data),
        fill_color="#0b7285",
        fill_alpha=0.25,
        hatch_pattern="/",
        hatch_color="#0b7285",
        hatch_alpha=0.9,
        line_color="#0b7285",
        line_width=1.5,
        name="change",
        visible=False,
    )
    _hover(
        figure,
        renderer,
        [
            (word("column.from", lang), "@before"),
            (word("column.to", lang), "@after"),
            (word("column.area_ha", lang), "@area"),
        ],
    )
    count = integer(len(changes), lang)
    return LegendItem(
        ("change",), word("page.changes", lang), "#0b7285", count, "hatch", visible=False
    )


def _draw_pieces(figure: Any, pieces: gpd.GeoDataFrame, lang: str) -> list[LegendItem]:
    items = []
    for kind in ("overlap", "gap", "outside"):
        rows = pieces[(pieces["kind"] == kind).to_numpy()]
        if not len(rows):
            continue
        shapes = _polygons(rows)
        xs, ys = ring_lists(shapes)
        at_x, at_y = marks(shapes)
        shade = colour("kind", kind)
        texts = {
            "ids": [", ".join(map(str, ids)) for ids in rows["parcel_ids"]],
            "area": [number(v, lang, 2) for v in rows["area_m2"]],
        }
        look = {"fill_color": shade, "line_color": shade}
        area = figure.multi_polygons(
            "xs",
            "ys",
            source=_source({"xs": xs, "ys": ys, **texts}),
            fill_alpha=0.7,
            line_width=2,
            name=f"{kind}-area",
            **look,
        )
        mark = figure.scatter(
            "x",
            "y",
            source=_source({"x": at_x, "y": at_y, **texts}),
            size=7,
            fill_alpha=0.35,
            line_width=1.5,
            name=f"{kind}-mark",
            **look,
        )
        for renderer in (area, mark):
            _hover(
                figure,
                renderer,
                [
                    ("", word(f"row.{kind}", lang)),
                    (word("column.area_m2", lang), "@area"),
                    (word("column.parcel_ids", lang), "@ids"),
                ],
            )
        names = (f"{kind}-area", f"{kind}-mark")
        count = integer(len(rows), lang)
        items.append(
            LegendItem(names, word(f"row.{kind}", lang), shade, count, "area", visible=True)
        )
    return items


def _draw_findings(
    figure: Any, findings: gpd.GeoDataFrame, lang: str
) -> tuple[list[LegendItem], int]:
    """Marks of the findings, the gravest first; how many there was no room for."""
    placed = findings[~(findings.geometry.is_empty | findings.geometry.isna()).to_numpy()]
    shown = placed.iloc[:MOST_MARKS]
    items: list[LegendItem] = []
    for severity in ("info", "warning", "error"):  # the gravest are drawn last, on top
        rows = shown[(shown["severity"] == severity).to_numpy()]
        if not len(rows):
            continue
        at_x, at_y = marks(np.asarray(rows.geometry.values, dtype=object))
        shade = colour("severity", severity)
        data = {
            "x": at_x,
            "y": at_y,
            "rule": [value_label("rule", rule, lang) for rule in rows["rule"]],
            "message": [str(say(message, lang)) for message in rows["message"]],
        }
        name = f"finding-{severity}"
        visible = severity != "info"
        renderer = figure.scatter(
            "x",
            "y",
            source=_source(data),
            size=9,
            marker="diamond",
            fill_color=shade,
            line_color="#ffffff",
            line_width=1,
            name=name,
            visible=visible,
        )
        _hover(figure, renderer, [(word(f"severity.{severity}", lang), "@rule"), ("", "@message")])
        label = f"{word('page.findings', lang)}: {word(f'severity.{severity}', lang)}"
        count = integer(len(rows), lang)
        items.insert(0, LegendItem((name,), label, shade, count, "mark", visible))
    return items, len(placed) - len(shown)


def _hover(figure: Any, renderer: Any, rows: Sequence[tuple[str, str]]) -> None:
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


def _source(data: Mapping[str, object]) -> Any:
    return need("bokeh.models", purpose=PURPOSE).ColumnDataSource(data=dict(data))


def _texts(rows: pd.DataFrame, column: str) -> list[str]:
    if column not in rows.columns:
        return [""] * len(rows)
    return ["" if is_missing(value) else str(value) for value in rows[column]]


def _numbers(rows: pd.DataFrame, column: str, lang: str) -> list[str]:
    if column not in rows.columns:
        return [number(None, lang)] * len(rows)
    return [number(v, lang, 4) for v in pd.to_numeric(rows[column], errors="coerce")]
