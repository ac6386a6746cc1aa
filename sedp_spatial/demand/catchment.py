"""Catchments: who reaches a free place, the nearest first, and who does not."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import Geod

Floats = npt.NDArray[np.float64]


def distances_m(villages: pd.DataFrame, facilities: pd.DataFrame) -> Floats:
    """Metres on the ellipsoid from the middle of each village to each facility.

    Where one of the tables has no geometry, the column ``village`` decides: zero within the
    village, infinite outside it.
    """
    here, there = _lon_lat(villages), _lon_lat(facilities)
    if here is None or there is None:
        same = (
            villages["village"].astype(str).to_numpy()[:, None]
            == (facilities["village"].astype(str).to_numpy()[None, :])
        )
        return np.where(same, 0.0, np.inf)
    (lon1, lat1), (lon2, lat2) = here, there
    shape = (len(lon1), len(lon2))
    from_, to = np.indices(shape)
    _, _, metres = Geod(ellps="WGS84").inv(lon1[from_], lat1[from_], lon2[to], lat2[to])
    return np.asarray(metres, dtype=np.float64).reshape(shape)


def _lon_lat(frame: pd.DataFrame) -> tuple[Floats, Floats] | None:
    series = getattr(frame, "geometry", None) if "geometry" in frame.columns else None
    if series is None or getattr(series, "crs", None) is None:
        return None
    middles = shapely.centroid(series.to_crs(4326).to_numpy())
    return shapely.get_x(middles), shapely.get_y(middles)


def unmet(demand: Floats, capacity: Floats, metres: Floats, reach_m: float) -> Floats:
    """The part of each village's demand that finds no place within reach.

    Parameters
    ----------
    demand : array
        Places that each village needs.
    capacity : array
        Places of each facility.
    metres : array
        Distances, villages down and facilities across.
    reach_m : float
        How far people go.

    Notes
    -----
    The nearest pair is served first, as families choose. More demand never lowers the shortfall.

    Examples
    --------
    >>> unmet(np.array([100.0, 50.0]), np.array([120.0]), np.array([[0.0], [900.0]]), 1_000)
    array([ 0., 30.])
    """
    left, free = demand.astype(np.float64).copy(), capacity.astype(np.float64).copy()
    for flat in np.argsort(metres, axis=None, kind="stable"):
        village, facility = np.unravel_index(flat, metres.shape)
        if metres[village, facility] > reach_m:
            break
        served = min(left[village], free[facility])
        left[village] -= served
        free[facility] -= served
    return left
