"""One step of a plan, with the steps that it needs; nothing else is worked out."""

from __future__ import annotations

import time
from pathlib import Path

from ..errors import OutputError, UsageError
from ..messages import LANGUAGES, Message
from ..progress import Feedback, part
from ..report.geopackage import write_geopackage
from .cache import Cache, only_run
from .desk import Shelf
from .engine import Chain
from .reading import read_plan
from .result import CACHED, RAN, PlanResult
from .step import Step
from .steps import STEPS

FOLDER = "steps"
"""Beside the outputs of whole runs, which stay as they are."""
_WRITING = 0.9


def run_step(
    plan_toml: str | Path,
    out_dir: str | Path,
    name: str,
    *,
    lang: str = "en",
    allow_missing: bool = False,
    fresh: bool = False,
    feedback: Feedback | None = None,
) -> PlanResult:
    """Run one step of a plan, and those before it whose results are not there yet.

    Parameters
    ----------
    plan_toml : str or Path
        The plan file, or its folder.
    out_dir : str or Path
        The folder of the plan's results. The step's tables and layers are written into
        ``steps/NAME.gpkg`` in it; the next whole run takes its result from the cache.
    name : str
        The step, as the column ``step`` of :func:`run_plan` names it.
    lang : str
        The language of the GeoPackage and of the log.
    allow_missing : bool
        Whether files that are named but not there only leave out the parts that need them.
    fresh : bool
        Work out this step whatever the cache holds; what it needs is taken from there.
    feedback : Feedback, optional

    Returns
    -------
    PlanResult
        One row for each step that was looked at.

    Raises
    ------
    PlanError, UsageError, DataError, Cancelled
        As :func:`run_plan`; an unknown step.

    Examples
    --------
    >>> done = run_step(sample / "plan.toml", tmp_path, "balance")
    >>> done.table["step"].tolist()
    ['balance']
    """
    steps = needed_for(name)
    if lang not in LANGUAGES:
        raise UsageError("error.choice", name="lang", value=lang, allowed=", ".join(LANGUAGES))
    plan = read_plan(plan_toml, allow_missing=allow_missing)
    out = Path(out_dir)
    file = out / FOLDER / f"{name}.gpkg"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("error.no_right_to_write", path=str(out)) from error
    with only_run(out):
        chain = Chain(plan, steps, Cache(out), Shelf(plan), lang)
        chain.log.append(time.strftime("%Y-%m-%d %H:%M:%S"))
        chain.run(part(feedback, 0.0, _WRITING), fresh={name} if fresh else ())
        if name in chain.parts:
            write_geopackage(file, {name: chain.parts[name]}, lang=lang, repeated=False)
    states = [row["state"] for row in chain.rows]
    counted = Message("plan.counted", ran=states.count(RAN), cached=states.count(CACHED),
                      missing=len(chain.missing))  # fmt: skip
    return PlanResult(
        table=chain.table(),
        layer=None,
        notes=(counted,),
        parts=chain.parts,
        missing=chain.missing,
        outputs={"geopackage": file} if name in chain.parts else {},
        ran=states.count(RAN),
        cached=states.count(CACHED),
    )


def needed_for(name: str) -> tuple[Step, ...]:
    """A step after all that it needs or uses, in the order of the chain.

    Examples
    --------
    >>> [step.name for step in needed_for("ledger")][-1]
    'ledger'
    """
    known = {one.name: one for one in STEPS}
    if name not in known:
        raise UsageError("error.choice", name="step", value=name, allowed=", ".join(known))
    wanted: set[str] = set()
    waiting = [name]
    while waiting:
        one = known[waiting.pop()]
        if one.name not in wanted:
            wanted.add(one.name)
            waiting += [*one.needs, *one.uses]
    return tuple(one for one in STEPS if one.name in wanted)
