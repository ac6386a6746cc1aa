"""The forecast of people, households and dwellings."""

from __future__ import annotations

import pandas as pd

from ..demand_view import dwellings_row, people_before, view_of
from ..document.blocks import Block, Table
from ..maps.charts import LineRow, line_picture
from .teller import Chapter, Teller, columns, rounded, text

_STYLES = {"low": ("#b5651d", "--"), "central": ("#1d5a55", "-"), "high": ("#2f6db5", ":")}
_PARTS = ("growth", "backlog", "replacement", "resettlement")


def people(teller: Teller) -> Chapter:
    """How many people there will be, and how many dwellings they need."""
    demand = teller.part("demand")
    if demand is None:
        return teller.without("people", "demand", "people")
    view = view_of(demand, None, scenario_of(teller), teller.lang)
    then = dwellings_row(view)
    before = round(people_before(view))
    now = round(float(then["population"]))
    lead = teller.say(
        "people.lead" if now >= before else "people.lead_fewer",
        now=teller.count(before),
        base=demand.base_year,
        then=teller.count(now),
        year=view.year,
        more=teller.count(abs(now - before)),
        dwellings=teller.count(then["dwellings"]),
    )
    parts = rounded([then[name] for name in _PARTS], 0, total=float(then["dwellings"]))
    said = teller.say(
        "people.parts",
        year=view.year,
        **{name: teller.count(value) for name, value in zip(_PARTS, parts, strict=True)},
    )
    rows = demand.dwellings
    figures = ["population", "households", "dwellings"]
    table = Table(
        teller.say("people.table"),
        columns(
            f"{teller.title('scenario')}, {teller.title('year').lower()}",
            *(teller.title(name) for name in figures),
        ),
        tuple(
            (
                f"{teller.scenario(row['scenario'])}, {row['year']}",
                *(teller.count(round(float(row[name]))) for name in figures),
            )
            for row in rows.to_dict("records")
        ),
        key="people",
    )
    lines = _lines(teller, rows, demand.base_year, float(before))
    picture = line_picture(lines, teller.say("people.chart"))
    described = [f"{line.name} {line.text}" for line in lines]
    blocks: list[Block] = [text(said), table]
    blocks.append(teller.chart(picture, teller.say("people.chart"), described))
    return teller.chapter("people", lead, blocks)


def scenario_of(teller: Teller) -> str | None:
    """The scenario that the text tells; None where the forecast has no such one."""
    demand = teller.part("demand")
    known = set(demand.totals["scenario"])
    return teller.context.scenario if teller.context.scenario in known else None


def _lines(teller: Teller, rows: pd.DataFrame, base: int, before: float) -> list[LineRow]:
    made = []
    for place, scenario in enumerate(dict.fromkeys(rows["scenario"])):
        own = rows[rows["scenario"] == scenario].sort_values("year")
        shade, style = _STYLES.get(str(scenario), (("#6b6b6b", "-.")))
        values = (before, *(float(round(value)) for value in own["population"]))
        made.append(
            LineRow(
                teller.scenario(str(scenario)),
                (base, *(int(year) for year in own["year"])),
                values,
                teller.count(values[-1]),
                shade,
                style if place < len(_STYLES) else "-.",
                teller.count(before),
            )
        )
    return made
