"""The question "what restricts this parcel": a click, the extract, a page for printing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolEmitPoint
from qgis.PyQt.QtCore import QDate, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog

from ..runtime.job import Job
from ..translation import interface_language, tr
from . import snapshot
from .dialogs import ExtractDialog
from .figures import said
from .host import Host
from .restrictions_page import RestrictionsPage
from .task import Answer, asking
from .words import word

TOLERANCE_M = 0.1


class RestrictionsControl:
    """The map tool and what follows a click."""

    def __init__(self, page: RestrictionsPage, host: Host) -> None:
        self.page, self.host = page, host
        self.canvas = host.iface.mapCanvas()
        self.tool = QgsMapToolEmitPoint(self.canvas)
        self.tool.setCursor(Qt.CursorShape.WhatsThisCursor)
        self.tool.canvasClicked.connect(self.clicked)
        self.tool.deactivated.connect(self._tool_left)
        page.refresh_wanted.connect(self.refresh)
        page.asking.connect(self.ask)
        self.dialog: ExtractDialog | None = None

    def refresh(self) -> None:
        """Offer the layers that the map has now."""
        self.host.spare.prepare()
        layers = self.host.polygon_layers()
        self.page.parcels.offer(layers, "parcel")
        self.page.restrictions.offer(layers, "restriction")

    def ask(self, wanted: bool) -> None:
        """Take up the tool, or put it down."""
        if wanted:
            self.canvas.setMapTool(self.tool)
        elif self.canvas.mapTool() == self.tool:
            self.canvas.unsetMapTool(self.tool)

    def _tool_left(self) -> None:
        self.page.ask.setChecked(False)

    def clicked(self, point: QgsPointXY, button: Any = None) -> None:
        """Find the parcel under the point and ask for its extract."""
        layer = self.host.layer(self.page.parcels.chosen())
        zones = self.host.layer(self.page.restrictions.chosen())
        if layer is None or zones is None:
            self.host.say(tr("Choose the layers of parcels and of restrictions first."))
            return
        parcel = parcel_at(layer, point, self.canvas.mapSettings().destinationCrs())
        if parcel is None:
            self.host.say(tr("There is no parcel at this place."))
            return
        layer.selectByIds([parcel.id()])
        job = self._job(layer, zones, parcel)
        self._start(job, lambda answer: self._show(job, answer))

    def about(self, layer: QgsVectorLayer, parcel: QgsFeature) -> None:
        """Ask for the extract of a parcel that was identified on the map."""
        self.refresh()
        self.page.parcels.setCurrentIndex(self.page.parcels.findData(layer.id()))
        zones = self.host.layer(self.page.restrictions.chosen())
        if self.page.parcels.chosen() != layer.id() or zones is None or zones is layer:
            self.host.say(tr("Choose the layers of parcels and of restrictions first."))
            return
        job = self._job(layer, zones, parcel)
        self._start(job, lambda answer: self._show(job, answer))

    def _job(self, layer: QgsVectorLayer, zones: QgsVectorLayer, parcel: QgsFeature) -> Job:
        one = QgsFeatureRequest(parcel.id())
        near = snapshot.near(parcel.geometry().boundingBox(), layer, zones)
        return Job(
            operation="extract",
            layers={
                "parcels": snapshot.input_layer(layer, one),
                "restrictions": snapshot.input_layer(zones, near),
            },
            parameters={
                "on": QDate.currentDate().toString(Qt.DateFormat.ISODate),
                "tolerance_m": TOLERANCE_M,
            },
            mappings={},
            mapping_file=None,
            language=interface_language(),
            title=tr("Restrictions of this parcel"),
        )

    def _start(self, job: Job, done: Any) -> None:
        self.page.said.setText(tr("Working out the extract…"))
        self.host.start(
            tr("Restrictions of this parcel"),
            asking(job, "table", "parcels", spare=self.host.spare),
            done,
            ended=lambda: self.page.said.setText(""),
        )

    def _show(self, job: Job, answer: Answer) -> None:
        parcels = answer.tables["parcels"].dicts()
        if not parcels:
            self.host.say(tr("There is no parcel at this place."))
            return
        parcel, language = parcels[0], job.language
        rows = [
            (
                word("regimes", str(row["regime"]), language),
                row["name"] or word("restriction_kinds", str(row["kind"]), language),
                round(float(row["area_m2"] or 0), 1),
                row["legal_basis"],
            )
            for row in answer.tables["table"].dicts()
        ]
        heading = tr("Parcel {number}").format(number=parcel["parcel_id"])
        figures = [
            tr("Measured {all} m², restricted {restricted} m², free {free} m²").format(
                all=said(float(parcel["measured_m2"] or 0), 1, language),
                restricted=said(float(parcel["restricted_m2"] or 0), 1, language),
                free=said(float(parcel["free_m2"] or 0), 1, language),
            )
        ]
        if not rows:
            figures.append(tr("No restriction in force today lies on it."))
        dialog = ExtractDialog(heading, figures, rows, self.host.window)
        dialog.page_wanted.connect(lambda: self.choose_page(job, str(parcel["parcel_id"])))
        self.dialog = dialog
        dialog.destroyed.connect(self._forget)
        self.host.show(dialog)

    def _forget(self, *ignored: Any) -> None:
        self.dialog = None

    # --- the page ---------------------------------------------------------------------------

    def choose_page(self, job: Job, number: str) -> None:
        """Ask where the page is to be written."""
        proposed = str(Path.home() / f"{_file_name(number)}.html")
        title = tr("Page for printing")
        path, _ = QFileDialog.getSaveFileName(self.page, title, proposed, "HTML (*.html)")
        if path:
            self.write_page(job, number, Path(path))

    def write_page(self, job: Job, number: str, path: Path, show: bool = True) -> None:
        """Write the extract as a page and open it in the browser."""
        parameters = {**job.parameters, "page": str(path), "parcel": number}
        again = replace(job, parameters=parameters)

        def done(answer: Answer) -> None:
            self.host.say(tr("The page was written: {path}").format(path=path))
            if show:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._start(again, done)

    def unload(self) -> None:
        """Put the tool down for good."""
        self.tool.deactivated.disconnect(self._tool_left)
        self.canvas.unsetMapTool(self.tool)
        self.tool.deleteLater()


def parcel_at(layer: QgsVectorLayer, point: QgsPointXY, crs: Any) -> QgsFeature | None:
    """The parcel under a point of the map; the smallest where several overlap."""
    transform = QgsCoordinateTransform(crs, layer.crs(), QgsProject.instance())
    try:
        place = transform.transform(point)
    except QgsCsException:
        return None
    request = QgsFeatureRequest().setFilterRect(QgsRectangle(place, place))
    spot = QgsGeometry.fromPointXY(place)
    found = [f for f in layer.getFeatures(request) if f.geometry().contains(spot)]
    return min(found, key=lambda feature: feature.geometry().area(), default=None)


def _file_name(number: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in number)
