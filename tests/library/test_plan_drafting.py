"""Plans and mappings that are written for people, and read back as they were meant."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgis_plugin.panel.wizard_state import LayerState, WizardState
from sedp_spatial import UsageError, load_mapping, operations, read_layer
from sedp_spatial.codes import load_codes
from sedp_spatial.errors import SedpError
from sedp_spatial.layers import apply_mapping
from sedp_spatial.plan import read_plan
from sedp_spatial.plan.drafting import new_plan, relative
from sedp_spatial.plan.mapping_text import mapping_text
from sedp_spatial.plan.remapping import change_mappings, given_mappings
from tests.library.builders import layer, squares

TEXT = st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=12)


@pytest.fixture
def parcels_file(tmp_path):
    folder = tmp_path / "Катмарлар"
    folder.mkdir()
    frame = layer(squares(4), category=["Пашня", "лес", "лес", None]).rename(
        columns={"parcel_id": "НОМЕР", "category": "Категория"}
    )
    frame["S"] = 10_000.0
    file = folder / "p.gpkg"
    frame.to_file(file, layer="Участки", driver="GPKG")
    return file


def drafted(file, home, **more):
    return new_plan(home, territory={"ky": 'А "Б"'}, base_year=2026,
                    layers={"parcels": f"{file}|layername=Участки"}, **more)  # fmt: skip


MAPPING = {
    "fields": {"parcel_id": "НОМЕР", "category": "Категория",
               "registered_area_ha": {"field": "S", "unit": "m2"}},
    "codes": {"category": {"лес": "forest"}},
}  # fmt: skip


def test_a_plan_is_written_with_its_mapping_and_read_back(parcels_file, tmp_path):
    counts = {"parcels": {"category": {"лес": [2, 2.0], "Пашня": [1, 1.0]}}}
    for lang in ("ky", "ru", "en"):
        made = drafted(parcels_file, tmp_path / lang, mappings={"parcels": MAPPING},
                       counts=counts, lang=lang)  # fmt: skip
        plan = read_plan(made.plan)
        assert plan.territory == {"ky": 'А "Б"'} and plan.years == (2031, 2036)
        assert plan.value("layers.parcels") == "../Катмарлар/p.gpkg|layername=Участки"
        text = plan.folder.joinpath("mappings/parcels.toml").read_text("utf-8")
        assert tomllib.loads(text) == MAPPING and '# "Пашня"' in text
        read = read_layer(plan.source("layers.parcels"), kind="parcels",
                          mapping=plan.source("mappings.parcels"))  # fmt: skip
        assert read["registered_area_ha"].tolist() == [1.0] * 4
        assert read["category"].tolist()[:3] == ["unassigned", "forest", "forest"]


def test_the_same_draft_gives_the_same_bytes(parcels_file, tmp_path):
    texts = []
    for name in ("a", "b"):
        made = drafted(parcels_file, tmp_path / name, mappings={"parcels": MAPPING})
        texts.append([p.read_bytes() for p in sorted((tmp_path / name).rglob("*.toml"))])
        assert made.table["file"].tolist() == ["mappings/parcels.toml", "plan.toml"]
    assert texts[0] == texts[1]


def test_a_plan_is_never_overwritten(parcels_file, tmp_path):
    made = drafted(parcels_file, tmp_path / "p")
    before = Path(made.plan).read_bytes()
    with pytest.raises(UsageError, match="already"):
        drafted(parcels_file, tmp_path / "p")
    assert Path(made.plan).read_bytes() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"tables": {"population.counts": "none.csv"}},
        {"horizon": 7},
        {"languages": ["fr"]},
        {"mappings": {"parcels": {"codes": {"category": {"x": "y\ud800"}}}}},
    ],
)
def test_what_makes_no_sound_plan_leaves_nothing(parcels_file, tmp_path, wrong):
    home = tmp_path / "new" / "deeper"
    with pytest.raises((SedpError, UnicodeError)):
        drafted(parcels_file, home, **wrong)
    assert not (tmp_path / "new").exists()


def test_staged_layers_move_beside_the_plan(parcels_file, tmp_path):
    staged = tmp_path / "stage" / "layers.gpkg"
    staged.parent.mkdir()
    shutil.copyfile(parcels_file, staged)
    home = tmp_path / "p"
    home.mkdir()
    (home / "layers.gpkg").write_bytes(b"somebody's own")
    made = new_plan(home, territory={"en": "A"}, base_year=2026, staged=staged,
                    layers={"parcels": f"{staged}|layername=Участки"})  # fmt: skip
    plan = read_plan(made.plan)
    assert plan.value("layers.parcels") == "layers-2.gpkg|layername=Участки"
    assert (home / "layers.gpkg").read_bytes() == b"somebody's own"
    assert len(gpd.read_file(home / "layers-2.gpkg", layer="Участки")) == 4


def test_norms_come_from_a_file_of_their_own(parcels_file, tmp_path):
    norms = tmp_path / "norms.toml"
    norms.write_text('[norms.plot_individual]\nvalue = 8\nunit = "sotka/plot"\nsource = "№ 1"\n'
                     "date = 2025-03-12\nchecked = true\n", "utf-8")  # fmt: skip
    made = drafted(parcels_file, tmp_path / "p", tables={"norms": str(norms)})
    wanted = tomllib.loads(norms.read_text("utf-8"))["norms"]
    assert read_plan(made.plan).value("norms") == wanted
    norms.write_text("[plot_indivdual]\nvalue = 8\n", "utf-8")
    with pytest.raises(UsageError, match="plot_individual"):
        drafted(parcels_file, tmp_path / "q", tables={"norms": str(norms)})
    assert not (tmp_path / "q").exists()


def test_files_are_relative_only_where_that_is_possible(tmp_path):
    assert relative("a.csv", tmp_path) == "a.csv"
    assert relative(str(tmp_path / "x" / "a.gpkg") + "|layername=b", tmp_path) == (
        "x/a.gpkg|layername=b"
    )


@given(st.dictionaries(TEXT, st.sampled_from(sorted(load_codes("categories"))), max_size=5),
       TEXT, st.sampled_from(["ky", "ru", "en"]))  # fmt: skip
def test_any_value_survives_the_file(codes, field, lang):
    mapping = {"fields": {"category": field}, "codes": {"category": codes}}
    counts = {"category": dict.fromkeys((*codes, field), (1, 0.5))}
    text = mapping_text(mapping, "parcels", lang=lang, counts=counts)
    read = tomllib.loads(text)
    assert read["fields"] == mapping["fields"] and read.get("codes", {}).get("category") == codes


# --- changing the mapping of a plan -----------------------------------------------------------


def test_a_mapping_is_changed_and_the_old_file_kept(parcels_file, tmp_path):
    plan = drafted(parcels_file, tmp_path / "p", mappings={"parcels": MAPPING}).plan
    found = given_mappings(plan)
    assert found.fields[["column", "field", "unit"]].to_numpy().tolist() == [
        ["parcel_id", "НОМЕР", ""], ["category", "Категория", ""],
        ["registered_area_ha", "S", "m2"]]  # fmt: skip
    same = change_mappings(plan, mappings={"parcels": MAPPING})
    file = tmp_path / "p" / "mappings" / "parcels.toml"
    assert same.table.empty and not file.with_name("parcels.toml.bak").exists()
    before, text = file.read_text("utf-8"), (tmp_path / "p" / "plan.toml").read_text("utf-8")
    other = {**MAPPING, "codes": {"category": {"лес": "forest", "Пашня": "agricultural"}}}
    done = change_mappings(plan, mappings={"parcels": other})
    assert load_mapping(file) == other and len(done.notes) == 1
    assert file.with_name("parcels.toml.bak").read_text("utf-8") == before
    assert (tmp_path / "p" / "plan.toml").read_text("utf-8") == text


def test_a_first_mapping_is_named_in_the_plan(parcels_file, tmp_path):
    plan = drafted(parcels_file, tmp_path / "p").plan
    change_mappings(plan, mappings={"parcels": MAPPING})
    assert read_plan(plan).value("mappings.parcels") == "mappings/parcels.toml"


def test_a_mapping_inside_the_plan_is_left_to_its_author(parcels_file, tmp_path):
    plan = tmp_path / "plan.toml"
    plan.write_text('base_year = 2026\n[territory]\nen = "A"\n[layers]\n'
                    f'parcels = "{parcels_file.as_posix()}|layername=Участки"\n'
                    '[mappings.parcels.fields]\ncategory = "Категория"\n', "utf-8")  # fmt: skip
    before = plan.read_text("utf-8")
    with pytest.raises(UsageError, match="text editor"):
        change_mappings(plan, mappings={"parcels": MAPPING})
    assert plan.read_text("utf-8") == before


# --- the wizard's choices against the library's reading ---------------------------------------


def state_of(frame, folder, **others) -> WizardState:
    """The wizard's state after the library described the layers, as in QGIS."""
    state = WizardState()
    known = tables(operations.run("likely_layers", {}, {"layers": [], "lang": "en"}))
    state.know(known["columns"], known["codes"], known["units"], 0.75)
    asked = {}
    for key, one in {"parcels": frame, **others}.items():
        one.to_file(folder / f"{key}.gpkg", layer=key, driver="GPKG")
        source = f"{folder / key}.gpkg|layername={key}"
        state.layers[key] = LayerState(key, key, "parcels", source)
        asked[key] = {"source": source}
    state.describe(tables(operations.run("describe_layers", {}, {"sources": asked})))
    return state


