"""The cases of where land is free, what the law lets through, what it costs, and whole plans."""

from __future__ import annotations

from .cases import CLEAN, Case
from .inside import library

SUBSET = " OR ".join(f"parcel_id LIKE '{beginning}%'" for beginning in library.SOME)
SOME = ("municipality.gpkg", f"parcels|subset={SUBSET}")
TRANSFORM_OUTPUTS = {
    "BALANCE": "table",
    "AFTER_LAYER": "layer",
    "CHANGED": "changed",
    "MATRIX": "matrix",
    "LINEAGE": "lineage",
}
GROUND = {
    "PARCELS": SOME,
    "RESTRICTIONS": ("municipality.gpkg", "restrictions"),
    "ZONES": ("municipality.gpkg", "zones"),
    "HAZARDS": ("municipality.gpkg", "hazards"),
    "BUILDINGS": ("municipality.gpkg", "buildings"),
}

CASES = {
    "supply": Case(
        "supply",
        GROUND,
        {
            "SUPPLY": "layer",
            "TABLE": "table",
            "REASONS": "uses",
            "BY_USE": "by_use",
            "BY_OWNER": "summary",
            "USE_SETTINGS": "settings",
        },
        {"ON": "2026-11-22", "USES": "housing, industry"},
        {"RULES": "zone_rules.csv"},
    ),
    "suitability": Case(
        "suitability",
        {"PARCELS": SOME},
        {
            "SCORES": "layer",
            "TABLE": "table",
            "BY_USE": "by_use",
            "CONTRIBUTIONS": "contributions",
            "WEIGHTS": "weights",
            "EXCLUSIONS": "exclusions",
        },
        {"USES": "housing, tourism"},
        {"SITING_FILE": "siting.toml"},
    ),
    "allocation": Case(
        "allocate",
        GROUND,
        {
            "ALLOCATED": "layer",
            "TABLE": "table",
            "USES_TABLE": "uses",
            "SHORTAGE": "shortage",
            "GREEDY": "greedy",
        },
        {"ON": "2026-11-22", "TRANSFORMED": True, "MIN_PLOT": 1, "GAP": 0},
        {
            "DEMAND_FILE": "forecast.toml",
            "SITING_FILE": "siting.toml",
            "RULES": "zone_rules.csv",
        },
    ),
    "pre-check": Case(
        "precheck",
        {
            "PARCELS": SOME,
            "RESTRICTIONS": ("municipality.gpkg", "restrictions"),
            "HAZARDS": ("municipality.gpkg", "hazards"),
        },
        {
            "RULES_TABLE": "table",
            "PIECES": "layer",
            "SITE_RULES": "findings",
            "COMPOSITION": "composition",
            "COMPENSATION": "compensation",
            "DOCUMENTS_TABLE": "documents",
            "STAGES": "stages",
            "AUTHORITIES": "authorities",
        },
        {
            "PARCEL_IDS": library.SITE_PARCEL,
            "TARGET": 1,
            "PURPOSE": "resettlement",
            "ON": "2026-11-22",
        },
    ),
    "transformation of a parcel": Case(
        "transform",
        {"PARCELS": SOME},
        TRANSFORM_OUTPUTS,
        {"PARCEL_IDS": library.SITE_PARCEL, "TARGET": 1, "LAND_KIND": "built"},
    ),
    "transformation of cases": Case(
        "transform", CLEAN, TRANSFORM_OUTPUTS, {}, {"CASES": "transformation.toml"}
    ),
    "constraints": Case(
        "constraints",
        {
            "PARCELS": SOME,
            "RESTRICTIONS": ("municipality.gpkg", "restrictions"),
            "HAZARDS": ("municipality.gpkg", "hazards"),
        },
        {
            "TABLE": "table",
            "CELLS": "layer",
            "BY_HAZARD": "by_hazard",
            "COMBINATIONS": "combinations",
            "REGIMES": "regimes",
        },
        {"BY": "0", "ON": "2026-11-22"},
    ),
    "ledger": Case(
        "ledger",
        {
            "BUILDINGS": ("municipality.gpkg", "buildings"),
            "HAZARDS": ("municipality.gpkg", "hazards"),
        },
        {"LEDGER": "table", "HOUSEHOLDS": "households", "ISSUES": "issues"},
        {"PLACE": "village"},
        {"GRANTED": "granted.csv", "MOVED": "moved.csv"},
    ),
    "budget": Case(
        "budget",
        {"PARCELS": CLEAN["PARCELS"]},
        {
            "FORM_1": "form1",
            "FORM_2": "form2",
            "FUNDED": "funded",
            "FINDINGS": "findings",
            "TABLE": "table",
            "TOTALS": "totals",
            "RISKS_TABLE": "risks",
            "MEASURES_TABLE": "measures",
            "SOURCES": "sources",
            "LINKS": "links",
            "UPKEEP": "upkeep",
            "FUNDING": "funding",
            "PHASES": "phases",
            "YEARS_TABLE": "years",
            "LAND": "land",
        },
        {"YEARS": 0},
        {
            "REVENUE": "budget_revenue.csv",
            "EXPENDITURE": "budget_expenditure.csv",
            "MEASURES": "measures.csv",
            "RATES": "land_rates.csv",
            "RISKS": "budget_risks.csv",
        },
    ),
    "management": Case(
        "management",
        {"PARCELS": CLEAN["PARCELS"]},
        {
            "INVENTORY": "layer",
            "TABLE": "table",
            "SUMS": "summary",
            "STAGES": "stages",
            "PROPOSALS_TABLE": "proposals",
            "PLACES": "places",
            "MONITORING_TABLE": "monitoring",
        },
        {"ON": "2026-11-22"},
        {
            "PROPOSALS_FILE": "proposals.csv",
            "STAGES_FILE": "management_stages.csv",
            "MEASURES": "measures.csv",
        },
    ),
    "plan": Case(
        "run_plan",
        {},
        {"STEPS": "table", "FILES": "files"},
        {"DOCUMENTS": False},
        {"PLAN": "small_plan.toml"},
        folder=True,
    ),
}
