"""Cells of attribute tables: what counts as nothing, and work on distinct values only.

A column of 100 000 categories holds seven different texts. Everything that is done to texts is
done once per different text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_EXACT = 2.0**53  # above it a float64 does not hold every whole number


def is_missing(value: object) -> bool:
    """Whether a cell holds nothing: NULL, NaN, NaT or blank text.

    Examples
    --------
    >>> [is_missing(value) for value in (None, float("nan"), " ", 0)]
    [True, True, True, False]
    """
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return bool(value != value) or (isinstance(value, str) and not value.strip())


def by_value(values: pd.Series, function: Callable[[Any], Any], missing: Any = None) -> pd.Series:
    """Apply a function once to each different value of a column.

    Parameters
    ----------
    values : pandas.Series
    function : callable
        Gets a value that is not NULL; what it returns becomes the cell, ``None`` included.
    missing : object
        The cell where the value is NULL.

    Returns
    -------
    pandas.Series of object
        With the index and name of the input.
    """
    try:
        codes, distinct = pd.factorize(values)
    except TypeError:  # lists and tables in cells, as GeoJSON may hold
        values = values.map(lambda cell: cell if isinstance(cell, Hashable) else str(cell))
        codes, distinct = pd.factorize(values)
    cells = np.empty(len(distinct) + 1, dtype=object)
    cells[:-1] = [function(value) for value in distinct]
    cells[-1] = missing
    return pd.Series(cells[codes], index=values.index, dtype="object", name=values.name)


def texts(values: pd.Series) -> pd.Series:
    """A column as stripped texts, ``None`` where nothing stands.

    Whole numbers are written as in a register: ``17``, not ``17.0``.

    Examples
    --------
    >>> list(texts(pd.Series([17.0, float("nan")])))
    ['17', None]
    """
    if pd.api.types.is_float_dtype(values):
        present = values.dropna()
        if ((present % 1 == 0) & (present.abs() < _EXACT)).all():
            values = values.astype("Int64")
    if isinstance(values.dtype, pd.StringDtype):
        cells = np.array(values.str.strip(), dtype=object)
        cells[values.isna().to_numpy()] = None
        cells[cells == ""] = None
        return pd.Series(cells, index=values.index, dtype="object", name=values.name)
    return by_value(values, lambda value: None if is_missing(value) else str(value).strip())


def shortened(names: Sequence[str] | NDArray[np.object_], most: int = 6) -> list[str]:
    """The first few names, and how many more there are.

    Examples
    --------
    >>> shortened(["a", "b", "c"], most=1)
    ['a', '… +2']
    """
    return [*map(str, names[:most]), *([f"… +{len(names) - most}"] if len(names) > most else [])]


def distinct(values: pd.Series) -> list[Any]:
    """The different values of a column that are not missing, in order of appearance."""
    return [value for value in values.unique() if value is not None]
