"""Repairing findings: what would change, on the map too; then a copy, which is checked again."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtGui import QColor

from ..conversion import geometry_of
from ..runtime.job import Job
from ..translation import interface_language, tr
from . import snapshot
from .figures import square_metres
from .host import Host
from .issues_page import IssuesPage
from .task import Answer, Task, asking
from .wizard_layers import FILE, taken

FILL, LINE = QColor(240, 140, 30, 110), QColor(200, 90, 0)


class RepairControl:
    """What is proposed for one layer at a time."""

    def __init__(self, page: IssuesPage, host: Host, repaired: Callable[[str], None]) -> None:
        self.page, self.host, self._repaired = page, host, repaired
        self.task: Optional[Task] = None
        self.band: Optional[QgsRubberBand] = None
        self._wanted: dict[str, Any] = {}
        self._layer_id, self._boundary_id = "", ""
        page.apply_wanted.connect(self.apply)
        page.drop_wanted.connect(self.drop)

    # --- showing ------------------------------------------------------------------------------

    def propose(self, layer: str, boundary: str, finding: dict[str, Any], whole_rule: bool) -> None:
        """Ask what a repair of a finding, or of all of its rule, would change."""
        if self.task is not None:
            return
        self.drop()
        self._layer_id, self._boundary_id = layer, boundary
        names = [part for part in str(finding["feature_ids"] or "").split(", ") if part]
        self._wanted = {
            "rules": [finding["rule"]],
            "tolerance_m": self.page.repairing.tolerance.value(),
        }
        if not whole_rule and names:
            self._wanted["feature_ids"] = names

        def done(answer: Answer) -> None:
            self._show(answer, finding)

        self._ask(tr("Looking at what a repair would change"), {}, done)

    def _show(self, answer: Answer, finding: dict[str, Any]) -> None:
        rows = answer.tables["layer"].dicts()
        if not rows:
            text = tr(
                "The program cannot repair this within the tolerance; a person has to decide."
            )
            self.page.repairing.show_changes("\n".join([text, finding["suggestion"] or ""]), [])
            return
        change = float(answer.numbers["area_change_m2"])
        text = tr(
            "{count} changes, together {area} m². The copy will be written to {file}; your layer "
            "stays as it is."
        )
        said = text.format(count=len(rows), area=square_metres(change, interface_language()),
                           file=self.target().name)  # fmt: skip
        language = interface_language()
        listed = [(square_metres(row["area_change_m2"], language), row["message"]) for row in rows]
        self.page.repairing.show_changes(said, listed)
        self._draw(answer)

    def _draw(self, answer: Answer) -> None:
        table = answer.tables["layer"]
        crs = QgsCoordinateReferenceSystem.fromWkt(table.crs_wkt)
        canvas = self.host.iface.mapCanvas()
        self.band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self.band.setFillColor(FILL)
        self.band.setStrokeColor(LINE)
        self.band.setWidth(2)
        layer = QgsVectorLayer(f"Polygon?crs={crs.authid()}", "", "memory")
        layer.setCrs(crs)
        for row in table.dicts():
            if row["wkb"] is not None:
                self.band.addGeometry(geometry_of(row["wkb"]), layer)

    def drop(self) -> None:
        """Leave everything as it is."""
        if self.band is not None:
            self.host.iface.mapCanvas().scene().removeItem(self.band)
            self.band = None
        self.page.repairing.clear()

    # --- applying -----------------------------------------------------------------------------

    def target(self) -> Path:
        """A new file beside that of the layer, or beside the project where it has none."""
        layer = self.host.layer(self._layer_id)
        how = taken(layer) if layer is not None else None
        if how is not None and how.way == FILE:
            source = Path(how.source.partition("|")[0])
            folder, stem = source.parent, source.stem
        else:
            where = QStandardPaths.StandardLocation.DocumentsLocation
            home = QgsProject.instance().homePath() or QStandardPaths.writableLocation(where)
            folder, stem = Path(home), "parcels"
        stem = stem if stem.endswith("_repaired") else f"{stem}_repaired"
        number, found = 1, folder / f"{stem}.gpkg"
        while found.exists():
            number += 1
            found = folder / f"{stem}-{number}.gpkg"
        return found

    def apply(self) -> None:
        """Write the repaired copy, put it on the map and have it checked."""
        layer = self.host.layer(self._layer_id)
        if layer is None or self.task is not None:
            return
        out, name = self.target(), layer.name()

        def done(answer: Answer) -> None:
            self.drop()
            title = tr("{layer}, repaired").format(layer=name)
            copy = QgsVectorLayer(f"{out}|layername=parcels", title, "ogr")
            if layer.renderer() is not None:
                copy.setRenderer(layer.renderer().clone())
            QgsProject.instance().addMapLayer(copy)
            text = tr("The repaired copy is on the map: {file}").format(file=out)
            self.host.say(text, "\n".join(answer.notes))
            self._repaired(copy.id())

        self._ask(tr("Repairing a copy of the layer"), {"out": str(out)}, done)

    def _ask(self, title: str, more: dict[str, Any], done: Callable[[Answer], None]) -> None:
        layer = self.host.layer(self._layer_id)
        if layer is None:
            self.host.say(tr("The layer that was checked is no longer on the map."))
            return
        how = taken(layer)
        layers = {}
        parameters = {**self._wanted, **more}
        if how.way == FILE:
            parameters.update({"file": how.source, "crs": how.crs})
        else:
            layers["parcels"] = snapshot.input_layer(layer)
        boundary = self.host.layer(self._boundary_id)
        if boundary is not None:
            layers["boundary"] = snapshot.input_layer(boundary)
        job = Job(
            operation="mend",
            layers=layers,
            parameters=parameters,
            mappings={},
            mapping_file=None,
            language=interface_language(),
            title=title,
        )
        self.page.show_running(True)
        self.task = self.host.start(
            title,
            asking(job, "layer"),
            done,
            ended=self._ended,
            progress=self.page.progress.setValue,
        )

    def _ended(self) -> None:
        self.task = None
        self.page.show_running(False)

    def cancel(self) -> None:
        """Stop what runs."""
        if self.task is not None:
            self.task.cancel()

    def unload(self) -> None:
        """Take the marks off the map."""
        self.drop()
