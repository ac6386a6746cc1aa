"""What every algorithm does the same way: run one operation, write what it gives.

An algorithm names its operation, its layers and its outputs. Sinks are opened only after the
calculation has succeeded, so a layer that stood at their place survives bad input and a cancel.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from qgis.core import (
    Qgis,
    QgsMessageLog,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ..qgis_plugin import conversion
from ..qgis_plugin.help import algorithm_url
from ..qgis_plugin.runtime import adapter
from ..qgis_plugin.runtime.job import CancelError, Job, Outcome, ResultTable, RunError
from ..qgis_plugin.runtime.probe import way
from ..qgis_plugin.styles import LibraryStyle, StyleOnLoad, style_of
from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr, tr_in
from .parameters import PAGE, SUMMARY, Values, with_help

LOG = "SEDP Spatial"
"""The tab of QGIS's log panel that holds the details of what went wrong."""


@dataclass(frozen=True)
class Output:
    """A table or layer of the result and the sink that it goes to."""

    parameter: str
    attribute: str
    label: str
    help: str
    on_map: bool = False
    by_default: bool = True


@dataclass(frozen=True)
class Input:
    """A layer: its parameter, its name in the operation, and the fields that can be chosen."""

    parameter: str
    argument: str
    columns: tuple[str, ...] = ()
    suffix: str = ""
    polygons_only: bool = True


