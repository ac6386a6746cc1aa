"""The conversation with a child process: JSON lines both ways, and its end on request."""

from __future__ import annotations

import json
import queue
import subprocess  # nosec B404 - an argument list, never a shell
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, Mapping, Sequence

from ..translation import tr
from .job import CancelError, RunError

PROTOCOL = 1
SECONDS_TO_LEAVE = 3


class StartError(RunError):
    """The child ended before it said a word: this Python cannot do what it was started for."""


class Conversation:
    """A child process from its start to its end.

    Raises
    ------
    StartError
        If there is nothing to start.
    """

    def __init__(self, argv: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._process = _start(argv, environment, folder)
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._errors: list[str] = []
        self._readers = [
            threading.Thread(target=target, args=args, daemon=True)
            for target, args in (
                (_read_lines, (self._process.stdout, self._lines)),
                (_read_all, (self._process.stderr, self._errors)),
            )
        ]
        for reader in self._readers:
            reader.start()

    @property
    def is_alive(self) -> bool:
        """Whether the child is there."""
        return self._process.poll() is None

    def tell(self, **values: Any) -> None:
        """One line to the child, as JSON; one that has ended will not answer, which says it."""
        with suppress(OSError):
            self._process.stdin.write(json.dumps(values) + "\n")
            self._process.stdin.flush()

    def answer(self, feedback: Any) -> dict[str, Any]:
        """Pass on what the child reports until its result; it has ended by then.

        Raises
        ------
        StartError
            If it did not come so far as to greet.
        RunError
            With what it says went wrong, or that it ended without a result.
        CancelError
            If the user cancelled.
        """
        try:
            answer, greeted = _listen(self._lines, feedback)
        finally:
            self.end()
        if answer is None:
            detail = "".join(self._errors).strip()
            last = detail.splitlines()[-1] if detail else tr("it said nothing")
            text = tr("The child process stopped without a result: {reason}").format(reason=last)
            raise (RunError if greeted else StartError)(text, detail)
        return answer

    def end(self) -> None:
        """Let a finished child leave, and end one that is still at work."""
        _end(self._process)
        for reader in self._readers:
            reader.join(SECONDS_TO_LEAVE)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            with suppress(OSError):  # what was not written any more to a child that has ended
                stream.close()


def _start(
    argv: Sequence[str], environment: Mapping[str, str], folder: Path
) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(  # nosec B603 - the interpreter is the administrator's choice
            list(argv),
            env=dict(environment),
            cwd=str(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise StartError(
            tr("The interpreter {path} cannot be started: {reason}").format(
                path=argv[0], reason=error.strerror or error
            )
        ) from error


def _read_lines(stream: Any, lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _read_all(stream: Any, into: list[str]) -> None:
    into.extend(stream)


def _listen(lines: queue.Queue[str | None], feedback: Any) -> tuple[dict[str, Any] | None, bool]:
    """Pass events on until the result; None if the child ended without one.

    Also whether it greeted, as it does once it has found its library.
    """
    greeted = False
    while True:
        if feedback.isCanceled():
            raise CancelError
        try:
            line = lines.get(timeout=0.1)
        except queue.Empty:
            continue
        if line is None:
            return None, greeted
        event = _event(line)
        greeted = greeted or event.get("event") == "hello"
        if event.get("event") == "result":
            return event, greeted
        _hear(event, feedback)


def _event(line: str) -> dict[str, Any]:
    """A line as an event; anything that is not one (a library's print) counts as a remark."""
    try:
        event = json.loads(line)
    except ValueError:
        event = None
    return event if isinstance(event, dict) else {"event": "remark", "text": line.rstrip()}


def _hear(event: dict[str, Any], feedback: Any) -> None:
    kind = event.get("event")
    if kind == "progress":
        feedback.setProgress(100 * event["share"])
    elif kind == "message":
        feedback.pushInfo(event["text"])
    elif kind == "remark":
        feedback.pushDebugInfo(event["text"])
    elif kind == "hello":
        feedback.pushDebugInfo(f"SEDP Spatial {event['library']}, Python {event['python']}")
        if event["protocol"] != PROTOCOL:
            raise RunError(
                tr("The library in the plugin's folder is of another version; reinstall it.")
            )
    elif kind == "error":
        raise RunError(event["text"], event.get("detail", ""))


def _end(process: subprocess.Popen[str]) -> None:
    """Let a finished child leave, and end one that is still at work."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(SECONDS_TO_LEAVE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
