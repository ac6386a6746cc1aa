"""The district's list of its municipalities from a file."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from ..errors import UsageError
from ..layers.table_files import read_csv_table
from ..population.reading import raw_table

_BOOKS = (".xlsx", ".xlsm")


def read_register(path: str | Path) -> pd.DataFrame:
    """Read the list: name_ky, name_ru, name_en (or name), code, and figures to compare.

    Parameters
    ----------
    path : str or Path
        CSV or XLSX.

    Raises
    ------
    DataError, UsageError
        No such file, or not a table.
    """
    source = Path(path)
    if not source.is_file():
        raise UsageError("error.no_file", path=str(source))
    if source.suffix.lower() in _BOOKS:
        return raw_table(source)
    table = read_csv_table(source)
    if "code" in table.columns:
        # A code is a name: what was read as a number must not lose its digits.
        table["code"] = read_csv_table(source, dtype=str, keep_default_na=False)["code"]
    return table
