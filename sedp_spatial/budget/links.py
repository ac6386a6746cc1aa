"""Both directions: from a measure to its plots, from plots to their measures, money and sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from ..messages import Message
from ..results import Result
from .measures import MeasuresResult, areas_of


@dataclass(frozen=True)
class PlotMeasuresResult(Result):
    """The result of :func:`plots_to_measures`.

    Attributes
    ----------
    table : pandas.DataFrame
        parcel_id, measure_id, section, name, year, cost_som, parcel_ids (all plots of the measure),
        on_selected (how many of them were asked for): one row per plot and measure; a plot without
        a measure has a row with nothing beside it.
    money : pandas.DataFrame
        measure_id, year, source, amount_som: each measure once, however many of its plots were
        asked for.
    total_som : float
    measures : int
    """

    money: pd.DataFrame
    total_som: float
    measures: int


@dataclass(frozen=True)
class LinksResult(Result):
    """The result of :func:`links_after_change`.

    Attributes
    ----------
    table : pandas.DataFrame
        measure_id, parcel_id, area_ha: the links to the plots as they are now.
    changes : pandas.DataFrame
        measure_id, event, before_ids, after_ids: what was carried over, and what needs a decision
        (``gone``, ``regrouped``).
    """

    changes: pd.DataFrame


def measure_plots(links: pd.DataFrame, parcels: Any = None) -> pd.DataFrame:
    """The plots of each measure, one row per measure.

    Parameters
    ----------
    links : pandas.DataFrame
        measure_id, parcel_id.
    parcels : GeoDataFrame or DataFrame, optional
        parcel_id, and geometry or area_ha.

    Returns
    -------
    pandas.DataFrame
        measure_id, plots, area_ha (of the plots that are known), parcel_ids (tuple), unknown_ids
        (tuple: plots that the parcels do not hold).

    Examples
    --------
    >>> measure_plots(measures.links).set_index("measure_id").loc["M02", "plots"]
    2
    """
    known = areas_of(parcels)
    rows = []
    for name, group in links.groupby("measure_id", sort=False):
        ids = tuple(dict.fromkeys(group["parcel_id"]))
        areas = [known[i] for i in ids if i in known]
        if parcels is None and "area_ha" in group.columns:
            areas = group.drop_duplicates("parcel_id")["area_ha"].dropna().tolist()
        unknown = tuple(i for i in ids if i not in known) if parcels is not None else ()
        area = float(sum(areas)) if areas else float("nan")
        rows.append((name, len(ids), area, ids, unknown))
    columns = ["measure_id", "plots", "area_ha", "parcel_ids", "unknown_ids"]
    return pd.DataFrame(rows, columns=columns)


def plots_to_measures(
    parcel_ids: Iterable[str], measures: MeasuresResult, *, links: pd.DataFrame | None = None
) -> PlotMeasuresResult:
    """What is planned on these plots: measures, years, money and sources.

    Parameters
    ----------
    parcel_ids : iterable of str
        As they are selected on the map.
    measures : MeasuresResult
    links : pandas.DataFrame, optional
        measure_id, parcel_id, where they differ from the measures' own (after a change of plots).

    Notes
    -----
    A measure's money is not divided among its plots: a pipe does not cost by the plot. It is shown
    whole, once, and the table says how many of its plots were asked for.

    Examples
    --------
    >>> plots_to_measures(["4-09-06-0021-0417"], measures).total_som
    42000000.0
    """
    asked = list(dict.fromkeys(str(name) for name in parcel_ids))
    known = (measures.links if links is None else links)[["measure_id", "parcel_id"]]
    chosen = known[known["parcel_id"].isin(asked)].drop_duplicates()
    counts = chosen.groupby("measure_id").size()
    plots = known.groupby("measure_id")["parcel_id"].agg(lambda ids: ";".join(dict.fromkeys(ids)))
    named = measures.table[["measure_id", "section", "name", "year", "cost_som"]]
    table = pd.DataFrame({"parcel_id": pd.Series(asked, dtype=object)})
    table = table.merge(chosen, on="parcel_id", how="left").merge(
        named, on="measure_id", how="left"
    )
    table["parcel_ids"] = table["measure_id"].map(plots)
    table["on_selected"] = table["measure_id"].map(counts).fillna(0).astype("int64")
    concerned = measures.sources[measures.sources["measure_id"].isin(chosen["measure_id"])]
    money = concerned.merge(named[["measure_id", "year"]], on="measure_id", how="left")
    money = money[["measure_id", "year", "source", "amount_som"]].reset_index(drop=True)
    total = float(money["amount_som"].sum())
    count = int(chosen["measure_id"].nunique())
    note = Message("note.plots_to_measures", plots=len(asked), measures=count, som=total)
    return PlotMeasuresResult(table, None, (note,), money, total, count)


def links_after_change(
    links: pd.DataFrame, lineage: pd.DataFrame, *, parcels: Any = None
) -> LinksResult:
    """Keep links valid when plots split, merge or get another number.

    Parameters
    ----------
    links : pandas.DataFrame
        measure_id, parcel_id.
    lineage : pandas.DataFrame
        event, before_ids, after_ids: the ``.lineage`` of :func:`sedp_spatial.land_change`.
    parcels : GeoDataFrame or DataFrame, optional
        The plots as they are now: new links are measured, and each must be among them.

    Returns
    -------
    LinksResult
        A plot that was split passes its link to all its parts, plots that merged to the plot that
        they became, once. Where plots were regrouped every new one is linked, and the row says so:
        somebody should look. A plot that is gone leaves its link standing under its old number.

    Raises
    ------
    DataError
        If the lineage lacks a column.

    Examples
    --------
    >>> links = pd.DataFrame({"measure_id": ["M1"], "parcel_id": ["7"]})
    >>> split = pd.DataFrame([{"event": "split", "before_ids": ("7",), "after_ids": ("7a", "7b")}])
    >>> links_after_change(links, split).table["parcel_id"].tolist()
    ['7a', '7b']
    """
    lacking = [c for c in ("event", "before_ids", "after_ids") if c not in lineage.columns]
    if lacking:
        found = [str(column) for column in lineage.columns]
        raise DataError("error.demand_columns", table="lineage", missing=lacking, found=found)
    heirs, event = _heirs(lineage)
    rows: list[tuple[str, str]] = []
    changes: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for measure, plot in zip(links["measure_id"], links["parcel_id"], strict=True):
        plot = str(plot)
        became = heirs.get(plot, (plot,))
        rows += [(measure, one) for one in became or (plot,)]
        if plot in event and (became != (plot,) or event[plot] == "gone"):
            changes.setdefault((measure, event[plot], became), []).append(plot)
    table = pd.DataFrame(rows, columns=["measure_id", "parcel_id"], dtype=object)
    table = table.drop_duplicates().reset_index(drop=True)
    known = areas_of(parcels)
    table["area_ha"] = table["parcel_id"].map(known).astype("float64") if known else np.nan
    told = pd.DataFrame(
        [(m, e, tuple(dict.fromkeys(before)), now) for (m, e, now), before in changes.items()],
        columns=["measure_id", "event", "before_ids", "after_ids"],
    )
    return LinksResult(table, None, tuple(_notes(told, table, parcels, known)), told)


def _heirs(lineage: pd.DataFrame) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """What each plot became, and by which event; two parcels of one number share their heirs."""
    heirs: dict[str, tuple[str, ...]] = {}
    event: dict[str, str] = {}
    for what, before, after in zip(
        lineage["event"], lineage["before_ids"], lineage["after_ids"], strict=True
    ):
        old, new = _ids(before), _ids(after)
        for plot in old:
            # A plot that was regrouped or reshaped under its own number stays what it was.
            stays = what in ("reshaped", "transformed") and plot in new
            became = (plot,) if stays else new
            heirs[plot] = tuple(dict.fromkeys((*heirs.get(plot, ()), *became)))
            event[plot] = str(what)
    return heirs, event


def _ids(cell: Any) -> tuple[str, ...]:
    parts = cell.replace(",", ";").split(";") if isinstance(cell, str) else cell
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _notes(
    changes: pd.DataFrame, table: pd.DataFrame, parcels: Any, known: dict[str, float]
) -> list[Message]:
    notes = []
    if len(changes):
        notes.append(Message("note.links_carried", count=len(changes)))
    for event in ("gone", "regrouped"):
        concerned = changes[changes["event"] == event]
        if len(concerned):
            ids = sorted({plot for plots in concerned["before_ids"] for plot in plots})
            measures = list(dict.fromkeys(concerned["measure_id"]))
            notes.append(Message(f"note.links_{event}", ids=ids, measures=measures))
    if parcels is not None:
        lost = sorted(set(table.loc[~table["parcel_id"].isin(known), "parcel_id"]))
        if lost:
            notes.append(Message("note.links_unknown", ids=lost))
    return notes
