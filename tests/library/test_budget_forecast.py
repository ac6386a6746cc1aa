"""The forecast of revenue and expenditure: rules by line, and sums that close."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError, budget_forecast, land_revenue, measures_table
from sedp_spatial.codes import load_codes
from tests.library.test_budget_land import LAND, RATES

BASE = 2026


def table(**items: tuple[str, list[float]]) -> pd.DataFrame:
    """Items with their group and amounts of the years up to 2026."""
    return pd.DataFrame(
        [
            {"year": BASE - len(amounts) + 1 + k, "group": group, "item": item,
             "amount_som": amount, "status": "actual"}
            for item, (group, amounts) in items.items()
            for k, amount in enumerate(amounts)
        ]
    )  # fmt: skip


REVENUE = table(land=("local_tax", [100.0, 110.0]), transfer=("transfer", [1000.0, 1e6]))
SPENDING = table(wages=("protected", [500.0, 500.0]), reserve=("reserve_fund", [100.0, 100.0]))


def closes(totals: pd.DataFrame, lines: pd.DataFrame) -> None:
    """Totals are sums of items; the development budget and the balance follow from them."""
    groups = load_codes("budget_groups")
    current = [code for code, entry in groups.items() if entry.get("current")]
    for row in totals.to_dict("records"):
        mine = lines[(lines["scenario"] == row["scenario"]) & (lines["year"] == row["year"])]
        side = mine.groupby("side")["amount_som"].sum()
        scale = float(mine["amount_som"].abs().sum()) + 1
        near = {"abs": 1e-9 * scale}
        assert row["revenue_som"] == pytest.approx(side.get("revenue", 0.0), **near)
        assert row["expenditure_som"] == pytest.approx(side.get("expenditure", 0.0), **near)
        paid = mine.loc[mine["group"].isin(current), "amount_som"].sum()
        assert row["current_som"] == pytest.approx(paid, **near)
        assert row["development_som"] == pytest.approx(row["revenue_som"] - paid, **near)
        assert row["balance_som"] == pytest.approx(
            row["development_som"] - row["capital_som"], **near
        )


def test_the_sample_over_five_years(sample):
    measures = measures_table(sample / "measures.csv", base_year=2026, horizon=5)
    result = budget_forecast(
        sample / "budget_revenue.csv",
        sample / "budget_expenditure.csv",
        years=5,
        measures=measures,
        risks=sample / "budget_risks.csv",
    )
    closes(result.totals, result.table)
    assert result.base_year == 2026 and result.years == "2027–2031"
    ahead = result.totals[result.totals["status"] == "forecast"]
    assert (ahead["reserve_som"] <= ahead["reserve_limit_som"] + 1e-6).all()
    planned = ahead[ahead["scenario"] == "planned"].set_index("year")
    upkeep = measures.upkeep.groupby("year")["upkeep_som"].sum()
    assert planned["new_upkeep_som"].to_dict() == upkeep.to_dict()
    # The subsoil tax is no land tax, and no rule may take it for one.
    subsoil = result.table[result.table["item"] == "Жер казынасын пайдалануу салыгы (үлүш)"]
    assert set(subsoil["group"]) == {"shared_tax"}
    first = result.risks[result.risks["risk"] == "Трансферттердин кыскарышы"]
    assert (first["loss_som"] == 0.2 * first["amount_som"]).all()


def test_rules_are_named_beside_every_amount():
    result = budget_forecast(
        REVENUE,
        SPENDING,
        years=3,
        rules={"land": 0.05, "transfer": {2027: 7.0, 2029: 9.0}, "protected": "last"},
    )
    ahead = result.table[result.table["status"] == "forecast"].set_index(["item", "year"])
    assert ahead.loc[("land", 2029), "amount_som"] == pytest.approx(110 * 1.05**3)
    assert ahead.loc[("land", 2027), "rule"] == "fixed"
    assert [ahead.loc[("transfer", y), "amount_som"] for y in (2027, 2028, 2029)] == [7, 7, 9]
    assert ahead.loc[("wages", 2027), "rule"] == "last"
    assert (ahead["rule"] != "").all()


def test_the_mean_growth_is_that_of_the_guide():
    """POP-1's rule on money: the mean of the yearly growths, not the compound one."""
    revenue = table(tax=("local_tax", [9800.0, 10500.0, 11000.0, 11500.0]))
    result = budget_forecast(revenue, table(a=("other", [1.0] * 4)), years=3)
    mean = np.mean([10500 / 9800, 11000 / 10500, 11500 / 11000]) - 1
    got = result.table[(result.table["item"] == "tax") & (result.table["year"] == 2027)]
    assert got["amount_som"].iloc[0] == pytest.approx(11500 * (1 + mean))
    assert got["growth_share"].iloc[0] == pytest.approx(mean)


