"""Change a TOML file that people write by hand: their comments and their order stay.

Only text is put in or taken out. Then both texts are parsed, and they may differ in nothing but
what was asked for; else the file is left alone.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import OutputError, UsageError
from ..layers.writing import replacing

_TABLE = re.compile(r"^\s*\[")
_UNPRINTED = {code: None for code in (*range(32), 127) if code not in (9, 10)}


def quoted(text: str) -> str:
    """A text as TOML writes it, with every sign that it holds.

    Examples
    --------
    >>> quoted("Өзөн")
    '"Өзөн"'
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_text(value: Any) -> str:
    """A value as TOML writes it: text without what no printer shows, numbers, truth, dates, lists.

    Examples
    --------
    >>> toml_text(["Көк-Өңүр", 2026, True])
    '["Көк-Өңүр", 2026, true]'
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value.translate(_UNPRINTED))
    if isinstance(value, Sequence):
        return "[" + ", ".join(toml_text(item) for item in value) + "]"
    return str(value)


def with_key(text: str, key: str, value: Any) -> str:
    r"""The text with one key of a table set, in its place where it stands already.

    Parameters
    ----------
    text : str
    key : str
        ``table.name``.
    value : str, number, bool or list

    Examples
    --------
    >>> with_key('a = 1\n\n[b] # note\nc = 2\n', "b.d", "x")
    'a = 1\n\n[b] # note\nd = "x"\nc = 2\n'
    """
    table, _, name = key.rpartition(".")
    line = f"{name} = {toml_text(value)}"
    lines = text.splitlines()
    head, old = _head_of(lines, table), _line_of(lines, table, name)
    if old is not None:
        new = [*lines[:old], line, *lines[old + 1 :]]
    elif head is not None:
        new = [*lines[: head + 1], line, *lines[head + 1 :]]
    else:
        new = [*lines, *([""] if lines and lines[-1].strip() else []), f"[{table}]", line]
    wanted = tomllib.loads(text)
    _table(wanted, table.split("."))[name] = value
    return _only("\n".join(new) + "\n", wanted)


def without_key(text: str, key: str) -> str:
    """The text without the line that sets a key; its table stays."""
    table, _, name = key.rpartition(".")
    lines = text.splitlines()
    line = _line_of(lines, table, name)
    wanted = tomllib.loads(text)
    if line is None:
        return text
    del _table(wanted, table.split("."))[name]
    return _only("\n".join([*lines[:line], *lines[line + 1 :]]) + "\n", wanted)


def with_entry(text: str, name: str, entry: Mapping[str, Any]) -> str:
    """The text with one more ``[[name]]`` at its end."""
    lines = [f"[[{name}]]", *(f"{key} = {toml_text(value)}" for key, value in entry.items())]
    stem = text.rstrip("\n")
    changed = (f"{stem}\n\n" if stem else "") + "\n".join(lines) + "\n"
    wanted = tomllib.loads(text)
    wanted[name] = [*wanted.get(name, []), dict(entry)]
    return _only(changed, wanted)


def without_entry(text: str, name: str, key: str, value: Any) -> str:
    """The text without the ``[[name]]`` whose ``key`` has the value."""
    wanted = tomllib.loads(text)
    entries = wanted.get(name, [])
    places = [place for place, entry in enumerate(entries) if entry.get(key) == value]
    if not places:
        return text
    lines = text.splitlines()
    head = re.compile(rf"^\s*\[\[\s*{re.escape(name)}\s*\]\]\s*(#.*)?$")
    starts = [number for number, line in enumerate(lines) if head.match(line)]
    if len(starts) != len(entries):
        raise UsageError("error.amend_by_hand")
    first = starts[places[0]]
    own = re.compile(rf"^\s*\[\[?\s*{re.escape(name)}\s*\.")
    ends = (
        number
        for number in range(first + 1, len(lines))
        if _TABLE.match(lines[number]) and not own.match(lines[number])
    )
    last = next(ends, len(lines))
    wanted[name] = [entry for place, entry in enumerate(entries) if place != places[0]]
    if not wanted[name]:
        del wanted[name]
    return _only("\n".join([*lines[:first], *lines[last:]]).rstrip("\n") + "\n", wanted)


def amend(path: Path, change: Callable[[str], str]) -> str:
    """Change a file; nothing that somebody else wrote in between is lost.

    Parameters
    ----------
    path : Path
        Made where it is not there.
    change : callable
        From the old text to the new one.

    Returns
    -------
    str
        The new text.

    Raises
    ------
    OutputError
        If it cannot be written, or was changed at the same time.
    UsageError
        If it is not TOML, or must be changed by hand.
    """
    old = _bytes(path)
    try:
        new = change(old.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("error.transformation_toml", path=str(path), reason=str(error)) from error
    with replacing(path) as temporary:
        temporary.write_text(new, encoding="utf-8", newline="\n")
        if _bytes(path) != old:
            raise OutputError("error.changed_meanwhile", path=str(path))
    return new


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _head_of(lines: Sequence[str], table: str) -> int | None:
    """The line that opens a table."""
    head = re.compile(rf"^\s*\[\s*{re.escape(table)}\s*\]\s*(#.*)?$")
    return next((number for number, line in enumerate(lines) if head.match(line)), None)


def _line_of(lines: Sequence[str], table: str, name: str) -> int | None:
    """The line that sets a key of a table."""
    head = _head_of(lines, table)
    own = re.compile(rf"^\s*(\"?){re.escape(name)}\1\s*=")
    for number in range(len(lines) if head is None else head + 1, len(lines)):
        if _TABLE.match(lines[number]):
            break
        if own.match(lines[number]):
            return number
    return None


def _table(values: dict[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    for key in keys:
        values = values.setdefault(key, {})
    return values


def _only(text: str, wanted: Mapping[str, Any]) -> str:
    """The text, if it says what was wanted and nothing else."""
    try:
        same = tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise UsageError("error.amend_by_hand")
    return text
