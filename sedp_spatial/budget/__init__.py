"""Measures, revenue and expenditure, funding, and the link between plots and money."""

from .forecast import BudgetResult, budget_forecast
from .forms import FormsResult, budget_forms
from .funding import FundingResult, funding_check
from .generated import measures_from_plan
from .guide_rules import BudgetRuleResult, changed_rate, reserve_limit, revenue_at_risk, upkeep
from .land_revenue import LandRevenueResult, land_revenue
from .links import (
    LinksResult,
    PlotMeasuresResult,
    links_after_change,
    measure_plots,
    plots_to_measures,
)
from .measures import MeasuresResult, measures_table
from .programme import ProgrammeBudget, ProgrammeBudgetResult, programme_budget

__all__ = [
    "BudgetResult",
    "BudgetRuleResult",
    "FormsResult",
    "FundingResult",
    "LandRevenueResult",
    "LinksResult",
    "MeasuresResult",
    "PlotMeasuresResult",
    "ProgrammeBudget",
    "ProgrammeBudgetResult",
    "budget_forecast",
    "budget_forms",
    "changed_rate",
    "funding_check",
    "land_revenue",
    "links_after_change",
    "measure_plots",
    "measures_from_plan",
    "measures_table",
    "plots_to_measures",
    "programme_budget",
    "reserve_limit",
    "revenue_at_risk",
    "upkeep",
]
