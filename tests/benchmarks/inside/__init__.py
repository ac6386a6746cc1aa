"""Scripts that run in QGIS's own Python."""
