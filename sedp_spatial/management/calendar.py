"""The calendar of the programme: when each section is worked on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pandas as pd

from ..codes import load_codes
from ..errors import UsageError
from ..messages import Label, Message
from ..restrictions.validity import Day, day_of
from ..results import Result
from .reading import messages

FILE = "sedp_calendar"


@dataclass(frozen=True)
class CalendarResult(Result):
    """The result of :func:`calendar`.

    Attributes
    ----------
    table : pandas.DataFrame
        section (code), name (Message), begins, ends (ISO dates), days (both ends count), state
        (past | now | ahead; empty without a day).
    year : int
    """

    year: int


def calendar(year: int, *, on: Day = None) -> CalendarResult:
    """The dates between which each section of the programme is worked on.

    Parameters
    ----------
    year : int
    on : str or date, optional
        The day on which it is told what is past, now and ahead.

    Raises
    ------
    UsageError
        A year or a day that cannot be right.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 15.

    Examples
    --------
    >>> dates = calendar(2027).table.set_index("section")
    >>> dates.loc["space", ["begins", "ends"]].tolist()
    ['2027-05-06', '2027-05-10']
    """
    if isinstance(year, bool) or not isinstance(year, int) or not 1991 <= year <= 2200:
        raise UsageError("error.management_year", year=str(year))
    today = day_of(on)
    rows = []
    for code, entry in load_codes(FILE).items():
        start, end = (datetime.date.fromisoformat(f"{year}-{entry[k]}") for k in ("start", "end"))
        rows.append(
            {
                "section": code,
                "name": Message("management.stage", name=Label(FILE, code)),
                "begins": start.isoformat(),
                "ends": end.isoformat(),
                "days": (end - start).days + 1,
                "state": _state(start, end, today),
            }
        )
    table = pd.DataFrame(rows)
    table["name"] = pd.Series(messages([row["name"] for row in rows]), dtype=object)
    return CalendarResult(
        table=table, layer=None, notes=(Message("note.management_calendar"),), year=year
    )


def _state(start: datetime.date, end: datetime.date, today: datetime.date | None) -> str:
    if today is None:
        return ""
    if today > end:
        return "past"
    return "ahead" if today < start else "now"
