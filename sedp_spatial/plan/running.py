"""One command: a plan file in, the whole chain, all outputs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from ..errors import OutputError, UsageError
from ..messages import LANGUAGES, Message
from ..optional import has
from ..progress import Feedback, part
from .cache import Cache, only_run
from .desk import Shelf
from .engine import Chain
from .outputs import write_plan
from .reading import Plan, read_plan
from .result import CACHED, RAN, PlanResult
from .steps import STEPS

_WRITING = 0.7  # where in the progress the outputs begin


def run_plan(
    plan_toml: str | Path,
    out_dir: str | Path,
    *,
    languages: Sequence[str] | None = None,
    allow_missing: bool = False,
    fresh: bool = False,
    documents: bool = True,
    only_documents: bool = False,
    processes: int = 1,
    feedback: Feedback | None = None,
) -> PlanResult:
    """Run a plan: every step, then the GeoPackage, the workbook, the documents, the record.

    Parameters
    ----------
    plan_toml : str or Path
        The plan file, or its folder.
    out_dir : str or Path
        Made if it is not there. Its subfolder ``cache`` keeps the finished steps: a run that was
        stopped goes on from there, and what has not changed is not worked out again.
    languages : sequence of str, optional
        Of the documents; those of the plan if not given. The first is that of the GeoPackage, the
        workbook and the log.
    allow_missing : bool
        Whether files that are named but not there only leave out the parts that need them.
    fresh : bool
        Work out every step, whatever the cache holds.
    documents : bool
        Whether the documents are written; without them only the GeoPackage, the workbook and the
        record.
    only_documents : bool
        Write the documents only.
    processes : int
        How many processes may make documents of several languages at once. More than one only from
        a program whose main module is guarded by ``if __name__ == "__main__"``, as for every use of
        processes on Windows. Where none can be started all is done in this one; same bytes.
    feedback : Feedback, optional

    Returns
    -------
    PlanResult

    Raises
    ------
    PlanError
        Everything wrong in the plan file, in one list.
    UsageError
        An unknown language; another run in the same folder.
    DataError
        The parcels cannot be read, so that there is nothing to do.
    Cancelled
        If the user stops the run: finished steps are kept, the old outputs stay whole.

    Notes
    -----
    A step whose layer is not in the plan is missing, with the reason; a step that the data stop
    has failed, with its error. The rest goes on, and the documents say what is not there.

    With ``[outputs] postgis`` in the plan the same layers and tables are written into a schema of
    PostGIS as well: all in one transaction, just before the files take their places.

    The GeoPackage holds every table; one whose rows a layer of the same part holds is written as
    that layer only (``supply``, and no ``supply_table``). The workbook holds the tables of up to
    10 000 rows; its first sheet names the longer ones and their place in the GeoPackage.
    """
    plan = read_plan(plan_toml, allow_missing=allow_missing)
    spoken = _languages(languages, plan)
    out = Path(out_dir)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError("error.plan_out_is_file", path=str(out)) from error
    except OSError as error:
        raise OutputError("error.no_right_to_write", path=str(out)) from error
    with only_run(out):
        chain = Chain(plan, STEPS, Cache(out), Shelf(plan), spoken[0])
        chain.log.append(time.strftime("%Y-%m-%d %H:%M:%S"))
        chain.run(part(feedback, 0.0, _WRITING), fresh=fresh)
        written = write_plan(
            out,
            chain,
            spoken,
            part(feedback, _WRITING, 1.0),
            documents=documents,
            tables=not only_documents,
            processes=processes,
        )
    states = [row["state"] for row in chain.rows]
    counted = Message("plan.counted", ran=states.count(RAN), cached=states.count(CACHED),
                      missing=len(chain.missing))  # fmt: skip
    unkept = () if has("pyarrow") else (Message("plan.nothing_kept"),)
    return PlanResult(
        table=chain.table(),
        layer=None,
        notes=(counted, *unkept, *written.notes),
        parts=chain.parts,
        missing=chain.missing,
        outputs=written.paths,
        database=written.database,
        ran=states.count(RAN),
        cached=states.count(CACHED),
    )


def _languages(asked: Sequence[str] | None, plan: Plan) -> tuple[str, ...]:
    spoken = tuple(dict.fromkeys(plan.languages if asked is None else asked))
    for language in spoken:
        if language not in LANGUAGES:
            raise UsageError(
                "error.choice", name="languages", value=language, allowed=", ".join(LANGUAGES)
            )
    return spoken or ("ky",)
