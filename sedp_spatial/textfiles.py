"""TOML files and paths that people typed: whatever is wrong with them is one kind of error."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def parse_toml(text: str) -> dict[str, Any]:
    """What a TOML text holds.

    Raises
    ------
    tomllib.TOMLDecodeError
        Not TOML, and also what the parser of the standard library does not call so: tables nested
        deeper than it can go, and numbers longer than Python reads.

    Examples
    --------
    >>> parse_toml("base_year = 2026")
    {'base_year': 2026}
    """
    try:
        read = tomllib.loads(text)
        _check_numbers(read)
        return read
    except tomllib.TOMLDecodeError:
        raise
    except (RecursionError, ValueError, OverflowError) as error:
        reason = "too deeply nested" if isinstance(error, RecursionError) else str(error)
        raise tomllib.TOMLDecodeError(reason) from error


def _check_numbers(read: Any) -> None:
    """TOML's whole numbers have 64 bits; the parser takes longer ones, which nobody can print."""
    open_values = [read]
    while open_values:
        value = open_values.pop()
        if isinstance(value, dict):
            open_values += value.values()
        elif isinstance(value, list):
            open_values += value
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise tomllib.TOMLDecodeError("a whole number of more than 64 bits")


def load_toml(path: Path) -> dict[str, Any]:
    """A TOML file in UTF-8, with or without the mark that Windows' editors put before it.

    Raises
    ------
    OSError, UnicodeDecodeError, tomllib.TOMLDecodeError
    """
    return parse_toml(path.read_text(encoding="utf-8-sig"))


def is_there(path: Path) -> bool:
    """Whether a path exists; one that no system could hold (too long, a NUL in it) does not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
