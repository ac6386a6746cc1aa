"""The supply of land: what is left of each parcel, the uses it is free for, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..codes import source_of
from ..geometry.area import HECTARE
from ..geometry.rings import Floats
from ..hazards.levels import Order
from ..messages import Message
from ..progress import Feedback, step
from ..restrictions.rule_tables import Source
from ..restrictions.validity import Day, day_of
from ..results import Result
from ..zoning.rules import ZoneRules
from .decision import decided
from .exclusion import Covers, Keys, Themes
from .ground import Ground, ground_of
from .settings import Settings, load_settings
from .tables import by_parcel, by_use, closure, summed, unused_public
from .themes import add_hazards, add_restrictions, add_zones, main_zones, themes_of_use


@dataclass(frozen=True)
class SupplyResult(Result):
    """The result of :func:`land_supply`.

    Attributes
    ----------
    table : pandas.DataFrame
        One row per parcel, with the index of the layer: parcel_id, category, land_kind,
        ownership, in_use, zone (that holds most of it, or None), area_ha, restricted_ha,
        hazard_ha (under regimes and levels that take land off at least one of the uses),
        blocked_ha (their union, so not more than their sum), left_ha (area − blocked),
        available_ha (the largest area that one use could take as the land is: 0 where it is free
        for none), available_after_ha (the same after a transformation), uses (codes it is free
        for, joined by ``;``), uses_after_transformation, status (the best of its uses), rank.
    layer : geopandas.GeoDataFrame
        The same with the parcels' geometries.
    uses : pandas.DataFrame
        One row per parcel and use: parcel_id, use, category, area_ha, blocked_ha (under what
        takes land off this use), refused_ha (the rest, where the use is refused), available_ha,
        conditional_ha (the part of it under conditions), status (free | conditional |
        after_transformation | no), reason (Message; None where it is free), obstacles (codes of
        everything that stands in the way, joined by ``;``), rank. In each row
        blocked + refused + available = area.
    summary : pandas.DataFrame
        use, ownership, in_use, category, status, parcels, area_ha, blocked_ha, refused_ha,
        available_ha. For every use the areas add up to ``parcels_ha``.
    by_use : pandas.DataFrame
        use, parcels (free, conditional or after transformation), free_ha, conditional_ha,
        after_transformation_ha, refused_ha, blocked_ha, area_ha: the parts add up to the area.
    settings : pandas.DataFrame
        The rules of each use, with source, date, checked and own.
    parcels_ha, residual_ha : float
        All land, and the greatest difference between a parcel and the sum of its parts.
    available_ha, available_after_ha : float
        Σ of the table's columns.
    unused_public_ha : float
        Land of rank 1 and 2 that is free for at least one use, as it is or after transformation.
    on : str or None
    """

    uses: pd.DataFrame
    summary: pd.DataFrame
    by_use: pd.DataFrame
    settings: pd.DataFrame
    parcels_ha: float
    available_ha: float
    available_after_ha: float
    unused_public_ha: float
    residual_ha: float
    on: str | None


def land_supply(
    parcels: gpd.GeoDataFrame,
    restrictions: gpd.GeoDataFrame | None = None,
    zones: gpd.GeoDataFrame | None = None,
    hazards: gpd.GeoDataFrame | None = None,
    *,
    rules: Source | ZoneRules | None = None,
    uses: Iterable[str] | None = None,
    on: Day = None,
    buildings: gpd.GeoDataFrame | None = None,
    settings: Mapping[str, Any] | str | Path | None = None,
    order: Order = None,
    feedback: Feedback | None = None,
) -> SupplyResult:
    """Find the land that is left of each parcel, the uses it is free for, and why not for others.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema; numbers that occur once.
    restrictions, hazards : geopandas.GeoDataFrame, optional
        As :func:`restriction_extract` and :func:`hazard_levels` take them.
    zones : geopandas.GeoDataFrame, optional
        Legal zones; they count where ``rules`` say what each permits.
    rules : DataFrame, path of a .csv or .xlsx, or ZoneRules, optional
    uses : iterable of str, optional
        Codes of ``codes/land_uses.toml``, which are the sectors of :func:`land_demand`.
    on : str or date, optional
        Only restrictions and rules in force on this day.
    buildings : geopandas.GeoDataFrame, optional
        Outlines; parcels with buildings are refused for uses that need an unbuilt plot.
    settings : mapping or path of a TOML file, optional
        A plan's own values, see :func:`load_settings`.
    order : optional
        The order of hazard levels, as in :func:`hazard_levels`.
    feedback : Feedback, optional

    Returns
    -------
    SupplyResult
        Land is taken off as the union of everything that excludes the use, so nothing counts
        twice. Unused municipal land has rank 1, unused state land 2, other public land 3 (with
        the note that its use must end), private land and land without a known owner 4: not free
        unless the settings say so.

    Raises
    ------
    DataError
        No features, no CRS, nothing with an area, repeated parcel numbers, zones none of which
        has a rule, mistakes in the rules, hazard levels without an order.
    UsageError
        Rules without zones; uses, settings or a day that cannot be right.
    CalculationError
        If unions do not agree with their parts, or a parcel does not add up.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 74, 78, 79 and 81.

    Examples
    --------
    >>> supply = land_supply(parcels, restrictions, zones, hazards, rules=sample/"zone_rules.csv")
    >>> supply.residual_ha < 1e-6
    True
    """
    step(feedback, 0.0)
    asked = load_settings(settings, uses)
    day = day_of(on)
    ground = ground_of(parcels, dict(asked.access), buildings)
    themes = Themes(parcels.crs)
    add_restrictions(themes, restrictions, on)
    add_hazards(themes, hazards, order)
    ruled = add_zones(themes, zones, rules, on)
    step(feedback, 0.2)
    notes = [*ground.notes, *themes.notes]
    wanted = [themes_of_use(use, themes, ruled, notes) for use in asked.uses]
    covers = Covers(ground.layer, ground.measured, themes)
    whole = (_union([own.restricted for own in wanted]), _union([own.hazard for own in wanted]))
    named: list[Keys] = [frozenset([key]) for key in themes.shapes if key[0] == "zone"]
    sets = [keys for own in wanted for keys in own.sets()]
    covers.measure([*sets, *whole, whole[0] | whole[1], *named])
    step(feedback, 0.7)
    by_zone = {next(iter(keys))[1]: covers.of(keys) for keys in named}
    main = main_zones(by_zone, len(parcels))
    decisions = decided(ground, covers, wanted, main, asked)
    step(feedback, 0.9)
    table = by_parcel(ground, covers, whole, main, decisions, parcels.index)
    residual = closure(decisions)
    notes += _notes(ground, asked, ruled, by_zone, main)
    result = SupplyResult(
        table=table,
        layer=gpd.GeoDataFrame(table.copy(), geometry=parcels.geometry, crs=parcels.crs),
        notes=tuple(dict.fromkeys(notes)),
        uses=decisions.drop(columns="parcel"),
        summary=summed(decisions, ground),
        by_use=by_use(decisions),
        settings=asked.table,
        parcels_ha=float(ground.measured.sum()) / HECTARE,
        available_ha=float(table["available_ha"].sum()),
        available_after_ha=float(table["available_after_ha"].sum()),
        unused_public_ha=unused_public(table),
        residual_ha=residual,
        on=None if day is None else day.isoformat(),
    )
    step(feedback, 1.0)
    return result


def _union(sets: Iterable[Keys]) -> Keys:
    return frozenset(key for keys in sets for key in keys)


def _notes(
    ground: Ground,
    settings: Settings,
    ruled: pd.DataFrame | None,
    by_zone: Mapping[str, Floats],
    main: NDArray[np.object_],
) -> list[Message]:
    meta = source_of("land_uses")
    notes = [
        Message("note.supply_rules", date=str(meta["date"]), uses=len(settings.uses)),
        Message("note.supply_not_the_law"),
    ]
    if settings.own:
        notes.append(Message("note.supply_own", entries=list(settings.own)))
    unsaid = [use.code for use in settings.uses if use.own and not use.source]
    if unsaid:
        notes.append(Message("note.supply_without_source", entries=unsaid))
    if ruled is not None:
        within = np.sum(list(by_zone.values()), axis=0) if by_zone else np.zeros(len(main))
        outside = ground.measured - np.minimum(within, ground.measured)
        notes.append(
            Message(
                "note.supply_without_zone",
                features=int(pd.isna(main).sum()),
                area_ha=float(outside.sum()) / HECTARE,
            )
        )
    return notes
