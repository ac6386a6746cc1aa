"""Work in the background that QGIS shows in its task manager and can cancel."""

from __future__ import annotations

import threading
import traceback
from dataclasses import dataclass
from typing import Any, Callable, Collection

from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..runtime import adapter, child
from ..runtime.child_process import Child
from ..runtime.interpreter import beside, give_up
from ..runtime.job import CancelError, Job, Outcome, RunError
from ..runtime.spare import Spare
from ..translation import tr


@dataclass(frozen=True)
class Table:
    """A table of a result, kept after its files are gone."""

    names: list[str]
    rows: list[tuple[list[Any], Any]]
    legend: dict[str, Any]
    crs_wkt: str

    def dicts(self) -> list[dict[str, Any]]:
        """Each row by the names of its columns; ``wkb`` is the geometry."""
        return [
            {**{name: values[i] for i, name in enumerate(self.names)}, "wkb": wkb}
            for values, wkb in self.rows
        ]


@dataclass(frozen=True)
class Answer:
    """What the library gave."""

    numbers: dict[str, Any]
    notes: list[str]
    tables: dict[str, Table]


class _Feedback:
    """What the library reports to, as the adapter expects it."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def isCanceled(self) -> bool:
        return bool(self._task.isCanceled())

    def setProgress(self, percent: float) -> None:
        self._task.setProgress(percent)

    def pushInfo(self, text: str) -> None:
        self._task.said.emit(text)

    def pushDebugInfo(self, text: str) -> None:
        """Nothing that a planner needs to read."""


class Task(QgsTask):
    """A function that runs beside the main thread, and what follows on the main thread."""

    said = pyqtSignal(str)

    def __init__(
        self,
        title: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        problem: Callable[[RunError], None],
        ended: Callable[[], None],
    ) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._work, self._done, self._problem, self._ended = work, done, problem, ended
        self._value: Any = None
        self._error: RunError | None = None
        self._fine = False
        self.silent = False
        """Whether nobody is left to be told."""

    def run(self) -> bool:
        """On a thread of QGIS: let a thread of Python do the work, and wait for it.

        pyproj remembers its PROJ context by the thread of the system but gives it up with
        Python's own state of that thread. QGIS's pool uses its threads again, and Python's state
        of them ends with each task: the second task on a thread would read freed memory, and QGIS
        would crash. A thread that Python has started ends together with its state.
        """
        worker = threading.Thread(target=self._do, name=self.description(), daemon=True)
        worker.start()
        worker.join()
        return self._fine and not self.isCanceled()

    def _do(self) -> None:
        """Do it, and keep what went wrong for the main thread."""
        try:
            self._value = self._work(_Feedback(self))
            self._fine = True
        except CancelError:
            self._fine = False
        except RunError as error:
            self._error = error
        except Exception as error:
            text = tr("The work stopped: {reason}").format(reason=error)
            self._error = RunError(text, traceback.format_exc())

    def finished(self, fine: bool) -> None:
        """On the main thread: pass on what came out."""
        self._ended()
        if self.silent:
            return
        if self._error is not None:
            self._problem(self._error)
        elif fine:
            self._done(self._value)


def asking(job: Job, *wanted: str, spare: Spare | None = None) -> Callable[[Any], Answer]:
    """Work that asks the library and keeps the wanted tables.

    It goes beside QGIS wherever that is possible, even if QGIS itself could do it: loading the
    library alone makes Python look through all objects of QGIS for garbage, and the window would
    stand still meanwhile. What is asked click by click gives the spare child to use, and a new
    one is prepared for the next click.
    """

    def work(feedback: Any) -> Answer:
        interpreter = beside()
        if interpreter is not None:
            try:
                waiting = spare.take(interpreter) if spare is not None else None
                with child.run(job, feedback, waiting or Child(interpreter)) as outcome:
                    return _kept(outcome, wanted)
            except child.StartError:
                if interpreter.is_apart:  # what was prepared should work: say that it does not
                    raise
                give_up(interpreter)
                feedback.pushDebugInfo(f"{interpreter.python} did not start")
            finally:
                if spare is not None:
                    spare.prepare()
        with adapter.run(job, feedback) as outcome:
            return _kept(outcome, wanted)

    return work


def _kept(outcome: Outcome, wanted: Collection[str]) -> Answer:
    """What is wanted of an outcome, after whose context its files are gone."""
    tables = {
        name: Table(
            names=[column for column, _ in table.columns],
            rows=list(table.rows()),
            legend=table.legend,
            crs_wkt=table.crs_wkt,
        )
        for name, table in outcome.tables.items()
        if name in wanted
    }
    return Answer(outcome.numbers, outcome.notes, tables)
