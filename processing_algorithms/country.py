"""All municipalities of a country from a file that need not fit into memory."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

PARCELS_FILE, LAYER_NAME, OUTLINE = "PARCELS_FILE", "LAYER_NAME", "OUTLINE"
MUNICIPALITY, GROUPED, MEMORY = "MUNICIPALITY", "GROUPED", "MEMORY"


class Country(SedpAlgorithm):
    """``country_sums`` of the library."""

    ID = "country"
    TITLE = QT_TRANSLATE_NOOP("@default", "Country: balance and restrictions by municipality")
    GROUP = p.DISTRICT_GROUP
    FILES = ()
    INPUTS = (
        Input(p.BOUNDARY, "boundary"),
        Input(OUTLINE, "country"),
        Input(p.RESTRICTIONS, "restrictions", ("kind", "regime")),
        Input(p.HAZARDS, "hazards", ("hazard", "level")),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Adds up the parcels of all municipalities in one file, of millions of parcels as "
            "well: the balance of each closed to its territory, the land under each restriction "
            "and in each hazard, and where the municipalities overlap or leave gaps. The file is "
            "read piece by piece within the memory that is allowed. GeoParquet ordered by "
            "municipality is read fastest."
        )

    def declare(self) -> None:
        """A file, the outlines, the zones."""
        kinds = tr("Layers") + " (*.parquet *.gpkg *.fgb *.shp *.geojson)"
        self.addParameter(
            p.some_file(
                PARCELS_FILE,
                tr("File of the parcels"),
                tr("GeoParquet, or another file that QGIS reads; it may be larger than memory."),
                kinds,
            )
        )
        self.addParameter(
            p.words(LAYER_NAME, tr("Layer in the file"), tr("Only where it holds several."))
        )
        self.addParameter(
            p.words(
                MUNICIPALITY,
                tr("Field with the municipality"),
                tr("Of the parcels and of the boundaries; names are compared as they stand."),
                default="municipality",
            )
        )
        self.addParameter(
            p.polygons(
                p.BOUNDARY,
                tr("Boundaries of the municipalities"),
                tr("Without them the outer outline of its parcels is a municipality's territory."),
                optional=True,
            )
        )
        self.addParameter(
            p.polygons(
                OUTLINE,
                tr("Boundary of the country"),
                tr("The outline into which the municipalities should fit."),
                optional=True,
            )
        )
        over = tr("Polygon layer laid over all parcels; it is kept in memory.")
        self.addParameter(p.polygons(p.RESTRICTIONS, tr("Restrictions"), over, optional=True))
        self.addParameter(p.polygons(p.HAZARDS, tr("Hazards"), over, optional=True))
        self.addParameter(
            p.words(
                GROUPED,
                tr("Break down by"),
                tr("Columns of the schema separated by commas, as category, ownership."),
                default="category",
            )
        )
        self.addParameter(p.day(tr("The day on which the restrictions are in force.")))
        self.addParameter(
            p.number(
                MEMORY,
                tr("Memory, MB"),
                tr("What the calculation may take, about; a municipality is never divided."),
                default=2000.0,
                minimum=1.0,
            )
        )
        self.addParameter(p.mapping_file())
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The country, its municipalities, and what does not fit."""
        return [
            Output(
                "MUNICIPALITIES",
                "layer",
                tr("Municipalities"),
                tr("Layer of their outlines with the main figures and ranks."),
                on_map=True,
            ),
            Output(
                "COUNTRY",
                "country",
                tr("Balance of the country"),
                tr("Table with the sums and the seams; it adds up to the territory."),
            ),
            Output(
                "BALANCE",
                "table",
                tr("Balance by municipality"),
                tr("Table closed for each."),
            ),
            Output(
                "FINDINGS",
                "findings",
                tr("Findings"),
                tr("Table of what does not fit, the gravest first, and how to mend it."),
            ),
            *self._tables(),
        ]

    def _tables(self) -> list[Output]:
        tables = (
            (
                "RANKED",
                "municipalities",
                tr("Figures of the municipalities"),
                tr("Table with one row for each: status, figures and ranks."),
            ),
            (
                "KINDS",
                "restrictions",
                tr("Land by kind of restriction"),
                tr("Table by municipality; land under several kinds counts for each."),
            ),
            (
                "REGIMES",
                "regimes",
                tr("Land by regime"),
                tr("Table with the strictest regime, by municipality."),
            ),
            (
                "LEVELS",
                "hazards",
                tr("Land by hazard and level"),
                tr("Table by municipality; for each hazard the levels add up."),
            ),
            (
                "SEAMS",
                "seams",
                tr("Seams as a table"),
                tr("Table of the same pieces with their hectares."),
            ),
        )
        return [Output(*one, by_default=False) for one in tables]

    def figures(self) -> dict[str, str]:
        """The identity of the country, and its sums."""
        return {
            "parcels": tr("Parcels"),
            "received": tr("Municipalities in the sums"),
            "lost": tr("Municipalities left out"),
            "parcels_ha": tr("Parcels together, ha"),
            "overlap_ha": tr("Overlaps of parcels, ha"),
            "gap_ha": tr("Gaps between parcels, ha"),
            "outside_ha": tr("Parcels outside their municipality, ha"),
            "municipalities_ha": tr("Municipalities together, ha"),
            "seam_overlap_ha": tr("Overlaps between municipalities, ha"),
            "seam_gap_ha": tr("Gaps between municipalities, ha"),
            "seam_outside_ha": tr("Outside the district or the country, ha"),
            "territory_ha": tr("Territory, ha"),
            "residual_ha": tr("Residual, ha"),
            "largest_residual_ha": tr("Largest residual of a municipality, ha"),
            "restricted_ha": tr("Land under a restriction, ha"),
            "exposed_ha": tr("Land in danger, ha"),
            "regimes_residual_ha": tr("Residual of the regimes, ha"),
            "hazards_residual_ha": tr("Residual of the hazards, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The file, what it is grouped by, and the memory."""
        return {
            "parcels": values.path(PARCELS_FILE),
            "layer": values.text(LAYER_NAME).strip() or None if values.given(LAYER_NAME) else None,
            "municipality": values.text(MUNICIPALITY).strip() or "municipality",
            "by": values.listed(GROUPED) or ["category"],
            "on": values.day(),
            "mapping": values.path(p.MAPPING_FILE),
            "memory_mb": values.number(MEMORY),
        }
