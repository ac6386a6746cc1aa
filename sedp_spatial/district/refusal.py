"""Why a package is refused: the municipality, the file and the reason by name."""

from __future__ import annotations

from pathlib import Path

from ..errors import DataError
from ..messages import Message


class Refusal(DataError):
    """A reason found while a package is looked through; the reader adds whose package it is."""


class PackageError(DataError):
    """A package that is refused as a whole; nothing of it was written or used."""


def refused(path: Path, reason: Message, municipality: str = "", number: str = "") -> PackageError:
    """The error of a package, with its file, its municipality and that one's number.

    Parameters
    ----------
    path : Path
    reason : Message
    municipality, number : str
        What the package says of itself, as far as that could be read; without it the file's name
        stands for the municipality.
    """
    return PackageError(
        "error.package",
        file=path.name,
        municipality=municipality or path.stem or "–",
        number=number,
        reason=reason,
    )
