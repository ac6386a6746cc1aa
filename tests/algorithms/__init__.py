"""Tests of the plugin and its algorithms in real QGIS."""
