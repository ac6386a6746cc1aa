"""The lines of the forecast: what goes on, what happens once, what measures and land bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..errors import UsageError
from ..messages import Label, Message
from .findings import Findings
from .growth import GrowthOfLine, carried, rule_for
from .guide_rules import reserve_limit
from .land_revenue import LandRevenueResult
from .measures import MeasuresResult
from .reading import codes, numbers, table_of, text_of
from .reading import years as years_of

COLUMNS = ("scenario", "year", "side", "group", "item", "amount_som", "status", "rule",
           "growth_share")  # fmt: skip


def carried_lines(
    history: pd.DataFrame, coming: list[int], growth: Mapping[str, GrowthOfLine], *, replaced: bool
) -> tuple[list[dict[str, Any]], list[Message]]:
    """Every line of the past carried on, but for the reserve fund and what measures replace."""
    lines: list[dict[str, Any]] = []
    notes: list[Message] = []
    known = set(history["item"]) | set(load_codes("budget_groups"))
    unknown = [name for name in growth if name not in known]
    if unknown:
        raise UsageError("error.growth_line", names=unknown)
    watched = float(load_codes("budget_rules")["growth_watched"]["value"])
    fast = []
    key: Any
    for key, part in history.groupby(["side", "group", "item"], sort=False):
        side, group, item = key
        rule = rule_for(group, item, growth)
        if rule.rule == "limit":
            continue
        if rule.rule == "measures":
            # Without measures what was invested goes on; with them, it is what they ask.
            rule = GrowthOfLine("none" if replaced else "last")
        past = dict(zip(part["year"], part["amount_som"], strict=True))
        amounts, named, yearly = carried(past, coming, rule)
        if named in ("mean_growth", "cagr") and yearly > watched:
            fast.append(item)
        lines += [
            line(year, side, group, item, amount, named, yearly)
            for year, amount in zip(coming, amounts, strict=True)
        ]
    if fast:
        notes.append(Message("note.growth_watched", items=fast, share=watched * 100))
    return lines, notes


def line(
    year: int, side: str, group: str, item: str, amount: float, rule: str, growth: float = 0.0
) -> dict[str, Any]:
    """One amount of the forecast, with the rule that made it."""
    return {"year": year, "side": side, "group": group, "item": item, "amount_som": float(amount),
            "status": "forecast", "rule": rule, "growth_share": growth}  # fmt: skip


def frame_of_lines(lines: list[dict[str, Any]], scenario: str) -> pd.DataFrame:
    """Lines as rows of the forecast's table."""
    frame = pd.DataFrame(lines).assign(scenario=scenario)[list(COLUMNS)]
    frame["item"] = pd.Series([line["item"] for line in lines], dtype=object)
    return frame


def once(table: Any, kind: str, coming: list[int]) -> list[dict[str, Any]]:
    """One-off items and debt; a year outside the forecast is an error, not left out."""
    if table is None:
        return []
    frame = table_of(table, kind)
    findings = Findings()
    names = [text_of(cell) or f"row:{row}" for row, cell in enumerate(frame["item"], 1)]
    if kind == "budget_debt":
        frame["group"] = "debt"
    groups = codes(frame, "group", "budget_groups", findings, names)
    when = years_of(frame, "year", findings, names)
    amounts = numbers(frame, "amount_som", findings, names)
    for name, year in zip(names, when, strict=True):
        if year == year and int(year) not in coming:
            findings.error("horizon", name, year=f"{year:.0f}", first=str(coming[0]),
                           last=str(coming[-1]))  # fmt: skip
    findings.stop("budget_history")
    sides = load_codes("budget_groups")
    rule = "given" if kind == "budget_debt" else "one_off"
    return [
        line(int(year), sides[group]["side"], group, item, amount, rule)
        for year, group, item, amount in zip(when, groups, names, amounts, strict=True)
    ]


def of_measures(measures: MeasuresResult | None, coming: list[int]) -> list[dict[str, Any]]:
    """What measures ask of the local budget, and their upkeep."""
    if measures is None:
        return []
    year_of = dict(zip(measures.table["measure_id"], measures.table["year"], strict=True))
    name_of = dict(zip(measures.table["measure_id"], measures.table["name"], strict=True))
    lines = []
    inside = {code for code, entry in load_codes("finance_sources").items()
              if entry.get("own") or entry.get("group")}  # fmt: skip
    asked = measures.sources[measures.sources["source"].isin(inside)]
    for measure, amount in asked.groupby("measure_id", sort=False)["amount_som"].sum().items():
        year = int(year_of[str(measure)])
        if year in coming:
            name = _name(str(measure), name_of[str(measure)])
            lines.append(line(year, "expenditure", "capital", name, amount, "measures"))
    paid = measures.upkeep[measures.upkeep["year"].isin(coming)]
    row: Any
    for row in paid.itertuples(index=False):
        name = _name(row.measure_id, name_of[row.measure_id])
        lines.append(line(row.year, "expenditure", "new_upkeep", name, row.upkeep_som, "measures"))
    return lines


def named(file: str, code: str) -> Message:
    """The label of a code as a cell that is said in the reader's language."""
    return Message("budget.name", name=Label(file, code))


def _name(measure: str, name: str) -> Message:
    return Message("budget.measure_line", measure=measure, name=name)


def of_land(
    land: LandRevenueResult | None, transformed_in: int | None, coming: list[int]
) -> list[dict[str, Any]]:
    """The change of land tax and lease, from the year after the new purpose is in force."""
    if land is None:
        return []
    since = coming[0] if transformed_in is None else int(transformed_in)
    charges = load_codes("land_charges")
    return [
        line(year, "revenue", charges[charge]["group"],
             Message("budget.land_line", charge=Label("land_charges", charge)),
             difference, "land_revenue")
        for charge, difference in zip(
            land.totals["charge"], land.totals["difference_som"], strict=True)
        if difference != 0
        for year in coming
        if year > since
    ]  # fmt: skip


def reserve_asked(history: pd.DataFrame, reserve_som: float | None) -> float:
    """What is planned for the reserve fund: as given, else as in the last year of the past."""
    if reserve_som is not None:
        return float(reserve_som)
    fund = history[history["group"] == "reserve_fund"]
    return float(fund.loc[fund["year"] == fund["year"].max(), "amount_som"].sum())


def with_reserve(
    frame: pd.DataFrame, asked: float, coming: list[int]
) -> tuple[pd.DataFrame, list[Message]]:
    """The reserve fund as it is planned, at most its share of all expenditure, itself included."""
    share = float(load_codes("budget_rules")["reserve_share"]["value"])
    notes: list[Message] = []
    lines = []
    for year in coming:
        spent = frame.loc[(frame["side"] == "expenditure") & (frame["year"] == year), "amount_som"]
        limit = reserve_limit(float(spent.sum()) / (1 - share), planned_som=asked)
        amount = min(asked, limit.value_som)
        notes += [n for n in limit.notes if n.code == "note.reserve_exceeds"][: 1 - len(notes)]
        item = named("budget_groups", "reserve_fund")
        lines.append(line(year, "expenditure", "reserve_fund", item, amount, "limit"))
    scenario = str(frame["scenario"].iloc[0])
    return pd.concat([frame, frame_of_lines(lines, scenario)], ignore_index=True), notes
