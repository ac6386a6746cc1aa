"""The municipalities of a district laid together, and what does not fit between them."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

PACKAGES, REGISTER, LIMITS, YEAR = "PACKAGES", "REGISTER", "LIMITS", "YEAR"
SCENARIO = "SCENARIO"
SCENARIOS = ("central", "low", "high")


class District(SedpAlgorithm):
    """``roll_up`` of the library."""

    ID = "district"
    TITLE = QT_TRANSLATE_NOOP("@default", "Lay the district together")
    GROUP = p.DISTRICT_GROUP
    FILES = (p.PAGE, p.WORKBOOK)
    INPUTS = (
        Input(p.BOUNDARY, "boundary"),
        Input(p.RESTRICTIONS, "restrictions", ("kind", "regime")),
        Input(p.HAZARDS, "hazards", ("hazard", "level")),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Builds a district from the packages of its municipalities: balance, protected areas "
            "and restrictions, hazards with the people in them, demand for land against supply, "
            "each municipality ranked. Where their boundaries overlap or leave gaps, parcels are "
            "claimed twice, years or names differ, it says so. A package that is damaged is named "
            "with the reason, and the rest is worked out. Revenues are not added up."
        )

    def declare(self) -> None:
        """The packages, and what the district has of its own."""
        self.addParameter(
            p.folder_of_files(
                PACKAGES,
                tr("Folder with the packages"),
                tr("Every file (.zip) in it is the package of a municipality."),
            )
        )
        self.addParameter(
            p.polygons(
                p.BOUNDARY,
                tr("Boundary of the district"),
                tr("Without it the outer outline of the municipalities is the territory."),
                optional=True,
            )
        )
        self.addParameter(
            p.table_file(
                REGISTER,
                tr("List of the municipalities"),
                tr("Table (CSV or XLSX) with name_ky, name_ru, name_en, code and totals."),
                optional=True,
            )
        )
        own = tr("Laid over every municipality in the place of its own.")
        self.addParameter(p.polygons(p.RESTRICTIONS, tr("Restrictions"), own, optional=True))
        self.addParameter(p.polygons(p.HAZARDS, tr("Hazards"), own, optional=True))
        self.addParameter(
            p.some_file(
                LIMITS,
                tr("Package of limits"),
                tr("The package that went down, for its restrictions and hazards."),
                tr("Packages") + " (*.zip)",
                optional=True,
            )
        )
        self.addParameter(
            p.choice(
                SCENARIO,
                tr("Scenario"),
                tr("Which growth of the population."),
                [tr("central"), tr("low"), tr("high")],
            )
        )
        self.addParameter(
            p.year(
                YEAR,
                tr("Year of the figures"),
                tr("Left empty, that of most municipalities; who has another is named."),
            )
        )
        self.addParameter(p.day(tr("The day on which the restrictions are in force.")))
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter))
        self.addParameter(p.language())
        self.addParameter(p.page(tr("Page for the staff of the district, with a map.")))
        self.addParameter(p.workbook(tr("Workbook with a sheet for each table.")))
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The district, its municipalities, and what does not fit."""
        return [
            Output(
                "MUNICIPALITIES",
                "layer",
                tr("Municipalities"),
                tr("Layer of their outlines with the main figures and ranks."),
                on_map=True,
            ),
            Output(
                "DISTRICT",
                "district",
                tr("Balance of the district"),
                tr("Table with the sums by category and the seams; it adds up to the territory."),
            ),
            Output(
                "MISSING",
                "missing",
                tr("Missing from the sums"),
                tr("Table with each municipality, part or layer that is not there, and why."),
            ),
            Output(
                "FINDINGS",
                "findings",
                tr("Findings"),
                tr("Table of what does not fit, the gravest first, and how to mend it."),
            ),
            Output(
                "SEAM_PIECES",
                "seam_pieces",
                tr("Seams"),
                tr("Layer of the overlaps, the gaps and the land outside the district."),
                on_map=True,
            ),
            *self._tables(),
        ]

    def _tables(self) -> list[Output]:
        tables = (
            ("BALANCE", "table", tr("Balance by municipality"), tr("Table closed for each.")),
            (
                "RANKED",
                "municipalities",
                tr("Figures of the municipalities"),
                tr("Table with one row for each: status, figures and ranks."),
            ),
            (
                "REGIMES",
                "restrictions",
                tr("Land by regime"),
                tr("Table with the strictest regime, by municipality."),
            ),
            (
                "PROTECTED",
                "protected",
                tr("Protected areas and other kinds"),
                tr("Table with the land under each kind of restriction, by municipality."),
            ),
            (
                "LEVELS",
                "hazards",
                tr("Land by hazard and level"),
                tr("Table by municipality; for each hazard the levels add up."),
            ),
            (
                "EXPOSURE",
                "exposure",
                tr("People by hazard and level"),
                tr("Table with people, households and buildings, by municipality."),
            ),
            (
                "DEMAND",
                "demand",
                tr("Demand against supply"),
                tr("Table by municipality and use: needed, ready, missing."),
            ),
            (
                "NAMES",
                "names",
                tr("Names"),
                tr("Table that says how names were joined with the list, and how alike they are."),
            ),
            (
                "CLAIMED",
                "claimed",
                tr("Parcels claimed twice"),
                tr("Table with the parcels that several municipalities have."),
            ),
            (
                "SEAMS",
                "seams",
                tr("Seams as a table"),
                tr("Table of the same pieces with their hectares."),
            ),
        )
        return [Output(*one, by_default=False) for one in tables]

    def figures(self) -> dict[str, str]:
        """The identity of the district, and its sums."""
        return {
            "year": tr("Year of the figures"),
            "received": tr("Municipalities in the sums"),
            "lost": tr("Municipalities left out"),
            "municipalities_ha": tr("Municipalities together, ha"),
            "seam_overlap_ha": tr("Overlaps between municipalities, ha"),
            "seam_gap_ha": tr("Gaps between municipalities, ha"),
            "seam_outside_ha": tr("Outside the district or the country, ha"),
            "territory_ha": tr("Territory, ha"),
            "residual_ha": tr("Residual, ha"),
            "protected_ha": tr("Protected areas, ha"),
            "exposed_ha": tr("Land in danger, ha"),
            "people": tr("People"),
            "exposed_people": tr("People in danger"),
            "demand_ha": tr("Land needed, ha"),
            "missing_ha": tr("Land missing, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The folder and what the district has of its own."""
        return {
            "folder": values.path(PACKAGES),
            "register": values.path(REGISTER),
            "limits": values.path(LIMITS),
            "scenario": values.choice(SCENARIO, SCENARIOS),
            "year": values.year(YEAR),
            "on": values.day(),
            "page": values.page(),
            "workbook": values.page(p.WORKBOOK),
            "lang": values.language(),
        }
