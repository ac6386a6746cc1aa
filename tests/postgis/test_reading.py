"""Tables of a real PostGIS as layers: types, order, coordinate systems, and what can be wrong."""

from __future__ import annotations

import socket

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal
from shapely import Polygon, box

from sedp_spatial import (
    DataError,
    SedpError,
    UsageError,
    overlap_areas,
    overlap_areas_of_file,
    read_layer,
    write_postgis,
)
from sedp_spatial.layers.postgis import digest, read_postgis
from tests.library.builders import GRID, X, Y, layer, squares

from .cluster import wait_until

LANGUAGES = ("ky", "ru", "en")
SQUARE = f"ST_MakeEnvelope({X}, {Y}, {X + 100}, {Y + 100}, 7694)"


@pytest.fixture(scope="module")
def base(database, sample) -> dict[str, gpd.GeoDataFrame]:
    """The sample municipality in the schema ``base``."""
    path = sample / "municipality.gpkg"
    layers = {name: gpd.read_file(path, layer=name) for name, _ in pyogrio.list_layers(path)}
    write_postgis(database.uri("?schema=base"), layers)
    return layers


def refused(source: str, layer: str | None = None, **options: object) -> SedpError:
    """The error of a source, after its sentences are looked at."""
    with pytest.raises(SedpError) as caught:
        read_layer(source, layer, kind="parcels", **options)
    said = {lang: caught.value.text(lang) for lang in LANGUAGES}
    assert len(set(said.values())) == 3
    return caught.value


def test_every_layer_is_the_same_as_in_a_geopackage(database, sample, base):
    assert len(base) == 11
    for name in base:
        ours = read_layer(database.words(f"|layername=base.{name}"), kind="places")
        theirs = read_layer(sample / "municipality.gpkg", name, kind="places")
        assert_geodataframe_equal(ours, theirs)
        assert ours.crs == theirs.crs
        assert (ours.geometry.to_wkb() == theirs.geometry.to_wkb()).all()


def test_types_as_other_programs_make_them(database, tmp_path):
    database.run(
        "CREATE TYPE state AS ENUM ('жаңы', 'эски'); CREATE DOMAIN hectares AS numeric(12, 4)",
        """CREATE TABLE types (
          id serial PRIMARY KEY, small smallint, whole integer, big bigint, exact numeric(12, 4),
          area hectares, real4 real, real8 double precision, flag boolean, code char(5),
          name varchar(20), day date, at timestamp, at_zone timestamptz, mark uuid, doc jsonb,
          kind state, list text[], geom geometry(Polygon, 7694))""",
        f"""INSERT INTO types VALUES (
          2, 1, 2, 9007199254740993, 1.1000, 0.3, 1.1, 0.1, true, 'ab', 'Көк-Өңүр', '2026-11-22',
          '2026-11-22 10:11:12.123456', '2026-11-22 10:11:12+06',
          '00000000-0000-0000-0000-000000000001', '{{"a": 1}}', 'жаңы', '{{x,y}}', {SQUARE})""",
        f"""INSERT INTO types VALUES (1, null, null, null, null, null, 'NaN', null, null, null, '',
          'infinity', '-infinity', null, null, null, null, null, {SQUARE})""",
    )
    read = read_postgis(database.words(), "types")
    assert read["id"].tolist() == [1, 2]  # a key of the user's own is a field
    full = read.iloc[1]
    assert read["exact"].dtype == read["area"].dtype == read["small"].dtype == np.float64
    assert read["real4"].dtype == np.float32
    assert (full["exact"], full["area"], full["real8"]) == (1.1, 0.3, 0.1)
    assert (full["code"], full["name"], full["kind"]) == ("ab", "Көк-Өңүр", "жаңы")
    assert (full["list"], full["doc"]) == ("{x,y}", '{"a": 1}')
    assert str(read["day"].dtype) == "datetime64[ms]"
    assert full["at"] == pd.Timestamp("2026-11-22 10:11:12.123")
    assert full["at_zone"] == pd.Timestamp("2026-11-22 04:11:12Z")
    empty = read.iloc[0].drop(["id", "name", "geometry"])
    assert empty.isna().all()  # without end is an empty cell
    assert read.iloc[0]["name"] == ""
    whole = database.words("|layername=types")
    database.run("DELETE FROM types WHERE id = 1")
    again = read_postgis(whole)
    kinds = {"small": "int16", "whole": "int32", "big": "int64", "flag": "bool"}
    assert {name: str(again[name].dtype) for name in kinds} == kinds
    assert again["big"].tolist() == [9007199254740993]


