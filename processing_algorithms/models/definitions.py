"""What each model asks for, which algorithms it runs in which order, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping

from ...qgis_plugin.translation import QT_TRANSLATE_NOOP

GROUP = ("models", QT_TRANSLATE_NOOP("@default", "Whole tasks"))
POLYGONS, ANY, FILE, TOML, TEXT = "polygons", "any", "file", "toml", "text"


@dataclass(frozen=True)
class Asked:
    """A field of the model's form."""

    name: str
    kind: str
    label: str
    help: str
    optional: bool = False


@dataclass(frozen=True)
class From:
    """What another step gives."""

    step: str
    output: str


@dataclass(frozen=True)
class Step:
    """One algorithm: what of the form, of other steps or fixed it is given, what of it is kept.

    ``takes`` maps a parameter to the name of a field of the form, ``fixed`` to a value, ``chained``
    to what another step gives; ``keeps`` maps an output to the label under which it is kept.
    """

    name: str
    algorithm: str
    takes: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)
    chained: Mapping[str, Any] = field(default_factory=dict)
    keeps: Mapping[str, str] = field(default_factory=dict)
    after: tuple[str, ...] = ()
    if_any: str = ""
    """The step that must have counted a feature (RETAINED_COUNT); else this one is left out."""


@dataclass(frozen=True)
class Definition:
    """A whole task."""

    name: str
    title: str
    help: str
    asked: tuple[Asked, ...]
    steps: tuple[Step, ...]


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


PARCELS = Asked(
    "PARCELS",
    POLYGONS,
    QT_TRANSLATE_NOOP("@default", "Land parcels"),
    QT_TRANSLATE_NOOP(
        "@default",
        "Polygon layer of the land parcels, as it is. Areas are measured on the ellipsoid.",
    ),
)
RESTRICTIONS = Asked(
    "RESTRICTIONS",
    POLYGONS,
    QT_TRANSLATE_NOOP("@default", "Restrictions"),
    QT_TRANSLATE_NOOP(
        "@default", "Polygon layer with kind, regime, name, legal basis and dates, in any CRS."
    ),
)
HAZARDS = Asked(
    "HAZARDS",
    POLYGONS,
    QT_TRANSLATE_NOOP("@default", "Hazards"),
    QT_TRANSLATE_NOOP("@default", "Polygon layer with the hazard and its level, in any CRS."),
)
BUILDINGS = Asked(
    "BUILDINGS",
    ANY,
    QT_TRANSLATE_NOOP("@default", "Buildings"),
    QT_TRANSLATE_NOOP(
        "@default", "Layer of the buildings with use, residents, households and floors."
    ),
)
MAPPING = Asked(
    "MAPPING_FILE",
    TOML,
    QT_TRANSLATE_NOOP("@default", "Mapping file"),
    QT_TRANSLATE_NOOP(
        "@default", "File (TOML) that says what the fields and codes of the parcels mean."
    ),
    optional=True,
)

