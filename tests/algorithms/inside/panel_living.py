"""Run in QGIS's Python: reload the plugin, change projects under it, take it away, close QGIS."""

import gc
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import qgis.utils
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDockWidget
from window import (
    LAYERS,
    OUT,
    PLUGINS,
    application,
    drop_deleted,
    errors,
    iface,
    logged,
    said,
    wait,
)

NAME = "sedp_spatial_planning"
PAGES = ("plan", "measures", "results", "issues", "restrictions", "site", "proposals", "setup")
SIGNALS = ("cleared", "readProject", "writeProject", "layersAdded", "layersWillBeRemoved",
           "layersRemoved", "layerWasAdded", "fileNameChanged", "crsChanged")  # fmt: skip
told, started_processes = {}, []
project = QgsProject.instance()
qgis.utils.iface = iface
# QGIS notes the modules of those plugins only that it has found, and drops these on unloading.
qgis.utils.plugin_paths = [str(PLUGINS)]
qgis.utils.updateAvailablePlugins()
(OUT / "tmp").mkdir()
tempfile.tempdir = str(OUT / "tmp")


def memory():
    """The most megabytes that this process has had."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def children():
    """Processes that the plugin started and that still run."""
    return sum(process.poll() is None for process in started_processes)


def threads():
    """Threads of Python; before 3.13 it keeps a note of QGIS's threads that came by."""
    found = threading.enumerate()
    return sorted(t.name for t in found if not isinstance(t, threading._DummyThread))


class Noted(subprocess.Popen):
    """Every process that is started from here."""

    def __init__(self, *arguments, **named) -> None:
        super().__init__(*arguments, **named)
        started_processes.append(self)


def held(folder):
    """The files of a folder that this process has open: on Windows it could not be taken away."""
    known = {}
    for file in folder.rglob("*"):
        found = file.stat()
        known[(found.st_dev, found.st_ino)] = file.name
    names = []
    for number in range(1024):
        try:
            found = os.fstat(number)
        except OSError:
            continue
        if (found.st_dev, found.st_ino) in known:
            names.append(known[(found.st_dev, found.st_ino)])
    return names


def state():
    """All that a plugin may leave behind."""
    drop_deleted()
    gc.collect()
    return {
        "docks": [d.objectName() for d in iface.window.findChildren(QDockWidget)],
        "windows": [w.objectName() for w in application.topLevelWidgets() if w.isVisible()],
        "menu": len(iface.menu),
        "toolbar": len(iface.toolbar.actions()),
        "provider": QgsApplication.processingRegistry().providerById("sedp") is not None,
        "tasks": QgsApplication.taskManager().countActiveTasks(),
        "threads": threads(),
        "modules": sorted(name for name in sys.modules if name.split(".")[0] == NAME),
        "children": children(),
        "temporary": sorted(p.name for p in (OUT / "tmp").iterdir()),
        "tool": iface.canvas.mapTool() is not None,
        "items": len(iface.canvas.scene().items()),
        "signals": {name: project.receivers(getattr(project, name)) for name in SIGNALS},
        "canvas": iface.canvas.receivers(iface.canvas.mapToolSet),
    }


def switch_on():
    assert qgis.utils.loadPlugin(NAME) and qgis.utils.startPlugin(NAME)
    return qgis.utils.plugins[NAME]


def quiet(panel):
    wait(lambda: not panel.host._tasks, 200)


def at_work(control):
    wait(lambda: control.page.progress.value() > 0, 60)


def finished(panel, control):
    quiet(panel)
    wait(lambda: not control.results._timer.isActive())


def visit(panel):
    for name in PAGES:
        panel.show(name)
        quiet(panel)


subprocess.Popen = Noted

# --- reloading --------------------------------------------------------------------------------
before, megabytes = state(), memory()
started, worked = time.perf_counter(), time.process_time()
plugin = switch_on()
told["start"] = {
    "seconds": round(time.perf_counter() - started, 3),
    "of_this_process": round(time.process_time() - worked, 3),
    "megabytes": round(memory() - megabytes, 1),
}
kept = [memory()]
after, seen = [], set()
for turn in range(5):
    plugin.toggle_panel()
    application.processEvents()
    visit(plugin.panel)
    control = plugin.panel.show("plan")
    control.open(OUT / "a" / "plan.toml")
    control.page.run.click()
    if turn % 2:
        at_work(control)
    else:
        finished(plugin.panel, control)
    seen |= {key for key, value in state().items() if value != before[key]}
    started = time.perf_counter()
    qgis.utils.unloadPlugin(NAME)
    told.setdefault("unload_seconds", []).append(round(time.perf_counter() - started, 2))
    control = plugin = None
    project.clear()
    application.processEvents()
    now = state()
    after.append({key: value for key, value in now.items() if value != before[key]})
    kept.append(memory())
    plugin = switch_on()
told["left"], told["seen"] = after, sorted(seen)
told["megabytes"] = kept

# --- the plan belongs to the project ----------------------------------------------------------
plugin.toggle_panel()
panel = plugin.panel
control = panel.show("plan")


def opened(path):
    """What the panel shows after a project was opened."""
    project.read(str(path)) if path else project.clear()
    application.processEvents()
    wait(lambda: not panel.host.plans._timer.isActive())
    quiet(panel)
    return [control.plan.parent.name if control.plan else None, control.page.run.isEnabled()]


