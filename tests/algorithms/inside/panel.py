"""Run in QGIS's Python: drive the panel as a user does, and see what it leaves behind."""

import json
import os
import sys
import time
import zipfile

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt.QtWidgets import QDockWidget
from window import (
    LAYERS,
    OUT,
    Beat,
    application,
    drop_deleted,
    errors,
    iface,
    logged,
    project,
    said,
    wait,
)

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

told = {}

import sedp_spatial_planning  # noqa: E402

started = time.process_time()
plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
told["start_seconds"] = time.process_time() - started
told["panel_at_start"] = "sedp_spatial_planning.qgis_plugin.panel.dock" in sys.modules
told["actions"] = [len(iface.menu), len(iface.toolbar.actions())]
started = time.perf_counter()
plugin.toggle_panel()
told["open_seconds"] = time.perf_counter() - started
panel = plugin.panel
beat = Beat()

# --- a plan -----------------------------------------------------------------------------------
control, page = panel.control("plan"), panel.control("plan").page
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
issues = panel.show("issues")
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
wait(lambda: issues._looking is None)
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
asked = panel.control("restrictions")
asked.page.parcels.setCurrentIndex(asked.page.parcels.findData(parcels.id()))
asked.page.restrictions.setCurrentIndex(asked.page.restrictions.findData(restrictions.id()))
told["tool"] = iface.canvas.mapTool() == asked.tool
parcel = next(f for f in parcels.getFeatures() if f["parcel_id"] == "4-09-06-0011-0003")
asked.clicked(parcel.geometry().pointOnSurface().asPoint())
wait(lambda: asked.dialog is not None)
rows = asked.dialog.table.model()
told["extract"] = [[rows.index(r, c).data() for c in range(4)] for r in range(rows.rowCount())]
asked.dialog.grab().save(str(OUT / "extract-en.png"))
asked.dialog.close()
drop_deleted()
registry = QgsGui.mapLayerActionRegistry()
ours = [a for a in registry.mapLayerActions(parcels) if a.text() == plugin.on_feature.text()]
ours[0].triggerForFeature(parcels, parcel)
wait(lambda: asked.dialog is not None)
told["identified"] = [len(ours), asked.dialog.table.model().rowCount() == len(told["extract"])]
iface.bar.clearWidgets()
job = asked._job(parcels, restrictions, parcel)
asked.write_page(job, "4-09-06-0011-0003", OUT / "page.html", show=False)
wait(lambda: not panel.host._tasks)
written = OUT / "page.html"
told["page"] = written.read_text("utf-8").count("4-09-06-0011-0003") if written.is_file() else 0
told["page_said"] = said()

# --- the doctor -------------------------------------------------------------------------------
setup = panel.show("setup")
wait(lambda: setup.page._looked and setup.task is None)
told["verdict"] = setup.page.verdict.text()
model = setup.page.table.rows
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
    panel.control("plan").open(small)
    shown = panel.control("plan").page
    shown.tree.setCurrentItem(shown.tree.topLevelItem(1).child(0))
    looked = panel.show("issues")
    wait(lambda looked=looked: looked.page.parcels.count() > 0)
    looked.page.parcels.setCurrentIndex(looked.page.parcels.findData(dirty.id()))
    looked.page.boundary.setCurrentIndex(0)
    looked.page.check.click()
    wait(lambda looked=looked: looked.task is None)
    looked.page.table.selectRow(3)
    for page, name in {"plan": "plan", "issues": "check", "restrictions": "parcel",
                       "setup": "setup"}.items():  # fmt: skip
        behind = panel.show(page)
        wait(lambda behind=behind: getattr(behind, "task", None) is None)
        panel.dock.grab().save(str(OUT / f"{name}-{language}.png"))

# --- what is left -----------------------------------------------------------------------------
plugin.ask_for_parcel()
control = panel.control("plan")
control.open(sample)
control.page.run.click()
wait(lambda: control.page.progress.value() > 0, 60)
started = time.perf_counter()
plugin.unload()
told["unload_seconds"] = round(time.perf_counter() - started, 2)
drop_deleted()
told["left"] = {
    "on features": len(QgsGui.mapLayerActionRegistry().mapLayerActions(parcels)),
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
