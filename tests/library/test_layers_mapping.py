"""Foreign fields, units and codes to the schema; numbers as people write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sedp_spatial import DataError, UsageError, apply_mapping, check_layer, load_mapping
from sedp_spatial.codes import code_of, load_codes
from sedp_spatial.layers.cells import is_missing, texts
from sedp_spatial.layers.mapping import NOTES
from sedp_spatial.layers.numbers import area_factor, parse_number, to_numbers
from tests.library.builders import layer, squares


def foreign(**columns: Any) -> Any:
    """A layer whose fields have nobody's names."""
    frame = layer(squares(3)).drop(columns=["parcel_id", "category"])
    given = {
        "KAD_NO": ["1-01", "1-02", "1-03"],
        "PURPOSE": ["пастбища", "багбанчылык", "дорога"],
        "AREA_M2": [10_000.0, 12_500.0, 0.0],
        **columns,
    }
    return frame.assign(**given)


def sentences(gdf: Any) -> list[str]:
    return [str(note) for note in gdf.attrs[NOTES]]


MAPPING = """
[fields]
parcel_id = "KAD_NO"
category = "PURPOSE"
registered_area_ha = { field = "AREA_M2", unit = "m2" }
[codes.category]
"пастбища" = "agricultural"
"дорога" = "industry"
"""


