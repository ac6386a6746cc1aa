"""What a municipality is specialised in: the location quotient, which is our choice of measure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError
from ..messages import Message
from ..population.cells import need_columns, numbers
from ..results import Result
from .sectors import by_sector, sectors


@dataclass(frozen=True)
class SpecialisationResult(Result):
    """The result of :func:`location_quotient`.

    Attributes
    ----------
    table : pandas.DataFrame
        sector, local_share, reference_share, location_quotient (NaN where the reference area
        has none), specialised (quotient above 1).
    rule : str
        ``location_quotient``.
    """

    rule: str


def location_quotient(
    local: pd.DataFrame, reference: pd.DataFrame, *, by: str = "jobs"
) -> SpecialisationResult:
    """Compare the municipality's sectors with those of the district, region or country.

    Parameters
    ----------
    local, reference : pandas.DataFrame
        sector and ``by`` (jobs or output_som), in the same unit in both.
    by : str
        What is compared.

    Returns
    -------
    SpecialisationResult
        quotient = (local sector / local total) / (reference sector / reference total).

    Raises
    ------
    DataError
        A column or number missing, unreadable or negative; nothing at all in one of the tables.

    Notes
    -----
    The guide asks for the specialisation of the territory without naming a measure; this one
    (Florence 1939) is our choice, and a note says so.

    Examples
    --------
    >>> import pandas as pd
    >>> local = pd.DataFrame({"sector": ["agriculture", "industry"], "jobs": [80, 20]})
    >>> district = pd.DataFrame({"sector": ["agriculture", "industry"], "jobs": [500, 500]})
    >>> location_quotient(local, district).table["location_quotient"].tolist()
    [1.6, 0.4]
    """
    here, notes = _shares(local, by, "local")
    there, more = _shares(reference, by, "reference")
    names = [sector for sector in sectors() if sector in here.index or sector in there.index]
    own = here.reindex(names, fill_value=0.0).to_numpy()
    others = there.reindex(names, fill_value=0.0).to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient = np.where(others > 0, own / others, np.nan)
    return SpecialisationResult(
        table=pd.DataFrame(
            {
                "sector": names,
                "local_share": own,
                "reference_share": others,
                "location_quotient": quotient,
                "specialised": quotient > 1,
            }
        ),
        layer=None,
        notes=(Message("note.location_quotient"), *notes, *more),
        rule="location_quotient",
    )


def _shares(frame: pd.DataFrame, by: str, table: str) -> tuple[pd.Series, list[Message]]:
    known, notes = by_sector(frame, table)
    need_columns(known, (by,), table)
    known[by] = numbers(known[by], table=table, column=by, rows=known["sector"])
    sums = known.groupby("sector")[by].sum()
    if sums.sum() <= 0:
        raise DataError("error.nothing_in_table", table=table, column=by)
    return sums / sums.sum(), notes
