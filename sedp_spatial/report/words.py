"""The words and the way of writing numbers of every report, in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from numbers import Real
from types import MappingProxyType
from typing import Any

from ..codes import labels, load_codes, source_of
from ..messages import Message

UNASSIGNED = "unassigned"
MISSING = "–"

# Which code file, or which prefix of codes/labels.toml, explains the values of a column.
_CODE_FILES = {
    "category": "categories",
    "from": "categories",
    "to": "categories",
    "from_category": "categories",
    "to_category": "categories",
    "land_kind": "land_kinds",
    "ownership": "ownership",
    "in_use": "in_use",
    "rule": "checks",
    "hazard": "hazards",
    "regime": "regimes",
    "strictest_regime": "regimes",
    "level": "hazard_levels",
    "fate": "proposal_fates",
    "sex": "sexes",
    "criterion": "siting_criteria",
    "target_category": "categories",
    "stage": "transformation_stages",
    "document": "transformation_documents",
    "missing": "transformation_documents",
    "documents": "transformation_documents",
    "required_by": "transformation_rules",
    "restriction_kind": "restriction_kinds",
    "from_land_kind": "land_kinds",
    "to_land_kind": "land_kinds",
}
_PREFIXES = {
    "kind": "row",
    "severity": "severity",
    "event": "event",
    "action": "action",
    "use": "use",
    "future_use": "use",
    "outcome": "outcome",
    "verdict": "verdict",
    "status": "status",
    "land_status": "status",
    "state": "state",
    "placed": "placed",
    "mandate": "state",
    "complete": "answer",
    "executive": "answer",
    "transformation": "answer",
}
# Columns of several codes joined by ";", and the prefix of their labels.
_JOINED = {"uses": "use", "uses_after_transformation": "use", "obstacles": "obstacle"}
_LEVEL_OF = "level_"  # followed by a hazard: the level that a piece of land or a house reaches
_PAID_BY = "source:"  # followed by a source of money: what it gives
_SCORES = ("score", "weight", "contribution", "consistency_ratio")
_NBSP = "\u00a0"
_NARROW_MINUS = "\u2212"


@cache
def _labels(name: str, lang: str) -> Mapping[str, str]:
    """The labels of a code file; kept, because long tables ask for them cell by cell."""
    return MappingProxyType(labels(name, lang))


def words_of(lang: str) -> Mapping[str, str]:
    """All words of ``codes/labels.toml`` in a language."""
    return _labels("labels", lang)


def word(key: str, lang: str, /, **values: Any) -> str:
    """A word of ``codes/labels.toml`` in a language, its braces filled in.

    Examples
    --------
    >>> word("row.total", "ru")
    'Всего'
    """
    text = words_of(lang)[key]
    return text.format(**values) if values else text


def column_title(column: str, lang: str) -> str:
    """What a column is called where people read it, with its unit; itself if nobody named it.

    Examples
    --------
    >>> column_title("area_ha", "en")
    'Area, ha'
    """
    words = words_of(lang)
    hazard = column.removeprefix(_LEVEL_OF)
    if hazard != column and hazard in load_codes("hazards"):
        return f"{words['column.level']}: {value_label('hazard', hazard, lang).lower()}"
    if column.startswith(_PAID_BY):
        return _labels("finance_sources", lang).get(column.removeprefix(_PAID_BY), column)
    return words.get(f"column.{column}", column)


def titles_of(columns: Iterable[str], lang: str) -> list[str]:
    """The titles of a table's columns; those of a matrix ``from`` … are classes.

    Examples
    --------
    >>> titles_of(["from", "water"], "en")
    ['From', 'Water fund']
    """
    names = list(columns)
    matrix = "from" in names and "to" not in names
    return [
        value_label("to", name, lang) if matrix and name != "from" else column_title(name, lang)
        for name in names
    ]


def value_label(column: str, value: Any, lang: str) -> str:
    """What a coded value is called; any other value as text.

    Examples
    --------
    >>> value_label("category", "forest", "en"), value_label("category", "gap", "en")
    ('Forest fund', 'Gaps')
    >>> value_label("tolerance_class", "above_5", "en")
    'More than 5 %'
    """
    if isinstance(value, Message):
        return value.text(lang)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(value_label(column, item, lang) for item in value)
    if is_missing(value):
        return ""
    text = str(value)
    column = "level" if column.startswith(_LEVEL_OF) else column
    if column == "tolerance_class":
        return _tolerance(text, lang)
    words = words_of(lang)
    if column in _JOINED:
        return ", ".join(words.get(f"{_JOINED[column]}.{code}", code) for code in text.split(";"))
    if column in _PREFIXES:
        return words.get(f"{_PREFIXES[column]}.{text}", text)
    if column in _CODE_FILES:
        return _labels(_CODE_FILES[column], lang).get(text) or _other_label(column, text, lang)
    return text


def _other_label(column: str, text: str, lang: str) -> str:
    """What is no code of the column's file: a row of a balance, or a rule of transformation."""
    if column == "rule" and text in load_codes("transformation_rules"):
        return _labels("transformation_rules", lang)[text]
    return words_of(lang).get(f"row.{text}", text)


