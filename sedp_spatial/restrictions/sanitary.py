"""Sanitary zones around landfills, animal burial grounds, cemeteries and the like."""

from __future__ import annotations

from typing import Literal

import geopandas as gpd

from .distance_rules import distance_rules
from .rule_tables import Source
from .zones_around import ZonesResult, zones_around


def sanitary_zones(
    objects: gpd.GeoDataFrame,
    rules: Source | None = None,
    *,
    by: Literal["class", "name"] = "class",
) -> ZonesResult:
    """Draw the sanitary zone of every object whose class has a distance.

    Parameters
    ----------
    objects : geopandas.GeoDataFrame
        Polygons or points in any CRS, with ``class`` (``landfill``, ``animal_burial``,
        ``cemetery``, ``quarry``, ``farm`` …, or a word that the rules give for it) and perhaps
        ``name``.
    rules : DataFrame or path of a .csv or .xlsx, optional
        As for :func:`water_strips`; ``kind`` is ``sanitary_zone`` if not given. Without rules the
        examples of ``codes/sanitary_rules.toml`` are used, and a note says so.
    by : {"class", "name"}
        One zone per class, or one per class and name of the object.

    Returns
    -------
    ZonesResult
        The belts around the objects; objects of the same zone that are polygons lie outside it.

    Raises
    ------
    DataError
        As :func:`water_strips`.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 79.

    Examples
    --------
    >>> graves = parcels[parcels["purpose"] == "Көрүстөн"].assign(**{"class": "cemetery"})
    >>> sanitary_zones(graves).layer["kind"].tolist()
    ['sanitary_zone']
    """
    ready = distance_rules(rules, shipped="sanitary_rules", kind="sanitary_zone")
    return zones_around(objects, ready, by=by, layer="objects")
