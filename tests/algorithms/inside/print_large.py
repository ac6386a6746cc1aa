"""Run in QGIS's Python: sheets of a hundred thousand parcels, and how long the window waits."""

import json
import time

from qgis.core import QgsVectorLayer
from window import (
    OUT,
    Beat,
    Children,
    application,
    drop_deleted,
    errors,
    iface,
    project,
    said,
    wait,
)

told = {"beats": {}}

import sedp_spatial_planning  # noqa: E402

file, folder = OUT / "plan.gpkg", OUT / "maps"
TABLES = ("parcels", "boundary", "villages", "restrictions_regimes", "allocation")
for name in TABLES:
    layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
    project.addMapLayer(layer)
    if name == "parcels":
        told["parcels"] = layer.featureCount()
plugin = sedp_spatial_planning.classFactory(iface)
plugin.initGui()
plugin.toggle_panel()
application.processEvents()
control = plugin.panel.control("plan")
page, printer = control.page, control.printer

from sedp_spatial_planning.qgis_plugin.layouts import printing  # noqa: E402

drawn_here, progress = [], []
drawing = printing.write_page
printing.write_page = lambda *given: drawn_here.append(1) or drawing(*given)
page.progress.valueChanged.connect(progress.append)
beat = Beat()
beat.watch()


def quiet(name, done=lambda: True, seconds=200):
    """Wait until something is done, and note the longest pause on the way."""
    started = time.perf_counter()
    wait(done, seconds)
    until = time.perf_counter() + 0.1
    wait(lambda: time.perf_counter() > until)
    told["beats"][name] = [*beat.take(), round(time.perf_counter() - started, 1)]


def is_idle():
    return not page.is_running and not printer.steps.running


def whole(path):
    content = path.read_bytes()
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-32:] and len(content) < 2e7


def left():
    """What is neither a page nor the layer of the villages."""
    made = [path.name for path in folder.iterdir() if path.suffix != ".pdf"]
    return made + [path.name for path in OUT.glob(".*")]


quiet("at rest")
dialog = printer.ask(file)
told["offered"] = list(dialog.kinds)
quiet("ask what to print")
children = Children()
dialog.make.click()
quiet("figures of the sheets", lambda: printer.steps.running or not page.is_running)
quiet("put the sheets together", lambda: not printer.steps.running)
progress.clear()
quiet("write the pages", is_idle, 400)
told["progress"] = [value for value in progress if value > 0]
told["children"], told["drawn_here"] = len(children.started), len(drawn_here)
told["written"] = {path.name: whole(path) for path in sorted(folder.glob("*.pdf"))}
told["layouts"] = len(project.layoutManager().printLayouts())
told["said"] = " ".join(said())

# --- cancelled in the middle --------------------------------------------------------------------
for path in folder.glob("*.pdf"):
    path.write_bytes(b"old")
iface.bar.clearWidgets()
kinds = list(told["offered"])
printer.make(file, kinds, "A4", True)
wait(lambda: printer.steps.running or not page.is_running, 200)
wait(lambda: not printer.steps.running, 200)
wait(lambda: page.progress.value() > 20, 200)
beat.take()
started = time.perf_counter()
page.cancel.click()
quiet("cancel", is_idle)
told["cancelled"] = {
    "seconds": round(time.perf_counter() - started, 1),
    "files": {
        path.name: "old" if path.read_bytes() == b"old" else "complete" if whole(path) else "torn"
        for path in sorted(folder.glob("*.pdf"))
    },
    "left": left(),
    "ended": None not in children.codes(),
    "said": " ".join(said()),
}

# --- the process dies ---------------------------------------------------------------------------
iface.bar.clearWidgets()
printer.make(file, ["balance", "restrictions"], "A4", True)
wait(lambda: page.progress.value() == 50, 200)
children.started[-1].kill()
wait(is_idle)
told["killed"] = {"said": " ".join(said()), "left": left(), "running": page.is_running}

# --- a file cannot be replaced ------------------------------------------------------------------
iface.bar.clearWidgets()
page_file = sorted(folder.glob("*.pdf"))[0]
for path in folder.glob("*.pdf"):
    path.unlink()
    path.mkdir()
printer.make(file, ["plan"], "A4", True)
wait(lambda: printer.layouts and not printer.steps.running)
wait(is_idle)
told["held"] = {"said": " ".join(said()), "left": left()}
for path in folder.glob("*.pdf"):
    path.rmdir()

# --- unloaded in the middle ---------------------------------------------------------------------
printer.make(file, ["balance", "restrictions"], "A4", True)
wait(lambda: page.progress.value() == 50, 200)
told["where"] = beat.where
project.layoutManager().clear()
plugin.unload()
drop_deleted()
told["unloaded"] = {"left": left(), "ended": None not in children.codes()}
told["errors"] = errors
project.clear()
print(json.dumps(told, ensure_ascii=True), flush=True)
