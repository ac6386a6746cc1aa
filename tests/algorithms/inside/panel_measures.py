"""Run in QGIS's Python: measures and plots, both ways; changes, undo, two people, a large plan."""

import json
import os
import sqlite3

from qgis.core import QgsVectorLayer
from window import LAYERS, OUT, Beat, application, drop_deleted, errors, iface, project, said, wait

told = {}

import sedp_spatial_planning  # noqa: E402
from sedp_spatial_planning.qgis_plugin.panel import measure_store as store  # noqa: E402

SMALL, LARGE = LAYERS, OUT / "large"


def on_map(source, name):
    layer = QgsVectorLayer(source, name, "ogr")
    assert layer.isValid(), source
    project.addMapLayer(layer)
    iface.canvas.setDestinationCrs(layer.crs())
    iface.canvas.setLayers([layer])
    iface.canvas.setExtent(layer.extent())
    return layer


def started(language):
    os.environ["SEDP_LANGUAGE"] = language
    made = sedp_spatial_planning.classFactory(iface)
    made.initGui()
    made.toggle_panel()
    return made


def at_rest():
    wait(lambda: not panel.host._tasks)
    application.processEvents()


def rows():
    model = page.model
    return [m.entry.measure_id for m in (model.measure(i) for i in range(model.rowCount()))]


def standings():
    return {m.entry.measure_id: m.standing for m in page.book.measures}


def query(file, text):
    connection = sqlite3.connect(str(file))
    found = connection.execute(text).fetchone()[0]
    connection.close()
    return found


def typed(line, text):
    line.setFocus()
    line.setText(text)
    line.editingFinished.emit()


plugin = started("en")
panel = plugin.panel
panel.dock.setFloating(True)
panel.dock.resize(400, 900)
plan = SMALL / "plan.toml"
text_before = plan.read_text("utf-8")
panel.control("plan").open(plan)
beat = Beat()
parcels = on_map(f"{SMALL / 'катмарлар 1.gpkg'}|layername=parcels", "Parcels 2026")
budget = panel.show("measures")
page = budget.page
at_rest()
told["layer"] = page.parcels.currentText()
told["first"] = {
    "standings": standings(),
    "stale": page.banner.isVisible(),
    "chart": page.chart.texts(),
    "sums": page.sums.text(),
    "store": str(budget.page.book.store),
}

# --- from the measure to its plots ------------------------------------------------------------
page.table.choose("M04")
at_rest()
wanted = sorted(page.book.by_id("M04").entry.plots)
told["to_map"] = sorted(f["parcel_id"] for f in parcels.selectedFeatures()) == wanted
told["not_filtered"] = len(rows()) == len(page.book.measures)
told["details"] = page.details.text()
before = iface.canvas.extent().width()
page.zoom.click()
at_rest()
told["zoomed"] = iface.canvas.extent().width() < before / 2

# --- from the plots to their measures ---------------------------------------------------------
parcels.selectByExpression(f"\"parcel_id\" = '{wanted[0]}'")
wait(lambda: page._filter is not None)
own = [m.entry.measure_id for m in page.book.measures if wanted[0] in m.entry.plots]
told["from_map"] = [rows(), own]
told["filtered_sums"] = page.sums.text()
panel.dock.grab().save(str(OUT / "measures-filtered-en.png"))
page.all.click()
told["all"] = len(rows()) == len(page.book.measures)
parcels.removeSelection()

# --- a new measure ----------------------------------------------------------------------------
free = [f["parcel_id"] for f in parcels.getFeatures()][40:43]
names = ", ".join(f"'{plot}'" for plot in free)
parcels.selectByExpression(f'"parcel_id" IN ({names})')
wait(lambda: page._filter is not None)
page.new.click()
at_rest()
form = page.form
form.purpose.setCurrentIndex(form.purpose.findData("irrigation"))
form.purpose.activated.emit(form.purpose.currentIndex())
told["proposed"] = {
    "name": form.name.text(),
    "plots": form.plots.text(),
    "quantity": form.quantity.text(),
    "cost": form.amounts["cost_som"].text(),
    "upkeep": form.amounts["annual_upkeep_som"].text(),
    "sources": [[box.currentData(), line.text()] for box, line in form.sources],
    "unit": form.unit.text(),
}
area = sum(page.book.areas[plot] for plot in free)
unit = page.book.unit_costs["irrigation"]
told["expected_cost"] = float(round(round(area, 2) * unit.som))
typed(form.amounts["cost_som"], "about three")
form.save.click()
told["wrong"] = [form.wrong.text()]
typed(form.amounts["cost_som"], "1 200 000")
form.save.click()
told["wrong"].append(form.wrong.text())
form.name.setText("Сугат каналы: ң, ө, ү")
for _, line in form.sources:
    typed(line, "")
