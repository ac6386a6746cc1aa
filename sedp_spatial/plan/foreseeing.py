"""Which steps of a plan would be worked out with what it names, and what the others need."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from ..messages import Label, Message
from .step import Step
from .steps import STEPS

RUNS, MISSING = "runs", "missing"


def foreseen(keys: Collection[str]) -> pd.DataFrame:
    """What a run would do, judged by the keys alone: no file is opened.

    Parameters
    ----------
    keys : collection of str
        The keys that the plan has, such as ``layers.parcels``.

    Returns
    -------
    pandas.DataFrame
        step (name), title, state (runs | missing), reason. Steps that a plan is whole without
        are left out where they would not run.

    Examples
    --------
    >>> table = foreseen(["layers.parcels"]).set_index("step")
    >>> table.loc["balance", "state"], table.loc["change", "state"]
    ('runs', 'missing')
    """
    given = set(keys) | {key.rpartition(".")[0] for key in keys}
    lacking: dict[str, Message] = {}
    rows = []
    for one in STEPS:
        reason = _lacks(one, given, lacking)
        if reason is not None:
            lacking[one.name] = reason
            if one.extra:
                continue
        rows.append(
            {
                "step": one.name,
                "title": Label("labels", f"part.{one.name}"),
                "state": RUNS if reason is None else MISSING,
                "reason": Message("wizard.runs") if reason is None else reason,
            }
        )
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=object)
         for name in ("step", "title", "state", "reason")}
    )  # fmt: skip


def _lacks(one: Step, given: set[str], lacking: dict[str, Message]) -> Message | None:
    absent = [key for key in one.needs_keys if key not in given]
    if absent:
        return Message("wizard.needs", names=[_named(key) for key in absent])
    if one.any_of and not any(key in given for key in one.any_of):
        names = [_named(key) for key in one.any_of]
        return Message("wizard.needs_any" if len(names) > 1 else "wizard.needs", names=names)
    return next((lacking[name] for name in one.needs if name in lacking), None)


def _named(key: str) -> Label:
    return Label("labels", f"key.{key}")
