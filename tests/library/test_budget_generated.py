"""Measures made of the plan's plots, and the user's own in their place."""

from __future__ import annotations

import pandas as pd
import pytest

from sedp_spatial import DataError, UsageError, measures_from_plan, measures_table
from sedp_spatial.budget.unit_costs import unit_costs_of
from sedp_spatial.codes import load_codes

ALLOCATION = pd.DataFrame(
    {
        "parcel_id": ["A", "B", "C", "D"],
        "use": ["individual", "individual", "school", None],
        "area_ha": [2.0, 4.0, 1.0, 9.0],
        "plots": [18.0, float("nan"), float("nan"), float("nan")],
    }
)


def of(result, purpose):
    return result.table[result.table["purpose"] == purpose].iloc[0]


def test_roads_by_hectare_networks_by_plot_a_school_by_its_places():
    costs = unit_costs_of()
    made = measures_from_plan(base_year=2026, allocation=ALLOCATION)
    road, water, school = (of(made, p) for p in ("road_housing", "water_housing", "school"))
    assert road["cost_som"] == 6 * costs["road_housing"].value
    plots = 18 + 4 * costs["water_housing"].plots_per_ha
    assert water["cost_som"] == round(plots * costs["water_housing"].value)
    assert school["cost_som"] == costs["school"].places_per_ha * costs["school"].value
    assert road["parcel_ids"] == "A;B" and school["parcel_ids"] == "C"
    assert of(made, "land_works")["cost_som"] == 7 * costs["land_works"].value  # not plot D
    assert set(made.table["origin"]) == {"generated"} and made.errors == 0
    sums = made.sources.groupby("measure_id")["amount_som"].sum()
    assert (sums == made.table.set_index("measure_id")["cost_som"]).all()
    assert made.upkeep["year"].min() == 2028
    assert any(n.code == "note.unit_costs_unchecked" for n in made.notes)


def test_generated_names_are_said_in_three_languages():
    made = measures_from_plan(base_year=2026, allocation=ALLOCATION)
    names = [made.translated(lang).table["name"].iloc[0] for lang in ("ky", "ru", "en")]
    assert names == [
        "Жаңы турак жай массивинин көчөлөрү: 6,0 га",
        "Улицы нового жилмассива: 6,0 га",
        "Streets of a new housing massif: 6.0 ha",
    ]


def test_what_has_no_plots_comes_from_figures_of_its_own():
    made = measures_from_plan(
        base_year=2026,
        facilities=pd.DataFrame({"facility": ["school", "school"], "places_missing": [60, 40.5]}),
        resettlement_plots=pd.DataFrame({"plots_needed": [18, 12]}),
        compensation_som=1_234_567.4,
    )
    costs = unit_costs_of()
    assert of(made, "school")["cost_som"] == round(100.5 * costs["school"].value)
    assert of(made, "resettlement")["cost_som"] == 30 * costs["resettlement"].value
    assert of(made, "compensation")["cost_som"] == 1_234_567
    assert of(made, "compensation")["annual_upkeep_som"] == 0


def test_compensation_by_parcel_is_linked_to_them():
    owed = pd.DataFrame({"parcel_id": ["A", "B"], "compensation_som": [10.0, 0.0]})
    made = measures_from_plan(base_year=2026, compensation_som=owed)
    assert made.links["parcel_id"].tolist() == ["A"]


def test_a_measure_of_the_users_replaces_the_generated_one_on_its_plots():
    own = [
        {"measure_id": "U1", "section": "infrastructure", "name": "Жаңы массивге жол",
         "cost_som": 5e6, "year": 2027, "annual_upkeep_som": 0,
         "sources": "local_budget=5000000", "parcel_ids": "A"},
        {"measure_id": "G01", "section": "space", "name": "Anything", "purpose": "resettlement",
         "cost_som": 9e6, "year": 2028, "annual_upkeep_som": 0,
         "sources": "local_budget=9000000"},
    ]  # fmt: skip
    made = measures_from_plan(
        base_year=2026, allocation=ALLOCATION, resettlement_plots=30, measures=own
    )
    costs = unit_costs_of()
    road = of(made, "road_housing")
    assert road["parcel_ids"] == "B" and road["cost_som"] == 3 * costs["road_housing"].value
    assert of(made, "resettlement")["measure_id"] == "G01"
    assert made.table["measure_id"].is_unique
    told = made.replaced.groupby("measure_id")["generated_som"].sum()
    assert told["U1"] == 3 * costs["road_housing"].value
    assert told["G01"] == 30 * costs["resettlement"].value
    assert sum(n.code == "note.replaced" for n in made.notes) == 2
    # Water is no road, and stays for both plots.
    assert of(made, "water_housing")["parcel_ids"] == "A;B"


def test_the_users_thousands_become_som_in_the_joined_list():
    own = pd.DataFrame(
        {
            "measure_id": ["U1"], "section": ["economy"], "name": ["X"],
            "Стоимость, тыс. сом": [5000], "year": [2027], "sources": ["donor=5000"],
        }
    )  # fmt: skip
    made = measures_from_plan(base_year=2026, allocation=ALLOCATION, measures=own)
    alone = measures_table(own)
    row = made.table[made.table["measure_id"] == "U1"].iloc[0]
    assert row["cost_som"] == alone.total_som == 5_000_000
    assert made.errors == 0


def test_years_of_the_allocation_become_measures_of_their_own():
    when = ALLOCATION.assign(year=[2027, 2029, 2028, None])
    made = measures_from_plan(base_year=2026, allocation=when)
    roads = made.table[made.table["purpose"] == "road_housing"]
    assert dict(zip(roads["year"], roads["parcel_ids"], strict=True)) == {2027: "A", 2029: "B"}


def test_every_unit_cost_is_an_example_and_its_shares_are_whole():
    for code, entry in load_codes("unit_costs").items():
        assert entry["checked"] is False and entry["source"], code
        assert sum(entry["sources"].values()) == pytest.approx(1)
        assert entry["section"] in load_codes("measure_sections")


@pytest.mark.parametrize(
    "override",
    [
        {"moon_base": {"value": 1, "source": "x"}},
        {"school": {"value": 1}},
        {"school": {"sources": {"donor": 0.5}}},
        {"school": {"sources": {"aliens": 1.0}}},
        {"school": {"colour": "red"}},
    ],
)
def test_unit_costs_that_cannot_be_used_are_refused(override):
    with pytest.raises(UsageError):
        measures_from_plan(base_year=2026, allocation=ALLOCATION, unit_costs=override)


def test_bad_input():
    with pytest.raises(DataError):
        measures_from_plan(base_year=2026)
    with pytest.raises(DataError, match="area_ha"):
        measures_from_plan(base_year=2026, allocation=ALLOCATION.drop(columns="area_ha"))
    both = pd.DataFrame(
        {"facility": ["school"] * 2, "places_missing": [1, 1], "scenario": ["low", "high"]}
    )
    with pytest.raises(UsageError, match="twice"):
        measures_from_plan(base_year=2026, facilities=both)
