"""In which line of a TOML file each key stands.

``tomllib`` gives values without places, and the well-kept parsers that keep the text (tomlkit)
do not give line numbers either, so keys and tables are looked for here. Nothing is evaluated:
the scanner only finds names and steps over values, and a file that is not sound TOML still gets
its lines as far as they can be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

_KEY_PART = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_\-]+))\s*""")
_QUOTES = ('"""', "'''", '"', "'")


@dataclass
class Positions:
    """Where keys stand.

    Attributes
    ----------
    lines : dict
        Line (from 1) by path: ``("layers", "parcels")``, ``("ledger", 0, "village")``.
    repeated : list of (path, line, first line)
        Keys and tables that stand there a second time.
    """

    lines: dict[Path, int] = field(default_factory=dict)
    repeated: list[tuple[Path, int, int]] = field(default_factory=list)

    def line_of(self, path: Path) -> int | None:
        """The line of a key, or of the nearest table above it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return None


def positions_of(text: str) -> Positions:
    r"""Find the keys and tables of a TOML text.

    Examples
    --------
    >>> found = positions_of('base_year = 2026\n[layers]\nparcels = "a b.gpkg"\n')
    >>> found.line_of(("layers", "parcels"))
    3
    """
    found = Positions()
    table: Path = ()
    counts: dict[Path, int] = {}
    headers: set[Path] = set()
    for line, statement in _statements(text):
        if statement.startswith("[["):
            name = _parts(statement[2:])
            place = counts.get(name, 0)
            counts[name] = place + 1
            table = (*_within(name[:-1], counts), *name[-1:], place)
            found.lines.setdefault(table[:-1], line)
            found.lines[table] = line
        elif statement.startswith("["):
            table = _within(_parts(statement[1:]), counts)
            if table in headers:
                found.repeated.append((table, line, found.lines[table]))
            headers.add(table)
            found.lines.setdefault(table, line)
        else:
            key = (*table, *_parts(statement))
            if key == table:
                continue
            if key in found.lines and key not in headers:
                found.repeated.append((key, line, found.lines[key]))
            found.lines.setdefault(key, line)
    return found


def _within(name: Path, counts: dict[Path, int]) -> Path:
    """A table's path with the place of the last row of each array of tables on the way."""
    path: list[str | int] = []
    for length, part in enumerate(name, start=1):
        path.append(part)
        if name[:length] in counts:
            path.append(counts[name[:length]] - 1)
    return tuple(path)


def _parts(text: str) -> Path:
    """The parts of a dotted key at the start of a text."""
    parts: list[str | int] = []
    place = 0
    while match := _KEY_PART.match(text, place):
        parts.append(next(group for group in match.groups() if group is not None))
        place = match.end()
        if place >= len(text) or text[place] != ".":
            break
        place += 1
    return tuple(parts)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The lines on which a key or a table begins, without those inside a value."""
    open_quote, depth = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        inside = bool(open_quote) or depth > 0
        statement = line.strip()
        header = statement.startswith("[") and not inside
        if not inside and statement and not statement.startswith("#"):
            yield number, statement
        if header:
            continue
        open_quote, depth = _after(line, open_quote, depth)


def _after(line: str, open_quote: str, depth: int) -> tuple[str, int]:
    """Whether a text or a list is still open where a line ends."""
    place = 0
    while place < len(line):
        if open_quote:
            if line[place] == "\\" and open_quote.startswith('"'):
                place += 2
                continue
            if line.startswith(open_quote, place):
                place += len(open_quote)
                open_quote = ""
            else:
                place += 1
            continue
        quote = next((q for q in _QUOTES if line.startswith(q, place)), "")
        if quote:
            open_quote = quote
            place += len(quote)
            continue
        letter = line[place]
        if letter == "#":
            break
        depth += (letter in "[{") - (letter in "]}")
        place += 1
    return (open_quote if len(open_quote) == 3 else ""), max(depth, 0)
