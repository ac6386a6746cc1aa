"""A site at work: its outline on the map, the pre-check behind it, the sheet, the plan's cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QColor, QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog

from .. import conversion
from ..runtime.job import InputLayer, Job, RunError
from ..translation import interface_language, tr
from . import snapshot
from .figures import hectares, said
from .host import Host
from .outline_tool import OutlineTool, band_on
from .site_page import COLOURS, OUTCOMES, RuleRow, SitePage, Verdict
from .task import Answer, Task, asking
from .words import word

PAUSE_MS = 250
"""How long the aim must stand still before it is judged: dates are changed digit by digit."""
MARGIN_M = 30.0
"""Parcels so far around a site are asked for too: what touches it may lie in it."""


class SiteControl:
    """One site at a time; another outline or another aim replaces the question that runs."""

    def __init__(self, page: SitePage, host: Host) -> None:
        self.page, self.host = page, host
        self.canvas = host.iface.mapCanvas()
        self.tool = OutlineTool(self.canvas)
        self.tool.drawn.connect(self.drawn)
        self.tool.dropped.connect(self._dropped)
        self.tool.deactivated.connect(self._tool_left)
        self.band = band_on(self.canvas)
        self.part = band_on(self.canvas, QColor("#c0241c"), QColor(192, 36, 28, 90))
        self.site: QgsGeometry | None = None
        """In the CRS of the parcels' layer."""
        self.ids: list[str] | None = None
        self.verdict: Verdict | None = None
        self.task: Task | None = None
        self._pieces: list[dict[str, Any]] = []
        self._kept: list[tuple[str, str]] = []
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.ask)
        page.draw_wanted.connect(self.take_up)
        page.selection_wanted.connect(self.take_selection)
        page.forget_wanted.connect(self.forget)
        page.aim_changed.connect(self._timer.start)
        page.rule_chosen.connect(self.show_part)
        page.sheet_wanted.connect(self.choose_sheet)
        page.keep_wanted.connect(self.keep)
        page.undo_wanted.connect(self.undo)
        page.refresh_wanted.connect(self.refresh)

    def refresh(self) -> None:
        """Offer the layers that the map has now."""
        self.host.spare.prepare()
        layers = self.host.polygon_layers()
        self.page.parcels.offer(layers, "parcel")
        self.page.restrictions.offer(layers, "restriction")
        self.page.hazards.offer(layers, "hazard")

    # --- the outline ------------------------------------------------------------------------

    def take_up(self, wanted: bool) -> None:
        """Take up the tool, or put it down."""
        if wanted:
            self.canvas.setMapTool(self.tool)
        elif self.canvas.mapTool() == self.tool:
            self.canvas.unsetMapTool(self.tool)

    def _tool_left(self) -> None:
        self.page.draw.setChecked(False)

    def _dropped(self) -> None:
        self.page.said.setText(tr("An outline needs three corners or more."))

    def drawn(self, outline: QgsGeometry) -> None:
        """Take an outline in the coordinates of the map as the site."""
        layer = self._parcels()
        if layer is None:
            return
        site = QgsGeometry(outline)
        crossing = site.validateGeometry()
        if crossing:
            self.band.setToGeometry(outline, None)
            self.host.problem(
                RunError(
                    tr("The outline crosses itself; draw it anew."),
                    "\n".join(error.what() for error in crossing),
                )
            )
            return
        try:
            site.transform(
                QgsCoordinateTransform(
                    self.canvas.mapSettings().destinationCrs(), layer.crs(), QgsProject.instance()
                )
            )
        except QgsCsException as error:
            self.host.problem(RunError(tr("The outline lies outside the parcels."), str(error)))
            return
        self._set(site, None, layer)

    def take_selection(self) -> None:
        """Take the selected parcels as the site."""
        layer = self._parcels()
        if layer is None:
            return
        chosen = layer.selectedFeatures()
        place = layer.fields().lookupField("parcel_id")
        if not chosen or place < 0:
            text = tr("Select the parcels of the site in {layer} first.")
            if place < 0:
                text = tr("{layer} has no field parcel_id; draw the site instead.")
            self.host.say(text.format(layer=layer.name()))
            return
        outline = QgsGeometry.unaryUnion([feature.geometry() for feature in chosen])
        self._set(outline, [str(feature[place]) for feature in chosen], layer)

    def _set(self, site: QgsGeometry, ids: list[str] | None, layer: QgsVectorLayer) -> None:
        self.forget()
        self.site, self.ids = site, ids
        self.band.setToGeometry(site, layer)
        self.ask()

    def forget(self) -> None:
        """Take the site off the map."""
        self._stop()
        self.site, self.ids, self.verdict, self._pieces = None, None, None, []
        for band in (self.band, self.part):
            band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        self.page.clear()
        self.page.said.setText(tr("Draw the site on the map, or select its parcels."))

    def _parcels(self) -> QgsVectorLayer | None:
        layer = self.host.layer(self.page.parcels.chosen())
        if layer is None:
            self.host.say(tr("Choose the layer of parcels first."))
        return layer

    # --- the question -----------------------------------------------------------------------

    def ask(self) -> None:
        """Ask what the law says of the site."""
        self._stop()
        layer = self.host.layer(self.page.parcels.chosen())
        if self.site is None or layer is None:
            return
        self.page.clear()
        self.page.said.setText(tr("Looking at the law…"))
        wanted = ("table", "findings", "layer", "composition")
        asked = asking(self._job(layer), *wanted, spare=self.host.spare)
        self.task = self.host.start(
            tr("Pre-check of a site"), asked, self._judged, ended=self._asked
        )

    def _stop(self) -> None:
        """Nobody waits any more for what runs."""
        self._timer.stop()
        if self.task is not None:
            self.host.let_go(self.task)
            self.task = None

    def _job(self, layer: QgsVectorLayer, page: Path | None = None) -> Job:
        box = self.site.buffer(_units(layer, MARGIN_M), 4).boundingBox()
        request = QgsFeatureRequest().setFilterRect(box)
        # The sheet shows the balance of the whole territory before and after.
        layers = {"parcels": snapshot.input_layer(layer, request if page is None else None)}
        if self.ids is None:
            layers["site"] = _one(self.site, layer)
        for name, chosen in (
            ("restrictions", self.page.restrictions), ("hazards", self.page.hazards)
        ):  # fmt: skip
            other = self.host.layer(chosen.chosen())
            if other is not None:
                layers[name] = snapshot.input_layer(other, snapshot.near(box, layer, other))
        return Job(
            operation="precheck",
            layers=layers,
            parameters={
                "target": self.page.category.currentData(),
                "purpose": self.page.purpose.currentData(),
                "on": self.page.day.date().toString(Qt.DateFormat.ISODate),
                **({"parcel_ids": self.ids} if self.ids is not None else {}),
                **({"page": str(page)} if page is not None else {}),
            },
            mappings={},
            mapping_file=None,
            language=interface_language(),
            title=tr("Pre-check of a site"),
        )

    def _asked(self) -> None:
        self.task = None
        self.page.said.setText("")

    def _judged(self, answer: Answer) -> None:
        language = interface_language()
        numbers = answer.numbers
        self._pieces = answer.tables["layer"].dicts()
        rules = [
            RuleRow(
                rule=str(row["rule"]),
                outcome=str(row["outcome"]),
                title=str(row["message"]).partition(":")[0],
                said=str(row["message"]),
                area_ha=float(row["area_ha"] or 0),
                area=hectares(float(row["area_ha"] or 0), language),
                citation=str(row["citation"] or ""),
                checked=bool(row["checked"]) and str(row["checked"]) not in ("no", "False"),
                parcel_ids=str(row["parcel_ids"] or ""),
            )
            for row in answer.tables["findings"].dicts()
        ]
        rules.sort(key=lambda row: ("blocks", "needs", "ok").index(row.outcome))
        composition = [
            (", ".join(_land(row, language)), hectares(float(row["printed_ha"] or 0), language))
            for row in answer.tables["composition"].dicts()
        ]
        code = str(numbers["verdict"])
        self.verdict = Verdict(
            code=code,
            title=word("labels-transformation", f"verdict.{code}", language),
            figures=_figures(numbers, language),
            rules=rules,
            composition=composition,
        )
        self.page.show_verdict(self.verdict)
        self.page.said.setText(tr("The pre-check has been worked out; notes are in the log."))
        self.host.log("\n".join(answer.notes))

    def show_part(self, place: int) -> None:
        """Show on the map which part of the site a rule concerns, and turn to it."""
        row, layer = self.page.chosen_rule(), self.host.layer(self.page.parcels.chosen())
        if row is None or layer is None:
            return
        of_rule = [p for p in self._pieces if row.rule in str(p["rules"] or "").split(", ")]
        outlines = [conversion.geometry_of(p["wkb"]) for p in of_rule if p["wkb"]]
        colour = QColor(COLOURS[OUTCOMES[row.outcome]])
        self.part.setStrokeColor(colour)
        colour.setAlpha(90)
        self.part.setFillColor(colour)
        union = QgsGeometry.unaryUnion(outlines) if outlines else QgsGeometry()
        self.part.setToGeometry(union, layer)

    # --- the sheet --------------------------------------------------------------------------

    def choose_sheet(self) -> None:
        """Ask where the case sheet is to be written."""
        proposed = str(self._plan_folder() / "case.html")
        path, _ = QFileDialog.getSaveFileName(
            self.page, tr("Case sheet"), proposed, "HTML (*.html)"
        )
        if path:
            self.write_sheet(Path(path))

    def write_sheet(self, path: Path, show: bool = True) -> None:
        """Write the case sheet and open it in the browser."""
        layer = self._parcels()
        if layer is None or self.site is None:
            return
        self.page.said.setText(tr("Writing the case sheet…"))

        def done(answer: Answer) -> None:
            self.host.say(tr("The page was written: {path}").format(path=path))
            if show:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._start(asking(self._job(layer, path)), done)

    # --- the plan ---------------------------------------------------------------------------

    def keep(self) -> None:
        """Put the site among the cases of the open plan."""
        plan, layer = self._plan(), self._parcels()
        if plan is None or layer is None or self.site is None:
            return
        outlines = {} if self.ids is not None else {"site": _one(self.site, layer)}
        parameters = {
            "plan": str(plan),
            "title": self.page.title.text().strip(),
            "target": self.page.category.currentData(),
            "purpose": self.page.purpose.currentData(),
            **({"parcel_ids": self.ids} if self.ids is not None else {}),
        }
        self._change("keep_case", outlines, parameters, self._was_kept)

    def undo(self) -> None:
        """Take the case that was kept last out of the plan again."""
        if self._kept:
            plan, case = self._kept[-1]
            self._change("drop_case", {}, {"plan": plan, "case": case}, self._was_dropped)

    def _change(
        self,
        operation: str,
        layers: dict[str, InputLayer],
        parameters: dict[str, Any],
        done: Callable[[Answer], None],
    ) -> None:
        language, title = interface_language(), tr("Cases of the plan")
        job = Job(operation, layers, parameters, {}, None, language, title)
        self._start(asking(job, "table"), done)

    def _was_kept(self, answer: Answer) -> None:
        numbers = answer.numbers
        self._kept.append((str(numbers["plan"]), str(numbers["case_id"])))
        self.page.undo.setEnabled(True)
        said = tr("The site is case {case} of the plan; run the plan to count it in.")
        self.host.say(said.format(case=numbers["case_id"]), str(numbers["file"]))

    def _was_dropped(self, answer: Answer) -> None:
        self._kept.pop()
        self.page.undo.setEnabled(bool(self._kept))
        self.host.say(tr("Case {case} is out of the plan.").format(case=answer.numbers["case_id"]))

    def _start(self, work: Any, done: Callable[[Answer], None]) -> None:
        self.page.setEnabled(False)

        def ended() -> None:
            self.page.setEnabled(True)
            self.page.said.setText("")

        self.host.start(tr("Cases of the plan"), work, done, ended=ended)

    def _plan(self) -> Path | None:
        plan = self.host.plans.plan
        if plan is not None and plan.is_file():
            return plan
        self.host.say(tr("Open a plan on the page “Plan” first."))
        return None

    def _plan_folder(self) -> Path:
        plan = self.host.plans.plan
        return Path.home() if plan is None else plan.parent

    def unload(self) -> None:
        """Take tool and outlines off the map."""
        self._timer.stop()
        self.tool.deactivated.disconnect(self._tool_left)
        self.canvas.unsetMapTool(self.tool)
        for item in (self.band, self.part, self.tool.band):
            self.canvas.scene().removeItem(item)
        self.tool.deleteLater()


