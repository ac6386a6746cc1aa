"""How much of which parcel lies in which zone."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterField

from ..qgis_plugin.runtime.job import ResultTable
from ..qgis_plugin.styles import StyleOnLoad, style_by_values
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id",)
ZONE_FIELDS = "ZONE_FIELDS"


class Overlap(SedpAlgorithm):
    """``overlap_result`` of the library."""

    ID = "overlap"
    OWN_STYLE = True
    TITLE = QT_TRANSLATE_NOOP("@default", "Parcels in zones")
    GROUP = p.RESTRICTION_GROUP
    INPUTS = (Input(p.PARCELS, "parcels", COLUMNS), Input(p.ZONES, "zones"))

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Lays zones of any kind over the parcels and measures how many square metres of each "
            "parcel lie in which kind of zone. Zones of one kind that overlap are counted once; "
            "pieces narrower than the tolerance are reported in a column of their own and not "
            "dropped."
        )

    def declare(self) -> None:
        """The parcels, the zones and what tells zones apart."""
        self.addParameter(p.parcels())
        self.addParameter(
            p.polygons(
                p.ZONES,
                tr("Zones"),
                tr("Polygon layer of protected areas, hazards or any other zones, in any CRS."),
            )
        )
        self.addParameter(
            p.with_help(
                QgsProcessingParameterField(
                    ZONE_FIELDS,
                    tr("Fields that tell the zones apart"),
                    parentLayerParameterName=p.ZONES,
                    allowMultiple=True,
                ),
                tr("One or more fields; zones with the same values in them are of one kind."),
            )
        )
        self.addParameter(
            p.number(
                p.TOLERANCE,
                tr("Width of slivers, m"),
                tr("Pieces that are nowhere wider than this are told apart as slivers."),
                default=0.1,
            )
        )
        self.addParameter(p.mapping_file())
        for column in COLUMNS:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The table and the pieces."""
        return [
            Output(
                "TABLE",
                "table",
                tr("Parcels by zone"),
                tr("Table with the area and share of each parcel in each kind of zone."),
            ),
            Output(
                "PIECES",
                "layer",
                tr("Pieces of parcels in zones"),
                tr("Layer of the parts of parcels that lie in a zone, with the fields of both."),
                on_map=True,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """Totals."""
        return {
            "parcels": tr("Parcels that a zone touches"),
            "overlap_ha": tr("Land of parcels in zones, summed over the kinds of zone, ha"),
            "sliver_m2": tr("Of this in slivers, m²"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The zones' columns and the tolerance."""
        return {"by": values.fields(ZONE_FIELDS), "tolerance_m": values.number(p.TOLERANCE)}

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By the first of the fields that tell zones apart."""
        column = values.fields(ZONE_FIELDS)[0]
        names = [name for name, _ in table.columns]
        of_zone = f"{column}_zone"
        return style_by_values(table, of_zone if of_zone in names else column)
