"""The land management plan: inventory, proposals, stages, and what was carried out."""

from __future__ import annotations

import datetime

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point

from sedp_spatial import DataError, UsageError, land_balance
from sedp_spatial.management import management_plan
from sedp_spatial.management.stages import stages_table
from sedp_spatial.messages import Message
from sedp_spatial.report.outputs import write_outputs
from sedp_spatial.supply import land_supply
from tests.library.builders import GRID, X, Y, block, layer, squares


def plots(count=3, **columns):
    given = {
        "category": ["settlement", "agricultural", "reserve", "settlement"][:count],
        "ownership": ["municipal", "municipal", "state", "private"][:count],
        "in_use": ["yes", "no", "no", "yes"][:count],
        "land_kind": ["other", "pasture", "pasture", "household_plot"][:count],
        "purpose": ["Парк", "Жайыт", None, "Короо жай"][:count],
    }
    return layer(squares(count), **{**given, **columns})


def proposal(**values):
    return pd.DataFrame([{"proposal_id": "A", "text": "t", **values}])


HOUSING = pd.DataFrame(
    {"parcel_id": ["P2"], "use": ["housing"], "year": [2028], "reason": ["best"]}
)


# --- inventory ----------------------------------------------------------------------------------


def test_the_inventory_holds_municipal_land_and_state_land_if_asked():
    assert management_plan(plots(4)).table["parcel_id"].tolist() == ["P1", "P2"]
    both = management_plan(plots(4), ownership=("municipal", "state"))
    assert both.table["parcel_id"].tolist() == ["P1", "P2", "P3"]


def test_the_future_purpose_is_that_of_the_allocation_or_unchanged():
    plan = management_plan(plots(), allocation=HOUSING)
    assert plan.table["future_use"].tolist() == ["unchanged", "housing"]
    assert plan.table["transformation"].tolist() == ["no", "yes"]
    assert plan.table["present_purpose"].tolist() == ["Парк", "Жайыт"]
    assert plan.table["year"].iloc[1] == 2028 and plan.table["reason"].iloc[1] == "best"
    assert plan.changing_ha == pytest.approx(plan.table["area_ha"].iloc[1])


def test_plots_that_the_allocation_rejects_keep_their_purpose():
    allocation = pd.DataFrame({"parcel_id": ["P1", "P2"], "use": [None, "housing"]})
    plan = management_plan(plots(), allocation=allocation)
    assert plan.table["future_use"].tolist() == ["unchanged", "housing"]


def test_plots_of_other_owners_in_the_allocation_are_said():
    allocation = pd.DataFrame({"parcel_id": ["P3"], "use": ["housing"]})
    plan = management_plan(plots(), allocation=allocation)
    assert [note.code for note in plan.notes if "other_owners" in note.code]
    assert plan.changing_ha == 0.0


def test_the_supply_and_the_measures_stand_beside_the_plots():
    supply = land_supply(plots())
    measures = pd.DataFrame({"measure_id": ["M1", "M2"], "parcel_ids": ["P1;P2", " P2 "]})
    plan = management_plan(plots(), supply=supply, measures=measures)
    assert plan.table["measures"].tolist() == ["M1", "M1;M2"]
    assert plan.table["rank"].tolist() == [3, 1]
    assert "housing" in plan.table["uses_after_transformation"].iloc[1]


def test_the_sample_inventory_is_the_municipal_land_of_the_balance(parcels):
    plan = management_plan(parcels)
    balance = land_balance(parcels, by="ownership").table.set_index("ownership")
    assert plan.inventory_ha == pytest.approx(balance.loc["municipal", "area_ha"], abs=1e-6)
    assert plan.summary["area_ha"].sum() == pytest.approx(plan.inventory_ha, abs=1e-9)
    assert plan.inventory_ha == pytest.approx(plan.changing_ha + plan.unchanged_ha, abs=1e-9)


