"""How long work tells its caller where it stands, and hears that it should stop."""

from __future__ import annotations

from typing import Protocol

from .errors import Cancelled


class Feedback(Protocol):
    """What a caller may pass as ``feedback``: QGIS, the console and the child process do."""

    def progress(self, share: float) -> None:
        """Hear how much is done, from 0 to 1."""

    def message(self, text: str) -> None:
        """Hear what is being done."""

    def is_cancelled(self) -> bool:
        """Answer whether the user wants to stop."""


def step(feedback: Feedback | None, share: float, text: str | None = None) -> None:
    """Report a step, and stop the work here if the user asked for it.

    Raises
    ------
    Cancelled
        If the caller's feedback says so.
    """
    if feedback is None:
        return
    if feedback.is_cancelled():
        raise Cancelled()
    if text is not None:
        feedback.message(text)
    feedback.progress(share)


class Part:
    """A stretch of somebody else's progress: 0…1 here is ``start``…``end`` there."""

    def __init__(self, feedback: Feedback, start: float, end: float) -> None:
        self._feedback = feedback
        self._start = start
        self._length = end - start

    def progress(self, share: float) -> None:
        """Pass the share on, scaled to this stretch."""
        self._feedback.progress(self._start + share * self._length)

    def message(self, text: str) -> None:
        """Pass the sentence on."""
        self._feedback.message(text)

    def is_cancelled(self) -> bool:
        """Ask the caller."""
        return self._feedback.is_cancelled()


def part(feedback: Feedback | None, start: float, end: float) -> Feedback | None:
    """Give a called function its stretch of the whole progress."""
    return None if feedback is None else Part(feedback, start, end)
