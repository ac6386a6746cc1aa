"""The result of an allocation, and its tables."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..results import Result
from .claimed import Claims, Ints
from .inputs import Pairs
from .solving import EXACT_HA

# Columns of the candidates that belong to a plot or a pair and are handed on.
PASSED = (
    "suitability",
    "cost_som",
    "status",
    "rank",
    "category",
    "ownership",
    "land_kind",
    "in_use",
)


@dataclass(frozen=True)
class AllocationResult(Result):
    """The result of :func:`allocate_plots`.

    Attributes
    ----------
    table : pandas.DataFrame
        parcel_id, use (None where the plot is left), area_ha (for the use; of a plot that is
        left, the most that any use could have), reason (a sentence), then year (with phases),
        site (with neighbours: a number shared by plots of one use that lie together), and those
        of suitability, cost_som, status, rank, category, ownership, land_kind, in_use that the
        candidates have. One row per plot of the candidates, in the order of parcel_id.
    layer : geopandas.GeoDataFrame or None
        The same with the geometries of ``parcels``.
    uses : pandas.DataFrame
        use (and year), min_ha, max_ha, allocated_ha, missing_ha, over_ha (above the maximum,
        within the tolerance), plots, mean_suitability (by area), greedy_ha, greedy_missing_ha.
        With phases everything counts until the end of the year.
    shortage : pandas.DataFrame
        use, missing_ha (and year): only claims that cannot be met.
    greedy : pandas.DataFrame
        parcel_id, use, area_ha: what the best plots taken one by one would give.
    objective, bound : float
        Σ suitability × hectares of the plots taken; no choice that misses as little is worth more
        than the bound.
    gap : float
        (bound − objective) / bound.
    proven : bool
        Whether the choice is the best within the gap that was asked for, and the shortage the
        least.
    allocated_ha : float
    plots : int
        Hectares and number of the plots taken.
    missing_ha, missing_bound_ha : float
        Hectares that the claims miss (with phases summed over the years), and the least that any
        choice misses.
    missing_proven : bool
        Whether ``missing_ha`` is the least.
    greedy_objective, greedy_missing_ha : float
    """

    uses: pd.DataFrame
    shortage: pd.DataFrame
    greedy: pd.DataFrame
    objective: float
    bound: float
    gap: float
    proven: bool
    allocated_ha: float
    plots: int
    missing_ha: float
    missing_bound_ha: float
    missing_proven: bool
    greedy_objective: float
    greedy_missing_ha: float


def taken_by(pairs: Pairs, claims: Claims, pair_of: Ints, phase_of: Ints) -> pd.DataFrame:
    """Hectares, plots and suitability × hectares of each use until each phase."""
    phases, uses = claims.least.shape
    chosen = pair_of[pair_of >= 0]
    phase = phase_of[pair_of >= 0]
    use, area = pairs.use[chosen], pairs.area[chosen]
    cells = phase * uses + use
    sums = [
        np.bincount(cells, weights=weights, minlength=phases * uses).reshape(phases, uses)
        for weights in (area, np.ones(len(area)), area * pairs.score[chosen])
    ]
    ha, plots, worth = (np.cumsum(one, axis=0) for one in sums)
    with np.errstate(invalid="ignore"):
        mean = np.where(ha > 0, worth / np.where(ha > 0, ha, 1.0), np.nan)
    missing = np.maximum(claims.least - ha, 0.0)
    over = np.maximum(ha - claims.most, 0.0)
    table = pd.DataFrame(
        {
            "use": np.tile(np.array(claims.uses, dtype=object), phases),
            "min_ha": claims.least.reshape(-1),
            "max_ha": claims.most.reshape(-1),
            "allocated_ha": ha.reshape(-1),
            "missing_ha": np.where(missing > 10 * EXACT_HA, missing, 0.0).reshape(-1),
            "over_ha": np.where(over > 10 * EXACT_HA, over, 0.0).reshape(-1),
            "plots": plots.reshape(-1).astype(np.int64),
            "mean_suitability": mean.reshape(-1),
        }
    )
    if claims.years:
        table.insert(1, "year", np.repeat(np.array(claims.years, dtype=np.int64), uses))
    return table


def plot_table(
    pairs: Pairs, claims: Claims, pair_of: Ints, phase_of: Ints, site: Ints | None
) -> pd.DataFrame:
    """One row per plot, without the reasons."""
    frame = pairs.frame
    taken = pair_of >= 0
    # A plot that is left shows the pair that would have been worth most.
    area = pd.to_numeric(frame["area_ha"], errors="coerce").fillna(0.0).to_numpy()
    score = pd.to_numeric(frame["suitability"], errors="coerce").fillna(0.0).to_numpy()
    order = np.lexsort((np.arange(len(frame)), -area * score, frame["barred"].notna()))
    _, best = np.unique(frame["plot"].to_numpy()[order], return_index=True)
    row = np.where(taken, pairs.row[pair_of], order[best])
    most = np.zeros(len(pairs.ids))
    np.maximum.at(most, frame["plot"].to_numpy(), area)
    names = np.array([*claims.uses, None], dtype=object)
    table = pd.DataFrame(
        {
            "parcel_id": frame["parcel_id"].to_numpy()[row],
            "use": pd.Series(names[np.where(taken, pairs.use[pair_of], -1)], dtype=object),
            "area_ha": np.where(taken, area[row], most),
        }
    )
    if claims.years:
        years = pd.Series(np.array(claims.years)[np.maximum(phase_of, 0)], dtype="Int64")
        table["year"] = years.where(taken)
    if site is not None:
        table["site"] = pd.Series(site + 1, dtype="Int64").where(taken)
    for column in PASSED:
        if column in frame.columns:
            table[column] = frame[column].to_numpy()[row]
    return table


def on_map(table: pd.DataFrame, parcels: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame | None:
    """The table with the geometries of the parcels, where there are any."""
    if parcels is None or "parcel_id" not in parcels.columns:
        return None
    first = parcels.drop_duplicates("parcel_id").set_index("parcel_id")
    shapes = first.geometry.reindex(table["parcel_id"])
    return gpd.GeoDataFrame(table.copy(), geometry=shapes.to_numpy(), crs=parcels.crs)
