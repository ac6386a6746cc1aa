"""The land by strictest regime against the restrictions that it was made of, for some parcels.

Regimes are cut out of each other once for the whole country, and every parcel is laid over what
came out. For a few parcels of each partition the same is worked out another way: from unions of
the restrictions themselves, without one difference, by GEOS alone.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from ..errors import CalculationError
from ..geometry.clip import scattered_pieces
from ..geometry.overlap import Overlaps
from ..geometry.rings import Floats, Geometries, Ints, Rings
from ..geometry.sound import areal_part
from ..overlay import ReadyZones
from ..restrictions.strictest import regime_order
from .zones import REGIME, RESTRICTION

# Of each partition so many parcels under one regime, and as many under several.
_SAMPLE = 16
# What the regimes of a parcel may differ: that of the extract of a municipality.
_AGREES_SHARE = 1e-6
_AGREES_M2 = 1e-2


def check_regimes(
    parcels: Geometries | Rings,
    found: Overlaps,
    zones: ReadyZones,
    parcel_m2: Floats,
    failed: NDArray[np.bool_],
) -> None:
    """Work out the regimes of a sample of parcels from the restrictions; nothing is changed.

    Parameters
    ----------
    parcels : ndarray of shapely polygons, or Rings
    found : Overlaps
        Of all parcels with all zones.
    zones : ReadyZones
        Restrictions and regimes among them.
    parcel_m2 : ndarray
        The area of each parcel.
    failed : ndarray of bool
        Parcels that count for nothing.

    Raises
    ------
    CalculationError
        If the regimes of a parcel are not those of its restrictions.
    """
    index, kind, kinds, _ = zones
    places = {regime: place for place, regime in enumerate(regime_order())}
    limits, made = (kinds["theme"].to_numpy() == theme for theme in (RESTRICTION, REGIME))
    name = np.where(limits, kinds["second"], kinds["first"])
    # The place of a zone's regime, -1 for a hazard.
    place = np.array([places.get(one, -1) for one in name], dtype=np.intp)
    place[~(limits | made)] = -1
    of_pair = kind[found.zone]
    some = (place[of_pair] >= 0) & ~failed[found.parcel]
    chosen = _sample(found.parcel[some], place[of_pair[some]], len(places))
    if len(chosen) == 0:
        return
    shapes = parcels.polygons(chosen) if isinstance(parcels, Rings) else parcels[chosen]
    mine = some & made[of_pair] & np.isin(found.parcel, chosen)
    at = np.searchsorted(chosen, found.parcel[mine])
    by_regime = np.bincount(
        at * len(places) + place[of_pair[mine]],
        weights=found.area[mine],
        minlength=len(chosen) * len(places),
    ).reshape(len(chosen), -1)
    # Which zones are near is asked of their boxes, not taken from what is to be checked.
    parcel, zone = index.tree.query(shapely.bounds(shapes))
    parcel, zone = parcel[limits[kind[zone]]], zone[limits[kind[zone]]]
    expected = _by_unions(shapes, index.shapes, parcel, zone, place[kind[zone]], len(places))
    off = np.abs(by_regime - expected) / shapely.area(shapes)[:, None]
    own = parcel_m2[chosen][:, None]
    if (off * own > _AGREES_SHARE * own + _AGREES_M2).any():
        raise CalculationError("error.regimes_not_closed", off_m2=float((off * own).max()))


def _sample(parcel: Ints, place: Ints, count: int) -> Ints:
    """Parcels in ascending order: some over which several regimes lie, and some others."""
    own, regimes = np.unique(np.unique(parcel * count + place) // count, return_counts=True)
    rng = np.random.default_rng(0)
    groups = (own[regimes > 1], own[regimes == 1])
    return np.sort(
        np.concatenate(
            [rng.choice(group, min(_SAMPLE, len(group)), replace=False) for group in groups]
        )
    )


def _by_unions(
    shapes: Geometries, zones: Geometries, parcel: Ints, zone: Ints, place: Ints, count: int
) -> Floats:
    """What of each parcel lies under each regime and under no stricter one."""
    expected = np.zeros((len(shapes), count))
    pieces = areal_part(scattered_pieces(shapes[parcel], zones[zone]))
    for number in np.unique(parcel).tolist():
        covered = 0.0
        own = parcel == number
        for step in np.unique(place[own]).tolist():
            whole = float(shapely.area(shapely.union_all(pieces[own & (place <= step)])))
            expected[number, step] = whole - covered
            covered = whole
    return expected
