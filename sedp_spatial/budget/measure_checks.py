"""What can be wrong with measures: duplicates, cycles, years, plots, money in thousands."""

from __future__ import annotations

import difflib
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from .findings import Findings
from .reading import listed

_THOUSAND = 1000.0
_LOOKED_UP = 20


def check_measures(
    table: pd.DataFrame,
    sources: pd.DataFrame,
    findings: Findings,
    *,
    first: int | None,
    last: int | None,
) -> None:
    """Add what is wrong with the measures to the findings."""
    _duplicates(table, findings)
    _years(table, findings, first, last)
    _prerequisites(table, findings)
    _thousands(table, findings)


def check_plots(table: pd.DataFrame, links: pd.DataFrame, parcels: Any, findings: Findings) -> None:
    """Add plots that do not exist, and costs that are too small for the land they are for."""
    if parcels is None:
        return
    known = parcels["parcel_id"].astype(str)
    unknown = links[~links["parcel_id"].isin(set(known))]
    names = known.tolist()
    for place, (name, plot) in enumerate(
        zip(unknown["measure_id"], unknown["parcel_id"], strict=True)
    ):
        # Looking through a hundred thousand names takes a while: the first few will do.
        near = difflib.get_close_matches(plot, names, n=1, cutoff=0.8) if place < _LOOKED_UP else []
        rule = "plot_near" if near else "plot"
        findings.error(rule, name, plot=plot, near=near[0] if near else "")
    least = float(load_codes("budget_rules")["least_som_per_ha"]["value"])
    area = links.groupby("measure_id")["area_ha"].sum()
    for name, cost in zip(table["measure_id"], table["cost_som"], strict=True):
        hectares = float(area.get(name, 0.0))
        # Ten hectares of pasture may be mended for little; a row of plots may not be built on.
        if hectares > 0 and 0 < cost < least * hectares:
            per = cost / hectares
            findings.warn("cheap_land", name, cost=cost, per_ha=per, area_ha=hectares, least=least)


def _duplicates(table: pd.DataFrame, findings: Findings) -> None:
    again = table["measure_id"].duplicated(keep=False)
    for name, rows in table[again].groupby("measure_id", sort=False):
        findings.error("duplicate", str(name), rows=[str(row + 1) for row in rows.index])
    alike = table[~again].copy()
    alike["key"] = [" ".join(str(name).casefold().split()) for name in alike["name"]]
    keys = ["key", "cost_som", "year", "parcel_ids"]
    twins = alike[alike.duplicated(keys, keep=False)]
    for _, rows in twins.groupby(keys, sort=False):
        ids = rows["measure_id"].tolist()
        findings.warn("alike", ids[0], others=ids[1:])


def _years(table: pd.DataFrame, findings: Findings, first: int | None, last: int | None) -> None:
    for name, year, ready in zip(
        table["measure_id"], table["year"], table["commissioning_year"], strict=True
    ):
        if pd.isna(year):
            continue
        if (first is not None and year < first) or (last is not None and year > last):
            said = {"first": str(first or "…"), "last": str(last or "…")}
            findings.error("horizon", name, year=str(year), **said)
        if not pd.isna(ready) and ready < year:
            findings.error("commissioning", name, year=str(year), ready=str(ready))


def _prerequisites(table: pd.DataFrame, findings: Findings) -> None:
    """Prerequisites that are unknown, come later, or run in a circle."""
    after = dict(zip(table["measure_id"], map(listed, table["after"]), strict=True))
    year = dict(zip(table["measure_id"], table["year"], strict=True))
    for name, others in after.items():
        for other in others:
            if other not in after:
                findings.error("after_unknown", name, other=other)
            elif not (pd.isna(year[name]) or pd.isna(year[other])) and year[other] > year[name]:
                findings.warn(
                    "after_later", name, other=other, year=str(year[name]), later=str(year[other])
                )
    for circle in circles({name: [o for o in others if o in after] for name, others in
                           after.items()}):  # fmt: skip
        findings.error("cycle", circle[0], circle=" → ".join([*circle, circle[0]]))


def circles(after: dict[str, list[str]]) -> list[list[str]]:
    """The circles among prerequisites, each once, its members in the order of their need.

    Examples
    --------
    >>> circles({"A": ["B"], "B": ["A"], "C": ["A"]})
    [['A', 'B']]
    """
    found: list[list[str]] = []
    done: set[str] = set()
    for start in after:
        path: list[str] = []
        stack = [(start, iter(after[start]))] if start not in done else []
        if stack:
            path.append(start)
        while stack:
            others = stack[-1][1]
            other = next(others, None)
            if other is None:
                stack.pop()
                done.add(path.pop())
            elif other in path:
                found.append(path[path.index(other) :])
            elif other not in done:
                path.append(other)
                stack.append((other, iter(after[other])))
    return found


def _thousands(table: pd.DataFrame, findings: Findings) -> None:
    """Amounts that look as if thousands of som were meant. Nothing is changed.

    A cost is suspicious if it is less than any measure costs; or if it is far below the others
    and a thousand times as much would stand among them; or if its upkeep is out of proportion.
    """
    rules = load_codes("budget_rules")
    least = float(rules["least_measure_som"]["value"])
    apart = float(rules["thousands_ratio"]["value"])
    most_upkeep = float(rules["most_upkeep_share"]["value"])
    costs = table["cost_som"].to_numpy(dtype="float64")
    paid = costs[costs > 0]
    for place, (name, cost) in enumerate(zip(table["measure_id"], costs, strict=True)):
        if not cost > 0:
            continue
        others = np.delete(costs, place)
        others = others[others > 0]
        median = float(np.median(others)) if len(others) else float("nan")
        among = len(others) >= 3 and median / apart > cost and cost * _THOUSAND >= others.min()
        if cost < least or among:
            shown = median if median == median else float(np.median(paid))
            findings.warn("thousands", name, cost=cost, median=shown)
        yearly = float(table["annual_upkeep_som"].iloc[place])
        if yearly > most_upkeep * cost:
            findings.warn("upkeep_large", name, upkeep=yearly, cost=cost)
        elif 0 < yearly * _THOUSAND <= cost * most_upkeep:
            findings.warn("upkeep_small", name, upkeep=yearly, cost=cost)
