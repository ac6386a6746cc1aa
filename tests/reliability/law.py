"""The law: every input gives a result or a sentence, in time, in memory, and touches nothing else.

A job runs in a child process (``worker.py``); what it may read lies in a folder of its own, which
is looked at before and after.
"""

from __future__ import annotations

import hashlib
import json
import selectors
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS = 20.0
PEAK_MB = 2048.0
_FIRST = 120.0  # the first answer waits for the imports, on however busy a machine
_PATIENCE = 5.0  # jobs have so much more time by the clock than of the processor


class Child:
    """A worker that is started again whenever a job was its end."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self.last: dict[str, Any] = {}

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._end()

    def ask(self, job: dict[str, Any]) -> dict[str, Any]:
        """The worker's answer, or ``broken`` where it hung or died."""
        self.last = self._answer(job)
        return self.last

    def _answer(self, job: dict[str, Any]) -> dict[str, Any]:
        fresh = self._process is None
        process = self._process or self._begin()
        assert process.stdin and process.stdout
        process.stdin.write(json.dumps(job) + "\n")
        process.stdin.flush()
        with selectors.DefaultSelector() as waiting:
            waiting.register(process.stdout, selectors.EVENT_READ)
            ready = waiting.select(_PATIENCE * self._seconds + (_FIRST if fresh else 0.0))
        if not ready:
            self._end()
            return {"outcome": "broken", "trace": f"no answer in {_PATIENCE * self._seconds} s"}
        line = process.stdout.readline()
        if not line:
            code = process.wait()
            self._end()
            return {"outcome": "broken", "trace": f"the interpreter ended with {code}"}
        told: dict[str, Any] = json.loads(line)
        if told["outcome"] != "broken" and told["seconds"] > self._seconds:
            told |= {"outcome": "broken", "trace": f"{told['seconds']} s"}
        if told["outcome"] != "broken" and told["peak_mb"] > PEAK_MB:
            told |= {"outcome": "broken", "trace": f"{told['peak_mb']} MB"}
        if told["peak_mb"] > PEAK_MB:
            self._end()
        return told

    def _begin(self) -> subprocess.Popen[str]:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.worker"],
            cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, encoding="utf-8",
        )  # fmt: skip
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()
            self._process = None


def standing(folder: Path) -> dict[str, str]:
    """Everything in a folder with its hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in sorted(folder.rglob("*"))
    }


def breach(child: Child, job: dict[str, Any], folder: Path) -> str | None:
    """How a job broke the law; nothing if it did not. ``folder`` holds its inputs."""
    before = standing(folder)
    told = child.ask(job)
    if told["outcome"] == "broken":
        return str(told["trace"])
    after = standing(folder)
    if before != after:
        changed = {name for name in before | after if before.get(name) != after.get(name)}
        return f"written or changed: {sorted(changed)}"
    return None


def assert_lawful(breaches: dict[str, str]) -> None:
    """Fail with every breach, the last lines of each."""
    told = [f"{name}: " + "\n    ".join(why.splitlines()[-6:]) for name, why in breaches.items()]
    assert not breaches, f"{len(breaches)} broke the law\n" + "\n".join(told[:20])
