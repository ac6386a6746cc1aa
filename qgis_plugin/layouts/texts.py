"""The words of the sheets, in the language of the sheet and not of QGIS."""

from __future__ import annotations

from ..panel import words
from ..translation import QT_TRANSLATE_NOOP, tr_in

BALANCE = QT_TRANSLATE_NOOP("@default", "Land balance")
RESTRICTIONS = QT_TRANSLATE_NOOP("@default", "Restrictions on the use of land")
PLAN = QT_TRANSLATE_NOOP("@default", "Land for new uses")
VILLAGES = QT_TRANSLATE_NOOP("@default", "Land balance by village")
TITLES = {"balance": BALANCE, "restrictions": RESTRICTIONS, "plan": PLAN, "villages": VILLAGES}

GROUND = {
    "boundary": QT_TRANSLATE_NOOP("@default", "Boundary"),
    "villages": QT_TRANSLATE_NOOP("@default", "Villages"),
    "rivers": QT_TRANSLATE_NOOP("@default", "Rivers"),
    "roads": QT_TRANSLATE_NOOP("@default", "Roads"),
}

LEGEND = QT_TRANSLATE_NOOP("@default", "Legend")
NORTH = QT_TRANSLATE_NOOP("@default", "N")
CATEGORY = QT_TRANSLATE_NOOP("@default", "Category")
REGIME = QT_TRANSLATE_NOOP("@default", "Regime")
USE = QT_TRANSLATE_NOOP("@default", "Use")
PLOTS = QT_TRANSLATE_NOOP("@default", "Plots")
HECTARES = QT_TRANSLATE_NOOP("@default", "ha")
TOTAL = QT_TRANSLATE_NOOP("@default", "In all")
UNCOVERED = QT_TRANSLATE_NOOP("@default", "Not in any parcel")
OVERLAPS = QT_TRANSLATE_NOOP("@default", "Counted more than once")
YEAR = QT_TRANSLATE_NOOP("@default", "{territory}, {year}")
VILLAGE = QT_TRANSLATE_NOOP("@default", "{territory}, village {village}, {year}")
CRS = QT_TRANSLATE_NOOP("@default", "Coordinates: {crs}")
FILES = QT_TRANSLATE_NOOP("@default", "Data: {files}; worked out on {day}")
SOURCE = QT_TRANSLATE_NOOP("@default", "Rule: {source}, {day}")
UNCHECKED = QT_TRANSLATE_NOOP("@default", "the legal text was not checked")
CHECKED = QT_TRANSLATE_NOOP("@default", "checked")
AUTHOR = QT_TRANSLATE_NOOP("@default", "Author: {author}")
BUDGET = QT_TRANSLATE_NOOP(
    "@default", "Measures: {count}; cost {cost} million som, covered {covered}, missing {missing}"
)


def said(text: str, language: str, **values: object) -> str:
    """A text of this file in a language, its braces filled in."""
    found = tr_in(text, language)
    return found.format(**values) if values else found


def label(code: str, language: str, *prefixes: str) -> str:
    """What a code is called, by the first of the prefixes under which reports know it."""
    known = words.report_words(language)
    return next((known[f"{p}.{code}"] for p in prefixes if f"{p}.{code}" in known), code)


def regime(code: str, language: str) -> str:
    """What a regime is called."""
    return words.labels("regimes", language).get(code, code)


def number(value: float, language: str, decimals: int = 2) -> str:
    """A number as the reader of the sheet writes it."""
    text = f"{round(value, decimals) + 0.0:,.{decimals}f}"
    return text if language == "en" else text.replace(",", "\u00a0").replace(".", ",")


def day(text: str, language: str) -> str:
    """An ISO date as the reader writes it."""
    parts = text.split("-")
    return text if language == "en" or len(parts) != 3 else ".".join(reversed(parts))
