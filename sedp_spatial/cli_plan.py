"""The commands of a whole plan: `run`, `report` and `plan-new`."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from .command import LANG, AsJson, Lang, Run, help_text
from .console import ConsoleFeedback, print_table, say_notes, words
from .plan import PlanResult, read_plan, run_plan
from .plan.engine import said
from .plan.result import FAILED
from .plan.scaffold import scaffold
from .plan.single import run_step
from .report.tables import result_json
from .report.words import words_of

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

PlanFile = Annotated[Path, typer.Argument(help=help_text("plan_file"), metavar="PLAN")]
OutFolder = Annotated[Path, typer.Option("--out", help=help_text("plan_out"))]
AllowMissing = Annotated[
    bool, typer.Option("--allow-missing", help=help_text("plan_allow_missing"))
]
Fresh = Annotated[bool, typer.Option("--fresh", help=help_text("plan_fresh"))]
Documents = Annotated[
    list[str] | None, typer.Option("--documents", help=help_text("plan_documents"))
]
NoDocuments = Annotated[bool, typer.Option("--no-documents", help=help_text("plan_no_documents"))]
OneStep = Annotated[str | None, typer.Option("--step", help=help_text("plan_step"), metavar="STEP")]
Folder = Annotated[Path, typer.Argument(help=help_text("plan_folder"), metavar="FOLDER")]
_PICTURES = (".png", ".svg", ".pdf")  # beside the documents that show them
_DEFAULT_OUT = Path("plan-out")


@app.command("run", help=help_text("run"))
def run_command(
    plan: PlanFile,
    out: OutFolder = _DEFAULT_OUT,
    documents: Documents = None,
    allow_missing: AllowMissing = False,
    fresh: Fresh = False,
    no_documents: NoDocuments = False,
    one_step: OneStep = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """Exit code 1 where the data stopped a part, or an output could not be written."""
    with Run("plan", lang, None, as_json) as run:
        if one_step is not None:
            with ConsoleFeedback(run.lang) as feedback:
                feedback.start("say.planning", path=plan)
                single = run_step(plan, out, one_step, lang=run.lang, fresh=fresh,
                                  allow_missing=allow_missing, feedback=feedback)  # fmt: skip
            _give(run, single, as_json)
            return
        result = _work(
            run,
            plan,
            out,
            documents,
            allow_missing=allow_missing,
            fresh=fresh,
            documents=not no_documents,
        )
        _give(run, result, as_json)


@app.command("report", help=help_text("report"))
def report_command(
    plan: PlanFile,
    out: OutFolder = _DEFAULT_OUT,
    documents: Documents = None,
    allow_missing: AllowMissing = False,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """What is unchanged comes from the cache of the last run."""
    with Run("plan", lang, None, as_json) as run:
        result = _work(run, plan, out, documents, allow_missing=allow_missing, only_documents=True)
        _give(run, result, as_json)


@app.command("plan-new", help=help_text("plan_new"))
def new_command(folder: Folder, lang: Lang = LANG) -> None:
    """An existing plan file is never touched."""
    with Run("plan", lang, None, False) as run:
        path = scaffold(folder, lang=run.lang)
        print(words("say.plan_new", run.lang, path=path))


def _work(
    run: Run,
    plan: Path,
    out: Path,
    languages: list[str] | None,
    **options: bool,
) -> PlanResult:
    if not languages:
        named = read_plan(plan, allow_missing=options["allow_missing"]).languages
        languages = [run.lang, *(one for one in named if one != run.lang)]
    with ConsoleFeedback(run.lang) as feedback:
        feedback.start("say.planning", path=plan)
        return run_plan(
            plan,
            out,
            languages=languages,
            feedback=feedback,
            processes=min(len(languages), os.cpu_count() or 1),
            **options,
        )


def _give(run: Run, result: PlanResult, as_json: bool) -> None:
    say_notes(list(result.notes), run.lang)
    if as_json:
        told = result_json(result, lang=run.lang)
        told["missing"] = {name: why.text(run.lang) for name, why in result.missing.items()}
        told["outputs"] = {name: str(path) for name, path in result.outputs.items()}
        print(json.dumps(told, allow_nan=False))
    else:
        states = words_of(run.lang)
        shown = result.translated(run.lang).table
        shown["step"] = [said(name).text(run.lang) for name in shown["step"]]
        shown["state"] = [states[f"state.{state}"] for state in shown["state"]]
        print_table(shown, run.lang)
        for path in result.outputs.values():
            if path.suffix not in _PICTURES:
                print(f"  {path}")
        if result.database:
            print(f"  {result.database}")
    unwritten = len(result.notes) > 1
    if unwritten or (result.table["state"] == FAILED).any():
        raise typer.Exit(1)
