"""Printed maps and charts: PNG, SVG and PDF that look the same on every machine."""

from .parts import FORMATS, MapLayer, MapSheet, SheetFormat
from .sheet import draw_sheet

__all__ = ["FORMATS", "MapLayer", "MapSheet", "SheetFormat", "draw_sheet"]
