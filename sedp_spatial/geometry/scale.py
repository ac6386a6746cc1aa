"""How many square metres of the ellipsoid a square unit of a map is worth, place by place.

The ratio is a smooth function of the map's coordinates. It is found once per layer, as a
Chebyshev series through points that PROJ projects to an equal-area map, and then costs a few
multiplications instead of a projection of every vertex.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from threading import RLock

import numpy as np
from numpy.polynomial import chebyshev as cheb
from pyproj import CRS, Transformer
from pyproj.crs import GeographicCRS, ProjectedCRS
from pyproj.crs.coordinate_operation import LambertAzimuthalEqualAreaConversion

from .rings import Floats

_SMALLEST = 3e-13  # terms below this share of the scale are PROJ's rounding, not shape
_CONVERGED = 1e-11  # the last terms must be below this share
# PROJ's coordinates are good to a nanometre: over less than this its noise would be slope.
_LEAST_HALF_M = 10_000.0

# A CRS that two threads ask at the same time, even for its hash, ends the process.
PROJ = RLock()


@dataclass(frozen=True)
class ArealScale:
    """Square metres per square map unit, as a Chebyshev series over the layer's extent.

    Attributes
    ----------
    centre, half : ndarray of shape (2,)
        The extent: ``centre ± half`` in map units is -1 … 1 in the series.
    series : ndarray of shape (terms in x, terms in y)
    """

    centre: Floats
    half: Floats
    series: Floats

    def normal(self, xy: Floats) -> tuple[Floats, Floats]:
        """Map coordinates as the series takes them."""
        unit = (xy - self.centre) / self.half
        return unit[:, 0], unit[:, 1]

    def at(self, xy: Floats) -> Floats:
        """The scale at points."""
        return value_of(*self.normal(xy), self.series)

    def slopes(self, xy: Floats) -> tuple[Floats, Floats, Floats]:
        """The scale and its first derivatives (s, s_x, s_y) at points."""
        u, v = self.normal(xy)
        by_x, by_y = self._first()
        return tuple(value_of(u, v, one) for one in (self.series, by_x, by_y))  # type: ignore[return-value]

    def curvatures(self, xy: Floats) -> tuple[Floats, Floats, Floats]:
        """The second derivatives (s_xx, s_xy, s_yy) at points."""
        u, v = self.normal(xy)
        by_x, by_y = self._first()
        by_xx = cheb.chebder(by_x, axis=0) / self.half[0]
        by_xy = cheb.chebder(by_x, axis=1) / self.half[1]
        by_yy = cheb.chebder(by_y, axis=1) / self.half[1]
        return tuple(value_of(u, v, one) for one in (by_xx, by_xy, by_yy))  # type: ignore[return-value]

    def _first(self) -> tuple[Floats, Floats]:
        by_x = cheb.chebder(self.series, axis=0) / self.half[0]
        return by_x, cheb.chebder(self.series, axis=1) / self.half[1]

    def strip(self, xy: Floats) -> Floats:
        """The integral of the scale along x, from the extent's middle to each point."""
        u, v = self.normal(xy)
        return value_of(u, v, cheb.chebint(self.series, axis=0) * self.half[0])

    def third_derivative(self) -> float:
        """A bound of the third derivative in any direction, relative to the scale, per unit³."""
        least = np.min(self.half)
        thirds = [
            cheb.chebder(cheb.chebder(self.series, i, axis=0), 3 - i, axis=1) for i in range(4)
        ]
        return float(max(np.abs(t).sum() for t in thirds) / least**3 / self.series[0, 0])

    def metres_per_unit(self) -> float:
        """The length of a map unit on the ground, about."""
        return float(np.sqrt(self.series[0, 0]))


def fit_areal_scale(crs: CRS, bounds: Floats) -> ArealScale | None:
    """Find the areal scale over an extent, or ``None`` where it does not converge.

    It does not converge where the extent holds a pole or most of the globe; areas are then
    measured without it.

    Parameters
    ----------
    crs : pyproj.CRS
        A horizontal coordinate reference system with a geodetic base.
    bounds : ndarray of shape (4,)
        minx, miny, maxx, maxy in map units.
    """
    with PROJ:
        return _fitted(crs, tuple(bounds.tolist()))


