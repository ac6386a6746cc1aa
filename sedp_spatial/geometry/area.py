"""Areas on the ellipsoid, to the square metre, whatever the layer's coordinate reference system.

Two readings of the line between two vertices are offered:

* ``geodesic``: the shortest line on the ellipsoid, which is how a single polygon is measured
  (QGIS's ``$area``, ``pyproj.Geod``);
* ``drawn``: the straight line of the map. Cut a polygon and its parts add up to the whole to the
  last digit, which is what a balance needs.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Geod, Transformer

from ..errors import DataError, UsageError
from ..optional import has
from .geodesic import Bends, bends_of, between_lines_m2
from .rings import (
    WORTH_COMPILING,
    Floats,
    Geometries,
    Ints,
    Rings,
    cross_products,
    local_coordinates,
    rings_of,
    summed,
)
from .scale import PROJ, ArealScale, fit_areal_scale, geodetic_base

HECTARE = 10_000.0
"""In square metres."""
Edges = Literal["geodesic", "drawn"]
Triple: TypeAlias = tuple[Floats, Floats, Floats]

# Up to this extent what lies between a geodesic edge and a drawn one has a simple form.
_LOCALLY_STRAIGHT_M = 2000.0
# What the neglected third-order term may take of a ring measured by its moments.
_MOMENT_ERROR = 1e-11
# Where the areal scale does not converge, drawn edges are cut to this share of the extent.
_PIECES = 2000


def area_m2(gdf: gpd.GeoDataFrame, *, edges: Edges = "geodesic") -> pd.Series:
    """Measure polygons on the ellipsoid of their coordinate reference system.

    Parameters
    ----------
    gdf : geopandas.GeoDataFrame or geopandas.GeoSeries
        Polygons in any CRS with a geodetic base; None, empty and other geometries have area 0.
    edges : {"geodesic", "drawn"}
        What lies between two vertices: the geodesic (agrees with ``pyproj.Geod`` to 1e-6 and
        mostly to 1e-9) or the map's straight line (parts add up to their whole exactly).

    Returns
    -------
    pandas.Series
        ``area_m2`` in m², with the index of the input.

    Raises
    ------
    DataError
        If the layer has no CRS, or one without a place on the Earth.

    References
    ----------
    Karney, C. F. F. (2013), Algorithms for geodesics, J. Geodesy 87, 43-55 (the geodesic areas).

    Examples
    --------
    >>> import geopandas as gpd
    >>> from shapely import box
    >>> plot = gpd.GeoDataFrame(geometry=[box(500000, 4700000, 500100, 4700100)], crs=32643)
    >>> round(area_m2(plot)[0], 2)
    10008.01
    """
    if edges not in ("geodesic", "drawn"):
        raise UsageError("error.choice", name="edges", value=str(edges), allowed="geodesic, drawn")
    geometries = np.asarray(gdf.geometry.values, dtype=object)
    crs = horizontal_crs(gdf.crs)
    measure = geodesic_area_m2 if edges == "geodesic" else drawn_area_m2
    return pd.Series(measure(geometries, crs), index=gdf.index, name="area_m2")


def horizontal_crs(crs: CRS | None) -> CRS:
    """The horizontal part of a CRS that has a place on the Earth.

    Raises
    ------
    DataError
        If there is no CRS or it is an engineering (local) one.
    """
    if crs is None:
        raise DataError("error.no_crs")
    with PROJ:
        flat = crs.to_2d()
        if flat.is_compound:
            flat = flat.sub_crs_list[0]
        if flat.is_bound and flat.source_crs is not None:
            flat = flat.source_crs
        if flat.geodetic_crs is None or flat.is_geocentric:
            raise DataError("error.no_place_on_earth", crs=flat.name)
        return flat


def drawn_area_m2(
    geometries: Geometries,
    crs: CRS,
    rings: Rings | None = None,
    scale: ArealScale | None = None,
    *,
    compiled: bool = False,
) -> Floats:
    """Ellipsoidal area of polygons whose edges are straight on the map.

    Parameters
    ----------
    geometries : ndarray of shapely geometries
    crs : pyproj.CRS
        As :func:`horizontal_crs` returns it.
    rings : Rings, optional
        The rings of the geometries, where the caller has laid them out already.
    scale : ArealScale, optional
        Of a larger extent, where many layers in it are measured one after the other.
    compiled : bool
        Whether few vertices are worth the compiled sums too (where numba is): with them and a
        scale the last digit of a polygon does not depend on what it is measured together with.

    Returns
    -------
    ndarray of shape (n,)
        m²; 0 for what has no area.
    """
    rings = rings or rings_of(geometries)
    return _drawn(rings, shapely.bounds(geometries), crs, scale=scale, compiled=compiled)


def ring_polygons_area_m2(
    rings: Rings, crs: CRS, scale: ArealScale | None = None, *, compiled: bool = False
) -> Floats:
    """:func:`drawn_area_m2` of polygons that exist as rings only."""
    return _drawn(rings, rings.bounds(), crs, scale=scale, compiled=compiled)


def geodesic_area_m2(geometries: Geometries, crs: CRS) -> Floats:
    """Ellipsoidal area of polygons whose edges are geodesics; as :func:`drawn_area_m2`."""
    rings = rings_of(geometries)
    areas = _drawn(rings, shapely.bounds(geometries), crs, geodesic=True)
    large = np.flatnonzero(_extents_m(geometries, crs) > _LOCALLY_STRAIGHT_M)
    if len(large):
        areas[large] = _by_geod(geometries[large], crs)
    return areas


def _drawn(
    rings: Rings,
    bounds: Floats,
    crs: CRS,
    *,
    geodesic: bool = False,
    scale: ArealScale | None = None,
    compiled: bool = False,
) -> Floats:
    if len(rings) == 0:
        return np.zeros(len(bounds))
    # What a failed transformation threw to infinity must not spoil the others.
    bounds[~np.isfinite(bounds).all(axis=1)] = np.nan
    extent = np.concatenate([np.nanmin(bounds[:, :2], axis=0), np.nanmax(bounds[:, 2:], axis=0)])
    scale = scale or fit_areal_scale(crs, extent)
    if scale is None:
        by_ring = _without_scale(rings, crs, extent)
    else:
        sizes = np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])[rings.owner]
        bends = None
        if geodesic:
            longest = min(float(sizes.max()), _LOCALLY_STRAIGHT_M / scale.metres_per_unit())
            bends = bends_of(rings, scale, crs, longest)
        by_ring, between = _by_moments(rings, scale, bends, compiled)
        large = np.flatnonzero(sizes > _moment_limit(scale))
        if len(large):
            by_ring[large] = _by_strips(rings, large, scale)
        by_ring -= between
    # A hole takes away whatever way it runs, and a shell adds: as GEOS reads polygons.
    signed = np.where(rings.is_hole, -np.abs(by_ring), np.abs(by_ring))
    return summed(signed, rings.owner, len(bounds))


def _by_moments(
    rings: Rings, scale: ArealScale, bends: Bends | None, compiled: bool
) -> tuple[Floats, Floats]:
    """Small rings: the scale's Taylor series at the first vertex, times the ring's moments.

    The second array is what lies between drawn and geodesic edges, 0 without ``bends``.
    """
    origins = rings.xy[rings.offsets[:-1]]
    slopes, curved = scale.slopes(origins), scale.curvatures(origins)
    if (compiled or len(rings.xy) > WORTH_COMPILING) and has("numba"):
        return _by_compiled_moments(rings, slopes, curved, bends)
    areas, between = np.empty(len(rings)), np.zeros(len(rings))
    for first, last in rings.blocks():
        starts = rings.offsets[first:last] - rings.offsets[first]
        x, y = local_coordinates(rings, first, last)
        area = _first_moments(x, y, starts, *(values[first:last] for values in slopes))
        area += _second_moments(x, y, starts, *(values[first:last] for values in curved))
        if bends is not None:
            xxx, xxy, xyy, yyy = (bend[first:last] for bend in bends)
            between[first:last] = between_lines_m2(x, y, starts, (xxx, xxy, xyy, yyy))
        areas[first:last] = area
    return areas, between


def _by_compiled_moments(
    rings: Rings, slopes: Triple, curved: Triple, bends: Bends | None
) -> tuple[Floats, Floats]:
    """The same sums in one pass over the vertices."""
    from .ring_kernel import ring_sums

    sums = ring_sums(rings).T
    s, sx, sy = slopes
    sxx, sxy, syy = curved
    areas = s / 2 * sums[0] + (sx * sums[1] + sy * sums[2]) / 6
    areas += (sxx * sums[3] + sxy * sums[4] + syy * sums[5]) / 24
    if bends is None:
        return areas, np.zeros(len(rings))
    return areas, sum(bend * cubes for bend, cubes in zip(bends, sums[6:], strict=True)) / 12


def _first_moments(x: Floats, y: Floats, starts: Ints, s: Floats, sx: Floats, sy: Floats) -> Floats:
    # The last ring is as long as the others, or it would be added up in another order.
    cross = cross_products(x, y)
    along_x, along_y = x + _next(x), y + _next(y)
    along_x *= cross
    along_y *= cross
    return (
        s / 2 * np.add.reduceat(cross, starts)
        + sx / 6 * np.add.reduceat(along_x, starts)
        + sy / 6 * np.add.reduceat(along_y, starts)
    )


def _second_moments(
    x: Floats, y: Floats, starts: Ints, sxx: Floats, sxy: Floats, syy: Floats
) -> Floats:
    cross = cross_products(x, y)
    x0, y0, x1, y1 = x, y, _next(x), _next(y)
    return (
        sxx * np.add.reduceat(cross * (x0 * x0 + x0 * x1 + x1 * x1), starts)
        + syy * np.add.reduceat(cross * (y0 * y0 + y0 * y1 + y1 * y1), starts)
        + sxy * np.add.reduceat(cross * (x0 * y1 + x1 * y0 + 2 * (x0 * y0 + x1 * y1)), starts)
    ) / 24


def _next(values: Floats) -> Floats:
    """What comes after each; after the last, where no edge begins, nothing."""
    return np.append(values[1:], 0.0)


def _moment_limit(scale: ArealScale) -> float:
    """The extent, in map units, up to which second-order moments are enough."""
    third = scale.third_derivative()
    return float(np.cbrt(_MOMENT_ERROR * 60 / third)) if third > 0 else np.inf


def _by_strips(rings: Rings, which: Ints, scale: ArealScale) -> Floats:
    """Large rings: Green's theorem along each edge, exact for the series of the scale."""
    counts = np.diff(rings.offsets)[which] - 1
    ring = np.repeat(np.arange(len(which)), counts)
    ends = np.concatenate([[0], np.cumsum(counts)])
    at = np.arange(len(ring)) - ends[ring] + rings.offsets[:-1][which][ring]
    start, step = rings.xy[at], rings.xy[at + 1] - rings.xy[at]
    points, weights = np.polynomial.legendre.leggauss(sum(scale.series.shape) // 2 + 1)
    integral = np.zeros(len(ring))
    for point, weight in zip(points, weights, strict=True):
        integral += weight / 2 * scale.strip(start + step * ((point + 1) / 2))
    return summed(integral * step[:, 1], ring, len(which))


def _without_scale(rings: Rings, crs: CRS, bounds: Floats) -> Floats:
    """Extents as large as the globe: finely cut edges, measured by geodesics."""
    shells = shapely.polygons(
        [
            shapely.linearrings(rings.xy[a:b])
            for a, b in zip(rings.offsets[:-1], rings.offsets[1:], strict=True)
        ]
    )
    longest = float((bounds[2:] - bounds[:2]).max()) / _PIECES
    areas: Floats = _by_geod(shapely.segmentize(shells, longest), crs)
    return areas


def _by_geod(geometries: Geometries, crs: CRS) -> Floats:
    base = geodetic_base(crs)
    to_degrees = Transformer.from_crs(crs, base, always_xy=True)
    turned = shapely.transform(
        shapely.normalize(geometries), lambda xy: np.column_stack(to_degrees.transform(*xy.T))
    )
    geod = cast(Geod, crs.get_geod())
    parts, owner = shapely.get_parts(turned, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    sizes = np.array(
        [abs(geod.geometry_area_perimeter(ring)[0]) for ring in shapely.polygons(rings)]
    )
    is_hole = np.append(False, np.diff(ring_part) == 0)[: len(ring_part)]
    signed = np.where(is_hole, -sizes, sizes)
    return summed(signed, owner[ring_part], len(geometries))


def _extents_m(geometries: Geometries, crs: CRS) -> Floats:
    """The longer side of each geometry's bounds on the ground, roughly."""
    bounds = shapely.bounds(geometries)
    size = np.nan_to_num(np.maximum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]))
    factor: float = crs.axis_info[0].unit_conversion_factor
    metres: Floats = size * (factor * 6.4e6 if crs.is_geographic else factor)
    return metres
