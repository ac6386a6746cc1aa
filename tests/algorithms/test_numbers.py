"""Every number, table and layer of every algorithm equals the library called directly.

Twice: to the last digit that matters against the library in the same Python, with the same GEOS
and PROJ; and in its figures against the library in the Python of the tests.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from .harness import INSIDE, SAMPLE, Qgis, environments, stage
from .inside import library

RELATIVE = 1e-9
OF_A_HECTARE = 1e-8
"""A tenth of a square millimetre a hectare: what is left of 17 620 ha in a double."""
ENGLISH = 3
"""The choice of the parameter LANGUAGE."""


@dataclass(frozen=True)
class Case:
    """An algorithm, what it is given, and which part of the result goes to which output."""

    algorithm: str
    layers: dict[str, tuple[str, str]]
    outputs: dict[str, str]
    parameters: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


DEMAND_OUTPUTS = {
    "DEMAND": "table",
    "USES": "uses",
    "TOTALS": "totals",
    "DWELLINGS": "dwellings",
    "TRACE": "trace",
    "CATCHMENTS": "catchments",
    "NORMS": "norms",
    "TREND": "trend",
    "PEOPLE": "people",
}
EXTRACT_OUTPUTS = {
    "TABLE": "table",
    "PIECES": "layer",
    "REGIMES": "regimes",
    "PARCEL_TABLE": "parcels",
    "CATEGORIES": "categories",
    "LIST": "restrictions",
    "FINDINGS": "findings",
}
EXPOSURE_OUTPUTS = {
    "TABLE": "table",
    "EXPOSED": "layer",
    "BY_BUILDING": "by_building",
    "BY_AGE": "by_age",
    "FACILITY_TABLE": "facilities",
    "LAND": "land",
    "ISSUES": "issues",
}
NOT_SHOWN = {"seed", "draws", "low_quantile", "high_quantile", "growth_share", "open_age"}
"""Figures of the library that an algorithm leaves out: they are settings or said already."""
CLEAN = {
    "PARCELS": ("municipality.gpkg", "parcels"),
    "BOUNDARY": ("municipality.gpkg", "boundary"),
}
DIRTY = {"PARCELS": ("dirty.gpkg", "parcels_dirty"), "BOUNDARY": ("dirty.gpkg", "boundary")}
BALANCE_OUTPUTS = {"BALANCE": "table", "CROSS": "cross", "MISFITS": "layer"}

CASES = {
    "check": Case("check", DIRTY, {"TABLE": "table", "FINDINGS": "layer"}),
    "repair": Case("repair", DIRTY, {"TABLE": "table", "REPAIRED": "layer"}),
    "balance": Case("balance", CLEAN, BALANCE_OUTPUTS, {"BY": 0}),
    "balance of dirty parcels": Case("balance", DIRTY, BALANCE_OUTPUTS, {"BY": "0,3"}),
    "registered": Case(
        "registered",
        {"PARCELS": CLEAN["PARCELS"]},
        {"TABLE": "table", "CLASSES": "classes", "COMPARISON": "layer"},
        {"TOLERANCE_PERCENT": 2},
    ),
    "change": Case(
        "change",
        {"BEFORE": ("municipality.gpkg", "parcels_2021"), "AFTER": CLEAN["PARCELS"]},
        {"TABLE": "table", "MATRIX": "matrix", "LINEAGE": "lineage", "CHANGED": "layer"},
        {"BY": 0},
    ),
    "overlap": Case(
        "overlap",
        {"PARCELS": CLEAN["PARCELS"], "ZONES": ("municipality.gpkg", "hazards")},
        {"TABLE": "table", "PIECES": "layer"},
        {"ZONE_FIELDS": "hazard;level", "TOLERANCE": 0.1},
    ),
    "population in scenarios": Case(
        "population",
        {},
        {"FORECAST": "table", "RANGES": "ranges", "ASSUMPTIONS": "assumptions"},
        {"YEARS": 10, "RULE": 0},
        {"TABLE_FILE": "population_history.csv"},
    ),
    "population by mean growth": Case(
        "population",
        {},
        {"FORECAST": "table", "HISTORY": "history"},
        {"YEARS": 10, "RULE": 1},
        {"TABLE_FILE": "population_history.csv"},
    ),
    "population by age": Case(
        "population",
        {},
        {"FORECAST": "table", "RATIOS": "ratios", "TOTALS": "totals"},
        {"YEARS": 10, "RULE": 4},
        {"TABLE_FILE": "population_age_sex.csv"},
    ),
    "demand of a file": Case(
        "demand", {}, DEMAND_OUTPUTS, {"SCENARIO": 0}, {"INPUTS_FILE": "forecast.toml"}
    ),
    "demand of layers": Case(
        "demand",
        {
            "BUILDINGS": ("municipality.gpkg", "buildings"),
            "VILLAGES": ("municipality.gpkg", "villages"),
            "FACILITIES": ("municipality.gpkg", "facilities"),
        },
        DEMAND_OUTPUTS,
        {"SCENARIO": 1, "YEARS": "2031, 2036", "PLOTS": 30},
        {
            "COUNTS": "population_age_sex.csv",
            "PAST": "population_history.csv",
            "PROJECTS": "economic_projects.csv",
        },
    ),
    "extract": Case(
        "extract",
        {"PARCELS": CLEAN["PARCELS"], "RESTRICTIONS": ("municipality.gpkg", "restrictions")},
        EXTRACT_OUTPUTS,
        {"ON": "2026-11-22"},
    ),
    "extract with drawn zones": Case(
        "extract",
        {
            "PARCELS": CLEAN["PARCELS"],
            "RESTRICTIONS": ("municipality.gpkg", "restrictions"),
            "RIVERS": ("municipality.gpkg", "rivers"),
        },
        EXTRACT_OUTPUTS,
        {"WARNING_DISTANCE": 500},
    ),
    "zones by rule": Case(
        "rule_zones",
        {
            "RIVERS": ("municipality.gpkg", "rivers"),
            "RESTRICTIONS": ("municipality.gpkg", "restrictions"),
        },
        {"TABLE": "table", "ZONES_DRAWN": "layer"},
        {"WARNING_DISTANCE": 500},
    ),
    "zoning of parcels": Case(
        "zoning",
        {
            "FEATURES": CLEAN["PARCELS"],
            "ZONES": ("municipality.gpkg", "zones"),
            "BUILDINGS": ("municipality.gpkg", "buildings"),
        },
        {"TABLE": "table", "FINDINGS": "layer", "BY_RULE": "summary"},
        {"KIND": 0},
        {"RULES": "zone_rules.csv"},
    ),
    "zoning of buildings": Case(
        "zoning",
        {
            "FEATURES": ("municipality.gpkg", "buildings"),
            "ZONES": ("municipality.gpkg", "zones"),
        },
        {"TABLE": "table", "FINDINGS": "layer", "BY_RULE": "summary"},
        {"KIND": 1, "ON": "2026-11-22"},
        {"RULES": "zone_rules.csv"},
    ),
    "capacity": Case(
        "capacity",
        {
            "PARCELS": CLEAN["PARCELS"],
            "BUILDINGS": ("municipality.gpkg", "buildings"),
            "ZONES": ("municipality.gpkg", "zones"),
        },
        {"TABLE": "table", "CAPACITY": "layer", "ZONE_TOTALS": "zones"},
        {},
        {"RULES": "zone_rules.csv"},
    ),
    "exposure": Case(
        "exposure",
        {
            "BUILDINGS": ("municipality.gpkg", "buildings"),
            "HAZARDS": ("municipality.gpkg", "hazards"),
            "PARCELS": CLEAN["PARCELS"],
            "FACILITIES": ("municipality.gpkg", "facilities"),
        },
        EXPOSURE_OUTPUTS,
        {"PLACE_FIELD": "village"},
        {"PEOPLE": "population_age_sex.csv"},
    ),
    "exposure by areas": Case(
        "exposure",
        {
            "BUILDINGS": ("municipality.gpkg", "buildings"),
            "HAZARDS": ("municipality.gpkg", "hazards"),
            "AREAS": ("municipality.gpkg", "villages"),
        },
        EXPOSURE_OUTPUTS,
        {"AREA_FIELD": "name_ky", "SPLIT": 1},
    ),
    "exposure to a raster and a slope": Case(
        "exposure",
        {
            "BUILDINGS": ("municipality.gpkg", "buildings"),
            "HAZARDS": ("municipality.gpkg", "hazards"),
        },
        EXPOSURE_OUTPUTS,
        {"PLACE_FIELD": "village", "THRESHOLDS": "10, 20, 35", "SLOPE": True},
        {"RASTER": "dem.tif"},
    ),
}


@cache
def here() -> dict[str, Any]:
    """The results of the library in the Python of the tests."""
    return {name: library.plain(name, call()) for name, call in library.cases(SAMPLE).items()}


@pytest.fixture(scope="session")
def there(qgis: Qgis) -> dict[str, Any]:
    """The results of the library in the Python that this environment runs it in."""
    script, answer = qgis.folder / "scripts/library.py", qgis.folder / "library.json"
    arguments = [
        qgis.inside(path) for path in (script, qgis.plugins / stage.NAME, qgis.folder / "layers")
    ]
    done = environments.run(
        qgis.env,
        [environments.library_python(qgis.env), *arguments, qgis.inside(answer)],
        files={INSIDE / "library.py": script},
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(answer.read_text("utf-8")))


@pytest.mark.parametrize("name", CASES)
def test_equals_the_library(qgis: Qgis, there: dict[str, Any], out: Path, name: str) -> None:
    case = CASES[name]
    files = {key: out / f"{key.lower()}.gpkg" for key in case.outputs}
    parameters = {key: qgis.layer(*layer) for key, layer in case.layers.items()}
    parameters |= {key: qgis.folder / "layers" / file for key, file in case.files.items()}
    page = out / "summary.html"
    done = qgis.algorithm(
        case.algorithm,
        {**parameters, **case.parameters, **files, "SUMMARY": page, "LANGUAGE": ENGLISH},
    )
    assert done.code == 0, done.text

    for expected in (there[name], here()[name]):
        numbers = {k: v for k, v in expected["numbers"].items() if k not in NOT_SHOWN}
        assert numbers
        found = {key: done.results[key] for key in numbers}
        assert found == pytest.approx(numbers, rel=RELATIVE, abs=OF_A_HECTARE)

    tables = there[name]["tables"]
    assert set(case.outputs.values()) == set(tables)
    for key, attribute in case.outputs.items():
        compare(pyogrio.read_dataframe(files[key]), tables[attribute], f"{name}: {attribute}")
    assert "</html>" in page.read_text("utf-8")


def compare(found: pd.DataFrame, wanted: dict[str, Any], what: str) -> None:
    """Row by row: numbers to 1e-9 of their size, texts to the letter, outlines to 1 µm."""
    assert [c for c in found.columns if c != "geometry"] == [c for c, _ in wanted["columns"]], what
    assert len(found) == len(wanted["rows"]), what
    for position, (column, kind) in enumerate(wanted["columns"]):
        wanted_values = [row[position] for row in wanted["rows"]]
        found_values = [None if pd.isna(v) else v for v in found[column]]
        where = f"{what}, column {column}"
        if kind in ("real", "integer"):
            one, other = (np.array(v, dtype=float) for v in (found_values, wanted_values))
            close = np.isclose(one, other, rtol=RELATIVE, atol=OF_A_HECTARE, equal_nan=True)
            rows = np.flatnonzero(~close)[:3]
            assert close.all(), f"{where}: {[(found_values[r], wanted_values[r]) for r in rows]}"
        else:
            assert found_values == wanted_values, where
    if wanted["geometry"] is not None:
        shapes = [None if g is None else bytes.fromhex(g) for g in wanted["geometry"]]
        assert same_shapes(found.geometry, shapely.from_wkb(shapes)), what
        assert found.crs.equals(wanted["crs"]), what


def same_shapes(found: gpd.GeoSeries, wanted: Any) -> bool:
    """Equal outlines.

    To QGIS's sinks a polygon is a multipolygon of one part, and no geometry is an empty one.
    """
    one, other = as_parts(found), as_parts(wanted)
    neither = shapely.is_missing(one) & shapely.is_missing(other)
    return bool((neither | shapely.equals_exact(one, other, tolerance=1e-6)).all())


def as_parts(shapes: Any) -> Any:
    collected = [
        None
        if shape is None or shape.is_empty
        else shapely.geometrycollections(shapely.get_parts(shape))
        for shape in shapes
    ]
    return shapely.normalize(np.array(collected, dtype=object))
