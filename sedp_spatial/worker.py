"""The child process of the QGIS plugin: one operation, layers in, tables out, JSON lines.

Where QGIS's own Python cannot hold the library, the plugin starts an interpreter that can, with
this module, tells it on standard input where the job file is, ``{"job": "…/job.json"}``, and the
job file says::

    {"protocol": 1, "operation": "balance", "lang": "ru", "title": "…",
     "parameters": {"by": "category"}, "mappings": {"parcels": {"fields": {…}}},
     "mapping_file": null, "exchange": "…/exchange.sqlite",
     "layers": {"parcels": {"name": "…", "crs": "WKT 2", "columns": [["KAD_NO", "text"], …]}}}

The layers lie in the exchange file, a SQLite table ``rows`` (``part`` says which layer, ``id``,
``geometry`` as WKB, ``cells`` as a JSON list), and the tables of the result are written beside
them in the same form. SQLite and not GeoPackage, because nothing may change on the way: neither
a field's name or type, nor a single polygon among multipolygons, nor the last digit of a number.

Standard output carries one JSON object per line, ``event`` being ``hello`` (the handshake),
``progress``, ``message``, ``result`` or ``error``. When standard input closes, the plugin is gone
and so is this process. Exit codes as on the command line.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import geopandas as gpd

from . import operations
from .errors import SedpError
from .operations import PlainTable, build_frame
from .version import __version__

PROTOCOL = 1
EXIT_ORPHANED = 3


class _JsonLines:
    """Tells the plugin how far the work is; being cancelled comes as a signal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def send(self, event: str, **values: Any) -> None:
        """One line on standard output."""
        self._stream.write(json.dumps({"event": event, **values}, ensure_ascii=True) + "\n")
        self._stream.flush()

    def progress(self, share: float) -> None:
        """Hear how much is done."""
        self.send("progress", share=share)

    def message(self, text: str) -> None:
        """Hear what is being done."""
        self.send("message", text=str(text))

    def is_cancelled(self) -> bool:
        """The plugin ends this process instead of asking it to stop."""
        return False


def main(argv: Sequence[str] | None = None) -> int:
    """Load the library, wait for a job as many seconds as the last argument says, and run it."""
    lines = _JsonLines(sys.stdout)
    lines.send("hello", protocol=PROTOCOL, library=__version__, python=platform.python_version())
    patience = threading.Timer(float((argv or sys.argv)[-1]), os._exit, (EXIT_ORPHANED,))
    patience.daemon = True
    patience.start()
    told = sys.stdin.readline()
    patience.cancel()
    if not told:
        return EXIT_ORPHANED
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    job = json.loads(Path(json.loads(told)["job"]).read_text("utf-8"))
    if job["protocol"] != PROTOCOL:
        lines.send("error", text=f"The plugin speaks protocol {job['protocol']}, not {PROTOCOL}.")
        return 2
    try:
        _run(job, lines)
    except SedpError as error:
        lines.send("error", code=error.code, text=error.text(job["lang"]), detail=str(error))
        return error.exit_code
    return 0


def _run(job: dict[str, Any], lines: _JsonLines) -> None:
    connection = sqlite3.connect(job["exchange"])
    with connection:
        frames = {
            name: read_frame(connection, name, layer) for name, layer in job["layers"].items()
        }
        lines.progress(0.1)
        outcome = operations.run(
            job["operation"],
            frames,
            job["parameters"],
            mappings=job.get("mappings"),
            mapping_file=job.get("mapping_file"),
            sources={name: layer.get("name", name) for name, layer in job["layers"].items()},
            lang=job["lang"],
            title=job.get("title", ""),
            feedback=lines,
        )
        tables = [write_table(connection, table) for table in outcome.tables]
    connection.close()
    lines.send(
        "result",
        numbers=outcome.numbers,
        notes=outcome.notes,
        summary=outcome.summary,
        tables=tables,
    )


def read_frame(
    connection: sqlite3.Connection, name: str, layer: dict[str, Any]
) -> gpd.GeoDataFrame:
    """A layer of the exchange file as a GeoDataFrame."""
    query = "SELECT id, geometry, cells FROM rows WHERE part = ? ORDER BY rowid"
    rows = connection.execute(query, (f"layer {name}",)).fetchall()
    values = [json.loads(cells) for _, _, cells in rows]
    columns = [
        (column, kind, [row[position] for row in values])
        for position, (column, kind) in enumerate(layer["columns"])
    ]
    return build_frame(
        columns, [wkb for _, wkb, _ in rows], layer["crs"], [number for number, _, _ in rows]
    )


def write_table(connection: sqlite3.Connection, table: PlainTable) -> dict[str, Any]:
    """Write a table of the result; what is returned is all but its rows."""
    geometry = table.geometry or [None] * len(table.rows)
    connection.executemany(
        "INSERT INTO rows VALUES (?, ?, ?, ?)",
        (
            (f"result {table.name}", position, wkb, json.dumps(row))
            for position, (wkb, row) in enumerate(zip(geometry, table.rows, strict=True))
        ),
    )
    return {
        "name": table.name,
        "columns": table.columns,
        "crs_wkt": table.crs_wkt,
        "legend": table.legend,
        "qml": table.qml,
        "has_geometry": table.geometry is not None,
    }


def _leave_with_parent() -> None:
    """End this process when the plugin's end of standard input closes."""
    sys.stdin.read()
    os._exit(EXIT_ORPHANED)


if __name__ == "__main__":
    sys.exit(main())
