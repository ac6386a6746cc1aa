"""Make the environment of the child process: online, or from a folder of wheels on a stick.

It is made beside the one in use and takes its place when it works, always in the user's profile:
QGIS's own Python is never touched, and nobody has to be an administrator.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess  # nosec B404 - argument lists, never a shell
import sys
import threading
from pathlib import Path
from typing import Any, Callable, Iterator, Sequence

from ..runtime.child_process import SHIPPED, scrubbed_environment
from ..runtime.job import CancelError, RunError
from ..runtime.probe import MINIMUM_PYTHON
from ..settings import setting
from ..translation import tr

REQUIRED = ("numpy>=1.26", "pandas>=2.2", "geopandas>=1.0", "shapely>=2.0", "pyproj>=3.6",
            "pyogrio>=0.9")  # fmt: skip
OPTIONAL = ("pyarrow>=15", "rasterio>=1.3", "scipy>=1.11", "jinja2>=3.1", "openpyxl>=3.1",
            "python-docx>=1.1", "matplotlib>=3.8", "bokeh>=3.4", "numba>=0.60")  # fmt: skip
"""The plan's cache, rasters, sites, documents and speed: the library runs without them."""
_VERSION = "import json, sys; print(json.dumps(sys.version_info[:2]))"
_STARTS = (
    "import sys; sys.path.insert(0, sys.argv[1]); import sedp_spatial; "
    "print(sedp_spatial.__version__)"
)
_LAST = 30
"""How many lines of pip's talk are kept for the details."""


def prepare(
    folder: Path,
    wheels: Path | None,
    say: Callable[[str], None],
    is_cancelled: Callable[[], bool],
    required: Sequence[str] = REQUIRED,
    optional: Sequence[str] = OPTIONAL,
    check: str = _STARTS,
) -> list[str]:
    """Make the environment in ``folder`` and return what could not be had but is not needed.

    Raises
    ------
    RunError
        With one sentence; an environment that was there before is still there.
    CancelError
        If the user cancelled.
    """
    base = base_python()
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.parent.mkdir(parents=True, exist_ok=True)
    try:
        say(tr("Making the environment with {path}").format(path=base))
        _run([str(base), "-I", "-m", "venv", str(fresh)], say, is_cancelled)
        python = str(fresh / _inside())
        pip = [python, "-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
        if wheels is not None:
            pip += ["--no-index", "--find-links", str(wheels)]
        _run([*pip, *required], say, is_cancelled)
        without = _install_optional(pip, optional, wheels is not None, say, is_cancelled)
        _run([python, "-I", "-c", check, str(SHIPPED)], say, is_cancelled)
        _swap(folder, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return without


def _install_optional(
    pip: list[str],
    optional: Sequence[str],
    one_by_one: bool,
    say: Callable[[str], None],
    is_cancelled: Callable[[], bool],
) -> list[str]:
    """All at once online; one by one from a folder, which may hold only some of them."""
    without: list[str] = []
    groups = [[name] for name in optional] if one_by_one else [list(optional)] if optional else []
    for group in groups:
        try:
            _run([*pip, *group], say, is_cancelled)
        except RunError:
            without += group
    return without


def _swap(folder: Path, fresh: Path) -> None:
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    try:
        if folder.exists():
            folder.replace(old)
        fresh.replace(folder)
    except OSError as error:
        if old.exists() and not folder.exists():
            old.replace(folder)
        raise RunError(
            tr("{output} could not be written: {reason}").format(
                output=folder, reason=error.strerror or error
            )
        ) from error
    shutil.rmtree(old, ignore_errors=True)


def _inside() -> str:
    return "Scripts/python.exe" if sys.platform == "win32" else "bin/python"


def base_python() -> Path:
    """An interpreter of 3.11 or newer to make the environment with.

    Raises
    ------
    RunError
        If there is none.
    """
    for path in _candidates():
        if path.is_file() and version_of(path) >= MINIMUM_PYTHON:
            return path
    raise RunError(
        tr(
            "There is no Python 3.11 or newer on this computer; install it from python.org "
            "for yourself alone, which needs no administrator, and try again."
        )
    )


def _candidates() -> Iterator[Path]:
    chosen = setting("base_python", "")
    if chosen:
        yield Path(chosen)
    own = Path(sys.executable or "")
    if own.name.lower().startswith("python"):
        yield own
    windows = sys.platform == "win32"
    yield Path(sys.base_prefix) / ("python.exe" if windows else "bin/python3")
    if windows:
        places = Path(os.environ.get("LOCALAPPDATA", ""), "Programs", "Python")
        yield from sorted(places.glob("Python3*/python.exe"), reverse=True)
    for name in ("python3.14", "python3.13", "python3.12", "python3.11", "python3", "python"):
        found = shutil.which(name)
        if found:
            yield Path(found)


def version_of(python: Path) -> tuple[int, ...]:
    """The version of an interpreter; nothing if it cannot be started."""
    try:
        done = _ask([str(python), "-I", "-c", _VERSION])
        return tuple(json.loads(done.stdout))
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()


def _ask(argv: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # nosec B603 - an interpreter of this computer, no shell
        argv,
        env=scrubbed_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def versions_in(python: Path, packages: Sequence[str]) -> dict[str, str]:
    """The versions of packages as an interpreter has them; empty text where one is missing."""
    code = (
        "import importlib.metadata as m, json, sys\n"
        "def v(n):\n"
        "    try:\n        return m.version(n)\n"
        "    except m.PackageNotFoundError:\n        return ''\n"
        "print(json.dumps({n: v(n) for n in sys.argv[1:]}))"
    )
    try:
        found: dict[str, str] = json.loads(_ask([str(python), "-I", "-c", code, *packages]).stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return {}
    return found


def _run(argv: list[str], say: Callable[[str], None], is_cancelled: Callable[[], bool]) -> None:
    """Run a program, pass on its lines, end it on cancel."""
    try:
        process = subprocess.Popen(  # nosec B603 - argument lists, never a shell
            argv,
            env=scrubbed_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise RunError(
            tr("The interpreter {path} cannot be started: {reason}").format(
                path=argv[0], reason=error.strerror or error
            )
        ) from error
    lines: queue.Queue[str | None] = queue.Queue()
    reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reader.start()
    last: list[str] = []
    try:
        while True:
            if is_cancelled():
                raise CancelError
            try:
                line = lines.get(timeout=0.1)
            except queue.Empty:
                continue
            if line is None:
                break
            last = [*last[-_LAST:], line.rstrip()]
            say(line.rstrip())
        if process.wait() != 0:
            told = [line for line in last if line.strip()] or [str(process.returncode)]
            raise RunError(
                tr("The environment could not be prepared: {reason}").format(reason=told[-1]),
                "\n".join(last),
            )
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        reader.join(3)
        if process.stdout is not None:
            process.stdout.close()


def _read(stream: Any, lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)
