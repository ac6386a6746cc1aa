"""The library in a child interpreter with its own virtual environment.

Layers and tables cross in one SQLite file (see ``sedp_spatial/worker.py``), progress comes as
JSON lines. The child gets a scrubbed environment: QGIS sets variables for its own Python, PROJ
and GDAL that would lead another interpreter astray.
"""

from __future__ import annotations

import json
import os
import queue
import sqlite3
import subprocess  # nosec B404 - an argument list, never a shell
import sys
import tempfile
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Iterator

from ..settings import child_python
from ..translation import tr
from .interpreter import Interpreter
from .job import CancelError, InputLayer, Job, Outcome, ResultTable, RunError

PROTOCOL = 1
SHIPPED = Path(__file__).resolve().parents[2]
"""The folder that holds the plugin's own copy of the library."""
BOOTSTRAP = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from sedp_spatial.worker import main; sys.exit(main())"
)
LED_ASTRAY = ("PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH", "LD_LIBRARY_PATH")
SECONDS_TO_LEAVE = 3


class StartError(RunError):
    """The child ended before it said a word: this Python cannot run the library."""


@contextmanager
def run(job: Job, feedback: Any, interpreter: Interpreter | None = None) -> Iterator[Outcome]:
    """Run a job in a child; its files are gone when the context closes.

    Without an interpreter it is that of the child environment.
    """
    chosen = interpreter or Interpreter(child_python(), is_apart=True)
    with tempfile.TemporaryDirectory(prefix="sedp-") as folder:
        exchange = Path(folder) / "exchange.sqlite"
        with closing(sqlite3.connect(str(exchange))) as connection, connection:
            connection.execute("CREATE TABLE rows (part TEXT, id INTEGER, geometry BLOB, cells)")
            for name, layer in job.layers.items():
                _write_layer(connection, name, layer, feedback)
        job_file = Path(folder) / "job.json"
        job_file.write_text(json.dumps(_job(job, exchange)), encoding="utf-8")
        answer = _talk(job_file, feedback, chosen)
        with closing(sqlite3.connect(str(exchange))) as connection:
            tables = {head["name"]: _table(connection, head) for head in answer["tables"]}
            yield Outcome(answer["numbers"], answer["notes"], answer["summary"], tables)


def scrubbed_environment() -> dict[str, str]:
    """The environment of QGIS without what is meant for QGIS alone."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "DYLD_")) and name not in LED_ASTRAY
    }
    if sys.platform == "win32":  # QGIS's folders of DLLs must not serve the child's packages
        root = os.environ.get("SYSTEMROOT", r"C:\Windows")
        kept["PATH"] = os.pathsep.join([str(Path(root, "System32")), root])
    return kept


def _job(job: Job, exchange: Path) -> dict[str, Any]:
    return {
        "protocol": PROTOCOL,
        "operation": job.operation,
        "lang": job.language,
        "title": job.title,
        "parameters": job.parameters,
        "mappings": job.mappings,
        "mapping_file": job.mapping_file,
        "exchange": str(exchange),
        "layers": {
            name: {"name": layer.name, "crs": layer.crs_wkt, "columns": layer.columns}
            for name, layer in job.layers.items()
        },
    }


def _write_layer(
    connection: sqlite3.Connection, name: str, layer: InputLayer, feedback: Any
) -> None:
    def rows() -> Iterator[tuple[str, int, bytes | None, str]]:
        for identifier, wkb, values in layer.rows():
            if feedback.isCanceled():
                raise CancelError
            yield f"layer {name}", identifier, wkb, json.dumps(values)

    connection.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", rows())


def _table(connection: sqlite3.Connection, head: dict[str, Any]) -> ResultTable:
    def rows() -> Iterator[tuple[list[Any], bytes | None]]:
        part = (f"result {head['name']}",)
        query = "SELECT geometry, cells FROM rows WHERE part = ? ORDER BY rowid"
        for wkb, cells in connection.execute(query, part):
            yield json.loads(cells), wkb

    return ResultTable(
        name=head["name"],
        columns=[(name, kind) for name, kind in head["columns"]],
        crs_wkt=head["crs_wkt"],
        has_geometry=head["has_geometry"],
        legend=head["legend"],
        rows=rows,
        qml=head.get("qml", ""),
    )


# --- the conversation -----------------------------------------------------------------------


def _talk(job_file: Path, feedback: Any, interpreter: Interpreter) -> dict[str, Any]:
    """Start the child, pass on what it reports, and return its result."""
    errors: list[str] = []
    process = _start(job_file, interpreter)
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


def _start(job_file: Path, interpreter: Interpreter) -> subprocess.Popen[str]:
    options = ["-I"] if interpreter.is_apart else []
    argv = [str(interpreter.python), *options, "-X", "utf8", "-c", BOOTSTRAP]
    try:
        return subprocess.Popen(  # nosec B603 - the interpreter is the administrator's choice
            [*argv, str(SHIPPED), str(job_file)],
            env=scrubbed_environment() if interpreter.is_apart else dict(os.environ),
            cwd=str(job_file.parent),
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
                path=interpreter.python, reason=error.strerror or error
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