@pytest.mark.parametrize(
    ("kwargs", "kind", "code"),
    [
        ({"ownership": ("public",)}, UsageError, "error.choice"),
        ({"ownership": ()}, UsageError, "error.choice"),
        ({"ownership": ("unknown",)}, DataError, "error.management_no_land"),
        (
            {"allocation": pd.DataFrame({"parcel_id": ["P9"], "use": ["housing"]})},
            DataError,
            "error.management_unknown_plots",
        ),
        (
            {"allocation": pd.DataFrame({"parcel_id": ["P1"] * 2, "use": ["housing", "green"]})},
            DataError,
            "error.management_two_uses",
        ),
        ({"allocation": pd.DataFrame({"plot": ["P1"]})}, DataError, "error.demand_columns"),
        ({"on": "some day"}, UsageError, "error.day"),
    ],
)
def test_what_cannot_be_right_is_refused(kwargs, kind, code):
    with pytest.raises(kind) as refused:
        management_plan(plots(), **kwargs)
    assert refused.value.code == code


# --- proposals ----------------------------------------------------------------------------------


def test_proposals_are_placed_by_number_by_point_and_in_degrees():
    point = gpd.GeoSeries([Point(X + 150, Y + 50)], crs=GRID)
    degrees = point.to_crs(4326).iloc[0]
    for place, how in (
        ({"parcel_id": "P2"}, "number"),
        ({"x": X + 150, "y": Y + 50}, "point"),
        ({"lon": degrees.x, "lat": degrees.y}, "point"),
    ):
        plan = management_plan(plots(), proposals=proposal(**place))
        assert plan.proposals[["parcel_id", "placed"]].to_numpy().tolist() == [["P2", how]]
        assert plan.places is not None and len(plan.places) == 1
    drawn = gpd.GeoDataFrame(proposal(), geometry=point.to_crs(4326).to_numpy(), crs=4326)
    assert management_plan(plots(), proposals=drawn).proposals["parcel_id"].tolist() == ["P2"]
    assert plan.table["proposals"].tolist() == ["", "A"]


def test_proposals_without_a_place_are_listed():
    given = pd.DataFrame(
        {
            "proposal_id": ["A", "B", "C"],
            "text": ["a", "b", "c"],
            "x": [X - 5_000, np.nan, np.nan],
            "y": [Y, np.nan, np.nan],
            "parcel_id": [None, "P99", None],
            "fate": ["accepted"] * 3,
            "reason": ["r"] * 3,
        }
    )
    plan = management_plan(plots(), proposals=given)
    assert plan.proposals["placed"].tolist() == ["outside", "unknown_number", "nowhere"]
    assert plan.unplaced_proposals == 3
    assert [finding.code for finding in plan.proposals["finding"]] == [
        "proposal.outside",
        "proposal.unknown_number",
        "proposal.nowhere",
    ]


def test_what_is_not_decided_or_not_explained_is_missing():
    given = pd.DataFrame(
        {
            "proposal_id": ["A", "B", "C"],
            "text": ["a", "b", "c"],
            "parcel_id": ["P1"] * 3,
            "fate": [None, "четке кагылды", "Принято"],
            "reason": [None, None, "Negotiated"],
        }
    )
    plan = management_plan(plots(), proposals=given)
    assert plan.proposals["fate"].tolist() == ["open", "rejected", "accepted"]
    assert plan.proposals["complete"].tolist() == ["no", "no", "yes"]
    assert plan.open_proposals == 2
    codes = [finding and finding.code for finding in plan.proposals["finding"]]
    assert codes == ["proposal.open", "proposal.no_reason", None]


def test_a_fate_that_the_plan_contradicts_is_found():
    accepted = proposal(parcel_id="P2", fate="accepted", reason="r", wanted_use="housing")
    plan = management_plan(plots(), proposals=accepted)
    assert plan.proposals["finding"].iloc[0].code == "proposal.not_in_plan"
    assert management_plan(plots(), allocation=HOUSING, proposals=accepted).proposals[
        "finding"
    ].tolist() == [None]
    kept = accepted.assign(parcel_id="P1")  # land of the settlement: it may stay as it is
    assert management_plan(plots(), proposals=kept).proposals["finding"].tolist() == [None]
    rejected = proposal(parcel_id="P2", fate="rejected", reason="r", wanted_use="Үй-жай")
    rejected["wanted_use"] = "Жеке турак үй"  # a use of the zone rules, in Kyrgyz
    plan = management_plan(plots(), allocation=HOUSING, proposals=rejected)
    assert plan.proposals["finding"].iloc[0].code == "proposal.planned_anyway"


