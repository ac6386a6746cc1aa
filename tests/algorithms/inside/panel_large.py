"""Run in QGIS's Python: a hundred thousand parcels in the panel, and how long the window waits."""

import json
import time

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsVectorLayer
from window import OUT, Beat, application, drop_deleted, errors, iface, project, said, wait

told = {"beats": {}}

import sedp_spatial_planning  # noqa: E402

parcels = QgsVectorLayer(f"{OUT / 'layers.gpkg'}|layername=parcels", "parcels", "ogr")
strips = QgsVectorLayer(f"{OUT / 'layers.gpkg'}|layername=restrictions", "restrictions", "ogr")
project.addMapLayers([parcels, strips])
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
quiet("choose a row", lambda: not panel.host._tasks)
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
quiet("choose a bar", lambda: not panel.host._tasks)
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
quiet("zoom to a finding", lambda: not panel.host._tasks)
issues.page.repairing.tolerance.setValue(0.2)
issues.page.repair_all.click()
quiet("propose repairs of a kind", lambda: issues.task is None and issues.repairs.task is None)
told["changes"] = len(issues.page.repairing.changes.rows._rows)
issues.page.repairing.drop.click()
quiet("drop them")
told["dropped"] = issues.repairs.band is None

extract = panel.show("restrictions")
quiet("open the page of one parcel")
extract.page.parcels.setCurrentIndex(extract.page.parcels.findData(parcels.id()))
extract.page.restrictions.setCurrentIndex(extract.page.restrictions.findData(strips.id()))
corner = QgsPointXY(3_330_000, 4_590_000)
told["extract"] = []
for which in ("one", "the same"):
    extract.clicked(QgsPointXY(corner.x() + 236 * 30 + 15, corner.y() + 104 * 30 + 15))
    quiet(f"restrictions of {which} parcel", lambda: not panel.host._tasks)
    told["extract"].append([parcels.selectedFeatures()[0]["parcel_id"], bool(extract.dialog)])
    extract.dialog.close()
    drop_deleted()
results = panel.show("results")
results.show_step("registered")
quiet("show all parcels again", lambda: not panel.host._tasks)
results.page._sort(results.sheet.column("category"))
quiet("sort them", lambda: not panel.host._tasks)
results.page.filter.setText("1-00")
wait(lambda: not results.page._typed.isActive())
quiet("filter them", lambda: not panel.host._tasks)

site = panel.show("site")
quiet("open the page of transformation")
site.page.parcels.setCurrentIndex(site.page.parcels.findData(parcels.id()))
site.page.restrictions.setCurrentIndex(site.page.restrictions.findData(strips.id()))
x, y = corner.x() + 3000, corner.y() + 3000
site.drawn(QgsGeometry.fromRect(QgsRectangle(x, y, x + 600, y + 600)))
quiet("pre-check of a site", lambda: site.task is None and not panel.host._tasks)
told["verdict"], told["site_ha"] = site.verdict.code, site.site.area() / 10_000
iface.bar.clearWidgets()
site.write_sheet(OUT / "sheet.html", show=False)
quiet("case sheet", lambda: not panel.host._tasks)
sheet = OUT / "sheet.html"
told["sheet"] = sheet.stat().st_size if sheet.is_file() else said()
iface.bar.clearWidgets()
control = panel.show("plan")
control.page.run.click()
wait(lambda: control.page.progress.value() > 0 or control.task is None, 60)
control.page.cancel.click()
quiet("cancel", lambda: control.task is None)
told["said"] = said()
told["where"] = beat.where
told["states"] = sorted(set(control.page.states().values()))
setup = panel.show("setup")
setup.look()
quiet("the page of the installation", lambda: setup.task is None)
plugin.unload()
drop_deleted()
told["errors"] = errors
project.clear()
print(json.dumps(told, ensure_ascii=True), flush=True)
