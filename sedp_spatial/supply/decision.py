"""Which parcel is free for which use: one row per parcel and use, decided column by column."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..geometry.area import HECTARE
from ..geometry.rings import Floats
from .exclusion import Covers, check_union
from .ground import Ground
from .reasons import reasons_of
from .settings import LandUse, Settings
from .themes import UseThemes

STATUSES = ("free", "conditional", "after_transformation", "no")
# In the order in which they are said: what cannot be mended comes first.
REFUSALS = ("no_area", "category", "owner", "land_kind", "built", "zone", "blocked", "small")
OBSTACLES = (*REFUSALS, "restriction", "hazard")
_SLIVER_SHARE = 1e-3  # less land than this share, or than a square metre, sets no condition
_SLIVER_M2 = 1.0

Flags = NDArray[np.bool_]


def decided(
    ground: Ground,
    covers: Covers,
    themes: Sequence[UseThemes],
    zones: NDArray[np.object_],
    settings: Settings,
) -> pd.DataFrame:
    """Decide every parcel for every use.

    Returns
    -------
    pandas.DataFrame
        The columns of ``SupplyResult.uses`` and ``parcel`` (position), use by use.

    Raises
    ------
    CalculationError
        If a union does not agree with its parts.
    """
    sets = [keys for own in themes for keys in own.sets()]
    covers.measure(sets)
    frames = [
        _one_use(ground, covers, use, own, zones, settings)
        for use, own in zip(settings.uses, themes, strict=True)
    ]
    return pd.concat(frames, ignore_index=True)


def _one_use(
    ground: Ground,
    covers: Covers,
    use: LandUse,
    themes: UseThemes,
    zones: NDArray[np.object_],
    settings: Settings,
) -> pd.DataFrame:
    area = ground.measured
    restricted, hazard = covers.of(themes.restricted), covers.of(themes.hazard)
    zone = covers.of(themes.forbidden)
    blocked = covers.of(themes.blocked)
    check_union(blocked, (restricted, hazard, zone), area)
    left = area - blocked
    conditional = np.maximum(covers.of(themes.with_conditions) - blocked, 0.0)
    conditional[conditional <= np.maximum(_SLIVER_M2, _SLIVER_SHARE * area)] = 0.0
    flags = _refusals(ground, use, settings, zone, left)
    refused = np.logical_or.reduce([flags[name] for name in REFUSALS])
    stays = np.isin(ground.category, use.categories)
    entry = {key: access.free for key, access in settings.access.items()}
    asked = (pd.Series(ground.access).map(entry) == "conditional").to_numpy()
    status = np.select(
        [refused, ~stays, asked | (conditional > 0)],
        ["no", "after_transformation", "conditional"],
        default="free",
    ).astype(object)
    available = np.where(refused, 0.0, left)
    flags["restriction"], flags["hazard"] = restricted > _SLIVER_M2, hazard > _SLIVER_M2
    figures = pd.DataFrame(
        {
            "area": area,
            "blocked": blocked,
            "restricted": restricted,
            "hazard": hazard,
            "zone": zone,
            "left": left,
            "conditional": np.where(refused, 0.0, conditional),
        }
    )
    return pd.DataFrame(
        {
            "parcel_id": ground.ids,
            "use": np.full(len(area), use.code, dtype=object),
            "category": ground.category,
            "area_ha": area / HECTARE,
            "blocked_ha": blocked / HECTARE,
            "refused_ha": (left - available) / HECTARE,
            "available_ha": available / HECTARE,
            "conditional_ha": figures["conditional"] / HECTARE,
            "status": status,
            # Messages are texts: only an object column keeps them sayable in three languages.
            "reason": pd.Series(
                reasons_of(ground, use, status, flags, figures, zones, settings), dtype=object
            ),
            "obstacles": _named(flags),
            "rank": ground.rank,
            "parcel": np.arange(len(area)),
        }
    )


def _refusals(
    ground: Ground, use: LandUse, settings: Settings, zone: Floats, left: Floats
) -> dict[str, Flags]:
    """What refuses each parcel for the use, by code of :data:`REFUSALS`."""
    area = ground.measured
    closed = [key for key, access in settings.access.items() if access.free == "no"]
    whole_zone = (zone > 0) & (zone >= area)
    return {
        "no_area": area <= 0,
        "category": ~np.isin(ground.category, (*use.categories, *use.from_categories)),
        "owner": np.isin(ground.access, closed),
        "land_kind": np.isin(ground.land_kind, use.not_on),
        "built": np.full(len(area), use.unbuilt) & (ground.footprint > use.most_footprint_m2),
        "zone": whole_zone,
        "blocked": (left <= 0) & ~whole_zone & (area > 0),
        "small": (left > 0) & (left < use.min_plot_m2),
    }


def _named(flags: dict[str, Flags]) -> NDArray[np.object_]:
    """The codes of all flags of each parcel, joined by ``;``: one text per combination."""
    bits = np.zeros(len(flags["small"]), dtype=np.int64)
    for place, name in enumerate(OBSTACLES):
        bits |= flags[name].astype(np.int64) << place
    kinds, which = np.unique(bits, return_inverse=True)
    said = np.empty(len(kinds), dtype=object)
    said[:] = [
        ";".join(name for place, name in enumerate(OBSTACLES) if kind >> place & 1)
        for kind in kinds.tolist()
    ]
    named: NDArray[np.object_] = said[which]
    return named
