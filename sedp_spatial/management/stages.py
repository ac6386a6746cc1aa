"""The five stages of the plan with their dates, documents and state."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..demand.reading import frame_of, require
from ..errors import DataError
from ..layers.cells import shortened
from ..messages import Label, Message
from ..restrictions.validity import reversed_dates
from .reading import coded, column_of, dates_of, messages

TABLE = "stages"
FILE = "management_stages"
STATES = ("done", "late", "under_way", "planned", "not_dated")


def stages_table(stages: Any = None, on: datetime.date | None = None) -> pd.DataFrame:
    """The stages of the plan: what is done, what is late, which document is missing.

    Parameters
    ----------
    stages : DataFrame, optional
        stage (code or name in any language), start, end, document (number and date of what the
        stage left); responsible. Several rows of one stage are several documents.
    on : date, optional
        The day on which the state is told; without it nothing is late.

    Returns
    -------
    pandas.DataFrame
        number, stage, name (Message), begins, ends, expected (Message: the document that the stage
        leaves), document, responsible, state (done | late | under_way | planned | not_dated),
        finding (Message or None). All five stages, in their order.

    Raises
    ------
    DataError
        A stage that is not known, dates that are none or stand the wrong way round.
    """
    codes = list(load_codes(FILE))
    given = _given(stages)
    rows = []
    for number, code in enumerate(codes, start=1):
        own = given[given["stage"] == code]
        start, end = _first(own["start"]), _last(own["end"])
        documents = [text for text in own["document"] if text]
        state = _state(bool(documents), start, end, None if on is None else on.isoformat())
        rows.append(
            {
                "number": number,
                "stage": code,
                "name": Message("management.stage", name=Label(FILE, code)),
                "begins": start,
                "ends": end,
                "expected": Message(f"management.document.{code}"),
                "document": "; ".join(documents) or None,
                "responsible": "; ".join(dict.fromkeys(t for t in own["responsible"] if t)) or None,
                "state": state,
            }
        )
    table = pd.DataFrame(rows)
    for column in ("name", "expected"):
        table[column] = pd.Series(messages([row[column] for row in rows]), dtype=object)
    table["finding"] = pd.Series(messages(_findings(table)), dtype=object)
    return table


def _given(stages: Any) -> pd.DataFrame:
    columns = ["stage", "start", "end", "document", "responsible"]
    if stages is None:
        return pd.DataFrame({column: [] for column in columns}, dtype=object)
    frame = frame_of(stages, TABLE)
    require(frame, ["stage"], TABLE)
    table = pd.DataFrame(
        {
            "stage": coded(frame, "stage", FILE, TABLE),
            "start": dates_of(frame, "start", TABLE),
            "end": dates_of(frame, "end", TABLE, end=True),
            "document": column_of(frame, "document"),
            "responsible": column_of(frame, "responsible"),
        }
    )
    if table["stage"].isna().any():
        rows = [f"row:{row}" for row in np.flatnonzero(table["stage"].isna())]
        raise DataError("error.management_no_number", table=TABLE, rows=shortened(rows))
    wrong = reversed_dates(table["start"], table["end"])
    if wrong.any():
        raise DataError(
            "error.management_dates_reversed",
            table=TABLE,
            rows=shortened(table["stage"][wrong].to_numpy()),
        )
    return table


def _first(values: pd.Series) -> str | None:
    present = [value for value in values if value]
    return min(present) if present else None


def _last(values: pd.Series) -> str | None:
    present = [value for value in values if value]
    return max(present) if present else None


def _state(documented: bool, start: str | None, end: str | None, on: str | None) -> str:
    if documented:
        return "done"
    if start is None and end is None:
        return "not_dated"
    if on is None:
        return "planned"
    if end is not None and end < on:
        return "late"
    return "under_way" if start is None or start <= on else "planned"


def _findings(table: pd.DataFrame) -> list[Message | None]:
    """What is missing: a document, a date, or a stage that was jumped over."""
    found: list[Message | None] = []
    open_before: Message | None = None
    rows: list[Any] = list(table.itertuples(index=False))
    for row in rows:
        said: Message | None = None
        if row.state == "late":
            said = Message("management.stage_late", name=row.name, end=row.ends)
        elif row.state == "not_dated":
            said = Message("management.stage_not_dated", name=row.name)
        elif row.state == "done" and open_before is not None:
            said = Message("management.stage_jumped", name=row.name, before=open_before)
        if row.state != "done" and open_before is None:
            open_before = row.name
        found.append(said)
    return found
