"""Tables written into a real PostGIS: all of them or none, whoever reads or writes meanwhile."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import psycopg
import pyogrio
import pytest

from sedp_spatial import OutputError, SedpError, land_balance, write_layers, write_postgis
from sedp_spatial.errors import Cancelled
from sedp_spatial.layers.postgis import read_postgis, target_of
from sedp_spatial.layers.postgis.locking import session_name
from sedp_spatial.layers.postgis.writing import staged
from sedp_spatial.report.postgis import stands, write_result_tables
from tests.library.builders import layer, squares

from .cluster import Database, wait_until

LANGUAGES = ("ky", "ru", "en")


def numbered(version: int, rows: int = 3) -> dict[str, gpd.GeoDataFrame]:
    return {name: layer(squares(rows), version=[version] * rows) for name in ("a", "b", "c")}


def versions(database: Database, schema: str) -> tuple:
    """The versions that one statement sees in all tables."""
    parts = ", ".join(f'(SELECT max(version) FROM "{schema}".{name})' for name in "abc")
    return database.rows(f"SELECT {parts}")[0]


def refused(work: object, *arguments: object, **options: object) -> SedpError:
    with pytest.raises(SedpError) as caught:
        work(*arguments, **options)
    assert len({caught.value.text(lang) for lang in LANGUAGES}) == 3
    return caught.value


def test_what_is_written_beside_the_rows(database, sample):
    parcels = gpd.read_file(sample / "municipality.gpkg", layer="parcels").head(50)
    result = land_balance(parcels)
    write_result_tables(
        database.uri("?schema=words"), "balance", result, parcels=parcels, lang="ky"
    )
    names = database.rows("SELECT table_name, row_count FROM words.sedp_tables ORDER BY 1")
    assert dict(names)["balance_parcels"] == 50 and "balance_table" in dict(names)
    comments = database.rows(
        "SELECT a.attname, col_description(a.attrelid, a.attnum) FROM pg_attribute a WHERE"
        " a.attrelid = 'words.balance_table'::regclass AND a.attnum > 0"
    )
    assert dict(comments)["area_ha"] == "Аянты, га"
    assert dict(comments)["share"] == "Үлүшү (0…1)"  # as it stands there, not in percent
    assert database.rows("SELECT schema_version <> '?', language FROM words.sedp_sets") == [
        (True, "ky")
    ]
    indexes = database.rows(
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'words'"
        " AND tablename = 'balance_parcels'"
    )
    told = " ".join(row[0] for row in indexes)
    assert "USING gist (geom)" in told and "UNIQUE INDEX balance_parcels_key" in told


def test_types_come_back_as_from_a_geopackage(database, tmp_path):
    frame = layer(
        squares(3),
        i16=np.array([1, 2, 3], "int16"), i32=np.array([1, 2, 3], "int32"),
        u8=np.array([1, 2, 255], "uint8"),
        i64=[2**53 + 1, 2, 3], f32=np.float32([1.1, 2, np.nan]), f64=[0.1, np.nan, 1e300],
        flag=[True, False, True], some=pd.array([True, None, False], dtype="boolean"),
        gaps=pd.array([1, None, 3], dtype="Int64"), text=["Көк", None, ""],
        at=pd.to_datetime(["2026-11-22 10:11:12.123999", None, "1700-01-01 00:00:00.5"]),
        zone=pd.to_datetime(["2026-11-22 10:11:12", None, "2026-11-23 10:11:12"], utc=True),
        kind=pd.Categorical(["x", "y", None]),
        mixed=pd.Series(["a", 1, None], dtype=object), none=pd.Series([None] * 3, dtype=object),
        lists=pd.Series([["a", "b"], [], None], dtype=object),
    )  # fmt: skip
    write_postgis(
        database.uri("?schema=kinds"), {"one": frame}, {"flat": frame.drop(columns="geometry")}
    )
    path = tmp_path / "one.gpkg"
    write_layers(path, {"one": frame})
    theirs, ours = pyogrio.read_dataframe(path), read_postgis(database.uri(), "kinds.one")
    pd.testing.assert_frame_equal(pd.DataFrame(ours), pd.DataFrame(theirs))
    assert database.rows("SELECT count(*) FROM kinds.flat") == [(3,)]


def test_readers_see_the_old_set_or_the_new(database):
    target = database.uri("?schema=readers")
    write_postgis(target, numbered(0))
    stop, seen, failed = threading.Event(), [], []

    def read() -> None:
        with database.connect() as connection:
            while not stop.is_set():
                try:
                    row = connection.execute(
                        "SELECT (SELECT max(version) FROM readers.a), count(*),"
                        " (SELECT max(version) FROM readers.b), max(c.version) FROM readers.c"
                    ).fetchone()
                except Exception as error:  # seen by the assertion below
                    failed.append(error)
                    return
                seen.append(row)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for one in readers:
        one.start()
    try:
        for version in range(1, 9):
            write_postgis(target, numbered(version, rows=3 + version))
            wait_until(lambda known=version: failed or (seen and seen[-1][0] == known))
    finally:
        stop.set()
        for one in readers:
            one.join()
    assert not failed
    assert all(a == b == c and rows == 3 + a for a, rows, b, c in seen)
    assert len({row[0] for row in seen}) > 3  # they did read while it was written
    assert versions(database, "readers") == (8, 8, 8)


CHECKOUT = Path(__file__).parents[2]
STEPS = (
    (psycopg.Connection, "execute"),
    (psycopg.Copy, "write_row"),
    (psycopg.Connection, "commit"),
)


def write_up_to(uri: str, version: int, stop: int) -> None:
    """Write until a number of steps is done, say so and wait to be killed.

    A step is a statement, a row or the end of the transaction. Who is not stopped says which step
    that end was.
    """
    done, ends = itertools.count(), []

    def counted(work: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **options: object) -> object:
            number = next(done)
            if number == stop:
                print(number, flush=True)
                time.sleep(600)
            if work.__name__ == "commit":
                ends.append(number)
            return work(*arguments, **options)

        return step

    for owner, name in STEPS:
        setattr(owner, name, counted(getattr(owner, name)))
    write_postgis(uri, numbered(version))
    print(ends[0])


def writer(uri: str, version: int, stop: int = -1) -> tuple[subprocess.Popen[str], int]:
    """A process that writes, once it stands still or is through, and the step it said."""
    code = "from tests.postgis.test_writing import write_up_to as w, sys; "
    code += "w(sys.argv[1], *map(int, sys.argv[2:]))"
    argv = [sys.executable, "-c", code, uri, str(version), str(stop)]
    child = subprocess.Popen(argv, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    return child, int(child.stdout.readline())


@pytest.fixture(scope="module")
def steps(database: Database) -> int:
    """How many steps there are before the tables are in their places."""
    target = database.uri("?schema=counted")
    write_postgis(target, numbered(0))
    child, end = writer(target, 1)
    child.wait()
    assert versions(database, "counted") == (1, 1, 1)
    return end


@pytest.mark.parametrize("share", [0.0, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0])
def test_a_writer_killed_midway_leaves_the_old_tables(database, steps, share):
    target = database.uri("?schema=killed")
    write_postgis(target, numbered(0))
    before = database.rows("SELECT * FROM killed.sedp_tables ORDER BY 1")
    child, stood = writer(target, 1, stop=int(share * steps))
    assert stood == int(share * steps)  # at 1.0 nothing but the end of the transaction is missing
    child.kill()
    child.wait()
    busy = (
        "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'sedp-spatial layers%'"
    )
    wait_until(lambda: database.rows(busy) == [(0,)])
    assert versions(database, "killed") == (0, 0, 0)
    assert database.rows("SELECT * FROM killed.sedp_tables ORDER BY 1") == before
    left = database.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'killed' ORDER BY 1")
    assert [name for (name,) in left] == ["a", "b", "c", "sedp_sets", "sedp_tables"]
    write_postgis(target, numbered(2))  # nothing is locked
    assert versions(database, "killed") == (2, 2, 2)


def test_the_second_writer_is_told_who_is_writing(database):
    target = database.uri("?schema=lock")
    write_postgis(target, numbered(0))
    told: list[str] = []

    class Heard:
        def progress(self, share: float) -> None:
            pass

        def message(self, text: str) -> None:
            told.append(text)

        def is_cancelled(self) -> bool:
            return False

    with staged(target_of(target), "layers", numbered(1), {}) as first:
        error = refused(
            write_postgis, target, numbered(2), patience_s=0.1, feedback=Heard(), lang="ru"
        )
        assert error.code == "error.postgis_busy"
        assert re.search(r"sedp_owner has been writing .* since 20\d\d-\d\d-\d\d", str(error))
        assert told and told[0].startswith("Ожидание: пользователь sedp_owner")
        # Another schema is free, and so is reading.
        write_postgis(database.uri("?schema=lock_2"), numbered(7))
        assert versions(database, "lock") == (0, 0, 0)
        first.swap()
    assert versions(database, "lock") == (1, 1, 1)


def test_two_writers_at_a_time_end_one_after_the_other(database):
    target = database.uri("?schema=together")
    writers = [
        threading.Thread(target=write_postgis, args=(target, numbered(version, rows=200)))
        for version in (1, 2, 3)
    ]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    found = versions(database, "together")
    assert found in ((1, 1, 1), (2, 2, 2), (3, 3, 3))


def test_whoever_waits_may_stop(database):
    class Stopped:
        def progress(self, share: float) -> None:
            pass

        def message(self, text: str) -> None:
            pass

        def is_cancelled(self) -> bool:
            return True

    target = database.uri("?schema=stopped")
    write_postgis(target, numbered(0))
    with (
        staged(target_of(target), "layers", numbered(1), {}),
        pytest.raises(Cancelled),
    ):
        write_postgis(target, numbered(2), feedback=Stopped())
    assert versions(database, "stopped") == (0, 0, 0)


def test_a_reader_that_does_not_let_go(database):
    target = database.uri("?schema=held")
    write_postgis(target, numbered(0))
    with database.connect() as reader, reader.transaction():
        reader.execute("SELECT * FROM held.b")
        error = refused(write_postgis, target, numbered(1), patience_s=0.2)
        assert error.code == "error.postgis_read_by_others"
        assert reader.execute("SELECT max(version) FROM held.a").fetchone() == (0,)
    assert versions(database, "held") == (0, 0, 0)
    write_postgis(target, numbered(1))


def test_tables_of_others_are_never_touched(database):
    database.run("CREATE SCHEMA shared; CREATE TABLE shared.b AS SELECT 1 AS version")
    target = database.uri("?schema=shared")
    error = refused(write_postgis, target, numbered(1))
    assert error.code == "error.postgis_not_ours" and error.params["table"] == "b"
    assert database.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'shared'") == [("b",)]
    write_postgis(target, {"mine": numbered(1)["a"]}, set_name="first")
    error = refused(write_postgis, target, {"mine": numbered(1)["a"]}, set_name="second")
    assert error.params["owner"] == "first"
    assert refused(write_postgis, target, {"sedp_sets": numbered(1)["a"]}).params["owner"] == "–"


def test_a_set_is_replaced_as_a_whole(database):
    target = database.uri("?schema=whole")
    write_postgis(target, numbered(1))
    write_postgis(target, {"a": numbered(2)["a"]})
    left = database.rows("SELECT table_name FROM whole.sedp_tables")
    there = database.rows(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'whole' AND tablename !~ '^sedp'"
    )
    assert left == there == [("a",)]
    # Names of tables go before names of indexes.
    write_postgis(target, {"a": numbered(3)["a"], "a_key": numbered(3)["b"]})
    assert database.rows("SELECT count(*) FROM whole.a_key") == [(3,)]


def test_a_table_with_the_name_of_a_layer_is_written_beside_it(database):
    write_postgis(
        database.uri("?schema=names"),
        {"parcels": layer(squares(2))},
        {"parcels": pd.DataFrame({"note": ["а", "б", "в"]})},
    )
    counted = database.rows("SELECT table_name, row_count FROM names.sedp_tables ORDER BY 1")
    assert counted == [("parcels", 2), ("parcels_1", 3)]


def test_rights_are_kept_and_lacking_ones_said(database):
    target = database.uri("?schema=rights")
    write_postgis(target, numbered(0))
    database.run(
        "CREATE ROLE clerk LOGIN PASSWORD 'clerk-word'; GRANT USAGE ON SCHEMA rights TO clerk",
        "GRANT SELECT ON rights.a, rights.b, rights.c TO clerk; GRANT SELECT ON rights.a TO public",
    )
    write_postgis(target, numbered(1))
    clerk = database.user_of("clerk", "clerk-word")
    assert versions(clerk, "rights") == (1, 1, 1)
    public = "SELECT has_table_privilege('public', 'rights.{}', 'SELECT')"
    assert database.rows(public.format("a")) == [(True,)]
    assert database.rows(public.format("b")) == [(False,)]
    for schema in ("rights", "brand_new"):
        error = refused(write_postgis, clerk.uri(f"?schema={schema}"), numbered(2))
        assert error.code == "error.postgis_no_right_to_write"
        assert isinstance(error, OutputError) and "clerk-word" not in error.text("ky")
    assert versions(database, "rights") == (1, 1, 1)


def test_an_unknown_coordinate_system_and_no_right_to_enter_it(database):
    database.run(
        "CREATE ROLE planner LOGIN PASSWORD 'planner-word'; CREATE SCHEMA planner AUTHORIZATION"
        " planner; DELETE FROM spatial_ref_sys WHERE srid = 7695"
    )
    planner = database.user_of("planner", "planner-word").uri("?schema=planner")
    frame = numbered(1)["a"].set_crs(7695, allow_override=True)
    error = refused(write_postgis, planner, {"a": frame})
    assert error.code == "error.postgis_no_srid"
    assert database.rows("SELECT count(*) FROM pg_tables WHERE schemaname = 'planner'") == [(0,)]
    database.run(error.params["statement"])  # the administrator does as the sentence says
    write_postgis(planner, {"a": frame})
    assert read_postgis(database.uri(), "planner.a").crs == 7695


def test_a_view_is_built_on_a_table(database):
    target = database.uri("?schema=built")
    write_postgis(target, numbered(0))
    database.run("CREATE VIEW built.mine AS SELECT * FROM built.b")
    error = refused(write_postgis, target, numbered(1))
    assert error.code == "error.postgis_built_on" and "mine" in error.text("ky")
    assert versions(database, "built") == (0, 0, 0)


def test_what_the_database_cannot_hold(database):
    frame = numbered(1)["a"].assign(text=["a", "\0", "b"])
    error = refused(write_postgis, database.uri("?schema=bad"), {"x": frame})
    assert error.code == "error.postgis_not_written"
    assert database.rows("SELECT count(*) FROM pg_namespace WHERE nspname = 'bad'") == [(0,)]
    assert refused(write_postgis, database.uri(), {"x": frame}).code == "error.postgis_no_schema"


def test_the_server_goes_away_while_writing(database):
    target = database.uri("?schema=gone")
    write_postgis(target, numbered(0))

    def cut() -> None:
        with staged(target_of(target), "layers", numbered(1), {}) as written:
            database.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name LIKE 'sedp-spatial layers%'"
            )
            written.swap()

    assert refused(cut).code == "error.postgis_lost_writing"
    assert versions(database, "gone") == (0, 0, 0)


def test_what_stands_is_known_by_its_content(database):
    target = database.uri("?schema=stands")
    assert not stands(target, "layers", "k")
    with staged(target_of(target), "layers", numbered(0), {}, key="k") as written:
        written.swap()
    assert stands(target, "layers", "k") and not stands(target, "layers", "l")
    database.run("UPDATE stands.b SET version = 5 WHERE fid = 2")
    assert not stands(target, "layers", "k")


def test_the_name_of_a_session_fits():
    assert len(session_name("x" * 99).encode()) <= 63


def test_odd_columns(database):
    frame = layer(squares(2), **{"ctid": [1, 2], "fid": [7, 8], "geom": ["a", "b"], "": [1, 2],
                                 "ө" * 40: [1, 2], "Area": [1, 2]})  # fmt: skip
    write_postgis(database.uri("?schema=odd"), {"x": frame})
    read = read_postgis(database.uri(), "odd.x")
    assert len(read.columns) == len(frame.columns) + 1  # the user's own fid is a field of theirs
    assert {"fid", "geom", "ctid_1", "Area"} <= set(read.columns)
