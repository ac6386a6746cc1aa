"""QGIS beside QGIS: a module of the plugin in QGIS's own Python as a program of its own.

Drawing a layout holds the thread it runs on until the page is done, and QGIS allows it on no
other thread than the main one. In a process of its own it disturbs nobody and can be ended.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication

from ..translation import interface_language, load_translator, tr
from .child_process import SHIPPED
from .interpreter import qgis_python
from .job import RunError
from .talk import PROTOCOL, Conversation, StartError

BOOTSTRAP = """
import importlib, json, os, sys
with open(sys.argv[1], encoding="utf-8") as file:
    job = json.load(file)
sys.path += [path for path in job["paths"] if path not in sys.path]
if os.name == "nt":
    for place in os.environ["PATH"].split(os.pathsep):
        if os.path.isdir(place):
            os.add_dll_directory(place)
importlib.import_module(job["package"] + ".qgis_plugin.runtime.qgis_child").main(job)
"""
"""On Windows a Python that is a program of its own looks for DLLs only where it is told to."""
EXIT_ORPHANED = 3


@dataclass(frozen=True)
class Work:
    """What a child is to do, put together on the main thread and without anything of QGIS.

    Attributes
    ----------
    module : str
        Of the plugin, as ``layouts.pages``; its ``work(values, report)`` is called in the child.
    values : dict
        What it is given; plain values.
    prefix, profile, language : str
        QGIS's folder, the user's profile, and the language of messages: as here.
    """

    module: str
    values: dict[str, Any]
    prefix: str = field(default_factory=lambda: str(QgsApplication.prefixPath()))
    profile: str = field(default_factory=lambda: str(QgsApplication.qgisSettingsDirPath()))
    language: str = field(default_factory=interface_language)


def run(work: Work, feedback: Any) -> Any:
    """Do some work in a child and give what it gave; for a background thread.

    Raises
    ------
    StartError
        If there is no such Python here, or QGIS does not start in it.
    RunError
        With one sentence, whatever went wrong.
    CancelError
        If the user cancelled; the child has ended by then.
    """
    python = qgis_python()
    if python is None:
        raise StartError(tr("QGIS's own Python cannot be started as a program here."))
    with tempfile.TemporaryDirectory(prefix="sedp-") as folder:
        file = Path(folder) / "job.json"
        package = __name__.partition(".")[0]
        paths = [str(SHIPPED.parent), *sys.path]
        told = {**vars(work), "package": package, "paths": [path for path in paths if path]}
        file.write_text(json.dumps(told), encoding="utf-8")
        argv = [str(python), "-X", "utf8", "-c", BOOTSTRAP, str(file)]
        environment = {**os.environ, "SEDP_LANGUAGE": work.language}
        if sys.platform != "win32":  # there windows that nobody opens need no other platform
            environment["QT_QPA_PLATFORM"] = "offscreen"
        return Conversation(argv, environment, Path(folder)).answer(feedback)["value"]


class Report:
    """What the work in the child says to QGIS, and hears of it."""

    def send(self, event: str, **values: Any) -> None:
        """One line on standard output."""
        sys.stdout.write(json.dumps({"event": event, **values}) + "\n")
        sys.stdout.flush()

    def setProgress(self, percent: float) -> None:
        """How much is done."""
        self.send("progress", share=percent / 100)

    def pushInfo(self, text: str) -> None:
        """What is being done."""
        self.send("message", text=text)

    def isCanceled(self) -> bool:
        """QGIS ends this process instead of asking it to stop."""
        return False


def main(job: dict[str, Any]) -> None:
    """In the child: start QGIS without a window, work, and say what came of it."""
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    report = Report()
    QgsApplication.setPrefixPath(job["prefix"], True)
    application = QgsApplication([], True, job["profile"])
    application.initQgis()
    translator = load_translator()
    python = sys.version.partition(" ")[0]
    report.send("hello", protocol=PROTOCOL, library=Qgis.QGIS_VERSION, python=python)
    try:
        module = importlib.import_module(f"{job['package']}.qgis_plugin.{job['module']}")
        report.send("result", value=module.work(job["values"], report))
    except RunError as error:
        report.send("error", text=error.text, detail=error.detail)
    del translator
    # Everything is written: QGIS has nothing to tidy up, and nothing can go wrong in it.
    sys.stdout.flush()
    os._exit(0)


def _leave_with_parent() -> None:
    """End this process when QGIS's end of standard input closes."""
    sys.stdin.read()
    os._exit(EXIT_ORPHANED)
