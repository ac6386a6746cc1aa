"""Run in QGIS's Python: a window as the plugin knows it, and a clock on its main thread.

A script that drives the panel is started as ``script.py PLUGINS LAYERS OUT`` and imports this
first; the harness lays both into one folder.
"""

import faulthandler
import os
import subprocess
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
faulthandler.dump_traceback_later(600, exit=True)
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


PROC = int(os.environ.get("SEDP_PROC") or -1)  # the folder, see system_counts in harness.py


def stood_in_line() -> float:
    """For how long this thread was ready to run while others had the processor, in seconds."""
    try:
        file = os.open("thread-self/schedstat", os.O_RDONLY, dir_fd=PROC)
        try:
            return int(os.read(file, 100).split()[1]) / 1e9
        finally:
            os.close(file)
    except (OSError, IndexError, NotImplementedError):  # a system that does not count it
        return 0.0


class Beat:
    """The longest time in which the main thread did not answer, by its own fault.

    While others had the processor is taken off: it says how busy the machine is. Waiting for
    Python's lock, for a file or for another thread counts. ``take`` gives this, how often it was
    more than 0.1 s, and the longest by the clock, of which nothing is taken off.

    Asked to, it also says where the thread was meanwhile: ``where`` after :meth:`watch`.
    """

    def __init__(self) -> None:
        self.longest, self.late, self.by_the_clock = 0.0, 0, 0.0
        self.last, self.in_line = time.perf_counter(), stood_in_line()
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
                    frames = sys._current_frames()
                    self.where.append("".join(traceback.format_stack(frames.pop(main))[-6:]))
                    del frames[threading.get_ident()]
                    for frame in frames.values():  # what may hold Python's lock meanwhile
                        self.where.append("beside: " + "".join(traceback.format_stack(frame)[-4:]))

        threading.Thread(target=look, daemon=True).start()

    def tick(self) -> None:
        now, in_line = time.perf_counter(), stood_in_line()
        lasted = now - self.last
        took = lasted - (in_line - self.in_line)
        self.longest, self.by_the_clock = max(self.longest, took), max(self.by_the_clock, lasted)
        self.late += took > 0.1
        self.last, self.in_line = now, in_line

    def take(self):
        taken = [round(self.longest, 3), self.late, round(self.by_the_clock, 3)]
        self.longest, self.late, self.by_the_clock = 0.0, 0, 0.0
        self.last, self.in_line = time.perf_counter(), stood_in_line()
        return taken


class Children:
    """The processes that the plugin starts beside QGIS from now on."""

    def __init__(self) -> None:
        self.started = []
        before = subprocess.Popen.__init__

        def note(process, *given, **named):
            before(process, *given, **named)
            self.started.append(process)

        subprocess.Popen.__init__ = note

    def codes(self):
        """How each ended; None is one that is still at work."""
        return [process.poll() for process in self.started]


def wait(done, seconds=300):
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
