"""The command `allocate`: from tables, from layers, and what it says of wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from sedp_spatial import claims_from, demand_of, read_inputs
from sedp_spatial.cli import app

pytest.importorskip("scipy")
SAMPLE = Path(__file__).resolve().parents[2] / "sample_layers"
LAYERS = SAMPLE / "municipality.gpkg"
CLAIMS = "use,min_ha,max_ha\nhousing,3,5\nindustry,2,3\n"
CANDIDATES = """parcel_id,use,area_ha,suitability
007,housing,2,0.9
007,industry,2,0.8
B,housing,3,0.7
C,industry,1,0.2
D,housing,4,0.5
"""


def run(*arguments):
    return CliRunner().invoke(app, ["allocate", *map(str, arguments), "--lang", "en"])


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "candidates.csv").write_text(CANDIDATES, encoding="utf-8")
    (tmp_path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    return tmp_path


def test_from_tables(tables):
    out = tables / "plots.csv"
    named = ["--candidates", tables / "candidates.csv", "--claims", tables / "claims.csv"]
    result = run(*named, "--out", out, "--json")
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert said["proven"] is True
    assert said["missing_ha"] == 0
    table = pd.read_csv(out, encoding="utf-8-sig", dtype={"parcel_id": str})
    assert table.set_index("parcel_id")["use"].fillna("").to_dict() == {
        "007": "industry",
        "B": "housing",
        "C": "industry",
        "D": "",
    }
    assert said["table"][0]["reason"] == table["reason"].iloc[0]


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ".html"])
def test_every_kind_of_file(tables, suffix):
    out = tables / f"plots{suffix}"
    named = ["--candidates", tables / "candidates.csv", "--claims", tables / "claims.csv"]
    assert run(*named, "--out", out).exit_code == 0
    assert out.stat().st_size > 500


def test_wrong_use(tables):
    claims = ["--claims", tables / "claims.csv"]
    assert run().exit_code == 2
    assert run(*claims).exit_code == 2
    named = ["--candidates", tables / "candidates.csv", *claims]
    assert run(*named, "--out", tables / "map.gpkg").exit_code == 2
    assert run(*named, "--min-site", 3).exit_code == 2
    assert run("--candidates", tables / "none.csv", *claims).exit_code == 1
    (tables / "claims.csv").write_text("use,min_ha,max_ha\nhousing,9,5\n", encoding="utf-8")
    result = run(*named)
    assert result.exit_code == 1
    assert "contradict" in result.output


@pytest.mark.slow
def test_the_sample_municipality_from_layers(tmp_path):
    """Proven, every claim that can be met is met within one plot, and no plot is lost."""
    scores = tmp_path / "scores.csv"
    made = CliRunner().invoke(
        app, ["suitability", str(SAMPLE / "siting.toml"), "--out", str(scores), "--lang", "en"]
    )
    assert made.exit_code == 0, made.output
    named = [f"{LAYERS}|layername=parcels", "--demand", SAMPLE / "forecast.toml"]
    for layer in ("restrictions", "zones", "hazards", "buildings"):
        named += [f"--{layer}", f"{LAYERS}|layername={layer}"]
    named += ["--rules", SAMPLE / "zone_rules.csv", "--scores", scores, "--with-transformation"]
    result = run(*named, "--out", tmp_path / "map.gpkg", "--json")
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert said["proven"] is True
    assert said["gap"] == pytest.approx(0.0, abs=1e-6)
    assert said["missing_ha"] == 0
    assert said["greedy_missing_ha"] > 0
    claims = claims_from(demand_of(read_inputs(SAMPLE / "forecast.toml")), year=2036)
    table = pd.DataFrame(said["table"])
    taken = table[table["use"].notna()]
    for claim in claims[claims["max_ha"] > 0].itertuples():
        mine = taken.loc[taken["use"] == claim.use, "area_ha"]
        assert claim.min_ha - 1e-6 <= mine.sum() <= claim.max_ha + mine.max()
    assert table["reason"].str.len().min() > 10
    assert (tmp_path / "map.gpkg").exists()
