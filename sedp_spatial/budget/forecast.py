"""The forecast of revenue and expenditure over three or five years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..errors import UsageError
from ..messages import Message
from ..results import Result
from .growth import rules_of
from .history import read_history
from .land_revenue import LandRevenueResult
from .lines import (
    COLUMNS,
    carried_lines,
    frame_of_lines,
    of_land,
    of_measures,
    once,
    reserve_asked,
    with_reserve,
)
from .measures import MeasuresResult
from .risks import at_risk, risks_of

PLANNED, AT_RISK = "planned", "with_risks"
TOTALS = ("revenue_som", "expenditure_som", "current_som", "new_upkeep_som", "reserve_som",
          "reserve_limit_som", "debt_som", "development_som", "capital_som",
          "balance_som")  # fmt: skip


@dataclass(frozen=True)
class BudgetResult(Result):
    """The result of :func:`budget_forecast`. All amounts are in som.

    Attributes
    ----------
    table : pandas.DataFrame
        scenario (planned, with_risks), year, side (revenue, expenditure), group, item, amount_som,
        status (actual, plan, forecast), rule, growth_share. The past stands under ``planned``.
    totals : pandas.DataFrame
        scenario, year, status, revenue_som, expenditure_som, current_som (paid before anything is
        developed: protected, upkeep, other, new upkeep, debt, reserve), new_upkeep_som,
        reserve_som, reserve_limit_som, debt_som, development_som = revenue − current,
        capital_som, balance_som = revenue − expenditure = development − capital.
    risks : pandas.DataFrame
        risk, year, side, group, item, amount_som, share, loss_som (of an expenditure: what it
        costs more).
    base_year : int
        The last year of the past.
    years : str
        The forecast's first and last year.
    """

    totals: pd.DataFrame
    risks: pd.DataFrame
    base_year: int
    years: str


def budget_forecast(
    revenue: Any,
    expenditure: Any,
    *,
    years: int = 3,
    rules: Mapping[str, Any] | None = None,
    measures: MeasuresResult | None = None,
    land_revenue: LandRevenueResult | None = None,
    transformed_in: int | None = None,
    risks: Any = None,
    debt: Any = None,
    one_off: Any = None,
    reserve_som: float | None = None,
) -> BudgetResult:
    """Carry revenue and expenditure on, and say what is left for development.

    Parameters
    ----------
    revenue, expenditure : str, Path, DataFrame or list of dict
        year, group, item, amount_som, status (actual, plan); of one budget only. Groups are the
        codes of codes/budget_groups.toml, or their names in Kyrgyz, Russian or English.
    years : {3, 5}
        How many years follow the last one of the past.
    rules : mapping, optional
        Item or group to its rule: see :func:`sedp_spatial.budget.growth.rules_of`. Without one
        the group's rule in the code file counts.
    measures : MeasuresResult, optional
        What they ask of the local budget becomes capital expenditure, their upkeep current
        expenditure from the year after commissioning.
    land_revenue : LandRevenueResult, optional
        Its difference is added to land tax and lease from the year after ``transformed_in``.
    transformed_in : int, optional
        The year in which the new purpose is in force; the first year of the forecast if left out.
    risks : table, optional
        risk, group, share (0 … 1), optionally item, from_year, to_year. A revenue loses the share,
        an expenditure grows by it.
    debt : table, optional
        year, item, amount_som: what is paid back, with interest.
    one_off : table, optional
        year, group, item, amount_som: compensation, grants, what happens once.
    reserve_som : float, optional
        What is planned for the reserve fund each year; else what it was. Never above its limit.

    Raises
    ------
    DataError
        Everything that is wrong in one list; several municipalities in one table: a district must
        not add up its municipalities' revenues.
    UsageError
        A horizon that is neither three nor five years, or an unknown rule.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 31 to 37; Annex 6; Budget Code, article 88.

    Examples
    --------
    >>> forecast = budget_forecast(sample / "budget_revenue.csv",
    ...                            sample / "budget_expenditure.csv", years=3)
    >>> forecast.years
    '2027–2029'
    """
    if years not in (3, 5):
        raise UsageError("error.choice", name="years", value=str(years), allowed="3, 5")
    history, notes = read_history(revenue, expenditure)
    base = int(history["year"].max())
    coming = list(range(base + 1, base + years + 1))
    growth = rules_of(rules)
    lines, told = carried_lines(history, coming, growth, replaced=measures is not None)
    notes += told
    lines += once(one_off, "one_off", coming) + once(debt, "budget_debt", coming)
    lines += of_measures(measures, coming) + of_land(land_revenue, transformed_in, coming)
    planned = frame_of_lines(lines, PLANNED)
    reserve = reserve_asked(history, reserve_som)
    planned, told = with_reserve(planned, reserve, coming)
    notes += told
    risk_table = risks_of(risks, planned[planned["group"] != "reserve_fund"])
    frames = [_past(history), planned]
    if risks is not None:
        endangered = planned[planned["group"] != "reserve_fund"].assign(scenario=AT_RISK)
        changed, _ = with_reserve(at_risk(endangered, risk_table), reserve, coming)
        frames.append(changed)
    table = _sorted(pd.concat(frames, ignore_index=True))
    totals = totals_of(table)
    short = totals[(totals["status"] == "forecast") & (totals["balance_som"] < -0.5)]
    # The risks' own shortfall is told only where nothing is short without them.
    short = short[short["scenario"] == short["scenario"].iloc[0]] if len(short) else short
    if len(short):
        notes.append(_short(short))
    notes.append(Message("note.budget_rules", years=f"{coming[0]}–{coming[-1]}"))
    return BudgetResult(table, None, tuple(notes), totals, risk_table, base,
                        f"{coming[0]}–{coming[-1]}")  # fmt: skip


def totals_of(table: pd.DataFrame) -> pd.DataFrame:
    """The totals of each scenario and year; every figure is a sum of the table's amounts."""
    groups = load_codes("budget_groups")
    current = {code for code, entry in groups.items() if entry.get("current")}
    share = float(load_codes("budget_rules")["reserve_share"]["value"])
    rows = []
    key: Any
    for key, part in table.groupby(["scenario", "year"], sort=False):
        scenario, year = key
        amount, group = part["amount_som"], part["group"]
        income = float(amount[part["side"] == "revenue"].sum())
        spent = float(amount[part["side"] == "expenditure"].sum())
        paid = float(amount[group.isin(current)].sum())
        row = {"scenario": scenario, "year": int(year), "status": year_status(part["status"])}
        row |= {"revenue_som": income, "expenditure_som": spent, "current_som": paid}
        for name, code in (("new_upkeep", "new_upkeep"), ("reserve", "reserve_fund"),
                           ("debt", "debt"), ("capital", "capital")):  # fmt: skip
            row[f"{name}_som"] = float(amount[group == code].sum())
        row["reserve_limit_som"] = spent * share
        row["development_som"] = income - paid
        row["balance_som"] = income - spent
        rows.append(row)
    return pd.DataFrame(rows, columns=["scenario", "year", "status", *TOTALS])


def year_status(statuses: pd.Series) -> str:
    """A year is a plan as soon as one of its lines is."""
    found = set(statuses)
    return next((s for s in ("forecast", "plan") if s in found), next(iter(found)))


def _past(history: pd.DataFrame) -> pd.DataFrame:
    return history.assign(scenario=PLANNED, rule="", growth_share=float("nan"))[list(COLUMNS)]


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """Scenario, year, then the groups of Form 1; items as they were given."""
    rank = {code: place for place, code in enumerate(load_codes("budget_groups"))}
    order = table.assign(
        _rank=table["group"].map(rank), _late=(table["scenario"] == AT_RISK).astype(int)
    ).sort_values(["_late", "year", "_rank"], kind="stable")
    return order[list(COLUMNS)].reset_index(drop=True)


def _short(short: pd.DataFrame) -> Message:
    worst = short.sort_values("balance_som", kind="stable").iloc[0]
    return Message(
        "note.budget_short",
        years=[str(year) for year in short["year"]],
        year=str(worst["year"]),
        som=float(-worst["balance_som"]),
    )
