"""Run in QGIS's Python: a child that waits for the next click, and all that may come between."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from qgis.core import QgsApplication

sys.path.insert(0, sys.argv[1])
application = QgsApplication([], False)
application.initQgis()
temporary = Path(sys.argv[2])
temporary.mkdir()
tempfile.tempdir = str(temporary)

from sedp_spatial_planning.qgis_plugin.panel.task import asking  # noqa: E402
from sedp_spatial_planning.qgis_plugin.runtime import child_process, interpreter, spare  # noqa: E402
from sedp_spatial_planning.qgis_plugin.runtime.interpreter import Interpreter, beside  # noqa: E402
from sedp_spatial_planning.qgis_plugin.runtime.job import Job, RunError  # noqa: E402

told, processes = {}, []
own, python = interpreter.own_python, os.environ.get("SEDP_CHILD_PYTHON", "")


class Noted(subprocess.Popen):
    """Every process that is started from here."""

    def __init__(self, *arguments, **named) -> None:
        super().__init__(*arguments, **named)
        processes.append(self)


class Feedback:
    """Somebody who waits and wants nothing else."""

    def isCanceled(self):
        return False

    def setProgress(self, percent):
        pass

    def pushInfo(self, text):
        pass

    def pushDebugInfo(self, text):
        pass


subprocess.Popen = Noted
mine = spare.Spare()
job = Job("foresee_plan", {}, {"keys": ["layers.parcels"]}, {}, None, "en", "")


def waiting():
    """The process that waits, once it is there; None after a while without one."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        with mine._lock:
            if mine._child is not None and mine._child.is_alive:
                return mine._child
        time.sleep(0.02)
    return None


def click(other=None):
    """How long an answer took, how many rows it has, and how many processes were begun for it."""
    begun, started = len(processes), time.perf_counter()
    answer = asking(job, "table", spare=other or mine)(Feedback())
    took = round(time.perf_counter() - started, 2)
    rows = len(answer.tables["table"].rows)
    if other is None:
        waiting()  # the next one counts too
    return [took, rows, len(processes) - begun]


mine.prepare()
first = waiting()
mine.prepare()
told["one_at_most"] = waiting() is first and len(processes) == 1
time.sleep(3)  # as long as a person looks at the page before the first click
told["warm"] = click()
told["it_was_the_one"] = processes[0].poll() is not None and waiting() is not first

waiting()._process.kill()
waiting_no_more = processes[-1]
waiting_no_more.wait()
told["killed"] = click()

told["cold"] = asking(job, "table")(Feedback()) is not None
begun, started = len(processes), time.perf_counter()
asking(job, "table")(Feedback())
told["cold"] = [round(time.perf_counter() - started, 2), len(processes) - begun]

other = Interpreter(Path(sys.executable), is_apart=not beside().is_apart)
told["of_another"] = [waiting() is not None, mine.take(other) is None, mine._child is None]

mine.prepare()
held = waiting()
with mine.held_back():
    told["held_back"] = [held.is_alive, held.folder.exists()]
    mine.prepare()
    told["held_back"].append(waiting() is None)
mine.prepare()
told["let_go"] = waiting() is not None

nowhere = temporary / "no python"
interpreter.own_python = lambda: nowhere
os.environ["SEDP_CHILD_PYTHON"] = str(nowhere)
try:
    told["no_python"] = len(asking(job, "table")(Feedback()).tables["table"].rows)
except RunError as error:
    told["no_python"] = error.text
told["given_up"] = beside() is None
interpreter.own_python, interpreter._given_up = own, set()
os.environ["SEDP_CHILD_PYTHON"] = python

child_process.PATIENCE_S = 1
short = spare.Spare()
short._prepare()
told["patience"] = short._child._process.wait(60)
told["after_patience"] = click(short)
short.close()
mine.close()
mine.prepare()
told["closed"] = waiting() is None
told["left"] = sorted(path.name for path in temporary.iterdir())
told["running"] = [process.args for process in processes if process.poll() is None]
print(json.dumps(told), flush=True)
