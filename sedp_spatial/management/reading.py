"""Tables that people keep: text, dates and codes read without guessing and never evaluated."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..codes import code_of, labels
from ..errors import DataError
from ..layers.cells import by_value, shortened, texts
from ..restrictions.validity import days

_YES = ("yes", "да", "ооба", "true", "1", "y")
_NO = ("no", "нет", "жок", "false", "0", "n")


def column_of(frame: pd.DataFrame, column: str) -> pd.Series:
    """A column as stripped text, None where nothing stands or the column is absent."""
    if column not in frame.columns:
        return pd.Series([None] * len(frame), index=frame.index, dtype="object", name=column)
    return texts(frame[column])


def dates_of(frame: pd.DataFrame, column: str, table: str, *, end: bool = False) -> pd.Series:
    """A column of dates as ISO text, None where nothing stands.

    Raises
    ------
    DataError
        For what is not a date.
    """
    if column not in frame.columns:
        return column_of(frame, column)
    iso, unreadable = days(frame[column], end=end)
    if unreadable.any():
        wrong = frame[column][unreadable].astype(str).to_numpy()
        raise DataError(
            "error.management_date", table=table, column=column, values=shortened(wrong)
        )
    return iso.where(iso.notna(), None)


def coded(frame: pd.DataFrame, column: str, file: str, table: str) -> pd.Series:
    """A column of codes or of their labels in any language, None where nothing stands.

    Raises
    ------
    DataError
        For a word that is not known.
    """
    words = column_of(frame, column)
    codes = by_value(words, lambda word: code_of(file, word))
    unknown = words.notna() & codes.isna()
    if unknown.any():
        raise DataError(
            "error.management_code",
            table=table,
            column=column,
            values=shortened(words[unknown].unique()),
            allowed=list(labels(file, "en")),
        )
    return codes


def yes_or_no(frame: pd.DataFrame, column: str, table: str) -> pd.Series:
    """A column of yes and no in any language as True, False or None.

    Raises
    ------
    DataError
        For any other word.
    """
    if column not in frame.columns:
        return column_of(frame, column)
    words = by_value(frame[column], lambda value: str(value).strip().casefold())
    known: dict[Any, bool] = {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}
    known |= {"1.0": True, "0.0": False}
    read = by_value(words, known.get)
    wrong = words.notna() & (words != "") & read.isna()
    if wrong.any():
        raise DataError(
            "error.management_code",
            table=table,
            column=column,
            values=shortened(words[wrong].unique()),
            allowed=["yes", "no"],
        )
    return read


def messages(values: list[Any]) -> NDArray[np.object_]:
    """Messages as a column that stays sayable in three languages."""
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column
