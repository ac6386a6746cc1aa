"""Proposals of residents: put on the map, with their fate and the reason that is published."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..codes import code_of, load_codes
from ..demand.reading import frame_of, require
from ..errors import DataError
from ..layers.cells import by_value, shortened
from ..layers.numbers import plain_numbers
from ..messages import Message
from ..supply import SupplyResult
from .inventory import UNCHANGED
from .reading import coded, column_of, dates_of, messages

TABLE = "proposals"
FATES = "proposal_fates"
OPEN = "open"
_COLUMNS = ("proposal_id", "date", "author", "text", "wanted_use", "hearing_id")


def read_proposals(proposals: Any) -> pd.DataFrame:
    """Proposals as they were written down; texts are left as they are.

    Returns
    -------
    pandas.DataFrame
        proposal_id, date, author, text, wanted_use (as written), hearing_id, fate, reason, use
        (code of ``land_uses.toml`` or None).

    Raises
    ------
    DataError
        Missing columns or numbers, numbers that occur twice, dates or fates that are none.
    """
    frame = frame_of(proposals, TABLE)
    require(frame, ["proposal_id", "text"], TABLE)
    table = pd.DataFrame({column: column_of(frame, column) for column in _COLUMNS})
    table["date"] = dates_of(frame, "date", TABLE)
    if table["proposal_id"].isna().any():
        rows = [f"row:{row}" for row in np.flatnonzero(table["proposal_id"].isna())]
        raise DataError("error.management_no_number", table=TABLE, rows=shortened(rows))
    twice = table["proposal_id"][table["proposal_id"].duplicated()].unique()
    if len(twice):
        raise DataError("error.management_repeated", table=TABLE, ids=shortened(twice))
    fates = coded(frame, "fate", FATES, TABLE)
    table["fate"] = fates.where(fates.notna(), OPEN)
    table["reason"] = column_of(frame, "reason")
    table["use"] = by_value(table["wanted_use"], use_of)
    return table


def use_of(word: str) -> str | None:
    """The use of land that a word means: a sector of the demand, or a use of the zone rules.

    Examples
    --------
    >>> use_of("school"), use_of("Турак жай"), use_of("castle") is None
    ('social', 'housing', True)
    """
    found = code_of("land_uses", word)
    if found is not None:
        return found
    zoning = code_of("zoning_uses", word)
    for code, entry in load_codes("land_uses").items():
        if zoning is not None and zoning in entry["zoning_uses"]:
            return code
    return None


def placed_proposals(
    table: pd.DataFrame, proposals: Any, parcels: gpd.GeoDataFrame
) -> tuple[pd.DataFrame, gpd.GeoDataFrame]:
    """Find the parcel that each proposal means: by its number, or by where its point lies.

    Parameters
    ----------
    table : pandas.DataFrame
        What :func:`read_proposals` made of them.
    proposals : DataFrame or GeoDataFrame
        With geometry, or x and y in the CRS of the parcels, or lon and lat, or parcel_id.
    parcels : geopandas.GeoDataFrame
        parcel_id and valid outlines.

    Returns
    -------
    placed : pandas.DataFrame
        The table with parcel_id and placed (number | point | outside | unknown_number | nowhere).
    layer : geopandas.GeoDataFrame
        The points of those that have one; a proposal that only names a parcel gets a point in it.
    """
    frame = getattr(proposals, "table", proposals)
    points = _points(frame, parcels)
    stated = column_of(frame.reset_index(drop=True), "parcel_id").to_numpy(dtype=object)
    numbers = pd.Series(np.arange(len(parcels)), index=parcels["parcel_id"].to_numpy())
    by_number = pd.Series(stated).map(numbers).to_numpy(dtype=float)
    by_point = _parcel_under(points, parcels)
    there = ~shapely.is_missing(points)
    named = pd.notna(stated)
    position = np.where(np.isfinite(by_number), by_number, by_point)
    how = np.select(
        [
            np.isfinite(by_number),
            np.isfinite(by_point),
            there,
            named,
        ],
        ["number", "point", "outside", "unknown_number"],
        default="nowhere",
    ).astype(object)
    found = np.isfinite(position)
    ids = np.full(len(table), None, dtype=object)
    ids[found] = parcels["parcel_id"].to_numpy()[position[found].astype(int)]
    placed = table.assign(parcel_id=ids, placed=how)
    inside = found & ~there
    shapes = np.asarray(parcels.geometry.values, dtype=object)
    points[inside] = shapely.point_on_surface(shapes[position[inside].astype(int)])
    shown = ~shapely.is_missing(points)
    layer = gpd.GeoDataFrame(
        placed[shown].reset_index(drop=True), geometry=points[shown], crs=parcels.crs
    )
    return placed, layer


def _points(frame: pd.DataFrame, parcels: gpd.GeoDataFrame) -> NDArray[np.object_]:
    """A point for each proposal in the CRS of the parcels, None where it has none."""
    if isinstance(frame, gpd.GeoDataFrame) and frame.crs is not None:
        here = frame.to_crs(parcels.crs)
        shapes = np.asarray(here.geometry.values, dtype=object)
        empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
        inner: NDArray[np.object_] = np.array(shapely.point_on_surface(shapes), dtype=object)
        inner[empty] = None
        return inner
    for first, second, crs in (("x", "y", parcels.crs), ("lon", "lat", "EPSG:4326")):
        if first in frame.columns and second in frame.columns:
            x = plain_numbers(frame[first]).to_numpy()
            y = plain_numbers(frame[second]).to_numpy()
            given = np.isfinite(x) & np.isfinite(y)
            points = np.full(len(frame), None, dtype=object)
            points[given] = shapely.points(x[given], y[given])
            here = gpd.GeoSeries(points, crs=crs).to_crs(parcels.crs)
            return np.array(here, dtype=object)  # a copy: some points are filled in later
    return np.full(len(frame), None, dtype=object)


def _parcel_under(points: NDArray[np.object_], parcels: gpd.GeoDataFrame) -> NDArray[np.float64]:
    """The position of the parcel under each point; the first one where several touch it."""
    shapes = np.asarray(parcels.geometry.values, dtype=object)
    position = np.full(len(points), np.nan)
    point, parcel = shapely.STRtree(shapes).query(points, predicate="intersects")
    order = np.lexsort((parcel, point))
    first = np.unique(point[order], return_index=True)[1]
    position[point[order][first]] = parcel[order][first]
    return position


def judged_proposals(
    placed: pd.DataFrame, everything: pd.DataFrame, future: pd.Series, supply: SupplyResult | None
) -> pd.DataFrame:
    """What the land says of each proposal, and what is missing before it can be published.

    Parameters
    ----------
    placed : pandas.DataFrame
    everything : pandas.DataFrame
        All parcels, by parcel_id.
    future : Series
        The planned use by parcel_id.
    supply : SupplyResult, optional

    Returns
    -------
    pandas.DataFrame
        The table with category, ownership, future_use, land_status, land_reason (from the
        supply), complete (yes | no) and finding (Message or None).
    """
    table = placed.copy()
    ids = table["parcel_id"]
    for column in ("category", "ownership"):
        table[column] = ids.map(everything[column]).to_numpy(dtype=object)
    planned = ids.map(future).astype(object)
    table["future_use"] = planned.where(planned.notna(), UNCHANGED).where(ids.notna(), None)
    status, reason = _on_offer(table, supply)
    table["land_status"] = status
    table["land_reason"] = pd.Series(messages(list(reason)), index=table.index, dtype=object)
    findings = [_finding(row) for row in table.itertuples(index=False)]
    table["finding"] = pd.Series(messages(findings), index=table.index, dtype=object)
    complete = (table["fate"] != OPEN) & table["reason"].notna()
    table["complete"] = np.where(complete, "yes", "no").astype(object)
    return table


def _on_offer(
    table: pd.DataFrame, supply: SupplyResult | None
) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    empty = np.full(len(table), None, dtype=object)
    if supply is None:
        return empty, empty.copy()
    rows = supply.uses.drop_duplicates(["parcel_id", "use"]).set_index(["parcel_id", "use"])
    keys = pd.MultiIndex.from_frame(table[["parcel_id", "use"]])
    found = rows.reindex(keys)[["status", "reason"]].to_numpy(dtype=object)
    found[pd.isna(found)] = None
    return found[:, 0], found[:, 1]


def _finding(row: Any) -> Message | None:
    """What has to be mended before the proposal can be published."""
    if row.fate == OPEN:
        return Message("proposal.open", proposal=row.proposal_id)
    if row.reason is None:
        return Message("proposal.no_reason", proposal=row.proposal_id)
    if row.placed not in ("number", "point"):
        return Message(f"proposal.{row.placed}", proposal=row.proposal_id)
    if row.fate == "accepted" and row.use is not None and not _in_plan(row):
        return Message("proposal.not_in_plan", proposal=row.proposal_id, parcel=row.parcel_id)
    if row.fate == "rejected" and row.use is not None and row.future_use == row.use:
        return Message("proposal.planned_anyway", proposal=row.proposal_id, parcel=row.parcel_id)
    return None


def _in_plan(row: Any) -> bool:
    """Whether the plan gives the plot to the use, or leaves it where the use may stand."""
    if row.future_use == UNCHANGED:
        return row.category in load_codes("land_uses")[row.use]["categories"]
    return bool(row.future_use == row.use)
