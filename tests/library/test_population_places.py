"""Small places: Hamilton–Perry, shares of villages, age groups, scenarios."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError
from sedp_spatial.population import (
    age_groups,
    at_years,
    cohort_scenarios,
    population_at,
    project_cohorts,
    project_growth,
    project_hamilton_perry,
    read_table,
    scenarios,
    single_years,
    total_by_year,
    village_shares,
)

from .forecast_inputs import SEXES, groups, people, rates, tidy_migration

counts = st.integers(0, 2**32 - 1).map(
    lambda seed: pd.DataFrame(
        np.random.default_rng(seed).integers(1, 500, (17, 2)), index=groups(), columns=list(SEXES)
    )
)


def stable() -> list[pd.DataFrame]:
    """The last two of a long row of populations under constant rates: both have one structure."""
    constant = {n: r for n, r in rates().items() if n != "sex_ratio"}
    constant = {name: frame.drop(columns="period_start") for name, frame in constant.items()}
    table = project_cohorts(people(), start=0, periods=200, sex_ratio=1.05, **constant).table
    return [table[table["year"] == y].set_index("age")[list(SEXES)] for y in (995, 1000)]


# --- Hamilton–Perry -------------------------------------------------------------------------


def test_it_reproduces_a_stable_population():
    then, now = stable()
    growth = now.to_numpy().sum() / then.to_numpy().sum()
    result = project_hamilton_perry(then, now, years=20, base_year=2026)
    end = result.table[result.table["year"] == 2046].set_index("age")[list(SEXES)]
    np.testing.assert_allclose(end, now * growth**4, rtol=1e-6)


@given(counts, counts, st.floats(100, 1e6))
@settings(max_examples=60)
def test_the_control_total_is_met_exactly(then, now, total):
    result = project_hamilton_perry(then, now, years=[2031], base_year=2026, control_total=total)
    end = result.table[result.table["year"] == 2031]
    assert end[list(SEXES)].to_numpy().sum() == pytest.approx(total, rel=1e-14)
    assert (end[list(SEXES)] >= 0).all(axis=None)
    assert result.rule == "hamilton_perry_controlled"


@given(counts, counts)
@settings(max_examples=60)
def test_without_a_control_it_is_the_ratios(then, now):
    result = project_hamilton_perry(then, now, years=5)
    end = result.table[result.table["year"] == 5].set_index("age")
    expected = now.loc[20, "male"] * now.loc[25, "male"] / then.loc[20, "male"]
    assert end.loc[25, "male"] == pytest.approx(expected)
    last = now.loc[80, "female"] / (then.loc[75, "female"] + then.loc[80, "female"])
    expected = last * (now.loc[75, "female"] + now.loc[80, "female"])
    assert end.loc[80, "female"] == pytest.approx(expected)


def test_controls_by_year_come_from_a_forecast(sample):
    table = read_table(sample / "population_age_sex.csv", kind="population_age_sex")
    history = read_table(sample / "population_history.csv", kind="population_history")
    grown = project_growth(history, years=[2031, 2036])
    parts = [table[(table["year"] == y) & (table["village"] == "V3")] for y in (2021, 2026)]
    result = project_hamilton_perry(*parts, years=10, control_total=grown.table)
    assert result.base_year == 2026
    totals = total_by_year(result.table)
    assert totals["year"].tolist() == [2026, 2031, 2036]
    np.testing.assert_allclose(totals["population"][1:], grown.table["population"], rtol=1e-14)


def test_an_empty_group_takes_the_ratio_of_both_sexes():
    then = people()
    then.loc[40, "female"] = 0
    result = project_hamilton_perry(then, people(), years=5)
    assert "note.ratio_pooled" in [n.code for n in result.notes]
    assert np.isfinite(result.table[list(SEXES)]).all(axis=None)


@pytest.mark.parametrize(
    ("options", "kind", "code"),
    [
        ({"years": 7}, UsageError, "error.years_five"),
        ({"years": [2033], "base_year": 2026}, UsageError, "error.years_five"),
        ({"years": [2031]}, UsageError, "error.base_year"),
        ({"years": 10, "control_total": 100.0}, UsageError, "error.control_years"),
        ({"years": 10, "control_total": {5: 100.0}}, DataError, "error.control_missing"),
        ({"years": 5, "control_total": {5: -1.0}}, DataError, "error.cell_negative"),
        ({"years": 5, "later": people(85)}, DataError, "error.counts_differ"),
        ({"years": 5, "later": people().assign(year=2025)}, DataError, "error.counts_apart"),
        ({"years": 5, "later": people(female=0.0)}, DataError, "error.no_women"),
    ],
)
def test_bad_counts_are_refused(options, kind, code):
    later = options.pop("later", people())
    earlier = people().assign(year=2021) if "year" in later else people()
    with pytest.raises(kind) as caught:
        project_hamilton_perry(earlier, later, **options)
    assert caught.value.code == code


# --- Villages -------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 5000)), min_size=1, max_size=12),
    st.lists(st.floats(1, 60_000), min_size=1, max_size=5),
    st.sampled_from(["constant_share", "share_of_growth"]),
)
@settings(max_examples=80)
def test_villages_add_up_exactly(sizes, totals, rule):
    villages = pd.concat(
        pd.DataFrame({"village": [f"V{i}" for i in range(len(sizes))], "year": year,
                      "population": [size[at] for size in sizes]})
        for at, year in enumerate((2021, 2026))
    )  # fmt: skip
    forecast = pd.DataFrame({"year": range(2027, 2027 + len(totals)), "population": totals})
    result = village_shares(forecast, villages, rule=rule)
    sums = result.table.groupby("year")["population"].sum()
    assert sums.tolist() == [round(total) for total in totals]
    assert (result.table["population"] >= 0).all()
    assert result.totals["villages"].tolist() == sums.tolist()


def test_the_sample_villages_keep_their_shares(sample):
    table = read_table(sample / "population_age_sex.csv", kind="population_age_sex")
    history = read_table(sample / "population_history.csv", kind="population_history")
    forecast = project_growth(history, years=[2031]).table
    result = village_shares(forecast, table)
    assert result.base_year == 2026
    assert result.table["village"].tolist() == ["V1", "V2", "V3", "V4", "V5"]
    assert result.table["population"].sum() == round(forecast["population"].iloc[0])
    with pytest.raises(UsageError, match="share_of_growth"):
        village_shares(forecast, table[table["year"] == 2026], rule="share_of_growth")


def test_a_village_without_a_count_is_named():
    villages = pd.DataFrame(
        {"village": ["V1", "V1", "V2"], "year": [2021, 2026, 2026], "population": [5, 6, 7]}
    )
    with pytest.raises(DataError, match="V2 2021"):
        village_shares(pd.DataFrame({"year": [2031], "population": [20]}), villages)


# --- Groups ---------------------------------------------------------------------------------


@given(counts, st.sampled_from(["uniform", "sprague"]))
def test_single_years_keep_their_groups(now, split):
    for sex in SEXES:
        values = now[sex].to_numpy(dtype=float)
        years = single_years(values, split)
        assert (years >= 0).all()
        np.testing.assert_allclose(years[:-1].reshape(-1, 5).sum(axis=1), values[:-1], rtol=1e-12)
        assert years[-1] == values[-1]


def test_sprague_is_smooth_where_the_population_is():
    """A quadratic course is reproduced exactly: that is what the multipliers are for."""
    years = 1000 - 0.05 * (np.arange(80.0) - 20) ** 2
    found = single_years(np.append(years.reshape(-1, 5).sum(axis=1), 7.0), "sprague")
    np.testing.assert_allclose(found[:-1], years, rtol=1e-3)


@given(counts, st.sampled_from(["uniform", "sprague"]))
def test_the_three_working_groups_are_everybody(now, split):
    table = now.rename_axis("age").reset_index().assign(year=2026)
    found = age_groups(table, split=split).set_index("group")["persons"]
    parts = found[["below_working_age", "working_age", "pension_age"]].sum()
    assert parts == pytest.approx(now.to_numpy().sum(), rel=1e-12)


def test_groups_by_hand_and_by_scenario():
    table = pd.DataFrame({"age": groups(), "female": 50.0, "male": 50.0, "year": 2026})
    two = pd.concat([table.assign(scenario="low"), table.assign(scenario="high", female=100.0)])
    found = age_groups(two).set_index(["scenario", "group"])["persons"]
    assert found["low", "preschool"] == pytest.approx(100 + 100 * 2 / 5)
    assert found["low", "school"] == pytest.approx(100 * 11 / 5)
    # Women of 58 and 59, men of 63 and 64, then everybody.
    assert found["low", "pension_age"] == pytest.approx(50 * (2 / 5 + 5) + 50 * (2 / 5 + 4))
    assert found["high", "preschool"] == pytest.approx(150 * 7 / 5)


def test_groups_of_ones_own_and_limits_in_the_open_group():
    table = pd.DataFrame({"age": groups(), "female": 10.0, "male": 10.0, "year": 2026})
    own = age_groups(table, groups={"kindergarten": {"from": 3, "to": 6}})
    assert own["persons"].tolist() == pytest.approx([20 * 4 / 5])
    with pytest.raises(DataError, match="open group"):
        age_groups(table, groups={"oldest": {"from": 90}})


def test_a_plans_years_lie_between_the_steps():
    steps = project_cohorts(people(), start=2026, periods=1, **rates()).table
    found = at_years(steps, [2026, 2029, 2031])
    totals = total_by_year(found).set_index("year")["population"]
    assert totals[2029] == pytest.approx(0.4 * totals[2026] + 0.6 * totals[2031])
    with pytest.raises(UsageError):
        at_years(steps, [2040])


# --- Scenarios ------------------------------------------------------------------------------

HISTORY = {2021: 14499, 2022: 14732, 2023: 14951, 2024: 15187, 2025: 15387, 2026: 15607}


@pytest.mark.parametrize("rule", ["mean_growth", "cagr", "log_linear"])
def test_scenarios_are_in_order_and_the_central_one_is_the_forecast(rule):
    result = scenarios(HISTORY, years=10, rule=rule)
    wide = result.table.pivot(index="year", columns="scenario", values="population")
    assert (wide["low"] < wide["central"]).all() and (wide["central"] < wide["high"]).all()
    central = project_growth(HISTORY, years=10, rule=rule).table["population"]
    np.testing.assert_allclose(wide["central"], central, rtol=1e-12)
    ranges = result.ranges.set_index("year")
    assert (ranges["low"] < ranges["median"]).all() and (ranges["median"] < ranges["high"]).all()
    spread = ranges["high"] - ranges["low"]
    assert spread.is_monotonic_increasing


def test_the_seed_is_fixed():
    one, two = scenarios(HISTORY, years=5), scenarios(HISTORY, years=5)
    pd.testing.assert_frame_equal(one.ranges, two.ranges)
    assert not one.ranges.equals(scenarios(HISTORY, years=5, seed=2).ranges)


def test_growth_of_ones_own_in_the_scenarios():
    result = scenarios(HISTORY, years=[2031], low=0.0, high=0.03)
    values = result.table.set_index("scenario")["population"]
    assert values["low"] == 15607
    assert values["high"] == pytest.approx(15607 * 1.03**5)
    with pytest.raises(UsageError, match="out of order"):
        scenarios(HISTORY, years=[2031], low=0.05)


def test_scenarios_by_age(sample):
    table = read_table(sample / "population_age_sex.csv", kind="population_age_sex")
    starts = (2026, 2031)
    given_rates = {**rates(starts), "migration": tidy_migration(-10.0, periods=starts)}
    now = population_at(table, 2026)
    result = cohort_scenarios(now, start=2026, periods=2, **given_rates)
    central = project_cohorts(now, start=2026, periods=2, **given_rates).table
    mine = result.table[result.table["scenario"] == "central"].drop(columns="scenario")
    np.testing.assert_allclose(mine, central, rtol=1e-12)
    totals = {
        name: total_by_year(part)["population"].iloc[-1]
        for name, part in result.table.groupby("scenario")
    }
    assert totals["low"] < totals["central"] < totals["high"]
    last = result.ranges.iloc[-1]
    assert last["low"] < totals["central"] < last["high"]
    assert last["median"] == pytest.approx(totals["central"], rel=0.01)
    first = result.ranges.iloc[0]
    assert first["low"] == first["high"] == 15607


def test_without_spread_the_ranges_are_the_central_course():
    nothing = {
        "fertility_spread": {"values": [0.0]},
        "mortality_spread": {"values": [0.0]},
        "migration_spread": {"value": 0.0},
    }
    result = cohort_scenarios(
        people(), start=2026, periods=1, assumptions=nothing, draws=5, **rates()
    )
    central = project_cohorts(people(), start=2026, periods=1, **rates())
    total = total_by_year(central.table)["population"].iloc[-1]
    assert result.ranges[["low", "median", "high"]].iloc[-1].tolist() == pytest.approx([total] * 3)
