"""The section «Мейкиндик» as blocks: the main points first, then chapter by chapter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ...results import Result
from ..document.blocks import (
    Block,
    Document,
    Figure,
    Heading,
    Paragraph,
    Picture,
    Point,
    Table,
)
from ..words import word
from .answers import answers
from .closing import closing
from .context import SectionContext
from .demand import demand
from .farmland import farmland
from .follow import follow
from .hazards import hazards
from .management import management
from .money import money
from .people import people
from .pictures import section_maps
from .restrictions import restrictions
from .supply import supply
from .teller import Chapter, Teller
from .territory import territory
from .transformation import transformation
from .zoning import zoning

CHAPTERS: tuple[Callable[[Teller], Chapter], ...] = (
    territory,
    farmland,
    zoning,
    restrictions,
    hazards,
    people,
    demand,
    supply,
    answers,
    transformation,
    money,
    management,
    follow,
    closing,
)


def section_blocks(
    parts: Mapping[str, Result],
    context: SectionContext,
    lang: str,
    *,
    maps: Mapping[str, Picture] | None = None,
) -> list[Block]:
    """The section's text, tables, maps and charts in one language.

    Parameters
    ----------
    parts : mapping of str to Result
        Any of check, balance, registered, change, restrictions, zoning, capacity, exposure,
        ledger, constraints, demand, supply, suitability, allocation, answers, transformation,
        budget, measures, funding, land_revenue, management, calendar, indicators; and those that
        stand beside them: zoning_buildings, cases, precheck, hearings, working_group, actual.
    context : SectionContext
    lang : str
        ``ky``, ``ru`` or ``en``.
    maps : mapping of str to Picture, optional
        The maps; drawn here if not given.

    Returns
    -------
    list of Block
        A chapter whose results are not there says so in one sentence.

    Examples
    --------
    >>> blocks = section_blocks({"balance": balance}, context, "ky")  # doctest: +SKIP
    """
    drawn = section_maps(parts, context, lang) if maps is None else maps
    teller = Teller(parts, context, lang, drawn)
    chapters = [make(teller) for make in CHAPTERS]
    blocks: list[Block] = [Heading(teller.say("summary"), key="main")]
    for number, chapter in enumerate(chapters[:-1], start=1):  # the last one is of sources
        blocks.append(Point(f"{number}. {chapter.title}.", chapter.lead, f"c{number}"))
    for number, chapter in enumerate(chapters, start=1):
        blocks.append(Heading(f"{number}. {chapter.title}", key=f"c{number}"))
        blocks.append(Paragraph(chapter.lead, lead=True))
        blocks += chapter.blocks
    return _numbered(blocks, teller)


def section_document(blocks: list[Block], context: SectionContext, lang: str) -> Document:
    """The blocks with the section's front."""
    return Document(
        title=word("section.title", lang),
        subtitle=word(
            "section.subtitle",
            lang,
            territory=context.name(lang),
            base=context.base_year,
            last=context.last_year,
        ),
        kicker=word("section.kicker", lang),
        lang=lang,
        blocks=tuple(blocks),
        footer=word("page.made_with", lang),
    )


def _numbered(blocks: list[Block], teller: Teller) -> list[Block]:
    """Tables and figures with their numbers, in the order in which they stand."""
    tables = figures = 0
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            caption = teller.say("table", number=tables, text=block.caption)
            made.append(replace(block, caption=caption))
        elif isinstance(block, Figure):
            figures += 1
            caption = teller.say("figure", number=figures, text=block.caption)
            made.append(replace(block, caption=caption))
        else:
            made.append(block)
    return made
