"""Restrictions as they are counted: one row per kind, regime and name, in the parcels' CRS."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..geometry.area import horizontal_crs
from ..geometry.local import metres_per_unit
from ..geometry.sound import sound
from ..layers.cells import distinct
from ..layers.reach import cut_to_reach
from ..messages import Message
from .strictest import regime_order

THEME = ["kind", "regime", "name"]
ATTRIBUTES = [*THEME, "legal_basis", "valid_from", "valid_to"]

_EDGE_M = 200.0  # an edge drawn in another CRS keeps its course when it is cut this fine


def themes_of(
    valid: gpd.GeoDataFrame, parcels: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, list[Message]]:
    """Make one row of everything that is called the same.

    Parameters
    ----------
    valid : geopandas.GeoDataFrame
        Cleaned restrictions that are in force.
    parcels : geopandas.GeoDataFrame
        Whose CRS the rows get.

    Returns
    -------
    themes : geopandas.GeoDataFrame
        kind, regime, name, legal_basis, valid_from, valid_to, geometry, theme (its number), the
        strictest regime first; overlapping polygons of one theme are joined.
    notes : list of Message
    """
    notes: list[Message] = []
    crs = horizontal_crs(parcels.crs)
    if horizontal_crs(valid.crs) != crs:
        valid, notes = cut_to_reach(valid, crs)
        unit = metres_per_unit(horizontal_crs(valid.crs), valid.total_bounds)
        fine = valid.set_geometry(valid.geometry.segmentize(_EDGE_M / unit))
        valid = fine.to_crs(parcels.crs)
        notes.append(Message("note.brought_to_crs", features=len(valid), crs=crs.name))
    shapes = sound(np.asarray(valid.geometry.values, dtype=object))[0]
    order = {regime: place for place, regime in enumerate(regime_order())}
    rows, wholes = [], []
    groups = valid.groupby(THEME, dropna=False, sort=False).ngroup().to_numpy()
    for group in range(groups.max(initial=-1) + 1):
        members = np.flatnonzero(groups == group)
        first = valid.iloc[members[0]]
        rows.append({**{name: first[name] for name in THEME}, **_joined(valid.iloc[members])})
        own = shapes[members]
        wholes.append(own[0] if len(own) == 1 else shapely.union_all(own))
    table = pd.DataFrame(rows, columns=ATTRIBUTES, dtype=object)
    layer = gpd.GeoDataFrame(table, geometry=np.array(wholes, dtype=object), crs=parcels.crs)
    layer = layer.iloc[np.argsort([order[regime] for regime in table["regime"]], kind="stable")]
    layer = layer.reset_index(drop=True)
    layer["theme"] = np.arange(len(layer))
    return layer, notes


def _joined(members: gpd.GeoDataFrame) -> dict[str, str | None]:
    """The law and the dates of a restriction whose parts may have different ones."""
    starts, stops = members["valid_from"], members["valid_to"]
    return {
        "legal_basis": "; ".join(distinct(members["legal_basis"])) or None,
        "valid_from": None if starts.isna().any() else min(starts),
        "valid_to": None if stops.isna().any() else max(stops),
    }
