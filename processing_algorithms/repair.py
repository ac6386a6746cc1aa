"""Mends what can be mended in a layer of land parcels without a decision."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category", "land_kind")


class RepairParcels(SedpAlgorithm):
    """``repair_layer`` of the library."""

    ID = "repair"
    TITLE = QT_TRANSLATE_NOOP("@default", "Repair land parcels")
    INPUTS = (Input(p.PARCELS, "parcels", COLUMNS), Input(p.BOUNDARY, "boundary"))

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Mends what needs no decision: invalid polygons, exact copies, and overlaps and gaps "
            "that are nowhere wider than the tolerance. No edge moves by more than the "
            "tolerance, and each change is listed with its parcel and its square metres. The "
            "input is not changed; what needs a decision is left as it is and stays among the "
            "findings of the check."
        )

    def declare(self) -> None:
        """The parcels, the boundary and the tolerance."""
        self.addParameter(p.parcels())
        self.addParameter(p.boundary())
        self.addParameter(p.tolerance())
        self.addParameter(p.mapping_file())
        for column in COLUMNS:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The repaired layer and the list of changes."""
        return [
            Output(
                "REPAIRED",
                "layer",
                tr("Repaired parcels"),
                tr("Layer of the parcels after the repair, with all their fields."),
                on_map=True,
            ),
            Output(
                "TABLE",
                "table",
                tr("List of changes"),
                tr("Table with what was changed in which parcel, and by how many square metres."),
            ),
            Output(
                "PLACES",
                "places",
                tr("Land that was changed"),
                tr("Layer of the land that each change took away or added."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """How much was changed."""
        return {
            "features": tr("Parcels"),
            "changes": tr("Changes"),
            "area_before_ha": tr("Area before the repair, ha"),
            "area_after_ha": tr("Area after the repair, ha"),
            "area_change_m2": tr("Change of area, m²"),
            "largest_move_m": tr("Farthest that an edge was moved, m"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The tolerance."""
        return {"tolerance_m": values.number(p.TOLERANCE)}
