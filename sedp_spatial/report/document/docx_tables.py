"""Tables of the DOCX: titles on every page, numbers to the right, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...optional import need
from .blocks import Column, Table
from .docx_parts import PURPOSE, TEXT_WIDTH_CM, clean, element, shade

_TINT = "E3EAE7"
_LINE = "B8C0BC"
_ACCENT = "1D5A55"
_STYLE = "Tabletext"
_SMALL, _MANY = 7.5, 7  # points, and from how many columns on the print gets smaller


def add_table(made: Any, block: Table) -> None:
    """Write a table with its title above and what was left out below.

    Parameters
    ----------
    made : docx.document.Document
    block : Table
    """
    if block.caption:
        made.add_paragraph(clean(block.caption), style="Table title")
    shared = need("docx.shared", purpose=PURPOSE)
    table = made.add_table(rows=0, cols=len(block.columns))
    table.autofit = False
    _frame(table)
    widths = _widths(block.columns)
    size = shared.Pt(_SMALL) if len(block.columns) >= _MANY else None
    head = [column.title for column in block.columns]
    strong = [(head, True), *((row, False) for row in block.rows)]
    strong += [(row, True) for row in block.foot]
    for position, (cells, bold) in enumerate(strong):
        row = table.add_row()
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        if position == 0:
            row._tr.get_or_add_trPr().append(element("w:tblHeader"))
        last = position >= len(strong) - 2
        for cell, text, column, width in zip(row.cells, cells, block.columns, widths, strict=True):
            cell.width = shared.Cm(width)
            paragraph = cell.paragraphs[0]
            _write(paragraph, clean(text), column, bold=bold, size=size)
            # The titles stay with the first rows, and the totals with the last.
            paragraph.paragraph_format.keep_with_next = position < 2 or (
                last and not _end(position, strong)
            )
            if position == 0 or (bold and position):
                shade(cell, _TINT)
    for grid, width in zip(table.columns, widths, strict=True):
        grid.width = shared.Cm(width)
    made.add_paragraph(clean(block.more), style="Source" if block.more else "Gap")


def _end(position: int, rows: Sequence[Any]) -> bool:
    return position == len(rows) - 1


def _write(paragraph: Any, text: str, column: Column, *, bold: bool, size: Any) -> None:
    align = need("docx.enum.text", purpose=PURPOSE).WD_ALIGN_PARAGRAPH
    paragraph._p.style = _STYLE  # by its id: looking for its name in every cell takes long
    paragraph.alignment = align.RIGHT if column.numeric else align.LEFT
    run = paragraph.add_run(text)
    run.bold = bold
    if size is not None:
        run.font.size = size


def _widths(columns: Sequence[Column]) -> list[float]:
    total = sum(column.weight for column in columns)
    return [TEXT_WIDTH_CM * column.weight / total for column in columns]


def _frame(table: Any) -> None:
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("top", "bottom"):
        borders.append(element(f"w:{side}", val="single", sz="8", space="0", color=_ACCENT))
    borders.append(element("w:insideH", val="single", sz="4", space="0", color=_LINE))
    margins = element("w:tblCellMar")
    for side, width in (("top", 30), ("left", 60), ("bottom", 30), ("right", 60)):
        margins.append(element(f"w:{side}", w=str(width), type="dxa"))
    layout = properties.find(element("w:tblLayout").tag)
    for new in (borders, margins):
        if new is borders and layout is not None:
            layout.addprevious(new)
        else:
            look = properties.find(element("w:tblLook").tag)
            look.addprevious(new) if look is not None else properties.append(new)
