"""What breaks the rules of the zones."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

FEATURES, KIND = "FEATURES", "KIND"
KINDS = ("parcels", "buildings", "projects")


class CheckZoning(SedpAlgorithm):
    """``check_zoning`` of the library."""

    ID = "zoning"
    TITLE = QT_TRANSLATE_NOOP("@default", "Check against zoning")
    GROUP = p.RESTRICTION_GROUP
    INPUTS = (
        Input(FEATURES, "features", polygons_only=False),
        Input(p.ZONES, "zones", ("zone",)),
        Input(p.BUILDINGS, "buildings", polygons_only=False),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Holds parcels, buildings or proposed projects against the rules of the zones that "
            "they lie in: permitted uses, height, coverage, floor ratio, smallest plot, green "
            "share, and the land category. Parcels without a zone and zones that overlap are "
            "reported too. Every finding says what is allowed, what was found and what to do."
        )

    def declare(self) -> None:
        """What is checked, the zones and the rules."""
        self.addParameter(
            p.any_layer(
                FEATURES,
                tr("Layer to be checked"),
                tr("Layer of parcels, buildings or plots of projects."),
            )
        )
        labels = [tr("land parcels"), tr("buildings"), tr("projects")]
        self.addParameter(
            p.choice(KIND, tr("What the layer holds"), tr("It decides which rules apply."), labels)
        )
        self.addParameter(p.zones())
        self.addParameter(p.zone_rules())
        self.addParameter(
            p.any_layer(
                p.BUILDINGS,
                tr("Buildings on the parcels"),
                tr("Without them coverage, floor ratio and green share are not checked."),
                optional=True,
            )
        )
        self.addParameter(p.day(tr("Only rules in force on this day, as 2026-11-22.")))
        self.addParameter(p.mapping_file())
        self.addParameter(p.field_of("zone", p.ZONES))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The findings, with and without geometry."""
        return [
            Output(
                "FINDINGS",
                "layer",
                tr("Breaches on the map"),
                tr("Layer with what breaks a rule: errors red, warnings orange."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("Table of breaches"),
                tr("Table with one row per breach: what is allowed, what was found, what to do."),
            ),
            Output(
                "BY_RULE",
                "summary",
                tr("Breaches by rule"),
                tr("Table with the number of breaches of each rule, also where there are none."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """How many of each."""
        return {
            "features_checked": tr("Features checked"),
            "features_in_zones": tr("Features in a zone with rules"),
            "errors": tr("Errors"),
            "warnings": tr("Warnings"),
            "infos": tr("Remarks"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The kind of layer, the rules and the day."""
        return {
            "kind": values.choice(KIND, KINDS),
            "rules": values.path(p.RULES),
            "on": values.day(),
        }
