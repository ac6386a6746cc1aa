"""What people write to name a database, a table in it, and what of that may be shown."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from ...errors import UsageError

PREFIXES = ("PG:", "postgresql:", "postgres:")
_OPTION = re.compile(r"\|(?=(?:layername|key|geometrytype|layerid)=)")
_WORD = re.compile(r"\s*(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s\\']|\\.)*)(?=\s|$)", re.DOTALL)
_NAME = r'(?:"(?:[^"]|"")+"|[^".()]+)'
_TABLE = re.compile(rf"(?:({_NAME})\.)?({_NAME})(?:\(({_NAME})\))?")
# Ours and OGR's words beside those of the connection itself.
_SCHEMA_WORDS = ("schema", "active_schema", "schemas")
_TABLE_WORDS = ("table", "tables")
# Enough to know the database by; never anything that lets somebody in.
_ELSEWHERE = {
    "service": "PGSERVICE", "host": "PGHOST", "port": "PGPORT", "dbname": "PGDATABASE",
    "user": "PGUSER",
}  # fmt: skip
_SHOWN = ("service", "host", "hostaddr", "port", "dbname", "user")


@dataclass(frozen=True)
class Address:
    """A database and, where they are named, a schema, a table and its columns.

    Attributes
    ----------
    parameters : mapping of str to str
        What the connection takes; a password may be among it, so it is never shown.
    schema, table, geometry, key : str or None
        The geometry column and the column that tells the rows of a view apart.
    """

    parameters: Mapping[str, str] = field(repr=False)
    schema: str | None = None
    table: str | None = None
    geometry: str | None = None
    key: str | None = None

    @property
    def shown(self) -> str:
        """The database as sentences, logs and records name it: without any secret."""
        words = [f"{k}={self.parameters[k]}" for k in _SHOWN if self.parameters.get(k)]
        if not words:  # all of it comes from the environment
            words = [f"{k}={os.environ[v]}" for k, v in _ELSEWHERE.items() if os.environ.get(v)]
        return "PG:" + " ".join(words)

    @property
    def full(self) -> str:
        """The database and the table, without any secret."""
        if self.table is None:
            return self.shown if self.schema is None else f"{self.shown} schema={self.schema}"
        name = self.table if self.schema is None else f"{self.schema}.{self.table}"
        return f"{self.shown}|layername={name}"

    def masked(self, text: str) -> str:
        """A text of the server or its client without the password."""
        secrets = [v for k, v in self.parameters.items() if "password" in k and v]
        for secret in sorted(secrets, key=len, reverse=True):
            text = text.replace(secret, "***")
        return text


def is_postgis(source: str) -> bool:
    """Whether a source is a PostgreSQL database.

    Examples
    --------
    >>> is_postgis("PG:dbname=land|layername=parcels"), is_postgis("parcels.gpkg")
    (True, False)
    """
    return source.startswith(PREFIXES)


def shown(source: str, layer: str | None = None) -> str:
    """A source for sentences: that of a database without its password, others as they are.

    Examples
    --------
    >>> shown("postgresql://aibek:***@server/land|layername=plan.parcels")
    'PG:host=server dbname=land user=aibek|layername=plan.parcels'
    """
    if not is_postgis(source):
        return source
    try:
        return address_of(source, layer).full
    except UsageError:
        return "PG:…"  # what cannot be taken apart may hold the password anywhere


def address_of(source: str, layer: str | None = None) -> Address:
    """Take a source apart.

    Parameters
    ----------
    source : str
        ``postgresql://USER@HOST:PORT/DATABASE?…`` or ``PG:KEY=VALUE …`` with the words of libpq
        (``service``, ``host``, ``port``, ``dbname``, ``user``, ``sslmode``, …) and ``schema``;
        after it ``|layername=TABLE`` and ``|key=COLUMN``.
    layer : str, optional
        ``TABLE``, ``SCHEMA.TABLE`` or ``SCHEMA.TABLE(GEOMETRY)``; a name with a full stop or a
        bracket in it stands in double quotes.

    Raises
    ------
    UsageError
        If it cannot be understood; the sentence does not repeat it.

    Examples
    --------
    >>> address_of("PG:service=land|layername=plan.parcels").table
    'parcels'
    """
    connection, *options = _OPTION.split(source)
    told = dict(option.split("=", 1) for option in options)
    words = _of_uri(connection) if "://" in connection[:13] else _of_words(connection)
    schema = next((words.pop(w) for w in _SCHEMA_WORDS if words.get(w)), None)
    table = next((words.pop(w) for w in _TABLE_WORDS if words.get(w)), None)
    for word in (*_SCHEMA_WORDS, *_TABLE_WORDS):
        words.pop(word, None)
    name = layer or told.get("layername") or table
    geometry = None
    if name:
        named, table, geometry = table_of(name)
        schema = named or schema
    return Address(words, schema, table, geometry, told.get("key"))


def table_of(name: str) -> tuple[str | None, str, str | None]:
    """Schema, table and geometry column of a name as people write it.

    Examples
    --------
    >>> table_of("plan.parcels"), table_of('"a.b"(geom)')
    (('plan', 'parcels', None), (None, 'a.b', 'geom'))
    """
    found = _TABLE.fullmatch(name.strip())
    if found is None:
        return None, name, None
    schema, table, geometry = (_bare(part) for part in found.groups())
    return schema, table or name, geometry


def _bare(name: str | None) -> str | None:
    if name is not None and name.startswith('"') and name.endswith('"') and len(name) > 2:
        return name[1:-1].replace('""', '"')
    return name


def _of_words(text: str) -> dict[str, str]:
    text = text.removeprefix("PG:").strip().strip('"')
    words, at = {}, 0
    while at < len(text) and text[at:].strip():
        found = _WORD.match(text, at)
        if found is None:
            raise UsageError("error.postgis_string")
        value = found[2]
        value = value[1:-1] if value.startswith("'") else value
        words[found[1]] = re.sub(r"\\(.)", r"\1", value)
        at = found.end()
    return words


def _of_uri(text: str) -> dict[str, str]:
    """The parts of a URI; one whose password has signs that part it is refused, not guessed."""
    try:
        parts = urlsplit(text.removeprefix("PG:"))
        queried = parse_qsl(parts.query, strict_parsing=True) if parts.query else []
    except ValueError:
        raise UsageError("error.postgis_string") from None
    user, _, hosts = parts.netloc.rpartition("@")
    name, _, password = user.partition(":")
    database = unquote(parts.path.removeprefix("/"))
    if "@" in parts.path or "/" in parts.path[1:] or parts.fragment:
        raise UsageError("error.postgis_string")
    pairs = [re.fullmatch(r"(\[[^\]]*\]|[^:\[\]]*)(?::(\d*))?", host) for host in hosts.split(",")]
    if not all(pairs):
        raise UsageError("error.postgis_string")
    told = {
        "user": unquote(name),
        "password": unquote(password),
        "host": ",".join(unquote(p[1]).strip("[]") for p in pairs if p),
        "port": ",".join(p[2] or "" for p in pairs if p).strip(","),
        "dbname": database,
    }
    return {key: value for key, value in {**told, **dict(queried)}.items() if value}
