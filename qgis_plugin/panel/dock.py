"""The panel as QGIS docks it: four pages and what is behind them."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QScrollArea, QTabWidget, QWidget

from ..translation import tr
from .host import Host
from .issues_control import IssuesControl
from .issues_page import IssuesPage
from .plan_control import PlanControl
from .plan_page import PlanPage
from .restrictions_control import RestrictionsControl
from .restrictions_page import RestrictionsPage
from .setup_control import SetupControl
from .setup_page import SetupPage

NAME = "SedpPanel"


class Panel:
    """Made when the panel is opened for the first time, and taken away with the plugin."""

    def __init__(self, iface: Any) -> None:
        self.host = Host(iface)
        self.dock = QDockWidget("SEDP Spatial", self.host.window)
        self.dock.setObjectName(NAME)
        self.plan = PlanControl(PlanPage(), self.host)
        self.issues = IssuesControl(IssuesPage(), self.host)
        self.restrictions = RestrictionsControl(RestrictionsPage(), self.host)
        self.setup = SetupControl(SetupPage(), self.host)
        self.tabs = QTabWidget()
        self.tabs.setUsesScrollButtons(True)
        for page, title in (
            (self.plan.page, tr("Plan")),
            (self.issues.page, tr("Check")),
            (self.restrictions.page, tr("Parcel")),
            (self.setup.page, tr("Set-up")),
        ):
            self.tabs.addTab(_scrolling(page), title)
        self.dock.setWidget(self.tabs)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)

    def ask_for_parcel(self) -> None:
        """Turn to the page of restrictions and take up its tool."""
        self.dock.show()
        self.tabs.setCurrentIndex(2)
        self.restrictions.refresh()
        self.restrictions.page.ask.setChecked(True)

    def unload(self) -> None:
        """Leave nothing behind: neither a running task nor a tool nor a window."""
        self.host.unload()
        self.plan.unload()
        self.restrictions.unload()
        self.host.iface.removeDockWidget(self.dock)
        self.dock.setParent(None)
        self.dock.deleteLater()


def _scrolling(page: QWidget) -> QScrollArea:
    """On a small screen a page scrolls instead of widening the window."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    return area
