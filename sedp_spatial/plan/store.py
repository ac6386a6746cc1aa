"""One result as one block of bytes with a checksum, and back."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import Any

from ..results import Result
from .frames import pack, unpack
from .nested import Frame, NotRestorable, decode, encode

_MARK = b"sedp-spatial result 1\n"
_DAY = (1980, 1, 1, 0, 0, 0)  # the same result gives the same bytes


def dump(result: Result) -> bytes:
    """A result as bytes: the checksum, then an archive of its tables (Parquet) and figures (JSON).

    Raises
    ------
    NotStorable
        If a field has no exact form.

    Examples
    --------
    >>> load(dump(balance)).table.equals(balance.table)
    True
    """
    tables: list[tuple[dict[str, Any], bytes]] = []

    def keep(frame: Frame) -> int:
        tables.append(pack(frame))
        return len(tables) - 1

    root = encode(result, keep)
    told = {"root": root, "tables": [description for description, _ in tables]}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("result.json", _DAY), json.dumps(told, allow_nan=False),
                      zipfile.ZIP_DEFLATED)  # fmt: skip
        for number, (_, data) in enumerate(tables):
            file.writestr(zipfile.ZipInfo(f"{number}.parquet", _DAY), data)
    content = archive.getvalue()
    return _MARK + hashlib.sha256(content).hexdigest().encode("ascii") + b"\n" + content


def load(data: bytes) -> Result:
    """The result that :func:`dump` wrote.

    Raises
    ------
    NotRestorable
        If the bytes are not complete, were changed, or come from another version.
    """
    head = len(_MARK) + 65
    content = data[head:]
    checksum = hashlib.sha256(content).hexdigest().encode("ascii")
    if data[:head] != _MARK + checksum + b"\n":
        raise NotRestorable("checksum")
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        told = json.loads(file.read("result.json"))

        def fetch(number: int) -> Any:
            return unpack(told["tables"][number], file.read(f"{number}.parquet"))

        result = decode(told["root"], fetch)
    if not isinstance(result, Result):
        raise NotRestorable(type(result).__name__)
    return result
