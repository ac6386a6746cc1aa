"""Who is in danger, who got a plot, who has moved, and how many plots are still needed."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import RunError
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm
from .exposure import AREA_FIELD, AREAS, BUILDING_COLUMNS, HAZARD_COLUMNS, ORDER, SPLIT, SPLITS

EXPOSED_FILE, GRANTED, MOVED = "EXPOSED_FILE", "GRANTED", "MOVED"
PLACE, MIN_LEVEL = "PLACE", "MIN_LEVEL"


class Ledger(SedpAlgorithm):
    """``resettlement_ledger`` of the library."""

    ID = "ledger"
    TITLE = QT_TRANSLATE_NOOP("@default", "Resettlement ledger")
    GROUP = p.RESTRICTION_GROUP
    INPUTS = (
        Input(p.BUILDINGS, "buildings", BUILDING_COLUMNS, polygons_only=False),
        Input(p.HAZARDS, "hazards", HAZARD_COLUMNS),
        Input(AREAS, "areas"),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Follows the households in danger: exposed, plot granted, moved, and the plots that "
            "are still needed, by village. Who is in danger comes from buildings and hazards or "
            "from a table. Plots and moves of households that are not in danger, or that are "
            "counted twice, are listed and left out of the sums."
        )

    def declare(self) -> None:
        """Who is in danger, and the two lists."""
        self.addParameter(
            p.any_layer(
                p.BUILDINGS,
                tr("Buildings"),
                tr("Layer of the buildings with use, residents, households and floors."),
                optional=True,
            )
        )
        self.addParameter(
            p.polygons(
                p.HAZARDS,
                tr("Hazards"),
                tr("Polygon layer with the hazard and its level, in any CRS."),
                optional=True,
            )
        )
        self._declare_tables()
        self.addParameter(
            p.words(
                PLACE,
                tr("Column of the village"),
                tr("The column that tells places apart, in the buildings and in the tables."),
            )
        )
        self.addParameter(p.areas(AREAS))
        self.addParameter(p.area_field(AREA_FIELD, AREAS))
        self.addParameter(
            p.words(
                MIN_LEVEL,
                tr("From which level on"),
                tr("Hazard and least level, as mudflow=2, separated by commas; empty for all."),
            )
        )
        self.addParameter(p.level_order(ORDER))
        self.addParameter(
            p.choice(
                SPLIT,
                tr("People of a building"),
                tr("How the people of a building on the edge of a zone are counted."),
                [tr("by its floor area in each level"), tr("all where a point on it lies")],
                advanced=True,
            )
        )
        for layer in self.INPUTS:
            for column in layer.columns:
                self.addParameter(p.field_of(column, layer.parameter))
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def _declare_tables(self) -> None:
        self.addParameter(
            p.table_file(
                EXPOSED_FILE,
                tr("Households in danger"),
                tr("Table (CSV or XLSX), instead of buildings and hazards: house or village."),
                optional=True,
            )
        )
        self.addParameter(
            p.table_file(
                GRANTED,
                tr("Plots granted"),
                tr("Table (CSV or XLSX) with a row per plot, or their number in plots."),
                optional=True,
            )
        )
        self.addParameter(
            p.table_file(
                MOVED,
                tr("Households that moved"),
                tr("Table (CSV or XLSX) with a row per household, or their number in households."),
                optional=True,
            )
        )

    def outputs(self) -> list[Output]:
        """The ledger, the houses, and what does not fit."""
        return [
            Output(
                "LEDGER",
                "table",
                tr("Ledger by place"),
                tr("Table with exposed, granted, moved, waiting, and plots still needed."),
            ),
            Output(
                "HOUSEHOLDS",
                "households",
                tr("Houses in danger"),
                tr("Table with a row for each house, where the lists name houses."),
                by_default=False,
            ),
            Output(
                "ISSUES",
                "issues",
                tr("What does not fit"),
                tr("Table of plots and moves that are left out of the sums, with the reason."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """The sums."""
        return {
            "exposed": tr("Households exposed"),
            "granted": tr("Plots granted"),
            "moved": tr("Households that moved"),
            "waiting": tr("Granted and not moved"),
            "plots_needed": tr("Plots still needed"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The tables and what tells places apart."""
        drawn = values.given(p.BUILDINGS) and values.given(p.HAZARDS)
        if not (drawn or values.given(EXPOSED_FILE)):
            raise RunError(
                tr("Choose buildings and hazards, or a table of the households in danger.")
            )
        area = values.fields(AREA_FIELD)
        place = values.text(PLACE) if values.given(PLACE) else ""
        return {
            "exposed": values.path(EXPOSED_FILE),
            "granted": values.path(GRANTED),
            "moved": values.path(MOVED),
            "by": place or (area[0] if area else None),
            "min_level": values.listed(MIN_LEVEL),
            "order": values.listed(ORDER),
            "split": values.choice(SPLIT, SPLITS),
        }
