"""Run in QGIS's Python by algorithm_docs.py: what the provider says of its algorithms.

``describe_algorithms.py PLUGINS LANGUAGE`` prints one JSON list, in the order of the provider.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

Flag = QgsProcessingParameterDefinition.Flag
Source = QgsProcessing.SourceType


def described(parameter: Any, algorithm: Any) -> dict[str, Any]:
    """One parameter, with what is particular to its kind."""
    kind = str(parameter.type())
    flags = parameter.flags()
    told = {
        "name": parameter.name(),
        "label": parameter.description(),
        "help": parameter.help(),
        "kind": kind,
        "optional": bool(flags & Flag.FlagOptional),
        "advanced": bool(flags & Flag.FlagAdvanced),
        "is_output": parameter.isDestination(),
        "default": None,
    }
    default = parameter.defaultValue()
    if isinstance(default, (bool, int, float, str)) and default != "":
        told["default"] = default
    if isinstance(parameter, QgsProcessingParameterEnum):
        options = list(parameter.options())
        chosen = default if isinstance(default, (list, tuple)) else [default]
        told["options"] = options
        told["default"] = ", ".join(options[int(i)] for i in chosen if i is not None) or None
        told["kind"] = "enum-many" if parameter.allowMultiple() else "enum"
    elif isinstance(parameter, QgsProcessingParameterNumber):
        is_whole = parameter.dataType() == QgsProcessingParameterNumber.Type.Integer
        told["kind"] = "whole" if is_whole else "number"
    elif isinstance(parameter, QgsProcessingParameterField):
        parent = algorithm.parameterDefinition(parameter.parentLayerParameterName())
        told["of"] = parent.description() if parent is not None else ""
        told["kind"] = "field-many" if parameter.allowMultiple() else "field"
    elif isinstance(parameter, QgsProcessingParameterFile):
        is_folder = parameter.behavior() == QgsProcessingParameterFile.Behavior.Folder
        told["kind"] = "folder" if is_folder else "file"
        told["extension"] = parameter.extension().upper()
        told["filter"] = "" if told["extension"] else parameter.fileFilter()
    elif kind == "fileDestination":
        told["filter"] = parameter.fileFilter()
    elif kind == "source":
        told["kind"] = "polygons" if Source.TypeVectorPolygon in parameter.dataTypes() else "layer"
    elif kind == "sink":
        told["kind"] = "table" if parameter.dataType() == Source.TypeVector else "new-layer"
    return told


def main() -> None:
    """Print what there is."""
    sys.path.insert(0, sys.argv[1])
    os.environ["SEDP_LANGUAGE"] = sys.argv[2]
    application = QgsApplication([], False)
    application.initQgis()

    import sedp_spatial_planning

    # The models run algorithms of QGIS itself.
    QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
    plugin = sedp_spatial_planning.classFactory(None)
    plugin.initProcessing()
    found = []
    for algorithm in plugin.provider.algorithms():
        parameters = algorithm.parameterDefinitions()
        named = {parameter.name() for parameter in parameters}
        found.append(
            {
                "id": algorithm.id(),
                "name": algorithm.name(),
                "title": algorithm.displayName(),
                "group": algorithm.group(),
                "group_id": algorithm.groupId(),
                "help": algorithm.shortHelpString(),
                "parameters": [described(one, algorithm) for one in parameters],
                "figures": [
                    [one.name(), one.description()]
                    for one in algorithm.outputDefinitions()
                    if one.name() not in named
                ],
            }
        )
    print(json.dumps(sorted(found, key=lambda one: one["id"])))


if __name__ == "__main__":
    main()
