"""Critical facilities: which highest level of each hazard every one of them reaches."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ..layers.cells import by_value, texts
from ..layers.findings import feature_ids
from ..layers.place import check_place
from ..layers.schema import UNASSIGNED
from ..messages import Message
from .counting import Counted, places_of
from .shares import ANY, shares_in_levels


def critical_buildings(
    buildings: Counted, levels: gpd.GeoDataFrame
) -> tuple[pd.DataFrame, list[Message]]:
    """The buildings whose use is one of ``codes/critical_uses.toml``.

    Returns
    -------
    table : pandas.DataFrame
        facility_id, kind, name, the column ``by``, hazard, level: each with every hazard.
    notes : list of Message
    """
    chosen = buildings.known.table["critical"].to_numpy(dtype=bool)
    layer, table = buildings.buildings[chosen], buildings.known.table[chosen]
    named = pd.DataFrame(
        {
            "facility_id": table["building_id"].to_numpy(),
            "kind": table["use"].to_numpy(),
            "name": _text(layer, "name"),
        }
    )
    note = Message("note.critical_by_use", features=int(chosen.sum()))
    reached, more = _reached(layer, named, buildings.place[chosen], levels, buildings.by)
    return reached, [note, *more]


def given_facilities(
    facilities: gpd.GeoDataFrame,
    levels: gpd.GeoDataFrame,
    by: str | None,
    areas: gpd.GeoDataFrame | None,
) -> tuple[pd.DataFrame, list[Message]]:
    """A layer of facilities; as :func:`critical_buildings`."""
    check_place(facilities, "facilities")
    notes: list[Message] = []
    named = pd.DataFrame(
        {
            "facility_id": feature_ids(facilities, "facility_id"),
            "kind": _text(facilities, "kind"),
            "name": _text(facilities, "name"),
        }
    )
    where = np.full(len(facilities), UNASSIGNED if by else "", dtype=object)
    if areas is not None or (by is not None and by in facilities.columns):
        where = places_of(facilities, by, areas, notes)
    reached, more = _reached(facilities, named, where, levels, by)
    return reached, [*notes, *more]


def _reached(
    layer: gpd.GeoDataFrame,
    named: pd.DataFrame,
    where: np.ndarray,
    levels: gpd.GeoDataFrame,
    by: str | None,
) -> tuple[pd.DataFrame, list[Message]]:
    if by:
        named[by] = where
    if len(layer) == 0:
        return named.assign(hazard="", level="").iloc[:0], []
    shares, notes = shares_in_levels(layer, levels)
    highest = shares.sort_values("rank").groupby(["hazard", "feature"], sort=False).tail(1)
    rank = {name: number for number, name in enumerate([*dict.fromkeys(levels["hazard"]), ANY])}
    highest = highest.assign(order=highest["hazard"].map(rank)).sort_values(["feature", "order"])
    listed = named.iloc[highest["feature"].to_numpy()].reset_index(drop=True)
    listed["hazard"] = highest["hazard"].to_numpy()
    listed["level"] = highest["level"].to_numpy()
    return listed, [note for note in notes if note.code != "note.nothing_exposed"]


def _text(layer: gpd.GeoDataFrame, column: str) -> np.ndarray:
    if column not in layer.columns:
        return np.full(len(layer), "", dtype=object)
    return by_value(texts(layer[column]), str, missing="").to_numpy()
