"""The wizard's third page: which field is which column, and in which unit; plain Qt."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .figures import said
from .ink import DOUBT, RIGHT, WRONG
from .qt import tr, wrapped
from .wizard_state import AREA, LayerState, WizardState

NEAR = 0.02


class FieldsPage(QWidget):
    """One layer at a time; a row for each column of its kind."""

    changed = pyqtSignal()

    def __init__(self, state: WizardState) -> None:
        super().__init__()
        self.state = state
        self.layer = QComboBox()
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels(
            [tr("Column"), tr("Field of the layer"), tr("Unit"), tr("What was found")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setWordWrap(True)
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, width in enumerate((190, 200, 90)):
            self.table.setColumnWidth(column, width)
        self.summary = wrapped()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Layer"), self.layer)
        layout = QVBoxLayout(self)
        layout.addWidget(wrapped(tr(
            "Say which field of your layer holds what. What was recognised with certainty is "
            "chosen already; less likely fields are only named on the right."
        )))  # fmt: skip
        layout.addLayout(form)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        self.fields: dict[str, QComboBox] = {}
        self.units: dict[str, QComboBox] = {}
        self.layer.currentIndexChanged.connect(self._show_layer)

    def refresh(self) -> None:
        """Offer the layers that have columns to fill."""
        kept = self.layer.currentData()
        self.layer.blockSignals(True)
        self.layer.clear()
        for key, layer in self.state.layers.items():
            if self.state.columns.get(layer.kind) and layer.fields:
                self.layer.addItem(f"{layer.title} – {layer.name}", key)
        self.layer.setCurrentIndex(max(self.layer.findData(kept), 0))
        self.layer.blockSignals(False)
        self._show_layer()

    def shown(self) -> LayerState | None:
        """The layer whose fields are shown."""
        return self.state.layers.get(self.layer.currentData() or "")

    def _show_layer(self, *ignored: object) -> None:
        layer = self.shown()
        columns = self.state.columns.get(layer.kind, []) if layer is not None else []
        self.fields, self.units = {}, {}
        self.table.setRowCount(0)
        self.table.setRowCount(len(columns))
        if layer is None:
            return
        for place, column in enumerate(columns):
            title = QTableWidgetItem(column.title)
            title.setToolTip(column.name)
            choice = QComboBox()
            if not self.state.cannot_be_left(layer.key, column.name):
                choice.addItem(tr("– none –"), "")
            for one in layer.fields:
                choice.addItem(one.name, one.name)
                choice.setItemData(choice.count() - 1, one.example, Qt.ItemDataRole.ToolTipRole)
            choice.setCurrentIndex(max(choice.findData(layer.chosen.get(column.name, "")), 0))
            self.fields[column.name] = choice
            self.table.setItem(place, 0, title)
            self.table.setCellWidget(place, 1, choice)
            self.table.setItem(place, 3, QTableWidgetItem(""))
            choice.currentIndexChanged.connect(lambda _, c=column.name: self._choose(c))
            if column.unit == AREA:
                unit = QComboBox()
                for code, label, _ in self.state.units:
                    unit.addItem(label, code)
                self.units[column.name] = unit
                self.table.setCellWidget(place, 2, unit)
                unit.currentIndexChanged.connect(lambda _, c=column.name: self._choose_unit(c))
            self._tell(column.name)
        text = tr("{features} features, {area} ha") if layer.area_ha else tr("{features} features")
        self.summary.setText(
            text.format(features=said(layer.features, 0, self.state.language),
                        area=said(layer.area_ha, 2, self.state.language))
        )  # fmt: skip

    def _choose(self, column: str) -> None:
        layer = self.shown()
        if layer is not None:
            self.state.choose_field(layer.key, column, str(self.fields[column].currentData() or ""))
            self._tell(column)
            self.changed.emit()

    def _choose_unit(self, column: str) -> None:
        layer = self.shown()
        if layer is not None:
            layer.units[column] = str(self.units[column].currentData())
            self._tell(column)
            self.changed.emit()

    def _tell(self, column: str) -> None:
        """What was found in the chosen field, or which field may be meant."""
        layer = self.shown()
        if layer is None:
            return
        place = list(self.fields).index(column)
        text, colour = self._told(layer, column)
        unit = self.units.get(column)
        if unit is not None:
            unit.blockSignals(True)
            unit.setEnabled(bool(layer.chosen.get(column)))
            unit.setCurrentIndex(max(unit.findData(layer.units.get(column, AREA)), 0))
            unit.blockSignals(False)
        item = self.table.item(place, 3)
        item.setText(text)
        item.setToolTip(text)
        if colour:
            item.setForeground(QColor(colour))
        else:
            item.setData(Qt.ItemDataRole.ForegroundRole, None)

    def _told(self, layer: LayerState, column: str) -> tuple[str, str]:
        name = layer.chosen.get(column, "")
        found = layer.field_named(name)
        if found is None:
            likely, score = layer.proposed.get(column, ("", 0.0))
            if likely:
                text = tr("Perhaps {field} (likeness {score}); choose it if it is right.")
                return text.format(field=likely, score=said(score, 2, self.state.language)), DOUBT
            return tr("No field: left empty, or filled by the rules of the program."), ""
        if not found.filled:
            return tr("Nothing is filled in."), DOUBT
        schema = self.state.column(layer.key, column)
        if column == "parcel_id" and found.distinct < found.filled:
            text = tr("{count} numbers repeat: {distinct} different in {filled} features.")
            return text.format(count=found.filled - found.distinct, distinct=found.distinct,
                               filled=found.filled), WRONG  # fmt: skip
        if schema.unit == AREA:
            ratio = self.state.ratio(layer.key, column)
            if ratio is None:
                return tr("Few of its values are numbers: it cannot be compared."), WRONG
            text = tr("registered / measured = {ratio} (median)").format(ratio=self._ratio(ratio))
            return text, RIGHT if abs(ratio - 1) <= NEAR else (
                DOUBT if 0.5 < ratio < 2 else WRONG)  # fmt: skip
        if schema.codes and found.many:
            text = tr("{distinct} different values: this is hardly a list of codes.")
            return text.format(distinct=found.distinct), WRONG
        text = tr("{filled} of {features} filled, {distinct} different, such as {example}")
        return text.format(filled=found.filled, features=layer.features, distinct=found.distinct,
                           example=found.example), ""  # fmt: skip

    def _ratio(self, ratio: float) -> str:
        return said(ratio, 2 if ratio >= 0.1 else 6, self.state.language)

    def obstacle(self) -> str:
        """What must be mended before going on, or nothing."""
        for layer in self.state.layers.values():
            for column in self.state.columns.get(layer.kind, []):
                found = layer.field_named(layer.chosen.get(column.name, ""))
                if column.codes and found is not None and found.many:
                    text = tr("{layer}: {field} has too many different values for codes.")
                    return text.format(layer=layer.title, field=found.name)
        return ""
