"""The findings page at work: check a layer, go to a finding, select its parcels."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpression,
    QgsFeatureRequest,
    QgsProject,
    QgsVectorLayer,
)

from ..conversion import geometry_of
from ..runtime.job import Job
from ..translation import interface_language, tr
from . import snapshot
from .host import Host
from .issues_page import IssuesPage
from .repair_control import RepairControl
from .task import LARGE, Answer, Task, asking

NUMBER = "parcel_id"
ROW = "row:"
"""Before the place of a feature that has no number."""
MARGIN = 1.6
"""How much wider than the finding the map is shown."""


class IssuesControl:
    """One check at a time."""

    def __init__(self, page: IssuesPage, host: Host) -> None:
        self.page, self.host = page, host
        self.task: Task | None = None
        self._findings: list[dict[str, Any]] = []
        self._crs = QgsCoordinateReferenceSystem()
        self._layer_id, self._boundary_id = "", ""
        self.repairs = RepairControl(page, host, self.repaired)
        page.repair_wanted.connect(self.repair)
        page.refresh_wanted.connect(self.refresh)
        page.check_wanted.connect(self.check)
        page.cancel_wanted.connect(self.cancel)
        page.zoom_wanted.connect(self.zoom)

    def refresh(self) -> None:
        """Offer the layers that the map has now."""
        layers = self.host.polygon_layers()
        self.page.parcels.offer(layers, "parcel")
        self.page.boundary.offer(layers, "boundary")

    def check(self) -> None:
        """Check the chosen layer in the background."""
        chosen = self.host.layer(self.page.parcels.chosen())
        if chosen is None or self.task is not None:
            self.host.say(tr("Choose the layer of parcels first."))
            return
        boundary = self.host.layer(self.page.boundary.chosen())
        self._layer_id = chosen.id()
        self._boundary_id = "" if boundary is None else boundary.id()
        layers = {"parcels": snapshot.input_layer(chosen)}
        if boundary is not None:
            layers["boundary"] = snapshot.input_layer(boundary)
        job = Job(
            operation="check",
            layers=layers,
            parameters={"tolerance_m": 0.01},
            mappings={},
            mapping_file=None,
            language=interface_language(),
            title=tr("Check"),
        )
        self.page.show_running(True)
        self.task = self.host.start(
            tr("Checking the layer"),
            asking(job, "layer", is_long=chosen.featureCount() > LARGE),
            self._done,
            ended=self._ended,
            progress=self.page.progress.setValue,
        )

    def cancel(self) -> None:
        """Stop the check."""
        if self.task is not None:
            self.task.cancel()
        self.repairs.cancel()

    def repair(self, whole_rule: bool) -> None:
        """Show what a repair of the chosen finding, or of all like it, would change."""
        row = self.page.table.chosen()
        if 0 <= row < len(self._findings) and self.task is None:
            finding = self._findings[row]
            self.repairs.propose(self._layer_id, self._boundary_id, finding, whole_rule)

    def repaired(self, layer: str) -> None:
        """Check the repaired copy."""
        self.refresh()
        self.page.parcels.setCurrentIndex(self.page.parcels.findData(layer))
        self.check()

    def unload(self) -> None:
        """Leave no marks on the map."""
        self.repairs.unload()

    def _ended(self) -> None:
        self.task = None
        self.page.show_running(False)

    def _done(self, answer: Answer) -> None:
        table = answer.tables["layer"]
        self._findings = table.dicts()
        self._crs = QgsCoordinateReferenceSystem.fromWkt(table.crs_wkt)
        self.page.show_findings(self._findings, answer.notes)

    def zoom(self, row: int) -> None:
        """Select the parcels of a finding, and show its place on the map."""
        finding, layer = self._findings[row], self.host.layer(self._layer_id)
        if layer is None:
            self.host.say(tr("The layer that was checked is no longer on the map."))
            return
        select(layer, str(finding["feature_ids"] or ""))
        canvas = self.host.iface.mapCanvas()
        if finding["wkb"] is not None:
            box = geometry_of(finding["wkb"]).boundingBox()
            crs = self._crs
        elif layer.selectedFeatureCount():
            box, crs = layer.boundingBoxOfSelected(), layer.crs()
        else:
            return
        if box.isNull() or not box.isFinite():
            return
        target = canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(crs, target, QgsProject.instance())
        try:
            box = transform.transformBoundingBox(box)
        except QgsCsException:
            return
        if box.isEmpty():
            box.grow(1e-4 if target.isGeographic() else 10.0)
        box.scale(MARGIN)
        canvas.setExtent(box)
        canvas.refresh()


def select(layer: QgsVectorLayer, numbers: str) -> None:
    """Select the parcels that a finding names, by their numbers or by the rows of the layer."""
    named = [part for part in numbers.split(", ") if part]
    field = next((f.name() for f in layer.fields() if f.name().lower() == NUMBER), "")
    if field:
        values = ", ".join(QgsExpression.quotedValue(one) for one in named)
        column = QgsExpression.quotedColumnRef(field)
        layer.selectByExpression(f"{column} IN ({values})" if values else "false")
        places = [int(one[len(ROW) :]) for one in named if one.startswith(ROW)]
    else:  # the library has numbered them from 1 in the order of the layer
        layer.removeSelection()
        places = [int(one) - 1 for one in named if one.isdigit()]
    if places:
        layer.selectByIds([*layer.selectedFeatureIds(), *_at(layer, places)])


def _at(layer: QgsVectorLayer, places: Sequence[int]) -> list[int]:
    """The ids of the features at some places in the order of the layer."""
    request = QgsFeatureRequest().setLimit(max(places) + 1).setNoAttributes()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    ids = [feature.id() for feature in layer.getFeatures(request)]
    return [ids[place] for place in places if 0 <= place < len(ids)]
