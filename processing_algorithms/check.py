"""Says what is wrong with a layer of land parcels."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category", "land_kind", "registered_area_ha", "in_use", "ownership")


class CheckParcels(SedpAlgorithm):
    """``check_layer`` of the library."""

    ID = "check"
    TITLE = QT_TRANSLATE_NOOP("@default", "Check land parcels")
    INPUTS = (Input(p.PARCELS, "parcels", COLUMNS), Input(p.BOUNDARY, "boundary"))

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Finds what is wrong with a layer of land parcels: overlaps, gaps, slivers, invalid "
            "and duplicate geometries, missing or unknown codes, repeated numbers, registered "
            "areas in the wrong unit. Every finding names its parcels, its size and what to do; "
            "the layer of findings can be zoomed to. The parcels themselves are not changed."
        )

    def declare(self) -> None:
        """The parcels, the boundary and the tolerance."""
        self.addParameter(p.parcels())
        self.addParameter(p.boundary())
        self.addParameter(p.tolerance())
        self.addParameter(p.mapping_file())
        for column in COLUMNS:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.area_unit())
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The findings, with and without geometry."""
        return [
            Output(
                "FINDINGS",
                "layer",
                tr("Findings on the map"),
                tr("Layer with the place of each finding: errors red, warnings orange."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("Table of findings"),
                tr("Table with one row per finding: rule, severity, parcels, size, what to do."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """How many of each."""
        return {
            "features": tr("Parcels"),
            "errors": tr("Errors"),
            "warnings": tr("Warnings"),
            "infos": tr("Remarks"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The tolerance."""
        return {"tolerance_m": values.number(p.TOLERANCE)}