typed(form.sources[0][1], "1200000")
form.sources[0][0].setCurrentIndex(form.sources[0][0].findData("local_budget"))
form.year.setValue(2028)
form.ready.setValue(2028)
panel.dock.grab().save(str(OUT / "measures-form-en.png"))
told["unchanged_so_far"] = not (SMALL / "measures.gpkg").exists()
beat.take()
form.save.click()
told["busy"] = page.said.text()
at_rest()
told["save_beat"] = beat.take()
told["saved_said"] = said()
told["form_closed"] = page.list.isVisible() and not form.isVisible()
file = SMALL / "measures.gpkg"
told["new"] = [
    {e.measure_id: [e.values["name"], e.values["cost_som"], len(e.plots), e.revision]
     for e in store.read(file)}["M06"],
    standings()["M06"],
    page.banner.isVisible(),
]  # fmt: skip
panel.dock.grab().save(str(OUT / "measures-stale-en.png"))
told["chosen_after"] = page.table.chosen().entry.measure_id
told["plan_text"] = plan.read_text("utf-8").replace('"measures.gpkg"', '"measures.csv"')
told["plan_same"] = [
    line.split("#")[0].strip() for line in told.pop("plan_text").splitlines() if line
] == [line.split("#")[0].strip() for line in text_before.splitlines() if line]

# --- a change, undo, redo ---------------------------------------------------------------------
page.all.click()
page.table.choose("M02")
page.change.click()
form.name.setText("Жол, 5 км")
form.save.click()
at_rest()


def name_of(measure):
    entry = next(e for e in store.read(file) if e.measure_id == measure)
    return [entry.values["name"], entry.state, entry.revision]


steps = [name_of("M02")]
for action in ("undo", "undo", "redo", "redo", "undo"):
    getattr(page, action).click()
    at_rest()
    steps.append([name_of("M02"), name_of("M06")[1]])
told["steps"] = steps
told["undo_tip"] = page.redo.toolTip()
page.redo.click()
at_rest()

# --- a generated measure is declined, and made again ------------------------------------------
generated = [m.entry.measure_id for m in page.book.measures if m.entry.origin == "generated"]
told["generated"] = len(generated)
if generated:
    page.table.choose(generated[0])
    told["decline_word"] = page.remove.text()
    page.remove.click()
    at_rest()
    told["declined"] = [standings()[generated[0]], name_of(generated[0])[1]]
    page.table.choose(generated[0])
    told["restore_word"] = page.remove.text()
    page.remove.click()
    at_rest()
    told["restored"] = standings()[generated[0]]
    page.table.choose(generated[0])
    page.change.click()
    typed(form.amounts["annual_upkeep_som"], "77000")
    form.save.click()
    at_rest()
    entry = next(e for e in store.read(file) if e.measure_id == generated[0])
    told["taken_over"] = [entry.origin, entry.state, entry.values["annual_upkeep_som"]]


# --- two people on one file -------------------------------------------------------------------
def by_another(measure, **values):
    entry = next(e for e in store.read(file) if e.measure_id == measure)
    changed = store.replace(entry, values={**entry.values, **values})
    return store.write(file, [changed], "Нурлан Ө.")[0]


iface.bar.clearWidgets()
page.table.choose("M01")
page.change.click()
form.name.setText("Менин мектебим")
by_another("M01", name="Нурландын мектеби")
form.save.click()
at_rest()
told["conflict_said"] = said()
told["conflict_file"] = name_of("M01")
dialog = budget.conflict
table = dialog.table
told["conflict_rows"] = [
    [table.item(r, c).text() for c in range(3)] for r in range(table.rowCount())
]
dialog.grab().save(str(OUT / "measures-conflict-en.png"))
told["form_kept"] = form.isVisible() and form.name.text()
dialog.mine.click()
at_rest()
told["kept_mine"] = name_of("M01")
by_another("M01", name="Нурлан кайра")
page.undo.click()
at_rest()
told["undo_conflict"] = [said()[-1], name_of("M01")]
budget.conflict.theirs.click()
at_rest()
told["took_theirs"] = [name_of("M01"), page.book.by_id("M01").name]

# --- what stands in the way -------------------------------------------------------------------
obstacles = {}
wait_s, address = store.WAIT_S, store.address


def attempt(name):
    iface.bar.clearWidgets()
    page.table.choose("M03")
    page.change.click()
    form.name.setText(f"x {name}")
    before = file.read_bytes() if file.exists() else b""
    form.save.click()
    at_rest()
    after = file.read_bytes() if file.exists() else b""
    obstacles[name] = [said(), before == after, form.isVisible()]
    page.close_form()


