"""A child process that does jobs for the fuzzers: it may hang, crash or eat memory, they may not.

One job is one line of JSON on standard input, one answer one line on standard output::

    {"argv": ["balance", "a.gpkg"]}            a command, as the console script would run it
    {"call": "plan", "path": "plan.toml"}      a reader of ``readers.py``

The answer tells ``outcome``: ``result``, ``refused`` (a SedpError, its sentence in three
languages) or ``broken`` with the traceback, and what it cost.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
import time
import traceback
import warnings
from pathlib import Path
from typing import Any

MEMORY_BYTES = 3 << 30  # of data: what is refused here is a bomb
_UNEXPECTED: list[str] = []


def main() -> None:
    """Answer until there is no more line."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # whatever a library prints must not stand among the answers
    warnings.simplefilter("ignore")
    logging.raiseExceptions = False  # what is said into the captured streams of an earlier job
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _listen()
    for line in sys.stdin:
        answers.write(json.dumps(answer(json.loads(line))) + "\n")
        answers.flush()


def _listen() -> None:
    """Keep the traceback of an error that nobody foresaw; the command says only a sentence."""
    from sedp_spatial import command

    shown = command._unexpected

    def kept(error: Exception) -> Any:
        _UNEXPECTED.append("".join(traceback.format_exception(error)))
        made = shown(error)
        Path(made.params["log"]).unlink(missing_ok=True)
        return made

    command._unexpected = kept


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """Do one job."""
    _UNEXPECTED.clear()
    _forget_peak()
    began = time.process_time()  # whatever else this machine does
    told = _command(job) if "argv" in job else _call(job)
    if _UNEXPECTED:
        told = {**told, "outcome": "broken", "trace": _UNEXPECTED[0]}
    return {**told, "seconds": round(time.process_time() - began, 3), "peak_mb": _peak_mb()}


def _command(job: dict[str, Any]) -> dict[str, Any]:
    from typer.testing import CliRunner

    from sedp_spatial.cli import app

    told = CliRunner().invoke(app, job["argv"])
    said = {"exit": told.exit_code, "stderr": told.stderr[-2000:], "stdout": told.stdout[-300:]}
    error = told.exception
    if error is not None and not isinstance(error, SystemExit):
        return {**said, "outcome": "broken", "trace": "".join(traceback.format_exception(error))}
    if told.exit_code not in (0, 1, 2):
        return {**said, "outcome": "broken", "trace": f"exit code {told.exit_code}"}
    if told.exit_code and not told.stderr.strip() and not told.stdout.strip():
        return {**said, "outcome": "broken", "trace": "not a word"}
    if "Traceback (most recent call last)" in told.stderr:
        return {**said, "outcome": "broken", "trace": told.stderr}
    return {**said, "outcome": "refused" if told.exit_code else "result"}


def _call(job: dict[str, Any]) -> dict[str, Any]:
    from sedp_spatial import SedpError
    from tests.reliability.readers import READERS

    try:
        READERS[job["call"]](Path(job["path"]))
    except SedpError as error:
        try:
            texts = {lang: error.text(lang) for lang in ("ky", "ru", "en")}
        except Exception as broken:
            return {"outcome": "broken", "trace": "".join(traceback.format_exception(broken))}
        if not all(text.strip() for text in texts.values()):
            return {"outcome": "broken", "trace": f"no sentence: {error.code}"}
        return {"outcome": "refused", "code": error.code, "stderr": texts["en"]}
    except Exception as error:
        return {"outcome": "broken", "trace": "".join(traceback.format_exception(error))}
    return {"outcome": "result"}


def _forget_peak() -> None:
    """The peak from here on; a kernel that does not allow it keeps the peak of the process."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def _peak_mb() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0


if __name__ == "__main__":
    main()
