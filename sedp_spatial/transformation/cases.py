"""The case file of a transformation: its stages, dates, documents, and its present state."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..codes import code_of, load_codes
from ..errors import DataError, UsageError
from ..layers.cells import is_missing
from ..messages import Label, Message
from ..restrictions.rule_tables import checked_columns, read_rule_table
from ..restrictions.validity import Day, day_of, parse_day
from ..results import Result
from .catalogue import STAGES, category_code, land_kind_code, near_words, purpose_code, stage_code
from .documents import read_documents
from .rules import read_toml
from .texts import said

DECISIONS = "transformation_decisions"
_KEYS = {
    *("id", "title", "parcel_ids", "site", "target_category", "target_land_kind", "purpose"),
    *("documents", "stage", "note"),
}
_STAGE_KEYS = {"stage", "date", "number", "document", "decision", "note"}
_OF_TABLE = ("case_id", "title", "parcel_ids", "site", "target_category", "target_land_kind")
_OF_STAGE = ("purpose", "stage", "date", "number", "document", "decision", "note")


@dataclass(frozen=True)
class CaseFile(Result):
    """One case of transformation, read and checked.

    Attributes
    ----------
    table : pandas.DataFrame
        stage, name (Message), date (ISO text or None), number, document, decision (done |
        returned | refused), state (done | returned | refused | planned | open), message: what the
        file holds in its order, then the stages still open.
    case_id, title : str
    target_category, purpose : str
    target_land_kind : str or None
    parcel_ids : tuple of str
    site : str or None
        The layer of a site that cuts parcels.
    documents : dict of str to str
    state : {"not_begun", "in_progress", "returned", "refused", "registered"}
    reached, next_stage : str or None
        The last stage done, and the one that comes next.
    on : str or None
        The day of which the state is.
    """

    case_id: str
    title: str
    target_category: str
    target_land_kind: str | None
    purpose: str
    parcel_ids: tuple[str, ...]
    site: str | None
    documents: Mapping[str, str]
    state: str
    reached: str | None
    next_stage: str | None
    on: str | None


def read_cases(source: Any, *, on: Day = None) -> tuple[CaseFile, ...]:
    """Read and check a file of cases.

    Parameters
    ----------
    source : path or mapping
        A ``.toml`` with one ``[[case]]`` each (id, title, parcel_ids or site, target_category,
        target_land_kind, purpose, documents, and ``[[case.stage]]`` with stage, date, number,
        document, decision), or a ``.csv`` or ``.xlsx`` with one row per stage and case_id.
    on : str or date, optional
        The day of which the state is told: what is dated later is planned.

    Raises
    ------
    UsageError
        No such file, unknown category, purpose, stage or document.
    DataError
        No cases, a case twice, fields that are not known, dates that are none or stand the wrong
        way round, stages skipped, repeated without a return, or added after the end.

    Examples
    --------
    >>> cases = read_cases(sample / "transformation.toml", on="2026-11-22")
    >>> cases[0].state
    'in_progress'
    """
    given = _entries(source)
    if not given:
        raise DataError("error.case_none")
    cases = tuple(transformation_case(entry, on=on) for entry in given)
    names = [case.case_id for case in cases]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DataError("error.case_twice", cases=twice)
    return cases


def transformation_case(entry: Mapping[str, Any], *, on: Day = None) -> CaseFile:
    """Check one case and tell its present state; see :func:`read_cases`.

    Examples
    --------
    >>> case = transformation_case({"id": "1", "parcel_ids": ["a"], "target_category": "industry",
    ...                             "purpose": "industry", "stage": []})
    >>> case.state, case.next_stage
    ('not_begun', 'need')
    """
    name = str(entry.get("id", "")).strip() or "–"
    _check_keys(name, entry, _KEYS)
    day = day_of(on)
    ids = entry.get("parcel_ids", ())
    ids = [part.strip() for part in ids.split(";")] if isinstance(ids, str) else list(ids)
    site = entry.get("site") or None
    if not ids and site is None:
        raise DataError("error.case_no_land", case=name)
    kind = entry.get("target_land_kind") or None
    rows = [_stage_row(name, stage, day) for stage in entry.get("stage", ())]
    _check_order(name, rows)
    state, reached, following = _state(rows)
    open_rows = [
        {
            **dict.fromkeys(("date", "number", "document", "decision")),
            "stage": stage,
            "state": "open",
        }
        for stage in _after(rows, following)
    ]
    return CaseFile(
        table=_table([*rows, *open_rows]),
        layer=None,
        notes=(_state_note(name, state, rows, following),),
        case_id=name,
        title=str(entry.get("title", "")),
        target_category=category_code(entry.get("target_category", "")),
        target_land_kind=None if kind is None else land_kind_code(kind),
        purpose=purpose_code(entry.get("purpose", "")),
        parcel_ids=tuple(str(one) for one in ids if str(one)),
        site=None if site is None else str(site),
        documents=read_documents(entry.get("documents", {})) or {},
        state=state,
        reached=reached,
        next_stage=following,
        on=None if day is None else day.isoformat(),
    )


def _entries(source: Any) -> list[dict[str, Any]]:
    if isinstance(source, Mapping) or Path(source).suffix.lower() == ".toml":
        given = read_toml(source)
        for key in given:
            if key not in ("case", "meta"):
                raise DataError("error.case_key", case="–", key=key, near=["case"])
        return [dict(entry) for entry in given.get("case", [])]
    table = read_rule_table(source)
    known = [*_OF_TABLE, *_OF_STAGE]
    checked_columns(table, required=["case_id", "target_category", "purpose"], known=known)
    entries: list[dict[str, Any]] = []
    for case_id, rows in table.groupby(table["case_id"].astype(str), sort=False):
        first = {k: v for k, v in rows.iloc[0].items() if not is_missing(v)}
        entry = {key: first[key] for key in (*_OF_TABLE[1:], "purpose") if key in first}
        stages = [
            {key: row[key] for key in _STAGE_KEYS if key in row and not is_missing(row[key])}
            for row in rows.to_dict("records")
            if not is_missing(row.get("stage"))
        ]
        entries.append({**entry, "id": case_id, "stage": stages})
    return entries


def _check_keys(case: str, entry: Mapping[str, Any], known: set[str]) -> None:
    for key in entry:
        if key not in known:
            near = near_words(key, sorted(known)) or sorted(known)
            raise DataError("error.case_key", case=case, key=key, near=near)


def _stage_row(case: str, entry: Mapping[str, Any], day: datetime.date | None) -> dict[str, Any]:
    _check_keys(case, entry, _STAGE_KEYS)
    given = entry.get("date")
    date = None if is_missing(given) else parse_day(given)
    if date is None and not is_missing(given):
        raise DataError("error.case_date", case=case, value=str(given))
    word = str(entry.get("decision") or "done")
    decision = code_of(DECISIONS, word)
    if decision is None:
        allowed = ", ".join(load_codes(DECISIONS))
        name = Label("labels", "column.decision")
        raise UsageError("error.choice", name=name, value=word, allowed=allowed)
    planned = date is None or (day is not None and date > day)
    return {
        "stage": stage_code(entry.get("stage", "")),
        "date": None if date is None else date.isoformat(),
        "number": str(entry.get("number", "") or ""),
        "document": str(entry.get("document", "") or ""),
        "decision": decision,
        "state": "planned" if planned else decision,
    }


def _check_order(case: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Dates rise, no stage is skipped, none is repeated unless it was returned."""
    order = list(load_codes(STAGES))
    latest: Mapping[str, Any] | None = None
    expected = 0
    closed = False
    for row in rows:
        place = order.index(row["stage"])
        stage = Label(STAGES, row["stage"])
        if closed:
            raise DataError("error.case_closed", case=case, stage=stage)
        if place > expected:
            skipped = [Label(STAGES, order[at]) for at in range(expected, place)]
            raise DataError("error.case_skipped", case=case, stage=stage, skipped=skipped)
        returned = latest is not None and latest["decision"] == "returned"
        if place < expected and not returned:
            raise DataError("error.case_repeated", case=case, stage=stage)
        if latest is not None and row["date"] and not latest["date"]:
            raise DataError("error.case_undated", case=case, stage=Label(STAGES, latest["stage"]))
        if latest is not None and row["date"] and row["date"] < latest["date"]:
            raise DataError(
                "error.case_dates",
                case=case,
                stage=stage,
                date=row["date"],
                before=Label(STAGES, latest["stage"]),
                earlier=latest["date"],
            )
        latest = row
        expected = place + 1 if row["decision"] == "done" else place
        closed = row["decision"] == "refused" or (expected == len(order))


