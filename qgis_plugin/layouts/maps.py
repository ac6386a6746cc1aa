"""The sheets of a plan: balance, restrictions, plan, and the atlas by village."""

from __future__ import annotations

from pathlib import Path
from typing import Mapping

from qgis.core import (
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from ..panel import words
from . import texts
from .facts import facts_of
from .sheet import PAPERS, SCALES, Sheet, wrapped
from .texts import label, said

KINDS = ("balance", "restrictions", "plan", "villages")
LINES = ("boundary", "villages", "roads", "rivers")
"""What orients the reader, from top to bottom."""
DRAWN = {
    "balance": (*LINES, "parcels"),
    "restrictions": (*LINES, "restrictions_regimes", "parcels"),
    "plan": (*LINES, "facilities", "allocation"),
    "villages": (*LINES, "facilities", "parcels"),
}
NEEDED = {
    "balance": "parcels",
    "restrictions": "restrictions_regimes",
    "plan": "allocation",
    "villages": "villages",
}


def layers_of(file: Path) -> dict[str, QgsVectorLayer]:
    """The layers of a result file that are in the project, by their table."""
    found = {}
    for layer in QgsProject.instance().mapLayers().values():
        source, _, table = layer.source().partition("|layername=")
        if isinstance(layer, QgsVectorLayer) and table and Path(source) == file:
            found[table.partition("|")[0]] = layer
    return found


def possible(layers: Mapping[str, QgsVectorLayer]) -> list[str]:
    """The sheets for which there is something to show."""
    return [k for k in KINDS if NEEDED[k] in layers and layers[NEEDED[k]].featureCount() > 0]


def build(
    kind: str,
    file: Path,
    language: str,
    paper: str,
    coverage: QgsVectorLayer | None = None,
) -> QgsPrintLayout:
    """Build a sheet and put it among the project's layouts in place of an earlier one.

    Parameters
    ----------
    kind : {"balance", "restrictions", "plan", "villages"}
    file : Path
        plan.gpkg, whose layers are in the project.
    language : {"ky", "ru", "en"}
    paper : {"A4", "A3"}
    coverage : QgsVectorLayer, optional
        For the atlas: the villages with their balances.
    """
    project, size = QgsProject.instance(), PAPERS[paper]
    layers = layers_of(file)
    drawn = [layers[name] for name in DRAWN[kind] if name in layers]
    crs = drawn[-1].crs()
    said_crs = f"{crs.description()} ({crs.authid()})" if crs.authid() else crs.description()
    facts = facts_of(kind, file, language, said_crs, project.metadata().author())
    name = f"{facts.title} {paper}"
    manager = project.layoutManager()
    earlier = manager.layoutByName(name)
    if earlier is not None:
        manager.removeLayout(earlier)
    sheet = Sheet(project, name, size, facts)
    subtitle = facts.subtitle
    if kind == "villages":
        territory, _, year = subtitle.rpartition(", ")
        subtitle = said(
            texts.VILLAGE, language, territory=territory, village='[% "name" %]', year=year
        )
    sheet.titles(subtitle)
    item = sheet.put_map(drawn, _extent(layers, drawn))
    if kind == "villages" and coverage is not None:
        _atlas(sheet, item, coverage)
    else:
        sheet.table(facts.table)
    if facts.said:
        sheet.text(facts.said, sheet.x, sheet.y, size.side, 12 * size.print, 8, name="budget")
        sheet.y += 13 * size.print
    sheet.legend(_in_legend(kind, layers), _labels(language))
    sheet.foot()
    manager.addLayout(sheet.layout)
    return sheet.layout


def _extent(layers: Mapping[str, QgsVectorLayer], drawn: list[QgsVectorLayer]) -> QgsRectangle:
    whole = layers.get("boundary") or layers.get("parcels") or drawn[-1]
    return whole.extent()


def _in_legend(kind: str, layers: Mapping[str, QgsVectorLayer]) -> list[QgsVectorLayer]:
    order = ("restrictions_regimes", "allocation", "parcels", "facilities", "boundary", "villages",
             "roads", "rivers")  # fmt: skip
    return [layers[name] for name in order if name in layers and name in DRAWN[kind]]


def _labels(language: str) -> dict[str, str]:
    """Short names in place of the full ones, in lines that fit the column."""
    full, most = words.labels("categories", language), 40
    short = {text: label(code, language, "short") for code, text in full.items()}
    others = [
        *words.labels("regimes", language).values(),
        *(v for k, v in words.report_words(language).items() if k.startswith("use.")),
    ]
    known = {text: wrapped(short.get(text, text), most) for text in (*full.values(), *others)}
    return {**known, **{name: said(text, language) for name, text in texts.GROUND.items()}}


def _atlas(sheet: Sheet, item: QgsLayoutItemMap, coverage: QgsVectorLayer) -> None:
    """One page per village: the map follows, and so does the table, by expressions alone."""
    layout, paper = sheet.layout, sheet.paper
    atlas = layout.atlas()
    atlas.setEnabled(True)
    atlas.setCoverageLayer(coverage)
    atlas.setHideCoverage(True)
    atlas.setPageNameExpression('"name"')
    atlas.setSortFeatures(True)
    atlas.setSortExpression('"name"')
    atlas.setFilenameExpression("'sheet_' || @atlas_featurenumber")
    layout.reportContext().setPredefinedScales(
        [step * power for power in (100, 1_000, 10_000, 100_000) for step in SCALES[:-1]]
    )
    item.setAtlasDriven(True)
    item.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Predefined)
    item.setAtlasMargin(0.05)
    wide, narrow = 21 * paper.print, 13 * paper.print
    tall = 11 * 4.4 * paper.print
    columns = (
        ("names", sheet.x, paper.side - wide - narrow, Qt.AlignmentFlag.AlignLeft),
        ("hectares", sheet.x + paper.side - wide - narrow, wide, Qt.AlignmentFlag.AlignRight),
        ("shares", sheet.x + paper.side - narrow, narrow, Qt.AlignmentFlag.AlignRight),
    )
    for column, left, width, align in columns:
        sheet.text(f'[% "{column}" %]', left, sheet.y, width, tall, 8, align=align, name=column)
    sheet.y += tall
