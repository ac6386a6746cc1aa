"""Every word of a report exists in Kyrgyz, Russian and English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sedp_spatial.codes import load_codes
from sedp_spatial.report import words

REPORT = Path(words.__file__).parent
FILES = ("labels", "categories", "land_kinds", "ownership", "in_use", "checks")


@pytest.mark.parametrize("name", FILES)
def test_labels_are_complete_in_three_languages(name: str) -> None:
    for code, entry in load_codes(name).items():
        for lang in ("ky", "ru", "en"):
            assert entry.get(lang, "").strip(), (name, code, lang)
        braces = [set(re.findall(r"{\w+}", entry[lang])) for lang in ("ky", "ru", "en")]
        assert braces[0] == braces[1] == braces[2], (name, code)


def test_english_labels_hold_no_cyrillic_and_the_others_do() -> None:
    for code, entry in load_codes("labels").items():
        assert not re.search("[А-я]", entry["en"]), code
        spelt = entry["ky"] + entry["ru"]
        words = re.sub(r"{\w+}", "", entry["en"])
        signs = not re.search("[A-Za-z]{2}", words)  # m², %: the same in every language
        assert re.search("[А-яөүңӨҮҢ№]", spelt) or signs, code


def test_every_word_asked_for_exists() -> None:
    known = load_codes("labels")
    for file in [*REPORT.glob("*.py"), *REPORT.glob("templates/*.html")]:
        text = file.read_text(encoding="utf-8")
        asked = re.findall(r"\bword\(\s*\"([\w.]+)\"", text)
        asked += re.findall(r"words\['([\w.]+)'\]", text)
        for key in asked:
            whole = key in known
            begun = key.endswith(".") and any(code.startswith(key) for code in known)
            assert whole or begun, f"{file.name} asks for {key}"


def test_no_sheet_name_is_too_long_or_holds_a_forbidden_sign() -> None:
    for key, entry in load_codes("labels").items():
        if key.startswith("sheet."):
            for lang in ("ky", "ru", "en"):
                assert len(entry[lang]) <= 31
                assert not set(entry[lang]) & set("[]:*?/\\")


def test_every_category_has_a_short_name() -> None:
    for lang in ("ky", "ru", "en"):
        for code in load_codes("categories"):
            assert words.short_category(code, lang) != code


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "−1,234.50"), ("ru", "−1 234,50"), ("ky", "−1 234,50")]
)
def test_numbers_are_written_as_the_reader_writes_them(lang: str, expected: str) -> None:
    assert words.number(-1234.5, lang).replace("\u00a0", " ") == expected


def test_no_number_is_a_negative_zero() -> None:
    assert words.number(-0.0001, "en") == "0.00"


def test_tolerance_classes_are_read_and_ordered() -> None:
    assert words.value_label("tolerance_class", "above_0.5", "ru") == "Более 0,5 %"
    classes = ["not_measured", "above_20", "within", "above_5", "no_registered_area", "above_1"]
    assert sorted(classes, key=words.tolerance_rank) == [
        "within", "above_1", "above_5", "above_20", "no_registered_area", "not_measured",
    ]  # fmt: skip


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert words.value_label("category", "moon", "ky") == "moon"
    assert words.column_title("moon_ha", "ky") == "moon_ha"
