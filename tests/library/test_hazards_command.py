"""The command `exposure`, on the sample municipality."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pytest
import typer
from typer.testing import CliRunner

from sedp_spatial.cli_hazards import app as hazards


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    program = typer.Typer()
    program.callback()(lambda: None)
    program.add_typer(hazards)
    return program


def run(app: typer.Typer, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["exposure", *arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def layers(sample: Path) -> dict[str, str]:
    names = ("buildings", "hazards", "villages", "facilities", "parcels")
    return {name: f"{sample / 'municipality.gpkg'}|layername={name}" for name in names}


def test_everything_at_once(
    app: typer.Typer, layers: dict[str, str], sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "exposure.gpkg"
    code, text, _ = run(
        app,
        layers["buildings"],
        *("--hazards", layers["hazards"], "--parcels", layers["parcels"]),
        *("--areas", layers["villages"], "--by", "village"),
        *("--facilities", layers["facilities"], "--split", "point"),
        *("--population", str(sample / "population_age_sex.csv")),
        *("--out", str(out), "--json"),
    )
    assert code == 0
    result = json.loads(text)
    assert result["people"] == 15_607
    mudflow = [row for row in result["table"] if (row["hazard"], row["level"]) == ("mudflow", "1")]
    assert sum(row["people"] for row in mudflow) == 1385
    assert {row["village"] for row in mudflow} == {"V1", "V2", "V3", "V4", "V5"} | (
        {"outside"} & {row["village"] for row in mudflow}
    )
    assert result["land"] and result["by_age"] and result["facilities"]
    assert len(gpd.list_layers(out)) >= 1


def test_a_raster_and_a_slope(app: typer.Typer, layers: dict[str, str], sample: Path) -> None:
    raster = ("--raster", str(sample / "hazard_mudflow.tif"), "--hazard", "mudflow")
    code, text, _ = run(app, layers["buildings"], *raster, "--thresholds", "1,2,3", "--json")
    assert code == 0
    assert {row["hazard"] for row in json.loads(text)["table"]} == {"mudflow", "any"}
    dem = ("--raster", str(sample / "dem.tif"), "--slope", "--thresholds", "10,20")
    code, text, notes = run(app, layers["buildings"], *dem, "--lang", "ky")
    assert code == 0
    assert "Коркунучта: 15\u00a0607 адамдан" in text
    assert "≥ 10" in notes


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 2),
        (("--raster", "dem.tif", "--hazard", "slope", "--thresholds", "ten"), 2),
        (("--raster", "absent.tif", "--hazard", "flood", "--thresholds", "1"), 1),
        (("--raster", "dem.tif", "--hazard", "flood", "--thresholds", "9000"), 1),
        (("--hazards", "municipality.gpkg|layername=hazards", "--order", "a,b"), 1),
        (("--hazards", "municipality.gpkg|layername=hazards", "--by", "town"), 2),
        (("--hazards", "municipality.gpkg|layername=hazards", "--population", "no.csv"), 1),
    ],
)
def test_wrong_use_and_bad_data_get_a_sentence(
    app: typer.Typer, layers: dict[str, str], sample: Path, options: tuple[str, ...], code: int
) -> None:
    given = [
        str(sample / o) if o.startswith(("dem", "municipality", "absent")) else o for o in options
    ]
    found, text, error = run(app, layers["buildings"], *given, "--lang", "en")
    assert found == code
    assert text == ""
    assert "Error" in error and "Traceback" not in error and "did not foresee" not in error
