"""Beside the map: legend, north arrow, scale bar, sources and the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...optional import need
from ..words import integer, number, word
from .canvas import INK, PURPOSE, SOFT
from .ground import Ground
from .parts import MapLayer, MapSheet, SheetFormat, patch_of
from .wrapping import width_of, wrapped


@dataclass
class _Pen:
    """Where the next line of the legend goes, in millimetres from the lower left."""

    axes: Any
    x: float
    y: float
    width: float
    step: float
    size: float

    def text(self, text: str, *, indent: float = 0, bold: bool = False, soft: bool = False) -> None:
        """Lines of text, wrapped to the width that is left."""
        for line in wrapped(text, self.width - indent, self.size, bold=bold):
            self.y -= self.step
            self.axes.text(
                self.x + indent,
                self.y,
                line,
                fontsize=self.size,
                fontweight="bold" if bold else "normal",
                color=SOFT if soft else INK,
                va="baseline",
            )


def draw_legend(figure: Any, sheet: MapSheet, form: SheetFormat, ground: Ground, lang: str) -> None:
    """Draw the legend, the north arrow, the scale bar and the sources beside the map."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, form.width)
    axes.set_ylim(0, form.height)
    axes.set_axis_off()
    gap = form.legend * 0.06
    left = form.width - form.margin - form.legend + gap
    top = form.height - form.margin - form.title
    step = form.size * 0.3528 * 1.32  # points to millimetres, with leading
    pen = _Pen(axes, left, top, form.legend - gap, step, form.size)
    pen.text(word("heading.legend", lang), bold=True)
    for layer in sheet.layers:
        if layer.heading:
            pen.y -= step * 0.45
            pen.text(layer.heading, bold=True)
        if layer.label:
            _entry(pen, layer)
    _marks(pen, sheet, form, ground, lang)


def _entry(pen: _Pen, layer: MapLayer) -> None:
    patches = need("matplotlib.patches", purpose=PURPOSE)
    pen.y -= pen.step * 0.28
    before = pen.y
    wide, tall = pen.step * 1.75, pen.step * 0.9
    middle = before - pen.step * 0.68
    if layer.kind == "area":
        box = patches.Rectangle((pen.x, middle - tall / 2), wide, tall)
        shown = patch_of(box.get_path().transformed(box.get_patch_transform()), layer)
        pen.axes.add_patch(shown)
    else:
        style = (0, (6, 2, 1, 2)) if layer.kind == "border" else "solid"
        pen.axes.plot(
            [pen.x, pen.x + wide],
            [middle, middle],
            color=layer.colour,
            linewidth=max(layer.width, 0.8),
            linestyle=style,
        )
    text = f"{layer.label}, {layer.value}" if layer.value else layer.label
    pen.text(text, indent=wide + pen.step * 0.6)


def _marks(pen: _Pen, sheet: MapSheet, form: SheetFormat, ground: Ground, lang: str) -> None:
    """North, scale, sources and the day, from the foot of the sheet upwards."""
    lines: list[str] = [
        *(
            wrapped(
                f"{word('heading.sources', lang)}: {'; '.join(sheet.sources)}",
                pen.width,
                form.size * 0.86,
            )
            if sheet.sources
            else []
        ),
        *wrapped(sheet.day, pen.width, form.size * 0.86),
    ]
    low = form.margin + 0.6
    small = pen.step * 0.9
    for line in reversed(lines):
        pen.axes.text(pen.x, low, line, fontsize=form.size * 0.86, color=SOFT)
        low += small
    low += small * 0.8
    _bar(pen, low, form, ground, lang)


def _bar(pen: _Pen, low: float, form: SheetFormat, ground: Ground, lang: str) -> None:
    patches = need("matplotlib.patches", purpose=PURPOSE)
    long_mm = ground.bar_m / ground.scale * 1000
    thick = form.size * 0.16
    base = low
    if form.title:
        scale = f"1 : {integer(ground.scale, lang)}"
        pen.axes.text(pen.x, low, scale, fontsize=form.size)
        base += pen.step * 1.1
    for part in range(4):
        pen.axes.add_patch(
            patches.Rectangle(
                (pen.x + part * long_mm / 4, base),
                long_mm / 4,
                thick,
                facecolor=INK if part % 2 == 0 else "#ffffff",
                edgecolor=INK,
                linewidth=0.5,
            )
        )
    far = ground.bar_m >= 1000
    length = ground.bar_m / 1000 if far else ground.bar_m
    unit = word("unit.km" if far else "unit.m", lang)
    texts = (("0", 0.0), (f"{number(length, lang, 0)} {unit}", long_mm))
    for text, at in texts:
        pen.axes.text(
            pen.x + at,
            base + thick + 0.7,
            text,
            fontsize=form.size * 0.86,
            ha="left" if at == 0 else "center",
        )
    _north(pen, base + thick + pen.step, form, ground, lang)


def _north(pen: _Pen, low: float, form: SheetFormat, ground: Ground, lang: str) -> None:
    """An arrow that points to true north, turned from the sheet's top where the grid differs."""
    patches = need("matplotlib.patches", purpose=PURPOSE)
    transforms = need("matplotlib.transforms", purpose=PURPOSE)
    tall = form.size * 1.05
    label = word("page.north", lang)
    half = max(tall * 0.3, width_of(label, form.size, bold=True) / 2)
    x = pen.x + pen.width - half - 0.6
    base = low - tall * 0.35
    turn = transforms.Affine2D().rotate_deg_around(x, base + tall / 2, -ground.north_degrees)
    for side, ground_colour in ((-1, "#ffffff"), (1, INK)):
        points = [(x, base + tall), (x + side * tall * 0.28, base), (x, base + tall * 0.24)]
        shape = patches.Polygon(
            points, closed=True, facecolor=ground_colour, edgecolor=INK, linewidth=0.5
        )
        shape.set_transform(turn + pen.axes.transData)
        pen.axes.add_patch(shape)
    pen.axes.text(
        x,
        base + tall + 0.8,
        label,
        fontsize=form.size,
        ha="center",
        fontweight="bold",
    )
