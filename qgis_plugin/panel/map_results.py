"""The layers of a run on the map: one group, each layer with the style that the file carries."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Callable

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer

from ..styles import as_image
from ..translation import tr
from . import map_order, record
from .results_tables import step_of
from .sqlite_files import reading
from .words import word

PROPERTY = "sedp/results"
"""A custom property that marks the group, so that it is found in a saved project too."""
SHOWN = ("balance", "parcels", "boundary")
"""The layers that are switched on at first; the others wait in the group."""


class MapResults:
    """Adds one layer at a time, so that the window never waits for all of them."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self._waiting: list[tuple[str, str]] = []
        self._file = Path()
        self._group: QgsLayerTreeGroup | None = None
        self._done: Callable[[int], None] | None = None
        self._added = 0
        QgsProject.instance().cleared.connect(self.stop)

    def add(self, file: Path, name: str, language: str, done: Callable[[int], None]) -> None:
        """Put the layers of a GeoPackage on the map in place of those of an earlier run."""
        self.remove(file)
        root = QgsProject.instance().layerTreeRoot()
        self._group = root.insertGroup(0, name)
        self._group.setCustomProperty(PROPERTY, str(file))
        self._file, self._done, self._added = file, done, 0
        self._waiting = contents(file, language)
        self._timer.start()

    def remove(self, file: Path) -> bool:
        """Take the layers of a GeoPackage off the map, so that the file can be replaced."""
        self.stop()
        found = False
        project = QgsProject.instance()
        for group in project.layerTreeRoot().findGroups():
            if _is_of(group, file):
                project.removeMapLayers([node.layerId() for node in group.findLayers()])
                group.parent().removeChildNode(group)
                found = True
        return found

    def stop(self) -> None:
        """Add no further layers."""
        self._timer.stop()
        self._waiting, self._group = [], None

    def unload(self) -> None:
        """Listen to nothing any more."""
        self.stop()
        QgsProject.instance().cleared.disconnect(self.stop)

    def _next(self) -> None:
        if self._group is None or sip.isdeleted(self._group):  # the user took it away
            self.stop()
            return
        if not self._waiting:
            done, count = self._done, self._added
            self.stop()
            self._done = None
            if done is not None:
                done(count)
            return
        table, title = self._waiting.pop(0)
        layer = QgsVectorLayer(f"{self._file}|layername={table}", title, "ogr")
        if layer.isValid():
            as_image(layer)
            QgsProject.instance().addMapLayer(layer, False)
            node = self._group.addLayer(layer)
            node.setExpanded(False)
            node.setItemVisibilityChecked(table in SHOWN)
            self._added += 1


def contents(file: Path, language: str) -> list[tuple[str, str]]:
    """The map layers of a GeoPackage from top to bottom, with a name in words."""
    query = "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
    try:
        with reading(file) as connection:
            tables = [str(row[0]) for row in connection.execute(query)]
    except sqlite3.Error:
        return []
    steps = record.all_steps()
    drawn = [table for table in tables if not step_of(table, steps)]
    results = sorted((t for t in tables if t not in drawn), key=lambda t: _order(t, steps))
    ordered = (*map_order.on_top(drawn), *results, *map_order.below(drawn))
    return [(table, title_of(table, steps, language)) for table in ordered]


def title_of(table: str, steps: list[str], language: str) -> str:
    """The name of the step that made a layer, or of a layer of the plan itself."""
    words = titles()
    step = step_of(table, steps)
    if not step:
        return words.get(table, table)
    title = word(record.LABELS, f"part.{step}", language)
    rest = table[len(step) + 1 :]
    return f"{title} ({words.get(rest, rest)})" if rest else title


def titles() -> dict[str, str]:
    """The layers of a plan, and the parts of results that have several."""
    return {
        "boundary": tr("Boundary"),
        "parcels": tr("Parcels"),
        "villages": tr("Villages"),
        "zones": tr("Zones"),
        "buildings": tr("Buildings"),
        "facilities": tr("Facilities"),
        "rivers": tr("Rivers"),
        "roads": tr("Roads"),
        "regimes": tr("strictest regime"),
        "changed": tr("changed land"),
        "places": tr("places"),
        "points": tr("points"),
        "lines": tr("lines"),
        "polygons": tr("polygons"),
    }


def _is_of(group: QgsLayerTreeGroup, file: Path) -> bool:
    """Whether a group holds the results of a file.

    A project that was moved or saved elsewhere finds its layers again by their relative paths;
    what was noted of the file then is the old place.
    """
    noted = group.customProperty(PROPERTY)
    if not noted:
        return False
    sources = {
        Path(node.layer().source().partition("|")[0])
        for node in group.findLayers()
        if node.layer() is not None
    }
    is_noted = Path(str(noted)) == file
    return sources == {file} or (is_noted and (file in sources or not sources))


def _order(table: str, steps: list[str]) -> tuple[int, str]:
    return steps.index(step_of(table, steps)), table
