"""What restricts which parcel, and how much of it."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import RunError
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm
from .rule_zones import OBJECTS, RIVERS, declare_drawn, drawn_parameters

COLUMNS = ("parcel_id", "category", "registered_area_ha")
RESTRICTION_COLUMNS = ("kind", "regime")
PARCEL = "PARCEL"


class Extract(SedpAlgorithm):
    """``restriction_extract`` of the library."""

    ID = "extract"
    TITLE = QT_TRANSLATE_NOOP("@default", "Extract of restrictions")
    GROUP = p.RESTRICTION_GROUP
    INPUTS = (
        Input(p.PARCELS, "parcels", COLUMNS),
        Input(p.RESTRICTIONS, "restrictions", RESTRICTION_COLUMNS),
        Input(RIVERS, "rivers", polygons_only=False),
        Input(OBJECTS, "objects", polygons_only=False),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Says for each parcel which restrictions lie on it, how many square metres of it, "
            "under which regime and by which law, and what the strictest regime is. Land under "
            "several restrictions is counted once in the sums. Protection strips along rivers "
            "and sanitary zones around objects can be drawn by rules; the rules that ship are "
            "examples to be replaced by those in force."
        )

    def declare(self) -> None:
        """Parcels, restrictions, and what zones are drawn around."""
        self.addParameter(p.parcels())
        self.addParameter(
            p.polygons(
                p.RESTRICTIONS,
                tr("Restrictions"),
                tr("Polygon layer with kind, regime, name, legal basis and dates, in any CRS."),
            )
        )
        self.addParameter(p.day(tr("Only restrictions in force on this day, as 2026-11-22.")))
        declare_drawn(self)
        self.addParameter(
            p.number(
                p.TOLERANCE,
                tr("Width of slivers, m"),
                tr("Pieces that are nowhere wider than this are told apart as slivers."),
                default=0.1,
            )
        )
        self.addParameter(p.mapping_file())
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter))
        self.addParameter(p.area_unit())
        self.addParameter(p.language())
        self.addParameter(p.summary())
        self.addParameter(
            p.words(
                PARCEL,
                tr("Number of the parcel for the page"),
                tr("The page for printing is about this parcel."),
            )
        )
        self.addParameter(
            p.page(tr("Extract of one parcel with a map and the legal basis; it needs jinja2."))
        )

    def outputs(self) -> list[Output]:
        """Rows, pieces, sums and findings."""
        return [
            Output(
                "TABLE",
                "table",
                tr("Parcels by restriction"),
                tr("Table with a row for each parcel and restriction: area, regime, law, dates."),
            ),
            Output(
                "PIECES",
                "layer",
                tr("Restricted pieces"),
                tr("Layer of the parts of parcels that a restriction covers."),
                on_map=True,
            ),
            Output(
                "REGIMES",
                "regimes",
                tr("Strictest regime"),
                tr("Layer of the restricted land by its strictest regime, without overlaps."),
                on_map=True,
            ),
            Output(
                "PARCEL_TABLE",
                "parcels",
                tr("Parcels and their strictest regime"),
                tr("Table with the restricted and the free square metres of each parcel."),
            ),
            Output(
                "CATEGORIES",
                "categories",
                tr("Categories by regime"),
                tr("Table in hectares: rows are the categories, columns the regimes."),
            ),
            Output(
                "LIST",
                "restrictions",
                tr("List of restrictions"),
                tr("Table of all restrictions in force, also of those that touch no parcel."),
                by_default=False,
            ),
            Output(
                "FINDINGS",
                "findings",
                tr("Restrictions that need attention"),
                tr("Table of records with unknown kinds, wrong dates and the like."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The closed sum."""
        return {
            "restricted_parcels": tr("Parcels with a restriction"),
            "measured_ha": tr("Measured area, ha"),
            "restricted_ha": tr("Restricted land, ha"),
            "free_ha": tr("Land without restriction, ha"),
            "residual_ha": tr("Residual of the balance, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The day, the tolerance and the rules."""
        page, parcel = values.page(), values.text(PARCEL) if values.given(PARCEL) else ""
        if page and not parcel:
            raise RunError(tr("The page for printing needs the number of a parcel."))
        return {
            "on": values.day(),
            "tolerance_m": values.number(p.TOLERANCE),
            **drawn_parameters(values),
            "page": page,
            "parcel": parcel,
        }
