"""Where the sheet lies on the ground: its scale, its extent, and which way is north."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from pyproj import Transformer

from ...geometry.local import metres_per_unit
from ..map_data import MapFrame

_SCALES = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 10.0)
_BARS = (1, 2, 5, 10)
_STEP_DEGREES = 0.01
_ROOM = 1.03  # a narrow margin around the territory


@dataclass(frozen=True)
class Ground:
    """The extent of a map in metres from the frame's corner, and what its marks need.

    Attributes
    ----------
    left, right, bottom, top : float
        What the map shows, in map units from the frame's corner.
    scale : int
        1 to how many.
    north_degrees : float
        How far true north turns clockwise from the top of the sheet.
    bar_m, bar_units : float
        The length of the scale bar on the ground, and in map units.
    """

    left: float
    right: float
    bottom: float
    top: float
    scale: int
    north_degrees: float
    bar_m: float
    bar_units: float


def ground_of(
    frame: MapFrame, width_mm: float, height_mm: float, *, round_scale: bool = True
) -> Ground:
    """Fit a territory onto a piece of paper at a round scale.

    Parameters
    ----------
    frame : MapFrame
    width_mm, height_mm : float
        Of the map on paper.
    round_scale : bool
        Whether the scale is one that people know; else the territory fills the paper.

    Returns
    -------
    Ground
    """
    bounds = np.array(
        [frame.left, frame.bottom, frame.left + frame.width, frame.bottom + frame.height]
    )
    unit_m = metres_per_unit(frame.crs, bounds)
    needed = unit_m * 1000 * _ROOM * max(frame.width / width_mm, frame.height / height_mm)
    scale = _round_up(max(needed, 1.0)) if round_scale else math.ceil(max(needed, 1.0))
    half_width = width_mm * scale / 1000 / unit_m / 2
    half_height = height_mm * scale / 1000 / unit_m / 2
    x, y = frame.width / 2, frame.height / 2
    bar = _bar(width_mm * scale / 1000 / 4)
    return Ground(
        left=x - half_width,
        right=x + half_width,
        bottom=y - half_height,
        top=y + half_height,
        scale=scale,
        north_degrees=true_north(frame),
        bar_m=bar,
        bar_units=bar / unit_m,
    )


def true_north(frame: MapFrame) -> float:
    """How many degrees true north lies clockwise of the map's top in the middle of the frame.

    Notes
    -----
    In a Gauss–Krüger zone east of the central meridian the meridians lean to the left of the
    grid's north (a negative angle), west of it to the right.
    """
    forth = Transformer.from_crs(frame.crs, "EPSG:4326", always_xy=True)
    lon, lat = forth.transform(frame.left + frame.width / 2, frame.bottom + frame.height / 2)
    x, y = forth.transform([lon, lon], [lat, lat + _STEP_DEGREES], direction="INVERSE")
    return math.degrees(math.atan2(x[1] - x[0], y[1] - y[0]))


def _round_up(needed: float) -> int:
    power = 10 ** math.floor(math.log10(needed))
    return round(next(step for step in _SCALES if step * power >= needed) * power)


def _bar(most_m: float) -> float:
    power = 10 ** math.floor(math.log10(most_m))
    return float(max(step for step in _BARS if step * power <= most_m) * power)
