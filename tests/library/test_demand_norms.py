"""Norms: shipped with a source, replaced with a source, refused without one."""

from __future__ import annotations

import pytest

from sedp_spatial.codes import load_codes
from sedp_spatial.demand import load_norms
from sedp_spatial.errors import DataError, UsageError

OWN = {"source": "Resolution of the local council"}


def test_every_shipped_norm_is_cited_dated_and_in_order():
    units = {code.removeprefix("unit.") for code in load_codes("labels") if "unit." in code}
    for code, entry in load_codes("norms").items():
        assert entry["source"] and entry["source_ky"] and entry["source_ru"] and entry["date"]
        assert entry["checked"] is False and "to be replaced" in entry["note"]
        assert entry["low"] <= entry["central"] <= entry["high"], code
        assert entry["unit"] in units, code
        assert all(entry[lang] for lang in ("ky", "ru", "en"))


def test_the_low_end_asks_for_less_land():
    norms = load_norms()
    assert norms["plot_individual"].at("low") < norms["plot_individual"].at("high")
    assert norms["infill_share"].at("low") > norms["infill_share"].at("high")


def test_an_override_needs_a_source():
    for entry in ({"value": 700}, {"value": 700, "source": "  "}, 700):
        with pytest.raises(DataError, match="no source"):
            load_norms({"plot_individual": entry})


@pytest.mark.parametrize(
    ("code", "entry", "error"),
    [
        ("plot_individual", {"value": -1}, "error.norm_bounds"),
        ("plot_individual", {"value": "big"}, "error.norm_number"),
        ("plot_individual", {"value": 8, "unit": "kg/plot"}, "error.norm_unit"),
        ("plot_individual", {"value": 8, "unit": "ha/job"}, "error.norm_unit"),
        ("vacancy", {"value": 5}, "error.norm_bounds"),
        ("plot_individual", {"low": 900, "central": 800}, "error.norm_order"),
        ("plot_individual", {}, "error.norm_without_value"),
        ("share_individual", {"value": 0.5}, "error.housing_shares"),
        ("floor_ratio_industry", {"value": 0}, "error.norm_bounds"),
        ("plot_individual", {"value": 8, "sourse": "x"}, "error.norm_key"),
        ("plot_individul", {"value": 8}, "error.norm_unknown"),
    ],
)
def test_a_norm_that_cannot_be_right_is_refused(code, entry, error):
    with pytest.raises((DataError, UsageError)) as refused:
        load_norms({code: {**OWN, **entry}})
    assert refused.value.code == error
    assert all("{" not in refused.value.text(lang) for lang in ("ky", "ru", "en"))


def test_areas_may_be_given_in_other_units():
    for value, unit in ((8, "sotka/plot"), (0.08, "ha"), (800, "м2"), (800, "m2/plot")):
        norm = load_norms({"plot_individual": {**OWN, "value": value, "unit": unit}})
        assert norm["plot_individual"].central == pytest.approx(800)
        assert norm["plot_individual"].own


def test_norms_are_read_from_a_file(tmp_path):
    path = tmp_path / "norms.toml"
    path.write_text('[vacancy]\nvalue = 0.04\nsource = "census"\n', encoding="utf-8")
    assert load_norms(path)["vacancy"].central == 0.04
    path.write_text("[vacancy", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be read"):
        load_norms(path)
