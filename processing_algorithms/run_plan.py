"""The whole chain: a plan file in, every step, all documents out."""

from __future__ import annotations

from typing import Any

from ..qgis_plugin.translation import QT_TRANSLATE_NOOP, tr
from . import parameters as p
from .base import Output, SedpAlgorithm

PLAN, DOCUMENT_LANGUAGES = "PLAN", "DOCUMENT_LANGUAGES"
DOCUMENTS, ALLOW_MISSING, FRESH = "DOCUMENTS", "ALLOW_MISSING", "FRESH"


class RunPlan(SedpAlgorithm):
    """``run_plan`` of the library."""

    ID = "run_plan"
    TITLE = QT_TRANSLATE_NOOP("@default", "Run a plan")
    GROUP = p.PLAN_GROUP
    FILES = (p.FOLDER,)

    def shortHelpString(self) -> str:
        """What it does, for whom, and what comes out."""
        return tr(
            "Turns a plan file into the spatial section of the programme: every step from the "
            "land balance to the budget, then the GeoPackage, the workbook, the documents and the "
            "maps. What has not changed since the last run into the same folder is not worked out "
            "again, and a run that was stopped goes on. Parts whose layers are missing are named "
            "with the reason, and the rest is done."
        )

    def declare(self) -> None:
        """The plan and the folder."""
        self.addParameter(
            p.toml_file(
                PLAN,
                tr("Plan file"),
                tr("File (TOML) that names the layers, tables, norms and rules of the plan."),
                optional=False,
            )
        )
        self.addParameter(
            p.folder(tr("What is done is kept in it, with pyarrow; run into it again to go on."))
        )
        self.addParameter(
            p.flag(
                DOCUMENTS,
                tr("Write the documents"),
                tr("Text, page and maps; they need the libraries for reports."),
                default=True,
            )
        )
        self.addParameter(
            p.words(
                DOCUMENT_LANGUAGES,
                tr("Languages of the documents"),
                tr("ky, ru, en, separated by commas; empty for those of result and plan."),
            )
        )
        self.addParameter(
            p.flag(
                ALLOW_MISSING,
                tr("Go on without files that are not there"),
                tr("The parts that need them are left out and named."),
                advanced=True,
            )
        )
        self.addParameter(
            p.flag(
                FRESH,
                tr("Work everything out anew"),
                tr("Whatever the folder keeps of earlier runs."),
                advanced=True,
            )
        )
        self.addParameter(p.language())
        self.addParameter(p.summary())

    def outputs(self) -> list[Output]:
        """What was done, and what was written."""
        return [
            Output(
                "STEPS",
                "table",
                tr("Steps"),
                tr("Table of the steps: done, taken from the last run, missing, and why."),
            ),
            Output(
                "FILES",
                "files",
                tr("Files"),
                tr("Table of what was written into the folder."),
            ),
        ]

    def figures(self) -> dict[str, str]:
        """How much was done."""
        return {
            "plan_steps": tr("Steps"),
            "plan_missing": tr("Steps without a result"),
            "plan_files": tr("Files"),
        }

    def library_parameters(self, values: p.Values) -> dict[str, Any]:
        """The plan, the folder and the languages."""
        return {
            "plan": values.path(PLAN),
            "folder": values.page(p.FOLDER),
            "lang": values.language(),
            "languages": values.listed(DOCUMENT_LANGUAGES),
            "documents": values.boolean(DOCUMENTS),
            "allow_missing": values.boolean(ALLOW_MISSING),
            "fresh": values.boolean(FRESH),
        }
