"""Tables in files, held within bounds: texts whose rows fit their header, workbooks that open."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..errors import DataError
from ..optional import need


def read_csv_table(path: Path, **options: Any) -> pd.DataFrame:
    """A table with commas, in UTF-8.

    Parameters
    ----------
    path : Path
    options
        For ``pandas.read_csv``.

    Raises
    ------
    DataError
        If it cannot be read, or a row has more cells than the header: pandas would take the first
        columns for the names of the rows and move all others.
    """
    try:
        check_width(path)
        # Cells beyond the header are empty here, so that none is lost.
        return pd.read_csv(path, encoding="utf-8-sig", index_col=False, **options)
    except (ValueError, OSError, csv.Error) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise DataError("error.unreadable", path=str(path), reason=reason) from error


def check_width(path: Path, separator: str = ",", encoding: str = "utf-8-sig") -> None:
    """Refuse a text table of which a row has more cells than the header, and something in them.

    Raises
    ------
    DataError
    """
    with path.open(encoding=encoding, newline="") as file:
        rows = csv.reader(file, delimiter=separator)
        width = len(next(rows, ()))
        for number, row in enumerate(rows, start=2):
            if len(row) > width and any(cell.strip() for cell in row[width:]):
                raise DataError(
                    "error.row_width", path=str(path), row=number, found=len(row), expected=width
                )


def check_workbook(path: Path, sheet: str | int = 0) -> None:
    """Refuse a workbook that is small on disk and too large in memory.

    Looked at before it is read: how far the packed files unpack, and how large a rectangle the
    cells of the sheet span, as a single cell in the last corner makes a table of all of it. The
    bounds stand in ``codes/table_limits.toml``.

    Raises
    ------
    DataError
    """
    limits = {name: entry["value"] for name, entry in load_codes("table_limits").items()}
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            ratio = info.file_size / max(info.compress_size, 1)
            large = info.file_size > limits["ratio_from_bytes"]
            if info.file_size > limits["member_bytes"] or (large and ratio > limits["ratio"]):
                raise DataError("error.workbook_too_large", path=str(path), part=info.filename)
    openpyxl = need("openpyxl", purpose=str(path))
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        chosen = book.worksheets[sheet] if isinstance(sheet, int) else book[sheet]
        chosen.reset_dimensions()  # what a sheet says of its own size need not be so
        high = wide = 0
        for number, row in enumerate(chosen.iter_rows(values_only=True), start=1):
            filled = max((at for at, cell in enumerate(row, 1) if cell is not None), default=0)
            if filled:
                high, wide = number, max(wide, filled)
            if high * wide > limits["cells"]:
                raise DataError("error.workbook_too_large", path=str(path), part=chosen.title)
    finally:
        book.close()