def tables(outcome) -> dict:
    return {one.name: [dict(zip([c for c, _ in one.columns], row, strict=True))
                       for row in one.rows] for one in outcome.tables}  # fmt: skip


VALUES = ["Пастбища", "лес", "Земли запаса", "reserve", "xyz", " лес", None, "Жайыт"]


@pytest.mark.parametrize("rest", ["", "water"])
def test_the_preview_is_what_the_library_reads(tmp_path, rest):
    values = [VALUES[number % len(VALUES)] for number in range(24)]
    frame = layer(squares(6, 4), category=values)
    state = state_of(frame, tmp_path)
    state.assign("parcels", "category", ["лес"], "forest")
    state.assign("parcels", "category", ["reserve"], "")
    if rest:
        state.assign("parcels", "category", ["*"], rest)
    shown = state.preview("parcels", "category")
    read = apply_mapping(frame, state.mapping("parcels"), kind="parcels")
    counts = read["category"].fillna("unassigned").value_counts()
    lost = int(counts.pop("unassigned")) if "unassigned" in counts else 0
    assert shown.unassigned == lost and (lost > 0 or rest)
    assert {code: many for code, many, _ in shown.codes} == counts.to_dict()
    total = shown.unassigned_ha + sum(ha for _, _, ha in shown.codes)
    assert total == pytest.approx(shown.area_ha, rel=1e-12)


