"""Land tax and lease by category, area and rate, before and after a transformation."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, area_m2, land_revenue
from tests.library.builders import layer, squares

LAND = pd.DataFrame(
    {
        "category": ["agricultural", "agricultural", "settlement"],
        "land_kind": ["arable_irrigated", "pasture", "household_plot"],
        "ownership": ["private", "municipal", "private"],
        "in_use": ["yes", "yes", "yes"],
        "area_ha": [100.0, 50.0, 10.0],
    }
)
RATES = [
    {"charge": "land_tax", "category": "agricultural", "ownership": "private",
     "rate_som_per_ha": 400},
    {"charge": "land_tax", "category": "settlement", "rate_som_per_ha": 3000},
    {"charge": "lease", "category": "agricultural", "ownership": "municipal",
     "rate_som_per_ha": 30},
]  # fmt: skip


def test_a_transformation_by_hand():
    """20 ha of irrigated land become household plots: 20 · (3000 − 400) som more."""
    after = LAND.assign(area_ha=[80.0, 50.0, 30.0])
    result = land_revenue(LAND, RATES, after=after)
    assert result.before_som == 100 * 400 + 50 * 30 + 10 * 3000
    assert result.difference_som == 20 * (3000 - 400)
    totals = result.totals.set_index("charge")["difference_som"]
    assert totals["land_tax"] == 52_000 and totals["lease"] == 0
    assert result.unrated_ha == 0
    assert result.area_before_ha == result.area_after_ha == 160


def test_the_rate_that_names_most_columns_counts():
    special = {"charge": "land_tax", "category": "agricultural",
               "land_kind": "arable_irrigated", "ownership": "private",
               "rate_som_per_ha": 500}  # fmt: skip
    assert land_revenue(LAND, [special, *RATES]).before_som == 100 * 500 + 50 * 30 + 10 * 3000


def test_land_without_a_rate_is_a_row_and_a_note():
    result = land_revenue(LAND, RATES[:1])  # the shipped examples of the lease stand in
    assert any(note.code == "note.land_rates_examples" for note in result.notes)
    free = result.table[result.table["charge"] == "none"]
    assert free["category"].tolist() == ["agricultural", "settlement"]
    assert result.unrated_ha == 60
    own = land_revenue(LAND, [*RATES[:2], {**RATES[2], "category": "forest"}])
    assert own.unrated_ha == 50
    assert any(note.code == "note.land_unrated" for note in own.notes)


def test_parcels_are_measured_and_their_revenue_is_that_of_their_areas(sample, parcels):
    result = land_revenue(parcels, sample / "land_rates.csv")
    assert result.area_before_ha == pytest.approx(area_m2(parcels).sum() / 1e4, rel=1e-12)
    once = result.table.drop_duplicates(["category", "land_kind", "ownership", "in_use"])
    assert once["area_before_ha"].sum() == pytest.approx(result.area_before_ha, rel=1e-12)
    assert result.difference_som == 0
    assert not [n for n in result.notes if n.code == "note.land_rates_examples"]


def test_two_parcels_change_their_category():
    before = layer(squares(2), ownership=["private"] * 2)
    after = before.assign(category=["agricultural", "settlement"])
    hectare = area_m2(before).iloc[1] / 1e4
    assert land_revenue(before, RATES, after=after).difference_som == pytest.approx(hectare * 2600)


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        ([{"charge": "tithe", "category": "forest", "rate_som_per_ha": 1}], "tithe"),
        ([{"charge": "lease", "category": "moon", "rate_som_per_ha": 1}], "moon"),
        ([{"charge": "lease", "category": "forest", "rate_som_per_ha": "much"}], "much"),
    ],
)
def test_wrong_rates_are_named(rates, said):
    with pytest.raises(DataError, match=said):
        land_revenue(LAND, rates)


def test_an_area_that_is_no_number_is_refused():
    with pytest.raises(DataError, match="area_ha"):
        land_revenue(LAND.assign(area_ha=["1", "x", "2"]), RATES)
    with pytest.raises(DataError, match="category"):
        land_revenue(LAND.drop(columns="category"), RATES)


@settings(max_examples=40)
@given(st.lists(st.floats(0, 1e4), min_size=3, max_size=3),
       st.lists(st.floats(0, 1e4), min_size=3, max_size=3))  # fmt: skip
def test_the_difference_is_after_less_before_in_every_sum(now, then):
    result = land_revenue(LAND.assign(area_ha=now), RATES, after=LAND.assign(area_ha=then))
    assert result.difference_som == pytest.approx(result.after_som - result.before_som, abs=1e-3)
    assert result.table["difference_som"].sum() == pytest.approx(
        result.totals["difference_som"].sum(), abs=1e-3
    )
    assert result.area_after_ha == pytest.approx(sum(then))
