"""What `pip install` puts in place: the library with its data files, and the sample."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, because building leaves files behind."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("sedp_spatial", "sample_layers"):
        shutil.copytree(ROOT / name, folder / "source" / name)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "source")
    built = [*PIP, "wheel", "--no-deps", "--wheel-dir", folder, folder / "source"]
    subprocess.run(built, check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module", params=["--target", "--prefix"])
def installed(wheel: Path, request: pytest.FixtureRequest) -> Path:
    """The folder of packages."""
    there = wheel.parent / f"алыс жер {request.param}"
    wanted = [*PIP, "install", "--no-deps", "--ignore-installed", request.param, there, wheel]
    subprocess.run(wanted, check=True)
    (package,) = there.rglob("sedp_spatial/version.py")
    return package.parents[1]


def names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }


def test_every_file_of_the_library_is_there(installed: Path) -> None:
    assert names(installed / "sedp_spatial") == names(ROOT / "sedp_spatial")


def test_the_sample_is_found_where_it_was_put(installed: Path, tmp_path: Path) -> None:
    code = "from sedp_spatial.demo import sample_folder; print(sample_folder())"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}, encoding="utf-8",
    ).stdout.strip()  # fmt: skip
    assert "share" in Path(told).parts and "алыс жер" in told
    wanted = {path.name for path in (ROOT / "sample_layers").iterdir() if path.is_file()}
    assert {path.name for path in Path(told).iterdir()} == wanted
