"""How much an exchange package may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from ..codes import load_codes
from ..errors import UsageError


@dataclass(frozen=True)
class PackageLimits:
    """The bounds of a package; the shipped ones stand in ``codes/exchange_limits.toml``.

    Attributes
    ----------
    package_bytes, member_bytes, total_bytes, manifest_bytes : int
        The file itself, one file in it unpacked, all of them unpacked, and the manifest.
    members : int
        How many files it may hold.
    ratio : int
        How many times larger a file may become when it is unpacked, from ``ratio_from_bytes``.
    ratio_from_bytes : int
    rows, columns : int
        Of one layer or table.
    """

    package_bytes: int
    members: int
    member_bytes: int
    total_bytes: int
    ratio: int
    ratio_from_bytes: int
    manifest_bytes: int
    rows: int
    columns: int


def package_limits(changes: Mapping[str, int] | None = None) -> PackageLimits:
    """The shipped bounds with the user's own in their place.

    Parameters
    ----------
    changes : mapping of name to number, optional

    Raises
    ------
    UsageError
        A bound that does not exist, or that is not a whole number above zero.

    Examples
    --------
    >>> package_limits({"members": 20}).members
    20
    """
    values = {name: int(entry["value"]) for name, entry in load_codes("exchange_limits").items()}
    known = [field.name for field in fields(PackageLimits)]
    for name, value in (changes or {}).items():
        if name not in known:
            raise UsageError("error.choice", name="limits", value=name, allowed=", ".join(known))
        if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
            raise UsageError("error.choice", name=name, value=str(value), allowed="1, 2, 3, …")
        values[name] = value
    return PackageLimits(**values)
