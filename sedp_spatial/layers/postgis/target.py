"""A schema of a database as the place where results are written."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...errors import UsageError
from .address import Address, address_of, is_postgis, shown


@dataclass(frozen=True)
class Target:
    """What a user named as the output; nothing of it is checked yet.

    Attributes
    ----------
    text : str
        May hold a password, so that it is never shown; ``str()`` gives what may be.
    """

    text: str = field(repr=False)
    suffix = ""
    """Beside the endings of files: none of them."""

    def __str__(self) -> str:
        return shown(self.text)

    def address(self) -> Address:
        """The database and the schema.

        Raises
        ------
        UsageError
            If it cannot be understood, or names no schema.
        """
        address = address_of(self.text)
        if not address.schema:
            raise UsageError("error.postgis_no_schema", database=address.shown)
        return address


def is_target(text: object) -> bool:
    """Whether an output is a database and no file."""
    return isinstance(text, Target) or is_postgis(str(text))


def target_of(text: str | Target) -> Target:
    """The target that a text names.

    Examples
    --------
    >>> str(target_of("postgresql://aibek:***@server/land?schema=plan"))
    'PG:host=server dbname=land user=aibek schema=plan'
    """
    return text if isinstance(text, Target) else Target(text)
