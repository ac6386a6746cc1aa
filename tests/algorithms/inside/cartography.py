"""Run in QGIS's Python: styles of all outputs, the sheets, the atlas, the button for them."""

import json
import os
import sqlite3

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsFeedback,
    QgsLayoutExporter,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from window import OUT, Children, drop_deleted, errors, iface, logged, project, said, wait

PAPERS = {"A4": (297, 210), "A3": (420, 297)}

import sedp_spatial_planning  # noqa: E402

plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
plugin.toggle_panel()
control = plugin.panel.control("plan")

from sedp_spatial_planning.qgis_plugin.layouts import maps, village_sheets  # noqa: E402
from sedp_spatial_planning.qgis_plugin.layouts.printing import write_page  # noqa: E402
from sedp_spatial_planning.qgis_plugin.runtime import qgis_child  # noqa: E402
from sedp_spatial_planning.qgis_plugin.styles import dress  # noqa: E402

told = {"styles": {}, "sheets": {}, "pages": {}}
about = project.metadata()
about.setAuthor("Көк-Өңүр айыл өкмөтү")
project.setMetadata(about)


def legend(layer):
    renderer = layer.renderer()
    items = renderer.legendSymbolItems()
    return [renderer.type(), [item.label() for item in items if item.label()]]


def picture(layer, name):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent().buffered(20))
    settings.setOutputSize(QSize(240, 180))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(OUT / f"style-{name}.png"))
    seen = {image.pixel(x, y) for x in range(0, 240, 2) for y in range(0, 180, 2)}
    return len(seen)


for language in ("ky", "ru", "en"):
    file = OUT / language / "plan.gpkg"
    with sqlite3.connect(str(file)) as connection:
        rows = connection.execute(
            "SELECT f_table_name, styleQML FROM layer_styles WHERE f_geometry_column <> ''"
        ).fetchall()
    for name, qml in rows:
        layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        project.addMapLayer(layer, False)
        again = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        again.renderer().setUsingSymbolLevels(False)
        taken = dress(again, qml)
        labels = layer.labeling().settings() if layer.labeling() else None
        scale = labels.minimumScale if labels and labels.scaleVisibility else 0
        told["styles"][f"{language} {name}"] = [
            *legend(layer),
            taken and legend(again) == legend(layer),
            scale,
            picture(layer, f"{language}-{name}"),
        ]
    source = f"{village_sheets.write(file, language, QgsFeedback())}|layername=village_sheets"
    coverage = QgsVectorLayer(source, "villages", "ogr")
    project.addMapLayer(coverage, False)
    layers = maps.layers_of(file)
    told["possible"] = maps.possible(layers)
    told[f"villages {language}"] = sorted(
        [f["name"], f["names"], f["hectares"], f["shares"]] for f in coverage.getFeatures()
    )
    for paper in PAPERS if language == "ky" else ("A4",):
        for kind in told["possible"]:
            layout = maps.build(kind, file, language, paper, coverage)
            atlas = layout.atlas()
            if atlas.enabled():
                told["pages"][language] = []
                atlas.beginRender()
                while atlas.next():
                    told["pages"][language].append(atlas.nameForPage(atlas.currentFeatureNumber()))
                atlas.first()
            settings = QgsLayoutExporter.ImageExportSettings()
            settings.dpi = 100
            target = OUT / f"sheet-{kind}-{paper}-{language}.png"
            done = QgsLayoutExporter(layout).exportToImage(str(target), settings)
            shown = layout.itemById("map")
            measure = QgsDistanceArea()
            measure.setSourceCrs(shown.crs(), QgsCoordinateTransformContext())
            measure.setEllipsoid("EPSG:7030")
            box = shown.extent()
            middle = box.center().y()
            metres = measure.measureLine(
                QgsPointXY(box.xMinimum(), middle), QgsPointXY(box.xMaximum(), middle)
            )
            bar = layout.itemById("scale bar")
            width, height = PAPERS[paper]
            outside = [
                item.id()
                for item in layout.items()
                if hasattr(item, "id")
                and item.id()
                and item.type() > 65536 + 100
                and (
                    item.sceneBoundingRect().right() > width + 0.5
                    or item.sceneBoundingRect().bottom() > height + 0.5
                )
            ]
            legend_item, foot = layout.itemById("legend"), layout.itemById("scale")
            told["sheets"][f"{kind} {paper} {language}"] = {
                "done": int(done),
                "scale": shown.scale(),
                "true_scale": metres / (shown.rect().width() / 1000),
                "bar_m": bar.unitsPerSegment()
                * 2
                * (1000 if bar.unitLabel() in ("km", "км") else 1),
                "bar_mm": bar.rect().width(),
                "title": layout.itemById("title").currentText(),
                "scale_said": foot.currentText(),
                "subtitle": layout.itemById("subtitle").currentText(),
                "sources": layout.itemById("sources").currentText(),
                "budget": layout.itemById("budget").currentText() if kind == "plan" else "",
                "outside": outside,
                "free_mm": foot.pos().y() - legend_item.pos().y() - legend_item.rect().height(),
            }

