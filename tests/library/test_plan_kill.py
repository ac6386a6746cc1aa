"""A run that is killed at any moment leaves whole outputs, and the next one ends the same."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from sedp_spatial import run_plan
from tests.library.plan_folder import FEWEST, small_plan, tables_of

KILLS = 50


def work(plan: str, out: str, languages: list[str]) -> None:
    """What the child does."""
    run_plan(plan, out, languages=languages, documents=False)


def context() -> multiprocessing.context.BaseContext:
    """Children that begin with everything imported, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    chosen = multiprocessing.get_context("forkserver")
    chosen.set_forkserver_preload(["tests.library.test_plan_kill"])
    return chosen


def assert_whole(out: Path, styles: int) -> None:
    """Each output is absent or complete."""
    if (out / "plan.gpkg").exists():
        with closing(sqlite3.connect(out / "plan.gpkg")) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert opened.execute("SELECT count(*) FROM layer_styles").fetchone()[0] == styles
    if (out / "plan.xlsx").exists():
        assert zipfile.ZipFile(out / "plan.xlsx").testzip() is None


@pytest.mark.slow
def test_a_run_killed_at_random_moments(tmp_path):
    folder = tmp_path / "план"
    plan = small_plan(folder, parcels=60, text=FEWEST)
    wanted = run_plan(plan, tmp_path / "wanted", languages=["en"], documents=False)
    tables = tables_of(wanted.outputs["geopackage"])
    styles = len(tables["layer_styles"])
    assert wanted.ran >= 5 and styles >= 10
    begun = time.perf_counter()
    run_plan(plan, tmp_path / "again", languages=["en"], documents=False, fresh=True)
    takes = time.perf_counter() - begun
    chosen, moments, out = context(), random.Random(20261122), tmp_path / "out"
    killed = 0
    for number in range(KILLS):
        if number % 5 == 0:  # from nothing, from an old cache, over outputs in another language
            shutil.rmtree(out, ignore_errors=True)
        child = chosen.Process(target=work, args=(str(plan), str(out), [("en", "ru")[number % 2]]))
        child.start()
        begun = time.perf_counter()
        child.join(moments.uniform(0.0, 1.3 * takes) / (1 + number % 5))
        killed += child.is_alive()
        if number % 5 == 0 and not child.is_alive():
            takes = min(takes, time.perf_counter() - begun)  # the machine is less busy now
        child.kill()
        child.join()
        assert_whole(out, styles)
    assert killed > KILLS / 3  # the moments did fall into the work
    done = run_plan(plan, out, languages=["en"], documents=False)
    assert tables_of(out / "plan.gpkg") == tables
    for kind in ("workbook", "provenance"):
        assert done.outputs[kind].read_bytes() == wanted.outputs[kind].read_bytes()
    assert not list(out.rglob(".sedp-*"))
