"""The store of measures: several people on one file, and nothing that anybody saved is lost."""

from __future__ import annotations

import importlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import types
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import measures_from_plan, measures_table
from sedp_spatial.budget.measure_store import read_store, write_store
from sedp_spatial.errors import DataError, OutputError, UsageError
from sedp_spatial.layers.sqlite_files import sqlite_address

PANEL = Path(__file__).resolve().parents[2] / "qgis_plugin" / "panel"


def panel_file(name: str) -> Any:
    """A file of the panel that knows neither QGIS nor Qt."""
    package = "panel_without_qgis"
    if package not in sys.modules:
        made = types.ModuleType(package)
        made.__path__ = [str(PANEL)]
        sys.modules[package] = made
    return importlib.import_module(f"{package}.{name}")


store = panel_file("measure_store")
checks = panel_file("measure_checks")
book = panel_file("measure_book")


@pytest.fixture
def file(tmp_path: Path, sample: Path) -> Path:
    """A store begun from the sample's measures, in a folder with a Kyrgyz name."""
    path = tmp_path / "Иш-чаралар №1 %20#" / "measures.gpkg"
    path.parent.mkdir()
    write_store(path, measures_table(sample / "measures.csv", base_year=2026, horizon=5).table)
    return path


def changed(entry: Any, **values: Any) -> Any:
    return store.replace(entry, values={**entry.values, **values})


def of(path: Path, name: str) -> Any:
    return next(entry for entry in store.read(path) if entry.measure_id == name)


# --- the file ---------------------------------------------------------------------------------


def test_a_store_says_what_its_table_said(file: Path, sample: Path) -> None:
    table = measures_table(sample / "measures.csv", base_year=2026, horizon=5)
    again = measures_table(file, base_year=2026, horizon=5)
    pd.testing.assert_frame_equal(again.table, table.table)
    pd.testing.assert_frame_equal(again.sources, table.sources)
    pd.testing.assert_frame_equal(again.links, table.links)
    named = measures_table(f"{file}|layername=measures", base_year=2026, horizon=5)
    assert named.total_som == table.total_som


def test_it_is_a_geopackage_that_gdal_reads_and_writes(file: Path) -> None:
    layers = dict(pyogrio.list_layers(file).tolist())
    assert layers == {"measures": None, "measure_plots": None}
    read = pyogrio.read_dataframe(file, layer="measures")
    assert len(read) == 10 and read["revision"].eq(1).all()
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not opened.execute("PRAGMA foreign_key_check").fetchall()
    rows = pd.DataFrame({"measure_id": ["M01"], "parcel_id": ["гдал"]})
    pyogrio.write_dataframe(rows, file, layer="measure_plots", append=True)
    assert "гдал" in of(file, "M01").plots


def test_the_users_further_columns_stay_through_changes(tmp_path: Path) -> None:
    row = {"measure_id": "M1", "section": "space", "name": "Жол", "cost_som": 5e6, "year": 2027,
           "annual_upkeep_som": 0, "sources": "donor=5000000", "Эскертме": "өз", "NAME": "x",
           "sum": 1.5}  # fmt: skip
    path = tmp_path / "m.gpkg"
    write_store(path, measures_table([row], base_year=2026).table)
    store.write(path, [changed(of(path, "M1"), name="Башка")], "Асел")
    kept = read_store(path)
    assert kept.loc[0, "Эскертме"] == "өз" and kept.loc[0, "sum"] == 1.5
    assert kept.loc[0, "name"] == "Башка"


