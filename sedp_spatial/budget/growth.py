"""How one line of the budget is carried on: the rule is named beside every amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..codes import load_codes
from ..errors import UsageError
from .reading import number_of

RULES = ("mean_growth", "cagr", "fixed", "last", "given", "none")


@dataclass(frozen=True)
class GrowthOfLine:
    """A rule for an item or a group.

    Attributes
    ----------
    rule : str
        ``mean_growth`` (mean of the yearly growths), ``cagr``, ``fixed`` (by ``growth`` a year),
        ``last`` (the last amount goes on), ``given`` (by year, the last one goes on), ``none``.
    growth : float
        Of a fixed rule: 0.05 is five percent a year.
    values : mapping of int to float
        Of given amounts: som by year.
    """

    rule: str
    growth: float = 0.0
    values: Mapping[int, float] = field(default_factory=dict)


def rules_of(given: Any) -> dict[str, GrowthOfLine]:
    """The user's rules by group or item.

    Parameters
    ----------
    given : mapping, optional
        Name of a group or item to a rule's name, a number (a fixed growth), amounts by year, or a
        mapping with rule, growth, values.

    Raises
    ------
    UsageError
        A rule that is not known, or without what it needs.

    Examples
    --------
    >>> rules_of({"local_tax": 0.05, "grant": {2028: 4e6}})["local_tax"].rule
    'fixed'
    """
    return {str(name): _rule(str(name), value) for name, value in (given or {}).items()}


def _rule(name: str, value: Any) -> GrowthOfLine:
    if isinstance(value, GrowthOfLine):
        return value
    if isinstance(value, str):
        value = {"rule": value}
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = {"rule": "fixed", "growth": value}
    if not isinstance(value, Mapping):
        raise _wrong(name, value)
    if "rule" not in value:
        value = {"rule": "given", "values": value}
    rule, growth = value["rule"], number_of(value.get("growth"))
    if rule not in RULES or growth is None or (rule == "fixed" and not growth > -1):
        raise _wrong(name, value)
    amounts = value.get("values", {})
    if rule == "given" and not amounts:
        raise _wrong(name, value)
    try:
        read = {int(year): number_of(amount) for year, amount in amounts.items()}
    except ValueError as error:
        raise _wrong(name, value) from error
    known = {year: amount for year, amount in read.items() if amount is not None and amount >= 0}
    if len(known) < len(read):
        raise _wrong(name, value)
    return GrowthOfLine(rule, 0.0 if growth != growth else growth, dict(sorted(known.items())))


def _wrong(name: str, value: Any) -> UsageError:
    return UsageError("error.growth_rule", name=name, value=str(value), allowed=", ".join(RULES))


def rule_for(group: str, item: str, given: Mapping[str, GrowthOfLine]) -> GrowthOfLine:
    """The rule of an item: its own, its group's, or the group's in the code file."""
    entry = load_codes("budget_groups")[group]
    return given.get(item) or given.get(group) or GrowthOfLine(str(entry["rule"]))


def carried(
    history: Mapping[int, float], years: Sequence[int], rule: GrowthOfLine
) -> tuple[list[float], str, float]:
    """Amounts of the coming years, the rule that made them, and its yearly growth.

    Parameters
    ----------
    history : mapping of int to float
        som by year, not empty.
    years : sequence of int
        The years after it.
    rule : GrowthOfLine

    Notes
    -----
    A growth rule needs two amounts, none below one som; else the last amount goes on, and the
    rule that is named is ``last``.

    Examples
    --------
    >>> carried({2024: 100.0, 2025: 110.0}, [2026], GrowthOfLine("mean_growth"))[1:]
    ('mean_growth', 0.10000000000000009)
    """
    known = sorted(history)
    last = history[known[-1]]
    steps = np.array(years, dtype="float64") - known[-1]
    if rule.rule == "none":
        return [0.0] * len(years), "none", 0.0
    if rule.rule == "given":
        return [_at(rule.values, int(year)) for year in years], "given", 0.0
    if rule.rule == "fixed":
        growth = rule.growth
    elif rule.rule in ("mean_growth", "cagr"):
        found = _growth([history[year] for year in known], known, rule.rule)
        if found is None:
            return [last] * len(years), "last", 0.0
        growth = found
    else:
        return [last] * len(years), "last", 0.0
    return [float(value) for value in last * (1 + growth) ** steps], rule.rule, growth


def _at(values: Mapping[int, float], year: int) -> float:
    earlier = [known for known in values if known <= year]
    return float(values[max(earlier)]) if earlier else 0.0


def _growth(amounts: Sequence[float], years: Sequence[int], rule: str) -> float | None:
    if len(amounts) < 2 or min(amounts) < 1:  # less than a som grows beyond all measure
        return None
    values, at = np.array(amounts), np.array(years, dtype="float64")
    if rule == "cagr":
        return float((values[-1] / values[0]) ** (1 / (at[-1] - at[0])) - 1)
    # Between two years that do not follow each other the growth of one year is the root.
    yearly = (values[1:] / values[:-1]) ** (1 / np.diff(at)) - 1
    return float(yearly.mean())
