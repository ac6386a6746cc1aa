"""Parameters that several algorithms share, each with its help."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Mapping, Sequence

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..qgis_plugin.runtime.job import RunError
from ..qgis_plugin.translation import LANGUAGES, QT_TRANSLATE_NOOP, interface_language, tr

PARCELS, BOUNDARY, BEFORE, AFTER = "PARCELS", "BOUNDARY", "BEFORE", "AFTER"
MAPPING_FILE, AREA_UNIT, BY = "MAPPING_FILE", "AREA_UNIT", "BY"
TOLERANCE = "TOLERANCE"
LANGUAGE, SUMMARY, PAGE = "LANGUAGE", "SUMMARY", "PAGE"
WORKBOOK, FOLDER = "WORKBOOK", "FOLDER"
ZONES, RESTRICTIONS, HAZARDS = "ZONES", "RESTRICTIONS", "HAZARDS"
BUILDINGS, FACILITIES, RULES, ON = "BUILDINGS", "FACILITIES", "RULES", "ON"

RESTRICTION_GROUP = ("restrictions", QT_TRANSLATE_NOOP("@default", "Restrictions and hazards"))
FORECAST_GROUP = ("forecast", QT_TRANSLATE_NOOP("@default", "Forecast and demand"))
SITES_GROUP = ("sites", QT_TRANSLATE_NOOP("@default", "Sites and transformation"))
DISTRICT_GROUP = ("district", QT_TRANSLATE_NOOP("@default", "District and country"))
PLAN_GROUP = ("plan", QT_TRANSLATE_NOOP("@default", "Plan and budget"))

UNITS = ("ha", "m2", "sotka")
GROUPS = ("category", "land_kind", "ownership", "in_use")

Labels = Mapping[str, Callable[[], str]]

COLUMN_LABELS: Labels = {
    "parcel_id": lambda: tr("Field with the parcel's number"),
    "category": lambda: tr("Field with the land category"),
    "land_kind": lambda: tr("Field with the kind of land"),
    "ownership": lambda: tr("Field with the ownership"),
    "in_use": lambda: tr("Field that says whether the land is used"),
    "registered_area_ha": lambda: tr("Field with the registered area"),
    "zone": lambda: tr("Field with the zone"),
    "kind": lambda: tr("Field with the kind of restriction"),
    "regime": lambda: tr("Field with the regime"),
    "hazard": lambda: tr("Field with the hazard"),
    "level": lambda: tr("Field with the level"),
    "building_id": lambda: tr("Field with the building's number"),
    "use": lambda: tr("Field with the use of the building"),
    "residents": lambda: tr("Field with the number of residents"),
    "households": lambda: tr("Field with the number of households"),
    "floors": lambda: tr("Field with the number of floors"),
    "height_m": lambda: tr("Field with the height in metres"),
}
"""Said when asked for: the translator is not there yet when this file is read."""

GROUP_LABELS: Labels = {
    "category": lambda: tr("Land category"),
    "land_kind": lambda: tr("Kind of land"),
    "ownership": lambda: tr("Ownership"),
    "in_use": lambda: tr("Use"),
}


def with_help(
    parameter: QgsProcessingParameterDefinition, text: str, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Give a parameter its help, and put it under "Advanced" if it is seldom needed."""
    parameter.setHelp(text)
    if advanced:
        flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
        parameter.setFlags(parameter.flags() | flag)
    return parameter


def polygons(
    name: str, label: str, text: str, optional: bool = False
) -> QgsProcessingParameterDefinition:
    """A polygon layer."""
    kinds = [QgsProcessing.SourceType.TypeVectorPolygon]
    return with_help(
        QgsProcessingParameterFeatureSource(name, label, kinds, optional=optional), text
    )


def any_layer(
    name: str, label: str, text: str, optional: bool = False
) -> QgsProcessingParameterDefinition:
    """A layer of points, lines or polygons."""
    kinds = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
    return with_help(
        QgsProcessingParameterFeatureSource(name, label, kinds, optional=optional), text
    )


