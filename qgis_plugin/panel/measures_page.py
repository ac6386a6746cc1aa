"""The budget of a plan: years, measures, the chosen one, and what is done with it; plain Qt."""

from __future__ import annotations

from typing import Any, Iterable, Mapping

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from .layer_choice import LayerChoice
from .measure_book import Book
from .measure_form import MeasureForm
from .measure_run import CHANGED, OVER, UNFUNDED, Measure
from .measure_store import DECLINED, GENERATED, TAKEN_OVER, Entry
from .measure_table import MeasuresModel, MeasuresView
from .money_chart import MoneyChart
from .money_words import (
    ICON,
    Figures,
    explanation,
    moment,
    standing_icon,
    standing_words,
    years_text,
)
from .qt import button, tr, wrapped

LEAST_HEIGHT = 110


class MeasuresPage(QWidget):
    """The list above, the chosen measure below; the form takes the place of both."""

    refresh_wanted = pyqtSignal()
    run_wanted = pyqtSignal()
    chosen = pyqtSignal(str)
    zoom_wanted = pyqtSignal()
    all_wanted = pyqtSignal()
    new_wanted = pyqtSignal()
    plots_wanted = pyqtSignal()
    save_wanted = pyqtSignal(object)
    remove_wanted = pyqtSignal()
    undo_wanted = pyqtSignal()
    redo_wanted = pyqtSignal()
    layer_chosen = pyqtSignal()

    def __init__(
        self,
        language: str,
        sections: Mapping[str, str],
        purposes: Mapping[str, str],
        sources: Mapping[str, str],
    ) -> None:
        super().__init__()
        self.figures = Figures(language)
        self._sections, self._purposes, self._sources = sections, purposes, sources
        self.book = Book()
        self._filter: frozenset[str] | None = None
        self._plots = 0
        self.parcels = LayerChoice(tr("none"))
        self.late = wrapped()
        self.run = button(tr("Run the plan"), tr("So that the forecast follows the measures."))
        self.chart = MoneyChart(self.figures)
        self.legend = wrapped(tr("Asked | development budget, mln som"))
        self.sums = wrapped()
        self.all = button(tr("Show all"), tr("Leave the selection of the map alone."))
        self.model = MeasuresModel(self.figures, sections, sources)
        self.table = MeasuresView(self.model)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        self.mark, self.details = QLabel(), wrapped()
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.new = button(tr("New measure…"), tr("For the plots that are selected on the map."))
        self.change = button(tr("Change…"), tr("Change the chosen measure."))
        self.remove = button(tr("Remove"))
        self.zoom = button(tr("Zoom to it"), tr("Show the plots of the chosen measure."))
        self.undo, self.redo = button(""), button("")
        icons = QStyle.StandardPixmap
        for one, icon in ((self.undo, icons.SP_ArrowBack), (self.redo, icons.SP_ArrowForward)):
            one.setIcon(self.style().standardIcon(icon))
        self.said = wrapped()
        self.form = MeasureForm(self.figures, sections, purposes, sources)
        self._lay_out()
        self._connect()
        self.form.setVisible(False)
        self.show_book(Book())
        self.show_undo("", "")

    def _lay_out(self) -> None:
        self.banner = QFrame()
        self.banner.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self.banner)
        row.setContentsMargins(6, 4, 6, 4)
        row.addWidget(self.late, 1)
        row.addWidget(self.run)
        layers = QFormLayout()
        layers.addRow(tr("Parcels"), self.parcels)
        told = QHBoxLayout()
        told.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.details, 1)
        above, below = QHBoxLayout(), QHBoxLayout()
        for one in (self.new, self.change, self.remove):
            above.addWidget(one, 1)
        below.addWidget(self.zoom, 1)
        below.addWidget(self.undo)
        below.addWidget(self.redo)
        self.list = QWidget()
        inner = QVBoxLayout(self.list)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.chart)
        inner.addWidget(self.legend)
        inner.addWidget(self.sums)
        inner.addWidget(self.all)
        inner.addWidget(self.table, 1)
        inner.addLayout(told)
        inner.addLayout(above)
        inner.addLayout(below)
        layout = QVBoxLayout(self)
        layout.addLayout(layers)
        layout.addWidget(self.banner)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.form, 1)
        layout.addWidget(self.said)

    def _connect(self) -> None:
        self.undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.redo.setShortcut(QKeySequence(QKeySequence.StandardKey.Redo))
        self.run.clicked.connect(self.run_wanted)
        self.all.clicked.connect(self.all_wanted)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        self.table.doubleClicked.connect(lambda place: self._change())
        self.new.clicked.connect(self.new_wanted)
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(self.remove_wanted)
        self.zoom.clicked.connect(self.zoom_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.parcels.activated.connect(lambda place: self.layer_chosen.emit())
        self.form.save_wanted.connect(self.save_wanted)
        self.form.cancel_wanted.connect(self.close_form)
        self.form.plots_wanted.connect(self.plots_wanted)

    def showEvent(self, event: Any) -> None:
        """The plan, its results or the layers of the map may have changed."""
        self.refresh_wanted.emit()
        super().showEvent(event)

    # --- the list -----------------------------------------------------------------------------

    def show_book(self, book: Book) -> None:
        """Show the measures and the years; the choice and the filter stay."""
        kept = self.table.chosen()
        self.book = book
        self.chart.fill(book.years)
        self.legend.setVisible(bool(book.years))
        self._fill()
        if kept is not None:
            self.table.choose(kept.entry.measure_id)
        self._tell()
        self.banner.setVisible(book.is_stale or not book.has_run)
        self.late.setText(
            tr("Changed since the last run.")
            if book.has_run
            else tr("The plan has not been run yet.")
        )

    def show_only(self, plots: Iterable[str] | None, count: int = 0) -> None:
        """Show the measures on these plots only, or all of them.

        ``count`` is how many plots are selected, if those without a measure were left out.
        """
        self._filter = None if plots is None else frozenset(plots)
        self._plots = count or len(self._filter or ())
        kept = self.table.chosen()
        self._fill()
        if kept is not None:
            self.table.choose(kept.entry.measure_id)
        self._tell()

    @property
    def is_filtered(self) -> bool:
        """Whether only the measures of selected plots are shown."""
        return self._filter is not None

    def shown(self) -> list[Measure]:
        """The measures that the table shows."""
        if self._filter is None:
            return list(self.book.measures)
        return self.book.of_plots(self._filter)

    def _fill(self) -> None:
        shown = self.shown()
        self.model.fill(shown)
        self.all.setVisible(self._filter is not None)
        counted = [m for m in shown if m.counts]
        cost = self.figures.money(sum(m.cost_som for m in counted))
        lines = [tr("Measures: {count}, {cost}").format(count=len(counted), cost=cost)]
        if self._filter is not None:
            head = tr("Selected plots: {plots}. Measures: {count}, {cost}")
            lines = [head.format(plots=self._plots, count=len(counted), cost=cost)]
            lines += self._sums(counted)
        words = standing_words()
        short = [
            f"{words[code]}: {count}"
            for code in (OVER, UNFUNDED, CHANGED)
            if (count := sum(m.standing == code for m in counted))
        ]
        self.sums.setText("\n".join([*lines, *([", ".join(short)] if short else [])]))

    def _sums(self, counted: list[Measure]) -> list[str]:
        """Sources, years and upkeep of the measures on the selected plots."""
        if not counted:
            return []
        sources: dict[str, float] = {}
        for measure in counted:
            for name, som in measure.sources.items():
                sources[name] = sources.get(name, 0.0) + som
        years = sorted({m.year for m in counted if m.year})
        upkeep = self.figures.money(sum(m.upkeep_som for m in counted))
        spelt = ", ".join(str(year) for year in years)
        return [
            self._paid(sources),
            tr("Years: {years}; upkeep {upkeep} a year").format(years=spelt, upkeep=upkeep),
        ]

    def _paid(self, sources: Mapping[str, float]) -> str:
        paid = [
            f"{self._sources.get(name, name)} {self.figures.money(som)}"
            for name, som in sorted(sources.items(), key=lambda pair: -pair[1])
        ]
        return tr("Sources: {sources}").format(sources=", ".join(paid))

    # --- the chosen measure -------------------------------------------------------------------

    def _tell(self, *ignored: Any) -> None:
        measure = self.table.chosen()
        for one in (self.change, self.remove):
            one.setEnabled(measure is not None)
        self.zoom.setEnabled(measure is not None and bool(measure.entry.plots))
        self.remove.setText(tr("Remove"))
        self.remove.setToolTip(tr("Take the measure out of the plan; it can be undone."))
        if measure is None:
            self.mark.clear()
            self.details.setText(
                tr("Choose a measure, or select plots on the map.") if self.book.measures else ""
            )
            self.chosen.emit("")
            return
        if measure.entry.state == DECLINED:
            self.remove.setText(tr("Restore"))
            self.remove.setToolTip(tr("Let the plan make it again."))
        elif measure.entry.origin != "given":
            self.remove.setText(tr("Decline"))
            self.remove.setToolTip(tr("The plan makes it no more; it can be undone."))
        self.mark.setPixmap(standing_icon(measure.standing).pixmap(ICON, ICON))
        self.details.setText("\n".join(self.lines_of(measure)))
        self.chosen.emit(measure.entry.measure_id)

    def lines_of(self, measure: Measure) -> list[str]:
        """All that is known of a measure, in words."""
        entry, figures = measure.entry, self.figures
        values = entry.values
        word = standing_words()[measure.standing]
        said = measure.reason or explanation(measure.standing)
        lines = [f"{word}: {said}", f"{entry.measure_id} {measure.name}"]
        section, purpose = str(values.get("section") or ""), str(values.get("purpose") or "")
        kinds = [self._sections.get(section, section), self._purposes.get(purpose, purpose)]
        lines.append(" · ".join(kind for kind in (*kinds, years_text(measure)) if kind))
        cost = tr("Cost {cost}").format(cost=figures.money(measure.cost_som))
        low, high = values.get("cost_low_som"), values.get("cost_high_som")
        if low is not None or high is not None:
            span = [figures.millions(v) for v in (low, high) if v is not None]
            cost += f" ({'–'.join(span)})"
        if measure.missing_som > 0:
            cost += tr(", {missing} not found").format(missing=figures.money(measure.missing_som))
        upkeep = tr("upkeep {upkeep} a year").format(upkeep=figures.money(measure.upkeep_som))
        lines += [f"{cost}; {upkeep}", self._paid(measure.sources)]
        area = "–" if measure.area_ha is None else figures.number(measure.area_ha, 2)
        if entry.plots:
            plots = tr("Plots: {count}, {area} ha").format(count=len(entry.plots), area=area)
            lines.append(plots)
        if values.get("note"):
            lines.append(str(values["note"]))
        if entry.origin in (GENERATED, TAKEN_OVER):
            lines.append(
                tr("Made by the plan; a change makes it yours.")
                if entry.origin == GENERATED
                else tr("Made by the plan, changed by you.")
            )
        if entry.changed_by:
            by = tr("Changed by {name}, {time}")
            lines.append(by.format(name=entry.changed_by, time=moment(entry.changed_at)))
        return lines

    # --- changing -----------------------------------------------------------------------------

    def _change(self) -> None:
        measure = self.table.chosen()
        if measure is not None and measure.entry.state != DECLINED:
            self.open_form(measure.entry)

    def open_form(self, entry: Entry) -> None:
        """Show a measure in the form."""
        self.form.show_entry(entry, self.book)
        self.list.setVisible(False)
        self.form.setVisible(True)
        self.form.name.setFocus()

    def close_form(self) -> None:
        """Back to the list."""
        self.form.setVisible(False)
        self.list.setVisible(True)

    def show_undo(self, undo: str, redo: str) -> None:
        """Say what can be undone and done again."""
        for one, text, word in ((self.undo, undo, tr("Undo")), (self.redo, redo, tr("Redo"))):
            one.setEnabled(bool(text))
            one.setToolTip(f"{word}: {text}" if text else word)
            one.setAccessibleName(one.toolTip())

    def show_busy(self, text: str) -> None:
        """While something is saved nothing else can be."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        for one in (self.new, self.change, self.remove, self.undo, self.redo, self.form.save):
            one.setEnabled(not text)
        if not text:
            self._enable()

    def _enable(self) -> None:
        measure = self.table.chosen()
        for one in (self.change, self.remove):
            one.setEnabled(measure is not None)
