"""The plan page at work: open, run, cancel, show on the map."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtWidgets import QFileDialog

from ..runtime.job import CancelError, Job, RunError
from ..settings import setting
from ..translation import interface_language, tr
from . import record
from .host import Host
from .map_results import MapResults
from .plan_page import PlanPage
from .task import Answer, Task, asking

SAMPLE = Path(__file__).resolve().parents[2] / "sample_layers"
PLAN = "plan.toml"
OUT = "plan-out"
LAST = "sedp/last_plan"


class PlanControl:
    """One plan at a time; its results lie in ``plan-out`` beside it."""

    def __init__(self, page: PlanPage, host: Host) -> None:
        self.page, self.host = page, host
        self.results = MapResults()
        self.plan: Path | None = None
        self.task: Task | None = None
        page.open_wanted.connect(self.choose)
        page.sample_wanted.connect(self.choose_sample_folder)
        page.run_wanted.connect(self.run)
        page.cancel_wanted.connect(self.cancel)
        page.map_wanted.connect(self.show_on_map)
        last = Path(setting("last_plan", ""))
        if last.is_file():
            self.open(last)

    @property
    def out(self) -> Path:
        """The folder of the results."""
        return (self.plan or Path()).parent / OUT

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
        self.plan = plan
        QgsSettings().setValue(LAST, str(plan))
        self.page.show_plan(plan, self.out)
        self.refresh()

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
        job = Job(
            operation="run_plan",
            layers={},
            parameters={
                "plan": str(self.plan),
                "lang": language,
                "folder": str(out),
                "documents": self.page.documents.isChecked(),
            },
            mappings={},
            mapping_file=None,
            language=language,
            title=tr("Plan"),
        )
        ask = asking(job, "table", "files", is_long=True)

        def work(feedback: Any) -> Answer:
            answer = ask(feedback)
            rows = record.rows_of_run(
                [[row["step"], row["state"], row["reason"]] for row in
                 answer.tables["table"].dicts()],
                language,
            )  # fmt: skip
            files = [row["file"] for row in answer.tables["files"].dicts()]
            record.save(out, rows, files)
            return answer

        self._start(tr("Running the plan"), work, self._done)

    def cancel(self) -> None:
        """Stop what runs."""
        if self.task is not None:
            self.task.cancel()

    def _start(self, title: str, work: Any, done: Any) -> None:
        self.page.show_running(True)
        self.page.said.setText(title)
        self.task = self.host.start(
            title,
            work,
            done,
            ended=self._ended,
            progress=self.page.progress.setValue,
            said=self.page.said.setText,
        )

    def _ended(self) -> None:
        cancelled = self.task is not None and self.task.isCanceled()
        self.task = None
        self.page.show_running(False)
        self.page.run.setEnabled(self.plan is not None)
        self.refresh()
        if cancelled:
            self.host.say(tr("Cancelled; the earlier results are as they were."))

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
        self.results.stop()


def _free(folder: Path) -> Path:
    """The folder, or one with a number where it is taken."""
    number, found = 1, folder
    while found.exists():
        number += 1
        found = folder.with_name(f"{folder.name}-{number}")
    return found
