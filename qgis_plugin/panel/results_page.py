"""The results of a step as a chart and a table that choose on the map; plain Qt."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from .bars import Bars
from .models import RowsModel
from .qt import button, tr, wrapped
from .results_charts import Bar

PAUSE_MS = 200
"""How long typing must rest before the rows are looked through."""
WIDEST = 260
MOST_CHOSEN = 500
"""More rows than nobody chooses by hand; what the map selects beyond is only counted."""


class ResultsPage(QWidget):
    """Step and table above, chart, rows, and what can be done with them."""

    refresh_wanted = pyqtSignal()
    step_chosen = pyqtSignal(str)
    table_chosen = pyqtSignal(str)
    arrange_wanted = pyqtSignal(str, int, bool)
    rows_chosen = pyqtSignal(list)
    bar_chosen = pyqtSignal(int)
    zoom_wanted = pyqtSignal()
    copy_wanted = pyqtSignal()
    save_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.step, self.table = _choice(), _choice()
        self.chart = Bars()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Show only rows with these words"))
        self.filter.setClearButtonEnabled(True)
        self.rows = RowsModel(())
        self.view = QTableView()
        self.view.setModel(self.rows)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAlternatingRowColors(True)
        self.view.setMinimumHeight(140)
        self.view.setWordWrap(False)  # a row is one line high: names end where it ends
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.view.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.zoom = button(tr("Zoom to the rows"), tr("Show what the chosen rows stand for."))
        self.copy = button(tr("Copy"), tr("Put the rows that are shown on the clipboard."))
        self.save = button(tr("Save as CSV…"), tr("Write the rows that are shown into a file."))
        self.said = wrapped()
        self._order, self._descending = -1, False
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self.show_nothing(tr("Open a plan and run it to see its results."))

    def _lay_out(self) -> None:
        below = QGridLayout()
        below.addWidget(self.zoom, 0, 0, 1, 2)
        below.addWidget(self.copy, 1, 0)
        below.addWidget(self.save, 1, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.step)
        layout.addWidget(self.table)
        layout.addWidget(self.chart)
        layout.addWidget(self.filter)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.said)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.step.activated.connect(lambda i: self.step_chosen.emit(self.step.itemData(i)))
        self.table.activated.connect(lambda i: self.table_chosen.emit(self.table.itemData(i)))
        self.filter.textChanged.connect(lambda text: self._typed.start())
        self._typed.timeout.connect(self._arrange)
        self.view.horizontalHeader().sectionClicked.connect(self._sort)
        self.view.selectionModel().selectionChanged.connect(lambda *ignored: self._chosen())
        self.chart.chosen.connect(self.bar_chosen)
        self.zoom.clicked.connect(self.zoom_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)

    def showEvent(self, event: Any) -> None:
        """A run may have ended meanwhile."""
        self.refresh_wanted.emit()
        super().showEvent(event)

    def offer_steps(self, steps: Sequence[tuple[str, str]], chosen: str) -> None:
        """The steps that have results."""
        _offer(self.step, steps, chosen)

    def offer_tables(self, tables: Sequence[tuple[str, str]], chosen: str) -> None:
        """The tables of the step."""
        _offer(self.table, tables, chosen)
        self.table.setVisible(len(tables) > 1)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to see."""
        self.chart.fill(())
        self.rows.retitle(())
        self.said.setText(why)
        for one in (self.zoom, self.copy, self.save, self.filter):
            one.setEnabled(False)

    def show_table(self, titles: Sequence[str], right: Sequence[int], bars: Sequence[Bar]) -> None:
        """Show another table, as yet without its rows."""
        self._order, self._descending = -1, False
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.rows.retitle(titles)
        self.rows.right = set(right)
        self.chart.fill(bars)
        for one in (self.copy, self.save, self.filter):
            one.setEnabled(True)
        self.zoom.setEnabled(False)

    def show_rows(self, rows: Sequence[Sequence[Any]], of: int) -> None:
        """Show rows, out of so many."""
        self.rows.fill(rows)
        text = tr("{shown} rows") if len(rows) == of else tr("{shown} of {all} rows")
        self.said.setText(text.format(shown=len(rows), all=of))
        if rows:
            self._fit_columns()

    def _fit_columns(self) -> None:
        header = self.view.horizontalHeader()
        header.setResizeContentsPrecision(60)  # the first rows say enough of the widths
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in range(self.rows.columnCount()):
            wanted = max(header.sectionSizeHint(column), self.view.sizeHintForColumn(column) + 8)
            header.resizeSection(column, min(wanted, WIDEST, self.view.viewport().width() // 2))

    def choose_rows(self, places: Sequence[int]) -> None:
        """Choose rows because the map did, without telling the map again."""
        model = self.view.selectionModel()
        model.blockSignals(True)
        model.clearSelection()
        last = self.rows.columnCount() - 1
        chosen = QItemSelection()
        for place in places[:MOST_CHOSEN]:
            chosen.select(self.rows.index(place, 0), self.rows.index(place, last))
        model.select(chosen, QItemSelectionModel.SelectionFlag.Select)
        model.blockSignals(False)
        self.view.viewport().update()
        if places:
            self.view.scrollTo(self.rows.index(places[0], 0))
        self.zoom.setEnabled(bool(places))

    def chosen(self) -> list[int]:
        """The places of the chosen rows as they are shown."""
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _chosen(self) -> None:
        places = self.chosen()
        self.zoom.setEnabled(bool(places))
        self.rows_chosen.emit(places)

    def _sort(self, column: int) -> None:
        self._descending = self._order == column and not self._descending
        self._order = column
        orders = Qt.SortOrder
        order = orders.DescendingOrder if self._descending else orders.AscendingOrder
        self.view.horizontalHeader().setSortIndicator(column, order)
        self._arrange()

    def _arrange(self) -> None:
        self.arrange_wanted.emit(self.filter.text(), self._order, self._descending)


def _choice() -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _offer(box: QComboBox, entries: Sequence[tuple[str, str]], chosen: str) -> None:
    box.blockSignals(True)
    box.clear()
    for code, title in entries:
        box.addItem(title, code)
    box.setCurrentIndex(max(box.findData(chosen), 0) if entries else -1)
    box.blockSignals(False)
