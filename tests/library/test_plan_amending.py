"""Files that people write by hand are changed from the map, and only where it was asked for."""

from __future__ import annotations

import shutil
import tomllib

import geopandas as gpd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point

from sedp_spatial import OutputError, SedpError, UsageError
from sedp_spatial.management.proposals import placed_proposals, read_proposals
from sedp_spatial.plan import amending
from sedp_spatial.plan.amending import amend, with_entry, with_key, without_entry, without_key
from sedp_spatial.plan.keeping import drop_case, keep_case
from sedp_spatial.plan.proposing import proposals_layer
from sedp_spatial.transformation import read_cases
from tests.library.plan_folder import SAMPLE

PLAN = """# баш сөз
base_year = 2026 # жыл

[layers] # катмарлар
parcels = "a.gpkg" # [layers]

[budget]
# measures = "old.csv"
years = 3
"""


@pytest.mark.parametrize(
    "key, value",
    [("layers.proposals", "p.gpkg|layername=p"), ("layers.parcels", "b.gpkg"),
     ("budget.measures", "m.csv"), ("transformation.cases", 'c "x".toml'), ("budget.years", 5)],
)  # fmt: skip
def test_a_key_is_set_and_all_else_stays(key, value):
    text = with_key(PLAN, key, value)
    table, name = key.split(".")
    assert tomllib.loads(text)[table][name] == value
    kept = [line for line in PLAN.splitlines() if line.startswith("#") or "# жыл" in line]
    assert all(line in text.splitlines() for line in kept)
    assert tomllib.loads(without_key(text, key)) == {
        **tomllib.loads(PLAN),
        table: {k: v for k, v in tomllib.loads(PLAN).get(table, {}).items() if k != name},
    }


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)


@settings(deadline=None)
@given(entries=st.lists(texts, min_size=1, max_size=4, unique=True), gone=st.integers(0, 3))
def test_entries_come_and_go(entries, gone):
    text = PLAN
    for name in entries:
        text = with_entry(text, "case", {"id": name, "title": name})
    assert [case["id"] for case in tomllib.loads(text)["case"]] == entries
    taken = entries[gone % len(entries)]
    rest = [name for name in entries if name != taken]
    text = without_entry(text, "case", "id", taken)
    assert [case["id"] for case in tomllib.loads(text).get("case", [])] == rest


def test_an_entry_goes_with_its_stages_and_leaves_the_others():
    text = (SAMPLE / "transformation.toml").read_text("utf-8")
    changed = without_entry(text, "case", "id", "Т-2026-01")
    assert tomllib.loads(changed)["case"] == tomllib.loads(text)["case"][1:]


@pytest.mark.parametrize("text", ['layers.parcels = "a"\n', 'layers = { parcels = "a" }\n'])
def test_a_layout_that_cannot_be_changed_safely_is_left_alone(text):
    with pytest.raises(UsageError, match="text editor"):
        with_key(text, "layers.proposals", "b")


def test_what_somebody_else_wrote_meanwhile_stays(tmp_path):
    file = tmp_path / "план.toml"
    file.write_text(PLAN, encoding="utf-8")

    def change(text):
        file.write_text("base_year = 2030\n", encoding="utf-8")
        return with_key(text, "budget.years", 4)

    with pytest.raises(OutputError, match="somebody else"):
        amend(file, change)
    assert file.read_text("utf-8") == "base_year = 2030\n"
    assert [path.name for path in tmp_path.iterdir()] == ["план.toml"]


def test_damaged_toml_is_named(tmp_path):
    file = tmp_path / "plan.toml"
    file.write_text("[a\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"plan\.toml"):
        amend(file, lambda text: amending.with_key(text, "a.b", 1))


@pytest.fixture
def plan(tmp_path):
    folder = tmp_path / "Пландын папкасы"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("generate", "_*"))
    return folder / "plan.toml"


def test_a_site_becomes_a_case_and_goes_again(plan):
    before = (plan.parent / "transformation.toml").read_text("utf-8")
    site = gpd.GeoDataFrame(geometry=[Point(3353277, 4596513).buffer(50)], crs=7694)
    kept = keep_case(plan, target="settlement", purpose="housing", title="Көчө", site=site)
    cases = read_cases(plan.parent / "transformation.toml")
    assert [case.case_id for case in cases][-1] == kept.case_id
    outline = gpd.read_file(plan.parent / str(cases[-1].site))
    assert outline.geometry[0].equals(site.geometry[0])
    drop_case(plan, case=kept.case_id)
    assert (plan.parent / "transformation.toml").read_text("utf-8").strip() == before.strip()


def test_a_plan_without_cases_begins_its_file_and_ends_it(plan):
    text = plan.read_text("utf-8").replace('cases = "transformation.toml"', "")
    plan.write_text(text, encoding="utf-8")
    (plan.parent / "transformation.toml").unlink()
    kept = keep_case(plan, target="industry", purpose="industry", parcel_ids=["4-09-06-0110-0036"])
    assert tomllib.loads(plan.read_text("utf-8"))["transformation"]["cases"] == kept.file.split(
        "/")[-1]  # fmt: skip
    drop_case(plan, case=kept.case_id)
    assert "cases" not in tomllib.loads(plan.read_text("utf-8"))["transformation"]
    assert not (plan.parent / "transformation.toml").exists()


@pytest.mark.parametrize("wrong", [{"target": "castle"}, {"purpose": "moon"}, {"parcel_ids": []}])
def test_a_case_that_is_none_changes_nothing(plan, wrong):
    before = {p.name: p.read_bytes() for p in plan.parent.iterdir() if p.is_file()}
    given = {"target": "industry", "purpose": "industry", "parcel_ids": ["x"], **wrong}
    with pytest.raises(SedpError):
        keep_case(plan, **given)
    assert {p.name: p.read_bytes() for p in plan.parent.iterdir() if p.is_file()} == before


def test_proposals_keep_their_words_and_places_as_a_layer(plan):
    import pandas as pd

    raw = pd.read_csv(plan.parent / "proposals.csv", dtype=object)
    parcels = gpd.read_file(plan.parent / "municipality.gpkg", layer="parcels")
    told = proposals_layer(plan)
    layer = gpd.read_file(told.file)
    again = read_proposals(layer)
    columns = ["proposal_id", "date", "author", "text", "wanted_use", "hearing_id", "fate",
               "reason"]  # fmt: skip
    pd.testing.assert_frame_equal(again[columns], read_proposals(raw)[columns])
    before, _ = placed_proposals(read_proposals(raw), raw, parcels)
    after, _ = placed_proposals(again, layer, parcels)
    assert after["parcel_id"].tolist() == before["parcel_id"].tolist()
    assert proposals_layer(plan).began == "no" and told.began == "yes"
