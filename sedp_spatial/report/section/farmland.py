"""Agricultural land: its kinds, what is used and what lies idle."""

from __future__ import annotations

import math

import pandas as pd

from ...rounding import round_table
from ..balance_form import DECIMALS, USES, balance_form
from ..document.blocks import Block, Table
from ..words import value_label, word
from .teller import Chapter, Teller, capital, columns, text

_FARM = "agricultural"


def farmland(teller: Teller) -> Chapter:
    """How much of the agricultural land is really used."""
    balance = teller.part("balance")
    if balance is None:
        return teller.without("farmland", "balance")
    form = balance_form(balance, teller.lang)
    rows = [row for row in form.rows if row.code == _FARM]
    if not rows or not form.kinds or not rows[0].area:
        return teller.without("farmland", "balance")
    row = rows[0]
    used, unused, unknown = row.uses
    lead = teller.say(
        "farmland.lead" if unknown else "farmland.lead_known",
        area=teller.ha(row.area),
        unused=teller.ha(unused),
        unknown=teller.ha(unknown),
        share=teller.percent(unused / row.area),
    )
    kinds = [(kind, area) for kind, area in zip(form.kinds, row.kinds, strict=True) if area]
    cells = _split(balance.cross, kinds, row.uses)
    table = Table(
        teller.say("farmland.table"),
        columns(
            teller.title("land_kind"),
            teller.say("area_ha"),
            *(
                capital(word(f"group.{name}", teller.lang))
                for name in ("used", "unused", "unknown")
            ),
            weight=1.9,
        ),
        tuple(
            (
                value_label("land_kind", kind, teller.lang),
                teller.ha(area),
                *(teller.ha(value) for value in uses),
            )
            for (kind, area), uses in zip(kinds, cells, strict=True)
        ),
        (
            (
                word("row.total", teller.lang),
                teller.ha(row.area),
                teller.ha(used),
                teller.ha(unused),
                teller.ha(unknown),
            ),
        ),
        key="farmland",
    )
    blocks: list[Block] = [table]
    idle = {kind: uses[1] for (kind, _), uses in zip(kinds, cells, strict=True)}
    if idle.get("arable_irrigated"):
        said = teller.say("farmland.irrigated", area=teller.ha(idle["arable_irrigated"]))
        blocks.append(text(said))
    return teller.chapter("farmland", lead, blocks)


def _split(
    cross: pd.DataFrame, kinds: list[tuple[str, float]], totals: tuple[float, ...]
) -> list[list[float]]:
    """Kind by use, rounded to the printed area of the kind and, if it goes, of the use."""
    farm = cross[cross["category"] == _FARM]
    sums = farm.groupby(["land_kind", "in_use"])["area_ha"].sum()
    exact = [[float(sums.get((kind, use), 0.0)) for use in USES] for kind, _ in kinds]
    missing = [area - math.fsum(row) for (_, area), row in zip(kinds, exact, strict=True)]
    for row, rest in zip(exact, missing, strict=True):
        if abs(rest) > 10**-DECIMALS:  # a use that is no code counts as unknown
            row[2] += rest
    return round_table(
        exact, DECIMALS, row_totals=[area for _, area in kinds], column_totals=totals
    )
