"""What each algorithm is given, and which part of the library's result each output holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """An algorithm, what it is given, and which part of the result goes to which output."""

    algorithm: str
    layers: dict[str, tuple[str, str]]
    outputs: dict[str, str]
    parameters: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    folder: bool = False


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
CLEAN = {
    "PARCELS": ("municipality.gpkg", "parcels"),
    "BOUNDARY": ("municipality.gpkg", "boundary"),
}
DIRTY = {"PARCELS": ("dirty.gpkg", "parcels_dirty"), "BOUNDARY": ("dirty.gpkg", "boundary")}
BALANCE_OUTPUTS = {"BALANCE": "table", "CROSS": "cross", "MISFITS": "layer"}


CASES = {
    "check": Case("check", DIRTY, {"TABLE": "table", "FINDINGS": "layer"}),
    "repair": Case("repair", DIRTY, {"TABLE": "table", "REPAIRED": "layer", "PLACES": "places"}),
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
