"""The sheets of a plan to PDF, page after page."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterator, Sequence

from qgis.core import QgsLayoutExporter, QgsPrintLayout

from ..runtime.job import RunError
from ..translation import tr

DPI = 300.0
UNFIT = '<>:"/\\|?*'


def write_all(
    layouts: Sequence[QgsPrintLayout],
    folder: Path,
    aside: Path,
    progress: Callable[[float], None],
) -> Iterator[Path]:
    """Write each page into a folder, and tell the percentage after each.

    Parameters
    ----------
    layouts : sequence of QgsPrintLayout
    folder : Path
        It is made where it is missing.
    aside : Path
        A folder on the same disk, for pages that are not yet complete.
    progress : callable
    """
    count = sum(pages_of(layout) for layout in layouts)
    for place, (layout, name) in enumerate(_pages(layouts)):
        target = folder / name
        write_page(layout, target, aside)
        progress(100 * (place + 1) / max(count, 1))
        yield target


def pages_of(layout: QgsPrintLayout) -> int:
    """How many files a layout gives: one, or one per village."""
    atlas = layout.atlas()
    return int(atlas.updateFeatures()) if atlas.enabled() else 1


def write_page(layout: QgsPrintLayout, target: Path, aside: Path | None = None) -> None:
    """Write what a layout shows now; a file that stood there is replaced as a whole or not."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI
    part = (aside or target.parent) / f".{target.name}.part"
    result = QgsLayoutExporter(layout).exportToPdf(str(part), settings)
    try:
        if result != QgsLayoutExporter.ExportResult.Success:
            raise OSError(f"QGIS: {int(result)}")
        part.replace(target)
    except OSError as error:
        raise RunError(
            tr("{output} could not be written: {reason}").format(
                output=target, reason=error.strerror or error
            )
        ) from error


def _pages(layouts: Sequence[QgsPrintLayout]) -> Iterator[tuple[QgsPrintLayout, str]]:
    for layout in layouts:
        atlas = layout.atlas()
        if not atlas.enabled():
            yield layout, f"{file_name(layout.name())}.pdf"
            continue
        atlas.beginRender()
        while atlas.next():
            page = atlas.nameForPage(atlas.currentFeatureNumber())
            yield layout, f"{file_name(f'{layout.name()} – {page}')}.pdf"
        atlas.endRender()


def file_name(text: str) -> str:
    """A name that Windows takes too; Kyrgyz letters stay."""
    return "".join("_" if sign in UNFIT else sign for sign in text).strip(" .")
