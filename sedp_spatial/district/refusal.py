"""Why a package is refused: the municipality, the file and the reason by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..errors import DataError
from ..messages import Message


class Refusal(DataError):
    """A reason found while a package is looked through; the reader adds whose package it is."""


class PackageError(DataError):
    """A package that is refused as a whole; nothing of it was written or used."""


def refused(path: str | Path, municipality: str, reason: Message) -> PackageError:
    """The error of a package, with its municipality and file."""
    params: dict[str, Any] = {
        "file": Path(path).name,
        "municipality": municipality or "–",
        "reason": reason,
    }
    return PackageError("error.package", **params)
