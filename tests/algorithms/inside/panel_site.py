"""Run in QGIS's Python: mark sites on the map, and see what the law says of them."""

import json
import os
import shutil

from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QMouseEvent
from window import LAYERS, OUT, Beat, application, drop_deleted, errors, iface, project, said, wait

told = {}

import sedp_spatial_planning  # noqa: E402

plan_folder = OUT / "Пландын папкасы"
shutil.copytree(LAYERS, plan_folder)
municipality = plan_folder / "municipality.gpkg"
layers = {}
for name in ("parcels", "restrictions", "hazards"):
    layers[name] = QgsVectorLayer(f"{municipality}|layername={name}", f"{name} 2026", "ogr")
    project.addMapLayer(layers[name])
parcels = layers["parcels"]
iface.canvas.setDestinationCrs(parcels.crs())
iface.canvas.setLayers([parcels])
iface.canvas.setExtent(parcels.extent())
iface.canvas.refresh()


def click(place, button=Qt.MouseButton.LeftButton):
    """A real click on the map, at map coordinates."""
    pixel = iface.canvas.getCoordinateTransform().transform(place)
    point = QPointF(pixel.x(), pixel.y())
    for kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress,
                 QEvent.Type.MouseButtonRelease):  # fmt: skip
        event = QMouseEvent(kind, point, button, button, Qt.KeyboardModifier.NoModifier)
        application.sendEvent(iface.canvas.viewport(), event)


os.environ["SEDP_LANGUAGE"] = "en"
plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
plugin.toggle_panel()
panel = plugin.panel
beat = Beat()
site = panel.show("site")
page = site.page
page.parcels.setCurrentIndex(page.parcels.findData(parcels.id()))
page.restrictions.setCurrentIndex(page.restrictions.findData(layers["restrictions"].id()))
page.hazards.setCurrentIndex(page.hazards.findData(layers["hazards"].id()))


def judged():
    wait(lambda: site.task is None and not site._timer.isActive())
    return {
        "verdict": site.verdict and site.verdict.code,
        "figures": list(site.verdict.figures) if site.verdict else [],
        "rules": sorted({f"{r.rule} {r.outcome} {r.area_ha:.4f}" for r in site.verdict.rules})
        if site.verdict
        else [],
        "composition": [list(row) for row in site.verdict.composition] if site.verdict else [],
    }


# --- selected parcels -------------------------------------------------------------------------
wanted = ["4-09-06-0110-0036"]
parcels.selectByExpression(f"\"parcel_id\" = '{wanted[0]}'")
page.purpose.setCurrentIndex(page.purpose.findData("housing"))
beat.take()
page.take.click()
told["selected"] = judged()
told["ask_beat"] = beat.take()
page.rules.selectRow(0)
told["why"] = page.why.text()
told["part"] = site.part.asGeometry().area() > 0

# The aim changes quickly: only the last question is answered.
for code in ("industry", "protected", "settlement"):
    page.category.setCurrentIndex(page.category.findData(code))
told["again"] = judged()

# --- a drawn outline --------------------------------------------------------------------------
box = parcels.selectedFeatures()[0].geometry().boundingBox()
iface.canvas.setExtent(box.buffered(200))
page.draw.click()
told["tool"] = iface.canvas.mapTool() == site.tool
corners = [(box.xMinimum() + 10, box.yMinimum() + 10), (box.xMaximum() + 60, box.yMinimum() + 10),
           (box.xMaximum() + 60, box.yMaximum() + 40)]  # fmt: skip
for x, y in corners:
    click(QgsPointXY(x, y))
click(QgsPointXY(*corners[0]), Qt.MouseButton.RightButton)
told["drawn"] = judged()
told["outline"] = site.site.asWkt(17)

# --- outlines that are none -------------------------------------------------------------------
told["bad"] = {}
for name, points in {
    "crossing": [(0, 0), (100, 100), (100, 0), (0, 100)],
    "outside": [(-90000, -90000), (-90000, -89000), (-89000, -89000)],
}.items():
    iface.bar.clearWidgets()
    base = box.center()
    shape = [QgsPointXY(base.x() + x, base.y() + y) for x, y in points]
    site.drawn(QgsGeometry.fromPolygonXY([[*shape, shape[0]]]))
    wait(lambda: not panel.host._tasks)
    told["bad"][name] = said()
page.draw.setChecked(True)
site.tool.add(QgsPointXY(*corners[0]))
site.tool.end()
told["bad"]["two corners"] = [page.said.text()]

# --- the sheet, the plan ----------------------------------------------------------------------
iface.bar.clearWidgets()
site.drawn(QgsGeometry.fromPolygonXY([[QgsPointXY(*c) for c in (*corners, corners[0])]]))
told["drawn_again"] = judged()
site.write_sheet(OUT / "Иш барагы.html", show=False)
wait(lambda: not panel.host._tasks)
sheet = OUT / "Иш барагы.html"
told["sheet"] = sheet.read_text("utf-8") if sheet.is_file() else ""
told["sheet_said"] = said()
plan = plan_folder / "plan.toml"
before = plan.read_text("utf-8"), (plan_folder / "transformation.toml").read_text("utf-8")
panel.control("plan").open(plan)
page.title.setText('Көчө "Өзөн" <b>')
page.keep.click()
wait(lambda: not panel.host._tasks)
told["kept"] = (plan_folder / "transformation.toml").read_text("utf-8")[len(before[1]) :]
told["kept_said"] = said()
told["site_file"] = [p.name for p in (plan_folder / "sites").glob("*")]
page.undo.click()
wait(lambda: not panel.host._tasks)
after = plan.read_text("utf-8"), (plan_folder / "transformation.toml").read_text("utf-8")
told["undone"] = [after[0] == before[0], after[1].strip() == before[1].strip()]

# --- pictures ---------------------------------------------------------------------------------
parcels.removeSelection()
parcels.renderer().symbol().setColor(QColor("#f1ecdf"))  # QGIS takes any colour
parcels.triggerRepaint()
outline = QgsGeometry.fromPolygonXY([[QgsPointXY(*c) for c in (*corners, corners[0])]])
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
    site = panel.show("site")
    page = site.page
    site.refresh()
    for choice, name in ((page.parcels, "parcels"), (page.restrictions, "restrictions"),
                         (page.hazards, "hazards")):  # fmt: skip
        choice.setCurrentIndex(choice.findData(layers[name].id()))
    site.drawn(outline)
    judged()
    page.rules.selectRow(0)
    application.processEvents()
    panel.dock.grab().save(str(OUT / f"site-{language}.png"))
    wait(lambda: not iface.canvas.isDrawing())
    iface.canvas.grab().save(str(OUT / f"site-map-{language}.png"))
items = len(iface.canvas.scene().items())
plugin.unload()
drop_deleted()
told["left"] = [items - len(iface.canvas.scene().items()) >= 3, iface.canvas.mapTool() is None]
told["errors"] = errors
project.clear()
print(json.dumps(told, ensure_ascii=True), flush=True)
