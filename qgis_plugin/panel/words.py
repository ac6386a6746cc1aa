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
