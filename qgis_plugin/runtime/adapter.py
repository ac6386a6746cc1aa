"""The one door to the library: the caller does not learn which way was taken."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Iterator

from .job import Job, Outcome, RunError
from .probe import way


@contextmanager
def run(job: Job, feedback: Any) -> Iterator[Outcome]:
    """Run a job; its result can be read as long as the context is open.

    Parameters
    ----------
    job : Job
        What to do.
    feedback : QgsProcessingFeedback
        Is told the progress and asked for a cancel.

    Raises
    ------
    RunError
        With one sentence, whatever went wrong.
    CancelError
        If the user cancelled.
    """
    chosen, obstacle = way()
    if chosen == "inprocess":
        from . import inprocess

        yield inprocess.run(job, feedback)
    elif chosen == "child":
        from . import child

        with child.run(job, feedback) as outcome:
            yield outcome
    else:
        raise RunError(obstacle)
