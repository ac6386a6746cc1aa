"""Land by its strictest regime: overlapping restrictions made into regimes that do not overlap."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..codes import load_codes
from ..errors import CalculationError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.cutting import difference
from ..geometry.rings import Floats
from ..layers.schema import UNASSIGNED
from ..overlay import overlap_areas

FREE = "free"
# What the regimes of a parcel may differ from the union of its restrictions.
_AGREES_SHARE = 1e-6
_AGREES_M2 = 1e-2
_ROUNDING = 1e-9


def regime_order() -> list[str]:
    """The regimes from the strictest to the mildest, ``unassigned`` last."""
    return [*load_codes("regimes"), UNASSIGNED]


def strictest_layer(themes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give each piece of restricted land to its strictest regime.

    Parameters
    ----------
    themes : geopandas.GeoDataFrame
        ``regime`` and valid polygons, which may overlap.

    Returns
    -------
    geopandas.GeoDataFrame
        regime, area_m2, geometry: one row per regime that has land, the strictest first; the rows
        do not overlap and cover what the themes cover.
    """
    shapes = np.asarray(themes.geometry.values, dtype=object)
    covered = shapely.Polygon()
    regimes, parts = [], []
    for regime in regime_order():
        own = shapes[(themes["regime"] == regime).to_numpy()]
        if len(own) == 0:
            continue
        whole = shapely.union_all(own)
        rest = difference(whole, covered)
        if rest is not None:
            regimes.append(regime)
            parts.append(rest)
        covered = shapely.union(covered, whole)
    layer = gpd.GeoDataFrame(
        {"regime": pd.Series(regimes, dtype="object")},
        geometry=np.array(parts, dtype=object),
        crs=themes.crs,
    )
    layer["area_m2"] = drawn_area_m2(
        np.asarray(layer.geometry.values, dtype=object), horizontal_crs(themes.crs)
    )
    return layer[["regime", "area_m2", "geometry"]]


def land_by_regime(
    parcels: gpd.GeoDataFrame, themes: gpd.GeoDataFrame, regimes: gpd.GeoDataFrame, measured: Floats
) -> pd.DataFrame:
    """How much of each parcel lies under which strictest regime, and how much is free.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
    themes : geopandas.GeoDataFrame
        The restrictions, in the CRS of the parcels.
    regimes : geopandas.GeoDataFrame
        What :func:`strictest_layer` made of them.
    measured : ndarray
        The area of each parcel, m².

    Returns
    -------
    pandas.DataFrame
        One row per parcel in the order of the layer, one column per regime of
        :func:`regime_order` and ``free``, in m²; each row adds up to the parcel.

    Raises
    ------
    CalculationError
        If the regimes of a parcel do not add up to the union of its restrictions, which is
        measured on its own.
    """
    land = pd.DataFrame(0.0, index=range(len(parcels)), columns=regime_order())
    land[FREE] = measured
    if len(themes):
        found = overlap_areas(parcels, regimes, by="regime")
        wide = found.pivot_table(index="parcel", columns="regime", values="area_m2", aggfunc="sum")
        land.update(wide)
        total = land[regime_order()].sum(axis=1).to_numpy()
        _check(total, _restricted(parcels, themes), measured)
        land[FREE] = measured - total
        # A parcel that lies wholly under restrictions differs from their sum by rounding only.
        full = (total > measured) | (np.abs(total - measured) <= _ROUNDING * measured)
        full &= total > 0
        land.loc[full, regime_order()] *= (measured[full] / total[full])[:, None]
        land.loc[full, FREE] = 0.0
    return land


def _restricted(parcels: gpd.GeoDataFrame, themes: gpd.GeoDataFrame) -> Floats:
    """What of each parcel lies under any restriction, overlapping ones counted once."""
    found = overlap_areas(parcels, themes[["geometry"]].assign(any=1), by="any")
    areas = np.zeros(len(parcels))
    areas[found["parcel"].to_numpy()] = found["area_m2"].to_numpy()
    return areas


def _check(by_regime: Floats, restricted: Floats, measured: Floats) -> None:
    off = np.abs(by_regime - restricted)
    if (off > _AGREES_SHARE * measured + _AGREES_M2).any():
        raise CalculationError("error.regimes_not_closed", off_m2=float(off.max()))
