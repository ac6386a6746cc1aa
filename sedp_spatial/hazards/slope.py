"""Slope in degrees from an elevation raster, computed while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from ..geometry.raster import Affine, Nodata, Raster, missing_in, open_raster
from ..geometry.rings import Floats
from ..geometry.scale import geodetic_base
from ..geometry.zonal_grid import from_cells
from ..geometry.zonal_sums import refuse_undeclared


@dataclass(frozen=True)
class SlopeRaster:
    """The slope of an elevation raster as a raster of its own, on the same grid.

    Attributes
    ----------
    elevation : Raster
        Metres above sea level.
    empty : float or None
        The elevation that means nothing.
    """

    elevation: Raster
    empty: float | None

    @property
    def name(self) -> str:
        """As the elevation's."""
        return self.elevation.name

    @property
    def width(self) -> int:
        """Columns."""
        return self.elevation.width

    @property
    def height(self) -> int:
        """Rows."""
        return self.elevation.height

    @property
    def transform(self) -> Affine:
        """The elevation's grid."""
        return self.elevation.transform

    @property
    def crs(self) -> CRS:
        """The elevation's CRS."""
        return self.elevation.crs

    @property
    def nodata(self) -> float | None:
        """Slopes that are not known are NaN."""
        return float("nan")

    @property
    def block(self) -> tuple[int, int]:
        """As the elevation is stored."""
        return self.elevation.block

    def scaled(self, values: Floats) -> Floats:
        """Slopes are degrees already."""
        return values

    def read(self, row: int, column: int, rows: int, columns: int) -> NDArray[Any]:
        """Degrees from the horizontal; NaN where one of the nine cells is not known.

        The window is read with one cell more on each side, so that tiles fit together.
        """
        top, left = max(row - 1, 0), max(column - 1, 0)
        bottom = min(row + rows + 1, self.height)
        right = min(column + columns + 1, self.width)
        raw = self.elevation.read(top, left, bottom - top, right - left)
        if self.empty is None:
            refuse_undeclared(raw, self.name)
        known = self.elevation.scaled(raw.astype(np.float64))
        known[missing_in(raw, self.empty)] = np.nan
        z = np.full((rows + 2, columns + 2), np.nan)
        z[top - row + 1 : bottom - row + 1, left - column + 1 : right - column + 1] = known
        return _horn(z, *self._cell_vectors(row, column, rows, columns))

    def _cell_vectors(
        self, row: int, column: int, rows: int, columns: int
    ) -> tuple[Floats, Floats, Floats]:
        """Per row: the squared lengths on the ground of a step along and down, and their product.

        Measured on the ellipsoid in the middle of the window.
        """
        middle = column + columns / 2
        lines = np.arange(rows) + row + 0.5
        ends = [(-0.5, 0.0), (0.5, 0.0), (0.0, -0.5), (0.0, 0.5)]
        to_degrees = Transformer.from_crs(self.crs, geodetic_base(self.crs), always_xy=True)
        places = []
        for right, down in ends:
            cells = np.column_stack([np.full(rows, middle + right), lines + down])
            places.append(to_degrees.transform(*from_cells(cells, self.transform).T))
        geod = self.crs.get_geod()
        along = _vector(geod, places[0], places[1])
        across = _vector(geod, places[2], places[3])
        return (along**2).sum(axis=0), (along * across).sum(axis=0), (across**2).sum(axis=0)


def _vector(geod: Any, start: tuple[Any, Any], end: tuple[Any, Any]) -> Floats:
    """East and north from one place to another, in metres."""
    azimuth, _, length = geod.inv(start[0], start[1], end[0], end[1])
    angle = np.radians(azimuth)
    return np.array([length * np.sin(angle), length * np.cos(angle)])


def _horn(z: Floats, e: Floats, f: Floats, g: Floats) -> Floats:
    """Horn's weighted differences, then the steepest slope over a grid with any cell shape."""
    a, b, c = z[:-2, :-2], z[:-2, 1:-1], z[:-2, 2:]
    d, here, i = z[1:-1, :-2], z[1:-1, 1:-1], z[1:-1, 2:]
    p, q, r = z[2:, :-2], z[2:, 1:-1], z[2:, 2:]
    along = ((c + 2 * i + r) - (a + 2 * d + p)) / 8
    down = ((p + 2 * q + r) - (a + 2 * b + c)) / 8
    e, f, g = e[:, None], f[:, None], g[:, None]
    steep = (g * along**2 - 2 * f * along * down + e * down**2) / (e * g - f**2)
    slope: Floats = np.degrees(np.arctan(np.sqrt(steep)))
    slope[np.isnan(here)] = np.nan
    return slope


@contextmanager
def open_slope(
    elevation: str | Path | Raster, *, band: int = 1, nodata: Nodata = "declared"
) -> Iterator[SlopeRaster]:
    """Open an elevation raster as its slope in degrees.

    Parameters
    ----------
    elevation : path or Raster
        Metres. In any CRS: the sizes of its cells are measured on the ellipsoid row by row, so
        a raster in degrees needs no projection.
    band : int
    nodata : "declared", number or None
        As in :func:`sedp_spatial.zonal_statistics`.

    Yields
    ------
    SlopeRaster
        For :func:`sedp_spatial.zonal_statistics` and :func:`levels_from_raster`. The outermost
        cells and those beside unknown ones have no slope.

    Raises
    ------
    DataError
        As :func:`sedp_spatial.geometry.raster.open_raster`; elevations that look like an
        undeclared nodata.

    References
    ----------
    Horn, B. K. P. (1981), Hill shading and the reflectance map, Proc. IEEE 69, 14-47.

    Examples
    --------
    >>> with open_slope("sample_layers/dem.tif") as slope:
    ...     steep = levels_from_raster(slope, [20, 35], hazard="slope")
    """
    with open_raster(elevation, band=band) as opened:
        yield SlopeRaster(opened, opened.nodata if nodata == "declared" else nodata)