def test_a_growth_through_zero_falls_back_on_the_last_amount():
    revenue = table(tax=("local_tax", [100.0, 0.0, 60.0]))
    result = budget_forecast(revenue, table(a=("other", [1.0] * 3)), years=3)
    ahead = result.table[(result.table["item"] == "tax") & (result.table["year"] > 2026)]
    assert set(ahead["amount_som"]) == {60.0} and set(ahead["rule"]) == {"last"}


def test_grants_are_not_carried_on_but_may_be_given():
    revenue = table(gift=("grant", [5.0, 6.0]), tax=("local_tax", [10.0, 10.0]))
    plain = budget_forecast(revenue, SPENDING, years=3)
    assert plain.table.query("item == 'gift' and year > 2026")["amount_som"].sum() == 0
    once = [{"year": 2028, "group": "grant", "item": "new gift", "amount_som": 40}]
    result = budget_forecast(revenue, SPENDING, years=3, one_off=once)
    got = result.table[result.table["item"] == "new gift"]
    assert got[["year", "amount_som", "rule"]].to_numpy().tolist() == [[2028, 40.0, "one_off"]]


def test_compensation_and_debt_are_paid_before_anything_is_developed():
    debt = [{"year": 2027, "item": "loan", "amount_som": 30}]
    cost = [{"year": 2027, "group": "other", "item": "compensation", "amount_som": 20}]
    plain = budget_forecast(REVENUE, SPENDING, years=3, reserve_som=0)
    result = budget_forecast(REVENUE, SPENDING, years=3, reserve_som=0, debt=debt, one_off=cost)
    before, after = (r.totals.set_index("year")["development_som"] for r in (plain, result))
    assert (before - after).loc[2027] == 50
    assert result.totals.set_index("year")["debt_som"].loc[2027] == 30
    assert (before - after).loc[2028] == 0


def test_land_revenue_changes_from_the_year_after_the_transformation():
    land = land_revenue(LAND, RATES, after=LAND.assign(area_ha=[80.0, 50.0, 30.0]))
    result = budget_forecast(REVENUE, SPENDING, years=5, land_revenue=land, transformed_in=2028)
    added = result.table[result.table["rule"] == "land_revenue"]
    assert added["year"].tolist() == [2029, 2030, 2031]
    assert set(added["amount_som"]) == {52_000.0}
    assert set(added["group"]) == {"local_tax"}


def test_the_reserve_is_held_at_two_percent_of_all_expenditure():
    result = budget_forecast(REVENUE, SPENDING, years=3)
    ahead = result.totals[result.totals["status"] == "forecast"]
    assert ahead["reserve_som"].to_numpy() == pytest.approx(0.02 * ahead["expenditure_som"])
    assert any(note.code == "note.reserve_exceeds" for note in result.notes)


def test_risks_take_their_share_and_dearer_energy_adds_its_own():
    risks = [
        {"risk": "cut", "group": "transfer", "share": 0.2},
        {"risk": "energy", "group": "protected", "item": "wages", "share": 0.1,
         "from_year": 2028},
    ]  # fmt: skip
    result = budget_forecast(REVENUE, SPENDING, years=3, risks=risks, reserve_som=0)
    wide = result.totals.pivot(index="year", columns="scenario", values="balance_som")
    lost = (wide["planned"] - wide["with_risks"]).dropna()
    assert lost.tolist() == pytest.approx([200_000, 200_050, 200_050])
    by_year = result.risks.groupby("year")["loss_som"].sum()
    assert by_year.tolist() == pytest.approx(lost.tolist())


def test_two_risks_on_one_line_take_what_is_left():
    risks = [{"risk": n, "group": "transfer", "share": 0.5} for n in ("a", "b")]
    result = budget_forecast(REVENUE, SPENDING, years=3, risks=risks)
    assert result.risks.query("year == 2027")["loss_som"].tolist() == [500_000, 250_000]


def test_a_district_does_not_add_up_its_municipalities():
    both = pd.concat(
        [REVENUE.assign(municipality="A"), REVENUE.assign(municipality="B")], ignore_index=True
    )
    with pytest.raises(DataError, match="must not add up its municipalities"):
        budget_forecast(both, SPENDING, years=3)
    one = REVENUE.assign(municipality="A")
    assert budget_forecast(one, SPENDING, years=3).base_year == BASE


