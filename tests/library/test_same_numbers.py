"""A number that appears in several tables is the same in all of them, whatever made the table."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
import shapely
from typer.testing import CliRunner

from sedp_spatial import overlap_areas, read_layer, resettlement_ledger
from sedp_spatial.cli_hazards import app
from sedp_spatial.hazards import HazardExposureResult, hazard_exposure, hazards_together
from sedp_spatial.hazards.levels import hazard_levels

from .builders import block
from .test_hazards_levels import hazards_of


@pytest.fixture(scope="module")
def municipality(sample: Path) -> dict[str, gpd.GeoDataFrame]:
    path = sample / "municipality.gpkg"
    return {name: read_layer(path, name, kind=name) for name in ("buildings", "hazards")}


@pytest.fixture(scope="module")
def exposure(municipality: dict[str, gpd.GeoDataFrame], sample: Path) -> HazardExposureResult:
    return hazard_exposure(
        municipality["buildings"],
        municipality["hazards"],
        by="village",
        population=pd.read_csv(sample / "population_age_sex.csv"),
    )


def exposed(table: pd.DataFrame, column: str, *, hazard: str = "any") -> dict[str, float]:
    rows = table[(table["hazard"] == hazard) & (table["level"] != "not_exposed")]
    sums = rows.groupby("village")[column].sum()
    return sums[sums > 0].to_dict()


def test_people_in_danger_by_village_are_the_same_in_every_table(
    exposure: HazardExposureResult, sample: Path, tmp_path: Path
) -> None:
    expected = exposed(exposure.table, "people")
    assert sum(expected.values()) == exposure.exposed_people > 0
    assert exposed(exposure.by_building, "people") == expected
    on_map = exposure.layer.groupby("village")["exposed_people"].sum()
    assert on_map[on_map > 0].to_dict() == expected
    for hazard in ("mudflow", "landslide", "flood"):
        own = exposed(exposure.table, "people", hazard=hazard)
        assert exposed(exposure.by_building, "people", hazard=hazard) == own
    files = [tmp_path / f"exposure.{suffix}" for suffix in ("csv", "xlsx", "gpkg")]
    layers = f"{sample / 'municipality.gpkg'}|layername="
    words = ["--hazards", f"{layers}hazards", "--by", "village", "--json", "--lang", "en"]
    outs = [word for path in files for word in ("--out", str(path))]
    done = CliRunner().invoke(app, [f"{layers}buildings", *words, *outs])
    assert done.exit_code == 0, done.stderr
    assert exposed(pd.DataFrame(json.loads(done.stdout)["table"]), "people") == expected
    assert exposed(pd.read_csv(files[0]), "people") == expected
    assert exposed(gpd.read_file(files[2], layer="exposure_table"), "people") == expected
    rows = list(openpyxl.load_workbook(files[1]).worksheets[0].values)
    head = next(place for place, row in enumerate(rows) if "People" in row)
    sheet = pd.DataFrame(rows[head + 1 :], columns=rows[head])
    sheet = sheet[(sheet["Hazard"] == "Any of the hazards") & (sheet["Level"] == "In danger")]
    found = sheet.set_index("Village")["People"].astype(float)
    assert found[found > 0].to_dict() == expected


def test_households_in_danger_are_those_of_the_ledger(exposure: HazardExposureResult) -> None:
    nobody = pd.DataFrame({"village": pd.Series([], dtype=object)})
    ledger = resettlement_ledger(exposure, nobody, nobody)
    found = ledger.table.set_index("village")["exposed"]
    assert found[found > 0].to_dict() == exposed(exposure.table, "households")
    assert ledger.exposed == exposure.exposed_households


def test_ages_add_up_to_the_people_of_every_village_and_level(
    exposure: HazardExposureResult,
) -> None:
    ages = exposure.by_age.assign(people=exposure.by_age["female"] + exposure.by_age["male"])
    for hazard in ("any", "mudflow"):
        expected = exposed(exposure.table, "people", hazard=hazard)
        found = exposed(ages, "people", hazard=hazard)
        assert set(found) <= set(expected)
        for village, people in found.items():
            assert people == pytest.approx(expected[village], rel=1e-9)


def test_grand_totals_of_both_engines_agree_to_the_twelfth_digit(
    parcels: gpd.GeoDataFrame, municipality: dict[str, gpd.GeoDataFrame]
) -> None:
    sums = [
        overlap_areas(parcels, municipality["hazards"], by=["hazard", "level"], engine=engine)[
            "area_m2"
        ].sum()
        for engine in ("kernel", "geos")
    ]
    assert sums[0] == pytest.approx(sums[1], rel=1e-12)


def test_hazard_layers_of_two_crs_are_one(municipality: dict[str, gpd.GeoDataFrame]) -> None:
    """Mixed reference systems: mudflow in Kyrg-06, the others in degrees."""
    hazards = municipality["hazards"]
    own = hazards["hazard"] == "mudflow"
    mixed = hazards_together([hazards[own], hazards[~own].to_crs(4326)])
    one, other = (hazard_levels(layer).set_index(["hazard", "level"]) for layer in (hazards, mixed))
    assert other.crs == hazards.crs
    for key, area in one.geometry.area.items():
        assert other.geometry.area[key] == pytest.approx(area, rel=1e-7)


def test_a_ring_that_runs_round_twice_endangers_its_land_once() -> None:
    ring = [(0, 0), (50, 0), (50, 50), (0, 50)]
    twice = shapely.Polygon([*ring, *ring])
    levels = hazard_levels(hazards_of([("flood", 1, twice), ("flood", 2, block(0, 0))]))
    assert levels.set_index("level").geometry.area["1"] == pytest.approx(2500)
    assert "note.measured_mended" in {note.code for note in levels.attrs["sedp_notes"]}