def test_begun_once_only(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(OutputError, match="somebody else"):
        write_store(file, measures_table(file, base_year=2026).table)
    assert file.read_bytes() == before


# --- changes ----------------------------------------------------------------------------------


def test_a_change_comes_back_with_its_revision_who_and_when(file: Path) -> None:
    entry = changed(of(file, "M02"), name="Бала бакча, 90 орун", cost_som=20e6,
                    sources="donor=20000000")  # fmt: skip
    (saved,) = store.write(file, [store.replace(entry, plots=("A", "B", "A"))], "Асел Үсөнова")
    assert (saved.revision, saved.changed_by) == (2, "Асел Үсөнова") and saved.changed_at
    assert of(file, "M02") == saved and saved.plots == ("A", "B")
    assert measures_table(file, base_year=2026).total_som == 163_700_000 + 1_500_000


def test_a_new_measure_gets_the_next_number_that_was_never_given(file: Path) -> None:
    values = {"section": "space", "name": "Жаңы", "cost_som": 1e6, "year": 2027,
              "annual_upkeep_som": 0.0, "sources": "donor=1000000"}  # fmt: skip
    (first,) = store.write(file, [store.Entry("", values)], "a")
    assert first.measure_id == "M11"
    store.write(file, [store.replace(first, state=store.REMOVED)], "a")
    (second,) = store.write(file, [store.Entry("", values)], "b")
    assert second.measure_id == "M12"
    assert "M11" not in set(measures_table(file, base_year=2026).table["measure_id"])


def test_who_read_an_older_revision_writes_nothing(file: Path) -> None:
    mine, theirs = of(file, "M01"), of(file, "M01")
    store.write(file, [changed(theirs, name="алардыкы")], "Нурлан")
    before = store.read(file)
    other = changed(of(file, "M02"), name="Бул дагы жазылбайт")
    with pytest.raises(store.Conflict) as caught:
        store.write(file, [other, changed(mine, name="меники")], "Асел")
    assert caught.value.theirs.changed_by == "Нурлан"
    assert caught.value.theirs.values["name"] == "алардыкы"
    assert caught.value.mine.values["name"] == "меники"
    assert store.read(file) == before


def test_to_keep_mine_is_said_by_naming_their_revision(file: Path) -> None:
    mine = of(file, "M01")
    store.write(file, [changed(mine, name="алардыкы")], "Нурлан")
    with pytest.raises(store.Conflict) as caught:
        store.write(file, [changed(mine, name="меники")], "Асел")
    kept = store.replace(caught.value.mine, revision=caught.value.theirs.revision)
    store.write(file, [kept], "Асел")
    assert (of(file, "M01").values["name"], of(file, "M01").revision) == ("меники", 3)


def test_a_removed_measure_says_who_removed_it(file: Path) -> None:
    mine = of(file, "M03")
    store.write(file, [store.replace(mine, state=store.REMOVED)], "Нурлан")
    with pytest.raises(store.Conflict) as caught:
        store.write(file, [changed(mine, name="меники")], "Асел")
    assert (caught.value.theirs.state, caught.value.theirs.changed_by) == ("removed", "Нурлан")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE measures SET name = 'башка' WHERE measure_id = 'M02'",
        "DELETE FROM measures WHERE measure_id = 'M02'",
        "INSERT INTO measure_plots (measure_id, parcel_id) VALUES ('M02', 'X')",
        "UPDATE measure_plots SET parcel_id = 'Y' || fid WHERE measure_id = 'M02'",
        "UPDATE measure_plots SET measure_id = 'M01' WHERE measure_id = 'M02'",
        "DELETE FROM measure_plots WHERE measure_id = 'M02'",
    ],
)
def test_what_another_program_changes_counts_too(file: Path, statement: str) -> None:
    mine = of(file, "M02")
    with closing(sqlite3.connect(file)) as other, other:
        other.execute(statement)
    before = store.read(file)
    with pytest.raises(store.Conflict) as caught:
        store.write(file, [changed(mine, name="меники")], "Асел")
    assert caught.value.theirs.changed_by == "" and store.read(file) == before
    revisions = {e.measure_id: e.revision for e in before}
    touched = {"M02"} | ({"M01"} if "'M01'" in statement else set())
    assert {name for name, revision in revisions.items() if revision == 1} == (
        {f"M{n:02d}" for n in range(1, 11)} - touched
    )
    if "M02" in revisions:
        kept = store.replace(caught.value.mine, revision=caught.value.theirs.revision)
        (saved,) = store.write(file, [kept], "Асел")
        assert of(file, "M02") == saved


# --- what stands in the way -------------------------------------------------------------------


def code_of(path: Path, action: Any) -> str:
    with pytest.raises(store.StoreError) as caught:
        action(path)
    return str(caught.value.code)


