"""Plan files in which one value is of another type: every key of the shipped catalogue, each type.

The sound plan is made from the catalogue of keys itself, so that a new key is tried as well.
"""

from __future__ import annotations

import copy
import datetime
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sedp_spatial.plan.keys import known_keys

VALUES = {
    "text": '"абв"',
    "empty": '""',
    "control": '"a\\u0000b\\u001f\\u202e"',
    "long": '"' + "x" * 5000 + '"',
    "path": '"../../../../etc/passwd"',
    "integer": "7",
    "negative": "-1",
    "giant": "9223372036854775808000000000000000000",
    "float": "0.5",
    "huge": "1e308",
    "nan": "nan",
    "inf": "-inf",
    "true": "true",
    "date": "2026-11-01",
    "first_date": "0001-01-01",
    "last_date": "9999-12-31",
    "time": "07:32:00",
    "moment": "1979-05-27T07:32:00Z",
    "list": "[]",
    "numbers": "[3, 1, 2]",
    "mixed": '[1, "a", [2], {b = 3}]',
    "nested": "[" * 40 + "]" * 40,
    "table": "{}",
    "filled": '{ value = 1, unit = "x", a = { b = [] } }',
    "rows": "[{}, {}]",
}
SOUND = {
    "base_year": "2026",
    "years": "[2031]",
    "languages": '["en"]',
    "territory": '{ en = "Kok-Ongur" }',
    "layers": '{ parcels = "parcels.gpkg" }',
}
_NAMES = {"norms": "plot_individual", "mappings": "parcels", "rasters": "mudflow", "trend": "2021"}


def keys() -> list[str]:
    """Every key of the catalogue, and every table that keys stand in."""
    found: dict[str, None] = {}
    for key in known_keys():
        parts = key.split(".")
        for end in range(1, len(parts) + 1):
            found[".".join(parts[:end])] = None
    return list(found)


def plan_with(key: str, value: str) -> str:
    """A plan that is sound but for one value."""
    parts = key.split(".")
    for place, part in enumerate(parts):
        if part == "*":
            parts[place] = _NAMES.get(parts[place - 1], "slope")
    lines = {name: f"{name} = {sound}" for name, sound in SOUND.items()}
    top = parts[0]
    if len(parts) == 1:
        lines[top] = f"{top} = {value}"
    else:
        inner = value
        for part in reversed(parts[1:]):
            inner = f"[{inner}]" if part == "#" else f'{{ "{part}" = {inner} }}'
        if top in ("territory", "layers"):
            given = {"territory": ("en", '"Kok-Ongur"'), "layers": ("parcels", '"parcels.gpkg"')}
            name, sound = given[top]
            if parts[1] != name:
                inner = f'{{ "{parts[1]}" = {value}, {name} = {sound} }}'
        lines[top] = f"{top} = {inner}"
    return "\n".join(lines.values()) + "\n"


def plans() -> Iterator[tuple[str, str]]:
    """Name and text of every plan with one wrong value."""
    for key in keys():
        for name, value in VALUES.items():
            yield f"{key}={name}", plan_with(key, value)


def toml_text(value: Any) -> str:
    """A value as TOML, tables in one line."""
    if isinstance(value, Mapping):
        cells = [f"{json.dumps(str(key))} = {toml_text(item)}" for key, item in value.items()]
        return "{" + ", ".join(cells) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_text, value)) + "]"
    if isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, datetime.date) else repr(value)


def changed_plan(values: Mapping[str, Any], key: str, value: str) -> str:
    """The text of a plan in which one key has another value; ``value`` is TOML."""
    parts = key.split(".")
    for place, part in enumerate(parts):
        if part == "*":
            parts[place] = _NAMES.get(parts[place - 1], "slope")
    changed = copy.deepcopy(dict(values))
    new = tomllib.loads(f"a = {value}")["a"]
    table: Any = changed
    for place, part in enumerate(parts[:-1]):
        if isinstance(table, list):
            table = table[0] if table else table.append({}) or table[0]
        else:
            rows = part != "#" and parts[place + 1] == "#"
            table = table.setdefault(part, [{}] if rows else {})
    if isinstance(table, list):
        table = table[0]
    table[parts[-1]] = new
    return "".join(f"{json.dumps(name)} = {toml_text(item)}\n" for name, item in changed.items())


def spoilt_tomls() -> dict[str, str]:
    """Texts that are hardly TOML, or more of it than anyone wants."""
    return {
        "deep lists": "a = " + "[" * 20_000,
        "deep lists closed": "a = " + "[" * 5_000 + "]" * 5_000,
        "deep tables": "a = " + "{a=" * 5_000 + "1" + "}" * 5_000,
        "deep header": "[" + ".".join("a" * 2_000) + "]\nb = 1\n",
        "deep key": ".".join("a" * 20_000) + " = 1\n",
        "giant number": "base_year = " + "9" * 5_000,
        "giant hex": "base_year = 0x" + "f" * 5_000,
        "giant float": "base_year = 1e" + "9" * 5_000,
        "no date": "base_year = 2026-99-99",
        "year nought": "base_year = 0000-01-01",
        "no text": "base_year = \x00\x01",
        "bell in text": 'territory = { en = "\x07" }',
        "surrogate": 'territory = { en = "\\uD800" }',
        "beyond": 'territory = { en = "\\UFFFFFFFF" }',
        "twice": "base_year = 1\nbase_year = 2\n",
        "open text": 'a = """' + "x" * 100_000,
        "many keys": "".join(f"k{number} = {number}\n" for number in range(20_000)),
        "many rows": "[[ledger]]\n" * 20_000,
        "many quotes": "a = " + "'" * 9_999,
        "many equals": "=" * 10_000,
        "many hashes": "#" * 1_000_000,
        "many brackets": "[" * 100_000,
        "empty": "",
        "blanks": " \t\r\n" * 1000,
        "crlf mark": "\ufeffbase_year = 2026\r\n",
    }


def write_plan(folder: Path, text: str) -> Path:
    """The plan beside its layer, in a folder of its own."""
    path = folder / "plan.toml"
    path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
    return path
