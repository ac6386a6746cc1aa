"""Which Python a child process is started with, and what it may see of QGIS.

The panel's work goes beside QGIS even where QGIS's own packages can do it: loading the library,
writing a GeoPackage and the like hold Python's lock, and the window would stand still meanwhile.
For that no environment has to be prepared: QGIS's Python is there as a program as well, with the
same packages.
"""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..settings import child_python, run_mode
from . import probe

_given_up: set[Path] = set()


@dataclass(frozen=True)
class Interpreter:
    """A Python to start.

    Attributes
    ----------
    python : Path
    is_apart : bool
        Whether it has packages of its own, and must not see the paths that QGIS sets; else it
        is QGIS's own and needs them.
    """

    python: Path
    is_apart: bool


def beside() -> Interpreter | None:
    """The Python beside QGIS; None where work has to be done inside QGIS or cannot be done."""
    mode = run_mode()
    if mode != "inprocess" and not probe.child_obstacle():
        return Interpreter(child_python(), is_apart=True)
    own = None if mode == "child" else own_python()
    return None if own is None or own in _given_up else Interpreter(own, is_apart=False)


def give_up(interpreter: Interpreter) -> None:
    """Do not try this Python again while QGIS is open: it did not start."""
    _given_up.add(interpreter.python)


@lru_cache(maxsize=1)
def own_python() -> Path | None:
    """QGIS's own Python as a program, where it has what the library needs."""
    if sys.version_info < probe.MINIMUM_PYTHON:
        return None
    if any(importlib.util.find_spec(name) is None for name in probe.NEEDED):
        return None
    return qgis_python()


def qgis_python() -> Path | None:
    """QGIS's own Python as a program, whatever packages it has; None where it is not found."""
    return next((path for path in _places(sys.platform, Path(sys.exec_prefix)) if path.is_file()),
                None)  # fmt: skip


def _places(platform: str, prefix: Path) -> list[Path]:
    """Where a program of that Python may lie: the embedding program is QGIS itself."""
    if platform == "win32":
        return [prefix / "python.exe", prefix / "python3.exe", prefix / "bin" / "python.exe"]
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return [prefix / "bin" / name, prefix / "bin" / "python3"]
