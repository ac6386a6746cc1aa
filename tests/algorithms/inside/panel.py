"""Run in QGIS's Python: drive the panel as a user does, and see what it leaves behind."""

import faulthandler
import json
import os
import sys
import time
import traceback
import zipfile
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QEvent, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QToolBar

faulthandler.enable()
faulthandler.dump_traceback_later(240, exit=True)
PLUGINS, LAYERS, OUT = (Path(word) for word in sys.argv[1:4])
"""OUT holds a small ``layers.gpkg`` already."""
sys.path.insert(0, str(PLUGINS))
os.environ["SEDP_LANGUAGE"] = "en"
application = QgsApplication([], True)
application.initQgis()

PLAN = """
base_year = 2026
[territory]
ky = "Көк-Өңүр айыл аймагы"
[layers]
parcels = "layers.gpkg|layername=parcels"
boundary = "layers.gpkg|layername=boundary"
"""
WHEEL = {
    "sedp_probe.py": "READY = True\n",
    "sedp_probe-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: sedp-probe\nVersion: 1.0\n",
    "sedp_probe-1.0.dist-info/WHEEL": (
        "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    ),
    "sedp_probe-1.0.dist-info/RECORD": "",
}


class Iface:
    """As much of QGIS's window as the plugin uses, with a count of what it put there."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.window.resize(1100, 800)
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)
        self.toolbar = QToolBar()
        self.window.addToolBar(self.toolbar)
        self.menu = []
        self.messages = []

    def mainWindow(self):
        return self.window

    def mapCanvas(self):
        return self.canvas

    def messageBar(self):
        return self.bar

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)

    def addPluginToMenu(self, menu, action):
        self.menu.append(action)

    def removePluginMenu(self, menu, action):
        self.menu.remove(action)

    def addToolBarIcon(self, action):
        self.toolbar.addAction(action)

    def removeToolBarIcon(self, action):
        self.toolbar.removeAction(action)


class Beat:
    """The longest time in which the main thread did not answer."""

    def __init__(self) -> None:
        self.longest, self.late, self.last = 0.0, 0, time.perf_counter()
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(5)

    def tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self.last)
        self.late += now - self.last > 0.1
        self.last = now

    def take(self):
        taken = [round(self.longest, 3), self.late]
        self.longest, self.late, self.last = 0.0, 0, time.perf_counter()
        return taken


def wait(done, seconds=90):
    until = time.perf_counter() + seconds
    while not done():
        application.processEvents()
        if time.perf_counter() > until:
            raise TimeoutError(said())
        time.sleep(0.002)
    application.processEvents()


def said():
    return [item.text() for item in iface.bar.items()]


def drop_deleted():
    for _ in range(3):
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()


def python_errors(kind, value, trace):
    errors.append("".join(traceback.format_exception(kind, value, trace)))
    print(errors[-1], file=sys.stderr)


errors, logged, told = [], [], {}
sys.excepthook = python_errors
QgsApplication.messageLog().messageReceived.connect(
    lambda text, tag, level: logged.append(f"{tag}: {text}")
)
iface = Iface()
iface.window.show()
project = QgsProject.instance()

import sedp_spatial_planning  # noqa: E402

started = time.perf_counter()
plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
told["start_seconds"] = time.perf_counter() - started
told["panel_at_start"] = "sedp_spatial_planning.qgis_plugin.panel.dock" in sys.modules
told["actions"] = [len(iface.menu), len(iface.toolbar.actions())]
started = time.perf_counter()
plugin.toggle_panel()
told["open_seconds"] = time.perf_counter() - started
panel = plugin.panel
beat = Beat()

# --- a plan -----------------------------------------------------------------------------------
control, page = panel.plan, panel.plan.page
control.copy_sample(OUT)
wait(lambda: control.task is None)
told["sample"] = [control.plan.name, (control.plan.parent / "municipality.gpkg").is_file()]
told["sample_states"] = sorted(set(page.states().values()))
sample = control.plan

small = OUT / "plan.toml"
small.write_text(PLAN, encoding="utf-8")
control.open(small)
beat.take()
page.run.click()
told["running"] = [page.cancel.isEnabled(), page.run.isEnabled()]
started = time.perf_counter()
wait(lambda: control.task is None)
told["run_seconds"] = round(time.perf_counter() - started, 2)
told["run_beat"] = beat.take()
wait(lambda: not control.results._timer.isActive())
told["map_beat"] = beat.take()
told["states"] = page.states()
told["reasons"] = control._reasons()
told["run_said"] = said()
group = [g for g in project.layerTreeRoot().findGroups() if g.customProperty("sedp/results")]
told["groups"] = [g.name() for g in group]
told["layers"] = {
    node.layer().name(): node.layer().renderer().type() for g in group for node in g.findLayers()
}
told["files"] = [page.files.item(i).text() for i in range(page.files.count())]
page.tree.setCurrentItem(page.tree.topLevelItem(1).child(0))
told["why"] = page.why.text()
later = time.time() + 5
os.utime(OUT / "layers.gpkg", (later, later))
control.refresh()
told["after_change"] = {name: page.states()[name] for name in ("check", "balance")}
control.show_on_map()
wait(lambda: not control.results._timer.isActive())
told["groups_again"] = len(
    [g for g in project.layerTreeRoot().findGroups() if g.customProperty("sedp/results")]
)

# --- cancel -----------------------------------------------------------------------------------
iface.bar.clearWidgets()
control.open(sample)
beat.take()
page.run.click()
wait(lambda: page.progress.value() > 0, 60)
started = time.perf_counter()
page.cancel.click()
wait(lambda: control.task is None)
told["cancel_seconds"] = round(time.perf_counter() - started, 2)
told["cancel_beat"] = beat.take()
told["cancel_said"] = said()
told["cancel_outputs"] = sorted(p.name for p in control.out.glob("*") if p.name != "cache")

# --- a plan that is wrong ---------------------------------------------------------------------
iface.bar.clearWidgets()
wrong = OUT / "wrong" / "plan.toml"
wrong.parent.mkdir()
wrong.write_text(PLAN.replace("base_year", "base_yaer"), encoding="utf-8")
control.open(wrong)
page.run.click()
wait(lambda: control.task is None)
told["wrong_said"] = said()
told["wrong_unchanged"] = "base_yaer" in wrong.read_text("utf-8")

# --- findings ---------------------------------------------------------------------------------
iface.bar.clearWidgets()
dirty = QgsVectorLayer(f"{LAYERS / 'dirty.gpkg'}|layername=parcels_dirty", "parcels dirty", "ogr")
project.addMapLayer(dirty)
iface.canvas.setDestinationCrs(dirty.crs())
panel.tabs.setCurrentIndex(1)
issues = panel.issues
wait(lambda: issues.page.parcels.count() > 0)
issues.page.parcels.setCurrentIndex(issues.page.parcels.findData(dirty.id()))
issues.page.boundary.setCurrentIndex(0)
beat.take()
issues.page.check.click()
wait(lambda: issues.task is None)
told["check_beat"] = beat.take()
told["findings"] = len(issues._findings)
place = next(i for i, f in enumerate(issues._findings) if f["wkb"] and ", " in f["feature_ids"])
model = issues.page.table.model()
for row in range(model.rowCount()):
    if model.index(row, 0).data(256) == place:
        issues.page.table.selectRow(row)
issues.page.zoom.click()
selected = sorted(str(f["parcel_id"]) for f in dirty.selectedFeatures())
told["selected"] = [selected, issues._findings[place]["feature_ids"]]
told["hint"] = issues.page.hint.text()
told["zoomed"] = iface.canvas.extent().intersects(dirty.boundingBoxOfSelected())

# --- restrictions of a parcel -----------------------------------------------------------------
municipality = LAYERS / "municipality.gpkg"
for name in ("parcels", "restrictions"):
    layer = QgsVectorLayer(f"{municipality}|layername={name}", f"{name} 2026", "ogr")
    project.addMapLayer(layer)
    if name == "parcels":
        parcels = layer
    restrictions = layer
plugin.ask_for_parcel()
asked = panel.restrictions
asked.page.parcels.setCurrentIndex(asked.page.parcels.findData(parcels.id()))
asked.page.restrictions.setCurrentIndex(asked.page.restrictions.findData(restrictions.id()))
told["tool"] = iface.canvas.mapTool() == asked.tool
parcel = next(f for f in parcels.getFeatures() if f["parcel_id"] == "4-09-06-0011-0003")
asked.clicked(parcel.geometry().pointOnSurface().asPoint())
wait(lambda: asked.dialog is not None)
rows = asked.dialog.table.model()
told["extract"] = [[rows.index(r, c).data() for c in range(4)] for r in range(rows.rowCount())]
asked.dialog.grab().save(str(OUT / "extract-en.png"))
iface.bar.clearWidgets()
job = asked._job(parcels, restrictions, parcel)
asked.write_page(job, "4-09-06-0011-0003", OUT / "page.html", show=False)
wait(lambda: not panel.host._tasks)
written = OUT / "page.html"
told["page"] = written.read_text("utf-8").count("4-09-06-0011-0003") if written.is_file() else 0
told["page_said"] = said()

# --- the doctor -------------------------------------------------------------------------------
panel.tabs.setCurrentIndex(3)
wait(lambda: panel.setup.page._looked and panel.setup.task is None)
told["verdict"] = panel.setup.page.verdict.text()
model = panel.setup.page.table.rows
told["parts"] = {r[0]: r[1] for r in model._rows}
if "venv" in sys.argv[4:]:
    from sedp_spatial_planning.qgis_plugin.panel import child_environment
    from sedp_spatial_planning.qgis_plugin.runtime.job import RunError

    wheels = OUT / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / "sedp_probe-1.0-py3-none-any.whl", "w") as wheel:
        for name, text in WHEEL.items():
            wheel.writestr(name, text)
    lines = []
    target = OUT / "child"
    given = (target, wheels, lines.append, lambda: False, ["sedp-probe"])
    told["without"] = child_environment.prepare(*given, ["not-there"], "import sedp_probe")
    python = target / "bin" / "python"
    told["prepared"] = child_environment.versions_in(python, ["sedp-probe", "not-there"])

    def refuse(argv, *ignored):
        raise RunError("no room left")

    child_environment._run, real_run = refuse, child_environment._run
    try:
        child_environment.prepare(*given)
    except RunError as error:
        told["refused"] = str(error)
    child_environment._run = real_run
    told["kept"] = python.exists() and not (OUT / "child.new").exists()

# --- pictures, in three languages, and reloading -------------------------------------------------
for language in ("en", "ru", "ky"):
    os.environ["SEDP_LANGUAGE"] = language
    plugin.unload()
    drop_deleted()
    plugin = sedp_spatial_planning.classFactory(iface)
    plugin.initGui()
    plugin.toggle_panel()
    panel = plugin.panel
    panel.dock.setFloating(True)
    panel.dock.resize(400, 760)
    panel.plan.open(small)
    shown = panel.plan.page
    shown.tree.setCurrentItem(shown.tree.topLevelItem(1).child(0))
    panel.issues.page.show_findings(issues._findings, [])
    panel.issues.page.table.selectRow(3)
    for place, name in enumerate(("plan", "check", "parcel", "setup")):
        panel.tabs.setCurrentIndex(place)
        wait(lambda shown=panel: shown.setup.task is None)
        panel.dock.grab().save(str(OUT / f"{name}-{language}.png"))

# --- what is left -----------------------------------------------------------------------------
plugin.ask_for_parcel()
panel.plan.open(sample)
panel.plan.page.run.click()
wait(lambda: panel.plan.page.progress.value() > 0, 60)
started = time.perf_counter()
plugin.unload()
told["unload_seconds"] = round(time.perf_counter() - started, 2)
drop_deleted()
told["left"] = {
    "menu": len(iface.menu),
    "toolbar": len(iface.toolbar.actions()),
    "docks": [d.objectName() for d in iface.window.findChildren(QDockWidget)],
    "widgets": [w.objectName() for w in application.allWidgets() if w.objectName() == "SedpPanel"],
    "tasks": QgsApplication.taskManager().countActiveTasks(),
    "tool": iface.canvas.mapTool() is not None,
    "provider": QgsApplication.processingRegistry().providerById("sedp") is not None,
}
told["errors"] = errors
told["python_log"] = [line for line in logged if "Traceback" in line or line.startswith("Python")]
project.clear()
print(json.dumps(told, ensure_ascii=True), flush=True)
