"""Measured area beside registered area, parcel by parcel."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "registered_area_ha", "category")
TOLERANCE_PERCENT = "TOLERANCE_PERCENT"


class CompareRegistered(SedpAlgorithm):
    """``compare_registered`` of the library."""

    ID = "registered"
    TITLE = QT_TRANSLATE_NOOP("@default", "Compare with registered areas")
    INPUTS = (Input(p.PARCELS, "parcels", COLUMNS),)

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Puts the measured area of each parcel beside its registered area and says whether "
            "the difference is within the tolerance. Parcels without a registered area are "
            "listed too."
        )

    def declare(self) -> None:
        """The parcels and how much difference is allowed."""
        self.addParameter(p.parcels())
        self.addParameter(
            p.number(
                TOLERANCE_PERCENT,
                tr("Tolerated difference, %"),
                tr(
                    "Difference between measured and registered area, in per cent of the "
                    "registered area, up to which they agree."
                ),
                default=1.0,
            )
        )
        self.addParameter(p.mapping_file())
        for column in COLUMNS:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.area_unit())
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The comparison, with and without geometry."""
        return [
            Output(
                "COMPARISON",
                "layer",
                tr("Compared parcels"),
                tr("Layer of the parcels with both areas, the difference and its class."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("Table of the comparison"),
                tr("Table with both areas, the difference and its class for each parcel."),
            ),
            Output(
                "CLASSES",
                "classes",
                tr("Parcels by size of the difference"),
                tr("Table with the number of parcels and their areas in each class."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """Totals over the parcels that have both areas."""
        return {
            "measured_ha": tr("Measured area, ha"),
            "registered_ha": tr("Registered area, ha"),
            "difference_ha": tr("Measured less registered, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The tolerance as a share."""
        return {"tolerance_share": values.number(TOLERANCE_PERCENT) / 100}
