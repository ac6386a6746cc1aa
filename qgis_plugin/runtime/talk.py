"""The conversation with a child process: what it says as JSON lines, and its end on request."""

from __future__ import annotations

import json
import queue
import subprocess  # nosec B404 - an argument list, never a shell
import threading
from pathlib import Path
from typing import Any, Mapping, Sequence

from ..translation import tr
from .job import CancelError, RunError

PROTOCOL = 1
SECONDS_TO_LEAVE = 3


class StartError(RunError):
    """The child ended before it said a word: this Python cannot do what it was started for."""


def talk(
    argv: Sequence[str], environment: Mapping[str, str], folder: Path, feedback: Any
) -> dict[str, Any]:
    """Start a child in a folder, pass on what it reports, and return its result.

    Raises
    ------
    StartError
        If it did not come so far as to greet.
    RunError
        With what it says went wrong, or that it ended without a result.
    CancelError
        If the user cancelled; the child has ended by then.
    """
    errors: list[str] = []
    process = _start(argv, environment, folder)
    lines: queue.Queue[str | None] = queue.Queue()
    readers = [
        threading.Thread(target=_read_lines, args=(process.stdout, lines), daemon=True),
        threading.Thread(target=_read_all, args=(process.stderr, errors), daemon=True),
    ]
    for reader in readers:
        reader.start()
    try:
        answer, greeted = _listen(lines, feedback)
    finally:
        _end(process)
        for reader in readers:
            reader.join(SECONDS_TO_LEAVE)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()
    if answer is None:
        detail = "".join(errors).strip()
        last = detail.splitlines()[-1] if detail else tr("it said nothing")
        text = tr("The child process stopped without a result: {reason}").format(reason=last)
        raise (RunError if greeted else StartError)(text, detail)
    return answer


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
