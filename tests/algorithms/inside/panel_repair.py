"""Run in QGIS's Python: see what a repair would change, apply it to a copy, check again."""

import json
import os
import shutil

from qgis.core import QgsFeature, QgsVectorLayer
from window import LAYERS, OUT, Beat, application, drop_deleted, errors, iface, project, said, wait

told = {}

import sedp_spatial_planning  # noqa: E402

os.environ["SEDP_LANGUAGE"] = "en"
source = OUT / "dirty.gpkg"
shutil.copyfile(LAYERS / "dirty.gpkg", source)
before = source.read_bytes()
dirty = QgsVectorLayer(f"{source}|layername=parcels_dirty", "parcels dirty", "ogr")
project.addMapLayer(dirty)
iface.canvas.setDestinationCrs(dirty.crs())
iface.canvas.setLayers([dirty])
iface.canvas.setExtent(dirty.extent())
plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
plugin.toggle_panel()
panel = plugin.panel
issues = panel.show("issues")
page = issues.page
beat = Beat()


def idle():
    wait(lambda: issues.task is None and issues.repairs.task is None)


def check(layer):
    page.parcels.setCurrentIndex(page.parcels.findData(layer.id()))
    page.boundary.setCurrentIndex(0)
    page.check.click()
    idle()


def rules():
    found = {}
    for finding in issues._findings:
        found[finding["rule"]] = found.get(finding["rule"], 0) + 1
    return found


def choose(rule):
    place = next(i for i, f in enumerate(issues._findings) if f["rule"] == rule)
    model = page.table.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data(256) == place:
            page.table.selectRow(row)
    return issues._findings[place]


def shown():
    rows = page.repairing.changes.rows._rows
    return [page.repairing.isVisibleTo(page), page.repairing.apply.isVisibleTo(page),
            [list(row) for row in rows], page.repairing.said.text()]  # fmt: skip


check(dirty)
told["before"] = rules()

# --- features without a number are found by their place -----------------------------------------
from sedp_spatial_planning.qgis_plugin.panel.issues_control import features_of  # noqa: E402

order = [f.id() for f in dirty.getFeatures()]
nameless = choose("missing_id")["feature_ids"]
page.zoom.click()
wait(lambda: not panel.host._tasks)
told["nameless"] = [nameless, [order.index(i) for i in dirty.selectedFeatureIds()]]
bare = QgsVectorLayer("Polygon?crs=EPSG:7694&field=a:integer", "bare", "memory")
bare.dataProvider().addFeatures([QgsFeature(bare.fields()) for _ in range(3)])
ids = [f.id() for f in bare.getFeatures()]
told["bare"] = [ids.index(i) for i in sorted(features_of(bare, "1, 3")(None))]

# --- what a machine cannot do -------------------------------------------------------------------
by_hand = choose("gap")
page.repair.click()
idle()
told["by_hand"] = [*shown(), by_hand["suggestion"]]

# --- one finding, seen and left ------------------------------------------------------------------
told["one_finding"] = choose("invalid_geometry")["feature_ids"]
beat.take()
page.repair.click()
idle()
told["preview_beat"] = beat.take()
told["one"] = shown()
told["band"] = issues.repairs.band.asGeometry().area()
panel.dock.setFloating(True)
panel.dock.resize(400, 900)
page.repairing.drop.click()
told["dropped"] = [issues.repairs.band is None, page.repairing.isVisibleTo(page),
                   sorted(p.name for p in OUT.glob("*repaired*"))]  # fmt: skip

# --- all of a kind, applied to a copy ------------------------------------------------------------
choose("invalid_geometry")
page.repair_all.click()
idle()
told["all"] = shown()
page.repairing.apply.click()
wait(lambda: len(project.mapLayers()) == 2, 90)
idle()
told["after"] = rules()
copy = next(layer for layer in project.mapLayers().values() if layer.id() != dirty.id())
told["copy"] = [copy.name(), copy.featureCount(), dirty.featureCount(),
                [f.name() for f in copy.fields()]]  # fmt: skip
told["checked"] = page.parcels.currentText()
told["said"] = said()
told["files"] = sorted(p.name for p in OUT.glob("*.gpkg"))
told["untouched"] = source.read_bytes() == before

# --- a wider gap, once the user allows it --------
choose("gap")
page.repairing.tolerance.setValue(0.2)
page.repair_all.click()
idle()
told["wider"] = shown()

# --- pictures -----------------------------------------------------------------------------------
for language in ("en", "ru", "ky"):
    os.environ["SEDP_LANGUAGE"] = language
    plugin.unload()
    drop_deleted()
    plugin = sedp_spatial_planning.classFactory(iface)
    plugin.initGui()
    plugin.toggle_panel()
    panel = plugin.panel
    panel.dock.setFloating(True)
    panel.dock.resize(400, 900)
    issues = panel.show("issues")
    page = issues.page
    issues.refresh()
    check(dirty)
    choose("invalid_geometry")
    page.repair_all.click()
    idle()
    application.processEvents()
    panel.dock.grab().save(str(OUT / f"repair-{language}.png"))
    if language == "en":
        choose("overlap")
        page.repair.click()
        idle()
        panel.dock.grab().save(str(OUT / "repair-by-hand-en.png"))
plugin.unload()
drop_deleted()
told["errors"] = errors
project.clear()
print(json.dumps(told, ensure_ascii=True), flush=True)