def test_a_mapping_file_gives_a_layer_the_columns_of_the_schema(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(MAPPING, encoding="utf-8")
    mapped = apply_mapping(foreign(), load_mapping(tmp_path / "map.toml"), kind="parcels")
    assert mapped["parcel_id"].tolist() == ["1-01", "1-02", "1-03"]
    assert mapped["category"].tolist() == ["agricultural", "unassigned", "industry"]
    assert mapped["registered_area_ha"].tolist() == [1.0, 1.25, 0.0]
    assert mapped["ownership"].tolist() == ["unknown"] * 3
    assert mapped["KAD_NO"].tolist() == ["1-01", "1-02", "1-03"]
    assert any("багбанчылык (1)" in text for text in sentences(mapped))


def test_the_star_takes_all_other_values() -> None:
    mapping = {
        "fields": {"category": "PURPOSE"},
        "codes": {"category": {"дорога": "industry", "*": "reserve"}},
    }
    mapped = apply_mapping(foreign(), mapping, kind="parcels")
    assert mapped["category"].tolist() == ["reserve", "reserve", "industry"]
    coded = apply_mapping(foreign(PURPOSE=["forest", "дорога", None]), mapping, kind="parcels")
    assert coded["category"].tolist() == ["reserve", "industry", "reserve"]
    assert not any("without a code" in text for text in sentences(mapped))


def test_a_mapping_may_name_a_code_by_its_label() -> None:
    mapping = {
        "fields": {"category": "PURPOSE"},
        "codes": {"category": {"дорога": "Forest fund", "*": "запас"}},
    }
    mapped = apply_mapping(foreign(), mapping, kind="parcels")
    assert mapped["category"].tolist() == ["reserve", "reserve", "forest"]


def test_values_are_matched_without_regard_to_blanks_around_them() -> None:
    frame = foreign(PURPOSE=[" дорога ", "дорога", "дорога  "])
    mapping = {"fields": {"category": "PURPOSE"}, "codes": {"category": {"дорога ": "industry"}}}
    assert set(apply_mapping(frame, mapping, kind="parcels")["category"]) == {"industry"}


def test_labels_in_any_language_are_understood_without_a_mapping() -> None:
    labels = ["Токой фондусунун жерлери", "земли ВОДНОГО фонда", "Reserve land"]
    frame = foreign().assign(Category=labels)
    mapped = apply_mapping(frame, kind="parcels")
    assert mapped["category"].tolist() == ["forest", "water", "reserve"]


@pytest.mark.parametrize("lang", ["ky", "ru", "en"])
@pytest.mark.parametrize("file", ["categories", "land_kinds", "ownership", "in_use"])
def test_every_label_means_its_own_code(file: str, lang: str) -> None:
    for code, entry in load_codes(file).items():
        assert code_of(file, f"  {entry[lang].upper()} ") == code


@pytest.mark.parametrize("file", ["categories", "land_kinds", "ownership", "in_use", "units"])
def test_no_word_means_two_codes(file: str) -> None:
    words: dict[str, str] = {}
    for code, entry in load_codes(file).items():
        spelt = {code, entry["ky"], entry["ru"], entry["en"], *entry.get("also", [])}
        for word in {" ".join(w.replace("ё", "е").split()).casefold() for w in spelt}:
            assert words.setdefault(word, code) == code, word


def test_unknown_codes_without_a_mapping_are_kept_and_found_by_the_check() -> None:
    frame = layer(squares(3), category=["forest", "Жайыт?", "Жайыт?"])
    mapped = apply_mapping(frame, kind="parcels")
    assert mapped["category"].tolist() == ["forest", "Жайыт?", "Жайыт?"]
    table = check_layer(mapped).table
    assert table["rule"].tolist() == ["unknown_code"]
    assert table["feature_ids"][0] == ("P2", "P3")


def test_many_unknown_codes_are_counted_and_it_is_said_that_there_are_more() -> None:
    frame = layer(squares(15), category=[f"код {number}" for number in range(15)])
    mapped = apply_mapping(frame, {"codes": {"category": {"x": "forest"}}}, kind="parcels")
    said = next(text for text in sentences(mapped) if "without a code" in text)
    assert "15 features" in said
    assert "код 9 (1)" in said
    assert "+5" in said


def test_a_field_that_is_not_there_suggests_the_nearest() -> None:
    with pytest.raises(DataError) as caught:
        apply_mapping(
            foreign(), {"fields": {"category": "PURPOS"}}, kind="parcels", source="village.gpkg"
        )
    assert caught.value.params["nearest"] == ["PURPOSE"]
    for word in ("village.gpkg", "PURPOS", "category", "mapping"):
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("mapping", "code", "named"),
    [
        ({"fields": {"kategory": "PURPOSE"}}, "error.mapping_column", "kategory"),
        ({"codes": {"area": {"a": "b"}}}, "error.mapping_column", "area"),
        (
            {"fields": {"registered_area_ha": {"field": "AREA_M2", "unit": "acre"}}},
            "error.unit",
            "acre",
        ),
        ({"codes": {"category": {"дорога": "roads"}}}, "error.mapping_code", "roads"),
        ({"codes": {"parcel_id": {"a": "b"}}}, "error.mapping_code", "parcel_id"),
        ({"fields": {"registered_area_ha": {"unit": "m2"}}}, "error.mapping_shape", "fields"),
        ({"fields": {"category": 5}}, "error.mapping_shape", "fields"),
        ({"fields": "PURPOSE"}, "error.mapping_shape", "fields"),
        ({"codes": {"category": "forest"}}, "error.mapping_shape", "codes"),
        ({"codes": {"category": {"дорога": 5}}}, "error.mapping_shape", "codes"),
    ],
)
def test_a_mapping_that_cannot_be_right(mapping: dict, code: str, named: str) -> None:
    with pytest.raises(UsageError) as caught:
        apply_mapping(foreign(), mapping, kind="parcels")
    assert caught.value.code == code
    assert named in str(caught.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("fields = [", "error.mapping_syntax"),
        ("[feilds]\ncategory = 'A'", "error.mapping_part"),
        ("layer = 'EPSG:7694'", "error.mapping_shape"),
    ],
)
def test_a_mapping_file_that_cannot_be_read(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_mapping(tmp_path / "map.toml")
    assert caught.value.code == code
    assert "map.toml" in str(caught.value)


def test_a_mapping_file_in_another_encoding_or_nowhere(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(MAPPING, encoding="cp1251")
    with pytest.raises(UsageError) as caught:
        load_mapping(tmp_path / "map.toml")
    assert caught.value.code == "error.mapping_syntax"
    with pytest.raises(UsageError) as caught:
        load_mapping(tmp_path / "none.toml")
    assert caught.value.code == "error.no_file"


def test_the_input_is_not_changed_and_its_index_survives() -> None:
    frame = foreign().set_index(pd.Index([7, 7, 9]))
    before = frame.copy()
    mapped = apply_mapping(frame, {"fields": {"category": "PURPOSE"}}, kind="parcels")
    pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(before))
    assert mapped.index.tolist() == [7, 7, 9]


def test_a_layer_without_numbers_gets_running_ones_and_says_so() -> None:
    mapped = apply_mapping(foreign(), kind="parcels", source="village")
    assert mapped["parcel_id"].tolist() == ["1", "2", "3"]
    assert any("village has no field for Parcel" in text for text in sentences(mapped))


# --- numbers ---------------------------------------------------------------------------------

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "hectares"),
    [
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("12,5 га", 12.5),
        ("12,5 га.", 12.5),
        ("0.35ha", 0.35),
        ("1 250 м2", 0.125),
        (f"1{NBSP}250 м²", 0.125),
        ("1250 кв.м", 0.125),
        ("6 соток", 0.06),
        ("2 км2", 200.0),
        ("1 234 567,8 м2", 123.45678),
        ("-3", -3.0),
        ("1e3", 1000.0),
        ("  7  ", 7.0),
    ],
)
def test_a_number_as_people_write_it(text: str, hectares: float) -> None:
    assert parse_number(text) == pytest.approx(hectares)


