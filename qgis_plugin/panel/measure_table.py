"""Measures as a table that stays quick with thousands of rows; plain Qt."""

from __future__ import annotations

from typing import Any, Mapping, Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from .ink import FAINT
from .measure_delegate import MEASURE, TwoLines
from .measure_run import Measure
from .money_words import COLOURS, Figures, standing_icon, standing_words, years_text
from .qt import tr

SORTED_BY = Qt.ItemDataRole.UserRole
NAMES = ("state", "measure", "year", "cost", "section", "plots", "area", "sources", "upkeep")
NARROW = ("measure", "cost")
WIDE = (*NARROW, "state", "year", "plots", "area")
WIDE_PX, WIDEST_PX = 680, 1100
"""From these widths on some and all columns are shown; below a measure stands in two lines."""
_RIGHT = ("year", "cost", "plots", "area", "upkeep")


class MeasuresModel(QAbstractTableModel):
    """A row for each measure; numbers sort as numbers."""

    def __init__(
        self, figures: Figures, sections: Mapping[str, str], sources: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._figures, self._sections, self._sources = figures, sections, sources
        self._words = standing_words()
        self._icons = {standing: standing_icon(standing) for standing in COLOURS}
        self._rows: list[Measure] = []
        self._shown: list[list[str]] = []
        self._keys: list[list[Any]] = []
        self.titles = [
            tr("State"), tr("Measure"), tr("Year"), tr("mln som"), tr("Section"), tr("Land plots"),
            tr("ha"), tr("Sources"), tr("Upkeep, mln"),
        ]  # fmt: skip

    def fill(self, measures: Sequence[Measure]) -> None:
        """Show other measures."""
        self.beginResetModel()
        self._rows = list(measures)
        self._shown = [self._texts(measure) for measure in self._rows]
        # Sorting asks for a value some ten times for each row.
        self._keys = [
            self._sort_keys(measure, texts) for measure, texts in zip(self._rows, self._shown)
        ]
        self.endResetModel()

    def measure(self, row: int) -> Measure | None:
        """The measure of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, name: str) -> int:
        """The row of a measure by its number, or -1."""
        found = (i for i, m in enumerate(self._rows) if m.entry.measure_id == name)
        return next(found, -1)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(NAMES)

    def headerData(self, section: int, orientation: Any, role: int = 0) -> Any:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.titles[section]
        return None

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        """A cell: its words, its sign, its colour, what it sorts by."""
        place, column = index.row(), index.column()
        if role == SORTED_BY:
            return self._keys[place][column]
        name = NAMES[column]
        measure = self._rows[place]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._shown[place][column]
        if role == Qt.ItemDataRole.DecorationRole and name == "state":
            return self._icons[measure.standing]
        if role == Qt.ItemDataRole.ForegroundRole:
            if name == "state":
                return QColor(COLOURS[measure.standing])
            return None if measure.counts else QColor(FAINT)
        if role == Qt.ItemDataRole.TextAlignmentRole and name in _RIGHT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return measure if role == MEASURE else None

    def _texts(self, measure: Measure) -> list[str]:
        figures = self._figures
        section = str(measure.entry.values.get("section") or "")
        area = "" if measure.area_ha is None else figures.number(measure.area_ha, 2)
        return [
            self._words[measure.standing],
            f"{measure.entry.measure_id} {measure.name}",
            years_text(measure),
            figures.millions(measure.cost_som),
            self._sections.get(section, section),
            str(len(measure.entry.plots) or ""),
            area,
            ", ".join(self._sources.get(name, name) for name in measure.sources),
            figures.millions(measure.upkeep_som) if measure.upkeep_som else "",
        ]

    @staticmethod
    def _sort_keys(measure: Measure, texts: list[str]) -> list[Any]:
        numbers = {
            "state": list(COLOURS).index(measure.standing),
            "year": measure.year,
            "cost": measure.cost_som,
            "plots": len(measure.entry.plots),
            "area": measure.area_ha or 0.0,
            "upkeep": measure.upkeep_som,
        }
        return [numbers.get(name, text) for name, text in zip(NAMES, texts)]


class MeasuresView(QTableView):
    """The table with sorting; on a narrow panel only what must be seen at once."""

    def __init__(self, model: MeasuresModel) -> None:
        super().__init__()
        self.measures = model
        sorter = QSortFilterProxyModel(self)
        sorter.setSourceModel(model)
        sorter.setSortRole(SORTED_BY)
        self.setModel(sorter)
        self.setSortingEnabled(True)
        sorter.sort(-1)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = TwoLines(self)
        self.setItemDelegateForColumn(NAMES.index("measure"), self._lines)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + 4)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(36)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(NAMES.index("measure"), QHeaderView.ResizeMode.Stretch)
        self._fit()

    def chosen(self) -> Measure | None:
        """The chosen measure."""
        found = self.selectionModel().selectedRows()
        row = self.model().mapToSource(found[0]).row() if found else -1
        return self.measures.measure(row)

    def choose(self, name: str) -> bool:
        """Choose a measure by its number; whether it is there."""
        row = self.measures.row_of(name)
        if row < 0:
            self.clearSelection()
            return False
        place = self.model().mapFromSource(self.measures.index(row, 0))
        self.selectRow(place.row())
        self.scrollTo(place)
        return True

    def resizeEvent(self, event: Any) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        self._lines.is_wide = width >= WIDE_PX
        shown = NAMES if width >= WIDEST_PX else WIDE if width >= WIDE_PX else NARROW
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(word) for word in standing_words().values())
        least = {"state": words + 34, "year": metrics.horizontalAdvance("2027–2028") + 14,
                 "cost": metrics.horizontalAdvance("0 000,0") + 14, "section": 110, "area": 70,
                 "sources": 130}  # fmt: skip
        for column, name in enumerate(NAMES):
            self.setColumnHidden(column, name not in shown)
            if name != "measure":
                title = str(
                    self.measures.headerData(
                        column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole
                    )
                )
                # The header is bold, and has an arrow where the table is sorted by it.
                room = int(metrics.horizontalAdvance(title) * 1.15) + 18
                self.setColumnWidth(column, max(least.get(name, 0), room))
