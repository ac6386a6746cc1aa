"""Work on the main thread that has to be done there: a step at a time, answering in between."""

from __future__ import annotations

from typing import Callable, Iterator

from qgis.PyQt.QtCore import QTimer

from ..runtime.job import RunError


class Steps:
    """Takes one step of an iterator each time that QGIS has nothing else to do."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self._steps: Iterator[object] = iter(())
        self._done: Callable[[], None] = _nothing
        self._problem: Callable[[RunError], None] = _nothing

    @property
    def running(self) -> bool:
        """Whether steps are still to be taken."""
        return self._timer.isActive()

    def start(
        self,
        steps: Iterator[object],
        done: Callable[[], None],
        problem: Callable[[RunError], None],
    ) -> None:
        """Begin; what was begun before is dropped."""
        self._steps, self._done, self._problem = steps, done, problem
        self._timer.start()

    def stop(self) -> None:
        """Take no further step; what the steps hold open is closed."""
        self._timer.stop()
        self._steps, self._done, self._problem = iter(()), _nothing, _nothing

    def _next(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            done = self._done
            self.stop()
            done()
        except RunError as error:
            problem = self._problem
            self.stop()
            problem(error)


def _nothing(*given: object) -> None:
    """Nobody waits."""