@lru_cache(maxsize=64)
def _fitted(crs: CRS, bounds: tuple[float, ...]) -> ArealScale | None:
    """A command asks for the same layer's scale again and again."""
    low, high = np.array(bounds[:2]), np.array(bounds[2:])
    centre = (low + high) / 2
    unit: float = crs.axis_info[0].unit_conversion_factor * (6.4e6 if crs.is_geographic else 1.0)
    half = np.maximum((high - low) / 2, _LEAST_HALF_M / unit)
    to_equal_area = equal_area_transformer(crs, centre)
    for terms in (8, 16, 32):
        series = _fit(to_equal_area, centre, half, terms)
        size = abs(series[0, 0])
        tail = max(np.abs(series[-2:]).max(), np.abs(series[:, -2:]).max())
        if np.isfinite(series).all() and tail <= _CONVERGED * size:
            return ArealScale(centre, half, _significant(series, _SMALLEST * size))
    return None


def equal_area_transformer(crs: CRS, centre: Floats) -> Transformer:
    """From a map to an equal-area map on the same ellipsoid, centred on a place."""
    return Transformer.from_crs(crs, equal_area_crs(crs, centre), always_xy=True)


def equal_area_crs(crs: CRS, centre: Floats) -> CRS:
    """An equal-area map on the ellipsoid of another, centred on a place of that.

    The same geodetic base is kept on purpose: a change of datum would move the ground.
    """
    base = geodetic_base(crs)
    lon, lat = Transformer.from_crs(crs, base, always_xy=True).transform(*centre)
    if not (np.isfinite(lon) and abs(lat) <= 90):
        lon, lat = 0.0, 0.0  # the fit will not converge and the caller falls back
    return ProjectedCRS(LambertAzimuthalEqualAreaConversion(lat, lon), geodetic_crs=base)


def geodetic_base(crs: CRS) -> CRS:
    """The longitudes and latitudes that a map is drawn on, in degrees, without heights."""
    base = crs.geodetic_crs
    if base is None:
        raise ValueError("an engineering coordinate reference system has no geodetic base")
    if base.is_geocentric or base.axis_info[0].unit_name != "degree":
        return GeographicCRS(datum=base.datum)
    return base.to_2d()


def _fit(to_equal_area: Transformer, centre: Floats, half: Floats, terms: int) -> Floats:
    nodes = cheb.chebpts1(terms)
    x = np.repeat(centre[0] + half[0] * nodes, terms)
    y = np.tile(centre[1] + half[1] * nodes, terms)
    east, north = (np.reshape(a, (terms, terms)) for a in to_equal_area.transform(x, y))

    def slope(values: Floats, axis: int) -> Floats:
        return slope_at_nodes(values, axis) / half[axis]

    with np.errstate(invalid="ignore", over="ignore"):
        scale = slope(east, 0) * slope(north, 1) - slope(east, 1) * slope(north, 0)
    return series_through(np.abs(scale))


def series_through(values: Floats) -> Floats:
    """The Chebyshev series through values at the square of the first kind's nodes."""
    terms = len(values)
    inverse = np.linalg.inv(cheb.chebvander(cheb.chebpts1(terms), terms - 1))
    series: Floats = inverse @ values @ inverse.T
    return series


def slope_at_nodes(values: Floats, axis: int) -> Floats:
    """The derivative, at the nodes, of the series through values there."""
    terms = len(values)
    basis = cheb.chebvander(cheb.chebpts1(terms), terms - 1)
    series = cheb.chebder(series_through(values), axis=axis)
    series = np.pad(series, [(0, 1), (0, 0)] if axis == 0 else [(0, 0), (0, 1)])
    slopes: Floats = basis @ series @ basis.T
    return slopes


def _significant(series: Floats, smallest: float) -> Floats:
    """Cut off the rows and columns of terms that are rounding; at least 1 × 1 stays."""
    kept = np.abs(series) > smallest
    kept[0, 0] = True
    rows = np.flatnonzero(kept.any(axis=1))[-1] + 1
    columns = np.flatnonzero(kept.any(axis=0))[-1] + 1
    return np.where(kept, series, 0.0)[:rows, :columns]


def value_of(u: Floats, v: Floats, series: Floats) -> Floats:
    """A two-dimensional Chebyshev series at points, skipping the terms that are zero."""
    total = np.zeros_like(u)
    if not series.any():
        return total
    in_v = {j: cheb.chebval(v, np.eye(1, j + 1, j)[0]) for j in range(series.shape[1])}
    for i, row in enumerate(series):
        terms = np.flatnonzero(row)
        if len(terms) == 0:
            continue
        across = sum(
            (row[j] * in_v[int(j)] for j in terms[1:]), row[terms[0]] * in_v[int(terms[0])]
        )
        total += across if i == 0 else across * cheb.chebval(u, np.eye(1, i + 1, i)[0])
    return total
