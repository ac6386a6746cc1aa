"""The sheets of a plan to PDF: one page at a time, so that the window goes on answering."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterator

from qgis.core import QgsLayoutExporter, QgsPrintLayout
from qgis.PyQt.QtCore import QTimer

from ..runtime.job import RunError
from ..translation import tr

DPI = 200.0
UNFIT = '<>:"/\\|?*'


class Printing:
    """Writes layouts to PDF files in a folder; stops between two pages."""

    def __init__(
        self,
        progress: Callable[[int], None],
        done: Callable[[list[Path]], None],
        problem: Callable[[RunError], None],
    ) -> None:
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self._progress, self._done, self._problem = progress, done, problem
        self._pages: Iterator[tuple[QgsPrintLayout, Path]] = iter(())
        self._count = 1
        self._written: list[Path] = []

    @property
    def running(self) -> bool:
        """Whether pages are still to be written."""
        return self._timer.isActive()

    def start(self, layouts: list[QgsPrintLayout], folder: Path) -> None:
        """Begin; what was begun before is dropped."""
        folder.mkdir(parents=True, exist_ok=True)
        self._written = []
        self._count = sum(pages_of(layout) for layout in layouts)
        self._pages = _pages(layouts, folder)
        self._timer.start()

    def stop(self) -> None:
        """Write no further page."""
        self._timer.stop()
        self._pages = iter(())

    def _next(self) -> None:
        try:
            layout, target = next(self._pages)
            write_page(layout, target)
        except StopIteration:
            self.stop()
            self._done(self._written)
            return
        except RunError as error:
            self.stop()
            self._problem(error)
            return
        self._written.append(target)
        self._progress(round(100 * len(self._written) / max(self._count, 1)))


def pages_of(layout: QgsPrintLayout) -> int:
    """How many files a layout gives: one, or one per village."""
    atlas = layout.atlas()
    return int(atlas.updateFeatures()) if atlas.enabled() else 1


def write_page(layout: QgsPrintLayout, target: Path) -> None:
    """Write what a layout shows now; a file that stood there is replaced as a whole or not."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI
    aside = target.with_name(f".{target.name}.part")
    result = QgsLayoutExporter(layout).exportToPdf(str(aside), settings)
    try:
        if result != QgsLayoutExporter.ExportResult.Success:
            raise OSError(f"QGIS: {int(result)}")
        aside.replace(target)
    except OSError as error:
        raise RunError(
            tr("{output} could not be written: {reason}").format(
                output=target, reason=error.strerror or error
            )
        ) from error


def _pages(layouts: list[QgsPrintLayout], folder: Path) -> Iterator[tuple[QgsPrintLayout, Path]]:
    for layout in layouts:
        atlas = layout.atlas()
        if not atlas.enabled():
            yield layout, folder / f"{file_name(layout.name())}.pdf"
            continue
        atlas.beginRender()
        while atlas.next():
            page = atlas.nameForPage(atlas.currentFeatureNumber())
            yield layout, folder / f"{file_name(f'{layout.name()} – {page}')}.pdf"
        atlas.endRender()


def file_name(text: str) -> str:
    """A name that Windows takes too; Kyrgyz letters stay."""
    return "".join("_" if sign in UNFIT else sign for sign in text).strip(" .")
