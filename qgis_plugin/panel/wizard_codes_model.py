"""The values of a field with their codes, as a table that stays quick; plain Qt."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QComboBox, QStyledItemDelegate

from .figures import said
from .ink import WRONG
from .qt import tr
from .wizard_state import REST, UNASSIGNED, Value, WizardState

CODE = 3


class CodesModel(QAbstractTableModel):
    """A row for each value, and one for all others."""

    assigned = pyqtSignal()

    def __init__(self, state: WizardState) -> None:
        super().__init__()
        self.state = state
        self.key, self.column = "", ""
        self.values: list[Value] = []
        self._titles = (tr("Value"), tr("Features"), tr("ha"), tr("Code"))

    def show(self, key: str, column: str) -> None:
        """Show the values of another column."""
        self.beginResetModel()
        self.key, self.column = key, column
        self.values = [*self.state.values_of(key, column), Value(REST, 0, 0.0)] if key else []
        self.endResetModel()

    def choices(self) -> list[tuple[str, str]]:
        """Codes and labels that may be chosen, the first taking the code away."""
        file = self.state.column(self.key, self.column).codes
        return [("", tr("– not assigned –"))] + [
            (code, label) for code, label, _ in self.state.labels[file]
        ]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many values."""
        return 0 if parent.isValid() else len(self.values)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Value, features, hectares, code."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Any, role: int = 0) -> Any:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def code(self, row: int) -> str:
        """The code that a value has."""
        value = self.values[row].value
        table = self.state.layers[self.key].codes.get(self.column, {})
        code = table.get(REST if value is None else value, "")
        return "" if code == UNASSIGNED else code

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        """A cell as text, its colour, its whole text on hovering."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.EditRole and column == CODE:
            return self.code(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and column == CODE:
            return QColor(WRONG) if not self.code(row) and self.values[row].features else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (1, 2):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, row: int, column: int) -> str:
        one = self.values[row]
        if column == CODE:
            return self._said(row)
        if one.value == REST:
            return tr("(all other values, and none)") if column == 0 else ""
        if column == 0:
            return tr("(no value)") if one.value is None else str(one.value)
        language = self.state.language
        return said(one.features, 0, language) if column == 1 else said(one.area_ha, 2, language)

    def _said(self, row: int) -> str:
        """The code, with how alike its label is; a proposal that was not taken is only named."""
        words = dict(self.choices())
        code, value = self.code(row), self.values[row].value
        label = words.get(code, code)
        if value in (None, REST):
            return label
        likely, score = self.state.likely_code(self.key, self.column, value)
        if code and code == likely:
            return label if score >= 1 else f"{label} · {self._score(score)}"
        if code or not likely:
            return label
        text = tr("{nothing} perhaps: {label}, {score}")
        return text.format(nothing=label, label=words.get(likely, likely), score=self._score(score))

    def _score(self, score: float) -> str:
        return said(score, 2, self.state.language)

    def flags(self, index: QModelIndex) -> Any:
        """Only codes can be changed; missing values take that of all others."""
        kept = super().flags(index)
        if index.column() == CODE and self.values[index.row()].value is not None:
            return kept | Qt.ItemFlag.ItemIsEditable
        return kept

    def setData(self, index: QModelIndex, value: Any, role: int = 0) -> bool:
        """Give a value its code."""
        if index.column() != CODE:
            return False
        self.assign([index.row()], str(value or ""))
        return True

    def assign(self, rows: list[int], code: str) -> None:
        """Give values a code, and say that the sums have changed."""
        names = [self.values[row].value for row in rows]
        given = [name for name in names if name is not None]
        self.state.assign(self.key, self.column, given, code)
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.assigned.emit()

    def suggested(self) -> list[tuple[str, str]]:
        """Values without a code that a proposal was found for."""
        found = []
        for row, one in enumerate(self.values):
            if one.value not in (None, REST) and not self.code(row):
                code = self.state.likely_code(self.key, self.column, one.value)[0]
                if code:
                    found.append((str(one.value), code))
        return found


class CodeDelegate(QStyledItemDelegate):
    """A list to choose from, opened by one click on the code."""

    def createEditor(self, parent: Any, option: Any, index: QModelIndex) -> Any:
        """The list with its choices, open."""
        editor = QComboBox(parent)
        for code, label in index.model().choices():
            editor.addItem(label, code)
        editor.activated.connect(lambda _: self._done(editor))
        return editor

    def _done(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QComboBox, index: QModelIndex) -> None:
        """Begin with the code that stands there."""
        editor.setCurrentIndex(max(editor.findData(index.data(Qt.ItemDataRole.EditRole)), 0))

    def setModelData(self, editor: QComboBox, model: Any, index: QModelIndex) -> None:
        """Take what was chosen."""
        model.setData(index, editor.currentData())
