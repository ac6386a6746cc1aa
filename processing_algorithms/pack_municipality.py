"""One sealed file per municipality for its district."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterFileDestination

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Input, Output, SedpAlgorithm

COLUMNS = ("parcel_id", "category", "land_kind", "ownership", "in_use", "registered_area_ha")
PLAN, RUN, PACKAGE, VILLAGES = "PLAN", "RUN", "PACKAGE", "VILLAGES"
NAME, NAME_RU, NAME_EN, CODE = "NAME", "NAME_RU", "NAME_EN", "CODE"
YEAR, VINTAGE, DIRECTION = "YEAR", "VINTAGE", "DIRECTION"
DIRECTIONS = ("up", "down")


class PackMunicipality(SedpAlgorithm):
    """``write_package`` of the library."""

    ID = "pack_municipality"
    TITLE = QT_TRANSLATE_NOOP("@default", "Pack a municipality")
    GROUP = p.DISTRICT_GROUP
    FILES = (PACKAGE,)
    INPUTS = (
        Input(p.PARCELS, "parcels", COLUMNS),
        Input(p.BOUNDARY, "boundary"),
        Input(p.RESTRICTIONS, "restrictions"),
        Input(p.HAZARDS, "hazards"),
        Input(p.BUILDINGS, "buildings", polygons_only=False),
        Input(p.ZONES, "zones"),
        Input(VILLAGES, "villages", polygons_only=False),
        Input(p.FACILITIES, "facilities", polygons_only=False),
    )

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Puts the layers of a municipality, or a plan with the tables of its run, into one "
            "sealed file for the district: every byte is under a checksum, so that damage on the "
            "way is seen. The same way limits go down from the district to its municipalities. "
            "The fields become those of the schema, and nothing is changed in the layers."
        )

    def declare(self) -> None:
        """A plan, or the layers; whose they are; the file."""
        self.addParameter(
            p.toml_file(
                PLAN,
                tr("Plan file"),
                tr("File (TOML) of a plan; its layers and results go before those below."),
                advanced=False,
            )
        )
        self.addParameter(
            p.flag(
                RUN,
                tr("With the results of the plan"),
                tr("The plan is run, and its balance, exposure, demand and supply are packed."),
                default=True,
            )
        )
        self._declare_layers()
        self._declare_names()
        self.addParameter(
            p.with_help(
                QgsProcessingParameterFileDestination(
                    PACKAGE, tr("File of the package"), tr("Packages") + " (*.zip)"
                ),
                tr("The file that goes to the district; it is replaced as a whole or not at all."),
            )
        )
        self.addParameter(p.mapping_file())
        for column in COLUMNS:
            self.addParameter(p.field_of(column, p.PARCELS))
        self.addParameter(p.area_unit())
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def _declare_layers(self) -> None:
        packed = tr("Packed as it is, with the fields of the schema.")
        polygon_layers = (
            (p.PARCELS, tr("Land parcels")),
            (p.BOUNDARY, tr("Boundary of the territory")),
            (p.RESTRICTIONS, tr("Restrictions")),
            (p.HAZARDS, tr("Hazards")),
            (p.ZONES, tr("Zones of the zoning")),
        )
        for name, label in polygon_layers:
            self.addParameter(p.polygons(name, label, packed, optional=True))
        others = (
            (p.BUILDINGS, tr("Buildings")),
            (VILLAGES, tr("Villages")),
            (p.FACILITIES, tr("Facilities")),
        )
        for name, label in others:
            self.addParameter(p.any_layer(name, label, packed, optional=True))

    def _declare_names(self) -> None:
        plan = tr("Left empty, that of the plan.")
        named = (
            (NAME, tr("Name of the municipality in Kyrgyz")),
            (NAME_RU, tr("Name of the municipality in Russian")),
            (NAME_EN, tr("Name of the municipality in English")),
        )
        for name, label in named:
            self.addParameter(p.words(name, label, plan))
        self.addParameter(
            p.words(CODE, tr("Code"), tr("Number of the municipality in the state's register."))
        )
        self.addParameter(p.year(YEAR, tr("Base year of the figures"), plan))
        self.addParameter(
            p.words(VINTAGE, tr("Day of the layers"), tr("As 2026-11-01; may be left empty."))
        )
        self.addParameter(
            p.choice(
                DIRECTION,
                tr("Direction"),
                tr("Figures go up to the district, limits go down to its municipalities."),
                [tr("up to the district"), tr("down to the municipalities")],
                advanced=True,
            )
        )

    def outputs(self) -> list[Output]:
        """What is in the package."""
        return [
            Output(
                "TABLE",
                "table",
                tr("Content of the package"),
                tr("Table of the layers and tables that were packed."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """How much was packed."""
        return {
            "package_layers": tr("Layers in the package"),
            "package_tables": tr("Tables in the package"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The plan, the names, the file."""
        named = {"ky": NAME, "ru": NAME_RU, "en": NAME_EN}
        return {
            "plan": values.path(PLAN),
            "run": values.boolean(RUN),
            "package": values.page(PACKAGE),
            "names": {lang: values.text(key) for lang, key in named.items() if values.given(key)},
            "code": values.text(CODE).strip() if values.given(CODE) else "",
            "year": values.year(YEAR),
            "vintage": values.text(VINTAGE).strip() or None if values.given(VINTAGE) else None,
            "direction": values.choice(DIRECTION, DIRECTIONS),
            "lang": values.language(),
        }
