"""The small map of the extract: one parcel, its restrictions and its neighbours, as plain SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from ..codes import load_codes
from ..geometry.rings import Floats
from .map_data import map_frame

# The sheet's width over its height, and how much land around the parcel is shown.
_ASPECT = 2.6
_MARGIN = 0.45
_LEAST_M = 40.0
# Outlines are drawn this much coarser than they are, as a share of the sheet's width: less than
# the thickness of a line. Areas are never taken from the drawing.
_COARSE = 1 / 3000
NICE = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
_UNKNOWN = "#9a9a9a"


@dataclass(frozen=True)
class Drawn:
    """One shape on the sheet: its SVG path and its colour."""

    path: str
    colour: str = ""


@dataclass(frozen=True)
class Mark:
    """The number of a restriction, where it is printed, and the place that it points to."""

    number: int
    x: float
    y: float
    at_x: float
    at_y: float


@dataclass(frozen=True)
class ExtractMap:
    """What the template draws; lengths in metres from the upper left corner.

    Attributes
    ----------
    width, height : float
    neighbours : list of Drawn
    around : list of Drawn
        Restricted land outside the parcel, pale.
    inside : list of Drawn
        The parcel's land by its strictest regime, the mildest first.
    pieces : list of Drawn
        The outlines of the restrictions within the parcel.
    parcel : Drawn
    marks : list of Mark
    scale_m : int
        The length of the scale bar.
    regimes : list of str
        What is coloured on the sheet, the strictest first: the legend.
    """

    width: float
    height: float
    neighbours: list[Drawn]
    around: list[Drawn]
    inside: list[Drawn]
    pieces: list[Drawn]
    parcel: Drawn
    marks: list[Mark]
    scale_m: int
    regimes: list[str]


def extract_map(
    parcels: gpd.GeoDataFrame,
    position: int,
    regimes: gpd.GeoDataFrame,
    pieces: gpd.GeoDataFrame,
) -> ExtractMap:
    """Draw a parcel with its surroundings.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    position : int
        Which of them.
    regimes : geopandas.GeoDataFrame
        Restricted land by its strictest regime, the strictest first.
    pieces : geopandas.GeoDataFrame
        The restrictions within the parcel, in the order of the table.
    """
    own = parcels.iloc[[position]]
    frame = map_frame(own)
    shape = valid_shapes(own.to_crs(frame.crs))[0]
    left, bottom, right, top = sheet_bounds(shape.bounds)
    sheet = Sheet(left, top, right - left, top - bottom)
    box = shapely.box(left, bottom, right, top)
    around_box = gpd.GeoSeries([box], crs=frame.crs).to_crs(parcels.crs)
    near = parcels.iloc[np.sort(parcels.sindex.query(around_box.iloc[0], predicate="intersects"))]
    coarse = sheet.width * _COARSE
    neighbours = shapely.simplify(
        shapely.intersection(valid_shapes(near.to_crs(frame.crs)), box), coarse
    )
    kinds = regimes.iloc[::-1]
    land = shapely.intersection(valid_shapes(kinds.to_crs(frame.crs)), box)
    colours = [_colour(regime) for regime in kinds["regime"]]
    parts = valid_shapes(pieces.to_crs(frame.crs)) if len(pieces) else np.array([], dtype=object)
    return ExtractMap(
        width=sheet.width,
        height=sheet.height,
        neighbours=[Drawn(sheet.path(one)) for one in neighbours],
        around=_drawn(shapely.simplify(shapely.difference(land, shape), coarse), colours, sheet),
        inside=_drawn(shapely.intersection(land, shape), colours, sheet),
        pieces=[Drawn(sheet.path(part)) for part in parts],
        parcel=Drawn(sheet.path(shape)),
        marks=_marks(parts, sheet),
        regimes=[
            regime
            for regime, seen in zip(kinds["regime"], ~shapely.is_empty(land), strict=True)
            if seen
        ][::-1],
        scale_m=max(length for length in NICE if length <= max(sheet.width / 4, 1)),
    )


@dataclass(frozen=True)
class Sheet:
    """The piece of paper: map coordinates to metres from its upper left corner.

    Attributes
    ----------
    left, top, width, height : float
        In map units.
    """

    left: float
    top: float
    width: float
    height: float

    def place(self, xy: Floats) -> Floats:
        """Coordinates on the sheet."""
        return np.column_stack([xy[:, 0] - self.left, self.top - xy[:, 1]])

    def path(self, shape: shapely.Geometry) -> str:
        """The SVG path of a polygon."""
        rings = []
        for polygon in shapely.get_parts(shapely.get_parts(shape)):
            if polygon.geom_type != "Polygon" or polygon.is_empty:
                continue
            for ring in (polygon.exterior, *polygon.interiors):
                points = self.place(shapely.get_coordinates(ring)[:-1])
                rings.append("M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "Z")
        return "".join(rings)


def valid_shapes(layer: gpd.GeoDataFrame) -> np.ndarray:
    """The outlines of a layer, fit to be cut."""
    return np.asarray(shapely.make_valid(np.asarray(layer.geometry.values, dtype=object)))


def sheet_bounds(bounds: Sequence[float]) -> tuple[float, float, float, float]:
    """The extent of the sheet: the parcel with a margin, in the sheet's proportion."""
    left, bottom, right, top = bounds
    size = max(right - left, top - bottom, _LEAST_M)
    width = right - left + 2 * _MARGIN * size
    height = top - bottom + 2 * _MARGIN * size
    width, height = max(width, height * _ASPECT), max(height, width / _ASPECT)
    x, y = (left + right) / 2, (bottom + top) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _drawn(shapes: np.ndarray, colours: Sequence[str], sheet: Sheet) -> list[Drawn]:
    drawn = [Drawn(sheet.path(s), colour) for s, colour in zip(shapes, colours, strict=True)]
    return [one for one in drawn if one.path]


def _marks(parts: np.ndarray, sheet: Sheet) -> list[Mark]:
    """A number in each restriction; one that would hide another moves aside."""
    marks: list[Mark] = []
    apart = sheet.width * 0.035
    for number, part in enumerate(parts, start=1):
        polygons = shapely.get_parts(shapely.get_parts(part))
        largest = polygons[np.argmax(shapely.area(polygons))]
        at = sheet.place(shapely.get_coordinates(shapely.point_on_surface(largest)))[0]
        x, y = float(at[0]), float(at[1])
        while any(abs(m.x - x) < apart and abs(m.y - y) < apart for m in marks):
            x += apart
        marks.append(Mark(number, x, y, float(at[0]), float(at[1])))
    return marks


def _colour(regime: str) -> str:
    return str(load_codes("regimes").get(regime, {}).get("colour", _UNKNOWN))
