"""The whole chain of a plan file, and how municipal land is managed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from ..messages import LANGUAGES, Label, Message
from ..progress import Feedback
from ..results import Result
from .operation import Layers, Operation, Parameters, sums

if TYPE_CHECKING:
    from ..plan import PlanResult


@dataclass(frozen=True)
class PlanRun(Result):
    """What a run of a plan has done and written.

    Attributes
    ----------
    table : pandas.DataFrame
        step, state (ran | cached | missing | failed), reason.
    files : pandas.DataFrame
        output, file (relative to the folder).
    reasons : pandas.DataFrame
        code, ky, ru, en: why a step has no result, in each language, for who reads it later.
    plan_steps, plan_missing, plan_files : int
        All steps, those without a result, and the files.
    """

    files: pd.DataFrame
    reasons: pd.DataFrame
    plan_steps: int
    plan_missing: int
    plan_files: int


def _plan(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """Seconds stay in the log of the run: they are not a result."""
    from ..plan import read_plan, run_plan

    out, missing = Path(parameters["folder"]), bool(parameters.get("allow_missing"))
    languages = parameters.get("languages")
    if not languages:
        named = read_plan(parameters["plan"], allow_missing=missing).languages
        languages = list(dict.fromkeys([parameters["lang"], *named]))
    done = run_plan(
        parameters["plan"],
        out,
        languages=languages,
        allow_missing=missing,
        fresh=bool(parameters.get("fresh")),
        documents=bool(parameters.get("documents", True)),
        feedback=feedback,
    )
    return _told(done, out)


def _step(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """One step, with what it needs."""
    from ..plan.single import run_step

    out = Path(parameters["folder"])
    done = run_step(
        parameters["plan"],
        out,
        parameters["step"],
        lang=parameters["lang"],
        allow_missing=bool(parameters.get("allow_missing")),
        fresh=bool(parameters.get("fresh")),
        feedback=feedback,
    )
    return _told(done, out)


def _told(done: PlanResult, out: Path) -> PlanRun:
    """A run as plain tables, in words."""
    from ..plan.engine import said

    table = done.table[["step", "state", "reason"]].copy()
    names = {
        "step": [said(step) for step in table["step"]],
        "state": [Label("labels", f"state.{state}") for state in table["state"]],
    }
    for column, values in names.items():  # as objects: pandas would keep the English letters only
        table[column] = pd.Series(values, index=table.index, dtype=object)
    files = pd.DataFrame(
        {
            "output": pd.Series(list(done.outputs), dtype=object),
            "file": [path.relative_to(out).as_posix() for path in done.outputs.values()],
        }
    )
    return PlanRun(
        table=table,
        layer=None,
        notes=done.notes,
        files=files,
        reasons=_reasons(done.table),
        plan_steps=len(table),
        plan_missing=len(done.missing),
        plan_files=len(files),
    )


def _reasons(table: pd.DataFrame) -> pd.DataFrame:
    told = [
        (step, *(reason.text(lang) for lang in LANGUAGES))
        for step, reason in zip(table["step"], table["reason"], strict=True)
        if isinstance(reason, Message)
    ]
    return pd.DataFrame(told, columns=["code", *LANGUAGES], dtype=object)


def _management(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """The allocation and the proposals are layers, so that those of the map serve."""
    from ..management import management_plan
    from ..population.reading import raw_table

    def table(name: str) -> pd.DataFrame | None:
        path = parameters.get(name)
        return raw_table(Path(path)) if path else None

    proposals = layers.get("proposals")
    return management_plan(
        layers["parcels"],
        allocation=layers.get("allocation"),
        proposals=table("proposals") if proposals is None else proposals,
        stages=table("stages"),
        measures=table("measures"),
        monitoring=layers.get("monitoring"),
        monitoring_year=parameters.get("monitoring_year"),
        ownership=parameters["ownership"],
        on=parameters.get("on"),
        feedback=feedback,
    )


OPERATIONS = {
    "run_plan": Operation(_plan, {}),
    "run_step": Operation(_step, {}),
    "management": Operation(
        _management,
        {
            "parcels": "parcels",
            "allocation": "zones",
            "proposals": "places",
            "monitoring": "parcels",
        },
        shown=sums("summary"),
    ),
}
