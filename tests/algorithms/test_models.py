"""The shipped models: whole tasks that give the numbers of the library, and open in QGIS."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
import pytest

import sedp_spatial as sedp
from sedp_spatial import allocation, constraints, demand, hazards, population, restrictions, supply
from sedp_spatial import siting as criteria

from .harness import CHECKOUT, SAMPLE, Qgis, Run, _tool, environments, left_out
from .inside import library

MODELS = CHECKOUT / "processing_algorithms" / "models"
NAMES = ("constraints_of_a_site", "land_for_housing", "yearly_land_balance")
DAY = "2026-11-22"
SUBSET = " OR ".join(f"parcel_id LIKE '{beginning}%'" for beginning in library.SOME)
TOLERANCE = {"rel": 1e-9, "abs": 1e-8}


def rows(path: Path) -> pd.DataFrame:
    """A written table or layer without its outlines."""
    return pd.DataFrame(pyogrio.read_dataframe(path, read_geometry=False))


def run(qgis: Qgis, name: str, given: dict[str, Any], out: Path, kept: dict[str, str]) -> Run:
    """Run a model; ``kept`` gives the ending of each output's file."""
    files = {f"{key}": out / f"{key.replace(':', '-').lower()}{end}" for key, end in kept.items()}
    done = qgis.algorithm(name, {**given, **files})
    assert done.code == 0, done.text
    return done


def written(out: Path, key: str, end: str = ".gpkg") -> Path:
    return out / f"{key.replace(':', '-').lower()}{end}"


def layer(name: str, kind: str = "parcels") -> Any:
    return sedp.read_layer(SAMPLE / "municipality.gpkg", name, kind=kind)


@cache
def some() -> Any:
    parcels = layer("parcels")
    return parcels[parcels["parcel_id"].str.startswith(library.SOME)]


def same(found: pd.DataFrame, wanted: pd.DataFrame, columns: list[str]) -> None:
    assert len(found) == len(wanted) > 0
    for column in columns:
        assert list(found[column].astype(float)) == pytest.approx(
            list(wanted[column].astype(float)), nan_ok=True, **TOLERANCE
        ), column


def test_yearly_land_balance(qgis: Qgis, out: Path) -> None:
    sample = "municipality.gpkg"
    given = {"PARCELS": qgis.layer(sample, "parcels"), "BOUNDARY": qgis.layer(sample, "boundary")}
    kept = {"balance:BALANCE": ".gpkg", "balance:CROSS": ".gpkg", "check:FINDINGS": ".gpkg",
            "workbook:OUTPUT": ".xlsx", "balance:SUMMARY": ".html",
            "check:SUMMARY": ".html"}  # fmt: skip
    run(qgis, "yearly_land_balance", given, out, kept)
    wanted = sedp.land_balance(layer("parcels"), boundary=layer("boundary", "boundary"))
    found = rows(written(out, "balance:BALANCE"))
    assert list(found["category"]) == list(wanted.table["category"])
    same(found, wanted.table, ["area_ha", "parcels"])
    checked = sedp.check_layer(layer("parcels"), boundary=layer("boundary", "boundary"))
    findings = rows(written(out, "check:FINDINGS"))
    assert len(findings) == len(checked.layer)
    book = pd.ExcelFile(written(out, "workbook:OUTPUT", ".xlsx"))
    assert len(book.sheet_names) == 3
    sheets = [pd.read_excel(book, sheet) for sheet in book.sheet_names]
    (balance,) = [s for s in sheets if "category" in s and "area_ha" in s and len(s) == len(found)]
    same(balance, wanted.table, ["area_ha"])
    for step in ("balance", "check"):
        assert "</html>" in written(out, f"{step}:SUMMARY", ".html").read_text("utf-8")


def test_constraints_of_a_site(qgis: Qgis, out: Path) -> None:
    """The site is one village; the library is asked about the same parcels and buildings."""
    sample = "municipality.gpkg"
    parcels = layer("parcels")
    site = parcels[parcels["parcel_id"] == library.SITE_PARCEL]
    drawn = site.to_crs(site.estimate_utm_crs()).buffer(600).to_crs(parcels.crs)
    outline = out / "site.gpkg"
    drawn.to_frame("geometry").to_file(outline, layer="site", driver="GPKG")
    given = {
        "SITE": outline,
        **{name.upper(): qgis.layer(sample, name)
           for name in ("parcels", "restrictions", "hazards", "buildings")},
    }  # fmt: skip
    kept = {"extract:TABLE": ".gpkg", "constraints:TABLE": ".gpkg", "exposure:TABLE": ".gpkg",
            "extract:SUMMARY": ".html", "constraints:SUMMARY": ".html",
            "exposure:SUMMARY": ".html"}  # fmt: skip
    run(qgis, "constraints_of_a_site", given, out, kept)
    shape = drawn.iloc[0]
    touched = parcels[parcels.intersects(shape)]
    buildings = layer("buildings", "buildings")
    standing = buildings[buildings.to_crs(parcels.crs).intersects(shape)]
    assert 0 < len(touched) < len(parcels) and 0 < len(standing) < len(buildings)
    limits, levels = layer("restrictions", "restrictions"), layer("hazards", "hazards")
    extract = restrictions.restriction_extract(touched, limits)
    assert len(rows(written(out, "extract:TABLE"))) == len(extract.table)
    table = constraints.constraint_table(touched, limits, levels, by=["category"]).table
    same(rows(written(out, "constraints:TABLE")), table, ["area_ha"])
    exposed = hazards.hazard_exposure(standing, levels).table
    numbers = [c for c in exposed.columns if pd.api.types.is_numeric_dtype(exposed[c])]
    same(rows(written(out, "exposure:TABLE")), exposed, numbers)


