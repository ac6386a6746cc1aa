"""The plan by which municipal land is managed: inventory, purposes, stages, proposals."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import ResultTable
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category", "land_kind", "ownership", "in_use", "registered_area_ha")
ALLOCATION, PROPOSALS, PROPOSALS_FILE = "ALLOCATION", "PROPOSALS", "PROPOSALS_FILE"
STAGES_FILE, MEASURES, MONITORING = "STAGES_FILE", "MEASURES", "MONITORING"
MONITORING_YEAR, OWNERS = "MONITORING_YEAR", "OWNERS"
WHOSE = (("municipal",), ("municipal", "state"))


class Management(SedpAlgorithm):
    """``management_plan`` of the library."""

    ID = "management"
    TITLE = QT_TRANSLATE_NOOP("@default", "Management of municipal land")
    GROUP = p.PLAN_GROUP
    INPUTS = (
        Input(p.PARCELS, "parcels", COLUMNS),
        Input(ALLOCATION, "allocation"),
        Input(PROPOSALS, "proposals", polygons_only=False),
        Input(MONITORING, "monitoring"),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Lists municipal land plot by plot with its present and future use, the five stages "
            "of the plan with dates and documents, the proposals of residents with their place "
            "and what became of them, and, with the parcels of a later year, what was carried out."
        )

    def declare(self) -> None:
        """Parcels, and what is planned, proposed and done."""
        self.addParameter(p.parcels())
        self.addParameter(
            p.choice(
                OWNERS,
                tr("Whose land"),
                tr("The land that the inventory lists."),
                [tr("municipal"), tr("municipal and state")],
            )
        )
        self.addParameter(
            p.polygons(
                ALLOCATION,
                tr("Plots by use"),
                tr("Layer with parcel_id and use: the result of the allocation of plots."),
                optional=True,
            )
        )
        self.addParameter(
            p.any_layer(
                PROPOSALS,
                tr("Proposals of residents"),
                tr("Layer with proposal_id and text; it goes before the table."),
                optional=True,
            )
        )
        self._declare_tables()
        self.addParameter(
            p.polygons(
                MONITORING,
                tr("Parcels of a later year"),
                tr("Polygon layer from which is told what was carried out."),
                optional=True,
            )
        )
        self.addParameter(
            p.year(MONITORING_YEAR, tr("Year of these parcels"), tr("What was due by then counts."))
        )
        self.addParameter(p.day(tr("The day of which the state of the stages is told.")))
        self.addParameter(p.mapping_file())
        for column in COLUMNS:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.area_unit())
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def _declare_tables(self) -> None:
        tables = (
            (
                PROPOSALS_FILE,
                tr("Table of proposals"),
                tr("Table (CSV or XLSX) with text, fate and reason; a place by x and y or number."),
            ),
            (
                STAGES_FILE,
                tr("Stages"),
                tr("Table (CSV or XLSX) of the five stages with dates and documents."),
            ),
            (
                MEASURES,
                tr("Measures"),
                tr("Table (CSV or XLSX) with the number and the plots of each measure."),
            ),
        )
        for name, label, text in tables:
            self.addParameter(p.table_file(name, label, text, optional=True))

    def outputs(self) -> list[Output]:
        """The inventory, the stages and the proposals."""
        return [
            Output(
                "INVENTORY",
                "layer",
                tr("Inventory"),
                tr("Layer of the plots with their present and future use."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("Inventory as a table"),
                tr("Table with a row for each plot."),
                by_default=False,
            ),
            Output(
                "SUMS",
                "summary",
                tr("Hectares by owner, category and future use"),
                tr("Table of the sums of the inventory."),
            ),
            Output(
                "STAGES",
                "stages",
                tr("Stages"),
                tr("Table of the stages with what is done, due and late."),
            ),
            Output(
                "PROPOSALS_TABLE",
                "proposals",
                tr("Proposals and what became of them"),
                tr("Table with the place, the fate and the reason of each proposal."),
            ),
            Output(
                "PLACES",
                "places",
                tr("Places of the proposals"),
                tr("Layer of points of the proposals that have a place."),
                on_map=True,
            ),
            Output(
                "MONITORING_TABLE",
                "monitoring",
                tr("What was carried out"),
                tr("Table by plot, where parcels of a later year are given."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The land, and the proposals."""
        return {
            "inventory_ha": tr("Land of the inventory, ha"),
            "changing_ha": tr("Meant for another use, ha"),
            "unchanged_ha": tr("Keeps its use, ha"),
            "proposals_count": tr("Proposals"),
            "unplaced_proposals": tr("Proposals without a place"),
            "open_proposals": tr("Proposals without a fate or a reason"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The tables, the owners and the day."""
        return {
            "proposals": values.path(PROPOSALS_FILE),
            "stages": values.path(STAGES_FILE),
            "measures": values.path(MEASURES),
            "monitoring_year": values.year(MONITORING_YEAR),
            "ownership": values.choice(OWNERS, WHOSE),
            "on": values.day(),
        }

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By the future use, proposals by their fate."""
        return style_by_values(table, "fate" if table.name == "places" else "future_use")
