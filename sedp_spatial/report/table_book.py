"""The tables of any result as one workbook: a sheet per table, codes said as words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from ..optional import need
from ..results import Result
from .sheets import PURPOSE, frame_sheet, list_sheet
from .words import value_label, word, words_of
from .workbook import save_workbook

_PREFIXES = {
    "sector": "sector",
    "use": "use",
    "future_use": "use",
    "facility": "use",
    "quantity": "quantity",
    "unit": "unit",
    "scenario": "scenario",
    "model": "model",
    "status": "status",
    "answer": "answer",
}
_EXACT = ("value", "low", "central", "high", "ratio", "a", "b", "share")
_SHEET_NAME = 29  # Excel allows 31, and a second sheet of the same name gets a number


def named(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """A table with its codes said as words, for people."""
    words = words_of(lang)
    spoken = frame.copy()
    for column in spoken.columns:
        if column == "year":  # a year is a name, not a count: no thousands are set apart
            spoken[column] = spoken[column].astype(str)
        elif spoken[column].dtype == bool:
            spoken[column] = spoken[column].map({True: "✓", False: ""})
    for column, prefix in _PREFIXES.items():
        if column in spoken.columns:
            spoken[column] = [
                words.get(f"{prefix}.{code}") or value_label("land_kind", code, lang)
                for code in frame[column]
            ]
    return spoken


def write_table_book(
    path: Path, result: Result, lang: str, title: str, name: str = "demand"
) -> None:
    """Write every table of a result as a sheet, and its notes.

    Parameters
    ----------
    path : Path
        Ends in ``.xlsx``.
    result : Result
    lang : str
    title : str
    name : str
        The operation, whose sheets have names of their own.

    Raises
    ------
    MissingDependency, OutputError
    """
    workbook = need("openpyxl", purpose=PURPOSE).Workbook()
    workbook.remove(workbook.active)
    words = words_of(lang)
    for key, frame in result.tables().items():
        if len(frame):
            usual = words.get(f"sheet.demand_{key}", words.get(f"column.{key}", title))
            sheet = words.get(f"sheet.{name}_{key}", usual)
            heading = title if key == "table" else sheet
            made = frame_sheet(workbook, sheet[:_SHEET_NAME], heading, named(frame, lang), lang)
            _show_whole(made, list(frame.columns))
    notes = [note.text(lang) for note in result.notes]
    list_sheet(workbook, word("sheet.notes", lang), [(word("heading.notes", lang), notes)])
    save_workbook(workbook, path, title)


def _show_whole(sheet: Any, columns: list[str]) -> None:
    """Norms and values of the trace with all their digits: a share of 0.03 is not 0."""
    for place, column in enumerate(columns, start=1):
        of_land = column == "share" and "area_ha" in columns  # read as percent, like the hectares
        if column in _EXACT and not of_land:
            for (cell,) in sheet.iter_rows(min_row=4, min_col=place, max_col=place):
                cell.number_format = "General"
