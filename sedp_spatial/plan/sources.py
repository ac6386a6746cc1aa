"""The files that a plan names: where they lie, whether they are there, what they contain."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from ..layers import postgis
from ..layers.sqlite_files import sqlite_address
from .keys import FILES

_NETWORK = ("PG:", "postgresql:", "postgres:", "MYSQL:", "WFS:", "/vsi")
_BLOCK = 1 << 20
# A layer of several files: the content is that of all of them.
_BESIDE = {
    ".shp": (".dbf", ".shx", ".prj", ".cpg"),
    ".gpkg": (".gpkg-wal",),
    ".tif": (".tfw", ".tif.aux.xml"),
}


def resolved(folder: Path, source: str) -> str:
    """A file or ``FILE|layername=NAME`` with the folder before it; databases stay as they are."""
    if source.startswith(_NETWORK):
        return source
    file, bar, options = source.partition("|")
    return f"{folder / file}{bar}{options}"


def is_network(source: str) -> bool:
    """Whether a source is a database or a service, whose content no file shows."""
    return source.startswith(_NETWORK)


def is_hidden(source: str) -> bool:
    """Whether the content of a source cannot be known without reading it: other networks."""
    return is_network(source) and not postgis.is_postgis(source)


def file_of(source: str) -> Path:
    """The file of a source, without the layer in it."""
    return Path(source.partition("|")[0])


def layers_in(source: str) -> list[str] | None:
    """The layers of a GeoPackage; None where they are not known."""
    file = file_of(source)
    if file.suffix.lower() != ".gpkg":
        return None
    try:
        with closing(sqlite3.connect(sqlite_address(file, "ro"), uri=True)) as opened:
            rows = opened.execute("SELECT table_name FROM gpkg_contents").fetchall()
    except sqlite3.Error:
        return None  # reading the layer says what is wrong with the file
    return [name for (name,) in rows]


def layer_name(source: str) -> str | None:
    """The layer that a source names in its file."""
    for option in source.partition("|")[2].split("|"):
        key, _, value = option.partition("=")
        if key == "layername":
            return value
    return None


def digest(source: str) -> str:
    """The SHA-256 of the content of a source: of all its files together, or of a table's rows.

    Examples
    --------
    >>> len(digest(str(sample / "zone_rules.csv")))
    64
    """
    if postgis.is_postgis(source):
        return postgis.digest(source)
    file = file_of(source)
    if file.is_dir():
        files = sorted(part for part in file.rglob("*") if part.is_file())
    else:
        beside = [file.with_suffix(end) for end in _BESIDE.get(file.suffix.lower(), ())]
        files = [file, *(part for part in beside if part.is_file() and part.stat().st_size)]
    if len(files) == 1:
        return _sha256(files[0])
    whole = hashlib.sha256()
    for part in files:
        whole.update(f"{part.name}\0{_sha256(part)}\n".encode())
    return whole.hexdigest()


def _sha256(path: Path) -> str:
    stat = path.stat()
    return _sha256_of(str(path.absolute()), stat.st_size, stat.st_mtime_ns)


@cache
def _sha256_of(path: str, size: int, changed_ns: int) -> str:
    """Read once as long as size and time of change stay the same within this process."""
    whole = hashlib.sha256()
    with Path(path).open("rb") as file:
        while block := file.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()


def names_file(kind: str) -> bool:
    """Whether a kind of value names a file."""
    return kind.partition(":")[0] in FILES
