"""What is known of the people in buildings, and every record that is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..codes import code_of
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.rings import Floats
from ..geometry.sound import sound
from ..layers.cells import texts
from ..layers.findings import feature_ids
from ..layers.numbers import to_numbers
from ..messages import Message

_DWELLINGS = ("residential", "house", "apartments", "жилой", "турак үй", "турак жай")


COUNTED = {"people": "residents", "households": "households"}
"""What is counted, and the column of the buildings that says it."""


@dataclass(frozen=True)
class Inhabited:
    """Buildings with numbers that can be counted.

    Attributes
    ----------
    table : pandas.DataFrame
        building_id, use, people, households, floor_area_m2, critical; in the order of the layer.
    issues : pandas.DataFrame
        rule, building_id, message: what was missing, unreadable or negative and counts as 0,
        and dwellings without residents.
    notes : list of Message
    """

    table: pd.DataFrame
    issues: pd.DataFrame
    notes: list[Message]


def inhabited(buildings: gpd.GeoDataFrame) -> Inhabited:
    """Read residents, households and floors of a building layer.

    Parameters
    ----------
    buildings : geopandas.GeoDataFrame
        ``residents``, ``households``, ``floors``, ``use`` where they are known.
    """
    ids = feature_ids(buildings, "building_id")
    use = (
        texts(buildings["use"]) if "use" in buildings.columns else pd.Series(None, range(len(ids)))
    )
    uses = use.to_numpy(dtype=object)
    table = pd.DataFrame({"building_id": ids, "use": uses})
    rows: list[tuple[str, int]] = []
    notes: list[Message] = []
    for column, source in COUNTED.items():
        numbers, wrong = numbers_of(buildings, source)
        if source not in buildings.columns:
            notes.append(Message("note.no_such_field", column=source))
        rows += [(f"{source}_unreadable", at) for at in np.flatnonzero(wrong).tolist()]
        table[column] = numbers
    shapes = np.asarray(buildings.geometry.values, dtype=object)
    nowhere = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    rows += [("building_without_place", at) for at in np.flatnonzero(nowhere).tolist()]
    if "residents" in buildings.columns:
        dwelling = np.array(
            [value is None or str(value).casefold() in _DWELLINGS for value in uses]
        )
        empty = dwelling & (table["people"].to_numpy() == 0)
        rows += [("building_without_residents", at) for at in np.flatnonzero(empty).tolist()]
        homeless = (table["people"] == 0) & (table["households"] > 0)
        rows += [("households_without_residents", at) for at in np.flatnonzero(homeless).tolist()]
    floors, _ = numbers_of(buildings, "floors")
    outlines, _ = sound(shapes)
    footprint = drawn_area_m2(outlines, horizontal_crs(buildings.crs))
    table["floor_area_m2"] = footprint * np.where(floors >= 1, floors, 1.0)
    table["critical"] = [
        value is not None and code_of("critical_uses", str(value)) is not None for value in uses
    ]
    issues = pd.DataFrame(
        {
            "rule": pd.Series([rule for rule, _ in rows], dtype="object"),
            "building_id": pd.Series([str(ids[at]) for _, at in rows], dtype="object"),
            "message": pd.Series(
                [Message(f"hazard.{rule}", id=str(ids[at])) for rule, at in rows], dtype="object"
            ),
        }
    )
    for rule, count in issues["rule"].value_counts(sort=False).items():
        notes.append(Message(f"note.{rule}", features=int(count)))
    return Inhabited(table, issues, notes)


def numbers_of(buildings: gpd.GeoDataFrame, column: str) -> tuple[Floats, np.ndarray]:
    """The numbers of a column, 0 where there are none, and where something else stood."""
    if column not in buildings.columns:
        return np.zeros(len(buildings)), np.zeros(len(buildings), dtype=bool)
    numbers, unreadable = to_numbers(buildings[column], as_area=False)
    wrong = unreadable.to_numpy() | (numbers < 0).to_numpy()
    return numbers.mask(wrong).fillna(0.0).to_numpy(dtype=np.float64), wrong
