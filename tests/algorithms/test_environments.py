"""The builder of the environments: what it reads, and that nothing half-built is used."""

from __future__ import annotations

import json
import multiprocessing
import time
from pathlib import Path
from typing import Any

import pytest

from .harness import CHECKOUT, environments

DEB822 = """\
Types: deb deb-src
# a remark
URIs: http://one.example/debian
Suites: bookworm
 bookworm-updates
Components: main

Types: deb-src
URIs: http://sources.example/debian
Suites: bookworm
"""


def test_mirror_from_both_forms_of_sources(tmp_path: Path) -> None:
    (tmp_path / "sources.list.d").mkdir()
    (tmp_path / "sources.list.d/debian.sources").write_text(DEB822)
    (tmp_path / "sources.list").write_text(
        "# deb http://off.example/debian bookworm main\n"
        "deb [arch=amd64 signed-by=/x.gpg] http://two.example/debian/ trixie main contrib\n"
    )
    assert list(environments.apt_sources(tmp_path)) == [
        ("http://two.example/debian/", ["trixie"]),
        ("http://one.example/debian", ["bookworm", "bookworm-updates"]),
    ]


def test_cache_lies_outside_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SEDP_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert not environments.cache_folder().is_relative_to(CHECKOUT)
    monkeypatch.setenv("SEDP_CACHE", str(tmp_path / "own"))
    assert environments.cache_folder() == tmp_path / "own"


def test_half_built_tree_is_not_ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SEDP_CACHE", str(tmp_path))
    recipe = environments.Recipe("3.40", "trixie")
    tree = environments.tree_folder(recipe)
    tree.mkdir(parents=True)
    assert not environments.tree_is_ready(recipe)
    (tree / environments.READY).write_text(json.dumps({"recipe": "another"}))
    assert not environments.tree_is_ready(recipe)
    (tree / environments.READY).write_text(json.dumps({"recipe": recipe.digest()}))
    assert environments.tree_is_ready(recipe)


def _hold(started: Any, ended: Any) -> None:
    with environments.lock("qgis"):
        started.set()
        time.sleep(1.0)
        ended.set()


def test_second_builder_waits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SEDP_CACHE", str(tmp_path))
    context = multiprocessing.get_context("fork")
    started, ended = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(started, ended))
    other.start()
    assert started.wait(60)
    with environments.lock("qgis"):
        assert ended.is_set()
    other.join()


def test_nothing_stays_mounted() -> None:
    mounts = Path("/proc/mounts")
    if mounts.is_file():
        assert str(environments.cache_folder() / "qgis") not in mounts.read_text("utf-8")
