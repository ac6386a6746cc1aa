"""Tables that somebody made on purpose: workbooks, texts, and small files that unpack to large."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.reliability import seeds

KINDS = ("population_age_sex", "measures", "zone_rules", "budget_revenue")
_XXE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def _remade(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _sheet(members: dict[str, bytes]) -> str:
    return next(name for name in members if name.startswith("xl/worksheets/sheet"))


def _cells(inside: str) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        name = _sheet(members)
        head, found, tail = members[name].decode().partition("</sheetData>")
        members[name] = (head + inside + found + tail).encode()

    return change


def _entities(members: dict[str, bytes]) -> None:
    name = _sheet(members)
    text = members[name].decode().partition("?>")[2]
    row = '<row r="99"><c r="A99" t="inlineStr"><is><t>&f;&j;</t></is></c></row>'
    members[name] = (_XXE + text.replace("</sheetData>", row + "</sheetData>")).encode()


def _bomb(members: dict[str, bytes]) -> None:
    """A sheet of 400 MB in some hundred kB."""
    name = _sheet(members)
    row = b'<row><c t="inlineStr"><is><t>' + b"0" * 1_000_000 + b"</t></is></c></row>"
    head, found, tail = members[name].partition(b"</sheetData>")
    members[name] = head + row * 400 + found + tail


def _links(members: dict[str, bytes]) -> None:
    members["xl/externalLinks/externalLink1.xml"] = (
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<externalBook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships" r:id="rId1"/></externalLink>'
    )
    members["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="x" Target="file:///etc/passwd" TargetMode="External"/>'
        b"</Relationships>"
    )


def _no_sheet(members: dict[str, bytes]) -> None:
    del members[_sheet(members)]


def _names_lie(members: dict[str, bytes]) -> None:
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(b"rId1", b"rId77")


WORKBOOKS: dict[str, Callable[[dict[str, bytes]], None]] = {
    "far cell": _cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "beyond the last cell": _cells('<row r="99999999"><c r="ZZZZ9"><v>1</v></c></row>'),
    "formulas": _cells('<row r="90"><c r="A90"><f>cmd|"/c calc"!A0</f><v>1</v></c></row>'),
    "error cells": _cells('<row r="90"><c r="A90" t="e"><v>#REF!</v></c></row>'),
    "number of text": _cells('<row r="90"><c r="A90"><v>1e999</v></c></row>'),
    "shared text that is none": _cells('<row r="90"><c r="A90" t="s"><v>99999999</v></c></row>'),
    "day out of range": _cells('<row r="90"><c r="A90" t="d"><v>99999-99-99</v></c></row>'),
    "entities": _entities,
    "bomb": _bomb,
    "links": _links,
    "no sheet": _no_sheet,
    "names lie": _names_lie,
}
TEXTS: dict[str, bytes] = {
    "nothing": b"",
    "blank": b" \r\n\t\n",
    "nul": b"year,population\n2021,14\x00\n\x00,\x00\n",
    "one giant cell": b"year,population\n2021," + b"9" * 5_000_000 + b"\n",
    "giant header": b"y" * 2_000_000 + b",population\n1,2\n",
    "many columns": b",".join(b"c%d" % n for n in range(20_000)) + b"\n" + b"1," * 19_999 + b"1\n",
    "the same column": b"year,year,population,population\n2021,2022,1,2\n",
    "ragged": b"year,population\n2021\n2022,1,2,3\n",
    "open quote": b'year,population\n2021,"14499\n2022,14732\n',
    "quotes in quotes": b'year,population\n"2021"x,"1""2"\n',
    "UTF-16": "year,population\n2021,14499\n2022,14732\n".encode("utf-16"),
    "half of UTF-16": "year,population\n2021,14499\n".encode("utf-16")[:-1],
    "no text": bytes(range(256)) * 50,
    "infinite": b"year,population\n2021,inf\n2022,nan\n1e308,1e308\n",
    "negative": b"year,population\n-2021,-5\n0,0\n99999999999999999999,1\n",
    "formula": b"year,population\n=1+1,@SUM(1)\n+2,-3\n",
    "only a header": b"year,population\n",
    "lone returns": b"year,population\r2021,1\r2022,2\r",
    "other numerals": "year,population\n٢٠٢١,١٤٤٩٩\n".encode(),
    "long lines": b"year,population\n" + b"2021,14499 " * 200_000 + b"\n",
}


def write_workbook(folder: Path, kind: str, name: str) -> Path:
    """A workbook of a kind with one thing done to it."""
    path = seeds.write_workbook(folder, kind)
    path.write_bytes(_remade(path.read_bytes(), WORKBOOKS[name]))
    return path


def write_text(folder: Path, kind: str, name: str) -> Path:
    """A hostile text under the header of a kind, where it has one of its own."""
    header = (seeds.SAMPLE / f"{kind}.csv").read_bytes().partition(b"\n")[0]
    path = folder / f"{kind}.csv"
    path.write_bytes(TEXTS[name].replace(b"year,population", header))
    return path