def test_what_goes_without_saying_is_not_written(tmp_path):
    frame = layer(squares(2), category=["Земли запаса", "forest"])
    assert state_of(frame, tmp_path).mappings() == {}


def test_a_label_that_the_user_takes_away_stays_away(tmp_path):
    frame = layer(squares(2), category=["Земли запаса", "forest"])
    state = state_of(frame, tmp_path)
    state.assign("parcels", "category", ["forest"], "")
    mapping = state.mapping("parcels")
    read = apply_mapping(frame, mapping, kind="parcels")
    assert read["category"].tolist() == ["reserve", "unassigned"]


@pytest.mark.parametrize(("factor", "unit"), [(1.0, "ha"), (1e4, "m2"), (100.0, "sotka")])
def test_the_unit_of_a_register_is_recognised(tmp_path, factor, unit):
    frame = layer(squares(3), AREA=[factor, factor * 1.02, factor * 0.97])
    state = state_of(frame, tmp_path)
    assert state.layers["parcels"].chosen["registered_area_ha"] == "AREA"
    assert state.layers["parcels"].units == {"registered_area_ha": unit}
    assert state.ratio("parcels", "registered_area_ha") == pytest.approx(1.0, abs=0.01)
    read = apply_mapping(frame, state.mapping("parcels"), kind="parcels")
    assert read["registered_area_ha"].tolist()[0] == pytest.approx(1.0)


def test_an_earlier_layer_never_takes_the_mapping_of_the_parcels_by_mistake(tmp_path):
    frame = layer(squares(2), category=["xyz", "forest"])
    state = state_of(frame, tmp_path, parcels_before=layer(squares(2)))
    state.assign("parcels", "category", ["xyz"], "water")
    found = state.mappings()
    assert found["parcels"]["codes"] and found["parcels_before"]["fields"]
    assert "codes" not in found["parcels_before"]
