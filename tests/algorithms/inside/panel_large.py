"""Run in QGIS's Python: a hundred thousand parcels in the panel, and how long the window waits."""

import json
import time

from qgis.core import QgsVectorLayer
from window import OUT, Beat, application, drop_deleted, errors, iface, project, said, wait

told = {"beats": {}}

import sedp_spatial_planning  # noqa: E402

parcels = QgsVectorLayer(f"{OUT / 'layers.gpkg'}|layername=parcels", "parcels", "ogr")
project.addMapLayer(parcels)
iface.canvas.setDestinationCrs(parcels.crs())
plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
application.processEvents()
beat = Beat()
beat.watch()


def quiet(name, done=lambda: True):
    """Wait until something is done, and note the longest pause on the way."""
    started = time.perf_counter()
    wait(done, 200)
    until = time.perf_counter() + 0.1
    wait(lambda: time.perf_counter() > until)
    told["beats"][name] = [*beat.take(), round(time.perf_counter() - started, 1)]


beat.take()
plugin.toggle_panel()
quiet("open the panel")
panel = plugin.panel
control = panel.control("plan")
control.open(OUT / "plan.toml")
quiet("open a plan")
control.page.run.click()
quiet("run a plan", lambda: control.task is None)
quiet("results on the map", lambda: not control.results._timer.isActive())
control.page.tree.setCurrentItem(control.page.tree.topLevelItem(0).child(0))
quiet("choose a step")
results = panel.show("results")
quiet("open the page of results", lambda: not panel.host._tasks)
results.show_step("registered")
quiet("show a table of all parcels", lambda: not panel.host._tasks)
told["rows"] = results.page.rows.rowCount()
for name in ("once", "again"):
    results.page._sort(results.sheet.column("parcel_id"))
    quiet(f"sort it {name}", lambda: not panel.host._tasks)
results.page.filter.setText("99")
wait(lambda: not results.page._typed.isActive())
quiet("filter it", lambda: not panel.host._tasks)
told["filtered"] = results.page.rows.rowCount()
results.page.view.selectRow(5)
quiet("choose a row")
layer, key = results._target()
told["chosen"] = layer.selectedFeatureCount()
layer.selectByExpression(f"\"{key}\" LIKE '1-0990%'")
quiet("choose on the map")
told["from_map"] = [layer.selectedFeatureCount(), len(results.page.chosen())]
results.page.copy.click()
quiet("copy")
results.show_step("balance")
quiet("show the balance", lambda: not panel.host._tasks)
results.choose_bar(0)
quiet("choose a bar")
issues = panel.show("issues")
quiet("open the page of the check")
issues.page.parcels.setCurrentIndex(issues.page.parcels.findData(parcels.id()))
issues.page.boundary.setCurrentIndex(0)
issues.page.check.click()
quiet("check", lambda: issues.task is None)
told["on_map"] = len(project.mapLayers())
told["findings"] = len(issues._findings)
issues.page.table.selectRow(0)
issues.page.zoom.click()
quiet("zoom to a finding")
control = panel.show("plan")
control.page.run.click()
wait(lambda: control.page.progress.value() > 0 or control.task is None, 60)
control.page.cancel.click()
quiet("cancel", lambda: control.task is None)
told["said"] = said()
told["where"] = beat.where
told["states"] = sorted(set(control.page.states().values()))
plugin.unload()
drop_deleted()
told["errors"] = errors
project.clear()
print(json.dumps(told, ensure_ascii=True), flush=True)