def test_rows_come_in_the_order_of_their_key(database):
    database.run(
        "CREATE TABLE unordered (name text PRIMARY KEY, geom geometry(Polygon, 7694))",
        "INSERT INTO unordered SELECT n, " + SQUARE + " FROM unnest("
        "ARRAY['b', 'Я', 'a', 'Ө', 'B', 'ab', 'а']) AS n",
    )  # fmt: skip
    names = read_postgis(database.uri(), "unordered")["name"].tolist()
    assert names == sorted(names)  # by letters, whatever the language of the server
    before = digest(database.uri() + "|layername=unordered")
    database.run("UPDATE unordered SET name = name", "VACUUM FULL unordered")
    assert digest(database.uri() + "|layername=unordered") == before
    assert read_postgis(database.uri(), "unordered")["name"].tolist() == names


def test_shapes_of_every_kind(database):
    database.run(
        "CREATE TABLE shapes (n int PRIMARY KEY, geom geometry)",
        f"""INSERT INTO shapes VALUES (1, {SQUARE}), (2, ST_Multi({SQUARE})), (3, NULL),
          (4, ST_Force3DZ({SQUARE})), (5, ST_GeomFromText('POLYGON EMPTY', 7694)),
          (6, ST_GeomFromText('CURVEPOLYGON(CIRCULARSTRING({X} {Y}, {X + 2} {Y}, {X} {Y}))',
                              7694))""",
        f"CREATE TABLE globe (fid int PRIMARY KEY, g geography(Polygon)); INSERT INTO globe"
        f" VALUES (1, ST_Transform({SQUARE}, 4326)::geography)",
        f"CREATE TABLE measured (fid int PRIMARY KEY, g geometry(PolygonM, 7694)); INSERT INTO"
        f" measured VALUES (1, ST_Force3DM({SQUARE}))",
    )
    read = read_postgis(database.uri(), "shapes")
    assert read.geometry.iloc[2] is None
    assert read.geometry.geom_type.dropna().tolist() == [
        "Polygon", "MultiPolygon", "Polygon", "Polygon", "Polygon"
    ]  # fmt: skip
    assert read.geometry.iloc[3].has_z
    assert read.geometry.iloc[5].area == pytest.approx(np.pi, rel=0.01)
    globe = read_postgis(database.uri(), "globe")
    assert globe.crs == 4326
    assert globe.to_crs(7694).area.item() == pytest.approx(1e4, rel=1e-6)
    assert not read_postgis(database.uri(), "measured").geometry.has_z.any()


def test_a_coordinate_system_of_the_database_s_own(database, base):
    text = gpd.GeoSeries(crs=7693).crs.to_wkt("WKT1_GDAL")
    database.run(
        "INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, srtext) VALUES"
        f" (990001, 'GOSREESTR', 77, '{text}')",
        "CREATE TABLE own_crs (parcel_id text PRIMARY KEY, geom geometry(Polygon, 990001))",
        f"INSERT INTO own_crs VALUES ('1', ST_SetSRID({SQUARE}, 990001))",
        "CREATE TABLE loose (parcel_id text PRIMARY KEY, geom geometry)",
        f"INSERT INTO loose VALUES ('1', {SQUARE})",
    )
    found = read_layer(database.uri(), "own_crs", kind="parcels").crs
    assert found.name == "Kyrg-06 / zone 2"
    assert read_layer(database.uri(), "loose", kind="parcels").crs == 7694
    for code in range(7692, 7697):  # an old PostGIS may not know them
        database.run(f"DELETE FROM spatial_ref_sys WHERE srid = {code}")
        shapes = gpd.GeoDataFrame(
            {"parcel_id": ["1"]}, geometry=[box(X, Y, X + 1, Y + 1)], crs=code
        )
        write_postgis(database.uri("?schema=crs"), {"one": shapes})
        assert read_postgis(database.uri(), "crs.one").crs == shapes.crs
    assert database.rows("SELECT count(*) FROM spatial_ref_sys WHERE auth_srid = 7694") == [(1,)]


def test_views_need_a_key(database, base):
    database.run(
        "CREATE VIEW base.arable AS SELECT parcel_id, category, village, geom FROM base.parcels"
    )
    source = database.uri("|layername=base.arable")
    error = refused(source)
    assert error.code == "error.postgis_view" and "parcel_id" in error.text("ky")
    assert refused(f"{source}|key=parcel").code == "error.postgis_no_key"
    assert refused(f"{source}|key=category").code == "error.postgis_key_repeats"
    read = read_layer(f"{source}|key=parcel_id", kind="parcels")
    assert read["parcel_id"].tolist() == sorted(base["parcels"]["parcel_id"])


