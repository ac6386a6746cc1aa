"""A PostgreSQL of the tests' own: in a temporary folder, on the loopback, gone at the end."""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = "sedp_template"


@dataclass(frozen=True)
class Database:
    """One database of the cluster."""

    host: str
    port: int
    name: str
    user: str
    password: str = field(repr=False)

    def uri(self, query: str = "") -> str:
        """With the password in it, as careless people write it."""
        place = f"{self.host}:{self.port}/{self.name}"
        return f"postgresql://{self.user}:{quote(self.password)}@{place}{query}"

    def words(self, more: str = "") -> str:
        password = self.password.replace("\\", "\\\\").replace("'", "\\'")
        return (
            f"PG:host={self.host} port={self.port} dbname={self.name} user={self.user}"
            f" password='{password}' {more}".strip()
        )

    def connect(self, **options: object) -> psycopg.Connection:
        return psycopg.connect(self.uri(), autocommit=True, **options)

    def run(self, *statements: str) -> None:
        with self.connect() as connection:
            for statement in statements:
                connection.execute(statement)

    def rows(self, query: str) -> list[tuple]:
        with self.connect() as connection:
            return connection.execute(query).fetchall()

    def user_of(self, user: str, password: str) -> Database:
        return Database(self.host, self.port, self.name, user, password)


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    port: int
    password: str = field(repr=False)

    def database(self, name: str) -> Database:
        """A new database with PostGIS."""
        server = Database("127.0.0.1", self.port, "postgres", "sedp_owner", self.password)
        with server.connect() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(name), sql.Identifier(TEMPLATE)
                )
            )
        return Database(server.host, server.port, name, server.user, server.password)


def programs() -> Path | None:
    """The folder that tools/postgis_environment.py finds."""
    tool = ROOT / "tools" / "postgis_environment.py"
    done = subprocess.run(
        [sys.executable, str(tool), "--list"], capture_output=True, text=True, check=False
    )
    said = done.stdout.strip()
    return Path(said) if said else None


@contextmanager
def running(folder_of_programs: Path) -> Iterator[Cluster]:
    """Make a cluster, start it, and take it away whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="sedp-postgis-"))
    data, password = folder / "data", secrets.token_hex(16)
    secret = folder / "password"
    secret.write_text(password, encoding="utf-8")
    other = _other_user()
    if other is not None:
        for path in (folder, secret):
            shutil.chown(path, other, other)
    before = [] if other is None else ["runuser", "-u", other, "--"]

    def call(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*before, str(folder_of_programs / program), *arguments], cwd=folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}")

    stop = _Stop(call, data, folder)
    atexit.register(stop)
    try:
        call("initdb", "-D", str(data), "-U", "sedp_owner", "--encoding=UTF8", "--no-locale",
             "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync")  # fmt: skip
        port = _start(call, data, folder)
        owner = Database("127.0.0.1", port, "postgres", "sedp_owner", password)
        owner.run(f"CREATE DATABASE {TEMPLATE}")
        Database("127.0.0.1", port, TEMPLATE, "sedp_owner", password).run(
            "CREATE EXTENSION postgis"
        )
        yield Cluster(port, password)
    finally:
        stop()
        atexit.unregister(stop)


def _start(call: object, data: Path, folder: Path) -> int:
    """Start the server on a port that is free; another program may take it in between."""
    settings = {
        "listen_addresses": "127.0.0.1", "unix_socket_directories": folder, "fsync": "off",
        "full_page_writes": "off", "shared_buffers": "32MB", "jit": "off",
        "max_connections": 40, "timezone": "UTC",
    }  # fmt: skip
    for left in reversed(range(3)):
        port = _free_port()
        told = " ".join(f"-c {k}='{v}'" for k, v in {**settings, "port": port}.items())
        try:
            call("pg_ctl", "-D", str(data), "-o", told, "-l", str(folder / "log"), "-w", "start")
        except RuntimeError:
            if not left:
                raise
            continue
        return port
    raise AssertionError("unreachable")


class _Stop:
    """Ends the server and removes its folder, once."""

    def __init__(self, call: object, data: Path, folder: Path) -> None:
        self._call, self._data, self._folder = call, data, folder

    def __call__(self) -> None:
        if (self._data / "postmaster.pid").exists():
            self._call("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)


def _other_user() -> str | None:
    """PostgreSQL refuses to run as root: the user that its package made."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return "postgres" if is_root else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(condition: object, seconds: float = 120.0) -> None:
    """Wait for something that another process or thread does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
