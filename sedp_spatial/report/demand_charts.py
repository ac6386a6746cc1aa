"""The charts of the land demand: people by age now and then, land by sector and year."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..demand import DemandResult
from ..optional import need
from .charts import Bar, Chart, bar_chart, chart_figure
from .drawing import FONT, INK, PURPOSE
from .words import integer, number, word

PLAIN, THERE, MISSING, RESETTLED = "#1d5a55", "#9fb8b2", "#c4674f", "#d9a441"
_WOMEN, _MEN = "#c98bb0", "#6b8fb3"
_TALL, _ROW = 330, 17


def sector_colour(sector: str) -> str:
    """The colour of a sector on every chart."""
    return str(load_codes("labels")[f"sector.{sector}"].get("colour", PLAIN))


def bars(key: str, title: str, rows: Sequence[tuple[str, float, str, str]]) -> Chart:
    """Plain bars; a row is its name, length, colour and the figure written at its end."""
    return Chart(key, title, bar_chart([Bar(*row) for row in rows]))


def pyramid(people: pd.DataFrame, base: int, year: int, lang: str) -> Chart | None:
    """Women to the left, men to the right: the forecast filled, today as an outline."""
    if "age" not in people.columns:
        return None
    ages = sorted(people["age"].unique())
    names = _age_names(ages, lang)
    figure = chart_figure(names[::-1])
    figure.height = _ROW * len(names) + 60
    widest = 0.0
    for when in (year, base):
        rows = people[people["year"] == when].set_index("age").loc[ages]
        for sex, sign, shade in (("female", -1, _WOMEN), ("male", 1, _MEN)):
            values = sign * rows[sex].to_numpy(dtype=np.float64)
            widest = max(widest, float(np.abs(values).max()))
            filled = {"fill_color": shade, "line_color": None}
            outline = {"fill_color": None, "line_color": INK, "line_width": 1.2}
            figure.hbar(
                y=names, right=values, left=0, height=0.84, **(filled if when == year else outline)
            )
    models = need("bokeh.models", purpose=PURPOSE)
    step = _round_step(widest)
    ticks = [step * place for place in range(-3, 4) if abs(step * place) <= widest * 1.05]
    figure.x_range.update(start=-widest * 1.05, end=widest * 1.05)
    figure.xaxis.visible = True
    figure.xaxis.ticker = models.FixedTicker(ticks=ticks)
    figure.xaxis.major_label_overrides = {tick: integer(abs(tick), lang) for tick in ticks}
    legend = (
        (f"{word('sex.female', lang)}, {word('page.demand_then', lang, year=year)}", _WOMEN),
        (f"{word('sex.male', lang)}, {word('page.demand_then', lang, year=year)}", _MEN),
        (word("page.demand_now", lang, year=base), "transparent"),
    )
    title = word("chart.pyramid", lang, base=base, year=year)
    return Chart("pyramid", title, figure, legend)


def _age_names(ages: Sequence[float], lang: str) -> list[str]:
    closed = [f"{a:g}–{b - 1:g}" for a, b in pairwise(ages)]
    return [*closed, word("page.demand_open", lang, age=f"{ages[-1]:g}")]


def _round_step(widest: float) -> float:
    power = 10 ** np.floor(np.log10(max(widest, 1.0) / 2))
    return float(max(f * power for f in (1, 2, 5) if f * power <= widest / 2))


def printed_ha(
    demand: DemandResult,
    year: int,
    scenario: str,
    sectors: Sequence[str],
    column: str = "demand_ha",
) -> float:
    """The hectares of some sectors as they are printed: rounded parts, added up."""
    shown = demand.printed(year, scenario, decimals=1)
    return math.fsum(shown.loc[shown["sector"].isin(list(sectors)), column])


def by_year(demand: DemandResult, scenario: str, sectors: Sequence[str], lang: str) -> Chart:
    """Columns of additional land, one per year, stacked by sector, the sum above them."""
    rows = demand.table[demand.table["scenario"] == scenario]
    years = [str(year) for year in sorted(rows["year"].unique())]
    wide = rows.assign(year=rows["year"].astype(str)).pivot_table(
        index="year", columns="sector", values="demand_ha", sort=False
    )
    shown = [sector for sector in sectors if wide[sector].sum() > 0]
    figure = _columns(years, float(wide[shown].sum(axis=1).max() if shown else 1.0))
    bottom = np.zeros(len(years))
    for sector in shown:
        top = bottom + wide.loc[years, sector].to_numpy()
        figure.vbar(
            x=years, bottom=bottom, top=top, width=0.5, fill_color=sector_colour(sector),
            line_color=INK, line_alpha=0.25, line_width=0.5,
        )  # fmt: skip
        bottom = top
    texts = [number(printed_ha(demand, int(y), scenario, sectors), lang, 1) for y in years]
    figure.text(
        x=years, y=bottom, text=texts, y_offset=-4,
        text_align="center", text_font={"value": FONT}, text_font_size="12px", text_color=INK,
    )  # fmt: skip
    legend = tuple((word(f"sector.{s}", lang), sector_colour(s)) for s in shown)
    title = word("chart.demand_years", lang, base=demand.base_year)
    return Chart("years", title, figure, legend)


def _columns(names: Sequence[str], highest: float) -> Any:
    plotting = need("bokeh.plotting", purpose=PURPOSE)
    models = need("bokeh.models", purpose=PURPOSE)
    figure = plotting.figure(
        x_range=models.FactorRange(factors=list(names)),
        y_range=models.Range1d(0, max(highest, 1e-9) * 1.12),
        height=_TALL,
        sizing_mode="stretch_width",
        toolbar_location=None,
        tools="",
        outline_line_color=None,
        background_fill_color=None,
        border_fill_color=None,
        output_backend="svg",
    )
    figure.grid.visible = False
    figure.yaxis.visible = False
    figure.xaxis.major_label_text_font = FONT
    figure.xaxis.major_label_text_font_size = "12px"
    figure.xaxis.major_label_text_color = INK
    figure.xaxis.major_tick_line_color = None
    return figure
