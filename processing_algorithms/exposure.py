"""Who and what lies in which level of which hazard."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterField

from ..qgis_plugin.runtime.job import ResultTable, RunError
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm
from .hazard_raster import declare_raster, raster_parameters

BUILDING_COLUMNS = ("building_id", "use", "residents", "households", "floors")
HAZARD_COLUMNS = ("hazard", "level")
AREAS, AREA_FIELD, PLACE_FIELD = "AREAS", "AREA_FIELD", "PLACE_FIELD"
PEOPLE, ORDER, SPLIT = "PEOPLE", "ORDER", "SPLIT"
SPLITS = ("floor_area", "point")


class Exposure(SedpAlgorithm):
    """``hazard_exposure`` of the library."""

    ID = "exposure"
    TITLE = QT_TRANSLATE_NOOP("@default", "Exposure to hazards")
    GROUP = p.RESTRICTION_GROUP
    INPUTS = (
        Input(p.BUILDINGS, "buildings", BUILDING_COLUMNS, polygons_only=False),
        Input(p.HAZARDS, "hazards", HAZARD_COLUMNS),
        Input(AREAS, "areas"),
        Input(p.PARCELS, "parcels"),
        Input(p.FACILITIES, "facilities", polygons_only=False),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Counts people, households, buildings and facilities in each level of each hazard, "
            "village by village, and the hectares by category. The highest level wins within a "
            "hazard, several hazards stay visible, and nobody is counted twice. The people of a "
            "building are split by its floor area in each level; the sums stay exact."
        )

    def declare(self) -> None:
        """Buildings, hazards, and what tells places apart."""
        self.addParameter(
            p.any_layer(
                p.BUILDINGS,
                tr("Buildings"),
                tr("Layer of the buildings with use, residents, households and floors."),
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
        self._declare_places()
        self.addParameter(
            p.polygons(
                p.PARCELS,
                tr("Land parcels"),
                tr("Polygon layer for the hectares by category; without it there are none."),
                optional=True,
            )
        )
        self.addParameter(
            p.any_layer(
                p.FACILITIES,
                tr("Critical facilities"),
                tr("Layer of schools, clinics and the like; else they are found by their use."),
                optional=True,
            )
        )
        self.addParameter(
            p.table_file(
                PEOPLE,
                tr("Population by age and sex"),
                tr("File (CSV or XLSX) by which the exposed people are split by age and sex."),
                optional=True,
            )
        )
        self.addParameter(p.level_order(ORDER))
        labels = [tr("by its floor area in each level"), tr("all where a point on it lies")]
        self.addParameter(
            p.choice(
                SPLIT,
                tr("People of a building"),
                tr("How the people of a building on the edge of a zone are counted."),
                labels,
                advanced=True,
            )
        )
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def _declare_places(self) -> None:
        self.addParameter(
            p.with_help(
                QgsProcessingParameterField(
                    PLACE_FIELD,
                    tr("Field of the buildings with the village"),
                    parentLayerParameterName=p.BUILDINGS,
                    optional=True,
                ),
                tr("It tells places apart where no layer of areas is given."),
            )
        )
        self.addParameter(p.areas(AREAS))
        self.addParameter(p.area_field(AREA_FIELD, AREAS))

    def outputs(self) -> list[Output]:
        """The table, the buildings and what they add up from."""
        return [
            Output(
                "TABLE",
                "table",
                tr("Exposure by hazard and level"),
                tr("Table with people, households, buildings and facilities in each level."),
            ),
            Output(
                "EXPOSED",
                "layer",
                tr("Buildings and their levels"),
                tr("Layer of the buildings with the highest level of each hazard."),
                on_map=True,
            ),
            Output(
                "BY_BUILDING",
                "by_building",
                tr("Exposed buildings"),
                tr("Table with what is exposed of each building; all other numbers are its sums."),
            ),
            Output(
                "FACILITY_TABLE",
                "facilities",
                tr("Facilities by hazard"),
                tr("Table with the level of each hazard at each facility."),
            ),
            Output(
                "BY_AGE",
                "by_age",
                tr("Exposed people by age and sex"),
                tr("Table by age and sex, where a table of the population was given."),
                by_default=False,
            ),
            Output(
                "LAND",
                "land",
                tr("Hectares by category and level"),
                tr("Table of the land in each level, where parcels were given."),
                by_default=False,
            ),
            Output(
                "ISSUES",
                "issues",
                tr("Buildings that need attention"),
                tr("Table of dwellings without residents and records that cannot be read."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """All, and what is exposed."""
        return {
            "people": tr("People"),
            "households": tr("Households"),
            "buildings": tr("Number of buildings"),
            "exposed_people": tr("People exposed"),
            "exposed_households": tr("Households exposed"),
            "exposed_buildings": tr("Buildings exposed"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The column of the places, the order of the levels and the table of the people."""
        by = [*values.fields(AREA_FIELD), *values.fields(PLACE_FIELD)]
        order = values.text(ORDER).split(",") if values.given(ORDER) else []
        raster = raster_parameters(values)
        if raster["raster"] is None and not values.given(p.HAZARDS):
            raise RunError(tr("Choose a layer of hazards, a raster, or both."))
        return {
            **raster,
            "by": by[0] if by else None,
            "order": [word.strip() for word in order if word.strip()] or None,
            "split": values.choice(SPLIT, SPLITS),
            "population": values.path(PEOPLE),
        }

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By the level of the first hazard."""
        levels = [name for name, _ in table.columns if name.startswith("level_")]
        return style_by_values(table, levels[0]) if levels else None
