"""The page of the budget at work: the last run, the store, the map, and what is undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsVectorLayer

from ..runtime.job import RunError
from ..translation import interface_language, tr
from .conflict_dialog import ConflictDialog
from .host import Host
from .measure_book import Book, read_book
from .measure_history import History
from .measure_saving import Saved, refused, saving, sentence_of, side_by_side
from .measure_store import (
    DECLINED,
    GENERATED,
    KEPT,
    REMOVED,
    TAKEN_OVER,
    Conflict,
    Entry,
    StoreError,
)
from .measures_map import NUMBER, Outline, PlotIndex, PlotsLayer, indexing, outlines_of
from .measures_page import MeasuresPage
from .project_plan import results_of
from .task import Task


class MeasuresControl:
    """One plan at a time: the one that the page of the plan has open."""

    def __init__(self, page: MeasuresPage, host: Host) -> None:
        self.page, self.host = page, host
        self.map, self.outline = PlotsLayer(), Outline(host.iface.mapCanvas())
        self.history = History()
        self.plan: Path | None = None
        self.task: Task | None = None
        """What saves; one thing at a time."""
        self.reading: Task | None = None
        self.indexing: Task | None = None
        self.drawing: Task | None = None
        self._again = False
        self._picked = False
        self._problem = ""
        self._highlighted, self._wanted = "", ""
        self.conflict: ConflictDialog | None = None
        self._waiting: list[Callable[[], None]] = []
        page.refresh_wanted.connect(self.refresh)
        page.layer_chosen.connect(self._layer_chosen)
        page.run_wanted.connect(self.run)
        page.chosen.connect(self.highlight)
        page.zoom_wanted.connect(self.zoom)
        page.all_wanted.connect(lambda: page.show_only(None))
        page.new_wanted.connect(self.new)
        page.plots_wanted.connect(self.take_plots)
        page.save_wanted.connect(self.save)
        page.remove_wanted.connect(self.remove)
        page.undo_wanted.connect(self.undo)
        page.redo_wanted.connect(self.redo)
        self.map.selected.connect(self.follow_selection)
        self.map.outdated.connect(self._index)

    @property
    def out(self) -> Path:
        """The folder of the results."""
        return results_of(self.plan)

    # --- reading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the plan's measures and the layers of the map again."""
        self._offer_layers()
        plan = self.host.plans.plan
        if plan is None or not plan.is_file():
            self.plan = None
            self.page.show_book(Book())
            self.page.late.setText(tr("Open a plan on the page “Plan” first."))
            return
        if plan != self.plan:
            self.plan = plan
            self.history.clear()
            self._tell_undo()
            self.page.close_form()
        self.read()

    def read(self) -> None:
        """Read in the background; who asks meanwhile gets another reading after it."""
        if self.plan is None or self.reading is not None:
            self._again = self.plan is not None
            return
        plan, out, language = self.plan, self.out, interface_language()
        before = self.page.book

        def work(feedback: Any) -> Book | None:
            try:
                book = read_book(plan, out, language)
            except StoreError as error:
                raise refused(error) from error
            return None if book == before else book

        self.reading = self.host.start(
            tr("Reading the measures"), work, self._was_read, ended=self._read_ended,
            problem=self._not_read,
        )  # fmt: skip

    def _read_ended(self) -> None:
        self.reading = None
        if self._again:
            self._again = False
            self.read()

    def _was_read(self, book: Book | None) -> None:
        self._problem = ""
        if book is not None:
            self.page.show_book(book)
            if self.page.is_filtered:
                self._filter()
        if self._wanted:  # what was just saved is what the user looks at
            self.page.table.choose(self._wanted)
            self._wanted = ""

    def _not_read(self, error: RunError) -> None:
        """The same problem is said once, however often the page is looked at."""
        if error.text != self._problem:
            self._problem = error.text
            self.host.problem(error)

    # --- the map ------------------------------------------------------------------------------

    def _offer_layers(self) -> None:
        layers = [
            (identifier, name)
            for identifier, name in self.host.polygon_layers()
            if self.host.layer(identifier).fields().lookupField(NUMBER) >= 0
        ]
        self.page.parcels.offer(layers)
        if not self.page.parcels.chosen() and not self._picked and layers:
            words = ("parcel", tr("Parcels").lower())
            likely = [one for one, name in layers if any(w in name.lower() for w in words)]
            place = self.page.parcels.findData((likely or [layers[0][0]])[0])
            self.page.parcels.setCurrentIndex(place)
        self._follow()

    def _layer_chosen(self) -> None:
        self._picked = True
        self._follow()

    def _follow(self) -> None:
        if self.map.follow(self.host.layer(self.page.parcels.chosen())):
            self.page.show_only(None)
            self._index()

    def _index(self) -> None:
        """Read which feature is which plot, in the background."""
        if self.indexing is not None:
            self.host.let_go(self.indexing)
            self.indexing = None
        layer = self.map.layer
        if layer is None:
            return

        def done(index: PlotIndex) -> None:
            if self.map.layer is layer:
                self.map.index = index
                waiting, self._waiting = self._waiting, []
                for action in waiting:
                    action()

        def ended() -> None:
            self.indexing = None

        self.indexing = self.host.start(
            tr("Reading the plots of {layer}").format(layer=layer.name()),
            indexing(layer), done, ended=ended,
        )  # fmt: skip

    def _with_plots(self, action: Callable[[], None]) -> None:
        """Do it now, or when the plots have been read."""
        if self.map.layer is None or self.map.index is not None:
            action()
            return
        self._waiting = [action]
        if self.indexing is None:
            self._index()

    def follow_selection(self) -> None:
        """Show the measures on the plots that were selected on the map."""
        if self.page.isVisible():
            self._with_plots(self._filter)

    def _filter(self) -> None:
        """Of the plots that were asked for, those without a measure need not be looked at."""
        count = self.map.asked
        linked = {plot for m in self.page.book.measures for plot in m.entry.plots}
        self.page.show_only(self.map.asked_of(linked) if count else None, count)

    def highlight(self, name: str) -> None:
        """Show on the map where a measure is."""
        measure = self.page.book.by_id(name) if name else None
        shown = f"{name} {sorted(measure.entry.plots)}" if measure is not None else ""
        if shown == self._highlighted:
            return
        self._highlighted = shown
        self.outline.clear()
        if measure is None:
            return
        plots = measure.entry.plots
        if self.map.layer is None:
            self._outline(plots)
        else:
            self._with_plots(lambda: self._select(plots))

    def _select(self, plots: tuple[str, ...]) -> None:
        missing = len(plots) - len(self.map.select(plots))
        text = tr("{count} of its plots are not in {layer}.")
        layer = self.map.layer
        name = layer.name() if isinstance(layer, QgsVectorLayer) else ""
        self.page.said.setText(text.format(count=missing, layer=name) if missing else "")
        self.page.said.setVisible(bool(missing))

    def _outline(self, plots: tuple[str, ...], then: Callable[[], None] | None = None) -> None:
        """Draw the plots from the results of the run, where the map has no layer of them."""
        file = self.out / "plan.gpkg"
        if self.drawing is not None:
            self.host.let_go(self.drawing)

        def work(feedback: Any) -> tuple[list[bytes], str]:
            return outlines_of(file, plots)

        def done(found: tuple[list[bytes], str]) -> None:
            shapes = []
            for wkb in found[0]:
                shape = QgsGeometry()
                shape.fromWkb(wkb)
                shapes.append(shape)
            self.outline.show(shapes, QgsCoordinateReferenceSystem.fromWkt(found[1]))
            if then is not None:
                then()

        def ended() -> None:
            self.drawing = None

        self.drawing = self.host.start(tr("Drawing the plots"), work, done, ended=ended)

    def zoom(self) -> None:
        """Go to the plots of the chosen measure."""
        measure = self.page.table.chosen()
        if measure is None:
            return
        plots = measure.entry.plots
        if self.map.layer is None:
            self._outline(plots, lambda: self.outline.zoom())
            return

        def go() -> None:
            found = self.map.select(plots)
            if found and self.map.layer is not None:
                self.host.iface.mapCanvas().zoomToFeatureIds(self.map.layer, found)

        self._with_plots(go)

    # --- changing -----------------------------------------------------------------------------

    def new(self) -> None:
        """A new measure for the plots that are selected on the map."""
        self._with_plots(
            lambda: self.page.open_form(Entry("", plots=tuple(self.map.selected_plots())))
        )

    def take_plots(self) -> None:
        """Give the measure in the form the plots that are selected on the map."""
        if self.map.layer is None:
            self.host.say(tr("Choose the layer of parcels first."))
            return
        self._with_plots(lambda: self.page.form.show_plots(self.map.selected_plots()))

    def save(self, entry: Entry) -> None:
        """Save what stands in the form."""
        if entry.origin == GENERATED:
            entry = replace(entry, origin=TAKEN_OVER)
        word = tr("change {measure}") if entry.measure_id else tr("new measure")
        text = word.format(measure=entry.measure_id)
        self._write(entry, lambda saved: self._changed(text, saved), close=True)

    def remove(self) -> None:
        """Take the chosen measure out of the plan, or let the plan make it again."""
        measure = self.page.table.chosen()
        if measure is None:
            return
        entry = measure.entry
        if entry.state == DECLINED:
            entry, word = replace(entry, state=REMOVED), tr("restore {measure}")
        elif entry.origin in (GENERATED, TAKEN_OVER):
            entry = replace(entry, state=DECLINED, origin=TAKEN_OVER)
            word = tr("decline {measure}")
        else:
            entry, word = replace(entry, state=REMOVED), tr("remove {measure}")
        text = word.format(measure=entry.measure_id)
        self._write(entry, lambda saved: self._changed(text, saved))

    def undo(self) -> None:
        """Write what stood there before the last change."""
        entry = self.history.to_undo()
        if entry is not None:
            self._write(entry, lambda saved: self.history.undone(saved.after))

    def redo(self) -> None:
        """Write again what was undone."""
        entry = self.history.to_redo()
        if entry is not None:
            self._write(entry, lambda saved: self.history.redone(saved.after))

    def _changed(self, text: str, saved: Saved) -> None:
        self.history.add(text, saved.before, saved.after)

    def _write(self, entry: Entry, then: Callable[[Saved], None], close: bool = False) -> None:
        if self.plan is None:
            self.host.say(tr("Open a plan on the page “Plan” first."))
            return
        if self.task is not None:
            return
        shown = self.page.book.by_id(entry.measure_id) if entry.measure_id else None
        work = saving(self.plan, entry, None if shown is None else shown.entry)

        def done(found: Any) -> None:
            if isinstance(found, Conflict):
                self._conflict(found, then, close)
                return
            then(found)
            if close:
                self.page.close_form()
            self._tell_undo()
            self._wanted = found.after.measure_id if found.after.state == KEPT else ""
            self.read()

        self.page.show_busy(tr("Saving…"))
        self.task = self.host.start(tr("Saving a measure"), work, done, ended=self._saved)

    def _saved(self) -> None:
        self.task = None
        self.page.show_busy("")
        self._tell_undo()

    def _tell_undo(self) -> None:
        stack = self.history.stack
        self.page.show_undo(stack.undoText(), stack.redoText())

    def _conflict(self, conflict: Conflict, then: Callable[[Saved], None], close: bool) -> None:
        """Somebody else was faster: nothing was written, and the user decides."""
        sentence = sentence_of(conflict)
        rows = side_by_side(conflict, self.page.figures)
        head = f"{tr('Theirs')} | {tr('Mine')}"
        lines = [f"{word}: {theirs} | {mine}" for word, theirs, mine in rows if theirs != mine]
        self.host.say(sentence, "\n".join([head, *lines]), Qgis.MessageLevel.Warning)
        dialog = ConflictDialog(sentence, rows, self.host.window)

        def mine() -> None:
            kept = replace(conflict.mine, revision=conflict.theirs.revision)
            self._write(kept, then, close)

        def theirs() -> None:
            self.page.close_form()
            self.read()

        dialog.keep_mine.connect(mine)
        dialog.take_theirs.connect(theirs)
        self.host.show(dialog)
        self.conflict = dialog

    def run(self) -> None:
        """Run the plan on its own page, where its progress is seen."""
        self.host.turn_to("plan").run()

    def unload(self) -> None:
        """Leave layer and map as they are."""
        self.map.leave()
        self.outline.unload()
