"""Put written tables in the places of the old ones: all at once, for every reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ...errors import OutputError
from ...progress import Feedback
from . import registry
from .address import Address
from .cells import free_name
from .connection import psycopg, sentences, sql
from .filling import KEY, SHAPE, staged_name
from .locking import hold_tables


@dataclass
class Staged:
    """Tables that are written and not yet in their places.

    Attributes
    ----------
    rows : list of dict
        name, title, geometry, rows, columns, sha256 of each.
    """

    connection: Any
    address: Address
    old: list[str]
    patience_s: float
    feedback: Feedback | None
    finish: Callable[[list[dict[str, Any]]], None]
    rows: list[dict[str, Any]] = field(default_factory=list)

    def swap(self) -> None:
        """Put all tables in their places and end the transaction: all of it happens, or nothing.

        Raises
        ------
        OutputError
            If somebody reads the old tables for too long, or builds on them.
        Cancelled
        """
        connection = self.connection
        with sentences(self.address, writing=True):
            hold_tables(connection, self.address, self.old, patience_s=self.patience_s,
                        feedback=self.feedback)  # fmt: skip
            rights = {name: _rights(connection, self.address, name) for name in self.old}
            for name in self.old:
                self._drop(name)
            self._rename(registry.relations(connection, self.address))
            for name, given in rights.items():
                if name in {row["name"] for row in self.rows}:
                    _give_rights(connection, self.address, name, given)
            self.finish(self.rows)
            connection.commit()

    def _rename(self, used: set[str]) -> None:
        """First the tables, whose names are fixed, then the indexes beside them."""
        for place, row in enumerate(self.rows):
            self._name("TABLE", staged_name(place), row["name"])
            used.add(row["name"])
        for place, row in enumerate(self.rows):
            for ending in (KEY, SHAPE) if row["geometry"] else (KEY,):
                wanted = free_name(f"{row['name']}{ending}", used)
                self._name("INDEX", f"{staged_name(place)}{ending}", wanted)
                used.add(wanted)

    def _name(self, kind: str, old: str, new: str) -> None:
        s = sql()
        self.connection.execute(
            s.SQL("ALTER {} {} RENAME TO {}").format(
                s.SQL(kind), s.Identifier(self.address.schema, old), s.Identifier(new)
            )
        )

    def _drop(self, name: str) -> None:
        s = sql()
        try:
            self.connection.execute(
                s.SQL("DROP TABLE {}").format(s.Identifier(self.address.schema, name))
            )
        except psycopg().errors.DependentObjectsStillExist as error:
            found = (error.diag.message_detail or "").splitlines()[:1]
            raise OutputError(
                "error.postgis_built_on", database=self.address.full, table=name,
                reason=found[0] if found else "",
            ) from None  # fmt: skip


def _rights(connection: Any, address: Address, name: str) -> list[Any]:
    """What others may do with a table; the new one gives them the same."""
    return list(
        connection.execute(
            "SELECT g.rolname::text, a.privilege_type, a.is_grantable"
            " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace,"
            " LATERAL aclexplode(c.relacl) a LEFT JOIN pg_catalog.pg_roles g ON g.oid = a.grantee"
            " WHERE n.nspname = %s AND c.relname = %s AND a.grantee <> c.relowner",
            (address.schema, name),
        ).fetchall()
    )


def _give_rights(connection: Any, address: Address, name: str, rights: list[Any]) -> None:
    s = sql()
    for role, privilege, grantable in rights:
        connection.execute(
            s.SQL("GRANT {} ON {} TO {}{}").format(
                s.SQL(privilege),  # a word of PostgreSQL's own list
                s.Identifier(address.schema, name),
                s.SQL("PUBLIC") if role is None else s.Identifier(role),
                s.SQL(" WITH GRANT OPTION" if grantable else ""),
            )
        )
