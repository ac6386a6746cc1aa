"""The pages of help that came with the plugin, in the language of the interface.

The stage script makes them of ``docs/guide`` and ``docs/algorithms`` and lays them beside this
package. A folder without them has no help, and nothing else changes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from .translation import interface_language, tr

FOLDER = Path(__file__).parent.parent / "help"
CONTENTS = "index"
CHAPTERS = {
    "plan": "05-plan",
    "measures": "08-measures",
    "results": "05-plan",
    "issues": "02-check",
    "restrictions": "04-parcel",
    "site": "07-transformation",
    "proposals": "09-proposals",
    "setup": "01-install",
}
"""Which chapter is about which page of the panel."""


def file_of(page: str) -> Path | None:
    """Where a page such as ``guide/05-plan`` lies: in the reader's language, else in English."""
    for language in (interface_language(), "en"):
        path = FOLDER / language / f"{page}.html"
        if path.is_file():
            return path
    return None


def chapter_of(name: str) -> str:
    """The page of help about a page of the panel."""
    return f"guide/{CHAPTERS[name]}" if name in CHAPTERS else CONTENTS


def algorithm_url(name: str) -> str:
    """What the button Help of an algorithm opens; empty where there is no page."""
    path = file_of(f"algorithms/{name}")
    if path is None:
        return ""
    return bytes(QUrl.fromLocalFile(str(path)).toEncoded()).decode("ascii")


def open_page(page: str, iface: Any) -> bool:
    """Open a page in the browser; where that cannot be done, say where it lies."""
    path = file_of(page)
    if path is not None and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return True
    if path is None:
        text = tr("The guide is not in this folder of the plugin; install the plugin from its zip.")
    else:
        text = tr("No program here opens the guide. It lies in {path}").format(path=path)
    iface.messageBar().pushMessage("SEDP Spatial", text, Qgis.MessageLevel.Warning, 0)
    return False