@pytest.mark.parametrize(
    "text",
    ["abc", "", "около 3", "5 штук", "1,250.5", "12.5.2020", "3-5", "га", "12 5", "1 25 000"],
)
def test_what_could_only_be_guessed_is_not_a_number(text: str) -> None:
    assert parse_number(text) is None


def test_a_unit_of_the_column_counts_where_the_cell_names_none() -> None:
    assert parse_number("12500", factor=0.0001) == pytest.approx(1.25)
    assert parse_number("1,25 га", factor=0.0001) == pytest.approx(1.25)


@pytest.mark.parametrize(
    ("unit", "factor"),
    [("ha", 1), ("га", 1), ("m2", 1e-4), ("м²", 1e-4), ("сотка", 0.01), ("sotka", 0.01)],
)
def test_units_of_area(unit: str, factor: float) -> None:
    assert area_factor(unit) == factor


def test_persons_have_no_unit_of_area() -> None:
    numbers, unreadable = to_numbers(pd.Series(["5", "5 га"]), as_area=False)
    assert numbers[0] == 5
    assert unreadable.tolist() == [False, True]


def test_what_is_not_a_number_is_told_from_what_is_missing() -> None:
    cells = pd.Series(["12,5 га", "abc", None, " ", np.nan, "7"], index=list("abcdef"))
    numbers, unreadable = to_numbers(cells)
    assert numbers["a"] == 12.5
    assert numbers["f"] == 7
    assert numbers.isna().sum() == 4
    assert unreadable[unreadable].index.tolist() == ["b"]


def test_infinite_numbers_are_not_areas() -> None:
    numbers, unreadable = to_numbers(pd.Series([1.0, np.inf, -np.inf, np.nan]))
    assert unreadable.tolist() == [False, True, True, False]
    assert numbers.isna().tolist() == [False, True, True, True]


def test_text_in_a_number_field_is_noted_and_found_by_the_check_by_parcel() -> None:
    frame = layer(squares(3), registered_area_ha=["1,0 га", "много", None])
    mapped = apply_mapping(frame, kind="parcels")
    assert mapped["registered_area_ha"].tolist()[:1] == [1.0]
    assert any("много" in text for text in sentences(mapped))
    table = check_layer(mapped).table
    assert table["rule"].tolist() == ["bad_number"]
    assert table["feature_ids"][0] == ("P2",)
    assert "много" in table["message"][0]


def test_features_with_the_same_index_are_told_apart() -> None:
    frame = layer(squares(2), registered_area_ha=["1", "много"]).set_index(pd.Index([7, 7]))
    mapped = apply_mapping(frame, kind="parcels")
    table = check_layer(mapped).table
    assert table["feature_ids"].tolist() == [("P2",)]
    assert "много" in table["message"][0]


# --- cells -----------------------------------------------------------------------------------


def test_cells_that_hold_nothing() -> None:
    assert all(is_missing(v) for v in (None, np.nan, pd.NA, pd.NaT, "", "  \t"))
    assert not any(is_missing(v) for v in (0, "0", False, "nan"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([17.0, np.nan], ["17", None]),
        ([17.5, 18.0], ["17.5", "18.0"]),
        ([" a ", ""], ["a", None]),
        ([1, 2], ["1", "2"]),
        ([1e19, np.nan], ["1e+19", None]),
        ([np.inf, 1.0], ["inf", "1.0"]),
    ],
)
def test_numbers_of_a_register_are_written_as_there(values: list, expected: list) -> None:
    assert texts(pd.Series(values)).tolist() == expected
