"""The land balance: whose parts add up to the territory."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category", "land_kind", "registered_area_ha", "in_use", "ownership")


class LandBalance(SedpAlgorithm):
    """``land_balance`` of the library."""

    ID = "balance"
    TITLE = QT_TRANSLATE_NOOP("@default", "Land balance")
    INPUTS = (Input(p.PARCELS, "parcels", COLUMNS), Input(p.BOUNDARY, "boundary"))

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Adds up the land by category or another column, measured and registered, used and "
            "unused. The balance closes: parcels − overlaps + gaps − land outside = territory, "
            "and the residual is shown. Land without a code is a row of its own, not a loss."
        )

    def declare(self) -> None:
        """The parcels, the boundary and what to group by."""
        self.addParameter(p.parcels())
        self.addParameter(p.boundary())
        self.addParameter(p.grouping(several=True))
        self.addParameter(p.mapping_file())
        for column in COLUMNS:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.area_unit())
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The balance and what does not fit."""
        return [
            Output(
                "BALANCE",
                "table",
                tr("Land balance"),
                tr("Table with a row for each group, in hectares, and rows for what does not fit."),
            ),
            Output(
                "CROSS",
                "cross",
                tr("Cross table"),
                tr("Table of category, kind of land, ownership and use together, in hectares."),
            ),
            Output(
                "MISFITS",
                "layer",
                tr("Overlaps, gaps and land outside"),
                tr("Layer of the places where parcels overlap, leave a gap or lie outside."),
                on_map=True,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The figures that must close."""
        return {
            "parcels_ha": tr("Sum of the parcels, ha"),
            "covered_ha": tr("Land covered by parcels, ha"),
            "overlap_ha": tr("Overlaps, ha"),
            "gap_ha": tr("Gaps, ha"),
            "outside_ha": tr("Land outside the boundary, ha"),
            "territory_ha": tr("Territory, ha"),
            "residual_ha": tr("Residual of the balance, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """One column by its name, several as a list."""
        chosen = values.choices(p.BY, p.GROUPS) or [p.GROUPS[0]]
        return {"by": chosen[0] if len(chosen) == 1 else chosen}
