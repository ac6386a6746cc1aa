"""What the tests of reliability share: one child process, and plans made once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.plan_folder import FEWEST, small_plan
from tests.reliability import seeds
from tests.reliability.law import CHECKOUT, Child


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child() as worker:
        yield worker


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A GeoPackage of twelve parcels in a folder of its own."""
    return seeds.write_vector(tmp_path_factory.mktemp("sound"), "GPKG")


@pytest.fixture(scope="session")
def plan_of_few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cheapest plan that writes every kind of output."""
    return small_plan(tmp_path_factory.mktemp("plan") / "план", parcels=40, text=FEWEST)


def needs_root() -> None:
    """Skip where file systems cannot be mounted; strict CI is root."""
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root can mount file systems")


def command(*argv: object, prefix: tuple[str, ...] = (), cwd: Path = CHECKOUT,
            **environment: str) -> subprocess.CompletedProcess[str]:  # fmt: skip
    """The console script in a process of its own."""
    return subprocess.run(
        [*prefix, sys.executable, "-m", "sedp_spatial.cli", *map(str, argv)],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=600,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), **environment},
    )  # fmt: skip


def assert_one_sentence(told: subprocess.CompletedProcess[str]) -> str:
    """The command failed with a sentence and no traceback."""
    assert told.returncode in (1, 2), told
    assert "Traceback" not in told.stderr + told.stdout, told.stderr
    assert "sedp-spatial-" not in told.stderr, told.stderr  # the log of an error nobody foresaw
    sentence = told.stderr.strip().splitlines()[-1]
    assert len(sentence) > 20
    return sentence
