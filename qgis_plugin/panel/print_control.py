"""Map sheets of a plan: made from the last run's results, into the project and to PDF.

The layouts are put together here, one after the other. Drawing them takes long: the PDFs are
made by QGIS in a process beside this one, from the result file. Only where that cannot be
started are they drawn here, page by page.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Callable, Iterator, Mapping

from qgis.core import QgsPrintLayout, QgsProject, QgsVectorLayer

from ..layouts import maps, pages, village_sheets
from ..layouts.facts import Facts
from ..layouts.printing import write_all
from ..layouts.steps import Steps
from ..layouts.texts import TITLES, said
from ..runtime import qgis_child
from ..runtime.job import RunError
from ..runtime.talk import StartError
from ..translation import interface_language, tr
from .host import Host
from .plan_page import PlanPage
from .print_dialog import PrintDialog


class PrintControl:
    """One at a time; the layers of the results must be on the map.

    Parameters
    ----------
    host : Host
    page : PlanPage
        Shows how far the work is.
    start : callable
        Starts work in the background: its title, the work, what follows, and what is said when
        it was cancelled.
    """

    def __init__(self, host: Host, page: PlanPage, start: Callable[..., None]) -> None:
        self.host, self.page, self._start = host, page, start
        self.steps = Steps()
        self.layouts: dict[str, QgsPrintLayout] = {}

    def ask(self, file: Path) -> PrintDialog | None:
        """Show what can be printed of a result file, or say why nothing can."""
        language = interface_language()
        kinds = maps.possible(maps.layers_of(file))
        if not kinds:
            text = tr("There is no map to print: run the plan and show its results on the map.")
            self.host.problem(RunError(text))
            return None
        titles = [(kind, said(TITLES[kind], language)) for kind in kinds]
        dialog = PrintDialog(titles, self.host.window)
        dialog.chosen.connect(lambda wanted, paper, pdf: self.make(file, wanted, paper, pdf))
        self.host.show(dialog)
        return dialog

    def make(self, file: Path, kinds: list[str], paper: str, pdf: bool) -> None:
        """Put the sheets together; what takes long is worked out beside QGIS first."""
        if self.page.is_running or self.steps.running:
            self.host.say(tr("Something else is being worked out: print when it has ended."))
            return
        has_villages = "villages" in kinds
        if has_villages:
            _forget_coverage(file)
        language, author = interface_language(), maps.author_of(QgsProject.instance())
        layers = maps.layers_of(file)
        facts = {kind: maps.facts(kind, file, language, layers, author) for kind in kinds}
        work = qgis_child.Work(pages.MODULE, self._values(file, (), ""))

        def measure(feedback: Any) -> dict[str, Facts]:
            try:
                if has_villages:
                    qgis_child.run(work, feedback)
            except StartError as error:
                feedback.pushDebugInfo(error.text)
                village_sheets.write(file, language, feedback)
            return {kind: read() for kind, read in facts.items()}

        def done(known: dict[str, Facts]) -> None:
            coverage = pages.coverage_of(file) if has_villages else None
            if coverage is not None:
                QgsProject.instance().addMapLayer(coverage, False)
            self._build(file, known, paper, pdf, coverage)

        self._start(tr("Figures of the sheets"), measure, done)

    def stop(self) -> None:
        """Make no further sheet; what is being written beside QGIS is the task's to cancel."""
        if self.steps.running:
            self.steps.stop()
            self.page.show_running(False)
            self.host.say(_cancelled())

    def unload(self) -> None:
        """Make no further sheet; the layouts belong to the user."""
        self.steps.stop()

    # --- into the project -------------------------------------------------------------------

    def _build(
        self,
        file: Path,
        known: Mapping[str, Facts],
        paper: str,
        pdf: bool,
        coverage: QgsVectorLayer | None,
    ) -> None:
        language = interface_language()
        self.layouts = {}

        def steps() -> Iterator[None]:
            for kind, facts in known.items():
                for layout in maps.building(kind, file, language, paper, coverage, facts):
                    self.layouts[kind] = layout
                    yield

        def done() -> None:
            if pdf:
                self._write(file, list(known), paper)
            else:
                text = tr("Layouts in the project: {count}")
                self.host.say(text.format(count=len(self.layouts)))

        self.steps.start(steps(), done, self.host.problem)

    # --- to PDF -----------------------------------------------------------------------------

    def _write(self, file: Path, kinds: list[str], paper: str) -> None:
        work = qgis_child.Work(pages.MODULE, self._values(file, kinds, paper))

        def draw(feedback: Any) -> list[Path] | None:
            aside = pages.begin(file)
            complete = replace(work, values={**work.values, "aside": str(aside)})
            try:
                return [Path(path) for path in qgis_child.run(complete, feedback)]
            except StartError as error:
                feedback.pushDebugInfo(error.text)
                return None
            finally:
                pages.end(aside)

        def done(written: list[Path] | None) -> None:
            if written is None:
                self._write_here(file)
            else:
                self._written(written)

        self._start(tr("Writing map sheets"), draw, done, _cancelled())

    def _write_here(self, file: Path) -> None:
        """Draw the pages in QGIS itself: it answers between two pages only."""
        written: list[Path] = []
        self.page.show_running(True)

        def steps() -> Iterator[None]:
            aside = pages.begin(file)
            layouts, show = list(self.layouts.values()), self.page.progress.setValue
            try:
                for path in write_all(
                    layouts, aside.parent, aside, lambda share: show(round(share))
                ):
                    written.append(path)
                    yield
            finally:
                pages.end(aside)

        def done() -> None:
            self.page.show_running(False)
            self._written(written)

        def problem(error: RunError) -> None:
            self.page.show_running(False)
            self.host.problem(error)

        self.steps.start(steps(), done, problem)

    def _written(self, files: list[Path]) -> None:
        folder = files[0].parent if files else ""
        text = tr("Map sheets written: {count}, in {folder}")
        self.host.say(text.format(count=len(files), folder=folder))

    @staticmethod
    def _values(file: Path, kinds: Any, paper: str) -> dict[str, Any]:
        return pages.values(file, kinds, interface_language(), paper, QgsProject.instance())


def _cancelled() -> str:
    return tr("Cancelled; sheets that were complete are written.")


def _forget_coverage(file: Path) -> None:
    """Let go of an earlier file of villages, so that it can be replaced on Windows too."""
    villages = file.with_name(village_sheets.FILE)
    project = QgsProject.instance()
    layers = project.mapLayers().items()
    # As paths: a project that was opened again writes those of Windows in its own way.
    old = [i for i, layer in layers if Path(layer.source().partition("|")[0]) == villages]
    project.removeMapLayers(old)
