"""What stands today: households, dwellings, facilities, beds, pasture, green areas."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import geopandas as gpd
import pandas as pd

from ..errors import DataError
from .norms import Norms
from .reading import frame_of, numbers, require

_HOUSES = ("residential", "apartment", "house", "housing")


@dataclass(frozen=True)
class Present:
    """What stands in the base year. Whatever is not known stays None, and a note says so.

    Attributes
    ----------
    households, dwellings : float, optional
    sharing_households : float, optional
        Households that live in a dwelling of another household. If left out, those in excess of
        the dwellings.
    overcrowded_households : float
        Further households that need a second dwelling although nobody registered them as two.
    facilities : DataFrame, optional
        kind (school, kindergarten, clinic), capacity; village, or points as geometry.
    villages : DataFrame, optional
        village, population; polygons or points as geometry.
    beds, pasture_ha, green_ha, free_cemetery_ha, free_landfill_ha : float, optional
        Beds for tourists, pasture used, public green areas, land set aside and still free.
    """

    households: float | None = None
    dwellings: float | None = None
    sharing_households: float | None = None
    overcrowded_households: float = 0.0
    facilities: pd.DataFrame | None = None
    villages: pd.DataFrame | None = None
    beds: float | None = None
    pasture_ha: float | None = None
    green_ha: float | None = None
    free_cemetery_ha: float = 0.0
    free_landfill_ha: float = 0.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if value is None or isinstance(value, pd.DataFrame):
                continue
            if isinstance(value, bool) or not math.isfinite(value) or value < 0:
                raise DataError("error.present_number", name=field.name, value=str(value))


def present_from_layers(
    *,
    norms: Norms,
    buildings: pd.DataFrame | None = None,
    villages: gpd.GeoDataFrame | None = None,
    facilities: gpd.GeoDataFrame | None = None,
    **figures: Any,
) -> Present:
    """Count what stands today from layers.

    Parameters
    ----------
    norms : Norms
        For the number of floors from which a house is an apartment house.
    buildings : DataFrame, optional
        use, households; dwellings or floors. A house below ``apartment_floors`` is one dwelling,
        an apartment house has as many as it has households; ``dwellings`` says it better.
    villages, facilities : GeoDataFrame, optional
    figures
        Further fields of :class:`Present`; they go before what the layers say.

    Examples
    --------
    >>> buildings = pd.DataFrame({"use": ["residential"] * 3, "households": [1, 2, 0],
    ...                           "floors": [1, 1, 1]})
    >>> present = present_from_layers(norms=load_norms(), buildings=buildings)
    >>> present.dwellings, present.households, present.sharing_households
    (3.0, 3.0, 1.0)
    """
    found: dict[str, Any] = {"facilities": facilities, "villages": villages}
    if buildings is not None:
        found |= _housing(buildings, norms)
    elif villages is not None and "households" in villages.columns:
        found["households"] = float(numbers(villages, "households", "villages").sum())
    known: Iterable[str] = (field.name for field in fields(Present))
    unknown = sorted(set(figures) - set(known))
    if unknown:
        raise DataError("error.present_unknown", names=unknown)
    return Present(**{**found, **figures})


def _housing(buildings: pd.DataFrame, norms: Norms) -> dict[str, float]:
    frame = frame_of(pd.DataFrame(buildings.drop(columns="geometry", errors="ignore")), "buildings")
    require(frame, ["use", "households"], "buildings")
    homes = frame[frame["use"].astype(str).isin(_HOUSES)].reset_index(drop=True)
    if homes.empty:
        raise DataError("error.present_no_homes", uses=list(_HOUSES))
    households = numbers(homes, "households", "buildings", empty=True)
    if "dwellings" in homes.columns:
        dwellings = numbers(homes, "dwellings", "buildings", empty=True)
    else:
        dwellings = pd.Series(1.0, index=homes.index)
        if "floors" in homes.columns:
            floors = numbers(homes, "floors", "buildings", empty=True)
            tall = floors >= norms["apartment_floors"].central
            dwellings = dwellings.where(~tall, households.clip(lower=1.0))
    return {
        "households": float(households.sum()),
        "dwellings": float(dwellings.sum()),
        "sharing_households": float((households - dwellings).clip(lower=0.0).sum()),
    }
