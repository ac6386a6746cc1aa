"""The municipal land management plan: inventory, purposes, stages, proposals, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import CalculationError
from ..layers.cells import shortened
from ..messages import Message
from ..progress import Feedback, step
from ..restrictions.validity import Day, day_of
from ..results import Result
from ..supply import SupplyResult
from .inventory import (
    UNCHANGED,
    all_parcels,
    inventory_table,
    joined_numbers,
    owned,
    read_allocation,
    summary_of,
)
from .monitoring import monitored
from .proposals import OPEN, judged_proposals, placed_proposals, read_proposals
from .stages import stages_table

_CLOSES = 1e-9


@dataclass(frozen=True)
class ManagementResult(Result):
    """The result of :func:`management_plan`.

    Attributes
    ----------
    table : pandas.DataFrame
        The inventory with the index of the parcels: parcel_id, category, land_kind, ownership,
        in_use, present_purpose, area_ha, registered_ha (if the layer has it), future_use (code
        or ``unchanged``), year, reason, transformation (yes | no | unknown: whether the future
        use needs another category), measures (numbers joined by ``;``), proposals (the same);
        with a supply also status, uses, uses_after_transformation, rank.
    layer : geopandas.GeoDataFrame
        The same with the outlines.
    summary : pandas.DataFrame
        ownership, category, in_use, future_use, parcels, area_ha.
    stages : pandas.DataFrame
        See :func:`stages_table`.
    proposals : pandas.DataFrame
        proposal_id, date, author, text, wanted_use, hearing_id, fate, reason, use, parcel_id,
        placed (number | point | outside | unknown_number | nowhere), category, ownership,
        future_use, land_status, land_reason, finding, complete (yes: it can be published).
    places : geopandas.GeoDataFrame or None
        The proposals that have a place, as points.
    monitoring : pandas.DataFrame
        What was carried out; empty without a later layer.
    inventory_ha, changing_ha, unchanged_ha : float
        All land of the inventory; what is meant for another use; the rest.
    proposals_count, unplaced_proposals, open_proposals : int
        Proposals, those without a place, and those without a fate or a published reason.
    """

    summary: pd.DataFrame
    stages: pd.DataFrame
    proposals: pd.DataFrame
    places: gpd.GeoDataFrame | None
    monitoring: pd.DataFrame
    inventory_ha: float
    changing_ha: float
    unchanged_ha: float
    proposals_count: int
    unplaced_proposals: int
    open_proposals: int


def management_plan(
    parcels: gpd.GeoDataFrame,
    *,
    supply: SupplyResult | None = None,
    allocation: Any = None,
    proposals: Any = None,
    stages: Any = None,
    measures: Any = None,
    monitoring: gpd.GeoDataFrame | None = None,
    monitoring_year: int | None = None,
    ownership: Sequence[str] = ("municipal",),
    on: Day = None,
    feedback: Feedback | None = None,
) -> ManagementResult:
    """Draw up the plan by which municipal land is managed.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema; numbers that occur once.
    supply : SupplyResult, optional
        What each plot is free for.
    allocation : DataFrame or a result with ``.table``, optional
        parcel_id, use; year, reason. Plots it does not name, or names without a use, keep theirs.
    proposals : DataFrame or GeoDataFrame, optional
        proposal_id, text; author, date, wanted_use, hearing_id, fate (accepted | partly |
        rejected | open, or these words in ky or ru), reason; a place as geometry, x and y in the
        CRS of the parcels, lon and lat, or parcel_id. Texts stay texts.
    stages : DataFrame, optional
        See :func:`stages_table`.
    measures : DataFrame, optional
        measure_id, parcel_ids (joined by ``;``).
    monitoring : geopandas.GeoDataFrame, optional
        Parcels of a later year.
    monitoring_year : int, optional
    ownership : sequence of str
        Whose land: ``("municipal", "state")`` takes state land in as well.
    on : str or date, optional
        The day on which the state of the stages is told.
    feedback : Feedback, optional

    Returns
    -------
    ManagementResult

    Raises
    ------
    DataError
        What layers and tables are refused for; no land of these owners; plots of the allocation
        that are not in the layer or have two uses.
    UsageError
        A form of ownership or a day that is not known.
    CalculationError
        If the summary differs from the inventory.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 80, 96 and 97.

    Examples
    --------
    >>> plan = management_plan(parcels, on="2026-11-22")
    >>> plan.inventory_ha == plan.changing_ha + plan.unchanged_ha
    True
    """
    step(feedback, 0.0)
    day = day_of(on)
    everything, notes = all_parcels(parcels)
    mine = owned(everything, ownership)
    planned = read_allocation(allocation, everything["parcel_id"])
    table = inventory_table(mine, planned, supply, measures)
    elsewhere = planned[~planned.index.isin(mine["parcel_id"])]
    if len(elsewhere):
        ids = shortened(elsewhere.index.to_numpy(dtype=object))
        notes.append(Message("note.management_other_owners", plots=len(elsewhere), ids=ids))
    strange = sorted(set(table["future_use"]) - set(load_codes("land_uses")) - {UNCHANGED})
    if strange:
        notes.append(Message("note.management_own_uses", uses=strange))
    step(feedback, 0.4)
    judged, places = _proposals(proposals, everything, planned, supply)
    table["proposals"] = joined_numbers(table["parcel_id"], _by_plot(judged))
    step(feedback, 0.7)
    done = pd.DataFrame()
    if monitoring is not None:
        done = monitored(mine, table, monitoring, monitoring_year)
    summary = summary_of(table)
    total = float(table["area_ha"].sum())
    if abs(total - float(summary["area_ha"].sum())) > _CLOSES * max(total, 1.0):
        raise CalculationError("error.management_not_closed")
    changing = float(table.loc[table["future_use"] != UNCHANGED, "area_ha"].sum())
    steps = stages_table(stages, day)
    incomplete = int((judged["complete"] == "no").sum()) if len(judged) else 0
    unplaced = int(judged["parcel_id"].isna().sum()) if len(judged) else 0
    notes += _notes(judged, incomplete, unplaced, steps)
    step(feedback, 1.0)
    return ManagementResult(
        table=table,
        layer=gpd.GeoDataFrame(table.copy(), geometry=mine.geometry, crs=parcels.crs),
        notes=tuple(dict.fromkeys(notes)),
        summary=summary,
        stages=steps,
        proposals=judged,
        places=places,
        monitoring=done,
        inventory_ha=total,
        changing_ha=changing,
        unchanged_ha=total - changing,
        proposals_count=len(judged),
        unplaced_proposals=unplaced,
        open_proposals=incomplete,
    )


def _proposals(
    proposals: Any,
    everything: gpd.GeoDataFrame,
    planned: pd.DataFrame,
    supply: SupplyResult | None,
) -> tuple[pd.DataFrame, gpd.GeoDataFrame | None]:
    frame = getattr(proposals, "table", proposals)
    if frame is None or (isinstance(frame, pd.DataFrame) and frame.empty):
        return pd.DataFrame(), None
    read = read_proposals(frame)
    placed, points = placed_proposals(read, frame, everything)
    plain = pd.DataFrame(everything.drop(columns=everything.geometry.name)).set_index("parcel_id")
    future = planned["use"] if len(planned) else pd.Series(dtype=object)
    judged = judged_proposals(placed, plain, future, supply)
    fates = points[["proposal_id", "geometry"]].merge(
        judged.drop(columns=["land_reason"]), on="proposal_id", how="left", sort=False
    )
    return judged, gpd.GeoDataFrame(fates, geometry="geometry", crs=points.crs)


def _by_plot(judged: pd.DataFrame) -> dict[str, str]:
    """The numbers of the proposals on each plot, joined by ``;``."""
    if len(judged) == 0:
        return {}
    placed = judged[judged["parcel_id"].notna()]
    return {str(plot): ";".join(own) for plot, own in placed.groupby("parcel_id")["proposal_id"]}


def _notes(
    judged: pd.DataFrame, incomplete: int, unplaced: int, stages: pd.DataFrame
) -> list[Message]:
    notes = []
    if len(judged):
        lost = judged["parcel_id"].isna()
        for code, rows, count in (
            ("note.proposals_unplaced", lost, unplaced),
            ("note.proposals_open", judged["complete"] == "no", incomplete),
        ):
            if count:
                ids = shortened(judged["proposal_id"][rows].to_numpy(dtype=object))
                notes.append(Message(code, count=count, ids=ids))
        if (judged["fate"] == OPEN).all():
            notes.append(Message("note.proposals_none_decided"))
    late = stages["state"] == "late"
    if late.any():
        names = list(np.asarray(stages["name"], dtype=object)[late.to_numpy()])
        notes.append(Message("note.stages_late", stages=names))
    return notes
