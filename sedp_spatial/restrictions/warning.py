"""The surroundings of protected areas and forests: a notice, never a prohibition."""

from __future__ import annotations

from collections.abc import Collection

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.cutting import difference
from ..geometry.sound import areal_part
from ..messages import Message
from .cleaning import cleaned
from .zones_around import QUARTER, ZonesResult, local_metric_crs, to_metres

_KIND = "warning_zone"


def warning_zones(
    restrictions: gpd.GeoDataFrame,
    distance_m: float,
    *,
    kinds: Collection[str] | None = None,
) -> ZonesResult:
    """Draw a zone of notice around protected areas and forestry units.

    Parameters
    ----------
    restrictions : geopandas.GeoDataFrame
        The restriction schema.
    distance_m : float
        How far beside them a notice is wanted, metres on the ground; the user decides.
    kinds : collection of str, optional
        Around which kinds; those that ``codes/restriction_kinds.toml`` marks as ``warned`` if not
        given. What is itself only a notice gets no zone.

    Returns
    -------
    ZonesResult
        ``.layer`` holds restrictions of the kind ``warning_zone`` and the regime ``notice``, one
        per protected area, with its name and its dates, without the protected land itself.

    Raises
    ------
    UsageError
        If the distance is not a positive number.
    DataError
        If there is nothing to draw a zone around.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 57.

    Examples
    --------
    >>> zones = warning_zones(restrictions, 500)
    >>> set(zones.layer["regime"])
    {'notice'}
    """
    if not (np.isfinite(distance_m) and distance_m > 0):
        raise UsageError("error.distance", value=str(distance_m))
    codes = load_codes("restriction_kinds")
    chosen = {code for code, entry in codes.items() if entry.get("warned")}
    chosen = chosen if kinds is None else set(kinds)
    clean = cleaned(restrictions).layer
    around = clean[clean["kind"].isin(chosen) & (clean["regime"] != "notice")]
    if len(around) == 0:
        raise DataError("error.nothing_to_warn_of", kinds=sorted(chosen))
    local = local_metric_crs(around)
    shapes = to_metres(around, local)
    protected = shapely.union_all(shapes)
    keys = ["kind", "name", "valid_from", "valid_to"]
    groups = around.groupby(keys, dropna=False, sort=False).ngroup().to_numpy()
    rows, zones = [], []
    for group in range(int(groups.max()) + 1):
        members = np.flatnonzero(groups == group)
        whole = shapely.geometrycollections(shapely.get_parts(shapes[members]))
        zones.append(
            difference(shapely.buffer(whole, distance_m, quad_segs=QUARTER), protected)
            or shapely.Polygon()
        )
        first = around.iloc[members[0]]
        rows.append(
            {
                "kind": _KIND,
                "regime": codes[_KIND]["regime"],
                "name": first["name"],
                "legal_basis": codes[_KIND]["legal_basis"],
                "valid_from": first["valid_from"],
                "valid_to": first["valid_to"],
                "class": first["kind"],
                "width_m": float(distance_m),
            }
        )
    drawn = gpd.GeoDataFrame(rows, geometry=zones, crs=local).to_crs(restrictions.crs)
    drawn.geometry = areal_part(shapely.make_valid(np.asarray(drawn.geometry.values, dtype=object)))
    drawn = drawn[drawn.geometry.notna()].reset_index(drop=True)
    return ZonesResult(
        table=_summary(drawn),
        layer=drawn,
        notes=(Message("note.warning_zones", zones=len(drawn), distance_m=float(distance_m)),),
        without_rule=0,
    )


def _summary(zones: gpd.GeoDataFrame) -> pd.DataFrame:
    shapes = np.asarray(zones.geometry.values, dtype=object)
    table = pd.DataFrame(zones.drop(columns=zones.geometry.name))
    table["features"] = 1
    table["area_m2"] = drawn_area_m2(shapes, horizontal_crs(zones.crs))
    return table[["class", "kind", "regime", "width_m", "features", "area_m2", "legal_basis"]]
