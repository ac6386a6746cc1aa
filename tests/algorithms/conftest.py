"""Real QGIS programs with the real zip in them.

Each environment gets the plugin the way a user does: the zip unpacked into the profile, switched
on with ``qgis_process plugins enable``.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .harness import NAMES, Qgis, environments, left_out, prepared, stage


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


@pytest.fixture(scope="session", params=NAMES)
def qgis(
    request: pytest.FixtureRequest,
    plugin_zip: Path,
    usable_environments: tuple[dict[str, Any], dict[str, str]],
) -> Iterator[Qgis]:
    """Each QGIS in turn, with the plugin installed."""
    ready, reasons = usable_environments
    if request.param not in ready:
        left_out(f"QGIS {request.param}: {reasons.get(request.param, 'not there')}")
    env = ready[request.param]
    with env.workdir() as folder:
        yield prepared(env, folder, plugin_zip)


@pytest.fixture
def out(qgis: Qgis, request: pytest.FixtureRequest) -> Path:
    """A fresh folder for outputs that QGIS can write to."""
    folder = qgis.folder / "out" / request.node.name.replace("[", "_").replace("]", "")
    folder.mkdir(parents=True)
    return folder
