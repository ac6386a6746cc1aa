"""From the land demand to the claims of an allocation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from ..demand import BUILT, DemandResult
from ..errors import UsageError


def claims_from(
    demand: DemandResult,
    *,
    year: int | Sequence[int],
    scenario: str = "central",
    uses: Iterable[str] | None = None,
    upper: str = "central",
    tolerance_ha: float | None = None,
) -> pd.DataFrame:
    """What each sector claims: the central demand, or from that up to the high one.

    Parameters
    ----------
    demand : DemandResult
    year : int or sequence of int
        Several years give a column ``year``: the claims are counted from the base year.
    scenario : str
    uses : iterable of str, optional
        Sectors; those that are built on (``demand.BUILT``) if not given: farmland is not chosen
        from vacant plots.
    upper : str
        ``central`` or ``high``: which value of the demand is the maximum. The choice fills land
        up to the maximum as long as it suits, so that ``high`` takes more than is needed.
    tolerance_ha : float, optional
        By how much the maximum may be exceeded where whole plots cannot meet the minimum
        otherwise; by one plot if not given.

    Returns
    -------
    pandas.DataFrame
        use, year (with several), min_ha, max_ha, tolerance_ha.

    Raises
    ------
    UsageError
        A year, scenario or sector that the demand does not have.

    Examples
    --------
    >>> claims = claims_from(demand, year=2036)
    >>> bool((claims.min_ha <= claims.max_ha).all())
    True
    """
    years = [int(year)] if np.isscalar(year) else sorted({int(one) for one in year})  # type: ignore
    table = demand.table
    _known("year", years, table["year"])
    _known("scenario", [scenario], table["scenario"])
    wanted = list(BUILT) if uses is None else [uses] if isinstance(uses, str) else list(uses)
    _known("uses", wanted, table["sector"])
    if upper not in ("central", "high"):
        raise UsageError("error.choice", name="upper", value=upper, allowed="central, high")
    rows = table[
        table["year"].isin(years) & (table["scenario"] == scenario) & table["sector"].isin(wanted)
    ]
    least = rows["demand_ha"].clip(lower=0.0)
    most = rows["high_ha" if upper == "high" else "demand_ha"]
    claims = pd.DataFrame(
        {
            "use": rows["sector"],
            "year": rows["year"].astype("int64"),
            "min_ha": least,
            "max_ha": np.maximum(most, least),
            "tolerance_ha": np.inf if tolerance_ha is None else float(tolerance_ha),
        }
    ).reset_index(drop=True)
    return claims if len(years) > 1 else claims.drop(columns="year")


def _known(name: str, asked: list, have: pd.Series) -> None:
    known = list(dict.fromkeys(have))
    strange = [value for value in asked if value not in known]
    if strange:
        raise UsageError(
            "error.choice",
            name=name,
            value=", ".join(map(str, strange)),
            allowed=", ".join(map(str, known)),
        )
