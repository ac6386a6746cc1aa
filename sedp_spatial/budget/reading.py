"""Tables in: measures, budget lines, rates, risks, debt, from a file, a frame or a result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..codes import code_of, load_codes
from ..errors import DataError
from ..layers.cells import is_missing
from ..layers.mapping import NOTES
from ..layers.numbers import parse_number
from ..messages import Message
from ..population.reading import named_columns, raw_table
from .findings import Findings
from .measure_store import DECLINED_ROWS, is_store, read_store

_SEPARATORS = re.compile(r"[;\n]")
# A list of plots may also be divided by commas; names and sources hold commas of their own.
_OF_PLOTS = re.compile(r"[;,\n]")


def table_of(table: Any, kind: str) -> pd.DataFrame:
    """A table under the column names of its kind; cells are not read yet, amounts are in som.

    Parameters
    ----------
    table : str, Path, DataFrame, list of dict, or a result with ``.table``
    kind : str
        An entry of ``codes/forecast_tables-budget.toml``.

    Returns
    -------
    pandas.DataFrame
        With the kind's columns, missing optional ones as None. ``.attrs`` holds notes, under
        ``factors`` what amounts are to be multiplied by, and under ``declined`` the generated
        measures that a store says are not wanted.

    Raises
    ------
    DataError, UsageError
        Not readable, or a column missing.
    """
    title = str(load_codes("forecast_tables")[kind]["en"])
    if isinstance(table, str | Path):
        title = Path(str(table).partition("|")[0]).name
        stored = kind == "measures" and is_store(table)
        raw = read_store(table) if stored else raw_table(Path(table))
    else:
        raw = getattr(table, "table", table)
        raw = pd.DataFrame(raw) if isinstance(raw, list | tuple) else raw
        if not isinstance(raw, pd.DataFrame):
            raise DataError("error.demand_not_a_table", table=title, found=type(raw).__name__)
        # A layer of measures is a table with outlines.
        raw = pd.DataFrame(raw.drop(columns="geometry", errors="ignore")).reset_index(drop=True)
    notes = list(raw.attrs.get(NOTES, []))
    declined = raw.attrs.get(DECLINED_ROWS, [])
    frame, factors = named_columns(raw, kind, title)
    for column in load_codes("forecast_tables")[kind]["columns"]:
        if column not in frame.columns:
            frame[column] = None
    converted = {column: factor for column, factor in factors.items() if factor != 1.0}
    notes += [Message("note.money_converted", column=c, factor=f) for c, f in converted.items()]
    frame.attrs = {NOTES: notes, "factors": converted, DECLINED_ROWS: declined}
    return frame


def number_of(value: Any) -> float | None:
    """The number in a cell; NaN where nothing stands, None where no number can be read.

    Examples
    --------
    >>> number_of("1 204,5"), number_of("about 3")
    (1204.5, None)
    """
    if is_missing(value) or (isinstance(value, str) and not value.strip()):
        return float("nan")
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        return parse_number(value, as_area=False)
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if np.isfinite(number) else None


def numbers(
    frame: pd.DataFrame,
    column: str,
    findings: Findings,
    names: Sequence[str],
    *,
    required: bool = True,
) -> pd.Series:
    """A column of amounts, none below zero; what is no number becomes a finding and NaN."""
    factor = frame.attrs.get("factors", {}).get(column, 1.0)
    found = []
    for name, cell in zip(names, frame[column].tolist(), strict=True):
        value = number_of(cell)
        if value is None or value < 0:
            findings.error("number", name, column=column, value=str(cell))
        elif required and value != value:
            findings.error("missing", name, column=column)
        found.append(float("nan") if value is None or value < 0 else value * factor)
    return pd.Series(found, index=frame.index, dtype="float64")


def years(
    frame: pd.DataFrame,
    column: str,
    findings: Findings,
    names: Sequence[str],
    *,
    required: bool = True,
) -> pd.Series:
    """A column of whole years as float64; anything else becomes a finding and NaN."""
    found = numbers(frame, column, findings, names, required=required)
    odd = found.notna() & ((found != found.round()) | (found < 1990) | (found > 2200))
    for place in np.flatnonzero(odd).tolist():
        findings.error("year", names[place], column=column, value=f"{found.iloc[place]:g}")
    return found.mask(odd)


def codes(
    frame: pd.DataFrame, column: str, file: str, findings: Findings, names: Sequence[str]
) -> pd.Series:
    """A column of codes, given as codes or as their names in any of the three languages."""
    found: list[str | None] = []
    for name, cell in zip(names, frame[column].tolist(), strict=True):
        code = None if is_missing(cell) else code_of(file, str(cell))
        if code is None:
            allowed = ", ".join(load_codes(file))
            value = "" if is_missing(cell) else str(cell)
            findings.error("code", name, column=column, value=value, allowed=allowed)
        found.append(code)
    return pd.Series(found, index=frame.index, dtype=object)


def listed(cell: Any, *, plots: bool = False) -> list[str]:
    """The entries of a cell: a list, or a text divided by semicolons.

    Examples
    --------
    >>> listed("A; B;"), listed(None)
    (['A', 'B'], [])
    """
    if isinstance(cell, list | tuple | set | frozenset):
        return [str(entry).strip() for entry in cell if str(entry).strip()]
    if is_missing(cell):
        return []
    pattern = _OF_PLOTS if plots else _SEPARATORS
    return [part.strip() for part in pattern.split(str(cell)) if part.strip()]


def text_of(cell: Any) -> str:
    """The text in a cell, empty where nothing stands. A Message stays sayable in each language."""
    if isinstance(cell, Message):
        return cell
    return "" if is_missing(cell) else str(cell).strip()


def one_municipality(frame: pd.DataFrame, table: str) -> None:
    """A district never adds up the money of its municipalities.

    Raises
    ------
    DataError
    """
    for column in ("municipality", "municipalities"):
        if column in frame.columns:
            several = sorted({text_of(cell) for cell in frame[column]} - {""})
            if len(several) > 1:
                raise DataError("error.budget_several", table=table, municipalities=several)
