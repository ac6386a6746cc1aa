"""What QGIS switches on and off."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from .provider import SedpProvider
from .translation import load_translator


class SedpPlugin:
    """Puts the provider into Processing and takes it out again, leaving nothing behind."""

    def __init__(self, iface: Any) -> None:
        """Keep the interface; it is None under qgis_process."""
        self.iface = iface
        self.provider: SedpProvider | None = None
        self.translator = load_translator()

    def initProcessing(self) -> None:
        """Register the algorithms."""
        self.provider = SedpProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Start in the window: for now the algorithms are all there is."""
        self.initProcessing()

    def unload(self) -> None:
        """Take everything out again."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
