"""GeoPackages asked with Python's own SQLite."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote


def sqlite_address(file: Path, mode: str) -> str:
    """A file as SQLite names it, on a drive of Windows and on a server's share too.

    Parameters
    ----------
    file : Path
    mode : {"ro", "rw"}
        Neither makes a file where there is none.
    """
    name = quote(file.absolute().as_posix())
    return f"file://{'' if name.startswith('/') else '/'}{name}?mode={mode}"
