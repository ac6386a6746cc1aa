"""Rules that tie money to the plan: risks, the reserve fund, upkeep, a changed rate.

The forecasts of revenue and expenditure, the measures and the forms are built on these.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..errors import DataError
from ..messages import Message
from ..population.printed import compare_printed
from ..results import Result


@dataclass(frozen=True)
class BudgetRuleResult(Result):
    """What a rule of the budget gives.

    Attributes
    ----------
    table : pandas.DataFrame
        The given amounts and the result, in som; for upkeep year, name, upkeep_som.
    rule : str
        The rule's name.
    value_som : float
        The result; for upkeep the sum of one full year.
    """

    rule: str
    value_som: float


def revenue_at_risk(
    amount_som: float, share: float, *, printed: Mapping[str, float] | None = None
) -> BudgetRuleResult:
    """The revenue that is lost if a risk comes true.

    Parameters
    ----------
    amount_som : float
    share : float
        The part that may fail, 0 … 1.
    printed : mapping, optional
        Figures that a document prints: ``value_som``.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 32.

    Examples
    --------
    >>> revenue_at_risk(1_000_000, 0.20).value_som
    200000.0
    """
    amount, part = _number("amount_som", amount_som), _number("share", share)
    return _result("revenue_at_risk", amount, amount * part, printed)


def changed_rate(
    revenue_som: float, change: float, *, printed: Mapping[str, float] | None = None
) -> BudgetRuleResult:
    """The revenue that a changed rate adds: land tax, lease, a price.

    Parameters
    ----------
    revenue_som : float
        A year's revenue at the present rate.
    change : float
        Of the rate: 0.05 is five percent more.
    printed : mapping, optional
        Figures that a document prints: ``value_som``.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 32.

    Examples
    --------
    >>> changed_rate(1_200_000, 0.05).value_som
    60000.0
    """
    revenue = _number("revenue_som", revenue_som)
    return _result("changed_rate", revenue, revenue * change, printed)


def reserve_limit(expenditure_som: float, *, planned_som: float | None = None) -> BudgetRuleResult:
    """The most that the reserve fund may hold.

    Parameters
    ----------
    expenditure_som : float
        The local budget's expenditure of the year.
    planned_som : float, optional
        What somebody plans to hold; a note says what expenditure that would need.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 32; the share is data (budget_rules.toml).

    Examples
    --------
    >>> reserve_limit(25_000_000).value_som
    500000.0
    """
    expenditure = _number("expenditure_som", expenditure_som)
    share = float(load_codes("budget_rules")["reserve_share"]["value"])
    result = _result("reserve_limit", expenditure, expenditure * share, None, "reserve_share")
    planned = None if planned_som is None else _number("planned_som", planned_som)
    if planned is None or planned <= result.value_som:
        return result
    exceeds = Message(
        "note.reserve_exceeds",
        planned=planned,
        needed=planned / share,
        expenditure=expenditure,
        limit=result.value_som,
    )
    notes = (*result.notes, exceeds)
    return BudgetRuleResult(result.table, None, notes, result.rule, result.value_som)


def upkeep(measures: pd.DataFrame, *, years: Iterable[int]) -> BudgetRuleResult:
    """What new objects cost the local budget every year after they are put into operation.

    Parameters
    ----------
    measures : pandas.DataFrame
        name, commissioning_year, and annual_upkeep_som; where that is missing, cost_som and kind
        (``school``, ``road``), whose share of the cost is data (budget_rules.toml).
    years : iterable of int

    Returns
    -------
    BudgetRuleResult
        ``.table`` year, name, upkeep_som: nothing up to and in the commissioning year.

    Raises
    ------
    DataError
        A missing or negative number, or a kind without a share.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 32.

    Examples
    --------
    >>> school = {"name": "school", "kind": "school", "cost_som": 12e6, "commissioning_year": 2025}
    >>> upkeep(pd.DataFrame([school]), years=[2025, 2026]).table["upkeep_som"].round().tolist()
    [0.0, 500000.0]
    """
    yearly = [_yearly(row, number) for number, row in enumerate(measures.to_dict("records"), 1)]
    rows = [
        {
            "year": int(year),
            "name": row["name"],
            "upkeep_som": amount if year > row["commissioning_year"] else 0.0,
        }
        for year in years
        for row, amount in zip(measures.to_dict("records"), yearly, strict=True)
    ]
    table = pd.DataFrame(rows, columns=["year", "name", "upkeep_som"])
    note = _source("upkeep", "upkeep_school")
    return BudgetRuleResult(table, None, (note,), "upkeep", float(sum(yearly)))


def _yearly(row: Mapping[Any, Any], number: int) -> float:
    given = row.get("annual_upkeep_som")
    if given is not None and given == given:
        return _number(f"annual_upkeep_som ({number})", given)
    shares = {
        code.removeprefix("upkeep_"): float(entry["value"])
        for code, entry in load_codes("budget_rules").items()
        if code.startswith("upkeep_")
    }
    kind = str(row.get("kind", ""))
    if kind not in shares:
        raise DataError("error.budget_kind", kind=kind, row=number, allowed=", ".join(shares))
    return _number(f"cost_som ({number})", row.get("cost_som")) * shares[kind]


def _number(name: str, value: object) -> float:
    number = float(value) if isinstance(value, int | float) else math.nan
    if not math.isfinite(number) or number < 0:
        raise DataError("error.budget_number", name=name, value=str(value))
    return number


def _source(rule: str, code: str | None) -> Message:
    entries = load_codes("budget_rules")
    source = entries[code]["source"] if code else "Guide, question 32"
    return Message("note.budget_rule", rule=rule, source=source)


def _result(
    rule: str,
    amount: float,
    value: float,
    printed: Mapping[str, float] | None,
    code: str | None = None,
) -> BudgetRuleResult:
    table = pd.DataFrame({"amount_som": [amount], "value_som": [value]})
    compared = compare_printed(printed, {"value_som": value}, rule)
    return BudgetRuleResult(table, None, (_source(rule, code), *compared), rule, value)
