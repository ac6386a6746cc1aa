"""The library in QGIS's own Python."""

from __future__ import annotations

import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..translation import tr
from .job import CancelError, Job, Outcome, ResultTable, RunError


class _Feedback:
    """What the library reports to, passed on to QGIS."""

    def __init__(self, feedback: Any) -> None:
        self._feedback = feedback

    def progress(self, share: float) -> None:
        self._feedback.setProgress(100 * share)

    def message(self, text: str) -> None:
        self._feedback.pushInfo(str(text))

    def is_cancelled(self) -> bool:
        return bool(self._feedback.isCanceled())


def run(job: Job, feedback: Any) -> Outcome:
    """Run a job, the library on a thread of its own that ends with it.

    QGIS lends out its threads again and again, and pyproj before 3.8 keeps a context per thread
    that does not survive this: the second run of an algorithm brought QGIS down. What QGIS holds
    is read on the thread that was asked.
    """
    columns = {name: _columns(layer, feedback) for name, layer in job.layers.items()}
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(_run, job, columns, feedback).result()


def _run(job: Job, columns: dict[str, Any], feedback: Any) -> Outcome:
    """The library is imported on first use and never at start-up."""
    from ...sedp_spatial import operations
    from ...sedp_spatial.errors import Cancelled, SedpError

    try:
        frames = {name: operations.build_frame(*parts) for name, parts in columns.items()}
        outcome = operations.run(
            job.operation,
            frames,
            job.parameters,
            mappings=job.mappings,
            mapping_file=job.mapping_file,
            sources={name: layer.name for name, layer in job.layers.items()},
            lang=job.language,
            title=job.title,
            feedback=_Feedback(feedback),
        )
    except Cancelled as error:
        raise CancelError from error
    except SedpError as error:
        raise RunError(error.text(job.language), str(error)) from error
    except CancelError:
        raise
    except Exception as error:
        raise RunError(
            tr("The calculation failed: {reason}. Details are in the log.").format(reason=error),
            traceback.format_exc(),
        ) from error
    tables = {table.name: _table(table) for table in outcome.tables}
    return Outcome(outcome.numbers, outcome.notes, outcome.summary, tables)


def _columns(layer: Any, feedback: Any) -> tuple[Any, ...]:
    """A layer's columns, outlines, CRS and feature ids."""
    ids, geometry, values = [], [], []
    for identifier, wkb, row in layer.rows():
        if feedback.isCanceled():
            raise CancelError
        ids.append(identifier)
        geometry.append(wkb)
        values.append(row)
    columns = [
        (name, kind, [row[i] for row in values]) for i, (name, kind) in enumerate(layer.columns)
    ]
    return columns, geometry, layer.crs_wkt, ids


def _table(table: Any) -> ResultTable:
    geometry = table.geometry or [None] * len(table.rows)
    return ResultTable(
        name=table.name,
        columns=table.columns,
        crs_wkt=table.crs_wkt,
        has_geometry=table.geometry is not None,
        legend=table.legend,
        rows=lambda: ((row, geometry[i]) for i, row in enumerate(table.rows)),
    )
