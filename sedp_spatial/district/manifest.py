"""What a package says of itself: whose it is, of which year, and the SHA-256 of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ..messages import LANGUAGES
from ..version import __version__
from .archive import MANIFEST
from .refusal import Refusal

FORMAT = "sedp-exchange"
SCHEMA = 1
DIRECTIONS = ("up", "down")
_KEYS = {"format", "schema", "direction", "municipality", "code", "year", "vintage", "software",
         "members"}  # fmt: skip
_YEARS = (1900, 2200)


def manifest_bytes(
    municipality: Mapping[str, str],
    code: str,
    year: int,
    vintage: str,
    direction: str,
    members: Mapping[str, bytes],
    more: Mapping[str, Mapping[str, Any]],
) -> bytes:
    """The manifest of these members as JSON, the same for the same content."""
    told = {
        "format": FORMAT,
        "schema": SCHEMA,
        "direction": direction,
        "municipality": {lang: municipality[lang] for lang in LANGUAGES if lang in municipality},
        "code": code,
        "year": year,
        "vintage": vintage,
        "software": __version__,
        "members": {
            name: {"sha256": digest(data), "bytes": len(data), **more.get(name, {})}
            for name, data in sorted(members.items())
        },
    }
    return (json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_json(member: str, data: bytes) -> Any:
    """A JSON file; the same key twice, endless nesting and special numbers are refused.

    Raises
    ------
    Refusal
    """
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:  # wrong letters and wrong JSON are both values
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise Refusal("package.no_json", member=member, reason=reason) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("the same key twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def check_manifest(told: Any) -> dict[str, Any]:
    """A manifest whose every part is of its kind.

    Raises
    ------
    Refusal
        Naming the key that is wrong; another schema version is named as such.
    """
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise Refusal("package.not_ours", member=MANIFEST)
    if told.get("schema") != SCHEMA:
        raise Refusal("package.schema", found=str(told.get("schema"))[:20], known=SCHEMA)
    if set(told) != _KEYS:
        raise _wrong(min(set(told) ^ _KEYS))
    names = told["municipality"]
    if (
        not isinstance(names, dict)
        or not names
        or not all(lang in LANGUAGES and _is_text(name) and name for lang, name in names.items())
    ):
        raise _wrong("municipality")
    for key in ("code", "vintage", "software"):
        if not _is_text(told[key]):
            raise _wrong(key)
    year = told["year"]
    if isinstance(year, bool) or not isinstance(year, int) or not _YEARS[0] <= year <= _YEARS[1]:
        raise _wrong("year")
    if told["direction"] not in DIRECTIONS:
        raise _wrong("direction")
    members = told["members"]
    if not isinstance(members, dict) or not all(map(_is_member, members.values())):
        raise _wrong("members")
    return told


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 300


def _is_member(told: Any) -> bool:
    if not isinstance(told, dict) or not _is_text(told.get("sha256")):
        return False
    columns = told.get("columns", {})
    return isinstance(columns, dict) and all(isinstance(kind, str) for kind in columns.values())


def _wrong(key: str) -> Refusal:
    return Refusal("package.manifest_key", member=MANIFEST, key=str(key)[:60])
