"""The finished files of a plan read back as other programs would: text, tables, numbers."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph
from lxml import html
from openpyxl import load_workbook

_NUMBER = re.compile(r"[−+-]?\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?:,\d+)?|[−+-]?\d+(?:,\d+)?")


@dataclass(frozen=True)
class Told:
    """A table of a document: its caption without the number, and its rows as they are printed."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, title: str) -> dict[str, float]:
        """The numbers of a column by the first cell of their rows."""
        at = self.head.index(title)
        return {row[0]: value(row[at]) for row in self.rows if row[at].strip() not in ("", "–")}


def value(said: str) -> float:
    """A printed Kyrgyz number."""
    plain = re.sub(r"[\u00a0\u202f ]", "", said).replace("−", "-").replace(",", ".")
    return float(plain)


def values(said: str) -> list[float]:
    """All the numbers of a sentence."""
    return [value(found) for found in _NUMBER.findall(said)]


def docx_of(path: Path) -> tuple[list[str], list[Told]]:
    """The paragraphs and the tables of a DOCX in their order."""
    made = Document(str(path))
    paragraphs: list[str] = []
    tables: list[Told] = []
    for part in made.element.body.iterchildren():
        if part.tag == qn("w:p"):
            said = DocxParagraph(part, made).text.strip()
            paragraphs += [said] if said else []
        elif part.tag == qn("w:tbl"):
            rows = [tuple(c.text for c in row.cells) for row in DocxTable(part, made).rows]
            tables.append(Told(paragraphs[-1].split(". ", 1)[-1], rows[0], tuple(rows[1:])))
    return paragraphs, tables


def html_of(path: Path) -> tuple[str, list[list[tuple[str, ...]]]]:
    """The text of a page without its scripts, and the cells of its tables."""
    page = html.fromstring(path.read_text(encoding="utf-8"))
    for part in page.xpath("//script|//style"):
        part.drop_tree()
    tables = [
        [tuple(_plain(cell.text_content()) for cell in row.xpath("./th|./td"))
         for row in table.xpath(".//tr")]
        for table in page.xpath("//table")
    ]  # fmt: skip
    return _plain(page.text_content()), tables


def _plain(said: str) -> str:
    return " ".join(said.replace("\u00a0", " ").replace("\u202f", " ").split())


plain = _plain


def gpkg_of(path: Path) -> dict[str, pd.DataFrame]:
    """Every table and layer of a GeoPackage without its geometry."""
    with closing(sqlite3.connect(path)) as opened:
        names = [n for (n,) in opened.execute("SELECT table_name FROM gpkg_contents")]
        found = {}
        for name in names:
            columns = [row[1] for row in opened.execute(f'PRAGMA table_info("{name}")')]
            kept = ", ".join(f'"{c}"' for c in columns if c not in ("geom", "fid"))
            found[name] = pd.read_sql_query(f'SELECT {kept} FROM "{name}"', opened)
    return found


def xlsx_of(path: Path) -> dict[str, pd.DataFrame]:
    """The sheets of a workbook by what the first sheet says they hold; formulas would show."""
    book = load_workbook(path, read_only=True)
    found: dict[str, pd.DataFrame] = {}
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        rows = [row for row in rows if any(cell is not None for cell in row)]
        if len(rows) > 1:
            sheet_of = pd.DataFrame(rows[2:], columns=rows[1])
            found.setdefault(str(rows[0][0]), sheet_of)  # the notes come last
    return found
