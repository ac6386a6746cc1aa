"""Run in QGIS's Python: write down what residents propose, on the map and in the plan."""

import json
import os
import shutil
import sqlite3

from qgis.core import QgsPointXY, QgsVectorLayer
from window import LAYERS, OUT, drop_deleted, errors, iface, project, said, wait

told = {}

import sedp_spatial_planning  # noqa: E402

folder = OUT / "Пландын папкасы"
shutil.copytree(LAYERS, folder)
plan = folder / "plan.toml"
parcels = QgsVectorLayer(f"{folder / 'municipality.gpkg'}|layername=parcels", "parcels", "ogr")
project.addMapLayer(parcels)
iface.canvas.setDestinationCrs(parcels.crs())
plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
plugin.toggle_panel()
panel = plugin.panel
control = panel.show("proposals")
page = control.page
told["without_plan"] = page.said.text()
panel.control("plan").open(plan)
control.refresh()


def ready():
    wait(lambda: not control.busy and not panel.host._tasks)


ready()
told["began"] = [said(), page.list.count(), sorted(control.rows)]
told["named"] = [line for line in plan.read_text("utf-8").splitlines() if "proposals" in line]
control.show_on_map()
layer = control._layer()
told["layer"] = [layer.isValid(), layer.featureCount(), layer.renderer().type()]

# --- choosing, both ways ----------------------------------------------------------------------
page.list.setCurrentRow(1)
told["on_map"] = [f["proposal_id"] for f in layer.selectedFeatures()], control.number
layer.selectByExpression("\"proposal_id\" = 'P04'")
told["in_list"] = control.number, page.text.toPlainText()

# --- changing, placing, undoing ---------------------------------------------------------------
iface.bar.clearWidgets()
page.fate.setCurrentIndex(page.fate.findData("accepted"))
page.reason.setText("Өндүрүш зонасынан тилке табылды")
page.save.click()
ready()
told["saved"] = control.rows["P04"]["fate"], control.rows["P04"]["reason"]
page.new.click()
ready()
number = control.number
page.text.setPlainText("Өзөндүн боюна <b>сейил бак</b> керек")
page.use.setEditText("Эс алуу")
page.save.click()
ready()
page.place.click()
told["tool"] = iface.canvas.mapTool() == control.tool
place = parcels.getFeature(300).geometry().pointOnSurface().asPoint()
control.clicked(QgsPointXY(place))
ready()
placed = QgsVectorLayer(f"{control.store.file}|layername=proposals", "", "ogr")
found = [f for f in placed.getFeatures() if f["proposal_id"] == number]
told["placed"] = [
    number,
    round(found[0].geometry().asPoint().distance(place), 6),
    placed.extent().contains(place),
    found[0]["text"],
]
for _ in range(3):
    page.undo.click()
    ready()
told["undone"] = [number in control.rows, len(control.done)]

# --- what is no proposal ----------------------------------------------------------------------
told["bad"] = {}
control.choose("P04")
for name, change in {"date": lambda: page.date.setText("12.13.2026"),
                     "text": lambda: page.text.setPlainText("  ")}.items():  # fmt: skip
    iface.bar.clearWidgets()
    control.choose("P04")
    change()
    page.save.click()
    ready()
    told["bad"][name] = said()

# --- somebody else is faster ------------------------------------------------------------------
iface.bar.clearWidgets()
control.choose("P02")
page.reason.setText("меники")
other = sqlite3.connect(str(control.store.file))
with other:
    other.execute(
        "UPDATE proposals SET reason = 'алардыкы', changed_by = 'Бекова', "
        "changed_at = '2026-11-22 10:00' WHERE proposal_id = 'P02'"
    )
page.save.click()
ready()
told["conflict"] = said()
told["before refresh"] = [control.busy, str(panel.host.plans.plan)]
control.refresh()
ready()
told["theirs"] = control.rows["P02"]["reason"]

# --- the plan reads it ------------------------------------------------------------------------
told["file"] = str(control.store.file)
other_plan = OUT / "Башка план" / "plan.toml"
shutil.copytree(LAYERS, other_plan.parent)
for wanted in (other_plan, plan):  # the second one while the first is still being read
    panel.control("plan").open(wanted)
    control.refresh()
    told.setdefault("busy", []).append(control.busy)
ready()
told["last"] = [str(control.store.file), page.list.count()]
told["layer of another plan"] = control._layer() is not None
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
    control = panel.show("proposals")
    ready()
    control.page.list.setCurrentRow(2)
    panel.dock.grab().save(str(OUT / f"proposals-{language}.png"))
plugin.unload()
drop_deleted()
told["errors"] = errors
project.clear()
print(json.dumps(told, ensure_ascii=True), flush=True)
