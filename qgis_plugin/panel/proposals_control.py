"""Residents' proposals at work: the plan's layer, points on the map, saving without losing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Callable, Mapping, Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsMarkerSymbol,
    QgsPointXY,
    QgsProject,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolEmitPoint
from qgis.PyQt.QtCore import QDate, Qt

from ..runtime.job import Job, RunError
from ..translation import interface_language, tr
from .host import Host
from .proposals_page import COLOURS, EDITED, SHAPES, ProposalsPage
from .row_store import Change, ConflictError, RowStore, StoreError, point_blob, point_of
from .task import Answer, asking

KEY = "proposal_id"
SHAPE = "geom"
SIZE_MM = "3.4"


class ProposalsControl:
    """The proposals of the plan that was opened last."""

    def __init__(self, page: ProposalsPage, host: Host, fates: Mapping[str, str]) -> None:
        self.page, self.host, self.fates = page, host, fates
        self.canvas = host.iface.mapCanvas()
        self.tool = QgsMapToolEmitPoint(self.canvas)
        self.tool.setCursor(Qt.CursorShape.CrossCursor)
        self.tool.canvasClicked.connect(self.clicked)
        self.tool.deactivated.connect(self._tool_left)
        self.store: RowStore | None = None
        self.rows: dict[str, dict[str, Any]] = {}
        self.number = ""
        self.done: list[Change] = []
        self.busy = False
        self._again = False
        self._layer_id = ""
        self._plan = ""
        page.refresh_wanted.connect(self.refresh)
        page.chosen.connect(self.choose)
        page.place_wanted.connect(self.take_up)
        page.new_wanted.connect(self.add)
        page.save_wanted.connect(self.save)
        page.remove_wanted.connect(self.remove)
        page.undo_wanted.connect(self.undo)
        page.map_wanted.connect(self.show_on_map)
        page.undo.setEnabled(False)

    # --- reading ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the layer of the open plan again; the first time the library finds or makes it.

        A plan that is opened while something else is worked out has its turn after it.
        """
        plan = str(self.host.plans.plan or "")
        if not Path(plan).is_file():
            return
        if self.busy:
            self._again = plan != self._plan
            return
        if plan == self._plan and self.store is not None:
            self._work(self.store.read, self._read)
            return
        self._plan, self.store, self.done = plan, None, []
        self._leave_layer()
        language, title = interface_language(), tr("Proposals of residents")
        job = Job("proposals_layer", {}, {"plan": plan}, {}, None, language, title)
        self._start(asking(job), self._found)

    def _found(self, answer: Answer) -> None:
        numbers = answer.numbers
        self.store = RowStore(Path(str(numbers["file"])), str(numbers["layer_name"]), KEY)
        if numbers["began"] == "yes":
            text = tr("The proposals of the plan are edited in {path} from now on.")
            self.host.say(text.format(path=numbers["file"]))
        self._work(self.store.read, self._read)

    def _read(self, rows: Sequence[dict[str, Any]]) -> None:
        self.rows = {str(row[KEY]): row for row in rows}
        kept = self.number
        self.page.show_rows(rows, Counter(str(row["fate"]) for row in rows))
        self.number = ""
        self.page.new.setEnabled(True)
        self.page.on_map.setEnabled(True)
        self.page.undo.setEnabled(bool(self.done))
        said = tr("{count} proposals, {waiting} of them not decided.")
        waiting = sum(row["fate"] == "open" for row in rows)
        self.page.said.setText(said.format(count=len(rows), waiting=waiting))
        if kept in self.rows:
            self.page.choose(kept)
        layer = self._layer()
        if layer is not None:
            layer.dataProvider().reloadData()
            layer.triggerRepaint()

    # --- choosing ---------------------------------------------------------------------------

    def choose(self, number: str) -> None:
        """Show a proposal, and where it lies."""
        self.number = number
        row = self.rows.get(number)
        self.page.show_one(row)
        layer = self._layer()
        if layer is not None and row is not None:
            if [str(f[KEY]) for f in layer.selectedFeatures()] != [number]:
                quoted = number.replace("'", "''")
                layer.selectByExpression(f"\"{KEY}\" = '{quoted}'")
            point = point_of(row.get(SHAPE))
            if point is not None:
                self.canvas.flashGeometries([_geometry(point)], layer.crs())

    def _chosen_on_map(self, *ignored: Any) -> None:
        layer = self._layer()
        chosen = layer.selectedFeatures() if layer is not None else []
        if len(chosen) == 1 and str(chosen[0][KEY]) != self.number:
            self.page.filter.setCurrentIndex(0)
            self.page.choose(str(chosen[0][KEY]))

    # --- changing ---------------------------------------------------------------------------

    def add(self) -> None:
        """Write down another proposal."""
        taken = set(self.rows)
        free = next(n for n in range(1, len(taken) + 2) if f"P{n:02d}" not in taken)
        number = f"P{free:02d}"
        today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        after = {KEY: number, "text": tr("New proposal"), "date": today, "fate": "open"}
        self._apply(Change(number, None, after), number)

    def save(self) -> None:
        """Save what stands in the form."""
        before = self.rows.get(self.number)
        if before is None:
            return
        edited = self.page.edited()
        if not edited["text"]:
            self.host.say(tr("Write down what is proposed first."))
            return
        given = edited["date"]
        if given and not QDate.fromString(given, Qt.DateFormat.ISODate).isValid():
            self.host.say(tr("{value} is no date; write it as 2026-05-12.").format(value=given))
            return
        after = {**before, **{name: edited[name] for name in EDITED}}
        self._apply(Change(self.number, before, after), self.number)

    def remove(self) -> None:
        """Take the proposal out."""
        before = self.rows.get(self.number)
        if before is not None:
            self._apply(Change(self.number, before, None), "")

    def undo(self) -> None:
        """Put back what was changed last."""
        if self.done:
            change = self.done[-1].turned()
            self._apply(change, change.key, undoing=True)

    def _apply(self, change: Change, chosen: str, undoing: bool = False) -> None:
        store = self.store
        if store is None or self.busy:
            return

        def work() -> list[dict[str, Any]]:
            store.apply([change])
            return store.read()

        def done(rows: list[dict[str, Any]]) -> None:
            if undoing:
                self.done.pop()
            else:
                self.done.append(change)
            self.number = chosen
            self._read(rows)

        self._work(work, done)

    def take_up(self, wanted: bool) -> None:
        """Take up the tool, or put it down."""
        if wanted:
            self.canvas.setMapTool(self.tool)
        elif self.canvas.mapTool() == self.tool:
            self.canvas.unsetMapTool(self.tool)

    def _tool_left(self) -> None:
        self.page.place.setChecked(False)

    def clicked(self, point: QgsPointXY, button: Any = None) -> None:
        """Put the chosen proposal where the map was clicked."""
        before, store = self.rows.get(self.number), self.store
        if before is None or store is None:
            return
        layer = self._layer() or _opened(store)
        crs = self.canvas.mapSettings().destinationCrs()
        turn = QgsCoordinateTransform(crs, layer.crs(), QgsProject.instance())
        try:
            place = turn.transform(point)
        except QgsCsException as error:
            self.host.problem(RunError(tr("There is no parcel at this place."), str(error)))
            return
        blob = point_blob(place.x(), place.y(), layer.crs().postgisSrid())
        # A number that was written down would go before the place.
        after = {**before, SHAPE: blob, "parcel_id": None}
        self.page.place.setChecked(False)
        self._apply(Change(self.number, before, after), self.number)

    # --- the map ----------------------------------------------------------------------------

    def show_on_map(self) -> None:
        """Add the layer, each fate with its sign."""
        if self.store is None or self._layer() is not None:
            return
        layer = _opened(self.store)
        layer.setRenderer(self._signs())
        QgsProject.instance().addMapLayer(layer)
        self._layer_id = layer.id()
        layer.selectionChanged.connect(self._chosen_on_map)

    def _signs(self) -> QgsCategorizedSymbolRenderer:
        categories = []
        for code, label in self.fates.items():
            look = {
                "name": SHAPES.get(code, "circle"),
                "color": COLOURS.get(code, COLOURS["open"]),
                "outline_color": "#ffffff",
                "size": SIZE_MM,
            }
            symbol = QgsMarkerSymbol.createSimple(look)
            categories.append(QgsRendererCategory(code, symbol, label))
        return QgsCategorizedSymbolRenderer("fate", categories)

    def _layer(self) -> QgsVectorLayer | None:
        return self.host.layer(self._layer_id)

    def _leave_layer(self) -> None:
        """Follow the layer no more; on the map it belongs to the user."""
        layer = self._layer()
        if layer is not None:
            layer.selectionChanged.disconnect(self._chosen_on_map)
        self._layer_id = ""

    # --- in the background ------------------------------------------------------------------

    def _work(self, ask: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def work(feedback: Any) -> Any:
            try:
                return ask()
            except ConflictError as error:
                raise RunError(str(error), _both(error)) from error
            except StoreError as error:
                raise RunError(str(error)) from error

        self._start(work, done)

    def _start(self, work: Any, done: Callable[[Any], None]) -> None:
        self.busy = True
        plan = self._plan

        def ended() -> None:
            self.busy = False
            if self._again:
                self._again = False
                self.refresh()

        def done_here(found: Any) -> None:
            if self._plan == plan:  # else the page shows another one by now
                done(found)

        self.host.start(tr("Proposals of residents"), work, done_here, ended=ended)

    def unload(self) -> None:
        """Put the tool down for good."""
        self._leave_layer()
        self.tool.deactivated.disconnect(self._tool_left)
        self.canvas.unsetMapTool(self.tool)
        self.tool.deleteLater()


def _opened(store: RowStore) -> QgsVectorLayer:
    source = f"{store.file}|layername={store.table}"
    return QgsVectorLayer(source, tr("Proposals of residents"), "ogr")


def _geometry(point: tuple[float, float]) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(*point))


def _both(error: ConflictError) -> str:
    """Their row and mine, side by side, where they differ."""
    theirs, mine = error.theirs or {}, error.change.after or {}
    lines = [
        f"{name}: {theirs.get(name) or '–'} | {mine.get(name) or '–'}"
        for name in EDITED
        if theirs.get(name) != mine.get(name)
    ]
    return "\n".join([tr("In the file | yours:"), *lines])
