"""Zones that rules draw: strips along waters, belts around objects, notices around nature."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import ResultTable, RunError
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

RIVERS, WATER_RULES = "RIVERS", "WATER_RULES"
OBJECTS, SANITARY_RULES = "OBJECTS", "SANITARY_RULES"
WARNING_DISTANCE = "WARNING_DISTANCE"


def declare_drawn(algorithm: SedpAlgorithm) -> None:
    """What zones are drawn around, by which rules."""
    algorithm.addParameter(
        p.any_layer(
            RIVERS,
            tr("Rivers and lakes"),
            tr("Layer of waters with a class, along which strips are drawn by rules."),
            optional=True,
        )
    )
    algorithm.addParameter(
        p.table_file(
            WATER_RULES,
            tr("Rules for waters"),
            tr("Table (CSV or XLSX) with the widths by class; examples are taken without it."),
            optional=True,
            advanced=True,
        )
    )
    algorithm.addParameter(
        p.any_layer(
            OBJECTS,
            tr("Objects with a sanitary zone"),
            tr("Layer of landfills, cemeteries, burial grounds and the like with a class."),
            optional=True,
        )
    )
    algorithm.addParameter(
        p.table_file(
            SANITARY_RULES,
            tr("Rules for sanitary zones"),
            tr("Table (CSV or XLSX) with the distances by class; examples are taken without it."),
            optional=True,
            advanced=True,
        )
    )
    algorithm.addParameter(
        p.number(
            WARNING_DISTANCE,
            tr("Zone of notice around protected areas, m"),
            tr("Distance in metres; with 0 no such zone is drawn."),
            default=0.0,
        )
    )


def drawn_parameters(values: p.Values) -> dict[str, Any]:
    """The rules as the operation takes them."""
    return {
        "water_rules": values.path(WATER_RULES),
        "sanitary_rules": values.path(SANITARY_RULES),
        "warning_distance_m": values.number(WARNING_DISTANCE),
    }


class RuleZones(SedpAlgorithm):
    """``water_strips``, ``sanitary_zones`` and ``warning_zones`` of the library."""

    ID = "rule_zones"
    TITLE = QT_TRANSLATE_NOOP("@default", "Zones by rule")
    GROUP = p.RESTRICTION_GROUP
    INPUTS = (
        Input(RIVERS, "rivers", polygons_only=False),
        Input(OBJECTS, "objects", polygons_only=False),
        Input(p.RESTRICTIONS, "restrictions", ("kind", "regime")),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Draws protection strips along rivers and lakes, sanitary zones around landfills, "
            "burial grounds and cemeteries, and zones of notice around protected areas. The "
            "widths come from tables of rules; those that ship are examples to be replaced by "
            "the rules in force. The result is a layer of restrictions."
        )

    def declare(self) -> None:
        """What zones are drawn around."""
        declare_drawn(self)
        self.addParameter(
            p.polygons(
                p.RESTRICTIONS,
                tr("Protected areas and forests"),
                tr("Polygon layer of restrictions around which a zone of notice is drawn."),
                optional=True,
            )
        )
        for column in ("kind", "regime"):
            self.addParameter(p.field_of(column, p.RESTRICTIONS))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The zones, and the rules that drew them."""
        return [
            Output(
                "ZONES_DRAWN",
                "layer",
                tr("Zones drawn by rule"),
                tr("Layer of restrictions with kind, regime, legal basis and width."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("Zones by class"),
                tr("Table with the rule, the width and the area for each class."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """How much land, and what has no rule."""
        return {
            "zones_ha": tr("Land in the zones, ha"),
            "without_rule": tr("Features without a rule"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The rules."""
        notice = values.given(p.RESTRICTIONS) and values.number(WARNING_DISTANCE) > 0
        if not (values.given(RIVERS) or values.given(OBJECTS) or notice):
            raise RunError(
                tr("Choose waters, objects, or protected areas with a distance above 0.")
            )
        return drawn_parameters(values)

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By regime."""
        return style_by_values(table, "regime")
