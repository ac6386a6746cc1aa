"""GeoPackages asked with nothing but Python's own library."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote


def address(path: Path, mode: str) -> str:
    """A file as SQLite names it, on a drive of Windows and on a server's share too."""
    name = quote(path.absolute().as_posix())
    return f"file://{'' if name.startswith('/') else '/'}{name}?mode={mode}"


def reading(path: Path) -> closing[sqlite3.Connection]:
    """A connection that may only read, and is closed at the end of its context."""
    return closing(sqlite3.connect(address(path, "ro"), uri=True))
