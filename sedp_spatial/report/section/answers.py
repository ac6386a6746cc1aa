"""The shortage of land and the three answers, in their order."""

from __future__ import annotations

from ...messages import say
from ..document.blocks import Block, Bullets
from .teller import Chapter, Teller, frame_block, shortened

_LONGEST = 260  # characters of what stands in the way; the whole stands in the workbook
_HALF_UNIT = 0.005  # of a hectare: less is printed as nothing


def answers(teller: Teller) -> Chapter:
    """What is missing, and what can be done: build denser, transform, work with neighbours."""
    result, chosen = teller.part("answers"), teller.part("allocation")
    if result is None and chosen is None:
        return teller.without("answers", "answers", "allocation")
    missing = float(chosen.missing_ha if result is None else result.missing_ha)
    blocks: list[Block] = []
    if missing < _HALF_UNIT:
        lead = teller.say("answers.lead_none")
    elif result is None:
        lead = teller.say("answers.lead", missing=teller.ha(missing))
    else:
        left = teller.ha(result.left_ha)
        lead = teller.say("answers.lead_left", missing=teller.ha(missing), left=left)
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
        wide = {"answer": 2.6, "use": 1.3}
        blocks.append(frame_block(teller, result.table, names, caption, weights=wide))
        told = [str(say(one, teller.lang)) for one in result.table["obstacles"] if one]
        said = [shortened(one, _LONGEST) for one in told]
        blocks.append(Bullets(tuple(dict.fromkeys(said)), small=True))
    else:
        blocks.append(Bullets(tuple(_three(teller))))
    return teller.chapter("answers", lead, blocks)


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
