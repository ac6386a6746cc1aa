"""Restrictions, hazards and zones as named land, and which of it each use loses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..hazards.levels import Order, hazard_levels
from ..layers.cells import shortened
from ..layers.mapping import NOTES
from ..layers.schema import UNASSIGNED
from ..messages import Label, Message
from ..restrictions.cleaning import cleaned
from ..restrictions.validity import Day, day_of, in_force
from ..zoning.placing import checked_zones, overlapping_zones
from ..zoning.rules import ZoneRules, zone_rules
from .exclusion import Key, Keys, Themes
from .settings import ANY, LandUse

NONE: Keys = frozenset()


@dataclass(frozen=True)
class UseThemes:
    """The sets of land that matter to one use."""

    restricted: Keys
    hazard: Keys
    forbidden: Keys
    conditional: Keys

    @property
    def blocked(self) -> Keys:
        """Everything that takes land off."""
        return self.restricted | self.hazard | self.forbidden

    @property
    def with_conditions(self) -> Keys:
        """The same and what only sets conditions."""
        return self.blocked | self.conditional

    def sets(self) -> tuple[Keys, ...]:
        """All that has to be measured."""
        return (
            self.restricted,
            self.hazard,
            self.forbidden,
            self.blocked,
            self.with_conditions,
        )


def add_restrictions(themes: Themes, layer: gpd.GeoDataFrame | None, on: Day) -> None:
    """The restrictions in force by regime."""
    if layer is None or len(layer) == 0:
        themes.notes.append(Message("note.supply_without", layer=_layer("restrictions")))
        return
    day = day_of(on)
    clean = cleaned(layer)
    valid = in_force(clean.layer["valid_from"], clean.layer["valid_to"], day)
    left = clean.layer[~valid]
    if day is None:
        themes.notes.append(Message("note.all_dates"))
    else:
        themes.notes.append(Message("note.in_force_on", on=day.isoformat()))
        if len(left):
            names = [name or kind for name, kind in zip(left["name"], left["kind"], strict=True)]
            themes.notes.append(
                Message(
                    "note.not_in_force",
                    features=len(left),
                    on=day.isoformat(),
                    names=shortened(names),
                )
            )
    if len(clean.findings):
        themes.notes.append(Message("note.restriction_findings", count=len(clean.findings)))
    kept = clean.layer[valid].reset_index(drop=True)
    if len(kept):
        themes.add(kept, [("regime", regime) for regime in kept["regime"]])


def add_hazards(themes: Themes, layer: gpd.GeoDataFrame | None, order: Order = None) -> None:
    """The hazards by name and level, the highest level winning."""
    if layer is None or len(layer) == 0:
        themes.notes.append(Message("note.supply_without", layer=_layer("hazards")))
        return
    levels = hazard_levels(layer, order=order)
    themes.notes += levels.attrs.get(NOTES, [])
    keys: list[Key] = [
        ("hazard", hazard, level)
        for hazard, level in zip(levels["hazard"], levels["level"], strict=True)
    ]
    themes.add(levels, keys)


def add_zones(
    themes: Themes, layer: gpd.GeoDataFrame | None, rules: Any, on: Day
) -> pd.DataFrame | None:
    """The legal zones, and their rules by zone; None where zones are not looked at.

    Raises
    ------
    UsageError
        Rules without zones.
    DataError
        What zones and their rules are refused for.
    """
    if layer is None:
        if rules is not None:
            raise UsageError("error.supply_rules_without_zones")
        themes.notes.append(Message("note.supply_without", layer=_layer("zones")))
        return None
    if rules is None:
        themes.notes.append(Message("note.supply_zones_without_rules"))
        return None
    ruled: ZoneRules = zone_rules(rules, on=on)
    areas, mended = checked_zones(layer)
    themes.notes += [*ruled.notes, *mended]
    pairs, _ = overlapping_zones(areas)
    if len(pairs):
        themes.notes.append(
            Message(
                "note.supply_zones_overlap", pairs=len(pairs), area_m2=float(pairs["area_m2"].sum())
            )
        )
    without = sorted(set(areas["zone"]) - set(ruled.table.index))
    if len(without) == areas["zone"].nunique():
        raise DataError(
            "error.supply_no_zone_rule", zones=without, ruled=list(map(str, ruled.table.index))
        )
    if without:
        themes.notes.append(Message("note.supply_zone_without_rule", zones=without))
    themes.add(areas, [("zone", zone) for zone in areas["zone"]])
    return ruled.table


def themes_of_use(
    use: LandUse, themes: Themes, zones: pd.DataFrame | None, notes: list[Message]
) -> UseThemes:
    """Which of the named land a use loses, and which sets it conditions."""
    restricted, conditional, hazard, forbidden = set(), set(), set(), set()
    permits, conditions = _rules(zones, "permitted"), _rules(zones, "conditional")
    for key in themes.shapes:
        if key[0] == "regime" and key[1] in use.excluded_regimes:
            restricted.add(key)
        elif key[0] == "regime" and key[1] in use.conditional_regimes:
            conditional.add(key)
        elif key[0] == "hazard" and _excluded(use, key[1], key[2], notes):
            hazard.add(key)
        elif key[0] == "zone" and key[1] in permits:
            allowed = set(use.zoning_uses)
            if allowed & set(permits[key[1]]):
                continue
            if allowed & set(conditions[key[1]]):
                conditional.add(key)
            else:
                forbidden.add(key)
    return UseThemes(
        frozenset(restricted), frozenset(hazard), frozenset(forbidden), frozenset(conditional)
    )


def _rules(zones: pd.DataFrame | None, column: str) -> dict[str, tuple[str, ...]]:
    """The uses of each zone that stand in a column of its rules."""
    if zones is None:
        return {}
    return {str(zone): tuple(uses) for zone, uses in zip(zones.index, zones[column], strict=True)}


def _excluded(use: LandUse, hazard: str, level: str, notes: list[Message]) -> bool:
    """Whether a level takes the land off; one that cannot be compared does, with a note."""
    given = dict(use.hazard_from)
    least = given.get(hazard, given.get(ANY))
    if least is None:
        return False
    if least.beyond(level):
        notes.append(Message("note.supply_hazard_scale", hazard=_hazard(hazard), scale=least.scale))
    reached = least.reached(level)
    if reached is not None:
        return reached
    if level != UNASSIGNED:
        notes.append(Message("note.supply_hazard_level", hazard=_hazard(hazard), level=level))
    return True


def _hazard(code: str) -> Label | str:
    return Label("hazards", code) if code in load_codes("hazards") else code


def _layer(name: str) -> Label:
    return Label("labels", f"supply_layer.{name}")


def main_zones(covers_of_zone: dict[str, np.ndarray], count: int) -> np.ndarray:
    """The zone that holds most of each parcel; None where it lies in none."""
    names = np.empty(count, dtype=object)
    most = np.zeros(count)
    for zone, area in covers_of_zone.items():
        more = area > most
        names[more] = zone
        most = np.maximum(most, area)
    return names
