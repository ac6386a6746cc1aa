"""Charts for print: plain bars and lines with their figures written at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..document.blocks import Picture
from .canvas import INK, LINE, SOFT, looks, new_figure, picture_of
from .wrapping import width_of, wrapped

_WIDTH = 170.0
_ROW, _FOOT, _SIZE = 8.4, 3.0, 8.0
_NAMES, _FIGURES = 62.0, 26.0  # millimetres for names on the left, figures on the right


@dataclass(frozen=True)
class BarRow:
    """A bar: its name, its value, the figure as it is printed, its looks."""

    name: str
    value: float
    text: str
    colour: str
    hatch: str = ""


@dataclass(frozen=True)
class LineRow:
    """A line through years: its name, the values, the figure at its end."""

    name: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    text: str
    colour: str
    style: str = "-"
    start: str = ""


@dataclass(frozen=True)
class StackPart:
    """One part of every column: its name, values in the order of the columns, its looks."""

    name: str
    values: tuple[float, ...]
    colour: str
    hatch: str = ""


def bar_picture(rows: Sequence[BarRow], title: str) -> Picture:
    """Horizontal bars, the first on top.

    Parameters
    ----------
    rows : sequence of BarRow
    title : str
        Kept in the file.
    """
    with looks(_SIZE):
        height = _ROW * len(rows) + 2 * _FOOT
        figure = new_figure(_WIDTH, height)
        left = _NAMES / _WIDTH
        axes = figure.add_axes((left, _FOOT / height, 1 - left, 1 - 2 * _FOOT / height))
        _plain(axes)
        low = min(0.0, *(row.value for row in rows))
        high = max(0.0, *(row.value for row in rows))
        room = _FIGURES / (_WIDTH - _NAMES) * (high - low or 1.0) * 1.3
        axes.set_xlim(low - (room if low < 0 else 0), high + room)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        gap = (high - low or 1.0) * 0.01
        for place, row in enumerate(rows):
            axes.barh(
                place,
                row.value,
                height=0.62,
                color=row.colour,
                hatch=row.hatch or None,
                edgecolor=SOFT,
                linewidth=0.5,
            )
            end = row.value + (gap if row.value >= 0 else -gap)
            side = "left" if row.value >= 0 else "right"
            axes.text(end, place, row.text, ha=side, va="center")
            name = "\n".join(wrapped(row.name, _NAMES - 5, _SIZE))
            figure.text(
                left - 2.5 / _WIDTH,
                1 - (_FOOT + _ROW * (place + 0.5)) / height,
                name,
                ha="right",
                va="center",
                linespacing=1.0,
            )
        axes.axvline(0, color=SOFT, linewidth=0.8)
        return picture_of(figure, title=title)


def line_picture(rows: Sequence[LineRow], title: str) -> Picture:
    """Lines through years with their name and last figure at the end."""
    with looks(_SIZE):
        height = 62.0
        figure = new_figure(_WIDTH, height)
        longest = max(width_of(f"{row.text}  {row.name}", _SIZE) for row in rows)
        axes = figure.add_axes((0.02, 0.13, 0.96 - (longest + 3) / _WIDTH, 0.82))
        _plain(axes)
        axes.spines["bottom"].set_visible(True)
        years = sorted({year for row in rows for year in row.years})
        axes.set_xticks(years, [str(year) for year in years])
        axes.tick_params(axis="x", length=3, labelsize=_SIZE)
        lowest = min(value for row in rows for value in row.values)
        highest = max(value for row in rows for value in row.values)
        span = highest - lowest or abs(highest) or 1.0
        axes.set_ylim(lowest - 0.15 * span, highest + 0.12 * span)
        for row in rows:
            axes.plot(
                row.years,
                row.values,
                row.style,
                color=row.colour,
                linewidth=1.8,
                marker="o",
                markersize=4,
            )
        for row, place in zip(rows, _apart([row.values[-1] for row in rows], span), strict=True):
            axes.annotate(
                f"{row.text}  {row.name}",
                (row.years[-1], place),
                xytext=(6, 0),
                textcoords="offset points",
                va="center",
                annotation_clip=False,
                color=INK,
            )
        first = rows[0]
        axes.annotate(
            first.start,
            (first.years[0], first.values[0]),
            xytext=(2, -13),
            textcoords="offset points",
        )
        axes.grid(axis="y", color=LINE, linewidth=0.4)
        return picture_of(figure, title=title)


def column_picture(
    columns: Sequence[str], parts: Sequence[StackPart], totals: Sequence[str], title: str
) -> Picture:
    """Columns made of parts, with the total over each and the names of the parts beside."""
    with looks(_SIZE):
        height = 68.0
        figure = new_figure(_WIDTH, height)
        names = max((min(width_of(part.name, _SIZE), 55.0) for part in parts), default=20.0)
        axes = figure.add_axes((0.02, 0.11, 0.95 - (names + 12) / _WIDTH, 0.80))
        _plain(axes)
        axes.spines["bottom"].set_visible(True)
        base = [0.0] * len(columns)
        for part in parts:
            axes.bar(
                range(len(columns)),
                part.values,
                bottom=base,
                width=0.6,
                color=part.colour,
                hatch=part.hatch or None,
                edgecolor=SOFT,
                linewidth=0.5,
                label="\n".join(wrapped(part.name, 55.0, _SIZE)),
            )
            base = [low + value for low, value in zip(base, part.values, strict=True)]
        axes.set_xticks(range(len(columns)), list(columns))
        axes.tick_params(axis="x", length=0, labelsize=_SIZE)
        highest = max([*base, 0.0]) or 1.0
        axes.set_ylim(0, highest * 1.1)
        axes.set_xlim(-0.6, len(columns) - 0.4)
        for place, text in enumerate(totals):
            axes.text(place, base[place] + highest * 0.015, text, ha="center", va="bottom")
        axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False, reverse=True)
        return picture_of(figure, title=title)


def _plain(axes: Any) -> None:
    for side in axes.spines.values():
        side.set_visible(False)
        side.set_linewidth(0.6)
    axes.set_xticks([])
    axes.set_yticks([])


def _apart(values: Sequence[float], span: float) -> list[float]:
    """Places for labels that would stand on each other: pushed apart, in their order."""
    least = 0.09 * span * 1.27
    order = sorted(range(len(values)), key=lambda at: values[at])
    places = list(values)
    for before, at in pairwise(order):
        places[at] = max(places[at], places[before] + least)
    return places
