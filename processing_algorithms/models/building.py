"""Makes a model of QGIS from a definition; run by tools/build_models.py, never by users."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildDependency,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF

from .definitions import ANY, FILE, GROUP, POLYGONS, TOML, Asked, Definition, Step

ANY_FEATURE = "any"
ACROSS, DOWN = 260, 110
"""Between two boxes in the designer."""


def build(definition: Definition) -> QgsProcessingModelAlgorithm:
    """The model, laid out for the designer: the form on the left, the steps below each other."""
    model = QgsProcessingModelAlgorithm(definition.title, GROUP[1])
    model.setHelpContent({"ALG_DESC": definition.help})
    for place, asked in enumerate(definition.asked):
        box = QgsProcessingModelParameter(asked.name)
        box.setPosition(QPointF(0, place * DOWN))
        model.addModelParameter(_parameter(asked), box)
    for place, step in enumerate(definition.steps):
        if step.if_any:
            branch = _branch(step.if_any)
            branch.setPosition(QPointF(ACROSS, place * DOWN))
            model.addChildAlgorithm(branch)
        child = _child(step)
        child.setPosition(QPointF(2 * ACROSS, place * DOWN))
        for shift, output in enumerate(step.keeps):
            kept = child.modelOutput(output)
            kept.setPosition(QPointF(4 * ACROSS, place * DOWN + shift * DOWN / 4))
        model.addChildAlgorithm(child)
    return model


def _parameter(asked: Asked) -> Any:
    if asked.kind in (POLYGONS, ANY):
        source = QgsProcessing.SourceType
        kind = source.TypeVectorPolygon if asked.kind == POLYGONS else source.TypeVectorAnyGeometry
        made = QgsProcessingParameterFeatureSource(
            asked.name, asked.label, [kind], optional=asked.optional
        )
    elif asked.kind in (FILE, TOML):
        ending = "toml" if asked.kind == TOML else ""
        made = QgsProcessingParameterFile(
            asked.name, asked.label, extension=ending, optional=asked.optional
        )
    else:
        made = QgsProcessingParameterString(asked.name, asked.label, optional=asked.optional)
    made.setHelp(asked.help)
    return made


def _branch(name: str) -> QgsProcessingModelChildAlgorithm:
    """Goes on only where a step has given any feature."""
    child = QgsProcessingModelChildAlgorithm("native:condition")
    child.setChildId(f"any_{name}")
    child.setDescription(f"any_{name}")
    count = f"@{name}_RETAINED_COUNT > 0"
    child.setConfiguration({"conditions": [{"name": ANY_FEATURE, "expression": count}]})
    child.setDependencies([QgsProcessingModelChildDependency(name)])
    return child


def _child(step: Step) -> QgsProcessingModelChildAlgorithm:
    child = QgsProcessingModelChildAlgorithm(step.algorithm)
    child.setChildId(step.name)
    child.setDescription(step.name)
    source = QgsProcessingModelChildParameterSource
    for name, asked in step.takes.items():
        child.addParameterSources(name, [source.fromModelParameter(asked)])
    for name, value in step.fixed.items():
        child.addParameterSources(name, [source.fromStaticValue(value)])
    for name, given in step.chained.items():
        found = [source.fromChildOutput(one.step, one.output) for one in given]
        child.addParameterSources(name, found)
    needed = [QgsProcessingModelChildDependency(name) for name in step.after]
    if step.if_any:
        needed.append(QgsProcessingModelChildDependency(f"any_{step.if_any}", ANY_FEATURE))
    child.setDependencies(needed)
    outputs = {}
    for name, label in step.keeps.items():
        kept = QgsProcessingModelOutput(name, label)
        kept.setChildOutputName(name)
        kept.setChildId(step.name)
        outputs[name] = kept
    child.setModelOutputs(outputs)
    return child
