"""Which plots go to which use, so that all uses together are served best."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import ResultTable, RunError
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm
from .supply import COLUMNS, declare_ground

DEMAND_FILE, CLAIMS_FILE, YEAR = "DEMAND_FILE", "CLAIMS_FILE", "YEAR"
SCENARIO, SITING_FILE, SETTINGS = "SCENARIO", "SITING_FILE", "SETTINGS"
TRANSFORMED, MIN_PLOT, MIN_SITE = "TRANSFORMED", "MIN_PLOT", "MIN_SITE"
RANK_LOSS, TIME_LIMIT, GAP = "RANK_LOSS", "TIME_LIMIT", "GAP"
SCENARIOS = ("central", "low", "high")
PERCENT = 100


class Allocate(SedpAlgorithm):
    """``allocate_plots`` of the library."""

    ID = "allocate"
    TITLE = QT_TRANSLATE_NOOP("@default", "Allocation of plots")
    GROUP = p.SITES_GROUP
    INPUTS = (
        Input(p.PARCELS, "parcels", COLUMNS),
        Input(p.RESTRICTIONS, "restrictions", ("kind", "regime")),
        Input(p.ZONES, "zones", ("zone",)),
        Input(p.HAZARDS, "hazards", ("hazard", "level")),
        Input(p.BUILDINGS, "buildings", polygons_only=False),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Chooses whole plots for all uses together: the most suitability times hectares, "
            "with the least and the most that each use claims. The result says whether it is "
            "proven to be the best, why each plot is taken or left, and, where the claims cannot "
            "be met, how many hectares are missing for which use. The plots that would come out "
            "by taking the best one by one are shown beside it."
        )

    def declare(self) -> None:
        """Plots, claims, and how the plots are scored."""
        self.addParameter(p.parcels())
        self.addParameter(
            p.toml_file(
                DEMAND_FILE,
                tr("Inputs of the demand"),
                tr("File (TOML) from which the demand of each use follows: this is the claims."),
                advanced=False,
            )
        )
        self.addParameter(
            p.table_file(
                CLAIMS_FILE,
                tr("Claims of the uses"),
                tr("Table (CSV or XLSX) with use, min_ha, max_ha; it goes before the demand."),
                optional=True,
            )
        )
        self.addParameter(
            p.year(YEAR, tr("Year of the demand"), tr("Left empty, the last year counts."))
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
            p.toml_file(
                SITING_FILE,
                tr("File of criteria"),
                tr("File (TOML) by which plots are scored; without it all suit alike."),
                advanced=False,
            )
        )
        declare_ground(self)
        self.addParameter(
            p.flag(
                TRANSFORMED,
                tr("Also plots that need a transformation"),
                tr("Plots whose category would have to be changed are candidates as well."),
            )
        )
        self._declare_limits()
        self.addParameter(
            p.toml_file(
                SETTINGS,
                tr("Own settings of the uses"),
                tr("File (TOML) with what differs from the settings that ship."),
            )
        )
        self.addParameter(p.mapping_file())
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def _declare_limits(self) -> None:
        limits = (
            (
                MIN_PLOT,
                tr("Smallest plot, ha"),
                tr("Smaller plots are left; with 0 there is no limit."),
                0.0,
            ),
            (
                MIN_SITE,
                tr("Smallest site, ha"),
                tr("Plots of one use that lie together; with 0 there is no limit."),
                0.0,
            ),
            (
                RANK_LOSS,
                tr("Loss allowed for unused municipal land, %"),
                tr("The share of the best value that may be given up to take such land first."),
                0.0,
            ),
            (TIME_LIMIT, tr("Time limit, s"), tr("Then the best choice so far is given."), 60.0),
            (
                GAP,
                tr("Accuracy of the proof, %"),
                tr("The search ends when the choice is proven to be within this of the best."),
                0.1,
            ),
        )
        for name, label, text, default in limits:
            self.addParameter(p.number(name, label, text, default=default))

    def outputs(self) -> list[Output]:
        """The plots and the uses."""
        return [
            Output(
                "ALLOCATED",
                "layer",
                tr("Plots by use"),
                tr("Layer of the candidates: the use that each goes to, or why it is left."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("Plots with the reason"),
                tr("Table with a row for each candidate."),
                by_default=False,
            ),
            Output(
                "USES_TABLE",
                "uses",
                tr("Claims and what is met"),
                tr("Table by use: claimed, allocated and missing hectares, plots, suitability."),
            ),
            Output(
                "SHORTAGE",
                "shortage",
                tr("Shortage"),
                tr("Table of the claims that cannot be met, to the hectare."),
            ),
            Output(
                "GREEDY",
                "greedy",
                tr("One by one"),
                tr("Table of the plots that would come out by taking the best one by one."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """What is allocated, what is missing, and how good it is."""
        return {
            "allocated_ha": tr("Allocated, ha"),
            "plots": tr("Plots"),
            "missing_ha": tr("Missing, ha"),
            "missing_bound_ha": tr("Least that any choice misses, ha"),
            "objective": tr("Suitability times hectares"),
            "bound": tr("Most that any choice could reach"),
            "gap": tr("Distance from the bound, share"),
            "proven": tr("Proven to be the best"),
            "missing_proven": tr("Shortage proven to be the least"),
            "greedy_objective": tr("Suitability times hectares, one by one"),
            "greedy_missing_ha": tr("Missing, one by one, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """Claims, scores and limits."""
        if not (values.given(DEMAND_FILE) or values.given(CLAIMS_FILE)):
            raise RunError(tr("Choose a file with the inputs of the demand, or one of claims."))
        return {
            "demand": values.path(DEMAND_FILE),
            "claims": values.path(CLAIMS_FILE),
            "year": values.year(YEAR),
            "scenario": values.choice(SCENARIO, SCENARIOS),
            "inputs": values.path(SITING_FILE),
            "rules": values.path(p.RULES),
            "on": values.day(),
            "settings": values.path(SETTINGS),
            "with_transformation": values.boolean(TRANSFORMED),
            "min_plot_ha": values.positive(MIN_PLOT),
            "min_site_ha": values.positive(MIN_SITE),
            "rank_loss": values.number(RANK_LOSS) / PERCENT,
            "time_limit_s": values.number(TIME_LIMIT),
            "gap": values.number(GAP) / PERCENT,
        }

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By use."""
        return style_by_values(table, "use")
