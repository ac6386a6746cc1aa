"""Would a request to change the category of land go on, or be returned, and why."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import ResultTable
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category", "land_kind", "ownership", "in_use", "registered_area_ha")
SITE, TARGET, PURPOSE, PARCEL_IDS = "SITE", "TARGET", "PURPOSE", "PARCEL_IDS"
LAWS, DOCUMENTS = "LAWS", "DOCUMENTS"
CATEGORIES = (
    "agricultural",
    "settlement",
    "industry",
    "protected",
    "forest",
    "water",
    "reserve",
)


def declare_site(algorithm: SedpAlgorithm, which: str) -> None:
    """Which land, and the category that is asked for."""
    algorithm.addParameter(
        p.words(
            PARCEL_IDS,
            tr("Numbers of the parcels"),
            which,
        )
    )
    algorithm.addParameter(
        p.polygons(
            SITE,
            tr("Outline of the site"),
            tr("Polygon that may cut parcels; only what lies in it is asked about."),
            optional=True,
        )
    )
    algorithm.addParameter(
        p.choice(
            TARGET,
            tr("Category asked for"),
            tr("What the land is to become."),
            [
                tr("Agricultural land"),
                tr("Land of settlements"),
                tr("Industry, transport, communications, energy, defence and other"),
                tr("Specially protected natural areas"),
                tr("Forest fund"),
                tr("Water fund"),
                tr("Reserve land"),
            ],
            default=CATEGORIES.index("settlement"),
        )
    )


class Precheck(SedpAlgorithm):
    """``precheck_transformation`` of the library."""

    ID = "precheck"
    TITLE = QT_TRANSLATE_NOOP("@default", "Pre-check of a transformation")
    GROUP = p.SITES_GROUP
    INPUTS = (
        Input(p.PARCELS, "parcels", COLUMNS),
        Input(SITE, "site"),
        Input(p.RESTRICTIONS, "restrictions", ("kind", "regime")),
        Input(p.HAZARDS, "hazards", ("hazard", "level")),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Says before a request is sent whether it would pass, what it still needs, or that "
            "it would be returned, with the article behind every answer: the moratorium on "
            "irrigated arable land and its exceptions, protected areas, forest, water strips, "
            "ownership, documents. It also gives the composition of the site and the "
            "compensation of lost farm production. Legal rules that ship are examples to be "
            "checked against the law in force."
        )

    def declare(self) -> None:
        """The site, and what it is to become."""
        self.addParameter(p.parcels())
        declare_site(
            self, tr("Separated by commas; empty for all parcels, or those that are selected.")
        )
        self.addParameter(
            p.words(
                PURPOSE,
                tr("Purpose"),
                tr("What the land is needed for: housing, industry, school, cemetery and so on."),
                default="housing",
            )
        )
        self.addParameter(p.day(tr("The day whose law counts, as 2026-11-22.")))
        self.addParameter(
            p.polygons(
                p.RESTRICTIONS,
                tr("Restrictions"),
                tr("Polygon layer with kind, regime, name, legal basis and dates, in any CRS."),
                optional=True,
            )
        )
        self.addParameter(
            p.polygons(
                p.HAZARDS,
                tr("Hazards"),
                tr("Polygon layer with the hazard and its level, in any CRS."),
                optional=True,
            )
        )
        self.addParameter(
            p.words(
                DOCUMENTS,
                tr("Documents that are there"),
                tr("Codes separated by commas; left empty, only the land is judged."),
                advanced=True,
            )
        )
        self.addParameter(
            p.toml_file(LAWS, tr("Own legal rules"), tr("File (TOML) with rules and their dates."))
        )
        self.addParameter(p.mapping_file())
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter))
        self.addParameter(p.area_unit())
        self.addParameter(p.language())
        self.addParameter(p.summary())
        self.addParameter(
            p.page(tr("Case sheet with a map, the rules and the composition; it needs jinja2."))
        )

    def outputs(self) -> list[Output]:
        """The rules, the site and what it takes."""
        return [
            Output(
                "RULES_TABLE",
                "table",
                tr("Rules and what they say"),
                tr("Table with each rule, its outcome, the hectares and the article."),
            ),
            Output(
                "SITE_RULES",
                "findings",
                tr("Rules that concern the site"),
                tr("Table of the rules that the site meets, the gravest first."),
                by_default=False,
            ),
            Output(
                "PIECES",
                "layer",
                tr("Site by the worst rule"),
                tr("Layer of the pieces of the site with what stands in their way."),
                on_map=True,
            ),
            Output(
                "COMPOSITION",
                "composition",
                tr("Composition of the site"),
                tr("Table by category and kind of land; the printed hectares add up."),
            ),
            Output(
                "COMPENSATION",
                "compensation",
                tr("Compensation of lost production"),
                tr("Table with the value of each kind of land."),
            ),
            Output(
                "DOCUMENTS_TABLE",
                "documents",
                tr("Documents"),
                tr("Table of the documents: what is there and what is missing."),
            ),
            Output(
                "STAGES",
                "stages",
                tr("Stages"),
                tr("Table of the five stages and what each needs."),
                by_default=False,
            ),
            Output(
                "AUTHORITIES",
                "authorities",
                tr("Authorities"),
                tr("Table of who has to agree."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The site, and what it costs."""
        return {
            "site_ha": tr("Area of the site, ha"),
            "overlap_ha": tr("Counted twice by its parcels, ha"),
            "gap_ha": tr("Land under no parcel, ha"),
            "total_som": tr("Compensation, som"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """What is asked for."""
        return {
            "target": values.choice(TARGET, CATEGORIES),
            "purpose": values.text(PURPOSE),
            "on": values.day(),
            "rules": values.path(LAWS),
            "documents": values.listed(DOCUMENTS),
            "parcel_ids": values.listed(PARCEL_IDS),
            "page": values.page(),
        }

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By the outcome."""
        return style_by_values(table, "outcome")
