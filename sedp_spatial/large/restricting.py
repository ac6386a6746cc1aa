"""The restrictions beside a large file: those near a piece, and what only the whole can say."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..geometry.sound import sound
from ..messages import Message
from ..restrictions import ExtractResult, restriction_extract
from ..restrictions.cleaning import cleaned
from ..restrictions.extract import notes_on_untouched
from ..restrictions.themes import THEME
from ..restrictions.validity import Day
from .near import Near

OF_THE_WHOLE = (
    "note.restrictions_untouched",
    "note.restrictions_elsewhere",
    "note.restriction_findings",
)
"""What a piece cannot say of the restrictions."""


def near_restrictions(restrictions: gpd.GeoDataFrame) -> Near:
    """Whole ones are taken, as they count as one by their name."""
    clean = cleaned(restrictions).layer
    group = np.full(len(restrictions), -1)
    group[clean["row"].to_numpy()] = clean.groupby(THEME, dropna=False, sort=False).ngroup()
    return Near(restrictions, group)


def all_restrictions(
    restrictions: gpd.GeoDataFrame,
    sample: gpd.GeoDataFrame,
    on: Day,
    tolerance_m: float | Mapping[str, float],
) -> ExtractResult:
    """The extract of one parcel far from everything: all restrictions, and what is odd of them."""
    shapes = sound(np.asarray(restrictions.geometry.values, dtype=object))[0]
    left, bottom, right, top = shapely.total_bounds(shapes)
    side = 1e-4 * max(right - left, top - bottom)
    far = shapely.box(left - 2 * side, bottom - 2 * side, left - side, bottom - side)
    one = gpd.GeoDataFrame({"parcel_id": ["–"]}, geometry=[far], crs=restrictions.crs)
    return restriction_extract(one.to_crs(sample.crs), restrictions, on=on, tolerance_m=tolerance_m)


def notes_on_all(listed: pd.DataFrame, every: ExtractResult) -> list[Message]:
    """The notes that only the whole file can give."""
    notes = [note for note in every.notes if note.code == "note.restriction_findings"]
    return [*notes, *notes_on_untouched(listed, listed["parcels"] > 0)]
