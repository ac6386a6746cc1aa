"""The land demand: its identities, its range, its formulas, and what it refuses."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial.demand import Present, land_demand
from sedp_spatial.errors import DataError, UsageError

AGES = list(range(0, 85, 5))
ECONOMY = pd.DataFrame(
    {
        "sector": ["industry", "industry", "services", "services"],
        "year": [2026, 2036, 2026, 2036],
        "jobs": [100, 160, 50, 80],
    }
)


def people(*totals: float, first: int = 2026) -> pd.DataFrame:
    """As many people in each group; the years are five apart."""
    rows = []
    for place, total in enumerate(totals):
        count = total / len(AGES) / 2
        rows.append(
            pd.DataFrame({"year": first + 5 * place, "age": AGES, "female": count, "male": count})
        )
    return pd.concat(rows, ignore_index=True)


def housing_ha(demand) -> float:
    table = demand.table
    return float(table.loc[table["sector"] == "housing", "demand_ha"].iloc[-1])


counts = st.floats(1_000, 60_000)
presents = st.builds(
    lambda dwellings, share: Present(households=dwellings * share, dwellings=dwellings),
    st.floats(100, 15_000),
    st.floats(0.5, 1.6),
)


@settings(max_examples=30)
@given(counts, counts, presents, st.integers(0, 500))
def test_parts_add_up_to_totals(now, later, present, plots):
    demand = land_demand(people(now, later), ECONOMY, present=present, ledger=plots)
    for frame in (demand.uses, demand.table):
        for column in ("demand_ha", "low_ha", "high_ha", "of_which_resettlement_ha"):
            assert math.isclose(
                frame[column].sum(), demand.totals[column].sum(), rel_tol=1e-9, abs_tol=1e-9
            )
    rows = demand.dwellings
    parts = rows[["growth", "backlog", "replacement", "resettlement"]].sum(axis=1)
    assert np.allclose(parts, rows["dwellings"])


@settings(max_examples=30)
@given(counts, counts, presents, st.integers(1, 2_000))
def test_the_ledger_adds_exactly_its_plots(now, later, present, plots):
    without = land_demand(people(now, later), present=present)
    with_it = land_demand(people(now, later), present=present, ledger=plots)
    added = with_it.dwellings["dwellings"] - without.dwellings["dwellings"]
    assert np.allclose(added, plots)
    same = ["growth", "backlog", "replacement", "households"]
    pd.testing.assert_frame_equal(with_it.dwellings[same], without.dwellings[same])
    gross, area = (with_it.norms.set_index("norm").loc[n, "central"] for n in
                   ("gross_factor", "plot_individual"))  # fmt: skip
    land = housing_ha(with_it) - housing_ha(without)
    assert math.isclose(land, plots * area * gross / 10_000, rel_tol=1e-9)
    assert math.isclose(with_it.totals["of_which_resettlement_ha"].iloc[0], land, rel_tol=1e-9)
    others = with_it.table["sector"] != "housing"
    pd.testing.assert_frame_equal(with_it.table[others], without.table[others])


@settings(max_examples=30)
@given(counts, counts, presents)
def test_low_central_and_high_are_in_order(now, later, present):
    demand = land_demand(people(now, later), ECONOMY, present=present, ledger=10)
    for frame in (demand.table, demand.uses, demand.totals):
        assert (frame["low_ha"] <= frame["demand_ha"] + 1e-9).all()
        assert (frame["demand_ha"] <= frame["high_ha"] + 1e-9).all()
        assert (frame["low_ha"] >= 0).all()


@settings(max_examples=30)
@given(counts, counts, st.floats(0, 20_000), presents)
def test_more_people_never_need_less_land(now, later, more, present):
    fewer = land_demand(people(now, later), present=present)
    many = land_demand(people(now, later + more), present=present)
    both = fewer.table.merge(many.table, on=["sector", "year", "scenario"])
    assert (both["demand_ha_y"] >= both["demand_ha_x"] - 1e-9).all()


def test_without_growth_only_backlog_and_replacement_remain():
    present = Present(households=2_100, dwellings=2_000, green_ha=100.0)
    demand = land_demand(people(10_000, 10_000), present=present)
    row = demand.dwellings.iloc[0]
    assert row["growth"] == pytest.approx(0)
    assert row["backlog"] == pytest.approx(2_100 / 0.97 - 2_000)
    assert row["replacement"] == pytest.approx(2_000 * 0.005 * 5)
    enough = land_demand(people(10_000, 10_000), present=Present(households=2_000, dwellings=2_400))
    assert enough.dwellings.iloc[0]["dwellings"] == pytest.approx(2_400 * 0.005 * 5)


def test_one_number_by_hand():
    present = Present(households=2_000, dwellings=2_000)
    demand = land_demand(people(10_000, 12_000), present=present)
    size = 10_000 / 2_000
    missing = 12_000 / size / 0.97 - 2_000
    new = missing * 0.9 + 2_000 * 0.005 * 5 * 0.2
    uses = demand.uses.set_index("use")["demand_ha"]
    assert uses["individual"] == pytest.approx(new * 0.9 * 800 * 1.25 / 10_000)
    assert uses["low_rise"] == pytest.approx(new * 0.08 * 250 * 1.25 / 10_000)


def test_every_line_of_the_demand_is_in_the_trace_and_in_three_languages():
    demand = land_demand(people(10_000, 12_000), ECONOMY, ledger=10)
    lines = demand.trace[demand.trace["land"]]
    assert lines["value"].sum() == pytest.approx(demand.totals["demand_ha"].sum())
    for formula in demand.trace["formula"]:
        said = {formula.text(lang) for lang in ("ky", "ru", "en")}
        assert all("{" not in text for text in said)
    words = demand.trace["formula"].map(lambda f: f.text("ky") != f.text("en"))
    assert words.mean() > 0.95
    used = [code for cell in demand.trace["norms"] for code in cell.split(", ") if code]
    assert set(used) == set(demand.norms["norm"])
    assert demand.norms["source"].str.len().min() > 5


def test_the_printed_parts_add_up():
    demand = land_demand(people(10_000, 12_345), ECONOMY, ledger=7)
    for decimals in (0, 1, 2):
        shown = demand.printed(2031, decimals=decimals)
        total = round(demand.total_ha(2031), decimals)
        assert round(shown["demand_ha"].sum(), decimals) == pytest.approx(total)


def test_headship_and_size_agree_where_they_must():
    table = people(10_000, 12_000)
    headship = pd.DataFrame({"age": AGES, "headship": 0.25})
    demand = land_demand(table, headship=headship)
    assert demand.dwellings["households"].iloc[0] == pytest.approx(3_000)
    by_sex = pd.DataFrame({"age": AGES, "female": 0.1, "male": 0.4})
    known = land_demand(table, headship=by_sex, present=Present(households=2_000))
    assert known.dwellings["households"].iloc[0] == pytest.approx(2_400)
    assert known.households_today == pytest.approx(2_000)


def test_households_shrink_when_a_trend_is_given():
    norms = {"household_size_fall": {"value": 0.01, "source": "test"}}
    demand = land_demand(people(10_000, 10_000), norms=norms, present=Present(households=2_000))
    assert demand.dwellings["households"].iloc[0] == pytest.approx(2_000 / 0.99**5)


def test_scenarios_choose_the_people():
    table = pd.concat(
        [people(10_000, later).assign(scenario=name)
         for name, later in (("low", 10_500), ("medium", 11_000), ("high", 12_000))]
    )  # fmt: skip
    demand = land_demand(table, scenario="all")
    assert list(demand.totals["scenario"]) == ["low", "central", "high"]
    assert demand.totals["demand_ha"].is_monotonic_increasing
    assert land_demand(table, scenario="medium").totals["scenario"].tolist() == ["central"]
    with pytest.raises(UsageError, match="scenario"):
        land_demand(table, scenario="worst")


def test_a_year_between_two_years_of_the_table():
    demand = land_demand(people(10_000, 12_000), years=[2029])
    assert demand.dwellings["population"].iloc[0] == pytest.approx(11_200)
    assert any(note.code == "note.demand_between_years" for note in demand.notes)


def test_totals_without_ages_leave_out_schools_and_say_so():
    demand = land_demand(pd.DataFrame({"year": [2026, 2036], "population": [10_000, 12_000]}))
    assert "school" not in set(demand.uses["use"])
    assert any(note.code == "note.demand_no_ages" for note in demand.notes)


def drop_age(frame):
    return frame[~((frame["year"] == 2031) & (frame["age"] == 20))]


def spoil(column, row, value):
    def change(frame):
        frame = frame.astype({column: object})
        frame.loc[row, column] = value
        return frame

    return change


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (drop_age, "error.demand_ages_missing", ["2031", "20", "age"]),
        (lambda f: f[f["age"] != 20], "error.demand_ages_gap", ["15"]),
        (lambda f: f[f["age"] >= 10], "error.demand_ages_start", ["10"]),
        (spoil("female", 3, -5), "error.demand_negative", ["female", "4", "-5"]),
        (spoil("male", 0, "many"), "error.demand_number", ["male", "1", "many"]),
        (spoil("year", 0, 26), "error.demand_year", ["year", "26"]),
        (lambda f: f.drop(columns="male"), "error.demand_columns", ["male"]),
        (lambda f: pd.concat([f, f.head(1)]), "error.demand_twice", ["35"]),
        (lambda f: f[f["year"] == 2026], "error.demand_one_year", ["2026"]),
        (lambda f: f.iloc[:0], "error.demand_empty", ["population"]),
    ],
)
def test_a_bad_population_is_refused_by_row_and_column(change, code, said):
    with pytest.raises(DataError) as error:
        land_demand(change(people(10_000, 12_000)))
    assert error.value.code == code
    for lang in ("ky", "ru", "en"):
        assert all(word in error.value.text(lang) for word in said)


def test_a_horizon_beyond_the_table_is_refused():
    with pytest.raises(DataError, match="2026 to 2031"):
        land_demand(people(10_000, 12_000), years=[2036])
    with pytest.raises(DataError, match="base year"):
        land_demand(people(10_000, 12_000), years=[2026])


def test_an_unknown_sector_is_refused_by_row():
    economy = ECONOMY.assign(sector=["industry", "industry", "spaceflight", "services"])
    with pytest.raises(DataError, match=r"rows 3: spaceflight"):
        land_demand(people(10_000, 12_000), economy)


def test_thousands_taken_for_persons_are_suspected():
    demand = land_demand(people(15.607, 17.3))
    assert any(note.code == "note.demand_thousands" for note in demand.notes)


def test_the_population_table_is_not_changed():
    table = people(10_000, 12_000)
    before = table.copy()
    land_demand(table, ECONOMY)
    pd.testing.assert_frame_equal(table, before)
