"""Measures, what they cost, where the money comes from, and what land brings."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..document.blocks import Block, Figure
from ..maps.charts import StackPart, column_picture
from .teller import Chapter, Teller, frame_block, rounded, text

_FOUND, _MISSING = "#3f7f6b", "#d9a441"
_MOST = 24
_PLANNED = "planned"


def money(teller: Teller) -> Chapter:
    """The measures and their money."""
    measures, funding = teller.part("measures"), teller.part("funding")
    budget, land = teller.part("budget"), teller.part("land_revenue")
    if measures is None and budget is None and land is None:
        return teller.without("money", "measures", "budget", "land_revenue")
    lead = ""
    blocks: list[Block] = []
    if measures is not None:
        lead, blocks = _measures(teller, measures, funding)
    if budget is not None:
        blocks.append(_forecast(teller, budget.totals))
    if land is not None:
        before, after = teller.count(land.before_som), teller.count(land.after_som)
        said = teller.say("money.land", before=before, after=after)
        lead = lead or said
        blocks.append(text(said))
        names = ("charge", "revenue_before_som", "revenue_after_som", "difference_som")
        caption = teller.say("money.land_table")
        blocks.append(frame_block(teller, land.totals, names, caption, total=names[1:]))
    blocks += teller.absent("measures", "budget", "funding")
    return teller.chapter("money", lead or teller.say("money.budget"), blocks)


def _measures(teller: Teller, measures: Any, funding: Any) -> tuple[str, list[Block]]:
    count, total = len(measures.table), rounded([measures.total_som], 0)[0]
    if funding is None:
        lead = teller.say("money.lead_plain", count=teller.count(count), total=teller.count(total))
        names: tuple[str, ...] = ("name", "section", "year", "cost_som", "annual_upkeep_som")
        frame = measures.table
    else:
        covered, missing = rounded([funding.covered_som, funding.missing_som], 0, total=total)
        lead = teller.say(
            "money.lead",
            count=teller.count(count),
            total=teller.count(total),
            covered=teller.count(covered),
            missing=teller.count(missing),
        )
        names = ("phase", "name", "year", "cost_som", "covered_som", "missing_som")
        frame = funding.measures.sort_values(["phase", "priority"], kind="stable")
    blocks: list[Block] = [
        frame_block(
            teller,
            frame,
            names,
            teller.say("money.measures"),
            total=("cost_som", "covered_som", "missing_som", "annual_upkeep_som"),
            weights={"name": 3.2, "phase": 0.75, "year": 0.6, "missing_som": 1.15},
            most=_MOST,
        )
    ]
    if funding is not None:
        blocks += _funding(teller, funding)
    return lead, blocks


def _funding(teller: Teller, funding: Any) -> list[Block]:
    said = []
    first = funding.phases[funding.phases["phase"] == 1]
    if len(first):
        row = first.iloc[0]
        cost = teller.count(row["cost_som"])
        said.append(teller.say("money.phase", count=teller.count(row["measures"]), cost=cost))
    heavy = funding.years[~funding.years["upkeep_affordable"].astype(bool)]
    if len(heavy):
        years = ", ".join(str(int(year)) for year in heavy["year"])
        said.append(teller.say("money.upkeep", years=years))
    blocks: list[Block] = [text(" ".join(said))] if said else []
    if len(funding.table):
        blocks.append(_chart(teller, funding.table))
    return blocks


def _chart(teller: Teller, table: pd.DataFrame) -> Figure:
    """Found and missing money of each year."""
    sums = table.groupby("year")[["covered_som", "missing_som"]].sum()
    years = [str(int(year)) for year in sums.index]
    totals = [teller.count(value) for value in sums.sum(axis=1)]
    covered, missing = (tuple(float(v) for v in sums[name]) for name in sums.columns)
    parts = [
        StackPart(teller.say("money.found"), covered, _FOUND),
        StackPart(teller.say("money.missing"), missing, _MISSING, "////"),
    ]
    caption = teller.say("money.chart")
    described = [f"{year} {total}" for year, total in zip(years, totals, strict=True)]
    return teller.chart(column_picture(years, parts, totals, caption), caption, described)


def _forecast(teller: Teller, totals: pd.DataFrame) -> Block:
    rows = totals[totals["scenario"] == _PLANNED]
    names: tuple[str, ...] = ("year", "status", "revenue_som", "expenditure_som", "current_som")
    names += ("development_som", "balance_som")
    caption = teller.say("money.budget")
    return frame_block(
        teller, rows, names, caption, weights={"year": 0.6, "status": 1.0, "current_som": 1.1}
    )
