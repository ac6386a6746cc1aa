"""Folders for what is not finished: whoever is killed leaves one, and the next to write clears it.

Each holds a file that its owner keeps locked (POSIX) or open (Windows, where an open file cannot be
deleted). Both end with the process, however it ends, so that a dead folder is told from one in use
without looking at clocks or process numbers.
"""

from __future__ import annotations

import contextlib
import importlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

from ..optional import has

PREFIX = ".sedp-"
_HELD = ".held"


@contextmanager
def halfway(parent: Path) -> Iterator[Path]:
    """A new folder in ``parent``, gone at the end; the folders of the dead are cleared first.

    Raises
    ------
    OSError
        If nothing can be written there.
    """
    clear_halves(parent)
    folder = Path(mkdtemp(prefix=PREFIX, dir=parent))
    try:
        with _holding(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _holding(folder: Path) -> Iterator[None]:
    """Keep the folder for ourselves; it never shows a file to hold it that is not held yet."""
    if has("fcntl"):
        unnamed = folder / f"{_HELD}-soon"
        with unnamed.open("wb") as held:
            _lock(held)
            unnamed.rename(folder / _HELD)  # the lock goes along
            yield
    else:
        with (folder / _HELD).open("wb"):
            yield


def clear_halves(parent: Path, *, unheld: bool = False) -> None:
    """Remove the folders of writers that are no more.

    Parameters
    ----------
    parent : Path
    unheld : bool
        Also those in which no file tells whether their owner lives: for a caller who knows that
        nobody else writes there.
    """
    try:
        found = [entry for entry in parent.iterdir() if entry.name.startswith(PREFIX)]
    except OSError:
        return
    for folder in found:
        held = folder / _HELD
        with contextlib.suppress(OSError):  # what cannot be cleared now is cleared another time
            if not held.is_file():
                if unheld:
                    shutil.rmtree(folder, ignore_errors=True)
                continue
            if has("fcntl"):
                with held.open("rb") as opened:
                    _lock(opened)
                    shutil.rmtree(folder, ignore_errors=True)
            else:
                held.unlink()  # refused by Windows while the owner lives
                shutil.rmtree(folder, ignore_errors=True)


def _lock(file: IO[bytes]) -> None:
    """Take the lock that ends with the process, or raise where another holds it."""
    if has("fcntl"):
        fcntl = importlib.import_module("fcntl")
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
