"""The command `supply`, on the sample municipality."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
import typer
from typer.testing import CliRunner

from sedp_spatial.cli_sites import app as sites


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    program = typer.Typer()
    program.callback()(lambda: None)
    program.add_typer(sites)
    return program


def run(app: typer.Typer, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["supply", *arguments])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def given(sample: Path) -> list[str]:
    file = sample / "municipality.gpkg"
    named = [f"{file}|layername=parcels"]
    for name in ("restrictions", "zones", "hazards", "buildings"):
        named += [f"--{name}", f"{file}|layername={name}"]
    return [*named, "--rules", str(sample / "zone_rules.csv"), "--on", "2026-11-22"]


def test_json_has_the_attributes_and_reasons_in_the_language(
    app: typer.Typer, given: list[str]
) -> None:
    code, text, _ = run(app, *given, "--uses", "housing,agriculture", "--json", "--lang", "ru")
    assert code == 0
    result = json.loads(text)
    assert result["residual_ha"] < 1e-9
    assert {"available_ha", "uses", "rank", "blocked_ha"} <= set(result["table"][0])
    assert {row["use"] for row in result["uses"]} == {"housing", "agriculture"}
    reasons = {row["reason"] for row in result["uses"] if row["status"] == "after_transformation"}
    assert any("трансформация" in reason for reason in reasons)


def test_files_are_written_with_names_for_people(
    app: typer.Typer, given: list[str], tmp_path: Path
) -> None:
    book, layers = tmp_path / "supply.xlsx", tmp_path / "supply.gpkg"
    out = ["--out", str(book), "--out", str(layers)]
    code, text, _ = run(app, *given, "--uses", "housing", *out, "--lang", "ky")
    assert code == 0
    assert "Турак жай" in text
    sheets = openpyxl.load_workbook(book, read_only=True).sheetnames
    assert len(sheets) >= 5 and "Пайдалануу түрлөрү боюнча"[:29] in sheets
    read = gpd.read_file(layers, layer="supply")
    assert len(read) == 6405 and set(read["status"]) <= {"after_transformation", "no"}


def test_a_use_that_is_not_known_is_wrong_use(app: typer.Typer, given: list[str]) -> None:
    code, _, errors = run(app, given[0], "--uses", "hausing", "--lang", "en")
    assert code == 2 and "housing" in errors
