"""The rooms of the land demand one by one: ledger, catchments, work, farming, trend."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from sedp_spatial.demand import (
    Present,
    built_trend,
    land_demand,
    load_norms,
    plots_needed,
    present_from_layers,
    unmet,
)
from sedp_spatial.errors import DataError

from .test_demand_land import people


def use_ha(demand, use: str) -> float:
    rows = demand.uses[demand.uses["use"] == use]
    return float(rows["demand_ha"].iloc[-1]) if len(rows) else 0.0


# --- the ledger


def test_granted_plots_are_not_needed_again():
    ledger = pd.DataFrame({"exposed_households": [4_000], "plots_granted": [2_500], "moved": [0]})
    assert plots_needed(ledger)[0].needed == 1_500


def test_a_surplus_of_one_row_does_not_pay_for_another():
    ledger = pd.DataFrame({"exposed_households": [10, 10], "plots_granted": [15, 0]})
    plots, notes = plots_needed(ledger)
    assert plots.needed == 10
    assert notes[0].code == "note.ledger_surplus"


def test_more_moved_than_granted_is_refused():
    ledger = pd.DataFrame({"exposed_households": [10], "plots_granted": [2], "moved": [3]})
    with pytest.raises(DataError, match="rows 1"):
        plots_needed(ledger)
    with pytest.raises(DataError, match="exposed_households"):
        plots_needed(pd.DataFrame({"plots_granted": [2]}))
    assert plots_needed(None)[0].needed == 0


# --- what stands today


def test_dwellings_are_counted_from_buildings():
    buildings = pd.DataFrame(
        {
            "use": ["residential", "residential", "residential", "school"],
            "households": [2, 0, 8, 0],
            "floors": [1, 1, 4, 2],
        }
    )
    present = present_from_layers(norms=load_norms(), buildings=buildings)
    assert (present.dwellings, present.households, present.sharing_households) == (10, 10, 1)
    with pytest.raises(DataError, match="-3"):
        Present(dwellings=-3)


# --- catchments

places = st.lists(st.floats(0, 500), min_size=2, max_size=5)


@given(places, places, st.floats(0, 4_000), st.integers(0, 10_000), st.floats(0, 100))
def test_the_shortfall_lies_between_its_bounds_and_grows_with_demand(d, c, reach, seed, more):
    demand, capacity = np.array(d), np.array(c)
    metres = np.random.default_rng(seed).uniform(0, 5_000, (len(d), len(c)))
    short = unmet(demand, capacity, metres, reach)
    assert (short >= 0).all() and (short <= demand + 1e-9).all()
    assert short.sum() >= demand.sum() - capacity.sum() - 1e-6
    if reach >= 5_000:
        assert math.isclose(short.sum(), max(0, demand.sum() - capacity.sum()), abs_tol=1e-6)
    demand[0] += more
    assert unmet(demand, capacity, metres, reach).sum() >= short.sum() - 1e-6


def test_a_half_empty_school_far_away_does_not_hide_a_full_one():
    villages = gpd.GeoDataFrame(
        {"village": ["A", "B"], "population": [5_000, 5_000]},
        geometry=[Point(3_350_000, 4_595_000), Point(3_370_000, 4_595_000)], crs=7694,
    )  # fmt: skip
    schools = gpd.GeoDataFrame(
        {"kind": ["school"], "capacity": [5_000], "village": ["A"]},
        geometry=[Point(3_350_100, 4_595_000)], crs=7694,
    )  # fmt: skip
    far = land_demand(
        people(10_000, 10_000), present=Present(villages=villages, facilities=schools)
    )
    near = land_demand(people(10_000, 10_000), present=Present(facilities=schools))
    assert use_ha(near, "school") == 0
    assert use_ha(far, "school") > 0
    rows = far.catchments[far.catchments["facility"] == "school"].set_index("village")
    assert rows.loc["A", "places_missing"] == 0 and rows.loc["B", "places_reached"] == 0
    by_code = land_demand(
        people(10_000, 10_000),
        present=Present(
            villages=pd.DataFrame(villages.drop(columns="geometry")),
            facilities=pd.DataFrame(schools.drop(columns="geometry")),
        ),
    )
    assert use_ha(by_code, "school") == pytest.approx(use_ha(far, "school"))


def test_a_facility_in_an_unknown_village_is_refused():
    present = Present(
        villages=pd.DataFrame({"village": ["A"], "population": [10]}),
        facilities=pd.DataFrame({"kind": ["school"], "capacity": [5], "village": ["Z"]}),
    )
    with pytest.raises(DataError, match="rows 1"):
        land_demand(people(10_000, 12_000), present=present)


# --- work: declared hectares or norms, never both


def projects(**more) -> pd.DataFrame:
    row = {"project_id": "P1", "sector": "industry", "year": 2028, "jobs": 60, "hectares": 2.0}
    return pd.DataFrame([{**row, **more}])


def test_declared_hectares_take_the_place_of_the_norm():
    economy = pd.DataFrame({"sector": "industry", "year": [2026, 2031], "jobs": [100, 160]})
    table = people(10_000, 10_000)
    by_norm = use_ha(land_demand(table, economy), "industry")
    assert by_norm == pytest.approx(60 * 0.9 * 80 / 0.5 / 10_000)
    assert use_ha(land_demand(table, economy, projects=projects()), "industry") == 2.0
    both = land_demand(table, economy, projects=projects(jobs=20))
    assert use_ha(both, "industry") == pytest.approx(2.0 + 40 * 0.9 * 80 / 0.5 / 10_000)
    alone = land_demand(table, projects(hectares=0.0))
    assert use_ha(alone, "industry") == pytest.approx(by_norm)


def test_the_economy_floors_table_is_understood():
    from sedp_spatial.economy import jobs_by_sector

    base = pd.DataFrame({"sector": ["industry"], "jobs": [100]})
    economy = jobs_by_sector(base, years=[2027, 2031], projects=projects(), base_year=2026)
    assert use_ha(land_demand(people(10_000, 10_000), economy), "industry") == 2.0


def test_housing_projects_are_no_demand_and_early_ones_are_built():
    table = people(10_000, 10_000)
    without = land_demand(table).totals["demand_ha"].iloc[0]
    housing = land_demand(table, projects(sector="housing"))
    assert housing.totals["demand_ha"].iloc[0] == pytest.approx(without)
    early = land_demand(table, projects(year=2026))
    assert use_ha(early, "industry") == 0
    codes = {note.code for note in (*housing.notes, *early.notes)}
    assert {"note.projects_housing", "note.projects_begun"} <= codes


# --- farming and tourism


def test_crop_land_is_output_over_yield_less_what_projects_declare():
    crops = pd.DataFrame(
        {"crop": "raspberry", "land_kind": "perennial", "year": [2026, 2031],
         "output_t": [2_200, 3_828], "yield_t_ha": [4.0, 4.2]}
    )  # fmt: skip
    table = people(10_000, 10_000)
    assert use_ha(land_demand(table, crops=crops), "perennial") == pytest.approx(361.4286, abs=1e-4)
    declared = projects(sector="agriculture", land_kind="perennial", hectares=42.0)
    assert use_ha(land_demand(table, declared, crops=crops), "perennial") == pytest.approx(361.4286)
    with pytest.raises(DataError, match="yield"):
        land_demand(table, crops=crops.assign(yield_t_ha=0.0))
    with pytest.raises(DataError, match="2031"):
        land_demand(table, crops=crops.assign(year=[2024, 2027]))


def test_pasture_by_livestock():
    livestock = pd.DataFrame(
        {"animal": ["sheep", "sheep", "cattle", "cattle"], "year": [2026, 2031] * 2,
         "heads": [1_000, 1_200, 100, 120]}
    )  # fmt: skip
    table = people(10_000, 10_000)
    assert use_ha(land_demand(table, livestock=livestock), "pasture") == pytest.approx(300 * 0.8)
    present = Present(pasture_ha=1_000.0)
    grown = land_demand(table, livestock=livestock, present=present)
    assert use_ha(grown, "pasture") == pytest.approx(1_800 * 0.8 - 1_000)
    with pytest.raises(DataError, match="camel"):
        land_demand(table, livestock=livestock.assign(animal="camel"))


def test_beds_beyond_those_of_declared_projects():
    beds = pd.DataFrame({"year": [2026, 2031], "beds": [100, 200]})
    table = people(10_000, 10_000)
    assert use_ha(land_demand(table, beds=beds), "tourism") == pytest.approx(100 * 120 / 10_000)
    declared = projects(sector="tourism", beds=60, hectares=3.5)
    both = land_demand(table, declared, beds=beds)
    assert use_ha(both, "tourism") == pytest.approx(3.5 + 40 * 120 / 10_000)


# --- the trend


@given(st.floats(0.005, 0.05), st.floats(10, 300))
def test_the_trend_finds_the_model_it_was_made_of(slope, start):
    population = np.array([8_000, 9_000, 10_500, 12_500], dtype=float)
    ahead = pd.Series({2036: 14_000.0})
    models = {
        "linear": (start + slope * population, start + slope * 14_000),
        "log": (start * np.log(population), start * math.log(14_000)),
        "exponential": (
            start * np.exp(slope / 100 * population), start * math.exp(slope / 100 * 14_000)
        ),
    }  # fmt: skip
    for model, (built, expected) in models.items():
        history = pd.DataFrame(
            {"year": [2011, 2016, 2021, 2026], "population": population, "built_ha": built}
        )
        trend = built_trend(history, ahead)
        chosen = trend.models.set_index("model")["rmse_ha"]
        assert chosen[trend.best] == pytest.approx(0, abs=1e-6 * built.max())
        assert chosen[model] == pytest.approx(0, abs=1e-6 * built.max())
        if trend.best == model:
            assert trend.table["built_ha"].iloc[0] == pytest.approx(expected)


def test_sdg_11_3_1_and_the_cap():
    history = pd.DataFrame(
        {"year": [2016, 2021, 2026], "population": [9e3, 10e3, 11e3], "built_ha": [180, 190, 220]}
    )
    trend = built_trend(history, pd.Series({2031: 14e3}))
    assert trend.sdg_11_3_1 == pytest.approx(math.log(220 / 180) / math.log(11 / 9))
    assert trend.highest_uptake_ha == 6.0
    assert trend.table["capped_added_ha"].iloc[0] <= 30.0


def test_a_trend_that_disagrees_is_said():
    history = pd.DataFrame(
        {"year": [2016, 2021, 2026], "population": [9e3, 9.5e3, 10e3], "built_ha": [500, 501, 502]}
    )
    demand = land_demand(people(10_000, 12_000), history=history)
    assert demand.trend["disagree"].all()
    assert any(note.code == "note.trend_disagrees" for note in demand.notes)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"year": [2020], "population": [9e3], "built_ha": [1.0]}, "at least two"),
        ({"year": [2020, 2020], "population": [9e3, 9e3], "built_ha": [1.0, 2.0]}, "same year"),
        ({"year": [2020, 2021], "population": [9e3, 0], "built_ha": [1.0, 2.0]}, "above zero"),
        ({"year": [2020, 2021], "population": [9e3, 9e3]}, "built_ha"),
    ],
)
def test_a_history_that_gives_no_trend_is_refused(rows, said):
    with pytest.raises(DataError, match=said):
        built_trend(pd.DataFrame(rows), pd.Series({2030: 1e4}))
