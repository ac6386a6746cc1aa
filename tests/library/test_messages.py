"""Every sentence in three languages, with the same names in each, said by somebody."""

from __future__ import annotations

import ast
import copy
import pickle
import re
import string
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sedp_spatial import DataError, Message, OutputError, UsageError, errors
from sedp_spatial import cli as _all_that_users_run  # noqa: F401
from sedp_spatial.codes import load_codes, source_of
from sedp_spatial.messages import LANGUAGES, say

LIBRARY = Path(errors.__file__).parent
PROGRAMS = [
    path
    for folder in ("sedp_spatial", "qgis_plugin", "processing_algorithms")
    for path in sorted((LIBRARY.parent / folder).rglob("*.py"))
]
SOURCES = {path: path.read_text("utf-8") for path in PROGRAMS}
# Rooms that are being built are not yet part of what a user can run.
IN_USE = [
    path
    for path in PROGRAMS
    if path.is_relative_to(LIBRARY.parent / "qgis_plugin")
    or path in {Path(str(getattr(module, "__file__", ""))) for module in [*sys.modules.values()]}
]
MESSAGES = load_codes("messages")
SENTENCES = [
    code for code in MESSAGES if code.split(".")[0] in ("error", "note", "check", "repair")
]
RULES = load_codes("checks")
FILES = (
    *("messages", "commands", "labels", "checks", "units"),
    *("categories", "land_kinds", "ownership", "in_use"),
)
SPOKEN = {f"{file}: {code}": entry for file in FILES for code, entry in load_codes(file).items()}
ACTIONS = ("made_valid", "removed_copy", "overlap_cut", "gap_filled", "overhang_cut")


def placeholders(template: str) -> set[str]:
    return set(formats(template))


def formats(template: str) -> dict[str, str]:
    """Each name with its format; a name for each language ({ky}, {ru}, {en}) is one name."""
    fields = [(name, spec) for _, name, spec, _ in string.Formatter().parse(template) if name]
    return {"name" if name in LANGUAGES else name: spec or "" for name, spec in fields}


def literal_codes(text: str) -> set[str]:
    found = set(re.findall(r'"((?:error|note|check|repair|formula)\.[a-z0-9_.]+)"', text))
    return {code for code in found if not code.endswith(".")}


@pytest.mark.parametrize("entry", SPOKEN.values(), ids=SPOKEN.keys())
def test_it_is_there_in_three_languages_with_the_same_names_in_each(entry: dict) -> None:
    texts = {lang: entry.get(lang, "") for lang in LANGUAGES}
    assert all(text.strip() for text in texts.values()), texts
    assert len({frozenset(placeholders(text)) for text in texts.values()}) == 1
    assert formats(texts["ky"]) == formats(texts["ru"]) == formats(texts["en"])


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_translated_and_looks_like_one(code: str) -> None:
    ky, ru, en = (MESSAGES[code][lang] for lang in LANGUAGES)
    assert len({ky, ru, en}) == 3
    for text in (ky, ru, en):
        assert text.endswith((".", "?", "}")), text  # what is filled in may be a sentence
        first = text.split()[0]
        assert not first[0].islower() or "_" in first, text  # a column's name may come first
    assert re.search("[а-яё]", ru)
    assert not re.search("[а-яё]", en)
    assert re.search("[а-яёңөү]", ky)


def test_kyrgyz_is_kyrgyz() -> None:
    """Its three own letters stand in most sentences; copied Russian would have none."""
    own = [code for code in SENTENCES if re.search("[ңөүҢӨҮ]", MESSAGES[code]["ky"])]
    assert len(own) > 0.6 * len(SENTENCES)


def test_every_code_that_is_said_exists() -> None:
    said = {code: path for path in IN_USE for code in literal_codes(SOURCES[path])}
    missing = {code: str(path) for code, path in said.items() if code not in MESSAGES}
    assert not missing


