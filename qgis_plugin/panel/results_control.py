"""Results at work: read in the background, chosen on the map and by the map."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, Sequence

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog

from ..runtime.job import RunError
from ..translation import interface_language, tr
from . import record
from .chosen_features import with_values
from .host import Host
from .project_plan import results_of
from .results_charts import Bar, bars_of
from .results_page import ResultsPage
from .results_tables import KEYS, Sheet, ShownRows, arranged, newest, read, step_of, tables_of
from .task import Task
from .words import word

MOST_VALUES = 2_000
"""So many features are selected one by one; more rows than that choose nothing on the map."""


class ResultsControl:
    """The tables of one step of the plan that was opened last."""

    def __init__(self, page: ResultsPage, host: Host) -> None:
        self.page, self.host = page, host
        self.step = ""
        self.sheet = Sheet("")
        self.bars: Sequence[Bar] = ()
        self.places: list[int] = []
        self.busy = 0
        self._stamp: tuple[Any, ...] = ()
        self._watched: list[QgsVectorLayer] = []
        self._from_map = False
        self._looking: Task | None = None
        page.refresh_wanted.connect(self.refresh)
        page.step_chosen.connect(self.show_step)
        page.table_chosen.connect(self.show_table)
        page.arrange_wanted.connect(self.arrange)
        page.rows_chosen.connect(self.choose_on_map)
        page.bar_chosen.connect(self.choose_bar)
        page.zoom_wanted.connect(self.zoom)
        page.copy_wanted.connect(self.copy)
        page.save_wanted.connect(self.choose_file)
        project = QgsProject.instance()
        project.layersAdded.connect(self._watch)
        project.layersWillBeRemoved.connect(self._forget)
        self._watch(list(project.mapLayers().values()))

    @property
    def out(self) -> Path:
        """The folder of the results."""
        return results_of(self.host.plans.plan)

    # --- reading ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look at the files again, if they changed."""
        out = self.out
        files = [out / "plan.gpkg", *sorted((out / "steps").glob("*.gpkg"))]
        stamp = tuple((str(f), f.stat().st_mtime_ns) for f in files if f.is_file())
        if stamp == self._stamp and stamp:
            return
        self._stamp = stamp
        steps, language = record.all_steps(), interface_language()
        if not stamp:
            self.page.offer_steps((), "")
            self.page.offer_tables((), "")
            self.page.show_nothing(tr("Open a plan and run it to see its results."))
            return

        def work(feedback: Any) -> list[tuple[str, str]]:
            return [
                (step, word(record.LABELS, f"part.{step}", language))
                for step in steps
                if tables_of(newest(out, step), step, steps, language)
            ]

        def done(found: list[tuple[str, str]]) -> None:
            names = [step for step, _ in found]
            first = self.step if self.step in names else ""
            first = first or next((n for n in ("balance", *names) if n in names), "")
            self.page.offer_steps(found, first)
            if first:
                self.show_step(first)

        self._start(work, done)

    def show_step(self, step: str) -> None:
        """Show the tables of a step."""
        self.step = step
        file, steps, language = newest(self.out, step), record.all_steps(), interface_language()
        tables = tables_of(file, step, steps, language)
        self.page.offer_steps(self._offered(step), step)
        self.page.offer_tables(tables, tables[0][0] if tables else "")
        if tables:
            self.show_table(tables[0][0])
        else:
            self.page.show_nothing(tr("This step has no results yet."))

    def _offered(self, step: str) -> list[tuple[str, str]]:
        box = self.page.step
        there = [(box.itemData(i), box.itemText(i)) for i in range(box.count())]
        if any(code == step for code, _ in there):
            return there
        return [*there, (step, word(record.LABELS, f"part.{step}", interface_language()))]

    def show_table(self, table: str) -> None:
        """Read a table in the background and show it."""
        file, language = newest(self.out, self.step), interface_language()

        def work(feedback: Any) -> tuple[Sheet, list[Bar], ShownRows]:
            sheet = read(file, table, language)
            return (
                sheet,
                bars_of(sheet, language),
                ShownRows(sheet, range(len(sheet.rows)), language),
            )

        def done(found: tuple[Sheet, list[Bar], ShownRows]) -> None:
            self.sheet, self.bars, rows = found
            self.places = list(range(len(rows)))
            right = [
                place
                for place in range(len(self.sheet.columns))
                if any(isinstance(row[place], (int, float)) for row in self.sheet.rows[:20])
            ]
            self.page.show_table(self.sheet.titles, right, self.bars)
            self.page.show_rows(rows, len(rows))
            if not rows:
                self.page.said.setText(tr("The table is empty: nothing was found."))

        self._start(work, done)

    def arrange(self, words: str, order: int, descending: bool) -> None:
        """Show the rows with some words in some order."""
        sheet, language = self.sheet, interface_language()

        def work(feedback: Any) -> tuple[list[int], ShownRows]:
            places = arranged(sheet, words, order, descending, language)
            return places, ShownRows(sheet, places, language)

        def done(found: tuple[list[int], ShownRows]) -> None:
            if sheet is self.sheet:
                self.places, rows = found
                self.page.show_rows(rows, len(sheet.rows))

        self._start(work, done)

    def _start(self, work: Any, done: Any) -> None:
        self.busy += 1

        def ended() -> None:
            self.busy -= 1

        self.host.start(tr("Reading results"), work, done, ended=ended)

    # --- the map ----------------------------------------------------------------------------

    def choose_on_map(self, places: Sequence[int]) -> None:
        """Select what the chosen rows stand for."""
        if not self._from_map:
            self._select([self.places[place] for place in places])

    def choose_bar(self, place: int) -> None:
        """Select what a bar stands for, and choose its rows."""
        rows = self.bars[place].rows
        shown_at = {row: at for at, row in enumerate(self.places)}
        self.page.choose_rows([shown_at[row] for row in rows if row in shown_at])
        self._select(list(rows))

    def _select(self, rows: Sequence[int]) -> None:
        layer, key = self._target()
        if layer is None or not rows:
            return
        column = self.sheet.column(key)
        values = {str(self.sheet.rows[row][column]) for row in rows}
        if len(values) > MOST_VALUES:
            self.page.said.setText(tr("Too many rows to select them on the map."))
            return
        if self._looking is not None:
            self.host.let_go(self._looking)

        def done(ids: list[int]) -> None:
            if layer in self._watched:
                self._from_map = True
                layer.selectByIds(ids)
                self._from_map = False

        self._looking = self.host.start(
            tr("Looking for features"), with_values(layer, key, values), done, ended=self._looked
        )

    def _looked(self) -> None:
        self._looking = None

    def _target(self) -> tuple[QgsVectorLayer | None, str]:
        """The layer in which rows are found, and the column that both have."""
        layers = [layer for layer in self._watched if self._is_ours(layer)]
        preferred = sorted(layers, key=lambda layer: self._place(layer))
        for key in KEYS:
            if self.sheet.column(key) < 0:
                continue
            for layer in preferred:
                if layer.fields().lookupField(key) >= 0:
                    return layer, key
        return None, ""

    def _place(self, layer: QgsVectorLayer) -> int:
        """The step's own layer first, then the parcels, then all others."""
        table = layer.source().partition("layername=")[2].partition("|")[0]
        if table == self.sheet.name or step_of(table, record.all_steps()) == self.step:
            return 0
        return 1 if table == "parcels" else 2

    def _is_ours(self, layer: QgsVectorLayer) -> bool:
        source = Path(layer.source().partition("|")[0])
        return source.parent in (self.out, self.out / "steps", self.out.parent)

    def zoom(self) -> None:
        """Show the chosen features."""
        layer, _ = self._target()
        if layer is None:
            self.host.say(tr("Put the results on the map first, on the page “Plan”."))
        elif layer.selectedFeatureCount():
            self.host.iface.mapCanvas().zoomToSelected(layer)
        else:
            self.host.say(tr("The chosen rows stand for nothing on the map."))

    def _watch(self, layers: Sequence[Any]) -> None:
        for layer in layers:
            if isinstance(layer, QgsVectorLayer) and layer not in self._watched:
                layer.selectionChanged.connect(self._selected)
                self._watched.append(layer)

    def _forget(self, ids: Sequence[str]) -> None:
        self._watched = [layer for layer in self._watched if layer.id() not in ids]

    def _selected(self, *ignored: Any) -> None:
        """Choose the rows of what was selected on the map."""
        if self._from_map or not self.page.isVisible():
            return
        layer, key = self._target()
        if layer is None or layer.selectedFeatureCount() > MOST_VALUES:
            return
        values = {str(feature[key]) for feature in layer.getSelectedFeatures()}
        column = self.sheet.column(key)
        rows = self.sheet.rows
        self._from_map = True
        self.page.choose_rows(
            [at for at, place in enumerate(self.places) if str(rows[place][column]) in values]
        )
        self._from_map = False

    # --- out of QGIS ------------------------------------------------------------------------

    def text(self, separator: str = "\t") -> str:
        """The rows that are shown, with their titles; numbers as they are in the file."""
        written = io.StringIO()
        writer = csv.writer(written, delimiter=separator, lineterminator="\n")
        writer.writerow(self.sheet.titles)
        for place in self.places:
            writer.writerow([_harmless(value) for value in self.sheet.rows[place]])
        return written.getvalue()

    def copy(self) -> None:
        """Put the rows on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self.page.said.setText(tr("{count} rows are on the clipboard.").format(
            count=len(self.places)))  # fmt: skip

    def choose_file(self) -> None:
        """Ask where the rows are to be written."""
        proposed = str(self.out / f"{self.sheet.name}.csv")
        path, _ = QFileDialog.getSaveFileName(self.page, tr("Save as CSV…"), proposed, "*.csv")
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the rows as CSV that Excel opens with its letters whole."""
        text = self.text(";")
        aside = path.with_name(f".{path.name}.part")

        def work(feedback: Any) -> Path:
            try:
                aside.write_text(text, encoding="utf-8-sig", newline="\n")
                aside.replace(path)
            except OSError as error:
                aside.unlink(missing_ok=True)
                raise RunError(
                    tr("{output} could not be written: {reason}").format(
                        output=path, reason=error.strerror or error
                    )
                ) from error
            return path

        def done(written: Path) -> None:
            self.host.say(tr("Written: {path}").format(path=written))

        self._start(work, done)

    def unload(self) -> None:
        """Listen to nothing any more."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._watch)
        project.layersWillBeRemoved.disconnect(self._forget)
        for layer in self._watched:
            layer.selectionChanged.disconnect(self._selected)
        self._watched = []


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is marked as a text."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return "" if value is None else value