def test_one_list_of_everything_wrong():
    bad = pd.DataFrame(
        [
            {"year": 2026, "group": "moon", "item": "x", "amount_som": 1},
            {"year": 2026, "group": "protected", "item": "y", "amount_som": 1},
            {"year": "?", "group": "local_tax", "item": "z", "amount_som": "much"},
            {"year": 2026, "group": "local_tax", "item": "w", "amount_som": 1},
            {"year": 2026, "group": "local_tax", "item": "w", "amount_som": 2},
        ]
    )
    with pytest.raises(DataError) as caught:
        budget_forecast(bad, SPENDING, years=3)
    text = str(caught.value)
    assert "moon" in text and "much" in text and "w" in text
    assert caught.value.params["count"] == 5  # protected is no revenue


def test_amounts_in_thousands_among_som_are_suspected():
    revenue = table(tax=("local_tax", [100e6, 105e6, 110e3]))
    result = budget_forecast(revenue, table(a=("other", [1e8] * 3)), years=3)
    codes = {note.code for note in result.notes}
    assert "budget.line_jump" in codes
    both = budget_forecast(
        table(tax=("local_tax", [50_000.0])), table(a=("other", [50e6])), years=3
    )
    assert "budget.sides_apart" in {note.code for note in both.notes}


@pytest.mark.parametrize(
    "options",
    [
        {"years": 4},
        {"rules": {"land": "magic"}},
        {"rules": {"no such line": "last"}},
        {"rules": {"land": {}}},
    ],
)
def test_wrong_use(options):
    with pytest.raises(UsageError):
        budget_forecast(REVENUE, SPENDING, **{"years": 3, **options})


@pytest.mark.parametrize(
    "options",
    [
        {"risks": [{"risk": "r", "group": "fund", "share": 0.2}]},
        {"risks": [{"risk": "r", "group": "transfer", "share": 1.2}]},
        {"debt": [{"year": 2050, "item": "loan", "amount_som": 1}]},
    ],
)
def test_data_that_hit_nothing_are_refused(options):
    with pytest.raises(DataError):
        budget_forecast(REVENUE, SPENDING, years=3, **options)


REVENUE_GROUPS = [c for c, e in load_codes("budget_groups").items() if e["side"] == "revenue"]
SPENDING_GROUPS = ["protected", "upkeep", "other", "capital", "reserve_fund"]
AMOUNTS = st.lists(st.integers(0, 10**9).map(float), min_size=3, max_size=3)


@settings(max_examples=40)
@given(
    incomes=st.lists(st.tuples(st.sampled_from(REVENUE_GROUPS), AMOUNTS), min_size=1, max_size=6),
    costs=st.lists(st.tuples(st.sampled_from(SPENDING_GROUPS), AMOUNTS), min_size=1, max_size=6),
    years=st.sampled_from([3, 5]),
    share=st.floats(0, 1),
    reserve=st.one_of(st.none(), st.floats(0, 1e9)),
)
def test_every_forecast_closes(incomes, costs, years, share, reserve):
    revenue = table(**{f"r{n}": pair for n, pair in enumerate(incomes)})
    spending = table(**{f"e{n}": pair for n, pair in enumerate(costs)})
    # A risk that hits nothing is refused; one of the first group hits if it brings anything.
    plain: Any = budget_forecast(revenue, spending, years=years, reserve_som=reserve)
    closes(plain.totals, plain.table)
    ahead = plain.totals[plain.totals["status"] == "forecast"]
    assert len(ahead) == years
    assert (ahead["reserve_som"] <= ahead["reserve_limit_som"] * (1 + 1e-9) + 1e-6).all()
    hit = plain.table[(plain.table["status"] == "forecast") & (plain.table["amount_som"] > 0)]
    hit = hit[hit["side"] == "revenue"]
    if len(hit):
        risk = [{"risk": "r", "group": hit["group"].iloc[0], "share": share}]
        result = budget_forecast(revenue, spending, years=years, reserve_som=reserve, risks=risk)
        closes(result.totals, result.table)
        wide = result.totals.pivot(index="year", columns="scenario", values="revenue_som").dropna()
        lost = result.risks.groupby("year")["loss_som"].sum().reindex(wide.index, fill_value=0.0)
        scale = float(wide["planned"].max()) + 1
        assert (wide["planned"] - wide["with_risks"]).to_numpy() == pytest.approx(
            lost.to_numpy(), abs=1e-9 * scale
        )
