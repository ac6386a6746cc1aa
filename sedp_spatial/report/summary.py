"""One result as a small plain page, for QGIS's Results Viewer.

Needs nothing but pandas, because the viewer must work where no report library is installed, and
uses only the HTML that a Qt text browser understands.
"""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from ..results import Result
from ..rounding import round_to_total
from .words import cell_text, column_title, decimals_of, integer, is_share, number, word

MOST_ROWS = 500
_EXACT = 6  # digits of a figure whose size nobody knows beforehand

_STYLE = """
body { font-family: "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; color: #22302f; }
h1 { font-size: 17pt; color: #1d4f4b; }
h2 { font-size: 12pt; color: #1d4f4b; margin-top: 16px; }
table { border-collapse: collapse; }
th { text-align: left; background-color: #e8eeec; padding: 3px 8px; }
td { padding: 2px 8px; border-bottom: 1px solid #d9dedb; }
td.n { text-align: right; white-space: nowrap; }
p.more { color: #5b6664; }
"""


def summary_page(result: Result, lang: str, title: str) -> str:
    """A plain HTML page of one result: its figures, its table and its notes.

    Parameters
    ----------
    result : Result
    lang : str
        ``ky``, ``ru`` or ``en``.
    title : str
        The heading.

    Returns
    -------
    str
        A whole HTML document. Everything that comes from data is escaped; of a longer table the
        first 500 rows are shown and the others are counted.
    """
    said = result.translated(lang)
    body = [f"<h1>{escape(title)}</h1>", _figures(said, lang), _table(said.table, lang)]
    if said.notes:
        items = "".join(f"<li>{escape(str(note))}</li>" for note in said.notes)
        body.append(f"<h2>{escape(word('heading.notes', lang))}</h2><ul>{items}</ul>")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _figures(result: Result, lang: str) -> str:
    rows = "".join(
        f'<tr><td>{escape(column_title(name, lang))}</td><td class="n">'
        f"{escape(_figure(name, value, lang))}</td></tr>"
        for name, value in result.numbers().items()
    )
    if not rows:
        return ""
    return f"<h2>{escape(word('heading.figures', lang))}</h2><table>{rows}</table>"


def _figure(name: str, value: object, lang: str) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return integer(value, lang)
    if isinstance(value, float) and name.endswith("_ha"):
        return number(value, lang, _EXACT)
    if isinstance(value, float) and not is_share(name):
        return number(value, lang, 3)
    return cell_text(name, value, lang)


def _table(table: pd.DataFrame, lang: str) -> str:
    if table.index.name is not None:
        table = table.reset_index()
    table = _rounded(table)
    columns = [str(column) for column in table.columns]
    right = [pd.api.types.is_numeric_dtype(table.iloc[:, i]) for i in range(len(columns))]
    head = "".join(f"<th>{escape(column_title(column, lang))}</th>" for column in columns)
    lines = []
    for row in table.head(MOST_ROWS).itertuples(index=False, name=None):
        cells = (
            f"{'<td class=n>' if numeric else '<td>'}{escape(cell_text(column, value, lang))}</td>"
            for column, value, numeric in zip(columns, row, right, strict=True)
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    hidden = len(table) - len(lines)
    more = word("page.more_rows", lang, count=integer(hidden, lang)) if hidden > 0 else ""
    return (
        f"<h2>{escape(word('heading.table', lang))}</h2>"
        f"<table><tr>{head}</tr>{''.join(lines)}</table>"
        + (f'<p class="more">{escape(more)}</p>' if more else "")
    )


def _rounded(table: pd.DataFrame) -> pd.DataFrame:
    """Columns of hectares and shares of one whole, rounded so that they add up as printed."""
    rounded = table.copy()
    for column in map(str, table.columns):
        whole = column.endswith("_ha") or column == "share"
        if not whole or not pd.api.types.is_numeric_dtype(table[column]):
            continue
        if np.isfinite(table[column].astype("float64")).all():
            places = decimals_of(column) + (2 if is_share(column) else 0)  # shown in percent
            rounded[column] = round_to_total(table[column], places)
    return rounded
