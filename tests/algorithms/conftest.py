"""Real QGIS programs with the real zip in them.

Each environment gets the plugin the way a user does: the zip unpacked into the profile, switched
on with ``qgis_process plugins enable``.
"""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from .harness import NAMES, Qgis, compiled, environments, left_out, prepared, stage


@pytest.fixture(scope="session")
def plugin_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip as it would be published."""
    if importlib.util.find_spec("qgispluginci") is None:
        left_out("qgis-plugin-ci is not installed in the environment of the tests")
    folder = tmp_path_factory.mktemp("stage")
    stage.lay_out(folder)
    return Path(stage.package(folder, tmp_path_factory.mktemp("dist")))


@pytest.fixture(scope="session")
def usable_environments() -> tuple[dict[str, Any], dict[str, str]]:
    """What can be used, by name, and why the others cannot."""
    ready, reasons = environments.usable()
    return {env.name: env for env in ready}, reasons


@pytest.fixture(scope="session")
def installed(
    plugin_zip: Path, usable_environments: tuple[dict[str, Any], dict[str, str]]
) -> Iterator[Callable[[str], Qgis]]:
    """Each QGIS with the plugin as it is before anybody used it: installed once, to be copied."""
    ready, reasons = usable_environments
    made: dict[str, Qgis] = {}
    with ExitStack() as folders:

        def of(name: str) -> Qgis:
            if name not in ready:
                left_out(f"QGIS {name}: {reasons.get(name, 'not there')}")
            if name not in made:
                env = ready[name]
                made[name] = prepared(env, folders.enter_context(env.workdir()), plugin_zip)
                compiled(made[name])
            return made[name]

        yield of


@pytest.fixture(scope="session", params=NAMES)
def qgis(request: pytest.FixtureRequest, installed: Callable[[str], Qgis]) -> Iterator[Qgis]:
    """Each QGIS in turn, with the plugin in a profile of its own."""
    fresh = installed(request.param)
    with fresh.env.workdir() as folder:
        shutil.copytree(fresh.folder, folder, dirs_exist_ok=True)
        yield Qgis(fresh.env, folder)


@pytest.fixture
def out(qgis: Qgis, request: pytest.FixtureRequest) -> Path:
    """A fresh folder for outputs that QGIS can write to."""
    folder = qgis.folder / "out" / request.node.name.replace("[", "_").replace("]", "")
    folder.mkdir(parents=True)
    return folder
