"""Common parts by GEOS, fast: the zone is clipped to where the parcels are before it is cut.

Intersecting a parcel of ten vertices with a zone of ten thousand costs GEOS the ten thousand.
So the parcels along one zone's border are split into ever smaller groups, the zone is clipped to
each group's surroundings, and the last groups meet a zone of a few dozen vertices.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import shapely

from .rings import Floats, Geometries, Ints

_GROUP = 64
_SMALL_ZONE = 64
# The clip must not touch a parcel: it is larger than the group by this share of its size.
_MARGIN = 0.05


def clipped_pieces(
    parcels: Geometries, zones: Geometries, parcel: Ints, zone: Ints, workers: int
) -> Geometries:
    """The common part of each pair.

    Parameters
    ----------
    parcels, zones : ndarray of shapely polygons
    parcel, zone : ndarray of int
        The pairs, as positions.
    workers : int
        Threads; GEOS works outside of Python's lock.

    Returns
    -------
    ndarray of shapely geometries, shape (pairs,)
        Possibly empty, possibly with lines and points where parcel and zone only touch.
    """
    pieces = np.full(len(parcel), None, dtype=object)
    if len(parcel) == 0:
        return pieces
    bounds = shapely.bounds(parcels)
    order = np.argsort(zone, kind="stable")
    cuts = np.flatnonzero(np.append(True, np.diff(zone[order]) != 0))
    groups = np.split(order, cuts[1:])

    def work(group: Ints) -> None:
        of_zone = parcel[group]
        _cut(parcels, bounds, zones[zone[group[0]]], of_zone, group, pieces)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, groups))
    return pieces


def scattered_pieces(parcels: Geometries, zones: Geometries) -> Geometries:
    """The common part of each parcel with its own zone, for a few that lie far apart.

    Parameters
    ----------
    parcels, zones : ndarray of shapely polygons
        Of the same length.
    """
    bounds = shapely.bounds(parcels)
    around = [_clip(zone, bounds[at : at + 1]) for at, zone in enumerate(zones)]
    pieces: Geometries = shapely.intersection(parcels, np.array(around, dtype=object))
    return pieces


def _cut(
    parcels: Geometries,
    bounds: Floats,
    zone: shapely.Geometry,
    parcel: Ints,
    place: Ints,
    pieces: Geometries,
) -> None:
    """Intersect some parcels with one zone, recursively, and put the parts in their places."""
    small = shapely.get_num_coordinates(zone) <= _SMALL_ZONE
    if len(parcel) <= _GROUP or small:
        if not small:
            zone = _clip(zone, bounds[parcel])
        pieces[place] = shapely.intersection(parcels[parcel], zone)
        return
    clipped = _clip(zone, bounds[parcel])
    middle = (bounds[parcel, :2] + bounds[parcel, 2:]) / 2
    axis = int(np.argmax(np.ptp(middle, axis=0)))
    order = np.argsort(middle[:, axis], kind="stable")
    half = len(order) // 2
    for part in (order[:half], order[half:]):
        _cut(parcels, bounds, clipped, parcel[part], place[part], pieces)


def _clip(zone: shapely.Geometry, bounds: Floats) -> shapely.Geometry:
    low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    margin = _MARGIN * float((high - low).max())
    window = (*(low - margin), *(high + margin))
    quick = _clip_by_rectangle(zone, window)
    return shapely.intersection(zone, shapely.box(*window)) if quick is None else quick


def _clip_by_rectangle(
    zone: shapely.Geometry, window: tuple[float, float, float, float]
) -> shapely.Geometry | None:
    """Far faster than an intersection, but a border along the window may break it: ``None``."""
    try:
        clipped = shapely.clip_by_rect(zone, *window)
    except shapely.errors.GEOSException:
        return None
    return clipped if clipped.is_valid else None
