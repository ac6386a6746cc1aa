"""The highest hazard level on each plot, or the share of it that lies in danger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..geometry.rings import Floats
from ..hazards import hazard_levels
from ..layers.mapping import NOTES
from ..layers.numbers import to_numbers
from ..messages import Message
from ..overlay import overlap_areas

_ROUNDING = 1e-9


def hazard_values(
    plots: gpd.GeoDataFrame, hazards: gpd.GeoDataFrame, options: Mapping[str, Any]
) -> tuple[Floats, list[Message]]:
    """The level or the endangered share of each plot; 0 outside all hazards.

    Parameters
    ----------
    plots, hazards : geopandas.GeoDataFrame
    options : mapping
        ``hazard``: only this one. ``value``: ``level``, the highest in which at least
        ``least_share`` of the plot lies, or ``share``, of the plot in ``level`` or higher. Levels
        that are words count by their rank, from 1.

    Returns
    -------
    values : ndarray
    notes : list of Message
    """
    value = options.get("value", "level")
    if value not in ("level", "share"):
        raise UsageError(
            "error.choice", name="hazard.value", value=str(value), allowed="level, share"
        )
    levels = hazard_levels(hazards)
    notes = list(levels.attrs.get(NOTES, []))
    only = options.get("hazard")
    if only is not None:
        found = sorted(levels["hazard"].unique())
        levels = levels[levels["hazard"] == only]
        if len(levels) == 0:
            raise DataError(
                "error.siting_nothing_chosen",
                layer="hazards",
                column="hazard",
                wanted=[str(only)],
                found=found,
            )
    numbers = _numbers(levels)
    lying = overlap_areas(plots, levels.assign(number=numbers), by=["hazard", "number"])
    notes += [n for n in lying.attrs.get(NOTES, []) if n not in notes]
    if value == "share":
        return _share_from(lying, float(options.get("level", 1)), len(plots)), notes
    least = max(float(options.get("least_share", 0.0)), _ROUNDING)
    found_level = np.zeros(len(plots))
    for number in np.unique(numbers):  # rising, so that the highest stays
        found_level[_share_from(lying, number, len(plots)) >= least] = number
    return found_level, notes


def _numbers(levels: gpd.GeoDataFrame) -> Floats:
    """Levels as numbers; those that are words, or not known, by their rank."""
    numbers, _ = to_numbers(levels["level"].astype(object), as_area=False)
    rank = np.maximum(levels["rank"].to_numpy(dtype=np.float64), 1.0)
    return np.where(numbers.isna(), rank, numbers)


def _share_from(lying: pd.DataFrame, number: float, count: int) -> Floats:
    """The share of each plot in a level or higher, of the hazard that takes most of it."""
    high = lying[lying["number"] >= number]
    by_hazard = high.groupby(["parcel", "hazard"])["share"].sum()
    most = by_hazard.groupby(level="parcel").max()
    share = np.zeros(count)
    share[most.index.to_numpy(dtype=np.intp)] = np.minimum(most.to_numpy(), 1.0)
    return share
