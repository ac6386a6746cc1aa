"""The wizard's fourth page: what the values mean, and how much is still unassigned; plain Qt."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .figures import NARROW, percent, said
from .ink import RIGHT, WRONG
from .qt import button, tr, wrapped
from .wizard_codes_model import CODE, CodeDelegate, CodesModel
from .wizard_state import Preview, WizardState

FEW = 60
"""So many rows may each be as high as their text."""


class CodesPage(QWidget):
    """One column of one layer at a time, with the sums beside it."""

    changed = pyqtSignal()

    def __init__(self, state: WizardState) -> None:
        super().__init__()
        self.state = state
        self.column = QComboBox()
        self.model = CodesModel(state)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(CODE, CodeDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(
            triggers.SelectedClicked | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setSectionResizeMode(CODE, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2):
            self.table.horizontalHeader().setSectionResizeMode(
                place, QHeaderView.ResizeMode.ResizeToContents
            )
        self.table.setColumnWidth(0, 150)
        self.code = QComboBox()
        self.code.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.code.setMinimumContentsLength(14)
        self.assign = button(tr("Assign"), tr("Give all selected values this code."))
        self.suggest = button(
            tr("Take the suggestions"),
            tr("Give the values without a code the most alike one; check them afterwards."),
        )
        self.said = wrapped()
        self.sums = QTableWidget(0, 2)
        self.sums.setHorizontalHeaderLabels([tr("Code"), tr("ha")])
        self.sums.verticalHeader().hide()
        self.sums.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.sums.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.sums.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.sums.setColumnWidth(1, 90)
        self.sums.setWordWrap(True)
        rows = self.sums.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._lay_out()
        self.column.currentIndexChanged.connect(self._show)
        self.model.assigned.connect(self._tell)
        self.assign.clicked.connect(self._assign)
        self.suggest.clicked.connect(self._suggest)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Column"), self.column)
        below = QHBoxLayout()
        below.addWidget(self.code, 1)
        below.addWidget(self.assign)
        below.addWidget(self.suggest)
        left = QVBoxLayout()
        left.addWidget(self.table, 1)
        left.addLayout(below)
        right = QVBoxLayout()
        right.addWidget(self.said)
        right.addWidget(self.sums, 1)
        middle = QHBoxLayout()
        middle.addLayout(left, 7)
        middle.addLayout(right, 4)
        layout = QVBoxLayout(self)
        layout.addWidget(wrapped(tr(
            "Say what the values of your layer mean. Select rows and assign a code, or click on "
            "a code. What stays unassigned is shown as such in every balance."
        )))  # fmt: skip
        layout.addLayout(form)
        layout.addLayout(middle, 1)

    def refresh(self) -> None:
        """Offer the columns that have codes."""
        kept = self.column.currentData()
        self.column.blockSignals(True)
        self.column.clear()
        for key, name in self.state.code_columns():
            layer, column = self.state.layers[key], self.state.column(key, name)
            text = f"{layer.title}: {column.title} ← {layer.chosen[name]}"
            self.column.addItem(text, (key, name))
        places = [self.column.itemData(i) for i in range(self.column.count())]
        same = [i for i, data in enumerate(places) if kept and tuple(data) == tuple(kept)]
        self.column.setCurrentIndex(same[0] if same else 0)
        self.column.blockSignals(False)
        self._show()

    def _show(self, *ignored: object) -> None:
        key, column = self.column.currentData() or ("", "")
        self.model.show(key, column)
        modes = QHeaderView.ResizeMode
        few = self.model.rowCount() <= FEW
        self.table.verticalHeader().setSectionResizeMode(
            modes.ResizeToContents if few else modes.Fixed
        )
        for one in (self.code, self.assign, self.suggest, self.table):
            one.setEnabled(bool(key))
        self.code.clear()
        for code, label in self.model.choices() if key else []:
            self.code.addItem(label, code)
        if key:
            self._tell()
        else:
            self.sums.setRowCount(0)
            self.said.setText(tr("No column with codes was given a field: all land is unassigned."))

    def preview(self) -> Preview:
        """The sums of the column that is shown."""
        return self.state.preview(self.model.key, self.model.column)

    def _assign(self) -> None:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        if rows:
            self.model.assign(rows, str(self.code.currentData() or ""))

    def _suggest(self) -> None:
        key, column = self.model.key, self.model.column
        for value, code in self.model.suggested():
            self.state.assign(key, column, [value], code)
        self.model.assign([], "")

    def _tell(self) -> None:
        found, language = self.preview(), self.state.language

        def whole(count: int) -> str:
            return said(count, 0, language)

        def hectares(area: float) -> str:
            return said(area, 2, language)

        share = found.unassigned / found.features if found.features else 0.0
        share_ha = found.unassigned_ha / found.area_ha if found.area_ha else 0.0
        text = tr(
            "Unassigned: {count} of {features} features ({share} %), "
            "{area} of {all} ha ({share_ha} %)"
        )
        text = text.format(
            count=whole(found.unassigned),
            features=whole(found.features),
            share=percent(share, language),
            area=hectares(found.unassigned_ha),
            all=hectares(found.area_ha),
            share_ha=percent(share_ha, language),
        )
        self.said.setText(text.replace(" %", f"{NARROW}%"))
        self.said.setStyleSheet(f"color: {WRONG if found.unassigned else RIGHT}; font-weight: bold")
        file = self.state.column(self.model.key, self.model.column).codes
        words = {code: (label, colour) for code, label, colour in self.state.labels[file]}
        self.sums.setRowCount(len(found.codes) + (1 if found.unassigned else 0))
        rows = [(words[code][0], words[code][1], n, ha) for code, n, ha in found.codes]
        if found.unassigned:
            rows.append((tr("Unassigned"), "", found.unassigned, found.unassigned_ha))
        for place, (label, colour, count, area) in enumerate(rows):
            title = QTableWidgetItem(label)
            many = tr("{features} features").format(features=whole(count))
            title.setToolTip(f"{label}: {many}")
            if colour:
                title.setData(Qt.ItemDataRole.DecorationRole, QColor(colour))
            self.sums.setItem(place, 0, title)
            item = QTableWidgetItem(hectares(area))
            item.setToolTip(many)
            item.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            self.sums.setItem(place, 1, item)
        self.suggest.setEnabled(bool(self.model.suggested()))
        self.changed.emit()

    def obstacle(self) -> str:
        """Nothing must be assigned: what is not is shown as unassigned."""
        return ""