def short_category(code: str, lang: str) -> str:
    """A category's name where there is little room: legends and charts."""
    words = words_of(lang)
    return words.get(f"short.{code}") or words.get(f"row.{code}", code)


def number(value: Any, lang: str, decimals: int = 2) -> str:
    """A number as the reader writes it: ``17,620.00`` in English, ``17 620,00`` otherwise.

    Examples
    --------
    >>> number(17620, "ru").replace(chr(160), " ")
    '17 620,00'
    """
    if is_missing(value) or not math.isfinite(value):
        return MISSING
    text = f"{round(float(value), decimals) + 0.0:,.{decimals}f}"
    if lang != "en":
        text = text.replace(",", _NBSP).replace(".", ",")
    return text.replace("-", _NARROW_MINUS)


def integer(value: Any, lang: str) -> str:
    """A count as the reader writes it."""
    return number(value, lang, 0)


def is_missing(value: Any) -> bool:
    """Whether a cell holds nothing: None, NaN or pandas' NA."""
    if value is None:
        return True
    if isinstance(value, Real):
        return math.isnan(value)
    return type(value).__name__ in ("NAType", "NaTType")


def decimals_of(column: str) -> int:
    """How many digits a column's numbers are shown with, by the unit in its name."""
    if column.endswith("_ha"):
        return 4
    if column.endswith(("_m2", "_share")) or column in ("share", "area_m2"):
        return 2
    if column in _SCORES or "suitability" in column:
        return 3
    return 3 if column.endswith("_m") else 0


def is_share(column: str) -> bool:
    """Whether a column holds shares, which people read as percent."""
    return column in ("share", "share_of_registered") or column.endswith("_share")


def cell_text(column: str, value: Any, lang: str) -> str:
    """A table cell as text: codes by their labels, shares in percent, numbers in the language."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, Real):
        shown = float(value) * 100 if is_share(column) else value
        return number(shown, lang, decimals_of(column))
    return value_label(column, value, lang)


def sources(names: Iterable[str], lang: str) -> list[str]:
    """Where the code files that a report uses come from, one sentence each.

    A file may give its source in the reader's language (``source_ky``, ``source_ru``).
    """
    lines = []
    for name in names:
        meta = source_of(name)
        text = meta.get(f"source_{lang}", meta["source"])
        written = meta["date"].strftime("%Y-%m-%d" if lang == "en" else "%d.%m.%Y")
        unread = "" if meta.get("checked") else f" ({word('page.source_not_read', lang)})"
        lines.append(f"{word(f'source.{name}', lang)}: {text}, {written}{unread}")
    return lines


def colour(column: str, value: str) -> str:
    """The colour of a coded value on every map and chart."""
    if column in ("category", "to", "from"):
        entry = load_codes("categories").get(value, {})
        return str(entry.get("colour", "#f2f0ea"))
    if column == "land_kind":
        return str(load_codes("land_kinds").get(value, {}).get("colour", "#f2f0ea"))
    if column == "use" and f"sector.{value}" in load_codes("labels"):
        return str(load_codes("labels")[f"sector.{value}"].get("colour", "#b8bcc4"))
    if column == "tolerance_class" and value.startswith("above_"):
        ramp = load_codes("labels")["tolerance.above"]["colours"]
        return str(ramp[sum(_percent(value) > bound for bound in (1.0, 5.0, 20.0))])
    prefix = "tolerance" if column == "tolerance_class" else _PREFIXES.get(column, "row")
    return str(load_codes("labels").get(f"{prefix}.{value}", {}).get("colour", "#b8bcc4"))


def _tolerance(value: str, lang: str) -> str:
    if value.startswith("above_"):
        percent = f"{_percent(value):g}"
        return word(
            "tolerance.above", lang, percent=percent if lang == "en" else percent.replace(".", ",")
        )
    return words_of(lang).get(f"tolerance.{value}", value)


def tolerance_rank(value: str) -> tuple[int, float]:
    """Where a tolerance class stands in a legend: from the smallest difference to the largest."""
    places = ("within", "above", "no_registered_area", "not_measured")
    name = "above" if value.startswith("above_") else value
    place = places.index(name) if name in places else len(places)
    return place, _percent(value) if name == "above" else 0.0


def _percent(value: str) -> float:
    try:
        return float(value.removeprefix("above_").replace("_", "."))
    except ValueError:
        return math.nan
