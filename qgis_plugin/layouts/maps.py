"""The sheets of a plan: balance, restrictions, plan, and the atlas by village."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterator, Mapping

from qgis.core import (
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from ..panel import words
from ..settings import setting
from ..translation import LANGUAGES
from . import texts
from .facts import Facts, facts_of
from .legend import put_legend, wrapped
from .paper import PAPERS
from .scale import put_scale
from .sheet import SCALES, Sheet
from .table import put_table
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
LEGENDS = ("regimes", "critical_uses")
"""Code files whose labels stand in legends, besides the categories."""
MOST_LETTERS = 40
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


def author_of(project: QgsProject) -> str:
    """Who makes the sheets: the organisation of the settings, else the author of the project."""
    return setting("organisation", "") or str(project.metadata().author())


def facts(
    kind: str, file: Path, language: str, layers: Mapping[str, QgsVectorLayer], author: str
) -> Callable[[], Facts]:
    """What reads the facts of a sheet; on any thread, once the layers have been asked."""
    crs = _drawn(kind, layers)[-1].crs()
    told = f"{crs.description()} ({crs.authid()})" if crs.authid() else crs.description()
    return lambda: facts_of(kind, file, language, told, author)


def build(
    kind: str,
    file: Path,
    language: str,
    paper: str,
    coverage: QgsVectorLayer | None = None,
    known: Facts | None = None,
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
    known : Facts, optional
        What the sheet says; it is read from the file where it is not given.
    """
    *_, layout = building(kind, file, language, paper, coverage, known)
    return layout


def building(
    kind: str,
    file: Path,
    language: str,
    paper: str,
    coverage: QgsVectorLayer | None = None,
    known: Facts | None = None,
) -> Iterator[QgsPrintLayout]:
    """Build a sheet as :func:`build` does, a part at a time; it is whole with the last one."""
    project, size = QgsProject.instance(), PAPERS[paper]
    layers = layers_of(file)
    drawn = _drawn(kind, layers)
    if known is None:
        known = facts(kind, file, language, layers, author_of(project))()
    name = f"{known.title} {paper}"
    sheet = Sheet(project, name, size, known)
    yield sheet.layout
    subtitle = known.subtitle
    if kind == "villages":
        territory, _, year = subtitle.rpartition(", ")
        subtitle = said(
            texts.VILLAGE, language, territory=territory, village='[% "name" %]', year=year
        )
    sheet.titles(subtitle)
    yield sheet.layout
    item = sheet.put_map(drawn, _extent(layers, drawn))
    if kind == "villages" and coverage is not None:
        _atlas(sheet, item, coverage)
    else:
        put_table(sheet, known.table)
    if known.said:
        sheet.text(known.said, sheet.x, sheet.y, size.side, 12 * size.print, 8, name="budget")
        sheet.y += 13 * size.print
    yield sheet.layout
    put_legend(sheet, _in_legend(kind, layers), _labels(language))
    yield sheet.layout
    put_scale(sheet, sheet.foot() - 13.5 * size.print)
    manager = project.layoutManager()
    earlier = manager.layoutByName(name)
    if earlier is not None:
        manager.removeLayout(earlier)
    manager.addLayout(sheet.layout)
    yield sheet.layout


def _drawn(kind: str, layers: Mapping[str, QgsVectorLayer]) -> list[QgsVectorLayer]:
    return [layers[name] for name in DRAWN[kind] if name in layers]


def _extent(layers: Mapping[str, QgsVectorLayer], drawn: list[QgsVectorLayer]) -> QgsRectangle:
    whole = layers.get("boundary") or layers.get("parcels") or drawn[-1]
    return whole.extent()


def _in_legend(kind: str, layers: Mapping[str, QgsVectorLayer]) -> list[QgsVectorLayer]:
    order = ("restrictions_regimes", "allocation", "parcels", "facilities", "boundary", "villages",
             "roads", "rivers")  # fmt: skip
    return [layers[name] for name in order if name in layers and name in DRAWN[kind]]


def _labels(language: str) -> dict[str, str]:
    """Short names in place of the full ones, in lines that fit the column.

    The styles of a file have their legends in the language of the run; the sheet may be in
    another.
    """
    known: dict[str, str] = {}
    for spoken in LANGUAGES:
        for code, text in words.labels("categories", spoken).items():
            known[text] = label(code, language, "short")
        for file in LEGENDS:
            mine = words.labels(file, language)
            known.update({t: mine.get(c, t) for c, t in words.labels(file, spoken).items()})
        mine = words.report_words(language)
        known.update(
            {
                text: mine.get(key, text)
                for key, text in words.report_words(spoken).items()
                if key.startswith("use.")
            }
        )
    wrapped_words = {text: wrapped(short, MOST_LETTERS) for text, short in known.items()}
    return {**wrapped_words, **{name: said(text, language) for name, text in texts.GROUND.items()}}


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