def _one(outline: QgsGeometry, layer: QgsVectorLayer) -> InputLayer:
    """A layer of one outline."""
    wkb = conversion.wkb_of(QgsGeometry(outline))
    return InputLayer(
        name=tr("Outline of the site"),
        columns=[],
        crs_wkt=conversion.wkt_of(layer.crs()),
        rows=lambda: iter([(1, wkb, [])]),
    )


def _units(layer: QgsVectorLayer, metres: float) -> float:
    """Metres in the units of a layer, roughly."""
    return metres / 80_000 if layer.crs().isGeographic() else metres


def _land(row: dict[str, Any], language: str) -> list[str]:
    kind = [word("land_kinds", str(row["land_kind"]), language)] if row["land_kind"] else []
    return [*kind, word("categories", str(row["category"]), language)]


def _figures(numbers: dict[str, Any], language: str) -> list[str]:
    found = [
        tr("Site: {area} ha").format(area=said(float(numbers["site_ha"]), 2, language)),
        tr("Compensation of lost production: {sum} som").format(
            sum=said(float(numbers["total_som"]), 0, language)
        ),
    ]
    if float(numbers["gap_ha"]) >= 0.005:
        text = tr("Under no parcel: {area} ha")
        found.append(text.format(area=said(float(numbers["gap_ha"]), 2, language)))
    return found
