"""The funding check and the forms: asked = covered + missing, phases, upkeep, printed sums."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import (
    DataError,
    UsageError,
    budget_forecast,
    budget_forms,
    funding_check,
    measures_table,
    programme_budget,
)
from tests.library.test_budget_forecast import table


def forecast(own: float = 100e6, fund: float = 0.0, **options: Any) -> Any:
    revenue = table(tax=("local_tax", [own]), district=("fund", [fund]))
    revenue["item"] = revenue["item"].replace("district", "Район өнүктүрүү фонду")
    spending = table(wages=("protected", [50e6]))
    return budget_forecast(revenue, spending, years=3, rules={"tax": "last"}, **options)


def measure(number: int, cost: float, year: int = 2027, **change: Any) -> dict[str, Any]:
    row = {"measure_id": f"M{number}", "section": "services", "name": f"Measure {number}",
           "cost_som": cost, "year": year, "annual_upkeep_som": 0,
           "sources": f"local_budget={cost:.0f}"}  # fmt: skip
    return {**row, **change}


def check(*rows: dict[str, Any], **options: Any) -> Any:
    measures = measures_table(list(rows), base_year=2026, horizon=5)
    return funding_check(measures, options.pop("forecast", forecast()), **options)


def phases(result: Any) -> dict[str, int]:
    return dict(zip(result.measures["measure_id"], result.measures["phase"], strict=True))


def test_the_most_important_come_first():
    rows = [measure(1, 40e6), measure(2, 30e6), measure(3, 20e6)]
    assert phases(check(*rows)) == {"M1": 1, "M2": 2, "M3": 3}
    first = check(*rows, priorities=["M2", "M3", "M1"])
    assert phases(first) == {"M2": 1, "M3": 1, "M1": 3}
    given = check(*[{**row, "priority": 4 - n} for n, row in enumerate(rows, 1)])
    assert phases(given) == {"M3": 1, "M2": 1, "M1": 3}


def test_a_smaller_measure_fits_where_a_larger_does_not():
    result = check(measure(1, 60e6), measure(2, 30e6))
    assert phases(result) == {"M1": 2, "M2": 1}
    row = result.table.set_index("measure_id").loc["M1"]
    assert row["covered_som"] == 20e6 and row["missing_som"] == 40e6 and row["status"] == "partly"


def test_upkeep_that_cannot_be_paid_keeps_a_measure_out_of_phase_1():
    dear = measure(1, 30e6, annual_upkeep_som=60e6)
    result = check(dear)
    assert phases(result) == {"M1": 2}
    assert result.measures["reason"].iloc[0].code == "funding.upkeep"
    years = result.years.set_index("year")
    assert years["upkeep_affordable"].tolist() == [True, False, False]
    assert years["upkeep_all_som"].tolist() == [0, 60e6, 60e6]


def test_upkeep_of_an_accepted_measure_lessens_what_later_ones_find():
    first = measure(1, 10e6, annual_upkeep_som=30e6)
    result = check(first, measure(2, 30e6, year=2028))
    assert phases(result) == {"M1": 1, "M2": 2}


def test_earmarked_money_is_there_as_far_as_the_forecast_holds_it():
    road = measure(1, 9e6, sources="district_fund=6000000;local_budget=3000000")
    assert phases(check(road)) == {"M1": 2}
    result = check(road, forecast=forecast(fund=6e6))
    assert phases(result) == {"M1": 1}
    assert result.years["earmarked_som"].iloc[0] == 6e6
    assert result.years["local_covered_som"].iloc[0] == 3e6
    more = check(road, {**road, "measure_id": "M2", "name": "B"}, forecast=forecast(fund=6e6))
    assert phases(more) == {"M1": 1, "M2": 2}


def test_money_of_others_is_taken_as_named():
    result = check(measure(1, 500e6, sources="donor=500000000"))
    assert phases(result) == {"M1": 1}
    assert result.table["status"].tolist() == ["named"]
    assert any(note.code == "note.funding_named" for note in result.notes)


def test_a_prerequisite_outside_phase_1_holds_a_measure_back():
    result = check(measure(1, 5e6, after="M2"), measure(2, 60e6))
    assert phases(result)["M1"] != 1
    assert result.measures["reason"].iloc[0].code == "funding.after"
    both = check(measure(1, 5e6, after="M2"), measure(2, 6e6))
    assert phases(both) == {"M1": 1, "M2": 1}


def test_the_running_year_is_not_checked_but_its_upkeep_counts():
    result = check(measure(1, 900e6, year=2026, annual_upkeep_som=20e6), measure(2, 40e6))
    assert result.table["status"].iloc[0] == "running_year"
    assert phases(result) == {"M1": 1, "M2": 2}
    assert result.years["upkeep_som"].tolist() == [20e6] * 3


def test_measures_already_in_the_forecast_are_not_counted_twice():
    rows = [measure(1, 30e6, annual_upkeep_som=1e6), measure(2, 15e6)]
    measures = measures_table(rows, base_year=2026, horizon=3)
    with_them = funding_check(measures, forecast(measures=measures))
    without = funding_check(measures, forecast())
    pd.testing.assert_frame_equal(with_them.table, without.table)


def test_risks_leave_less():
    risky = forecast(risks=[{"risk": "r", "group": "local_tax", "share": 0.4}])
    assert phases(check(measure(1, 20e6), forecast=risky)) == {"M1": 1}
    assert phases(check(measure(1, 20e6), forecast=risky, scenario="with_risks")) == {"M1": 2}
    with pytest.raises(UsageError):
        check(measure(1, 1e6), scenario="with_risks")


def test_wrong_priorities_and_unread_measures_are_refused():
    with pytest.raises(DataError, match="M9"):
        check(measure(1, 1e6), priorities=["M9"])
    broken = measures_table([measure(1, 1e6, year="soon")], strict=False)
    with pytest.raises(DataError, match="M1"):
        funding_check(broken, forecast())


def test_several_municipalities_are_flagged():
    result = check(measure(1, 1e6, municipalities="A;B"))
    assert any(note.code == "note.several_municipalities" for note in result.notes)


@settings(max_examples=40)
@given(
    rows=st.lists(
        st.tuples(
            st.integers(2026, 2031),
            st.dictionaries(
                st.sampled_from(["local_budget", "district_fund", "donor", "targeted_transfer"]),
                st.integers(0, 60_000_000),
                min_size=1,
            ),
            st.integers(0, 30_000_000),
        ),
        min_size=1,
        max_size=8,
    ),
    own=st.floats(0, 2e8),
    fund=st.floats(0, 3e7),
)
def test_asked_is_covered_and_missing_and_no_money_is_spent_twice(rows, own, fund):
    listed = [
        measure(
            n,
            sum(parts.values()),
            year,
            sources=";".join(f"{s}={a}" for s, a in parts.items()),
            annual_upkeep_som=upkeep,
        )
        for n, (year, parts, upkeep) in enumerate(rows, 1)
    ]
    plan = forecast(own, fund)
    result = check(*listed, forecast=plan)
    table = result.table
    assert (table["covered_som"] + table["missing_som"] - table["asked_som"]).abs().max() < 1e-3
    assert (table["covered_som"] >= 0).all() and (table["missing_som"] >= -1e-6).all()
    assert result.measures["cost_som"].sum() == pytest.approx(result.asked_som)
    assert result.phases["cost_som"].sum() == pytest.approx(result.asked_som)
    inside = table[table["status"].isin(["covered", "partly", "missing"])]
    room = result.years.set_index("year")["development_som"].clip(lower=0)
    for year, part in inside.groupby("year"):
        spent = part["covered_som"].sum()
        assert spent <= room.get(year, 0.0) + 1
        funds = part.loc[part["source"] == "district_fund", "covered_som"].sum()
        assert funds <= fund + 1
    first = result.measures[result.measures["phase"] == 1]
    assert (first["missing_som"].abs() <= 0.5 * 4).all()


def test_forms_add_up_as_printed(sample):
    budget = programme_budget(
        sample / "budget_revenue.csv",
        sample / "budget_expenditure.csv",
        sample / "measures.csv",
        risks=sample / "budget_risks.csv",
    )
    form = budget.forms.table
    years = [str(year) for year in budget.forms.years["year"]]
    assert years == [str(year) for year in range(2024, 2032)]
    rows = form["row"].tolist()
    assert (form[years] == form[years].round()).all().all()
    sides = [n for n, row in enumerate(rows) if row == "side"]
    closing = rows.index("closing")
    for start, end in zip(sides, [sides[1], closing], strict=True):
        part = form.iloc[start + 1 : end]
        groups = part[part["row"] == "group"][years]
        assert (groups.sum() == form.iloc[start][years]).all()
        bare = [n for n in part.index if part["row"][n] == "group"]
        for group, after in zip(bare, [*bare[1:], end], strict=True):
            items = form.iloc[group + 1 : after][years]
            if len(items):
                assert (items.sum() == form.iloc[group][years]).all()
    below = form.iloc[closing:].reset_index(drop=True)[years]
    revenue, spending = form.iloc[sides[0]][years], form.iloc[sides[1]][years]
    assert (below.iloc[1] == revenue - below.iloc[0]).all()
    assert (below.iloc[3] == revenue - spending).all()
    assert (below.iloc[3] == below.iloc[1] - below.iloc[2]).all()
    totals = budget.forecast.totals.query("scenario == 'planned'").set_index("year")
    assert (totals["revenue_som"].to_numpy() - revenue.to_numpy(dtype=float)).max() < 1

    second = budget.forms.form2
    money = [c for c in second.columns if c.startswith("source:")]
    lines = second[second["row"] == "measure"]
    assert (lines[money].fillna(0).sum(axis=1) == lines["cost_som"]).all()
    total = second[second["row"] == "total"].iloc[0]
    assert total["cost_som"] == budget.measures.total_som == lines["cost_som"].sum()
    sections = second[second["row"] == "section"]
    assert sections["cost_som"].sum() == total["cost_som"]


def test_the_programme_says_that_form_1_holds_phase_1(sample):
    budget = programme_budget(
        sample / "budget_revenue.csv",
        sample / "budget_expenditure.csv",
        sample / "measures.csv",
        years=3,
    )
    assert budget.funding.phase(1) == ["M07", "M10"]
    capital = budget.forecast.table.query("group == 'capital' and status == 'forecast'")
    assert capital["amount_som"].sum() == 0  # both belong to the running year
    assert any(note.code == "note.form1_phase" for note in budget.result().notes)
    agreed = [{"year": 2027, "group": "transfer", "item": "Максаттуу трансферт: мектеп",
               "amount_som": 42e6}]  # fmt: skip
    more = programme_budget(
        sample / "budget_revenue.csv",
        sample / "budget_expenditure.csv",
        sample / "measures.csv",
        years=3,
        one_off=agreed,
    )
    assert (
        more.funding.table.set_index(["measure_id", "source"]).loc[
            ("M01", "targeted_transfer"), "missing_som"
        ]
        == 0
    )
    assert budget_forms(more.asked, more.measures).form2.shape[0] == 16
