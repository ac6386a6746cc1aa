"""A plan file: everything that is wrong with it is said at once, with lines and suggestions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial import PlanError, UsageError, read_plan
from sedp_spatial.plan.positions import positions_of
from sedp_spatial.plan.scaffold import plan_text, scaffold
from tests.library.plan_folder import SAMPLE

HEAD = 'base_year = 2026\n[territory]\nen = "A"\n[layers]\nparcels = "p.gpkg"\n'


def written(folder: Path, text: str, files: tuple[str, ...] = ("p.gpkg",)) -> Path:
    for name in files:
        (folder / name).write_bytes(b"")
    plan = folder / "plan.toml"
    plan.write_text(text, encoding="utf-8")
    return plan


def findings(folder: Path, text: str, **options) -> list[str]:
    with pytest.raises(PlanError) as caught:
        read_plan(written(folder, text, **options))
    return [str(one) for one in caught.value.findings]


def test_the_plan_of_the_sample_is_sound():
    plan = read_plan(SAMPLE / "plan.toml")
    assert plan.years == (2031, 2036) and plan.languages == ("ky", "ru", "en")
    assert plan.source("layers.parcels").endswith("municipality.gpkg|layername=parcels")
    assert read_plan(SAMPLE).base_year == 2026


def test_everything_wrong_is_said_at_once_with_its_line(tmp_path):
    text = "\n".join([
        "base_year = 2026",                     # 1
        "years = [2036, 2031, 2050]",           # 2: not rising, and one outside
        'languages = ["ky", "kg", "ky"]',       # 3: unknown, and twice
        "horzon = 10",                          # 4: unknown key
        "[territory]",                          # 5
        "en = 5",                               # 6: wrong type
        "[layers]",                             # 7
        'parcels = "p.gpkg|layername=plots"',   # 8
        'bilding = "b.gpkg"',                   # 9: unknown key
        'roads = "rods.gpkg"',                  # 10: no such file
        "[norms.plot_indvidual]",               # 11: unknown norm
        "value = 8",
        "[[ledger]]",                           # 13: lacks keys
        'village = "V1"',
        "[hazards.rasters.mudflw]",             # 15: unknown hazard
        'file = "p.gpkg"',
    ])  # fmt: skip
    found = findings(tmp_path, text, files=("p.gpkg", "roads.gpkg"))
    said = "\n".join(found)
    assert "line 2, years: the years 2036, 2031, 2050 must rise" in said
    assert "line 2, years: 2050 lies outside the horizon" in said
    assert 'line 3, languages: "kg" is not possible. Choose from: ky, ru, en' in said
    assert 'line 3, languages: "ky" is listed twice' in said
    assert 'line 4, horzon: this key is not known. Did you mean "horizon"?' in said
    assert "line 6, territory.en: a text in quotation marks is expected, found 5" in said
    assert 'line 9, layers.bilding: this key is not known. Did you mean "buildings"?' in said
    assert "line 10, layers.roads: there is no file rods.gpkg" in said
    assert 'Did you mean "roads.gpkg"?' in said
    assert (
        'line 11, norms.plot_indvidual: no norm has this name. Did you mean "plot_individual"?'
        in said
    )
    assert "line 13, ledger[1]: the key exposed_households is missing" in said
    assert (
        'line 15, hazards.rasters.mudflw: no hazard has this name. Did you mean "mudflow"?' in said
    )
    lines = [int(one.split(",")[0].removeprefix("line ")) for one in found]
    assert lines == sorted(lines)


def test_the_list_is_said_in_every_language(tmp_path):
    with pytest.raises(PlanError) as caught:
        read_plan(written(tmp_path, HEAD + "x = 1\n[layer]\n"))
    error = caught.value
    assert error.exit_code == 2
    for lang, word in (("ky", "6-сап"), ("ru", "строка 6"), ("en", "line 6")):
        assert word in error.text(lang)
        assert len(error.text(lang).splitlines()) == 1 + len(error.findings)


def test_what_is_required_is_asked_for(tmp_path):
    said = "\n".join(findings(tmp_path, "languages = []\n"))
    for key in ("territory", "base_year", "layers.parcels"):
        assert f"{key}: " in said


def test_a_file_that_is_no_toml_still_gets_its_lines(tmp_path):
    found = findings(tmp_path, HEAD + "roads = no quotes\nriver = 'r.gpkg'\n")
    assert any(one.startswith("line 6") and "cannot be read" in one for one in found)
    assert any("river" in one and '"rivers"' in one for one in found)


def test_duplicates_are_named_with_both_lines(tmp_path):
    found = findings(tmp_path, HEAD + 'parcels = "p.gpkg"\n[territory]\nru = "Б"\n')
    assert any("line 6, layers.parcels" in one and "line 5" in one for one in found)
    assert any("line 7, territory" in one and "line 2" in one for one in found)


def test_a_layer_that_the_file_does_not_have_is_named_with_the_nearest(tmp_path):
    text = (SAMPLE / "plan.toml").read_text(encoding="utf-8")
    for name in SAMPLE.iterdir():
        if name.is_file() and name.suffix in (".csv", ".gpkg", ".tif", ".toml"):
            shutil.copy(name, tmp_path / name.name)
    (tmp_path / "plan.toml").write_text(
        text.replace("layername=rivers", "layername=river"), encoding="utf-8"
    )
    with pytest.raises(PlanError) as caught:
        read_plan(tmp_path)
    assert 'Did you mean "rivers"?' in str(caught.value)


def test_missing_files_may_be_left_out_but_never_the_parcels(tmp_path):
    plan = written(tmp_path, HEAD + 'roads = "r.gpkg"\n[rules]\nzone_rules = "z.csv"\n')
    read = read_plan(plan, allow_missing=True)
    assert set(read.absent) == {"layers.roads", "rules.zone_rules"} and not read.has("layers.roads")
    (tmp_path / "p.gpkg").unlink()
    with pytest.raises(PlanError, match=r"p\.gpkg"):
        read_plan(plan, allow_missing=True)


def test_measures_that_cannot_be_are_listed_with_the_rest(tmp_path):
    (tmp_path / "m.csv").write_text(
        "measure_id,section,name,cost_som,year,sources,after\n"
        "M1,services,A,100,2027,local_budget=90,M2\n"
        "M2,services,B,100,2040,local_budget=100,M1\n"
        "M2,services,C,100,2027,local_budget=100,\n",
        encoding="utf-8",
    )
    found = findings(tmp_path, HEAD + 'x = "r.gpkg"\n[budget]\nmeasures = "m.csv"\n')
    said = "\n".join(found)
    assert "line 8, budget.measures: m.csv: " in said
    assert "layers.x" in said and "2040" in said and "M2" in said
    assert len(found) >= 4


def test_no_such_plan(tmp_path):
    with pytest.raises(UsageError, match="no file"):
        read_plan(tmp_path / "plan.toml")


def test_a_new_plan_is_sound_but_for_its_parcels_and_is_never_overwritten(tmp_path):
    for lang in ("ky", "ru", "en"):
        path = scaffold(tmp_path / lang, lang=lang, year=2026)
        with pytest.raises(PlanError) as caught:
            read_plan(path)
        assert [one.params["key"] for one in caught.value.findings] == ["layers.parcels"]
        with pytest.raises(UsageError):
            scaffold(tmp_path / lang)
    # Whatever stands there as a comment is a key that the plan knows.
    bare = [line.lstrip("# ") for line in plan_text(2026, "en").splitlines()]
    kept = [line for line in bare if line[:1] == "[" or " = " in line]
    path = tmp_path / "all.toml"
    path.write_text("\n".join(kept).replace("NAME", "mudflow"), encoding="utf-8")
    with pytest.raises(PlanError) as caught:
        read_plan(path)
    assert not [one for one in caught.value.findings if "not known" in str(one)]


@given(st.text(alphabet="abc.[]{}=\"'\n# 1,\\", max_size=60))
def test_the_search_for_lines_stands_any_text(text):
    found = positions_of(text)
    assert all(1 <= line <= text.count("\n") + 1 for line in found.lines.values())


def test_lines_are_found_through_values_of_many_lines():
    text = '''a = """
[no.table]
key = 1
"""
b = [
  "x = 1", # [y]
  { c = 2 },
]
"quoted key"."ы" = 1
[[rows]]
v = 1
[[rows]]
[rows.sub]
w = 2
'''
    found = positions_of(text)
    assert found.line_of(("b",)) == 5
    assert found.line_of(("quoted key", "ы")) == 9
    assert found.line_of(("rows", 0, "v")) == 11
    assert found.line_of(("rows", 1, "sub", "w")) == 14
    assert ("no", "table") not in found.lines and ("key",) not in found.lines
