"""Run in QGIS's Python: make plans with the wizard as a user does, and see what is written."""

import json
import os
import shutil
import sys

from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtWidgets import QComboBox
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

told = {}
dress = OUT / "Кадастр"


def dressed(name):
    """A layer of the test, with fields and codes of other names."""
    layer = QgsVectorLayer(f"{dress / 'кадастр.gpkg'}|layername={name}", name, "ogr")
    project.addMapLayer(layer)
    return layer


def memory(source, name):
    """A layer without a file."""
    copy = QgsVectorLayer(f"Polygon?crs={source.crs().authid() or 'EPSG:7694'}", name, "memory")
    copy.setCrs(source.crs())
    copy.dataProvider().addAttributes(list(source.fields()))
    copy.updateFields()
    copy.dataProvider().addFeatures(list(source.getFeatures()))
    project.addMapLayer(copy)
    return copy


def names(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*"))


def texts(folder):
    return {n: (folder / n).read_text("utf-8") for n in names(folder) if n.endswith(".toml")}


def idle():
    try:
        wait(lambda: wizard.task is None and not wizard.busy)
    except TimeoutError as error:
        window = wizard.window
        state = (wizard.task, wizard.busy, window and window.said.text(), plugin.panel.host._tasks)
        raise TimeoutError(f"{state} {errors} {logged}") from error


def press(button):
    button.click()
    idle()


import sedp_spatial_planning  # noqa: E402

os.environ["SEDP_LANGUAGE"] = "en"
parcels = dressed("Участки 2026")
zones = dressed("Зоны")
rivers = dressed("Реки")
file_boundary = QgsVectorLayer(
    f"{LAYERS / 'municipality.gpkg'}|layername=boundary", "hidden", "ogr")  # fmt: skip
boundary = memory(file_boundary, "Граница")
parcels.selectByIds([1, 2, 3])
plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
plugin.toggle_panel()
panel = plugin.panel
plan = panel.control("plan")
beat = Beat()


def begin(folder):
    """The first two pages."""
    plan.page.new.click()
    idle()
    window = plan.wizard.window
    page = plan.wizard.start_page
    told.setdefault("obstacles", []).append(window.said.text())
    page.names["ky"].setText('Көк-Өңүр "айыл" аймагы')
    page.names["ru"].setText("Кок-Онурский айыл аймак")
    page.year.setValue(2026)
    page.folder.setText(str(folder))
    told["obstacles"].append(window.said.text())
    return window


wizard = plan.wizard
window = begin(OUT / "план")
beat.take()
press(window.next)
layers = wizard.layers_page
told["proposed"] = {
    key: project.mapLayer(layer).name() for key, layer in layers.all_chosen().items()
}
told["told"] = {key: wizard._told(key, layer) for key, layer in layers.all_chosen().items()}

# --- a wrong layer gets one sentence ------------------------------------------------------------
iface.bar.clearWidgets()
unknown = QgsVectorLayer("Polygon?crs=EPSG:7694", "empty", "memory")
project.addMapLayer(unknown)
right = layers.chosen("zones")
layers.choices["zones"].addItem("empty", unknown.id())
layers.choices["zones"].setCurrentIndex(layers.choices["zones"].findData(unknown.id()))
press(window.next)
told["wrong"] = [window.stack.currentIndex(), window.said.text(), said()]
layers.choices["zones"].setCurrentIndex(layers.choices["zones"].findData(right))
iface.bar.clearWidgets()

# --- fields, units, codes -----------------------------------------------------------------------
press(window.next)
told["fields_page"] = window.stack.currentIndex()
told["describe_beat"] = beat.take()
state = wizard.state
told["chosen"] = state.layers["parcels"].chosen
told["units"] = state.layers["parcels"].units
told["ratio"] = state.ratio("parcels", "registered_area_ha")
fields = wizard.fields_page
told["proposed_zone"] = state.layers["zones"].chosen
place = fields.fields["ownership"].findData("менчиги")
fields.fields["ownership"].setCurrentIndex(place)
press(window.next)
codes = wizard.codes_page
told["code_columns"] = [codes.column.itemText(i) for i in range(codes.column.count())]
before = codes.preview()
told["before"] = [before.unassigned, before.unassigned_ha, before.features, before.area_ha]
told["said_before"] = codes.said.text()
told["suggested"] = codes.model.suggested()
values = [one.value for one in codes.model.values]
row = values.index("ЛПХ и огороды")
codes.table.selectRow(row)
codes.code.setCurrentIndex(codes.code.findData("settlement"))
beat.take()
press(codes.assign)  # events are heard afterwards, so that the clock notices a pause
told["assign_beat"] = beat.take()

# A code is chosen in the table itself.
row = values.index("Сельхоз земли")
codes.table.edit(codes.model.index(row, 3))
editor = codes.table.findChildren(QComboBox)[0]
editor.setCurrentIndex(editor.findData("agricultural"))
editor.activated.emit(editor.currentIndex())
application.processEvents()
told["in_table"] = codes.model.code(row)
after = codes.preview()
told["after"] = [after.unassigned, after.unassigned_ha]
told["sums"] = [[code, n, ha] for code, n, ha in after.codes]

# --- the end ------------------------------------------------------------------------------------
press(window.next)
told["steps"] = wizard.finish_page.summary.text()
press(window.back)
press(window.next)
wizard.finish_page.take("population.counts", str(LAYERS / "population_age_sex.csv"))
idle()
told["steps_more"] = wizard.finish_page.summary.text()
beat.take()
press(window.finish)
told["write_beat"] = beat.take()
told["written"] = names(OUT / "план")
told["texts"] = texts(OUT / "план")
told["opened"] = str(plan.plan)
told["said"] = said()
drop_deleted()
plan.page.documents.setChecked(False)
plan.page.run.click()
wait(lambda: plan.task is None, 200)
told["run"] = plan.page.states()
wait(lambda: not plan.results._timer.isActive())

# --- the mapping again --------------------------------------------------------------------------
plan.page.mapping.click()
idle()
window = wizard.window
again = wizard.state.layers["parcels"]
told["again"] = [dict(again.chosen), dict(again.units), dict(again.codes["category"])]
press(window.next)
codes = wizard.codes_page
row = [one.value for one in codes.model.values].index("ЛПХ и огороды")
codes.model.assign([row], "agricultural")
press(window.finish)
told["edited"] = texts(OUT / "план")
told["edited_files"] = names(OUT / "план")
told["edited_said"] = said()

# --- a plan is never overwritten, and cancelling leaves nothing ----------------------------------
window = begin(OUT / "план")
told["taken"] = [window.said.text(), window.next.isEnabled()]
wizard.start_page.folder.setText(str(OUT / "никуда"))
press(window.next)
staged = wizard.staging.folder
choice = wizard.layers_page.choices["boundary"]
choice.setCurrentIndex(choice.findData(boundary.id()))
told["offered_again"] = choice.count()
press(window.next)
told["staged"] = staged.is_dir() and any(staged.iterdir())
window.cancel.click()
application.processEvents()
told["cancelled"] = [staged.exists(), (OUT / "никуда").exists(), wizard.window is None]
told["hidden"] = not window.isVisible()
drop_deleted()

# --- cancelling while something runs -------------------------------------------------------------
window = begin(OUT / "никуда")
press(window.next)
staged = wizard.staging.folder
window.next.click()
window.cancel.click()
wait(lambda: not plugin.panel.host._tasks)
told["cancelled_at_work"] = [staged.exists(), (OUT / "никуда").exists(), window.isVisible()]
drop_deleted()

# --- how layers are taken -----------------------------------------------------------------------
from sedp_spatial_planning.qgis_plugin.panel.wizard_layers import Staging, taken  # noqa: E402

told["ways"] = {"file": taken(parcels).way, "memory": taken(boundary).way}
parcels.setSubsetString("\"Категория\" = 'ООПТ'")
told["ways"]["filtered"] = taken(parcels).way
staging, ready = Staging(), []
staging.copy({"parcels": parcels}, lambda: ready.append(True), ready.append)
wait(lambda: ready)
copied = QgsVectorLayer(staging.source("parcels"), "", "ogr")
told["filtered"] = [ready, copied.featureCount(), sum(1 for _ in parcels.getFeatures())]
del copied
staging.end()
parcels.setSubsetString("")
real = parcels.crs()
parcels.setCrs(boundary.crs().fromEpsgId(32643))
told["ways"]["other crs"] = taken(parcels).way
parcels.setCrs(real)
lost = QgsVectorLayer("Polygon", "lost", "memory")
lost.setCrs(type(real)())
told["ways"]["no crs"] = taken(lost).way

# --- a hundred thousand parcels without a file --------
if "large" in sys.argv[4:]:
    many = QgsVectorLayer("Polygon?crs=EPSG:7694&field=ID:integer&field=Категория:string",
                          "Жер тилкелери", "memory")  # fmt: skip
    labels = ["Земли запаса", "Земли лесного фонда", "прочее", None]
    features = []
    for number in range(100_000):
        feature = QgsFeature(many.fields())
        feature.setAttributes([number, labels[number % 4]])
        x, y = 3_350_000 + number % 400 * 20, 4_590_000 + number // 400 * 20
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y, x + 20, y + 20)))
        features.append(feature)
    many.dataProvider().addFeatures(features)
    project.addMapLayer(many)
    del features
    window = begin(OUT / "чоң")
    press(window.next)
    choice = wizard.layers_page.choices["parcels"]
    choice.setCurrentIndex(choice.findData(many.id()))
    for key in ("boundary", "zones", "rivers", "parcels_before"):
        wizard.layers_page.choices[key].setCurrentIndex(0)
    beat.take()
    press(window.next)
    told["large_beat"] = beat.take()
    press(window.next)
    beat.take()
    wizard.codes_page.model.assign([2], "forest")
    idle()
    wait(lambda: beat.by_the_clock > 0)  # it may be done before the clock beats once
    told["large_assign_beat"] = beat.take()
    wizard.codes_page.model.assign([2], "")
    told["large"] = [wizard.state.layers["parcels"].features,
                     wizard.state.preview("parcels", "category").unassigned]  # fmt: skip
    window.cancel.click()
    project.removeMapLayer(many.id())
    drop_deleted()

