"""The group of algorithms that QGIS shows as "SEDP Spatial"."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..processing_algorithms import ALGORITHMS

ICON = Path(__file__).with_name("icon.svg")


class SedpProvider(QgsProcessingProvider):
    """Always loads; each algorithm says for itself whether it can run."""

    def id(self) -> str:
        """The stable prefix of every algorithm's id."""
        return "sedp"

    def name(self) -> str:
        """A proper name, the same in every language."""
        return "SEDP Spatial"

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(ICON))

    def loadAlgorithms(self) -> None:
        """Add one of each."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            self._add_models()

    def load_models(self) -> None:
        """Add the models: their steps are found once the provider is registered."""
        self._add_models()
        self.algorithmsLoaded.emit()

    def _add_models(self) -> None:
        from ..processing_algorithms.models.loading import models

        for model in models():
            self.addAlgorithm(model)
