"""A job in a child interpreter that has the library.

Layers and tables cross in one SQLite file (see ``sedp_spatial/worker.py``), progress comes as
JSON lines.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Iterator

from ..settings import child_python
from .child_process import Child
from .interpreter import Interpreter
from .job import CancelError, InputLayer, Job, Outcome, ResultTable
from .talk import PROTOCOL, StartError

__all__ = ["StartError", "run"]


@contextmanager
def run(job: Job, feedback: Any, child: Child | None = None) -> Iterator[Outcome]:
    """Run a job in a child; its files are gone when the context closes.

    Without a child it is one of the child environment, which loads the library while the layers
    are written for it.
    """
    child = child or Child(Interpreter(child_python(), is_apart=True))
    try:
        exchange = child.folder / "exchange.sqlite"
        with closing(sqlite3.connect(str(exchange))) as connection, connection:
            connection.execute("CREATE TABLE rows (part TEXT, id INTEGER, geometry BLOB, cells)")
            for name, layer in job.layers.items():
                _write_layer(connection, name, layer, feedback)
        job_file = child.folder / "job.json"
        job_file.write_text(json.dumps(_job(job, exchange)), encoding="utf-8")
        child.tell(job=str(job_file))
        answer = child.answer(feedback)
        with closing(sqlite3.connect(str(exchange))) as connection:
            tables = {head["name"]: _table(connection, head) for head in answer["tables"]}
            yield Outcome(answer["numbers"], answer["notes"], answer["summary"], tables)
    finally:
        child.leave()


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
