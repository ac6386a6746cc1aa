"""What the section knows beside the results: whose land, which years, which layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import geopandas as gpd

from ...messages import Message

LAYERS = (
    "parcels",
    "boundary",
    "villages",
    "rivers",
    "roads",
    "zones",
    "restrictions",
    "hazards",
    "buildings",
)


@dataclass(frozen=True)
class SectionContext:
    """What a section is about.

    Attributes
    ----------
    territory : mapping of language to name
    base_year : int
    years : tuple of int
        The years of the forecast; the last one is the plan's end.
    layers : mapping of str to GeoDataFrame
        For the maps, any of ``parcels``, ``boundary``, ``villages``, ``rivers``, ``roads``,
        ``zones``, ``restrictions``, ``hazards``, ``buildings``.
    sources : tuple of str or Message
        Where the layers and tables come from, in the user's own words.
    missing : mapping of part to Message
        Why a part could not be made; its chapter says so.
    day : str
        The day of the data, as it is printed.
    scenario : str
        Which forecast the text tells; tables show the others too.
    """

    territory: Mapping[str, str]
    base_year: int
    years: tuple[int, ...]
    layers: Mapping[str, gpd.GeoDataFrame] = field(default_factory=dict)
    sources: tuple[str | Message, ...] = ()
    missing: Mapping[str, Message] = field(default_factory=dict)
    day: str = ""
    scenario: str = "central"

    def name(self, lang: str) -> str:
        """The territory's name in a language, or the one that is known."""
        known = [self.territory.get(lang), *self.territory.values()]
        return next((name for name in known if name), "")

    @property
    def last_year(self) -> int:
        """The plan's end."""
        return max(self.years, default=self.base_year)
