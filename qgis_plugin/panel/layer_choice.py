"""A list of the map's layers to choose from; plain Qt."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtWidgets import QComboBox


class LayerChoice(QComboBox):
    """Layers by name; what was chosen stays chosen when the list changes."""

    def __init__(self, nothing: str = "") -> None:
        super().__init__()
        self._nothing = nothing
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def offer(self, layers: Sequence[tuple[str, str]], likely: str = "") -> None:
        """Offer layers (id, name); the first whose name holds ``likely`` is proposed."""
        kept = self.chosen()
        self.clear()
        if self._nothing:
            self.addItem(self._nothing, "")
        for identifier, name in layers:
            self.addItem(name, identifier)
        place = self.findData(kept) if kept else -1
        if place < 0 and likely:
            names = [self.itemText(i).lower() for i in range(self.count())]
            place = next((i for i, name in enumerate(names) if likely in name), -1)
        self.setCurrentIndex(max(place, 0))

    def chosen(self) -> str:
        """The id of the chosen layer, or nothing."""
        return str(self.currentData() or "")
