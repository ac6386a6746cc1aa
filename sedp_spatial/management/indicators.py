"""Indicators with targets by year, and the plan against what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..demand.reading import frame_of, numbers, require, whole_years
from ..errors import DataError, UsageError
from ..layers.cells import by_value, shortened
from ..messages import Message
from ..results import Result
from .reading import column_of, messages

TARGETS = "targets"
ACTUAL = "actual"
_UP = ("up", "рост", "өсүү", "+")
_DOWN = ("down", "снижение", "азайтуу", "-")
_KEEPS = ("indicator", "section", "name", "unit", "direction", "source")


@dataclass(frozen=True)
class IndicatorResult(Result):
    """The result of :func:`indicators`.

    Attributes
    ----------
    table : pandas.DataFrame
        indicator, section, name, unit, direction (up | down), source, base_year, base_value,
        year, target, change (target − base_value): one row per indicator and year, in
        order of appearance.
    indicators_count : int
    """

    indicators_count: int


@dataclass(frozen=True)
class ActualResult(Result):
    """The result of :func:`plan_against_actual`.

    Attributes
    ----------
    table : pandas.DataFrame
        indicator, section, name, unit, direction, year, base_value, target, actual, difference
        (actual − target), progress_percent (of the way from the base to the target; NaN where
        there is none), outcome (reached | nearly | missed | no_actual), finding (Message).
    beside : pandas.DataFrame
        Actual values without a target: indicator, year, actual.
    reached, nearly, missed, no_actual : int
    """

    beside: pd.DataFrame
    reached: int
    nearly: int
    missed: int
    no_actual: int


def indicators(targets: Any) -> IndicatorResult:
    """Read the indicators of the section with their target values.

    Parameters
    ----------
    targets : DataFrame
        indicator, year, target; name, unit, section, source, direction (up, if more is better,
        or down), base_year and base (where it stood).

    Raises
    ------
    DataError
        Columns missing, numbers or years that are none, an indicator with two targets for one
        year, or with two directions, units or bases.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 94–100.

    Examples
    --------
    >>> told = pd.DataFrame({"indicator": ["I1"], "year": [2027], "target": [5.0]})
    >>> indicators(told).indicators_count
    1
    """
    frame = frame_of(targets, TARGETS)
    require(frame, ["indicator", "year", "target"], TARGETS)
    table = pd.DataFrame({column: column_of(frame, column) for column in _KEEPS})
    if table["indicator"].isna().any():
        rows = [f"row:{row}" for row in np.flatnonzero(table["indicator"].isna())]
        raise DataError("error.management_no_number", table=TARGETS, rows=shortened(rows))
    table["direction"] = _directions(table["direction"])
    for column in ("base_year", "base"):
        given = column in frame.columns
        table[column] = _optional(frame, column) if given else np.nan
    table["year"] = whole_years(frame, TARGETS)
    table["target"] = numbers(frame, "target", TARGETS, negative=True)
    twice = table[table.duplicated(["indicator", "year"])]
    if len(twice):
        ids = shortened((twice["indicator"] + " " + twice["year"].astype(str)).to_numpy())
        raise DataError("error.management_repeated", table=TARGETS, ids=ids)
    for column in ("unit", "direction", "base"):
        kinds = table.groupby("indicator")[column].nunique(dropna=True)
        if (kinds > 1).any():
            ids = shortened(kinds.index[kinds > 1].to_numpy())
            raise DataError("error.management_two_values", column=column, ids=ids)
    table = table.rename(columns={"base": "base_value"})
    table["change"] = table["target"] - table["base_value"]
    place = {name: number for number, name in enumerate(table["indicator"].unique())}
    order = table.assign(place=table["indicator"].map(place)).sort_values(["place", "year"]).index
    return IndicatorResult(
        table=table.loc[order].reset_index(drop=True),
        layer=None,
        notes=(),
        indicators_count=len(place),
    )


def plan_against_actual(targets: Any, actual: Any, *, nearly_share: float = 0.05) -> ActualResult:
    """Hold what came of the plan against its targets.

    Parameters
    ----------
    targets : IndicatorResult or DataFrame
        As :func:`indicators` takes it.
    actual : DataFrame
        indicator, year, actual.
    nearly_share : float
        A target missed by no more than this share of itself is nearly reached.

    Raises
    ------
    DataError
        What the tables are refused for.
    UsageError
        A share that is not between 0 and 1.

    Examples
    --------
    >>> told = pd.DataFrame({"indicator": ["I1"], "year": [2027], "target": [5.0]})
    >>> came = pd.DataFrame({"indicator": ["I1"], "year": [2027], "actual": [6.0]})
    >>> plan_against_actual(told, came).reached
    1
    """
    if not 0.0 <= nearly_share < 1.0:
        raise UsageError("error.management_share", value=str(nearly_share))
    plan = (targets if isinstance(targets, IndicatorResult) else indicators(targets)).table
    frame = frame_of(actual, ACTUAL)
    require(frame, ["indicator", "year", "actual"], ACTUAL)
    came = pd.DataFrame(
        {
            "indicator": column_of(frame, "indicator"),
            "year": whole_years(frame, ACTUAL),
            "actual": _optional(frame, "actual"),
        }
    )
    twice = came[came.duplicated(["indicator", "year"])]
    if len(twice):
        ids = shortened(
            (twice["indicator"].astype(str) + " " + twice["year"].astype(str)).to_numpy()
        )
        raise DataError("error.management_repeated", table=ACTUAL, ids=ids)
    table = plan.merge(came, on=["indicator", "year"], how="left", sort=False)
    table["difference"] = table["actual"] - table["target"]
    way = (table["target"] - table["base_value"]).replace(0.0, np.nan)
    table["progress_percent"] = 100 * (table["actual"] - table["base_value"]) / way
    table["outcome"] = _outcomes(table, nearly_share)
    found = [_finding(row) for row in table.itertuples(index=False)]
    table["finding"] = pd.Series(messages(found), index=table.index, dtype=object)
    keys = pd.MultiIndex.from_frame(plan[["indicator", "year"]])
    known = pd.MultiIndex.from_frame(came[["indicator", "year"]]).isin(keys)
    beside = came[~known].reset_index(drop=True)
    counts = table["outcome"].value_counts()
    notes = []
    if len(beside):
        names = shortened(beside["indicator"].astype(str).unique())
        notes.append(Message("note.indicators_beside", count=len(beside), names=names))
    columns = ["indicator", "section", "name", "unit", "direction", "year", "base_value", "target"]
    columns += ["actual", "difference", "progress_percent", "outcome", "finding"]
    return ActualResult(
        table=table[columns],
        layer=None,
        notes=tuple(notes),
        beside=beside,
        **{name: int(counts.get(name, 0)) for name in ("reached", "nearly", "missed", "no_actual")},
    )


def _directions(words: pd.Series) -> pd.Series:
    known: dict[Any, str] = {**dict.fromkeys(_UP, "up"), **dict.fromkeys(_DOWN, "down")}
    read = by_value(words, lambda word: known.get(word.casefold()), missing="up")
    if read.isna().any():
        raise DataError(
            "error.management_code",
            table=TARGETS,
            column="direction",
            values=shortened(words[read.isna()].unique()),
            allowed=["up", "down"],
        )
    return read


def _optional(frame: pd.DataFrame, column: str) -> pd.Series:
    """Numbers where something stands; NaN elsewhere."""
    read = numbers(frame, column, ACTUAL, negative=True, empty=True)
    return read.where(column_of(frame, column).notna(), np.nan)


def _outcomes(table: pd.DataFrame, nearly_share: float) -> np.ndarray:
    sign = np.where(table["direction"] == "up", 1.0, -1.0)
    ahead = sign * table["difference"].to_numpy()
    slack = nearly_share * np.abs(table["target"].to_numpy())
    return np.select(
        [np.isnan(ahead), ahead >= 0, ahead >= -slack],
        ["no_actual", "reached", "nearly"],
        default="missed",
    ).astype(object)


def _finding(row: Any) -> Message:
    return Message(
        f"indicator.{row.outcome}",
        name=row.indicator if pd.isna(row.name) else row.name,
        target=row.target,
        actual=row.actual,
        year=str(row.year),
    )
