"""What the sums are without: municipalities, their parts and layers, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..messages import Message
from .findings import Findings
from .members import Lost

COLUMNS = ("municipality", "file", "status", "lacking", "reason", "suggestion")
_STATUS = {
    "package_refused": "refused",
    "missing_municipality": "not_sent",
    "not_computed": "not_computed",
    "no_layer": "no_layer",
}
_ORDER = tuple(_STATUS.values())


def missing_table(findings: Findings, lost: Sequence[Lost]) -> pd.DataFrame:
    """One row for whatever the district should have and has not.

    Returns
    -------
    pandas.DataFrame
        municipality, file (empty where none came), status (``refused`` | ``not_sent`` |
        ``not_computed`` | ``no_layer``), lacking (what is missing: the whole municipality, a part
        of the figures, a layer), reason, suggestion. Whole municipalities first.
    """
    away = {one.name for one in lost}
    rows = [
        _row(found, found["municipality"] in away)
        for found in findings.rows
        if found["rule"] in _STATUS and found["municipality"]
    ]
    rows.sort(key=lambda row: (_ORDER.index(row["status"]), row["municipality"], row["file"]))
    columns = {name: pd.Series([row[name] for row in rows], dtype=object) for name in COLUMNS}
    return pd.DataFrame(columns)


def _row(found: dict[str, Any], whole: bool) -> dict[str, Any]:
    status = _STATUS[found["rule"]]
    said = found["message"].params
    part = said["layer"] if status == "no_layer" else said.get("part")
    reason = said.get("reason")
    if isinstance(reason, Message) and reason.code == "error.package":
        reason = reason.params["reason"]  # whose package it is stands in columns of its own
    return {
        "municipality": found["municipality"],
        "file": found["file"],
        "status": status,
        "lacking": Message("part.everything") if whole or part is None else part,
        "reason": found["message"] if reason is None else reason,
        "suggestion": found["suggestion"],
    }
