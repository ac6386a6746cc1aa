"""Finished steps on disk: what a run need not work out again, and what it must not trust."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ..errors import OutputError, SedpError, UsageError
from ..layers.halfway import clear_halves
from ..layers.writing import replacing
from ..results import Result
from .nested import NotStorable
from .store import dump, load

FOLDER = "cache"
_ENDING = ".sedp"
_KEPT = 3  # a norm that is changed and changed back is found again


class Cache:
    """The finished steps of one output folder.

    ``cache/STEP/KEY.sedp`` holds a result, ``cache/STEP/last.json`` what the last one was made
    from and how long it took.
    """

    def __init__(self, out: Path) -> None:
        self.folder = out / FOLDER

    def get(self, step: str, key: str) -> Result | None:
        """The result of a step, None if it is not there or not whole.

        An entry that is cut short or was changed is taken away and worked out again.
        """
        path = self._path(step, key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        try:
            return load(data)
        except Exception:  # whatever a spoilt file makes a reader say, it is not trusted
            path.unlink(missing_ok=True)
            return None

    def has(self, step: str, key: str) -> bool:
        """Whether there is an entry, whole or not: for the guess of the remaining time."""
        return self._path(step, key).exists()

    def put(self, step: str, key: str, result: Result) -> bool:
        """Keep a result; False if it has no exact form and must be worked out every time."""
        try:
            data = dump(result)
        except (NotStorable, SedpError):
            return False
        path = self._path(step, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_bytes(data)
        self._forget_oldest(path)
        return True

    def last(self, step: str) -> dict[str, Any]:
        """What is known of the step's last run: ``from`` (ingredients) and ``seconds``."""
        try:
            read = json.loads((self.folder / step / "last.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return read if isinstance(read, dict) else {}

    def note(self, step: str, made_from: Mapping[str, str], seconds: float | None) -> None:
        """Remember what the step was made from, and how long it took if it ran."""
        known = self.last(step)
        told = {
            "from": dict(sorted(made_from.items())),
            "seconds": known.get("seconds") if seconds is None else round(seconds, 3),
        }
        path = self.folder / step / "last.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_text(json.dumps(told, indent=1), encoding="utf-8")

    def _path(self, step: str, key: str) -> Path:
        return self.folder / step / f"{key[:32]}{_ENDING}"

    def _forget_oldest(self, newest: Path) -> None:
        others = [entry for entry in newest.parent.glob(f"*{_ENDING}") if entry != newest]
        others.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
        for entry in others[_KEPT - 1 :]:
            entry.unlink(missing_ok=True)


@contextmanager
def only_run(out: Path) -> Iterator[None]:
    """Hold an output folder for one run; what a killed run left half done is cleared away.

    The lock is a transaction of SQLite: it ends with the process, however that ends, and works
    the same on every system.

    Raises
    ------
    UsageError
        If another run works in the folder.
    OutputError
        If the folder cannot be written to.
    """
    folder = out / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("error.no_right_to_write", path=str(out)) from error
    with closing(sqlite3.connect(folder / "lock.sqlite", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            code = "error.plan_busy" if "locked" in str(error) else "error.no_right_to_write"
            raise UsageError(code, path=str(out)) from error
        _clear_halves(out)
        yield
        lock.execute("ROLLBACK")


def _clear_halves(out: Path) -> None:
    """Remove the temporary folders of writes that never came to their end."""
    for place in (out, *(out / FOLDER).glob("*/"), *out.glob("*/")):
        clear_halves(place, unheld=True)