store.WAIT_S = 0.2
other = sqlite3.connect(str(file), isolation_level=None)
other.execute("BEGIN IMMEDIATE")
attempt("busy")
other.execute("ROLLBACK")
other.close()
store.WAIT_S = wait_s
store.address = lambda path, mode: address(path, "ro")
attempt("read_only")
store.address = address
file.rename(file.with_suffix(".away"))
attempt("gone")
file.with_suffix(".away").rename(file)
iface.bar.clearWidgets()
told["obstacles"] = obstacles
budget.refresh()
at_rest()
told["back"] = name_of("M03")

# --- the run follows --------------------------------------------------------------------------
iface.bar.clearWidgets()
entry = next(e for e in store.read(file) if e.measure_id == "M06")
asked = "SELECT SUM(asked_som) FROM funding_table WHERE measure_id = 'M06'"
told["asked_before"] = query(SMALL / "plan-out/plan.gpkg", asked)
page.run.click()
control = panel.control("plan")
told["turned"] = control.page.isVisible() and control.task is not None
wait(lambda: control.task is None, 180)
at_rest()
told["run_said"] = said()
told["asked_after"] = query(SMALL / "plan-out/plan.gpkg", asked)
panel.show("measures")
at_rest()
told["after_run"] = {"standings": standings(), "stale": page.banner.isVisible()}

# --- without a layer: an outline --------------------------------------------------------------
page.parcels.setCurrentIndex(0)
page.layer_chosen.emit()
page.table.choose("M05")
at_rest()
told["outline"] = budget.outline.band.asGeometry().area() > 0
page.zoom.click()
at_rest()
box = budget.outline.band.asGeometry().boundingBox()
told["outline_zoom"] = iface.canvas.extent().contains(box)

# --- pictures ---------------------------------------------------------------------------------
for language in ("en", "ru", "ky"):
    plugin.unload()
    drop_deleted()
    plugin = started(language)
    panel = plugin.panel
    panel.dock.setFloating(True)
    panel.dock.resize(400, 900)
    budget = panel.show("measures")
    page = budget.page
    at_rest()
    page.table.choose("M04")
    at_rest()
    panel.dock.grab().save(str(OUT / f"measures-{language}.png"))
    widths = [page.minimumSizeHint().width()]
    page.change.click()
    application.processEvents()
    panel.dock.grab().save(str(OUT / f"measures-form-{language}.png"))
    told[f"width-{language}"] = max(*widths, page.minimumSizeHint().width())
    page.close_form()
    panel.dock.resize(1100, 700)
    application.processEvents()
    panel.dock.grab().save(str(OUT / f"measures-wide-{language}.png"))

# --- many plots, many measures ----------------------------------------------------------------
if (LARGE / "plan.toml").is_file():
    plots = on_map(f"{LARGE / 'plots.gpkg'}|layername=parcels", "Plots")
    panel.dock.resize(400, 900)
    panel.show("plan")
    panel.control("plan").open(LARGE / "plan.toml")
    at_rest()
    beats = {}
    beat = Beat()
    panel.show("measures")
    page.parcels.setCurrentIndex(page.parcels.findData(plots.id()))
    page.layer_chosen.emit()
    at_rest()
    beats["read"] = beat.take()
    told["large"] = [len(page.book.measures), len(page.book.areas), len(budget.map.index.plots)]
    page.table.choose("M321")
    at_rest()
    beats["choose"] = beat.take()
    told["large_selected"] = plots.selectedFeatureCount()
    plots.selectByIds(list(range(1, 51)))
    wait(lambda: page._filter is not None)
    at_rest()
    beats["filter"] = beat.take()
    found = frozenset(f"4-{n:06d}" for n in range(50))
    told["large_filter"] = [
        rows(),
        [m.entry.measure_id for m in page.book.measures if found & set(m.entry.plots)],
    ]
    page.all.click()
    application.processEvents()
    plots.selectAll()
    beat.take()  # that QGIS itself selects is not the page's work
    wait(lambda: page._filter is not None)
    at_rest()
    beats["all"] = beat.take()
    told["large_all"] = [len(rows()), page._plots]
    page.all.click()
    page.table.choose("M007")
    at_rest()
    beat.take()
    page.change.click()
    application.processEvents()
    page.form.name.setText("Өзгөрдү")
    page.form.save.click()
    at_rest()
    beats["save"] = beat.take()
    told["large_saved"] = page.book.by_id("M007").name
    page.table.sortByColumn(3, page.table.horizontalHeader().sortIndicatorOrder())
    application.processEvents()
    beats["sort"] = beat.take()
    told["beats"] = beats

items = len(iface.canvas.scene().items())
plugin.unload()
drop_deleted()
told["left"] = items - len(iface.canvas.scene().items())
told["errors"] = errors
project.clear()
print(json.dumps(told, ensure_ascii=True), flush=True)
