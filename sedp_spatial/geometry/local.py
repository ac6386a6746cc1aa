"""Lengths on the ground near a place, for tolerances given in metres."""

from __future__ import annotations

import numpy as np
from pyproj import CRS

from ..errors import UsageError
from .rings import Floats
from .scale import fit_areal_scale


def metres_per_unit(crs: CRS, bounds: Floats) -> float:
    """How long a unit of the map is on the ground in the middle of an extent, about.

    Degrees of longitude and latitude differ in length; the geometric mean of both is given,
    which is right for areas and good enough for a tolerance.

    Parameters
    ----------
    crs : pyproj.CRS
        Horizontal, with a geodetic base.
    bounds : ndarray of shape (4,)
        minx, miny, maxx, maxy in map units.
    """
    if not np.isfinite(bounds).all():
        return 1.0
    middle = np.tile((bounds[:2] + bounds[2:]) / 2, 2)
    scale = fit_areal_scale(crs, middle)
    return 1.0 if scale is None else scale.metres_per_unit()


def check_tolerance(metres: float) -> None:
    """Refuse a tolerance that is no length.

    Raises
    ------
    UsageError
        If it is negative, infinite or not a number.
    """
    if not (np.isfinite(metres) and metres >= 0):
        raise UsageError("error.tolerance", value=str(metres))
