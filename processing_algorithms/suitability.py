"""How well each plot suits each use."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import ResultTable
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

SITING_FILE, USES = "SITING_FILE", "USES"


class Suitability(SedpAlgorithm):
    """``suitability`` of the library."""

    ID = "suitability"
    TITLE = QT_TRANSLATE_NOOP("@default", "Suitability of plots")
    GROUP = p.SITES_GROUP
    INPUTS = (Input(p.PARCELS, "parcels", ("parcel_id", "category", "land_kind")),)

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Scores every plot for every use between 0 and 1: slope, distance to roads, water, "
            "schools and clinics along the road network, hazards, nearness to the settlement. A "
            "file names the layers, the criteria and their weights, given directly or by "
            "comparison in pairs. The contribution of every criterion is shown."
        )

    def declare(self) -> None:
        """A file of criteria, and the plots if they are not in it."""
        self.addParameter(
            p.toml_file(
                SITING_FILE,
                tr("File of criteria"),
                tr("File (TOML) that names layers, criteria, weights and limits."),
                optional=False,
            )
        )
        self.addParameter(
            p.polygons(
                p.PARCELS,
                tr("Land parcels"),
                tr("Polygon layer of the plots, instead of that of the file."),
                optional=True,
            )
        )
        self.addParameter(
            p.words(
                USES,
                tr("Uses"),
                tr("Codes of uses separated by commas, as housing, industry; empty for all."),
            )
        )
        for column in self.INPUTS[0].columns:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The map of scores, and where they come from."""
        return [
            Output(
                "SCORES",
                "layer",
                tr("Suitability"),
                tr("Layer of the plots with a score for each use and the best use."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("Scores by plot and use"),
                tr("Table with the score, or the reason why the plot is excluded."),
            ),
            Output(
                "BY_USE",
                "by_use",
                tr("Suitability by use"),
                tr("Table with the plots and hectares that each use may have."),
            ),
            Output(
                "CONTRIBUTIONS",
                "contributions",
                tr("Contribution of each criterion"),
                tr("Table with the value, the score and the weight behind every score."),
                by_default=False,
            ),
            Output(
                "WEIGHTS",
                "weights",
                tr("Weights"),
                tr("Table of the weights with their sources."),
            ),
            Output(
                "EXCLUSIONS",
                "exclusions",
                tr("Exclusions"),
                tr("Table of the limits with the plots and hectares that they exclude."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """How many, and how many can be used."""
        return {
            "plots": tr("Plots"),
            "usable_plots": tr("Plots that at least one use may have"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The file and the uses."""
        return {"inputs": values.path(SITING_FILE), "uses": values.listed(USES)}

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By the best use."""
        return style_by_values(table, "best_use")