# --- pictures -------------------------------------------------------------------------------------
for language in ("en", "ru", "ky"):
    os.environ["SEDP_LANGUAGE"] = language
    plugin.unload()
    drop_deleted()
    plugin = sedp_spatial_planning.classFactory(iface)
    plugin.initGui()
    plugin.toggle_panel()
    plan = plugin.panel.control("plan")
    wizard = plan.wizard
    window = begin(OUT / f"рисунок-{language}")
    told.setdefault("sizes", []).append([window.width(), window.height()])
    for number in range(5):
        application.processEvents()
        if number == 3:
            codes = wizard.codes_page
            codes.table.selectRow(1)
        window.grab().save(str(OUT / f"wizard-{number + 1}-{language}.png"))
        told["sizes"].append([window.width(), window.height()])
        if number < 4:
            press(window.next)
    window.cancel.click()
    plugin.panel.dock.setFloating(True)
    plugin.panel.dock.resize(410, 880)
    if language == "en":
        plan.page.run.click()
        wait(lambda plan=plan: plan.task is None, 200)
        wait(lambda plan=plan: not plan.results._timer.isActive())
    # Where this machine keeps the files of a test says nothing to who reads the guide.
    plan.page.path.setText(plan.page.path.text().replace(str(OUT), "…"))
    application.processEvents()
    plugin.panel.dock.grab().save(str(OUT / f"wizard-plan-{language}.png"))

plan.page.new.click()
idle()
folder = wizard.staging.folder
plugin.unload()
drop_deleted()
told["left"] = [folder.exists(), [type(w).__name__ for w in application.topLevelWidgets()
                                  if type(w).__name__ == "WizardWindow"]]  # fmt: skip
told["errors"] = errors
project.clear()
shutil.rmtree(OUT / "план" / "plan-out", ignore_errors=True)
print(json.dumps(told, ensure_ascii=True), flush=True)
