"""The inventory of public land: what each plot is for today, and what it is meant for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..demand.reading import frame_of, require
from ..errors import DataError, UsageError
from ..geometry.area import HECTARE
from ..layers.cells import shortened
from ..layers.measured import measured_parcels
from ..layers.numbers import plain_numbers, to_numbers
from ..messages import Message
from ..supply import SupplyResult
from .reading import column_of, messages

UNCHANGED = "unchanged"
_ALLOCATION = "allocation"
_MEASURES = "measures"


def all_parcels(parcels: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[Message]]:
    """Every parcel with what the inventory says of it, and its valid outline.

    Raises
    ------
    DataError
        No features, no usable CRS, nothing with an area, or a number that two parcels have.
    """
    read = measured_parcels(parcels)
    columns: dict[str, Any] = {"parcel_id": read.ids, **read.classes}
    columns["present_purpose"] = column_of(parcels, "purpose").to_numpy(dtype=object)
    columns["area_ha"] = read.area_m2 / HECTARE
    if "registered_area_ha" in parcels.columns:
        columns["registered_ha"] = to_numbers(parcels["registered_area_ha"])[0].to_numpy(float)
    layer = gpd.GeoDataFrame(columns, geometry=read.shapes, crs=parcels.crs, index=parcels.index)
    return layer, read.notes


def owned(everything: gpd.GeoDataFrame, ownership: Sequence[str]) -> gpd.GeoDataFrame:
    """The parcels of these owners.

    Raises
    ------
    UsageError
        A form of ownership that is not known.
    DataError
        If there is no such parcel.
    """
    known = list(load_codes("ownership"))
    wanted = [ownership] if isinstance(ownership, str) else list(ownership)
    strange = [code for code in wanted if code not in known]
    if strange or not wanted:
        raise UsageError(
            "error.choice",
            name="ownership",
            value=", ".join(strange) or "–",
            allowed=", ".join(known),
        )
    mine = everything[everything["ownership"].isin(wanted)]
    if len(mine) == 0:
        raise DataError("error.management_no_land", ownership=wanted, parcels=len(everything))
    return mine


def read_allocation(allocation: Any, known: pd.Series) -> pd.DataFrame:
    """The future use of plots: parcel_id (index), use, year, reason; only plots with a use.

    Raises
    ------
    DataError
        Missing columns, plots that are not in the layer, or a plot with two uses.
    """
    empty = pd.DataFrame({"use": [], "year": [], "reason": []}, dtype=object)
    if allocation is None:
        return empty
    frame = getattr(allocation, "table", allocation)
    if isinstance(frame, pd.DataFrame) and frame.empty:
        return empty
    frame = frame_of(allocation, _ALLOCATION)
    require(frame, ["parcel_id", "use"], _ALLOCATION)
    uses = column_of(frame, "use")
    frame = frame[uses.notna()].reset_index(drop=True)
    ids = column_of(frame, "parcel_id")
    lost = ids[~ids.isin(known)]
    if len(lost):
        raise DataError(
            "error.management_unknown_plots",
            table=_ALLOCATION,
            count=len(lost),
            ids=shortened(lost.astype(str).to_numpy()),
        )
    twice = ids[ids.duplicated()].unique()
    if len(twice):
        raise DataError("error.management_two_uses", count=len(twice), ids=shortened(twice))
    reasons = frame["reason"] if "reason" in frame.columns else pd.Series([None] * len(frame))
    years = plain_numbers(frame["year"]) if "year" in frame.columns else np.nan
    return pd.DataFrame(
        {
            "use": column_of(frame, "use").to_numpy(),
            "year": years,
            "reason": messages([None if pd.isna(reason) else reason for reason in reasons]),
        }
    ).set_index(pd.Index(ids, name="parcel_id"))


def inventory_table(
    mine: gpd.GeoDataFrame,
    planned: pd.DataFrame,
    supply: SupplyResult | None,
    measures: Any,
) -> pd.DataFrame:
    """Present and future purpose per plot, see ``ManagementResult.table``."""
    table = pd.DataFrame(mine.drop(columns=mine.geometry.name))
    ids = table["parcel_id"]
    future = ids.map(planned["use"]) if len(planned) else pd.Series(None, table.index, dtype=object)
    table["future_use"] = future.where(future.notna(), UNCHANGED).astype(object)
    table["year"] = ids.map(planned["year"]).astype("float64") if len(planned) else np.nan
    said = ids.map(planned["reason"]) if len(planned) else pd.Series(None, ids.index, dtype=object)
    table["reason"] = pd.Series(messages(list(said)), index=table.index, dtype=object)
    table.loc[table["reason"].isna(), "reason"] = None
    table["transformation"] = _transformation(table["future_use"], table["category"])
    if supply is not None:
        offers = supply.table.set_index("parcel_id")
        for column in ("status", "uses", "uses_after_transformation", "rank"):
            table[column] = ids.map(offers[column]).to_numpy()
    table["measures"] = joined_numbers(ids, measures_by_plot(measures))
    return table


def joined_numbers(ids: pd.Series, by_plot: dict[str, str]) -> list[str]:
    """What belongs to each plot, empty text where nothing does."""
    return [by_plot.get(str(plot), "") for plot in ids]


def _transformation(future: pd.Series, category: pd.Series) -> list[str]:
    """Whether the future use needs another category: yes, no, or unknown for a use without code."""
    codes = load_codes("land_uses")
    said = []
    for use, now in zip(future, category, strict=True):
        if use == UNCHANGED:
            said.append("no")
        elif use in codes:
            said.append("no" if now in codes[use]["categories"] else "yes")
        else:
            said.append("unknown")
    return said


def measures_by_plot(measures: Any) -> dict[str, str]:
    """The numbers of the measures that name each plot, joined by ``;``."""
    if measures is None:
        return {}
    frame = frame_of(measures, _MEASURES)
    require(frame, ["measure_id", "parcel_ids"], _MEASURES)
    plots = column_of(frame, "parcel_ids").fillna("").str.split(";")
    pairs = pd.DataFrame({"measure": column_of(frame, "measure_id"), "plot": plots})
    pairs = pairs.explode("plot")
    pairs["plot"] = pairs["plot"].str.strip()
    pairs = pairs[pairs["plot"].fillna("") != ""]
    return {str(plot): ";".join(own) for plot, own in pairs.groupby("plot")["measure"]}


def summary_of(table: pd.DataFrame) -> pd.DataFrame:
    """Plots and hectares by ownership, category, use of the land and future use."""
    keys = ["ownership", "category", "in_use", "future_use"]
    sums = table.assign(parcels=1).groupby(keys, sort=False)[["parcels", "area_ha"]].sum()
    return sums.reset_index().sort_values(keys, kind="stable").reset_index(drop=True)
