"""From the supply to the pairs of plot and use that an allocation chooses from."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..layers.cells import shortened
from ..layers.numbers import plain_numbers
from .land import SupplyResult

COLUMNS = (
    "parcel_id",
    "use",
    "area_ha",
    "suitability",
    "rank",
    "ownership",
    "category",
    "status",
    "reason",
)
_OPEN = ("free", "conditional")


def candidates_from(
    supply: SupplyResult,
    suitability_scores: pd.DataFrame | None = None,
    *,
    uses: Iterable[str] | None = None,
    with_transformation: bool = False,
) -> pd.DataFrame:
    """The permitted pairs of plot and use, with what may be taken and how well it suits.

    Parameters
    ----------
    supply : SupplyResult
    suitability_scores : DataFrame, optional
        parcel_id, use, suitability (0…1), each pair once. A pair without a score has 0; without
        a table every pair has 1.
    uses : iterable of str, optional
        Only these.
    with_transformation : bool
        Also pairs that need a transformation.

    Returns
    -------
    pandas.DataFrame
        parcel_id, use, area_ha (available), suitability, rank, ownership, category, status,
        reason: by use, then in the order of the parcels.

    Raises
    ------
    UsageError
        A use that the supply does not have.
    DataError
        Scores without their columns, repeated, missing or not between 0 and 1.

    Examples
    --------
    >>> pairs = candidates_from(supply, uses=["housing"], with_transformation=True)
    >>> bool((pairs["area_ha"] > 0).all())
    True
    """
    rows = supply.uses
    known = list(rows["use"].unique())
    if uses is not None:
        wanted = [uses] if isinstance(uses, str) else list(uses)
        strange = [use for use in wanted if use not in known]
        if strange:
            raise UsageError("error.supply_use", use=strange, near=known)
        rows = rows[rows["use"].isin(wanted)]
    statuses = (*_OPEN, "after_transformation") if with_transformation else _OPEN
    rows = rows[rows["status"].isin(statuses) & (rows["available_ha"] > 0)]
    owners = pd.Series(supply.table["ownership"].to_numpy(), index=supply.table["parcel_id"])
    pairs = pd.DataFrame(
        {
            "parcel_id": rows["parcel_id"],
            "use": rows["use"],
            "area_ha": rows["available_ha"],
            "suitability": 1.0,
            "rank": rows["rank"],
            "ownership": rows["parcel_id"].map(owners),
            "category": rows["category"],
            "status": rows["status"],
            "reason": rows["reason"],
        }
    ).reset_index(drop=True)
    if suitability_scores is not None:
        pairs["suitability"] = _scores(suitability_scores, pairs)
    return pairs


def _scores(table: pd.DataFrame, pairs: pd.DataFrame) -> pd.Series:
    missing = [name for name in ("parcel_id", "use", "suitability") if name not in table.columns]
    if missing:
        have = [str(name) for name in table.columns]
        raise DataError("error.supply_scores_columns", columns=missing, have=have)
    keys = ["parcel_id", "use"]
    repeated = table[table.duplicated(keys)]
    if len(repeated):
        ids = shortened(repeated["parcel_id"].astype(str).to_numpy())
        raise DataError("error.supply_scores_repeated", count=len(repeated), ids=ids)
    values = plain_numbers(table["suitability"])
    wrong = ~(np.isfinite(values) & values.between(0.0, 1.0))
    if wrong.any():
        ids = shortened(table["parcel_id"][wrong].astype(str).to_numpy())
        raise DataError("error.supply_scores_value", count=int(wrong.sum()), ids=ids)
    scores = pd.Series(values.to_numpy(float), index=pd.MultiIndex.from_frame(table[keys]))
    found = scores.reindex(pd.MultiIndex.from_frame(pairs[keys]))
    return pd.Series(found.fillna(0.0).to_numpy(), index=pairs.index)
