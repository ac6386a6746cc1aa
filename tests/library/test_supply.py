"""The supply of land: what is left of each parcel, for what, and why not for the rest."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import land_balance, land_demand, read_layer
from sedp_spatial.codes import load_codes
from sedp_spatial.demand.present import Present
from sedp_spatial.errors import DataError, UsageError
from sedp_spatial.messages import Message
from sedp_spatial.supply import candidates_from, land_supply
from tests.library.builders import GRID, block, layer, squares

PLACE = {"ownership": "municipal", "in_use": "no", "land_kind": "other"}


def plots(shapes, **columns):
    count = len(shapes)
    given = {name: [value] * count for name, value in PLACE.items()}
    return layer(shapes, **{**given, "category": ["settlement"] * count, **columns})


def restricted(shapes, regimes):
    kinds = ["protected_area"] * len(shapes)
    given = {"kind": kinds, "regime": regimes, "name": [f"R{i}" for i in range(len(shapes))]}
    return gpd.GeoDataFrame(given, geometry=list(shapes), crs=GRID)


def dangerous(shapes, levels, hazard="mudflow"):
    given = {"hazard": [hazard] * len(shapes), "level": levels}
    return gpd.GeoDataFrame(given, geometry=list(shapes), crs=GRID)


def zoned(shapes, codes):
    return gpd.GeoDataFrame({"zone": codes}, geometry=list(shapes), crs=GRID)


RULES = pd.DataFrame(
    {
        "zone": ["R1", "IND"],
        "permitted": ["residential", "industrial"],
        "conditional": ["shop", "office"],
    }
)


def row(result, use, parcel="P1"):
    found = result.uses[(result.uses["use"] == use) & (result.uses["parcel_id"] == parcel)]
    return found.iloc[0]


def share(value, result):
    """Hectares as a share of the parcel, so that the ellipsoid drops out."""
    return value / result.table["area_ha"].iloc[0]


# --- areas --------------------------------------------------------------------------------------


def test_a_restriction_and_a_hazard_that_overlap_are_taken_off_once():
    result = land_supply(
        plots(squares(1)),
        restricted([block(0, 0, 0.5, 1)], ["prohibited"]),
        None,
        dangerous([block(0.25, 0, 0.5, 1)], [3]),
    )
    parcel = result.table.iloc[0]
    assert share(parcel.restricted_ha, result) == pytest.approx(0.5, abs=1e-6)
    assert share(parcel.hazard_ha, result) == pytest.approx(0.5, abs=1e-6)
    assert share(parcel.blocked_ha, result) == pytest.approx(0.75, abs=1e-6)
    assert share(row(result, "housing").available_ha, result) == pytest.approx(0.25, abs=1e-6)
    assert row(result, "housing").status == "free"
    assert row(result, "housing").obstacles == "restriction;hazard"


def test_each_use_loses_what_its_own_rules_say():
    result = land_supply(
        plots(squares(1)), None, None, dangerous([block(0, 0, 0.5, 1)], [2]), uses=None
    )
    assert share(row(result, "housing").blocked_ha, result) == pytest.approx(0.5, abs=1e-6)
    assert row(result, "green").blocked_ha == 0.0  # green areas are refused from level 3 on


def test_conditions_leave_the_land_available_and_are_measured_beside_what_is_taken_off():
    result = land_supply(
        plots(squares(1)),
        restricted([block(0, 0, 0.25, 1), block(0, 0, 0.5, 1)], ["prohibited", "conditional"]),
    )
    housing = row(result, "housing")
    assert housing.status == "conditional"
    assert share(housing.available_ha, result) == pytest.approx(0.75, abs=1e-6)
    assert share(housing.conditional_ha, result) == pytest.approx(0.25, abs=1e-6)


def test_conditions_that_lie_wholly_under_what_is_taken_off_are_none():
    both = [block(0, 0, 0.5, 1), block(0, 0, 0.25, 1)]
    result = land_supply(plots(squares(1)), restricted(both, ["prohibited", "conditional"]))
    assert row(result, "housing").status == "free"
    assert row(result, "housing").conditional_ha == 0.0


def test_a_zone_takes_off_the_part_of_a_parcel_on_which_it_forbids_the_use():
    zones = zoned([block(0, 0, 0.4, 1), block(0.4, 0, 0.6, 1)], ["R1", "IND"])
    result = land_supply(plots(squares(1)), None, zones, rules=RULES)
    assert share(row(result, "housing").available_ha, result) == pytest.approx(0.4, abs=1e-6)
    assert share(row(result, "industry").available_ha, result) == pytest.approx(0.6, abs=1e-6)
    assert row(result, "trade").status == "conditional"  # a shop in R1
    assert result.table["zone"].tolist() == ["IND"]


def test_the_highest_level_and_the_day_count():
    hazards = dangerous([block(0, 0), block(0, 0)], [1, 3])
    assert row(land_supply(plots(squares(1)), None, None, hazards), "housing").status == "no"
    limits = restricted([block(0, 0)], ["prohibited"]).assign(valid_to="2020-12-31")
    assert row(land_supply(plots(squares(1)), limits), "housing").status == "no"
    assert row(land_supply(plots(squares(1)), limits, on="2026-11-22"), "housing").status == "free"


def test_layers_in_another_crs_take_off_the_same():
    limits = restricted([block(0.2, 0, 0.5, 1)], ["prohibited"])
    here = land_supply(plots(squares(2)), limits)
    there = land_supply(plots(squares(2)), limits.to_crs(4326))
    assert np.allclose(here.uses["available_ha"], there.uses["available_ha"], atol=1e-6)
    assert any(note.code == "note.brought_to_crs" for note in there.notes)


# --- why not ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "use", "code"),
    [
        ({"category": ["forest"]}, "housing", "supply.category"),
        ({"ownership": ["private"]}, "housing", "supply.owner"),
        ({"ownership": [None]}, "housing", "supply.owner"),
        ({"land_kind": ["road"]}, "housing", "supply.land_kind"),
    ],
)
def test_the_reason_names_what_refuses(columns, use, code):
    refused = row(land_supply(plots(squares(1), **columns)), use)
    assert (refused.status, refused.available_ha) == ("no", 0.0)
    assert refused.reason.code == code
    assert refused.refused_ha == pytest.approx(refused.area_ha)


def test_the_reason_of_what_is_taken_off_gives_the_hectares():
    result = land_supply(plots(squares(1)), restricted([block(0, 0)], ["prohibited"]))
    reason = row(result, "housing").reason
    assert reason.code == "supply.blocked"
    assert reason.params["restricted_ha"] == pytest.approx(1.0, abs=0.002)
    assert row(result, "housing").refused_ha == 0.0


def test_what_is_left_must_be_large_enough():
    limits = restricted([block(0, 0, 0.95, 1)], ["prohibited"])  # 500 m² are left
    result = land_supply(plots(squares(1)), limits)
    assert row(result, "housing").reason.code == "supply.small"
    assert row(result, "trade").status == "free"  # 300 m² are enough for trade
    assert row(result, "housing").refused_ha == pytest.approx(0.05, abs=1e-3)


def test_buildings_refuse_a_plot_that_has_to_be_unbuilt():
    houses = gpd.GeoDataFrame(
        {"building_id": ["b"], "use": ["residential"], "floors": [1]},
        geometry=[block(0.1, 0.1, 0.1, 0.1)],
        crs=GRID,
    )
    result = land_supply(
        plots(squares(1), category=["agricultural"], land_kind=["pasture"]), buildings=houses
    )
    assert row(result, "housing").reason.code == "supply.built"
    assert row(result, "agriculture").status == "free"


def test_transformation_and_used_land_are_said_together():
    result = land_supply(plots(squares(1), category=["agricultural"], in_use=["yes"]))
    housing = row(result, "housing")
    assert housing.status == "after_transformation"
    assert "Agricultural land" in housing.reason and "present use must end" in housing.reason
    assert row(result, "agriculture").status == "conditional"
    assert result.table["uses"].tolist() == ["agriculture"]
    assert "housing" in result.table["uses_after_transformation"].item().split(";")


def test_unused_municipal_land_comes_first():
    shapes = squares(6)
    result = land_supply(
        plots(
            shapes,
            ownership=["municipal", "state", "municipal", "state", "private", None],
            in_use=["no", "no", "yes", "unknown", "no", "no"],
        )
    )
    assert result.table["rank"].tolist() == [1, 2, 3, 3, 4, 4]
    assert result.unused_public_ha == pytest.approx(result.table["area_ha"][:2].sum())


def test_every_reason_is_said_in_three_languages():
    shapes = squares(6)
    result = land_supply(
        plots(
            shapes,
            category=["forest", "agricultural", "settlement", "settlement", "reserve", None],
            ownership=["state", "municipal", "private", "municipal", "state", "municipal"],
            in_use=["yes", "yes", "no", "no", "no", "no"],
        ),
        restricted([block(3, 0)], ["partly_prohibited"]),
    )
    assert result.uses["reason"].dtype == object
    reasons = [reason for reason in result.uses["reason"] if reason is not None]
    assert reasons and all(isinstance(reason, Message) for reason in reasons)
    for reason in set(reasons):
        said = {reason.text(lang) for lang in ("ky", "ru", "en")}
        assert len(said) == 3 and not any("{" in text for text in said)


def test_a_reason_stands_wherever_it_is_not_simply_free():
    result = land_supply(plots(squares(3), category=["settlement", "agricultural", "water"]))
    without = result.uses["reason"].isna()
    assert (without == (result.uses["status"] == "free")).all()


# --- the whole ----------------------------------------------------------------------------------


def test_the_uses_are_the_sectors_of_the_demand():
    people = pd.DataFrame({"year": [2026, 2036], "population": [10_000, 12_000]})
    demand = land_demand(people, present=Present(households=2_000, dwellings=2_000))
    assert set(demand.table["sector"]) == set(load_codes("land_uses"))


@pytest.fixture(scope="module")
def sample_supply(sample, parcels):
    file = sample / "municipality.gpkg"
    layers = {
        kind: read_layer(file, kind, kind=kind)
        for kind in ("restrictions", "zones", "hazards", "buildings")
    }
    return land_supply(
        parcels,
        layers["restrictions"],
        layers["zones"],
        layers["hazards"],
        rules=sample / "zone_rules.csv",
        buildings=layers["buildings"],
        on="2026-11-22",
    )


def test_the_sample_adds_up_to_the_land_balance(sample_supply, parcels):
    whole = land_balance(parcels).parcels_ha
    assert sample_supply.parcels_ha == pytest.approx(whole, abs=1e-9)
    assert sample_supply.residual_ha < 1e-9
    by_use = sample_supply.summary.groupby("use")["area_ha"].sum()
    assert np.allclose(by_use, whole, atol=1e-6)
    counted = sample_supply.summary.groupby("use")["parcels"].sum()
    assert (counted == len(parcels)).all()
    uses = sample_supply.uses
    parts = uses["blocked_ha"] + uses["refused_ha"] + uses["available_ha"]
    assert np.allclose(parts, uses["area_ha"], atol=1e-9)
    table = sample_supply.by_use
    columns = ["free_ha", "conditional_ha", "after_transformation_ha", "refused_ha", "blocked_ha"]
    assert np.allclose(table[columns].sum(axis=1), table["area_ha"], atol=1e-6)


def test_the_sample_has_no_private_or_protected_land_on_offer(sample_supply):
    offered = sample_supply.uses[sample_supply.uses["status"] != "no"]
    assert (offered["rank"] <= 3).all()
    assert not offered["category"].isin(["protected", "forest", "water"]).any()
    assert sample_supply.unused_public_ha > 500


def test_one_use_after_another_gives_the_same(sample_supply, sample, parcels):
    file = sample / "municipality.gpkg"
    alone = land_supply(
        parcels,
        read_layer(file, "restrictions", kind="restrictions"),
        read_layer(file, "zones", kind="zones"),
        read_layer(file, "hazards", kind="hazards"),
        rules=sample / "zone_rules.csv",
        buildings=read_layer(file, "buildings", kind="buildings"),
        on="2026-11-22",
        uses=["transport"],
    )
    together = sample_supply.uses[sample_supply.uses["use"] == "transport"]
    assert np.allclose(alone.uses["available_ha"], together["available_ha"], atol=1e-9)
    assert list(alone.uses["status"]) == list(together["status"])


def _boxes(most):
    place = st.tuples(
        st.floats(-0.5, 3.5), st.floats(-0.5, 1.5), st.floats(0.05, 2), st.floats(0.05, 2)
    )
    return st.lists(place, max_size=most)


@settings(max_examples=25)
@given(_boxes(4), _boxes(4), _boxes(3), st.lists(st.sampled_from([1, 2, 3]), min_size=4))
def test_any_layers_close_and_agree_with_the_union(limits, dangers, areas, levels):
    shapes = squares(3)
    regimes = ["prohibited", "conditional", "partly_prohibited", "notice"]
    restrictions = restricted([block(*p) for p in limits], regimes[: len(limits)])
    hazards = dangerous([block(*p) for p in dangers], levels[: len(dangers)])
    zones = zoned([block(*p) for p in areas], ["IND", "R1", "IND"][: len(areas)])
    result = land_supply(
        plots(shapes, ownership=["municipal", "state", "private"]),
        restrictions,
        zones if len(zones) else None,
        hazards,
        rules=RULES if len(zones) else None,
        uses=["housing", "green"],
    )
    uses = result.uses
    parts = uses["blocked_ha"] + uses["refused_ha"] + uses["available_ha"]
    assert np.allclose(parts, uses["area_ha"], atol=1e-9)
    assert (uses[["blocked_ha", "refused_ha", "available_ha"]] >= 0).all(axis=None)
    taken = [block(*p) for p, r in zip(limits, regimes, strict=False) if "prohibited" in r]
    taken += [block(*p) for p, level in zip(dangers, levels, strict=False) if level >= 2]
    taken += [
        block(*p) for p, zone in zip(areas, ["IND", "R1", "IND"], strict=False) if zone == "IND"
    ]
    union = shapely.union_all(taken) if taken else shapely.Polygon()
    housing = uses[uses["use"] == "housing"]
    for shape, blocked, area in zip(shapes, housing["blocked_ha"], housing["area_ha"], strict=True):
        expected = shapely.intersection(shape, union).area / shape.area
        assert blocked / area == pytest.approx(expected, abs=1e-5)


# --- settings and bad input ---------------------------------------------------------------------


def test_a_plan_may_let_private_land_in():
    own = {"private_no": {"free": "conditional"}}
    result = land_supply(plots(squares(1), ownership=["private"]), settings=own)
    assert row(result, "housing").status == "conditional"
    assert "bought" in row(result, "housing").reason
    assert any(note.code == "note.supply_own" for note in result.notes)


def test_a_plan_sets_its_own_values_in_a_file(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text('[housing]\nmin_plot_m2 = 20000\nsource = "Токтом 14-2"\n', encoding="utf-8")
    result = land_supply(plots(squares(1)), settings=file)
    assert row(result, "housing").reason.code == "supply.small"
    assert result.settings.set_index("use").loc["housing", "source"] == "Токтом 14-2"


def test_a_use_of_ones_own():
    own = {"airfield": {"categories": ["settlement"], "source": "own"}}
    result = land_supply(plots(squares(1)), settings=own, uses=["airfield"])
    assert row(result, "airfield").status == "free"


def test_levels_beyond_the_scale_are_said():
    result = land_supply(plots(squares(1)), None, None, dangerous([block(0, 0)], [17]))
    assert any(note.code == "note.supply_hazard_scale" for note in result.notes)


def test_words_of_danger_are_ordered():
    result = land_supply(
        plots(squares(2)), None, None, dangerous([block(0, 0), block(1, 0)], ["low", "high"])
    )
    assert row(result, "housing", "P1").status == "free"
    assert row(result, "housing", "P2").status == "no"


@pytest.mark.parametrize(
    ("kwargs", "code"),
    [
        ({"uses": ["hausing"]}, "error.supply_use"),
        ({"uses": []}, "error.supply_no_use"),
        ({"settings": {"hausing": {}}}, "error.supply_use"),
        ({"settings": {"housing": {"min_plot": 1}}}, "error.supply_key"),
        ({"settings": {"housing": {"categories": ["city"]}}}, "error.supply_code"),
        ({"settings": {"housing": {"categories": "settlement"}}}, "error.supply_setting"),
        ({"settings": {"housing": {"min_plot_m2": -1}}}, "error.supply_setting"),
        ({"settings": {"housing": {"unbuilt": "yes"}}}, "error.supply_setting"),
        ({"settings": {"housing": 5}}, "error.supply_setting"),
        ({"settings": {"private_no": {"free": "maybe"}}}, "error.supply_setting"),
        ({"settings": {"private_no": {"ranks": 1}}}, "error.supply_key"),
        (
            {"settings": {"housing": {"hazard_from": {"any": {"word": "bad"}}}}},
            "error.supply_setting",
        ),
        ({"settings": "nowhere.toml"}, "error.supply_settings"),
        ({"rules": RULES}, "error.supply_rules_without_zones"),
        ({"on": "soon"}, "error.day"),
    ],
)
def test_bad_asking_is_refused(kwargs, code):
    with pytest.raises((UsageError, DataError)) as refused:
        land_supply(plots(squares(1)), **kwargs)
    assert refused.value.code == code
    assert "{key}" not in refused.value.text("ky")


def test_bad_layers_are_refused():
    twice = plots(squares(2), parcel_id=["A", "A"])
    for parcels, others, code in (
        (twice, {}, "error.parcel_ids_repeated"),
        (plots(squares(1)).iloc[:0], {}, "error.no_features"),
        (plots(squares(1)).set_crs(None, allow_override=True), {}, "error.no_crs_of"),
        (
            plots(squares(1)),
            {"zones": zoned([block(0, 0)], ["X"]), "rules": RULES},
            "error.supply_no_zone_rule",
        ),
    ):
        with pytest.raises(DataError) as refused:
            land_supply(parcels, **others)
        assert refused.value.code == code


def test_a_parcel_without_an_outline_is_a_row():
    result = land_supply(plots([block(0, 0), None]))
    lost = row(result, "housing", "P2")
    assert (lost.status, lost.area_ha) == ("no", 0.0)
    assert lost.reason.code == "supply.no_area"


# --- for the allocation -------------------------------------------------------------------------


def test_candidates_are_the_pairs_that_are_on_offer():
    result = land_supply(plots(squares(2), category=["settlement", "agricultural"]))
    now = candidates_from(result, uses=["housing"])
    assert now[["parcel_id", "status"]].to_numpy().tolist() == [["P1", "free"]]
    both = candidates_from(result, uses=["housing"], with_transformation=True)
    assert both["parcel_id"].tolist() == ["P1", "P2"]
    assert both["suitability"].tolist() == [1.0, 1.0]
    scores = pd.DataFrame({"parcel_id": ["P2"], "use": ["housing"], "suitability": [0.4]})
    scored = candidates_from(result, scores, uses=["housing"], with_transformation=True)
    assert scored["suitability"].tolist() == [0.0, 0.4]


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        (pd.DataFrame({"parcel_id": ["P1"]}), "error.supply_scores_columns"),
        (
            pd.DataFrame({"parcel_id": ["P1"], "use": ["housing"], "suitability": [1.5]}),
            "error.supply_scores_value",
        ),
        (
            pd.DataFrame({"parcel_id": ["P1"] * 2, "use": ["green"] * 2, "suitability": [0, 1]}),
            "error.supply_scores_repeated",
        ),
    ],
)
def test_scores_that_cannot_be_right_are_refused(scores, code):
    result = land_supply(plots(squares(1)))
    with pytest.raises(DataError) as refused:
        candidates_from(result, scores)
    assert refused.value.code == code
