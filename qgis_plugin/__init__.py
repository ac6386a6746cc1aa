"""The QGIS plugin: registers the provider and finds a way to run the library.

Everything here and in ``processing_algorithms`` runs inside QGIS: on Python 3.9 (the Windows
installers of QGIS 3.22), on Qt 5 and on Qt 6, and before anybody knows whether geopandas is
there. So nothing here imports the library when QGIS starts.
"""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """Give QGIS the plugin."""
    from .plugin import SedpPlugin

    return SedpPlugin(iface)
