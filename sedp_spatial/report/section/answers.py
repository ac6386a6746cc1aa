"""The shortage of land and the three answers, in their order."""

from __future__ import annotations

from typing import Any

from ...messages import say
from ..document.blocks import Block, Bullets
from .supply import transformed_ha
from .teller import Chapter, Teller, frame_block, shortened

_LONGEST = 260  # characters of what stands in the way; the whole stands in the workbook
_HALF_UNIT = 0.005  # of a hectare: less is printed as nothing


def answers(teller: Teller) -> Chapter:
    """What is missing, and what can be done: build denser, transform, work with neighbours."""
    result, chosen = teller.part("answers"), teller.part("allocation")
    if result is None and chosen is None:
        return teller.without("answers", "answers", "allocation")
    lead = _lead(teller, result, chosen)
    blocks: list[Block] = []
    if chosen is not None and len(chosen.shortage):
        names: tuple[str, ...] = ("year", "use", "missing_ha")
        caption = teller.say("answers.shortage")
        blocks.append(frame_block(teller, chosen.shortage, names, caption))
    if result is not None and len(result.table):
        names = (
            "answer",
            "use",
            "missing_ha",
            "available_ha",
            "in_order_ha",
            "left_ha",
            "cost_som",
        )
        caption = teller.say("answers.table")
        wide = {"answer": 2.6, "use": 1.3, "available_ha": 1.25, "missing_ha": 1.1, "cost_som": 1.2}
        blocks.append(frame_block(teller, result.table, names, caption, weights=wide))
        told = [str(say(one, teller.lang)) for one in result.table["obstacles"] if one]
        said = [shortened(one, _LONGEST) for one in told]
        blocks.append(Bullets(tuple(dict.fromkeys(said)), small=True))
    else:
        blocks.append(Bullets(tuple(_three(teller))))
    return teller.chapter("answers", lead, blocks)


def _lead(teller: Teller, result: Any, chosen: Any) -> str:
    """What is missing as the land is, what with the chosen transformation, what at the end."""
    missing = float(chosen.missing_ha if result is None else result.missing_ha)
    if missing < _HALF_UNIT:
        return teller.say("answers.lead_none")
    if result is None:
        return teller.say("answers.lead", missing=teller.ha(missing))
    said = {"missing": teller.ha(missing), "left": teller.ha(result.left_ha)}
    moved = 0.0 if chosen is None else transformed_ha(chosen)
    if moved < _HALF_UNIT:
        return teller.say("answers.lead_left", **said)
    said |= {"moved": teller.ha(moved), "rest": teller.ha(chosen.missing_ha)}
    if chosen.missing_ha < _HALF_UNIT:
        return teller.say("answers.lead_moved", **said)
    # The answers count what the law would let through; a plan may choose more than that.
    key = "answers.lead_rest" if result.left_ha < chosen.missing_ha else "answers.lead_still"
    return teller.say(key, **said)


def _three(teller: Teller) -> list[str]:
    lines = []
    capacity, supply = teller.part("capacity"), teller.part("supply")
    if capacity is not None:
        lines.append(
            teller.say(
                "answers.denser",
                vacant=teller.count(capacity.vacant_parcels),
                dwellings=teller.count(capacity.more_dwellings),
            )
        )
    if supply is not None:
        lines.append(teller.say("answers.transform", area=teller.ha(supply.unused_public_ha)))
    lines.append(teller.say("answers.neighbours"))
    return lines