# --- the button: sheets and PDF of a plan whose results are on the map --------------------------
file = OUT / "en" / "plan.gpkg"
printer = control.printer
dialog = printer.ask(file)
told["offered"] = list(dialog.kinds)
dialog.grab().save(str(OUT / "print-dialog.png"))
children = Children()
dialog.make.click()
wait(lambda: printer.layouts and not control.page.is_running and not printer.steps.running)
told["children"] = children.codes()
folder = file.parent / "maps"
told["pdf"] = {
    path.name: [path.read_bytes()[:5].decode("ascii"), path.stat().st_size > 10_000]
    for path in sorted(folder.iterdir())
}
told["said"] = said()
iface.bar.clearWidgets()
shown = []
control.page.progress.valueChanged.connect(shown.append)
found, qgis_child.qgis_python = qgis_child.qgis_python, lambda: None
printer.make(file, ["balance", "villages"], "A3", True)
wait(lambda: not control.page.is_running and not printer.steps.running)
wait(lambda: not control.page.is_running and not printer.steps.running)
qgis_child.qgis_python = found
told["here"] = {
    "files": sorted(path.name for path in folder.iterdir() if " A3" in path.name),
    "progress": [value for value in shown if value > 0],
    "said": " ".join(said()),
    "children": len(children.started),
}

# --- a project that was saved in another place keeps its group of results -----------------------
group = project.layerTreeRoot().addGroup("results")
group.setCustomProperty("sedp/results", "/another/place/plan.gpkg")
group.addLayer(project.addMapLayer(QgsVectorLayer(f"{file}|layername=roads", "roads"), False))
other = project.layerTreeRoot().addGroup("results of another plan")
other.setCustomProperty("sedp/results", "/another/plan.gpkg")
told["moved"] = [control.results.remove(file), len(project.layerTreeRoot().findGroups())]
project.layerTreeRoot().removeChildNode(other)

ground = maps.layers_of(file)
os.environ["SEDP_ORGANISATION"] = "Айыл өкмөтү"
told["author"] = [maps.author_of(project)] + [
    maps.facts("balance", file, "ru", ground, name)().foot[-1]
    for name in (maps.author_of(project), "")
]
del os.environ["SEDP_ORGANISATION"]
nodes = []
for kind in ("restrictions", "plan"):
    model = maps.build(kind, OUT / "ky" / "plan.gpkg", "ru", "A4").itemById("legend").model()
    for layer_node in model.rootGroup().findLayers():
        nodes += [node.data(0) for node in model.layerLegendNodes(layer_node)]
told["legend of a Kyrgyz file in Russian"] = nodes

kyrgyz = OUT / "Көк-Өңүр – Күн-Төр.pdf"
write_page(maps.build("balance", OUT / "ky" / "plan.gpkg", "ky", "A3"), kyrgyz)
told["kyrgyz"] = kyrgyz.is_file()
told["layouts"] = sorted(layout.name() for layout in project.layoutManager().printLayouts())
nothing = printer.ask(OUT / "none" / "plan.gpkg")
told["nothing"] = [nothing is None, " ".join(said())]

project.layoutManager().clear()
plugin.unload()
drop_deleted()
told["errors"] = errors
told["logged"] = [text for text in logged if text.startswith("Python")]
project.clear()
print(json.dumps(told), flush=True)
