"""What QGIS switches on and off."""

from __future__ import annotations

import sys
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .compat import VECTOR_LAYER
from .help import CONTENTS, open_page
from .provider import ICON, SedpProvider
from .translation import load_translator, tr

MENU = "SEDP Spatial"


class SedpPlugin:
    """Puts the provider and the panel into QGIS and takes them out again, leaving nothing behind.

    The panel is made when it is first asked for: who only opens a map pays nothing for it.
    """

    def __init__(self, iface: Any) -> None:
        """Keep the interface; it is None under qgis_process."""
        self.iface = iface
        self.provider: SedpProvider | None = None
        self.translator = load_translator()
        self.panel: Any = None
        self.on_feature: Any = None
        self.actions: list[QAction] = []

    def initProcessing(self) -> None:
        """Register the algorithms."""
        self.provider = SedpProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        self.provider.load_models()

    def initGui(self) -> None:
        """Start in the window: the algorithms, and the ways into the panel."""
        self.initProcessing()
        window = self.iface.mainWindow()
        show = QAction(QIcon(str(ICON)), tr("Plan panel"), window)
        show.triggered.connect(self.toggle_panel)
        ask = QAction(tr("Restrictions of this parcel"), window)
        ask.triggered.connect(self.ask_for_parcel)
        guide = QAction(tr("Guide"), window)
        guide.triggered.connect(self.open_guide)
        self.iface.addToolBarIcon(show)
        self.actions = [show, ask, guide]
        for action in self.actions:
            self.iface.addPluginToMenu(MENU, action)
        self._offer_on_features(ask.text())

    def _offer_on_features(self, title: str) -> None:
        """Put the question among the actions of a feature that was identified."""
        from qgis.gui import QgsGui, QgsMapLayerAction

        self.on_feature = QgsMapLayerAction(title, self.iface.mainWindow(), VECTOR_LAYER)
        self.on_feature.triggeredForFeature.connect(self.ask_about)
        QgsGui.mapLayerActionRegistry().addMapLayerAction(self.on_feature)

    def opened(self) -> Any:
        """The panel, made now if it was not there yet."""
        if self.panel is None:
            from .panel.dock import Panel

            self.panel = Panel(self.iface)
        return self.panel

    def toggle_panel(self) -> None:
        """Show the panel, or hide it if it is in sight."""
        is_new = self.panel is None
        dock = self.opened().dock
        dock.setVisible(is_new or not dock.isVisible())

    def ask_for_parcel(self) -> None:
        """Take up the tool that asks what restricts a parcel."""
        self.opened().ask_for_parcel()

    def open_guide(self) -> None:
        """Open the contents of the guide."""
        open_page(CONTENTS, self.iface)

    def ask_about(self, layer: Any, feature: Any) -> None:
        """Ask what restricts a parcel that was identified."""
        self.opened().show("restrictions").about(layer, feature)

    def unload(self) -> None:
        """Take everything out again."""
        if self.panel is not None:
            self.panel.unload()
            self.panel = None
        for action in self.actions:
            self.iface.removePluginMenu(MENU, action)
            self.iface.removeToolBarIcon(action)
            action.deleteLater()
        self.actions = []
        if self.on_feature is not None:
            from qgis.gui import QgsGui

            QgsGui.mapLayerActionRegistry().removeMapLayerAction(self.on_feature)
            self.on_feature.deleteLater()
            self.on_feature = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
        _let_modules_go()


def _let_modules_go() -> None:
    """Forget all modules of the plugin but its package, so that an update finds none.

    QGIS drops those whose import it saw, and the package; a package that came in with one of
    its modules it did not see, and the next version of the plugin would run with the old one's.
    """
    package = __name__.partition(".")[0]
    for name in [name for name in sys.modules if name.startswith(f"{package}.")]:
        del sys.modules[name]