def table_file(
    name: str, label: str, text: str, optional: bool = False, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """A plain table in a file."""
    kinds = tr("Tables") + " (*.csv *.txt *.xlsx *.CSV *.TXT *.XLSX)"
    return with_help(
        QgsProcessingParameterFile(name, label, optional=optional, fileFilter=kinds),
        text,
        advanced,
    )


def toml_file(
    name: str, label: str, text: str, optional: bool = True, advanced: bool = True
) -> QgsProcessingParameterDefinition:
    """A file of settings."""
    return with_help(
        QgsProcessingParameterFile(name, label, extension="toml", optional=optional),
        text,
        advanced=optional and advanced,
    )


def some_file(
    name: str, label: str, text: str, kinds: str, optional: bool = False
) -> QgsProcessingParameterDefinition:
    """A file of certain endings, as in ``Packages (*.zip)``."""
    return with_help(
        QgsProcessingParameterFile(name, label, optional=optional, fileFilter=kinds), text
    )


def folder_of_files(name: str, label: str, text: str) -> QgsProcessingParameterDefinition:
    """A folder that is read."""
    kind = QgsProcessingParameterFile.Behavior.Folder
    return with_help(QgsProcessingParameterFile(name, label, kind), text)


def words(
    name: str, label: str, text: str, default: str = "", advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """A short text that may be left empty."""
    return with_help(
        QgsProcessingParameterString(name, label, default or None, optional=True), text, advanced
    )


def choice(
    name: str,
    label: str,
    text: str,
    labels: Sequence[str],
    advanced: bool = False,
    default: int = 0,
) -> QgsProcessingParameterDefinition:
    """One of several; the first if nothing else is said."""
    return with_help(
        QgsProcessingParameterEnum(name, label, list(labels), defaultValue=default), text, advanced
    )


def flag(
    name: str, label: str, text: str, default: bool = False, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """Yes or no."""
    return with_help(
        QgsProcessingParameterBoolean(name, label, defaultValue=default), text, advanced
    )


def year(name: str, label: str, text: str) -> QgsProcessingParameterDefinition:
    """A year that may be left open."""
    kind = QgsProcessingParameterNumber.Type.Integer
    return with_help(QgsProcessingParameterNumber(name, label, kind, None, optional=True), text)


def parcels() -> QgsProcessingParameterDefinition:
    """The layer that nearly everything starts from."""
    return polygons(
        PARCELS,
        tr("Land parcels"),
        tr("Polygon layer of the land parcels, as it is. Areas are measured on the ellipsoid."),
    )


def zones() -> QgsProcessingParameterDefinition:
    """The zones of the zoning."""
    return polygons(
        ZONES,
        tr("Zones of the zoning"),
        tr("Polygon layer with the code of each zone, in any CRS."),
    )


def zone_rules() -> QgsProcessingParameterDefinition:
    """What the zones allow."""
    return table_file(
        RULES,
        tr("Rules of the zones"),
        tr(
            "Table (CSV or XLSX) with a row per zone: uses, height, coverage, floor ratio, "
            "smallest plot, green share, legal basis and dates."
        ),
    )


def day(text: str) -> QgsProcessingParameterDefinition:
    """The day on which something is in force."""
    return words(ON, tr("In force on"), text)


def boundary() -> QgsProcessingParameterDefinition:
    """The territory that must be covered."""
    return polygons(
        BOUNDARY,
        tr("Boundary of the territory"),
        tr(
            "Polygon layer with the boundary of the municipality. Without it, gaps along the "
            "boundary and land outside it cannot be found."
        ),
        optional=True,
    )


def mapping_file() -> QgsProcessingParameterDefinition:
    """The mapping that the command line takes too."""
    return with_help(
        QgsProcessingParameterFile(
            MAPPING_FILE, tr("Mapping of fields and codes"), extension="toml", optional=True
        ),
        tr(
            "File (TOML) that says which field holds what and what the codes in the layer mean. "
            "Fields chosen below go before it."
        ),
        advanced=True,
    )


def field_of(column: str, layer: str, suffix: str = "") -> QgsProcessingParameterDefinition:
    """The choice of a field for one column of the schema."""
    return with_help(
        QgsProcessingParameterField(
            field_parameter(column, suffix),
            COLUMN_LABELS[column](),
            parentLayerParameterName=layer,
            optional=True,
        ),
        tr("Left empty, the field named {column} is taken if there is one.").format(column=column),
        advanced=True,
    )


def areas(name: str) -> QgsProcessingParameterDefinition:
    """The areas that people and land are counted by."""
    return polygons(
        name,
        tr("Villages or districts"),
        tr("Polygon layer of the areas to count by."),
        optional=True,
    )


def area_field(name: str, layer: str) -> QgsProcessingParameterDefinition:
    """The field that names those areas."""
    return with_help(
        QgsProcessingParameterField(
            name,
            tr("Field of the areas with the name"),
            parentLayerParameterName=layer,
            optional=True,
        ),
        tr("The field that tells the areas apart."),
    )


def level_order(name: str) -> QgsProcessingParameterDefinition:
    """From the lowest level of a hazard to the highest."""
    return words(
        name,
        tr("Order of the levels"),
        tr("Levels from the lowest to the highest, separated by commas."),
        advanced=True,
    )


def area_unit() -> QgsProcessingParameterDefinition:
    """The unit in which the register gives areas."""
    labels = [tr("hectares"), tr("square metres"), tr("sotka (0.01 ha)")]
    return with_help(
        QgsProcessingParameterEnum(
            AREA_UNIT, tr("Unit of the registered area"), labels, defaultValue=0, optional=True
        ),
        tr("Only for a registered area whose field is chosen above."),
        advanced=True,
    )


def grouping(several: bool) -> QgsProcessingParameterDefinition:
    """What the result is broken down by."""
    return with_help(
        QgsProcessingParameterEnum(
            BY,
            tr("Break down by"),
            [GROUP_LABELS[column]() for column in GROUPS],
            allowMultiple=several,
            defaultValue=[0] if several else 0,
        ),
        tr("The column whose values become the rows of the table."),
    )


def number(
    name: str, label: str, text: str, default: float, minimum: float = 0.0
) -> QgsProcessingParameterDefinition:
    """A number with decimals."""
    kind = QgsProcessingParameterNumber.Type.Double
    return with_help(
        QgsProcessingParameterNumber(name, label, kind, default, minValue=minimum), text
    )


def tolerance(default: float = 0.01) -> QgsProcessingParameterDefinition:
    """How far apart two edges may be and still be the same edge."""
    return number(
        TOLERANCE,
        tr("Tolerance, m"),
        tr("Distance in metres below which two edges count as the same edge."),
        default=default,
    )


def language() -> QgsProcessingParameterDefinition:
    """The language of the result, which may differ from that of the interface."""
    labels = [tr("as in QGIS"), "Кыргызча", "Русский", "English"]
    return with_help(
        QgsProcessingParameterEnum(
            LANGUAGE, tr("Language of the result"), labels, defaultValue=0, optional=True
        ),
        tr("Language of the sentences and labels in tables and in the summary."),
        advanced=True,
    )


def summary() -> QgsProcessingParameterDefinition:
    """The page that the Results Viewer shows."""
    return with_help(
        QgsProcessingParameterFileDestination(
            SUMMARY, tr("Summary"), "HTML files (*.html)", optional=True, createByDefault=True
        ),
        tr("Page with the figures, the table and the notes."),
    )


def page(text: str) -> QgsProcessingParameterDefinition:
    """A page for printing, which only some want."""
    return with_help(
        QgsProcessingParameterFileDestination(
            PAGE,
            tr("Page for printing"),
            "HTML files (*.html)",
            optional=True,
            createByDefault=False,
        ),
        text,
    )


def workbook(text: str) -> QgsProcessingParameterDefinition:
    """A workbook, which only some want."""
    return with_help(
        QgsProcessingParameterFileDestination(
            WORKBOOK,
            tr("Workbook"),
            "XLSX files (*.xlsx)",
            optional=True,
            createByDefault=False,
        ),
        text,
    )


def folder(text: str) -> QgsProcessingParameterDefinition:
    """Where many files go."""
    return with_help(
        QgsProcessingParameterFolderDestination(FOLDER, tr("Folder of the results")), text
    )


# --- reading them ---------------------------------------------------------------------------


def field_parameter(column: str, suffix: str = "") -> str:
    """The name of the parameter that chooses the field of a column."""
    return f"FIELD_{column.upper()}{suffix}"


class Values:
    """The values that the user gave, read from Processing in one place."""

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: Any
    ) -> None:
        """Keep what Processing wants to be handed over each time."""
        self._algorithm = algorithm
        self._parameters = parameters
        self._context = context

    def given(self, name: str) -> bool:
        """Whether the user gave a value that is not empty."""
        return self._parameters.get(name) not in (None, "")

    def number(self, name: str) -> float:
        """A number."""
        return float(self._algorithm.parameterAsDouble(self._parameters, name, self._context))

    def text(self, name: str) -> str:
        """A text, empty if there is none."""
        return str(self._algorithm.parameterAsString(self._parameters, name, self._context))

    def choice(self, name: str, options: Sequence[str]) -> str:
        """The chosen option."""
        return options[self._algorithm.parameterAsEnum(self._parameters, name, self._context)]

    def choices(self, name: str, options: Sequence[str]) -> list[str]:
        """The chosen options, in the order of the list."""
        chosen = self._algorithm.parameterAsEnums(self._parameters, name, self._context)
        return [options[i] for i in sorted(set(chosen))]

    def positive(self, name: str) -> float | None:
        """A number above zero, or None."""
        return self.number(name) or None

    def year(self, name: str) -> int | None:
        """A year, or None if it is left open."""
        return self.whole(name) if self.given(name) else None

    def whole(self, name: str) -> int:
        """A whole number."""
        return int(self._algorithm.parameterAsInt(self._parameters, name, self._context))

    def listed(self, name: str) -> list[str] | None:
        """Words separated by commas or semicolons, or None if there are none."""
        text = self.text(name) if self.given(name) else ""
        return [word.strip() for word in text.replace(";", ",").split(",") if word.strip()] or None

    def boolean(self, name: str) -> bool:
        """Yes or no."""
        return bool(self._algorithm.parameterAsBool(self._parameters, name, self._context))

    def raster(self, name: str) -> str | None:
        """The file behind a raster layer, from the root, or None."""
        if not self.given(name):
            return None
        layer = self._algorithm.parameterAsRasterLayer(self._parameters, name, self._context)
        if layer is None:
            raise RunError(tr("The raster {name} cannot be opened.").format(name=self.text(name)))
        return str(Path(layer.source()).absolute())

    def day(self) -> str | None:
        """The day on which something is in force, or None."""
        return self.text(ON).strip() or None if self.given(ON) else None

    def fields(self, name: str) -> list[str]:
        """The names of the chosen fields."""
        if not self.given(name):
            return []
        newer = getattr(self._algorithm, "parameterAsStrings", None)  # since 3.34
        read = newer or self._algorithm.parameterAsFields
        return list(read(self._parameters, name, self._context))

    def path(self, name: str) -> str | None:
        """The path of a file, from the root: a child process works in another folder."""
        return str(Path(self.text(name)).absolute()) if self.given(name) else None

    def page(self, name: str = PAGE) -> str | None:
        """Where a file for printing is to be written, or None if it is not wanted."""
        path = self.destination(name) if self.given(name) else None
        return str(path.absolute()) if path else None

    def source(self, name: str) -> Any:
        """A layer, or None."""
        if not self.given(name):
            return None
        return self._algorithm.parameterAsSource(self._parameters, name, self._context)

    def mapping_file(self) -> str | None:
        """The mapping file, or None."""
        return self.text(MAPPING_FILE) if self.given(MAPPING_FILE) else None

    def mapping(self, columns: Sequence[str], suffix: str = "") -> dict[str, Any]:
        """The field mapping that the chosen fields make up."""
        fields: dict[str, Any] = {}
        for column in columns:
            name = field_parameter(column, suffix)
            if self.given(name):
                fields[column] = self.text(name)
        if "registered_area_ha" in fields:
            unit = self.choice(AREA_UNIT, UNITS)
            fields["registered_area_ha"] = {"field": fields["registered_area_ha"], "unit": unit}
        return {"fields": fields}

    def language(self) -> str:
        """``ky``, ``ru`` or ``en``."""
        chosen = self.choice(LANGUAGE, ("", *LANGUAGES)) if self.given(LANGUAGE) else ""
        return chosen or interface_language()

    def destination(self, name: str) -> Path | None:
        """Where a file is to be written, or None if it is not wanted."""
        path = self._algorithm.parameterAsFileOutput(self._parameters, name, self._context)
        return Path(path) if path else None
