"""The command `country`."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from sedp_spatial.cli_country import app
from tests.benchmarks.country import make_country, write_country, write_country_gpkg


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("command")
    country = make_country(300, 4, seed=2)
    write_country_gpkg(country, folder / "country.gpkg")
    return {**write_country(country, folder), "gpkg": folder / "country.gpkg"}


def given(files: dict[str, Path]) -> list[str]:
    options = {"--boundary": "boundaries", "--restrictions": "restrictions", "--hazards": "hazards"}
    return [text for key, name in options.items() for text in (key, str(files[name]))]


def test_every_output_is_written_and_said_in_the_readers_language(
    files: dict[str, Path], tmp_path: Path
) -> None:
    outs = [tmp_path / f"out.{suffix}" for suffix in ("xlsx", "json", "parquet", "csv", "gpkg")]
    arguments = [str(files["parcels"]), *given(files), "--memory", "1500", "--lang", "ky"]
    arguments += [text for out in outs for text in ("--out", str(out))]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert "айыл аймактары" in done.output and "калдык" in done.output
    assert all(out.stat().st_size > 500 for out in outs)
    sheets = pd.ExcelFile(outs[0]).sheet_names
    assert "Өлкөнүн балансы" in sheets and "Айыл аймактары" in sheets
    told = json.loads(outs[1].read_text(encoding="utf-8"))
    assert abs(told["residual_ha"]) < 1e-6
    assert len(pd.read_parquet(outs[2])) == len(told["table"])


def test_json_of_a_geopackage_names_its_layer(files: dict[str, Path]) -> None:
    name = f"{files['gpkg']}|layername=parcels"
    done = CliRunner().invoke(app, [name, "--json", "--lang", "en"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout[done.stdout.index("{") :])
    assert told["received"] == 4 and told["restricted_ha"] is None


def test_what_is_missing_makes_the_exit_code_one(files: dict[str, Path], tmp_path: Path) -> None:
    import geopandas as gpd

    few = tmp_path / "few.gpkg"
    gpd.read_parquet(files["boundaries"]).iloc[1:].to_file(few)
    done = CliRunner().invoke(app, [str(files["parcels"]), "--boundary", str(few), "--lang", "ru"])
    assert done.exit_code == 1
    assert "M0000" in done.output and "нет границы" in done.output


def test_a_column_that_is_not_there_is_said(files: dict[str, Path]) -> None:
    done = CliRunner().invoke(app, [str(files["parcels"]), "--municipality", "rayon"])
    assert done.exit_code == 1 and "--municipality" in done.output
