"""The same layers through the command line: the figures of the library, nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from sedp_spatial import land_balance, read_layer

from .conftest import COMMUNE
from .realdata import ROOT, real
from .test_town import mapping_file, read_town


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sedp_spatial.cli", *arguments, "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def printed(done: subprocess.CompletedProcess[str], code: int = 0) -> dict[str, Any]:
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return dict(json.loads(done.stdout))


NUMBERS = (
    "parcels_ha",
    "covered_ha",
    "overlap_ha",
    "gap_ha",
    "outside_ha",
    "territory_ha",
    "residual_ha",
)


def test_balance_of_the_commune(commune: gpd.GeoDataFrame, tmp_path: Path) -> None:
    mapping = tmp_path / "commune.toml"
    mapping.write_text(
        '[fields]\nparcel_id = "IDU"\nregistered_area_ha = { field = "SUPF", unit = "m2" }\n',
        encoding="utf-8",
    )
    source = str(real(*COMMUNE))
    said = printed(
        run(
            "balance",
            f"{source}|layername=PARCELLE",
            "--boundary",
            f"{source}|layername=COMMUNE",
            "--mapping",
            str(mapping),
            "--json",
        )
    )
    boundary = read_layer(source, "COMMUNE", kind="boundary")
    balance = land_balance(commune, boundary=boundary)
    assert {name: said[name] for name in NUMBERS} == {n: getattr(balance, n) for n in NUMBERS}
    assert said["parcels_ha"] == pytest.approx(612.846, abs=0.001)
    assert abs(said["residual_ha"]) * 1e4 < 1
    assert sum(row["area_ha"] for row in said["table"]) == pytest.approx(said["territory_ha"])


def test_balance_of_the_town(tmp_path: Path) -> None:
    mapping = mapping_file(tmp_path, "settlement")
    source = str(real("town_osm", "landuse.geojson"))
    said = printed(run("balance", source, "--mapping", str(mapping), "--json"))
    balance = land_balance(read_town(tmp_path))
    assert {name: said[name] for name in NUMBERS} == {n: getattr(balance, n) for n in NUMBERS}
    table = {row["category"]: row["area_ha"] for row in said["table"]}
    assert table == dict(zip(balance.table["category"], balance.table["area_ha"], strict=True))


def test_check_of_the_town_stops_with_exit_code_1(tmp_path: Path) -> None:
    source = str(real("town_osm", "landuse.geojson"))
    mapping = str(mapping_file(tmp_path, "settlement"))
    said = printed(run("check", source, "--mapping", mapping, "--json"), code=1)
    assert "duplicate_id" in {row["rule"] for row in said["table"]}


def test_a_missing_layer_is_one_sentence() -> None:
    done = run("balance", f"{real(*COMMUNE)}|layername=PARCELLES")
    assert done.returncode == 2
    assert "PARCELLE" in done.stderr and "Traceback" not in done.stderr
