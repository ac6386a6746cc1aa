"""Whether the working group is made up as the methodology asks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..demand.reading import frame_of, require
from ..layers.cells import shortened
from ..messages import Label, Message
from ..restrictions.validity import Day, day_of
from ..results import Result
from .reading import coded, column_of, dates_of, messages, yes_or_no

TABLE = "members"
FILE = "working_group_rules"
_ROUNDING = 1e-12  # 3 of 10 are 30 %, whatever binary fractions say


@dataclass(frozen=True)
class WorkingGroupResult(Result):
    """The result of :func:`working_group_check`.

    Attributes
    ----------
    table : pandas.DataFrame
        rule, name (Message), required, found (numbers), outcome (ok | breach | unknown), finding
        (Message).
    members : pandas.DataFrame
        name, sex, executive (yes | no | unknown), role, appointed, mandate_end, mandate (valid |
        ended | unknown).
    members_count, breaches : int
    """

    members: pd.DataFrame
    members_count: int
    breaches: int


def working_group_check(members: Any, *, on: Day = None) -> WorkingGroupResult:
    """Check the composition and the mandate of the working group.

    Parameters
    ----------
    members : DataFrame
        name, sex; executive (yes or no: a member of the executive body), start (date of
        appointment), role.
    on : str or date, optional
        The day on which mandates are looked at.

    Raises
    ------
    DataError
        No members, columns missing, words or dates that are not understood.

    Notes
    -----
    Members whose sex or body is not stated are counted to either side: a rule is kept or broken
    only where it is so either way, and ``unknown`` otherwise.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 11.

    Examples
    --------
    >>> group = pd.DataFrame({"name": list("abc"), "sex": ["female", "male", "male"],
    ...                       "executive": ["yes", "no", "no"]})
    >>> working_group_check(group).breaches
    0
    """
    day = day_of(on)
    frame = frame_of(members, TABLE)
    require(frame, ["name", "sex"], TABLE)
    sex = coded(frame, "sex", "sexes", TABLE)
    executive = yes_or_no(frame, "executive", TABLE)
    start = dates_of(frame, "start", TABLE)
    years = int(_value("mandate_years"))
    ends = [None if text is None else _after(text, years) for text in start]
    table = pd.DataFrame(
        {
            "name": column_of(frame, "name"),
            "sex": sex,
            "executive": executive.map({True: "yes", False: "no"}).fillna("unknown"),
            "role": column_of(frame, "role"),
            "appointed": start,
            "mandate_end": pd.Series(ends, dtype=object),
        }
    )
    table["mandate"] = _mandates(ends, day)
    count = len(table)
    rows = [
        _share(
            "least_share_of_each_sex",
            min(int((sex == code).sum()) for code in ("female", "male")),
            int(sex.isna().sum()),
            count,
            least=True,
        ),
        _share(
            "most_executive_share",
            int((table["executive"] == "yes").sum()),
            int((table["executive"] == "unknown").sum()),
            count,
            least=False,
        ),
        _mandate_row(table, years, day),
    ]
    result = pd.DataFrame(rows)
    for column in ("name", "finding"):
        result[column] = pd.Series(messages([row[column] for row in rows]), dtype=object)
    return WorkingGroupResult(
        table=result,
        layer=None,
        notes=(Message("note.management_group"),),
        members=table,
        members_count=count,
        breaches=int((result["outcome"] == "breach").sum()),
    )


def _value(rule: str) -> float:
    return float(load_codes(FILE)[rule]["value"])


def _after(start: str, years: int) -> str:
    """The last day of a mandate; 29 February ends on 28."""
    day = datetime.date.fromisoformat(start)
    try:
        same = day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28).isoformat()
    return (same - datetime.timedelta(days=1)).isoformat()


def _mandates(ends: list[str | None], day: datetime.date | None) -> list[str]:
    if day is None:
        return ["unknown" for _ in ends]
    today = day.isoformat()
    return ["unknown" if end is None else "ended" if end < today else "valid" for end in ends]


def _share(rule: str, sure: int, unknown: int, count: int, *, least: bool) -> dict[str, Any]:
    """A rule on a share, with what is not stated counted to either side."""
    limit = _value(rule)
    low, high = sure / count, (sure + unknown) / count
    if least:
        kept, broken = low >= limit - _ROUNDING, high < limit - _ROUNDING
    else:
        kept, broken = high <= limit + _ROUNDING, low > limit + _ROUNDING
    outcome = "ok" if kept else "breach" if broken else "unknown"
    said = Message(
        f"group.{rule}.{outcome}",
        found=100 * low,
        limit=100 * limit,
        members=sure,
        count=count,
        unknown=unknown,
        needed=int(np.ceil(limit * count - _ROUNDING)) if least else int(limit * count + _ROUNDING),
    )
    return {
        "rule": rule,
        "name": Message("management.stage", name=Label(FILE, rule)),
        "required": limit,
        "found": low,
        "outcome": outcome,
        "finding": said,
    }


def _mandate_row(table: pd.DataFrame, years: int, day: datetime.date | None) -> dict[str, Any]:
    ended = table["mandate"] == "ended"
    outcome = (
        "breach" if ended.any() else "unknown" if (table["mandate"] != "valid").any() else "ok"
    )
    names = shortened(table["name"][ended].fillna("–").to_numpy(dtype=object))
    said = Message(
        f"group.mandate_years.{outcome}",
        names=names,
        years=years,
        on="–" if day is None else day.isoformat(),
    )
    return {
        "rule": "mandate_years",
        "name": Message("management.stage", name=Label(FILE, "mandate_years")),
        "required": float(years),
        "found": float(ended.sum()),
        "outcome": outcome,
        "finding": said,
    }
