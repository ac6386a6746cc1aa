"""How many people there will be: by growth of the total, or by age and sex."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterNumber

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Output, SedpAlgorithm

TABLE_FILE, YEARS, RULE = "TABLE_FILE", "YEARS", "RULE"
RULES = ("scenarios", "mean_growth", "cagr", "log_linear", "hamilton_perry")


class Population(SedpAlgorithm):
    """``scenarios``, ``project_growth`` and ``project_hamilton_perry`` of the library."""

    ID = "population"
    TITLE = QT_TRANSLATE_NOOP("@default", "Population forecast")
    GROUP = p.FORECAST_GROUP

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Carries the population forward: the total by its growth so far, in three scenarios "
            "or by one rule, or counts by age and sex five years apart by the method of "
            "Hamilton and Perry, which suits small places. The table may be in Kyrgyz, Russian "
            "or English."
        )

    def declare(self) -> None:
        """The table, how far and by which rule."""
        self.addParameter(
            p.table_file(
                TABLE_FILE,
                tr("Table of the population"),
                tr(
                    "File (CSV or XLSX) with the years and the number of people; for the method "
                    "of Hamilton and Perry with year, age group, women and men."
                ),
            )
        )
        whole = QgsProcessingParameterNumber.Type.Integer
        self.addParameter(
            p.with_help(
                QgsProcessingParameterNumber(
                    YEARS, tr("Years ahead"), whole, 10, minValue=1, maxValue=100
                ),
                tr("For the method of Hamilton and Perry a multiple of five."),
            )
        )
        labels = [
            tr("three scenarios"),
            tr("arithmetic mean of the yearly rates"),
            tr("compound annual growth"),
            tr("log-linear trend"),
            tr("Hamilton–Perry, by age and sex"),
        ]
        self.addParameter(
            p.choice(RULE, tr("Rule"), tr("How the past is carried on into the future."), labels)
        )
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The forecast, and what each rule gives beside it."""
        return [
            Output(
                "FORECAST",
                "table",
                tr("Forecast"),
                tr("Table with the people in each year, by scenario or by age and sex."),
            ),
            Output(
                "RANGES",
                "ranges",
                tr("Range of the forecast"),
                tr("Table with the range that the simulation gives; for three scenarios only."),
                by_default=False,
            ),
            Output(
                "ASSUMPTIONS",
                "assumptions",
                tr("Assumptions"),
                tr("Table with what each scenario assumes; for three scenarios only."),
                by_default=False,
            ),
            Output(
                "HISTORY",
                "history",
                tr("Population so far"),
                tr("Table with the known years and their growth; for a single rule only."),
                by_default=False,
            ),
            Output(
                "RATIOS",
                "ratios",
                tr("Cohort-change ratios"),
                tr("Table with the ratio into each age group; for Hamilton–Perry only."),
                by_default=False,
            ),
            Output(
                "TOTALS",
                "totals",
                tr("Totals by year"),
                tr("Table with the sums over all ages; for Hamilton–Perry only."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The people at the end, and the growth where one rule was chosen."""
        return {
            "last_year": tr("Last year of the forecast"),
            "people": tr("People in the last year"),
            "base_year": tr("Year from which the forecast starts"),
            "base": tr("People in that year"),
            "growth_percent": tr("Growth per year, %"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The file is read by the library, wherever it runs."""
        return {
            "table": values.path(TABLE_FILE),
            "years": values.whole(YEARS),
            "rule": values.choice(RULE, RULES),
        }
