"""The library's own words, read from its code files without the library.

QGIS 3.22 on Windows has a Python that cannot read TOML, and the library may not be able to run
here at all. What is needed is one form of line only, in files that ship with the plugin.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Mapping

CODES = Path(__file__).resolve().parents[2] / "sedp_spatial" / "codes"
_HEAD = re.compile(r'^\["?([^"\]]+)"?\]')
_LABEL = re.compile(r'^(ky|ru|en) = "(.*)"')


@lru_cache(maxsize=None)
def labels(file: str, language: str) -> Mapping[str, str]:
    """The label of each entry of a code file in one language."""
    found: dict[str, str] = {}
    entry = ""
    for line in (CODES / f"{file}.toml").read_text(encoding="utf-8").splitlines():
        head, label = _HEAD.match(line), _LABEL.match(line)
        if head:
            entry = head.group(1)
        elif label and label.group(1) == language:
            found[entry] = label.group(2).replace('\\"', '"')
    return found


def word(file: str, key: str, language: str) -> str:
    """The label of one entry; the entry's own name where there is none."""
    return labels(file, language).get(key, key)


@lru_cache(maxsize=None)
def entries_with(file: str, *keys: str) -> frozenset[str]:
    """The entries of a code file that have one of these keys."""
    found, entry = set(), ""
    for line in (CODES / f"{file}.toml").read_text(encoding="utf-8").splitlines():
        head = _HEAD.match(line)
        if head:
            entry = head.group(1)
        elif line.partition(" = ")[0] in keys:
            found.add(entry)
    return frozenset(found)


@lru_cache(maxsize=None)
def colours(file: str) -> Mapping[str, str]:
    """The colour of each entry of a code file that has one."""
    found: dict[str, str] = {}
    entry = ""
    for line in (CODES / f"{file}.toml").read_text(encoding="utf-8").splitlines():
        head = _HEAD.match(line)
        if head:
            entry = head.group(1)
        elif line.startswith('colour = "'):
            found[entry] = line.split('"')[1]
    return found


@lru_cache(maxsize=None)
def report_words(language: str) -> Mapping[str, str]:
    """The words of all reports: titles of columns, tables and steps."""
    found: dict[str, str] = {}
    for file in sorted(CODES.glob("labels*.toml")):
        found.update(labels(file.stem, language))
    return found
