"""A table of plain values that stays quick with a hundred thousand rows."""

from __future__ import annotations

from typing import Any, Collection, Sequence

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView

MEASURED = 500
ROW = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractTableModel):
    """Rows of plain values; numbers sort as numbers."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = list(titles)
        self._rows: Sequence[Sequence[Any]] = []
        self._colours: dict[str, str] = {}
        self.right: Collection[int] = ()
        """The columns of numbers."""

    def retitle(self, titles: Sequence[str]) -> None:
        """Other columns, as yet without rows."""
        self.beginResetModel()
        self._titles, self._rows, self.right = list(titles), [], ()
        self.endResetModel()

    def fill(self, rows: Sequence[Sequence[Any]], colours: dict[str, str] | None = None) -> None:
        """Show other rows; the first column's words may have colours."""
        self.beginResetModel()
        self._rows, self._colours = rows, colours or {}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Any, role: int = 0) -> Any:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        """A value, its whole text on hovering, its colour, or the number of its row."""
        value = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if value is None else value
        if role == Qt.ItemDataRole.ToolTipRole:
            return "" if value is None else str(value)
        if role == Qt.ItemDataRole.ForegroundRole and value in self._colours:
            return QColor(self._colours[value])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return index.row() if role == ROW else None


class RowsView(QTableView):
    """The table with sorting, one row at a time."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.rows = RowsModel(titles)
        sorter = QSortFilterProxyModel(self)
        sorter.setSourceModel(self.rows)
        self.setModel(sorter)
        self.setSortingEnabled(True)
        sorter.sort(-1)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.rows.modelReset.connect(self._fit_heights)
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + 6)
        self.horizontalHeader().setStretchLastSection(True)

    def _fit_heights(self) -> None:
        """Rows as high as their text, unless there are so many that measuring them takes time."""
        modes = QHeaderView.ResizeMode
        few = self.rows.rowCount() <= MEASURED
        self.verticalHeader().setSectionResizeMode(modes.ResizeToContents if few else modes.Fixed)

    def chosen(self) -> int:
        """The number of the chosen row in the order of filling, or -1."""
        found = self.selectionModel().selectedRows()
        return int(found[0].data(ROW)) if found else -1
