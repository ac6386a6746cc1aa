"""A need told by its coverage: fifteen bins are thirty percent, so fifty are needed (Q44)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..errors import DataError
from ..messages import Message
from ..population.cells import numbers
from ..population.printed import compare_printed
from ..results import Result


@dataclass(frozen=True)
class NeedResult(Result):
    """The result of :func:`need_by_coverage`.

    Attributes
    ----------
    table : pandas.DataFrame
        name, existing, coverage_percent, needed, missing.
    rule : str
        ``need_by_coverage``.
    needed, missing : float
        In all, and beyond what exists.
    """

    rule: str
    needed: float
    missing: float


def need_by_coverage(
    existing: float,
    coverage_percent: float,
    *,
    name: str = "need",
    printed: Mapping[str, float] | None = None,
) -> NeedResult:
    """The whole need from what exists and the percentage of the need that it covers.

    Parameters
    ----------
    existing : float
        Units that are there.
    coverage_percent : float
        Of the need, above 0; above 100 nothing is missing.
    name : str
        What is needed.
    printed : mapping, optional
        Figures that a document prints: ``needed``, ``missing``.

    Returns
    -------
    NeedResult

    Raises
    ------
    DataError
        A number missing, unreadable or negative; a coverage of zero.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 44.

    Examples
    --------
    >>> need = need_by_coverage(15, 30)
    >>> need.needed, need.missing
    (50.0, 35.0)
    """
    there, percent = (
        float(numbers(pd.Series([value]), table=name, column=column, rows=["1"])[0])
        for column, value in (("existing", existing), ("coverage_percent", coverage_percent))
    )
    if percent <= 0:
        raise DataError("error.yield_zero", table=name, row="1", column="coverage_percent")
    needed = there * 100 / percent
    missing = max(needed - there, 0.0)
    row = {
        "name": name,
        "existing": there,
        "coverage_percent": percent,
        "needed": needed,
        "missing": missing,
    }
    return NeedResult(
        table=pd.DataFrame([row]),
        layer=None,
        notes=(
            Message("note.need_by_coverage", existing=there, percent=percent, needed=needed),
            *compare_printed(printed, {"needed": needed, "missing": missing}, "need_by_coverage"),
        ),
        rule="need_by_coverage",
        needed=needed,
        missing=missing,
    )
