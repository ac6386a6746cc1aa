"""Which share of each feature lies in which level of which hazard."""

from __future__ import annotations

from typing import Literal, get_args

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..errors import UsageError
from ..layers.mapping import NOTES
from ..messages import Message
from ..overlay import overlap_areas
from .levels import NOT_EXPOSED
from .places import points_on

Split = Literal["floor_area", "point"]

# Shares below this are the rounding of areas along a shared line.
_NOTHING = 1e-9
ANY = "any"


def check_split(split: str) -> None:
    """Refuse a way of splitting that there is not."""
    if split not in get_args(Split):
        allowed = ", ".join(get_args(Split))
        raise UsageError("error.choice", name="split", value=split, allowed=allowed)


def shares_in_levels(
    features: gpd.GeoDataFrame, levels: gpd.GeoDataFrame, *, split: Split = "floor_area"
) -> tuple[pd.DataFrame, list[Message]]:
    """Share out features over the levels of each hazard.

    Parameters
    ----------
    features : geopandas.GeoDataFrame
        Polygons by area; points, and lines by a point on them, lie in one level or in none.
    levels : geopandas.GeoDataFrame
        As :func:`hazard_levels` returns it.
    split : {"floor_area", "point"}
        With ``point`` polygons, too, lie where a point on them lies.

    Returns
    -------
    shares : pandas.DataFrame
        feature (position), hazard, level, rank, share: for every hazard the shares of a feature
        add up to 1, ``not_exposed`` (rank -1) included, the highest level first. The hazard
        ``any`` holds the level ``exposed`` for what lies in at least one.
    notes : list of Message
    """
    shapes = np.asarray(features.geometry.values, dtype=object)
    areal = (shapely.area(shapes) > 0) & (split == "floor_area")
    zones = levels.assign(number=np.arange(len(levels)), any=ANY)
    notes: list[Message] = []
    found = [_at_points(features, zones, ~areal)]
    if areal.any():
        polygons, more = _by_area(features[areal], np.flatnonzero(areal), zones)
        found.append(polygons)
        notes += more
    exposed = pd.concat(found, ignore_index=True)
    exposed = exposed[exposed["share"] > _NOTHING]
    if len(exposed) == 0:
        notes.append(Message("note.nothing_exposed", features=len(features)))
    return _with_the_rest(exposed, zones, len(features)), notes


def _by_area(
    polygons: gpd.GeoDataFrame, position: np.ndarray, zones: gpd.GeoDataFrame
) -> tuple[pd.DataFrame, list[Message]]:
    plain = gpd.GeoDataFrame(geometry=polygons.geometry.values, crs=polygons.crs)
    parts, notes = [], []
    for by in ("number", "any"):
        found = overlap_areas(plain, zones, by=by)
        notes = found.attrs.get(NOTES, [])
        number = found["number"].to_numpy() if by == "number" else np.full(len(found), -1)
        feature = position[found["parcel"].to_numpy()]
        share = found["share"].to_numpy()
        parts.append(pd.DataFrame({"feature": feature, "number": number, "share": share}))
    return pd.concat(parts, ignore_index=True), list(notes)


def _at_points(
    features: gpd.GeoDataFrame, zones: gpd.GeoDataFrame, chosen: np.ndarray
) -> pd.DataFrame:
    """A point on the border of two levels counts for the higher one."""
    position = np.flatnonzero(chosen)
    points = points_on(features[chosen]).to_crs(zones.crs)
    zone, point = shapely.STRtree(points.values).query(zones.geometry.values, "intersects")
    table = pd.DataFrame({"feature": position[point], "number": zone, "share": 1.0})
    table["hazard"] = zones["hazard"].to_numpy()[zone]
    table["rank"] = zones["rank"].to_numpy()[zone]
    highest = table.sort_values("rank").groupby(["feature", "hazard"], sort=False).tail(1)
    anywhere = highest.drop_duplicates("feature").assign(number=-1)
    return pd.concat([highest, anywhere], ignore_index=True)[["feature", "number", "share"]]


def _with_the_rest(exposed: pd.DataFrame, zones: gpd.GeoDataFrame, count: int) -> pd.DataFrame:
    """Name the levels, and add what is not exposed so that every feature is whole."""
    hazard = np.append(zones["hazard"].to_numpy(dtype=object), ANY)
    level = np.append(zones["level"].to_numpy(dtype=object), "exposed")
    rank = np.append(zones["rank"].to_numpy(), 1)
    number = exposed["number"].to_numpy()
    table = pd.DataFrame(
        {
            "feature": exposed["feature"].to_numpy(),
            "hazard": hazard[number],
            "level": level[number],
            "rank": rank[number],
            "share": exposed["share"].to_numpy(),
        }
    )
    rests = []
    for name in dict.fromkeys(hazard):
        mine = table[table["hazard"] == name]
        rest = 1.0 - np.bincount(mine["feature"], mine["share"], count)
        left = np.flatnonzero(rest > _NOTHING)
        rests.append(
            pd.DataFrame(
                {
                    "feature": left,
                    "hazard": name,
                    "level": NOT_EXPOSED,
                    "rank": -1,
                    "share": rest[left],
                }
            )
        )
    whole = pd.concat([table, *rests], ignore_index=True)
    # The highest level first: of two equal shares it gets the person that cannot be halved.
    return whole.sort_values(
        ["hazard", "feature", "rank"], ascending=[True, True, False], ignore_index=True
    )
