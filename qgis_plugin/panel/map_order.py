"""In which order the layers of a plan lie on the map: what orients on top, land below."""

from __future__ import annotations

TOP = ("boundary", "villages", "facilities", "roads", "rivers")
"""Names, borders and lines, above every result."""
BOTTOM = ("buildings", "zones", "parcels")
"""What the results lie on."""


def on_top(drawn: list[str]) -> list[str]:
    """The layers of the plan itself that go above the results, in their order."""
    return [name for name in TOP if name in drawn]


def below(drawn: list[str]) -> list[str]:
    """The other layers of the plan itself, the land last."""
    known = [name for name in BOTTOM if name in drawn]
    others = [name for name in drawn if name not in TOP and name not in BOTTOM]
    return [*others, *known]