def _state(rows: Sequence[Mapping[str, Any]]) -> tuple[str, str | None, str | None]:
    order = list(load_codes(STAGES))
    happened = [row for row in rows if row["state"] != "planned"]
    if not happened:
        return "not_begun", None, order[0]
    last = happened[-1]
    done = [row["stage"] for row in happened if row["decision"] == "done"]
    reached = done[-1] if done else None
    if last["decision"] == "refused":
        return "refused", reached, None
    if last["decision"] == "returned":
        return "returned", reached, last["stage"]
    place = order.index(last["stage"]) + 1
    if place == len(order):
        return "registered", reached, None
    return "in_progress", reached, order[place]


def _after(rows: Sequence[Mapping[str, Any]], following: str | None) -> list[str]:
    """The stages of which the file says nothing yet."""
    order = list(load_codes(STAGES))
    if following is None:
        return []
    planned = {row["stage"] for row in rows if row["state"] == "planned"}
    return [stage for stage in order[order.index(following) :] if stage not in planned]


def _state_note(
    case: str, state: str, rows: Sequence[Mapping[str, Any]], following: str | None
) -> Message:
    dates = [row["date"] for row in rows if row["state"] != "planned"]
    return Message(
        f"note.case_{state}",
        case=case,
        date=dates[-1] if dates else "–",
        stage=Label(STAGES, following) if following else "–",
    )


def _table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns = ["stage", "name", "date", "number", "document", "decision", "state", "message"]
    full = [
        {
            **row,
            "name": said(Label(STAGES, row["stage"])),
            "message": Message(f"transformation.stage_{row['state']}"),
        }
        for row in rows
    ]
    return pd.DataFrame(full, columns=columns, dtype=object)
