"""How a test starts a real QGIS with the real zip in it."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .inside import library

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLE = CHECKOUT / "sample_layers"
INSIDE = Path(__file__).parent / "inside"
SHARED = ("window.py",)
"""What scripts of ``inside/`` import."""
NAMES = ("3.22", "3.40", "3.44")


def left_out(reason: str) -> None:
    """The one place where a test may be left out: never in strict mode, and never in silence."""
    if os.environ.get("SEDP_STRICT") == "1":
        pytest.fail(f"strict mode: {reason}", pytrace=False)
    pytest.skip(reason)


def _tool(name: str) -> ModuleType:
    """A script of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(name, CHECKOUT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


environments = _tool("qgis_environments")
stage = _tool("stage_plugin")


@dataclass
class Run:
    """What one qgis_process run gave."""

    code: int
    stdout: str
    stderr: str

    @property
    def results(self) -> dict[str, Any]:
        """The results of a run with ``--json``."""
        return dict(json.loads(self.stdout)["results"])

    @property
    def text(self) -> str:
        """All that a user sees."""
        return self.stdout + self.stderr


@dataclass
class Qgis:
    """A QGIS with the plugin, and a folder that it shares with the test."""

    env: Any
    folder: Path

    @property
    def variables(self) -> dict[str, str]:
        """An isolated profile, and the way to run that this environment is for."""
        variables = {
            "XDG_DATA_HOME": self.inside(self.folder / "profile"),
            "XDG_RUNTIME_DIR": self.inside(self.folder / "runtime"),
            "SEDP_RUN_MODE": self.env.way,
            "LANG": "C.UTF-8",
        }
        if self.env.child_python:
            variables["SEDP_CHILD_PYTHON"] = self.env.child_python
        return variables

    @property
    def plugins(self) -> Path:
        """The profile's folder of plugins."""
        return self.folder / "profile/QGIS/QGIS3/profiles/default/python/plugins"

    def inside(self, path: Path | str) -> str:
        """A path as QGIS sees it; what follows a ``|`` stays."""
        file, bar, layer = str(path).partition("|")
        return str(self.env.inside(file)) + bar + layer

    def process(self, *arguments: str, **variables: str) -> Run:
        """Run qgis_process."""
        chosen = {k: v for k, v in {**self.variables, **variables}.items() if v}
        done = environments.run(self.env, [self.env.program, *arguments], chosen, timeout=600)
        return Run(done.returncode, done.stdout, done.stderr)

    def algorithm(self, name: str, parameters: Mapping[str, Any], **variables: str) -> Run:
        """Run an algorithm; paths are given as the test sees them."""
        return self.process("--json", "run", *self.arguments(name, parameters), **variables)

    def arguments(self, name: str, parameters: Mapping[str, Any]) -> list[str]:
        """The words after ``run``."""
        words = []
        for key, value in parameters.items():
            said = self.inside(value) if isinstance(value, Path) else str(value)
            words.append(f"{key}={said}")
        return [f"sedp:{name}", "--", *words]

    def layer(self, file: str, name: str) -> Path:
        """A sample layer."""
        return Path(f"{self.folder / 'layers' / file}|layername={name}")

    def python(self, script: str, *arguments: str) -> Any:
        """Run a script of ``inside/`` in this QGIS's Python; it prints one JSON value."""
        target = self.folder / "scripts" / script
        interpreter = environments.qgis_python(self.env)
        if interpreter is None:
            left_out(f"the Python of QGIS {self.env.version} cannot be started on its own")
        with system_counts() as counts:
            done = environments.run(
                self.env,
                [interpreter, self.inside(target), self.inside(self.plugins), *arguments],
                {**self.variables, "SEDP_PROC": ",".join(map(str, counts))},
                {INSIDE / name: target.parent / name for name in (script, *SHARED)},
                timeout=900,
                pass_fds=counts,
            )
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def system_counts() -> Iterator[list[int]]:
    """/proc as an open folder: a tree has none of its own, and window.py asks it for times."""
    try:
        folder = os.open("/proc", os.O_RDONLY)
    except OSError:  # Windows, macOS
        yield []
        return
    try:
        yield [folder]
    finally:
        os.close(folder)


def prepared(env: Any, folder: Path, archive: Path) -> Qgis:
    """Install the plugin into a fresh profile and lay the sample layers beside it."""
    qgis = Qgis(env, folder)
    for name in ("profile", "runtime", "out"):
        (folder / name).mkdir()
    (folder / "runtime").chmod(0o700)
    shutil.copytree(SAMPLE, folder / "layers", ignore=shutil.ignore_patterns("generate", "_*"))
    for name, text in library.FILES.items():
        (folder / "layers" / name).write_text(text, encoding="utf-8")
    qgis.plugins.mkdir(parents=True)
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(qgis.plugins)
    done = qgis.process("plugins", "enable", stage.NAME)
    assert done.code == 0, done.text
    return qgis


def compiled(qgis: Qgis) -> None:
    """Leave the plugin's byte code beside it, so that not every copy of it makes it again."""
    pythons = {environments.qgis_python(qgis.env), environments.library_python(qgis.env)}
    for python in sorted(pythons - {None}):
        argv = [python, "-m", "compileall", "-q", qgis.inside(qgis.plugins / stage.NAME)]
        done = environments.run(qgis.env, argv)
        assert done.returncode == 0, done.stdout + done.stderr


def start(qgis: Qgis, *arguments: str) -> tuple[subprocess.Popen[bytes], int]:
    """Start qgis_process in a terminal of its own, where it does not hold back its output."""
    argv = environments.command(qgis.env, [qgis.env.program, *arguments], qgis.variables)
    terminal, inner = os.openpty()
    process = subprocess.Popen(argv, stdin=inner, stdout=inner, stderr=inner)
    os.close(inner)
    return process, terminal


def read_until(terminal: int, words: str | None) -> str:
    """Read a terminal until the words have been seen, or to the end."""
    seen = b""
    while words is None or words.encode() not in seen:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # what Linux answers when the other end has closed
            piece = b""
        if not piece:
            break
        seen += piece
    return seen.decode("utf-8", "replace")
