"""What the measures cost, who pays, and what it means for the budget."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..budget.programme import ProgrammeBudget, ProgrammeBudgetResult
from ..progress import Feedback, step
from ..results import Result
from .operation import Layers, Operation, Parameters


@dataclass(frozen=True)
class _Made(ProgrammeBudgetResult):
    """The tables, and the parts from which the workbook of the forms is written."""

    made: ProgrammeBudget


def _budget(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..budget import programme_budget
    from ..siting.criteria import read_toml

    step(feedback, 0.0)
    files = ("revenue", "expenditure", "measures")
    rules = parameters.get("rules")
    others = {key: value for key, value in parameters.items() if key not in (*files, "rules")}
    made = programme_budget(
        *[parameters[name] for name in files],
        parcels=layers.get("parcels"),
        parcels_after=layers.get("after"),
        rules=read_toml(rules) if rules else None,
        **others,
    )
    step(feedback, 1.0)
    tables = made.result()
    named = {field.name: getattr(tables, field.name) for field in dataclasses.fields(tables)}
    return _Made(**named, made=made)


def _forms(path: Path, result: Any, layers: Layers, parameters: Parameters, lang: str) -> None:
    from ..report.budget_outputs import write_budget

    write_budget(path, result.made, parcels=layers.get("parcels"), lang=lang)


_FUNDED = [
    "measure_id",
    "name",
    "year",
    "phase",
    "cost_som",
    "covered_som",
    "missing_som",
    "reason",
]


def _funded(result: Any, lang: str) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The measures with what is found for them: the lines of the forecast fill pages."""
    from ..report.budget_sheets import spoken

    table = result.funded[_FUNDED]
    sums = ("cost_som", "covered_som", "missing_som")
    return spoken(table, lang), {name: float(table[name].sum()) for name in sums}


OPERATIONS = {
    "budget": Operation(
        _budget,
        {"parcels": "parcels", "after": "parcels"},
        page=_forms,
        page_needs=("openpyxl",),
        shown=_funded,
    ),
}
