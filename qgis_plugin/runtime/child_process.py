"""The library in an interpreter of its own, which is there before its job is.

The interpreter of the child environment gets a scrubbed environment: QGIS sets variables for its
own Python, PROJ and GDAL that would lead another one astray.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from .interpreter import Interpreter
from .talk import Conversation

SHIPPED = Path(__file__).resolve().parents[2]
"""The folder that holds the plugin's own copy of the library."""
BOOTSTRAP = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from sedp_spatial.worker import main; sys.exit(main())"
)
PATIENCE_S = 300
"""So long a child waits for its job before it leaves."""
LED_ASTRAY = ("PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH", "LD_LIBRARY_PATH")


class Child(Conversation):
    """The library in an interpreter, in a folder of its own, waiting for its one job.

    It leaves by itself when none has come after :data:`PATIENCE_S`.
    """

    def __init__(self, interpreter: Interpreter) -> None:
        self.interpreter = interpreter
        self.started = time.monotonic()
        self._folder = tempfile.TemporaryDirectory(prefix="sedp-")
        self.folder = Path(self._folder.name)
        options = ["-I"] if interpreter.is_apart else []
        argv = [str(interpreter.python), *options, "-X", "utf8", "-c", BOOTSTRAP]
        environment = scrubbed_environment() if interpreter.is_apart else dict(os.environ)
        try:
            super().__init__([*argv, str(SHIPPED), str(PATIENCE_S)], environment, self.folder)
        except BaseException:
            self._folder.cleanup()
            raise

    def leave(self) -> None:
        """End the process and take its folder away."""
        self.end()
        self._folder.cleanup()


def scrubbed_environment() -> dict[str, str]:
    """The environment of QGIS without what is meant for QGIS alone."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "DYLD_")) and name not in LED_ASTRAY
    }
    if sys.platform == "win32":  # QGIS's folders of DLLs must not serve the child's packages
        root = os.environ.get("SYSTEMROOT", r"C:\Windows")
        kept["PATH"] = os.pathsep.join([str(Path(root, "System32")), root])
    return kept