def test_every_sentence_is_said_somewhere() -> None:
    everything = "".join(SOURCES.values())
    said = literal_codes(everything)
    said |= {f"check.{rule}{mend}" for rule in RULES for mend in ("", ".mend")}
    said |= {f"repair.{action}" for action in ACTIONS}
    put_together = tuple(set(re.findall(r'f"((?:error|note|formula)\.[a-z_]*)\{', everything)))
    base = tomllib.loads((LIBRARY / "codes" / "messages.toml").read_text("utf-8"))
    unsaid = set(base) - said - {"meta"}
    assert not [code for code in unsaid if not code.startswith(put_together)]


def test_every_rule_of_the_check_is_used_and_every_repair_has_its_sentence() -> None:
    text = "".join(t for path, t in SOURCES.items() if path.name.startswith("checks_of"))
    unused = [
        rule
        for rule in RULES
        if f'"{rule}"' not in text and f'"{rule.removesuffix("_below_tolerance")}"' not in text
    ]
    assert not unused
    repairing = (LIBRARY / "layers" / "repairing.py").read_text("utf-8")
    assert set(re.findall(r'"(\w+_(?:cut|filled|copy|valid))"', repairing)) == set(ACTIONS)


def calls_with_a_code() -> Iterator[tuple[str, str, set[str]]]:
    """Where a sentence is said with literal parameters: file, code, the parameters given."""
    for path in IN_USE:
        for node in ast.walk(ast.parse(SOURCES[path])):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            first = node.args[0]
            if not isinstance(first, ast.Constant) or first.value not in MESSAGES:
                continue
            if any(keyword.arg is None for keyword in node.keywords):
                continue
            yield path.name, first.value, {str(keyword.arg) for keyword in node.keywords}


def test_whoever_says_a_sentence_fills_in_all_its_names() -> None:
    calls = list(calls_with_a_code())
    assert len(calls) > 40
    for file, code, given in calls:
        given |= {"name"} if set(LANGUAGES) <= given else set()
        assert placeholders(MESSAGES[code]["en"]) <= given, (file, code)


@pytest.mark.parametrize(
    "file", ["messages", "commands", "labels", "checks", "categories", "land_kinds", "schema"]
)
def test_a_code_file_says_where_it_comes_from(file: str) -> None:
    assert source_of(file)["source"]
    assert source_of(file)["date"].year >= 2024


# --- how a message behaves -------------------------------------------------------------------


def test_a_message_is_its_english_sentence_and_can_be_said_again() -> None:
    note = Message("note.checked", features=7, tolerance_m=0.01)
    assert note == "7 features were checked; pieces narrower than 0.01 m are summed up, not listed."
    assert note.text("ru").startswith("Проверено объектов: 7; части уже 0,01 м")
    assert note.text("ky").startswith("7 объект текшерилди")


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    finding = Message("check.overlap", ids=["A", "B"], area_m2=1234.5)
    assert finding == "Parcels A, B overlap by 1234.50 m²."
    assert "1234,50" in finding.text("ru")
    assert "1234,50" in finding.text("ky")


def test_a_message_within_a_message_is_said_in_the_same_language() -> None:
    inner = Message("note.no_boundary")
    outer = Message("error.unreadable", path="a.gpkg", reason=inner)
    assert inner.text("ru") in outer.text("ru")
    assert say(inner, "ky") == inner.text("ky")
    assert say(5, "ky") == 5


def test_braces_in_values_are_only_text() -> None:
    assert "{x}.gpkg" in Message("error.no_file", path="{x}.gpkg")


@pytest.mark.parametrize("kind", [DataError, UsageError, OutputError])
def test_messages_and_errors_survive_pickling_and_copying(kind: type) -> None:
    error = kind("error.no_layer", path="a.gpkg", layer="x", layers=["y", "z"])
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(twin) is kind
        assert twin.code == "error.no_layer"
        assert twin.params == error.params
        assert twin.text("ky") == error.text("ky") != str(twin)
    note = pickle.loads(pickle.dumps(error.message))
    assert isinstance(note, Message)
    assert (note, note.text("ru")) == (error.message, error.text("ru"))


def test_exit_codes_tell_data_from_use() -> None:
    assert DataError("error.no_crs").exit_code == 1
    assert OutputError("error.no_space", path="x").exit_code == 1
    assert errors.Cancelled().exit_code == 1
    assert UsageError("error.no_file", path="x").exit_code == 2
    assert errors.MissingDependency.exit_code == 2
