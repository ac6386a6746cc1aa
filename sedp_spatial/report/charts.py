"""The charts of the page: plain bars with their figures at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..codes import labels
from ..optional import need
from .balance_form import BalanceForm
from .drawing import FONT, INK, PURPOSE
from .words import UNASSIGNED, colour, integer, number, short_category, value_label, word

USED, UNUSED, UNKNOWN = "#3f7f6b", "#d9a441", "#c3c9c8"
GAIN, LOSS = "#3f7f6b", "#c4674f"
_ROW = 30
_ROOM_FOR_FIGURE = 0.40  # of the widest bar, so that the figure at its end is not cut


@dataclass(frozen=True)
class Chart:
    """A chart under its heading; what it says in words for those who cannot see it."""

    key: str
    title: str
    figure: Any
    legend: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Bar:
    """One bar: its name, length, colour, and the figure written at its end."""

    name: str
    value: float
    colour: str
    text: str


def balance_charts(form: BalanceForm, lang: str) -> list[Chart]:
    """The charts of a printed balance: categories, use, kinds of land, registered area."""
    charts = [
        Chart("category", word("chart.category", lang), bar_chart(_category_bars(form, lang)))
    ]
    if form.kinds:
        charts.append(Chart("use", word("chart.use", lang), _use(form, lang), _use_legend(lang)))
        charts.append(Chart("kinds", word("chart.kinds", lang), bar_chart(_kind_bars(form, lang))))
    if any(row.registered for row in form.rows):
        bars = [
            Bar(
                _name(row.code, row.label, lang),
                row.difference,
                _sign(row.difference),
                number(row.difference, lang),
            )
            for row in form.rows
        ]
        charts.append(Chart("registered", word("chart.registered", lang), bar_chart(bars)))
    return charts


def change_chart(table: pd.DataFrame, by: str, lang: str) -> Chart:
    """Gain and loss of each class."""
    rows = [row for row in table.to_dict("records") if row["gain_ha"] or row["loss_ha"]]
    names = [_name(str(row[by]), value_label(by, row[by], lang), lang) for row in rows]
    figure = chart_figure(names)
    widest = max([row["gain_ha"] for row in rows] + [row["loss_ha"] for row in rows], default=1.0)
    for column, sign, shade in (("gain_ha", 1, GAIN), ("loss_ha", -1, LOSS)):
        bars = [
            Bar(name, sign * row[column], shade, number(sign * row[column], lang))
            for name, row in zip(names, rows, strict=True)
            if row[column]
        ]
        _draw(figure, bars)
    _range(figure, -widest, widest)
    legend = ((word("column.gain_ha", lang), GAIN), (word("column.loss_ha", lang), LOSS))
    return Chart("change", word("chart.change", lang), figure, legend)


def tolerance_chart(classes: pd.DataFrame, lang: str) -> Chart:
    """How many parcels are how far from their registered area."""
    bars = [
        Bar(
            value_label("tolerance_class", row["tolerance_class"], lang),
            float(row["parcels"]),
            colour("tolerance_class", row["tolerance_class"]),
            integer(row["parcels"], lang),
        )
        for row in classes.to_dict("records")
    ]
    return Chart("tolerance", word("chart.tolerance", lang), bar_chart(bars))


def _name(code: str, label: str, lang: str) -> str:
    short = short_category(code, lang)
    return label if short == code else short


def _sign(value: float) -> str:
    return GAIN if value >= 0 else LOSS


def _category_bars(form: BalanceForm, lang: str) -> list[Bar]:
    return [
        Bar(
            _name(row.code, row.label, lang),
            row.area,
            colour("category", row.code),
            number(row.area, lang),
        )
        for row in form.rows
    ]


def _kind_bars(form: BalanceForm, lang: str) -> list[Bar]:
    names = labels("land_kinds", lang)
    return [
        Bar(
            names.get(kind) or word(f"row.{UNASSIGNED}", lang),
            area,
            colour("land_kind", kind),
            number(area, lang),
        )
        for kind, area in zip(form.kinds, form.total.kinds, strict=True)
        if area
    ]


def _use(form: BalanceForm, lang: str) -> Any:
    """Used, unused and unknown as parts of each category."""
    rows = [row for row in form.rows if row.area > 0]
    names = [_name(row.code, row.label, lang) for row in rows]
    figure = chart_figure(names)
    left = [0.0] * len(rows)
    for position, shade in enumerate((USED, UNUSED, UNKNOWN)):
        parts = [100 * row.uses[position] / row.area for row in rows]
        right = [start + part for start, part in zip(left, parts, strict=True)]
        figure.hbar(y=names, left=left, right=right, height=0.62, fill_color=shade, line_color=None)
        left = right
    figure.x_range.update(start=0, end=100)
    figure.xaxis.visible = True
    figure.xaxis.ticker = [0, 25, 50, 75, 100]
    return figure


def _use_legend(lang: str) -> tuple[tuple[str, str], ...]:
    shades = {"yes": USED, "no": UNUSED, "unknown": UNKNOWN}
    return tuple((label, shades[code]) for code, label in labels("in_use", lang).items())


def bar_chart(bars: Sequence[Bar]) -> Any:
    """A chart of horizontal bars with their figures."""
    figure = chart_figure([bar.name for bar in bars])
    _draw(figure, bars)
    values = [bar.value for bar in bars]
    _range(figure, min([0.0, *values]), max([0.0, *values]))
    return figure


def _draw(figure: Any, bars: Sequence[Bar]) -> None:
    models = need("bokeh.models", purpose=PURPOSE)
    for positive in (True, False):
        side = [bar for bar in bars if (bar.value >= 0) is positive]
        if not side:
            continue
        data = {
            "name": [bar.name for bar in side],
            "value": [bar.value for bar in side],
            "colour": [bar.colour for bar in side],
            "text": [bar.text for bar in side],
        }
        source = models.ColumnDataSource(data=data)
        figure.hbar(
            y="name",
            right="value",
            left=0,
            height=0.62,
            source=source,
            fill_color="colour",
            line_color=INK,
            line_alpha=0.25,
            line_width=0.5,
        )
        figure.text(
            x="value",
            y="name",
            text="text",
            source=source,
            x_offset=6 if positive else -6,
            text_align="left" if positive else "right",
            text_baseline="middle",
            text_font={"value": FONT},
            text_font_size="12px",
            text_color=INK,
        )


def _range(figure: Any, low: float, high: float) -> None:
    """Room at the ends of the bars for the figures."""
    room = _ROOM_FOR_FIGURE * max(high - low, 1e-9)
    figure.x_range.update(start=low - room if low < 0 else 0, end=high + room if high > 0 else 0)


def chart_figure(names: Sequence[str]) -> Any:
    """An empty figure with one row per name, in the look of all reports."""
    plotting = need("bokeh.plotting", purpose=PURPOSE)
    models = need("bokeh.models", purpose=PURPOSE)
    unique = list(dict.fromkeys(names))
    figure = plotting.figure(
        y_range=models.FactorRange(factors=unique[::-1]),
        x_range=models.Range1d(0, 1),
        height=_ROW * max(len(unique), 2) + 30,
        sizing_mode="stretch_width",
        toolbar_location=None,
        tools="",
        outline_line_color=None,
        background_fill_color=None,
        border_fill_color=None,
        min_border_right=10,
        output_backend="svg",
    )
    figure.xaxis.visible = False
    figure.grid.visible = False
    figure.yaxis.axis_line_color = None
    figure.yaxis.major_tick_line_color = None
    for axis in figure.axis:
        axis.major_label_text_font = FONT
        axis.major_label_text_font_size = "12px"
        axis.major_label_text_color = INK
        axis.minor_tick_line_color = None
    return figure
