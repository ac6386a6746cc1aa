"""The keys that a plan file may have, and what each of them takes."""

from __future__ import annotations

import datetime
from functools import cache
from numbers import Real
from typing import Any

from ..codes import load_codes
from ..messages import LANGUAGES
from .positions import Path

HORIZONS = (3, 5, 10)
FILES = ("layer", "raster", "file")
"""Kinds whose value names a file, the content of which is part of what a step depends on."""


@cache
def known_keys() -> dict[str, str]:
    """The kind of value by key; ``*`` stands for any name, ``#`` for a row of a table."""
    return dict(load_codes("plan_keys")["keys"])


def kind_of(path: Path) -> str | None:
    """The kind of value that stands at a path: of a key, ``branch`` of a table; None if unknown.

    Examples
    --------
    >>> kind_of(("layers", "parcels")), kind_of(("layers",)), kind_of(("layer",))
    ('layer:parcels', 'branch', None)
    """
    wanted = ["#" if isinstance(part, int) else part for part in path]
    branch = None
    for key, kind in known_keys().items():
        pattern = key.split(".")
        if all(p in ("*", w) for p, w in zip(pattern, wanted, strict=False)):
            if len(pattern) == len(wanted):
                return kind
            if len(pattern) > len(wanted):
                branch = "branch"
    return branch


def is_row_table(path: Path) -> bool:
    """Whether a key is an array of tables, written ``[[key]]``."""
    return kind_of((*path, 0)) is not None and "*" not in _names_under(path)


def names_under(path: Path) -> list[str]:
    """The names that may follow a path, for suggestions."""
    return [name for name in _names_under(path) if name not in ("*", "#")]


def _names_under(path: Path) -> list[str]:
    found: dict[str, None] = {}
    for key in known_keys():
        pattern = key.split(".")
        fits = all(
            p in ("*", "#" if isinstance(w, int) else w)
            for p, w in zip(pattern, path, strict=False)
        )
        if len(pattern) > len(path) and fits:
            found[pattern[len(path)]] = None
    return list(found)


def fits(kind: str, value: Any) -> bool:
    """Whether a value is of a kind.

    Examples
    --------
    >>> fits("year", 2026), fits("year", "2026"), fits("number", True)
    (True, False, False)
    """
    plain = kind.partition(":")[0]
    if plain in ("year", "horizon"):
        return isinstance(value, int) and not isinstance(value, bool)
    if plain == "number":
        return isinstance(value, Real) and not isinstance(value, bool)
    if plain == "date":
        return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    if plain == "number_or_table":
        return isinstance(value, dict) or fits("number", value)
    if plain == "mapping":
        return isinstance(value, str | dict)
    if plain == "scalar":
        return isinstance(value, str | Real | datetime.date)
    kinds: dict[str, Any] = {"flag": bool, "table": dict, "norm": dict}
    if plain in _LISTS:
        return isinstance(value, list) and all(fits(_LISTS[plain], item) for item in value)
    if plain == "rows":
        return isinstance(value, list) and all(isinstance(item, dict) for item in value)
    return isinstance(value, kinds.get(plain, str))


_LISTS = {"years": "year", "texts": "text", "numbers": "number", "languages": "text"}


def allowed(kind: str) -> str:
    """The values of a kind that has only a few, for a sentence."""
    choices = {"horizon": HORIZONS, "languages": LANGUAGES}
    return ", ".join(map(str, choices.get(kind, ())))
