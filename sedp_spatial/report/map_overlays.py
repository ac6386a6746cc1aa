"""What the map shows over the parcels: the boundary, defects, changes, findings."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np

from ..messages import say
from .drawing import INK, LegendItem, hover, polygons, source
from .map_data import marks, ring_lists, simplified
from .words import colour, integer, number, short_category, value_label, word

MOST_MARKS = 2_000


def draw_boundary(figure: Any, boundary: gpd.GeoDataFrame) -> None:
    """Draw the territory's outline."""
    shapes, _ = simplified(polygons(boundary))
    xs, ys = ring_lists(shapes)
    figure.multi_polygons(
        "xs",
        "ys",
        source=source({"xs": xs, "ys": ys}),
        fill_color=None,
        line_color=INK,
        line_width=1.6,
        name="boundary",
    )


def draw_changes(figure: Any, changes: gpd.GeoDataFrame, lang: str) -> LegendItem:
    """Hatch the land whose class changed; switched off until the reader wants it."""
    shapes, _ = simplified(polygons(changes))
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
        source=source(data),
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
    hover(
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


def draw_pieces(figure: Any, pieces: gpd.GeoDataFrame, lang: str) -> list[LegendItem]:
    """Draw overlaps, gaps and parts outside, with a mark that is seen from afar."""
    items = []
    for kind in ("overlap", "gap", "outside"):
        rows = pieces[(pieces["kind"] == kind).to_numpy()]
        if not len(rows):
            continue
        shapes = polygons(rows)
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
            source=source({"xs": xs, "ys": ys, **texts}),
            fill_alpha=0.7,
            line_width=2,
            name=f"{kind}-area",
            **look,
        )
        mark = figure.scatter(
            "x",
            "y",
            source=source({"x": at_x, "y": at_y, **texts}),
            size=7,
            fill_alpha=0.35,
            line_width=1.5,
            name=f"{kind}-mark",
            **look,
        )
        for renderer in (area, mark):
            hover(
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


def draw_findings(
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
            source=source(data),
            size=9,
            marker="diamond",
            fill_color=shade,
            line_color="#ffffff",
            line_width=1,
            name=name,
            visible=visible,
        )
        hover(figure, renderer, [(word(f"severity.{severity}", lang), "@rule"), ("", "@message")])
        label = f"{word('page.findings', lang)}: {word(f'severity.{severity}', lang)}"
        count = integer(len(rows), lang)
        items.insert(0, LegendItem((name,), label, shade, count, "mark", visible))
    return items, len(placed) - len(shown)
