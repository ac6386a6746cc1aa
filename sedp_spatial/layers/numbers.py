"""Numbers as people write them into attribute tables: "12,5 га", "1 204.7", "0.35ha"."""

from __future__ import annotations

import re

import pandas as pd

from ..codes import code_of, load_codes
from .cells import by_value, texts

# Blanks and apostrophes are understood between groups of three digits only.
_NUMBER = re.compile(
    r"^\s*([-+]?(?:\d{1,3}(?:[\s']\d{3})+(?!\d)|\d+)(?:[.,]\d+)?(?:[eE][-+]?\d+)?)\s*(.*?)\s*$"
)


def area_factor(unit: str) -> float | None:
    """How many hectares one unit of area is, or ``None`` for a unit that is not known.

    Examples
    --------
    >>> area_factor("м2")
    0.0001
    >>> area_factor("bushel") is None
    True
    """
    code = code_of("units", unit)
    return None if code is None else float(load_codes("units")[code]["in_ha"])


def parse_number(text: str, *, factor: float = 1.0, as_area: bool = True) -> float | None:
    """Read a number written by a person, with its unit if it is written beside it.

    Parameters
    ----------
    text : str
    factor : float
        What a number without a unit of its own is multiplied by.
    as_area : bool
        Whether a word behind the number may be a unit of area; then the result is in hectares.

    Returns
    -------
    float or None
        ``None`` where the text is not a number that can be understood without guessing.

    Examples
    --------
    >>> parse_number("12,5 га")
    12.5
    >>> parse_number("1 250 м2")
    0.125
    >>> parse_number("около 3") is None
    True
    """
    match = _NUMBER.match(text)
    if match is None:
        return None
    digits, unit = match.groups()
    value = float(re.sub(r"[\s']", "", digits).replace(",", "."))
    if not unit:
        return value * factor
    own = area_factor(unit) or area_factor(unit.rstrip(".")) if as_area else None
    return None if own is None else value * own


_MOST = 1e100


def to_numbers(
    values: pd.Series, *, factor: float = 1.0, as_area: bool = True
) -> tuple[pd.Series, pd.Series]:
    """Turn a column into numbers.

    Returns
    -------
    numbers : pandas.Series of float64
        NaN where nothing or nothing readable stood.
    unreadable : pandas.Series of bool
        True where something stood that is not a number.
    """
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        numbers = values.astype("float64") * factor
        infinite = numbers.abs() > _MOST  # sums of such would be infinite
        return numbers.mask(infinite), infinite
    cells = texts(values)
    numbers = by_value(cells, lambda text: parse_number(text, factor=factor, as_area=as_area))
    numbers = numbers.astype("float64")
    return numbers, numbers.isna() & cells.notna()


def plain_numbers(values: pd.Series) -> pd.Series:
    """The numbers of a column as float64; NaN for what is none, infinite for what no float holds.

    ``pandas.to_numeric`` stops at an integer of hundreds of digits, whatever it is told to do with
    errors.

    Examples
    --------
    >>> plain_numbers(pd.Series(["2.5", "x", 10**400], dtype=object)).tolist()
    [2.5, nan, inf]
    """
    try:
        return pd.to_numeric(values, errors="coerce").astype("float64")
    except OverflowError:
        said = values.map(lambda value: str(value) if isinstance(value, int) else value)
        return pd.to_numeric(said, errors="coerce").astype("float64")