def test_land_for_housing(qgis: Qgis, out: Path) -> None:
    sample, folder = "municipality.gpkg", qgis.folder / "layers"
    given = {
        "PARCELS": qgis.layer(sample, f"parcels|subset={SUBSET}"),
        **{name.upper(): qgis.layer(sample, name)
           for name in ("restrictions", "hazards", "buildings")},
        "TABLE_FILE": folder / "population_history.csv",
        "DEMAND_FILE": folder / "forecast.toml",
        "SITING_FILE": folder / "siting.toml",
        "ON": DAY,
    }  # fmt: skip
    kept = {"population:FORECAST": ".gpkg", "demand:DEMAND": ".gpkg", "supply:BY_USE": ".gpkg",
            "suitability:SCORES": ".gpkg", "allocate:ALLOCATED": ".gpkg",
            "allocate:USES_TABLE": ".gpkg", "allocate:SHORTAGE": ".gpkg",
            "allocate:SUMMARY": ".html"}  # fmt: skip
    run(qgis, "land_for_housing", given, out, kept)
    history = population.read_table(SAMPLE / "population_history.csv", kind="population_history")
    forecast = population.scenarios(history, years=10).table
    numbers = [c for c in forecast.columns if pd.api.types.is_numeric_dtype(forecast[c])]
    same(rows(written(out, "population:FORECAST")), forecast, numbers)
    asked = demand.demand_of(demand.read_inputs(SAMPLE / "forecast.toml"), scenario="central")
    numbers = [c for c in asked.table.columns if pd.api.types.is_numeric_dtype(asked.table[c])]
    same(rows(written(out, "demand:DEMAND")), asked.table, numbers)
    limits, levels = layer("restrictions", "restrictions"), layer("hazards", "hazards")
    ground = {"buildings": layer("buildings", "buildings"), "on": DAY}
    housing = supply.land_supply(some(), limits, hazards=levels, uses=["housing"], **ground)
    numbers = [c for c in housing.by_use if pd.api.types.is_numeric_dtype(housing.by_use[c])]
    same(rows(written(out, "supply:BY_USE")), housing.by_use, numbers)
    free = supply.land_supply(some(), limits, hazards=levels, **ground)
    claims = allocation.claims_from(asked, year=int(asked.table["year"].max()))
    claims = claims[claims["max_ha"] > 0]
    inputs = criteria.read_siting(SAMPLE / "siting.toml", uses=list(claims["use"]))
    scores = criteria.suitability(
        some(), inputs.criteria, inputs.weights, layers=inputs.layers, uses=list(claims["use"])
    )
    pairs = supply.candidates_from(free, scores.table, with_transformation=True)
    chosen = allocation.allocate_plots(pairs, claims, parcels=some())
    found = rows(written(out, "allocate:USES_TABLE"))
    numbers = [c for c in chosen.uses if pd.api.types.is_numeric_dtype(chosen.uses[c])]
    assert numbers
    same(found, chosen.uses, numbers)


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_models_speak_the_language_of_qgis(qgis: Qgis, language: str) -> None:
    told = qgis.python("explained.py", language)
    for name in NAMES:
        model = told[name]
        assert model["can_execute"], name
        assert re.search("[a-z]" if language == "en" else "[а-я]", model["title"])
        for parameter, (label, text) in model["parameters"].items():
            said = label if ":" in parameter else f"{label} {text}"
            assert (language == "en") != bool(re.search("[а-я]", said)), (parameter, said)


def test_files_are_those_of_the_definitions(tmp_path: Path) -> None:
    tool = _tool("build_models")
    ready, reasons = environments.usable()
    if tool.OLDEST not in {env.name for env in ready}:
        left_out(f"QGIS {tool.OLDEST}: {reasons.get(tool.OLDEST, 'not there')}")
    made = {path.name: ET.canonicalize(path.read_text("utf-8")) for path in tool.write(tmp_path)}
    kept = {path.name: ET.canonicalize(path.read_text("utf-8")) for path in MODELS.glob("*.model3")}
    assert set(made) == {f"{name}.model3" for name in NAMES}
    assert made == kept, "run tools/build_models.py"


def test_files_open_as_models(qgis: Qgis) -> None:
    """As in the model designer: read from the file alone, all steps found, nothing lost."""
    told = qgis.python("models.py")
    assert set(told) == set(NAMES)
    for name, model in told.items():
        assert model["opens"] and model["can_execute"], (name, model["problem"])
        assert model["again"], f"{name} is not the same after saving it"
        assert model["steps"] >= 3
    json.dumps(told)


def test_site_without_buildings(qgis: Qgis, out: Path) -> None:
    """Nobody is exposed where nobody lives; what restricts the land is told all the same."""
    sample = "municipality.gpkg"
    parcels, buildings = layer("parcels"), layer("buildings", "buildings")
    buildings = buildings.to_crs(buildings.estimate_utm_crs())
    far = parcels.to_crs(buildings.crs)
    distance = far.distance(buildings.union_all())
    outline = out / "site.gpkg"
    parcels.loc[[distance.idxmax()]].to_file(outline, layer="site", driver="GPKG")
    given = {
        "SITE": outline,
        **{name.upper(): qgis.layer(sample, name)
           for name in ("parcels", "restrictions", "hazards", "buildings")},
    }  # fmt: skip
    kept = {"constraints:TABLE": ".gpkg", "exposure:TABLE": ".gpkg"}
    run(qgis, "constraints_of_a_site", given, out, kept)
    assert len(rows(written(out, "constraints:TABLE"))) > 0
    assert not written(out, "exposure:TABLE").exists()
