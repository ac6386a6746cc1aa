"""The library in a child interpreter with its own virtual environment.

Layers and tables cross in one SQLite file (see ``sedp_spatial/worker.py``), progress comes as
JSON lines. The child gets a scrubbed environment: QGIS sets variables for its own Python, PROJ
and GDAL that would lead another interpreter astray.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Iterator

from ..settings import child_python
from .interpreter import Interpreter
from .job import CancelError, InputLayer, Job, Outcome, ResultTable
from .talk import PROTOCOL, StartError, talk

__all__ = ["StartError", "run", "scrubbed_environment"]
SHIPPED = Path(__file__).resolve().parents[2]
"""The folder that holds the plugin's own copy of the library."""
BOOTSTRAP = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from sedp_spatial.worker import main; sys.exit(main())"
)
LED_ASTRAY = ("PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH", "LD_LIBRARY_PATH")


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
        answer = _ask(job_file, feedback, chosen)
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


def _ask(job_file: Path, feedback: Any, interpreter: Interpreter) -> dict[str, Any]:
    """Start the child, pass on what it reports, and return its result."""
    options = ["-I"] if interpreter.is_apart else []
    argv = [str(interpreter.python), *options, "-X", "utf8", "-c", BOOTSTRAP]
    environment = scrubbed_environment() if interpreter.is_apart else dict(os.environ)
    return talk([*argv, str(SHIPPED), str(job_file)], environment, job_file.parent, feedback)
