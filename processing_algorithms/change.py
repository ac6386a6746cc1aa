"""What became of the land between two dates."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category", "land_kind")
SUFFIX_BEFORE, SUFFIX_AFTER = "_BEFORE", "_AFTER"


class LandChange(SedpAlgorithm):
    """``land_change`` of the library."""

    ID = "change"
    TITLE = QT_TRANSLATE_NOOP("@default", "Change of land")
    INPUTS = (
        Input(p.BEFORE, "before", COLUMNS, SUFFIX_BEFORE),
        Input(p.AFTER, "after", COLUMNS, SUFFIX_AFTER),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Compares two states of the parcels: how many hectares went from which category to "
            "which, gain, loss and net change of each, and which parcels were split or merged."
        )

    def declare(self) -> None:
        """Both states and what to group by."""
        self.addParameter(
            p.polygons(
                p.BEFORE, tr("Land parcels before"), tr("Polygon layer of the earlier state.")
            )
        )
        self.addParameter(
            p.polygons(p.AFTER, tr("Land parcels after"), tr("Polygon layer of the later state."))
        )
        self.addParameter(p.grouping(several=False))
        self.addParameter(p.tolerance(default=0.05))
        self.addParameter(p.mapping_file())
        for layer in self.INPUTS:
            for column in COLUMNS:
                self.addParameter(p.field_of(column, layer.parameter, layer.suffix))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The pieces that changed, the matrix and the net change."""
        return [
            Output(
                "CHANGED",
                "layer",
                tr("Changed land"),
                tr("Layer of the pieces whose category is not what it was."),
                on_map=True,
            ),
            Output(
                "MATRIX",
                "matrix",
                tr("Transition matrix"),
                tr("Table in hectares: rows are the earlier state, columns the later."),
            ),
            Output(
                "TABLE",
                "table",
                tr("Gain and loss"),
                tr("Table with gain, loss, swap and net change of each category, in hectares."),
            ),
            Output(
                "LINEAGE",
                "lineage",
                tr("History of parcels"),
                tr("Table with what happened to which parcels: split, merged, new, gone."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """Totals."""
        return {
            "before_ha": tr("Land before, ha"),
            "after_ha": tr("Land after, ha"),
            "changed_ha": tr("Changed land, ha"),
            "residual_ha": tr("Residual of the balance, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The column and the tolerance."""
        return {"by": values.choice(p.BY, p.GROUPS), "tolerance_m": values.number(p.TOLERANCE)}