LAND_BALANCE = Definition(
    "yearly_land_balance",
    QT_TRANSLATE_NOOP("@default", "Yearly land balance"),
    QT_TRANSLATE_NOOP(
        "@default",
        "Checks the parcels, works out the land balance by category and puts the balance, the "
        "table of categories by kinds of land and the findings into one workbook for the "
        "district. The total is the area of the territory to the square metre.",
    ),
    (
        PARCELS,
        Asked(
            "BOUNDARY",
            POLYGONS,
            QT_TRANSLATE_NOOP("@default", "Boundary of the territory"),
            QT_TRANSLATE_NOOP(
                "@default",
                "Polygon layer with the boundary of the municipality. Without it, gaps along the "
                "boundary and land outside it cannot be found.",
            ),
        ),
        MAPPING,
    ),
    (
        Step(
            "check",
            "sedp:check",
            _same("PARCELS", "BOUNDARY", "MAPPING_FILE"),
            keeps={
                "FINDINGS": QT_TRANSLATE_NOOP("@default", "Findings on the map"),
                "SUMMARY": QT_TRANSLATE_NOOP("@default", "Page of the check"),
            },
        ),
        Step(
            "balance",
            "sedp:balance",
            _same("PARCELS", "BOUNDARY", "MAPPING_FILE"),
            {"BY": [0]},
            keeps={
                "BALANCE": QT_TRANSLATE_NOOP("@default", "Land balance by category"),
                "CROSS": QT_TRANSLATE_NOOP("@default", "Categories by kinds of land"),
                "SUMMARY": QT_TRANSLATE_NOOP("@default", "Page of the balance"),
            },
            after=("check",),
        ),
        Step(
            "workbook",
            "native:exporttospreadsheet",
            fixed={"USE_ALIAS": False, "FORMATTED_VALUES": False, "OVERWRITE": True},
            chained={
                "LAYERS": (
                    From("balance", "BALANCE"),
                    From("balance", "CROSS"),
                    From("check", "FINDINGS"),
                )
            },
            keeps={"OUTPUT": QT_TRANSLATE_NOOP("@default", "Workbook of the balance")},
        ),
    ),
)

SITE = Definition(
    "constraints_of_a_site",
    QT_TRANSLATE_NOOP("@default", "Constraints of a site"),
    QT_TRANSLATE_NOOP(
        "@default",
        "For a site that is drawn or selected on the map: which parcels it touches, what "
        "restricts them and by which law, how much land lies in which hazard, and how many "
        "buildings and people on the site are exposed. Three pages come out; two "
        "where no building stands on the site.",
    ),
    (
        Asked(
            "SITE",
            POLYGONS,
            QT_TRANSLATE_NOOP("@default", "Site"),
            QT_TRANSLATE_NOOP(
                "@default",
                "Polygon layer with the outline of the site; or tick that only the selected "
                "features of a layer count.",
            ),
        ),
        PARCELS,
        RESTRICTIONS,
        HAZARDS,
        BUILDINGS,
    ),
    (
        Step(
            "touched",
            "native:extractbylocation",
            {"INPUT": "PARCELS", "INTERSECT": "SITE"},
            {"PREDICATE": [0]},
        ),
        Step(
            "standing",
            "native:extractbylocation",
            {"INPUT": "BUILDINGS", "INTERSECT": "SITE"},
            {"PREDICATE": [0]},
        ),
        Step(
            # Only to count: QGIS 3.22 cannot ask a layer within a model for its features.
            "counted",
            "native:deleteduplicategeometries",
            chained={"INPUT": (From("standing", "OUTPUT"),)},
        ),
        Step(
            "extract",
            "sedp:extract",
            _same("RESTRICTIONS"),
            chained={"PARCELS": (From("touched", "OUTPUT"),)},
            keeps={
                "TABLE": QT_TRANSLATE_NOOP("@default", "Restrictions of each parcel"),
                "SUMMARY": QT_TRANSLATE_NOOP("@default", "Page of the restrictions"),
            },
        ),
        Step(
            "constraints",
            "sedp:constraints",
            _same("RESTRICTIONS", "HAZARDS"),
            {"BY": [0]},
            {"PARCELS": (From("touched", "OUTPUT"),)},
            {
                "TABLE": QT_TRANSLATE_NOOP("@default", "Land by category, regime and hazard"),
                "CELLS": QT_TRANSLATE_NOOP("@default", "Cells of regimes and hazards"),
                "SUMMARY": QT_TRANSLATE_NOOP("@default", "Page of the constraints"),
            },
        ),
        Step(
            "exposure",
            "sedp:exposure",
            _same("HAZARDS"),
            chained={"BUILDINGS": (From("standing", "OUTPUT"),)},
            if_any="counted",
            keeps={
                "TABLE": QT_TRANSLATE_NOOP("@default", "Exposed buildings and people"),
                "SUMMARY": QT_TRANSLATE_NOOP("@default", "Page of the exposure"),
            },
        ),
    ),
)

