"""Plots of measures on the map: which feature is which plot, selection both ways, an outline."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Callable, Iterable, Mapping

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..runtime.job import CancelError
from .outline_tool import band_on
from .sqlite_files import reading

NUMBER = "parcel_id"
PAUSE_MS = 60
"""Selecting by a rectangle tells of every feature; one look at the end is enough."""
_ENVELOPE = (0, 32, 48, 48, 64, 0, 0, 0)


class PlotIndex:
    """Which feature of a layer is which plot, both ways."""

    def __init__(self, pairs: Mapping[int, str]) -> None:
        self.plots = dict(pairs)
        self.features = {plot: fid for fid, plot in self.plots.items()}


def indexing(layer: QgsVectorLayer) -> Callable[[Any], PlotIndex]:
    """Work that reads the numbers of all plots of a layer, without their outlines."""
    source = QgsVectorLayerFeatureSource(layer)
    place = layer.fields().lookupField(NUMBER)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes([place])

    def work(feedback: Any) -> PlotIndex:
        pairs = {}
        for count, feature in enumerate(source.getFeatures(request)):
            if count % 1000 == 0 and feedback.isCanceled():
                raise CancelError
            pairs[feature.id()] = str(feature[place])
        return PlotIndex(pairs)

    return work


class PlotsLayer(QObject):
    """The layer of parcels that the page follows, with the selection of its plots."""

    selected = pyqtSignal()
    """Somebody selected other plots on the map."""
    outdated = pyqtSignal()
    """Features were changed: the index must be read again."""

    def __init__(self) -> None:
        super().__init__()
        self.layer: QgsVectorLayer | None = None
        self.index: PlotIndex | None = None
        self._own: frozenset[int] = frozenset()
        self._asked: frozenset[int] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._look)

    def follow(self, layer: QgsVectorLayer | None) -> bool:
        """Follow another layer; whether it is another one."""
        if layer is self.layer:
            return False
        self.leave()
        self.layer = layer
        if layer is not None:
            layer.selectionChanged.connect(self._changed)
            layer.afterCommitChanges.connect(self._outdate)
            layer.dataChanged.connect(self._outdate)
            layer.willBeDeleted.connect(self._gone)
        return True

    def leave(self) -> None:
        """Follow no layer."""
        if self.layer is not None:
            self.layer.selectionChanged.disconnect(self._changed)
            self.layer.afterCommitChanges.disconnect(self._outdate)
            self.layer.dataChanged.disconnect(self._outdate)
            self.layer.willBeDeleted.disconnect(self._gone)
        self._gone()

    def _gone(self) -> None:
        self._timer.stop()
        self.layer, self.index = None, None
        self._own, self._asked = frozenset(), frozenset()

    def _outdate(self) -> None:
        self.index = None
        self.outdated.emit()

    def _changed(self, *ignored: Any) -> None:
        self._timer.start()

    def _look(self) -> None:
        if self.layer is None:
            return
        # What the page itself selected is no question of the user's.
        if self.layer.selectedFeatureCount() == len(self._own) and (
            self._own == frozenset(self.layer.selectedFeatureIds())
        ):
            return
        self._own = frozenset()
        self._asked = frozenset(self.layer.selectedFeatureIds())
        self.selected.emit()

    @property
    def asked(self) -> int:
        """How many features the user selected last, whatever the page selected since."""
        return len(self._asked)

    def selected_plots(self) -> list[str]:
        """The plots that are selected on the map."""
        if self.layer is None or self.index is None:
            return []
        plots = self.index.plots
        return [plots[fid] for fid in self.layer.selectedFeatureIds() if fid in plots]

    def asked_of(self, wanted: Iterable[str]) -> list[str]:
        """Which of these plots the user selected last: quick, however many others there are."""
        if self.index is None:
            return []
        features = self.index.features
        return [plot for plot in wanted if features.get(plot) in self._asked]

    def select(self, plots: Iterable[str]) -> list[int]:
        """Select plots on the map without asking what is on them."""
        if self.layer is None or self.index is None:
            return []
        features = self.index.features
        found = [features[plot] for plot in plots if plot in features]
        self._own = frozenset(found)
        self.layer.selectByIds(found)
        return found


class Outline:
    """The outlines of plots on a map that has no layer of them."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.band = band_on(canvas)

    def show(self, outlines: list[QgsGeometry], crs: QgsCoordinateReferenceSystem) -> None:
        """Draw other outlines."""
        self.clear()
        turn = QgsCoordinateTransform(
            crs, self.canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        for outline in outlines:
            try:
                outline.transform(turn)
            except QgsCsException:
                continue  # it lies outside what the map can show
            self.band.addGeometry(outline, None)

    def zoom(self) -> bool:
        """Go there; whether there is anything."""
        box = self.band.asGeometry().boundingBox()
        if box.isEmpty():
            return False
        box.scale(1.3)
        self.canvas.setExtent(box)
        self.canvas.refresh()
        return True

    def clear(self) -> None:
        """Take the outlines off the map."""
        self.band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def unload(self) -> None:
        """Leave nothing behind."""
        self.canvas.scene().removeItem(self.band)


def outlines_of(file: Path, plots: Iterable[str]) -> tuple[list[bytes], str]:
    """The outlines of plots in the results of a run, as WKB, and the WKT of their CRS."""
    wanted = list(plots)
    found: list[bytes] = []
    wkt = ""
    try:
        with reading(file) as opened:
            row = opened.execute(
                "SELECT s.definition FROM gpkg_contents c JOIN gpkg_spatial_ref_sys s "
                "ON c.srs_id = s.srs_id WHERE c.table_name = 'parcels'"
            ).fetchone()
            wkt = str(row[0]) if row else ""
            for start in range(0, len(wanted), 500):
                part = wanted[start : start + 500]
                marks = ", ".join("?" * len(part))
                query = f'SELECT geom FROM "parcels" WHERE parcel_id IN ({marks})'  # nosec B608
                found += [wkb_of(bytes(blob)) for (blob,) in opened.execute(query, part) if blob]
    except sqlite3.Error:
        return [], ""
    return found, wkt


def wkb_of(blob: bytes) -> bytes:
    """The geometry in a cell of a GeoPackage, without the header before it."""
    return blob[8 + _ENVELOPE[(blob[3] >> 1) & 7] :]
