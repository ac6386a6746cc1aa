"""Steps: every number of the demand, with the sentence that says how it was made.

The hectares of the result are sums of steps and of nothing else, so what the trace shows is what
the table holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..messages import Message
from .norms import Level, Norms
from .people import People
from .present import Present

M2_PER_HA = 10_000.0
HECTARES = "ha"


@dataclass(frozen=True)
class Step:
    """One number and how it was made.

    Attributes
    ----------
    quantity : str
        What the number is: a code of ``quantity.*`` in the labels.
    value : float
    unit : str
        Steps in ``ha`` with ``land`` are the lines of the demand.
    formula : Message
        The sum with the numbers filled in.
    sector, use : str
        Codes of ``sector.*`` and ``use.*``.
    norms : tuple of str
        The norms in the formula.
    land : bool
        Whether these hectares are a line of the demand.
    resettlement : bool
        Whether they are for households that leave a hazard zone.
    """

    quantity: str
    value: float
    unit: str
    formula: Message
    sector: str
    use: str
    norms: tuple[str, ...] = ()
    land: bool = False
    resettlement: bool = False


@dataclass(frozen=True)
class Case:
    """What one set of steps is made for: the people, a year, and one end of the norms."""

    people: People
    present: Present
    base_year: int
    year: int
    norms: Norms
    level: Level

    @property
    def years(self) -> int:
        """From the base year to the year of the forecast."""
        return self.year - self.base_year

    def norm(self, code: str) -> float:
        """A norm's value at this case's level."""
        return self.norms[code].at(self.level)


def step(
    quantity: str,
    value: float,
    unit: str,
    sector: str,
    use: str,
    *,
    norms: tuple[str, ...] = (),
    land: bool = False,
    resettlement: bool = False,
    formula: str = "",
    **numbers: Any,
) -> Step:
    """A step whose sentence is ``formula.<quantity>`` with its numbers filled in."""
    said = Message(f"formula.{formula or quantity}", result=value, **numbers)
    return Step(quantity, value, unit, said, sector, use, norms, land, resettlement)
