"""Sources, assumptions, and what could not be made."""

from __future__ import annotations

from collections.abc import Iterable

from ...messages import say
from ..document.blocks import Block, Bullets, Note
from ..words import sources as code_sources
from ..words import words_of
from .teller import Chapter, Teller, heading, text

# Which code files stand behind which results.
_CODES = {
    "balance": ("categories", "land_kinds", "ownership", "in_use"),
    "restrictions": ("regimes", "restriction_kinds"),
    "exposure": ("hazards",),
    "zoning": ("zoning_uses",),
    "demand": ("norms",),
}
_MOST_NOTES = 30


def closing(teller: Teller) -> Chapter:
    """Where the numbers come from and what stands behind them."""
    blocks: list[Block] = []
    given = [str(say(one, teller.lang)) for one in teller.context.sources]
    if given:
        blocks += [heading(teller.say("sources.given")), Note("; ".join(given))]
    files = [name for part, names in _CODES.items() if part in teller.parts for name in names]
    known = words_of(teller.lang)
    named = [name for name in files if f"source.{name}" in known]
    if named:
        lines = tuple(code_sources(named, teller.lang))
        blocks += [heading(teller.say("sources.codes")), Bullets(lines, small=True)]
    notes = _notes(teller)
    if notes:
        blocks += [heading(teller.say("sources.notes")), Bullets(tuple(notes), small=True)]
    blocks.append(heading(teller.say("sources.missing")))
    missing = [teller.absence(part, why) for part, why in teller.context.missing.items()]
    if missing:
        blocks.append(Bullets(tuple(dict.fromkeys(missing))))
    else:
        blocks.append(text(teller.say("sources.complete")))
    return teller.chapter("sources", teller.say("sources.lead"), blocks)


def _notes(teller: Teller) -> list[str]:
    said: Iterable[str] = (
        str(say(note, teller.lang)) for result in teller.parts.values() for note in result.notes
    )
    return list(dict.fromkeys(said))[:_MOST_NOTES]