def test_every_obstacle_has_a_name_and_changes_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entry = changed(of(file, "M01"), name="жаңы")
    before = file.read_bytes()

    def save(path: Path) -> None:
        store.write(path, [entry], "Асел")

    assert code_of(tmp_path / "no.gpkg", save) == "gone"
    monkeypatch.setattr(store, "WAIT_S", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert code_of(file, save) == "busy"
        other.execute("ROLLBACK")
        other.execute("BEGIN EXCLUSIVE")
        assert code_of(file, store.read) == "busy"
    wrong = tmp_path / "wrong.gpkg"
    wrong.write_bytes(b"GP" * 4000)
    assert code_of(wrong, store.read) == code_of(wrong, save) == "no_store"
    with closing(sqlite3.connect(tmp_path / "empty.gpkg")) as empty, empty:
        empty.execute("CREATE TABLE x (y)")
    assert code_of(tmp_path / "empty.gpkg", store.read) == "no_store"
    address = store.address
    monkeypatch.setattr(store, "address", lambda path, mode: address(path, "ro"))
    assert code_of(file, save) == "read_only"
    assert file.read_bytes() == before


@pytest.mark.parametrize("broken", ["bytes", "tables", "columns"])
def test_the_library_says_what_is_no_store(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "measures.gpkg"
    with pytest.raises(UsageError):
        read_store(path)
    if broken == "bytes":
        path.write_bytes(b"no database" * 1000)
    else:
        with closing(sqlite3.connect(path)) as made, made:
            made.execute("CREATE TABLE measures (fid INTEGER PRIMARY KEY, measure_id TEXT)")
            if broken == "columns":
                made.execute(
                    "CREATE TABLE measure_plots (fid INTEGER, measure_id TEXT, parcel_id TEXT)"
                )
    with pytest.raises(DataError) as caught:
        read_store(path)
    assert "measures.gpkg" in caught.value.message.text("ky")


class Windows:
    """A path as Windows has it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def absolute(self) -> Any:
        return self

    def as_posix(self) -> str:
        return self.name


def test_the_library_and_the_plugin_name_a_file_alike(tmp_path: Path) -> None:
    paths = [
        tmp_path / "Өңүр 1%20#?.gpkg",
        Windows("C:/Өңүр 1/m.gpkg"),
        Windows("//server/a/m.gpkg"),
    ]
    for path in paths:
        assert sqlite_address(path, "ro") == store.address(path, "ro")
    for path in paths[:1]:
        with closing(sqlite3.connect(path)) as made, made:
            made.execute("CREATE TABLE x (y)")
        with closing(sqlite3.connect(sqlite_address(path, "ro"), uri=True)) as opened:
            assert opened.execute("SELECT count(*) FROM x").fetchone() == (0,)


def test_addresses_of_drives_and_of_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.address(Windows("C:/Өңүр 1/m.gpkg"), "rw").startswith("file:///C%3A/")
    assert store.address(Windows("//server/share/m.gpkg"), "ro") == (
        "file:////server/share/m.gpkg?mode=ro"
    )


# --- together ---------------------------------------------------------------------------------


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(["read", "save"]),
                          st.sampled_from(["M01", "M02"])), max_size=25))  # fmt: skip
def test_no_order_of_two_people_loses_a_change(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    """Whoever saves has seen what is there: the file is always the last change of a chain."""
    path = tmp_path_factory.mktemp("two") / "m.gpkg"
    row = {"section": "space", "cost_som": 1e6, "year": 2027, "annual_upkeep_som": 0,
           "sources": "donor=1000000"}  # fmt: skip
    rows = [{"measure_id": name, "name": "0", **row} for name in ("M01", "M02")]
    write_store(path, measures_table(rows, base_year=2026).table)
    seen = {who: {e.measure_id: e for e in store.read(path)} for who in "AB"}
    file_says = {"M01": ("0", 1), "M02": ("0", 1)}
    for number, (who, what, name) in enumerate(steps, 1):
        if what == "read":
            seen[who] = {e.measure_id: e for e in store.read(path)}
            continue
        mine = seen[who][name]
        try:
            (saved,) = store.write(path, [changed(mine, name=f"{number}")], who)
        except store.Conflict as conflict:
            assert mine.revision < file_says[name][1]
            assert conflict.theirs.values["name"] == file_says[name][0]
        else:
            assert mine.revision == file_says[name][1]
            seen[who][name] = saved
            file_says[name] = (str(number), saved.revision)
        assert {e.measure_id: (e.values["name"], e.revision) for e in store.read(path)} == file_says


def test_many_at_once_each_count_once(file: Path) -> None:
    """Four threads add one to the same cost; who meets a conflict reads again."""

    def add(who: str) -> None:
        for _ in range(8):
            while True:
                entry = of(file, "M05")
                try:
                    store.write(file, [changed(entry, priority=entry.values["priority"] + 1)], who)
                    break
                except store.Conflict:
                    continue

    store.write(file, [changed(of(file, "M05"), priority=0.0)], "start")
    threads = [threading.Thread(target=add, args=(f"{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert of(file, "M05").values["priority"] == 32 and of(file, "M05").revision == 34


WRITER = """
import importlib, pathlib, sys, types
package = types.ModuleType("panel_without_qgis")
package.__path__ = [sys.argv[1]]
sys.modules["panel_without_qgis"] = package
store = importlib.import_module("panel_without_qgis.measure_store")
path = pathlib.Path(sys.argv[2])
number = 0
while True:
    number += 1
    entries = [e for e in store.read(path) if e.measure_id in ("M01", "M02")]
    plots = tuple(f"{number}-{n}" for n in range(200))
    store.write(path, [store.replace(e, plots=plots) for e in entries], "writer")
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="a process is killed otherwise there")
def test_who_is_killed_while_saving_leaves_all_or_nothing(file: Path) -> None:
    chance, rest = random.Random(7), store.read(file)[2:]
    last = 0
    for _ in range(6):
        argv = [sys.executable, "-c", WRITER, str(PANEL), str(file)]
        process = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        said = [1, *map(int, process.stdout.read().split())]
        process.wait()
        entries = {e.measure_id: e for e in store.read(file)}
        one, two = entries["M01"], entries["M02"]
        assert len(one.plots) == len(two.plots) == 200
        assert one.plots == two.plots and one.revision == two.revision
        assert one.revision - 1 - last in (max(said), max(said) + 1)  # nothing said is lost
        last = one.revision - 1
        assert store.read(file)[2:] == rest


# --- the plan's own measures ------------------------------------------------------------------

ALLOCATION = pd.DataFrame(
    {"parcel_id": ["A", "B"], "use": ["individual", "individual"], "area_ha": [2.0, 4.0]}
)


def generated(path: Path) -> Any:
    return measures_from_plan(base_year=2026, allocation=ALLOCATION, measures=path)


def taken_over(path: Path, name: str, **changes: Any) -> Any:
    """A generated measure as it goes into the store when it is changed."""
    row = generated(path).table.set_index("measure_id").loc[name]
    values = {key: row.get(key) for key in store.FIELDS if key in row.index}
    values = {k: None if pd.isna(v) else getattr(v, "item", lambda v=v: v)() for k, v in
              values.items()}  # fmt: skip
    values["name"] = str(row["name"])
    entry = store.Entry(name, {**values, **changes.pop("values", {})}, tuple(
        row["parcel_ids"].split(";")), origin=store.TAKEN_OVER)  # fmt: skip
    return store.replace(entry, **changes)


def test_a_generated_measure_that_is_changed_stands_in_its_own_place(file: Path) -> None:
    before = generated(file)
    roads = before.table[before.table["purpose"] == "road_housing"].iloc[0]
    values = {"cost_som": 7e6, "sources": "donor=7000000"}
    store.write(file, [taken_over(file, roads["measure_id"], values=values)], "Асел")
    after = generated(file)
    assert (after.table["purpose"] == "road_housing").sum() == 1
    row = after.table.set_index("measure_id").loc[roads["measure_id"]]
    assert (row["cost_som"], row["origin"]) == (7e6, "taken_over")
    assert after.total_som == before.total_som - roads["cost_som"] + 7e6
    assert set(after.table["measure_id"]) == set(before.table["measure_id"])


def test_a_generated_measure_that_is_declined_is_not_made_again(file: Path) -> None:
    before = generated(file)
    water = before.table[before.table["purpose"] == "water_housing"].iloc[0]
    entry = taken_over(file, water["measure_id"], state=store.DECLINED)
    (saved,) = store.write(file, [entry], "Асел")
    after = generated(file)
    assert "water_housing" not in set(after.table["purpose"])
    assert after.total_som == before.total_som - water["cost_som"]
    assert [n for n in after.notes if n.code == "note.declined"]
    assert after.replaced["measure_id"].isin(after.table["measure_id"]).all()
    store.write(file, [store.replace(saved, state=store.REMOVED)], "Асел")
    assert generated(file).total_som == before.total_som


def test_all_of_the_users_measures_may_be_removed(file: Path) -> None:
    entries = [store.replace(entry, state=store.REMOVED) for entry in store.read(file)]
    store.write(file, entries, "Асел")
    assert set(generated(file).table["origin"]) == {"generated"}
    assert measures_table(file, base_year=2026, horizon=5).total_som == 0
