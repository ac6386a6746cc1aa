"""The encoding of a Shapefile's attribute table where the file does not say it."""

from __future__ import annotations

from pathlib import Path

# Language driver ids of dBase headers that mean Cyrillic code pages.
_DRIVERS = {0x26: "cp866", 0x65: "cp866", 0x57: None, 0xC9: "cp1251", 0x03: None, 0x00: None}
_SAMPLE = 200_000
_CYRILLIC = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


def shapefile_encoding(path: Path) -> str | None:
    """Say how the text of a Shapefile is encoded, or ``None`` to leave it to the reader.

    A ``.cpg`` file beside it decides. Otherwise the table's own language mark does, and where
    that is missing too, the text itself: UTF-8 is unmistakable, and of the two Cyrillic code
    pages the right one gives small Russian letters where the other gives line-drawing signs.

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
        return max(("cp1251", "cp866"), key=lambda encoding: _small_letters(text, encoding))


def _small_letters(text: bytes, encoding: str) -> int:
    return sum(letter in _CYRILLIC for letter in text.decode(encoding, errors="ignore"))
