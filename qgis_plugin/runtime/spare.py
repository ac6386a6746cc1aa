"""A child that waits for the next click, so that its answer need not wait for the library."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from typing import Iterator

from .child_process import PATIENCE_S, Child
from .interpreter import Interpreter, beside
from .talk import StartError

NEARLY_LEAVING_S = 30


class Spare:
    """At most one child, for whoever takes it first; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._is_closed = False
        self._holds = 0

    def prepare(self) -> None:
        """Start a child in the background, unless one is there."""
        threading.Thread(target=self._prepare, daemon=True).start()

    def _prepare(self) -> None:
        interpreter = beside()
        with self._lock:
            if interpreter is None or self._is_closed or self._holds:
                return
            if _is_fit(self._child, interpreter):
                return
            unfit, self._child = self._child, None
            with suppress(StartError):  # the job itself will say why
                self._child = Child(interpreter)
        _leave(unfit)

    def take(self, interpreter: Interpreter) -> Child | None:
        """The child, if it is there and runs in this interpreter."""
        with self._lock:
            child, self._child = self._child, None
        if _is_fit(child, interpreter):
            return child
        _leave(child)
        return None

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """No child waits within this context, whose interpreter may change meanwhile."""
        with self._lock:
            self._holds += 1
        self._dismiss()
        try:
            yield
        finally:
            with self._lock:
                self._holds -= 1

    def close(self) -> None:
        """Send the child away, and start no other any more."""
        with self._lock:
            self._is_closed = True
        self._dismiss()

    def _dismiss(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        _leave(child)


def _is_fit(child: Child | None, interpreter: Interpreter) -> bool:
    if child is None or child.interpreter != interpreter or not child.is_alive:
        return False
    return time.monotonic() - child.started < PATIENCE_S - NEARLY_LEAVING_S


def _leave(child: Child | None) -> None:
    if child is not None:
        child.leave()
