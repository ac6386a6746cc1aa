"""From people to hectares: how much land will be needed."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterFile

from ..qgis_plugin.runtime.job import RunError
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

INPUTS_FILE, NORMS_FILE, PROJECTS = "INPUTS_FILE", "NORMS_FILE", "PROJECTS"
COUNTS, PAST, FORECAST, YEARS = "COUNTS", "PAST", "FORECAST", "YEARS"
VILLAGES, PLOTS, SCENARIO = "VILLAGES", "PLOTS", "SCENARIO"
SCENARIOS = ("all", "central", "low", "high")


class Demand(SedpAlgorithm):
    """``land_demand`` of the library."""

    ID = "demand"
    TITLE = QT_TRANSLATE_NOOP("@default", "Demand for land")
    GROUP = p.FORECAST_GROUP
    INPUTS = (
        Input(p.BUILDINGS, "buildings", polygons_only=False),
        Input(VILLAGES, "villages", polygons_only=False),
        Input(p.FACILITIES, "facilities", polygons_only=False),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Works out how many hectares housing, services, work and farming will need beyond "
            "today's: people become households, households dwellings, dwellings plots. Every "
            "number has its formula and its norm with the source. Give either a file of inputs "
            "or a table of the population and what else is known."
        )

    def declare(self) -> None:
        """A file of inputs, or tables and layers one by one."""
        self.addParameter(
            p.with_help(
                QgsProcessingParameterFile(
                    INPUTS_FILE, tr("File of inputs"), extension="toml", optional=True
                ),
                tr("File (TOML) that names all tables, layers and norms; it goes before the rest."),
            )
        )
        self._declare_people()
        self._declare_present()
        self.addParameter(
            p.with_help(
                QgsProcessingParameterFile(
                    NORMS_FILE, tr("Own norms"), extension="toml", optional=True
                ),
                tr("File (TOML) with norms of the plan, each with its source."),
            )
        )
        labels = [tr("all scenarios"), tr("central"), tr("low"), tr("high")]
        self.addParameter(
            p.choice(SCENARIO, tr("Scenario"), tr("Which growth of the population."), labels)
        )
        self.addParameter(p.language())
        self.addParameter(p.summary())
        self.addParameter(
            p.page(tr("Page from people to hectares, with charts; it needs jinja2 and bokeh."))
        )

    def _declare_people(self) -> None:
        self.addParameter(
            p.table_file(
                COUNTS,
                tr("Population by age and sex"),
                tr("File (CSV or XLSX) with two counts five years apart."),
                optional=True,
            )
        )
        self.addParameter(
            p.table_file(
                PAST,
                tr("Population by year"),
                tr("File (CSV or XLSX) from which the three scenarios of growth follow."),
                optional=True,
            )
        )
        self.addParameter(
            p.table_file(
                FORECAST,
                tr("Population forecast by age and sex"),
                tr("File (CSV) with year, age, female, male; it takes the place of both tables."),
                optional=True,
                advanced=True,
            )
        )
        self.addParameter(
            p.words(
                YEARS,
                tr("Years of the plan"),
                tr("Years separated by commas, five apart from the last count: 2031, 2036."),
            )
        )

    def _declare_present(self) -> None:
        self.addParameter(
            p.any_layer(
                p.BUILDINGS,
                tr("Buildings"),
                tr("Layer with use and households: the dwellings of today."),
                optional=True,
            )
        )
        self.addParameter(
            p.any_layer(
                VILLAGES,
                tr("Villages"),
                tr("Layer with the population of each village, for the reach of facilities."),
                optional=True,
            )
        )
        self.addParameter(
            p.any_layer(
                p.FACILITIES,
                tr("Social facilities"),
                tr("Layer with the kind and capacity of schools, kindergartens and clinics."),
                optional=True,
            )
        )
        self.addParameter(
            p.table_file(
                PROJECTS,
                tr("Investment projects"),
                tr("File (CSV or XLSX) with sector, year, jobs and hectares of each project."),
                optional=True,
            )
        )
        self.addParameter(
            p.number(
                PLOTS,
                tr("Plots for resettlement"),
                tr("Plots still to be found for households that must leave zones of danger."),
                default=0.0,
            )
        )

    def outputs(self) -> list[Output]:
        """The demand by sector, what it is made of and how it came about."""
        return [
            Output(
                "DEMAND",
                "table",
                tr("Demand by sector"),
                tr("Table with the hectares of each sector, year and scenario, and their range."),
            ),
            Output(
                "USES",
                "uses",
                tr("Demand by use"),
                tr("Table with the hectares of each use within its sector."),
            ),
            Output(
                "TOTALS",
                "totals",
                tr("Demand in all"),
                tr("Table with the sums over the sectors."),
            ),
            Output(
                "DWELLINGS",
                "dwellings",
                tr("Dwellings needed"),
                tr("Table with people, households and the dwellings that they need."),
            ),
            Output(
                "TRACE",
                "trace",
                tr("How each number came about"),
                tr("Table with the formula, the norms and the sources of each number."),
            ),
            Output(
                "CATCHMENTS",
                "catchments",
                tr("Places in facilities"),
                tr("Table with the places that are needed, reached and missing in each village."),
                by_default=False,
            ),
            Output(
                "NORMS",
                "norms",
                tr("Norms that were used"),
                tr("Table with the value, source and date of each norm."),
                by_default=False,
            ),
            Output(
                "TREND",
                "trend",
                tr("Demand beside the trend"),
                tr("Table with the demand by norms beside the growth of built land so far."),
                by_default=False,
            ),
            Output(
                "PEOPLE",
                "people",
                tr("People by age"),
                tr("Table with the population that the demand starts from."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The land of the last year."""
        return {
            "base_year": tr("Year that the demand starts from"),
            "households_today": tr("Households today"),
            "last_year": tr("Last year of the demand"),
            "demand_ha": tr("Land needed by then, ha"),
            "low_ha": tr("Lower end of the range, ha"),
            "high_ha": tr("Upper end of the range, ha"),
            "of_which_resettlement_ha": tr("Of this for resettlement, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The files are read by the library, wherever it runs."""
        return {
            "inputs": values.path(INPUTS_FILE),
            "counts": values.path(COUNTS),
            "history": values.path(PAST),
            "forecast": values.path(FORECAST),
            "years": years_of(values.text(YEARS) if values.given(YEARS) else ""),
            "projects": values.path(PROJECTS),
            "plots": values.number(PLOTS),
            "norms": values.path(NORMS_FILE),
            "scenario": values.choice(SCENARIO, SCENARIOS),
            "page": values.page(),
        }


def years_of(text: str) -> list[int] | None:
    """Years that stand in a text, or None if it is empty."""
    parts = text.replace(";", ",").replace(" ", ",").split(",")
    words = [part for part in parts if part]
    if not all(word.isdigit() for word in words):
        raise RunError(tr("The years of the plan cannot be read: {text}").format(text=text))
    return sorted({int(word) for word in words}) or None
