"""The pointer that draws an outline on the map: corners by clicks, snapped as the project says."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsRubberBand, QgsSnapIndicator
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

BORDER, FILL = QColor("#0b3d91"), QColor(11, 61, 145, 50)
CORNERS = 3


class OutlineTool(QgsMapTool):
    """A left click sets a corner, a right click ends, Backspace takes one back, Esc drops all."""

    drawn = pyqtSignal(QgsGeometry)
    dropped = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._corners: list[QgsPointXY] = []
        self._snapped = QgsSnapIndicator(canvas)
        self.band = band_on(canvas)

    def canvasMoveEvent(self, event: Any) -> None:
        """Let the last corner follow the pointer."""
        point = self._place(event)
        if self._corners:
            self.band.setToGeometry(self._shape([*self._corners, point]), None)

    def canvasReleaseEvent(self, event: Any) -> None:
        """Set a corner, or end."""
        if event.button() == Qt.MouseButton.RightButton:
            self.end()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.add(self._place(event))

    def keyPressEvent(self, event: Any) -> None:
        """Take a corner back, or drop the outline."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            self.drop()
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            event.ignore()
            self._corners = self._corners[:-1]
            self.band.setToGeometry(self._shape(self._corners), None)

    def add(self, point: QgsPointXY) -> None:
        """Set a corner, given in the coordinates of the map."""
        if not self._corners or self._corners[-1] != point:
            self._corners.append(point)
            self.band.setToGeometry(self._shape(self._corners), None)

    def end(self) -> None:
        """Give the outline on; fewer than three corners are none."""
        corners, self._corners = self._corners, []
        self.band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        if len(corners) >= CORNERS:
            self.drawn.emit(self._shape(corners))
        else:
            self.dropped.emit()

    def drop(self) -> None:
        """Begin anew."""
        self._corners = []
        self.band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def deactivate(self) -> None:
        """Another tool was taken up."""
        self.drop()
        self._snapped.setMatch(self._snapped.match().__class__())
        super().deactivate()

    def _place(self, event: Any) -> QgsPointXY:
        match = self.canvas().snappingUtils().snapToMap(event.pos())
        self._snapped.setMatch(match)
        return match.point() if match.isValid() else self.toMapCoordinates(event.pos())

    @staticmethod
    def _shape(corners: list[QgsPointXY]) -> QgsGeometry:
        if len(corners) < CORNERS:
            return QgsGeometry.fromPolylineXY(corners)
        return QgsGeometry.fromPolygonXY([[*corners, corners[0]]])


def band_on(canvas: QgsMapCanvas, border: QColor = BORDER, fill: QColor = FILL) -> QgsRubberBand:
    """A rubber band for outlines."""
    band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
    band.setStrokeColor(border)
    band.setFillColor(fill)
    band.setWidth(2)
    return band
