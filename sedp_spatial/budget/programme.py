"""The programme's budget in one step: measures, land revenue, forecast, funding, forms."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..messages import Message
from ..results import Result
from .forecast import BudgetResult, budget_forecast
from .forms import FormsResult, budget_forms
from .funding import FundingResult, funding_check
from .history import read_history
from .land_revenue import LandRevenueResult, land_revenue
from .measures import MeasuresResult, measures_table


@dataclass(frozen=True)
class ProgrammeBudgetResult(Result):
    """The result of :func:`programme_budget`; the parts' own tables under their names.

    Attributes
    ----------
    table : pandas.DataFrame
        The forecast's lines, with the measures of phase 1: see :class:`BudgetResult`.
    totals, risks : pandas.DataFrame
        Of the same forecast.
    measures, sources, links, upkeep, findings : pandas.DataFrame
        See :class:`MeasuresResult`.
    funding, funded, phases, years : pandas.DataFrame
        See :class:`FundingResult`: its ``.table``, ``.measures``, ``.phases``, ``.years``.
    form1, form2 : pandas.DataFrame
        See :class:`FormsResult`.
    land : pandas.DataFrame
        See :class:`LandRevenueResult`; empty without parcels.
    total_som, covered_som, missing_som : float
    """

    totals: pd.DataFrame
    risks: pd.DataFrame
    measures: pd.DataFrame
    sources: pd.DataFrame
    links: pd.DataFrame
    upkeep: pd.DataFrame
    findings: pd.DataFrame
    funding: pd.DataFrame
    funded: pd.DataFrame
    phases: pd.DataFrame
    years: pd.DataFrame
    form1: pd.DataFrame
    form2: pd.DataFrame
    land: pd.DataFrame
    total_som: float
    covered_som: float
    missing_som: float


@dataclass(frozen=True)
class ProgrammeBudget:
    """The parts of the programme's budget.

    Attributes
    ----------
    measures : MeasuresResult
    land : LandRevenueResult or None
    asked : BudgetResult
        The forecast if all measures were done.
    forecast : BudgetResult
        The forecast with the measures of phase 1.
    funding : FundingResult
    forms : FormsResult
        Form 1 of ``forecast``, Form 2 of all measures.
    """

    measures: MeasuresResult
    land: LandRevenueResult | None
    asked: BudgetResult
    forecast: BudgetResult
    funding: FundingResult
    forms: FormsResult

    def result(self) -> ProgrammeBudgetResult:
        """All tables as one result, for whatever writes results."""
        parts: list[Result] = [self.measures, self.forecast, self.funding, self.forms]
        parts += [] if self.land is None else [self.land]
        notes = list(dict.fromkeys(note for part in parts for note in part.notes))
        return ProgrammeBudgetResult(
            table=self.forecast.table,
            layer=None,
            notes=tuple(notes),
            totals=self.forecast.totals,
            risks=self.forecast.risks,
            measures=self.measures.table,
            sources=self.measures.sources,
            links=self.measures.links,
            upkeep=self.measures.upkeep,
            findings=self.measures.findings,
            funding=self.funding.table,
            funded=self.funding.measures,
            phases=self.funding.phases,
            years=self.funding.years,
            form1=self.forms.table,
            form2=self.forms.form2,
            land=pd.DataFrame() if self.land is None else self.land.table,
            total_som=self.measures.total_som,
            covered_som=self.funding.covered_som,
            missing_som=self.funding.missing_som,
        )


def programme_budget(
    revenue: Any,
    expenditure: Any,
    measures: Any,
    *,
    years: int = 5,
    parcels: Any = None,
    parcels_after: Any = None,
    transformed_in: int | None = None,
    rates: Any = None,
    rules: Mapping[str, Any] | None = None,
    risks: Any = None,
    debt: Any = None,
    one_off: Any = None,
    priorities: Mapping[str, float] | Iterable[str] | None = None,
) -> ProgrammeBudget:
    """Everything from the three tables to the two forms.

    Parameters
    ----------
    revenue, expenditure : table
        See :func:`budget_forecast`.
    measures : table or MeasuresResult
        See :func:`measures_table`; the horizon is the forecast's.
    years : {3, 5}
    parcels, parcels_after : GeoDataFrame, optional
        The plots now and after the transformation.
    transformed_in, rates, rules, risks, debt, one_off, priorities
        See :func:`budget_forecast`, :func:`land_revenue` and :func:`funding_check`.

    Raises
    ------
    DataError, UsageError

    Examples
    --------
    >>> budget = programme_budget(sample / "budget_revenue.csv",
    ...                           sample / "budget_expenditure.csv", sample / "measures.csv")
    >>> budget.funding.phase(1)
    ['M07', 'M10']
    """
    if not isinstance(measures, MeasuresResult):
        history, _ = read_history(revenue, expenditure)
        base = int(history["year"].max())
        measures = measures_table(measures, horizon=years, base_year=base, parcels=parcels)
    land = None
    if parcels is not None:
        land = land_revenue(parcels, rates, after=parcels_after)
    options: dict[str, Any] = {
        "years": years,
        "rules": rules,
        "land_revenue": land,
        "transformed_in": transformed_in,
        "risks": risks,
        "debt": debt,
        "one_off": one_off,
    }
    asked = budget_forecast(revenue, expenditure, measures=measures, **options)
    funding = funding_check(measures, asked, priorities=priorities)
    first = measures.only(funding.phase(1))
    forecast = budget_forecast(revenue, expenditure, measures=first, **options)
    forms = budget_forms(forecast, measures, funding)
    note = Message("note.form1_phase", measures=funding.phase(1) or ["–"])
    forms = dataclasses.replace(forms, notes=(*forms.notes, note))
    return ProgrammeBudget(measures, land, asked, forecast, funding, forms)
