"""Calendar, hearings, indicators and monitoring."""

from __future__ import annotations

import datetime

import pandas as pd

from ...messages import say
from ..document.blocks import Block, Column, Table
from ..words import is_missing, number, words_of
from .teller import Chapter, Teller, frame_block, shortened

_SPACE = "space"
_WIDE = {"name": 3.0, "finding": 4.0, "date": 1.3, "participants": 1.7, "women": 1.1, "open": 1.1}


def follow(teller: Teller) -> Chapter:
    """When the section is made, and by which indicators it is followed."""
    dates, told = teller.part("calendar"), teller.part("indicators")
    keys = ("calendar", "indicators", "hearings", "working_group", "actual")
    if not any(teller.part(key) is not None for key in keys):
        return teller.without("follow", "indicators", "calendar")
    blocks: list[Block] = []
    lead = ""
    if told is not None:
        count = teller.count(told.indicators_count)
        lead = teller.say("follow.lead_indicators", indicators=count)
        blocks.append(_targets(teller, told.table))
    actual = teller.part("actual")
    if actual is not None and len(actual.table):
        names: tuple[str, ...] = (
            "name",
            "unit",
            "year",
            "target",
            "actual",
            "difference",
            "outcome",
        )
        blocks.append(
            frame_block(
                teller,
                actual.table,
                names,
                teller.say("follow.actual"),
                decimals={"target": 1, "actual": 1, "difference": 1},
                weights={"name": 3.0, "year": 0.7},
            )
        )
    if dates is not None:
        own = dates.table[dates.table["section"] == _SPACE]
        if len(own):
            start, end = (spoken_day(own.iloc[0][name], teller.lang) for name in ("begins", "ends"))
            said = teller.say("follow.lead_calendar", start=start, end=end)
            lead = f"{lead} {said}".strip()
        frame = dates.table.copy()
        for name in ("begins", "ends"):
            frame[name] = [spoken_day(value, teller.lang) for value in frame[name]]
        names = ("name", "begins", "ends", "state", "days")
        known = [name for name in names if name != "state" or frame["state"].any()]
        caption = teller.say("follow.calendar")
        blocks.append(frame_block(teller, frame, known, caption, weights={"name": 3.4}))
    more: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("hearings", ("date", "place", "participants", "women", "accepted", "rejected", "open")),
        ("working_group", ("name", "outcome", "finding")),
    )
    for key, shown in more:
        result = teller.part(key)
        if result is not None and len(result.table):
            frame = result.table
            if "date" in frame.columns:
                days = [spoken_day(day, teller.lang) for day in frame["date"]]
                frame = frame.assign(date=days)
            caption = teller.say("follow.hearings" if key == "hearings" else "follow.group")
            blocks.append(frame_block(teller, frame, shown, caption, weights=_WIDE))
    return teller.chapter("follow", lead or teller.say("follow.hearings"), blocks)


def spoken_day(value: object, lang: str) -> str:
    """A day as the reader writes it; any other text as it is.

    Examples
    --------
    >>> spoken_day("2027-05-06", "ky")
    '06.05.2027'
    """
    try:
        day = datetime.date.fromisoformat(str(value))
    except ValueError:
        return "" if is_missing(value) else str(value)
    return day.isoformat() if lang == "en" else day.strftime("%d.%m.%Y")


def _targets(teller: Teller, table: pd.DataFrame) -> Table:
    """One row per indicator: where it stood, and its target for each year."""
    years = sorted(int(year) for year in table["year"].unique())
    titles = [Column(str(year), numeric=True) for year in years]
    body = []
    for _, rows in table.groupby("indicator", sort=False):
        first = rows.iloc[0]
        by_year = dict(zip(rows["year"].astype(int), rows["target"], strict=True))
        body.append(
            (
                shortened(str(say(first["name"] or first["indicator"], teller.lang)), 110),
                _unit(teller, first["unit"]),
                _base(teller, first["base_value"], first["base_year"]),
                *(_figure(teller, by_year.get(year)) for year in years),
            )
        )
    return Table(
        teller.say("follow.indicators"),
        (
            Column(teller.title("name"), weight=3.6),
            Column(teller.title("unit"), weight=1.4),
            Column(teller.say("column.base"), numeric=True, weight=1.4),
            *titles,
        ),
        tuple(body),
        key="indicators",
    )


def _base(teller: Teller, value: float, year: float) -> str:
    if is_missing(value):
        return "–"
    shown = _figure(teller, value)
    return shown if is_missing(year) else f"{shown} ({int(year)})"


def _figure(teller: Teller, value: float | None) -> str:
    """A target as it was given: without digits that nobody named."""
    if is_missing(value) or value is None:
        return "–"
    digits = len(f"{float(value):.6g}".partition(".")[2])
    return number(value, teller.lang, digits)


def _unit(teller: Teller, unit: object) -> str:
    """A unit by its name where it is a code; any other as it was typed."""
    if is_missing(unit):
        return ""
    words = words_of(teller.lang)
    return words.get(f"unit.{unit}") or words.get(f"section.unit.{unit}") or str(unit)
