"""The layers of the map as the wizard takes them: by their file, or as a copy of what is shown."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import (
    QgsApplication,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsTask,
    QgsVectorFileWriter,
    QgsVectorFileWriterTask,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..conversion import wkt_of
from ..translation import tr
from .map_results import PROPERTY

FILE, COPY, REFUSED = "file", "copy", "refused"
SINGLE = (".shp", ".geojson", ".json", ".fgb", ".kml", ".gml", ".dxf", ".parquet")
"""Files that hold one layer, so that the file's name says which."""
MANY = (".gpkg", ".gdb", ".sqlite")
ROW = "sedp_row"
"""The row numbers of copies: a field of the user's called fid must stay a field."""
STAGED = "layers.gpkg"


@dataclass(frozen=True)
class Taken:
    """How a layer comes into the plan, and what the user should know of it."""

    way: str
    told: str
    source: str = ""
    crs: str = ""


def layers_of_map() -> list[dict[str, Any]]:
    """Id, name, geometry and fields of the layers that a plan can use, in the map's order.

    The results of a plan are none: a plan that read them would change with each of its runs.
    """
    found = []
    root = QgsProject.instance().layerTreeRoot()
    results = {
        node.layerId()
        for group in root.findGroups()
        if group.customProperty(PROPERTY)
        for node in group.findLayers()
    }
    for node in root.findLayers():
        layer = node.layer()
        if layer is None or not layer.isValid() or layer.id() in results:
            continue
        geometry = _geometry(layer)
        if geometry:
            fields = [f.name() for f in layer.fields()] if geometry != "raster" else []
            found.append(
                {"id": layer.id(), "name": layer.name(), "geometry": geometry, "fields": fields}
            )
    return found


def _geometry(layer: Any) -> str:
    if isinstance(layer, QgsRasterLayer):
        return "raster"
    if not isinstance(layer, QgsVectorLayer):
        return ""
    kinds = QgsWkbTypes.GeometryType
    return {
        kinds.PolygonGeometry: "polygon",
        kinds.LineGeometry: "line",
        kinds.PointGeometry: "point",
        kinds.UnknownGeometry: "any",
    }.get(layer.geometryType(), "")


def taken(layer: Any) -> Taken:
    """How a layer comes into the plan; nothing about it is left out in silence."""
    if isinstance(layer, QgsRasterLayer):
        return _raster(layer)
    if not layer.crs().isValid():
        return Taken(REFUSED, tr("It has no coordinate reference system; set it in QGIS first."))
    source, why = _file(layer)
    notes = [_told_of_selection(layer)]
    if not source:
        first = tr("{why}: it is copied into {file} as it is now.").format(why=why, file=STAGED)
        return Taken(COPY, " ".join(n for n in (first, *notes) if n))
    crs = ""
    if not layer.dataProvider().crs().isValid():
        name = layer.crs().authid()
        crs = name if name and not name.startswith("USER:") else wkt_of(layer.crs())
    first = tr("The file {file} is read where it is.").format(
        file=Path(source.partition("|")[0]).name
    )
    return Taken(FILE, " ".join(n for n in (first, *notes) if n), source, crs)


def _told_of_selection(layer: QgsVectorLayer) -> str:
    selected = layer.selectedFeatureCount()
    if not selected or selected == layer.featureCount():
        return ""
    text = tr("{selected} features are selected, but the whole layer is taken.")
    return text.format(selected=selected)


def _file(layer: QgsVectorLayer) -> tuple[str, str]:
    """The source as the library reads it, or why a copy is needed."""
    if layer.providerType() != "ogr":
        return "", tr("It is no file")
    if layer.subsetString():
        return "", tr("It is filtered")
    if layer.isEditable() and layer.isModified():
        return "", tr("It has edits that are not saved")
    known, shown = layer.dataProvider().crs(), layer.crs()
    if known.isValid() and known != shown:
        return "", tr("Its coordinate reference system was changed in QGIS")
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path, name = str(parts.get("path") or ""), str(parts.get("layerName") or "")
    file = Path(path)
    if not path or path.startswith("/vsi") or not file.exists() or "|" in path:
        return "", tr("Its file is not read directly")
    if name:
        return f"{file.absolute().as_posix()}|layername={name}", ""
    if file.suffix.lower() in SINGLE:
        return file.absolute().as_posix(), ""
    return "", tr("Its file is not read directly")


def _raster(layer: QgsRasterLayer) -> Taken:
    path = layer.source()
    if layer.providerType() == "gdal" and Path(path).is_file():
        text = tr("The file {file} is read where it is.").format(file=Path(path).name)
        return Taken(FILE, text, Path(path).absolute().as_posix())
    return Taken(REFUSED, tr("Only rasters in files can be taken; export it first."))


class Staging:
    """Copies of layers in a folder of their own, which goes when nobody needs it any more."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="sedp-wizard-"))
        self._task: Optional[QgsVectorFileWriterTask] = None
        self._cancelled = False

    @property
    def file(self) -> Path:
        """The GeoPackage with the copies."""
        return self.folder / STAGED

    def source(self, key: str) -> str:
        """A copied layer as the library reads it."""
        return f"{self.file}|layername={key}"

    def copy(
        self,
        layers: dict[str, QgsVectorLayer],
        done: Callable[[], None],
        problem: Callable[[str], None],
    ) -> None:
        """Copy layers one after the other, on threads of QGIS's own."""
        waiting = list(layers.items())
        if self.file.exists():
            self.file.unlink()

        def following() -> None:
            self._task = None
            if self._cancelled:
                return
            if not waiting:
                done()
                return
            key, layer = waiting.pop(0)
            self._write(key, layer, following, problem)

        following()

    def _write(
        self,
        key: str,
        layer: QgsVectorLayer,
        done: Callable[[], None],
        problem: Callable[[str], None],
    ) -> None:
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = key
        options.fileEncoding = "UTF-8"
        options.layerOptions = [f"FID={ROW}"]
        actions = QgsVectorFileWriter.ActionOnExistingFile
        first = not self.file.exists()
        options.actionOnExistingFile = (
            actions.CreateOrOverwriteFile if first else actions.CreateOrOverwriteLayer
        )
        task = QgsVectorFileWriterTask(layer, str(self.file), options)
        reasons: list[str] = []
        task.errorOccurred.connect(lambda code, text: reasons.append(str(text)))

        def failed() -> None:
            self._task = None
            if not self._cancelled:
                text = tr("{layer} could not be copied: {reason}")
                reason = reasons[0] if reasons else tr("it said nothing")
                problem(text.format(layer=layer.name(), reason=reason))

        task.taskCompleted.connect(done)
        task.taskTerminated.connect(failed)
        self._task = task
        QgsApplication.taskManager().addTask(task)

    def end(self) -> None:
        """Stop copying, and leave nothing behind."""
        self._cancelled = True
        task, self._task = self._task, None
        if task is not None:
            task.cancel()  # one that still waits for its turn ends at once, and is not waited for
            if task.status() == QgsTask.TaskStatus.Running:
                task.waitForFinished(5000)
        shutil.rmtree(str(self.folder), ignore_errors=True)