def test_two_geometry_columns(database):
    database.run(
        f"CREATE TABLE two AS SELECT '1'::text AS parcel_id, {SQUARE} AS geom, "
        f"ST_Centroid({SQUARE}) AS middle"
    )
    assert refused(database.uri(), "two").params["columns"] == ["geom", "middle"]
    assert read_layer(database.uri(), "public.two(geom)", kind="parcels").geometry.area.item()
    with pytest.raises(DataError):
        read_layer(database.uri(), "two(middle)", kind="parcels")


def test_which_table_is_meant(database, base):
    error = refused(database.uri(), "base.parcles")
    assert error.code == "error.postgis_no_table" and "base.parcels" in error.params["tables"]
    assert refused(database.uri(), "parcells").params["tables"][0] == "base.parcels"
    assert refused(database.uri()).code == "error.postgis_which"
    database.run("CREATE SCHEMA one", f"CREATE TABLE one.only AS SELECT {SQUARE} AS g, 1 AS n")
    assert len(read_postgis(database.uri("?schema=one"))) == 1
    database.run("CREATE TABLE one.parcels AS TABLE base.parcels")
    assert refused(database.uri(), "parcels").params["tables"] == ["base.parcels", "one.parcels"]


@pytest.mark.parametrize(
    ("statement", "name", "code"),
    [
        ("CREATE TABLE flat AS SELECT 1 AS n", "flat", "error.postgis_no_geometry"),
        (f"CREATE TABLE srid0 AS SELECT ST_SetSRID({SQUARE}, 0) AS g", "srid0",
         "error.postgis_no_crs"),
        (f"CREATE TABLE mixed AS SELECT {SQUARE} AS g UNION ALL "
         f"SELECT ST_SetSRID({SQUARE}, 7693)", "mixed", "error.postgis_srids"),
        ("CREATE TABLE none_there (g geometry(Polygon, 7694))", "none_there",
         "error.no_features"),
        (f"CREATE TABLE undefined AS SELECT ST_SetSRID({SQUARE}, 998000) AS g", "undefined",
         "error.postgis_unknown_srid"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table(database, statement, name, code):
    database.run(statement)
    assert refused(database.uri(), name).code == code


def test_a_crs_from_the_mapping(database):
    database.run(f"CREATE TABLE bare AS SELECT 'a' AS parcel_id, ST_SetSRID({SQUARE}, 0) AS g")
    mapping = {"layer": {"crs": "EPSG:7694"}}
    assert read_layer(database.uri(), "bare", kind="parcels", mapping=mapping).crs == 7694


def test_who_is_not_let_in(database, cluster):
    wrong = database.user_of("sedp_owner", "Туура-эмес'сөз")
    nobody = database.user_of("nobody", database.password)
    for one in (wrong, nobody):
        error = refused(one.words("|layername=base.parcels"))
        assert error.code == "error.postgis_not_let_in"
        assert one.password not in error.text("en") + repr(error) + str(error.__cause__)
    missing = database.uri().replace(f"/{database.name}", "/no_such_land")
    error = refused(missing, "parcels")
    assert error.exit_code == 2 and "no_such_land" in error.text("ru")
    assert database.password not in error.text("ru")


def test_nobody_answers(database):
    with socket.socket() as taken:  # bound and not listening: nobody else gets the port meanwhile
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        error = refused(f"postgresql://u:Купуя@127.0.0.1:{port}/land", "parcels")
    assert error.code == "error.postgis_unreachable"
    assert isinstance(error, UsageError) and "Купуя" not in error.text("ky")
    assert refused("PG:service=no_such_service", "t").code in (
        "error.postgis_unreachable", "error.postgis_string"
    )  # fmt: skip


def test_no_right_to_read(database, base):
    database.run("CREATE ROLE reader LOGIN PASSWORD 'reader-word'")
    reader = database.user_of("reader", "reader-word")
    error = refused(reader.uri(), "base.parcels")
    assert error.code == "error.postgis_no_right_to_read" and "GRANT SELECT" in error.text("ru")
    database.run("GRANT USAGE ON SCHEMA base TO reader; GRANT SELECT ON base.parcels TO reader")
    assert len(read_layer(reader.uri(), "base.parcels", kind="parcels")) == len(base["parcels"])


def test_a_database_without_postgis(cluster, database):
    database.run("CREATE DATABASE plain")
    error = refused(database.uri().replace(f"/{database.name}", "/plain"), "t")
    assert error.code == "error.postgis_no_extension"


def test_names_that_would_be_code(database):
    name, column = 'x"; DROP TABLE base.parcels; --', "a'b\"; DROP SCHEMA base CASCADE; --%s {}"
    layers = {name: layer(squares(2), **{column: ["'; DROP TABLE base.zones; --", "%s {} \\."]})}
    write_postgis(database.uri('?schema=odd "schema"'), layers)
    read = read_postgis(
        database.words(), f'"odd ""schema"""."{name.replace(chr(34), chr(34) * 2)}"'
    )
    assert read[column].tolist() == layers[name][column].tolist()
    assert database.rows("SELECT count(*) FROM base.parcels")[0][0] > 6000


def test_batches_give_the_same_as_the_whole(database, base):
    parcels = read_layer(database.uri(), "base.parcels", kind="parcels")
    hazards = read_layer(database.uri(), "base.hazards", kind="hazards")
    whole = overlap_areas(parcels, hazards, by="hazard")
    tables = overlap_areas_of_file(
        database.uri("|layername=base.parcels"), hazards, by="hazard", batch=1000
    )
    parts = list(tables)
    assert len(parts) == 7
    streamed = pd.concat(parts)
    wanted = whole.set_index(["parcel_id", "hazard"])["area_m2"].sort_index()
    got = streamed.set_index(["parcel_id", "hazard"])["area_m2"].sort_index()
    pd.testing.assert_series_equal(got, wanted, rtol=1e-9)


def test_the_digest_sees_every_change(database):
    source = database.uri("|layername=seen")
    database.run(
        "CREATE TABLE seen (parcel_id text PRIMARY KEY, n float8, geom geometry(Polygon, 7694))",
        f"INSERT INTO seen SELECT n, n, {SQUARE} FROM generate_series(1, 300) AS n",
    )
    found = [digest(source)]
    for change in (
        "UPDATE seen SET n = 1.0000000000000002 WHERE parcel_id = '1'",
        "UPDATE seen SET n = NULL WHERE parcel_id = '2'",
        "UPDATE seen SET geom = ST_Reverse(geom) WHERE parcel_id = '3'",
        "DELETE FROM seen WHERE parcel_id = '4'",
        "ALTER TABLE seen RENAME COLUMN n TO m",
        "ALTER TABLE seen ALTER COLUMN m TYPE float4",
        "ALTER TABLE seen ALTER geom TYPE geometry(Polygon, 7693) USING ST_SetSRID(geom, 7693)",
    ):
        database.run(change)
        found.append(digest(source))
    assert len(set(found)) == len(found)
    assert digest(source) == found[-1]


def test_a_ring_comes_back_vertex_by_vertex(database):
    hole = [(X + 1, Y + 1), (X + 2, Y + 1), (X + 1 + 1e-9, Y + 2)]
    shape = Polygon([(X, Y), (X, Y + 9.000000001), (X + 9, Y)], [hole])
    frame = gpd.GeoDataFrame({"parcel_id": ["1"]}, geometry=[shape], crs=GRID)
    write_postgis(database.uri("?schema=exact"), {"one": frame})
    read = read_postgis(database.uri(), "exact.one")
    assert shapely.to_wkb(read.geometry.iloc[0]) == shapely.to_wkb(shape)


def test_a_stream_that_is_left_early_leaves_nothing_open(database, base):
    hazards = read_layer(database.uri(), "base.hazards", kind="hazards")
    source = database.uri("|layername=base.parcels")
    tables = overlap_areas_of_file(source, hazards, by="hazard", batch=100)
    assert len(next(tables))
    tables.close()
    del tables
    left = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'sedp-spatial'"
    wait_until(lambda: database.rows(left) == [(0,)])


def test_a_kind_of_shape_that_is_none_of_a_plan(database):
    database.run(
        "CREATE TABLE solid AS SELECT n AS parcel_id, ST_GeomFromText("
        "'TIN(((0 0 0, 0 0 1, 0 1 0, 0 0 0)))', 7694) AS g FROM generate_series(1, 50000) AS n"
    )
    assert refused(database.uri(), "solid").code == "error.unreadable"


def test_a_service_and_a_password_file(database, base, tmp_path, monkeypatch):
    service, passwords = tmp_path / "pg_service.conf", tmp_path / "pgpass"
    service.write_text(
        f"[land]\nhost={database.host}\nport={database.port}\ndbname={database.name}\n"
        f"user={database.user}\n",
        encoding="utf-8",
    )
    passwords.write_text(f"*:*:{database.name}:*:{database.password}\n", encoding="utf-8")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGSERVICEFILE", str(service))
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    read = read_layer("PG:service=land|layername=base.zones", kind="zones")
    assert len(read) == len(base["zones"])
    write_postgis("PG:service=land schema=of_service", {"zones": base["zones"]})
    monkeypatch.setenv("PGSERVICE", "land")
    assert len(read_postgis("PG:schema=of_service")) == len(read)