def test_what_people_write_stays_text(tmp_path):
    texts = ["=1+1", "{proposal} %s", "<script>alert(1)</script>", "@SUM(A1)"]
    given = pd.DataFrame({"proposal_id": list("ABCD"), "text": texts, "parcel_id": ["P1"] * 4})
    plan = management_plan(plots(), proposals=given)
    assert plan.proposals["text"].tolist() == texts
    book, page = tmp_path / "plan.xlsx", tmp_path / "plan.html"
    write_outputs(book, "management", plan, parcels=plots(), lang="ky")
    write_outputs(page, "management", plan, parcels=plots(), lang="ky")
    cells = [
        cell
        for sheet in openpyxl.load_workbook(book)
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    ]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "=1+1" in {str(cell.value).lstrip("'") for cell in cells}
    assert "<script>alert" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (pd.DataFrame({"text": ["a"]}), "error.demand_columns"),
        (pd.DataFrame({"proposal_id": [None], "text": ["a"]}), "error.management_no_number"),
        (
            pd.DataFrame({"proposal_id": ["A", "A"], "text": ["a", "b"]}),
            "error.management_repeated",
        ),
        (proposal(fate="perhaps"), "error.management_code"),
        (proposal(date="in May"), "error.management_date"),
    ],
)
def test_proposals_that_cannot_be_read_are_refused(given, code):
    with pytest.raises(DataError) as refused:
        management_plan(plots(), proposals=given)
    assert refused.value.code == code


def test_the_sample_proposals(sample, parcels):
    given = pd.read_csv(sample / "proposals.csv")
    plan = management_plan(parcels, proposals=given)
    assert plan.proposals_count == 12
    assert plan.proposals["placed"].value_counts().to_dict() == {
        "point": 9,
        "number": 1,
        "nowhere": 1,
        "outside": 1,
    }
    unready = plan.proposals.loc[plan.proposals["complete"] == "no", "proposal_id"].tolist()
    assert unready == ["P06", "P08", "P11"]
    assert (given["note"] == "ойдон чыгарылган").all()


# --- stages -------------------------------------------------------------------------------------


def test_the_five_stages_with_their_state():
    given = pd.DataFrame(
        {
            "stage": ["inventory", "consultation", "approval", "implementation"],
            "start": ["2026-02-01", "2026-05-10", "20.05.2026", "2026-06-01"],
            "end": ["2026-03-31", "2026-05-20", "01.06.2026", "2031"],
            "document": ["№ 3", None, "№ 14", None],
        }
    )
    table = stages_table(given, datetime.date(2026, 11, 22))
    assert table["state"].tolist() == ["done", "not_dated", "late", "done", "under_way"]
    codes = [finding and finding.code for finding in table["finding"]]
    assert codes[1:4] == [
        "management.stage_not_dated",
        "management.stage_late",
        "management.stage_jumped",
    ]
    assert codes[0] is None and codes[4] is None
    assert {name.text("ky") for name in table["name"]}.isdisjoint(set(table["name"]))


def test_stages_that_cannot_be_read_are_refused():
    for table, code in (
        (pd.DataFrame({"stage": ["begin"]}), "error.management_code"),
        (pd.DataFrame({"stage": ["approval"], "start": ["soon"]}), "error.management_date"),
        (
            pd.DataFrame({"stage": ["approval"], "start": ["2026-05-02"], "end": ["2026-05-01"]}),
            "error.management_dates_reversed",
        ),
    ):
        with pytest.raises(DataError) as refused:
            stages_table(table)
        assert refused.value.code == code


