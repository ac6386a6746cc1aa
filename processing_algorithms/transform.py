"""Carry a change of category out on the map: the parcels and the balance after it."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.runtime.job import ResultTable, RunError
from ..qgis_plugin.styles import StyleOnLoad, style_by_values, style_of
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm
from .precheck import CATEGORIES, COLUMNS, PARCEL_IDS, SITE, TARGET, declare_site

LAND_KIND, CASES, CASE = "LAND_KIND", "CASES", "CASE"


class Transform(SedpAlgorithm):
    """``apply_transformation`` of the library."""

    ID = "transform"
    TITLE = QT_TRANSLATE_NOOP("@default", "Land after a transformation")
    GROUP = p.SITES_GROUP
    INPUTS = (
        Input(p.PARCELS, "parcels", COLUMNS),
        Input(SITE, "site"),
        Input(p.BOUNDARY, "boundary"),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Changes the category of parcels, of a site that cuts parcels, or of the cases in a "
            "file, and gives the parcels after it with the balance before and after. No hectare "
            "is created or lost: otherwise there is no result."
        )

    def declare(self) -> None:
        """What changes, and to what."""
        self.addParameter(p.parcels())
        declare_site(
            self, tr("Separated by commas; not needed with an outline or a file of cases.")
        )
        self.addParameter(
            p.words(
                LAND_KIND,
                tr("Kind of land after it"),
                tr("Its code or name; left empty, the kind of land stays as it is."),
            )
        )
        self.addParameter(
            p.toml_file(
                CASES,
                tr("File of cases"),
                tr("File (TOML) of decisions; it goes before parcels, outline and category."),
                advanced=False,
            )
        )
        self.addParameter(
            p.words(CASE, tr("Case"), tr("Only this case of the file."), advanced=True)
        )
        self.addParameter(p.boundary())
        self.addParameter(p.mapping_file())
        for column in COLUMNS:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.area_unit())
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """The parcels after, what changed, and the balance."""
        return [
            Output(
                "AFTER_LAYER",
                "layer",
                tr("Parcels after"),
                tr("Layer of the parcels with their category after the decision."),
                on_map=True,
            ),
            Output(
                "CHANGED",
                "changed",
                tr("Land that changes its category"),
                tr("Layer of what is transformed, with the category before and after."),
                on_map=True,
            ),
            Output(
                "BALANCE",
                "table",
                tr("Balance before and after"),
                tr("Table by category: before, after, and the difference."),
            ),
            Output(
                "MATRIX",
                "matrix",
                tr("From category to category"),
                tr("Table of the hectares from category to category."),
            ),
            Output(
                "LINEAGE",
                "lineage",
                tr("Origin of the parcels"),
                tr("Table of the parcels that were cut or transformed."),
                by_default=False,
            ),
        ]

    def figures(self) -> dict[str, str]:
        """Before, after, and what changed."""
        return {
            "before_ha": tr("Before, ha"),
            "after_ha": tr("After, ha"),
            "changed_ha": tr("Land that changes its category, ha"),
            "residual_ha": tr("Residual of the balance, ha"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """What changes, and to what."""
        ids = values.listed(PARCEL_IDS)
        if ids is None and not (values.given(SITE) or values.given(CASES)):
            raise RunError(tr("Give numbers of parcels, the outline of a site or a file of cases."))
        return {
            "parcel_ids": ids,
            "target": values.choice(TARGET, CATEGORIES),
            "land_kind": values.text(LAND_KIND) if values.given(LAND_KIND) else None,
            "cases": values.path(CASES),
            "case": values.text(CASE) if values.given(CASE) else None,
        }

    def style(self, table: ResultTable, values: p.Values) -> StyleOnLoad | None:
        """By category; what changes by that which it goes to."""
        if table.name == "changed":
            return style_by_values(table, "to_category")
        return style_of(table)
