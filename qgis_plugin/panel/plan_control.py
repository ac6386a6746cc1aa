"""The plan page at work: open, run, cancel, show on the map."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QFileDialog

from ..runtime.job import CancelError, Job, RunError
from ..translation import interface_language, tr
from . import record
from .host import Host
from .map_results import MapResults
from .plan_page import PlanPage
from .project_plan import results_of
from .task import Answer, Task, asking
from .words import word

if TYPE_CHECKING:
    from .print_control import PrintControl
    from .wizard_control import WizardControl

SAMPLE = Path(__file__).resolve().parents[2] / "sample_layers"
PLAN = "plan.toml"


class PlanControl:
    """One plan at a time; its results lie in ``plan-out`` beside it."""

    def __init__(self, page: PlanPage, host: Host) -> None:
        self.page, self.host = page, host
        self.results = MapResults()
        self.plan: Path | None = None
        self.task: Task | None = None
        self._wizard: WizardControl | None = None
        self._printer: PrintControl | None = None
        self._if_cancelled = ""
        page.new_wanted.connect(lambda: self.wizard.new())
        page.mapping_wanted.connect(self.edit_mapping)
        page.open_wanted.connect(self.choose)
        page.sample_wanted.connect(self.choose_sample_folder)
        page.run_wanted.connect(self.run)
        page.cancel_wanted.connect(self.cancel)
        page.map_wanted.connect(self.show_on_map)
        page.print_wanted.connect(lambda: self.printer.ask(self.out / "plan.gpkg"))
        page.step_wanted.connect(self.run_step)
        page.results_wanted.connect(self.show_results)
        self.follow()

    @property
    def out(self) -> Path:
        """The folder of the results."""
        return results_of(self.plan)

    @property
    def wizard(self) -> WizardControl:
        """The windows that make a plan, loaded when they are first wanted."""
        if self._wizard is None:
            from .wizard_control import WizardControl

            self._wizard = WizardControl(self.host, self.open)
        return self._wizard

    @property
    def printer(self) -> PrintControl:
        """What makes map sheets, loaded when it is first wanted."""
        if self._printer is None:
            from .print_control import PrintControl

            self._printer = PrintControl(self.host, self.page, self._start)
        return self._printer

    def edit_mapping(self) -> None:
        """Change what the fields and codes of the plan's layers mean."""
        if self.plan is not None:
            self.wizard.edit(self.plan)

    # --- opening ----------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a plan file."""
        kinds = tr("Plan files (*.toml)")
        start = str(self.plan or Path.home())
        path, _ = QFileDialog.getOpenFileName(self.page, tr("Open a plan"), start, kinds)
        if path:
            self.open(Path(path))

    def open(self, plan: Path) -> None:
        """Show a plan with what is known of its steps."""
        self.host.plans.keep(plan)
        self.follow()

    def follow(self) -> None:
        """Show the plan of the project; what still runs for another project goes on."""
        self.plan = self.host.plans.plan
        if self.plan is None:
            self.page.show_no_plan(self.host.plans.lost)
            return
        self.page.show_plan(self.plan, self.out)
        self.refresh()
        if self.task is not None:
            self.page.run.setEnabled(False)
            self.page.mapping.setEnabled(False)

    def refresh(self) -> None:
        """Look at the output folder again."""
        if self.plan is not None:
            self.page.show_steps(record.states(self.plan, self.out, interface_language()))
            self.page.show_files(record.saved_files(self.out), self.out)

    def choose_sample_folder(self) -> None:
        """Ask where the sample is to lie."""
        title = tr("Where shall the sample data lie?")
        folder = QFileDialog.getExistingDirectory(self.page, title, str(Path.home()))
        if folder:
            self.copy_sample(Path(folder))

    def copy_sample(self, folder: Path) -> None:
        """Copy the sample in the background and open its plan; nothing is overwritten."""
        target = _free(folder / "sedp-sample")

        def work(feedback: Any) -> Path:
            files = [path for path in sorted(SAMPLE.iterdir()) if path.is_file()]
            try:
                target.mkdir(parents=True)
                for place, file in enumerate(files):
                    if feedback.isCanceled():
                        raise CancelError
                    feedback.setProgress(100 * place / len(files))
                    shutil.copyfile(file, target / file.name)
            except OSError as error:
                raise RunError(
                    tr("{output} could not be written: {reason}").format(
                        output=target, reason=error.strerror or error
                    )
                ) from error
            return target / PLAN

        self._start(tr("Copying the sample data"), work, self.open)

    # --- running ----------------------------------------------------------------------------

    def run(self) -> None:
        """Run all steps; what has not changed comes from the cache."""
        if self.plan is None or self.task is not None:
            return
        language, out = interface_language(), self.out
        # A file whose layers are open cannot be replaced on Windows.
        self.results.remove(out / "plan.gpkg")
        ask = self._asking("run_plan", documents=self.page.documents.isChecked())

        def work(feedback: Any) -> Answer:
            answer = ask(feedback)
            files = [row["file"] for row in answer.tables["files"].dicts()]
            record.save(out, _rows(answer, language), files)
            return answer

        self._start(tr("Running the plan"), work, self._done)

    def run_step(self, code: str, fresh: bool = False) -> None:
        """Run one step and what it needs; the outputs of the whole plan stay as they are."""
        if self.plan is None or self.task is not None:
            return
        language, out = interface_language(), self.out
        # A file whose layers are open cannot be replaced on Windows.
        self.results.remove(out / "steps" / f"{code}.gpkg")
        ask = self._asking("run_step", step=code, fresh=fresh)

        def work(feedback: Any) -> list[dict[str, Any]]:
            rows = _rows(ask(feedback), language)
            record.add(out, rows)
            return rows

        def done(rows: list[dict[str, Any]]) -> None:
            self.page.choose_step(code)
            title = word(record.LABELS, f"part.{code}", language)
            own = next((row for row in rows if row["code"] == code), {})
            if own.get("state") == record.FRESH:
                self.host.say(tr("The step is worked out: {step}.").format(step=title))
                self.show_results(code)
            else:
                said = f"{title}: {own.get('reason', '')}"
                self.host.say(said, "", Qgis.MessageLevel.Warning)

        self._start(tr("Running one step"), work, done)

    def show_results(self, code: str) -> None:
        """Turn to the tables of a step."""
        page = self.host.turn_to("results")
        page.refresh()
        page.show_step(code)

    def _asking(self, operation: str, **parameters: Any) -> Any:
        language = interface_language()
        given = {"plan": str(self.plan), "lang": language, "folder": str(self.out)}
        job = Job(
            operation=operation,
            layers={},
            parameters={**given, **parameters},
            mappings={},
            mapping_file=None,
            language=language,
            title=tr("Plan"),
        )
        return asking(job, "table", "files", "reasons")

    def cancel(self) -> None:
        """Stop what runs."""
        if self.task is not None:
            self.task.cancel()
        elif self._printer is not None:
            self._printer.stop()

    def _start(self, title: str, work: Any, done: Any, cancelled: str = "") -> None:
        self.page.show_running(True)
        self.page.said.setText(title)
        self._if_cancelled = cancelled or tr("Cancelled; the earlier results are as they were.")
        turn = self.host.plans.turn

        def done_here(value: Any) -> None:
            if turn == self.host.plans.turn:
                done(value)
            else:
                self.host.say(tr("Finished for a project that is closed: {title}.").format(
                    title=title))  # fmt: skip

        self.task = self.host.start(
            title,
            work,
            done_here,
            ended=self._ended,
            progress=self.page.progress.setValue,
            said=self.page.said.setText,
        )

    def _ended(self) -> None:
        cancelled = self.task is not None and self.task.isCanceled()
        self.task = None
        self.page.show_running(False)
        self.follow()
        if cancelled:
            self.host.say(self._if_cancelled)

    def _done(self, answer: Answer) -> None:
        states = list(self.page.states().values())
        failed, missing = states.count(record.FAILED), states.count(record.MISSING)
        text = tr("The plan is worked out: {done} steps, {missing} without data, {failed} failed.")
        said = text.format(done=states.count(record.FRESH), missing=missing, failed=failed)
        level = Qgis.MessageLevel.Warning if failed else Qgis.MessageLevel.Success
        self.host.say(said, "\n".join([*answer.notes, *self._reasons()]), level)
        self.show_on_map()

    def _reasons(self) -> list[str]:
        if self.plan is None:
            return []
        steps = record.states(self.plan, self.out, interface_language())
        return [f"{step.title}: {step.reason}" for step in steps if step.reason]

    # --- showing ----------------------------------------------------------------------------

    def show_on_map(self) -> None:
        """Put the layers of the last run on the map, in one group."""
        file = self.out / "plan.gpkg"
        language = interface_language()
        name = record.territory(self.out, language) or "SEDP Spatial"
        if file.is_file():
            self.results.add(file, name, language, self._added)

    def _added(self, count: int) -> None:
        self.page.said.setText(tr("Layers on the map: {count}").format(count=count))

    def unload(self) -> None:
        """Add no further layers; what is on the map belongs to the user."""
        self.results.unload()
        if self._printer is not None:
            self._printer.unload()
        if self._wizard is not None:
            self._wizard.unload()


def _rows(answer: Answer, language: str) -> list[dict[str, Any]]:
    """The steps of a run: code, state and reason."""
    table = answer.tables["table"].dicts()
    rows = [[row["step"], row["state"], row["reason"]] for row in table]
    return record.rows_of_run(rows, language, answer.tables["reasons"].dicts())


def _free(folder: Path) -> Path:
    """The folder, or one with a number where it is taken."""
    number, found = 1, folder
    while found.exists():
        number += 1
        found = folder.with_name(f"{folder.name}-{number}")
    return found
