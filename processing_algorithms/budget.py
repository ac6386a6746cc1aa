"""The measures in the budget: what is covered, what is not, and the two forms."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category", "land_kind", "ownership", "in_use", "registered_area_ha")
REVENUE, EXPENDITURE, MEASURES = "REVENUE", "EXPENDITURE", "MEASURES"
YEARS, TRANSFORMED_IN, RATES = "YEARS", "TRANSFORMED_IN", "RATES"
RISKS, DEBT, ONE_OFF = "RISKS", "DEBT", "ONE_OFF"
GROWTH, PRIORITIES = "GROWTH", "PRIORITIES"
HORIZONS = ("3", "5")
AFTER = "_AFTER"


class Budget(SedpAlgorithm):
    """``programme_budget`` of the library."""

    ID = "budget"
    TITLE = QT_TRANSLATE_NOOP("@default", "Budget of the programme")
    GROUP = p.PLAN_GROUP
    FILES = (p.WORKBOOK,)
    INPUTS = (
        Input(p.PARCELS, "parcels", COLUMNS),
        Input(p.AFTER, "after", COLUMNS, AFTER),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Carries revenue and expenditure forward, sets the measures against them and says "
            "which are covered, which are not and why, phase by phase, and whether their upkeep "
            "can be afforded. With parcels, land tax and lease are worked out by category, area "
            "and rate. The two forms of the programme come out as tables and as a workbook. The "
            "growth rules and rates that ship are examples to be replaced."
        )

    def declare(self) -> None:
        """Three tables, and what else is known."""
        tables = (
            (REVENUE, tr("Revenue"), tr("Table (CSV or XLSX) of past years, line by line."), False),
            (
                EXPENDITURE,
                tr("Expenditure"),
                tr("Table (CSV or XLSX) of past years, line by line, with the debt."),
                False,
            ),
            (
                MEASURES,
                tr("Measures"),
                tr("Table (CSV or XLSX) with cost, year, upkeep, sources and plots of each."),
                False,
            ),
            (
                RATES,
                tr("Rates of land tax and lease"),
                tr("Table (CSV or XLSX) by category and kind of land; examples without it."),
                True,
            ),
            (
                RISKS,
                tr("Risks"),
                tr("Table (CSV or XLSX) with the share that may be lost, and the years."),
                True,
            ),
            (DEBT, tr("Debt service"), tr("Table (CSV or XLSX) with year and amount."), True),
            (
                ONE_OFF,
                tr("One-off revenue"),
                tr("Table (CSV or XLSX) with what comes once, by year."),
                True,
            ),
        )
        for name, label, text, optional in tables:
            self.addParameter(p.table_file(name, label, text, optional=optional))
        self.addParameter(
            p.choice(
                YEARS,
                tr("Years of the forecast"),
                tr("How far the budget is carried forward."),
                [tr("three years"), tr("five years")],
                default=HORIZONS.index("5"),
            )
        )
        self._declare_land()
        self.addParameter(
            p.words(
                PRIORITIES,
                tr("Order of the measures"),
                tr("Numbers of measures from the first to the last, separated by commas."),
                advanced=True,
            )
        )
        self.addParameter(
            p.toml_file(
                GROWTH,
                tr("Own rules of growth"),
                tr("File (TOML) with the growth of each group, and the source."),
            )
        )
        self.addParameter(p.mapping_file())
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter, layer.suffix))
        self.addParameter(p.area_unit())
        self.addParameter(p.language())
        self.addParameter(p.summary())
        self.addParameter(
            p.workbook(tr("Forms 1 and 2 with what is behind them; it needs openpyxl."))
        )

    def _declare_land(self) -> None:
        self.addParameter(
            p.polygons(
                p.PARCELS,
                tr("Land parcels"),
                tr("Polygon layer for land tax and lease, and for the plots of measures."),
                optional=True,
            )
        )
        self.addParameter(
            p.polygons(
                p.AFTER,
                tr("Parcels after"),
                tr("Polygon layer of the parcels after the transformation."),
                optional=True,
            )
        )
        self.addParameter(
            p.year(
                TRANSFORMED_IN,
                tr("Year of the transformation"),
                tr("From the year after it, land is taxed as it then is."),
            )
        )

    def outputs(self) -> list[Output]:
        """The forms, and what is behind them."""
        shown = [
            ("FORM_1", "form1", tr("Form 1"), tr("Table of revenue and expenditure by year.")),
            ("FORM_2", "form2", tr("Form 2"), tr("Table of the measures by source.")),
            (
                "FUNDED",
                "funded",
                tr("Measures with what is found for them"),
                tr("Table with phase, covered and missing som, and the reason."),
            ),
            (
                "FINDINGS",
                "findings",
                tr("Findings about the measures"),
                tr("Table of what contradicts itself or looks doubtful."),
            ),
        ]
        hidden = [
            ("TABLE", "table", tr("Lines of the forecast"), tr("Table by year and line.")),
            ("TOTALS", "totals", tr("Totals by year"), tr("Table of the sums, and the balance.")),
            ("RISKS_TABLE", "risks", tr("Losses by risk"), tr("Table of what may be lost.")),
            (
                "MEASURES_TABLE",
                "measures",
                tr("Measures as read"),
                tr("Table of the measures with their plots and hectares."),
            ),
            ("SOURCES", "sources", tr("Sources"), tr("Table of who pays how much.")),
            (
                "LINKS",
                "links",
                tr("Plots of the measures"),
                tr("Table that links measures and plots."),
            ),
            ("UPKEEP", "upkeep", tr("Upkeep by year"), tr("Table of the upkeep of each measure.")),
            (
                "FUNDING",
                "funding",
                tr("Covered by source"),
                tr("Table by measure, year and source."),
            ),
            ("PHASES", "phases", tr("Phases"), tr("Table of the three phases.")),
            (
                "YEARS_TABLE",
                "years",
                tr("Development budget by year"),
                tr("Table of what is there, asked for and left."),
            ),
            (
                "LAND",
                "land",
                tr("Land tax and lease"),
                tr("Table by category, area and rate, before and after."),
            ),
        ]
        return [Output(*row) for row in shown] + [Output(*row, by_default=False) for row in hidden]

    def figures(self) -> dict[str, str]:
        """Cost, covered and missing."""
        return {
            "total_som": tr("Cost of all measures, som"),
            "covered_som": tr("Covered, som"),
            "missing_som": tr("Not covered, som"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The tables."""
        tables = (REVENUE, EXPENDITURE, MEASURES, RATES, RISKS, DEBT, ONE_OFF)
        return {
            **{name.lower(): values.path(name) for name in tables},
            "years": int(values.choice(YEARS, HORIZONS)),
            "transformed_in": values.year(TRANSFORMED_IN),
            "rules": values.path(GROWTH),
            "priorities": values.listed(PRIORITIES),
            "page": values.page(p.WORKBOOK),
        }