class SedpAlgorithm(QgsProcessingAlgorithm):
    """One operation of the library as a Processing algorithm."""

    ID = ""
    """The id of the algorithm and of the operation: stable and never translated."""
    TITLE = ""
    """The English name, marked for translation and translated where it is shown."""
    INPUTS: tuple[Input, ...] = ()
    GROUP = ("land_balance", QT_TRANSLATE_NOOP("@default", "Land balance"))
    """The group's id and its English name, marked for translation."""
    FILES: tuple[str, ...] = (PAGE,)
    """Parameters of what the operation itself writes."""

    OWN_STYLE = False
    """Whether the algorithm chooses itself what colours its layers, as where the user says what."""

    _styles: ClassVar[dict[str, StyleOnLoad | LibraryStyle]] = {}
    """QGIS forgets a post-processor unless somebody holds it: one per output."""

    @abstractmethod
    def declare(self) -> None:
        """Add the parameters that the user fills in."""

    @abstractmethod
    def outputs(self) -> list[Output]:
        """The tables and layers of the result."""

    @abstractmethod
    def figures(self) -> dict[str, str]:
        """The numbers of the result and what each means."""

    @abstractmethod
    def library_parameters(self, values: Values) -> dict[str, Any]:
        """The keyword arguments of the library function."""

    def style(self, table: ResultTable, values: Values) -> StyleOnLoad | None:
        """How a layer of the result is drawn first: by its codes, if they have colours."""
        return style_of(table)

    # --- what QGIS asks ---------------------------------------------------------------------

    def createInstance(self) -> SedpAlgorithm:
        """A fresh one for each run."""
        return type(self)()

    def name(self) -> str:
        """The id within the provider."""
        return self.ID

    def displayName(self) -> str:
        """The name in the language of the interface."""
        return tr(self.TITLE)

    def group(self) -> str:
        """The group in the language of the interface."""
        return tr(self.GROUP[1])

    def groupId(self) -> str:
        """The group's id."""
        return self.GROUP[0]

    def helpUrl(self) -> str:
        """The page of help that came with the plugin."""
        return algorithm_url(self.ID)

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        self.declare()
        for output in self.outputs():
            any_geometry = QgsProcessing.SourceType.TypeVectorAnyGeometry
            kind = any_geometry if output.on_map else QgsProcessing.SourceType.TypeVector
            sink = QgsProcessingParameterFeatureSink(
                output.parameter,
                output.label,
                kind,
                optional=True,
                createByDefault=output.by_default,
            )
            self.addParameter(with_help(sink, output.help))
        for name, label in self.figures().items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def canExecute(self) -> tuple[bool, str]:
        """Whether the library can be run, and if not what to do about it."""
        chosen, obstacle = way()
        return bool(chosen), obstacle

    def checkParameterValues(self, parameters: dict[str, Any], context: Any) -> tuple[bool, str]:
        """Say what is obviously wrong before anything starts."""
        fine, text = super().checkParameterValues(parameters, context)
        if not fine:
            return fine, text
        values = Values(self, parameters, context)
        for layer in self.INPUTS:
            source = values.source(layer.parameter)
            problem = problem_of(source, layer.polygons_only) if source is not None else ""
            if problem:
                return False, problem
        return True, ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: Any, feedback: Any
    ) -> dict[str, Any]:
        """Run the operation and write its results."""
        values = Values(self, parameters, context)
        try:
            with adapter.run(self._job(values), feedback) as outcome:
                return self._write(outcome, parameters, context, feedback)
        except RunError as error:
            if error.detail:
                QgsMessageLog.logMessage(error.detail, LOG, Qgis.MessageLevel.Info, False)
            raise QgsProcessingException(error.text) from None
        except CancelError:
            raise QgsProcessingException(tr("Cancelled; nothing was written.")) from None

    # --- one run ----------------------------------------------------------------------------

    def _job(self, values: Values) -> Job:
        layers, mappings = {}, {}
        for layer in self.INPUTS:
            source = values.source(layer.parameter)
            if source is None:
                if values.given(layer.parameter):
                    raise RunError(
                        tr("The layer {name} cannot be opened.").format(
                            name=values.text(layer.parameter)
                        )
                    )
                continue
            mapping = values.mapping(layer.columns, layer.suffix)
            named = [f["field"] if isinstance(f, dict) else f for f in mapping["fields"].values()]
            layers[layer.argument] = conversion.input_layer(source, named)
            mappings[layer.argument] = mapping
        language = values.language()
        return Job(
            operation=self.ID,
            layers=layers,
            parameters=self.library_parameters(values),
            mappings=mappings,
            mapping_file=values.mapping_file(),
            language=language,
            title=tr_in(self.TITLE, language),
        )

    def _write(
        self, outcome: Outcome, parameters: dict[str, Any], context: Any, feedback: Any
    ) -> dict[str, Any]:
        for note in outcome.notes:
            feedback.pushInfo(note)
        results: dict[str, Any] = {name: outcome.numbers.get(name) for name in self.figures()}
        path = Values(self, parameters, context).destination(SUMMARY)
        if path is not None:
            replace_text(path, outcome.summary)
            results[SUMMARY] = str(path)
        for name in self.FILES:
            written = Values(self, parameters, context).page(name)
            if written is not None:
                results[name] = written
        for output in self.outputs():
            table = outcome.tables.get(output.attribute)
            if table is not None:
                identifier = self._write_table(output, table, parameters, context, feedback)
                if identifier is not None:
                    results[output.parameter] = identifier
        return results

    def _write_table(
        self,
        output: Output,
        table: ResultTable,
        parameters: dict[str, Any],
        context: Any,
        feedback: Any,
    ) -> str | None:
        if parameters.get(output.parameter) in (None, ""):
            return None
        fields = conversion.fields_of(table)
        sink, identifier = self.parameterAsSink(
            parameters,
            output.parameter,
            context,
            fields,
            conversion.geometry_type_of(table),
            conversion.crs_of(table),
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, output.parameter))
        if not conversion.write(table, fields, sink, feedback):
            if feedback.isCanceled():
                raise CancelError
            raise RunError(
                tr("{output} could not be written: {reason}").format(
                    output=output.label, reason=sink.lastError()
                )
            )
        values = Values(self, parameters, context)
        style: StyleOnLoad | LibraryStyle | None = None
        if output.on_map and table.qml and not self.OWN_STYLE:
            style = LibraryStyle(table.qml)
        elif output.on_map:
            style = self.style(table, values)
        if style is not None and context.willLoadLayerOnCompletion(identifier):
            self._styles[f"{self.ID}:{output.parameter}"] = style
            context.layerToLoadOnCompletionDetails(identifier).setPostProcessor(style)
        return str(identifier)


def problem_of(source: Any, polygons_only: bool = True) -> str:
    """What makes a layer unfit for any area, in one sentence; empty if nothing does."""
    name = source.sourceName()
    geometry = QgsWkbTypes.geometryType(source.wkbType())
    possible = QgsWkbTypes.GeometryType
    if geometry == possible.NullGeometry and not polygons_only:
        return tr("The layer {name} holds no geometries; choose a map layer.").format(name=name)
    if polygons_only and geometry not in (possible.PolygonGeometry, possible.UnknownGeometry):
        return tr("The layer {name} holds no polygons; choose a polygon layer.").format(name=name)
    if not source.sourceCrs().isValid():
        return tr(
            "The layer {name} has no coordinate reference system; set it in the layer's properties."
        ).format(name=name)
    if source.featureCount() == 0:
        return tr("The layer {name} has no features.").format(name=name)
    return ""


def replace_text(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        raise RunError(
            tr("{output} could not be written: {reason}").format(
                output=path, reason=error.strerror or error
            )
        ) from error
