"""Run in QGIS's Python: a window as the plugin knows it, and a clock on its main thread.

A script that drives the panel is started as ``script.py PLUGINS LAYERS OUT`` and imports this
first; the harness lays both into one folder.
"""

import faulthandler
import os
import sys
import threading
import time
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QEvent, QTimer
from qgis.PyQt.QtWidgets import QMainWindow, QToolBar

faulthandler.enable()
faulthandler.dump_traceback_later(240, exit=True)
PLUGINS, LAYERS, OUT = (Path(word) for word in sys.argv[1:4])
sys.path.insert(0, str(PLUGINS))
os.environ["SEDP_LANGUAGE"] = "en"
application = QgsApplication([], True)
application.initQgis()


class Iface:
    """As much of QGIS's window as the plugin uses, with a count of what it put there."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.window.resize(1100, 800)
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)
        self.toolbar = QToolBar()
        self.window.addToolBar(self.toolbar)
        self.menu = []
        self.messages = []

    def mainWindow(self):
        return self.window

    def mapCanvas(self):
        return self.canvas

    def messageBar(self):
        return self.bar

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)

    def addPluginToMenu(self, menu, action):
        self.menu.append(action)

    def removePluginMenu(self, menu, action):
        self.menu.remove(action)

    def addToolBarIcon(self, action):
        self.toolbar.addAction(action)

    def removeToolBarIcon(self, action):
        self.toolbar.removeAction(action)


class Beat:
    """The longest time in which the main thread did not answer.

    Asked to, it also says where the thread was meanwhile: ``where`` after :meth:`watch`.
    """

    def __init__(self) -> None:
        self.longest, self.late, self.last = 0.0, 0, time.perf_counter()
        self.where = []
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(5)

    def watch(self, after=0.08) -> None:
        """Note where the main thread is each time that it is late."""
        main = threading.main_thread().ident

        def look() -> None:
            noted = 0.0
            while True:
                time.sleep(0.01)
                if time.perf_counter() - self.last > after and self.last != noted:
                    noted = self.last
                    frame = sys._current_frames()[main]
                    self.where.append("".join(traceback.format_stack(frame)[-6:]))

        threading.Thread(target=look, daemon=True).start()

    def tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self.last)
        self.late += now - self.last > 0.1
        self.last = now

    def take(self):
        taken = [round(self.longest, 3), self.late]
        self.longest, self.late, self.last = 0.0, 0, time.perf_counter()
        return taken


def wait(done, seconds=90):
    until = time.perf_counter() + seconds
    while not done():
        application.processEvents()
        if time.perf_counter() > until:
            raise TimeoutError(said())
        time.sleep(0.002)
    application.processEvents()


def said():
    return [item.text() for item in iface.bar.items()]


def drop_deleted():
    for _ in range(3):
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()


def python_errors(kind, value, trace):
    errors.append("".join(traceback.format_exception(kind, value, trace)))
    print(errors[-1], file=sys.stderr)


errors, logged = [], []
sys.excepthook = python_errors
QgsApplication.messageLog().messageReceived.connect(
    lambda text, tag, level: logged.append(f"{tag}: {text}")
)
iface = Iface()
iface.window.show()
project = QgsProject.instance()
