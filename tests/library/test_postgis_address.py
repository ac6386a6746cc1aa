"""Databases by name: what is understood, and that a password is never shown."""

from __future__ import annotations

import sys
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sedp_spatial import MissingDependency, UsageError, read_layer
from sedp_spatial.layers.postgis import Target, is_postgis, shown
from sedp_spatial.layers.postgis.address import address_of, table_of
from sedp_spatial.layers.postgis.cells import free_name
from sedp_spatial.plan import PlanError, read_plan
from tests.library.plan_folder import FEWEST, small_plan

SECRET = "Купуя-сөз!7"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


def test_a_uri_and_its_parts():
    address = address_of(
        "postgresql://aibek@db.example:5433/land?sslmode=require&schema=plan|layername=parcels"
    )
    assert dict(address.parameters) == {
        "user": "aibek", "host": "db.example", "port": "5433", "dbname": "land",
        "sslmode": "require",
    }  # fmt: skip
    assert (address.schema, address.table, address.key) == ("plan", "parcels", None)


def test_the_words_of_ogr():
    address = address_of("PG:dbname='land' host=srv active_schema=base tables=zones")
    assert dict(address.parameters) == {"dbname": "land", "host": "srv"}
    assert address.full == "PG:host=srv dbname=land|layername=base.zones"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("parcels", (None, "parcels", None)),
        ("plan.parcels(geom)", ("plan", "parcels", "geom")),
        ('"a.b"."c(d)"', ("a.b", "c(d)", None)),
        ('"say ""so"""', (None, 'say "so"', None)),
        ("жер.участоктор", ("жер", "участоктор", None)),
    ],
)
def test_the_name_of_a_table(name, parts):
    assert table_of(name) == parts


@given(password=WORDS, user=WORDS)
def test_a_password_is_read_and_never_shown(password, user):
    uri = f"postgresql://{quote(user, safe='')}:{quote(password, safe='')}@h/d"
    words = password.replace("\\", "\\\\").replace("'", "\\'")
    for source in (uri, f"PG:host=h dbname=d password='{words}'", f"{uri}?schema=s"):
        address = address_of(source)
        assert address.parameters["password"] == password
        without = address.shown.replace(user, "")
        assert password not in without or password in "PG:host=h dbname=d user="
        assert repr(address).count("password") == 0
        assert "***" in address.masked(f"bad {password}!") or password in "*"
    assert SECRET not in shown(f"postgresql://u:{SECRET}@h/d|layername=t")
    assert SECRET not in str(Target(f"PG:dbname=d password={SECRET} schema=s"))
    assert SECRET not in repr(Target(f"PG:dbname=d password={SECRET} schema=s"))


@pytest.mark.parametrize(
    "source",
    [
        f"postgresql://u:{SECRET}/more@h/d",
        f"postgresql://u:{SECRET}?more@h/d",
        f"postgresql://u:{SECRET}#more@h/d",
        f"PG:password={SECRET} 'more",
        f"PG:password='{SECRET}",
        f"PG:{SECRET}",
    ],
)
def test_what_is_not_understood_is_not_repeated(source):
    with pytest.raises(UsageError) as caught:
        read_layer(source, "t", kind="parcels")
    assert caught.value.code == "error.postgis_string"
    for lang in ("ky", "ru", "en"):
        assert SECRET not in caught.value.text(lang)
    assert shown(source) == "PG:…"


def test_a_database_that_the_environment_names(monkeypatch):
    monkeypatch.setenv("PGSERVICE", "land")
    monkeypatch.setenv("PGPASSWORD", SECRET)
    assert shown("PG:|layername=base.parcels") == "PG:service=land|layername=base.parcels"


def test_a_file_is_no_database():
    assert not is_postgis("C:\\PG\\postgresql.gpkg")
    assert shown("postgres.gpkg|layername=a") == "postgres.gpkg|layername=a"


@given(name=st.text(max_size=80), used=st.sets(WORDS))
def test_a_name_is_kept_whole_by_the_database(name, used):
    found = free_name(name, used)
    assert len(found.encode("utf-8", "ignore")) <= 63
    assert found not in used
    if len(name.encode("utf-8", "ignore")) <= 63 and name not in used:
        assert found == name


def test_a_plan_whose_database_is_not_understood_says_so_without_it(tmp_path):
    bad = f'"postgresql://u:{SECRET}/more@h/d"'
    text = FEWEST.replace("[territory]", f"[outputs]\npostgis = {bad}\n[territory]")
    plan = small_plan(tmp_path, parcels=3, text=text)
    with pytest.raises(PlanError) as caught:
        read_plan(plan)
    said = caught.value.text("ru")
    assert "outputs.postgis" in said and SECRET not in said
    plan.write_text(text.replace(f"postgis = {bad}", f"postgis = [{bad}]"), encoding="utf-8")
    with pytest.raises(PlanError) as caught:
        read_plan(plan)
    assert SECRET not in caught.value.text("en")


def test_a_plan_whose_target_names_no_schema(tmp_path):
    text = FEWEST.replace("[territory]", '[outputs]\npostgis = "PG:service=land"\n[territory]')
    with pytest.raises(PlanError, match="schema=SCHEMA"):
        read_plan(small_plan(tmp_path, parcels=3, text=text))


def test_without_the_library_the_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingDependency) as caught:
        read_layer("PG:dbname=land", "parcels", kind="parcels")
    assert "sedp-spatial[postgis]" in caught.value.text("ky")
