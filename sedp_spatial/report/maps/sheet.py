"""One map on one sheet: title, legend, scale bar, north arrow, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd

from ...optional import need
from ..document.blocks import Picture
from ..map_data import MapFrame, to_frame
from .canvas import PURPOSE, SOFT, looks, new_figure, picture_of
from .ground import Ground, ground_of
from .legend import draw_legend
from .parts import FORMATS, TALLEST, MapLayer, MapSheet, SheetFormat, patch_of
from .paths import area_path, lighter, line_path


def draw_sheet(
    sheet: MapSheet, frame: MapFrame, lang: str, *, paper: str = "a4", pdf: bool = True
) -> Picture:
    """Draw a map.

    Parameters
    ----------
    sheet : MapSheet
    frame : MapFrame
        Where the map lies.
    lang : str
    paper : {"figure", "a4", "a3"}
    pdf : bool
        Whether to make the PDF too.

    Returns
    -------
    Picture
        The same input gives the same bytes.

    Notes
    -----
    The printed scale holds for the PDF at its own size and for the SVG. Classes differ by hatch
    as well as by colour, so the map is read in grey.
    """
    form = FORMATS[paper]
    with looks(form.size):
        if not form.title:
            form = _fitted(form, frame)
        figure = new_figure(form.width, form.height)
        box = _map_box(form)
        ground = ground_of(frame, box[2], box[3], round_scale=form.title > 0)
        axes = figure.add_axes(_share(box, form))
        _prepare(axes, ground)
        for layer in sheet.layers:
            _draw(axes, layer, frame, ground.scale)
        for places, column in sheet.names:
            _name(axes, to_frame(places, frame), column, form)
        _heading(figure, sheet, form)
        draw_legend(figure, sheet, form, ground, lang)
        # Within a text a map stands as pixels: its lines would weigh more than the text.
        return picture_of(figure, title=sheet.title, svg=form.title > 0, pdf=pdf)


def _fitted(form: SheetFormat, frame: MapFrame) -> SheetFormat:
    """A figure as high as the territory asks for, within what a page of text bears."""
    width = form.width - 2 * form.margin - form.legend
    height = width * frame.height / max(frame.width, 1e-9) * 1.02 + 2 * form.margin
    return replace(form, height=min(max(height, form.height), TALLEST))


def _map_box(form: SheetFormat) -> tuple[float, float, float, float]:
    """Left, bottom, width and height of the map on the paper, in millimetres."""
    width = form.width - 2 * form.margin - form.legend
    return form.margin, form.margin, width, form.height - 2 * form.margin - form.title


def _share(box: Sequence[float], form: SheetFormat) -> tuple[float, float, float, float]:
    x, y, width, height = box
    return x / form.width, y / form.height, width / form.width, height / form.height


def _prepare(axes: Any, ground: Ground) -> None:
    axes.set_xlim(ground.left, ground.right)
    axes.set_ylim(ground.bottom, ground.top)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor("#f4f3ee")
    for side in axes.spines.values():
        side.set_color(SOFT)
        side.set_linewidth(0.6)


def _draw(axes: Any, layer: MapLayer, frame: MapFrame, scale: int) -> None:
    tolerance = scale / 1000 * 0.08  # a twelfth of a millimetre on paper
    shape = lighter(layer.joined(frame), tolerance)
    path = area_path(shape) if layer.kind == "area" else line_path(shape)
    if path is None:
        return
    axes.add_patch(patch_of(path, layer))


def _name(axes: Any, places: gpd.GeoDataFrame, column: str, form: SheetFormat) -> None:
    effects = need("matplotlib.patheffects", purpose=PURPOSE)
    halo = [effects.withStroke(linewidth=2.2, foreground="#ffffff")]
    for text, point in zip(places[column], places.geometry.representative_point(), strict=True):
        if text is None or str(text) in ("", "nan") or point.is_empty:
            continue
        axes.annotate(
            str(text),
            (point.x, point.y),
            ha="center",
            va="center",
            fontsize=form.size + 0.4,
            fontweight="bold",
            path_effects=halo,
            annotation_clip=True,
        )


def _heading(figure: Any, sheet: MapSheet, form: SheetFormat) -> None:
    if not form.title:
        return
    left = form.margin / form.width
    top = 1 - form.margin / form.height
    figure.text(left, top, sheet.title, fontsize=form.size * 1.9, fontweight="bold", va="top")
    below = top - form.title * 0.56 / form.height
    figure.text(left, below, sheet.subtitle, fontsize=form.size * 1.15, va="top", color=SOFT)
