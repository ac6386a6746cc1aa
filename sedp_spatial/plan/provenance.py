"""Where every figure comes from: inputs, rules, parameters, software."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..codes.loader import source_of
from ..errors import SedpError
from ..layers.postgis import is_postgis, shown
from .fingerprint import rules_hash, versions
from .reading import Plan, leaves
from .sources import digest, is_hidden, is_network
from .step import Step


def provenance(
    plan: Plan, steps: Sequence[Step], rows: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """What the results were made from; the same inputs give the same record.

    Returns
    -------
    dict
        plan, inputs (key, file, sha256), parameters (key, value), rules (file, date, checked,
        sha256), software (name, version), steps (name, result: yes or the reason why not).
    """
    return {
        "plan": {"file": plan.path.name, "sha256": digest(str(plan.path))},
        "territory": dict(plan.territory),
        "base_year": plan.base_year,
        "years": list(plan.years),
        "inputs": _inputs(plan),
        "parameters": _parameters(plan),
        "rules": [_rules(code) for code in sorted({c for one in steps for c in one.codes})],
        "software": versions(),
        "steps": [
            {
                "step": row["step"],
                "result": row["state"] in ("ran", "cached"),
                "reason": "" if row["state"] in ("ran", "cached") else str(row["reason"]),
            }
            for row in rows
        ],
    }


def _inputs(plan: Plan) -> list[dict[str, Any]]:
    found = []
    for top in plan.values:
        for key, source in plan.files(top).items():
            absent = key in plan.absent or is_hidden(source)
            written = _written(plan, key, source)
            found.append(
                {"key": key, "file": written, "sha256": None if absent else _content(plan, source)}
            )
    return sorted(found, key=lambda row: str(row["key"]))


def _content(plan: Plan, source: str) -> str | None:
    try:
        return plan.content(source)
    except SedpError:
        return None  # a database that cannot be asked: the steps that need it say so


def _written(plan: Plan, key: str, source: str) -> str:
    """A source as the plan names it, without the place where the plan lies."""
    if is_postgis(source):
        return shown(source)
    if is_network(source):
        return key  # a connection may hold a password
    prefix = f"{plan.folder}"
    return source.removeprefix(prefix).lstrip("/\\").replace("\\", "/")


def _parameters(plan: Plan) -> dict[str, Any]:
    files = {key for top in plan.values for key in plan.files(top)}
    told = {}
    for path, value in leaves(plan.values):
        key = ".".join(map(str, path))
        if key not in files:
            told[key] = shown(value) if isinstance(value, str) else value
    return dict(sorted(told.items()))


def _rules(code: str) -> dict[str, Any]:
    meta = source_of(code)
    return {
        "file": f"{code}.toml",
        "source": meta.get("source", ""),
        "date": meta.get("date"),
        "checked": meta.get("checked"),
        "sha256": rules_hash(code),
    }


def as_json(record: Mapping[str, Any]) -> str:
    """A record as text, the same for the same content."""

    def plain(value: Any) -> str:
        if isinstance(value, datetime.date | datetime.time | Path):
            return str(value)
        raise TypeError(type(value).__name__)

    return json.dumps(record, ensure_ascii=False, indent=1, default=plain) + "\n"
