"""The command `suitability` and its file, on the sample municipality."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
import typer
from typer.testing import CliRunner

from sedp_spatial import UsageError, read_siting
from sedp_spatial.cli_sites import app as sites


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    program = typer.Typer()
    program.callback()(lambda: None)
    program.add_typer(sites)
    return program


def run(app: typer.Typer, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["suitability", *arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(scope="module")
def outputs(app: typer.Typer, sample: Path, tmp_path_factory) -> tuple[Path, dict]:
    folder = tmp_path_factory.mktemp("siting")
    code, text, notes = run(
        app,
        str(sample / "siting.toml"),
        *("--uses", "housing,communal", "--lang", "ky", "--json"),
        *("--out", str(folder / "s.gpkg")),
    )
    assert code == 0, notes
    return folder, json.loads(text)


def test_the_sample_file(outputs, parcels):
    _, result = outputs
    assert result["plots"] == len(parcels) == 6405
    table = pd.DataFrame(result["table"])
    assert table.groupby("use").size().to_dict() == {"housing": 6405, "communal": 6405}
    reasons = table.loc[table["excluded"], "reason"]
    assert reasons.str.startswith("Жараксыз: ").all()
    assert table["suitability"].between(0, 1).all()
    summed = pd.DataFrame(result["by_use"])
    whole = summed["usable_ha"] + summed["excluded_ha"]
    assert whole.tolist() == pytest.approx([17_620] * 2, abs=1e-3)
    ratios = pd.DataFrame(result["weights"]).groupby("use")["consistency_ratio"].first()
    assert 0 < ratios["housing"] < 0.1


def test_plots_near_the_village_suit_housing_best(outputs, parcels):
    """What anybody would say from the map: the edge of the village before the far slope."""
    folder, _ = outputs
    layer = gpd.read_file(folder / "s.gpkg", layer="suitability")
    villages = parcels[parcels["category"] == "settlement"].union_all()
    metres = layer.geometry.distance(villages)
    score = layer["suitability_housing"]
    assert score[metres < 300].mean() > score[(metres > 1000) & (metres < 2000)].mean() + 0.2


def test_qgis_opens_a_map_of_scores(outputs):
    folder, _ = outputs
    with closing(sqlite3.connect(folder / "s.gpkg")) as book:
        rows = book.execute("SELECT f_table_name, styleQML FROM layer_styles").fetchall()
    style = ElementTree.fromstring(dict(rows)["suitability"].split("\n", 1)[1])
    renderer = style.find("renderer-v2")
    assert renderer is not None
    assert renderer.get("attr") == "best_suitability"
    ranges = renderer.findall("ranges/range")
    assert [float(step.get("lower", "nan")) for step in ranges] == [0, 0.2, 0.4, 0.6, 0.8]
    assert len(renderer.findall("symbols/symbol")) == len(ranges)


def test_contributions_explain_the_best_use(outputs):
    _, result = outputs
    rows = pd.DataFrame(result["contributions"])
    sums = rows.groupby(["parcel_id", "use"])["contribution"].sum()
    scores = pd.DataFrame(result["table"]).set_index(["parcel_id", "use"])["suitability"]
    assert sums.to_numpy() == pytest.approx(scores.reindex(sums.index).to_numpy(), abs=1e-9)
    assert rows.groupby("parcel_id")["use"].nunique().max() == 1


def test_the_workbook_speaks_kyrgyz(app, sample, tmp_path):
    path = tmp_path / "s.xlsx"
    code, text, notes = run(
        app, str(sample / "siting.toml"), "--uses", "communal", "--contributions", "none",
        "--out", str(path), "--lang", "ky",
    )  # fmt: skip
    assert code == 0, notes
    assert "жарамдуу" in text
    book = openpyxl.load_workbook(path, read_only=True)
    cells = {str(c) for row in book["Салмактар"].iter_rows(values_only=True) for c in row}
    assert {"Эңкейиш", "Критерий"} <= cells
    assert "communal" not in cells


def test_plots_and_options_without_a_file(app, sample, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text("[criteria.road]\nscale = { good = 0, bad = 500 }\n", encoding="utf-8")
    plots = f"{sample / 'municipality.gpkg'}|layername=parcels"
    roads = f"{sample / 'municipality.gpkg'}|layername=roads"
    code, text, notes = run(
        app, plots, "--roads", roads, "--uses", "social", "--criteria", str(own),
        "--layer", f"power_lines={roads}", "--contributions", "none", "--json",
    )  # fmt: skip
    assert code == 0, notes
    result = json.loads(text)
    assert result["contributions"] == []
    assert {row["criterion"] for row in result["weights"]} == {
        "settlement",
        "road",
        "land_kind",
        "power",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[layers", "error.siting_unreadable"),
        ("[layers]\ndem = 'x.tif'", "error.siting_no_parcels"),
        ("[colours]\n", "error.siting_parts"),
    ],
)
def test_files_that_are_refused(tmp_path, text, code):
    path = tmp_path / "siting.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_siting(path)
    assert caught.value.code == code


def test_judgements_that_contradict_stop_the_command(app, sample, tmp_path):
    path = tmp_path / "siting.toml"
    parcels = (sample / "municipality.gpkg").as_posix()
    path.write_text(
        f'uses = ["housing"]\n[layers]\nparcels = "{parcels}|layername=parcels"\n'
        '[weights.housing.ahp]\ncriteria = ["road", "settlement", "land_kind"]\n'
        'matrix = [[1, 5, "1/5"], ["1/5", 1, 5], [5, "1/5", 1]]\n',
        encoding="utf-8",
    )
    code, _, said = run(app, str(path), "--lang", "en")
    assert code == 1
    assert "contradict each other" in said and "settlement" in said


@pytest.mark.parametrize(
    "options", [("--contributions", "some"), ("--layer", "rivers"), ("--uses", "moon")]
)
def test_wrong_use(app, sample, options):
    code, _, _ = run(app, str(sample / "siting.toml"), *options)
    assert code == 2
