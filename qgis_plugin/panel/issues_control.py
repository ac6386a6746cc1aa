"""The findings page at work: check a layer, go to a finding, select its parcels."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ..conversion import geometry_of
from ..runtime.job import Job
from ..translation import interface_language, tr
from . import snapshot
from .chosen_features import Lookup, at_places, with_values
from .host import Host
from .issues_page import IssuesPage
from .repair_control import RepairControl
from .task import Answer, Task, asking

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
        self._looking: Task | None = None
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
        if self.task is not None:
            return
        if chosen is None:
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
            asking(job, "layer"),
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
        identifier = self._layer_id
        finding, layer = self._findings[row], self.host.layer(identifier)
        if layer is None:
            self.host.say(tr("The layer that was checked is no longer on the map."))
            return
        if finding["wkb"] is not None:
            self._turn_map(geometry_of(finding["wkb"]).boundingBox(), self._crs)
        if self._looking is not None:
            self.host.let_go(self._looking)

        def done(ids: list[int]) -> None:
            still_there = self.host.layer(identifier)
            if still_there is None:
                return
            still_there.selectByIds(ids)
            if finding["wkb"] is None and ids:
                self._turn_map(still_there.boundingBoxOfSelected(), still_there.crs())

        named = features_of(layer, str(finding["feature_ids"] or ""))
        title = tr("Looking for features")
        self._looking = self.host.start(title, named, done, ended=self._looked)

    def _looked(self) -> None:
        self._looking = None

    def _turn_map(self, box: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> None:
        """Show a place on the map."""
        canvas = self.host.iface.mapCanvas()
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


def features_of(layer: QgsVectorLayer, numbers: str) -> Lookup:
    """The parcels that a finding names, by their numbers or by the rows of the layer."""
    named = [part for part in numbers.split(", ") if part]
    field = next((f.name() for f in layer.fields() if f.name().lower() == NUMBER), "")
    if not field:  # the library has numbered them from 1 in the order of the layer
        return at_places(layer, [int(one) - 1 for one in named if one.isdigit()])
    numbered = with_values(layer, field, named)
    nameless = at_places(layer, [int(one[len(ROW) :]) for one in named if one.startswith(ROW)])
    return lambda feedback: [*numbered(feedback), *nameless(feedback)]
