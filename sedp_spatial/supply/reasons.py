"""Why a parcel is not free for a use, or free only in part: one sentence per different case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..geometry.area import HECTARE
from ..messages import Label, Message
from .ground import Ground
from .settings import LandUse, Settings

Texts = NDArray[np.object_]
_FIGURES = ("area", "blocked", "restricted", "hazard", "zone", "left", "conditional")
_DECIMALS = 4  # hectares: to the square metre


def reasons_of(
    ground: Ground,
    use: LandUse,
    status: Texts,
    flags: Mapping[str, NDArray[np.bool_]],
    figures: pd.DataFrame,
    zones: Texts,
    settings: Settings,
) -> Texts:
    """The reason of each parcel, None where it is free without a condition.

    Notes
    -----
    Sentences are made once per different set of what they name, never per row.
    """
    rounded = (figures / HECTARE).round(_DECIMALS)
    told = pd.DataFrame(
        {
            "category": ground.category,
            "access": ground.access,
            "kind": ground.land_kind,
            "main_zone": zones,
            "footprint": ground.footprint.round(),
            "buildings": ground.buildings,
            **{name: rounded[name].to_numpy() for name in _FIGURES},
        }
    )
    said = _Sayer(use, settings)
    reasons = np.full(len(status), None, dtype=object)
    open_rows = status == "no"
    for code, columns in _REFUSED.items():
        mine = np.flatnonzero(open_rows & flags[code])
        reasons[mine] = _by_case(told.iloc[mine], columns, getattr(said, code))
        open_rows = open_rows & ~flags[code]
    rest = np.flatnonzero(np.isin(status, ("after_transformation", "conditional")))
    columns = ("category", "access", "conditional")
    reasons[rest] = _by_case(told.iloc[rest], columns, said.conditions)
    return reasons


# What each refusal's sentence names.
_REFUSED = {
    "no_area": (),
    "category": ("category",),
    "owner": ("access",),
    "land_kind": ("kind",),
    "built": ("buildings", "footprint"),
    "zone": ("main_zone",),
    "blocked": ("area", "restricted", "hazard", "zone"),
    "small": ("left", "blocked"),
}


def _by_case(rows: pd.DataFrame, columns: tuple[str, ...], say: Callable[..., Message]) -> Texts:
    """One message per different set of values, handed out to the rows."""
    out = np.empty(len(rows), dtype=object)
    if len(rows) == 0:
        return out
    if not columns:
        out[:] = [say()] * len(rows)
        return out
    cases = rows[list(columns)]
    number = cases.groupby(list(columns), sort=False, dropna=False).ngroup().to_numpy()
    first = np.unique(number, return_index=True)[1]
    messages = np.empty(len(first), dtype=object)
    messages[:] = [
        say(**dict(zip(columns, values, strict=True)))
        for values in cases.iloc[first].itertuples(index=False, name=None)
    ]
    handed: Texts = messages[number]
    return handed


class _Sayer:
    """The sentences of one use."""

    def __init__(self, use: LandUse, settings: Settings) -> None:
        self._use = use
        self._access = settings.access
        self._needed = [
            Message("supply.quoted", name=Label("categories", code)) for code in use.categories
        ]

    def no_area(self) -> Message:
        return Message("supply.no_area")

    def category(self, category: str) -> Message:
        return Message(
            "supply.category",
            category=_category(category),
            use=self._use.name,
            needed=self._needed,
        )

    def owner(self, access: str) -> Message:
        return Message("supply.owner", access=self._access[access].name)

    def land_kind(self, kind: str) -> Message:
        return Message("supply.land_kind", kind=Label("land_kinds", kind), use=self._use.name)

    def built(self, buildings: float, footprint: float) -> Message:
        return Message("supply.built", buildings=int(buildings), footprint_m2=footprint)

    def zone(self, main_zone: Any) -> Message:
        return Message("supply.zone", zone=str(main_zone), use=self._use.name)

    def blocked(self, area: float, restricted: float, hazard: float, zone: float) -> Message:
        return Message(
            "supply.blocked", area_ha=area, restricted_ha=restricted, hazard_ha=hazard, zone_ha=zone
        )

    def small(self, left: float, blocked: float) -> Message:
        return Message(
            "supply.small",
            left_ha=left,
            least_ha=self._use.min_plot_m2 / HECTARE,
            blocked_ha=blocked,
        )

    def conditions(self, category: str, access: str, conditional: float) -> Message:
        """What has to happen first: transformation, the end of a use, conditions of a zone."""
        parts = []
        if category not in self._use.categories:
            parts.append(
                Message("supply.transformation", category=_category(category), needed=self._needed)
            )
        if self._access[access].free == "conditional":
            parts.append(Message("supply.owner", access=self._access[access].name))
        if conditional > 0:
            parts.append(Message("supply.conditional", conditional_ha=conditional))
        whole = parts[0]
        for part in parts[1:]:
            whole = Message("supply.and", first=whole, second=part)
        return whole


def _category(code: str) -> Any:
    return Label("categories", code) if code != "unassigned" else Label("labels", "row.unassigned")
