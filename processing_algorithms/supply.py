"""Which land is free, for what, and why not for the rest."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import ResultTable
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category", "land_kind", "ownership", "in_use")
USES, SETTINGS, ORDER = "USES", "SETTINGS", "ORDER"


def declare_ground(algorithm: SedpAlgorithm) -> None:
    """What stands against the use of land, and the day of which it counts."""
    algorithm.addParameter(
        p.polygons(
            p.RESTRICTIONS,
            tr("Restrictions"),
            tr("Polygon layer with kind, regime, name, legal basis and dates, in any CRS."),
            optional=True,
        )
    )
    algorithm.addParameter(
        p.polygons(
            p.ZONES,
            tr("Zones"),
            tr("Polygon layer of the legal zones; they count together with their rules."),
            optional=True,
        )
    )
    algorithm.addParameter(
        p.table_file(
            p.RULES,
            tr("Rules of the zones"),
            tr("Table (CSV or XLSX) with the permitted and conditional uses of each zone."),
            optional=True,
        )
    )
    algorithm.addParameter(
        p.polygons(
            p.HAZARDS,
            tr("Hazards"),
            tr("Polygon layer with the hazard and its level, in any CRS."),
            optional=True,
        )
    )
    algorithm.addParameter(
        p.any_layer(
            p.BUILDINGS,
            tr("Buildings"),
            tr("Layer of the buildings: what is built on is not free for most uses."),
            optional=True,
        )
    )
    algorithm.addParameter(p.day(tr("Only what is in force on this day, as 2026-11-22.")))


class Supply(SedpAlgorithm):
    """``land_supply`` of the library."""

    ID = "supply"
    TITLE = QT_TRANSLATE_NOOP("@default", "Supply of land")
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
            "Finds the land that is left of each parcel after restrictions and hazards, the uses "
            "it is free for under the zone rules, and for each other use why not. Unused "
            "municipal and state land comes first. Which regimes, levels and categories count "
            "against a use are examples that can be replaced by your own settings."
        )

    def declare(self) -> None:
        """Parcels and what stands against their use."""
        self.addParameter(p.parcels())
        declare_ground(self)
        self.addParameter(
            p.words(
                USES,
                tr("Uses"),
                tr("Codes of uses separated by commas, as housing, industry; empty for all."),
            )
        )
        self.addParameter(
            p.toml_file(
                SETTINGS,
                tr("Own settings of the uses"),
                tr("File (TOML) with what differs from the settings that ship."),
            )
        )
        self.addParameter(p.level_order(ORDER))
        self.addParameter(p.mapping_file())
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The parcels, each of their uses, and the sums."""
        return [
            Output(
                "SUPPLY",
                "layer",
                tr("Land that is free"),
                tr("Layer of the parcels with what is left of them and for which uses."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("Parcels and their uses"),
                tr("Table with a row for each parcel."),
                by_default=False,
            ),
            Output(
                "REASONS",
                "uses",
                tr("Uses of each parcel with the reason"),
                tr("Table with a row for each parcel and use: the hectares, and why not."),
            ),
            Output(
                "BY_USE",
                "by_use",
                tr("Hectares by use"),
                tr("Table with the land that is free for each use, and what is not."),
            ),
            Output(
                "BY_OWNER",
                "summary",
                tr("Hectares by use, ownership and category"),
                tr("Table of the sums: whose land it is and whether it is used."),
                by_default=False,
            ),
            Output(
                "USE_SETTINGS",
                "settings",
                tr("Settings that were used"),
                tr("Table of what counts against each use, with the sources."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The sums."""
        return {
            "parcels_ha": tr("All parcels, ha"),
            "available_ha": tr("Free as it is, ha"),
            "available_after_ha": tr("Free after a transformation, ha"),
            "unused_public_ha": tr("Of this unused municipal and state land, ha"),
            "residual_ha": tr("Residual of the balance, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The rules, the day and the settings."""
        return {
            "rules": values.path(p.RULES),
            "on": values.day(),
            "uses": values.listed(USES),
            "settings": values.path(SETTINGS),
            "order": values.listed(ORDER),
        }

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By whether it is free."""
        return style_by_values(table, "status")
