"""Map sheets of a plan: made from the last run's results, into the project and to PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsPrintLayout, QgsProject, QgsVectorLayer

from ..layouts import maps, village_sheets
from ..layouts.printing import Printing
from ..layouts.texts import TITLES, said
from ..runtime.job import RunError
from ..translation import interface_language, tr
from .host import Host
from .print_dialog import PrintDialog

FOLDER = "maps"


class PrintControl:
    """One at a time; the layers of the results must be on the map."""

    def __init__(self, host: Host, progress: Callable[[int], None]) -> None:
        self.host = host
        self.progress = progress
        self.printing = Printing(progress, self._written, host.problem)
        self.task: Any = None
        self.layouts: list[QgsPrintLayout] = []

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
        """Build the sheets; the villages' balances are worked out in the background first."""
        language = interface_language()
        if "villages" not in kinds:
            self._build(file, kinds, paper, pdf, None)
            return
        _forget_coverage(file)

        def work(feedback: Any) -> Path:
            return village_sheets.write(file, language, feedback)

        def done(target: Path) -> None:
            source = f"{target}|layername={village_sheets.LAYER}"
            coverage = QgsVectorLayer(source, tr("Villages of the atlas"), "ogr")
            QgsProject.instance().addMapLayer(coverage, False)
            self._build(file, kinds, paper, pdf, coverage)

        title = tr("Balances of the villages")
        self.task = self.host.start(title, work, done, ended=self._ended, progress=self.progress)

    def unload(self) -> None:
        """Write no further page; the layouts belong to the user."""
        self.printing.stop()

    def _build(
        self, file: Path, kinds: list[str], paper: str, pdf: bool, coverage: QgsVectorLayer | None
    ) -> None:
        language = interface_language()
        self.layouts = [maps.build(kind, file, language, paper, coverage) for kind in kinds]
        if pdf:
            self.printing.start(self.layouts, file.parent / FOLDER)
        else:
            self.host.say(tr("Layouts in the project: {count}").format(count=len(self.layouts)))

    def _written(self, files: list[Path]) -> None:
        folder = files[0].parent if files else ""
        text = tr("Map sheets written: {count}, in {folder}")
        self.host.say(text.format(count=len(files), folder=folder))

    def _ended(self) -> None:
        self.task = None


def _forget_coverage(file: Path) -> None:
    """Let go of an earlier file of villages, so that it can be replaced on Windows too."""
    source = str(file.with_name(village_sheets.FILE))
    project = QgsProject.instance()
    old = [i for i, layer in project.mapLayers().items() if layer.source().startswith(source)]
    project.removeMapLayers(old)