HOUSING = Definition(
    "land_for_housing",
    QT_TRANSLATE_NOOP("@default", "Land for housing"),
    QT_TRANSLATE_NOOP(
        "@default",
        "From people to plots: the forecast of the population, the land that it needs, the land "
        "that is free, how well each plot suits, and the plots that meet the demand best. Where "
        "the land does not suffice, the missing hectares are shown.",
    ),
    (
        PARCELS,
        Asked(
            "TABLE_FILE",
            FILE,
            QT_TRANSLATE_NOOP("@default", "Table of the population"),
            QT_TRANSLATE_NOOP(
                "@default", "File (CSV or XLSX) with the years and the number of people."
            ),
        ),
        Asked(
            "DEMAND_FILE",
            TOML,
            QT_TRANSLATE_NOOP("@default", "Inputs of the demand"),
            QT_TRANSLATE_NOOP(
                "@default",
                "File (TOML) that names all tables, layers and norms; it goes before the rest.",
            ),
        ),
        Asked(
            "SITING_FILE",
            TOML,
            QT_TRANSLATE_NOOP("@default", "File of criteria"),
            QT_TRANSLATE_NOOP(
                "@default", "File (TOML) that names layers, criteria, weights and limits."
            ),
        ),
        RESTRICTIONS,
        HAZARDS,
        BUILDINGS,
        Asked(
            "ON",
            TEXT,
            QT_TRANSLATE_NOOP("@default", "Day"),
            QT_TRANSLATE_NOOP("@default", "Only what is in force on this day, as 2026-11-22."),
            optional=True,
        ),
    ),
    (
        Step(
            "population",
            "sedp:population",
            _same("TABLE_FILE"),
            {"YEARS": 10, "RULE": 0},
            keeps={"FORECAST": QT_TRANSLATE_NOOP("@default", "Forecast of the population")},
        ),
        Step(
            "demand",
            "sedp:demand",
            {"INPUTS_FILE": "DEMAND_FILE"},
            {"SCENARIO": 1},
            keeps={
                "DEMAND": QT_TRANSLATE_NOOP("@default", "Demand for land"),
                "SUMMARY": QT_TRANSLATE_NOOP("@default", "Page of the demand"),
            },
            after=("population",),
        ),
        Step(
            "supply",
            "sedp:supply",
            _same("PARCELS", "RESTRICTIONS", "HAZARDS", "BUILDINGS", "ON"),
            {"USES": "housing"},
            keeps={"BY_USE": QT_TRANSLATE_NOOP("@default", "Free land by use")},
            after=("demand",),
        ),
        Step(
            "suitability",
            "sedp:suitability",
            _same("PARCELS", "SITING_FILE"),
            {"USES": "housing"},
            keeps={"SCORES": QT_TRANSLATE_NOOP("@default", "Plots by how well they suit")},
            after=("supply",),
        ),
        Step(
            "allocate",
            "sedp:allocate",
            _same(
                "PARCELS", "DEMAND_FILE", "SITING_FILE", "RESTRICTIONS", "HAZARDS", "BUILDINGS",
                "ON",
            ),
            {"TRANSFORMED": True},
            keeps={
                "ALLOCATED": QT_TRANSLATE_NOOP("@default", "Chosen plots"),
                "USES_TABLE": QT_TRANSLATE_NOOP("@default", "Uses: claimed, found, missing"),
                "SHORTAGE": QT_TRANSLATE_NOOP("@default", "Missing hectares"),
                "SUMMARY": QT_TRANSLATE_NOOP("@default", "Page of the chosen plots"),
            },
            after=("suitability",),
        ),
    ),
)  # fmt: skip

DEFINITIONS = (LAND_BALANCE, SITE, HOUSING)
