"""Run in QGIS's Python: ask for help wherever it is offered, and note what would be opened.

The plugin lies in a folder whose name has a space and letters that are not Latin.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QToolButton
from window import OUT, PLUGINS, drop_deleted, errors, iface, logged, said, wait

FOLDER = OUT / "Менин папкам, үчүнчү #1"
LANGUAGES = ("ky", "ru", "en")
PAGES = ("plan", "measures", "results", "issues", "restrictions", "site", "proposals", "setup")

shutil.copytree(PLUGINS, FOLDER)
sys.path.insert(0, str(FOLDER))
opened = []


class Browser(QObject):
    """Stands in for the program that would open a page."""

    @pyqtSlot(QUrl)
    def take(self, url):
        opened.append(url)


browser = Browser()
QDesktopServices.setUrlHandler("file", browser, "take")

import sedp_spatial_planning  # noqa: E402

HELP = FOLDER / "sedp_spatial_planning" / "help"


def place(url):
    """The page within the help, if it is a file there."""
    path = Path(url.toLocalFile())
    return path.relative_to(HELP).as_posix() if path.is_file() else f"no file: {url.toString()}"


def switched_on(language):
    os.environ["SEDP_LANGUAGE"] = language
    plugin = sedp_spatial_planning.classFactory(iface)
    plugin.initGui()
    return plugin


def asked():
    """What was opened since the last time."""
    found = [place(url) for url in opened]
    opened.clear()
    return found


told = {"urls": {}, "menu": {}, "panel": {}, "width": 0}
for language in LANGUAGES:
    plugin = switched_on(language)
    algorithms = plugin.provider.algorithms()
    urls = {one.name(): one.helpUrl() for one in algorithms}
    told["plain"] = all(url.isascii() and url.startswith("file:///") for url in urls.values())
    told["urls"][language] = {name: place(QUrl(url)) for name, url in urls.items()}
    told["copies"] = all(one.create().helpUrl() == urls[one.name()] for one in algorithms)
    guide = iface.menu[-1]
    guide.trigger()
    told["menu"][language] = [guide.text(), asked()]
    plugin.toggle_panel()
    panel = plugin.panel
    panel.dock.setFloating(True)
    panel.dock.resize(400, 760)
    button = panel.tabs.findChild(QToolButton, "help")
    told["panel"][language] = {}
    for name in PAGES:
        control = panel.show(name)
        wait(lambda control=control: getattr(control, "task", None) is None)
        button.click()
        told["panel"][language][name] = asked()
    told["explained"] = [button.text(), button.toolTip()]
    told["button"] = [button.isVisible(), button.x() + button.width() <= panel.dock.width()]
    told["width"] = panel.dock.width()
    panel.show("plan")
    panel.dock.grab().save(str(OUT / f"help-{language}.png"))
    if language != "en":
        plugin.unload()
        drop_deleted()

# --- a page or all pages are missing; nothing opens them ----------------------------------------
os.environ["SEDP_LANGUAGE"] = "ky"
(HELP / "ky" / "algorithms" / "balance.html").unlink()
balance = next(one for one in plugin.provider.algorithms() if one.name() == "balance")
told["in_english"] = place(QUrl(balance.helpUrl()))
os.environ["SEDP_LANGUAGE"] = "en"


class NothingOpens:
    """A system without a browser."""

    @staticmethod
    def openUrl(url):
        return False


pages = sys.modules["sedp_spatial_planning.qgis_plugin.help"]  # unloading drops what was before
real, pages.QDesktopServices = pages.QDesktopServices, NothingOpens
iface.bar.clearWidgets()
plugin.open_guide()
told["not_opened"] = [said(), str(HELP / "en" / "index.html")]
pages.QDesktopServices = real
shutil.rmtree(HELP)
iface.bar.clearWidgets()
plugin.open_guide()
told["no_help"] = [balance.helpUrl(), said(), asked()]

plugin.unload()
drop_deleted()
told["left"] = [len(iface.menu), QgsApplication.processingRegistry().providerById("sedp") is None]
told["errors"] = errors
told["python_log"] = [line for line in logged if "Traceback" in line or line.startswith("Python")]
print(json.dumps(told, ensure_ascii=True), flush=True)
