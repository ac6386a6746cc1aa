"""The result of a run: every step with its state, and the results themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..messages import Message
from ..results import Result

RAN, CACHED, MISSING, FAILED = "ran", "cached", "missing", "failed"
STATES = (RAN, CACHED, MISSING, FAILED)


@dataclass(frozen=True)
class PlanResult(Result):
    """The result of :func:`run_plan`.

    Attributes
    ----------
    table : pandas.DataFrame
        One row per step: step, state (ran | cached | missing | failed), seconds, reason (a
        Message: why it ran, what is missing, what went wrong).
    parts : mapping of str to Result
        The results by step.
    missing : mapping of str to Message
        The steps without a result, with the reason and how to mend it.
    outputs : mapping of str to Path
        What was written, by kind (``geopackage``, ``workbook``, ``document_ky``, …).
    database : str
        The database and schema that hold the same tables as the GeoPackage; empty if there is none.
    ran, cached : int
        How many steps were worked out, and how many were taken from the cache.
    """

    parts: Mapping[str, Result] = field(default_factory=dict)
    missing: Mapping[str, Message] = field(default_factory=dict)
    outputs: Mapping[str, Path] = field(default_factory=dict)
    database: str = ""
    ran: int = 0
    cached: int = 0
