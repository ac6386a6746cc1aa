"""The resettlement ledger: exposed, plot granted, moved, and the plots still needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, UsageError
from ..layers.cells import texts
from ..layers.numbers import to_numbers
from ..messages import Message
from ..results import Result
from .exposure import HazardExposureResult
from .shares import ANY

HOUSEHOLD_KEYS = ("household_id", "building_id")
_NUMBERS = ("exposed", "granted", "moved", "waiting", "plots_needed")


@dataclass(frozen=True)
class ResettlementResult(Result):
    """The result of :func:`resettlement_ledger`.

    Attributes
    ----------
    table : pandas.DataFrame
        The place (or ``place`` with one row where none is known), exposed, granted, moved (all
        three: households in danger), waiting (granted and not moved), plots_needed. In every
        row exposed = moved + waiting + plots_needed.
    households : pandas.DataFrame
        Where the tables name households: the key, the place, households, granted, moved, waiting,
        plots_needed; one row per house in danger.
    issues : pandas.DataFrame
        rule, place, count, message: who moved without a plot, plots and moves of households that
        are not in danger or are counted twice, rows that name nobody. They are left out of the
        table.
    exposed, granted, moved, waiting, plots_needed : int
        The sums.
    """

    households: pd.DataFrame
    issues: pd.DataFrame
    exposed: int
    granted: int
    moved: int
    waiting: int
    plots_needed: int


def resettlement_ledger(
    exposure: HazardExposureResult | pd.DataFrame,
    plots_granted: pd.DataFrame,
    moved: pd.DataFrame,
    *,
    by: str | None = None,
    min_level: Mapping[str, Any] | None = None,
) -> ResettlementResult:
    """Follow households in danger from the finding to the move, and count the plots missing.

    Parameters
    ----------
    exposure : HazardExposureResult or pandas.DataFrame
        Who is in danger. A table has ``household_id`` or ``building_id`` (one row per house,
        ``households`` if it holds several), or the place and ``households``.
    plots_granted : pandas.DataFrame
        The same key, one row per plot or their number in ``plots``.
    moved : pandas.DataFrame
        The same key, one row per household or their number in ``households``.
    by : str, optional
        The column of the place; that of the exposure if not given.
    min_level : mapping of hazard to level, optional
        Only these hazards, from these levels on, ask for resettlement; all if not given. For a
        HazardExposureResult only.

    Returns
    -------
    ResettlementResult

    Raises
    ------
    DataError
        Numbers that are not whole and positive.
    UsageError
        Tables without a common key; a hazard or level that the exposure does not have.

    Notes
    -----
    A household counts once however many hazards threaten it. Whoever moved needs no plot any
    more, whether one was granted or not; whoever holds a plot and has not moved needs none
    either. Published figures show why the three must be told apart: exposure alone overstates
    the demand by those who hold a plot already.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 74.

    Examples
    --------
    >>> import pandas as pd
    >>> exposed = pd.DataFrame({"village": ["A", "B"], "households": [40, 5]})
    >>> granted = pd.DataFrame({"village": ["A"], "plots": [25]})
    >>> gone = pd.DataFrame({"village": ["A"], "households": [10]})
    >>> ledger = resettlement_ledger(exposed, granted, gone)
    >>> ledger.waiting, ledger.plots_needed
    (15, 20)
    """
    notes: list[Message] = []
    if isinstance(exposure, HazardExposureResult):
        by = by or exposure.by
        danger = _in_danger(exposure, min_level, notes)
    else:
        danger = exposure
    key, by = _key(danger, plots_granted, moved, by)
    issues: list[tuple[str, str, int, dict[str, Any]]] = []
    sums = {
        "exposed": _counted(danger, key, "households", "exposure", issues),
        "granted": _counted(plots_granted, key, "plots", "plots_granted", issues),
        "moved": _counted(moved, key, "households", "moved", issues),
    }
    book = pd.DataFrame(sums).fillna(0).astype("int64")
    book.index.name = key
    closed, found = _closed(book, single=key in HOUSEHOLD_KEYS and "households" not in danger)
    place = _place_of(book.index, danger, plots_granted, moved, key, by)
    table, households = _tables(closed, place, key, by)
    for rule, counts in found.items():
        grouped = counts.groupby(place.reindex(counts.index).to_numpy()).sum()
        issues += [(rule, str(name), int(n), {}) for name, n in grouped.items() if n]
    totals = {name: int(table[name].sum()) for name in _NUMBERS}
    needed = {("needed" if k == "plots_needed" else k): v for k, v in totals.items()}
    return ResettlementResult(
        table=table,
        layer=None,
        notes=(*notes, Message("note.ledger", **needed)),
        households=households,
        issues=pd.DataFrame(
            {
                "rule": pd.Series([i[0] for i in issues], dtype="object"),
                "place": pd.Series([i[1] for i in issues], dtype="object"),
                "count": pd.Series([i[2] for i in issues], dtype="int64"),
                "message": pd.Series(
                    [
                        Message(f"ledger.{rule}", place=name or "–", count=count, **more)
                        for rule, name, count, more in issues
                    ],
                    dtype="object",
                ),
            }
        ),
        **totals,
    )


def _in_danger(
    exposure: HazardExposureResult, min_level: Mapping[str, Any] | None, notes: list[Message]
) -> pd.DataFrame:
    """Buildings with the households that are in danger, each once."""
    rows = exposure.by_building
    if min_level is None:
        rows = rows[rows["hazard"] == ANY]
    else:
        kept = []
        for hazard, level in min_level.items():
            steps = exposure.table[exposure.table["hazard"] == hazard]["level"]
            names = [name for name in dict.fromkeys(steps) if name != "not_exposed"]
            if str(level) not in names:
                raise UsageError(
                    "error.min_level", hazard=hazard, level=str(level), levels=names or ["–"]
                )
            above = names[names.index(str(level)) :]
            kept.append(rows[(rows["hazard"] == hazard) & rows["level"].isin(above)])
        rows = pd.concat(kept)
        notes.append(
            Message("note.ledger_min_level", levels=[f"{h} {v}" for h, v in min_level.items()])
        )
    own = ["building_id", *([exposure.by] if exposure.by else [])]
    # Two hazards may threaten two ends of a house: its households are counted once.
    summed = rows.groupby([*own, "hazard"], sort=False, as_index=False)["households"].sum()
    most = summed.groupby(own, sort=False, as_index=False)["households"].max()
    return most[most["households"] > 0].reset_index(drop=True)


def _key(
    danger: pd.DataFrame, granted: pd.DataFrame, moved: pd.DataFrame, by: str | None
) -> tuple[str, str | None]:
    """The column that all three tables have: a household's, else the place's."""
    common = [c for c in danger.columns if c in granted.columns and c in moved.columns]
    for name in HOUSEHOLD_KEYS:
        if name in common:
            return name, by if by in danger.columns else None
    places = [by] if by else [c for c in common if c not in ("households", "plots", "date")]
    if not places or places[0] not in common:
        raise UsageError("error.ledger_key", expected=[*HOUSEHOLD_KEYS, by or "village"])
    return places[0], places[0]


def _counted(
    table: pd.DataFrame,
    key: str,
    column: str,
    name: str,
    issues: list[tuple[str, str, int, dict[str, Any]]],
) -> pd.Series:
    """How many each key has: rows, or the numbers of a column."""
    keys = texts(table[key])
    if column in table.columns:
        numbers, unreadable = to_numbers(table[column], as_area=False)
        if unreadable.any() or (numbers < 0).any() or (numbers.fillna(0) % 1 != 0).any():
            raise DataError("error.ledger_numbers", table=name, column=column)
        numbers = numbers.fillna(0)
    else:
        numbers = pd.Series(1.0, index=table.index)
    nobody = keys.isna()
    if nobody.any():
        issues.append(("without_key", "", int(nobody.sum()), {"table": name}))
    return numbers[~nobody].groupby(keys[~nobody].astype("object")).sum()


def _closed(book: pd.DataFrame, *, single: bool) -> tuple[pd.DataFrame, dict[str, pd.Series]]:
    """Granted and moved as far as there is somebody in danger; the rest is an issue."""
    exposed, granted, moved = (book[c].to_numpy() for c in ("exposed", "granted", "moved"))
    has_plot = np.minimum(granted, exposed)
    gone = np.minimum(moved, exposed)
    without = np.maximum(gone - has_plot, 0)
    waiting = np.maximum(has_plot - gone, 0)
    closed = pd.DataFrame(
        {
            "exposed": exposed,
            "granted": has_plot,
            "moved": gone,
            "waiting": waiting,
            "plots_needed": exposed - gone - waiting,
        },
        index=book.index,
    )
    known = exposed > 0
    surplus = {
        "granted": np.maximum(granted - exposed, 0),
        "moved": np.maximum(moved - exposed, 0),
    }
    found = {"moved_without_plot": pd.Series(without, index=book.index)}
    for what, extra in surplus.items():
        twice = single & known
        found[f"{what}_twice"] = pd.Series(np.where(twice, extra, 0), index=book.index)
        found[f"{what}_not_exposed"] = pd.Series(np.where(twice, 0, extra), index=book.index)
    return closed, found


def _place_of(
    keys: pd.Index,
    danger: pd.DataFrame,
    granted: pd.DataFrame,
    moved: pd.DataFrame,
    key: str,
    by: str | None,
) -> pd.Series:
    """The place of each key, from whichever table names it first."""
    place = pd.Series("", index=keys, dtype="object")
    if by is None:
        return place
    if by == key:
        return pd.Series(keys.to_numpy(dtype=object), index=keys)
    for table in (moved, granted, danger):
        if by in table.columns:
            pairs = pd.DataFrame({"key": texts(table[key]), "place": texts(table[by])})
            named = pairs.dropna().drop_duplicates("key").set_index("key")["place"]
            found = named.reindex(keys)
            place = found.where(found.notna(), place)
    return place


def _tables(
    closed: pd.DataFrame, place: pd.Series, key: str, by: str | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    name = by or "place"
    summed = closed.groupby(place.to_numpy())[list(_NUMBERS)].sum()
    summed.index.name = name
    table = summed[(summed != 0).any(axis=1)] if by != key else summed
    table = table.reset_index()
    if key == by:
        return table, pd.DataFrame()
    rows = closed[closed["exposed"] > 0]
    households = rows.rename(columns={"exposed": "households"}).reset_index()
    if by:
        households.insert(1, by, place.reindex(rows.index).to_numpy())
    return table, households
