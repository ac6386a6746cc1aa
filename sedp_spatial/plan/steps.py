"""All steps of the chain, each after those whose results it takes."""

from __future__ import annotations

from . import (
    steps_hazards,
    steps_land,
    steps_law,
    steps_management,
    steps_money,
    steps_people,
    steps_rules,
    steps_sites,
)
from .step import Step

STEPS: tuple[Step, ...] = (
    *steps_land.STEPS,
    *steps_rules.STEPS,
    *steps_hazards.STEPS,
    *steps_people.STEPS,
    *steps_sites.BEFORE,
    *steps_law.BEFORE,
    *steps_sites.STEPS,
    *steps_law.STEPS,
    *steps_money.STEPS,
    *steps_management.STEPS,
)
