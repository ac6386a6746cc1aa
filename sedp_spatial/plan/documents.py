"""The documents of a plan, made by the report room from the parts that are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import SedpError
from ..progress import Feedback
from ..report.section import SectionContext, write_section
from ..report.section.context import LAYERS
from .sources import file_of, is_network

if TYPE_CHECKING:
    from .engine import Chain

DOCUMENTS = "documents"


def write_documents(folder: Path, chain: Chain, lang: str, feedback: Feedback | None) -> None:
    """Write the section of the programme in one language into a folder."""
    write_section(folder, chain.parts, context_of(chain), lang=lang, feedback=feedback)


def context_of(chain: Chain) -> SectionContext:
    """What the section knows beside the results."""
    plan = chain.plan
    layers = {}
    for name in LAYERS:
        if plan.has(f"layers.{name}"):
            try:
                layers[name] = chain.shelf.layer(f"layers.{name}")
            except SedpError:
                continue  # the steps that need it said so, and the section says what is missing
    levels = chain.parts.get("hazard_levels")
    if levels is not None and levels.layer is not None:
        layers["hazards"] = levels.layer
    day = plan.value("rules.on")
    return SectionContext(
        territory=plan.territory,
        base_year=plan.base_year,
        years=plan.years,
        layers=layers,
        sources=sources_of(chain),
        missing=chain.missing,
        day="" if day is None else day.isoformat(),
    )


def sources_of(chain: Chain) -> tuple[str, ...]:
    """The files of the plan by name, each once; a database is called by its key."""
    plan = chain.plan
    names: dict[str, None] = {}
    for top in plan.values:
        for key, source in plan.files(top).items():
            if key not in plan.absent:
                names[key if is_network(source) else file_of(source).name] = None
    return tuple(sorted(names))
