"""What lies between the straight line of a map and the geodesic between the same two vertices.

On a meridian-centred national grid it is nothing that matters. In degrees and in Web Mercator the
parallels are drawn straight, and a triangle of a hundred metres loses three millionths of its
area. The area between both lines follows from how the map's straight lines bend on the ellipsoid,
a smooth function of place that is found once per layer.
"""

from __future__ import annotations

from typing import TypeAlias, cast

import numpy as np
from numpy.polynomial import chebyshev as cheb
from pyproj import CRS, Geod, Transformer

from .rings import Floats, Ints, Rings
from .scale import ArealScale, geodetic_base, series_through, slope_at_nodes, value_of

Bends: TypeAlias = tuple[Floats, Floats, Floats, Floats]

_TERMS = 12
_SMALLEST = 1e-5  # of the largest bend on the layer
# What may be left out, as a share of a polygon's area.
_NEGLIGIBLE = 1e-9


def bends_of(rings: Rings, scale: ArealScale, crs: CRS, longest: float) -> Bends | None:
    """How a map's straight lines bend at each ring, or ``None`` where it does not matter.

    Parameters
    ----------
    rings : Rings
        Up to a few kilometres large: the bend is taken as constant over a ring.
    scale : ArealScale
        Of an extent that holds them.
    crs : pyproj.CRS
        As :func:`horizontal_crs` returns it.
    longest : float
        The extent of the largest ring that counts, in map units.

    Returns
    -------
    tuple of ndarray of shape (rings,), or None
        The coefficients of dx³, dx²dy, dxdy² and dy³ of a step, in m² per cubed map unit.
    """
    series = _bends(scale, crs)
    if max(abs(one).sum() for one in series) * longest <= 6 * _NEGLIGIBLE * scale.series[0, 0]:
        return None
    u, v = scale.normal(rings.xy[rings.offsets[:-1]])
    xxx, xxy, xyy, yyy = (value_of(u, v, one) for one in series)
    return xxx, xxy, xyy, yyy


def between_lines_m2(x: Floats, y: Floats, starts: Ints, bends: Bends) -> Floats:
    """What lies between the drawn and the geodesic edges of some rings, signed as they turn.

    Parameters
    ----------
    x, y : ndarray
        Vertices, each measured from its ring's first: nothing leads from one ring to the next.
    starts : ndarray of int
        Where each ring starts.
    bends : Bends
        Of these rings.

    Returns
    -------
    ndarray of shape (rings,)
        m² by which the ring of drawn edges is the larger one, where it runs counter-clockwise.
    """
    dx, dy = np.diff(x, append=0.0), np.diff(y, append=0.0)
    xx, yy = dx * dx, dy * dy
    steps = (xx * dx, xx * dy, dx * yy, yy * dy)
    parts = (bend * np.add.reduceat(step, starts) for bend, step in zip(bends, steps, strict=True))
    total: Floats = sum(parts, np.zeros(len(starts))) / 12
    return total


def _bends(scale: ArealScale, crs: CRS) -> tuple[Floats, Floats, Floats, Floats]:
    """Series of the coefficients of dx³, dx²dy, dxdy² and dy³ in m² per cubed map unit.

    A straight step d on the map has on the ellipsoid the velocity v = J d and the acceleration
    a = H[d, d] + Γ[v, v] in longitude and latitude (J, H: first and second derivatives of the
    map's inverse, Γ: Christoffel symbols). Between its path and the chord lie v × a / 12 m².
    """
    nodes = cheb.chebpts1(_TERMS)
    x = np.repeat(scale.centre[0] + scale.half[0] * nodes, _TERMS)
    y = np.tile(scale.centre[1] + scale.half[1] * nodes, _TERMS)
    to_degrees = Transformer.from_crs(crs, geodetic_base(crs), always_xy=True)
    lon, lat = (
        np.reshape(np.radians(values), (_TERMS, _TERMS)) for values in to_degrees.transform(x, y)
    )

    def slope(values: Floats, axis: int) -> Floats:
        return slope_at_nodes(values, axis) / scale.half[axis]

    lon_x, lon_y, lat_x, lat_y = slope(lon, 0), slope(lon, 1), slope(lat, 0), slope(lat, 1)
    geod = cast(Geod, crs.get_geod())
    sin, cos = np.sin(lat), np.cos(lat)
    flat = 1 - geod.es * sin**2
    along = geod.a * (1 - geod.es) / flat**1.5  # radius of curvature in the meridian
    across = geod.a / np.sqrt(flat)
    # Γ^lon_{lon lat}, Γ^lat_{lon lon} and Γ^lat_{lat lat} of an ellipsoid of revolution.
    turn, pull = -along / across * sin / cos, across / along * sin * cos
    stretch = 3 * geod.es * sin * cos / flat

    def acceleration(
        lon_1: Floats, lat_1: Floats, lon_2: Floats, lat_2: Floats, lon_12: Floats, lat_12: Floats
    ) -> tuple[Floats, Floats]:
        return (
            lon_12 + turn * (lon_1 * lat_2 + lon_2 * lat_1),
            lat_12 + pull * lon_1 * lon_2 + stretch * lat_1 * lat_2,
        )

    lon_xx, lat_xx = acceleration(lon_x, lat_x, lon_x, lat_x, slope(lon_x, 0), slope(lat_x, 0))
    lon_xy, lat_xy = acceleration(lon_x, lat_x, lon_y, lat_y, slope(lon_x, 1), slope(lat_x, 1))
    lon_yy, lat_yy = acceleration(lon_y, lat_y, lon_y, lat_y, slope(lon_y, 1), slope(lat_y, 1))
    # A map may be mirrored; rings are judged by how they run on the map.
    ground = along * across * cos * np.sign(lon_x * lat_y - lon_y * lat_x)
    values = (
        ground * (lon_x * lat_xx - lat_x * lon_xx),
        ground * (2 * (lon_x * lat_xy - lat_x * lon_xy) + lon_y * lat_xx - lat_y * lon_xx),
        ground * (2 * (lon_y * lat_xy - lat_y * lon_xy) + lon_x * lat_yy - lat_x * lon_yy),
        ground * (lon_y * lat_yy - lat_y * lon_yy),
    )
    series = [series_through(value) for value in values]
    least = _SMALLEST * max(np.abs(one).max() for one in series)
    cut = [np.where(np.abs(one) > least, one, 0.0) for one in series]
    return cut[0], cut[1], cut[2], cut[3]
