"""The library in QGIS's own Python."""

from __future__ import annotations

import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, Queue
from threading import Event
from typing import Any, Callable

from ..translation import tr
from .job import CancelError, Job, Outcome, ResultTable, RunError

_LISTEN_S = 0.05
"""How long QGIS waits for a word before it is asked again whether to stop."""


class _Relay:
    """Carries what the library says over to the thread of QGIS's feedback, and its wish back."""

    def __init__(self) -> None:
        self._said: Queue[Callable[[Any], None]] = Queue()
        self._cancelled = Event()

    def progress(self, share: float) -> None:
        self._said.put(lambda feedback: feedback.setProgress(100 * share))

    def message(self, text: str) -> None:
        self._said.put(lambda feedback: feedback.pushInfo(str(text)))

    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Let the library stop at its next step."""
        self._cancelled.set()

    def pass_on(self, feedback: Any, wait: float) -> None:
        """Tell QGIS what was said next, waiting a little for it, and hear whether to stop."""
        with suppress(Empty):
            self._said.get(timeout=wait)(feedback)
        if feedback.isCanceled():
            self.cancel()

    def say_the_rest(self, feedback: Any) -> None:
        """Tell QGIS what has not been told yet."""
        while not self._said.empty():
            self._said.get()(feedback)


def run(job: Job, feedback: Any) -> Outcome:
    """Run a job, the library on a thread of its own that ends with it.

    QGIS lends out its threads again and again, and pyproj before 3.8 keeps a context per thread
    that does not survive this: the second run of an algorithm brought QGIS down. What belongs to
    QGIS, layers and feedback, is touched on the thread that was asked.
    """
    columns = {name: _columns(layer, feedback) for name, layer in job.layers.items()}
    relay = _Relay()
    with ThreadPoolExecutor(max_workers=1) as pool:
        work = pool.submit(_run, job, columns, relay)
        try:
            while not work.done():
                relay.pass_on(feedback, _LISTEN_S)
        except BaseException:  # Ctrl-C too: nobody waits for the end of what is not wanted
            relay.cancel()
            raise
        relay.say_the_rest(feedback)
        return work.result()


def _run(job: Job, columns: dict[str, Any], relay: _Relay) -> Outcome:
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
            feedback=relay,
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
        qml=table.qml,
    )
