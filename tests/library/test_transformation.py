"""The pre-check: composition, verdict, exceptions in their periods, papers, losses."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError, area_m2
from sedp_spatial.transformation import precheck_transformation, transformation_rules
from tests.library.builders import block, bow_tie, layer, squares

ON = "2026-11-22"
KINDS = ["arable_irrigated", "arable_rainfed", "pasture", "household_plot", "other"]


def land(kinds: list[str], **columns):
    count = len(kinds)
    given = {"land_kind": kinds, "ownership": ["municipal"] * count, **columns}
    return layer(squares(count), **given)


def limits(shapes, kind, regime, **columns):
    return gpd.GeoDataFrame(geometry=shapes, crs="EPSG:7694").assign(
        kind=kind, regime=regime, name="Корук", legal_basis=None, valid_from=None, **columns
    )


def row(result, rule):
    return result.table.set_index("rule").loc[rule]


def test_rainfed_municipal_land_passes_and_nothing_is_said_of_papers():
    result = precheck_transformation(
        land(["arable_rainfed"]), "industry", purpose="industry", on=ON
    )
    assert result.verdict == "passes"
    assert set(result.table["outcome"]) == {"ok"}
    assert set(result.documents["state"]) == {"not_stated"}
    codes = [note.code for note in result.notes]
    assert "note.transformation_no_documents" in codes
    assert "note.transformation_not_judged" in codes
    assert len(result.findings) == 0


def test_irrigated_arable_is_returned_with_the_article_and_its_hectares():
    parcels = land(["arable_irrigated", "pasture"])
    result = precheck_transformation(
        parcels,
        "Өнөр жай, транспорт, байланыш, энергетика, коргонуу жана башка багыттагы жерлер",
        purpose="өнөр жай",
        on=ON,
    )
    blocking = row(result, "moratorium_irrigated")
    assert result.verdict == "would_be_returned"
    assert (blocking["outcome"], blocking["parcel_ids"]) == ("blocks", ("P1",))
    assert blocking["area_ha"] == pytest.approx(area_m2(parcels, edges="drawn")[0] / 1e4)
    assert "257" in str(blocking["citation"]) and "1-берене" in blocking["citation"].text("ky")
    assert list(result.layer["outcome"]) == ["blocks", "needs"]
    assert not blocking["checked"]


@pytest.mark.parametrize(
    ("purpose", "on", "verdict"),
    [
        ("cemetery", ON, "passes"),
        ("cemetery", "2017-10-14", "passes"),
        ("cemetery", "2017-10-13", "would_be_returned"),
        ("resettlement", "2011-06-23", "passes"),
        ("resettlement", "2010-12-31", "would_be_returned"),
        ("housing", ON, "would_be_returned"),
        ("housing", "2009-07-30", "passes"),
        ("school", None, "passes"),
    ],
)
def test_an_exception_holds_in_its_period_only(purpose, on, verdict):
    parcels = land(["arable_irrigated"])
    result = precheck_transformation(parcels, "settlement", purpose=purpose, on=on)
    assert result.verdict == verdict
    if verdict == "would_be_returned" and purpose != "housing":
        said = row(result, "moratorium_irrigated")["message"]
        assert said.code == "transformation.lapsed" and on in said
    if on == "2009-07-30":
        assert row(result, "moratorium_irrigated")["message"].code == "transformation.not_in_force"


def test_an_exception_with_an_end_needs_a_day():
    rules = {"exception_cemeteries": {"valid_to": "2030-12-31"}}
    parcels = land(["arable_irrigated"])
    for on, verdict in ((None, "would_be_returned"), (ON, "passes"), ("2031", "would_be_returned")):
        result = precheck_transformation(
            parcels, "settlement", purpose="cemetery", on=on, rules=rules
        )
        assert result.verdict == verdict


def test_orchards_are_excepted_by_the_quality_of_each_parcel():
    parcels = land(["arable_irrigated"] * 4, quality_score=[39.9, 40, None, 20])
    result = precheck_transformation(
        parcels,
        "agricultural",
        purpose="orchard_low_quality",
        on=ON,
        documents=["quality_statement", "justification"],
    )
    by_outcome = {
        (r["rule"], r["outcome"]): r["parcel_ids"] for r in result.findings.to_dict("records")
    }
    assert by_outcome["exception_orchards", "ok"] == ("P1", "P4")
    assert by_outcome["exception_orchards", "needs"] == ("P3",)
    assert by_outcome["moratorium_irrigated", "blocks"] == ("P2",)
    assert result.total_som == 0


def test_inert_materials_need_the_reclamation_project():
    parcels = land(["arable_irrigated"])
    asked = {"purpose": "inert_materials", "on": ON}
    without = precheck_transformation(parcels, "industry", **asked)
    assert row(without, "exception_inert_materials")["outcome"] == "needs"
    there = precheck_transformation(
        parcels, "industry", **asked, documents={"reclamation_project": "№ 7"}
    )
    assert row(there, "exception_inert_materials")["outcome"] == "ok"
    project = there.documents.set_index("document").loc["reclamation_project"]
    assert (project["state"], project["detail"]) == ("there", "№ 7")


def test_protected_land_blocks_and_forest_needs_consent():
    parcels = land(["other", "forest"], category=["protected", "forest"])
    result = precheck_transformation(parcels, "settlement", purpose="tourism", on=ON)
    assert row(result, "spna_land")["outcome"] == "blocks"
    assert row(result, "forest_fund")["outcome"] == "needs"
    consent = precheck_transformation(
        parcels.iloc[[1]], "settlement", purpose="tourism", on=ON, documents=["forest_consent"]
    )
    assert row(consent, "forest_fund")["outcome"] == "ok"
    who = set(map(str, result.authorities["authority"]))
    assert {"Local council", "Land agency", "Cabinet of Ministers"} <= who


def test_restrictions_are_measured_once_and_by_their_day():
    parcels = land(["pasture"])
    twice = limits([block(0, 0, 0.5, 1), block(0.25, 0, 0.25, 1)], "water_strip", "prohibited")
    result = precheck_transformation(
        parcels, "settlement", purpose="housing", on=ON, restrictions=twice
    )
    strip = row(result, "water_strip")
    assert strip["outcome"] == "blocks"
    assert strip["area_ha"] == pytest.approx(result.site_ha / 2)
    assert "Корук" in strip["message"]
    past = twice.assign(valid_to="2020-12-31")
    over = precheck_transformation(
        parcels, "settlement", purpose="housing", on=ON, restrictions=past
    )
    assert row(over, "water_strip")["area_ha"] == 0
    sliver = limits([block(0, 0, 0.0005, 1)], "nature_reserve", "prohibited")
    thin = precheck_transformation(
        parcels, "settlement", purpose="housing", on=ON, restrictions=sliver
    )
    assert row(thin, "spna_zone")["outcome"] == "ok"


def test_a_restriction_of_an_unknown_kind_is_not_passed_over():
    given = limits([block(0, 0)], "өзүмдүкү", "prohibited")
    result = precheck_transformation(
        land(["pasture"]), "industry", purpose="industry", restrictions=given
    )
    assert row(result, "other_restriction")["outcome"] == "needs"


@pytest.mark.parametrize("elsewhere", ["1", "2", "3", "high"])
def test_a_hazard_counts_whatever_other_levels_the_layer_holds(elsewhere):
    """Levels were ranked among those of the layer, so that a 2 without a 1 was the mildest."""
    parcels = land(["arable_rainfed"] * 2)
    hazards = gpd.GeoDataFrame(
        {"hazard": ["mudflow", "landslide"], "level": ["2", elsewhere]},
        geometry=[block(0, 0), block(50, 50)],
        crs=parcels.crs,
    )
    result = precheck_transformation(
        parcels, "industry", purpose="industry", on=ON, hazards=hazards
    )
    assert row(result, "hazard")["parcel_ids"] == ("P1",)


def test_a_hazard_below_the_threshold_does_not_count():
    parcels = land(["arable_rainfed"])
    hazards = gpd.GeoDataFrame(
        {"hazard": ["mudflow", "flood"], "level": ["1", "low"]},
        geometry=[block(0, 0), block(0, 0)],
        crs=parcels.crs,
    )
    result = precheck_transformation(
        parcels, "industry", purpose="industry", on=ON, hazards=hazards
    )
    assert "hazard" not in set(result.findings["rule"])


def test_hazards_and_zones_are_asked():
    parcels = land(["arable_rainfed"] * 2)
    hazards = gpd.GeoDataFrame(
        {"hazard": ["mudflow"] * 2, "level": [1, 3]},
        geometry=[block(0, 0, 2, 1), block(0, 0)],
        crs=parcels.crs,
    )
    zones = gpd.GeoDataFrame({"zone": ["R1"]}, geometry=[block(0, 0)], crs=parcels.crs)
    table = [{"zone": "R1", "permitted": "school", "categories": "settlement"}]
    result = precheck_transformation(
        parcels,
        "industry",
        purpose="industry",
        on=ON,
        hazards=hazards,
        zones=zones,
        zone_table=pd.DataFrame(table),
    )
    assert row(result, "hazard")["parcel_ids"] == ("P1",)
    assert row(result, "zone_category")["parcel_ids"] == ("P1",)
    assert result.verdict == "needs"


def test_owners_and_gaps_in_the_records_are_needs():
    parcels = land(
        ["pasture", None, "arable_rainfed"],
        ownership=["private", None, "state"],
        category=["agricultural", "agricultural", None],
    )
    result = precheck_transformation(parcels, "industry", purpose="industry", on=ON)
    found = {r["rule"]: r["parcel_ids"] for r in result.findings.to_dict("records")}
    assert found["private_owner"] == ("P1",)
    assert found["unknown_owner"] == ("P2",)
    assert found["unknown_land_kind"] == ("P2",)
    assert found["unknown_category"] == ("P3",)


def test_land_in_the_target_category_needs_no_transformation():
    parcels = land(["built"], category=["industry"])
    result = precheck_transformation(parcels, "industry", purpose="industry", on=ON)
    assert row(result, "same_category")["outcome"] == "needs"


def test_all_papers_there_let_it_pass_and_each_missing_one_is_named(tmp_path):
    parcels = land(["arable_rainfed"])
    asked = {"purpose": "industry", "on": ON}
    first = precheck_transformation(parcels, "industry", **asked, documents=[])
    assert first.verdict == "needs"
    names = list(first.documents["document"])
    file = tmp_path / "papers.csv"
    file.write_text("document;number\n" + "".join(f"{n};1\n" for n in names), encoding="utf-8")
    assert precheck_transformation(parcels, "industry", **asked, documents=file).verdict == "passes"
    one = precheck_transformation(
        parcels, "industry", **asked, documents={n: n != "council_resolution" for n in names}
    )
    assert row(one, "papers_council")["outcome"] == "needs"
    assert one.stages.set_index("stage").loc["council", "missing"] == ("council_resolution",)


def test_a_site_cuts_parcels_and_counts_gaps_and_overlaps():
    parcels = layer(
        [block(0, 0), block(1, 0), block(0.5, 0, 0.5, 1)],
        land_kind=["pasture", "arable_irrigated", "pasture"],
        ownership=["municipal"] * 3,
        registered_area_ha=[1.0, 1.0, 0.5],
    )
    site = block(0.5, 0, 2, 0.5)
    result = precheck_transformation(parcels, "industry", purpose="industry", site=site)
    whole = area_m2(gpd.GeoSeries([site], crs=parcels.crs), edges="drawn")[0] / 1e4
    assert result.site_ha == pytest.approx(whole)
    assert result.composition["area_ha"].sum() == pytest.approx(whole)
    assert result.gap_ha == pytest.approx(whole / 4, rel=1e-6)
    assert result.overlap_ha == pytest.approx(whole / 4, rel=1e-6)
    assert result.layer["registered_ha"].tolist() == pytest.approx([0.25, 0.5, 0.25], rel=1e-6)
    assert row(result, "no_parcel")["outcome"] == "needs"
    assert row(result, "overlapping_parcels")["outcome"] == "needs"


def test_losses_follow_kind_and_quality():
    parcels = land(
        ["arable_irrigated", "arable_irrigated", "pasture"], quality_score=[30, 60, None]
    )
    values = {
        "arable_irrigated": {"bands": [{"below": 60, "som_per_ha": 10}, {"som_per_ha": 30}]},
        "pasture": {"bands": [{"som_per_ha": 1}]},
    }
    result = precheck_transformation(parcels, "industry", purpose="industry", values=values)
    hectares = area_m2(parcels, edges="drawn").to_numpy() / 1e4
    assert result.total_som == pytest.approx(hectares @ [10, 30, 1], abs=0.02)
    assert result.compensation["quality"].iloc[-1].text("ru") == "не указан"
    free = precheck_transformation(parcels, "industry", purpose="airport", values=values)
    assert free.total_som == 0


@pytest.mark.parametrize(
    ("change", "error", "text"),
    [
        ({"target": "индустрия"}, UsageError, "industry"),
        ({"purpose": "cemetry"}, UsageError, "cemetery"),
        ({"parcel_ids": ["P1", "P9"]}, UsageError, "P9"),
        ({"parcel_ids": []}, DataError, "selected"),
        ({"site": block(0.1, 0.1, 0.1, 0.1), "parcel_ids": ["P1"]}, UsageError, "not both"),
        ({"site": block(50, 50)}, DataError, ""),
        ({"on": "summer"}, UsageError, "summer"),
        ({"documents": ["паспорт"]}, UsageError, "паспорт"),
        ({"rules": {"pasture": {"valid_from": "2020", "valid_to": "2019"}}}, DataError, "pasture"),
        ({"rules": {"pasture": {"outcom": "ok"}}}, DataError, "outcome"),
        ({"rules": {"own": {"kind": "lands"}}}, DataError, "land"),
        (
            {"rules": {"own": {"kind": "exception", "of": "x", "purposes": ["school"]}}},
            DataError,
            "x",
        ),
        ({"rules": {"pasture": {"land_kinds": ["pastures"]}}}, DataError, "pasture"),
        ({"rules": {"meta": {"replace_all": True}}}, UsageError, "replace_all"),
        ({"rules": "none.toml"}, UsageError, "none.toml"),
        ({"values": {"pasture": {"bands": [{"som_per_ha": -1}]}}}, DataError, "pasture"),
        ({"values": {"pastures": {"bands": []}}}, DataError, "pastures"),
    ],
)
def test_bad_input_is_named(change, error, text):
    given = {"target": "industry", "purpose": "industry", **change}
    with pytest.raises(error) as raised:
        precheck_transformation(land(["pasture"] * 2), given.pop("target"), **given)
    assert text in str(raised.value)
    for lang in ("ky", "ru"):
        assert "{" not in raised.value.text(lang)


def test_a_day_before_all_rules_tells_when_they_begin():
    rules = {
        "meta": {"replace_all": True},
        "own": {"kind": "land", "outcome": "blocks", "valid_from": "2009-07-31", "en": "Own"},
    }
    with pytest.raises(UsageError) as raised:
        precheck_transformation(
            land(["pasture"]), "industry", purpose="industry", on="2001-01-01", rules=rules
        )
    assert "2009-07-31" in str(raised.value)


def test_a_toml_of_the_user_changes_and_adds_rules(tmp_path):
    file = tmp_path / "rules.toml"
    file.write_text(
        '[pasture]\nremove = true\n[own]\nkind = "land"\noutcome = "blocks"\n'
        'land_kinds = ["pasture"]\nky = "Жайытка тыюу"\ncitation = "№ 5 токтом"\n'
        "valid_from = 2020-01-01\nchecked = true\n",
        encoding="utf-8",
    )
    rules = transformation_rules(file)
    assert "pasture" not in rules.entries and rules.entries["own"].checked
    result = precheck_transformation(
        land(["pasture"]), "industry", purpose="industry", on=ON, rules=rules
    )
    assert result.verdict == "would_be_returned"
    assert "Жайытка тыюу" in row(result, "own")["message"].text("ru")
    assert row(result, "own")["citation"] == "№ 5 токтом"


def test_invalid_outlines_and_parcels_without_area_are_noted():
    parcels = layer([block(0, 0), bow_tie(2, 0), None], land_kind=["pasture"] * 3)
    result = precheck_transformation(parcels, "industry", purpose="industry")
    codes = {note.code for note in result.notes}
    assert {"note.measured_mended", "note.without_area"} <= codes
    with pytest.raises(DataError):
        precheck_transformation(parcels.iloc[[2]], "industry", purpose="industry")


def test_the_whole_result_is_said_in_three_languages():
    result = precheck_transformation(
        land(["arable_irrigated"]), "industry", purpose="industry", on=ON, documents=[]
    )
    for lang in ("ky", "ru"):
        spoken = result.translated(lang)
        texts = [str(v) for t in spoken.tables().values() for v in t.to_numpy().ravel()]
        assert not any("Local council" in text or "not known" in text for text in texts)
        assert not any("{" in text for text in [*texts, *spoken.notes])


OWN = {
    "kind": "land",
    "outcome": "blocks",
    "en": "Own rule",
}
WORSE = ["passes", "needs", "would_be_returned"]


@settings(max_examples=25)
@given(
    kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=5),
    owners=st.lists(st.sampled_from(["state", "municipal", "private", "unknown"]), min_size=5),
    purpose=st.sampled_from(["industry", "cemetery", "housing", "orchard_low_quality"]),
    target=st.sampled_from(["industry", "settlement", "agricultural", "forest"]),
    blocked=st.sampled_from(KINDS),
    outcome=st.sampled_from(["blocks", "needs"]),
)
def test_a_further_rule_never_makes_the_verdict_better(
    kinds, owners, purpose, target, blocked, outcome
):
    parcels = land(kinds, ownership=owners[: len(kinds)])
    asked = {"purpose": purpose, "on": ON}
    before = precheck_transformation(parcels, target, **asked)
    own = {"own": {**OWN, "outcome": outcome, "land_kinds": [blocked]}}
    after = precheck_transformation(parcels, target, **asked, rules=own)
    assert WORSE.index(after.verdict) >= WORSE.index(before.verdict)
    if blocked in kinds and outcome == "blocks":
        assert after.verdict == "would_be_returned"
    assert after.composition["area_ha"].sum() == pytest.approx(after.site_ha, rel=1e-12)
    printed = after.composition["printed_ha"]
    assert round(float(printed.sum()), 2) == round(after.site_ha, 2)
