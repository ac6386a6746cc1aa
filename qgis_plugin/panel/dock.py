"""The panel as QGIS docks it: its pages, each made when it is first looked at."""

from __future__ import annotations

from typing import Any, Callable

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QScrollArea, QWidget

from ..help import chapter_of, open_page
from ..translation import tr
from .host import Host
from .pages import Pages

NAME = "SedpPanel"


def plan(host: Host) -> Any:
    """The chain over one plan."""
    from .plan_control import PlanControl
    from .plan_page import PlanPage

    return PlanControl(PlanPage(), host)


def measures(host: Host) -> Any:
    """What is planned on which plots, and what it costs."""
    from ..translation import interface_language
    from .measures_control import MeasuresControl
    from .measures_page import MeasuresPage
    from .words import labels

    language = interface_language()
    names = ("measure_sections", "unit_costs", "finance_sources")
    page = MeasuresPage(language, *(labels(name, language) for name in names))
    return MeasuresControl(page, host)


def results(host: Host) -> Any:
    """What the steps of the plan gave."""
    from .results_control import ResultsControl
    from .results_page import ResultsPage

    return ResultsControl(ResultsPage(), host)


def issues(host: Host) -> Any:
    """What is wrong with a layer."""
    from .issues_control import IssuesControl
    from .issues_page import IssuesPage

    return IssuesControl(IssuesPage(), host)


def restrictions(host: Host) -> Any:
    """What restricts a parcel."""
    from .restrictions_control import RestrictionsControl
    from .restrictions_page import RestrictionsPage

    return RestrictionsControl(RestrictionsPage(), host)


def site(host: Host) -> Any:
    """What the law says of a site that is marked on the map."""
    from ..translation import interface_language
    from .site_control import SiteControl
    from .site_page import SitePage
    from .words import labels

    language = interface_language()
    page = SitePage(labels("categories", language), labels("transformation_purposes", language))
    return SiteControl(page, host)


def proposals(host: Host) -> Any:
    """What residents propose, where, and what became of it."""
    from ..translation import interface_language
    from .proposals_control import ProposalsControl
    from .proposals_page import ProposalsPage
    from .words import labels

    language = interface_language()
    fates = labels("proposal_fates", language)
    return ProposalsControl(ProposalsPage(fates, labels("land_uses", language)), host, fates)


def setup(host: Host) -> Any:
    """How the library runs here, and what is missing."""
    from .setup_control import SetupControl
    from .setup_page import SetupPage

    return SetupControl(SetupPage(), host)


class Panel:
    """Made when the panel is opened for the first time, and taken away with the plugin.

    A control has a ``page``, and ``unload`` where something of it must not stay behind.
    """

    def __init__(self, iface: Any) -> None:
        self.host = Host(iface)
        self.host.turn_to = self.show
        self.host.plans.changed.append(self._follow)
        self.dock = QDockWidget("SEDP Spatial", self.host.window)
        self.dock.setObjectName(NAME)
        self.tabs = Pages()
        self._makers: dict[str, Callable[[Host], Any]] = {}
        self._controls: dict[str, Any] = {}
        for maker, title in (
            (plan, tr("Plan")),
            (measures, tr("Budget")),
            (results, tr("Results")),
            (issues, tr("Check")),
            (restrictions, tr("Parcel")),
            (site, tr("Transformation")),
            (proposals, tr("Proposals")),
            (setup, tr("Set-up")),
        ):
            self._makers[maker.__name__] = maker
            self.tabs.addTab(_frame(maker.__name__), title)
        self.tabs.addHelp(tr("What this page is for: opens the guide"))
        self.tabs.helpWanted.connect(self._open_guide)
        self.tabs.currentChanged.connect(self._came_into_sight)
        self.dock.setWidget(self.tabs)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        # The dock is seen first, its page a moment later: two short waits instead of a long one.
        self._first = QTimer()
        self._first.setSingleShot(True)
        self._first.timeout.connect(lambda: self._came_into_sight(self.tabs.currentIndex()))
        self._first.start(0)

    def control(self, name: str) -> Any:
        """What is behind a page, made now if nobody has looked at the page yet."""
        if name not in self._controls:
            self._controls[name] = self._makers[name](self.host)
            self.tabs.widget(self._place(name)).setWidget(self._controls[name].page)
        return self._controls[name]

    def show(self, name: str) -> Any:
        """Turn to a page, and give what is behind it."""
        self.dock.show()
        self.tabs.setCurrentIndex(self._place(name))
        return self.control(name)

    def ask_for_parcel(self) -> None:
        """Turn to the page of restrictions and take up its tool."""
        control = self.show("restrictions")
        control.refresh()
        control.page.ask.setChecked(True)

    def unload(self) -> None:
        """Leave nothing behind: neither a running task nor a tool nor a window."""
        self._first.stop()
        self.host.unload()
        for control in self._controls.values():
            if hasattr(control, "unload"):
                control.unload()
        self.host.iface.removeDockWidget(self.dock)
        self.dock.setParent(None)
        self.dock.deleteLater()

    def _place(self, name: str) -> int:
        return list(self._makers).index(name)

    def _follow(self) -> None:
        """Another project was opened; pages that are not in sight look when they come into it."""
        for name, control in self._controls.items():
            if hasattr(control, "follow"):
                control.follow()
            elif self._place(name) == self.tabs.currentIndex() and hasattr(control, "refresh"):
                control.refresh()

    def _open_guide(self, place: int) -> None:
        open_page(chapter_of(self.tabs.widget(place).objectName()), self.host.iface)

    def _came_into_sight(self, place: int) -> None:
        self.control(self.tabs.widget(place).objectName())


def _frame(name: str) -> QWidget:
    """On a small screen a page scrolls instead of widening the window."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    return area
