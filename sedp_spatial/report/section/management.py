"""The municipal land management plan: inventory, stages, proposals and what became of them."""

from __future__ import annotations

from ..document.blocks import Block
from .follow import spoken_day
from .teller import Chapter, Teller, frame_block, text

_MOST = 15


def management(teller: Teller) -> Chapter:
    """What the municipality means to do with its own land."""
    plan = teller.part("management")
    if plan is None:
        return teller.without("management", "management")
    lead = teller.say(
        "management.lead",
        area=teller.ha(plan.inventory_ha),
        changing=teller.ha(plan.changing_ha),
        proposals=teller.count(plan.proposals_count),
    )
    blocks: list[Block] = []
    summary = plan.summary.sort_values("area_ha", ascending=False, kind="stable")
    names: tuple[str, ...] = ("category", "in_use", "future_use", "parcels", "area_ha")
    if summary["ownership"].nunique() > 1:
        names = ("ownership", *names)
    blocks.append(
        frame_block(
            teller,
            summary,
            names,
            teller.say("management.summary"),
            total=("parcels", "area_ha"),
            weights={"category": 3.0},
        )
    )
    stages = plan.stages.copy()
    for name in ("begins", "ends"):
        stages[name] = [spoken_day(value, teller.lang) for value in stages[name]]
    names = ("number", "name", "begins", "ends", "document", "state")
    blocks.append(
        frame_block(
            teller,
            stages,
            names,
            teller.say("management.stages"),
            weights={"number": 0.4, "name": 3.4, "begins": 1.3, "ends": 1.3, "state": 1.2},
        )
    )
    if len(plan.proposals):
        names = ("proposal_id", "author", "text", "fate", "reason")
        blocks.append(
            frame_block(
                teller,
                plan.proposals,
                names,
                teller.say("management.proposals"),
                weights={"proposal_id": 0.8, "text": 3.4, "reason": 2.6, "fate": 1.1},
                most=_MOST,
            )
        )
    if plan.open_proposals:
        said = teller.say("management.open", count=teller.count(plan.open_proposals))
        blocks.append(text(said))
    return teller.chapter("management", lead, blocks)
