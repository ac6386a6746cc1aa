"""Shapefiles: the encoding of the attribute table, and whether the files are all there."""

from __future__ import annotations

from pathlib import Path

from ..errors import DataError

# Language driver ids of dBase headers that mean Cyrillic code pages.
_DRIVERS = {0x26: "cp866", 0x65: "cp866", 0x57: None, 0xC9: "cp1251", 0x03: None, 0x00: None}
_SAMPLE = 200_000
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_CYRILLIC = {*_RUSSIAN, *_RUSSIAN.upper()}


def shapefile_encoding(path: Path) -> str | None:
    """Say how the text of a Shapefile is encoded, or ``None`` to leave it to the reader.

    A ``.cpg`` file beside it decides. Otherwise the table's own language mark does, and where
    that is missing too, the text itself: UTF-8 is unmistakable, and of the two Cyrillic code
    pages the right one gives Russian letters where the other gives line-drawing signs.

    Parameters
    ----------
    path : Path
        The ``.shp`` file.
    """
    if any(path.with_suffix(suffix).exists() for suffix in (".cpg", ".CPG")):
        return None
    tables = [p for p in (path.with_suffix(".dbf"), path.with_suffix(".DBF")) if p.exists()]
    if not tables:
        return None
    with tables[0].open("rb") as file:
        data = file.read(_SAMPLE)
    if len(data) < 32:
        return None
    marked = _DRIVERS.get(data[29])
    if marked:
        return marked
    text = data[int.from_bytes(data[8:10], "little") :]
    if max(text, default=0) < 0x80:
        return None
    try:
        text[:-4].decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return max(("cp1251", "cp866"), key=lambda encoding: _letters(text, encoding))


def _letters(text: bytes, encoding: str) -> int:
    return sum(letter in _CYRILLIC for letter in text.decode(encoding, errors="ignore"))


def check_complete(path: Path) -> None:
    """Refuse a Shapefile that was copied halfway: readers give its lost parcels no outline.

    Parameters
    ----------
    path : Path
        The ``.shp`` file.

    Raises
    ------
    DataError
        If the outlines or the table are shorter than their own headers say.
    """
    with path.open("rb") as file:
        head = file.read(28)
    _check_size(path, int.from_bytes(head[24:28], "big") * 2, len(head) == 28)
    for table in (path.with_suffix(".dbf"), path.with_suffix(".DBF")):
        if table.exists():
            with table.open("rb") as file:
                head = file.read(12)
            records, start, width = head[4:8], head[8:10], head[10:12]
            counted = int.from_bytes(records, "little") * int.from_bytes(width, "little")
            _check_size(table, int.from_bytes(start, "little") + counted, len(head) == 12)


def _check_size(path: Path, stated: int, headed: bool) -> None:
    size = path.stat().st_size
    if not headed or size < stated:
        raise DataError("error.unreadable", path=str(path), reason=f"{size} < {stated} bytes")
