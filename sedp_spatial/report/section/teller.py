"""How chapters speak: words, numbers and tables of one language, missing parts by their reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pandas as pd

from ...codes import labels
from ...messages import Message, say
from ...results import Result
from ...rounding import round_to_total
from ..document.blocks import Block, Column, Figure, Heading, Note, Paragraph, Picture, Table
from ..words import integer, is_missing, number, value_label, word, words_of
from .context import SectionContext

# Which code file says the values of a column that reports have no words of their own for.
_CODE_FILES = {
    "section": "measure_sections",
    "charge": "land_charges",
    "fate": "proposal_fates",
    "next_stage": "transformation_stages",
}
# What people typed: no code, whatever it looks like.
_FREE_TEXT = ("name", "text", "reason", "author", "title", "document", "place", "parcel_id", "unit")
_NOT_COUNTED = ("year", "phase", "number")  # names, though they are written in digits
_TEXT_WEIGHT = 1.8  # how wide a column of text is beside one of numbers
_LONGEST = 90  # characters of a cell before it is cut


@dataclass(frozen=True)
class Chapter:
    """A chapter: its message in one sentence, then figures, tables and maps."""

    key: str
    title: str
    lead: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Teller:
    """What every chapter looks at, and how it says it."""

    parts: Mapping[str, Result]
    context: SectionContext
    lang: str
    maps: Mapping[str, Picture] = field(default_factory=dict)

    def say(self, key: str, /, **values: Any) -> str:
        """A word or a sentence of the section."""
        return word(f"section.{key}", self.lang, **values)

    def ha(self, value: float, decimals: int = 2) -> str:
        """Hectares as this document prints them."""
        return number(value, self.lang, decimals)

    def count(self, value: float) -> str:
        """A count, or som."""
        return integer(value, self.lang)

    def percent(self, share: float) -> str:
        """A share in percent with one digit."""
        return number(100 * share, self.lang, 1)

    def part(self, key: str) -> Any:
        """A result, or None."""
        return self.parts.get(key)

    def chapter(self, key: str, lead: str, blocks: Iterable[Block]) -> Chapter:
        """A chapter with its title."""
        return Chapter(key, self.say(f"chapter.{key}"), lead, tuple(blocks))

    def without(self, key: str, *parts: str) -> Chapter:
        """A chapter that says why it is empty."""
        title = self.say(f"chapter.{key}")
        missing = self.context.missing
        why = dict.fromkeys(str(say(missing[one], self.lang)) for one in parts if one in missing)
        return Chapter(key, title, " ".join(why) or self.say("missing", part=title))

    def absent(self, *parts: str) -> list[Block]:
        """Which of these a chapter lacks though it has others, each with its reason."""
        missing = self.context.missing
        return [Note(self.absence(part, missing[part])) for part in parts if part in missing]

    def absence(self, part: str, why: str | Message) -> str:
        """Which part is missing, and why."""
        name = words_of(self.lang).get(f"part.{part}", part)
        return self.say("missing_because", part=name, why=str(say(why, self.lang)))

    def map(self, key: str, caption: str, described: Sequence[str] = ()) -> list[Block]:
        """A map, if it was drawn."""
        picture = self.maps.get(key)
        if picture is None:
            return []
        alt = self.say("territory.alt", parts="; ".join([caption, *described]))
        return [Figure(picture, caption, alt, kind="map")]

    def chart(self, picture: Picture, caption: str, described: Sequence[str]) -> Figure:
        """A chart with its figures in words."""
        alt = self.say("chart.alt", parts="; ".join([caption, *described]))
        return Figure(picture, caption, alt)

    def title(self, column: str) -> str:
        """What a column is called."""
        return words_of(self.lang).get(f"column.{column}", column)

    def sector(self, code: str) -> str:
        """What a branch is called."""
        return words_of(self.lang).get(f"sector.{code}", code)

    def use(self, code: str) -> str:
        """What a use of land is called."""
        words = words_of(self.lang)
        return words.get(f"use.{code}") or words.get(f"sector.{code}") or code

    def scenario(self, code: str) -> str:
        """What a scenario is called."""
        return words_of(self.lang).get(f"scenario.{code}", code)


def heading(text: str) -> Heading:
    """A heading within a chapter."""
    return Heading(text, level=2)


def text(said: str) -> Paragraph:
    """A paragraph."""
    return Paragraph(said)


def columns(first: str, *numbers: str, weight: float = 2.2) -> tuple[Column, ...]:
    """A column of names and columns of numbers."""
    return (Column(first, weight=weight), *(Column(title, numeric=True) for title in numbers))


def rounded(values: Iterable[float], decimals: int, total: float | None = None) -> list[float]:
    """Parts that add up to the printed total; what is missing counts as nothing."""
    known = [0.0 if is_missing(value) else float(value) for value in values]
    return round_to_total(known, decimals, total=total)


def frame_block(
    teller: Teller,
    frame: pd.DataFrame,
    names: Sequence[str],
    caption: str,
    *,
    decimals: Mapping[str, int] | None = None,
    weights: Mapping[str, float] | None = None,
    total: Sequence[str] = (),
    most: int = 25,
) -> Table:
    """A table of a result as it stands: codes as words, numbers rounded to their printed total.

    Parameters
    ----------
    teller : Teller
    frame : pandas.DataFrame
    names : sequence of str
        The columns to show; those that the table lacks are left out.
    caption : str
    decimals : mapping of column to int, optional
        Digits; two for hectares and none otherwise.
    weights : mapping of column to float, optional
        How wide columns are beside each other.
    total : sequence of str
        The columns that are added up in a last row.
    most : int
        Rows shown; how many more there are is said.
    """
    shown = [name for name in names if name in frame.columns]
    digits = {name: _digits(name) for name in shown} | dict(decimals or {})
    numeric = [
        pd.api.types.is_numeric_dtype(frame[name]) and name not in _NOT_COUNTED for name in shown
    ]
    cells: list[list[str]] = []
    sums: list[str] = []
    for name, is_number in zip(shown, numeric, strict=True):
        if not is_number:
            cells.append([_cell(teller, name, value) for value in frame[name]])
            sums.append("")
        elif name in total:
            parts = rounded(frame[name], digits[name])
            cells.append([number(value, teller.lang, digits[name]) for value in parts])
            sums.append(number(sum(parts), teller.lang, digits[name]))
        else:
            scale = 100 if _is_share(name) else 1
            cells.append([number(v * scale, teller.lang, digits[name]) for v in frame[name]])
            sums.append("")
    rows = cast(list[tuple[str, ...]], list(zip(*cells, strict=True)))
    foot: tuple[tuple[str, ...], ...] = ()
    if any(sums) and len(rows) > 1:
        sums[_place_of_total(sums, shown, weights or {})] = teller.say("all")
        foot = (tuple(sums),)
    more = ""
    if len(rows) > most:
        more = word("page.more_rows", teller.lang, count=integer(len(rows) - most, teller.lang))
    widths = weights or {}
    titled = tuple(
        Column(
            _title(teller, name), is_number, widths.get(name, 1.0 if is_number else _TEXT_WEIGHT)
        )
        for name, is_number in zip(shown, numeric, strict=True)
    )
    return Table(caption, titled, tuple(rows[:most]), foot, more)


def _place_of_total(sums: Sequence[str], names: Sequence[str], wide: Mapping[str, float]) -> int:
    """Where the word for the sums stands: in the widest column without a sum, the first of them."""
    free = [place for place, said in enumerate(sums) if not said]
    return max(free, key=lambda place: wide.get(names[place], _TEXT_WEIGHT), default=0)


def _title(teller: Teller, column: str) -> str:
    """What a column is called here; words of other tables do not always fit."""
    own = f"section.column.{column}"
    return words_of(teller.lang).get(own) or teller.title(column)


def shortened(said: str, most: int = _LONGEST) -> str:
    """A text that fits a cell; what is cut is shown by dots."""
    return said if len(said) <= most else said[: most - 1].rstrip() + "…"


def _cell(teller: Teller, column: str, value: Any) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    if is_missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, str) or isinstance(value, Message):
        return shortened(value_label(column, say(value, teller.lang), teller.lang))
    if column in _CODE_FILES:
        return labels(_CODE_FILES[column], teller.lang).get(value, value)
    if column in ("use", "future_use", "wanted_use", "sector"):
        return teller.use(value)
    words = words_of(teller.lang)
    said = words.get(f"{column}.{value}")
    if column in ("category", "target_category"):
        said = words.get(f"short.{value}")
    named = said if column not in _FREE_TEXT else None
    return shortened(named or value_label(column, value, teller.lang))


def _digits(column: str) -> int:
    if column.endswith("_ha"):
        return 2
    return 1 if _is_share(column) else 0


def _is_share(column: str) -> bool:
    return column == "share" or column.endswith("_share")


def capital(said: str) -> str:
    """A word as a cell or a title begins.

    Examples
    --------
    >>> capital("боштуктар")
    'Боштуктар'
    """
    return said[:1].upper() + said[1:]


def note(said: str) -> Note:
    """A small line."""
    return Note(said)
