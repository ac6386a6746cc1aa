"""The wizard's second page: which layer of the map is which layer of the plan; plain Qt."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from .qt import tr, wrapped

POLYGONS = ("polygon", "any")


class LayersPage(QWidget):
    """A row for each layer that a plan may have."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels(
            [tr("Layer of the plan"), tr("Layer of the map"), tr("What is taken")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setColumnWidth(0, 230)
        self.table.setColumnWidth(1, 230)
        self.hint = wrapped(tr(
            "Only the land plots are required. What looks likely is chosen already; check it. "
            "Layers without a file of their own are copied into layers.gpkg beside the plan."
        ))  # fmt: skip
        self.choices: dict[str, QComboBox] = {}
        self._titles: dict[str, str] = {}
        self._told: Callable[[str, str], str] = lambda key, layer: ""
        layout = QVBoxLayout(self)
        layout.addWidget(self.hint)
        layout.addWidget(self.table, 1)

    def offer(
        self,
        rows: Sequence[dict[str, object]],
        layers: Sequence[dict[str, object]],
        told: Callable[[str, str], str],
    ) -> None:
        """Show the layers of a plan, each with those of the map that can be it."""
        self._told = told
        self.choices = {}
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            key = str(row["key"])
            self._titles[key] = str(row["title"])
            title = QTableWidgetItem(str(row["title"]))
            if row["required"]:
                font = title.font()
                font.setBold(True)
                title.setFont(font)
            title.setToolTip(key)
            choice = QComboBox()
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(16)
            choice.addItem(tr("– none –"), "")
            for one in layers:
                if _fits(str(row["geometry"]), str(one["geometry"])):
                    choice.addItem(str(one["name"]), one["id"])
            choice.setCurrentIndex(max(choice.findData(row["layer"]), 0))
            self.choices[key] = choice
            self.table.setItem(place, 0, title)
            self.table.setCellWidget(place, 1, choice)
            self.table.setItem(place, 2, QTableWidgetItem(""))
            choice.currentIndexChanged.connect(lambda _, k=key: self._tell(k))
            self._tell(key)

    def _tell(self, key: str) -> None:
        place = list(self.choices).index(key)
        text = self._told(key, self.chosen(key))
        item = self.table.item(place, 2)
        item.setText(text)
        item.setToolTip(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.changed.emit()

    def chosen(self, key: str) -> str:
        """The id of the layer that is chosen, or nothing."""
        return str(self.choices[key].currentData() or "")

    def all_chosen(self) -> dict[str, str]:
        """The layers that are chosen, by their keys in the plan."""
        return {key: self.chosen(key) for key in self.choices if self.chosen(key)}

    def title(self, key: str) -> str:
        """What a layer of the plan is called."""
        return self._titles.get(key, key)

    def obstacle(self) -> str:
        """What is still to be chosen, or nothing."""
        if not self.choices:
            return tr("The layers of the map are being looked at.")
        if not self.chosen("parcels"):
            return tr("Choose the layer of the land plots.")
        taken: dict[str, str] = {}
        for key, layer in self.all_chosen().items():
            if layer in taken:
                text = tr(
                    "{first} and {second} are the same layer; choose another for one of them."
                )
                return text.format(first=self.title(taken[layer]), second=self.title(key))
            taken[layer] = key
        return ""


def _fits(wanted: str, geometry: str) -> bool:
    if "raster" in (wanted, geometry):
        return wanted == geometry
    return wanted != "polygon" or geometry in POLYGONS
