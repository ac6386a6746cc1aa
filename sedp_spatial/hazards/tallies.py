"""The sums of an exposure: every hazard, level and place, with zeros where there is nothing."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import pandas as pd

from ..layers.schema import UNASSIGNED
from .levels import NOT_EXPOSED
from .places import OUTSIDE
from .shares import ANY

_KEYS = ["hazard", "level", "place"]
_SUMMED = ["people", "households", "buildings", "floor_area_m2"]
_LAST = (UNASSIGNED, OUTSIDE)


def tallied(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of buildings, or tallies of several parts of them, added up.

    Parameters
    ----------
    rows : pandas.DataFrame
        hazard, level, place, people, households, buildings, floor_area_m2.
    """
    return rows.groupby(_KEYS, as_index=False)[_SUMMED].sum()


def exposure_table(
    tally: pd.DataFrame,
    critical: pd.DataFrame,
    levels: gpd.GeoDataFrame,
    by: str | None,
    whole: Mapping[str, bool],
) -> pd.DataFrame:
    """The table of :class:`HazardExposureResult`.

    Parameters
    ----------
    tally : pandas.DataFrame
        As :func:`tallied` returns it.
    critical : pandas.DataFrame
        As :func:`critical_buildings` returns it.
    levels : geopandas.GeoDataFrame
    by : str or None
    whole : mapping of str to bool
        Which columns hold whole numbers throughout.
    """
    where = by or "place"
    counted = critical if by else critical.assign(place="")
    reached = counted.groupby(["hazard", "level", where]).size()
    steps = steps_of(levels)
    places = sorted(set(tally["place"]) | set(counted[where]), key=lambda p: (p in _LAST, p))
    index = pd.MultiIndex.from_tuples(
        [
            (hazard, level, one)
            for hazard in dict.fromkeys(name for name, _ in steps)
            for level in [*(lv for name, lv in steps if name == hazard), NOT_EXPOSED]
            for one in places
        ],
        names=_KEYS,
    )
    table = tally.set_index(_KEYS)[_SUMMED].reindex(index).fillna(0.0)
    table["facilities"] = reached.reindex(index).fillna(0)
    table = table.reset_index()
    for column, is_whole in whole.items():
        if is_whole:
            table[column] = table[column].round().astype("int64")
    table = table.astype({"buildings": "int64", "facilities": "int64"})
    table = table.rename(columns={"place": where})
    shown = ["people", "households", "buildings", "facilities", "floor_area_m2"]
    return table[["hazard", "level", *([by] if by else []), *shown]]


def steps_of(levels: gpd.GeoDataFrame) -> list[tuple[str, str]]:
    """Hazards with their levels in the order of printing, and ``any`` with ``exposed``."""
    return [*zip(levels["hazard"], levels["level"], strict=True), (ANY, "exposed")]
