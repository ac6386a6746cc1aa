"""The sectors of the economic section, and amounts of money that cannot be in som."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes, recognise
from ..errors import DataError
from ..messages import Message
from ..population.cells import Floats, need_columns, numbers

OTHER = "other"
_LEAST_SOM = 10_000.0  # no investment and no yearly output of a sector is smaller


def sectors() -> list[str]:
    """The codes of the sectors in printing order (``codes/sectors.toml``).

    Examples
    --------
    >>> sectors()[:3]
    ['agriculture', 'industry', 'construction']
    """
    return list(load_codes("sectors"))


def sectors_of(values: pd.Series) -> tuple[pd.Series, list[Message]]:
    """The code of each sector; what is not known becomes ``other``, with a note."""
    spelt = recognise("sectors", [str(value) for value in values.unique()])
    unknown = sorted(word for word, code in spelt.items() if code is None)
    codes = values.map(lambda value: spelt[str(value)] or OTHER).astype(object)
    notes = [Message("note.sector_unknown", values=unknown)] if unknown else []
    return codes, notes


def som(values: pd.Series, *, table: str, column: str, rows: Iterable[Any] | None = None) -> Floats:
    """Amounts of money in som; one that looks like thousands or millions stops the work.

    Raises
    ------
    DataError
        A cell missing, unreadable or negative, or above zero and below 10 000 som.
    """
    names = list(values.index if rows is None else rows)
    amounts = numbers(values, table=table, column=column, rows=names)
    small = (amounts > 0) & (amounts < _LEAST_SOM)
    if small.any():
        place = int(np.argmax(small))
        raise DataError(
            "error.money_unit",
            table=table,
            row=names[place],
            column=column,
            value=float(amounts[place]),
        )
    return amounts


def by_sector(frame: pd.DataFrame, table: str) -> tuple[pd.DataFrame, list[Message]]:
    """A copy of a table with sectors as codes."""
    need_columns(frame, ("sector",), table)
    if len(frame) == 0:
        raise DataError("error.table_empty", table=table)
    codes, notes = sectors_of(frame["sector"])
    return frame.assign(sector=codes).reset_index(drop=True), notes
