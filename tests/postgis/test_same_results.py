"""The same layers in PostGIS and in a GeoPackage give the same result tables, byte for byte."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from typer.testing import CliRunner

from sedp_spatial import (
    check_layer,
    constraint_table,
    hazard_exposure,
    land_balance,
    overlap_areas,
    read_layer,
    restriction_extract,
    run_plan,
    write_postgis,
)
from sedp_spatial.cli import app
from sedp_spatial.layers.postgis import read_postgis
from sedp_spatial.report.geopackage import write_geopackage
from sedp_spatial.report.postgis import write_result_tables
from sedp_spatial.report.tables import write_csv, write_table
from tests.library.plan_folder import FEW, small_plan

RUNNER = CliRunner()
DAY = pd.Timestamp("2026-11-01").date()


# Without people, zones and choosing: their tables come from the same layers.
SOME = "\n".join(
    line for line in FEW.partition("[population]")[0].splitlines() if not line.startswith("zones")
)


def analyses(source: str, name: str, dirty: gpd.GeoDataFrame) -> dict[str, object]:
    """Everything from layers that ``source`` names with ``{name}`` in it."""

    def read(layer: str, kind: str) -> gpd.GeoDataFrame:
        return read_layer(source, name.format(layer), kind=kind)

    parcels, boundary = read("parcels", "parcels"), read("boundary", "boundary")
    restrictions, hazards = read("restrictions", "restrictions"), read("hazards", "hazards")
    buildings = read("buildings", "buildings")
    return {
        "balance": land_balance(parcels, boundary=boundary),
        "check": check_layer(dirty),
        "extract": restriction_extract(parcels, restrictions, on=DAY),
        "overlap": overlap_areas(parcels, read("zones", "zones"), by="zone"),
        "exposure": hazard_exposure(buildings, hazards),
        "constraints": constraint_table(parcels, restrictions, hazards, on=DAY),
    }


@pytest.fixture(scope="module")
def path(sample: Path) -> Path:
    return sample / "municipality.gpkg"


@pytest.fixture(scope="module")
def both(database, path) -> tuple[dict[str, object], dict[str, object]]:
    layers = {name: gpd.read_file(path, layer=name) for name, _ in pyogrio.list_layers(path)}
    dirty = path.with_name("dirty.gpkg")
    layers["parcels_dirty"] = gpd.read_file(dirty, layer="parcels_dirty")
    write_postgis(database.uri("?schema=base"), layers)
    return (
        analyses(str(path), "{}", read_layer(dirty, "parcels_dirty", kind="parcels")),
        analyses(
            database.uri(),
            "base.{}",
            read_layer(database.uri(), "base.parcels_dirty", kind="parcels"),
        ),
    )


@pytest.mark.parametrize(
    "name", ["balance", "check", "extract", "overlap", "exposure", "constraints"]
)
def test_results_byte_for_byte(both, tmp_path, name):
    theirs, ours = (results[name] for results in both)
    if isinstance(theirs, pd.DataFrame):
        write_csv(tmp_path / "a.csv", theirs)
        write_csv(tmp_path / "b.csv", ours)
        theirs.to_parquet(tmp_path / "a.parquet")
        ours.to_parquet(tmp_path / "b.parquet")
    else:
        for suffix in ("csv", "json", "parquet"):
            write_table(tmp_path / f"a.{suffix}", theirs, lang="ky")
            write_table(tmp_path / f"b.{suffix}", ours, lang="ky")
        assert len(theirs.table) > 3
    for written in tmp_path.glob("a.*"):
        assert written.read_bytes() == written.with_stem("b").read_bytes(), written.suffix


@pytest.mark.parametrize("name", ["balance", "check", "constraints"])
def test_results_come_back_the_same(database, both, tmp_path, name):
    """A result written into both, read from both."""
    result = both[0][name]
    file = tmp_path / "result.gpkg"
    write_geopackage(file, {name: result}, lang="ky")
    write_result_tables(database.uri(f"?schema=back_{name}"), name, result, lang="ky")
    tables = dict(database.rows(f"SELECT table_name, geometry FROM back_{name}.sedp_tables"))
    listed = {str(layer) for layer, _ in pyogrio.list_layers(file)} - {"layer_styles"}
    assert set(tables) == listed and len(listed) > 1
    for table, spatial in tables.items():
        theirs = pyogrio.read_dataframe(file, layer=table)
        if spatial:
            ours = read_postgis(database.uri(), f"back_{name}.{table}")
            assert shapes_of(ours) == shapes_of(theirs)
            theirs, ours = (pd.DataFrame(f.drop(columns="geometry")) for f in (theirs, ours))
        else:
            # A table without geometry is read by anything that reads PostgreSQL.
            columns = ", ".join(f'"{column}"' for column in theirs.columns)
            rows = database.rows(f"SELECT {columns} FROM back_{name}.{table} ORDER BY fid")
            ours = pd.DataFrame(rows, columns=theirs.columns).astype(theirs.dtypes)
        write_csv(tmp_path / "a.csv", theirs)
        write_csv(tmp_path / "b.csv", ours)
        assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes(), table


def shapes_of(layer: gpd.GeoDataFrame) -> list[bytes | None]:
    return list(shapely.to_wkb(layer.geometry.to_numpy()))


def run(*arguments: str) -> object:
    return RUNNER.invoke(app, [*arguments, "--lang", "en"], catch_exceptions=False)


def test_the_command_reads_and_writes(database, both, path, tmp_path):
    layer = "|layername={}"
    boundary = ("--boundary", f"{path}{layer.format('boundary')}")
    first = run("balance", f"{path}{layer.format('parcels')}", *boundary, "--json",
                "--out", str(tmp_path / "a.csv"))  # fmt: skip
    target = database.uri("?schema=command")
    second = run("balance", database.words(layer.format("base.parcels")),
                 "--boundary", database.uri(layer.format("base.boundary")), "--json",
                 "--out", str(tmp_path / "b.csv"), "--out", target)  # fmt: skip
    assert first.exit_code == second.exit_code == 0, second.output
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert json.loads(first.stdout) == json.loads(second.stdout)
    assert "schema=command" in second.stderr
    assert database.password not in second.output + second.stderr
    assert database.rows("SELECT count(*) > 3 FROM command.balance_table") == [(True,)]
    refused = run("balance", database.words(layer.format("base.parcel")))
    assert refused.exit_code == 2 and "base.parcels" in refused.stderr
    assert database.password not in refused.stderr
    assert run("balance", str(path), "--out", database.uri()).exit_code == 2


@pytest.mark.parametrize("command", ["population", "exposure"])
def test_commands_with_outputs_of_their_own(database, both, path, sample, tmp_path, command):
    target = database.uri(f"?schema=of_{command}")
    given = {
        "population": ("population", str(sample / "population_history.csv"), "--years", "5"),
        "exposure": ("exposure", database.uri("|layername=base.buildings"),
                     "--hazards", database.uri("|layername=base.hazards")),
    }[command]  # fmt: skip
    done = run(*given, "--out", target)
    assert done.exit_code == 0, done.output + done.stderr
    assert database.rows(f"SELECT count(*) > 0 FROM of_{command}.sedp_tables") == [(True,)]


def two_plans(database: object, folder: Path, text: str, parcels: int) -> tuple[Path, Path]:
    """The same small plan over a GeoPackage and over a schema of the database."""
    of_file = small_plan(folder / "file", parcels=parcels, text=text)
    shutil.copytree(folder / "file", folder / "base")
    package = folder / "file" / "катмарлар 1.gpkg"
    layers = {n: gpd.read_file(package, layer=n) for n, _ in pyogrio.list_layers(package)}
    schema = f"of_{parcels}"
    write_postgis(database.uri(f"?schema={schema}"), layers)
    named = re.sub(
        r'"катмарлар 1\.gpkg\|layername=(\w+)"',
        lambda found: f'"{database.uri()}|layername={schema}.{found[1]}"',
        text,
    )
    assert "postgresql:" in named
    target = f'[outputs]\npostgis = "{database.uri(f"?schema=plan_{parcels}")}"\n\n[territory]'
    of_base = folder / "base" / "plan.toml"
    of_base.write_text(named.replace("[territory]", target), encoding="utf-8")
    (folder / "base" / "катмарлар 1.gpkg").unlink()
    return of_file, of_base


@pytest.fixture(scope="module")
def plans(database, tmp_path_factory) -> tuple[Path, Path, Path]:
    """A plan over a GeoPackage and over the database, and the folder of all outputs."""
    folder = tmp_path_factory.mktemp("план")
    of_file, of_base = two_plans(database, folder, SOME, 80)
    return of_file, of_base, folder


def test_a_whole_plan(database, plans, tmp_path_factory):
    of_file, of_base, whole = plans
    outs = whole / "out_file", whole / "out_base"
    first = run_plan(of_file, outs[0], documents=False)
    second = run_plan(of_base, outs[1], documents=False)
    assert second.notes[1:] == () and first.notes[1:] == ()
    assert second.database.endswith("schema=plan_80") and first.database == ""
    assert set(first.parts) == set(second.parts) and len(first.parts) > 8
    folder = tmp_path_factory.mktemp("parts")
    for name, part in first.parts.items():
        for number, (key, table) in enumerate(part.tables().items()):
            write_csv(folder / "a.csv", table)
            write_csv(folder / "b.csv", second.parts[name].tables()[key])
            same = (folder / "a.csv").read_bytes() == (folder / "b.csv").read_bytes()
            assert same, (name, key, number)
    # The tables of the database are those of the GeoPackage beside it.
    with closing(sqlite3.connect(outs[1] / "plan.gpkg")) as opened:
        counted = {
            name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in opened.execute("SELECT table_name FROM gpkg_contents").fetchall()
            if name != "layer_styles"
        }
    rows = dict(database.rows("SELECT table_name, row_count FROM plan_80.sedp_tables"))
    assert rows == counted and len(rows) > 15
    for name in rows:
        assert database.rows(f'SELECT count(*) FROM plan_80."{name}"') == [(rows[name],)]
    record = json.loads((outs[1] / "provenance.json").read_text(encoding="utf-8"))
    kept = database.rows("SELECT provenance FROM plan_80.sedp_sets")[0][0]
    assert json.loads(kept) == record
    assert all(row["sha256"] for row in record["inputs"])
    for file in outs[1].rglob("*"):
        if file.is_file():
            assert database.password.encode() not in file.read_bytes(), file
    assert database.password not in kept


def test_a_changed_row_makes_the_right_steps_anew(database, plans):
    _, of_base, whole = plans
    out = whole / "out_base"
    again = run_plan(of_base, out, documents=False)
    assert again.ran == 0 and again.cached > 5
    written = "SELECT written_at FROM plan_80.sedp_sets"
    before = database.rows(written)
    database.run("UPDATE of_80.villages SET population = population + 1 WHERE fid = 1")
    changed = run_plan(of_base, out, documents=False)
    ran = set(changed.table.loc[changed.table["state"] == "ran", "step"])
    assert ran and {"check", "balance"}.isdisjoint(ran)
    why = changed.table.set_index("step")["reason"]
    assert any("layers.villages" in str(why[step]) for step in ran)
    assert database.rows(written) != before
    database.run("UPDATE of_80.villages SET population = population - 1 WHERE fid = 1")
    assert run_plan(of_base, out, documents=False).ran == 0  # the old content is found again
    after = database.rows(written)
    assert run_plan(of_base, out, documents=False).ran == 0
    assert database.rows(written) == after  # what stands is not written again
    database.run("UPDATE plan_80.parcels SET category = 'forest' WHERE fid = 1")
    run_plan(of_base, out, documents=False)
    assert database.rows(written) != after  # somebody had changed it


def test_an_output_that_cannot_be_written_keeps_the_rest(database, plans):
    _, of_base, whole = plans
    out = whole / "out_base"
    text = of_base.read_text(encoding="utf-8").replace("schema=plan_80", "schema=taken")
    (of_base.parent / "taken.toml").write_text(text, encoding="utf-8")
    database.run("CREATE SCHEMA taken; CREATE TABLE taken.parcels AS SELECT 1 AS mine")
    done = run_plan(of_base.parent / "taken.toml", out, documents=False)
    assert done.outputs["geopackage"].is_file() and done.database == ""
    notes = [note.text("ky") for note in done.notes]
    assert any("parcels" in note and "schema=taken" in note for note in notes)
    assert not any(database.password in note for note in notes)
    assert database.rows("SELECT mine FROM taken.parcels") == [(1,)]
