"""Households in danger out of a table that the command ``exposure`` has written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ..errors import UsageError
from ..layers.cells import texts
from ..layers.numbers import plain_numbers
from ..messages import Message
from .levels import NOT_EXPOSED
from .shares import ANY


def exposed_households(
    table: pd.DataFrame, min_level: Mapping[str, Any] | None = None
) -> tuple[pd.DataFrame, list[Message]]:
    """Rows of households in danger, each household once.

    Parameters
    ----------
    table : pandas.DataFrame
        A list of households or a count by place is returned as it is. The table of an exposure
        has every hazard and every level, the sum of which would count a household several times:
        of it only those in any hazard are kept, or those from a level of one hazard on.
    min_level : mapping of hazard to level, optional

    Returns
    -------
    rows : pandas.DataFrame
    notes : list of Message

    Raises
    ------
    UsageError
        ``min_level`` for a table without hazards, with a hazard or level that the table does not
        have, or with several hazards: places do not tell whose households are in both.

    Examples
    --------
    >>> exposed_households(exposure.table)[0].columns[-1]
    'floor_area_m2'
    """
    if not {"hazard", "level"} <= set(table.columns):
        if min_level:
            raise UsageError("error.ledger_no_levels", columns=[str(c) for c in table.columns])
        return table, []
    hazard, level = texts(table["hazard"]), texts(table["level"])
    if not min_level:
        rows = table[(hazard == ANY) & (level != NOT_EXPOSED)]
        if len(rows) == 0:
            raise UsageError("error.ledger_no_any")
        return _some(rows), []
    if len(min_level) > 1:
        raise UsageError("error.ledger_one_hazard", hazards=list(min_level))
    name, least = next(iter(min_level.items()))
    ladder = [step for step in dict.fromkeys(level[hazard == name]) if step != NOT_EXPOSED]
    if str(least) not in ladder:
        raise UsageError("error.min_level", hazard=name, level=str(least), levels=ladder or ["–"])
    above = ladder[ladder.index(str(least)) :]
    rows = table[(hazard == name) & level.isin(above)]
    return _some(rows), [Message("note.ledger_min_level", levels=[f"{name} {least}"])]


def table_or_nobody(
    table: pd.DataFrame | None, other: pd.DataFrame | None, rows: pd.DataFrame
) -> pd.DataFrame:
    """The table of plots or moves; without it one of the same columns that names nobody."""
    if table is not None:
        return table
    like = rows if other is None else other
    return like.iloc[:0].drop(columns=["plots", "households"], errors="ignore")


def least_levels(given: Sequence[str] | None) -> dict[str, str] | None:
    """``mudflow=2`` as hazard and level.

    Raises
    ------
    UsageError
        For a text of another form.

    Examples
    --------
    >>> least_levels(["mudflow=2"])
    {'mudflow': '2'}
    """
    if not given:
        return None
    pairs = [text.partition("=") for text in given]
    for text, (hazard, sign, level) in zip(given, pairs, strict=True):
        if not (hazard.strip() and sign and level.strip()):
            raise UsageError("error.min_level_form", value=text)
    return {hazard.strip(): level.strip() for hazard, _, level in pairs}


def _some(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows that hold somebody, or a number that cannot be read and is refused later."""
    if "households" in rows.columns:
        rows = rows[plain_numbers(rows["households"]) != 0]
    return rows.reset_index(drop=True)
