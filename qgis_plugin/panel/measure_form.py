"""A measure as a form: what, for what, how much, when, who pays, on which plots; plain Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Mapping, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from . import measure_checks
from .ink import WRONG
from .measure_book import Book
from .measure_form_words import field_words, rule_words
from .measure_run import sources_in, sources_text
from .measure_store import Entry
from .money_words import Figures
from .qt import button, tr, wrapped

_AMOUNTS = ("cost_som", "cost_low_som", "cost_high_som", "annual_upkeep_som")
_MOST_SOURCES = 6


class MeasureForm(QWidget):
    """Emits what is sound; what is wrong stands in words above the buttons."""

    save_wanted = pyqtSignal(object)
    cancel_wanted = pyqtSignal()
    plots_wanted = pyqtSignal()

    def __init__(
        self,
        figures: Figures,
        sections: Mapping[str, str],
        purposes: Mapping[str, str],
        sources: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._figures = figures
        self._entry, self._book = Entry(""), Book()
        self._plots: tuple[str, ...] = ()
        self.heading = wrapped()
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.purpose = _choice({"": tr("another one"), **purposes})
        self.name = QLineEdit()
        self.section = _choice(sections)
        self.plots = wrapped()
        self.take = button(
            tr("Take the selection"), tr("The plots that are selected on the map now.")
        )
        self.quantity, self.unit = QLineEdit(), wrapped()
        self.propose = button(
            tr("Propose"), tr("Cost, upkeep and sources by the unit cost of the plan.")
        )
        self.amounts = {name: QLineEdit() for name in _AMOUNTS}
        self.year, self.ready = _year(), _year()
        self.after, self.note = QLineEdit(), QLineEdit()
        self.after.setPlaceholderText("M01;M02")
        self._names = sources
        self.sources: list[tuple[QComboBox, QLineEdit]] = []
        self.more = button(tr("Another source"))
        self.wrong = wrapped()
        self.wrong.setStyleSheet(f"color: {WRONG}")
        self.save = button(tr("Save"), tr("Into the measures of the plan; it can be undone."))
        self.cancel = button(tr("Close"), tr("Leave the form; nothing is saved."))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Purpose"), self.purpose)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Section"), self.section)
        form.addRow(tr("Land plots"), self.plots)
        form.addRow(self.take)
        form.addRow(tr("Quantity"), self.quantity)
        form.addRow(self.unit)
        form.addRow(self.propose)
        form.addRow(tr("Cost, som"), self.amounts["cost_som"])
        between = _row(self.amounts["cost_low_som"], self.amounts["cost_high_som"], alike=True)
        form.addRow(tr("from – to, som"), between)
        form.addRow(tr("Years"), _row(self.year, self.ready, alike=True))
        form.addRow(tr("Upkeep a year, som"), self.amounts["annual_upkeep_som"])
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        box = QWidget()
        box.setLayout(self._grid)
        form.addRow(wrapped(tr("Sources, som")))
        form.addRow(box)
        form.addRow(self.more)
        form.addRow(tr("After"), self.after)
        form.addRow(tr("Note"), self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.heading)
        layout.addLayout(form)
        layout.addWidget(self.wrong)
        layout.addWidget(_row(self.save, self.cancel, alike=True))
        layout.addStretch()

    def _connect(self) -> None:
        self.year.setToolTip(tr("The year of building"))
        self.ready.setToolTip(tr("The year of commissioning; upkeep begins in the next one"))
        self.amounts["cost_low_som"].setToolTip(tr("The least that it may cost"))
        self.amounts["cost_high_som"].setToolTip(tr("The most that it may cost"))
        self.after.setToolTip(tr("The numbers of the measures that must come first"))
        self.purpose.activated.connect(self._purpose_chosen)
        self.propose.clicked.connect(self._propose)
        self.more.clicked.connect(lambda: self._add_source("", None))
        self.take.clicked.connect(self.plots_wanted)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.cancel_wanted)
        for line in self.amounts.values():
            line.editingFinished.connect(lambda line=line: self._rewrite(line))

    # --- showing ------------------------------------------------------------------------------

    def show_entry(self, entry: Entry, book: Book) -> None:
        """Begin with a measure as it is, or with what is known of a new one."""
        self._entry, self._book = entry, book
        values = entry.values
        self.heading.setText(
            tr("Measure {number}").format(number=entry.measure_id)
            if entry.measure_id
            else tr("New measure")
        )
        self.name.setText(str(values.get("name") or ""))
        self.name.setCursorPosition(0)
        _choose(self.section, str(values.get("section") or "space"))
        _choose(self.purpose, str(values.get("purpose") or ""))
        first, last = book.base_year or 1990, book.last_year or 2200
        self.year.setRange(min(first, int(values.get("year") or first)), max(last, first))
        self.ready.setRange(first, last + 30)
        begin = int(values.get("year") or min(first + 1, last))
        self.year.setValue(begin)
        self.ready.setValue(int(values.get("commissioning_year") or begin))
        for name, line in self.amounts.items():
            self._show_number(line, values.get(name))
        self._show_number(self.quantity, values.get("quantity"), digits=2)
        for place in reversed(range(len(self.sources))):
            for one in self.sources.pop(place):
                self._grid.removeWidget(one)
                one.setParent(None)
                one.deleteLater()
        for name, som in sources_in(values.get("sources")).items():
            self._add_source(name, som)
        if not self.sources:
            self._add_source("local_budget", None)
        self.after.setText(str(values.get("after") or ""))
        self.note.setText(str(values.get("note") or ""))
        self.show_plots(entry.plots)
        self.show_wrong([])

    def show_plots(self, plots: Sequence[str]) -> None:
        """Take other plots; the quantity follows where nobody has typed one."""
        self._plots = tuple(plots)
        known = [self._book.areas[plot] for plot in plots if plot in self._book.areas]
        area = self._figures.number(sum(known), 2)
        text = tr("{count}, {area} ha") if known else "{count}"
        self.plots.setText(text.format(count=len(plots), area=area))
        self.plots.setToolTip("\n".join(self._plots[:30]))
        self._show_unit()

    def show_wrong(self, sentences: Sequence[str]) -> None:
        """Say what is wrong, each thing in a line; nothing is saved before it is mended."""
        self.wrong.setText("\n".join(f"✗ {sentence}" for sentence in sentences))
        self.wrong.setVisible(bool(sentences))

    def _show_number(self, line: QLineEdit, value: Any, digits: int = 0) -> None:
        whole = value is None or float(value).is_integer()
        digits = digits if whole or digits else 2
        line.setText("" if value is None else self._figures.number(float(value), digits))
        line.setProperty("shown", line.text())
        line.setProperty("value", value)

    def _amount(self, line: QLineEdit) -> float | None:
        """The number in a field; what nobody touched is as exact as it was.

        Raises
        ------
        ValueError
            If no number stands there.
        """
        if line.property("shown") is not None and line.text() == line.property("shown"):
            value = line.property("value")
            return None if value is None else float(value)
        return self._figures.read(line.text())

    def _rewrite(self, line: QLineEdit) -> None:
        """Show an amount as it was understood."""
        try:
            self._show_number(line, self._amount(line))
        except ValueError:
            return  # it is said when the form is saved

    def _add_source(self, name: str, som: float | None) -> None:
        if len(self.sources) >= max(_MOST_SOURCES, len(self._names)):
            return
        box, line = _choice(self._names), QLineEdit()
        _choose(box, name or next(iter(self._names), ""))
        self._show_number(line, som)
        line.editingFinished.connect(lambda: self._rewrite(line))
        place = len(self.sources)
        self._grid.addWidget(box, place, 0)
        self._grid.addWidget(line, place, 1)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self.sources.append((box, line))

    # --- proposing ----------------------------------------------------------------------------

    def _cost(self) -> measure_checks.UnitCost | None:
        return self._book.unit_costs.get(str(self.purpose.currentData() or ""))

    def _area(self) -> float:
        return sum(self._book.areas.get(plot, 0.0) for plot in self._plots)

    def _show_unit(self) -> None:
        cost = self._cost()
        self.propose.setEnabled(cost is not None)
        self.unit.setVisible(cost is not None)
        if cost is None:
            return
        units = {"ha": tr("ha"), "plot": tr("plots"), "place": tr("places"), "som": tr("som")}
        text = tr("{amount} som per unit ({unit}). {source}.")
        shown = text.format(
            amount=self._figures.number(cost.som),
            unit=units.get(cost.unit, cost.unit),
            source=cost.source,
        )
        unsure = "" if cost.checked else " " + tr("It has not been checked.")
        self.unit.setText(shown + unsure)

    def _purpose_chosen(self, place: int) -> None:
        """A new measure takes its name and its money from the purpose."""
        self._show_unit()
        cost = self._cost()
        if cost is None or self._entry.revision or self._entry.measure_id:
            return
        self.name.setText(self.purpose.currentText())
        quantity = measure_checks.quantity_of(cost, self._area())
        self._show_number(self.quantity, quantity, digits=2)
        if quantity:
            self._propose()

    def _propose(self) -> None:
        """Fill in what follows from the quantity and the unit cost."""
        cost = self._cost()
        try:
            quantity = self._amount(self.quantity)
        except ValueError:
            quantity = None
        if cost is None:
            return
        if quantity is None:
            quantity = measure_checks.quantity_of(cost, self._area())
            self._show_number(self.quantity, quantity, digits=2)
        if quantity is None:
            self.show_wrong([tr("Write the quantity first.")])
            return
        found = measure_checks.proposal(cost, quantity, self.year.value())
        _choose(self.section, found["section"])
        self.ready.setValue(found["commissioning_year"])
        for name in ("cost_som", "annual_upkeep_som"):
            self._show_number(self.amounts[name], found[name])
        while len(self.sources) < len(found["sources"]):
            self._add_source("", None)
        shares = [*found["sources"].items(), *[("", None)] * len(self.sources)]
        for (box, line), (name, som) in zip(self.sources, shares):
            if name:
                _choose(box, name)
            self._show_number(line, som)
        self.show_wrong([])

    # --- saving -------------------------------------------------------------------------------

    def entry(self) -> tuple[Entry, list[str]]:
        """The measure as it stands in the form, and what is wrong with it in words."""
        values: dict[str, Any] = dict(self._entry.values)
        wrong: list[str] = []
        names = field_words()
        for name, line in (*self.amounts.items(), ("quantity", self.quantity)):
            try:
                values[name] = self._amount(line)
            except ValueError:
                values[name] = None
                text = tr("{field}: “{value}” is no number.")
                wrong.append(text.format(field=names[name], value=line.text()))
        parts: dict[str, float] = {}
        for box, line in self.sources:
            try:
                som = self._amount(line)
            except ValueError:
                text = tr("{field}: “{value}” is no number.")
                wrong.append(text.format(field=box.currentText(), value=line.text()))
                continue
            if som:
                code = str(box.currentData())
                parts[code] = parts.get(code, 0.0) + som
        values.update(
            name=self.name.text().strip(),
            section=self.section.currentData(),
            purpose=self.purpose.currentData() or None,
            year=self.year.value(),
            commissioning_year=self.ready.value(),
            sources=sources_text(parts),
            after=self.after.text().strip() or None,
            note=self.note.text().strip() or None,
        )
        if values["annual_upkeep_som"] is None:
            values["annual_upkeep_som"] = 0.0
        if not values.get("municipalities"):
            values["municipalities"] = self._book.municipality or None
        entry = replace(self._entry, values=values, plots=self._plots)
        known = [measure.entry.measure_id for measure in self._book.measures]
        first, last = self._book.base_year, self._book.last_year
        if not wrong:
            found = measure_checks.wrong_with(entry, first, last, known)
            wrong = [self._sentence(one) for one in found]
        return entry, wrong

    def _save(self) -> None:
        entry, wrong = self.entry()
        self.show_wrong(wrong)
        if not wrong:
            self.save_wanted.emit(entry)

    def _sentence(self, one: measure_checks.Wrong) -> str:
        told = {
            key: self._figures.number(value) if isinstance(value, float) else value
            for key, value in one.told.items()
        }
        return rule_words()[one.rule].format(field=field_words().get(one.field, ""), **told)


def _choice(words: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for code, label in words.items():
        box.addItem(label, code)
        box.setItemData(box.count() - 1, label, Qt.ItemDataRole.ToolTipRole)
    return box


def _choose(box: QComboBox, code: str) -> None:
    place = box.findData(code)
    if place < 0 and code:  # a code of the user's own stays as it is
        box.addItem(code, code)
        place = box.count() - 1
    box.setCurrentIndex(max(place, 0))


def _year() -> QSpinBox:
    box = QSpinBox()
    box.setGroupSeparatorShown(False)
    return box


def _row(*widgets: QWidget, alike: bool = False) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for place, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if alike or place == 0 else 0)
    return row
