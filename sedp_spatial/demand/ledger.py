"""The plots still owed to people who live in hazard zones, counted once.

A household that was granted a plot and has not moved still counts as exposed, but its plot is
no longer demand: counting it again overstates the need. In early 2026 about 4 000 families lived
in landslide zones, and 2 500 of them held plots.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Any

import pandas as pd

from ..errors import DataError
from ..messages import Message
from .reading import frame_of, numbers, require, rows_of

TABLE = "resettlement ledger"
_NAMES = {
    "exposed_households": ("exposed_households", "exposed", "households"),
    "plots_granted": ("plots_granted", "granted"),
    "moved": ("moved", "moved_households"),
}


@dataclass(frozen=True)
class Plots:
    """The ledger's sums: households exposed, plots granted, households moved, plots needed."""

    exposed: float = 0.0
    granted: float = 0.0
    moved: float = 0.0
    needed: float = 0.0


def plots_needed(ledger: Any) -> tuple[Plots, list[Message]]:
    """Add up the ledger: plots needed = households exposed − plots granted, row by row.

    Parameters
    ----------
    ledger : DataFrame, a result with ``.table``, a number of plots, or None
        exposed_households, plots_granted (0 if the column is not there), moved (likewise);
        one row per village, hazard or as it is kept.

    Raises
    ------
    DataError
        Missing columns, negative numbers, more households moved than plots granted.

    Examples
    --------
    >>> ledger = pd.DataFrame({"exposed_households": [40], "plots_granted": [25], "moved": [5]})
    >>> plots_needed(ledger)[0].needed
    15.0
    """
    if ledger is None:
        return Plots(), []
    if isinstance(ledger, Real):
        if isinstance(ledger, bool) or not math.isfinite(ledger) or ledger < 0:
            raise DataError("error.present_number", name="ledger", value=str(ledger))
        return Plots(exposed=float(ledger), needed=float(ledger)), []
    told = getattr(ledger, "table", ledger)
    if isinstance(told, pd.DataFrame) and told.empty:
        return Plots(), []
    frame = frame_of(ledger, TABLE)
    renamed = {
        old: name for name, known in _NAMES.items() for old in known[1:] if name not in frame
    }
    frame = frame.rename(columns=renamed)
    require(frame, ["exposed_households"], TABLE)
    for column in ("plots_granted", "moved"):
        if column not in frame.columns:
            frame[column] = 0.0
    exposed = numbers(frame, "exposed_households", TABLE, empty=True)
    granted = numbers(frame, "plots_granted", TABLE, empty=True)
    moved = numbers(frame, "moved", TABLE, empty=True)
    if (moved > granted).any():
        raise DataError("error.ledger_moved", table=TABLE, rows=rows_of(moved > granted))
    notes = []
    if (granted > exposed).any():
        notes.append(Message("note.ledger_surplus", rows=rows_of(granted > exposed)))
    needed = (exposed - granted).clip(lower=0.0)
    sums = [float(part.sum()) for part in (exposed, granted, moved, needed)]
    return Plots(*sums), notes
