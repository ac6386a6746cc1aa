"""Slope in percent and sun at noon, computed from an elevation raster while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

from ..geometry.raster import Raster, missing_in
from ..geometry.rings import Floats
from ..geometry.scale import geodetic_base
from ..geometry.zonal_grid import from_cells
from ..hazards.slope import SlopeRaster, open_slope


@dataclass(frozen=True)
class PercentRaster(SlopeRaster):
    """The slope as metres of rise over a hundred metres."""

    def read(self, row: int, column: int, rows: int, columns: int) -> NDArray[Any]:
        """Percent; NaN where one of the nine cells is not known."""
        return 100 * np.tan(np.radians(super().read(row, column, rows, columns)))


@dataclass(frozen=True)
class SunRaster(SlopeRaster):
    """The sun at noon of an equinox against that on flat ground: 1 flat, above 1 sunny side."""

    def read(self, row: int, column: int, rows: int, columns: int) -> NDArray[Any]:
        """The cosine of the sun's angle to the ground, over that to flat ground; 0 in shade."""
        z = self._with_rim(row, column, rows, columns)
        east, north, latitude = self._steps(row, column, rows, columns)
        # Horn's weighted differences along the row and down the column.
        along = (
            (z[:-2, 2:] + 2 * z[1:-1, 2:] + z[2:, 2:])
            - (z[:-2, :-2] + 2 * z[1:-1, :-2] + z[2:, :-2])
        ) / 8
        down = (
            (z[2:, :-2] + 2 * z[2:, 1:-1] + z[2:, 2:])
            - (z[:-2, :-2] + 2 * z[:-2, 1:-1] + z[:-2, 2:])
        ) / 8
        turned = east[0] * north[1] - east[1] * north[0]
        to_east = (north[1] * along - north[0] * down) / turned
        to_north = (east[0] * down - east[1] * along) / turned
        # The noon sun of an equinox stands (90° − latitude) high in the south.
        tilted = np.sqrt(1 + to_east**2 + to_north**2)
        lit = np.maximum((1 + np.tan(np.radians(latitude)) * to_north) / tilted, 0.0)
        lit[np.isnan(z[1:-1, 1:-1])] = np.nan
        return lit

    def _with_rim(self, row: int, column: int, rows: int, columns: int) -> Floats:
        """The elevations of a window with one cell more on each side."""
        top, left = max(row - 1, 0), max(column - 1, 0)
        bottom = min(row + rows + 1, self.height)
        right = min(column + columns + 1, self.width)
        raw = self.elevation.read(top, left, bottom - top, right - left)
        known = self.elevation.scaled(raw.astype(np.float64))
        known[missing_in(raw, self.empty)] = np.nan
        z = np.full((rows + 2, columns + 2), np.nan)
        z[top - row + 1 : bottom - row + 1, left - column + 1 : right - column + 1] = known
        return z

    def _steps(
        self, row: int, column: int, rows: int, columns: int
    ) -> tuple[Floats, Floats, Floats]:
        """Per row: how far a step along and a step down go east and north, and the latitude.

        The pair of eastings, then the pair of northings, in metres on the ellipsoid.
        """
        middle = column + columns / 2
        lines = np.arange(rows) + row + 0.5
        to_degrees = Transformer.from_crs(self.crs, geodetic_base(self.crs), always_xy=True)
        places = [
            to_degrees.transform(
                *from_cells(
                    np.column_stack([np.full(rows, middle + right), lines + below]), self.transform
                ).T
            )
            for right, below in ((-0.5, 0.0), (0.5, 0.0), (0.0, -0.5), (0.0, 0.5))
        ]
        geod: Any = self.crs.get_geod()
        east, north = [], []
        for start, end in ((places[0], places[1]), (places[2], places[3])):
            azimuth, _, length = geod.inv(start[0], start[1], end[0], end[1])
            east.append(length * np.sin(np.radians(azimuth)))
            north.append(length * np.cos(np.radians(azimuth)))
        latitude = (np.asarray(places[0][1]) + np.asarray(places[1][1])) / 2
        return np.array(east)[:, :, None], np.array(north)[:, :, None], latitude[:, None]


@contextmanager
def open_relief(elevation: str | Path | Raster, *, sun: bool) -> Iterator[SlopeRaster]:
    """Open an elevation raster as its slope in percent, or as its sun at noon.

    Raises
    ------
    DataError
        As :func:`sedp_spatial.open_slope`.
    """
    kind = SunRaster if sun else PercentRaster
    with open_slope(elevation) as slope:
        yield kind(slope.elevation, slope.empty)
