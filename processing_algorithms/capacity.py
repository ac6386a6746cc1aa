"""What still fits: floor area and dwellings by the rules of the zones."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import ResultTable
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category")
DWELLING = "DWELLING_M2"


class ZoningCapacity(SedpAlgorithm):
    """``zoning_capacity`` of the library."""

    ID = "capacity"
    TITLE = QT_TRANSLATE_NOOP("@default", "Capacity of the zoning")
    GROUP = p.RESTRICTION_GROUP
    INPUTS = (
        Input(p.PARCELS, "parcels", COLUMNS),
        Input(p.BUILDINGS, "buildings", polygons_only=False),
        Input(p.ZONES, "zones", ("zone",)),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Works out how much floor area and how many dwellings still fit on each parcel by "
            "the rules of its zone, and what limits them. It answers whether building more "
            "densely can take the place of new land. Restrictions and hazards are not taken off "
            "here."
        )

    def declare(self) -> None:
        """Parcels, buildings, zones and rules."""
        self.addParameter(p.parcels())
        self.addParameter(
            p.any_layer(
                p.BUILDINGS,
                tr("Buildings"),
                tr("Layer of the buildings with use and floors: what stands already."),
            )
        )
        self.addParameter(p.zones())
        self.addParameter(p.zone_rules())
        self.addParameter(p.day(tr("Only rules in force on this day, as 2026-11-22.")))
        self.addParameter(
            p.number(
                DWELLING,
                tr("Floor area of a dwelling, m²"),
                tr("With 0 the examples that ship are taken, by kind of dwelling."),
                default=0.0,
            )
        )
        self.addParameter(p.mapping_file())
        for column in COLUMNS:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.field_of("zone", p.ZONES))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The parcels and the sums by zone."""
        return [
            Output(
                "CAPACITY",
                "layer",
                tr("Capacity of the parcels"),
                tr("Layer of the parcels with what still fits, coloured by what limits it."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("Table of capacity"),
                tr("Table with the floor area and the dwellings that still fit on each parcel."),
            ),
            Output(
                "ZONE_TOTALS",
                "zones",
                tr("Capacity by zone"),
                tr("Table with the sums of each zone and the total in the last row."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The sums."""
        return {
            "remaining_floor_m2": tr("Floor area that still fits, m²"),
            "more_dwellings": tr("Dwellings that still fit"),
            "vacant_parcels": tr("Parcels free to be built on"),
            "buildings_floor_m2": tr("Floor area of all buildings, m²"),
            "elsewhere_floor_m2": tr("Of this outside the parcels of the table, m²"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The rules, the day and the size of a dwelling."""
        return {
            "rules": values.path(p.RULES),
            "on": values.day(),
            "dwelling_m2": values.number(DWELLING) or None,
        }

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By what limits the parcel."""
        return style_by_values(table, "limited_by")
