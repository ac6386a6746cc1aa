"""Several people change rows of one GeoPackage: nobody's work is written over unseen."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import types
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point

ROOT = Path(__file__).resolve().parents[2]


def _module() -> Any:
    """The store without QGIS: all it takes from there is the translation of sentences."""
    words = types.ModuleType("qgis_plugin_panel.qt")
    words.tr = lambda text: text  # type: ignore[attr-defined]
    package = types.ModuleType("qgis_plugin_panel")
    package.__path__ = [str(ROOT / "qgis_plugin" / "panel")]
    sys.modules.update({"qgis_plugin_panel": package, "qgis_plugin_panel.qt": words})
    import importlib

    return importlib.import_module("qgis_plugin_panel.row_store")


store = _module()
Change, RowStore = store.Change, store.RowStore


def made(folder: Path, count: int = 3) -> Any:
    """A GeoPackage of points with the traces of an editor."""
    file = folder / "сунуштар.gpkg"
    frame = gpd.GeoDataFrame(
        {
            "number": [f"P{n}" for n in range(count)],
            "text": pd.Series([f"t{n}" for n in range(count)], dtype=object),
            "revision": 0,
            "changed_by": pd.Series([None] * count, dtype=object),
            "changed_at": pd.Series([None] * count, dtype=object),
        },
        geometry=[Point(n, n) for n in range(count)],
        crs=7694,
    )
    frame.to_file(file, driver="GPKG", layer="rows", engine="pyogrio",
                  layer_options={"SPATIAL_INDEX": "NO"})  # fmt: skip
    return RowStore(file, "rows", "number")


def row(table: Any, key: str) -> dict[str, Any]:
    return next(one for one in table.read() if one["number"] == key)


def edit(table: Any, key: str, text: str) -> Any:
    before = row(table, key)
    return Change(key, before, {**before, "text": text})


def texts(table: Any) -> list[str]:
    return [one["text"] for one in table.read()]


def test_a_change_and_its_undoing(tmp_path):
    table = made(tmp_path)
    before = table.read()
    change = edit(table, "P1", "жаңы")
    table.apply([change])
    assert texts(table) == ["t0", "жаңы", "t2"]
    assert row(table, "P1")["revision"] == 1 and row(table, "P1")["changed_at"]
    table.apply([change.turned()])
    assert texts(table) == ["t0", "t1", "t2"]
    assert [r["geom"] for r in table.read()] == [r["geom"] for r in before]


def test_undoing_twice_meets_no_conflict(tmp_path):
    table = made(tmp_path)
    done = []
    for text in ("a", "b", "c"):
        change = edit(table, "P0", text)
        table.apply([change])
        done.append(change)
    for change in reversed(done):
        table.apply([change.turned()])
    assert texts(table) == ["t0", "t1", "t2"]


def test_the_slower_of_two_is_told_and_writes_nothing(tmp_path):
    table = made(tmp_path)
    mine, theirs = edit(table, "P1", "mine"), edit(table, "P1", "theirs")
    table.apply([theirs])
    other = edit(table, "P2", "also mine")
    with pytest.raises(store.ConflictError) as told:
        table.apply([other, mine])
    assert told.value.theirs["text"] == "theirs" and "P1" in str(told.value)
    assert texts(table) == ["t0", "theirs", "t2"]


def test_a_row_that_is_gone_is_a_conflict(tmp_path):
    table = made(tmp_path)
    mine = edit(table, "P1", "mine")
    table.apply([Change("P1", row(table, "P1"), None)])
    with pytest.raises(store.ConflictError) as told:
        table.apply([mine])
    assert told.value.theirs is None and len(table.read()) == 2


def test_two_new_rows_of_one_number_do_not_hide_each_other(tmp_path):
    table = made(tmp_path)
    table.apply([Change("P9", None, {"number": "P9", "text": "theirs"})])
    with pytest.raises(store.ConflictError):
        table.apply([Change("P9", None, {"number": "P9", "text": "mine"})])
    assert texts(table)[-1] == "theirs"


def test_other_programs_read_what_was_written(tmp_path):
    table = made(tmp_path, 0)
    srs = 7694
    blob = store.point_blob(100.5, -7.25, srs)
    table.apply([Change("P1", None, {"number": "P1", "text": "Өзөн", "geom": blob})])
    frame = gpd.read_file(table.file)
    assert frame["text"].tolist() == ["Өзөн"] and frame.geometry[0].equals(Point(100.5, -7.25))
    with sqlite3.connect(table.file) as connection:
        box = connection.execute("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents").fetchone()
    assert box == (100.5, -7.25, 100.5, -7.25)
    assert store.point_of(row(table, "P1")["geom"]) == (100.5, -7.25)


def test_points_of_other_programs_are_read(tmp_path):
    table = made(tmp_path)
    assert [store.point_of(one["geom"]) for one in table.read()] == [(0, 0), (1, 1), (2, 2)]


@pytest.mark.parametrize("fault", ["locked", "readonly", "gone", "no table", "no database"])
def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path, fault, monkeypatch):
    table = made(tmp_path)
    monkeypatch.setattr(store, "BUSY_S", 0.01)
    change = edit(table, "P1", "x")
    holder = None
    if fault == "locked":
        holder = sqlite3.connect(table.file, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
    elif fault == "readonly":
        address = store.address
        monkeypatch.setattr(store, "address", lambda path, mode: address(path, "ro"))
    elif fault == "gone":
        table.file.unlink()
    elif fault == "no table":
        table = RowStore(table.file, 'other"; DROP TABLE rows; --', "number")
    else:
        table.file.write_bytes(b"not a database" * 100)
    with pytest.raises(store.StoreError) as told:
        table.apply([change])
    assert len(str(told.value).splitlines()) == 1 and str(table.file) in str(told.value)
    if holder is not None:
        holder.close()
        assert texts(table) == ["t0", "t1", "t2"]


def test_hostile_values_stay_values(tmp_path):
    table = made(tmp_path)
    hostile = '\'"); DROP TABLE "rows"; -- \x00 \u2028'
    table.apply([edit(table, "P1", hostile)])
    assert texts(table) == ["t0", hostile, "t2"]


@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 1), st.sampled_from(["P0", "P1"]), st.sampled_from(
            ["read", "save", "remove"])),
        max_size=14,
    )
)  # fmt: skip
def test_nothing_that_was_saved_is_lost_unseen(tmp_path_factory, steps):
    """Two editors in any order: every save either finds what its editor saw, or is refused."""
    table = made(tmp_path_factory.mktemp("store"))
    seen: dict[int, dict[str, Any]] = {0: {}, 1: {}}
    truth: dict[str, Any] = {one["number"]: one["text"] for one in table.read()}
    for number, (who, key, what) in enumerate(steps):
        if what == "read":
            seen[who] = {one["number"]: one for one in table.read()}
            continue
        before = seen[who].get(key)
        text = f"{who}-{number}"
        after = None if what == "remove" else {**(before or {"number": key}), "text": text}
        known = None if before is None else before["text"]
        try:
            table.apply([Change(key, before, after)])
        except store.ConflictError:
            assert truth.get(key) != known
        else:
            assert truth.get(key) == known
            truth.pop(key, None)
            if after is not None:
                truth[key] = text
            seen[who] = {one["number"]: one for one in table.read()}
    assert {one["number"]: one["text"] for one in table.read()} == truth


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_writer_that_is_killed_leaves_all_or_nothing(tmp_path):
    table = made(tmp_path, 200)
    script = textwrap.dedent(
        """
        import sys
        sys.path.insert(0, sys.argv[1])
        from tests.library.test_row_store import RowStore, Change, Path
        table = RowStore(Path(sys.argv[2]), "rows", "number")
        print("ready", flush=True)
        for turn in range(10_000):
            rows = table.read()
            table.apply([Change(r["number"], r, {**r, "text": f"turn {turn}"}) for r in rows])
        """
    )
    for wait in (0.0, 0.03, 0.11):
        child = subprocess.Popen([sys.executable, "-c", script, str(ROOT), str(table.file)],
                                 stdout=subprocess.PIPE)  # fmt: skip
        assert child.stdout is not None and child.stdout.readline()
        try:
            child.wait(wait)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        child.wait()
        found = set(texts(table))
        assert len(found) == 1 or len(found) == 200
