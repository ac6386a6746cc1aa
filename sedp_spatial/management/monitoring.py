"""What was carried out: the planned purpose of each plot against the parcels of a later year."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError
from ..geometry.area import HECTARE
from ..layers.classes import classes_of
from ..layers.place import check_place
from ..messages import Message
from ..overlay import overlap_areas
from .inventory import UNCHANGED
from .reading import messages

_NOTICED = 0.01  # less than this share of a plot is a boundary drawn again
_CARRIED_OUT = 0.95


def monitored(
    mine: gpd.GeoDataFrame, table: pd.DataFrame, later: gpd.GeoDataFrame, year: int | None
) -> pd.DataFrame:
    """Compare the plan with the land as it became.

    Parameters
    ----------
    mine : geopandas.GeoDataFrame
        The plots of the inventory with valid outlines.
    table : pandas.DataFrame
        The inventory, in the same order.
    later : geopandas.GeoDataFrame
        Parcels of a later year: category, in_use.
    year : int, optional
        Of the later layer; plots planned for later years are not due.

    Returns
    -------
    pandas.DataFrame
        parcel_id, category, future_use, year, area_ha, as_planned_ha (in a category of the
        planned use and, if the category is the same as before, in use), unchanged_ha,
        otherwise_ha (another category), not_covered_ha; state (carried_out | partly | not_yet |
        not_due | unplanned), finding (Message): the plots with a planned change and those
        that changed without one. The four areas add up to the plot.

    Raises
    ------
    DataError
        No features, no usable CRS, or a layer elsewhere.
    """
    if len(later) == 0:
        raise DataError("error.no_features", layer="monitoring")
    check_place(later, "monitoring")
    classes = later[[later.geometry.name]].copy()
    for column in ("category", "in_use"):
        classes[column] = classes_of(later, column)[0]
    found = overlap_areas(mine[[mine.geometry.name]], classes, by=["category", "in_use"])
    if len(found) == 0:
        raise DataError("error.management_elsewhere", plots=len(mine))
    parcel = found["parcel"].to_numpy()
    before = table["category"].to_numpy(dtype=object)[parcel]
    future = table["future_use"].to_numpy(dtype=object)[parcel]
    after = found["category"].to_numpy(dtype=object)
    used = (found["in_use"] == "yes").to_numpy()
    wanted = {use: set(entry["categories"]) for use, entry in load_codes("land_uses").items()}
    fits = np.array(
        [
            use != UNCHANGED and now in wanted.get(use, ())
            for use, now in zip(future, after, strict=True)
        ],
        dtype=bool,
    )
    same = after == before
    kind = np.select(
        [fits & (~same | used), same], ["as_planned_ha", "unchanged_ha"], default="otherwise_ha"
    )
    sums = (
        found.assign(kind=kind, area_ha=found["area_m2"] / HECTARE)
        .pivot_table(index="parcel", columns="kind", values="area_ha", aggfunc="sum")
        .reindex(index=range(len(table)))
        .fillna(0.0)
    )
    rows = table[["parcel_id", "category", "future_use", "year", "area_ha"]].reset_index(drop=True)
    for column in ("as_planned_ha", "unchanged_ha", "otherwise_ha"):
        rows[column] = sums[column].to_numpy() if column in sums.columns else 0.0
    covered = rows[["as_planned_ha", "unchanged_ha", "otherwise_ha"]].sum(axis=1)
    rows["not_covered_ha"] = (rows["area_ha"] - covered).clip(lower=0.0)
    rows["state"] = _states(rows, year)
    rows = rows[(rows["future_use"] != UNCHANGED) | (rows["state"] == "unplanned")]
    rows = rows.reset_index(drop=True)
    rows["finding"] = pd.Series(
        messages([_finding(row) for row in rows.itertuples(index=False)]), dtype=object
    )
    return rows


def _states(rows: pd.DataFrame, year: int | None) -> Any:
    share = rows["as_planned_ha"] / rows["area_ha"].where(rows["area_ha"] > 0)
    planned = rows["future_use"] != UNCHANGED
    due = pd.Series(True, index=rows.index) if year is None else ~(rows["year"] > year)
    strayed = rows["otherwise_ha"] > _NOTICED * rows["area_ha"]
    return np.select(
        [
            planned & (share >= _CARRIED_OUT),
            planned & (share > _NOTICED),
            planned & ~due,
            planned,
            strayed,
        ],
        ["carried_out", "partly", "not_due", "not_yet", "unplanned"],
        default="unchanged",
    ).astype(object)


def _finding(row: Any) -> Message:
    return Message(
        f"monitoring.{row.state}",
        parcel=row.parcel_id,
        as_planned_ha=row.as_planned_ha,
        otherwise_ha=row.otherwise_ha,
        area_ha=row.area_ha,
    )
