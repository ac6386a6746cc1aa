"""The layers that rules ask about: restrictions, hazards and zones, laid over the site."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..geometry.rings import Floats
from ..hazards import hazard_levels
from ..layers.cells import shortened
from ..layers.mapping import NOTES
from ..messages import Message
from ..overlay import overlap_areas
from ..restrictions.cleaning import cleaned
from ..restrictions.rule_tables import Source
from ..restrictions.validity import in_force
from ..zoning import zone_rules
from .rules import Rule
from .site import SLIVER_M, Site


@dataclass(frozen=True)
class Hit:
    """Where a layer touches the site.

    Attributes
    ----------
    area_ha : ndarray
        Per piece of the site; what overlaps within the layer counts once. Slivers are 0.
    names : list of str
        What touches it: names, laws.
    """

    area_ha: Floats
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Overlays:
    """The layers that were given, ready to be asked."""

    site: Site
    restrictions: gpd.GeoDataFrame | None
    hazards: gpd.GeoDataFrame | None
    zones: gpd.GeoDataFrame | None
    notes: list[Message]

    def of(self, rule: Rule, target: str) -> Hit | None:
        """Where the rule's features touch the site; ``None`` if their layer was not given."""
        layer = {"restriction": self.restrictions, "hazard": self.hazards, "zone": self.zones}
        given = layer[rule.kind]
        if given is None:
            return None
        return self._hit(_chosen(given, rule, target))

    def _hit(self, chosen: gpd.GeoDataFrame) -> Hit:
        pieces = self.site.pieces
        area = np.zeros(len(pieces))
        if len(chosen) == 0:
            return Hit(area)
        own = pieces[["parcel_id", pieces.geometry.name]]
        shapes = chosen[[chosen.geometry.name]].assign(one="1")
        found = overlap_areas(own, shapes, by="one", tolerance_m=SLIVER_M)
        wide = (found["area_m2"] - found["sliver_m2"]).to_numpy()
        area[found["parcel"].to_numpy()] = wide / 10_000.0
        if not area.any():
            return Hit(area)
        near = chosen.sindex.query(own[area > 0].to_crs(chosen.crs).union_all(), "intersects")
        names = dict.fromkeys(str(name) for name in chosen["said"].iloc[np.sort(near)] if name)
        return Hit(area, shortened(list(names), 4))


def overlays_of(
    site: Site,
    restrictions: gpd.GeoDataFrame | None,
    hazards: gpd.GeoDataFrame | None,
    zones: gpd.GeoDataFrame | None,
    zone_table: Source | None,
    day: datetime.date | None,
) -> Overlays:
    """Make the given layers ready; each is checked as its own room checks it."""
    notes: list[Message] = []
    if restrictions is not None:
        clean = cleaned(restrictions)
        valid = in_force(clean.layer["valid_from"], clean.layer["valid_to"], day)
        restrictions = clean.layer[valid].reset_index(drop=True)
        restrictions["said"] = _said(restrictions)
        if (~valid).any():
            names = [str(n or k) for n, k in clean.layer.loc[~valid, ["name", "kind"]].values]
            notes.append(
                Message(
                    "note.not_in_force", features=len(names), on=str(day), names=shortened(names)
                )
            )
    if hazards is not None:
        hazards = hazard_levels(hazards)
        notes += hazards.attrs.get(NOTES, [])
        hazards["said"] = [
            f"{hazard} {level}"
            for hazard, level in zip(hazards["hazard"], hazards["level"], strict=True)
        ]
    if zones is not None and zone_table is None:
        notes.append(Message("note.transformation_zone_table"))
        zones = None
    if zones is not None and zone_table is not None:
        table = zone_rules(zone_table, on=day).table
        zones = zones.copy()
        zones["categories"] = zones["zone"].map(table["categories"].to_dict())
        zones["said"] = zones["zone"]
    return Overlays(site, restrictions, hazards, zones, notes)


def _chosen(layer: gpd.GeoDataFrame, rule: Rule, target: str) -> gpd.GeoDataFrame:
    """The features of which a rule speaks."""
    if rule.kind == "hazard":
        least = rule.hazard_from
        # A level that cannot be compared counts: nothing is let through that may be dangerous.
        counts = [least is None or least.reached(str(level)) is not False
                  for level in layer["level"]]  # fmt: skip
        return layer[np.array(counts, dtype=bool)]
    if rule.kind == "zone":
        other = [isinstance(c, tuple) and bool(c) and target not in c for c in layer["categories"]]
        return layer[np.array(other, dtype=bool)]
    lists = rule.lists
    themes = {kind: entry["theme"] for kind, entry in load_codes("restriction_kinds").items()}
    of_kind = pd.Series(True, index=layer.index)
    if lists["kinds"] or lists["themes"]:
        of_kind = layer["kind"].isin(lists["kinds"])
        of_kind |= layer["kind"].map(themes).fillna("other").isin(lists["themes"])
    if lists["regimes"]:
        of_kind &= layer["regime"].isin(lists["regimes"])
    return layer[of_kind]


def _said(layer: gpd.GeoDataFrame) -> list[str]:
    """A restriction's name and law, as a row cites them."""
    said = []
    for name, law in zip(layer["name"], layer["legal_basis"], strict=True):
        said.append(", ".join(str(part) for part in (name, law) if isinstance(part, str) and part))
    return said
