"""Claims from the demand, the three answers to a shortage, plans side by side."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sedp_spatial import (
    DataError,
    Message,
    ScenarioParts,
    UsageError,
    allocate_plots,
    claims_from,
    compare_scenarios,
    land_demand,
    shortage_answers,
)
from sedp_spatial.messages import LANGUAGES
from sedp_spatial.zoning import CapacityResult

pytest.importorskip("scipy")
PER_DWELLING_M2 = 1000.0  # 800 m² of plot × 1.25 of streets: the norms that ship


@pytest.fixture(scope="module")
def demand():
    people = pd.DataFrame({"year": [2026, 2031, 2036], "population": [10_000, 10_800, 11_500]})
    return land_demand(people, base_year=2026)


def capacity_of(*dwellings):
    table = pd.DataFrame(
        {"parcel_id": [f"Z{n}" for n in range(len(dwellings))], "more_dwellings": dwellings}
    )
    return CapacityResult(
        table=table, layer=None, notes=(), zones=pd.DataFrame(), remaining_floor_m2=0.0,
        more_dwellings=sum(dwellings), vacant_parcels=0, buildings_floor_m2=0.0,
        elsewhere_floor_m2=0.0,
    )  # fmt: skip


SHORT = pd.DataFrame({"use": ["housing"], "missing_ha": [10.0]})
LAND = pd.DataFrame(
    {
        "parcel_id": ["A", "B", "C", "D", "E"],
        "use": "housing",
        "area_ha": [3.0, 2.0, 4.0, 9.0, 9.0],
        "suitability": [0.5, 0.9, 0.1, 1.0, 1.0],
        "status": ["after_transformation"] * 4 + ["free"],
        "ownership": ["state", "municipal", "municipal", "private", "municipal"],
        "reason": ["arable", "arable", "forest", "arable", ""],
    }
)


def test_claims_are_the_demand(demand):
    claims = claims_from(demand, year=2036)
    rows = demand.table[(demand.table["year"] == 2036) & (demand.table["scenario"] == "central")]
    rows = rows.set_index("sector")
    assert "agriculture" not in set(claims["use"])
    for claim in claims.itertuples():
        assert claim.min_ha == pytest.approx(max(rows.loc[claim.use, "demand_ha"], 0.0))
        assert claim.max_ha >= claim.min_ha
    both = claims_from(demand, year=[2031, 2036], uses=["housing"], tolerance_ha=1.0)
    assert both["year"].tolist() == [2031, 2036]
    assert set(both["tolerance_ha"]) == {1.0}
    assert (claims["max_ha"] == claims["min_ha"]).all()  # no land beyond what is needed
    wide = claims_from(demand, year=2036, upper="high")
    high = [max(rows.loc[use, "high_ha"], rows.loc[use, "demand_ha"]) for use in wide["use"]]
    assert wide["max_ha"].tolist() == pytest.approx([max(value, 0.0) for value in high])
    assert (wide["max_ha"] > wide["min_ha"]).any()


@pytest.mark.parametrize(
    "options",
    [
        {"year": 1999},
        {"year": 2036, "scenario": "dream"},
        {"year": 2036, "uses": ["castle"]},
        {"year": 2036, "upper": "low"},
    ],
)
def test_claims_that_the_demand_does_not_have(demand, options):
    with pytest.raises(UsageError):
        claims_from(demand, **options)


def test_claims_of_the_demand_are_met_within_one_plot(demand):
    claims = claims_from(demand, year=2036, uses=["housing"])
    least = claims["min_ha"].iloc[0]
    count = int(claims["max_ha"].iloc[0] / 0.9) + 5
    candidates = pd.DataFrame(
        {
            "parcel_id": [f"P{n:04d}" for n in range(count)],
            "use": "housing",
            "area_ha": 0.9,
            "suitability": 0.5,
        }
    )
    result = allocate_plots(candidates, claims)
    assert result.missing_ha == 0
    assert least <= result.allocated_ha <= claims["max_ha"].iloc[0] + 0.9


# --- the three answers ----------------------------------------------------------------------------


def test_each_answer_has_its_hectares_dwellings_and_cost():
    offers = pd.DataFrame(
        {
            "municipality": ["Dear", "Cheap"],
            "use": "housing",
            "offered_ha": [8.0, 3.0],
            "cost_som": [16_000_000.0, 3_000_000.0],
            "note": ["", ""],
        }
    )
    answers = shortage_answers(
        SHORT,
        capacity=capacity_of(30, 10),
        transformable=LAND,
        neighbours=offers,
        costs={"densify_dwelling_som": 1000, "transform_ha_som": 10.0},
    )
    assert answers.dwelling_m2 == PER_DWELLING_M2
    rows = answers.table.set_index("answer")
    assert rows.index.tolist() == ["densify", "transform", "exchange"]
    assert rows.loc["densify", ["hectares", "dwellings", "cost_som"]].tolist() == [4.0, 40, 40_000]
    # Private land and land that is free already is no answer; the rest does not suffice.
    assert set(answers.plots["parcel_id"]) == {"A", "B", "C"}
    assert rows.loc["transform", ["hectares", "dwellings", "cost_som"]].tolist() == [9.0, 90, 90.0]
    # The cheaper hectare first: 3 ha for 3 million, then 7 of 8 ha at 2 million each.
    assert answers.offers.set_index("municipality")["taken_ha"].to_dict() == {
        "Cheap": 3.0,
        "Dear": 7.0,
    }
    assert rows.loc["exchange", "cost_som"] == pytest.approx(17_000_000)
    assert rows["closes"].tolist() == [False, False, True]


def test_one_answer_after_the_other_closes_the_account():
    answers = shortage_answers(SHORT, capacity=capacity_of(30), transformable=LAND.iloc[:2])
    table = answers.table
    assert table["in_order_ha"].tolist() == [3.0, 5.0]
    assert table["left_ha"].tolist() == [7.0, 2.0]
    assert answers.left_ha == pytest.approx(2.0)
    assert table["in_order_ha"].sum() + answers.left_ha == pytest.approx(answers.missing_ha)
    assert "note.answers_open" in {note.code for note in answers.notes}
    assert "note.answers_without_exchange" in {note.code for note in answers.notes}


def test_plots_of_the_allocation_are_not_offered_again():
    free = LAND.assign(status="free", suitability=0.5)
    claims = pd.DataFrame({"use": ["housing"], "min_ha": [40.0], "max_ha": [50.0]})
    chosen = allocate_plots(free.iloc[[0, 4]], claims)
    answers = shortage_answers(chosen, transformable=LAND, capacity=capacity_of(5))
    assert "A" not in set(answers.plots["parcel_id"])
    assert answers.missing_ha == pytest.approx(28.0)


def test_returned_plots_and_losses_count():
    land = LAND.iloc[:3].assign(
        verdict=["would_be_returned", "needs", "needs"], compensation_som=[0.0, 500.0, 700.0]
    )
    answers = shortage_answers(SHORT, transformable=land, costs={"transform_ha_som": 0})
    assert set(answers.plots["parcel_id"]) == {"B", "C"}
    assert answers.table["cost_som"].tolist() == [1200.0]


def test_nothing_is_short():
    claims = pd.DataFrame({"use": ["housing"], "min_ha": [1.0], "max_ha": [50.0]})
    answers = shortage_answers(allocate_plots(LAND, claims), capacity=capacity_of(3))
    assert answers.table.empty
    assert answers.missing_ha == 0


def test_answers_speak_three_languages_and_name_their_sources():
    answers = shortage_answers(SHORT, capacity=capacity_of(3), transformable=LAND)
    assert all(isinstance(value, Message) for value in answers.table["obstacles"])
    said = [answers.translated(lang).table["obstacles"].iloc[0] for lang in LANGUAGES]
    assert len(set(said)) == 3
    assert not answers.costs["checked"].any()
    assert answers.costs["source"].str.len().min() > 5
    own = shortage_answers(SHORT, costs={"transform_ha_som": {"value": 5, "source": "Contract"}})
    row = own.costs.set_index("item").loc["transform_ha_som"]
    assert (row["value"], row["source"], bool(row["own"])) == (5.0, "Contract", True)


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"costs": {"castle_som": 3}}, UsageError),
        ({"costs": {"transform_ha_som": -3}}, DataError),
        ({"costs": {"transform_ha_som": "dear"}}, DataError),
        ({"costs": "no_such_file.toml"}, UsageError),
        ({"neighbours": pd.DataFrame({"use": ["housing"]})}, DataError),
    ],
)
def test_answers_refuse_what_cannot_be_right(options, kind):
    with pytest.raises(kind):
        shortage_answers(SHORT, **options)


# --- plans side by side --------------------------------------------------------------------------


def test_plans_side_by_side():
    claims = pd.DataFrame({"use": ["housing"], "min_ha": [3.0], "max_ha": [9.0]})
    public = LAND[LAND["ownership"] != "private"]
    kinds = pd.DataFrame(
        {
            "parcel_id": ["A", "B", "C", "D", "E"],
            "land_kind": ["arable_irrigated", "pasture", "forest", "pasture", "built"],
        }
    )
    as_it_is = allocate_plots(public[public["status"] == "free"], claims)
    moved = allocate_plots(public.iloc[:3], claims)
    result = compare_scenarios(
        {
            "as it is": ScenarioParts(as_it_is, kinds, exposed_people=10, cost_som=1e6),
            "moved": ScenarioParts(moved, kinds, exposed_people=4),
        }
    )
    rows = result.table.set_index(["measure", "item"])
    assert rows.loc[("hectares", "housing"), "difference_moved"] == pytest.approx(0.0)
    assert rows.loc[("farmland_ha", "arable_irrigated"), "moved"] == pytest.approx(3.0)
    assert rows.loc[("farmland_ha", "arable_irrigated"), "as it is"] == 0.0
    parts = rows.loc["farmland_ha", "moved"].sum()
    assert parts == pytest.approx(rows.loc[("farmland_all_ha", ""), "moved"])
    assert rows.loc[("transform_plots", ""), "difference_moved"] == 3
    assert rows.loc[("exposed_people", ""), "difference_moved"] == -6
    assert np.isnan(rows.loc[("cost_som", ""), "moved"])
    assert result.plots_differing == 4
    assert "note.plans_lack" in {note.code for note in result.notes}
    for name, part in (("as it is", as_it_is), ("moved", moved)):
        assert rows.loc["hectares", name].sum() == pytest.approx(part.allocated_ha)
    assert len(set(result.translated("ky").table["label"])) == len(result.table)


def test_a_comparison_needs_two_plans_and_their_parcels():
    claims = pd.DataFrame({"use": ["housing"], "min_ha": [3.0], "max_ha": [9.0]})
    plan = allocate_plots(LAND, claims)
    with pytest.raises(UsageError):
        compare_scenarios({"one": plan})
    short = ScenarioParts(plan, pd.DataFrame({"parcel_id": ["X"], "land_kind": ["pasture"]}))
    with pytest.raises(DataError):
        compare_scenarios({"one": plan, "two": short})
