"""Budget forms 1 and 2 of the programme (Annexes 6 and 7) as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..codes import load_codes
from ..messages import Label, Message
from ..results import Result
from ..rounding import round_to_total
from .forecast import PLANNED, BudgetResult, year_status
from .funding import FundingResult
from .lines import named
from .measures import MeasuresResult

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class FormsResult(Result):
    """The result of :func:`budget_forms`. All amounts are in som.

    Attributes
    ----------
    table : pandas.DataFrame
        Form 1: row (side, group, item, total, closing), item, and one column per year, called by
        the year; whole som, rounded so that the items of a group add up to its row, the groups to
        their side, and the closing rows follow from them.
    form2 : pandas.DataFrame
        Form 2: row (section, measure, total), measure_id, name, year, cost_som, one column per
        source that occurs (``source:local_budget``), annual_upkeep_som, commissioning_year,
        parcel_ids, and phase where the funding was checked.
    years : pandas.DataFrame
        year, status (actual, plan, forecast): the columns of Form 1.
    scenario : str
    """

    form2: pd.DataFrame
    years: pd.DataFrame
    scenario: str


def budget_forms(
    forecast: BudgetResult,
    measures: MeasuresResult,
    funding: FundingResult | None = None,
    *,
    scenario: str = PLANNED,
) -> FormsResult:
    """The two forms of the budget.

    Parameters
    ----------
    forecast : BudgetResult
        Form 1 (Annex 6): revenue and expenditure, the past and the forecast.
    measures : MeasuresResult
        Form 2 (Annex 7): the measures with cost and sources, section by section.
    funding : FundingResult, optional
        Adds the phase of each measure.
    scenario : str

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 31 to 37; Annexes 6 and 7.

    Examples
    --------
    >>> forms = budget_forms(forecast, measures)
    >>> forms.table["row"].iloc[0]
    'side'
    """
    notes = [Message("note.forms", scenario=Label("labels", f"scenario.{scenario}"))]
    form1, years = _form1(forecast, scenario)
    return FormsResult(form1, None, tuple(notes), _form2(measures, funding), years, scenario)


def _form1(forecast: BudgetResult, scenario: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Form 1 and its years. Whole som: items are rounded so that they add up to their side."""
    future = forecast.table["status"] == "forecast"
    chosen = forecast.table[~future | (forecast.table["scenario"] == scenario)]
    # The reserve fund is one row, whatever it was called in the past.
    items = [
        named("budget_groups", "reserve_fund") if group == "reserve_fund" else item
        for group, item in zip(chosen["group"], chosen["item"], strict=True)
    ]
    shown = {str(item): item for item in items}
    years = sorted(int(year) for year in chosen["year"].unique())
    wide = chosen.assign(item=[str(item) for item in items]).pivot_table(
        index=["side", "group", "item"],
        columns="year",
        values="amount_som",
        aggfunc="sum",
        sort=False,
    )
    wide = wide.reindex(columns=years).fillna(0.0)
    groups = load_codes("budget_groups")
    rows: list[tuple[str, object, Floats]] = []
    sums: dict[str, Floats] = {}
    for side in ("revenue", "expenditure"):
        of_side = wide[wide.index.get_level_values("side") == side]
        columns = [round_to_total(of_side[year], 0) for year in years]
        amounts = np.array(columns, dtype="float64").T
        held = of_side.index.get_level_values("group").to_numpy()
        names = of_side.index.get_level_values("item").to_numpy()
        sums[side] = amounts.sum(axis=0)
        rows.append(("side", named("labels", f"budget.{side}"), sums[side]))
        for group in [code for code in groups if groups[code]["side"] == side]:
            places = np.flatnonzero(held == group)
            sums[group] = amounts[places].sum(axis=0)
            if len(places):
                rows.append(("group", named("budget_groups", group), sums[group]))
            if group != "reserve_fund":  # the group is its only item
                rows += [("item", shown[names[place]], amounts[place]) for place in places]
    rows += _closing(sums)
    frame = pd.DataFrame([amounts for *_, amounts in rows], columns=[str(year) for year in years])
    frame.insert(0, "item", pd.Series([item for _, item, _ in rows], dtype=object))
    frame.insert(0, "row", pd.Series([row for row, *_ in rows], dtype=object))
    status = chosen.groupby("year")["status"].agg(lambda told: year_status(told))
    return frame, pd.DataFrame({"year": years, "status": [status[year] for year in years]})


def _closing(sums: dict[str, Floats]) -> list[tuple[str, object, Floats]]:
    """The rows below, made of the printed rows above them."""
    groups = load_codes("budget_groups")
    zero = np.zeros_like(sums["revenue"])
    current = sum((sums[code] for code in groups if groups[code].get("current")), start=zero)
    share = float(load_codes("budget_rules")["reserve_share"]["value"])
    closing = {
        "current": current,
        "development": sums["revenue"] - current,
        "capital": sums["capital"],
        "balance": sums["revenue"] - sums["expenditure"],
        "reserve_limit": np.floor(sums["expenditure"] * share),
    }
    return [("closing", named("labels", f"budget.{k}"), v) for k, v in closing.items()]


def _form2(measures: MeasuresResult, funding: FundingResult | None) -> pd.DataFrame:
    table = measures.table
    known = list(load_codes("finance_sources"))
    wide = measures.sources.pivot_table(
        index="measure_id", columns="source", values="amount_som", aggfunc="sum"
    )
    wide = wide.reindex(columns=[source for source in known if source in wide.columns])
    wide.columns = pd.Index([f"source:{source}" for source in wide.columns])
    columns = ["measure_id", "section", "name", "year", "cost_som"]
    rest = ["annual_upkeep_som", "commissioning_year", "parcel_ids"]
    lines = table[[*columns, *rest]].merge(wide.reset_index(), on="measure_id", how="left")
    if funding is not None:
        phase = funding.measures.set_index("measure_id")["phase"]
        lines["phase"] = lines["measure_id"].map(phase)
        rest = ["phase", *rest]
    money = ["cost_som", *wide.columns, "annual_upkeep_som"]
    rows: list[dict[Any, Any]] = []
    for section in load_codes("measure_sections"):
        own = lines[lines["section"] == section]
        if len(own):
            title = {"row": "section", "name": named("measure_sections", section)}
            rows.append({**title, **own[money].sum().to_dict()})
            rows += [{"row": "measure", **row} for row in own.to_dict("records")]
    total = {"row": "total", "name": named("labels", "row.total")}
    rows.append({**total, **lines[money].sum().to_dict()})
    order = ["row", "measure_id", "name", "year", "cost_som", *wide.columns, *rest]
    frame = pd.DataFrame(rows, columns=order)
    frame["name"] = pd.Series([row["name"] for row in rows], dtype=object)
    for column in ("year", "commissioning_year", *(["phase"] if funding is not None else [])):
        frame[column] = frame[column].astype("Int64")
    return frame
