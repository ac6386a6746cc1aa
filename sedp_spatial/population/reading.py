"""Read plain tables: counts by age and sex, people by year, projects, crops.

As a household-book module or a statistics office exports them: CSV in UTF-8 or Windows-1251 with
commas, semicolons or tabs and a decimal comma, or a workbook; headers in Kyrgyz, Russian or
English (``codes/forecast_tables.toml``); both sexes in columns of their own or one row each.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError, SedpError, UsageError
from ..layers.mapping import NOTES
from ..layers.table_files import check_workbook
from ..messages import Message
from ..optional import need
from .age_sex import age_sex_table
from .cells import need_columns, numbers

KINDS = ("population_age_sex", "population_history", "economic_projects", "crops")


def read_table(path: str | Path, *, kind: str, sheet: str | int = 0) -> pd.DataFrame:
    """Read a table for the forecasts and give it the columns of its kind.

    Parameters
    ----------
    path : str or Path
        ``.csv``, ``.txt`` or ``.xlsx``.
    kind : {"population_age_sex", "population_history", "economic_projects", "crops"}
        Which columns are looked for; others pass through under their own names.
    sheet : str or int
        The sheet of a workbook.

    Returns
    -------
    pandas.DataFrame
        ``population_age_sex``: [year, village,] age, female, male — single years are added up to
        five-year groups, rows per sex are set side by side, rows of totals are checked and
        left out. ``population_history``: year, population. ``economic_projects``: project_id,
        sector, investment_som, year, jobs, … with amounts in som. ``crops``: crop, year,
        output_t, yield_t_ha, harvests_per_year. Notes stand in ``.attrs["sedp_notes"]``.

    Raises
    ------
    DataError
        Not readable, a column missing, a cell missing, unreadable or negative, a total that
        contradicts its parts; each with the row and the column.
    UsageError
        No such file or kind.

    Examples
    --------
    >>> history = read_table(sample / "population_history.csv", kind="population_history")
    >>> history.tail(1).values.tolist()
    [[2026.0, 15607.0]]
    """
    if kind not in KINDS:
        raise UsageError("error.choice", name="kind", value=kind, allowed=", ".join(KINDS))
    source = Path(path)
    frame, factors = named_columns(raw_table(source, sheet), kind, source.name)
    if kind == "population_age_sex":
        return age_sex_table(frame, table=source.name)
    return _numeric(frame, kind, factors, source.name)


def raw_table(path: Path, sheet: str | int = 0) -> pd.DataFrame:
    """The cells of a table file as they stand in it, without empty rows.

    Raises
    ------
    DataError, UsageError
        Not readable, empty, or no such file.
    """
    if not path.is_file():
        raise UsageError("error.no_file", path=str(path))
    raw = _workbook(path, sheet) if path.suffix.lower() in (".xlsx", ".xlsm") else _text(path)
    raw = raw.dropna(how="all").reset_index(drop=True)
    if raw.empty:
        raise DataError("error.table_empty", table=path.name)
    return raw


def _workbook(path: Path, sheet: str | int) -> pd.DataFrame:
    need("openpyxl", purpose=str(path))
    try:
        check_workbook(path, sheet)
        return pd.read_excel(path, sheet_name=sheet, dtype=object, engine="openpyxl")
    except SedpError:
        raise
    except Exception as error:  # zip, xml and sheet errors of many kinds
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise DataError("error.unreadable_table", path=str(path), reason=reason) from error


def _text(path: Path) -> pd.DataFrame:
    data = path.read_bytes()
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1251", errors="replace")
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise DataError("error.table_empty", table=path.name)
    # The separator that stands equally often in the first lines; a decimal comma does not.
    separator = max(";\t,", key=lambda sign: min(line.count(sign) for line in lines[:20]))
    try:
        rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=separator))
    except csv.Error as error:
        raise DataError("error.unreadable_table", path=str(path), reason=str(error)) from error
    width = len(rows[0])
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != width:
            raise DataError(
                "error.row_width", path=str(path), row=number, found=len(row), expected=width
            )
    cells = [[cell.strip() or None for cell in row] for row in rows[1:]]
    return pd.DataFrame(cells, columns=_distinct(rows[0]), dtype=object)


def _distinct(header: list[str]) -> list[str]:
    """Names of columns; one that stands there again gets a number, as in a workbook."""
    seen: Counter[str] = Counter()
    names = []
    for name in (cell.strip() for cell in header):
        names.append(f"{name}.{seen[name]}" if seen[name] else name)
        seen[name] += 1
    return names


def named_columns(
    raw: pd.DataFrame, kind: str, table: str
) -> tuple[pd.DataFrame, dict[str, float]]:
    """The table under the schema's column names, and what amounts of money are multiplied by.

    Raises
    ------
    DataError
        If a column that the kind requires is missing.
    """
    columns = load_codes("forecast_tables")[kind]["columns"]
    names: dict[Any, str] = {}
    factors: dict[str, float] = {}
    spelt = [
        (column, {_header(word)[0] for word in
                  (column, entry["en"], entry["ru"], entry["ky"], *entry.get("also", []))})
        for column, entry in columns.items()
    ]  # fmt: skip
    for header in raw.columns:
        plain, factor = _header(str(header))
        for column, words in spelt:
            if plain in words and column not in factors:
                names[header] = column
                factors[column] = factor
                break
    frame = raw.rename(columns=names)
    wanted = [column for column, entry in columns.items() if entry.get("required")]
    need_columns(frame, wanted, table)
    return frame, factors


def _header(text: str) -> tuple[str, float]:
    """A header without its unit, and the unit's worth in som."""
    plain = " ".join(text.casefold().replace("ё", "е").replace("_", " ").split())
    spelt = [(w, e["in_som"]) for e in load_codes("money_units").values() for w in e["also"]]
    for word, in_som in sorted(spelt, key=lambda pair: len(pair[0]), reverse=True):
        bare = plain.rstrip(")")
        if bare.endswith((f" {word}", f",{word}", f"({word}")):
            return bare[: -len(word)].rstrip(" ,(;"), float(in_som)
    return plain.partition("(")[0].partition(",")[0].strip(), 1.0


def _numeric(frame: pd.DataFrame, kind: str, factors: dict[str, float], table: str) -> pd.DataFrame:
    found = frame.copy()
    rows = [str(number) for number in range(2, len(frame) + 2)]  # as a spreadsheet counts them
    notes = []
    for column, entry in load_codes("forecast_tables")[kind]["columns"].items():
        if column not in found.columns or entry["holds"] == "text":
            continue
        cells = found[column]
        if entry.get("required"):
            values = numbers(cells, table=table, column=column, rows=rows)
        else:
            known = cells.notna()
            values = np.full(len(cells), np.nan)
            names = [row for row, there in zip(rows, known, strict=True) if there]
            values[known.to_numpy()] = numbers(cells[known], table=table, column=column, rows=names)
        factor = factors.get(column, 1.0)
        if factor != 1.0:
            notes.append(Message("note.money_converted", column=column, factor=factor))
        found[column] = values * factor
        if entry["holds"] == "year":
            found[column] = found[column].astype("int64")
    found.attrs[NOTES] = notes
    return found
