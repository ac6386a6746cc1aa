"""Transformation: which requests, what would have them returned, the balance before and after."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...messages import say
from ..document.blocks import Block, Column, Table
from ..words import value_label, word
from .teller import Chapter, Teller, columns, frame_block, rounded, shortened, text

_RETURNED = "would_be_returned"
_MOST = 8


def transformation(teller: Teller) -> Chapter:
    """What the plan changes in the categories of land, and whether the law lets it."""
    changed, checked = teller.part("transformation"), teller.part("precheck")
    cases = teller.part("cases")
    if changed is None and checked is None and cases is None:
        return teller.without("transformation", "transformation", "precheck", "allocation")
    blocks: list[Block] = []
    lead = teller.say("transformation.lead_none")
    area = 0.0
    if changed is not None:
        area = float(changed.changed_ha)
    if checked is not None and len(checked.table) and "plots" in checked.table.columns:
        table = checked.table
        shown = rounded(table["area_ha"], 2)
        lead = teller.say(
            "transformation.lead",
            area=teller.ha(sum(shown)),
            plots=teller.count(table["plots"].sum()),
            returned=teller.count((table["verdict"] == _RETURNED).sum()),
            cases=teller.count(len(table)),
        )
        blocks += _checks(teller, checked)
    elif area >= 0.005:
        lead = teller.say("transformation.lead_changed", area=teller.ha(area))
    if cases is not None and len(cases.table):
        names = ("case_id", "title", "target_category", "state", "next_stage", "parcels")
        caption = teller.say("transformation.cases")
        blocks.append(
            frame_block(
                teller,
                cases.table,
                names,
                caption,
                weights={"title": 3.0, "next_stage": 2.2, "target_category": 2.3, "parcels": 1.2},
            )
        )
    if changed is not None and area >= 0.005:
        blocks.append(_balance(teller, changed.table))
    return teller.chapter("transformation", lead, blocks)


def _checks(teller: Teller, checked: Any) -> list[Block]:
    names = ("use", "target_category", "verdict", "plots", "area_ha", "compensation_som")
    blocks: list[Block] = [
        frame_block(
            teller,
            checked.table,
            names,
            teller.say("transformation.checks"),
            total=("plots", "area_ha", "compensation_som"),
            weights={"target_category": 1.8, "verdict": 1.8, "compensation_som": 1.4},
        )
    ]
    som = teller.count(rounded([checked.compensation_som], 0)[0])
    blocks.append(text(teller.say("transformation.losses", som=som)))
    rules = getattr(checked, "rules", pd.DataFrame())
    if len(rules) and (rules["outcome"] == "blocks").any():
        blocks.append(_blocking(teller, rules[rules["outcome"] == "blocks"]))
    return blocks


def _blocking(teller: Teller, rules: pd.DataFrame) -> Table:
    """Each rule once, with how many requests it stops, on how much land, by which law."""
    body = []
    for _, rows in rules.groupby("rule", sort=False):
        largest = rows.sort_values("area_ha", ascending=False, kind="stable").iloc[0]
        body.append(
            (
                float(rows["area_ha"].sum()),
                (
                    shortened(str(say(largest["message"], teller.lang)), 170),
                    teller.count(len(rows)),
                    teller.ha(rows["area_ha"].sum()),
                    shortened(str(say(largest["citation"], teller.lang)), 90),
                ),
            )
        )
    body.sort(key=lambda one: -one[0])
    more = ""
    if len(body) > _MOST:
        more = word("page.more_rows", teller.lang, count=teller.count(len(body) - _MOST))
    return Table(
        teller.say("transformation.blocked"),
        (
            Column(teller.title("message"), weight=4.2),
            Column(teller.say("transformation.rule_count"), numeric=True, weight=1.0),
            Column(teller.say("area_ha"), numeric=True, weight=0.9),
            Column(teller.say("basis"), weight=2.2),
        ),
        tuple(cells for _, cells in body[:_MOST]),
        more=more,
    )


def _balance(teller: Teller, table: pd.DataFrame) -> Table:
    """Before as the land balance prints it; what does not change is printed as it was."""
    before = rounded(table["before_ha"], 2)
    changes = rounded(table["after_ha"] - table["before_ha"], 2)
    after = [round(was + change, 2) for was, change in zip(before, changes, strict=True)]
    rows, sums = [], [0.0, 0.0]
    for code, was, now in zip(table["category"], before, after, strict=True):
        sums[0] += was
        sums[1] += now
        if was or now or code not in ("overlap", "gap", "outside", "unassigned"):
            change = round(now - was, 2)
            sign = "+" if change > 0 else ""
            name = value_label("category", code, teller.lang)
            rows.append((name, teller.ha(was), teller.ha(now), f"{sign}{teller.ha(change)}"))
    change = round(sums[1] - sums[0], 2)
    return Table(
        teller.say("transformation.balance"),
        columns(
            teller.title("category"),
            teller.say("before"),
            teller.say("after_plan"),
            teller.say("net"),
            weight=3.4,
        ),
        tuple(rows),
        (
            (
                word("row.total", teller.lang),
                teller.ha(sums[0]),
                teller.ha(sums[1]),
                teller.ha(change),
            ),
        ),
        key="transformation",
    )
