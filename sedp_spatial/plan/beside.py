"""The documents of several languages at once, each made by a process of its own."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as StillBusy
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import SedpError
from ..messages import Message
from ..progress import Feedback, step
from .cache import Cache
from .desk import Shelf
from .documents import write_documents
from .engine import Chain
from .reading import Plan

_POLL_S = 0.3


@dataclass(frozen=True)
class Work:
    """What a process is told: it reads the results from the cache, so that little is handed over.

    Attributes
    ----------
    plan : Plan
    out : Path
        The output folder with its cache.
    keys : mapping of step to key
        Of the results.
    missing : mapping of step to Message
    folder : Path
        Where the documents are written; its parent is the stage, and without that all is in vain.
    lang : str
    """

    plan: Plan
    out: Path
    keys: Mapping[str, str]
    missing: Mapping[str, Message]
    folder: Path
    lang: str


@dataclass
class Beside:
    """Documents that are being made by other processes."""

    pool: ProcessPoolExecutor | None
    begun: dict[str, Future[None]] = field(default_factory=dict)

    def begin(self, name: str, work: Work) -> None:
        """Let a process do this; where none can be started, nothing happens."""
        if self.pool is None:
            return
        try:
            self.begun[name] = self.pool.submit(do_work, work)
        except (OSError, RuntimeError, NotImplementedError):
            self.pool = None

    def ended(self, name: str, feedback: Feedback | None, share: float) -> bool:
        """Wait for a process. False where nothing came of it, and the caller must do the work.

        Raises
        ------
        Cancelled
            If the user stops the run.
        SedpError
            What stopped the work.
        """
        future = self.begun.pop(name, None)
        while future is not None:
            step(feedback, share)
            try:
                future.result(_POLL_S)
            except StillBusy:
                continue
            except SedpError:
                raise
            except Exception:  # the process died, or could not be started: it is done here instead
                return False
            return True
        return False


@contextmanager
def beside(processes: int) -> Iterator[Beside]:
    """Up to so many processes; with one, all is done in this one."""
    if processes < 2:
        yield Beside(None)
        return
    pool: ProcessPoolExecutor | None
    try:
        # Spawned on every system: a fork of a process with threads, as QGIS is, may hang.
        pool = ProcessPoolExecutor(
            processes, multiprocessing.get_context("spawn"), initializer=_leave_stopping_to_parent
        )
    except (OSError, ImportError, NotImplementedError, ValueError):
        pool = None
    try:
        yield Beside(pool)
    finally:
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)


def do_work(work: Work) -> None:
    """Write the documents of one language in this process."""
    cache = Cache(work.out)
    chain = Chain(work.plan, (), cache, Shelf(work.plan), work.lang)
    for name, key in work.keys.items():
        result = cache.get(name, key)
        if result is None:
            raise LookupError(name)
        chain.parts[name] = result
    chain.missing.update(work.missing)
    work.folder.mkdir()
    write_documents(work.folder, chain, work.lang, _WhileWanted(work.folder.parent))


class _WhileWanted:
    """Feedback that says stop when the run that asked has ended and its stage is gone."""

    def __init__(self, stage: Path) -> None:
        self._stage = stage

    def progress(self, share: float) -> None:
        """The run that asked tells its own."""

    def message(self, text: str) -> None:
        """The run that asked tells its own."""

    def is_cancelled(self) -> bool:
        parent = multiprocessing.parent_process()
        return not self._stage.is_dir() or (parent is not None and not parent.is_alive())


def _leave_stopping_to_parent() -> None:
    """Ctrl-C reaches every process of a console; the run hears it and the others follow."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
