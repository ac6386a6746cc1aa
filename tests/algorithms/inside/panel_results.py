"""Run in QGIS's Python: look at results, choose on the map and by the map, run one step."""

import json
import os

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from window import OUT, Beat, drop_deleted, errors, iface, project, said, wait

told = {}

import sedp_spatial_planning  # noqa: E402

plan = OUT / "plan.toml"
plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
plugin.toggle_panel()
panel = plugin.panel
beat = Beat()
results = panel.show("results")
page = results.page
told["nothing"] = page.said.text()
control = panel.show("plan")
control.open(plan)


def ready():
    wait(lambda: not panel.host._tasks and not control.results._timer.isActive(), 200)


# --- one step ---------------------------------------------------------------------------------
control.page.choose_step("balance")
control.page.run_step.click()
ready()
told["after_step"] = {name: control.page.states()[name] for name in ("balance", "check", "demand")}
told["step_said"] = said()
told["step_rows"] = [page.step.currentData(), page.table.currentData(), page.rows.rowCount()]
told["step_files"] = sorted(
    p.relative_to(OUT).as_posix() for p in (OUT / "plan-out").rglob("*.gpkg")
)
control = panel.show("plan")
control.page.choose_step("change")
control.page.run_step.click()
ready()
told["missing_said"] = said()

# --- the whole plan ---------------------------------------------------------------------------
control.page.run.click()
ready()
beat.take()
page = panel.show("results").page
ready()
told["steps"] = [page.step.itemData(i) for i in range(page.step.count())]
told["tables"] = [page.table.itemText(i) for i in range(page.table.count())]
titles = [page.rows.headerData(i, Qt.Orientation.Horizontal, 0) for i in range(3)]
told["titles"] = titles
told["rows"] = [
    [page.rows.index(row, column).data() for column in range(3)]
    for row in range(page.rows.rowCount())
]
told["bars"] = [[bar.label, bar.text, bar.colour] for bar in results.bars]

# --- chart to map -----------------------------------------------------------------------------
place = max(range(7), key=lambda i: results.bars[i].value)  # of the seven categories
line = page.chart._line() + 3
QTest.mouseClick(page.chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                 QPoint(20, 4 + place * line + 5))  # fmt: skip
ready()
layer, key = results._target()
category = results.sheet.rows[results.bars[place].rows[0]][0]
told["bar"] = [
    key,
    layer.selectedFeatureCount() > 0,
    {feature["category"] for feature in layer.selectedFeatures()} == {category},
    page.chosen() == list(results.bars[place].rows),
]

# --- rows to map, map to rows -----------------------------------------------------------------
results.show_step("registered")
ready()
for i in range(page.table.count()):
    if page.table.itemData(i) == "registered":
        results.show_table("registered")
ready()
page.view.selectRow(7)
ready()
number = results.sheet.rows[results.places[7]][results.sheet.column("parcel_id")]
layer, key = results._target()
told["row"] = [number, [f["parcel_id"] for f in layer.selectedFeatures()]]
told["target"] = layer.name()
page.zoom.click()
told["zoomed"] = iface.canvas.extent().intersects(layer.boundingBoxOfSelected())
other = next(f for f in layer.getFeatures() if f["parcel_id"] != number)
layer.selectByIds([other.id()])
told["from_map"] = [
    [
        results.sheet.rows[results.places[at]][results.sheet.column("parcel_id")]
        for at in page.chosen()
    ],
    [other["parcel_id"]],
]

# --- order and filter -------------------------------------------------------------------------
column = results.sheet.column("difference_share")
page._sort(column)
ready()
page._sort(column)
ready()
values = [results.sheet.rows[place][column] for place in results.places]
told["sorted"] = values == sorted(values, key=lambda v: -1e9 if v is None else v, reverse=True)
page.filter.setText(number)
wait(lambda: not page._typed.isActive())
ready()
told["filtered"] = [page.rows.rowCount(), page.said.text()]
page.copy.click()
told["copied"] = QApplication.clipboard().text().splitlines()[1].split("\t")[0]
results.save(OUT / "Жыйынтык.csv")
ready()
told["saved"] = (OUT / "Жыйынтык.csv").read_text("utf-8-sig").splitlines()[1].split(";")[0]
told["beat"] = beat.take()

for language in ("en", "ru", "ky"):
    os.environ["SEDP_LANGUAGE"] = language
    plugin.unload()
    drop_deleted()
    plugin = sedp_spatial_planning.classFactory(iface)
    plugin.initGui()
    plugin.toggle_panel()
    panel = plugin.panel
    panel.dock.setFloating(True)
    panel.dock.resize(400, 820)
    results = panel.show("results")
    wait(lambda host=panel.host: not host._tasks, 60)
    results.page.chart.mark(0)
    panel.dock.grab().save(str(OUT / f"results-{language}.png"))
    panel.dock.resize(700, 820)
    results.show_step("registered")
    wait(lambda host=panel.host: not host._tasks, 60)
    panel.dock.grab().save(str(OUT / f"results-wide-{language}.png"))
plugin.unload()
drop_deleted()
told["errors"] = errors
project.clear()
print(json.dumps(told, ensure_ascii=True), flush=True)
