"""Cells and sheets of a workbook: written once, safe against formulas, ready to print."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from ..messages import Message
from ..optional import need
from .words import is_missing, is_share, titles_of, value_label

PURPOSE = "the workbook (.xlsx)"
HECTARES = "#,##0.00"
FORM_HECTARES = '#,##0.00;-#,##0.00;"–"'  # an official form has a dash where nothing is
EXACT = "#,##0.000000"
SQUARE_METRES = "#,##0.00"
METRES = "#,##0.000"
COUNT = "#,##0"
SHARE = "0.00%"
PERCENT = "0.00"

_FONT = "Calibri"
_INK = "FF22302F"
_TINT = "FFE8EEEC"
_LINE = "FFB8C0BC"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_MOST_CHARACTERS = 32_000  # Excel's limit for a cell is 32 767
_NARROWEST, _WIDEST = 5, 62
_LINE_HEIGHT = 13.5
# Long texts wrap, and what stands beside them starts at the top.
_SENTENCES = ("message", "suggestion", "before_ids", "after_ids")


def put(
    sheet: Any,
    row: int,
    column: int,
    value: Any,
    *,
    number_format: str = "",
    bold: bool = False,
    header: bool = False,
    wrap: bool = False,
    border: bool = True,
    align: str | None = None,
    rotate: bool = False,
    size: float = 10,
) -> Any:
    """Write one cell and its looks."""
    styles = need("openpyxl.styles", purpose=PURPOSE)
    cell = put_plain(sheet, row, column, value, number_format)
    cell.font = styles.Font(name=_FONT, size=size, bold=bold or header, color=_INK)
    cell.alignment = styles.Alignment(
        horizontal=align or ("center" if header else None),
        vertical="center" if header else "top",
        wrap_text=wrap or header,
        text_rotation=90 if rotate else 0,
    )
    if border:
        side = styles.Side(style="thin", color=_LINE)
        cell.border = styles.Border(left=side, right=side, top=side, bottom=side)
    if header:
        cell.fill = styles.PatternFill("solid", fgColor=_TINT)
    return cell


def put_plain(sheet: Any, row: int, column: int, value: Any, number_format: str = "") -> Any:
    """Write one cell of a long table: the value and its format, without any looks.

    Text stays text: a parcel called ``=1+1`` is no formula, and control characters that a
    workbook cannot hold are replaced.
    """
    cell = sheet.cell(row=row, column=column)
    value = _plain(value)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if value[:1] in _FORMULA_SIGNS:
            cell.quotePrefix = True
    elif value is not None and number_format:
        cell.number_format = number_format
    return cell


def heading(sheet: Any, row: int, text: str, *, size: float = 14) -> None:
    """A heading over a table."""
    put(sheet, row, 1, text, bold=True, border=False, size=size)


def frame_sheet(
    workbook: Any,
    name: str,
    title: str,
    frame: pd.DataFrame,
    lang: str,
    *,
    exact: bool = False,
    start: int = 3,
    sheet: Any = None,
) -> Any:
    """A table of a result on a sheet: titles, labels for codes, numbers as numbers.

    Parameters
    ----------
    workbook : openpyxl.Workbook
    name, title : str
        Of the sheet, and over the table.
    frame : pandas.DataFrame
    lang : str
    exact : bool
        Hectares with six decimals instead of two.
    start : int
        The row of the titles.
    sheet : Worksheet, optional
        An existing sheet to write on, below what it holds.

    Returns
    -------
    Worksheet
    """
    if frame.index.name is not None and frame.index.name not in frame.columns:
        frame = frame.reset_index()
    columns = [str(column) for column in frame.columns]
    own = sheet is None
    if sheet is None:
        sheet = workbook.create_sheet(name)
    heading(sheet, start - 2 if own else start - 1, title, size=14 if own else 12)
    for i, text in enumerate(titles_of(columns, lang), start=1):
        put(sheet, start, i, text, header=True)
    numeric = [pd.api.types.is_numeric_dtype(frame.iloc[:, i]) for i in range(len(columns))]
    matrix = "from" in columns and "to" not in columns
    formats = [_format_of("area_ha" if matrix else column, exact) for column in columns]
    sentences = any(column in _SENTENCES for column in columns)
    rows = frame.itertuples(index=False, name=None)
    for r, row in enumerate(rows, start=start + 1):
        for i, value in enumerate(row):
            shown = value if numeric[i] else value_label(columns[i], value, lang)
            form = formats[i] if numeric[i] else ""
            if sentences:
                put(sheet, r, i + 1, shown, number_format=form, wrap=not numeric[i], border=False)
            else:
                put_plain(sheet, r, i + 1, shown, form)
    fit_columns(sheet, start)
    fit_rows(sheet, start)
    if own:
        print_setup(sheet, rows_to_repeat=(start, start), freeze=f"A{start + 1}")
        if len(frame):
            last = sheet.cell(row=start + len(frame), column=len(columns)).coordinate
            sheet.auto_filter.ref = f"A{start}:{last}"
    return sheet


def fit_columns(sheet: Any, first_row: int) -> None:
    """Columns as wide as their longest figure, never narrower than they were.

    Parameters
    ----------
    sheet : Worksheet
    first_row : int
        Where the table begins: a heading above it may run over several columns.
    """
    letter = need("openpyxl.utils", purpose=PURPOSE).get_column_letter
    merged = {cell for area in sheet.merged_cells.ranges for cell in _cells_of(area)}
    widths: dict[int, float] = {}
    for row in sheet.iter_rows(min_row=first_row, max_row=min(sheet.max_row, first_row + 20_000)):
        for cell in row:
            if cell.value is not None and (cell.row, cell.column) not in merged:
                widths[cell.column] = max(widths.get(cell.column, 0), _width(cell))
    for column, width in widths.items():
        name, known = letter(column), sheet.column_dimensions
        before = known[name].width if name in known else 0  # asking would make it 13 wide
        known[name].width = max(before, min(max(width + 2, _NARROWEST), _WIDEST))


def fit_rows(sheet: Any, first_row: int) -> None:
    """Room for cells whose text wraps; not every spreadsheet program sees to it by itself."""
    letter = need("openpyxl.utils", purpose=PURPOSE).get_column_letter
    for row in sheet.iter_rows(min_row=first_row):
        lines = 1
        for cell in row:
            if isinstance(cell.value, str) and cell.alignment.wrap_text:
                room = sheet.column_dimensions[letter(cell.column)].width - 1
                lines = max(lines, len(textwrap.wrap(cell.value, max(int(room), 1))))
        if lines > 1:
            sheet.row_dimensions[row[0].row].height = _LINE_HEIGHT * lines + 3


def print_setup(
    sheet: Any, *, rows_to_repeat: tuple[int, int] | None = None, freeze: str = ""
) -> None:
    """A4 across, as wide as the page, the titles repeated on every sheet of paper."""
    setup = sheet.page_setup
    setup.orientation = "landscape"
    setup.paperSize = sheet.PAPERSIZE_A4
    setup.fitToWidth = 1
    setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = need(
        "openpyxl.worksheet.properties", purpose=PURPOSE
    ).PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.5
    sheet.oddFooter.center.text = "&P / &N"
    if rows_to_repeat is not None:
        sheet.print_title_rows = f"{rows_to_repeat[0]}:{rows_to_repeat[1]}"
    if freeze:
        sheet.freeze_panes = freeze
    sheet.sheet_view.showGridLines = False


def list_sheet(workbook: Any, name: str, groups: Sequence[tuple[str, Sequence[str]]]) -> Any:
    """A sheet of sentences under headings."""
    sheet = workbook.create_sheet(name)
    row = 1
    for title, lines in groups:
        heading(sheet, row, title, size=12)
        row += 1
        for line in lines:
            put(sheet, row, 1, line, wrap=True, border=False)
            row += 1
        row += 1
    sheet.column_dimensions["A"].width = 120
    fit_rows(sheet, 1)
    print_setup(sheet)
    return sheet


def _plain(value: Any) -> Any:
    """A value as a workbook holds it: number, text or nothing."""
    if is_missing(value):
        return None
    if isinstance(value, Message):
        value = str(value)
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return None
    if isinstance(value, str):
        return _CONTROL.sub("\ufffd", value)[:_MOST_CHARACTERS]
    return value


def _format_of(column: str, exact: bool) -> str:
    if is_share(column):
        return SHARE
    if column.endswith("_ha"):
        return EXACT if exact else HECTARES
    if column.endswith("_m2"):
        return SQUARE_METRES
    return METRES if column.endswith("_m") else COUNT


def _cells_of(area: Any) -> Iterable[tuple[int, int]]:
    if area.min_col == area.max_col:
        return ()
    return (
        (row, column)
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    )


def _width(cell: Any) -> float:
    """About how many characters wide a cell is; wrapped text is as wide as its longest word."""
    value = cell.value
    if isinstance(value, str):
        if cell.alignment.wrap_text and cell.alignment.horizontal == "center":
            return max(map(len, value.split()), default=0) * 1.15
        return len(value) * 1.05
    decimals = len(cell.number_format.partition(";")[0].partition(".")[2].rstrip("%"))
    return len(f"{value:,.{decimals}f}")
