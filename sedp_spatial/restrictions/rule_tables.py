"""Tables of rules as users keep them: CSV or XLSX, with their numbers, dates and mistakes."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from ..errors import DataError, SedpError, UsageError
from ..layers.cells import texts
from ..layers.numbers import to_numbers
from ..layers.table_files import check_width, check_workbook
from ..messages import Message
from ..optional import need

Source = pd.DataFrame | str | Path

_SEPARATORS = (",", ";", "\t")
_ENCODINGS = ("utf-8-sig", "cp1251")
# A name this like a known one is a slip of the pen, not a column of the user's own.
_SLIP = 0.8


def read_rule_table(source: Source) -> pd.DataFrame:
    """Read a table of rules; every cell as text or number, names of columns stripped.

    Parameters
    ----------
    source : DataFrame, str or Path
        A table, or a ``.csv`` (comma, semicolon or tab; UTF-8 or Windows-1251) or ``.xlsx`` file.

    Raises
    ------
    UsageError
        If there is no such file or its ending is another one.
    DataError
        If it cannot be read or has no rows.
    """
    table = source.copy() if isinstance(source, pd.DataFrame) else _read_file(Path(source))
    table.columns = [str(name).strip().casefold() for name in table.columns]
    table = table.dropna(how="all").reset_index(drop=True)
    if len(table) == 0:
        raise DataError("error.no_rules", table=_name(source))
    return table


def _read_file(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise UsageError("error.no_file", path=str(path))
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise UsageError(
            "error.output_format", path=str(path), suffix=path.suffix, allowed=".csv, .xlsx"
        )
    try:
        if suffix == ".xlsx":
            need("openpyxl", purpose=str(path))
            check_workbook(path)
            return pd.read_excel(path, dtype=object)
        return _read_csv(path)
    except SedpError:
        raise
    except Exception as error:  # zip, xml, sheet and parser errors of many kinds
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise DataError("error.unreadable", path=str(path), reason=reason) from error


def _read_csv(path: Path) -> pd.DataFrame:
    data = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            head = data.decode(encoding).partition("\n")[0]
        except UnicodeDecodeError:
            continue
        separator = max(_SEPARATORS, key=head.count)
        check_width(path, separator, encoding)
        return pd.read_csv(path, sep=separator, encoding=encoding, dtype=object, index_col=False)
    raise DataError("error.unreadable", path=str(path), reason="UTF-8, Windows-1251")


def _name(source: Source) -> str:
    return "rules" if isinstance(source, pd.DataFrame) else Path(source).name


def checked_columns(
    table: pd.DataFrame, *, required: Sequence[str], known: Sequence[str]
) -> list[Message]:
    """Refuse a table that lacks a column or misspells one; name columns that are not used.

    Raises
    ------
    DataError
        A required column is missing, or a name is nearly that of a known column: a rule that is
        silently not applied is worse than none.
    """
    present = [str(name) for name in table.columns]
    for name in required:
        if name not in present:
            raise DataError("error.rule_column_missing", column=name, columns=present)
    strange = [name for name in present if name not in known]
    for name in strange:
        near = difflib.get_close_matches(name, known, n=1, cutoff=_SLIP)
        if near and near[0] not in present:
            raise DataError("error.rule_column_slip", column=name, meant=near[0])
    return [Message("note.rule_columns_unused", columns=strange)] if strange else []


def rule_numbers(
    table: pd.DataFrame,
    column: str,
    *,
    names: pd.Series,
    most: float = np.inf,
    above_zero: bool = False,
) -> pd.Series:
    """A column of rule values as numbers; NaN where the rule sets no limit.

    Parameters
    ----------
    table : pandas.DataFrame
    column : str
        Absent columns give NaN throughout.
    names : pandas.Series
        What the rows are called in errors.
    most : float
        The largest value that makes sense: 1 for shares.
    above_zero : bool
        Whether zero is wrong, too, and a value must be there.

    Raises
    ------
    DataError
        For values that are not numbers, negative or too large, with the rows' names.
    """
    if column not in table.columns:
        return pd.Series(np.nan, index=table.index, name=column)
    numbers, unreadable = to_numbers(table[column], as_area=False)
    low = (numbers <= 0) | numbers.isna() if above_zero else numbers < 0
    for code, wrong in (
        ("error.rule_not_a_number", unreadable),
        ("error.rule_too_small", low),
        ("error.rule_not_a_share", numbers > most),
    ):
        if wrong.any():
            found = texts(table[column])[wrong].fillna("–")
            rows = [f"{name}: {value}" for name, value in zip(names[wrong], found, strict=True)]
            raise DataError(code, column=column, rows=rows)
    return numbers


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that was probably meant, if one is near enough to be a slip of the pen."""
    near = difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=_SLIP)
    return near[0] if near else None
