"""The shipped models as the provider shows them, in the language of the interface."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingModelAlgorithm

from ...qgis_plugin.help import algorithm_url
from ...qgis_plugin.translation import tr
from .definitions import DEFINITIONS, GROUP, Definition

FOLDER = Path(__file__).parent


def file_of(definition: Definition) -> Path:
    """Where a model ships."""
    return FOLDER / f"{definition.name}.model3"


class SedpModel(QgsProcessingModelAlgorithm):
    """A shipped model with an id that stays and words that follow the interface."""

    def __init__(self, definition: Definition) -> None:
        super().__init__()
        self._definition = definition
        self.fromFile(str(file_of(definition)))
        labels = {asked.name: (asked.label, asked.help) for asked in definition.asked}
        for step in definition.steps:
            labels.update({f"{step.name}:{name}": (said, "") for name, said in step.keeps.items()})
        for parameter in self.parameterDefinitions():
            label, text = labels.get(parameter.name(), ("", ""))
            if label:
                parameter.setDescription(tr(label))
            if text:
                parameter.setHelp(tr(text))
        for output in self.outputDefinitions():
            label, _ = labels.get(output.name(), ("", ""))
            if label:
                output.setDescription(tr(label))

    def createInstance(self) -> Any:
        """A fresh one for each run."""
        return SedpModel(self._definition)

    def name(self) -> str:
        """The id within the provider: never translated."""
        return self._definition.name

    def displayName(self) -> str:
        """The name in the language of the interface."""
        return tr(self._definition.title)

    def group(self) -> str:
        """The group in the language of the interface."""
        return tr(GROUP[1])

    def groupId(self) -> str:
        """The group's id."""
        return GROUP[0]

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(self._definition.help)

    def helpUrl(self) -> str:
        """The page of help that came with the plugin."""
        return algorithm_url(self._definition.name)


def models() -> list[SedpModel]:
    """One of each."""
    return [SedpModel(definition) for definition in DEFINITIONS]