told["new"] = opened(None)
control.open(OUT / "a" / "plan.toml")
told["dirty"] = project.isDirty()
assert project.write(str(OUT / "a" / "a.qgz"))
told["entry"] = project.readEntry("SEDP", "/plan")[0]
assert project.write(str(OUT / "elsewhere.qgs"))
told["entry_elsewhere"] = project.readEntry("SEDP", "/plan")[0]
opened(None)
control.open(OUT / "b" / "plan.toml")
layer = QgsVectorLayer(f"{OUT / 'b' / 'layers.gpkg'}|layername=parcels", "parcels of b", "ogr")
project.addMapLayer(layer)
assert project.write(str(OUT / "b" / "b.qgz"))
opened(None)
assert project.write(str(OUT / "c.qgz"))
told["shown"] = [opened(OUT / name) for name in ("a/a.qgz", "b/b.qgz", "c.qgz", "elsewhere.qgs")]
told["nothing_dirty"] = project.isDirty()
shutil.move(str(OUT / "a"), str(OUT / "moved"))
told["moved"] = opened(OUT / "moved" / "a.qgz")
told["lost"] = [*opened(OUT / "elsewhere.qgs"), control.page.path.text()]
shutil.move(str(OUT / "moved"), str(OUT / "a"))
told["reopened_dock"] = []
opened(OUT / "b" / "b.qgz")
qgis.utils.reloadPlugin(NAME)
plugin = qgis.utils.plugins[NAME]
plugin.toggle_panel()
panel = plugin.panel
control = panel.show("plan")
told["after_reload"] = control.plan.parent.name

# --- another project while a run goes on ------------------------------------------------------
opened(OUT / "a" / "a.qgz")
shutil.rmtree(OUT / "a" / "plan-out", ignore_errors=True)
iface.bar.clearWidgets()
control.page.run.click()
wait(lambda: control.page.progress.value() > 0, 60)
project.read(str(OUT / "b" / "b.qgz"))
wait(lambda: not panel.host.plans._timer.isActive())
application.processEvents()
told["while_running"] = [
    control.plan.parent.name,
    control.page.run.isEnabled(),
    control.page.cancel.isEnabled(),
]
quiet(panel)
wait(lambda: not control.results._timer.isActive())
told["after_running"] = [
    control.plan.parent.name,
    control.page.run.isEnabled(),
    (OUT / "a" / "plan-out" / "plan.gpkg").is_file(),
    (OUT / "b" / "plan-out").exists(),
]
told["layers"] = sorted(one.name() for one in project.mapLayers().values())
told["said"] = said()

# --- another project while layers come on the map ---------------------------------------------
opened(OUT / "a" / "a.qgz")
control.show_on_map()
application.processEvents()
told["some_layers"] = control.results._timer.isActive()
project.read(str(OUT / "b" / "b.qgz"))
wait(lambda: not panel.host.plans._timer.isActive())
quiet(panel)
told["layers_again"] = sorted(one.name() for one in project.mapLayers().values())
opened(OUT / "a" / "a.qgz")
control.show_on_map()
project.layerTreeRoot().removeAllChildren()
wait(lambda: not control.results._timer.isActive())

# --- a check whose layer goes away ------------------------------------------------------------
opened(None)
dirty = QgsVectorLayer(f"{LAYERS / 'dirty.gpkg'}|layername=parcels_dirty", "parcels dirty", "ogr")
project.addMapLayer(dirty)
issues = panel.show("issues")
wait(lambda: issues.page.parcels.count() > 0)
issues.page.parcels.setCurrentIndex(issues.page.parcels.findData(dirty.id()))
issues.page.boundary.setCurrentIndex(0)
issues.page.check.click()
project.clear()
quiet(panel)
told["findings"] = len(issues._findings)
issues.page.table.selectRow(0)
issues.page.zoom.click()
panel.show("restrictions").page.ask.setChecked(True)
visit(panel)

# --- taken away and put back ------------------------------------------------------------------
qgis.utils.unloadPlugin(NAME)
panel = control = issues = plugin = None
drop_deleted()
folder = PLUGINS / NAME
told["held"] = held(folder)
shutil.move(str(folder), str(OUT / "aside"))
told["gone"] = not folder.exists()
shutil.move(str(OUT / "aside"), str(folder))
plugin = switch_on()
plugin.toggle_panel()
panel = plugin.panel
control = panel.show("plan")
opened(OUT / "b" / "b.qgz")
control.page.run.click()
quiet(panel)
wait(lambda: not control.results._timer.isActive())
told["put_back"] = sorted(set(control.page.states().values()))

# --- QGIS is closed during a run --------------------------------------------------------------
shutil.rmtree(OUT / "b" / "plan-out", ignore_errors=True)
control.page.run.click()
wait(lambda: control.page.progress.value() > 0, 60)
told["working"] = children()
started = time.perf_counter()
project.clear()
qgis.utils.unloadPlugin(NAME)
told["close_seconds"] = round(time.perf_counter() - started, 2)
told["at_the_end"] = {key: value for key, value in state().items() if value != before[key]}
told["half"] = sorted(p.name for p in (OUT / "b" / "plan-out").glob("*") if p.name != "cache")
told["errors"] = errors
told["python_log"] = [
    line for line in logged if "Traceback" in line or line.startswith(("Python", "Plugins"))
]
print(json.dumps(told, ensure_ascii=True), flush=True)