# --- monitoring ---------------------------------------------------------------------------------


def test_what_was_carried_out_is_measured():
    before = plots(4, ownership=["municipal"] * 4, category=["agricultural"] * 4)
    allocation = pd.DataFrame(
        {
            "parcel_id": ["P1", "P2", "P3"],
            "use": ["housing"] * 3,
            "year": [2028, 2028, 2031],
        }
    )
    shapes = [block(0, 0), block(1, 0, 0.25, 1), block(1.25, 0, 0.75, 1), block(2, 0), block(3, 0)]
    later = layer(
        shapes, category=["settlement", "settlement", "agricultural", "agricultural", "industry"]
    )
    plan = management_plan(before, allocation=allocation, monitoring=later, monitoring_year=2029)
    rows = plan.monitoring.set_index("parcel_id")
    assert rows["state"].to_dict() == {
        "P1": "carried_out",
        "P2": "partly",
        "P3": "not_due",
        "P4": "unplanned",
    }
    assert rows.loc["P2", "as_planned_ha"] / rows.loc["P2", "area_ha"] == pytest.approx(
        0.25, abs=1e-6
    )
    parts = rows[["as_planned_ha", "unchanged_ha", "otherwise_ha", "not_covered_ha"]].sum(axis=1)
    assert np.allclose(parts, rows["area_ha"], atol=1e-9)
    assert all(isinstance(finding, Message) for finding in rows["finding"])


def test_a_plan_without_a_change_of_category_needs_the_land_to_be_used():
    before = plots(2, category=["settlement"] * 2, ownership=["municipal"] * 2, in_use=["no"] * 2)
    allocation = pd.DataFrame({"parcel_id": ["P1", "P2"], "use": ["housing"] * 2})
    later = layer(squares(2), category=["settlement"] * 2, in_use=["yes", "no"])
    plan = management_plan(before, allocation=allocation, monitoring=later)
    assert plan.monitoring["state"].tolist() == ["carried_out", "not_yet"]


def test_the_sample_of_2021_against_2026(parcels_2021, parcels):
    plan = management_plan(parcels_2021, monitoring=parcels, monitoring_year=2026)
    rows = plan.monitoring
    assert len(rows) and (rows["state"] == "unplanned").all()
    parts = rows[["as_planned_ha", "unchanged_ha", "otherwise_ha", "not_covered_ha"]].sum(axis=1)
    assert np.allclose(parts, rows["area_ha"], atol=1e-6)


@settings(max_examples=20)
@given(
    st.lists(st.sampled_from(["housing", "green", "industry", None]), min_size=6, max_size=6),
    st.lists(st.sampled_from(["settlement", "industry", "agricultural"]), min_size=6, max_size=6),
    st.lists(st.sampled_from(["settlement", "industry", "agricultural"]), min_size=4, max_size=4),
)
def test_any_plan_closes(uses, now, then):
    before = layer(squares(6), category=now, ownership=["municipal"] * 6)
    ids = [f"P{number}" for number in range(1, 7)]
    allocation = pd.DataFrame({"parcel_id": ids, "use": uses})
    later = layer([block(i * 1.5, 0, 1.5, 1) for i in range(4)], category=then)
    plan = management_plan(before, allocation=allocation, monitoring=later)
    assert plan.inventory_ha == pytest.approx(plan.changing_ha + plan.unchanged_ha)
    assert plan.summary["parcels"].sum() == 6
    rows = plan.monitoring
    parts = rows[["as_planned_ha", "unchanged_ha", "otherwise_ha", "not_covered_ha"]].sum(axis=1)
    assert np.allclose(parts, rows["area_ha"], atol=1e-8)
    planned = {parcel for parcel, use in zip(ids, uses, strict=True) if use is not None}
    assert planned <= set(rows["parcel_id"])


def test_a_later_layer_elsewhere_is_refused():
    far = layer([block(500, 500)])
    with pytest.raises(DataError) as refused:
        management_plan(plots(), monitoring=far)
    assert refused.value.code == "error.management_elsewhere"
