"""Buildings and those who live in them, counted by the level that each lies in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import UsageError
from ..geometry.rings import Floats
from ..layers.cells import by_value, texts
from ..layers.schema import UNASSIGNED
from ..messages import Label, Message
from .levels import NOT_EXPOSED
from .people import split_whole
from .places import OUTSIDE, place_in_areas
from .residents import COUNTED, Inhabited, inhabited
from .shares import ANY, Split, shares_in_levels


@dataclass(frozen=True)
class Counted:
    """Buildings in levels.

    Attributes
    ----------
    buildings : geopandas.GeoDataFrame
    known : Inhabited
    place : ndarray of str
        Of each building; empty where places are not told apart.
    rows : pandas.DataFrame
        feature (position), hazard, level, rank, share, people, households, floor_area_m2, place,
        buildings (1 in the highest level that the building reaches); of every hazard and ``any``
        the levels of a building, ``not_exposed`` included, add up to it.
    by : str or None
    notes : list of Message
    """

    buildings: gpd.GeoDataFrame
    known: Inhabited
    place: np.ndarray
    rows: pd.DataFrame
    by: str | None
    notes: list[Message]

    def anywhere(self) -> pd.DataFrame:
        """The rows of what lies in at least one hazard."""
        return self.rows[(self.rows["hazard"] == ANY) & (self.rows["level"] != NOT_EXPOSED)]

    def listed(self) -> pd.DataFrame:
        """What is exposed: ``by_building`` of the exposure."""
        exposed = self.rows[self.rows["level"] != NOT_EXPOSED].sort_values(
            ["feature", "hazard", "rank"]
        )
        feature = exposed["feature"].to_numpy()
        listed = pd.DataFrame({"building_id": self.known.table["building_id"].to_numpy()[feature]})
        if self.by:
            listed[self.by] = self.place[feature]
        columns = ["hazard", "level", "rank", "share", "people", "households"]
        return pd.concat([listed, exposed[columns].reset_index(drop=True)], axis=1)

    def layer(self, hazards: Sequence[str]) -> gpd.GeoDataFrame:
        """The buildings with what of them is exposed, and a column for each hazard."""
        count = len(self.buildings)
        columns = ["building_id", "use", "people", "households", "floor_area_m2"]
        table = self.known.table[columns].set_axis(self.buildings.index)
        if self.by:
            table.insert(2, self.by, self.place)
        exposed = self.rows[self.rows["level"] != NOT_EXPOSED]
        anywhere = exposed[exposed["hazard"] == ANY].set_index("feature")
        for column in COUNTED:
            values: Floats = anywhere[column].reindex(range(count)).fillna(0.0).to_numpy()
            table[f"exposed_{column}"] = values
        highest = exposed[(exposed["hazard"] != ANY) & (exposed["buildings"] == 1)]
        for hazard in hazards:
            mine = highest[highest["hazard"] == hazard]
            level = pd.Series(NOT_EXPOSED, index=range(count), dtype="object")
            level.loc[mine["feature"].to_numpy()] = mine["level"].to_numpy()
            table[f"level_{hazard}"] = level.to_numpy()
        shapes = self.buildings.geometry.values
        return gpd.GeoDataFrame(table, geometry=shapes, crs=self.buildings.crs)


def counted(
    buildings: gpd.GeoDataFrame,
    levels: gpd.GeoDataFrame,
    *,
    by: str | None = None,
    areas: gpd.GeoDataFrame | None = None,
    split: Split = "floor_area",
    whole: Mapping[str, bool] | None = None,
) -> Counted:
    """Count buildings in levels that are laid out already.

    Parameters
    ----------
    buildings, by, areas, split
        As in :func:`hazard_exposure`.
    levels : geopandas.GeoDataFrame
        As :func:`hazard_levels` returns it.
    whole : mapping of str to bool, optional
        Whether people and households are whole numbers; else as these buildings have them.
    """
    known = inhabited(buildings)
    notes: list[Message] = []
    place = places_of(buildings, by, areas, notes)
    shares, more = shares_in_levels(buildings, levels, split=split)
    rows = _split_buildings(shares, known, place, whole or are_whole(known.table))
    return Counted(buildings, known, place, rows, by, [*notes, *known.notes, *more])


def are_whole(people: pd.DataFrame) -> dict[str, bool]:
    """Whether people and households are whole numbers throughout."""
    return {column: bool((people[column] % 1 == 0).all()) for column in COUNTED}


def places_of(
    features: gpd.GeoDataFrame,
    by: str | None,
    areas: gpd.GeoDataFrame | None,
    notes: list[Message],
) -> np.ndarray:
    """The place of each feature; the same empty name for all where none was asked for.

    What lies outside, or says nothing, is added to the notes.
    """
    if by is None:
        if areas is not None:
            raise UsageError("error.areas_without_by")
        return np.full(len(features), "", dtype=object)
    if areas is not None:
        place = place_in_areas(features, areas, by).to_numpy()
        outside = int((place == OUTSIDE).sum())
        if outside:
            notes.append(Message("note.features_outside", features=outside))
        return place
    if by not in features.columns or by == features.geometry.name:
        have = [str(name) for name in features.columns if name != features.geometry.name]
        raise UsageError("error.no_group_column", column=by, columns=have)
    place = by_value(texts(features[by]), str, missing=UNASSIGNED).to_numpy()
    without = int((place == UNASSIGNED).sum())
    if without:
        notes.append(
            Message(
                "note.features_unassigned",
                features=without,
                column=Label("labels", f"column.{by}"),
            )
        )
    return place


def _split_buildings(
    shares: pd.DataFrame, known: Inhabited, place: np.ndarray, whole: Mapping[str, bool]
) -> pd.DataFrame:
    """People, households and floor area of each building in each level, and where it counts."""
    rows = shares.copy()
    for column in COUNTED:
        rows[column] = split_whole(shares, known.table[column].to_numpy(), whole[column])
    _agree_on_any(rows)
    feature = rows["feature"].to_numpy()
    rows["floor_area_m2"] = rows["share"] * known.table["floor_area_m2"].to_numpy()[feature]
    rows["place"] = place[feature]
    last = rows.groupby(["hazard", "feature"])["rank"].transform("max")
    rows["buildings"] = (rows["rank"] == last).astype("int64")
    return rows


def _agree_on_any(rows: pd.DataFrame) -> None:
    """Rounded on its own, "in any hazard" could be fewer than in one of them; mends ``rows``."""
    exposed = rows[rows["level"] != NOT_EXPOSED]
    for column in COUNTED:
        by_hazard = exposed[exposed["hazard"] != ANY].groupby(["feature", "hazard"])[column].sum()
        least = by_hazard.groupby("feature").max()
        mine = exposed[exposed["hazard"] == ANY].set_index("feature")[column]
        short = (least.reindex(mine.index).fillna(0.0) - mine).clip(lower=0.0)
        short = short[short > 0]
        if len(short) == 0:
            continue
        anywhere = (rows["hazard"] == ANY) & rows["feature"].isin(short.index)
        missing = rows.loc[anywhere, "feature"].map(short)
        taken = rows.loc[anywhere, "level"] == NOT_EXPOSED
        rows.loc[anywhere, column] += missing.where(~taken, -missing)
