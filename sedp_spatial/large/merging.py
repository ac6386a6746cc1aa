"""What the pieces say, put together: sums of tables, and sentences said once."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real
from typing import Any

import pandas as pd

from ..messages import Message

_MOST_NAMES = 6  # as many as cells.shortened keeps


def sums_of(tables: Sequence[pd.DataFrame], keys: Sequence[str]) -> pd.DataFrame:
    """Add up tables of the same kind: numbers by their keys, in the order of appearance.

    Parameters
    ----------
    tables : sequence of pandas.DataFrame
    keys : sequence of str
        Columns that name a row; other texts are taken from its first appearance.

    Returns
    -------
    pandas.DataFrame
        A number that only some tables have counts as 0 in the others.
    """
    columns = list(dict.fromkeys(name for table in tables for name in table.columns))
    filled = []
    for table in tables:
        numbers = [n for n in columns if n not in keys and _is_number(n, tables)]
        filled.append(table.reindex(columns=columns).fillna(dict.fromkeys(numbers, 0)))
    whole = pd.concat(filled, ignore_index=True)
    how = {
        name: "sum" if _is_number(name, tables) else "first" for name in columns if name not in keys
    }
    merged = whole.groupby(list(keys), sort=False, dropna=False).agg(how).reset_index()
    for name in how:
        if all(_is_whole(table[name]) for table in tables if name in table.columns):
            merged[name] = merged[name].astype("int64")
    return merged[columns]


def _is_number(name: str, tables: Sequence[pd.DataFrame]) -> bool:
    return all(
        pd.api.types.is_numeric_dtype(table[name].dtype)
        for table in tables
        if name in table.columns and len(table)
    )


def _is_whole(column: pd.Series) -> bool:
    return pd.api.types.is_integer_dtype(column.dtype)


class Notes:
    """The sentences of all pieces: what is the same is said once, counts are added up."""

    def __init__(self, leave_out: Sequence[str] = ()) -> None:
        self._leave_out = set(leave_out)
        self._said: dict[tuple[Any, ...], list[Message]] = {}

    def add(self, notes: Sequence[Message]) -> None:
        """Hear the notes of one piece."""
        for note in notes:
            if note.code not in self._leave_out:
                words = tuple(
                    (name, str(value))
                    for name, value in sorted(note.params.items())
                    if not isinstance(value, list | Real) or name in _SETTINGS
                )
                self._said.setdefault((note.code, *words), []).append(note)

    def all(self) -> list[Message]:
        """Every sentence once."""
        return [_joined(notes) for notes in self._said.values()]


_SETTINGS = ("tolerance_m", "tolerance", "width_m")


def _joined(notes: list[Message]) -> Message:
    first = notes[0]
    if len(notes) == 1:
        return first
    params: dict[str, Any] = {}
    for name, value in first.params.items():
        values = [note.params.get(name) for note in notes]
        if isinstance(value, list):
            params[name] = _names(values)
        elif isinstance(value, Real) and name not in _SETTINGS:
            params[name] = sum(v for v in values if isinstance(v, int | float))
        else:
            params[name] = value
    return Message(first.code, **params)


def _names(lists: Sequence[Any]) -> list[str]:
    """Lists that :func:`shortened` made, as it would have made one of all of them."""
    names: list[str] = []
    more = 0
    for some in lists:
        for name in some or []:
            if str(name).startswith("… +"):
                more += int(str(name)[3:])
            else:
                names.append(str(name))
    more += max(0, len(names) - _MOST_NAMES)
    return [*names[:_MOST_NAMES], *([f"… +{more}"] if more else [])]
