"""How much land of each category lies under which regime and in which hazard."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterField

from ..qgis_plugin.runtime.job import ResultTable, RunError
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm
from .hazard_raster import declare_raster, raster_parameters

COLUMNS = ("parcel_id", "category", "land_kind", "ownership", "in_use")
ORDER, OTHER_FIELD = "ORDER", "OTHER_FIELD"


class Constraints(SedpAlgorithm):
    """``constraint_table`` of the library."""

    ID = "constraints"
    TITLE = QT_TRANSLATE_NOOP("@default", "Category, regime and hazard")
    GROUP = p.RESTRICTION_GROUP
    INPUTS = (
        Input(p.PARCELS, "parcels", COLUMNS),
        Input(p.RESTRICTIONS, "restrictions", ("kind", "regime")),
        Input(p.HAZARDS, "hazards", ("hazard", "level")),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Measures how much land of each category lies under which regime and in which level "
            "of which hazard. Every piece of land stands in one row: the rows add up to the land. "
            "Where several hazards meet, the highest level counts and the rest stays visible."
        )

    def declare(self) -> None:
        """Parcels, restrictions and hazards."""
        self.addParameter(p.parcels())
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
        declare_raster(self)
        self.addParameter(p.grouping(several=True))
        self.addParameter(
            p.with_help(
                QgsProcessingParameterField(
                    OTHER_FIELD,
                    tr("Another field to break down by"),
                    parentLayerParameterName=p.PARCELS,
                    optional=True,
                ),
                tr("A field of the parcels, as that of the village, beside those above."),
                advanced=True,
            )
        )
        self.addParameter(p.day(tr("Only what is in force on this day, as 2026-11-22.")))
        self.addParameter(p.level_order(ORDER))
        self.addParameter(
            p.number(
                p.TOLERANCE,
                tr("Width of slivers, m"),
                tr("What is nowhere wider than this counts as a sliver."),
                default=0.1,
            )
        )
        self.addParameter(p.mapping_file())
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The closed table, and what it adds up from."""
        return [
            Output(
                "TABLE",
                "table",
                tr("Land by category, regime and hazard"),
                tr("Table whose rows add up to the land: every hectare is in one row."),
            ),
            Output(
                "CELLS",
                "layer",
                tr("Cells of regimes and hazards"),
                tr("Layer of what lies under the same regime and in the same levels."),
                on_map=True,
            ),
            Output(
                "BY_HAZARD",
                "by_hazard",
                tr("Land by regime and each hazard"),
                tr("Table in which each hazard closes by itself."),
            ),
            Output(
                "COMBINATIONS",
                "combinations",
                tr("Combinations of hazards"),
                tr("Table of all combinations that have land, without overlaps."),
                by_default=False,
            ),
            Output(
                "REGIMES",
                "regimes",
                tr("Land by regime"),
                tr("Table with the same hectares as the extract."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The sums."""
        return {
            "parcels_ha": tr("All parcels, ha"),
            "restricted_ha": tr("Under a restriction, ha"),
            "exposed_ha": tr("Under a hazard, ha"),
            "restricted_and_exposed_ha": tr("Under both, ha"),
            "unconstrained_ha": tr("Under neither, ha"),
            "residual_ha": tr("Residual of the balance, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """Classes, day, order and the raster."""
        raster = raster_parameters(values)
        if not (values.given(p.RESTRICTIONS) or values.given(p.HAZARDS) or raster["raster"]):
            raise RunError(tr("Choose a layer of restrictions, of hazards, or a raster."))
        return {
            **raster,
            "by": [*values.choices(p.BY, p.GROUPS), *values.fields(OTHER_FIELD)],
            "on": values.day(),
            "order": values.listed(ORDER),
            "tolerance_m": values.number(p.TOLERANCE),
        }

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By regime."""
        return style_by_values(table, "regime")
