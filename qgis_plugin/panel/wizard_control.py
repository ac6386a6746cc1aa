"""The wizard at work: it asks the library in the background, and writes nothing before the end."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtWidgets import QFileDialog

from ..runtime.job import Job, RunError
from ..translation import interface_language, tr
from .host import Host
from .task import Answer, Task, asking
from .wizard_codes_page import CodesPage
from .wizard_fields_page import FieldsPage
from .wizard_finish_page import FinishPage
from .wizard_layers import COPY, REFUSED, Staging, Taken, layers_of_map, taken
from .wizard_layers_page import LayersPage
from .wizard_start_page import StartPage
from .wizard_state import LayerState, WizardState
from .wizard_window import WizardWindow

START, LAYERS, FIELDS, CODES, FINISH = range(5)
KNOWN = ("table", "tables_wanted", "columns", "codes", "units")
DESCRIBED = ("table", "fields", "proposals", "values", "codes")
GIVEN = ("table", "fields", "codes")


class WizardControl:
    """One window at a time: a new plan, or the mappings of one that is open."""

    def __init__(self, host: Host, made: Callable[[Path], None]) -> None:
        self.host, self._made = host, made
        self.window: Optional[WizardWindow] = None
        self.task: Optional[Task] = None
        self._clear()

    def _clear(self) -> None:
        self.state = WizardState(interface_language())
        self.staging: Optional[Staging] = None
        self.plan: Optional[Path] = None
        self.busy = False
        self._kinds: dict[str, str] = {}
        self._sources: dict[str, dict[str, str]] = {}
        self._plan_layers: dict[str, str] = {}

    # --- opening --------------------------------------------------------------------------------

    def new(self) -> None:
        """Begin a new plan."""
        if self._is_open():
            return
        self._clear()
        self.staging = Staging()
        self.start_page = StartPage(datetime.date.today().year, _folder())
        self.layers_page = LayersPage()
        self.fields_page, self.codes_page = FieldsPage(self.state), CodesPage(self.state)
        self.finish_page = FinishPage()
        self.start_page.folder_wanted.connect(self._choose_folder)
        self.finish_page.file_wanted.connect(self._choose_file)
        self.finish_page.changed.connect(self._foresee)
        self._open(
            tr("New plan"),
            [(tr("Territory"), self.start_page), (tr("Layers"), self.layers_page),
             (tr("Fields"), self.fields_page), (tr("Codes"), self.codes_page),
             (tr("Tables"), self.finish_page)],
            tr("Write the plan"),
        )  # fmt: skip
        self._look_at_map(None)

    def edit(self, plan: Path) -> None:
        """Change how the layers of a plan are mapped."""
        if self._is_open():
            return
        self._clear()
        self.plan = plan
        self.fields_page, self.codes_page = FieldsPage(self.state), CodesPage(self.state)
        self._open(
            tr("Mapping of the plan"),
            [(tr("Fields"), self.fields_page), (tr("Codes"), self.codes_page)],
            tr("Write the mapping"),
        )

        def read(answer: Answer) -> None:
            rows = {name: answer.tables[name].dicts() for name in GIVEN}
            self._look_at_map(lambda: self._look_at_plan(rows))

        self._ask(tr("Reading the plan"), "given_mappings", {"plan": str(plan)}, GIVEN, read)

    def _is_open(self) -> bool:
        if self.window is None:
            return False
        self.window.raise_()
        self.window.activateWindow()
        return True

    def _open(self, title: str, pages: list[tuple[str, Any]], last: str) -> None:
        self.window = WizardWindow(title, pages, last, self.host.window)
        self.window.leaving.connect(self._leave)
        self.window.finish_wanted.connect(self.finish)
        self.window.cancelled.connect(self.cancelled)
        self.host.show(self.window)
        self.host.spare.prepare()

    def _look_at_map(self, following: Optional[Callable[[], None]]) -> None:
        """Ask what a plan may have, and which layers of the map look like it."""
        layers = layers_of_map()

        def known(answer: Answer) -> None:
            rows = {name: answer.tables[name].dicts() for name in KNOWN}
            self.state.know(rows["columns"], rows["codes"], rows["units"],
                            float(answer.numbers["applied_from"]))  # fmt: skip
            self._kinds = {row["key"]: row["kind"] for row in rows["table"]}
            self._titles = {row["key"]: row["title"] for row in rows["table"]}
            if following is not None:
                following()
                return
            self.layers_page.offer(rows["table"], layers, self._told)
            self.finish_page.offer(rows["tables_wanted"])
            if self.window is not None:
                self.window.tell()

        self._ask(tr("Looking at the layers of the map"), "likely_layers",
                  {"layers": layers, "lang": interface_language()}, KNOWN, known)  # fmt: skip

    def _look_at_plan(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        """Describe the layers of the plan that have columns to map."""
        sources = {
            row["key"]: {"source": row["source"], "crs": row["crs"] or "", "name": ""}
            for row in rows["table"]
            if self.state.columns.get(self._kinds.get(row["key"], ""))
        }

        def described() -> None:
            self.state.take_given(rows["fields"], rows["codes"])
            if self.window is not None:
                self.window.go(0)

        self._describe(sources, described)

    # --- from page to page ----------------------------------------------------------------------

    def _leave(self, place: int) -> None:
        """Go on, when what the next page shows is there."""
        if self.window is None or self.busy or self.window.obstacle():
            return
        if self.plan is None and place == LAYERS:
            self._take_layers()
        else:
            self.window.go(place + 1)
            if self.plan is None and place + 1 == FINISH:
                self._foresee()

    def _told(self, key: str, identifier: str) -> str:
        layer = QgsProject.instance().mapLayer(identifier) if identifier else None
        return taken(layer).told if layer is not None else ""

    def _take_layers(self) -> None:
        """Copy what has no file, then look into all layers."""
        chosen: dict[str, tuple[Any, Taken]] = {}
        for key, identifier in self.layers_page.all_chosen().items():
            layer = QgsProject.instance().mapLayer(identifier)
            how = taken(layer) if layer is not None else Taken(REFUSED, tr("It is gone."))
            if how.way == REFUSED:
                self._problem(RunError(f"{self.layers_page.title(key)}: {how.told}"))
                return
            chosen[key] = (layer, how)
        copies = {key: layer for key, (layer, how) in chosen.items() if how.way == COPY}
        staging = self.staging
        if staging is None:
            return

        def look() -> None:
            self._set_busy(False)
            self._plan_layers, sources = {}, {}
            for key, (layer, how) in chosen.items():
                source = staging.source(key) if key in copies else how.source
                self._plan_layers[key] = source
                if self._kinds[key] != "raster":
                    sources[key] = {"source": source, "crs": how.crs, "name": layer.name()}
            if sources == self._sources and not copies:
                self.window.go(FIELDS)
            else:
                self._describe(sources, lambda: self.window.go(FIELDS))

        if copies:
            self._set_busy(True, tr("Copying layers that have no file of their own"))
            staging.copy(copies, look, self._not_copied)
        else:
            look()

    def _not_copied(self, reason: str) -> None:
        self._set_busy(False)
        self._problem(RunError(reason))

    def _describe(self, sources: dict[str, dict[str, str]], following: Callable[[], None]) -> None:
        """Let the library read the layers, and take what it is sure of."""

        def described(answer: Answer) -> None:
            self.state.layers.clear()
            for key, one in sources.items():
                name = one["name"] or one["source"].replace("\\", "/").rpartition("/")[2]
                self.state.layers[key] = LayerState(
                    key, self._titles[key], self._kinds[key], one["source"], name, one["crs"]
                )
            self.state.describe({name: answer.tables[name].dicts() for name in DESCRIBED})
            self._sources = sources
            following()

        self._ask(tr("Reading the layers"), "describe_layers", {"sources": sources}, DESCRIBED,
                  described)  # fmt: skip

    def _foresee(self) -> None:
        """What would run with what has been chosen."""
        if self.window is None or self.busy or self.plan is not None:
            return
        keys = [f"layers.{key}" for key in self._plan_layers]
        keys += list(self.finish_page.files)
        if {"budget.revenue", "budget.expenditure"} <= set(keys):
            keys.append("budget")

        def seen(answer: Answer) -> None:
            self.finish_page.show_steps(answer.tables["table"].dicts())

        self._ask(tr("Looking at what will run"), "foresee_plan", {"keys": keys}, ("table",), seen)

    # --- the end ----------------------------------------------------------------------------------

    def finish(self) -> None:
        """Write the plan, or its mappings, and open it."""
        if self.window is None or self.busy:
            return
        parameters: dict[str, Any] = {
            "mappings": self.state.mappings(),
            "counts": self.state.counts(),
            "lang": interface_language(),
        }
        if self.plan is not None:
            every = {key: self.state.mapping(key) for key in self.state.layers}
            mappings = {**every, **parameters["mappings"]}
            parameters.update({"plan": str(self.plan), "mappings": mappings})
            self._ask(tr("Writing the mapping"), "change_mappings", parameters, (), self._written)
            return
        staging = self.staging
        page = self.start_page
        parameters.update(
            {
                "folder": page.folder.text().strip(),
                "territory": page.territory(),
                "base_year": page.year.value(),
                "horizon": page.horizon.currentData(),
                "languages": page.documents(),
                "layers": self._plan_layers,
                "tables": self.finish_page.files,
                "staged": str(staging.file) if staging and staging.file.exists() else None,
            }
        )
        self._ask(tr("Writing the plan"), "new_plan", parameters, (), self._written)

    def _written(self, answer: Answer) -> None:
        plan = Path(str(answer.numbers["plan"]))
        self._close()
        self.host.say(tr("The plan is written: {plan}").format(plan=plan), "\n".join(answer.notes))
        self._made(plan)

    def cancelled(self) -> None:
        """The window was closed before its end: nothing stays."""
        self.window, self.busy = None, False
        task, self.task = self.task, None
        if task is not None:
            self.host.let_go(task)
        self._end_staging()

    def _close(self) -> None:
        window, self.window = self.window, None
        self._end_staging()
        if window is not None:
            window.end()

    def _end_staging(self) -> None:
        if self.staging is not None:
            self.staging.end()
            self.staging = None

    def unload(self) -> None:
        """Close what is open."""
        if self.window is not None:
            self.window.close()

    # --- asking -----------------------------------------------------------------------------------

    def _ask(
        self,
        title: str,
        operation: str,
        parameters: dict[str, Any],
        wanted: tuple[str, ...],
        done: Callable[[Answer], None],
    ) -> None:
        job = Job(
            operation=operation,
            layers={},
            parameters=parameters,
            mappings={},
            mapping_file=None,
            language=interface_language(),
            title=title,
        )
        self._set_busy(True, title)
        window = self.window

        def ended() -> None:
            self.task = None
            self._set_busy(False)

        def received(answer: Answer) -> None:
            if self.window is window and window is not None:
                done(answer)

        self.task = self.host.start(
            title,
            asking(job, *wanted, spare=self.host.spare),
            received,
            ended=ended,
            progress=lambda percent: window.progress.setValue(percent) if self.window else None,
            problem=self._problem,
        )

    def _set_busy(self, busy: bool, text: str = "") -> None:
        self.busy = busy
        if self.window is not None:
            self.window.show_busy(busy, text)

    def _problem(self, error: RunError) -> None:
        """One sentence beside the buttons, and the same with its details in QGIS's bar."""
        self.host.problem(error)
        if self.window is not None:
            first = error.text.strip().splitlines()
            self.window.say(first[0] if first else "", is_wrong=True)

    # --- files ------------------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        title = tr("Folder of the plan")
        start = self.start_page.folder.text()
        folder = QFileDialog.getExistingDirectory(self.window, title, start)
        if folder:
            self.start_page.folder.setText(folder)

    def _choose_file(self, key: str) -> None:
        kinds = tr("Tables (*.csv *.xlsx *.toml);;All files (*)")
        start = self.start_page.folder.text()
        path, _ = QFileDialog.getOpenFileName(self.window, tr("Choose the file"), start, kinds)
        if path:
            self.finish_page.take(key, path)


def _folder() -> str:
    """Where a plan may lie: beside the project, else among the user's documents."""
    home = QgsProject.instance().homePath()
    where = QStandardPaths.StandardLocation.DocumentsLocation
    return str(Path(home or QStandardPaths.writableLocation(where)) / "sedp-plan")
