"""The register of public hearings: who came, what was proposed, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..demand.reading import frame_of, numbers, require
from ..errors import DataError
from ..layers.cells import shortened
from ..messages import Message
from ..results import Result
from .calendar import calendar
from .proposals import FATES, OPEN, read_proposals
from .reading import column_of, dates_of, messages

TABLE = "hearings"


@dataclass(frozen=True)
class HearingsResult(Result):
    """The result of :func:`hearings_register`.

    Attributes
    ----------
    table : pandas.DataFrame
        hearing_id, date, place, participants, women, document (the minutes), proposals, and a
        count for each fate (accepted, partly, rejected, open), without_reason, finding (Message
        or None).
    proposals : pandas.DataFrame
        The proposals as they are published: proposal_id, hearing_id, date, author, text, fate,
        reason.
    hearings_count, proposals_count, unpublished : int
        Unpublished are proposals without a fate or a reason.
    """

    proposals: pd.DataFrame
    hearings_count: int
    proposals_count: int
    unpublished: int


def hearings_register(hearings: Any, proposals: Any = None) -> HearingsResult:
    """Put hearings and proposals together, and say what is missing before they are published.

    Parameters
    ----------
    hearings : DataFrame
        hearing_id, date; place, participants, women, document.
    proposals : DataFrame, optional
        As :func:`management_plan` takes them, with hearing_id.

    Raises
    ------
    DataError
        Columns missing, numbers that occur twice, dates that are none, proposals of a hearing
        that is not in the register.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 15, 96 and 97.

    Examples
    --------
    >>> held = pd.DataFrame({"hearing_id": ["H1"], "date": ["2026-05-12"], "document": ["1"]})
    >>> hearings_register(held).table["proposals"].tolist()
    [0]
    """
    frame = frame_of(hearings, TABLE)
    require(frame, ["hearing_id", "date"], TABLE)
    table = pd.DataFrame(
        {
            "hearing_id": column_of(frame, "hearing_id"),
            "date": dates_of(frame, "date", TABLE),
            "place": column_of(frame, "place"),
        }
    )
    lost = table["hearing_id"].isna() | table["date"].isna()
    if lost.any():
        rows = [f"row:{row}" for row in np.flatnonzero(lost)]
        raise DataError("error.management_no_number", table=TABLE, rows=shortened(rows))
    twice = table["hearing_id"][table["hearing_id"].duplicated()].unique()
    if len(twice):
        raise DataError("error.management_repeated", table=TABLE, ids=shortened(twice))
    for column in ("participants", "women"):
        given = column in frame.columns
        table[column] = numbers(frame, column, TABLE, empty=True) if given else np.nan
    table["document"] = column_of(frame, "document")
    given_proposals = _proposals(proposals, table["hearing_id"])
    fates = list(load_codes(FATES))
    counts = _counts(given_proposals, fates)
    for column in ("proposals", *fates, "without_reason"):
        found = table["hearing_id"].map(counts[column]) if len(counts) else np.nan
        table[column] = pd.Series(found, index=table.index).fillna(0).astype("int64")
    findings = [_finding(row) for row in table.itertuples(index=False)]
    table["finding"] = pd.Series(messages(findings), index=table.index, dtype=object)
    unpublished = (given_proposals["fate"] == OPEN) | given_proposals["reason"].isna()
    notes = []
    if unpublished.any():
        ids = shortened(given_proposals["proposal_id"][unpublished].to_numpy(dtype=object))
        notes.append(Message("note.proposals_open", count=int(unpublished.sum()), ids=ids))
    apart = given_proposals["hearing_id"].isna()
    if apart.any():
        notes.append(Message("note.proposals_without_hearing", count=int(apart.sum())))
    return HearingsResult(
        table=table,
        layer=None,
        notes=tuple(notes),
        proposals=given_proposals,
        hearings_count=len(table),
        proposals_count=len(given_proposals),
        unpublished=int(unpublished.sum()),
    )


def _proposals(proposals: Any, known: pd.Series) -> pd.DataFrame:
    columns = ["proposal_id", "hearing_id", "date", "author", "text", "fate", "reason"]
    if proposals is None:
        return pd.DataFrame({column: [] for column in columns}, dtype=object)
    read = read_proposals(proposals)[columns]
    strange = read["hearing_id"].notna() & ~read["hearing_id"].isin(known)
    if strange.any():
        ids = shortened(read["hearing_id"][strange].unique())
        raise DataError("error.management_hearing", ids=ids)
    return read


def _counts(proposals: pd.DataFrame, fates: list[str]) -> pd.DataFrame:
    own = proposals[proposals["hearing_id"].notna()]
    marks = {"proposals": np.ones(len(own), dtype=int)}
    marks |= {fate: (own["fate"] == fate).to_numpy(dtype=int) for fate in fates}
    silent = (own["fate"] != OPEN) & own["reason"].isna()
    marks["without_reason"] = silent.to_numpy(dtype=int)
    return pd.DataFrame(marks).groupby(own["hearing_id"].to_numpy()).sum()


def _finding(row: Any) -> Message | None:
    dates = calendar(int(row.date[:4])).table.set_index("section").loc["hearings"]
    if row.document is None:
        return Message("hearing.no_minutes", hearing=row.hearing_id)
    if not dates["begins"] <= row.date <= dates["ends"]:
        return Message(
            "hearing.other_dates",
            hearing=row.hearing_id,
            date=row.date,
            start=dates["begins"],
            end=dates["ends"],
        )
    if row.open or row.without_reason:
        return Message(
            "hearing.unpublished", hearing=row.hearing_id, count=row.open + row.without_reason
        )
    return None
